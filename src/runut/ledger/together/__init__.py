"""What one page says held together: increases, lists, the dead among those hit."""
