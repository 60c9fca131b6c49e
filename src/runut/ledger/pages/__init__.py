"""Pages beside their sisters: what one leaves open, another says."""
