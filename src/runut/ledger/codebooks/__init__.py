"""Codebooks: each reads a row of statements as low, best and high, and says why; a file is a codebook."""
