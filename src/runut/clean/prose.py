"""Cut a stretch of prose where it holds more than one thing."""

from __future__ import annotations

from collections.abc import Iterator

from runut.clean.datelines import dateline
from runut.clean.signs import is_initials
from runut.clean.teasers import inline
from runut.lang import Pack
from runut.model import Role, Span


def cut(
    text: str, span: Span, role: Role, is_opening: bool, pack: Pack, *, is_plain: bool = False
) -> Iterator[tuple[Span, Role]]:
    """Yield what a stretch of prose holds: a dateline before it, another story's title inside, initials.

    A plain one holds nothing of another story: whoever has looked at the whole article for that need not look again.
    """
    begin = span.start
    stop = dateline(text[begin : span.end]) if is_opening else None
    if stop:
        yield Span(begin, begin + stop.end), "dateline"
        begin += stop.end
    for part, kind in () if is_plain else inline(text, Span(begin, span.end), pack):
        before = Span(begin, part.start)
        yield before, "byline" if is_initials(before.of(text)) else role
        yield part, kind
        begin = part.end
    yield Span(begin, span.end), role
