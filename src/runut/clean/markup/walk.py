"""HTML → blocks: one pass over the document; each stretch of text with the boxes that it stands in."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from runut.lang.patterns import compile_pattern

_UNREAD = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
    "video", "select", "option", "button", "input", "textarea", "map", "area", "head", "-comment", "-doctype",
    "-!doctype", "-undef", "-text", "-document", "-document-fragment", "dialog",
))  # fmt: skip
_BLOCKS = frozenset((
    "html", "body", "address", "article", "aside", "blockquote", "center", "details", "summary", "dd", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "table", "caption", "tbody", "thead",
    "tfoot", "td", "th", "tr", "ul", "legend", "frameset", "frame", "picture",
))  # fmt: skip
_ENDING = _BLOCKS | {"br", "hr"}
PLACES = ("article", "main", "aside", "nav", "footer", "header", "form", "figure", "table", "list", "quote", "section")
_PLACE_OF = {
    **{name: 1 << at for at, name in enumerate(PLACES) if name not in ("list", "quote")},
    **dict.fromkeys(("ul", "ol", "dl", "menu"), 1 << PLACES.index("list")),
    "blockquote": 1 << PLACES.index("quote"),
    "figcaption": 1 << PLACES.index("figure"),
    "fieldset": 1 << PLACES.index("form"),
}
_ROLES = {
    "navigation": "nav",
    "contentinfo": "footer",
    "banner": "header",
    "complementary": "aside",
    "main": "main",
    "article": "article",
}
_CAMEL = compile_pattern(r"([a-z])([A-Z])", ignore_case=False)
_APART = str.maketrans("-_:/.|[]()", "          ")
_NAMING = ("class", "id", "itemprop")
_STRONG = frozenset(("b", "strong"))
_HIDES = ("display:none", "visibility:hidden")


class Box(NamedTuple):
    """A block-level element: `own` tells of its class and id, `above` of these and all around; `places` likewise."""

    parent: int
    tag: str
    own: int
    above: int
    places: int
    is_hidden: bool


class Block(NamedTuple):
    """A stretch of text that a reader sees as one: `in_links` counts its characters that are links."""

    text: str
    box: int
    in_links: int
    n_links: int
    is_strong: bool


class Document(NamedTuple):
    """What one pass over a page finds: its text in blocks, their boxes, and times with the block they stand by."""

    blocks: list[Block]
    boxes: list[Box]
    times: list[tuple[int, str]]
    language: str | None


@cache
def groups() -> tuple[str, ...]:
    """List the groups of words in class names, each of which is one bit."""
    return tuple(_words())


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def _bits() -> dict[str, int]:
    found: dict[str, int] = {}
    for at, words in enumerate(_words().values()):
        for word in words:
            found[word] = found.get(word, 0) | 1 << at
    return found


@lru_cache(maxsize=1 << 14)
def _told(names: str) -> int:
    """Give the groups that a class or id names, as bits."""
    bits, found = _bits(), 0
    small = names.lower().translate(_APART)
    for word in small.split():
        found |= bits.get(word, 0)
    if names != names.lower():
        for word in _CAMEL.sub(r"\1 \2", names).lower().translate(_APART).split():
            found |= bits.get(word, 0)
    return found


def _opened(around: Box, here: int, tag: str, attributes: dict[str, str | None]) -> Box:
    """Make the box of an element that opens in another."""
    own, places, is_hidden = 0, around.places | _PLACE_OF.get(tag, 0), around.is_hidden
    if attributes:
        for name in _NAMING:
            names = attributes.get(name)
            if names:
                own |= _told(names)
        role = attributes.get("role")
        if role:
            places |= _PLACE_OF.get(_ROLES.get(role, ""), 0)
        is_hidden = is_hidden or _is_hidden(attributes)
    return Box(here, tag, own, around.above if tag == "body" else around.above | own, places, is_hidden)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and any(how in style.replace(" ", "").lower() for how in _HIDES)


def walk(tree: LexborHTMLParser) -> Document:
    """Read a parsed document's text, block by block.

    >>> tree = LexborHTMLParser("<p>Api <b>padam</b>.</p><ul><li>Satu<li>Dua</ul>")
    >>> [block.text for block in walk(tree).blocks]
    ['Api padam.', 'Satu', 'Dua']
    """
    blocks: list[Block] = []
    boxes = [Box(0, "html", 0, 0, 0, False)]
    times: list[tuple[int, str]] = []
    if tree.body is not None:
        _pass(tree.body, blocks, boxes, times)
    root = tree.root
    return Document(blocks, boxes, times, root.attributes.get("lang") if root is not None else None)


def _pass(start: Any, blocks: list[Block], boxes: list[Box], times: list[tuple[int, str]]) -> None:  # noqa: C901
    """Go over every node under one, without recursion: pages nest as deep as they like.

    One long loop, because this is where a page's time goes: calls for each node would double it.
    """
    stack: list[tuple[Any, str, int]] = []  # what is open: the node, its tag, the box around it
    pieces: list[str] = []
    here = in_links = n_links = links = strong = 0
    is_strong = True
    node: Any = start
    while True:
        tag = node.tag
        child = None
        if tag == "-text":
            said = node.text_content
            pieces.append(said)
            if links:
                in_links += len(said.strip())
            if is_strong and not strong and not said.isspace():
                is_strong = False
        elif tag in _UNREAD:
            pass
        elif tag in _ENDING:
            if pieces:
                _end(blocks, pieces, here, in_links, n_links, is_strong)
                pieces, in_links, n_links, is_strong = [], 0, 0, True
            if tag in _BLOCKS:
                child = node.first_child
                if child is not None:
                    stack.append((node, tag, here))
                    boxes.append(_opened(boxes[here], here, tag, node.attributes))
                    here = len(boxes) - 1
        else:
            child = node.first_child
            if tag == "time":
                times.append((len(blocks), node.attributes.get("datetime") or ""))
            if child is not None:
                stack.append((node, tag, here))
                if tag == "a":
                    links += 1
                    n_links += 1
                elif tag in _STRONG:
                    strong += 1
        if child is not None:
            node = child
            continue
        following = node.next
        while following is None:
            if not stack:
                if pieces:
                    _end(blocks, pieces, here, in_links, n_links, is_strong)
                return
            node, tag, around = stack.pop()
            if tag in _BLOCKS:
                if pieces:
                    _end(blocks, pieces, here, in_links, n_links, is_strong)
                    pieces, in_links, n_links, is_strong = [], 0, 0, True
                here = around
            elif tag == "a":
                links -= 1
            elif tag in _STRONG:
                strong -= 1
            following = node.next if stack else None
        node = following


def _end(blocks: list[Block], pieces: list[str], here: int, in_links: int, n_links: int, is_strong: bool) -> None:
    """Make a block of the pieces of text read since the last one, if they say anything."""
    text = " ".join("".join(pieces).split())
    if text:
        blocks.append(Block(text, here, in_links, n_links, is_strong))
