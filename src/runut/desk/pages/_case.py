"""One case of the review queue, laid out for eyes: the words around it, what the machine read, what people said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from runut.desk.review import Case, standing_decisions
from runut.lang import Pack
from runut.lang.say import day
from runut.model import Figure, Record, Span, Story
from runut.tell.said import Desk, sentence, spoken_by
from runut.text.findings import group_name, told

SHOWN = 4
"""Statements against a figure, and findings, that are shown with it."""
AROUND = 240
"""Letters shown before and after the sentence."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's decision."""

    verdict: str
    value: str | None
    by: str
    at: str
    when: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Opposed:
    """A statement that the figure cannot be true beside, or that lowers it or is lowered, with where it stands."""

    sign: str
    quantity: str
    words: str
    told_by: str
    href: str


@dataclass(frozen=True, slots=True)
class Item:
    """A figure to be decided on."""

    id: str
    article: str
    story: Story
    seen: int
    outlet: str
    published: str
    language: str
    before: str
    clause_before: str
    number: str
    clause_after: str
    after: str
    quantity: str
    fields: tuple[tuple[str, str], ...]
    why: str
    opposed: tuple[Opposed, ...]
    findings: tuple[str, ...]
    decisions: tuple[Ruling, ...]


def item(record: Record, case: Case, seen: int, pack: Pack) -> Item:
    """Lay out a case; `seen` is the last change there was when it was shown."""
    figure, story = record.figure_of[case.figure], record.stories[0]
    article = record.article_of[figure.article]
    desk = Desk(record, story, pack)
    held = _held(figure)
    around = sentence(article, figure.span)
    start, end = min(around.start, held.start), max(around.end, held.end)
    return Item(
        id=figure.id,
        article=article.id,
        story=story,
        seen=seen,
        outlet=desk.outlet(article),
        published=day(article.published, pack, year=True),
        language=article.language,
        before=_from(article.text, start) + article.text[start : held.start],
        clause_before=article.text[held.start : figure.span.start],
        number=figure.span.of(article.text),
        clause_after=article.text[figure.span.end : held.end],
        after=article.text[held.end : end] + _to(article.text, end),
        quantity=desk.quantity(figure),
        fields=tuple(_fields(figure, pack)),
        why=_why(case, pack),
        opposed=tuple(_opposed(desk, case))[:SHOWN],
        findings=tuple(_findings(record, case, pack))[:SHOWN],
        decisions=tuple(_decisions(record, figure, pack)),
    )


def _held(figure: Figure) -> Span:
    return Span(min(figure.clause.start, figure.span.start), max(figure.clause.end, figure.span.end))


def _from(text: str, start: int) -> str:
    """Give the letters before a place, from the beginning of a word."""
    before = text[max(start - AROUND, 0) : start]
    return before if start <= AROUND else "… " + before.partition(" ")[2]


def _to(text: str, end: int) -> str:
    after = text[end : end + AROUND]
    return after if end + AROUND >= len(text) else after.rpartition(" ")[0] + " …"


def _fields(figure: Figure, pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield what the machine read in each field that is not empty."""
    ui, messages = pack.messages.desk, pack.messages
    read = {
        "f_kind": messages.kinds[figure.kind],
        "f_unit": messages.units.get(figure.unit, figure.unit) if figure.unit != "person" else "",
        "f_who": figure.who or "",
        "f_group": group_name(figure.group, pack) if figure.group else "",
        "f_scope": messages.scopes[figure.scope],
        "f_modality": messages.modalities[figure.modality],
        "f_said_by": spoken_by(figure.said_by) or "",
        "f_via": ", ".join(figure.via),
        "f_place": figure.place or "",
        "f_as_of": day(figure.as_of, pack, year=True) if figure.as_of else "",
        "f_confidence": f"{round(100 * figure.confidence)} %" if figure.confidence is not None else "",
    }
    return ((ui[name], value) for name, value in read.items() if value)


def _why(case: Case, pack: Pack) -> str:
    return (
        "; ".join(pack.messages.desk["why_" + reason.why] for reason in case.reasons) or pack.messages.desk["why_none"]
    )


def _opposed(desk: Desk, case: Case) -> Iterator[Opposed]:
    """Yield what speaks against a figure, so that nobody has to look for it."""
    signs: dict[str, str] = {"contradicts": "≠", "lowered": "↓"}
    for reason in case.reasons:
        for name in dict.fromkeys(reason.about) if reason.why in signs else ():
            said = desk.said(desk.record.figure_of[name])
            by = ", ".join(filter(None, (said.speaker, said.outlet)))
            href = f"/page/{desk.record.figure_of[name].article}#{name}"
            yield Opposed(signs[reason.why], said.quantity, said.words, by, href)


def _findings(record: Record, case: Case, pack: Pack) -> Iterator[str]:
    """Yield what checks say of a figure."""
    named = {name for reason in case.reasons if reason.why == "finding" for name in reason.about}
    yield from dict.fromkeys(told(found, pack) for found in record.discrepancies if found.id in named)


def _decisions(record: Record, figure: Figure, pack: Pack) -> Iterator[Ruling]:
    for one in standing_decisions(record.decisions):
        if record.now.get(one.of, one.of) == figure.id and one.verdict not in ("code", "skip"):
            verdict = pack.messages.desk["was_" + one.verdict]
            yield Ruling(verdict, one.value, one.by, one.at, f"{day(one.at, pack)} {one.at[11:16]}", one.note)
