"""Read a saved feed: RSS, Atom or JSON Feed; each item that carries its article is a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from runut.lang.patterns import compile_pattern
from runut.model import Page, Skipped
from runut.read._encodings import NotTextError, decode
from runut.read._rows import page

LIMIT_BYTES = 64_000_000
_LEAST = 500  # characters of a `description` from which on it is taken for the article and not for a summary of it
_SUMMARY = "it carries only a summary, and fetching its page is not built yet"
_DECLARES = compile_pattern(r"<!\s*(?:DOCTYPE|ENTITY)")
_ADDRESSES = {"opml": "outline", "urlset": "url", "sitemapindex": "sitemap"}
_CONTENT = ("encoded", "content", "content_html", "content_text", "description", "summary")
_FULL = 4  # of these, so many are never a mere summary


def accepts(source: str) -> bool:
    """Say whether the name is that of a feed, or of a list of addresses."""
    return Path(source).suffix.lower() in (".xml", ".rss", ".atom", ".rdf", ".opml", ".json")


def read(source: str) -> Iterator[Page | Skipped]:
    """Yield a page for each item, named `feed.xml:3` by its place; lists of addresses hold none."""
    path = Path(source)
    if path.stat().st_size > LIMIT_BYTES:
        yield Skipped(source, "read", f"it is larger than {LIMIT_BYTES // 1_000_000} MB")
        return
    raw = path.read_bytes()
    if not raw.strip():
        yield Skipped(source, "read", "it is empty")
        return
    items = _of_json(source, raw) if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in b"{[" else _of_xml(source, raw)
    n_items = 0
    for item in items:
        n_items += 1
        yield item if isinstance(item, Skipped) else _page(f"{source}:{n_items}", item)
    if not n_items:
        yield Skipped(source, "read", "the feed has no items")


def _of_json(source: str, raw: bytes) -> Iterator[Mapping[str, Any] | Skipped]:
    try:
        feed = json.loads(decode(raw))
    except (NotTextError, ValueError, RecursionError) as error:
        yield Skipped(source, "read", f"not JSON that can be read: {error}")
        return
    if not isinstance(feed, dict) or "jsonfeed.org" not in str(feed.get("version")):
        yield Skipped(source, "read", "it is JSON, but no JSON Feed")
        return
    items = feed.get("items")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            people = item.get("authors") or [item.get("author")]
            names = [one.get("name") for one in people if isinstance(one, dict)] if isinstance(people, list) else []
            yield {**item, "link": item.get("url"), "date": item.get("date_published"), "authors": names}


def _of_xml(source: str, raw: bytes) -> Iterator[Mapping[str, Any] | Skipped]:
    try:
        # Entities can only be declared in a document type, and feeds have none: without one nothing expands.
        if _DECLARES.search(raw.replace(b"\0", b"").decode("latin-1")):
            yield Skipped(source, "read", "it declares a document type or entities, which no feed needs")
            return
        root = ElementTree.fromstring(raw)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        yield Skipped(source, "read", f"not XML that can be read: {error}")
        return
    listed = _ADDRESSES.get(_name(root))
    if listed:
        many = sum(_name(each) == listed for each in root.iter())
        yield Skipped(source, "read", f"it is a list of {many} addresses, and fetching is not built yet")
        return
    for item in root.iter():
        if _name(item) in ("item", "entry"):
            yield _fields(item)


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2].lower()


def _fields(item: ElementTree.Element) -> dict[str, Any]:
    """Give an item's parts by name; of several with one name the first, but every author."""
    found: dict[str, Any] = {"authors": []}
    for part in item:
        name = _name(part)
        said = _said(part)
        if name in ("creator", "author"):
            named = next((_said(each) for each in part if _name(each) == "name"), said)
            found["authors"] += [named] if named and "@" not in named else []
        elif name == "link" and part.get("rel", "alternate") == "alternate":
            found.setdefault("link", part.get("href") or said)
        elif name in ("pubdate", "date", "published", "issued"):
            found.setdefault("date", said)
        elif said:
            found.setdefault(name, said)
    return found


def _said(element: ElementTree.Element) -> str:
    if element.get("type") == "xhtml":
        return "".join(ElementTree.tostring(each, encoding="unicode", method="html") for each in element)
    return (element.text or "").strip()


def _page(source: str, item: Mapping[str, Any]) -> Page | Skipped:
    """Make a page of an item, when it holds its article."""
    contents = [item.get(name) for name in _CONTENT]
    full = next((said for said in contents[:_FULL] if isinstance(said, str) and said.strip()), None)
    brief = next((said for said in contents[_FULL:] if isinstance(said, str) and len(said) >= _LEAST), None)
    html = full or brief
    if html is None:
        return Skipped(source, "read", _SUMMARY)
    row = {"html": html, "url": item.get("link"), "title": item.get("title"), "published": item.get("date")}
    return page(source, {**row, "authors": item.get("authors"), "language": item.get("language")})
