"""The sourced brief: what is known of a story, who said so, and where it hangs together badly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from runut.lang import Pack
from runut.lang.say import amount, days, reason, rule
from runut.model import Cell, Discrepancy, FigureKind, Link, Record, Span, Story
from runut.tell.folding import repeated, statements
from runut.tell.headings import headings
from runut.tell.said import Desk, Said, Source, words
from runut.tell.scenes import Scene, scenes
from runut.tell.speaking import Lineage, Speaking, lineages, speaking
from runut.tell.steps import Step, steps
from runut.text.findings import told

STEPS = 8
"""How many steps of a row are drawn in its head, the last ones."""

_KINDS = get_args(FigureKind)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of figures: what it counts, what it comes to and why, and every statement in order of time.

    `gives` names for `low`, `best` and `high` the figure that says that number, where one does.
    """

    cell: str
    kind: FigureKind
    what: str
    steps: tuple[Step, ...]
    low: int | None
    best: int | None
    high: int | None
    gives: dict[str, str]
    span: str
    rule: str
    origins: int
    articles: int
    statements: tuple[Said, ...]

    @property
    def shown_steps(self) -> tuple[Step, ...]:
        """The steps that are drawn in the row's head; a single one is no movement."""
        return self.steps[-STEPS:] if len(self.steps) > 1 else ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements that cannot both be true, the earlier first."""

    what: str
    earlier: Said
    later: Said
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a page, or several, get wrong; `figures` stand against each other, each with the number of its page."""

    id: str
    kind: str
    message: str
    suggestion: str | None
    source: int | None
    figures: tuple[tuple[int, str], ...]
    span: Span | None
    words: str | None


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a fact-checker is told about a story; each number carries its page, its words and where they stand."""

    story: str
    title: str
    days: str
    agencies: tuple[str, ...]
    codebook: str
    rows: tuple[Row, ...]
    asides: tuple[Row, ...]
    conflicts: tuple[Conflict, ...]
    findings: tuple[Finding, ...]
    speaking: tuple[Speaking, ...]
    origins: tuple[Lineage, ...]
    sources: tuple[Source, ...]
    scenes: tuple[Scene, ...] = ()
    more_rows: int = 0
    more_conflicts: int = 0

    @property
    def pages(self) -> int:
        """How many pages are told of, each once, however often it was changed."""
        return sum(not source.is_replaced for source in self.sources)

    @property
    def slips(self) -> tuple[Finding, ...]:
        """What is found on the pages, without numbers that the conflicts set against each other."""
        against = {said.figure for one in self.conflicts for said in (one.earlier, one.later)}
        return tuple(
            found
            for found in self.findings
            if found.source or not found.figures or not {figure for _, figure in found.figures} <= against
        )


def brief(
    record: Record, story: Story, pack: Pack, numbers: Mapping[str, int] | None = None, most: int | None = None
) -> Brief:
    """Gather what a record knows of a story, to be told in the pack's language; pages go by `numbers`, if given.

    `most` is how many rows and how many conflicts are told at most: the ones that count most, on most pages.
    """
    desk = Desk(record, story, pack, numbers)
    every = sorted((cell for cell in record.cells if cell.story == story.id), key=_importance)
    cells = _foremost(every, most)
    links = [link for link in record.links if _is_of(link, desk)]
    within = _within(every, links)
    names = headings(every, desk)
    rows = [(cell, _row(cell, names[cell.id], within.get(cell.id, []), desk)) for cell in cells]
    against = _against(links, every)
    return Brief(
        story=story.id,
        title=story.title,
        days=days(story.first, story.last, pack),
        agencies=tuple(sorted({name for article in desk.articles for name in article.agencies})),
        codebook=every[0].codebook if every else "house",
        rows=tuple(row for cell, row in rows if desk.is_own(cell)),
        asides=tuple(row for cell, row in rows if not desk.is_own(cell)),
        conflicts=tuple(_conflicts(against[:most], every, names, desk)),
        findings=tuple(_finding(found, desk) for found in record.discrepancies if _concerns(found, desk)),
        speaking=tuple(speaking(desk)),
        origins=tuple(lineages(desk)),
        sources=desk.sources,
        scenes=scenes(desk),
        more_rows=len(every) - len(cells),
        more_conflicts=len(against) - len(against[:most]),
    )


def _foremost(cells: list[Cell], most: int | None) -> list[Cell]:
    """Leave out the rows that count least: those of a group or a place before those of all, on few pages first."""
    if most is None or len(cells) <= most:
        return cells
    weight = {cell.id: ((cell.group is not None) + (cell.place is not None), -cell.articles) for cell in cells}
    kept = {cell.id for cell in sorted(cells, key=lambda cell: weight[cell.id])[:most]}
    return [cell for cell in cells if cell.id in kept]


def _within(cells: Iterable[Cell], links: Iterable[Link]) -> dict[str, list[Link]]:
    """Give the links between figures of one row, by the row, in their order."""
    row_of = {name: cell.id for cell in cells for name in cell.figures}
    found: dict[str, list[Link]] = {}
    for link in links:
        row = row_of.get(link.from_)
        if row is not None and row_of.get(link.to) == row:
            found.setdefault(row, []).append(link)
    return found


def _importance(cell: Cell) -> tuple[int, bool, bool, int, str, str, str]:
    sides = (cell.group is not None, cell.place is not None)
    return (_KINDS.index(cell.kind), *sides, -cell.articles, cell.group or "", cell.place or "", cell.id)


def _is_of(link: Link, desk: Desk) -> bool:
    figure = desk.record.figure_of.get(link.from_)
    return figure is not None and figure.article in desk.number_of


def _row(cell: Cell, what: str, links: list[Link], desk: Desk) -> Row:
    heads = repeated(cell, links)
    said = tuple(statements(cell, heads, desk))
    shown = {name: one.quantity for one in said for name in (one.figure, *(echo.figure for echo in one.also))}
    moved = [replace(one, quantity=shown.get(one.figure, one.quantity)) for one in steps(cell, links, heads, desk)]
    best = amount(str(cell.best), desk.pack)
    if cell.best is not None and not any(best in one.quantity for one in moved):
        moved = []  # what moved is set aside: it did not lead to the number that the row gives
    return Row(
        cell=cell.id,
        kind=cell.kind,
        what=what,
        steps=tuple(moved),  # each as the line that stands for it tells the number: 58, not the "at least 58" behind it
        low=cell.low,
        best=cell.best,
        high=cell.high,
        gives=_gives(cell, desk),
        span=_span(cell.low, cell.best, cell.high, desk.pack) or _announced(cell, desk),
        rule=rule(cell.because, desk.pack) or cell.rule,
        origins=cell.origins,
        articles=cell.articles,
        statements=said,
    )


def _announced(cell: Cell, desk: Desk) -> str:
    """Give the last number of a row in which nothing is counted, with what is said of it, or that it is not."""
    last = desk.record.figure_of[cell.figures[-1]]
    if cell.because[:1] == ("elsewhere",):
        return f"{desk.quantity(last)}, {desk.pack.messages.brief['not_counted']}"
    if last.modality not in ("expected", "denied") or (cell.low, cell.best, cell.high) != (None, None, None):
        return ""
    return f"{desk.quantity(last)}, {desk.pack.messages.modalities[last.modality]}"


def _span(low: int | None, best: int | None, high: int | None, pack: Pack) -> str:
    """Say how far a row reaches; nothing where one number says it all.

    >>> from runut import lang
    >>> _span(16, 16, None, lang.load("en")), _span(9, 9, 9, lang.load("en"))
    ('16 or more', '')
    """
    texts = pack.messages.brief
    if (low is None and high is None) or low == best == high:
        return ""
    if high is None:
        return texts["range_open_high"].format(low=amount(str(low), pack))
    if low is None:
        return texts["range_open_low"].format(high=amount(str(high), pack))
    return texts["range"].format(low=amount(str(low), pack), high=amount(str(high), pack))


def _gives(cell: Cell, desk: Desk) -> dict[str, str]:
    """Name the last figure that says a row's low, best and high."""
    quantities = {name: desk.record.figure_of[name].quantity for name in cell.figures}
    found: dict[str, str] = {}
    for name, quantity in quantities.items():
        said = {"low": quantity.low, "best": quantity.value, "high": quantity.high}
        found |= {end: name for end, number in said.items() if number is not None and number == getattr(cell, end)}
    return found


