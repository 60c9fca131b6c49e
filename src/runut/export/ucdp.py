"""UCDP's spreadsheet (GED): one row for each toll of organised violence, each cell traceable; blank where nobody knows.

The columns are the 49 of UCDP GED's CSV, in its order; behind them stand our own, which begin with `runut_`. UCDP's own
numbers of events, conflicts, dyads and actors are blank, and so is whether a conflict is active: only UCDP knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from runut.export import _tolls as tolls
from runut.export._actors import group, state
from runut.export._again import Columns, once
from runut.export._incidents import Incident, Left, Occurrence, incidents, most, occurrences, span_of_days
from runut.export._sheet import Ground, Row, Sheet, Stands, Told, aligned, joined, of_events, of_pages
from runut.export._spots import LOCAL, Spot
from runut.model import Article, Cell, Event, Record, content_id
from runut.tell.said import called
from runut.world import coding
from runut.world.outlets import host

SUFFIX = ".csv"

CODEBOOK = "ucdp"
"""The codebook by which the record's ledger is to be read for this sheet."""

READINGS = ("house",)
"""Codebooks by which it is to be read as well: ucdp gives no number to a side that is counted within its event."""

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip

OURS = ("runut_row", "runut_story", "runut_incident", "runut_articles", "runut_rule")

_CIVILIANS = frozenset(
    ("civilians", "protesters", "children", "students", "women", "journalists", "medics", "workers", "migrants",
     "passengers", "drivers")
)  # fmt: skip
"""Groups that bear no arms. Rioters are none of them: UCDP asks whether they were organised, which no word decides."""

_PRECISE = {"town": 1, "district": 2, "regency": 3, "province": 4, "country": 6}

Cells = dict[str, Told]


@dataclass(frozen=True)
class _Event:
    """A toll of an incident: the ledger's rows it is read from, the events that it covers, and where they were."""

    incident: Incident
    cells: tuple[Cell, ...]
    covers: tuple[Occurrence, ...]
    spot: Spot | None
    place: str | None = None

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(event for one in self.covers for event in one.events)


def write(record: Record, out: BinaryIO) -> None:
    """Write the sheet; its ledger is to be read by codebook ucdp, or it has no rows."""
    sheet(record).write(out)


def sheet(record: Record, readings: Mapping[str, Record] | None = None) -> Sheet:
    """Give the rows of a record's deadly conflict events, and what got none, with the reason.

    `readings` hold the record as other codebooks read it; without house the deaths of each side are blank.
    """
    found, left = incidents(record)
    ground = Ground(record)
    house = {cell.id: cell for cell in (readings or {}).get("house", Record()).cells}
    told: list[tuple[Row, tuple[Occurrence, ...]]] = []
    for incident in found:
        events, aside = _events(incident)
        left += aside
        for event in events:
            row, over = _row(event, ground, house)
            told.append((row, event.covers))
            left += [_aside(incident, cell, "side_over") for cell in over]
    rows, again = once(told, Columns("date_start", "where_coordinates", "best"))
    left += again
    rows.sort(key=lambda row: (str(row.cells["date_start"].value or "~"), row.name))
    return Sheet("ucdp", COLUMNS + OURS, tuple(rows), tuple(left), record)


def _events(incident: Incident) -> tuple[list[_Event], list[Left]]:
    """Give an incident's tolls: that of the whole, else those of its places; a place's own lies within the whole's."""
    cells = [cell for cell in tolls.killed(incident) if cell.codebook == CODEBOOK]
    whole = [cell for cell in cells if cell.place is None]
    covers = tuple(occurrences(incident))
    if not cells:
        return [], [_left(incident, event, "none_killed") for event in incident.events]
    if _is_deadly(whole):
        within = [cell for cell in cells if cell.place is not None]
        left = [_aside(incident, cell, "toll_within") for cell in within]
        return [_Event(incident, tuple(whole), covers, _around(covers, incident))], left
    found: list[_Event] = []
    left = [_aside(incident, cell, "no_number") for cell in whole if cell.group is None]
    for place in dict.fromkeys(cell.place for cell in cells if cell.place):
        own = [cell for cell in cells if cell.place == place]
        there = tuple(one for one in covers if one.spot and tolls.at(own, one.spot.key, incident.country))
        if _is_deadly(own) and there:
            found.append(_Event(incident, tuple(own), there, there[0].spot, place))
        else:
            why = "toll_elsewhere" if not there else "no_number"
            left += [_aside(incident, cell, why) for cell in own]
    return found, left


