"""What each data file of a language pack may hold: one dataclass a file; errors name file and key."""
