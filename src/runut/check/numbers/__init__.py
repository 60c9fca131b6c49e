"""All other numbers: quantities, shares, units, money, and what goes by a number."""
