"""Which statements belong in one row."""
