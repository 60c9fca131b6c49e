"""Where a story comes from: its origins, the pages that rest on each, and the words that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from runut.model import Evidence, EvidenceWhy, Origin, Record, Span, content_id
from runut.tell.said import Desk, sentence, words
from runut.tell.voices import unmarked


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a page goes back to an origin: the words, under the id by which they are marked in the page."""

    id: str | None
    why: str
    words: str
    sentence: str
    of: int | None


@dataclass(frozen=True, slots=True)
class OriginBranch:
    """A page that rests on an origin."""

    source: int
    article: str
    outlet: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class OriginTree:
    """An origin, the agencies that carried its words, the numbers that rest on it, and its pages."""

    id: str
    name: str
    kind: str
    via: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    branches: tuple[OriginBranch, ...]


def trees(desk: Desk) -> Iterator[OriginTree]:
    """Yield a story's origins, those behind most pages first."""
    names = {origin.id: desk.called(origin) for origin in desk.record.origins if origin.story == desk.story.id}
    for origin, known in desk.origins():
        yield OriginTree(
            id=origin.id,
            name=names[origin.id],
            kind=desk.pack.messages.desk[f"origin_{origin.kind}"],
            via=tuple(names[one] for one in origin.via if one in names),
            figures=tuple(_figures(origin, desk)),
            branches=tuple(_branch(origin, name, desk) for name in known),
        )


def _figures(origin: Origin, desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield the numbers that rest on an origin as its pages tell them, each once, with a figure that says it."""
    seen: set[tuple[str, str]] = set()
    known = (figure for name in origin.figures if (figure := desk.record.figure_of.get(name)))
    here = (figure for figure in known if figure.article in desk.number_of)
    for figure in sorted(here, key=lambda figure: (desk.number_of[figure.article], figure.span)):
        told = f"{desk.pack.messages.kinds[figure.kind].lower()} {desk.quantity(figure)}"
        if (figure.kind, told) not in seen:
            seen.add((figure.kind, told))
            yield told, figure.id


def _branch(origin: Origin, name: str, desk: Desk) -> OriginBranch:
    article = desk.record.article_of[name]
    own = [one for one in origin.evidence if one.article == name]
    proofs = {(one.why, one.span, one.of): _proof(one, desk) for one in own}
    return OriginBranch(desk.number_of[name], name, desk.outlet(article), tuple(_distinct(proofs.values())))


def _distinct(proofs: Iterable[Proof]) -> Iterator[Proof]:
    seen: set[tuple[str, str, int | None]] = set()
    for proof in proofs:
        key = (proof.why, proof.sentence, proof.of)
        if key not in seen:
            seen.add(key)
            yield proof


def _proof(one: Evidence, desk: Desk) -> Proof:
    article = desk.record.article_of[one.article]
    return Proof(
        id=_mark_id(one.article, one.why, one.span) if one.span else None,
        why=desk.pack.messages.evidence[one.why],
        words=words(article.text, one.span) if one.span else "",
        sentence=unmarked(words(article.text, sentence(article, one.span))) if one.span else "",
        of=desk.number_of.get(one.of or ""),
    )


def _mark_id(article: str, why: EvidenceWhy, span: Span) -> str:
    """Name the mark on the words of a proof."""
    return content_id("w", article, why, *span)


def proofs(record: Record) -> Iterator[tuple[str, str, Span]]:
    """Yield article, mark id and span of every proof that has words."""
    for origin in record.origins:
        for one in origin.evidence:
            if one.span:
                yield one.article, _mark_id(one.article, one.why, one.span), one.span
