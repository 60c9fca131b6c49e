"""Tolls that tell an event from others: they are told again when a trial has a day of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from runut.model import Claim, Event, Figure, FigureKind

HARM: frozenset[FigureKind] = frozenset(("killed", "injured", "missing", "involved"))
"""Kinds of which a total is an event's toll."""
TELLING = 4
"""So many killed, hurt or missing are told of two events of one place, or of one story, only by chance."""
_MANY: dict[FigureKind, int] = {"killed": 20, "injured": 100}
"""So many are told of no other event of a place for years, whatever the number was on the day."""


def tolls(event: Event | None, claims: Iterable[Claim]) -> frozenset[str]:
    """Give the totals of harm to people that a page tells of its own event: "killed 59", and "killed many" too."""
    return frozenset(toll for claim in claims if isinstance(claim, Figure) for toll in _of(claim, event))


def _of(figure: Figure, event: Event | None) -> Iterator[str]:
    number = figure.quantity.value or 0
    is_own = figure.incident is None or (event is not None and figure.incident == event.id)
    is_told = (figure.unit, figure.scope, figure.modality) == ("person", "total", "asserted")
    if is_own and is_told and figure.kind in HARM and number >= TELLING:
        yield f"{figure.kind} {number}"
        if number >= _MANY.get(figure.kind, number + 1):
            yield f"{figure.kind} many"
