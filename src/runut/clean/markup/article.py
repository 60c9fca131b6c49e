"""An HTML page as an article: its text made once, its labels, and what it says of itself with where it says so."""

from __future__ import annotations

from dataclasses import replace

from runut import lang
from runut.clean.captured import captured
from runut.clean.identity import UnreadableError, article_id
from runut.clean.languages import spoken
from runut.clean.markup import limits, mark
from runut.clean.markup.writers import writers
from runut.clean.meta import Meta, meta
from runut.clean.paging import is_complete, leads_on
from runut.lang import Pack
from runut.lang.patterns import expect_every_script
from runut.model import Article, Page, PublishedFrom

_MOST_ATTRIBUTES = 5_000
_LONG_TAG = 2 * _MOST_ATTRIBUTES
_LONGEST = 1_000_000
_STRETCH = 4096  # characters that are written at once


def article(page: Page, html: str, pack: Pack | None = None) -> Article:
    """Label an HTML page.

    >>> article(Page("a.html"), '<html lang="id"><h1>Api di Rekaan</h1><p>Dua orang terluka di pasar.</p>').title
    'Api di Rekaan'
    """
    pack = pack or (lang.load(page.language) if page.language in lang.codes() else None)
    written = _written(html)
    _refuse_attributes(written)
    limits.refuse(written)
    marked = mark(written, page.title, pack)
    if len(marked.text) > _LONGEST:
        raise UnreadableError("it is longer than any article")
    if not marked.text:
        raise UnreadableError("it shows no text")
    said, pack = marked.head, marked.pack
    url = page.url or said.url
    named, shown = page.authors or marked.authors, said.published or marked.time
    visible = replace(
        page,
        text=marked.text,
        html=None,
        url=url,
        title=marked.title,
        authors=named,
        published=page.published or shown,
        modified=page.modified or said.modified,
    )
    found = meta(visible, marked.labels, pack)
    published, source = _published(page, shown, found)
    expect_every_script()  # behind one page others come, and of a single one nothing is compiled sooner than it must be
    return Article(
        id=article_id(page, written),
        text=marked.text,
        labels=marked.labels,
        paths=(page.source,),
        url=url,
        outlet=found.outlet or said.outlet,
        title=marked.title,
        published=published,
        published_from=source,
        authors=named or writers((found.authors, marked.signed), pack),
        dateline=found.dateline,
        language=page.language or spoken(marked.sample, said.language),
        agencies=found.agencies,
        complete=is_complete(marked.text, marked.labels, pack) and not leads_on(url, said.next),
        modified=found.modified,
        captured=captured(marked.text, marked.labels, published, pack),
    )


def _written(html: str) -> bytes:
    """Write a page as UTF-8, once for all who go over the whole of it; half characters go, as the parser has it.

    Stretch by stretch, since most are ASCII, which is only copied: that takes half the time.
    """
    if html.isascii():
        return html.encode("ascii")
    return b"".join([html[at : at + _STRETCH].encode("utf-8", "ignore") for at in range(0, len(html), _STRETCH)])


def _refuse_attributes(html: bytes) -> None:
    """Refuse a tag with more attributes than people write: the time to parse it grows with their square."""
    at = html.find(b"<")
    while at >= 0:
        # A tag as long as this reaches over a whole stretch without `<`; most stretches have one at once.
        stretch = html.find(b"<", at + 1, at + 1 + _LONG_TAG)
        if stretch >= 0:
            at = html.rfind(b"<", stretch, at + 1 + _LONG_TAG)
            continue
        following = html.find(b"<", at + 1)
        tag = html[at + 1 : following if following >= 0 else len(html)].partition(b">")[0]
        is_tag = tag[:1].isalpha() or (tag[:1] == b"/" and tag[1:2].isalpha())  # HTML Living Standard, 13.2.5.6
        if len(tag) > _LONG_TAG and is_tag and len(tag.split()) > _MOST_ATTRIBUTES and not _is_script(html, at):
            raise UnreadableError(f"one of its tags has more than {_MOST_ATTRIBUTES:,} attributes")
        at = following


def _is_script(html: bytes, at: int) -> bool:
    """Say whether a `<` stands in a script, where "i<n" is no tag; one that a comment seems to open is none."""
    before = html[:at].lower()
    begun, hidden = before.rfind(b"<script"), before.rfind(b"<!--")
    is_hidden = hidden > before.rfind(b"-->", hidden) and hidden < begun
    return begun > before.rfind(b"</script") and b">" in before[begun:] and not is_hidden


def _published(page: Page, shown: str | None, found: Meta) -> tuple[str | None, PublishedFrom]:
    """Give the time of publishing: what the input says, then the head, then a time shown, the words, the address."""
    if not shown:
        return found.published, found.published_from
    if not page.published or (len(page.published) == 10 and shown.startswith(page.published)):
        return shown, "page"
    return page.published, found.published_from if found.published != page.published else "input"
