"""The note of an ACLED row: what happened, who reports how many, and where reports differ, in ACLED's manner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from runut import lang
from runut.export._incidents import Occurrence
from runut.export._tolls import Toll
from runut.export.claimreview import verdicts
from runut.lang.say import amount
from runut.model import Article, Cell, Decision, Figure, Record
from runut.tell.said import words
from runut.world import coding
from runut.world.acled import wording
from runut.world.outlets import host

_MOST = 4
"""So many numbers of one kind a note gives, the latest first: it is to be short."""

_DEMONSTRATIONS = ("Protests", "Riots")


def note(record: Record, event: Occurrence, what: tuple[str | None, str], sides: tuple[str, str], toll: Toll) -> str:
    """Write the note of an event: `what` is its sub-event and event type, `sides` who did it and to whom."""
    say = wording().notes
    day = event.days[0] if event.days and event.days[0] == event.days[1] else None
    given = wording().happened.get(what[0] or "") or wording().happened.get(what[1], what[1])
    is_crowd = what[1] in _DEMONSTRATIONS
    where = _where(event) + (_crowds(*sides) if is_crowd else _who(*sides))
    sentences = [_first(day, event, given, where) + ".", *_counts(record, event, toll), *_dispute(toll)]
    if is_crowd:
        sentences.append(say["size"].format(size=size(record, event)))
    return " ".join(sentences)


def size(record: Record, event: Occurrence) -> str:
    """Give how large the pages say that a crowd was, as loosely as they do: "at least 300", "hundreds".

    A vague word stays as it is written; several sizes stand side by side.
    """
    pages = {page.id for page in event.pages}
    cells = [cell for cell in event.incident.cells if cell.kind == "crowd" and cell.unit == "person"]
    figures = [record.figure_of[name] for cell in cells for name in cell.figures]
    told = [figure for figure in figures if figure.article in pages and figure.modality in ("asserted", "hedged")]
    whole = [figure for figure in told if figure.scope == "total"] or told
    counted = [figure for figure in whole if not _says_some(figure)] or whole
    sizes = dict.fromkeys(_size(figure, record) for figure in _in_time(counted, record))
    return " or ".join(sizes) or wording().size["none"]


def _says_some(figure: Figure) -> bool:
    """Say whether a word only says "some": beside "thousands" it tells nothing."""
    return figure.quantity.value is None and figure.quantity.high is None


def crowd(record: Record, event: Occurrence) -> tuple[str, ...]:
    """Name the figures behind a crowd's size."""
    pages = {page.id for page in event.pages}
    named = (name for cell in event.incident.cells if cell.kind == "crowd" for name in cell.figures)
    return tuple(name for name in named if record.figure_of[name].article in pages)


def _size(figure: Figure, record: Record) -> str:
    """Write a number as loosely as its words: ACLED's English for a vague word, where its range is one of those."""
    quantity = figure.quantity
    if quantity.value is None:
        vague = wording().vague.get(f"{quantity.low}-{quantity.high}")
        return vague or words(record.article_of[figure.article].text, figure.span).lower()
    return wording().size[quantity.bound].format(n=amount(str(quantity.value), lang.load("en")))


def _first(day: str | None, event: Occurrence, what: str, where: str) -> str:
    say = wording().notes
    if day:
        return say["dated"].format(day=_day(day), what=what, where=where)
    published = next((page.day for page in event.pages if page.day), None)
    if published is None:
        return say["unknown"].format(what=what, where=where)
    return say["undated"].format(day=_day(published), what=what, where=where)


def _where(event: Occurrence) -> str:
    """Name the place and what it lies in, and behind it the page's own words for it, where they say more."""
    say, place = wording().notes, event.spot
    if place is None:
        return ""
    land = coding.find(place.country)
    country = land.acled if land else ""
    if place.level in ("country", "province") or not place.name:
        area = ", ".join(filter(None, (place.admin1, country)))
        told = say["area"].format(place=area) if area else ""
    else:
        area = place.admin1 if place.admin1 and place.admin1 != place.name else country
        told = say["town"].format(place=place.name, area=area)
    first = place.written.partition(",")[0].strip()
    is_more = first and first.casefold() not in {(place.name or "").casefold(), *_names(place.admin1, country)}
    return told + (say["site"].format(words=first) if is_more and place.level != "country" else "")


def _names(*given: str | None) -> set[str]:
    return {one.casefold() for one in given if one}


def _who(actor: str, target: str) -> str:
    say = wording().notes
    if actor and target:
        return say["between"].format(actor=actor, target=target)
    if actor:
        return say["by"].format(actor=actor)
    return say["against"].format(target=target) if target else ""


