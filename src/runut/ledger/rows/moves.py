"""Set figures, rows and incidents beside others, or apart, as people decided."""

from __future__ import annotations

from collections.abc import Iterable

from runut.ledger.decisions import Move
from runut.ledger.rows.frame import APART, Key
from runut.model import Event, Figure, content_id


def cell_id(story: str, key: Key) -> str:
    """Name a row of a story's ledger by what it is about."""
    return content_id("c", story, *key)


def moved(
    story: str, keys: dict[str, Key], moves: Iterable[Move], figures: dict[str, Figure], events: dict[str, Event]
) -> dict[str, Key]:
    """Give the rows of a story's figures after people's moves, each made upon what the ones before it left."""
    keys = dict(keys)
    for move in moves:
        rows = {cell_id(story, key): key for key in keys.values()}
        names = _of_event(events[move.of], keys, figures, events) if move.of in events else _moving(move, keys, rows)
        into = _target(move.into, keys, rows, figures, events) if move.into else None
        if move.into and into is None:
            continue
        for name in names:
            keys[name] = _apart(keys[name], move) if into is None else _beside(keys[name], into, move, events)
    return keys


def _moving(move: Move, keys: dict[str, Key], rows: dict[str, Key]) -> list[str]:
    """Name the figures that a move is about: one, or those of its row."""
    if move.of in keys and not move.is_row:
        return [move.of]
    row = keys.get(move.of) or rows.get(move.of)
    return [name for name in keys if keys[name] == row]


def _of_event(event: Event, keys: dict[str, Key], figures: dict[str, Figure], events: dict[str, Event]) -> list[str]:
    """Name the figures of an incident; those of a page's own subject are its page's, whatever they were linked to."""
    told = (figure for figure in figures.values() if figure.id in keys)
    if not event.main:
        return [figure.id for figure in told if figure.incident == event.id]
    mains = {name for name, other in events.items() if other.main}
    return [figure.id for figure in told if figure.article == event.article and figure.incident in mains]


def _target(
    into: str, keys: dict[str, Key], rows: dict[str, Key], figures: dict[str, Figure], events: dict[str, Event]
) -> Key | None:
    found = keys.get(into) or rows.get(into)
    if found is None and into in events:
        found = next((keys[name] for name in _of_event(events[into], keys, figures, events)), None)
    return found


def _beside(key: Key, into: Key, move: Move, events: dict[str, Event]) -> Key:
    """Give the row that a figure moves to: that of its own kind in the incident, where incidents are merged."""
    return key._replace(incident=into.incident) if move.of in events else into


def _apart(key: Key, move: Move) -> Key:
    return key._replace(incident=f"{key.incident or ''}{APART}{move.of}")
