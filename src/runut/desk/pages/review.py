"""Review: what most needs eyes comes first; one key a verdict, and the next case stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from runut.desk import deciding
from runut.desk.access import Coder
from runut.desk.agreement import FIELDS
from runut.desk.deciding import BadDecisionError
from runut.desk.pages._case import item
from runut.desk.pages._codes import coding_fields
from runut.desk.pages._file import table
from runut.desk.pages._render import render
from runut.desk.people import Person
from runut.desk.place import here
from runut.desk.records import Reading
from runut.desk.review import Case, queue, sampled, standing_decisions
from runut.desk.speech import pack as pack_of
from runut.errors import ConflictError
from runut.export.csv import Value
from runut.lang import Pack
from runut.lang.say import amount
from runut.model import Claim, Decision, Event, Figure, Record
from runut.store import Store

router = APIRouter(include_in_schema=False)

KEYS = {"accept": "a", "correct": "c", "reject": "r", "skip": "s", "undo": "u", "note": "n", "open": "o"}
"""The usual keys; everybody may take their own, which their browser keeps."""

SHARE = 0.25
"""Of each story's figures so many are coded blind, the same ones for every reader."""

COLUMNS = ("figure", "article", "story", "score", "reasons", "kind", "quantity", "words")

Word = Annotated[str, Form(max_length=2000)]


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is: the next figure of a story, how many are left in it and how many one has done there."""

    record: Record
    case: Case | None
    left: int
    done: int


@router.get("/review")
def review(
    request: Request,
    store: Reading,
    known: Coder,
    story: str = "",
    blind: bool = False,
    last: str = "",
    trouble: str = "",
) -> Response:
    """Show the next case."""
    pack = pack_of(request)
    turn = _turn(request, store, known, story, blind)
    shown = item(turn.record, turn.case, store.last_change(), pack) if turn and turn.case else None
    return render(
        request,
        "review.html",
        known,
        item=shown,
        left=turn.left if turn else 0,
        done=turn.done if turn else 0,
        story=story,
        blind=blind,
        keys=KEYS,
        last=_last(store, known, last or _own_last(turn, known, blind), pack),
        trouble=pack.messages.desk[trouble] if trouble in ("was_first", "no_number") else "",
        fields=list(coding_fields(pack)),
        carried=lambda: _carried(story, blind),
    )


@router.post("/review")
async def decided(request: Request, known: Coder) -> Response:
    """Keep a verdict and go on to the next case."""
    form = {name: str(value) for name, value in (await request.form()).items()}
    place = here(request)
    verdict = next((one for one in deciding.VERDICTS if one == form.get("verdict")), None)
    if verdict is None or verdict == "retract":
        raise BadDecisionError("no_verdict")
    seen = int(form["seen"]) if form.get("seen", "").isdecimal() and not form.get("blind") else None
    try:
        made = deciding.decide(place, known, form.get("of", ""), verdict, _value(verdict, form), form.get("note"), seen)
    except ConflictError:
        return _next(form, trouble="was_first")
    except BadDecisionError:
        return _next(form, trouble="no_number")
    return _next(form, last=made.id)


@router.get("/review/export.{suffix}")
def take(request: Request, suffix: str, store: Reading, known: Coder, story: str = "") -> Response:
    """Give the queue that one is working on as a file, what needs eyes most first, with the reasons."""
    turn = _turn(request, store, known, story, blind=False)
    lines = (
        [dict(zip(COLUMNS, _queued(case, turn.record), strict=True)) for case in _waiting(turn.record, known)]
        if turn
        else []
    )
    return table(lines, COLUMNS, "review", suffix)


def _queued(case: Case, record: Record) -> tuple[Value, ...]:
    figure = record.figure_of[case.figure]
    why = ", ".join(reason.why for reason in case.reasons)
    words = figure.clause.of(record.article_of[case.article].text)
    return (case.figure, case.article, case.story, case.score, why, figure.kind, str(figure.quantity), words)


def _value(verdict: str, form: dict[str, str]) -> str | None:
    """Give what a verdict says beside itself."""
    if verdict == "code":
        return deciding.coded({field: form[field].strip() for field in FIELDS if form.get(field, "").strip()})
    return form.get("value") if verdict == "correct" else None


@router.post("/review/undo")
def undone(request: Request, known: Coder, decision: Word, story: Word = "", blind: Word = "") -> Response:
    """Take a decision back; its case is the next one again, and what was decided before it can be taken back next."""
    place = here(request)
    deciding.undo(place, known, decision)
    with place.records.reading() as store:
        own = [one for one in standing_decisions(store.decisions()) if one.by == known.name]
    before = [one for one in own if (one.verdict == "code") == bool(blind)]
    return _next({"story": story, "blind": blind}, **({"last": before[-1].id} if before else {}))


def _next(form: dict[str, str], **more: str) -> Response:
    kept = {name: form[name] for name in ("story", "blind") if form.get(name)}
    query = urlencode(kept | more)
    return RedirectResponse(f"/review?{query}" if query else "/review", 303)


def _carried(story: str, blind: bool) -> Markup:
    fields = [("story", story)] if story else []
    fields += [("blind", "1")] if blind else []
    return Markup("").join(
        Markup('<input type="hidden" name="{}" value="{}">').format(name, value) for name, value in fields
    )


def _turn(request: Request, store: Store, known: Person, story: str, blind: bool) -> Turn | None:
    """Give the first turn among the stories, as home orders them, in which something is left to do."""
    first: Turn | None = None
    for name in _stories(request, store, story):
        record = here(request).records.story(store, name)
        turn = _blind_turn(record, known) if blind else _open_turn(record, known)
        first = first or turn
        if turn.case:
            return turn
    return first


def _stories(request: Request, store: Store, story: str) -> list[str]:
    """Name the story that was asked for, if there is one, or all of them; what changed meanwhile moves none of them."""
    if story:
        found = store.story(story)
        return [found[0].id] if found else []
    return here(request).order.names(store)


def _open_turn(record: Record, known: Person) -> Turn:
    standing = standing_decisions(record.decisions)
    waiting = _waiting(record, known)
    done = sum(one.by == known.name and one.verdict not in ("skip", "code") for one in standing)
    return Turn(record, waiting[0] if waiting else None, len(waiting), done)


def _waiting(record: Record, known: Person) -> list[Case]:
    """Give the queue without what one passed on."""
    return [case for case in queue(record, known.name) if not case.is_skipped]


def _blind_turn(record: Record, known: Person) -> Turn:
    own = {one.of for one in standing_decisions(record.decisions) if one.verdict == "code" and one.by == known.name}
    drawn = [figure for story in record.stories for figure in sampled(record.figures, story.id, SHARE)]
    waiting = [figure for figure in drawn if figure.id not in own]
    case = Case(waiting[0].id, waiting[0].article, waiting[0].story, 0.0, ()) if waiting else None
    return Turn(record, case, len(waiting), len(own))


def _own_last(turn: Turn | None, known: Person, blind: bool) -> str:
    """Name what one decided last in this story: undoing is one key away whatever one has looked at meanwhile."""
    standing = standing_decisions(turn.record.decisions) if turn else []
    own = [one.id for one in standing if one.by == known.name and (one.verdict == "code") == blind]
    return own[-1] if own else ""


def _last(store: Store, known: Person, name: str, pack: Pack) -> dict[str, Any] | None:
    """Give what one has just decided, to be taken back."""
    found: Decision | None = store.decision(name) if name else None
    if found is None or found.by != known.name:
        return None
    article = store.article_of(found.of)
    # What was decided of a row or a finding stands on no one page.
    claims = store.claims(article) if article else ()
    figure = next((one for one in claims if getattr(one, "id", "") == found.of), None)
    return {
        "id": found.id,
        "verdict": pack.messages.desk["was_" + found.verdict],
        "value": found.value if found.verdict == "correct" else "",
        "what": _named(figure, pack) if figure else "",
    }


def _named(claim: Claim, pack: Pack) -> str:
    """Say in a few words what was decided on."""
    if isinstance(claim, Figure):
        return f"{pack.messages.kinds[claim.kind]} {amount(str(claim.quantity), pack)}"
    return pack.messages.events[claim.kind] if isinstance(claim, Event) else ""
