"""Read from a role or a name the body that is spoken for: "Kasat Lantas Polres Wirasaba" speaks for that resort."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from runut.lang import Pack
from runut.link.areas import Area, apart, country_in, of_words
from runut.text.names import fold, misspells

_ACRONYM = 3
"""Capitals that make a body's short name inside a role; two are a rank or a neighbourhood ("RT")."""
_SIZES = (4, 3, 2, 1)
"""Words that the longest heads, tails and offices of a pack have, the longest first."""
_BEFORE = 4
_BEHIND = 6
_ROMAN = frozenset("IVXLC")


@dataclass(frozen=True, slots=True)
class Body:
    """A body as it is named: `head` says what it is and `which` which one; `group` is what its kind is alike to."""

    name: str
    head: str
    which: frozenset[str]
    group: str = ""
    is_generic: bool = False
    is_nobody: bool = False
    """Whether the name says what it is and not which: a hospital, an office."""
    is_office: bool = False
    """Whether every country has one, under names that are known in other languages."""
    is_local: bool = False
    """Whether each town has one of its own."""
    area: Area = ()

    @property
    def key(self) -> str:
        """Give what all names of one body have in common."""
        return " ".join((self.head, *(sorted(self.which) or self.area))).strip()

    @property
    def is_bare(self) -> bool:
        """Say whether the name leaves out whose it is, though there are several."""
        return not self.which and (self.is_local if self.is_generic else self.is_office)

    def at(self, area: Area) -> Body:
        """Give the body of this name in an area."""
        return replace(self, area=area)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    low: str
    ends: bool
    """Whether a comma or a bracket closes the phrase behind it."""


@lru_cache(maxsize=8192)
def in_role(role: str, pack: Pack) -> Body | None:
    """Give the body that a role names last.

    >>> from runut.lang import load
    >>> [in_role(role, load("id")).name for role in ("Kasat Lantas Polres Wirasaba AKP", "Kapolres Wirasaba")]
    ['Polres Wirasaba', 'Polres Wirasaba']
    >>> in_role("Wirasaba Police Chief", load("en")).name, in_role("saksi mata", load("id"))
    ('Wirasaba Police', None)
    """
    words = _words(role)
    if words and words[0].low in pack.voices.nobody and not any(_phrase(words, k, pack.voices.holders) for k in (1, 2)):
        return None  # a passer-by from a town is not the town's police
    ranked = _ranked(words, pack)
    for at in range(len(words) - 1, -1, -1):
        if at in ranked:
            continue
        name = _held(words, at, pack) or _headed(words, at, pack) or _tailed(words, at, pack)
        name = name or _over(words, at, pack) or _short(words, at, pack)
        if name:
            return body(name, pack)
    return None


@lru_cache(maxsize=8192)
def in_name(name: str, pack: Pack) -> Body | None:
    """Give the body that a name is of, or that the office it opens with speaks for.

    >>> from runut.lang import load
    >>> id_ = load("id")
    >>> in_name("Polisi Wirasaba", id_).key, in_name("Danang Prasojo", id_)
    ('police wirasaba', None)
    """
    words = _words(name)
    while len(words) > 1 and words[0].low in pack.voices.levels and not _phrase(words, 0, pack.voices.heads):
        words = words[1:]
    if not words or (words[0].low in pack.roles.ranks and len(words) > 1):
        return None
    if _phrase(words, 0, pack.roles.offices):
        return in_role(name, pack)
    tail = max((_tailed(words, at, pack) or "" for at in range(len(words) - 1, -1, -1)), default="")
    alone = _short(words, 0, pack) if len(words) == 1 else None
    found = _headed(words, 0, pack) or tail or alone
    return body(found, pack) if found else None


