"""Read feeds (RSS, Atom, JSON Feed), whose items may carry their articles, and lists of addresses (OPML, sitemaps)."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from runut.model import Page, Skipped
from runut.read._bombs import BombError, opened
from runut.read._encodings import LIMIT_BYTES as _JSON_BYTES
from runut.read._encodings import NotTextError, decode
from runut.read._listed import Listed, listed
from runut.read._rows import page
from runut.read._xml import MarkupError, name, parts

LIMIT_BYTES = 64_000_000
_LEAST = 500  # characters of a `description` from which on it is taken for the article and not for a summary of it
_CONTENT = ("encoded", "content", "content_html", "content_text", "description", "summary")
_FULL = 4  # of these, so many are never a mere summary
_SUMMARY = "it carries only a summary, and no address of its page"
_LISTS = ("opml", "urlset", "sitemapindex")
_BELOW = {"opml": ("outline",), "urlset": ("url",), "sitemapindex": ("sitemap",), "": ("item", "entry")}
_MOST_ADDRESSES = 50_000  # so many a sitemap may list (sitemaps.org, "Sitemap protocol")
_HEAD_BYTES = 512
_SUFFIXES = (".xml", ".rss", ".atom", ".rdf", ".opml", ".json", ".xml.gz")

Found = Page | Skipped | Listed


def accepts(source: str) -> bool:
    """Say whether the name is that of a feed, or of a list of addresses."""
    return source.lower().endswith(_SUFFIXES)


def read(source: str) -> Iterator[Found]:
    """Yield a page for each item, named `feed.xml:3` by its place, or the address that it, or a list, gives instead."""
    if Path(source).stat().st_size > LIMIT_BYTES:
        yield Skipped(source, "read", f"it is larger than {LIMIT_BYTES // 1_000_000} MB")
        return
    with Path(source).open("rb") as file:
        yield from items(source, opened(file, LIMIT_BYTES))


def items(source: str, file: io.BufferedReader, base: str | None = None) -> Iterator[Found]:
    """Yield what an open feed or list holds; `base` is the address that it came from, below which its own stand.

    An item of a feed from an address is named by what the feed calls it, which stays when the item moves down.
    """
    n_items = 0
    try:
        for item in _items(file):
            n_items += 1
            here = f"{source}:{n_items}"
            if isinstance(item, tuple):
                yield listed(here, item[0], base, item[1])
            else:
                called = item.get("guid") or item.get("id") or item.get("link")
                yield _found(f"{source}#{called}" if base and isinstance(called, str) else here, item, base)
    except (MarkupError, BombError, NotTextError) as error:
        n_items += 1
        yield Skipped(source, "read", str(error))
    if not n_items:
        yield Skipped(source, "read", "it has no items")


def _items(file: io.BufferedReader) -> Iterator[Mapping[str, Any] | tuple[str, str | None]]:
    """Yield the items of a feed by the names of their parts, or the addresses of a list."""
    head = file.peek(_HEAD_BYTES)[:_HEAD_BYTES]
    if not head.strip():
        raise NotTextError("it is empty")
    begins = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    yield from _of_json(file) if begins[:1] in (b"{", b"[") else _of_xml(file)


def _of_json(file: io.BufferedReader) -> Iterator[Mapping[str, Any]]:
    raw = file.read(_JSON_BYTES + 1)
    if len(raw) > _JSON_BYTES:
        raise NotTextError(f"it is larger than {_JSON_BYTES // 1_000_000} MB")
    try:
        feed = json.loads(decode(raw))
    except (NotTextError, ValueError, RecursionError) as error:
        raise NotTextError(f"not JSON that can be read: {error}") from None
    if not isinstance(feed, dict) or "jsonfeed.org" not in str(feed.get("version")):
        raise NotTextError("it is JSON, but no JSON Feed")
    found = feed.get("items")
    for item in found if isinstance(found, list) else ():
        if isinstance(item, dict):
            people = item.get("authors") or [item.get("author")]
            names = [one.get("name") for one in people if isinstance(one, dict)] if isinstance(people, list) else []
            yield {**item, "link": item.get("url"), "date": item.get("date_published"), "authors": names}


def _of_xml(file: io.BufferedReader) -> Iterator[Mapping[str, Any] | tuple[str, str | None]]:
    found = parts(file, _BELOW, flat=("outline",))
    kind = name(next(found))
    if kind not in _LISTS:
        yield from map(_fields, found)
        return
    n_addresses = 0
    for each in found:
        address = _address(each)
        if address is not None:
            n_addresses += 1
            if n_addresses > _MOST_ADDRESSES:
                raise MarkupError(f"it lists more than {_MOST_ADDRESSES:,} addresses, and the rest is left out")
            yield address, next((_said(part) or None for part in each if name(part) == "lastmod"), None)


def _address(element: ElementTree.Element) -> str | None:
    """Give the address in an entry of a list; a folder of an OPML has none."""
    if name(element) == "outline":
        said = {key.lower(): value for key, value in element.items()}
        return said.get("xmlurl") or (said.get("url") if said.get("type", "").lower() in ("include", "link") else None)
    return next((_said(part) for part in element if name(part) == "loc"), "")


def _fields(item: ElementTree.Element) -> dict[str, Any]:
    """Give an item's parts by name; of several with one name the first, but every author."""
    found: dict[str, Any] = {"authors": []}
    for part in item:
        called, said = name(part), _said(part)
        if called in ("creator", "author"):
            named = next((_said(each) for each in part if name(each) == "name"), said)
            found["authors"] += [named] if named and "@" not in named else []
        elif called == "link" and part.get("rel", "alternate") == "alternate":
            found.setdefault("link", part.get("href") or said)
        elif called in ("pubdate", "date", "published", "issued"):
            found.setdefault("date", said)
        elif said:
            found.setdefault(called, said)
    return found


def _said(element: ElementTree.Element) -> str:
    if element.get("type") == "xhtml":
        return "".join(ElementTree.tostring(each, encoding="unicode", method="html") for each in element)
    return (element.text or "").strip()


def _found(source: str, item: Mapping[str, Any], base: str | None) -> Found:
    """Make a page of an item, when it holds its article; else give the address where that is."""
    contents = [item.get(called) for called in _CONTENT]
    full = next((said for said in contents[:_FULL] if isinstance(said, str) and said.strip()), None)
    brief = next((said for said in contents[_FULL:] if isinstance(said, str) and len(said) >= _LEAST), None)
    html, link = full or brief, item.get("link")
    stamps = (item.get(called) for called in ("updated", "date_modified", "date"))
    stamp = next((said for said in stamps if said and isinstance(said, str)), None)
    whole = listed(source, link, base, stamp) if link and isinstance(link, str) else None
    if html is None:
        return whole or Skipped(source, "read", _SUMMARY)
    url = whole.address if isinstance(whole, Listed) else link
    row = {"html": html, "url": url, "title": item.get("title"), "published": item.get("date")}
    changed = item.get("updated") or item.get("modified") or item.get("date_modified")
    return page(source, {**row, "modified": changed, "authors": item.get("authors"), "language": item.get("language")})
