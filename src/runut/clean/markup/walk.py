"""HTML → blocks: one pass over the document; each stretch of text with the boxes that it stands in."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from string import ascii_lowercase, ascii_uppercase
from typing import Any, Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from runut.clean.blocks import spaced

_TAKEN_OUT = "script, style, noscript, svg, select, button"  # what no reader reads, where it is much
_IN_MENUS = f"{_TAKEN_OUT}, meta, link, title"
_UNREAD = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "select", "option", "button", "input", "textarea", "map", "area", "head", "dialog", "img", "source", "meta", "link",
    "-comment", "-doctype", "-!doctype", "-undef", "-document", "-document-fragment",
))  # fmt: skip
_BLOCKS = frozenset((
    "html", "body", "address", "article", "aside", "blockquote", "center", "details", "summary", "dd", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "table", "caption", "tbody", "thead",
    "tfoot", "td", "th", "tr", "ul", "legend", "frameset", "frame", "picture",
))  # fmt: skip
_WITHIN = ("span", "em", "i", "u", "small", "sup", "sub", "label", "font", "cite", "q", "code")
_TELLING = ("meta", "link", "script")  # what tells of the page, unseen; bodies have it too
MENUS = ("nav", "footer", "aside", "header")
# Each by itself: what is final and a number costs compiled code nothing, and these are asked for at every node.
# In this order: up to `_MENU` they open a box, up to `_BREAKS` they end a line.
_OPENS: Final = 0
_MENU: Final = 1
_BREAKS: Final = 2
_INLINE: Final = 3
_LINK: Final = 4
_STRONG: Final = 5
_TIME: Final = 6
_TITLE: Final = 7
_UNSEEN: Final = 8
_TELLS: Final = 9
_TEXT: Final = 10
_KINDS = {
    **dict.fromkeys(_BLOCKS, _OPENS),
    **dict.fromkeys(MENUS, _MENU),
    **dict.fromkeys(("br", "hr"), _BREAKS),
    **dict.fromkeys(("b", "strong"), _STRONG),
    **dict.fromkeys(_UNREAD, _UNSEEN),
    **dict.fromkeys(_TELLING, _TELLS),
    **dict.fromkeys(_WITHIN, _INLINE),
    **{"a": _LINK, "time": _TIME, "title": _TITLE},
}
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
_STORY = 1 << PLACES.index("article") | 1 << PLACES.index("main")
_UNEVEN = ("  ", "\t", "\n\n", "\n ", " \n", "\r", "\f", "\v", "\u00a0", "\u3000")  # what makes lines of a menu uneven
_MARKS = ":/.|[]()"  # between the words of a name, rarely
_SHAPE = str.maketrans(dict.fromkeys(ascii_lowercase, "a") | dict.fromkeys(ascii_uppercase, "A"))
_NAMING = ("class", "id", "itemprop")
_HIDES = ("display:none", "visibility:hidden")
_MOST_NAMES = 1 << 15  # classes and ids whose reading is kept


# Plain tuples: a page has hundreds of each, and named ones take four times as long to make and to take apart.
Box = tuple[int, str, int, int, int, bool]
"""A block-level element: its parent, its tag, the groups that its class and id tell of, these with those of all around
it, the places that it is in, and whether it is hidden."""
Block = tuple[str, int, int, int, bool]
"""A stretch of text that a reader sees as one: its text, its box, how many characters of it are links, how many links
it has, and whether all of it is strong."""


class Document(NamedTuple):
    """What one pass over a page finds: its text in blocks, their boxes, times with the block they stand by; and the
    tags in its body that tell of it as those of its head do."""

    blocks: list[Block]
    boxes: list[Box]
    times: list[tuple[int, str]]
    language: str | None
    telling: list[Any]


@cache
def _numbers() -> tuple[dict[Any, int], dict[Any, str]]:
    """Give the kind of each tag that is not read as part of a line, and all names, by lexbor's number for it.

    The number of a node is told in a third of the time that its name takes, and a page has thousands. Tags that lexbor
    does not know have numbers too, another with each page, but far larger ones.
    """
    tree = LexborHTMLParser("<p>.")
    paragraph = tree.css_first("p")
    text = paragraph.first_child if paragraph is not None else None
    names: dict[Any, str] = {tree.create_node(name).tag_id: name for name in _KINDS if name[0] != "-"}
    kinds: dict[Any, int] = {number: _KINDS[name] for number, name in names.items()}
    return kinds if text is None else {**kinds, text.tag_id: _TEXT}, names


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


class _Names(dict[str, int]):
    """The groups of words that each `class` or `id` seen so far tells of, as bits."""

    def __missing__(self, names: str) -> int:
        if len(self) > _MOST_NAMES:
            self.clear()
        small = names.lower()
        self[names] = found = _told(small) | (_told(_parted(names).lower()) if names != small else 0)
        return found


_names = _Names()


def _told(names: str) -> int:
    """Give the groups that the words in some names tell of, as bits."""
    names = names.replace("-", " ").replace("_", " ")
    if not (names.isalnum() or names.replace(" ", "").isalnum()):
        for mark in _MARKS:  # faster than a table, as nearly all of them are missing
            names = names.replace(mark, " ")
    bits, found = _bits(), 0
    for name in filter(bits.__contains__, names.split()):  # few are known
        found |= bits[name]
    return found


def _parted(names: str) -> str:
    """Part words at the capitals inside.

    >>> _parted("articleBody ABTest")
    'article Body ABTest'
    """
    shape, found, done = names.translate(_SHAPE), [], 0
    at = shape.find("aA")
    while at >= 0:
        found.append(names[done : at + 1])
        done = at + 1
        at = shape.find("aA", done)
    return " ".join((*found, names[done:]))


def _told_of(attributes: dict[str, str | None]) -> int:
    """Give the groups that an element's `class`, `id` and `itemprop` tell of, as bits."""
    own = 0
    for name in _NAMING:
        said = attributes.get(name)
        if said:
            own |= _names[said]
    return own


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and any(how in style.replace(" ", "").lower() for how in _HIDES)


