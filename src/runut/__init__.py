"""Runut traces what was reported: every figure, who said it, through whom, and in which words."""

__version__ = "0.1.0"
