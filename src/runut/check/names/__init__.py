"""How names are written: misspelt, in two ways, cut short otherwise than they are."""
