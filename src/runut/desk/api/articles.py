"""Articles, their claims, and their words as they were read."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any, Union, get_args

from fastapi import APIRouter, Request
from pydantic import Field
from starlette.responses import Response

from runut.desk.access import Reader
from runut.desk.api.given import NOT_FOUND, TAGGED, Limit, Name, Offset, page, tagged
from runut.desk.api.words import Listing, line
from runut.desk.place import here
from runut.desk.records import Reading
from runut.errors import UnknownNameError
from runut.model import Article, Claim, Figure
from runut.serial import to_line
from runut.store import Store

router = APIRouter(tags=["articles"])

_claims = tuple(line(noun) for noun in get_args(Claim))
AnyClaim: Any = Annotated[Union[_claims], Field(discriminator="type")]  # noqa: UP007 - made above

SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'self'"
"""A stored page is text and may be framed by the desk's own pages; nothing in it ever runs."""


@router.get("/articles/{article}", response_model=line(Article), responses=NOT_FOUND | TAGGED)
def article(request: Request, _: Reader, store: Reading, article: Name) -> Response:
    """Give an article, its text and labels included."""
    return tagged(request, to_line(_article(store, article)))


@router.get("/articles/{article}/claims", response_model=Listing[AnyClaim], responses=NOT_FOUND | TAGGED)
def claims(
    request: Request, _: Reader, store: Reading, article: Name, limit: Limit = 100, offset: Offset = 0
) -> Response:
    """List what an article claims, as it was found there: stories play no part."""
    return page(request, list(store.claims(_article(store, article).id)), limit, offset)


@router.get(
    "/articles/{article}/text",
    response_class=Response,
    responses=NOT_FOUND | {200: {"content": {"text/plain": {}}, "description": "The text, as it was frozen."}},
)
def text(_: Reader, store: Reading, article: Name) -> Response:
    """Give an article's text, byte for byte, with its sha256: as plain text, in a sandbox."""
    return _stored(_article(store, article))


@router.get("/figures/{figure}", response_model=line(Figure), responses=NOT_FOUND | TAGGED)
def figure(request: Request, _: Reader, store: Reading, figure: Name) -> Response:
    """Give a figure as its story tells it."""
    article = store.article_of(figure)
    record = here(request).records.story(store, article) if article and store.story(article) else None
    if record is None or figure not in record.figure_of:
        raise UnknownNameError("no_figure", name=figure)
    return tagged(request, to_line(record.figure_of[figure]))


def _stored(article: Article) -> Response:
    """Give a stored page so that nothing in it can run, with the sum by which anyone can tell that it is the same."""
    content = article.text.encode("utf-8", "surrogatepass")
    headers = {
        "content-security-policy": SANDBOX,
        "x-frame-options": "SAMEORIGIN",
        "x-content-sha256": hashlib.sha256(content).hexdigest(),
    }
    return Response(content, media_type="text/plain; charset=utf-8", headers=headers)


def _article(store: Store, name: str) -> Article:
    if not store.knows(name):
        raise UnknownNameError("no_article", name=name)
    return next(store.articles([name]))
