"""What browsers are given: scripts and styles built from `web/`, and the outlines of countries."""