def _crowds(demonstrators: str, others: str) -> str:
    """Name who demonstrated and who else took part, without saying who began."""
    say = wording().notes
    named = [say[key].format(name=name) for key, name in (("crowd", demonstrators), ("others", others)) if name]
    return f" ({'; '.join(named)})" if named else ""


def _counts(record: Record, event: Occurrence, toll: Toll) -> Iterator[str]:
    """Yield a sentence for each kind of count: the latest numbers, each with who says so and when."""
    decided = verdicts(record)
    for kind, label in wording().kinds.items():
        cells = toll.cells if kind == "killed" else [cell for cell in event.incident.cells if cell.kind == kind]
        told = _numbers(record, event, cells, decided)
        if told:
            yield wording().notes["said"].format(kind=label, numbers="; ".join(told))


def _numbers(record: Record, event: Occurrence, cells: Iterable[Cell], decided: dict[str, Decision]) -> list[str]:
    pages = {page.id for page in event.pages}
    said: dict[str, str] = {}
    for cell in cells:
        told = [record.figure_of[name] for name in cell.figures]
        whole = [figure for figure in told if figure.scope == "total" or _speaks_for(figure, cell)]
        for figure in reversed(list(_in_time(whole, record))):
            is_here = cell.kind == "killed" or figure.article in pages
            if is_here and cell.unit == "person" and figure.modality in ("asserted", "hedged"):
                number = _decided(_number(figure, record), decided.get(figure.id))
                said.setdefault(f"{number}{_group(cell.group)}", _teller(figure, record))
    return [
        wording().notes["number"].format(number=number, who=who) if who else number
        for number, who in list(said.items())[:_MOST]
    ]


def _speaks_for(figure: Figure, cell: Cell) -> bool:
    """Say whether a part is a count of its own row: of a place, or of a group that its page counts within a total."""
    is_own = bool(cell.place) or (bool(cell.group) and figure.part_of not in cell.figures)
    return figure.scope == "part" and is_own


def _group(group: str | None) -> str:
    """Give how a note tells whom a count is of.

    >>> _group("security_forces"), _group(None)
    (' [security forces]', '')
    """
    return f" [{lang.load('en').messages.groups.get(group, group)}]" if group else ""


def _number(figure: Figure, record: Record) -> str:
    """Write a number; a vague word in ACLED's English with the page's own behind it."""
    told = _size(figure, record)
    if figure.quantity.value is not None:
        return told
    own = words(record.article_of[figure.article].text, figure.span).lower()
    return f"“{own}”" if told == own else f"{told}, “{own}”"


def _decided(number: str, decision: Decision | None) -> str:
    """Set a person's correction before the number that the page tells: the row's toll is reckoned from it."""
    if decision is None or decision.verdict != "correct" or not decision.value:
        return number
    return wording().notes["corrected"].format(value=decision.value, by=decision.by, number=number)


def _teller(figure: Figure, record: Record) -> str:
    """Name who says a number: the speaker, else the agency, else the outlet; and the day it is told for."""
    article = record.article_of[figure.article]
    who = " via ".join([*(speaker.name for speaker in figure.said_by[:1]), *figure.via[:1]]) or _outlet(article)
    day = figure.as_of or article.day
    if who and day:
        return wording().notes["on_day"].format(who=who, day=_day(day))
    return who or (_day(day) if day else "")


def _dispute(toll: Toll) -> Iterator[str]:
    """Yield what ACLED asks to note: that reports differ, and that a total was divided or could not be."""
    say = wording().notes
    for cell in toll.cells:
        if cell.best is not None and any(cell.because[2:4]):  # what stands against it, what nothing holds up
            yield say["disputed"].format(rule=cell.rule)
    if toll.value is None and toll.total is not None:
        yield say["apart"].format(total=toll.total)
    elif toll.days > 1:
        yield say["split"].format(total=toll.total, days=toll.days)
    if toll.over_all is not None and toll.over_all > (toll.value or 0):
        yield say["unplaced"].format(total=toll.over_all)
    elif toll.value is None and toll.total is None and toll.cells:
        yield say["blank"].format(why=f"{toll.how[:1].lower()}{toll.how[1:].removesuffix('.')}")


def _in_time(figures: Iterable[Figure], record: Record) -> list[Figure]:
    def order(figure: Figure) -> tuple[str, str, int]:
        article = record.article_of[figure.article]
        return (figure.as_of or article.day or "", article.published or "", figure.span.start)

    return sorted(figures, key=order)


def _outlet(article: Article) -> str:
    return article.outlet or host(article.url) or ""


def _day(iso: str) -> str:
    """Write a day in full, as ACLED's notes do.

    >>> _day("2022-01-07")
    '7 January 2022'
    """
    when = date.fromisoformat(iso[:10])
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
