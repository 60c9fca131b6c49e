"""What the head of an HTML page says of it: JSON-LD first, then the tags for networks, then plain `meta`."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from html import unescape
from importlib import resources
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from runut.lang.patterns import compile_pattern
from runut.text.dates.printed import printed

_STAMP = compile_pattern(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)
_JSON = json.JSONDecoder(strict=False)  # line ends stand in strings
_LONGEST_TAG = 400
_WANTED = 'meta[content], link[rel=canonical], link[rel=next], title, script[type="application/ld+json"]'
_LINKS, _JSON_LD = ("canonical", "next"), "application/ld+json"
_META_ALSO = ("og:site_name", "og:url", "twitter:url", "og:locale", "content-language", "language")
_LONGEST_META = 20_000
_LEAST_TOLD = 400  # a shorter `articleBody` is a summary
_MOST_ITEMS = 2000  # items of JSON-LD that are looked at


@cache
def _meta_names() -> dict[str, list[str]]:
    """Give the names that pages have for what they say of themselves, by what it is, best first."""
    return tomllib.loads(resources.files(__package__).joinpath("head.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself without showing it; `told` is the article's text as JSON-LD has it.

    `titles` are all there are, best first; `network_title` is the one among them that networks are told.
    `authors` are lists of them, best first.
    """

    titles: tuple[str, ...] = ()
    network_title: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[tuple[str, ...], ...] = ()
    outlet: str | None = None
    publisher: str | None = None
    url: str | None = None
    next: str | None = None
    language: str | None = None
    description: str | None = None
    told: str = ""


class Tags(NamedTuple):
    """The tags of a page that are not for readers: `metas` by name, `links` by relation, JSON-LD as written."""

    metas: dict[str, list[str]]
    links: dict[str, str]
    title: str | None
    items: list[str]


def tags(tree: Any, telling: Sequence[Any]) -> Tags:
    """Gather a parsed page's tags: those in its head, and those that the walk over its body came by."""
    found = Tags({}, {}, None, [])
    title, known = None, _known_names()
    for node in (*tree.head.css(_WANTED), *telling) if tree.head is not None else telling:
        tag = node.tag
        if tag == "meta":
            _meta(node.attributes, found.metas, known)
        elif tag == "link":
            said = node.attributes
            relation = (said.get("rel") or "").lower()
            if said.get("href") and relation in _LINKS:
                found.links.setdefault(relation, said["href"].strip())
        elif tag == "script":
            inside = node.first_child
            if inside is not None and node.attributes.get("type") == _JSON_LD:
                found.items.append(inside.text_content or "")
        elif title is None:
            title = plain(node.text())
    return found._replace(title=title)


def _meta(said: Mapping[str, str | None], metas: dict[str, list[str]], known: frozenset[str]) -> None:
    name = said.get("property") or said.get("name") or said.get("itemprop") or said.get("http-equiv")
    content = said.get("content")
    if name and content and len(content) < _LONGEST_META:
        name = name.lower()
        if name in known:
            metas.setdefault(name, []).append(plain(content))


@cache
def _known_names() -> frozenset[str]:
    return frozenset(chain(_META_ALSO, *_meta_names().values()))


def head(said: Tags, language: str | None) -> Head:
    """Gather what a page's tags say."""
    metas, names, links = said.metas, _meta_names(), said.links
    articles = _articles(_items(said.items))
    publisher = next(_publisher(articles), None)
    url = _address(links.get("canonical"), metas, articles)
    return Head(
        titles=tuple(
            dict.fromkeys(filter(None, (*_said(articles, "headline"), *_of(metas, names["titles"]), said.title)))
        ),
        network_title=next(_of(metas, ("og:title",)), None),
        published=next(
            _times(_said(articles, "datePublished", "dateCreated", "uploadDate"), _of(metas, names["published"])), None
        ),
        modified=next(_times(_said(articles, "dateModified"), _of(metas, names["modified"])), None),
        authors=(tuple(_people(articles)), *(tuple(metas[name]) for name in names["authors"] if name in metas)),
        outlet=next(_of(metas, ("og:site_name",)), publisher),
        publisher=publisher,
        url=url,
        next=urljoin(url or "", links["next"]) if links.get("next") else None,
        language=language or next(_of(metas, ("og:locale", "content-language", "language")), None),
        description=next(_of(metas, names["descriptions"]), None),
        told=max(
            (plain(body) for body in _said(articles, "articleBody") if len(body) > _LEAST_TOLD), key=len, default=""
        ),
    )


