"""How many people: figures of a page, or of several, that cannot all be right."""
