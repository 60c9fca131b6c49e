"""Take a person's decision: check that it can be meant, and keep it unless somebody else was first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC
from typing import Literal, get_args

from runut.desk.agreement import CHOICES, FIELDS
from runut.desk.people import Person
from runut.desk.place import Office
from runut.errors import RunutError, UnknownNameError
from runut.ledger.decisions import anchor, quantity
from runut.model import Anchor, Decision, Figure, content_id
from runut.store import Store

Verdict = Literal["accept", "correct", "reject", "skip", "retract", "merge", "split", "code"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

LONGEST = 2000
"""Letters of a note."""
_ROW = "c_"
"""How the ids of the ledger's rows begin."""


class BadDecisionError(RunutError):
    """A decision that cannot be meant."""


def decide(
    place: Office,
    person: Person,
    of: str,
    verdict: Verdict,
    value: str | None = None,
    note: str | None = None,
    seen: int | None = None,
    story: str | None = None,
) -> Decision:
    """Keep a decision on a claim, a finding or a row of the ledger.

    `seen` is the last change that the person knew of, `story` is needed for what only a story has (findings, rows).
    Raises BadDecisionError, UnknownNameError, and ConflictError when somebody else decided on it since.
    """
    with place.records.reading() as reading:
        told = _story_of(place, reading, of, story)
        decision = _made(place, person, of, verdict, _checked(verdict, value), note)
        if verdict == "merge" and value is not None:
            _story_of(place, reading, value, story)
        decision = replace(decision, anchor=_anchor(reading, _figure_in(place, reading, of, told)))
    # Only what is kept waits for the others who write.
    with place.records.writing() as store:
        store.decide(decision, seen)
    place.records.forget(told)
    return decision


def undo(place: Office, person: Person, decision: str, seen: int | None = None) -> Decision:
    """Take a decision back: one's own, or as an editor anybody's.

    Raises UnknownNameError when there is no such decision, BadDecisionError when it is another's or taken back already.
    """
    with place.records.writing() as store:
        found = find(store, decision)
        if found.by != person.name and not person.may("editor"):
            raise BadDecisionError("decided_by_another", by=found.by)
        if any(one.verdict == "retract" for one in store.decisions([decision])):
            raise BadDecisionError("taken_back")
        made = _made(place, person, decision, "retract", None, None)
        store.decide(made, seen)
        article = store.article_of(found.of)
        told = store.story(article or found.of)
    place.records.forget(told[0].id if told else None)
    return made


def find(store: Store, name: str) -> Decision:
    """Give a decision by its id; raises UnknownNameError when there is none."""
    found = store.decision(name)
    if found is None:
        raise UnknownNameError("no_decision", name=name)
    return found


def coded(fields: Mapping[str, str]) -> str:
    """Write what a reader coded as a decision's value; raises BadDecisionError for what no field takes."""
    for field, value in fields.items():
        if field not in FIELDS:
            raise BadDecisionError("no_field", name=field, known=", ".join(FIELDS))
        allowed = next((choices for name, choices in CHOICES.items() if name == field), ())
        if allowed and value not in allowed:
            raise BadDecisionError("field_takes", field=field, known=", ".join(allowed), value=value)
        if field == "quantity" and quantity(value) is None:
            raise BadDecisionError("no_number", value=value)
    return json.dumps(dict(sorted(fields.items())), ensure_ascii=False)


def _checked(verdict: Verdict, value: str | None) -> str | None:
    if verdict == "correct":
        if value is None or quantity(value) is None:
            raise BadDecisionError("no_number", value=value or "")
        return value.strip()
    if verdict == "code":
        return coded(_read(value))
    if verdict == "merge":
        if not value:
            raise BadDecisionError("merge_takes")
        return value
    if value:
        raise BadDecisionError("takes_no_value", verdict=verdict)
    return None


def _read(value: str | None) -> dict[str, str]:
    try:
        read = json.loads(value or "")
    except ValueError:
        read = None
    if read == {}:
        raise BadDecisionError("nothing_coded")
    if not isinstance(read, dict) or not all(isinstance(one, str) for one in read.values()):
        raise BadDecisionError("code_unfit", example='{"kind": "killed"}')
    return read


def _made(place: Office, person: Person, of: str, verdict: Verdict, value: str | None, note: str | None) -> Decision:
    at = place.now().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    kept = (note or "").strip()[:LONGEST] or None
    return Decision(
        content_id("d", of, verdict, value, person.name, at, kept), of, verdict, value, person.name, at, kept
    )


def _figure_in(place: Office, store: Store, of: str, story: str | None) -> str:
    """Give a figure that stands in a row of the ledger; what is no row stands for itself."""
    if story is None or not of.startswith(_ROW):
        return of  # a claim is found without working its story out
    record = place.records.story(store, story)
    return next((cell.figures[0] for cell in record.cells if cell.id == of), of)


def _anchor(store: Store, of: str) -> Anchor | None:
    """Give the words that a figure stands on, so that a later version of Runut finds them again."""
    article = store.article_of(of)
    figure = (
        next((one for one in store.claims(article) if isinstance(one, Figure) and one.id == of), None)
        if article
        else None
    )
    return anchor(figure, next(iter(store.articles([article])))) if figure and article else None


def _story_of(place: Office, store: Store, of: str, story: str | None) -> str | None:
    """Give the story that a thing is in; raises UnknownNameError when there is no such thing."""
    article = store.article_of(of)
    if found := store.story(article or of):
        return found[0].id
    if story is not None:
        record = place.records.story(store, story)
        if any(thing.id == of for heap in (record.cells, record.discrepancies) for thing in heap):
            return record.stories[0].id
    if article is None and not store.knows(of):
        raise UnknownNameError("nothing_called", name=of)
    return None
