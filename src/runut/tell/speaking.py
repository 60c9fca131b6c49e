"""Who speaks in a story, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from runut.model import Span
from runut.tell.said import Desk, words


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks."""

    id: str
    source: int
    outlet: str
    words: str
    span: Span
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speaking:
    """Somebody and what they are quoted with."""

    name: str
    role: str | None
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """An origin, the pages that go back to it, and the words that show it: source, reason, words, span."""

    name: str
    sources: tuple[int, ...]
    evidence: tuple[tuple[int, str, str, Span | None], ...]


def speaking(desk: Desk) -> Iterator[Speaking]:
    """Yield who is quoted, those on most pages first, each utterance once."""
    heard: dict[str, list[tuple[str | None, Quoted]]] = {}
    names = {entity.id: entity.name for entity in desk.record.entities}
    for quote in desk.record.quotes:
        if quote.article not in desk.number_of or quote.speaker is None or not quote.direct:
            continue
        article = desk.record.article_of[quote.article]
        key = quote.speaker.entity or quote.speaker.name.casefold()
        names.setdefault(key, quote.speaker.name)
        spoken = Quoted(
            id=quote.id,
            source=desk.number_of[quote.article],
            outlet=desk.outlet(article),
            words=words(article.text, quote.span),
            span=quote.span,
            via=quote.via,
        )
        if spoken.words not in {other.words for _, other in heard.get(key, [])}:
            heard.setdefault(key, []).append((quote.speaker.role, spoken))
    order = sorted(heard, key=lambda key: (-len({s.source for _, s in heard[key]}), -len(heard[key]), names[key]))
    for key in order:
        quotes = sorted((spoken for _, spoken in heard[key]), key=lambda spoken: (spoken.source, spoken.span))
        role = next((role for role, _ in heard[key] if role), None)
        yield Speaking(names[key], role, tuple(quotes))


def traces(desk: Desk) -> Iterator[Trace]:
    """Yield where a story comes from, what most pages go back to first."""
    texts = desk.pack.messages.evidence
    for origin, known in desk.origins():
        numbers = tuple(desk.number_of[name] for name in known)
        evidence = {
            (desk.number_of[e.article], texts[e.why], _proof(e.article, e.span, desk)): e.span
            for e in reversed(origin.evidence)
            if e.article in desk.number_of
        }
        yield Trace(origin.name, numbers, tuple((*told, evidence[told]) for told in sorted(evidence)))


def _proof(article: str, span: Span | None, desk: Desk) -> str:
    return words(desk.record.article_of[article].text, span) if span else ""
