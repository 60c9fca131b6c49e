"""An HTML page as an article: its text made once, its labels, and what it says of itself with where it says so."""

from __future__ import annotations

from dataclasses import replace

from runut import lang
from runut.clean.identity import UnreadableError, article_id
from runut.clean.languages import spoken
from runut.clean.markup import Marked, mark
from runut.clean.markup.writers import writers
from runut.clean.meta import Meta, meta
from runut.clean.paging import is_complete, leads_on
from runut.lang import Pack
from runut.model import Article, Page, PublishedFrom

_MOST_ATTRIBUTES = 5_000
_LONGEST = 1_000_000
_LARGE = 100_000  # characters; a tag of a smaller page cannot hold enough to matter


def article(page: Page, html: str, pack: Pack | None = None) -> Article:
    """Label an HTML page.

    >>> article(Page("a.html"), '<html lang="id"><h1>Api di Rekaan</h1><p>Dua orang terluka di pasar.</p>').title
    'Api di Rekaan'
    """
    pack = pack or (lang.load(page.language) if page.language in lang.codes() else None)
    _refuse_attributes(html)
    marked = mark(html, page.title, pack)
    if len(marked.text) > _LONGEST:
        raise UnreadableError("it is longer than any article")
    if not marked.text:
        raise UnreadableError("it shows no text")
    said, pack = marked.head, marked.pack
    url = page.url or said.url
    found = meta(replace(page, text=marked.text, html=None, url=url, title=marked.title), marked.labels, pack)
    published, source = _published(page, marked, found)
    return Article(
        id=article_id(page, html),
        text=marked.text,
        labels=marked.labels,
        paths=(page.source,),
        url=url,
        outlet=found.outlet or said.outlet,
        title=marked.title,
        published=published,
        published_from=source,
        authors=page.authors or writers((said.authors, found.authors, marked.signed), pack),
        dateline=found.dateline,
        language=page.language or spoken(marked.sample, said.language),
        agencies=found.agencies,
        complete=is_complete(marked.text, marked.labels, pack) and not leads_on(url, said.next),
    )


def _refuse_attributes(html: str) -> None:
    """Refuse a tag with more attributes than people write: the time to parse it grows with their square."""
    if len(html) < _LARGE:
        return
    parts = html.split("<")
    if max(map(len, parts)) <= 2 * _MOST_ATTRIBUTES:
        return
    for part in parts:
        tag = part.partition(">")[0]
        if len(tag) > 2 * _MOST_ATTRIBUTES and tag[0] not in " \n\t" and len(tag.split()) > _MOST_ATTRIBUTES:
            raise UnreadableError(f"one of its tags has more than {_MOST_ATTRIBUTES:,} attributes")


def _published(page: Page, marked: Marked, found: Meta) -> tuple[str | None, PublishedFrom]:
    """Give the time of publishing: what the input says, then the head, then a time shown, the words, the address."""
    shown = marked.head.published or marked.time
    if page.published:
        if shown and len(page.published) == 10 and shown.startswith(page.published):
            return shown, "page"
        return page.published, found.published_from if found.published != page.published else "input"
    if shown:
        return shown, "page"
    return found.published, found.published_from
