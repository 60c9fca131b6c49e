"""What belongs together, and where it came from."""