def walk(tree: LexborHTMLParser) -> Document:
    """Read a parsed document's text, block by block; what no reader sees is taken out of its menus.

    >>> tree = LexborHTMLParser("<p>Api <b>padam</b>.</p><ul><li>Satu<li>Dua</ul>")
    >>> [text for text, *_ in walk(tree).blocks]
    ['Api padam.', 'Satu', 'Dua']
    """
    root = tree.root
    language = root.attributes.get("lang") if root is not None else None
    found = Document([], [(0, "html", 0, 0, 0, False)], [], language, [])
    if tree.body is not None:
        _pass(tree.body, found)
    return found


def _pass(start: Any, page: Document) -> None:  # noqa: C901
    """Go over every node under one, without recursion: pages nest as deep as they like.

    One loop, because this is where a page's time goes: a call for each node, or for each text, would add a fifth.
    """
    blocks, boxes, times, _, telling = page
    kinds = _numbers()[0].copy()  # for those of this page, which tags that nobody knows are added to
    stack: list[tuple[Any, int]] = []  # what is open: the node and its kind
    blank: list[Any] = []  # the innermost of the boxes that are open: those without words so far, as half of them stay
    pieces: list[str] = []
    here = in_links = n_links = links = strong = 0  # `here` is the box around, but for the blank ones
    is_strong, is_apart = True, False
    node: Any = start
    while node is not None:
        try:
            kind = kinds[node.tag_id]
        except KeyError:
            kind = kinds[node.tag_id] = _INLINE
        if kind == _TEXT:
            # Two in three are white space, which this tells without making a string of it.
            said = "" if node.is_empty_text_node else node.text_content
            if said and not said.isspace():
                if blank and not pieces:
                    here = _opened(blank, boxes, here)
                pieces.append(said)
                if links:
                    in_links += len(said.strip())
                if not strong:
                    is_strong = False
            elif pieces:
                pieces.append(" ")
            else:
                is_apart = True
        elif kind <= _BREAKS:  # the line ends here
            if pieces:
                blocks.append((spaced("".join(pieces)), here, in_links, n_links, is_strong))
                pieces, in_links, n_links, is_strong, is_apart = [], 0, 0, True, False
            elif is_apart:
                n_links, is_apart = 0, False
            child = None if kind == _BREAKS else node.first_child
            if child is not None:
                blank.append(node)
                if kind == _MENU:
                    here = _opened(blank, boxes, here)
                    if _is_menu(node, boxes[here]):
                        _menu(node, page)
                        here, child = boxes[here][0], None
                if child is not None:
                    stack.append((node, kind))
                    node = child
                    continue
        elif kind == _TELLS:
            telling.append(node)
        elif kind != _UNSEEN:
            child = node.first_child
            if kind == _TIME:
                times.append((len(blocks), node.attributes.get("datetime") or ""))
            if child is not None:
                if kind == _LINK:
                    links, n_links = links + 1, n_links + 1
                elif kind == _STRONG:
                    strong += 1
                elif kind == _TITLE:
                    telling.append(node)
                stack.append((node, kind))
                node = child
                continue
        node = node.next
        while node is None and stack:
            node, kind = stack.pop()
            if kind <= _MENU:  # and here
                if pieces:
                    blocks.append((spaced("".join(pieces)), here, in_links, n_links, is_strong))
                    pieces, in_links, n_links, is_strong, is_apart = [], 0, 0, True, False
                elif is_apart:
                    n_links, is_apart = 0, False
                if blank:
                    blank.pop()
                else:
                    here = boxes[here][0]
            elif kind == _LINK:
                links -= 1
            elif kind == _STRONG:
                strong -= 1
            node = node.next if stack else None


