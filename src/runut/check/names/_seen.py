"""How a page writes each word that has a capital: how often, where, and beside which names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from runut.check._kept import kept
from runut.check.names._shouted import is_shouted
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Role
from runut.text.capitalised import Written, small, written

ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
FIRST = ("body", "lead", "headline", "caption")
"""A slip is shown where it stands in the text itself, else in the headline, else under a picture."""
_SMALL = 2
"""Letters of words that stand inside many names: "al", "di", "El"."""
_TAGS = "#@_"
_MARKS = ('"', "'", "“", "”", "‘", "’")


@dataclass(frozen=True, slots=True)
class Seen:
    """How a page writes one word: how often, where, beside which names."""

    places: tuple[Written, ...]
    is_plain: bool
    """The page, or the language, writes it small: no name, though a name may hold it."""
    is_lone: bool
    """It stands alone wherever the page has it, with no initial either, as people do once they were named in full."""
    sides: frozenset[tuple[str, bool]] = frozenset()
    """The names beside it, each with whether it stands before it."""
    is_bound: bool = False
    """A hyphen ties it to another word wherever the page has it ("al-Hadid", "Kirana-Utara")."""
    is_quoted: bool = False
    """It stands alone between marks wherever the page has it, as a title or a word that is spoken of."""
    rows: frozenset[frozenset[str]] = frozenset()
    """The words of each row of names in which it stands, itself left out."""
    joined: frozenset[str] = frozenset()
    """The words of rows told in one breath with one of those: "Bidan Sri Hartanti dan perawat Sri Haryanti"."""

    @property
    def count(self) -> int:
        return len(self.places)

    @property
    def near(self) -> frozenset[str]:
        return frozenset().union(*(place.near for place in self.places))

    @property
    def shown(self) -> Written:
        return min(self.places, key=lambda place: (FIRST.index(place.role), place.span))

    @property
    def is_name(self) -> bool:
        """It is no ordinary word, nor one that the next was glued to ("tepatB")."""
        return not self.is_plain and not all(
            (place.word[:-1].istitle() and place.word[-1].isupper()) or _is_noise(place.word) for place in self.places
        )

    @property
    def is_acronym(self) -> bool:
        return all(place.word.isupper() for place in self.places)

    @property
    def is_aged(self) -> bool:
        return any(place.aged for place in self.places)


@kept
def seen_on(article: Article, pack: Pack) -> Mapping[str, Seen]:
    """Give every word with a capital by its folded form."""
    plain, ordinary = small(article, ROLES), pack.ordinary.all
    held: dict[str, list[Written]] = defaultdict(list)
    beside: set[str] = set()
    words = [
        one
        for one in written(article, ROLES)
        if not _is_address(article.text, one) and not is_shouted(article, pack, one.span)
    ]
    sides: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    runs = list(_rows(article.text, words))
    rows, joined = _company(runs, ordinary), _joined(article.text, runs, pack)
    for at, one in enumerate(words):
        # An ordinary word with a capital opens a sentence, or stands in a headline: it is nobody's other name.
        sides[one.folded] |= {*_beside(article.text, words, at), *_over_initials(article.text, words, at)}
        both = one.near | {word for word, _ in _over_initials(article.text, words, at)}
        near = frozenset(word for word in both if len(word) > _SMALL and word not in ordinary)
        held[one.folded].append(one if near == one.near else replace(one, near=near))
        beside |= {one.folded} if one.near - ordinary else set()
    lower = {word: all_[0].word.lower() for word, all_ in held.items()}
    common = plain | ordinary
    return {
        word: Seen(
            tuple(all_),
            lower[word] in common,
            word not in beside,
            frozenset(sides[word]),
            all(_is_bound(article.text, one) for one in all_),
            all(_is_quoted(article.text, one) for one in all_),
            frozenset(rows[word]),
            frozenset(joined.get(word, ())),
        )
        for word, all_ in held.items()
    }


def _company(runs: list[list[Written]], ordinary: frozenset[str]) -> Mapping[str, set[frozenset[str]]]:
    """Give by each word the others that stand in a row with it, ordinary ones left out, for each such row."""
    rows: dict[str, set[frozenset[str]]] = defaultdict(set)
    for run in runs:
        row = frozenset(one.folded for one in run)
        for word in row:
            rows[word].add(row - {word} - ordinary)
    return rows


def _joined(text: str, runs: list[list[Written]], pack: Pack) -> Mapping[str, set[str]]:
    """Give by each word those of the row that "and" joins to its own."""
    joined: dict[str, set[str]] = defaultdict(set)
    for run, following in pairwise(runs):
        if _both(pack).fullmatch(text[run[-1].span.end : following[0].span.start]):
            for one in run:
                joined[one.folded] |= {each.folded for each in following}
    return joined


def _is_address(text: str, one: Written) -> bool:
    """Say whether a word is part of an address ("Kompas.com"), or of a tag ("#Peduli100KJalan")."""
    if one.span.start and (text[one.span.start - 1] in _TAGS or text[one.span.start - 1].isdigit()):
        return True
    return text[one.span.end : one.span.end + 1] == "." and text[one.span.end + 1 : one.span.end + 2].islower()


def _is_bound(text: str, one: Written) -> bool:
    return "-" in (text[one.span.start - 1 : one.span.start], text[one.span.end : one.span.end + 1])


def _is_quoted(text: str, one: Written) -> bool:
    return text[one.span.start - 1 : one.span.start] in _MARKS and text[one.span.end : one.span.end + 1] in _MARKS


def _rows(text: str, words: Sequence[Written]) -> Iterator[list[Written]]:
    """Yield the words that stand in a row with nothing but spaces between them."""
    row: list[Written] = []
    for one in words:
        if row and text[row[-1].span.end : one.span.start] != " ":
            yield row
            row = []
        row.append(one)
    if row:
        yield row


@cache
def _both(pack: Pack) -> Pattern:
    """Match what joins two names: a word for both, and up to three that say who the second is."""
    joins = alternation(pack.checks.both) if pack.checks.both else r"[^\s\S]"
    return compile_pattern(rf"(?: \(\d+[^)]*\))?,? {joins} (?:\p{{Ll}}+ ){{0,3}}", ignore_case=False)


def _beside(text: str, words: Sequence[Written], at: int) -> Iterator[tuple[str, bool]]:
    """Yield the words right before and behind one."""
    if at > 0 and _is_gap(text, words[at - 1], words[at]):
        yield words[at - 1].folded, True
    if at + 1 < len(words) and _is_gap(text, words[at], words[at + 1]):
        yield words[at + 1].folded, False


def _over_initials(text: str, words: Sequence[Written], at: int) -> Iterator[tuple[str, bool]]:
    """Yield the names that stand beside a word but for an initial or small word between them: "Samuel A. Pangerap"."""
    here = words[at]
    if at > 1 and len(words[at - 1].folded) <= _SMALL:
        middle, far = words[at - 1], words[at - 2]
        if _is_gap(text, far, middle) and _is_gap(text, middle, here):
            yield far.folded, True
    if at + 2 < len(words) and len(words[at + 1].folded) <= _SMALL:
        middle, far = words[at + 1], words[at + 2]
        if _is_gap(text, here, middle) and _is_gap(text, middle, far):
            yield far.folded, False


def _is_gap(text: str, first: Written, second: Written) -> bool:
    """Say whether two words follow each other in one name; an initial may have its full stop."""
    between = text[first.span.end : second.span.start]
    return between in (" ", "-") or (between == ". " and len(first.word) == 1)


def _is_noise(word: str) -> bool:
    """Say whether a word is a cry ("Broook") or letters of another script read in the wrong code."""
    strange = sum(not letter.isascii() for letter in word)
    return strange * 2 > len(word) or any(letter * 3 in word for letter in set(word.lower()))
