"""Where things are: towns, provinces and countries that are elsewhere, or called otherwise."""
