"""Give every telling of one incident one id, so that the ledger sets like figures side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from runut.link.areas import Area, apart, of_place
from runut.link.tolls import HARM, TELLING
from runut.model import Event, Figure, FigureKind, Place

_LASTING_DAYS = 14
"""Unrest and disasters go on for days; tellings further apart than this are of two."""
_SUDDEN_DAYS = 1
"""A crash or a blast is dated to the day, give or take the night between two."""
_FRESH_DAYS = 2
"""A page that tells a day so soon after it has it right; of one that tells an older day nobody can be sure."""
_LATER_DAYS = 2 * _LASTING_DAYS
"""A page so much later tells of a trial or a year's mind: where its toll is that of the story, so is its incident."""
_SUDDEN = frozenset({"road_accident", "air_accident", "explosion", "bombing", "shooting", "drone_attack", "kidnapping"})
_SPOT = _SUDDEN - {"drone_attack"} | {"fire", "poisoning", "other"}
"""What happens at one spot: told of two towns on two days it is two, however much alike pages tell them."""
_SERVED = frozenset({"poisoning"})
"""One kitchen's meal: told of two provinces it is two, on one day too."""
_TOLD_HARM = HARM | {"sick"}
_PROVINCE = 2
"""Parts of an area that say its country and province."""
_TRIED = frozenset({"shooting", "kidnapping"})
"""Crimes of which pages tell for months: they give days of arrests, charges and hearings for the day of the crime."""
_ONCE = _SUDDEN - {"bombing", "drone_attack"} | {"other"}
"""What two pages of one story tell with as many dead, near one town, is one, though they differ in the day: no war."""
_CORNER_WORDS = 2
"""Words that name a road, with or without the number of a house or block."""
_RECURRING = frozenset({"earthquake", "flood", "storm", "drought_fire", "fire", "poisoning"})
"""Nobody is tried for these under the day of the trial, as for a shooting: their other day is another one's."""


Tolls = Mapping[str, frozenset[tuple[str, int]]]
"""What is told of each event: kinds of harm to people, each with its number."""


def canonical(
    events: Iterable[Event],
    rank: Mapping[str, tuple[str, str]],
    figures: Iterable[Figure] = (),
    grown: Collection[str] = (),
) -> dict[str, str]:
    """Map each event of one story to the event that stands for its incident: the one of the earliest article.

    Main events of a story are one incident unless day or place tell them apart; others are one only when kind,
    day and place are all told and all agree. A page of weeks later that tells the toll of an incident tells of it,
    whatever day it was given: that of a trial, or a slip. `grown` are the pages that tell what a toll has come to.
    """
    ordered = sorted(events, key=lambda event: (not event.main, rank[event.article], event.span, event.id))
    where, tolls = _countries(ordered), _tolls(figures)
    areas = {event.id: _area(event.place) for event in ordered if event.main and event.kind in _SPOT}
    heads: list[list[Event]] = []
    retold: dict[str, str] = {}
    for event in ordered:
        same = (group for group in heads if all(_one(event, other, where, rank) for other in group))
        here = (group for group in same if not _is_elsewhere(event, group, areas, tolls))
        group = min(here, key=lambda group: _apart_from(event, group, areas), default=None)
        if group is not None:
            group.append(event)
            continue
        again = next((group for group in heads if any(_retells(event, one, where, tolls) for one in group)), None)
        if again is None and event.article in grown:
            again = next((group for group in heads if any(_tells_on(event, one, where, tolls) for one in group)), None)
        if again is None:
            heads.append([event])
        else:
            retold[event.id] = again[0].id
    return {event.id: group[0].id for group in heads for event in group} | retold


def _tolls(figures: Iterable[Figure]) -> Tolls:
    told: dict[str, set[tuple[str, int]]] = {}
    parts: dict[tuple[str, FigureKind], list[int]] = {}
    for figure in figures:
        number = figure.quantity.value
        if not figure.incident or not number or figure.kind not in _TOLD_HARM or figure.unit != "person":
            continue
        if figure.scope == "total":
            told.setdefault(figure.incident, set()).add((figure.kind, number))
        elif figure.part_of is None:
            parts.setdefault((figure.incident, figure.kind), []).append(number)
    for (event, kind), numbers in parts.items():
        told.setdefault(event, set()).add((kind, sum(numbers)))
    return {event: frozenset(harm) for event, harm in told.items()}


def _retells(later: Event, event: Event, where: frozenset[str], tolls: Tolls) -> bool:
    """Say whether an event of another day, or of none, has the toll of one whose page came first."""
    days = _days_apart(later, event)
    if not event.main or later.article == event.article or _abroad(later.place, event.place, where):
        return False
    if later.kind in _RECURRING and not later.main and days is not None and _day(later) < _day(event):
        return False  # a page looks back on another quake, of months before
    if not _shares_toll(later, event, tolls):
        return False
    dead = {number for kind, number in tolls[later.id] & tolls[event.id] if kind == "killed" and number >= TELLING}
    is_once = bool(dead) and later.main and later.kind == event.kind and later.kind in _ONCE
    return days is None or days >= _LATER_DAYS or (is_once and _is_near(later.place, event.place))


def _is_near(a: Place | None, b: Place | None) -> bool:
    """Say whether two addresses name one place, or areas that are not known to differ."""
    shared = {part.casefold() for place in (a, b) if place for part in place.parts if part}
    named = sum(len({part.casefold() for part in place.parts if part}) for place in (a, b) if place)
    return len(shared) < named or not apart(_area(a), _area(b))


def _apart_from(event: Event, group: Iterable[Event], areas: Mapping[str, Area]) -> int:
    """Count the tellings of an incident that set it where a page of no day cannot mean it, the nearest for none."""
    return sum(apart(areas.get(event.id, ()), areas.get(other.id, ())) for other in group)


