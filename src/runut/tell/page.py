"""A page as it was read, cut into stretches that carry the claims standing on them: what a reader clicks through to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from runut import lang
from runut.model import Article, Label, Record, Role, Span
from runut.tell.tree import proofs
from runut.text.sentences import sentences

MarkKind = Literal["number", "clause", "quote", "finding", "event", "proof", "found"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim on a stretch of text, under the id by which numbers lead to it."""

    id: str
    kind: MarkKind
    span: Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that carry the same marks throughout; `ids` are the marks that begin here."""

    text: str
    kinds: tuple[MarkKind, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence on which a claim stands, or the text between two such."""

    is_claimed: bool
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled part of the page."""

    role: Role
    pieces: tuple[Passage, ...]


def blocks(article: Article, marks: Iterable[Mark]) -> Iterator[Block]:
    """Yield the page's labelled parts; their words, joined, are the article's text to the letter."""
    ordered = sorted((mark for mark in marks if mark.span.start < mark.span.end), key=_order)
    for label in article.labels:
        here = [mark for mark in ordered if mark.span.overlaps(label.span)]
        yield Block(label.role, tuple(_pieces(article, label, here)))


def marks(record: Record) -> dict[str, list[Mark]]:
    """Give every article's marks: numbers with their clauses, quotations, findings, events and proofs of origin."""
    found: dict[str, list[Mark]] = {article.id: [] for article in record.articles}
    for figure in record.figures:
        found[figure.article] += [Mark(figure.id, "number", figure.span), Mark("", "clause", figure.clause)]
    for quote in record.quotes:
        found[quote.article].append(Mark(quote.id, "quote", quote.span))
    for event in record.events:
        found[event.article].append(Mark(event.id, "event", event.span))
    for wrong in record.discrepancies:
        if wrong.article in found and wrong.span:
            found[wrong.article].append(Mark(wrong.id, "finding", wrong.span))
    for article, name, span in proofs(record):
        found[article].append(Mark(name, "proof", span))
    return found


def _order(mark: Mark) -> tuple[int, int, str, str]:
    return (mark.span.start, -mark.span.end, mark.kind, mark.id)


def _pieces(article: Article, label: Label, marks: list[Mark]) -> Iterator[Passage]:
    if not marks:
        yield Passage(False, (Stretch(label.span.of(article.text), (), ()),))
        return
    at = label.span.start
    for sentence in sentences(article.text, lang.load(article.language), label.span):
        if any(mark.span.overlaps(sentence) and mark.kind not in ("event", "proof") for mark in marks):
            yield from _piece(article, Span(at, sentence.start), marks, False)
            yield from _piece(article, sentence, marks, True)
            at = sentence.end
    yield from _piece(article, Span(at, label.span.end), marks, False)


def _piece(article: Article, span: Span, marks: list[Mark], is_claimed: bool) -> Iterator[Passage]:
    if span.start < span.end:
        here = [mark for mark in marks if mark.span.overlaps(span)]
        yield Passage(is_claimed, tuple(_stretches(article, span, here)))


def _stretches(article: Article, span: Span, marks: list[Mark]) -> Iterator[Stretch]:
    ends = {span.start, span.end}
    for mark in marks:
        ends |= {mark.span.start, mark.span.end}
    cuts = sorted(end for end in ends if span.start <= end <= span.end)
    begun: dict[int, list[str]] = {}
    for mark in marks:
        if mark.id and mark.span.start >= span.start:
            begun.setdefault(cuts[bisect_right(cuts, mark.span.start) - 1], []).append(mark.id)
    for start, end in pairwise(cuts):
        over = {mark.kind for mark in marks if mark.span.start <= start and end <= mark.span.end}
        yield Stretch(article.text[start:end], tuple(sorted(over)), tuple(dict.fromkeys(begun.get(start, ()))))