def _is_deadly(cells: Iterable[Cell]) -> bool:
    """Say whether at least one death is counted, as UCDP asks, by its best, low or high."""
    return any((number or 0) > 0 for cell in cells for number in (cell.low, cell.best, cell.high))


def _left(incident: Incident, event: Event, why: str) -> Left:
    return Left(incident.story.id, event.id, event.kind, why)


def _aside(incident: Incident, cell: Cell, why: str) -> Left:
    return Left(incident.story.id, cell.id, "killed", why, figures=cell.figures)


def _around(covers: tuple[Occurrence, ...], incident: Incident) -> Spot | None:
    """Give the smallest area that holds all places of an incident: a town, a province, a country."""
    spots = [one.spot for one in covers if one.spot]
    if len({spot.key for spot in spots}) <= 1:
        return spots[0] if spots else None
    areas = {(spot.country, spot.admin1) for spot in spots}
    country, admin1 = areas.pop()
    if not areas and admin1:
        return Spot("province", admin1, country, admin1, admin1)
    return Spot("country", "", incident.country)


def _row(event: _Event, ground: Ground, house: Mapping[str, Cell]) -> tuple[Row, list[Cell]]:
    """Give a row, and the sides' rows of the ledger that it cannot hold: more dead than its best."""
    numbers = _numbers(event, ground)
    sides = _sides(event, ground)
    cells = _when(event, ground) | _where(event, ground) | _sources(event, ground) | sides | numbers
    deaths = _deaths(event, sides, numbers, ground, house)
    over = [cell for cell in event.cells if _column(cell.group, sides)] if _is_over(deaths, numbers) else []
    cells |= {} if over else deaths
    cells["event_clarity"] = _clarity(event, cells)
    name = content_id("r", event.incident.story.id, *(cell.id for cell in event.cells))
    return Row(name, cells | _ours(event, name, ground)), over


def _when(event: _Event, ground: Ground) -> Cells:
    days = event.covers[0].days if len(event.covers) == 1 else span_of_days(event.events)
    if days is None:
        return {"date_start": Told(None, "no page gives a day")}
    first, last = (date.fromisoformat(day) for day in days)
    length = (last - first).days + 1
    precision = next((code for code, most_days in ((1, 1), (2, 6), (3, 7), (4, 31)) if length <= most_days), 5)
    from_, to = ground.of_day(event.events, days[0]), ground.of_day(event.events, days[1])
    return {
        "year": Told(int(days[0][:4]), "of date_start", from_),
        "date_prec": Told(precision, f"{length} days", from_ + to),
        "date_start": Told(days[0], "the first day that most pages give", from_),
        "date_end": Told(days[1], "the last day that most pages give", to),
    }


def _where(event: _Event, ground: Ground) -> Cells:
    spot = event.spot
    land = coding.find(spot.country if spot and spot.country else event.incident.country)
    named = {one.id: one.place.parts[0] if one.place and one.place.name else None for one in event.events}
    on = ground.of_name(event.events, named) or of_events(event.events)
    cells: Cells = {}
    if land:
        cells["country"] = Told(land.ucdp, "where most pages set it", on)
        cells["country_id"] = Told(land.gw, "Gleditsch and Ward's number of country", on)
        cells["region"] = Told(land.ucdp_region, "of country", on)
    written = joined(one.place.name for one in event.events if one.place)
    cells["where_description"] = Told(written, "as pages write it", on)
    return cells | _point(spot, on) if spot else cells


def _point(spot: Spot, on: tuple[Stands, ...]) -> Cells:
    how = "of the place that pages name"
    precise = _PRECISE.get(spot.level) if spot.level in ("country", "province") or spot.lat is not None else None
    cells = {
        "where_prec": Told(precise, f"known to the {spot.level}", on),
        "where_coordinates": Told(spot.name, how, on),
        "adm_1": Told(spot.admin1, how, on),
        "adm_2": Told(spot.admin2, how, on),
    }
    if spot.lat is not None and spot.lon is not None:
        cells |= {
            "latitude": Told(spot.lat, how, on),
            "longitude": Told(spot.lon, how, on),
            "geom_wkt": Told(f"POINT({spot.lon} {spot.lat})", how, on),
            "priogrid_gid": Told(coding.grid_cell(spot.lat, spot.lon), "the half-degree cell of the coordinates", on),
        }
    return cells


