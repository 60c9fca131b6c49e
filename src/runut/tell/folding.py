"""A row's statements, each number told once for everybody who says it: who only repeats stands behind, as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from runut.model import GROWING, Cell, Figure, Link
from runut.tell.said import Desk, Said


def statements(cell: Cell, heads: Mapping[str, str], desk: Desk) -> Iterator[Said]:
    """Yield statements in order of time: one for each number and each voice behind it, with the pages that repeat it.

    A page that names nobody stands behind whoever was first with that number; an authority or agency that another page
    names has a statement of its own. `heads` gives each figure the first one that it repeats.
    """
    figures = [desk.record.figure_of[name] for name in cell.figures]
    heads = {**heads, **_parts_alike(figures, desk)}
    same: dict[str, object] = {}
    numbers = {one.id: same.setdefault(heads[one.id], _number(one, cell, heads, desk)) for one in figures}
    named: dict[tuple[str, object], str] = {}
    for figure in figures:
        if figure.id in desk.voice_of and not desk.is_headline(figure):
            named.setdefault((figure.article, numbers[figure.id]), desk.voice_of[figure.id].id)
    first: dict[tuple[object, str | None], str] = {}
    gathered: dict[str, list[Figure]] = {}
    for figure in figures:
        number, origin = numbers[figure.id], desk.voice_of.get(figure.id)
        voice = named.get((figure.article, number)) if origin is None or desk.is_headline(figure) else origin.id
        own = first.setdefault((number, voice), figure.id)
        first.setdefault((number, None), own)
        gathered.setdefault(own, []).append(figure)
    shown = {own: _shown(alike, desk) for own, alike in gathered.items()}
    told = {figure.id: shown[own] for own, alike in gathered.items() for figure in alike}
    for own, alike in gathered.items():
        also = [figure for figure in alike if figure is not shown[own]]
        yield desk.said(shown[own], also, whole=told.get(shown[own].part_of or ""))


def _shown(alike: list[Figure], desk: Desk) -> Figure:
    """Choose the statement that stands for those alike: of the first page, not its headline, with a name behind it."""
    here = [figure for figure in alike if figure.article == alike[0].article]
    return min(here, key=lambda figure: (desk.is_headline(figure), not (figure.said_by or figure.via)))


def repeated(cell: Cell, links: list[Link]) -> dict[str, str]:
    """Give each figure of a row the first one that it repeats, directly or through others."""
    order = {name: at for at, name in enumerate(cell.figures)}
    heads = {name: name for name in cell.figures}

    def head(name: str) -> str:
        while heads[name] != name:
            heads[name] = heads[heads[name]]
            name = heads[name]
        return name

    for link in links:
        if link.relation == "repeats" and link.from_ in heads and link.to in heads:
            first, later = sorted((head(link.from_), head(link.to)), key=order.__getitem__)
            heads[later] = first
    return {name: head(name) for name in heads}


def _number(figure: Figure, cell: Cell, heads: Mapping[str, str], desk: Desk) -> object:
    """Name the number that a figure says: in a count that only grows the same total is the same wherever it stands.

    What is a part of a country's total is the total in the row of its town.
    """
    is_total = figure.scope == "total" or (
        figure.scope == "part" and (figure.part_of not in cell.figures if figure.part_of else cell.place is not None)
    )
    if is_total and figure.kind in GROWING:
        return desk.quantity(figure).casefold(), figure.modality
    return heads[figure.id]


def _parts_alike(figures: list[Figure], desk: Desk) -> dict[str, str]:
    """Give each part of a total the first page's part of as many of as great a total: copies say it once.

    Of a page's equal parts ("one in Randu, one in Waru") the second goes with the second of another page; the same
    words again, as below every picture, are the same part.
    """
    own = {figure.id: figure for figure in figures}
    first: dict[tuple[object, ...], str] = {}
    on_page: dict[tuple[object, ...], list[str]] = {}
    found: dict[str, str] = {}
    for figure in figures:
        whole = own.get(figure.part_of or "")
        if figure.scope != "part" or whole is None or figure.quantity.value is None:
            continue
        alike = figure.quantity, whole.quantity, figure.unit, figure.group
        wordings = on_page.setdefault((figure.article, *alike), [])
        if (wording := figure.clause.of(desk.record.article_of[figure.article].text)) not in wordings:
            wordings.append(wording)
        found[figure.id] = first.setdefault((wordings.index(wording), *alike), figure.id)
    return found
