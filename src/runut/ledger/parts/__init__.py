"""What is a part of what."""
