"""What requests to the API may hold, and how its answers are made: paged, tagged, in the record's own lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Annotated, Any

from fastapi import Path, Query, Request
from starlette.responses import Response

from runut import rooms
from runut.desk.answers import Json, Trouble
from runut.serial import to_line

MOST = 1000
"""How many things one answer may hold."""

Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=10**9, description="How many to pass over.")]
Name = Annotated[str, Path(max_length=200, description="An id.")]
Number = Annotated[int, Path(ge=1, le=2**53)]
Codebook = Annotated[str | None, Query(max_length=50, description=f"One of {', '.join(rooms.codebooks())}.")]
AsOf = Annotated[
    str | None,
    Query(pattern=r"^\d{4}-\d{2}-\d{2}$", description="Leave out what was published after that day, or on none known."),
]
Without = Annotated[list[str] | None, Query(max_length=50, description="Leave out the pages of these outlets.")]

TROUBLES: dict[int | str, dict[str, Any]] = {
    401: {"model": Trouble, "description": "Nobody known asks."},
    403: {"model": Trouble, "description": "Who asks may not."},
}
NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"model": Trouble, "description": "There is no such thing."}}
UNSURE: dict[int | str, dict[str, Any]] = {422: {"model": Trouble, "description": "The request is not understood."}}
TAGGED: dict[int | str, dict[str, Any]] = {304: {"description": "It is as it was when the tag was given."}}


def page(
    request: Request, things: Sequence[Any], limit: int, offset: int, told: Callable[[Any], Any] | None = None
) -> Response:
    """Answer with a stretch of a list."""
    shown = things[offset : offset + limit]
    return tagged(request, {"total": len(things), "offset": offset, "items": [(told or to_line)(one) for one in shown]})


def tagged(request: Request, content: Any, status: int = 200) -> Response:
    """Answer with JSON under a tag: whoever has it already is told so."""
    response = Json(content, status)
    tag = f'"{sha256(bytes(response.body)).hexdigest()[:24]}"'
    response.headers["etag"] = tag
    if tag in [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers={"etag": tag})
    return response
