"""What a headline leaves to its text: where, when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from runut.ledger.reach import point, reach
from runut.model import Article, Figure
from runut.world import countries

PERSON = "person"
"""The unit of people."""


def echoed(figures: Iterable[Figure], articles: Mapping[str, Article]) -> Iterator[Figure]:
    """Yield the figures, each of a headline with the place, day and speaker of the one that it repeats.

    A headline repeats a figure of its page's text that has the same number, or one that its vague word holds.
    """
    bodies: dict[tuple[str, str, str], list[Figure]] = {}
    heads: list[Figure] = []
    for figure in figures:
        if any(span.holds(figure.span) for span in articles[figure.article].spans("headline")):
            heads.append(figure)
        else:
            bodies.setdefault((figure.article, figure.kind, figure.unit), []).append(figure)
            yield figure
    things = _things(bodies)
    for head in heads:
        told = [one for one in bodies.get((head.article, head.kind, head.unit), ()) if _repeats(head, one)]
        told = told or [one for one in things.get((head.article, head.kind), ()) if _is_shortened(head, one)]
        body = min(told, key=lambda one: (not _is_same(head, one), one.scope != "total", one.span), default=None)
        yield head if body is None else _with(head, body)


def _things(bodies: dict[tuple[str, str, str], list[Figure]]) -> dict[tuple[str, str], list[Figure]]:
    """Give the things that each page's text counts, whatever they are."""
    found: dict[tuple[str, str], list[Figure]] = {}
    for (article, kind, unit), told in bodies.items():
        if unit != PERSON:
            found.setdefault((article, kind), []).extend(told)
    return found


def _is_shortened(head: Figure, body: Figure) -> bool:
    """Say whether a headline names but some of the things that its text counts: "100 rumah", "100 rumah dan kios"."""
    number = head.quantity.value
    return head.unit != PERSON and number is not None and body.quantity.value == number and _repeats(head, body)


def _with(head: Figure, body: Figure) -> Figure:
    return replace(
        head,
        unit=body.unit,
        place=head.place or body.place,
        as_of=head.as_of or body.as_of,
        who=head.who or body.who,
        incident=head.incident if body.incident is None else body.incident,
        said_by=head.said_by or body.said_by,
        via=head.via or body.via,
    )


def _repeats(head: Figure, body: Figure) -> bool:
    if body.scope == "prior" or _lie_apart(head.place, body.place):
        return False
    if head.group and body.group and head.group != body.group:
        return False
    return _is_same(head, body) or _is_held(head, body)


def _lie_apart(one: str | None, other: str | None) -> bool:
    """Say whether two places are told apart by their names: "Kabupaten Ketapang" is no other than "Ketapang".

    A headline that names the country says nothing against the town of its text.
    """
    if not one or not other or countries.find(one) or countries.find(other):
        return False
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return not (a <= b or b <= a)


def _is_same(head: Figure, body: Figure) -> bool:
    if head.quantity.value is None:
        return head.quantity == body.quantity
    return head.quantity.value == body.quantity.value


def _is_held(head: Figure, body: Figure) -> bool:
    within, number = reach(head.quantity), point(body.quantity)
    if head.quantity.value is not None or number is None:
        return False
    return (within.low or 0) <= number and (within.high is None or number <= within.high)
