"""Who speaks in a story, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from runut.model import Span
from runut.tell.said import Desk, words
from runut.tell.voices import Utterance, unmarked, voices
from runut.text.names import fold


@dataclass(frozen=True, slots=True)
class Quoted:
    """One thing said, in its fullest wording; `also` are the other pages that have it, in these words or others."""

    id: str
    source: int
    outlet: str
    words: str
    span: Span
    via: tuple[str, ...]
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaking:
    """Somebody and what they are quoted with."""

    name: str
    role: str | None
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Why a page goes back to an origin: the words that show it, and the page whose words they are, where one is."""

    source: int
    why: str
    words: str
    span: Span | None
    of: int | None = None
    is_credit: bool = False


@dataclass(frozen=True, slots=True)
class Lineage:
    """An origin, the pages that go back to it, and what shows it."""

    name: str
    sources: tuple[int, ...]
    evidence: tuple[Shown, ...]


def speaking(desk: Desk) -> Iterator[Speaking]:
    """Yield who is quoted, those on most pages first, each utterance once."""
    spans = {quote.id: quote.span for quote in desk.record.quotes}
    for voice in voices(desk):
        quotes = sorted((_quoted(one, spans) for one in voice.utterances), key=lambda one: (one.source, one.span))
        yield Speaking(voice.name, voice.role, tuple(quotes))


def _quoted(utterance: Utterance, spans: dict[str, Span]) -> Quoted:
    full = max(utterance.wordings, key=lambda wording: (len(wording.words), -wording.source))
    pages = {wording.source for wording in utterance.wordings}
    pages |= {echo.source for wording in utterance.wordings for echo in wording.also}
    return Quoted(
        id=full.id,
        source=full.source,
        outlet=full.outlet,
        words=full.words,
        span=spans[full.id],
        via=full.via,
        also=tuple(sorted(pages - {full.source})),
    )


def lineages(desk: Desk) -> Iterator[Lineage]:
    """Yield where a story comes from, what most pages go back to first."""
    texts = desk.pack.messages.evidence
    for origin, known in desk.origins():
        shown: dict[tuple[object, ...], Shown] = {}
        for one in origin.evidence:
            if one.article in desk.number_of:
                of = desk.number_of.get(one.of or "")
                proof = _proof(one.article, one.span, desk)
                proof = "" if fold(proof) == fold(origin.name) else proof
                told = Shown(desk.number_of[one.article], texts[one.why], proof, one.span, of, one.why == "credit")
                shown.setdefault((told.source, told.why, told.words, told.of), told)
        evidence = sorted(shown.values(), key=lambda one: (one.source, one.why, one.words, one.of or 0))
        yield Lineage(desk.called(origin), tuple(desk.number_of[name] for name in known), tuple(evidence))


def _proof(article: str, span: Span | None, desk: Desk) -> str:
    return unmarked(words(desk.record.article_of[article].text, span)) if span else ""
