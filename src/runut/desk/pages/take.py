"""Take away what is on the screen: the story as it is looked at, in a format that other programs read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from runut import pipeline, rooms
from runut.desk.access import Reader
from runut.desk.pages._file import file
from runut.desk.pages._links import Across
from runut.desk.pages._render import environment
from runut.desk.pages.story import AsOf, Without, narrowed
from runut.desk.place import here
from runut.desk.records import Reading
from runut.desk.speech import pack as pack_of
from runut.errors import UnknownNameError
from runut.export._sheet import Sheet
from runut.export.html import asset, words
from runut.model import Decision, Record
from runut.tell.chapter import chapter

router = APIRouter(include_in_schema=False)

FORMATS = {"csv": ("csv", "text/csv"), "json": ("jsonl", "application/json"),
           "geojson": ("geojson", "application/geo+json"), "html": ("html", "text/html")}  # fmt: skip
"""What stands in an address, the exporter behind it, and its media type."""

SHEETS = {
    f"{exporter}{ending}": (exporter, write)
    for exporter in ("acled", "ucdp")
    for ending, write in (("", Sheet.write), (".trace", Sheet.trace))
}
"""The sheets of other codebooks, each with a companion that leads from its cells to the words they stand on."""


@router.get("/story/{name}/export.{suffix}")
def take(
    request: Request,
    name: str,
    suffix: str,
    store: Reading,
    known: Reader,
    codebook: str = "",
    as_of: AsOf = "",
    without: Without = [],  # noqa: B006 - FastAPI reads the default, nobody writes to it
    kind: str = "",
) -> Response:
    """Write a story, as it is looked at, to a file."""
    record = here(request).records.story(store, name, codebook or None, as_of or None, tuple(without))
    return _written(_of_kind(record, kind), record.stories[0].id if record.stories else "story", suffix, FORMATS)


@router.get("/story/{name}/sheet/{form}.csv")
def take_sheet(
    request: Request,
    name: str,
    form: str,
    store: Reading,
    known: Reader,
    as_of: AsOf = "",
    without: Without = [],  # noqa: B006 - FastAPI reads the default, nobody writes to it
) -> Response:
    """Write a story's rows as another codebook's sheet has them, or in `acled.trace.csv` what its cells stand on."""
    if form not in SHEETS:
        raise UnknownNameError("no_export", name=form, known=", ".join(SHEETS))
    record = here(request).records.story(store, name, None, as_of or None, tuple(without))
    exporter, write = SHEETS[form]
    out = io.BytesIO()
    write(pipeline.sheet(record, exporter), out)
    return file(out.getvalue(), f"{record.stories[0].id if record.stories else 'story'}.{form}", "csv", "text/csv")


@router.get("/page/{name}/export.{suffix}")
def take_page(request: Request, name: str, suffix: str, store: Reading, known: Reader) -> Response:
    """Write what a page claims, as its story tells it, to a file."""
    record = here(request).records.story(store, name)
    if name not in record.article_of:
        raise UnknownNameError("no_page", name=name)
    return _written(_of_page(record, name), name, suffix, {each: FORMATS[each] for each in ("csv", "json", "geojson")})


def _of_kind(record: Record, kind: str) -> Record:
    """Leave in a record the figures that count one kind of thing, with their rows and links; all where none is named.

    Pages, quotations, events and findings stay, as they do on the screen.
    """
    return _with_figures(record, {one.id for one in record.figures if one.kind == kind}) if kind else record


def _of_page(record: Record, article: str) -> Record:
    """Leave in a record what one page claims, with the rows that its figures are in, what is wrong and was decided."""
    figures = {one.id for one in record.figures if one.article == article}
    claimed = {
        heap: tuple(one for one in getattr(record, heap) if one.article == article)
        for heap in ("events", "quotes", "dates", "mentions")
    }
    wrong = tuple(
        one
        for one in record.discrepancies
        if one.article == article or (one.article is None and figures.intersection(one.evidence))
    )
    own = replace(
        _with_figures(record, figures),
        articles=(record.article_of[article],),
        origins=(),
        entities=(),
        discrepancies=wrong,
        **claimed,
    )
    return replace(own, decisions=tuple(_made_on(own, record.decisions)))


def _made_on(record: Record, decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Yield the decisions on what a record holds, and those that take them back."""
    heaps = (record.figures, record.events, record.quotes, record.cells, record.discrepancies)
    known = {one.id for heap in heaps for one in heap}
    for one in decisions:
        if one.of in known:
            known.add(one.id)
            yield one


def _with_figures(record: Record, kept: set[str]) -> Record:
    return replace(
        record,
        figures=tuple(one for one in record.figures if one.id in kept),
        cells=tuple(one for one in record.cells if kept.intersection(one.figures)),
        links=tuple(one for one in record.links if {one.from_, one.to} <= kept),
    )


def _written(record: Record, name: str, suffix: str, formats: Mapping[str, tuple[str, str]]) -> Response:
    if suffix not in formats:
        raise UnknownNameError("no_export", name=suffix, known=", ".join(formats))
    exporter, media = formats[suffix]
    write: Callable[[Record, BinaryIO], None] = rooms.load("export", exporter).write
    out = io.BytesIO()
    write(record, out)
    content = out.getvalue()
    if suffix == "json":  # the record's lines as one list: programs read a .json whole
        content = b"[" + b",\n".join(content.splitlines()) + b"]\n"
    return file(content, name, suffix, media)


@router.get("/story/{name}/picture/{cell}.svg")
def picture(request: Request, name: str, cell: str, store: Reading, known: Reader) -> Response:
    """Give a row's picture over time as a drawing of its own."""
    pack = pack_of(request)
    record = here(request).records.story(store, name)
    shown = chapter(record, narrowed(record.stories[0], record), pack, Across.of(record))
    if cell not in shown.charts:
        raise UnknownNameError("no_picture", name=cell)
    macros = environment().get_template("pictures.html").make_module(words(pack))
    drawn = str(macros.over_time(shown.charts[cell], shown.links))  # type: ignore[attr-defined]
    style = Markup("<style>{}</style>").format(asset("dossier.css"))
    head, _, rest = drawn.strip().partition(">")
    return Response(
        f'{head} xmlns="http://www.w3.org/2000/svg">{style}{rest}',
        media_type="image/svg+xml",
        headers={"content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'"},
    )
