"""Page → Article: label every stretch, delete none."""
