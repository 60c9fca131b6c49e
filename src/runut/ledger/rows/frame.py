"""Which row a figure belongs in: whose people, where, and of which incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from runut import lang
from runut.ledger.pages.sisters import FEW, TELLING
from runut.ledger.places.buildings import Buildings
from runut.ledger.places.nations import Nation, names_of_country
from runut.ledger.places.nesting import codes_of
from runut.ledger.places.regions import key_of, named_in, names_of, towns_in
from runut.ledger.places.shares import Shares
from runut.ledger.places.towns import SPOTS, is_in_one_town, province_of
from runut.ledger.rows.incidents import named_alike
from runut.ledger.rows.troops import named_troops
from runut.model import Article, Event, EventKind, Figure, FigureKind
from runut.world import places

POLITICAL: frozenset[EventKind] = frozenset(
    ("riot", "protest", "armed_clash", "bombing", "shooting", "kidnapping", "arrest_operation", "drone_attack")
)
"""Kinds of event that UCDP and ACLED may count; accidents, storms and poisonings are none of theirs."""

_SPREAD: frozenset[EventKind] = frozenset(("drought_fire", "flood", "storm", "protest"))
"""What happens in many places at once: a page counts what happened in its own, not in all."""

_SUDDEN: frozenset[EventKind] = frozenset((
    "road_accident", "air_accident", "explosion", "bombing", "shooting", "fire", "armed_clash", "kidnapping",
    "drone_attack",
))  # fmt: skip
"""What happens at one spot: road, village, district and town are names of the same place."""

THERE = frozenset(("passengers", "drivers", "students", "workers"))
"""Who was there when something happened: no side, so no row apart from everyone whom it struck."""

ANYBODY = (None, "civilians")
"""Groups that tell nothing of those counted: "warga" are everyone."""

_HELD: frozenset[FigureKind] = frozenset(("arrested", "suspects", "questioned"))
"""Whom the police hold or hear are no side: "six attackers" and "six people" arrested are one count."""

_NO_SIDE = frozenset(("children", *THERE))
"""Of whom some may be a part of those that something happened to, though they fight nobody."""

_ABOARD = frozenset(("passengers", "drivers"))
"""Whom a vehicle carries are no side."""

ELSEWHERE = "elsewhere"
"""Begins the name of an incident that a page mentions without saying which it is."""


Name = TypeVar("Name", bound=str)

APART = "#"
"""Stands before the name of what people set apart within an incident."""


class Key(NamedTuple):
    """What a row of the ledger is about; None is everyone, the whole incident, the story's own incident."""

    kind: FigureKind
    unit: str
    group: str | None
    place: str | None
    incident: str | None


