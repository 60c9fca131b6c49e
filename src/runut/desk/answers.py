"""How the desk answers: the record's own JSON, and errors that a person or a program can act on."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from runut.desk.deciding import BadDecisionError
from runut.desk.guard import HEADERS
from runut.desk.people import BadPasswordError
from runut.desk.refusal import Refusal
from runut.desk.speech import pack, said
from runut.desk.unmet import unmet
from runut.errors import ConflictError, RunutError, SourceError, TooSlowError, UnknownNameError
from runut.serial import line_bytes

_STATUS: dict[type[RunutError], int] = {
    UnknownNameError: 404,
    ConflictError: 409,
    SourceError: 400,
    BadDecisionError: 400,
    BadPasswordError: 400,
    TooSlowError: 503,
}


class Trouble(BaseModel):
    """What went wrong, in a sentence or two."""

    detail: str = Field(examples=["There is no story 's_0': `runut brief` lists those there are."])


class Json(JSONResponse):
    """JSON that holds whatever a page holds, half of a surrogate pair included."""

    def render(self, content: Any) -> bytes:
        """Give the bytes."""
        return line_bytes(content)


def add_handlers(app: FastAPI) -> None:
    """Let every error that is raised on purpose become an answer."""
    app.add_exception_handler(RunutError, _mended_by_a_person)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(Exception, _unforeseen)


def _wants_json(request: Request) -> bool:
    """Say whether a program asks."""
    return request.url.path.startswith("/api/")


async def _mended_by_a_person(request: Request, error: Exception) -> Response:
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    assert isinstance(error, RunutError)
    return _said(request, status, error.told(pack(request).errors))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 401 and not _wants_json(request) and request.method in ("GET", "HEAD"):
        return RedirectResponse("/in", 303)
    detail = error.told(pack(request).errors) if isinstance(error, Refusal) else _by_the_frame(request, error)
    return _said(request, error.status_code, detail, dict(error.headers or {}))


def _by_the_frame(request: Request, error: HTTPException) -> str:
    """Say what the frame that the desk is built on refuses by itself."""
    key = {404: "not_found", 405: "not_so"}.get(error.status_code)
    return said(request, key) if key else said(request, "not_understood", where=error.detail)


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    where = unmet(error.errors(), pack(request).errors)
    return _said(request, 422, said(request, "not_understood", where=where))


async def _unforeseen(request: Request, error: Exception) -> Response:
    # This answer is made outside of everything that dresses the others.
    return _said(request, 500, said(request, "tripped"), dict(HEADERS))


def _said(request: Request, status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    if _wants_json(request):
        return Json({"detail": detail}, status, headers)
    if status != 500 and "text/html" in request.headers.get("accept", ""):
        from runut.desk.pages import trouble  # the pages know this file

        return trouble.page(request, status, detail, headers or {})
    return PlainTextResponse(detail.encode("utf-8", "replace"), status, headers)
