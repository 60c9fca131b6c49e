"""What people decide, what most needs it, and how far those who coded blind agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from runut.desk import deciding
from runut.desk.access import Coder, Reader
from runut.desk.agreement import Agreement, Difference, agreements, codes, differences
from runut.desk.answers import Trouble
from runut.desk.api.given import NOT_FOUND, TAGGED, Limit, Name, Offset, page, tagged
from runut.desk.api.words import Listing, SpanWords, line
from runut.desk.place import here
from runut.desk.records import Reading
from runut.desk.review import Case, queue, ranked, sampled
from runut.model import Decision, Record
from runut.serial import to_line
from runut.store import Store
from runut.tell.said import sentence

router = APIRouter(tags=["deciding"])

STORIES = 20
"""Without a story named, the queue is of those that changed last: a person reads from the top."""

OfStory = Annotated[
    str | None, Query(max_length=200, description="A story's id; without it, the stories changed last.")
]
_CONFLICT: dict[int | str, dict[str, Any]] = {
    400: {"model": Trouble, "description": "This cannot be decided so."},
    409: {"model": Trouble, "description": "Somebody else decided on it since."},
}


class Given(BaseModel):
    """A decision: on what, which, with what number or code, and what the person had seen."""

    model_config = ConfigDict(extra="forbid")

    of: Annotated[str, Field(max_length=200, description="The id of a claim, finding or row.")]
    verdict: deciding.Verdict
    value: Annotated[
        str | None,
        Field(max_length=2000, description="`correct`: a number, such as ≥18; `merge`: an id; `code`: JSON."),
    ] = None
    note: Annotated[str | None, Field(max_length=deciding.LONGEST)] = None
    seen: Annotated[int | None, Field(ge=0, le=2**53, description="The last change that the person knew of.")] = None
    story: Annotated[str | None, Field(max_length=200, description="For findings and rows: the story they are of.")] = (
        None
    )


class Undone(BaseModel):
    """What the person who takes a decision back had seen."""

    model_config = ConfigDict(extra="forbid")

    seen: Annotated[int | None, Field(ge=0, le=2**53)] = None


class CaseLine(line(Case)):  # type: ignore[misc]
    """A figure in the queue; `seen` is what to send along with a decision on it."""

    seen: int


class BlindLine(BaseModel):
    """A figure to be coded by one who is shown neither the machine's reading nor anybody's code."""

    figure: str
    article: str
    span: SpanWords
    sentence: SpanWords
    words: str


AgreementLine: Any = line(Agreement)
DifferenceLine: Any = line(Difference)


class Agreed(BaseModel):
    """How far readers agree, and on what they differ."""

    fields: list[AgreementLine]
    differences: list[DifferenceLine]


@router.get("/decisions", response_model=Listing[line(Decision)], responses=TAGGED)  # type: ignore[misc]
def decisions(
    request: Request,
    _: Reader,
    store: Reading,
    of: Annotated[
        list[str] | None, Query(max_length=100, description="Only on these, and on decisions on them.")
    ] = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """List decisions in the order in which they were made."""
    return page(request, list(store.decisions(of)), limit, offset)


@router.post("/decisions", response_model=line(Decision), status_code=201, responses=NOT_FOUND | _CONFLICT)
def decide(request: Request, who: Coder, given: Given) -> Response:
    """Decide; who and when are the desk's to say. Refused when somebody else decided on it since `seen`."""
    made = deciding.decide(here(request), who, **given.model_dump())
    return tagged(request, to_line(made), 201)


@router.post(
    "/decisions/{decision}/undo", response_model=line(Decision), status_code=201, responses=NOT_FOUND | _CONFLICT
)
def undo(request: Request, who: Coder, decision: Name, given: Undone) -> Response:
    """Take a decision back: it stays on record, and counts no more."""
    return tagged(request, to_line(deciding.undo(here(request), who, decision, given.seen)), 201)


@router.get("/review", response_model=Listing[CaseLine], responses=NOT_FOUND | TAGGED)
def review(
    request: Request, who: Reader, store: Reading, story: OfStory = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    """List the figures that most need a person's eyes, with the reasons; what was skipped comes last."""
    seen = store.last_change()
    cases = [case for record in _records(request, store, story) for case in queue(record, who.name)]
    return page(request, ranked(cases), limit, offset, lambda case: _case(case, seen))


@router.get("/coding", response_model=Listing[BlindLine], responses=NOT_FOUND | TAGGED)
def coding(
    request: Request,
    who: Coder,
    store: Reading,
    story: OfStory = None,
    seed: Annotated[str, Query(max_length=100, description="The same seed draws the same figures for all.")] = "1",
    share: Annotated[float, Query(gt=0, le=1, description="What part of the figures is drawn.")] = 0.2,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """List the figures of the sample that you have not coded yet: only their words."""
    items = []
    for record in _records(request, store, story):
        mine = {one.of for one in record.decisions if one.verdict == "code" and one.by == who.name}
        items += [_blind(record, one.id) for one in sampled(record.figures, seed, share) if one.id not in mine]
    return page(request, items, limit, offset, dict)


@router.get("/agreement", response_model=Agreed, responses=NOT_FOUND | TAGGED)
def agreement(request: Request, _: Reader, store: Reading, story: OfStory = None) -> Response:
    """Say how far those who coded blind agree, field by field, and list what they differ on."""
    among = store.decisions() if story is None else here(request).records.story(store, story).decisions
    coded = codes(among)
    found = {"fields": [asdict(one) for one in agreements(coded)],
             "differences": [asdict(one) for one in differences(coded)]}  # fmt: skip
    return tagged(request, found)


def _records(request: Request, store: Store, story: str | None) -> Iterator[Record]:
    names = [story] if story is not None else [told.id for told in store.stories(STORIES)]
    for name in names:
        yield here(request).records.story(store, name)


def _case(case: Case, seen: int) -> dict[str, Any]:
    return {**asdict(case), "seen": seen}


def _blind(record: Record, name: str) -> dict[str, Any]:
    figure = record.figure_of[name]
    article = record.article_of[figure.article]
    around = sentence(article, figure.span)
    return {"figure": name, "article": article.id, "span": list(figure.span), "sentence": list(around),
            "words": around.of(article.text)}  # fmt: skip
