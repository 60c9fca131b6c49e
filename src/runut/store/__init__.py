"""Keeping the record: one narrow Protocol, one file a backend."""
