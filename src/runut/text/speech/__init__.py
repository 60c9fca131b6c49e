"""Whose words they are: the cues of speech, and the phrases beside them that name who speaks."""
