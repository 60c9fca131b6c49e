"""Places whose names end in what they are, and stretches of roads: "Melody Street", "1600 block of 36th Avenue"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from runut.extract.dates import told
from runut.extract.names import Name
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.lang.schema.names import Scale
from runut.model import Article, Span
from runut.world import countries, places

_WORD = r"\p{Lu}[\p{L}'’\-]*\.?"

_LIES_IN = compile_pattern(r"^ of \p{Lu}", ignore_case=False)


def tailed(article: Article, pack: Pack) -> Iterator[Name]:
    """Yield the names that end in what they are, and the stretches of roads that are told by the number of a block.

    A stretch goes before a name inside it. Articles that a sentence begins with are no part of a name.
    """
    if not pack.events.tails:
        return
    for stretch in told(article):
        words = stretch.of(article.text)
        blocks = [Span(*match.span()) for match in _blocks(pack).finditer(words)] if pack.events.blocks else []
        for block in blocks:
            yield _name(words, Span(block.start, _end_of(words, block, pack)), "street", stretch.start)
        for match in _tails(pack).finditer(words):
            span = _without_article(words, Span(*match.span()), match.start("tail"), pack)
            if span is None or _is_of_people(words[span.start : match.start("tail")]):
                continue
            if match.group("tail").islower() and _LIES_IN.match(words[match.end() :]):
                continue  # "the West Bank city of Melati" is no West Bank City
            if not any(span.overlaps(block) for block in blocks):
                scale = pack.events.tails[" ".join(match.group("tail").lower().split())]
                yield _name(words, span, scale, stretch.start)


def _is_of_people(head: str) -> bool:
    """Say whether a place is told by its people alone: "the Ukrainian city of Melati" is no Ukrainian City."""
    return countries.of_people(head.strip()) is not None


def _name(words: str, span: Span, scale: Scale, offset: int) -> Name:
    text = span.of(words)
    known = next(iter(places.find(text)), None) if scale == "regency" else None
    before = words[: span.start].rsplit(maxsplit=1)[-1:]
    here, country = Span(span.start + offset, span.end + offset), known.country if known else None
    return Name(here, text, "place", None, scale, known, country, before=before[0].lower() if before else "")


def _end_of(words: str, block: Span, pack: Pack) -> int:
    """Give where the name of a road ends: before a day, without the full stop of its sentence."""
    end = block.end
    while words[block.start : end].split(" ")[-1].lower() in pack.names.never:
        end = words.rindex(" ", block.start, end)
    return end - words[:end].endswith(".")


def _without_article(words: str, span: Span, tail: int, pack: Pack) -> Span | None:
    """Cut the small words off that only begin a sentence: "An Orange County"; None where nothing else is left."""
    start = span.start
    while start < tail and words[start:tail].split(" ")[0].lower() in pack.names.never:
        start = words.index(" ", start) + 1
    return Span(start, span.end) if start < tail else None


def _part(pack: Pack) -> str:
    return rf"(?:{_WORD}|\d+(?:{alternation(dict.fromkeys(pack.events.ordinals))}))" if pack.events.ordinals else _WORD


@cache
def _tails(pack: Pack) -> Pattern:
    tail = alternation(pack.events.tails)
    return compile_pattern(rf"(?:(?:\d+\s)?{_part(pack)}[ ]){{1,4}}(?P<tail>(?i:{tail}))\b", ignore_case=False)


@cache
def _blocks(pack: Pack) -> Pattern:
    head = alternation(dict.fromkeys(pack.events.blocks))
    return compile_pattern(rf"\b\d[\d,]*[ \-]{head}(?:[ ]{_part(pack)}){{1,4}}", ignore_case=False)
