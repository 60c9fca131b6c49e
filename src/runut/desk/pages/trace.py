"""Pages that were dropped: traced in the background, with progress, and every one accounted for."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from runut.desk.access import Editor, Reader
from runut.desk.pages._render import render
from runut.desk.place import jobs_of
from runut.desk.speech import pack
from runut.lang import say

router = APIRouter(include_in_schema=False)

SHOWN = 500
"""Outcomes of a job on its page."""


@router.post("/trace")
async def trace(
    request: Request,
    known: Editor,
    files: list[UploadFile] = [],  # noqa: B006 - FastAPI reads the default, nobody writes to it
    address: Annotated[str, Form(max_length=4000)] = "",
) -> Response:
    """Take files and an address to be traced when it is their turn."""
    given = [(file.filename or "page", await file.read()) for file in files if file.filename]
    job = jobs_of(request).add(known.name, given, [address.strip()] if address.strip() else [], pack(request).code)
    return RedirectResponse(f"/job/{job.number}", 303)


@router.get("/job/{number}")
def job(request: Request, number: int, known: Reader) -> Response:
    """Show how far a job is."""
    jobs = jobs_of(request)
    found = jobs.find(number)
    outcomes = jobs.outcomes(number, limit=SHOWN)
    return render(
        request,
        "job.html",
        known,
        job=found,
        outcomes=outcomes,
        done=found.new + found.known + found.skipped,
        why_skipped=partial(say.skipped, pack=pack(request)),
        is_busy=found.status in ("waiting", "running"),
    )
