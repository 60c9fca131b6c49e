"""Where a figure is counted: places that are one, and places that lie in others."""
