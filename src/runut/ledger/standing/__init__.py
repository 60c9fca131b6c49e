"""How statements of a row stand to each other, which of them still stand, and what they come to."""
