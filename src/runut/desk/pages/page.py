"""A page: the article with its labels and claims marked, findings in the margin, beside its sister copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from runut.desk.access import Reader
from runut.desk.pages._render import render
from runut.desk.place import here, jobs_of
from runut.desk.records import Reading
from runut.desk.speech import pack as pack_of
from runut.errors import UnknownNameError
from runut.lang import Pack
from runut.lang.say import amount
from runut.model import Article, Record
from runut.store import Store, sought
from runut.tell.chapter import reading
from runut.tell.compare import Strand, compare
from runut.tell.headings import counted
from runut.tell.page import Mark, marks
from runut.tell.said import Desk, Said, Source
from runut.text.findings import told

router = APIRouter(include_in_schema=False)

Sought = Annotated[str, Query(max_length=2000)]


@dataclass(frozen=True, slots=True)
class Note:
    """What a page gets wrong, as the margin says it."""

    anchor: str
    kind: str
    message: str
    suggestion: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A number on the page, as the margin lists it."""

    id: str
    quantity: str
    what: str
    speaker: str | None
    notes: str
    decided: bool


@dataclass(frozen=True, slots=True)
class Sister:
    """Another page of the story, and how it stands to this one."""

    article: str
    number: int
    outlet: str
    why: str


@dataclass(frozen=True, slots=True)
class Side:
    """One page of a comparison."""

    article: str
    number: int
    outlet: str
    language: str
    strands: tuple[Strand, ...]


@router.get("/page/{name}")
def page(request: Request, name: str, store: Reading, known: Reader, blind: str = "", q: Sought = "") -> Response:
    """Show a page of a story; `?with=` sets another beside it, `?q=` marks what was looked for.

    `?blind=` marks the words of one figure and no more.
    """
    record, article = _found(request, store, name)
    pack = pack_of(request)
    desk = Desk(record, record.stories[0], pack)
    source = _named(request, next(one for one in desk.sources if one.article == article.id))
    if blind:
        asked = record.figure_of.get(blind)
        own = [Mark(asked.id, "number", asked.span)] if asked and asked.article == article.id else []
        return render(request, "blind_page.html", known, reading=reading(source, article, own, pack))
    other = record.article_of.get(request.query_params.get("with", ""))
    return render(
        request,
        "page.html",
        known,
        told=record.stories[0],
        reading=reading(source, article, [*marks(record)[article.id], *_found_words(article, q)], pack),
        findings=list(_findings(record, article, pack)),
        figures=list(_figures(desk, article)),
        sisters=sorted(_sisters(desk, article), key=lambda one: (not one.why, one.number)),
        comparison=_comparison(desk, article, other) if other else None,
    )


@router.get("/page/{name}/text")
def text(name: str, store: Reading, known: Reader) -> Response:
    """Give the text as it is stored, byte for byte what the sum was taken over, and never as anything that runs."""
    article = next(iter(store.articles([name])), None)
    if article is None:
        raise UnknownNameError("no_page", name=name)
    return Response(
        article.text.encode("utf-8", "surrogatepass"),
        media_type="text/plain; charset=utf-8",
        headers={"content-security-policy": "sandbox; default-src 'none'"},
    )


def _found_words(article: Article, query: str) -> Iterator[Mark]:
    for span in sought(article.text, query):
        yield Mark(f"found-{span.start}", "found", span)


def _named(request: Request, source: Source) -> Source:
    """Name a file that was dropped as whoever dropped it knows it: where the desk keeps it is nobody's matter."""
    return replace(source, path=jobs_of(request).told(source.path)) if source.path else source


def _found(request: Request, store: Store, name: str) -> tuple[Record, Article]:
    record = here(request).records.story(store, name)
    if name not in record.article_of:
        raise UnknownNameError("no_page", name=name)
    return record, record.article_of[name]


def _findings(record: Record, article: Article, pack: Pack) -> Iterator[Note]:
    own = {figure.id for figure in record.figures if figure.article == article.id}
    for found in record.discrepancies:
        across = next((name for name in found.evidence if name in own), None)
        if found.article == article.id or (found.article is None and across):
            anchor = found.id if found.article and found.span else str(across or "main")
            yield Note(anchor, pack.messages.findings[found.kind], told(found, pack), found.suggestion)


def _figures(desk: Desk, article: Article) -> Iterator[Counted]:
    for figure in sorted(desk.record.figures, key=lambda figure: figure.span):
        if figure.article == article.id:
            said: Said = desk.said(figure)
            yield Counted(
                id=figure.id,
                quantity=said.quantity,
                what=counted(figure.kind, figure.unit, figure.group, desk.pack),
                speaker=said.speaker,
                notes=" · ".join(said.notes),
                decided=figure.id in desk.decided,
            )


def _sisters(desk: Desk, article: Article) -> Iterator[Sister]:
    """Yield the story's other pages; `why` says which of them are copies, or share an origin's words."""
    why: dict[str, str] = {}
    for origin in desk.record.origins:
        for proof in origin.evidence:
            if proof.of and article.id in (proof.article, proof.of):
                why[proof.of if proof.article == article.id else proof.article] = desk.pack.messages.evidence[proof.why]
    for other in desk.articles:
        if other.id != article.id:
            yield Sister(other.id, desk.number_of[other.id], desk.outlet(other), why.get(other.id, ""))


def _comparison(desk: Desk, article: Article, other: Article) -> dict[str, Any]:
    found = compare(article, other)
    return {
        "share": f"{amount(str(round(100 * found.alike)), desk.pack)} %",
        "sides": [_side(desk, article, found.left), _side(desk, other, found.right)],
    }


def _side(desk: Desk, article: Article, strands: tuple[Strand, ...]) -> Side:
    return Side(article.id, desk.number_of[article.id], desk.outlet(article), article.language, strands)