def plain(said: str) -> str:
    """Write a string from a head as a reader sees it: no entities, no tags, single spaces.

    >>> plain("Kota &amp;amp; <b>desa</b>  lain, <i>2 < 3")
    'Kota & desa lain, 2 < 3'
    """
    for _ in range(2):
        if "&" in said:
            said = unescape(said)
    if "<" in said:
        first, *rest = said.split("<")
        said = first + "".join(_behind_tag(part) for part in rest)
    return " ".join(said.split())


def _behind_tag(part: str) -> str:
    """Give what stands behind the tag that a part begins with; a `<` that opens none stays."""
    tag, closed, behind = part.partition(">")
    return f" {behind}" if closed and len(tag) <= _LONGEST_TAG else f"<{part}"


def _of(metas: Mapping[str, Sequence[str]], names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield from (value for value in metas.get(name, ()) if value)


def _items(written: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """Yield every item of the page's JSON-LD, outer ones first; what is malformed is passed over."""
    for each in written:
        queue = [_parsed(each)]
        for _ in range(_MOST_ITEMS):
            if not queue:
                break
            item = queue.pop(0)
            if isinstance(item, list):
                queue[:0] = item[:_MOST_ITEMS]
            elif isinstance(item, dict):
                yield item
                queue.extend(
                    item[name]
                    for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
                    if name in item
                )


def _parsed(said: str) -> Any:
    said = said.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    said = said.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("]]>").removesuffix("//")
    try:
        return _JSON.decode(said)
    except (ValueError, RecursionError):
        return None


def _articles(items: Iterator[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Give the items that tell of the article, best kind first."""
    ranked = []
    kinds_known, others = _meta_names()["articles"], _meta_names()["others"]
    for at, item in enumerate(items):
        kinds = item.get("@type")
        said = [
            kind.lower().rsplit("/", 1)[-1]
            for kind in (kinds if isinstance(kinds, list) else [kinds])
            if isinstance(kind, str)
        ]
        if any(kind in kinds_known for kind in said):
            ranked.append((0, at, item))
        elif any(kind in others for kind in said):
            ranked.append((1 + min(others.index(kind) for kind in said if kind in others), at, item))
    return [item for _, _, item in sorted(ranked, key=lambda each: each[:2])]


def _said(articles: Sequence[Mapping[str, Any]], *names: str) -> Iterator[str]:
    for name in names:
        for article in articles:
            value = article.get(name)
            value = value[0] if isinstance(value, list) and value else value
            if isinstance(value, str) and value.strip():
                yield plain(value)


def _people(articles: Sequence[Mapping[str, Any]]) -> list[str]:
    """Name the authors that the first item with any names."""
    for article in articles:
        named = [plain(name) for name in _names(article.get("author") or article.get("creator"))]
        named = [name for name in named if name]
        if named:
            return named
    return []


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, list):
        for each in value[:50]:
            yield from _names(each if not isinstance(each, list) else None)


def _publisher(articles: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for article in articles:
        publisher = article.get("publisher")
        publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            yield plain(name)


def _address(
    canonical: str | None, metas: Mapping[str, Sequence[str]], articles: Sequence[Mapping[str, Any]]
) -> str | None:
    """Give the page's own address: canonical, then what networks are told; a bare home page is nobody's article."""
    for url in (canonical, *_of(metas, ("og:url", "twitter:url")), *_said(articles, "url", "mainEntityOfPage")):
        try:
            parts = urlsplit(url or "")
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and (parts.path.strip("/") or parts.query):
            return url
    return None


def _times(*values: Iterator[str]) -> Iterator[str]:
    for group in values:
        for value in group:
            found = iso(value)
            if found:
                yield found


def iso(value: str) -> str | None:
    """Give a time as ISO 8601, as precise as it was written, or None.

    >>> iso("2022-01-06T04:06:11.000Z"), iso("2022/1/6 11:06"), iso("1641441960"), iso("soon")
    ('2022-01-06T04:06:11+00:00', '2022-01-06T11:06:00', '2022-01-06T04:06:00+00:00', None)
    """
    value = value.strip()
    if value.isdigit() and len(value) in (10, 13):
        return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
    if value[4:5] == value[7:8] == "-" and value[13:14] == ":":
        with suppress(ValueError):  # nearly all are written so, and this asks no pattern
            return datetime.fromisoformat(value).replace(microsecond=0).isoformat()
    match = _STAMP.search(value)
    if match:
        return _stamp(*match.groups())
    return printed(value)


def _stamp(
    year: str, month: str, day: str, hour: str | None, minute: str | None, second: str | None, zone: str | None
) -> str | None:
    try:
        moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001
    except ValueError:
        return None
    if hour is None:
        return moment.date().isoformat()
    if zone in ("Z", "z"):
        zone = "+00:00"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return moment.isoformat() + (zone or "")
