"""One name for an incident that is not the story's own, however fully its place is written."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from runut.model import Event
from runut.world import places


def named_alike(events: Iterable[Event]) -> dict[str, str]:
    """Name each event by kind, place and day, so that pages agree on it: by the shortest address that is told of it.

    "Jalan Melati, Randu" and "Randu" on one day are one fire; "Randu" beside two roads of Randu is neither of them.
    """
    alike: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        alike.setdefault((event.kind, event.date.start if event.date else ""), []).append(event)
    found: dict[str, str] = {}
    for told in alike.values():
        by_parts: dict[frozenset[str], list[Event]] = {}
        for event in told:
            by_parts.setdefault(_parts(event), []).append(event)
        shortest = _shortest(by_parts)
        for parts, same in by_parts.items():
            name = min(map(_name, by_parts[shortest[parts]]))
            found |= {event.id: name for event in same}
    return found


def _shortest(addresses: Iterable[frozenset[str]]) -> dict[frozenset[str], frozenset[str]]:
    """Give each address the shortest one that is told of the same place: shorter ones that one fuller one holds."""
    addresses = sorted(addresses, key=lambda parts: (len(parts), sorted(parts)))
    heads: dict[frozenset[str], frozenset[str]] = {}
    for parts in addresses:
        shorter = (other for other in addresses if other and other < parts and _is_of_one(other, addresses))
        heads[parts] = next(shorter, parts)
    return heads


def _is_of_one(short: frozenset[str], addresses: Iterable[frozenset[str]]) -> bool:
    """Say whether all fuller writings of an address are writings of one another."""
    fuller = sorted((other for other in addresses if short < other), key=len)
    return all(one <= other for one, other in pairwise(fuller))


def _parts(event: Event) -> frozenset[str]:
    return frozenset(places.fold(part) for part in event.place.parts) if event.place else frozenset()


def _name(event: Event) -> str:
    place = places.fold(event.place.name) if event.place else None
    return f"{event.kind}|{place or ''}|{event.date.start if event.date else ''}"