class Frame:
    """What a story's whole incident is, its places under every name, and which other incidents its pages tell of."""

    def __init__(self, events: Iterable[Event], articles: Mapping[str, Article], incidents: Iterable[str] = ()) -> None:
        self.events = {event.id: event for event in events}
        self.articles = articles
        self.main = {event.article: event for event in self.events.values() if event.main}
        self.others = named_alike(self.events.values())
        self.kind = _kind(event.kind for event in self.main.values())
        self.is_in_one_town = self.kind in _SPREAD and is_in_one_town(self.main.values(), articles)
        self.is_spread = self.kind in _SPREAD and not self.is_in_one_town
        self.home = _home(self.main.values(), is_most=self.is_spread)
        there = (one for one in self.main.values() if self.home and one.place and province_of(one.place) == self.home)
        self.spots = {self._spot(one) for one in there} - {None}
        self.whole = self._whole()
        self.buildings = Buildings(self.main.values() if self.is_spread else (), articles, self._area_of)
        self.heads = frozenset(name for name in incidents if name in self.events and self.events[name].main)
        self.first: str | None = None
        self.own: set[tuple[str, FigureKind, str, int | None]] = set()
        self.owners: set[tuple[str, FigureKind, str]] = set()
        self.agreed: set[tuple[FigureKind, str, int | None]] = set()
        self.wide: frozenset[str] = frozenset()
        self.told: dict[tuple[str, FigureKind, str], list[tuple[int, str]]] = {}
        self.troops: dict[str, str] = {}
        self.shares = Shares((), self._key)
        self.bare: set[tuple[str, FigureKind, str, int | None]] = set()
        self.days: dict[str, Event] = {}
        self.nation = Nation((), {}, None)

    def lead(self, figures: Iterable[Figure]) -> None:
        """Take the incident of most figures for the story's own; learn which pages list the towns of a wider area."""
        figures = list(figures)
        own = [figure for figure in figures if self._is_own(figure)]
        self.own = {_telling(figure) for figure in own}
        self.owners = {telling[:3] for telling in self.own}
        self.agreed = {_telling(figure)[1:] for figure in own if figure.scope == "total"}
        told = Counter(figure.incident for figure in figures if figure.incident in self.heads)
        self.first = _commonest(told.elements())
        listed: dict[str, set[str]] = {}
        for figure in figures:
            if figure.place:
                listed.setdefault(figure.article, set()).add(figure.place)
        self.wide = frozenset(article for article, named in listed.items() if self._is_wide(article, named))
        self.bare = {_telling(figure) for figure in figures if figure.scope == "total" and figure.place is None}
        self.told = {} if self.kind in _SUDDEN else self._told(figures)
        self.shares = Shares(figures, self._key)
        self.nation = Nation(figures, {} if self.kind in _SUDDEN else self.main, self.home)
        self.troops = named_troops(figure.who for figure in figures if figure.kind == "deployed" and figure.who)

    def key(self, figure: Figure, whole: Figure | None = None) -> Key:
        """Give the row that a figure belongs in; a part is told with its total."""
        event = self.events.get(figure.incident or "")
        unit = "person" if (figure.kind, figure.unit) == ("sick", "case") else figure.unit
        if self.is_elsewhere(figure):
            # Two pages that mention the same number mention the same thing, as far as anybody can tell.
            return Key(figure.kind, unit, figure.group, self._key(figure), f"{ELSEWHERE} {figure.quantity}")
        if event and (not event.main or self._is_second(event)):
            within = self._key(figure)
            within = None if within in _names(event, self.articles) or self._is_told_bare(figure) else within
            return Key(figure.kind, unit, self._group(figure), within, self.others[event.id])
        return Key(figure.kind, unit, self._group(figure), self._place(figure, whole), None)

    def is_placed(self, figure: Figure) -> bool:
        """Say whether words tell where a figure is counted, its own or those that its page has for the same number."""
        return (self._key(figure) or self._again(figure)) is not None

    def _is_second(self, event: Event) -> bool:
        """Say whether an event is the subject of some pages of a story that is about another."""
        return event.id in self.heads and self.first is not None and event.id != self.first

    def is_elsewhere(self, figure: Figure) -> bool:
        """Say whether a page tells a figure of some other incident that it does not name, and of none that it does.

        What other pages tell of theirs, and this one of no other, is of the story's own.
        """
        is_unnamed = figure.incident is None and figure.article in self.main
        return is_unnamed and _telling(figure) not in self.own and not self._is_agreed(figure)

    def _is_agreed(self, figure: Figure) -> bool:
        """Say whether other pages tell a total; one that its page has beside its own was taken back."""
        is_told = figure.scope == "total" and _telling(figure)[1:] in self.agreed
        return is_told and _telling(figure)[:3] not in self.owners

    def _is_own(self, figure: Figure) -> bool:
        """Say whether a number that tells something is of a page's own incident."""
        event = self.events.get(figure.incident or "")
        return event is not None and event.main and (figure.quantity.value or 0) > FEW

    def area(self, figure: Figure) -> str | None:
        """Give the key of the area that a figure names, where an incident is counted by area; None else."""
        if not figure.place or not self.is_spread:
            return None
        key = key_of(figure.place, self._pack(figure.article))
        return None if key in self.whole else key

    def _is_told_bare(self, figure: Figure) -> bool:
        """Say whether a headline tells for a place what its text tells for none: that is the spot's name."""
        is_total = figure.scope == "total" and figure.quantity.value is not None
        if not figure.place or not is_total or self.is_spread or _telling(figure) not in self.bare:
            return False
        return any(span.holds(figure.span) for span in self.articles[figure.article].spans("headline"))

    def place(self, key: Key, figures: Iterable[Figure]) -> str | None:
        """Give a row's place as it is most often written."""
        if key.place is None:
            return None
        figures = list(figures)
        events = (self.main.get(figure.article) for figure in figures)
        named = [(event.place.name, self._pack(event.article)) for event in events if event and event.place]
        own = _commonest(name for name, pack in named if key_of(name, pack) == key.place)
        known = (place.name for place in places.find(key.place))
        told = _commonest(figure.place for figure in figures)
        return told or own or next(known, None) or _commonest(name for name, _ in named) or key.place

    def event(self, key: Key) -> Event | None:
        """Give the event that stands for a row's incident: the earliest told of, of those that say what it was.

        What strikes on one day does so on the day told most; None where nobody names it.
        """
        incident = (key.incident or "").split(APART)[0] or None
        if incident in self.days:
            return self.days[incident]
        alike = [e for e in self.events.values() if self._name(e) == incident]
        told = Counter(e.date.start for e in alike if e.date and e.kind in _SUDDEN)

        def rank(event: Event) -> tuple[bool, int, str, str]:
            day = event.date.start if event.date else "~"
            return event.kind == "other", -told[day], day, event.id

        return min(alike, key=rank, default=None)

    def on_day(self, event: str) -> str:
        """Name what gathered on the day of a page's event, apart from the rest of its incident."""
        name = self.others[event]
        self.days.setdefault(name, self.events[event])
        return name

    def _name(self, event: Event) -> str | None:
        return None if event.main and not self._is_second(event) else self.others[event.id]

    def _place(self, figure: Figure, whole: Figure | None) -> str | None:
        page = self.main.get(figure.article)
        place = self._key(figure) or self._again(figure)
        if page and self.nation.has(figure, place, names_of_country(page)):
            return min(names_of_country(page))
        if self._is_told_bare(figure):
            return None
        if place is None and (listed := self.shares.place(figure)):
            return listed
        if self.kind in _SUDDEN:
            return None if place in self.whole or self._is_near(figure) else place
        if page and (self.is_spread or not self._is_at_home(page)):
            place = self._of_page(page, place)
        elif page and place and figure.scope == "total" and place in _names(page, self.articles):
            return None  # a page's own total is of all that it tells of, by however small a name it goes
        # "164 died, 103 of them in Kotabaru": a part that names its place has a row there, even in the main place.
        is_part_of_place = figure.scope == "part" and figure.place is not None and not self._is_around(page, place)
        is_of_total = whole is not None and whole.group in (None, figure.group)
        is_part_of_place = is_part_of_place and (is_of_total or (whole is None and self.shares.has(figure)))
        return None if place in self.whole and not is_part_of_place else place

    def _of_page(self, page: Event, place: str | None) -> str | None:
        """Give the place that a page is about, where a figure names none, or that one, or the country."""
        if page.place is None or not page.place.name:
            return place
        if place is None and page.article in self.wide:
            return key_of(page.place.admin1, self._pack(page.article)) if page.place.admin1 else None
        pack = self._pack(page.article)
        own = names_of(page.place.parts[:1], pack)
        if place is not None and place not in own:
            return place
        # By its town, which other pages name as well: a hamlet of it goes by as many names as there are pages.
        area = self._area_of(page)
        if page.place.precision in SPOTS:
            area = self.buildings.area(page.place.name, pack, area)
        return area or key_of(page.place.name, pack)

    def _area_of(self, page: Event) -> str | None:
        """Give the town or the province that a page's place names, None where that is of no use."""
        if page.place is None:
            return None
        pack = self._pack(page.article)
        towns = towns_in(page.place.name, pack)
        if len(towns) == 1:
            return places.fold(next(iter(towns)))
        is_spot = page.place.precision in SPOTS and key_of(page.place.name, pack) not in self.whole
        return key_of(page.place.admin1, pack) if is_spot and page.place.admin1 else None

    def _key(self, figure: Figure) -> str | None:
        """Name a figure's place; where many places are told of, the one whose people are counted will do."""
        pack = self._pack(figure.article)
        if figure.place:
            own = key_of(figure.place, pack)
            is_spot = self.is_spread and not places.find(own or "")
            return self.buildings.area(figure.place, pack, own) if is_spot else own
        if not self.is_spread:
            return None
        # "Warga Batam", or the head of the health office of Riau: what they count is in their own area.
        told = (figure.who, *(part for one in figure.said_by for part in (one.role, one.name)))
        return next((found for words in told if words and (found := named_in(words, pack))), None)

    def _told(self, figures: Iterable[Figure]) -> dict[tuple[str, FigureKind, str], list[tuple[int, str]]]:
        """Give the numbers that each page tells for places by name, or for the people of one."""
        found: dict[tuple[str, FigureKind, str], list[tuple[int, str]]] = {}
        for figure in figures:
            place, number = self._key(figure), figure.quantity.value
            is_told = self.is_spread or (figure.part_of is None and not self._is_told_bare(figure))
            if is_told and place and number is not None and number >= TELLING:
                found.setdefault((figure.article, figure.kind, figure.unit), []).append((number, place))
        return found

    def _again(self, figure: Figure) -> str | None:
        """Give the place for which its page tells a figure elsewhere: the same number, or one that its word holds."""
        quantity = figure.quantity
        low = quantity.low if quantity.value is None else quantity.value
        high = quantity.high if quantity.value is None else quantity.value
        told = self.told.get((figure.article, figure.kind, figure.unit), ())
        places_of = {place for number, place in told if (low or 0) <= number and (high is None or number <= high)}
        return next(iter(places_of)) if len(places_of) == 1 else None

    def _is_around(self, page: Event | None, place: str | None) -> bool:
        """Say whether a place is the country of a page that sets its incident at one place: that tells no part."""
        return bool(page and page.place and page.place.precision != "country" and place in names_of_country(page))

    def _is_near(self, figure: Figure) -> bool:
        """Say whether a place lies where the story does, as far as anybody knows."""
        known = places.find(figure.place or "", self.articles[figure.article].day)
        return not known or any(self.home in (None, place.admin1) for place in known)

    def _is_wide(self, article: str, named: set[str]) -> bool:
        """Say whether a page that is placed in one town counts in others too: what it counts nowhere, it counts in all.

        Abroad, where few towns are known, any name will do, and so will the country's own.
        """
        page, pack = self.main.get(article), self._pack(article)
        if page is None or page.place is None:
            return False
        if page.place.country == "ID":
            own = towns_in(page.place.name, pack)
            return len(set[str]().union(*(towns_in(name, pack) for name in named)) - own) > 1
        keys = {key for name in named if (key := key_of(name, pack))}
        country = names_of_country(page)
        return bool(keys & country) or len(keys - country - names_of(page.place.parts, pack)) > 1

    def _is_at_home(self, event: Event) -> bool:
        """Say whether a page's event lies where most of the story does: two provinces are two rows.

        A page that names the very spot in another province has the province wrong, or an older one.
        """
        province = province_of(event.place) if event.place else None
        if self.is_in_one_town or province is None or province == self.home:
            return True
        return not self.is_spread and self._spot(event) in self.spots

    def _spot(self, event: Event) -> str | None:
        """Give the key of the place that an event's page names first, the smallest."""
        return key_of(event.place.parts[0], self._pack(event.article)) if event.place and event.place.name else None

    def _whole(self) -> frozenset[str]:
        """Give the names of the whole incident: its country and province, and places that many pages name."""
        own = [event for event in self.main.values() if self.home is None or self._is_at_home(event)]
        named = Counter(name for event in own for name in _names(event, self.articles))
        around = {name for event in own for name in names_of_country(event)}
        around |= {places.fold(self.home)} if self.home else set()
        if self.home is None:
            around |= {key for event in self.main.values() if (key := self._of_islands(event))}
        if self.is_in_one_town:
            return frozenset(around | set(named))
        often = {name for name, on in named.items() if (2 * on > len(own) if self.is_spread else 3 * on >= len(own))}
        return frozenset(around | often)

    def _of_islands(self, event: Event) -> str | None:
        """Give the key of a page's place if it is several islands: "Sumatera dan Kalimantan" is where all of it is."""
        place, pack = event.place, self._pack(event.article)
        key = key_of(place.name, pack) if self.is_spread and place and place.precision == "area" else None
        return key if key and place and len(codes_of(place.name, key)) > 1 else None

    def _group(self, figure: Figure) -> str | None:
        """Give whom a figure counts: sides where people fight, parts by group elsewhere.

        "Warga" who fall ill are everyone, and passengers killed are those killed.
        """
        if figure.kind == "deployed":
            return self.troops.get((figure.who or "").casefold(), figure.group)
        if figure.group in (THERE if figure.scope == "total" else _ABOARD):
            return None
        if figure.kind in _HELD and figure.scope == "total":
            return None
        if figure.group in _NO_SIDE and figure.scope == "part" and self.kind in POLITICAL:
            return None
        if self.kind in POLITICAL or self.kind is None or figure.group == "security_forces":
            return figure.group
        return figure.group if figure.scope == "part" and figure.group not in (*THERE, *ANYBODY) else None

    def _pack(self, article: str) -> lang.Pack:
        return lang.load(self.articles[article].language)