@lru_cache(maxsize=8192)
def body(name: str, pack: Pack) -> Body:
    """Give a body of a name, in the words by which bodies are compared.

    >>> from runut.lang import load
    >>> body("Rumah Sakit Umum Daerah Wirasaba", load("id")).key
    'rs wirasaba'
    """
    voices = pack.voices
    words = _folded(name, voices.same)
    head = next((part for part in (" ".join(words[:n]) for n in _SIZES) if part in _kinds(pack)), "")
    rest = words[len(head.split()) :] if head else words
    if not head and (ends := [n for n in _SIZES if n < len(words) and " ".join(words[-n:]) in _kinds(pack)]):
        head, rest = " ".join(words[-ends[0] :]), words[: -ends[0]]
    group = next((name for name, heads in voices.classes.items() if head in heads), "")
    office = next((name for name, heads in voices.offices.items() if head in heads), "")
    is_local = group in voices.local
    country, said = country_in([word.text for word in _words(name)]) if office else ("", frozenset())
    own = tuple(word for word in rest if word not in voices.levels)
    which = (frozenset(own) - said) | ({country} - {""})
    local: Area = of_words(own) if is_local else ()
    return Body(
        name[:1].upper() + name[1:],
        office or head,
        which,
        group,
        is_generic=head in voices.generic,
        is_nobody=head in voices.nameless and not which,
        is_office=bool(office),
        is_local=is_local,
        area=(country,) if country else local,
    )


def plain(name: str) -> Body:
    """Give a body of which no more than the name is known."""
    return Body(name, "", frozenset(fold(name).split()))


def may_be(short: Body, long: Body) -> bool:
    """Say whether a body may be the one that a longer or a plainer name means.

    >>> from runut.lang import load
    >>> id_ = load("id")
    >>> may_be(body("Polisi", id_), body("Polres Wirasaba", id_)), may_be(body("Polsek Bagan", id_), body("Polri", id_))
    (True, False)
    """
    if apart(short.area, long.area):
        return False
    if short.head == long.head:
        return short.which < long.which or (short.which == long.which and len(short.area) < len(long.area))
    if not short.head and len(short.which) == 1:
        return long.key != short.key and misspells(short.key, long.key)
    return short.is_generic and not long.is_generic and short.group == long.group != "" and short.which <= long.which


def _ranked(words: Sequence[_Word], pack: Pack) -> frozenset[int]:
    """Give the words of ranks: "Jenderal Polisi" is no police, and "Mayjen TNI" no army."""
    found: set[int] = set()
    for at in range(len(words)):
        size = _phrase(words, at, pack.roles.ranks)
        if size > 1 or (size and (at - 1 in found or words[at].low not in pack.voices.heads)):
            found.update(range(at, at + size))
    return frozenset(found)


@lru_cache(maxsize=16)
def _kinds(pack: Pack) -> frozenset[str]:
    voices = pack.voices
    grouped = (word for words in voices.classes.values() for word in words)
    written = ("".join(part) for part in (*voices.heads, *voices.tails))
    offices = (word for words in voices.offices.values() for word in words)
    return frozenset((*grouped, *written, *offices, *voices.same.values())) - {""}


def _folded(name: str, same: dict[str, str]) -> list[str]:
    """Fold a name, its longest known phrases put into the words that they are compared as."""
    words = " ".join(word.low for word in _words(name)).split()
    out: list[str] = []
    at = 0
    while at < len(words):
        size = next((n for n in _SIZES if " ".join(words[at : at + n]) in same), 0)
        out += same[" ".join(words[at : at + size])].split() if size else fold(words[at]).split()
        at += size or 1
    return out


def _words(text: str) -> list[_Word]:
    """Cut a role into words, what stands in brackets left out."""
    words: list[_Word] = []
    depth = 0
    for piece in text.split():
        opened, closed = piece.count("("), piece.count(")")
        bare = piece.strip(".,;:()\"“”'’")
        if bare and not depth and not opened:
            words.append(_Word(bare, bare.casefold(), piece[-1] in ",;:"))
        depth = max(0, depth + opened - closed)
        if opened and piece[-1] in ",;" and words:
            words[-1] = _Word(words[-1].text, words[-1].low, ends=True)
    return words