def _sources(event: _Event, ground: Ground) -> Cells:
    """Give the pages that count the dead, and who they have it from: UCDP asks for both."""
    names = {figure for cell in event.cells for figure in cell.figures}
    figures = [ground.record.figure_of[name] for name in sorted(names) if name in ground.record.figure_of]
    told = {figure.article: ground.record.article_of[figure.article] for figure in figures}
    pages = sorted(told.values(), key=lambda page: (page.published or "~", page.id))
    on = of_pages(pages)
    told_of = ground.origins.get(event.incident.story.id, ())
    behind = [origin for origin in told_of if origin.kind != "outlet" and names & set(origin.figures)]
    spoken = [speaker.name for figure in figures for speaker in figure.said_by]
    total = max((cell.origins for cell in event.cells), default=0) or None  # none is named: nobody knows how many
    return {
        "number_of_sources": Told(
            total, "origins that could have known it separately", ground.of_figures(sorted(names))
        ),
        "source_article": Told(joined(map(_cited, pages)), "pages that count the dead", on),
        "source_office": Told(aligned(map(_office, pages)), "pages that count the dead", on),
        "source_date": Told(aligned(page.day for page in pages), "pages that count the dead", on),
        "source_headline": Told(aligned(page.title for page in pages), "pages that count the dead", on),
        "source_original": Told(
            joined(called(origin, ground.record, {}) for origin in behind) or joined(spoken),
            "who the pages have it from",
            ground.of_figures(sorted({name for origin in behind for name in origin.figures} & names or names)),
        ),
    }


def _cited(page: Article) -> str:
    """Write a page as UCDP lists its sources: office, day and headline."""
    return ",".join(f'"{part}"' for part in (_office(page), page.day, page.title) if part)


def _office(page: Article) -> str | None:
    return page.outlet or host(page.url)


def _sides(event: _Event, ground: Ground) -> Cells:
    """Give both sides and the type of violence, where pages name both and the words decide whose they are.

    State forces against an armed group are state-based (1), two armed groups are not (2), either against people without
    arms is one-sided (3).
    """
    first, doers = _party(event, "actor", ground)
    second, sufferers = _party(event, "target", ground)
    on = doers + sufferers
    kinds = (first.kind, second.kind)
    if kinds == ("attackers", "security_forces"):
        first, second, kinds = second, first, ("security_forces", "attackers")
    violence = {
        ("security_forces", "attackers"): 1,
        ("attackers", "attackers"): 2,
        ("security_forces", "civilians"): 3,
        ("attackers", "civilians"): 3,
    }.get((kinds[0] or "", kinds[1] or ""))
    if violence is None:
        return {"type_of_violence": Told(None, "pages do not name both sides, or not what they are")}
    home = coding.find(first.state) if kinds[0] == "security_forces" else None
    cells = {
        "type_of_violence": Told(violence, f"{kinds[0]} against {kinds[1]}", on),
        "side_a": Told(
            f"Government of {home.ucdp}" if home else first.name,
            "the state whose forces pages name" if home else "as pages write it",
            on,
        ),
        "side_b": Told("Civilians" if violence == 3 else second.name, "as pages write it", on),
    }
    if home and home.gw:
        cells["gwnoa"] = Told(home.gw, "Gleditsch and Ward's number of side_a", on)
    return cells


@dataclass(frozen=True, slots=True)
class _Party:
    name: str | None
    kind: str | None
    state: str | None


def _party(event: _Event, side: str, ground: Ground) -> tuple[_Party, tuple[Stands, ...]]:
    named = {one.id: getattr(one, side) for one in event.events}
    name = most(named.values())
    on = ground.of_name(event.events, {key: one for key, one in named.items() if one == name})
    if name is None or not on:
        return _Party(None, None, None), ()
    article = ground.record.article_of[on[0].article]
    kind = group(name, article)
    kind = "civilians" if kind in _CIVILIANS else kind
    return _Party(name, kind, state(name, article, event.incident.country)), on


