"""Searching everything, and hearing what came in since last time."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel
from starlette.responses import Response

from runut.desk.access import Reader
from runut.desk.answers import Trouble
from runut.desk.api.given import TAGGED, Limit, Offset, tagged
from runut.desk.api.words import Listing, line
from runut.desk.records import Reading
from runut.store import Change, Hit

router = APIRouter(tags=["finding"])

LONGEST = 500
"""Letters of a query."""


HitLine: Any = line(Hit)
_HIT = tuple(field.name for field in fields(Hit))


class ChangeLine(BaseModel):
    """Something that came in; numbers rise, and a gap means nothing."""

    number: int
    kind: str
    id: str


class Changes(BaseModel):
    """What came in after a change, oldest first; `last` is the number to ask on from."""

    last: int
    items: list[ChangeLine]


@router.get("/search", response_model=Listing[HitLine], responses=TAGGED | {503: {"model": Trouble}})
def search(
    request: Request,
    _: Reader,
    store: Reading,
    q: Annotated[str, Query(max_length=LONGEST, description='Words, "a phrase", OR, -word, begin*, outlet:, kind:, '
                                                            "lang:, after:2022-01, before:2022-01-31.")],
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    offset: Offset = 0,
) -> Response:  # fmt: skip
    """Find pages by their words, the likeliest first; `total` is counted up to 500."""
    found = store.search(q, limit, offset)
    return tagged(request, {"total": found.total, "offset": offset, "items": [_hit(hit) for hit in found.hits]})


@router.get("/changes", response_model=Changes, responses=TAGGED)
def changes(
    request: Request,
    _: Reader,
    store: Reading,
    since: Annotated[int, Query(ge=0, le=2**53, description="The last number that was heard of.")] = 0,
    limit: Limit = 1000,
) -> Response:
    """List what came in since: articles and decisions by id, in the order in which they were kept."""
    found = list(store.changes(since, limit))
    last = found[-1].number if found else since
    return tagged(request, {"last": last, "items": [_change(one) for one in found]})


def _hit(hit: Hit) -> dict[str, Any]:
    return {name: getattr(hit, name) for name in _HIT}


def _change(change: Change) -> dict[str, Any]:
    return change._asdict()
