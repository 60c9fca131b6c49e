"""Search: everything that was read, by words and the operators that people know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from runut.desk.access import Reader
from runut.desk.pages._file import table
from runut.desk.pages._render import render
from runut.desk.records import Reading
from runut.desk.speech import pack as pack_of
from runut.errors import TooSlowError
from runut.store import COUNTED, Found, Hit

router = APIRouter(include_in_schema=False)

SHOWN = 20
COLUMNS = ("article", "story", "title", "outlet", "published", "language", "start", "end", "words")
OPERATORS = (
    ("banjir demak", "op_both"),
    ('"banjir bandang"', "op_row"),
    ("banjir OR longsor", "op_either"),
    ("banjir -demak", "op_not"),
    ("meng*", "op_begin"),
    ("outlet:sauh", "op_outlet"),
    ("kind:killed", "op_kind"),
    ("lang:id", "op_lang"),
    ("after:2022-01 before:2022-01-15", "op_days"),
)
"""What may be written, and the word for what it finds."""


@dataclass(frozen=True, slots=True)
class HitShown:
    """A hit with its words cut into what was looked for and what was not."""

    href: str
    story: str | None
    title: str | None
    outlet: str | None
    published: str | None
    language: str
    pieces: tuple[tuple[str, bool], ...]


@router.get("/search")
def search(
    request: Request,
    store: Reading,
    known: Reader,
    q: Annotated[str, Query(max_length=2000)] = "",
    start: Annotated[int, Query(alias="from", ge=0, le=100_000)] = 0,
) -> Response:
    """Show what was found."""
    found, trouble = Found(0, ()), ""
    if q.strip():
        try:
            found = store.search(q, SHOWN, start)
        except TooSlowError as error:
            trouble = error.told(pack_of(request).errors)
    more = f"/search?{urlencode({'q': q, 'from': start + SHOWN})}" if start + SHOWN < found.total else None
    return render(
        request,
        "search.html",
        known,
        query=q,
        total=found.total,
        hits=[_line(hit, q) for hit in found.hits],
        more=more,
        trouble=trouble,
        operators=OPERATORS,
        take=urlencode({"q": q}),
    )


@router.get("/search/export.{suffix}")
def take(suffix: str, store: Reading, known: Reader, q: Annotated[str, Query(max_length=2000)] = "") -> Response:
    """Give all that was found as a file, the likeliest first, each with the stretch of its text that is shown."""
    hits = store.search(q, COUNTED).hits if q.strip() else ()
    lines = []
    for hit in hits:
        told = (hit.article, hit.story, hit.title, hit.outlet, hit.published, hit.language, *hit.span, hit.words)
        lines.append(dict(zip(COLUMNS, told, strict=True)))
    return table(lines, COLUMNS, "search", suffix)


def _line(hit: Hit, query: str) -> HitShown:
    title, outlet = hit.title, hit.outlet
    return HitShown(_href(hit, query), hit.story, title, outlet, hit.published, hit.language, tuple(_pieces(hit)))


def _href(hit: Hit, query: str) -> str:
    """Give the page's address with what is looked for, which it marks, at the first of the words that are shown."""
    first = min(hit.marks, default=None)
    return f"/page/{hit.article}?{urlencode({'q': query})}#found-{first.start}" if first else f"/page/{hit.article}"


def _pieces(hit: Hit) -> Iterator[tuple[str, bool]]:
    at = hit.span.start
    for mark in sorted(hit.marks):
        if mark.start >= at:
            yield hit.words[at - hit.span.start : mark.start - hit.span.start], False
            yield hit.words[mark.start - hit.span.start : mark.end - hit.span.start], True
            at = mark.end
    yield hit.words[at - hit.span.start :], False
