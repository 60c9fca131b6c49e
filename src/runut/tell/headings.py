"""What a row counts, in words; rows of one story that count alike are told apart by their incidents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from runut.lang import Pack
from runut.lang.say import day
from runut.model import Cell, Event, FigureKind
from runut.tell.said import Desk
from runut.text.findings import group_name


def headings(cells: Iterable[Cell], desk: Desk) -> dict[str, str]:
    """Give each row's heading by its id: what it counts, and of which incident where others count the same.

    The row of the story's own incident on most pages says no more than what it counts; one of another names it.
    """
    alike: dict[str, list[Cell]] = {}
    for cell in cells:
        alike.setdefault(what(cell, desk.pack), []).append(cell)
    return {name: told for head, same in alike.items() for name, told in _apart(head, same, desk)}


def what(cell: Cell, pack: Pack) -> str:
    """Say in words what a row counts: kind, unit, group and place."""
    return " · ".join(part for part in (counted(cell.kind, cell.unit, cell.group, pack), cell.place) if part)


def counted(kind: FigureKind, unit: str, group: str | None, pack: Pack) -> str:
    """Say in words what is counted: kind, unit unless it is people, and group.

    >>> from runut import lang
    >>> counted("seized", "phone", None, lang.load("en")), counted("killed", "person", "children", lang.load("en"))
    ('Seized, phones', 'Killed · children')
    >>> counted("deployed", "team", "regu Basarnas", lang.load("id"))
    'Dikerahkan · regu Basarnas'
    """
    messages = pack.messages
    head, whom = messages.kinds[kind], _whom(group, pack)
    thing = messages.units.get(unit, unit)
    if unit != "person" and (whom or "").casefold().split()[:1] != [thing.casefold()]:  # "regu · regu Basarnas"
        head = f"{head}, {thing}"
    return " · ".join(part for part in (head, whom) if part)


def _whom(group: str | None, pack: Pack) -> str | None:
    return group_name(group, pack) if group else None


def _apart(head: str, cells: list[Cell], desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield rows of one heading with what tells them apart: the incident's day and place, else the rows' pages."""
    foremost = min(cells, key=lambda cell: (not desk.is_own(cell), -cell.articles, cell.id))
    first = _incident(foremost, desk)
    yield foremost.id, head if desk.is_own(foremost) or not first else f"{head} · {first}"
    taken = {first}
    for cell in cells:
        if cell is not foremost:
            told = _incident(cell, desk)
            told = told if told and told not in taken else _pages(cell, desk)
            taken.add(told)
            yield cell.id, f"{head} · {told}"


def _incident(cell: Cell, desk: Desk) -> str:
    event = desk.record.event_of.get(cell.incident or "")
    told = ", ".join(_day_and_place(event, desk.pack)) if event else ""
    return desk.pack.messages.brief["incident"].format(told=told) if told else ""


def _day_and_place(event: Event, pack: Pack) -> Iterator[str]:
    if event.date and event.date.precision == "day":
        yield day(event.date.start, pack, year=True)
    if event.place and event.place.name:
        yield event.place.parts[0]


def _pages(cell: Cell, desk: Desk) -> str:
    pages = {desk.record.figure_of[name].article for name in cell.figures if name in desk.record.figure_of}
    told = " ".join(f"[{number}]" for number in sorted(desk.number_of[page] for page in pages))
    return desk.pack.messages.brief["of_page" if len(pages) == 1 else "of_pages"].format(told=told)
