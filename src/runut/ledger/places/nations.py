"""A count of a whole country beside those of the town that a story is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from runut.ledger.places.regions import sound
from runut.ledger.reach import FAR
from runut.model import Event, Figure
from runut.world import countries


class Nation:
    """What the pages of a town tell at most of each thing; far more, told of the country, is the country's."""

    def __init__(self, figures: Iterable[Figure], main: Mapping[str, Event], home: str | None) -> None:
        local = {page for page, event in main.items() if home and event.place and event.place.admin1 == home}
        self.main = main if 2 * len(local) > len(main) else {}
        self.most: dict[tuple[str, str], int] = {}
        for figure in figures if self.main else ():
            if figure.article in local and figure.scope == "total" and figure.incident:
                name = figure.kind, figure.unit
                self.most[name] = max(self.most.get(name, 0), figure.quantity.value or 0)

    def has(self, figure: Figure, place: str | None, country: Collection[str]) -> bool:
        """Say whether a total is the country's: by its words, which name the place, or by its page's own place."""
        event, most = self.main.get(figure.article), self.most.get((figure.kind, figure.unit), 0)
        if event is None or event.place is None or figure.scope != "total" or not most:
            return False
        own = sound(event.place.name) or min(country, default="")
        return (place or own) in country and (figure.quantity.value or 0) > FAR * most


def names_of_country(event: Event) -> set[str]:
    """Give every name of the country that an event lies in, as rows compare names; none where its page names none."""
    return set(_names(event.place.country or "")) if event.place else set()


@cache
def _names(code: str) -> frozenset[str]:
    country = countries.by_code(code)
    names = (*dict(country.names).values(), *country.aliases) if country else ()
    return frozenset(sound(name) for name in names)
