"""Where the pages of a story play: what says which town's police, and which country's ministry, is meant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from runut import lang
from runut.link.areas import Area, of_place
from runut.link.bodies import Body, in_name
from runut.model import Article, Event, Mention, Place

_FEW = 4
"""A town where less than one in so many of a story's pages play is named in passing, as a country is in `incidents`."""


class Grounds:
    """Where each page plays, and which bodies that each town has it names without a word of theirs."""

    def __init__(self, articles: Iterable[Article], events: Iterable[Event], mentions: Iterable[Mention]) -> None:
        """Take the pages of a story, what happened by each, and the names that each holds."""
        language = {article.id: article.language for article in articles}
        places = dict(_places(events))
        self._area = dict(_settled({article: of_place(place) for article, place in places.items()}))
        self._name = {self._area[name]: place.name for name, place in sorted(places.items()) if name in self._area}
        self._country = _commonest(place.country for place in places.values() if place.country)
        self._named: dict[str, set[Body]] = {}
        for mention in mentions:
            found = in_name(mention.name, lang.load(language[mention.article])) if mention.kind != "person" else None
            if found is not None and found.is_local and not found.is_bare:
                self._named.setdefault(mention.article, set()).add(found)

    def named(self, article: str) -> frozenset[Body]:
        """Give the bodies of towns that a page names, whether or not they speak."""
        return frozenset(self._named.get(article, ()))

    def of(self, short: Body, article: str) -> Body:
        """Give a body whose name leaves out whose it is the page's town, or the story's country."""
        if not short.is_bare:
            return short
        if short.is_local:
            return short.at(self._area.get(article, ()))
        return short.at((self._country,) if self._country else ())

    def name(self, area: Area) -> str:
        """Give the name of the place that a page plays in; empty where nobody names it."""
        return self._name.get(area, "")


def _places(events: Iterable[Event]) -> Iterator[tuple[str, Place]]:
    """Yield the one place of what each page is about; none where it is about several."""
    found: dict[str, set[Place]] = defaultdict(set)
    for event in events:
        if event.main and event.place is not None:
            found[event.article].add(event.place)
    for article, several in found.items():
        if len(several) == 1:
            yield article, next(iter(several))


def _settled(areas: Mapping[str, Area]) -> Iterator[tuple[str, Area]]:
    """Yield the pages' areas, without those that too few pages of the story play in.

    A town that one page of many sets it in is where a bus came from, or misread: it makes no police more.
    """
    known = [area for area in areas.values() if area]
    for article, area in areas.items():
        if area and sum(other[: len(area)] == area for other in known) * _FEW >= len(known):
            yield article, area


def _commonest(codes: Iterable[str]) -> str:
    """Give the country that most pages play in; empty where two are level."""
    most = Counter(codes).most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else ""
