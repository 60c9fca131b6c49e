"""Record → someone else's format: one file a format."""
