"""Read the capitalised word on one side of a place in a text."""

from __future__ import annotations

_ABBREVIATED = 4  # letters of a name that was cut short, its full stop among them: "Moh."


def word_ending(text: str, end: int) -> str:
    """Give the capitalised word that ends there before a single space, or nothing."""
    if end < 1 or text[end] not in " \t":
        return ""
    start = end
    while start and (text[start - 1].isalpha() or text[start - 1] in "'’-."):
        start -= 1
    word = text[start:end]
    if not word[:1].isupper() or "." in word[:-1]:
        return ""
    return "" if word[-1] == "." and len(word) > _ABBREVIATED else word  # "Raffi. Merry" are two people


def word_starting(text: str, start: int) -> str:
    """Give the capitalised word that begins there after a single space, or nothing."""
    if start > len(text) or text[start - 1 : start] not in (" ", "\t") or not text[start : start + 1].isupper():
        return ""
    end = start
    while end < len(text) and (text[end].isalpha() or text[end] in "'’-"):
        end += 1
    is_initial = end - start == 1 and text[end : end + 1] == "."
    return text[start : end + 1] if is_initial else text[start:end]
