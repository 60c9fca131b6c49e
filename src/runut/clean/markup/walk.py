"""HTML → blocks: one pass over the document; each stretch of text with the boxes that it stands in."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

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
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")  # of class names alone, which hold no text
_APART = str.maketrans("-_:/.|[]()", "          ")
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
        for word in _CAMEL.sub(" ", names).lower().translate(_APART).split():
            found |= bits.get(word, 0)
    return found


class _Walker:
    """The state of one pass."""

    __slots__ = ("blocks", "boxes", "here", "in_links", "links", "n_links", "pieces", "strong", "times", "unstrong")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.boxes: list[Box] = [Box(0, "html", 0, 0, 0, False)]
        self.here = 0
        self.pieces: list[str] = []
        self.in_links = self.n_links = self.links = self.strong = self.unstrong = 0
        self.times: list[tuple[int, str]] = []

    def add(self, said: str) -> None:
        """Take in a text node."""
        self.pieces.append(said)
        if self.links:
            self.in_links += len(said.strip())
        if not self.strong and not self.unstrong and not said.isspace():
            self.unstrong = 1

    def flush(self) -> None:
        """End a block."""
        if self.pieces:
            text = " ".join("".join(self.pieces).split())
            if text:
                self.blocks.append(Block(text, self.here, self.in_links, self.n_links, not self.unstrong))
            self.pieces = []
        self.in_links = self.n_links = self.unstrong = 0

    def enter(self, tag: str, node: Any) -> None:
        """Come into an element."""
        if tag in _BLOCKS:
            self.flush()
            self._open(tag, node.attributes)
        elif tag == "a":
            self.links += 1
            self.n_links += 1
        elif tag in ("b", "strong"):
            self.strong += 1
        elif tag in ("br", "hr"):
            self.flush()
        elif tag == "time":
            said = node.attributes.get("datetime")
            if said:
                self.times.append((len(self.blocks), said))

    def leave(self, tag: str) -> None:
        """Come out of it again."""
        if tag in _BLOCKS:
            self.flush()
            self.here = self.boxes[self.here].parent
        elif tag == "a":
            self.links -= 1
        elif tag in ("b", "strong"):
            self.strong -= 1

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        around = self.boxes[self.here]
        own = places = 0
        is_hidden = around.is_hidden
        if attributes:
            names = attributes.get("class")
            if names:
                own = _told(names)
            names = attributes.get("id")
            if names:
                own |= _told(names)
            names = attributes.get("itemprop") or attributes.get("data-component") or attributes.get("data-testid")
            if names:
                own |= _told(names)
            role = attributes.get("role")
            if role:
                places = _PLACE_OF.get(_ROLES.get(role, ""), 0)
            is_hidden = is_hidden or _is_hidden(attributes)
        places |= around.places | _PLACE_OF.get(tag, 0)
        above = around.above if tag == "body" else around.above | own
        self.boxes.append(Box(self.here, tag, own, above, places, is_hidden))
        self.here = len(self.boxes) - 1


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
    walker = _Walker()
    if tree.body is not None:
        _pass(tree.body, walker)
    root = tree.root
    language = root.attributes.get("lang") if root is not None else None
    return Document(walker.blocks, walker.boxes, walker.times, language)


def _pass(start: Any, walker: _Walker) -> None:
    """Go over every node under one, without recursion: pages nest as deep as they like."""
    stack: list[tuple[Any, str]] = []
    node, tag = start, "body"
    walker.enter(tag, node)
    child = node.first_child
    while True:
        if child is not None:
            stack.append((node, tag))
            node = child
        else:
            walker.leave(tag)
            following = node.next if stack else None
            while following is None:
                if not stack:
                    return
                node, tag = stack.pop()
                walker.leave(tag)
                following = node.next if stack else None
            node = following
        # here: a node not yet seen
        tag = node.tag
        child = None
        if tag == "-text":
            walker.add(node.text_content)
        elif tag not in _UNREAD:
            walker.enter(tag, node)
            child = node.first_child
        else:
            tag = "-skipped"