def _against(links: list[Link], cells: list[Cell]) -> list[Link]:
    """Give the links between statements that contradict each other, in the order of their rows."""
    order = {name: at for at, cell in enumerate(cells) for name in cell.figures}
    found = [link for link in links if link.relation == "contradicts" and link.from_ in order and link.to in order]
    return sorted(found, key=lambda link: (order[link.to], order[link.from_], link.to, link.from_))


def _conflicts(links: Iterable[Link], cells: list[Cell], names: Mapping[str, str], desk: Desk) -> Iterator[Conflict]:
    cell_of = {name: cell for cell in cells for name in cell.figures}
    for link in links:
        pair = (cell_of[link.to], cell_of[link.from_])
        yield Conflict(
            what=" / ".join(dict.fromkeys(names[cell.id] for cell in pair)),
            earlier=_reckoned(desk.said(desk.record.figure_of[link.to]), link.because, 2, desk.pack),
            later=_reckoned(desk.said(desk.record.figure_of[link.from_]), link.because, 1, desk.pack),
            why=reason(link.because, desk.pack.messages.whys, desk.pack) or link.why,
        )


def _reckoned(said: Said, because: tuple[str, ...], at: int, pack: Pack) -> Said:
    """Show the number that disagrees where it was reckoned: 27 stands against "24 = 4 + 20", not against the 4."""
    number = because[at].partition("\t")[0] if len(because) > at else ""
    return replace(said, quantity=amount(number, pack)) if " = " in number else said


def _concerns(found: Discrepancy, desk: Desk) -> bool:
    is_of_page = found.article in desk.number_of and found.article not in desk.record.again
    return found.story == desk.story.id or is_of_page


def _finding(found: Discrepancy, desk: Desk) -> Finding:
    article = desk.record.article_of.get(found.article or "")
    return Finding(
        id=found.id,
        kind=desk.pack.messages.findings[found.kind],
        message=told(found, desk.pack),
        suggestion=found.suggestion,
        source=desk.number_of.get(found.article or ""),
        figures=tuple(_figures_of(found, desk)),
        span=found.span,
        words=words(article.text, found.span) if article and found.span else None,
    )


def _figures_of(found: Discrepancy, desk: Desk) -> Iterator[tuple[int, str]]:
    for name in found.evidence:
        figure = desk.record.figure_of.get(name) if isinstance(name, str) else None
        if figure and figure.article in desk.number_of:
            yield desk.number_of[figure.article], figure.id
