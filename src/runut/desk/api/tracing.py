"""Giving pages to be traced, and hearing how that goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Query, Request, UploadFile
from pydantic import BaseModel
from starlette.responses import Response

from runut.desk import guard
from runut.desk.access import Editor, Reader
from runut.desk.answers import Trouble
from runut.desk.api.given import NOT_FOUND, TAGGED, Limit, Number, Offset, tagged
from runut.desk.api.words import Listing, line
from runut.desk.jobs import Job, PageOutcome
from runut.desk.place import jobs_of
from runut.desk.refusal import Refusal
from runut.desk.speech import pack

router = APIRouter(prefix="/jobs", tags=["tracing"])

_BAD: dict[int | str, dict[str, Any]] = {
    400: {"model": Trouble, "description": "There is nothing to trace in it."},
    413: {"model": Trouble, "description": "It is too much at once."},
}


JobLine: Any = line(Job)
OutcomeLine: Any = line(PageOutcome)


class Outcomes(BaseModel):
    """What became of a job's pages since; `job` says whether there will be more."""

    job: JobLine
    items: list[OutcomeLine]


@router.get("", response_model=Listing[JobLine], responses=TAGGED)
def jobs(request: Request, _: Reader, limit: Limit = 50, offset: Offset = 0) -> Response:
    """List the jobs, the newest first."""
    found = jobs_of(request).all(-1)
    shown = found[offset : offset + limit]
    return tagged(request, {"total": len(found), "offset": offset, "items": [_job(one) for one in shown]})


@router.post("", response_model=JobLine, status_code=201, responses=_BAD)
def give(
    request: Request,
    who: Editor,
    files: Annotated[list[UploadFile], File(default_factory=list, max_length=1000)],
    addresses: Annotated[list[str], Form(default_factory=list, max_length=1000)],
) -> Response:
    """Give files or addresses to be traced; what was answered for is not lost, whatever happens to the desk."""
    made = jobs_of(request).add(who.name, _contents(files), [one for one in addresses if one], pack(request).code)
    return tagged(request, _job(made), 201)


@router.get("/{number}", response_model=Outcomes, responses=NOT_FOUND | TAGGED)
def job(
    request: Request,
    _: Reader,
    number: Number,
    since: Annotated[int, Query(ge=0, le=2**53, description="The last outcome that was heard of.")] = 0,
    limit: Limit = 1000,
) -> Response:
    """Tell how far a job is, and what became of its pages since."""
    found, told = jobs_of(request).find(number), jobs_of(request).outcomes(number, since, limit)
    return tagged(request, {"job": _job(found), "items": [_outcome(one) for one in told]})


@router.post("/{number}/stop", response_model=JobLine, responses=NOT_FOUND)
def stop(request: Request, _: Editor, number: Number) -> Response:
    """Stop a job; what it kept stays kept."""
    return tagged(request, _job(jobs_of(request).cancel(number)))


def _contents(files: list[UploadFile]) -> Iterator[tuple[str, bytes]]:
    """Yield the files that were given, by name; a browser sends an empty one where none was chosen.

    Raises Refusal when they are too large.
    """
    left = guard.LARGEST
    for file in files:
        content = file.file.read(left + 1)
        left -= len(content)
        if left < 0:
            raise Refusal(413, "too_much", n=guard.LARGEST >> 20)
        if content or file.filename:
            yield file.filename or "page", content


def _job(job: Job) -> dict[str, Any]:
    return asdict(job)


def _outcome(outcome: PageOutcome) -> dict[str, Any]:
    return asdict(outcome)
