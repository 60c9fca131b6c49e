"""Source → Page: one file a kind of source."""
