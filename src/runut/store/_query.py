"""What a person types into a search box, read into what is looked for: no text is ever an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from unicodedata import normalize

MOST = 32
"""Words of a query that are heard; a page pasted into the box is no query."""

_FIELDS = ("outlet", "kind", "after", "before", "lang")
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»"}


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand in a row; `is_open` where the last may go on."""

    words: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: one term out of each of `wanted`, none of `unwanted`, on pages of the filters.

    `after` and `before` are days, months or years, both included.
    """

    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()
    outlets: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    after: str = ""
    before: str = ""


@dataclass(slots=True)
class _Read:
    wanted: list[list[Term]] = field(default_factory=list)
    unwanted: list[Term] = field(default_factory=list)
    filters: dict[str, list[str]] = field(default_factory=dict)


def parse(text: str) -> Query:
    """Read a query: words, "a phrase", OR, -word, begin*, outlet:, kind:, lang:, after: and before: a day.

    >>> parse('banjir OR longsor -"siaran pers" outlet:sauh after:2022-01')
    ... # doctest: +NORMALIZE_WHITESPACE
    Query(wanted=((Term(words=('banjir',), is_open=False), Term(words=('longsor',), is_open=False)),),
          unwanted=(Term(words=('siaran', 'pers'), is_open=False),), outlets=('sauh',), kinds=(), languages=(),
          after='2022-01', before='')
    """
    read, joins = _Read(), False
    # Pages write an accented letter as one sign or as two: the index folds both to one.
    for at, (name, words, is_bare) in enumerate(_pieces(normalize("NFC", text))):
        if at >= MOST:
            break
        if is_bare and not name and words == "OR":
            joins = bool(read.wanted)
            continue
        _take(read, name, words, joins)
        joins = False
    named = read.filters
    return Query(
        wanted=tuple(tuple(terms) for terms in read.wanted),
        unwanted=tuple(read.unwanted),
        outlets=tuple(named.get("outlet", ())),
        kinds=tuple(named.get("kind", ())),
        languages=tuple(named.get("lang", ())),
        after=max(named.get("after", ()), default=""),
        before=min(named.get("before", ()), default=""),
    )


def _take(read: _Read, name: str, words: str, joins: bool) -> None:
    if name in _FIELDS and words and (name not in ("after", "before") or _is_day(words)):
        read.filters.setdefault(name, []).append(words.casefold())
        return
    term = _term(words if name in ("", "-") else f"{name}:{words}")
    if not term.words:
        return
    if name == "-":
        read.unwanted.append(term)
    elif joins:
        read.wanted[-1].append(term)
    else:
        read.wanted.append([term])


def _pieces(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield what stands between spaces or in quotation marks: its field or `-`, its words, and if they stand bare."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        name = ""
        if text[at] == "-":
            name, at = "-", at + 1
        for field_name in _FIELDS:
            if not name and text[at : at + len(field_name) + 1].lower() == f"{field_name}:":
                name, at = field_name, at + len(field_name) + 1
        end, skip = _end(text, at)
        yield name, text[at + skip : end], not skip
        at = end + skip


def _end(text: str, at: int) -> tuple[int, int]:
    """Give where a piece ends, and how many quotation marks stand at either side of it."""
    if at < len(text) and text[at] in _QUOTES:
        end = text.find(_QUOTES[text[at]], at + 1)
        return (len(text), 1) if end < 0 else (end, 1)
    end = at
    while end < len(text) and not text[end].isspace():
        end += 1
    return end, 0


def _term(text: str) -> Term:
    bare = text.rstrip()
    found = Term(tuple(tokens(bare)))
    return replace(found, is_open=bool(found.words) and bare.endswith("*"))


def tokens(text: str) -> Iterator[str]:
    """Yield the runs of letters and digits.

    >>> list(tokens("Ke-2.000: «ya»"))
    ['Ke', '2', '000', 'ya']
    """
    start = None
    for at, sign in enumerate(f"{text} "):
        if sign.isalnum():
            start = at if start is None else start
        elif start is not None:
            yield text[start:at]
            start = None


def _is_day(text: str) -> bool:
    """Say whether a text is a year, a month or a day as ISO 8601 writes them."""
    parts = text.split("-")
    sizes = [len(part) for part in parts]
    return sizes in ([4], [4, 2], [4, 2, 2]) and all(part.isascii() and part.isdecimal() for part in parts)
