"""Search: everything that was read, by words and the operators that people know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from runut.desk.access import Reader
from runut.desk.pages._render import render
from runut.desk.records import Reading
from runut.desk.speech import pack as pack_of
from runut.errors import TooSlowError
from runut.store import Found, Hit

router = APIRouter(include_in_schema=False)

SHOWN = 20


@dataclass(frozen=True, slots=True)
class HitShown:
    """A hit with its words cut into what was looked for and what was not."""

    article: str
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
        hits=[_line(hit) for hit in found.hits],
        more=more,
        trouble=trouble,
    )


def _line(hit: Hit) -> HitShown:
    return HitShown(hit.article, hit.story, hit.title, hit.outlet, hit.published, hit.language, tuple(_pieces(hit)))


def _pieces(hit: Hit) -> Iterator[tuple[str, bool]]:
    at = hit.span.start
    for mark in sorted(hit.marks):
        if mark.start >= at:
            yield hit.words[at - hit.span.start : mark.start - hit.span.start], False
            yield hit.words[mark.start - hit.span.start : mark.end - hit.span.start], True
            at = mark.end
    yield hit.words[at - hit.span.start :], False
