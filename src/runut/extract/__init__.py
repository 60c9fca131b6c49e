"""Article → claims, each with its span: one file a kind of claim."""
