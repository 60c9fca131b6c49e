"""Stories, and all that the record tells of one: as of a day, under a codebook, without outlets."""

from __future__ import annotations

import io
from dataclasses import dataclass, fields
from typing import Annotated, Any, Literal, get_args, get_type_hints

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from runut import rooms
from runut.desk.access import Reader
from runut.desk.api.given import NOT_FOUND, TAGGED, AsOf, Codebook, Limit, Name, Offset, Without, page, tagged
from runut.desk.api.words import Listing, line
from runut.desk.place import here
from runut.desk.records import Reading
from runut.errors import UnknownNameError
from runut.model import Record, Story
from runut.serial import line_bytes, things, to_line

router = APIRouter(prefix="/stories", tags=["stories"])


Form = Literal["csv", "json", "jsonl", "geojson"]
FORMS: dict[Form, tuple[str, str]] = {
    "csv": ("text/csv; charset=utf-8", "csv"),
    "json": ("application/json", "json"),
    "jsonl": ("application/jsonl", "jsonl"),
    "geojson": ("application/geo+json", "geojson"),
}

_CALLED = {"cells": "ledger", "discrepancies": "findings"}
_held = get_type_hints(Record)
HEAPS: dict[str, tuple[str, type]] = {
    _CALLED.get(heap, heap): (heap, get_args(_held[heap])[0])
    for heap in (one.name for one in fields(Record))
    if heap not in ("stories", "skipped")
}
"""What may be asked of a story, by the word for it: the record's field and its noun."""


class StoryLine(line(Story)):  # type: ignore[misc]
    """A story with the number of its last change."""

    changed: Annotated[int, Field(ge=0)]


class StoryTold(StoryLine):
    """A story with what it holds, by kind of thing."""

    holds: dict[str, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A story as it was asked for."""

    record: Record

    @property
    def story(self) -> Story | None:
        """The story; None where all its pages are left out."""
        return next(iter(self.record.stories), None)


def _view(
    request: Request,
    store: Reading,
    story: Name,
    codebook: Codebook = None,
    as_of: AsOf = None,
    without: Without = None,
) -> Asked:
    """Work a story out as it was asked for."""
    return Asked(here(request).records.story(store, story, codebook, as_of, without or ()))


Viewed = Annotated[Asked, Depends(_view)]


@router.get("", response_model=Listing[StoryLine], responses=TAGGED)
def stories(request: Request, _: Reader, store: Reading, limit: Limit = 50, offset: Offset = 0) -> Response:
    """List the stories, the newest change first."""
    items = [{**to_line(told), "changed": _changed(store, told)} for told in store.stories(limit, offset)]
    return tagged(request, {"total": store.story_count(), "offset": offset, "items": items})


@router.get("/{story}", response_model=StoryTold, responses=NOT_FOUND | TAGGED)
def story(request: Request, _: Reader, store: Reading, viewed: Viewed) -> Response:
    """Tell of one story, named by its id or an article's, and count what it holds."""
    if viewed.story is None:
        raise UnknownNameError("all_left_out")
    holds = {name: len(getattr(viewed.record, heap)) for name, (heap, _) in HEAPS.items()}
    return tagged(request, {**to_line(viewed.story), "changed": _changed(store, viewed.story), "holds": holds})


@router.get("/{story}/export/{form}", response_class=Response, responses=NOT_FOUND | {
    200: {"content": {"text/csv": {}, "application/json": {}, "application/jsonl": {}, "application/geo+json": {}}}
})  # fmt: skip
def export(_: Reader, viewed: Viewed, form: Form) -> Response:
    """Give the story as it is on screen, in a format that other programs read."""
    media, name = FORMS[form]
    if form == "json":
        content = line_bytes([to_line(thing) for thing in things(viewed.record)])
    else:
        out = io.BytesIO()
        rooms.load("export", form).write(viewed.record, out)
        content = out.getvalue()
    named = viewed.story.id if viewed.story else "story"
    return Response(
        content, media_type=media, headers={"content-disposition": f'attachment; filename="{named}.{name}"'}
    )


def _heap(word: str, heap: str, noun: type) -> None:
    def listed(request: Request, _: Reader, viewed: Viewed, limit: Limit = 100, offset: Offset = 0) -> Response:
        return page(request, getattr(viewed.record, heap), limit, offset)

    model: Any = line(noun)
    router.add_api_route(
        f"/{{story}}/{word}", listed, response_model=Listing[model], responses=NOT_FOUND | TAGGED,
        name=f"{word}_of_story", summary=f"List the {word} of a story",
    )  # fmt: skip


for _word, (_field, _noun) in HEAPS.items():
    _heap(_word, _field, _noun)


def _changed(store: Reading, told: Story) -> int:
    found = store.story(told.id)
    return found[1] if found else 0


class Looked(BaseModel):
    """What somebody has seen: of one story, or of all where none is named."""

    story: Annotated[str, Field(max_length=200)] = ""
    change: Annotated[int, Field(ge=0, le=2**53)]