def _opened(blank: list[Any], boxes: list[Box], here: int) -> int:
    """Read boxes that were blank, from the outermost on, now that there are words in them; give the innermost."""
    tags = _numbers()[1]
    for node in blank:
        boxes.append(_box(node, tags[node.tag_id], here, boxes[here]))
        here = len(boxes) - 1
    blank.clear()
    return here


def _box(node: Any, tag: str, at: int, around: Box) -> Box:
    """Read a block-level element by its tag and attributes; `at` is the number of the box around it."""
    _, _, _, above, places, is_hidden = around
    if tag in _PLACE_OF:
        places |= _PLACE_OF[tag]
    attributes = node.attributes
    if not attributes:
        return at, tag, 0, above, places, is_hidden
    if len(attributes) == 1 and "class" in attributes:  # three in four that have any
        own = _names[attributes["class"] or ""]
    elif len(attributes) == 2 and "class" in attributes and "id" in attributes:
        own = _names[attributes["class"] or ""] | _names[attributes["id"] or ""]
    else:
        own = _told_of(attributes)
        if "role" in attributes:
            places |= _PLACE_OF.get(_ROLES.get(attributes["role"] or "", ""), 0)
        is_hidden = is_hidden or _is_hidden(attributes)
    return at, tag, own, above if tag == "body" else above | own, places, is_hidden


def _is_menu(node: Any, box: Box) -> bool:
    """Say whether an element is a menu, or as good as one: beside the story, and without its headline.

    Of the words of the 358 articles that we learn from, one in 6,400 stands in such elements.
    """
    _, tag, _, _, places, _ = box
    return tag == "nav" or (not places & _STORY and (tag != "header" or node.css_first("h1") is None))


def _menu(node: Any, page: Document) -> None:
    """Take a menu whole, a line for each of its texts."""
    kinds = _numbers()[0]
    for one in node.css(_IN_MENUS):
        kind = kinds[one.tag_id]
        if kind in (_TELLS, _TITLE):
            page.telling.append(one)
        if kind != _TITLE:
            one.decompose(recursive=False)
    said = node.text(separator="\n", strip=True, skip_empty=True)
    if any(map(said.__contains__, _UNEVEN)):
        said = "\n".join(line for line in (" ".join(line.split()) for line in said.split("\n")) if line)
    if said:
        page.blocks.append((said, len(page.boxes) - 1, len(said), 1, False))