def _numbers(event: _Event, ground: Ground) -> Cells:
    """Give best, high and low of the row of everyone, else of the sides together, where nobody is in two of them."""
    total = [cell for cell in event.cells if cell.group is None]
    sides = [cell for cell in event.cells if cell.group in tolls.SIDES]
    counted = total or (sides if any(cell.group == "civilians" for cell in sides) else list(event.cells))
    on = ground.of_figures(name for cell in counted for name in cell.figures)
    if len(counted) > 1 and any(cell.group not in tolls.SIDES for cell in counted):
        why = "groups that are counted apart may hold the same people"
        return {name: Told(None, why, on) for name in ("best", "high", "low")}
    rule = counted[0].rule if len(counted) == 1 else "sides counted apart, added"
    return {name: Told(_sum(getattr(cell, name) for cell in counted), rule, on) for name in ("best", "high", "low")}


def _sum(numbers: Iterable[int | None]) -> int | None:
    given = list(numbers)
    return sum(number for number in given if number is not None) if None not in given else None


def _deaths(event: _Event, sides: Cells, numbers: Cells, ground: Ground, house: Mapping[str, Cell]) -> Cells:
    """Give the deaths of each side as house reads their rows; the rest of best is of nobody knows whom."""
    counted: dict[str, list[tuple[int, Cell]]] = {"deaths_a": [], "deaths_b": [], "deaths_civilians": []}
    is_open = False
    for cell in event.cells:
        read = house.get(cell.id, cell) if cell.group else None
        column = _column(cell.group, sides)
        if read is None or read.best is None:
            continue
        if column is None:
            is_open = True
        else:
            counted[column].append((read.best, cell))
    cells: Cells = {}
    for column, heap in counted.items():
        if heap and (len(heap) == 1 or all(cell.group in tolls.SIDES for _, cell in heap)):
            on = ground.of_figures(name for _, cell in heap for name in cell.figures)
            cells[column] = Told(sum(number for number, _ in heap), "counted for this side, as house reads it", on)
    return cells | _unknown(cells, numbers, is_open=is_open)


def _is_over(deaths: Cells, numbers: Cells) -> bool:
    """Say whether the sides come to more than best: then one of them is not of this event, and nobody knows which."""
    best = numbers["best"].value
    named = [told.value for column, told in deaths.items() if column != "deaths_unknown"]
    return isinstance(best, int) and sum(number for number in named if isinstance(number, int)) > best


def _column(group: str | None, sides: Cells) -> str | None:
    if group in _CIVILIANS:
        return "deaths_civilians"
    violence = sides["type_of_violence"].value
    if violence == 1 and group in ("security_forces", "attackers"):
        return "deaths_a" if group == "security_forces" else "deaths_b"
    return None


def _unknown(cells: Cells, numbers: Cells, *, is_open: bool) -> Cells:
    best = numbers["best"].value
    named = [told.value for told in cells.values() if isinstance(told.value, int)]
    if not isinstance(best, int) or sum(named) > best:
        return {"deaths_unknown": Told(None, "best is blank")}
    if is_open:
        return {"deaths_unknown": Told(None, "a side is counted that is neither a nor b nor civilian")}
    how = " − ".join(["best", *cells]) if cells else "best: no side is counted apart"
    return {"deaths_unknown": Told(best - sum(named), how, numbers["best"].on)}


def _clarity(event: _Event, cells: Cells) -> Told:
    """Give 1 for what is told of one day and one place, 2 for a toll over several."""
    is_one = len(event.covers) == 1 and event.spot is not None and event.spot.level in LOCAL
    is_day = cells.get("date_prec", Told(None, "")).value == 1
    clarity = 1 if is_one and is_day else 2
    return Told(
        clarity,
        "one day and place" if clarity == 1 else "a toll over several days or places, or of no day",
        of_events(event.events),
    )


def _ours(event: _Event, name: str, ground: Ground) -> Cells:
    counting = {ground.record.figure_of[name].article for cell in event.cells for name in cell.figures}
    on = of_pages(event.incident.pages(event.events))
    return {
        "runut_row": Told(name, "this row", on),
        "runut_story": Told(event.incident.story.id, "its story", on),
        "runut_incident": Told(event.events[0].id, "its first event", of_events(event.events[:1])),
        "runut_articles": Told(len(counting), "pages that count the dead", on),
        "runut_rule": Told(_rules(event.cells), "the ledger's rule", on),
    }


def _rules(cells: Sequence[Cell]) -> str:
    """Give the rule of everyone's row, else of each side's, for best is their sum."""
    total = next((cell for cell in cells if cell.group is None), cells[0])
    if total.group is None or len(cells) == 1:
        return total.rule
    return " ".join(["Counted apart.", *(f"{str(cell.group).replace('_', ' ')}: {cell.rule}" for cell in cells)])
