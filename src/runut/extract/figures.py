"""Find how many were killed, hurt, arrested, sent, and what was broken or seized."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from runut.extract.figures_candidates import candidates
from runut.extract.figures_decide import Verdict, verdicts
from runut.extract.figures_lexicon import Piece, pieces
from runut.lang import Pack
from runut.model import Article, Event, Figure, FigureKind, Span, content_id
from runut.text.sentences import sentences
from runut.text.tokens import Token, tokens

_GENERIC = "person"


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as it was read: its tokens, its pieces, and the figures in it."""

    span: Span
    stretch: tuple[Token, ...]
    pieces: tuple[Piece, ...]
    verdicts: tuple[Verdict, ...]


def find(article: Article, pack: Pack, events: Sequence[Event] = ()) -> Iterator[Figure]:
    """Yield a figure for each number that states how many were affected, acted or were sent."""
    main = next((event.id for event in events if event.main), None)
    for reading in readings(article, pack):
        for verdict in reading.verdicts:
            yield _figure(article, reading, verdict, main)


@lru_cache(maxsize=8)
def readings(article: Article, pack: Pack) -> tuple[Reading, ...]:
    """Read every sentence of headline, lead and body that has a number in it."""
    return tuple(_readings(article, pack))


def _readings(article: Article, pack: Pack) -> Iterator[Reading]:
    read = list(_read(article, pack))
    named = frozenset(_named(parts for _, _, parts in read))
    carried: FigureKind | None = None
    for sentence, words, parts in read:
        if not any(piece.number for piece in parts):
            continue
        has_sites = any("sites" in piece.marks for piece in parts)
        found = tuple(verdicts(candidates(parts, words), carried, has_sites, named))
        carried = found[-1].kind if found else None
        yield Reading(sentence, words, parts, found)


def _read(article: Article, pack: Pack) -> Iterator[tuple[Span, tuple[Token, ...], tuple[Piece, ...]]]:
    for stretch in article.spans("headline", "lead", "body"):
        for sentence in sentences(article.text, pack, stretch):
            words = tokens(article.text, sentence)
            yield sentence, words, tuple(pieces(words, pack))


def _named(read: Iterable[Sequence[Piece]]) -> Iterator[str]:
    """Yield the kinds of harm that the words of a page name."""
    for parts in read:
        for piece in parts:
            for place in ("states", "labels", "counted"):
                if place in piece.marks:
                    yield from piece.marks[place].split()


def _figure(article: Article, reading: Reading, verdict: Verdict, main: str | None) -> Figure:
    number, noun = verdict.candidate.number, verdict.candidate.noun
    words = reading.stretch
    span = Span(words[number.first].start, words[number.last - 1].end)
    return Figure(
        id=content_id("f", article.id, span.start, span.end, verdict.kind),
        article=article.id,
        span=span,
        clause=span,
        kind=verdict.kind,
        quantity=number.quantity,
        unit=noun.unit or _GENERIC,
        group=noun.group,
        incident=main,
    )
