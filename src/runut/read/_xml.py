"""Read the parts of an XML document one by one, by expat, without what strangers' XML can do beyond its parts."""

from __future__ import annotations

import html
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from runut.read._encodings import LIMIT_BYTES

_CHUNK_BYTES = 1 << 18
_MOST_WITHIN = 20_000  # elements in one part; an article in XHTML has some hundreds
_DEEPEST = 200


class MarkupError(ValueError):
    """The bytes are no XML that is read; the message says why."""


def parts(file: BinaryIO, wanted: Mapping[str, Collection[str]], flat: Collection[str] = ()) -> Iterator[Element]:
    """Yield the root of a document, empty, then each element that is wanted below it, or below any other root (`""`).

    Of a `flat` one only the attributes are read, and what stands in it is looked at for itself.
    Raises MarkupError, behind what was read, for a document type, and for what is no XML or is too large.

    >>> import io
    >>> [each.tag for each in parts(io.BytesIO(b"<a><b>x</b><c/><b/></a>"), {"": ["b"]})]
    ['a', 'b', 'b']
    """
    target = _Target(wanted, flat)
    parser = _parser(target)
    n_bytes, is_last = 0, False
    while not is_last:
        chunk = file.read(_CHUNK_BYTES)
        n_bytes, is_last = n_bytes + len(chunk), not chunk
        flaw = _fed(parser, chunk, is_last)
        while target.found:
            yield target.found.popleft()
        if flaw:
            raise MarkupError(flaw)
        if n_bytes - parser.CurrentByteIndex > LIMIT_BYTES:
            raise MarkupError(f"one of its words is longer than {LIMIT_BYTES // 1_000_000} MB")


def name(element: Element) -> str:
    """Give the name of an element in small letters, without its namespace."""
    return element.tag.rpartition("}")[2].lower()


def _fed(parser: expat.XMLParserType, chunk: bytes, is_last: bool) -> str | None:
    """Give a chunk to the parser, and say what is wrong with it, or None."""
    try:
        parser.Parse(chunk, is_last)
    except MarkupError as error:
        return str(error)
    except (expat.ExpatError, LookupError, ValueError) as error:
        return f"not XML that can be read: {error}"
    return None


def _parser(target: _Target) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = target.start
    parser.EndElementHandler = target.end
    parser.CharacterDataHandler = target.data
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    # Entities of HTML are none of XML, but feeds have them: without this they would end the document. Nothing is read.
    parser.UseForeignDTD(True)
    parser.ExternalEntityRefHandler = lambda *_: 1
    parser.DefaultHandlerExpand = target.other
    return parser


def _refuse(*_: object) -> None:
    # Entities can only be declared in a document type, and no feed or list needs one: without it nothing expands.
    raise MarkupError("it declares a document type or entities, which no feed needs")


class _Target:
    """Builds the wanted elements, and throws away all others."""

    def __init__(self, wanted: Mapping[str, Collection[str]], flat: Collection[str]) -> None:
        self.found: deque[Element] = deque()
        self._below, self._flat = wanted, flat
        self._wanted: Collection[str] = ()
        self._tree: TreeBuilder | None = None
        self._depth = self._top = self._elements = self._letters = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise MarkupError(f"its elements are nested more than {_DEEPEST} deep")
        element = Element("{" + tag if "}" in tag else tag, attributes)
        if self._depth == 1:
            self._wanted = self._below.get(name(element), self._below[""])
            self.found.append(element)
        elif self._tree is not None:
            self._begin(self._tree, element)
        elif name(element) in self._wanted:
            if name(element) in self._flat:
                self.found.append(element)
            else:
                self._tree, self._top, self._elements, self._letters = TreeBuilder(), self._depth, 0, 0
                self._begin(self._tree, element)

    def _begin(self, tree: TreeBuilder, element: Element) -> None:
        self._elements += 1
        if self._elements > _MOST_WITHIN:
            raise MarkupError(f"one of its items has more than {_MOST_WITHIN:,} elements")
        tree.start(element.tag, element.attrib)

    def data(self, text: str) -> None:
        """Hear words."""
        if self._tree is not None:
            self._letters += len(text)
            if self._letters > LIMIT_BYTES:
                raise MarkupError(f"one of its items is larger than {LIMIT_BYTES // 1_000_000} MB")
            self._tree.data(text)

    def other(self, text: str) -> None:
        """Hear what is neither element nor words: an entity of HTML, a comment."""
        if text[:1] == "&":
            self.data(html.unescape(text))

    def end(self, tag: str) -> None:
        """End an element."""
        if self._tree is not None:
            self._tree.end("{" + tag if "}" in tag else tag)
            if self._depth == self._top:
                self.found.append(self._tree.close())
                self._tree = None
        self._depth -= 1
