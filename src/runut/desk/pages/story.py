"""A story: the dossier, live, by any codebook, on any day, without any source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from runut import rooms
from runut.desk.access import Reader
from runut.desk.pages import home
from runut.desk.pages._links import Across
from runut.desk.pages._render import render
from runut.desk.place import here
from runut.desk.records import Reading
from runut.desk.speech import pack as pack_of
from runut.lang import Pack
from runut.lang.say import amount
from runut.model import Record, Story
from runut.store import Store
from runut.tell.brief import Brief, Row
from runut.tell.chapter import Chapter, chapter
from runut.tell.left import stands
from runut.tell.said import Desk

router = APIRouter(include_in_schema=False)

MOST = 30
"""Statements of a row that the desk shows unless asked for all: what a page weighs is what it shows."""
ROWS = 100
"""Rows of a story, and statements against each other, that it shows unless asked for all."""
Without = Annotated[list[str], Query(max_length=200)]
AsOf = Annotated[str, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]


@dataclass(frozen=True, slots=True)
class Look:
    """How somebody looks at a story."""

    codebook: str
    as_of: str
    without: tuple[str, ...]
    kind: str

    @property
    def query(self) -> str:
        """Write the view as an address has it; nothing where it is the usual one."""
        pairs = [("codebook", self.codebook), ("as_of", self.as_of), ("kind", self.kind)]
        pairs += [("without", name) for name in self.without]
        kept = urlencode([(name, value) for name, value in pairs if value])
        return f"?{kept}" if kept else ""


@dataclass(frozen=True, slots=True)
class Fallen:
    """A row that reads otherwise without a source."""

    what: str
    before: str
    after: str
    href: str | None


@router.get("/story/{name}")
def story(
    request: Request,
    name: str,
    store: Reading,
    known: Reader,
    codebook: str = "",
    as_of: AsOf = "",
    without: Without = [],  # noqa: B006 - FastAPI reads the default, nobody writes to it
    kind: str = "",
    row: str = "",
) -> Response:
    """Show a story as it is looked at; a long row shows its first statements unless it is the one asked for."""
    pack = pack_of(request)
    view = Look(codebook or here(request).records.codebook, as_of, tuple(without), kind)
    whole, seen = _records(request, store, name, view)
    told = whole.stories[0]
    home.look(request, store, known, told.id)
    numbers = Desk(whole, told, pack).number_of
    most = None if row == "all" or kind or without else ROWS
    shown = chapter(seen, narrowed(told, seen), pack, Across.of(whole), numbers=numbers, most=most)
    days = sorted({article.day for article in whole.articles if article.day})
    return render(
        request,
        "story_page.html",
        known,
        chapter=_of_kind(shown, seen, kind),
        view=view,
        most=MOST,
        opened=row,
        view_query=view.query,
        kept=_kept(request),
        codebooks=rooms.codebooks(),
        days=days,
        at_day=days.index(as_of) if as_of in days else max(len(days) - 1, 0),
        outlets=sorted({article.outlet for article in whole.articles if article.outlet}),
        kinds=list(dict.fromkeys(row.kind for row in shown.brief.rows)),
        stands=_stands(view, whole, seen, numbers, pack) if as_of or without else "",
        fallen=list(_fallen(request, store, view, shown.brief, pack, numbers)) if without else [],
        may_review=known.may("coder"),
    )


def _kept(request: Request) -> str:
    """Give how the story is looked at as an address goes on with it, without what is shown whole."""
    asked = urlencode([(name, value) for name, value in request.query_params.multi_items() if value and name != "row"])
    return f"{asked}&" if asked else ""


def _records(request: Request, store: Store, name: str, view: Look) -> tuple[Record, Record]:
    """Give the record of a whole story, and as a view shows it."""
    records = here(request).records
    whole = records.story(store, name)
    seen = records.story(store, name, view.codebook, view.as_of or None, view.without)
    return whole, seen


def narrowed(story: Story, seen: Record) -> Story:
    """Give a story as a view shows it; one that had no page yet stays, with none."""
    return seen.stories[0] if seen.stories else replace(story, articles=(), first=None, last=None)


def _stands(view: Look, whole: Record, seen: Record, numbers: Mapping[str, int], pack: Pack) -> str:
    """Say in words how a story is looked at and which pages that leaves out, where it is not the usual way."""
    pages = [article for article in whole.articles if article.id in numbers]
    shown = {article.id for article in seen.articles}
    return " ".join(stands(pages, shown, numbers, pack, view.as_of or None, view.without))


def _of_kind(shown: Chapter, seen: Record, kind: str) -> Chapter:
    """Leave in a chapter what counts one kind of thing."""
    if not kind:
        return shown
    of_kind = {figure.id for figure in seen.figures if figure.kind == kind}
    told = replace(
        shown.brief,
        rows=tuple(row for row in shown.brief.rows if row.kind == kind),
        asides=tuple(row for row in shown.brief.asides if row.kind == kind),
        conflicts=tuple(one for one in shown.brief.conflicts if one.later.figure in of_kind),
    )
    return replace(
        shown,
        brief=told,
        headlines=tuple(row for row in shown.headlines if row.kind == kind),
        moments=tuple(moment for moment in shown.moments if moment.figure is None or moment.figure in of_kind),
    )


def _fallen(
    request: Request, store: Store, view: Look, seen: Brief, pack: Pack, numbers: Mapping[str, int]
) -> Iterator[Fallen]:
    """Yield the rows that read otherwise with the sources back in."""
    full = here(request).records.story(store, seen.story, view.codebook, view.as_of or None)
    before = chapter(full, full.stories[0], pack, Across.of(full), numbers=numbers).brief
    now = {row.cell: row for row in seen.rows} | {f"{row.kind} {row.what}": row for row in seen.rows}
    for row in before.rows:
        left = now.get(row.cell) or now.get(f"{row.kind} {row.what}")
        was, is_now = _reads(row, pack), _reads(left, pack) if left else pack.messages.desk["gone"]
        if was != is_now:
            yield Fallen(row.what, was, is_now, f"#{left.cell}" if left else None)


def _reads(row: Row, pack: Pack) -> str:
    """Say in a few words what a row comes to."""
    best = "" if row.best is None else amount(str(row.best), pack)
    backed = pack.messages.brief["independent_one" if row.origins == 1 else "independent_many"].format(n=row.origins)
    return ", ".join(part for part in (best or row.span or pack.messages.brief["no_best"], backed) if part)
