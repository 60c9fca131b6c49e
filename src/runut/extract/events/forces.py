"""Towns told by who acts or lives there ("Melody police", "a Melody teenager"), and parts of towns by what they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from runut.extract.names import Name
from runut.lang import Pack
from runut.model import Span
from runut.text.wording import is_ordinary
from runut.world import countries, places

_AHEAD = 24  # signs behind a name in which the word for a force or its people stands
_KNOWN = 5.5  # how rare a word is at the least that names a town which no gazetteer has
_MANY = 3  # words of the name of a town that no gazetteer has


def told_of(text: str, end: int, pack: Pack) -> str | None:
    """Say what the word behind a name makes of it: "force", "people" or "quarter"; None where it tells none of them."""
    if text[end : end + 1] != " " or not pack.events.forces:
        return None
    word = text[end + 1 : end + _AHEAD].split(" ", 1)[0].rstrip(",.;:)'’\n").lower()
    return next((sort for sort, words in _words(pack).items() if word in words), None)


def town_of(text: str, name: Name, day: str | None, pack: Pack) -> Name | None:
    """Give the town whose force or people are told; one that no gazetteer has only where its force is.

    What stands before a known town is no part of it: "Two-year-old Melody girl". Part of a town is named as some town
    elsewhere may be: "the Austin neighborhood".
    """
    sort = told_of(text, name.span.end, pack)
    if sort is None or (sort != "quarter" and name.kind is not None):
        return None
    if sort == "quarter":
        return _part(name) if _may_be_part(name) else None
    cut = name.text.split(" ")
    for first in range(len(cut)):
        rest = " ".join(cut[first:])
        known = next(iter(places.find(rest, day)), None)
        if known is not None:
            span = Span(name.span.end - len(rest), name.span.end)
            return name._replace(
                span=span, text=rest, kind="place", scale="regency", known=known, country=known.country, role=None
            )
    if sort == "people" or len(cut) > _MANY or any(_is_plain(word.lower(), pack) for word in cut):
        return None
    return name._replace(kind="place", scale="regency", known=None, country=None, role=None)


def _is_plain(word: str, pack: Pack) -> bool:
    """Say whether a word of the name is one that most pages know: "Federal police", "Government officials"."""
    return is_ordinary(word, pack) or pack.rarity.of.get(word, pack.rarity.unlisted) < _KNOWN


def as_parts(text: str, found: Sequence[Name], pack: Pack) -> list[Name]:
    """Give the places again, each that the page once tells as part of a town being that wherever it is named."""
    if not pack.events.quarters:
        return list(found)
    parts = {name.text for name in found if told_of(text, name.span.end, pack) == "quarter" and _may_be_part(name)}
    return [_part(name) if name.text in parts and _may_be_part(name) else name for name in found]


def _part(name: Name) -> Name:
    return name._replace(kind="place", scale="village", known=None, country=None)


def _may_be_part(name: Name) -> bool:
    return (
        name.head is None
        and countries.of_people(name.text) is None  # "a Melodian area"
        and (name.known is None or name.scale == "regency")
        and name.scale in (None, "regency", "village")
    )


@cache
def _words(pack: Pack) -> dict[str, frozenset[str]]:
    events = pack.events
    return {
        "force": frozenset(events.forces),
        "people": frozenset(events.peoples),
        "quarter": frozenset(events.quarters),
    }
