"""Reading words: pure functions on a string and a language pack."""
