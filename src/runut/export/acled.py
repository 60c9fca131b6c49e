"""ACLED's spreadsheet: one row for what happened on a day at a place, each cell traceable; blank where nobody knows.

The columns are those of ACLED's CSV, in its order (`acledR` 1.0.1); behind them stand our own, which begin with
`runut_`. What its codebook says (read on 22 November 2026: tables 2 and 3; geography, time, fatalities) is followed;
what only ACLED knows (ids, its names of armed groups, the reach of a source) is blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import BinaryIO

from runut.export._actors import LABELS, associated, group
from runut.export._again import Columns, once
from runut.export._incidents import Left, Occurrence, incidents, most, occurrences, unheard
from runut.export._note import crowd, note, size
from runut.export._party import Party, abroad, army
from runut.export._sheet import Ground, Row, Sheet, Stands, Told, joined, of_events, of_pages
from runut.export._spots import Spot, capital
from runut.export._tolls import Toll
from runut.export._tolls import acled as tolls
from runut.model import Event, Record, content_id
from runut.world import acled as words
from runut.world import coding
from runut.world.outlets import host

SUFFIX = ".csv"

CODEBOOK = "acled"
"""The codebook by which the record's ledger is to be read for this sheet."""

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

OURS = ("runut_row", "runut_story", "runut_incident", "runut_pages", "runut_origins")

UNIDENTIFIED = "Unidentified Armed Group"
"""Whom the codebook names where pages name nobody who attacked or fought."""

_ON_CIVILIANS = "Violence against civilians"
_REMOTE = "Explosions/Remote violence"
_HARMED = ("killed", "injured", "hostages", "missing", "involved", "displaced")
_WIDE = ("country", "area")
_CLASH = "Armed clash"
_FLOWN = "Air/drone strike"
_TARGETED = (_ON_CIVILIANS, "Excessive force against protesters")
_TWO, _EVERY_THIRD = 2, 3
_PEACEFUL = "Peaceful protest"
_MET = "Protest with intervention"

_CIVILIANS = tuple(group for group, label in LABELS.items() if label == "Civilians")

_BY_TYPE = "the codebook's name, by event_type"

Cells = dict[str, Told]


def write(record: Record, out: BinaryIO) -> None:
    """Write the sheet; its ledger is to be read by codebook acled, or fatalities stay blank."""
    sheet(record).write(out)


def sheet(record: Record, readings: Mapping[str, Record] | None = None) -> Sheet:
    """Give the rows of a record's conflict events, and what got none, with the reason."""
    found, left = incidents(record)
    ground = Ground(record)
    told: list[tuple[Row, tuple[Occurrence, ...]]] = []
    for incident in found:
        events = occurrences(incident)
        deaths, aside = tolls(events)
        left += [*aside, *unheard(incident, events)]
        for event, toll in zip(events, deaths, strict=True):
            why = _unfit(event, record)
            if why:
                left += [Left(incident.story.id, one.id, one.kind, why) for one in event.events]
            else:
                told.append((_row(event, toll, ground), (event,)))
    rows, again = once(told, Columns("event_date", "location", "fatalities"))
    left += again
    rows.sort(key=lambda row: (str(row.cells["event_date"].value or "~"), row.name))
    return Sheet("acled", COLUMNS + OURS, tuple(rows), tuple(left), record)


def _unfit(event: Occurrence, record: Record) -> str | None:
    """Say why an event has no row: nowhere on no day, or in all of a country, of no side and with nobody counted.

    "Hamas agreed to free its hostages" tells of no abduction that anybody could code.
    """
    is_anywhere = event.spot is None or event.spot.lat is None
    if is_anywhere and event.days is None:
        return "nowhere"
    is_told = any(one.actor or one.target for one in event.events) or _counts(event, _HARMED, record)
    is_wide = all(one.place is not None and one.place.precision in _WIDE for one in event.events)
    return "too_loose" if is_wide and not is_told and event.incident.kind not in ("riot", "protest") else None


def _row(event: Occurrence, toll: Toll, ground: Ground) -> Row:
    cells = _when(event, ground) | _where(event, ground) | _what(event, ground.record)
    sides, unnamed = _who(event, cells, toll, ground)
    cells |= sides
    cells |= _fought(cells) | _targeted(cells) | _sources(event)
    cells |= _told(event, cells, unnamed, toll, ground)
    spot = event.spot
    name = content_id("r", event.incident.story.id, event.events[0].id, event.days, spot.key if spot else None)
    return Row(name, cells | _ours(event, name, ground))