def _telling(figure: Figure) -> tuple[str, FigureKind, str, int | None]:
    return figure.article, figure.kind, figure.unit, figure.quantity.value


def _kind(kinds: Iterable[EventKind]) -> EventKind | None:
    """Give the kind that most pages tell of; what is of no kind is a trial or a vigil, where many name one."""
    told = Counter(kinds)
    named: EventKind | None = _commonest(kind for kind in told.elements() if kind != "other")
    most: EventKind | None = _commonest(told.elements())
    return named if named and 2 * told[named] >= told["other"] else most


def _home(events: Iterable[Event], *, is_most: bool) -> str | None:
    """Give the province of most pages; where an incident is spread out, only if half of them are about it."""
    told = [province_of(event.place) for event in events if event.place]
    home = _commonest(told)
    return home if home and (not is_most or 2 * told.count(home) >= len(told)) else None


def _names(event: Event, articles: Mapping[str, Article]) -> set[str]:
    """Give every name under which the whole of an event's place may stand on a page: "Kota Almaty", "Almaty"."""
    if not event.place:
        return set()
    named = (*event.place.parts, event.place.admin1 or "")
    return names_of_country(event) | names_of(named, lang.load(articles[event.article].language))


def _commonest(names: Iterable[Name | None]) -> Name | None:
    counted = Counter(name for name in names if name)
    return min(counted, key=lambda name: (-counted[name], name), default=None)
