"""Compile what packs hold with RE2, so that no data from people can make reading slow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import re2
from re2 import _re2

from runut.errors import PackError
from runut.lang import phrases

_UNANCHORED = _re2.RE2.Anchor.UNANCHORED
_AT_START = _re2.RE2.Anchor.ANCHOR_START
_WHOLE = _re2.RE2.Anchor.ANCHOR_BOTH
_Spans = list[tuple[int, int]]
_Ask = Callable[[Any, bytes, int, int], _Spans]


class Match:
    """Where a pattern stands in a text, and its groups; it answers as a match of `re` does, in code points."""

    __slots__ = ("_names", "_spans", "string")

    def __init__(self, string: str, spans: _Spans, names: dict[str, int]) -> None:
        self.string, self._spans, self._names = string, spans, names

    def start(self, group: int | str = 0) -> int:
        """Give where a group begins, -1 where it took no part."""
        return self._spans[self._names[group] if isinstance(group, str) else group][0]

    def end(self, group: int | str = 0) -> int:
        """Give where a group ends, -1 where it took no part."""
        return self._spans[self._names[group] if isinstance(group, str) else group][1]

    def span(self, group: int | str = 0) -> tuple[int, int]:
        """Give both ends of a group."""
        return self._spans[self._names[group] if isinstance(group, str) else group]

    def __getitem__(self, group: int | str) -> Any:
        """Give the words of a group, None where it took no part."""
        start, end = self._spans[self._names[group] if isinstance(group, str) else group]
        return self.string[start:end] if start >= 0 else None

    def group(self, group: int | str = 0) -> Any:
        """Give the words of a group, None where it took no part."""
        start, end = self._spans[self._names[group] if isinstance(group, str) else group]
        return self.string[start:end] if start >= 0 else None

    def groups(self) -> tuple[Any, ...]:
        """Give the words of all groups."""
        return tuple(map(self.__getitem__, range(1, len(self._spans))))

    def groupdict(self) -> dict[str, Any]:
        """Give the words of the groups that have names."""
        return {name: self[at] for name, at in self._names.items()}


class Pattern:
    """A compiled pattern, which is asked as one of `re` is.

    google-re2 walks through generators and sets before each answer, three times as long as RE2 itself takes for a
    sentence; here its compiled core is asked, and places are counted anew only where a text has more than ASCII.

    It is compiled when a text is first asked that may hold it: a command that reads one page asks few of them all, and
    letters of every script, said several times in a pattern, take RE2 ten milliseconds. Where words are known of which
    one stands in every match, in small letters (`needs`), a text without them is not asked.

    Nearly all texts have no letters but those of ASCII. What has signs for letters of every script is compiled for
    these alone first, in a tenth of the time, and anew as it stands when a text comes that has others; from then on
    that is asked alone, so that RE2 need not find out twice what texts are like.
    """

    __slots__ = ("_ask", "_ask_of_ascii", "_ignore_case", "_names", "_needs", "pattern")

    def __init__(self, pattern: str, *, ignore_case: bool, needs: tuple[str, ...] = ()) -> None:
        self.pattern = pattern
        self._ignore_case = ignore_case
        self._needs = needs
        self._names: dict[str, int] = {}
        self._ask: _Ask = self._asked_first
        self._ask_of_ascii: _Ask = self._asked_first_of_ascii if r"\p" in pattern else self._ask

    def _asked_first(self, anchor: Any, written: bytes, here: int, end: int) -> _Spans:
        self._ask = self._ask_of_ascii = self._compiled(self.pattern)
        return self._ask(anchor, written, here, end)

    def _asked_first_of_ascii(self, anchor: Any, written: bytes, here: int, end: int) -> _Spans:
        if _EXPECTED["every script"]:
            return self._asked_first(anchor, written, here, end)
        self._ask_of_ascii = self._compiled(_of_ascii(self.pattern))
        return self._ask_of_ascii(anchor, written, here, end)

    def _compiled(self, pattern: str) -> _Ask:
        options = re2.Options()
        options.case_sensitive = not self._ignore_case
        options.log_errors = False
        try:
            compiled = re2.compile(pattern, options)
        except re2.error as error:
            raise PackError("pattern_refused", pattern=self.pattern, why=error) from None
        self._names = compiled.groupindex
        ask: _Ask = compiled._regexp.Match
        return ask

    def _may_stand_in(self, text: str) -> bool:
        small = text.lower()
        return any(map(small.__contains__, self._needs))

    def search(self, text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        """Find the pattern anywhere in a text, or in `[pos, endpos)` of it."""
        return self._first(_UNANCHORED, text, pos, endpos)

    def match(self, text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        """Find the pattern where the stretch begins."""
        return self._first(_AT_START, text, pos, endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        """Find the pattern from end to end of the stretch."""
        return self._first(_WHOLE, text, pos, endpos)

    def _first(self, anchor: Any, text: str, pos: int, endpos: int | None) -> Match | None:
        written = text.encode()
        here, end = 0, len(written)
        if pos or endpos is not None:
            here, end = _bounds(text, written, pos, endpos)
        if here > end or (self._needs and not self._may_stand_in(text)):
            return None
        is_wide = len(written) != len(text)
        is_of_all = is_wide and self._ask is not self._ask_of_ascii and _has_letters(text, written)
        spans = (self._ask if is_of_all else self._ask_of_ascii)(anchor, written, here, end)
        if spans[0][0] < 0:
            return None
        if is_wide:
            spans = _counted(written, spans, 0, 0)
        return Match(text, spans, self._names)

    def finditer(self, text: str, pos: int = 0, endpos: int | None = None) -> Iterator[Match]:
        """Yield where the pattern stands, one behind the other."""
        if self._needs and not self._may_stand_in(text):
            return
        written = text.encode()
        here, end = 0, len(written)
        if pos or endpos is not None:
            here, end = _bounds(text, written, pos, endpos)
        is_wide = len(written) != len(text)
        is_of_all = is_wide and self._ask is not self._ask_of_ascii and _has_letters(text, written)
        known, at = 0, 0  # one place, in bytes and in code points
        while here <= end:
            spans = (self._ask if is_of_all else self._ask_of_ascii)(_UNANCHORED, written, here, end)
            first, last = spans[0]
            if first < 0:
                return
            if is_wide:
                spans = _counted(written, spans, known, at)
                known, at = last, spans[0][1]
            yield Match(text, spans, self._names)
            here = last if last > here else _next(written, last)

    def sub(self, words: str, text: str) -> str:
        """Set words, as they are, in the place of each match."""
        return words.join(self.split(text))

    def split(self, text: str) -> list[str]:
        """Cut a text where the pattern stands."""
        found, at = [], 0
        for match in self.finditer(text):
            start, end = match.span()
            found.append(text[at:start])
            at = end
        return [*found, text[at:]]


class Listed(Pattern):
    """The phrases of a list as whole words: a text is asked for each of its words, and RE2 only where that would err.

    So nothing is compiled for it, nor even written as a pattern, before RE2 must be asked.
    """

    __slots__ = ("_listed", "_table")

    def __init__(self, listed: tuple[str, ...], table: phrases.Table) -> None:
        super().__init__("", ignore_case=True)
        self._listed, self._table = listed, table

    def search(self, text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        """Find the first of the phrases in a text, or in a stretch of it."""
        if pos or endpos is not None or not phrases.may_read(text):
            return self._first(_UNANCHORED, text, pos, endpos)
        spans = phrases.found(text, self._table)
        return Match(text, spans[:1], self._names) if spans else None

    def finditer(self, text: str, pos: int = 0, endpos: int | None = None) -> Iterator[Match]:
        """Yield where the phrases stand, one behind the other."""
        if pos or endpos is not None or not phrases.may_read(text):
            return super().finditer(text, pos, endpos)
        return iter([Match(text, [span], self._names) for span in phrases.found(text, self._table)])

    def _compiled(self, pattern: str) -> _Ask:
        return super()._compiled(pattern or _of_words(self._listed))


_EXPECTED = {"every script": False}


def expect_every_script() -> None:
    """Have patterns compiled for every script at once from now on, in a process that reads saved pages.

    Nearly all of them meet such letters there; compiling twice takes a thirtieth of the time of pages never seen.
    """
    _EXPECTED["every script"] = True


_SIGNS = Pattern(r"\\[pP](?P<kind>\{[^}]*\}|.)|\\[\\\[\]]|\[\^?\]?|\]", ignore_case=False)
"""What a pattern says of kinds of letters, and where its sets begin and end."""
_ASCII = {"L": "A-Za-z", "Lu": "A-Z", "Ll": "a-z", "N": "0-9", "M": "\u0300"}
"""What of each kind ASCII has; it has no marks, for which one stands that no such text has."""


def _has_letters(text: str, written: bytes) -> bool:
    """Say whether a text has more than ASCII, spaces that do not break and what Unicode begins its punctuation with.

    Those take one byte more than ASCII, and two: where these are all bytes more, there are no others.
    """
    return len(written) - len(text) != 2 * written.count(b"\xe2\x80") + written.count(b"\xc2\xa0")


def _of_ascii(pattern: str) -> str:
    r"""Write the letters of ASCII where a pattern has signs for those of every script; other signs let it be as it is.

    >>> print(_of_ascii(r"\pL[[\p{Lu}']\[\pN"))
    [A-Za-z][[A-Z']\[[0-9]
    """
    written: list[str] = []
    at, is_inside = 0, False
    for found in _SIGNS.finditer(pattern):
        sign, kind = found[0], found["kind"]
        written.append(pattern[at : found.start()])
        at = found.end()
        if kind is None:
            written.append(sign)
            is_inside = _is_inside(sign, is_inside)
            continue
        letters = _ASCII.get(kind.strip("{}"))
        if letters is None or sign[1] == "P":
            return pattern
        written.append(letters if is_inside else f"[{letters}]")
    return "".join((*written, pattern[at:]))


def _is_inside(sign: str, is_inside: bool) -> bool:
    """Say whether what follows a sign stands inside a set, which begins with `[`, but not in one, and ends with `]`."""
    if sign[0] == "\\":
        return is_inside
    return sign[0] == "[" and not (is_inside and sign[-1] == "]")


def _bounds(text: str, written: bytes, pos: int, endpos: int | None) -> tuple[int, int]:
    """Give a stretch of a text in the bytes of its UTF-8."""
    if len(written) == len(text):
        return pos, len(written) if endpos is None else min(endpos, len(written))
    here = len(text[:pos].encode()) if pos else 0
    if endpos is None or endpos >= len(text):
        return here + (pos > len(text)), len(written)
    return here, here + len(text[pos:endpos].encode()) if endpos >= pos else -1


def _counted(written: bytes, spans: _Spans, known: int, at: int) -> _Spans:
    """Count places in code points, going on from one that is known in both."""
    if len(spans) == 1:
        first, last = spans[0]
        start = at + len(written[known:first].decode())
        return [(start, start + len(written[first:last].decode()))]
    places = {-1: -1}
    for place in sorted({place for span in spans for place in span if place >= 0}):
        at += len(written[known:place].decode())
        known, places[place] = place, at
    return [(places[start], places[end]) for start, end in spans]


def _next(written: bytes, here: int) -> int:
    """Step over one code point."""
    here += 1
    while here < len(written) and written[here] & 0xC0 == 0x80:
        here += 1
    return here


@cache
def compile_pattern(pattern: str, *, ignore_case: bool = True, needs: tuple[str, ...] = ()) -> Pattern:
    """Make one pattern, compiled when it is first asked; offsets of its matches count code points.

    A text that has none of the small words `needs` is not searched at all: one of them must stand in every match.
    Asking raises PackError for what RE2 refuses (back-references, look-around).
    """
    return Pattern(pattern, ignore_case=ignore_case, needs=needs)


def alternation(every: Iterable[str]) -> str:
    """Join words into one group, each behind those that begin with it; a space stands for any white space.

    What begins alike stands together: only then does RE2 make one way of it, and of 1,800 words a search takes a third
    of the time. Where a text has two of the words in one place one begins with the other, so that the longer is found.

    >>> alternation(["di", "api", "di antaranya"])
    '(?:di\\\\s+antaranya|di|api)'
    """
    ordered = sorted(set(every), key=lambda word: (" ".join(word.split()).lower(), word), reverse=True)
    return "(?:" + "|".join(r"\s+".join(re2.escape(part) for part in word.split()) for word in ordered) + ")"


def openings(every: Iterable[str]) -> tuple[str, ...]:
    """Give the words with which phrases begin, in small letters, each once: what their pattern needs.

    >>> openings(["Ibu kota", "ibu-kota", "ibu negeri"])
    ('ibu', 'ibu-kota')
    """
    return tuple(dict.fromkeys(word.split()[0].lower() for word in every))


def words(*alternatives: tuple[str, ...]) -> Pattern:
    """Compile lists of words into one pattern that matches any of them as whole words; asked again it is looked up."""
    return _words(alternatives)


@cache
def _words(alternatives: tuple[tuple[str, ...], ...]) -> Pattern:
    """Keep what lists came to: joining the words anew takes a hundred times as long as a search."""
    every = tuple(word for group in alternatives for word in group)
    if not every:
        return compile_pattern(r"[^\s\S]")
    table = phrases.table_of(every)
    return compile_pattern(_of_words(every)) if table is None else Listed(every, table)


def _of_words(every: tuple[str, ...]) -> str:
    return rf"\b{alternation(every)}\b"
