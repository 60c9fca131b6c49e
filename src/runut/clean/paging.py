"""Is this all of it? One page of several, or a text that breaks off."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from runut.clean.furniture import signs
from runut.clean.signs import is_finished
from runut.lang import Pack
from runut.model import Label, Role

_AROUND: tuple[Role, ...] = ("footer", "other", "promo")
_SENDING = 200  # characters of a line that leads to the next page
_ADDED = 20  # characters by which the address of the next page differs
_SHORTEST = 40  # a last line of fewer characters is a signature rather than a broken sentence


def is_complete(text: str, labels: Sequence[Label], pack: Pack) -> bool:
    """Say whether the page holds the whole article, as far as it shows.

    A list of page numbers, or a last paragraph that stops within a sentence, says that it does not.
    """
    return not _is_paged(text, labels, pack) and not _breaks_off(text, labels)


def _is_paged(text: str, labels: Sequence[Label], pack: Pack) -> bool:
    around = [label.span.of(text) for label in labels if label.role in _AROUND]
    heads = _heads(pack)
    # Each by itself: of text that is not all ASCII small letters take ten times as long.
    is_likely = any(head in small for small in map(str.casefold, around) for head in heads)
    if is_likely and _lists_pages("\n".join(around), heads, pack):
        return True
    return any(label.role == "promo" and _sends_on(label.span.of(text), pack) for label in labels)


@cache
def _heads(pack: Pack) -> tuple[str, ...]:
    return tuple(words.casefold() for words in pack.page.pages)


def _lists_pages(around: str, heads: tuple[str, ...], pack: Pack) -> bool:
    """Say whether one of the lines around an article counts its pages: "Halaman: 1 2 3"."""
    said = [line for line in map(str.strip, around.split("\n")) if line]
    for at, line in enumerate(said):
        if not line.casefold().startswith(heads) or not signs(pack).pages.search(line.casefold()):
            continue
        digits = "".join(c for c in line if c.isdigit())
        if line.casefold().rstrip(": ") in heads and at + 1 < len(said) and said[at + 1].replace(" ", "").isdigit():
            digits = said[at + 1].replace(" ", "")
        if len(digits) > 1:
            return True
    return False


def _sends_on(words: str, pack: Pack) -> bool:
    small = words.casefold()
    return any(head in small for head in pack.page.pages) and len(small) < _SENDING


def _breaks_off(text: str, labels: Sequence[Label]) -> bool:
    last = next((label.span.of(text).rstrip() for label in reversed(labels) if label.role in ("body", "lead")), "")
    line = last.rsplit("\n", 1)[-1].strip()
    line = line.rstrip(" ,")  # scrapers leave the comma of a link that they took away
    if len(line) < _SHORTEST or is_finished(line):
        return False
    return line.endswith(("-", "...")) or (line.rsplit(None, 1)[-1].isalpha() and line[-1].islower())


def leads_on(url: str | None, following: str | None) -> bool:
    """Say whether the address of the next page is that of this one with a number more: an article of several pages.

    >>> leads_on("https://example.org/a/api.html", "https://example.org/a/api.html?page=2")
    True
    >>> leads_on("https://example.org/a/api.html", "https://example.org/a/banjir.html")
    False
    """
    if not url or not following or url == following:
        return False
    stem = url.split("?")[0].split("#")[0].rstrip("/").removesuffix(".html").removesuffix(".htm")
    rest = following[len(stem) :]
    return following.startswith(stem) and len(rest) < _ADDED and any(c.isdigit() for c in rest)