def _tells_on(later: Event, event: Event, where: frozenset[str], tolls: Tolls) -> bool:
    """Say whether a page that tells what a toll has come to means that of an event of one town, some days before."""
    days = _days_apart(later, event)
    if not (later.main and event.main) or not days or days > _LASTING_DAYS or _day(later) < _day(event):
        return False
    if _abroad(later.place, event.place, where) or not _is_near(later.place, event.place):
        return False
    before = dict(sorted(tolls.get(event.id, ())))
    return any(number >= before.get(kind, number + 1) for kind, number in tolls.get(later.id, ()))


def _is_elsewhere(event: Event, group: Iterable[Event], areas: Mapping[str, Area], tolls: Tolls) -> bool:
    """Say whether an event strikes another town on another day than most tellings of an incident, with another toll."""
    area = areas.get(event.id)
    others = [other for other in group if areas.get(other.id)]
    if not area or not others or any(_shares_toll(event, other, tolls) for other in group):
        return False
    elsewhere = [other for other in others if apart(area, areas[other.id]) and _place(event) != _place(other)]
    is_far = event.kind in _SERVED and all(
        other.kind in _SERVED and apart(area[:_PROVINCE], areas[other.id][:_PROVINCE]) for other in elsewhere
    )
    return 2 * len(elsewhere) > len(others) and (is_far or all(_days_apart(event, other) for other in elsewhere))


def _area(place: Place | None) -> Area:
    """Give as much of an address as is known: its regency, or its province."""
    if place is None or place.precision in ("area", "country"):
        return ()
    return of_place(place) or tuple(part for part in (place.country, place.admin1) if part)


def _shares_toll(a: Event, b: Event, tolls: Tolls) -> bool:
    shared = tolls.get(a.id, frozenset()) & tolls.get(b.id, frozenset())
    return sum(number for _, number in shared) >= TELLING


def _countries(events: list[Event]) -> frozenset[str]:
    """Give the countries in which at least a third of a story's articles set it: the others are named in passing.

    Of four articles on one boat a single one that names its passengers' country tells of no second boat.
    """
    told = Counter(event.place.country for event in events if event.main and event.place and event.place.country)
    return frozenset(country for country, count in told.items() if count * 3 >= told.total())


def _one(a: Event, b: Event, where: frozenset[str], rank: Mapping[str, tuple[str, str]]) -> bool:
    if a.article == b.article:
        return False
    if not (a.main and b.main):
        return a.kind == b.kind and _told(a) and _told(b) and _days_apart(a, b) == 0 and _place(a) == _place(b)
    if _abroad(a.place, b.place, where) and not (_is_of_one_day(a, b) or _place(a) == _place(b)):
        return False
    sudden = a.kind in _SUDDEN and b.kind in _SUDDEN
    if sudden and a.kind != b.kind and _days_apart(a, b):
        return False
    if (_days_apart(a, b) or 0) <= (_SUDDEN_DAYS if sudden else _LASTING_DAYS):
        return True
    if any(_is_nameless(one, rank[one.article][0]) for one in (a, b)):
        return True
    if a.kind not in _TRIED or b.kind not in _TRIED:
        return False
    are_fresh = all(_is_fresh(one, rank[one.article][0]) for one in (a, b))
    return not are_fresh or _is_one_corner(a, b)


def _is_nameless(event: Event, published: str) -> bool:
    """Say whether a page names neither kind nor place, and as the day that on which it came out: it tells on."""
    if event.kind != "other" or (event.place and event.place.precision != "country") or event.date is None:
        return False
    return event.date.precision == "day" and _day(event) == published[:10]


def _is_one_corner(a: Event, b: Event) -> bool:
    """Say whether two pages name one place, or one road: "618 Melati Road" and "the 600 block of Melati Road"."""
    if _place(a) is not None and _place(a) == _place(b):
        return True
    short, full = sorted((_road(event) for event in (a, b)), key=len)
    return len(short) >= _CORNER_WORDS and short <= full


def _road(event: Event) -> frozenset[str]:
    """Give the words of a road's name, without numbers."""
    if event.place is None or event.place.precision != "street":
        return frozenset()
    return frozenset(word for word in event.place.parts[0].casefold().split() if word.isalpha())


def _is_of_one_day(a: Event, b: Event) -> bool:
    """Say whether two pages of a story tell of one kind, or of none, on one day: of two countries one is then wrong."""
    return (a.kind == b.kind or "other" in (a.kind, b.kind)) and _days_apart(a, b) == 0


def _is_fresh(event: Event, published: str) -> bool:
    """Say whether a page was published within days of the day that it gives its event."""
    try:
        told = date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return True
    return told - date.fromisoformat(_day(event)).toordinal() <= _FRESH_DAYS


def _told(event: Event) -> bool:
    return event.date is not None and event.date.precision == "day" and _place(event) is not None


def _place(event: Event) -> str | None:
    """Give the smallest place of an address, which one page tells in full and another does not."""
    return event.place.parts[0].casefold() if event.place else None


def _abroad(a: Place | None, b: Place | None, where: frozenset[str]) -> bool:
    """Say whether two places cannot hold one incident: two countries in which the story is set."""
    return bool(a and b and a.country != b.country and {a.country, b.country} <= where)


def _day(event: Event) -> str:
    return event.date.start if event.date else ""


def _days_apart(a: Event, b: Event) -> int | None:
    if a.date is None or b.date is None or a.date.precision != "day" or b.date.precision != "day":
        return None
    return abs(date.fromisoformat(a.date.start).toordinal() - date.fromisoformat(b.date.start).toordinal())
