"""Photo galleries in plain text: each picture's line repeats the page's own title, and says which of how many it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from runut.clean.furniture import Sign
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Role, Span

PICTURE = Sign(None, "gallery")
"""The sign of a line that points at the page's own title: a teaser of another story has another title."""
_LEAST_TITLE = 12  # characters: less stands behind many a colon by chance


def behind_own_title(said: str, title: str) -> int:
    """Count the characters of a line up to behind the page's own title, where its first words and a colon stand before.

    >>> behind_own_title("Photos: Barge sinks off Sampleton Divers look for it.", "Barge sinks off Sampleton")
    33
    >>> behind_own_title("Photos: Mill burns down in Sampleton", "Barge sinks off Sampleton")
    0
    """
    opener, colon, rest = said.partition(":")
    named = rest.lstrip()
    if not colon or len(title) < _LEAST_TITLE or not named.casefold().startswith(title.casefold()):
        return 0
    return len(opener) + 1 + len(rest) - len(named) + len(title)


def gallery_line(text: str, line: Span, title: str, pack: Pack) -> Iterator[tuple[Span, Role]]:
    """Cut a picture's line: the repeated title, what is told of the picture, and its number among the others."""
    said = line.of(text)
    begin = behind_own_title(said, title)
    match = _number(pack).search(said)
    end = match.start() if match else len(said)
    yield Span(line.start, line.start + begin), "caption"
    yield Span(line.start + begin, line.start + max(begin, end)), "body"
    yield Span(line.start + max(begin, end), line.end), "caption"


@cache
def _number(pack: Pack) -> Pattern:
    """Match which of how many pictures it is, as in `Hide Caption 1 of 30`, at the end of a line."""
    page = pack.page
    words = alternation((*page.lines.get("caption", ()), *page.photos))
    return compile_pattern(rf"{words}?\s*\d+\s*{alternation(page.page_of)}\s*\d+\W*$")