def _phrase(words: Sequence[_Word], at: int, known: Container[str]) -> int:
    """Give how many words from here are a known phrase, none broken by a comma; 0 where they are none."""
    for size in _SIZES:
        part = words[at : at + size]
        is_known = len(part) == size and " ".join(word.low for word in part) in known
        if is_known and not any(word.ends for word in part[:-1]):
            return size
    return 0


def _held(words: Sequence[_Word], at: int, pack: Pack) -> str | None:
    size = _phrase(words, at, pack.voices.holders)
    if not size:
        return None
    held = pack.voices.holders[" ".join(word.low for word in words[at : at + size])]
    before = _before(words, at) if held in pack.voices.tails or held.split()[-1] in pack.voices.tails else []
    named = (word[:1].upper() + word[1:] for word in held.split())
    return " ".join((*before, *named, *([] if before else _behind(words, at + size, pack))))


def _headed(words: Sequence[_Word], at: int, pack: Pack) -> str | None:
    size = _phrase(words, at, pack.voices.heads)
    if not size or (_phrase(words, at, pack.voices.tails) and _before(words, at)):
        return None
    head = [word.text for word in words[at : at + size]]
    is_one = " ".join(head).casefold() in pack.voices.single
    return " ".join((*head, *([] if is_one else _behind(words, at + size, pack))))


def _tailed(words: Sequence[_Word], at: int, pack: Pack) -> str | None:
    size = _phrase(words, at, pack.voices.tails)
    before = _before(words, at) if size else []
    return " ".join((*before, *(word.text for word in words[at : at + size]))) if before else None


def _over(words: Sequence[_Word], at: int, pack: Pack) -> str | None:
    """Give the body in whose name these capitals stand: "HAM" of "Komnas HAM", "NTT" of "Polda NTT"."""
    if _short(words, at, pack) is None:
        return None
    for first in range(at - 1, -1, -1):
        name = _held(words, first, pack) or _headed(words, first, pack)
        if name:
            return name if words[at].text in name.split()[1:] else None
    return None


def _short(words: Sequence[_Word], at: int, pack: Pack) -> str | None:
    """Give a body that stands under its capitals alone."""
    word = words[at].text
    if at and words[at - 1].low in pack.voices.pairing:
        return None  # "Menteri Hukum dan HAM"
    is_short = word.isalpha() and word.isupper() and len(word) >= _ACRONYM and not set(word) <= _ROMAN
    return word if is_short and words[at].low not in (*pack.roles.ranks, *pack.voices.levels) else None


def _before(words: Sequence[_Word], at: int) -> list[str]:
    """Give the capitalised words right before, which say which body it is."""
    found: list[str] = []
    for word in reversed(words[max(0, at - _BEFORE) : at]):
        if word.ends or not word.text[:1].isupper():
            break
        found.insert(0, word.text)
    return found


def _behind(words: Sequence[_Word], at: int, pack: Pack) -> list[str]:
    """Give the words behind, up to a comma, a rank, or a word that closes the name."""
    if at and words[at - 1].ends:
        return []
    found: list[str] = []
    for here, word in enumerate(words[at : at + _BEHIND], at):
        if _phrase(words, here, pack.roles.ranks):
            break
        if word.text[0].islower() and word.low in pack.voices.stops and not _goes_on(words, at, here, pack):
            break
        found.append(word.text)
        if word.ends:
            break
    return found


def _goes_on(words: Sequence[_Word], at: int, here: int, pack: Pack) -> bool:
    """Say whether a name goes on behind "dan": that of a ministry or service does, "Polres Bogor dan Kodim" are two."""
    behind = words[here + 1 : here + 2]
    heads = (" ".join(word.low for word in words[max(0, at - size) : at]) for size in _SIZES)
    is_listed = words[here].low in pack.voices.pairing and any(head in pack.voices.paired for head in heads)
    return (
        is_listed and here > at and behind != [] and behind[0].text[:1].isupper() and not _opens(words, here + 1, pack)
    )


def _opens(words: Sequence[_Word], at: int, pack: Pack) -> bool:
    return bool(_phrase(words, at, pack.voices.heads) or _phrase(words, at, pack.voices.holders))
