"""Pages as a whole, and pages beside each other: torn, undated, copied, told otherwise."""