def _when(event: Occurrence, ground: Ground) -> Cells:
    """Give the day; of a week its middle and of a month its middle, as the codebook has it."""
    if event.days is None:
        return {"event_date": Told(None, "no page gives a day")}
    first, last = (date.fromisoformat(day) for day in event.days)
    length = (last - first).days + 1
    if length > 31:
        return {"event_date": Told(None, "no page gives the day, week or month")}
    day = (first + timedelta(days=(length - 1) // 2)).isoformat()
    on = ground.of_day(event.events, event.days[0])
    how = "told by pages" if length == 1 else f"the middle of {event.days[0]} to {event.days[1]}"
    precision = 3 if length > 10 else 2 if length > 1 or not event.is_agreed else 1
    return {
        "event_date": Told(day, how, on),
        "year": Told(int(day[:4]), "of event_date", on),
        "time_precision": Told(precision, "a day" if precision == 1 else "less than a day is agreed on", on),
    }


def _what(event: Occurrence, record: Record) -> Cells:
    events = [one for one in event.events if one.kind == _kind(event)] or list(event.incident.events)
    types = most(one.acled.event_type for one in events if one.acled)
    told = [one for one in events if one.acled and one.acled.event_type == types]
    sub = most(one.acled.sub_event_type for one in told if one.acled)
    how = "the kind of event that most pages tell of"
    on = of_events(told)
    is_hurt = _counts(event, ("killed", "injured"), record)
    if sub == _PEACEFUL and not is_hurt and _counts(event, ("arrested",), record):
        sub, how = _MET, "people were arrested, and nobody is told to be hurt"
    if sub == _PEACEFUL and is_hurt:
        return {
            "event_type": Told(types, how, on),
            "sub_event_type": Told(None, "people killed or hurt: not peaceful, and no page says which"),
        }
    return {
        "event_type": Told(types, how, on),
        "sub_event_type": Told(sub, how, on),
        "disorder_type": Told(words.wording().disorder.get(sub or ""), "by sub_event_type", on),
    }


def _kind(event: Occurrence) -> str:
    """Give the kind of an event: a demonstration at which two pages, or every third, tell of violence is a riot."""
    riots = sum(one.kind == "riot" for one in event.events)
    is_violent = riots >= _TWO or _EVERY_THIRD * riots >= len(event.events)
    return "riot" if event.incident.kind == "protest" and is_violent else event.incident.kind


def _counts(event: Occurrence, kinds: tuple[str, ...], record: Record) -> bool:
    """Say whether a row's own pages count any of these."""
    pages = {page.id for page in event.pages}
    cells = (cell for cell in event.incident.cells if cell.kind in kinds)
    return any(record.figure_of[name].article in pages for cell in cells for name in cell.figures)


def _who(event: Occurrence, cells: Cells, toll: Toll, ground: Ground) -> tuple[Cells, str]:
    """Give both sides, and the words for a doer whom pages do not name.

    They are as pages write them, or the codebook's generic names where the event type has one.
    """
    event_type = str(cells["event_type"].value)
    actors, targets = _sides(event.events, "actor"), _sides(event.events, "target")
    actor, target = most(actors.values()), most(targets.values())
    if actor and target and actor.casefold() == target.casefold():
        actor = None  # nobody attacks himself: such words are of whom it was done to
    land = coding.find(event.incident.country)
    first = _party(actor, event, ground.of_name(event.events, _only(actors, actor)))
    second = _party(target, event, ground.of_name(event.events, _only(targets, target)))
    unnamed = ""
    if event_type in words.BY_TYPE:
        first, second = _of_demonstration(event_type, first, second, land, event)
    else:
        first, second = abroad(army(first, event), event), abroad(second, event)
        if event_type == _ON_CIVILIANS and second.kind in (None, *_CIVILIANS):
            second = _fallen(toll, ground) or _generic("Civilians", second, land, event)
        if event_type == _REMOTE and second.name is None and _are_civilians(toll):
            second = _generic("Civilians", second, land, event)
        is_flown = cells["sub_event_type"].value == _FLOWN
        first, unnamed = _doer(first, second, land, event, is_flown=is_flown)
        if event_type == "Battles" and (second.name is None or second.is_nobody(event)) and not second.label:
            is_first = (first.name or "").startswith(UNIDENTIFIED)  # one whom nobody names is enough
            second = _unnamed() if is_first else _unidentified(land, second, event)
    is_alone = not second.name and event_type in words.BY_TYPE  # elsewhere there is another side, whoever it is
    met = words.interaction(first.label, "" if is_alone else second.label)
    return {
        **first.cells("actor1", "assoc_actor_1", "inter1"),
        **second.cells("actor2", "assoc_actor_2", "inter2"),
        "interaction": Told(met if first.name else None, "by inter1 and inter2", first.on + second.on),
    }, unnamed


def _doer(
    first: Party, second: Party, land: coding.Coding | None, event: Occurrence, *, is_flown: bool
) -> tuple[Party, str]:
    """Give who did violence, or the codebook's name for a doer whom no page names, and what pages call him."""
    if first.label == second.label == "State forces" and first.is_nobody(event):
        return _unidentified(land, first, event), ""
    if is_flown and first.name is None:
        return first, ""  # who has aircraft is no armed group
    if first.label != "State forces" and (first.name is None or first.is_nobody(event)):
        return _unidentified(land, first, event), first.name or ""
    return first, ""


def _fallen(toll: Toll, ground: Ground) -> Party | None:
    """Give state forces as whom it was done to, where pages count nobody else among the killed; else None."""
    if not toll.cells or any(cell.group != "security_forces" for cell in toll.cells):
        return None
    figures = [ground.record.figure_of[name] for cell in toll.cells for name in cell.figures]
    who = most(figure.who for figure in figures)
    if who is None:
        return None
    on = ground.of_figures(figure.id for figure in figures if figure.who == who)
    return Party(who, "security_forces", on, "whom pages count among the killed, and nobody else")


def _are_civilians(toll: Toll) -> bool:
    """Say whether pages count civilians alone among the killed."""
    return bool(toll.cells) and all(cell.group in _CIVILIANS for cell in toll.cells)


def _unnamed() -> Party:
    return Party(None, None, (), "no page names another side that took part")


def _unidentified(land: coding.Coding | None, party: Party, event: Occurrence) -> Party:
    name = f"{UNIDENTIFIED} ({land.acled})" if land else UNIDENTIFIED
    return Party(name, None, party.on or of_events(event.events), "the codebook's name for whom no page names")


def _fought(cells: Cells) -> Cells:
    """Set attacks on state forces down as battles: the codebook's violence against civilians is against the unarmed."""
    if cells["event_type"].value != _ON_CIVILIANS or cells["inter2"].value not in (
        "State forces",
        "External/Other forces",
    ):
        return {}
    how, on = "an attack on state forces", cells["actor2"].on
    return {
        "event_type": Told("Battles", how, on),
        "sub_event_type": Told(_CLASH, how, on),
        "disorder_type": Told(words.wording().disorder[_CLASH], "by sub_event_type", on),
    }


def _party(name: str | None, event: Occurrence, on: tuple[Stands, ...]) -> Party:
    article = event.incident.articles[on[0].article] if on else None
    return Party(name, group(name, article) if article else None, on, "as pages write it")


def _generic(label: str, party: Party, land: coding.Coding | None, event: Occurrence) -> Party:
    """Name a side as the codebook does, and whom pages name beside it."""
    name = f"{label} ({land.acled})" if land else label
    article = event.incident.articles[party.on[0].article] if party.on else None
    also = associated(party.name, article, land.acled) if article and land else party.name
    return Party(name, label.lower(), party.on or of_events(event.events), _BY_TYPE, also)


def _of_demonstration(
    event_type: str, first: Party, second: Party, land: coding.Coding | None, event: Occurrence
) -> tuple[Party, Party]:
    """Set those who demonstrate first, whichever side pages name as the doer; the state's forces are the other."""
    if first.label == "State forces" and second.label != "State forces":
        first, second = second, first
    is_other = second.label in ("State forces", "Civilians", "Rioters", "Protesters")
    if not is_other or second.label == words.BY_TYPE[event_type]:
        second = _unnamed()
    return _generic(words.BY_TYPE[event_type], first, land, event), second


def _sides(events: tuple[Event, ...], side: str) -> dict[str, str | None]:
    return {event.id: getattr(event, side) for event in events}


def _only(named: Mapping[str, str | None], name: str | None) -> dict[str, str | None]:
    return {event: one for event, one in named.items() if one == name}


def _targeted(cells: Cells) -> Cells:
    """Mark what the codebook marks whatever happened: violence against civilians, and force against protesters."""
    if cells["actor2"].value and cells["actor2"].how != _BY_TYPE and cells["inter2"].value != "Civilians":
        return {}  # a page names officers or gunmen as those it was against
    for column in ("event_type", "sub_event_type"):
        if cells[column].value in _TARGETED:
            return {"civilian_targeting": Told("Civilian targeting", f"by {column}", cells[column].on)}
    return {}


def _where(event: Occurrence, ground: Ground) -> Cells:
    spot = event.spot
    land = coding.find(spot.country if spot and spot.country else event.incident.country)
    named = {one.id: _written(one) for one in event.events}
    on = ground.of_name(event.events, named) or of_events(event.events)
    cells = _land(land, on)
    if spot is None:
        return cells
    cells |= {
        column: Told(value, "of the place that pages name", on)
        for column, value in (("admin1", spot.admin1), ("admin2", spot.admin2), ("admin3", spot.admin3))
    }
    return cells | _point(spot, on)


def _land(land: coding.Coding | None, on: tuple[Stands, ...]) -> Cells:
    if land is None:
        return {}
    return {
        "iso": Told(land.numeric, "ISO 3166, of country", on),
        "region": Told(land.acled_region, "of country", on),
        "country": Told(land.acled, "where most pages set it", on),
    }


def _point(spot: Spot, on: tuple[Stands, ...]) -> Cells:
    """Give what the coordinates are of; of a province its capital, as the codebook has it."""
    name, lat, lon, how = spot.name, spot.lat, spot.lon, "of the place that pages name"
    precision = {"town": 1, "district": 2, "regency": 2, "province": 3}.get(spot.level)
    if spot.level == "province":
        seat = capital(spot.admin1)
        name, lat, lon = (seat.name, seat.lat, seat.lon) if seat else (None, None, None)
        how = "the province's capital: pages name no place in it"
    elif spot.level == "named":
        how = "no gazetteer here has its coordinates"
    return {
        "location": Told(name, how, on),
        "latitude": Told(lat, how, on),
        "longitude": Told(lon, how, on),
        "geo_precision": Told(precision if lat is not None else None, f"coordinates of a {spot.level}", on),
    }


def _written(event: Event) -> str | None:
    return event.place.parts[0] if event.place and event.place.name else None


def _sources(event: Occurrence) -> Cells:
    pages = event.pages
    return {"source": Told(joined(page.outlet or host(page.url) for page in pages), "its pages", of_pages(pages))}


def _told(event: Occurrence, cells: Cells, unnamed: str, toll: Toll, ground: Ground) -> Cells:
    record, event_type = ground.record, str(cells["event_type"].value)
    sub = cells["sub_event_type"].value
    is_crowd = event_type in words.BY_TYPE
    is_on_civilians = cells["actor2"].how == _BY_TYPE
    is_unnamed = str(cells["actor1"].value).startswith(UNIDENTIFIED)
    who = (
        unnamed if is_unnamed else _said(cells, "assoc_actor_1" if is_crowd else "actor1"),
        _said(cells, "assoc_actor_2" if is_on_civilians else "actor2"),
    )
    text = note(record, event, (str(sub) if sub else None, event_type), who, toll)
    figures = ground.of_figures(toll.figures)
    found: Cells = {
        "notes": Told(text, "written from this row's statements", of_events(event.events) + figures),
        "fatalities": Told(toll.value, toll.how, figures or of_pages(event.pages)),
    }
    if is_crowd:
        behind = ground.of_figures(crowd(record, event))
        found["tags"] = Told(f"crowd size={size(record, event)}", "as pages write it", behind or of_pages(event.pages))
    return found


def _said(cells: Cells, column: str) -> str:
    return str(cells[column].value or "")


def _ours(event: Occurrence, name: str, ground: Ground) -> Cells:
    pages = event.pages
    ids = {page.id for page in pages}
    told = ground.origins.get(event.incident.story.id, ())
    behind = [origin.id for origin in told if ids & set(origin.articles)]
    on = of_pages(pages)
    return {
        "runut_row": Told(name, "this row", on),
        "runut_story": Told(event.incident.story.id, "its story", on),
        "runut_incident": Told(event.events[0].id, "its first event", of_events(event.events[:1])),
        "runut_pages": Told(len(pages), "its pages", on),
        "runut_origins": Told(len(behind), "origins of its pages", on),
    }
