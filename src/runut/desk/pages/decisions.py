"""Decisions: what people decided, the newest first, with who and when; what is one's own can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from runut.desk import deciding
from runut.desk.access import Coder, Reader
from runut.desk.pages._file import table
from runut.desk.pages._render import render
from runut.desk.people import Person
from runut.desk.place import here
from runut.desk.records import Reading
from runut.desk.review import standing_decisions
from runut.desk.speech import pack as pack_of
from runut.lang import Pack
from runut.lang.say import amount, day
from runut.model import Decision
from runut.store import Store

router = APIRouter(include_in_schema=False)

SHOWN = 100
"""Decisions on one page."""
COLUMNS = ("id", "at", "by", "verdict", "of", "value", "note", "article", "kind", "number", "clause", "stands")
Start = Annotated[int, Query(alias="from", ge=0, le=10**9)]


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """A decision as people read it: on what words, where they stand, and whether it counts and may be taken back."""

    id: str
    verdict: str
    value: str
    by: str
    at: str
    when: str
    note: str
    words: str
    href: str
    stands: bool
    may_undo: bool


@router.get("/decisions")
def decisions(request: Request, store: Reading, known: Reader, start: Start = 0) -> Response:
    """Show what people decided, those decisions too that were taken back."""
    made = list(store.decisions())
    newest = made[::-1][start : start + SHOWN]
    shown = list(_shown(newest, made, store, known, pack_of(request)))
    more = start + SHOWN if start + SHOWN < len(made) else None
    return render(request, "decisions.html", known, decisions=shown, total=len(made), next_offset=more)


@router.get("/decisions/export.{suffix}")
def take(suffix: str, store: Reading, known: Reader) -> Response:
    """Give all decisions as a file, in the order in which they were made, in the record's words."""
    made = list(store.decisions())
    standing = _standing(made)
    lines = []
    for one in made:
        anchor = one.anchor
        words = (anchor.article, anchor.kind, anchor.number, anchor.clause) if anchor else (None,) * 4
        said = (one.id, one.at, one.by, one.verdict, one.of, one.value, one.note)
        lines.append(dict(zip(COLUMNS, (*said, *words, "yes" if one.id in standing else "no"), strict=True)))
    return table(lines, COLUMNS, "decisions", suffix)


@router.post("/decisions/undo")
def undone(request: Request, known: Coder, decision: Annotated[str, Form(max_length=200)]) -> Response:
    """Take a decision back: one's own, or as an editor anybody's."""
    deciding.undo(here(request), known, decision)
    return RedirectResponse("/decisions", 303)


def _standing(made: Sequence[Decision]) -> set[str]:
    """Name the decisions that nobody took back; what takes one back stands itself."""
    return {one.id for one in standing_decisions(made)} | {one.id for one in made if one.verdict == "retract"}


def _shown(
    newest: Sequence[Decision], made: Sequence[Decision], store: Store, known: Person, pack: Pack
) -> Iterator[DecisionShown]:
    standing = _standing(made)
    named = {one.id: one for one in made}
    for one in newest:
        about = named.get(one.of, one)  # who takes a decision back decides on that decision
        article = store.article_of(about.of) or (about.anchor.article if about.anchor else None)
        yield DecisionShown(
            id=one.id,
            verdict=pack.messages.desk["was_" + one.verdict],
            value=amount(one.value, pack) if one.verdict == "correct" and one.value else "",
            by=one.by,
            at=one.at,
            when=f"{day(one.at, pack, year=True)} {one.at[11:16]}",
            note=one.note or "",
            words=about.anchor.clause if about.anchor else about.of,
            href=f"/page/{article}#{about.of}" if article and store.knows(article) else "",
            stands=one.id in standing,
            may_undo=one.id in standing
            and one.verdict != "retract"
            and known.may("coder")
            and (one.by == known.name or known.may("editor")),
        )
