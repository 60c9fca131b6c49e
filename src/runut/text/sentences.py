"""Cut text into sentences, as spans of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from runut.lang import Pack
from runut.model import Article, Role, Span

_new = tuple.__new__  # made for every sentence of a page: by name it takes twice as long
_MARKS = ".!?…"
_CLOSERS = frozenset("\"”’'»)]")
_ENTITIES = ("&quot;", "&rdquo;", "&rsquo;", "&amp;quot;", "&amp;rdquo;", "&amp;rsquo;")
_LONGEST = 2_000  # characters: of 72,198 sentences of news four are longer, all of them tables or broken letters
_GLUED = 4  # letters of a word at least, before a full stop without a space: shorter ones are titles and ranks
_SUFFIXES = frozenset(("com", "co", "id", "net", "org", "tv", "news", "go", "my", "uk", "au", "sg"))
_ITEM = 2  # digits of the number of a list's item, at most


def sentences(text: str, pack: Pack, within: Span | None = None) -> Iterator[Span]:
    """Give each sentence of the text, or of a stretch of it; a line break always ends one.

    One that goes on beyond all reason is cut, because who reads a sentence may look at each of its words from each.

    >>> from runut import lang
    >>> [s.of("Dua tewas. Satu luka.") for s in sentences("Dua tewas. Satu luka.", lang.load("id"))]
    ['Dua tewas.', 'Satu luka.']
    """
    return iter(_cut(text, pack, within or Span(0, len(text))))


def sentences_of(article: Article, pack: Pack, *roles: Role) -> Iterator[Span]:
    """Yield each sentence of the stretches that play these roles on a page."""
    for stretch in article.spans(*roles):
        yield from _cut(article.text, pack, stretch)


@lru_cache(maxsize=512)
def _cut(text: str, pack: Pack, within: Span) -> tuple[Span, ...]:
    """Cut a stretch once: several rooms read the same sentences."""
    start, end = within
    at = start
    found: list[Span] = []
    for stop, after in _stops(text, start, end):
        if text[stop] != "\n" and not _ends(text, at, stop, after, end, pack):
            continue
        found.extend(_trimmed(text, at, after))
        at = after
    found.extend(_trimmed(text, at, end))
    return tuple(found)


def _stops(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where a sentence may end and where the next may begin: marks, what closes with them, and white space."""
    done = start
    for stop in sorted(_marks(text, start, end)):
        if stop < done:
            continue
        here = stop
        if text[stop] != "\n":
            while here < end and text[here] in _MARKS:
                here += 1
            here = _closed(text, here, end)
            if here < end and not (text[here].isspace() or _is_glued(text, stop, here, start, end)):
                done = here
                continue
        while here < end and text[here].isspace():
            here += 1
        done = here
        yield stop, here


def _is_glued(text: str, stop: int, here: int, start: int, end: int) -> bool:
    """Say whether a sentence begins right behind a full stop: "kata Rudi.Ia menambahkan", not "Warta.Com"."""
    if here != stop + 1 or text[stop] != "." or not text[here].isupper():
        return False
    first = last = here
    while first > start and not text[first - 1].isspace():
        first -= 1
    while last < end and text[last].isalpha():
        last += 1
    before, behind = text[first:stop].lstrip("(\"“‘'"), text[here:last]
    is_word = before.isalpha() and len(before) >= _GLUED and before[1:].islower()
    is_opening = behind[1:].islower() and behind.lower() not in _SUFFIXES
    return is_word and is_opening and (last == end or text[last].isspace() or text[last] == ",")


def _marks(text: str, start: int, end: int) -> Iterator[int]:
    for mark in (*_MARKS, "\n"):
        at = text.find(mark, start, end)
        while at >= 0:
            yield at
            at = text.find(mark, at + 1, end)


def _closed(text: str, here: int, end: int) -> int:
    """Step over the marks that close with a sentence, entities among them."""
    while here < end:
        if text[here] in _CLOSERS:
            here += 1
            continue
        entity = (
            next((entity for entity in _ENTITIES if text.startswith(entity, here)), "") if text[here] == "&" else ""
        )
        if not entity:
            break
        here += len(entity)
    return here


def _ends(text: str, at: int, stop: int, after: int, end: int, pack: Pack) -> bool:
    """Say whether the full stop at `stop` ends a sentence rather than an abbreviation or initial."""
    if after < end and (text[after].islower() or text[after] in ",;"):
        return False
    if text[stop] != "." or "\n" in text[stop:after] or after >= end:
        return True
    words = text[at:stop].rsplit(None, 1)
    bare = words[-1].lstrip("(\"“‘'").lower() if words else ""
    if text[after].isdigit() and bare in pack.words.measures:
        return False  # "km. 5", "No. 12"
    if bare.isdecimal() and len(words) == 1 and len(bare) <= _ITEM:
        return False  # "1. Korban dirawat": the number of an item
    is_initial = len(bare) == 1 and bare.isalpha()
    return not is_initial and bare not in pack.words.abbreviations


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST:
        stop = text.rfind(" ", start + 1, start + _LONGEST)
        stop = stop if stop > start else start + _LONGEST
        yield from _whole(text, start, stop)
        start = stop
    yield from _whole(text, start, end)


def _whole(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield _new(Span, (start, end))
