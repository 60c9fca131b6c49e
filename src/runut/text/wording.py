"""Cut text into words, and say what the roles of a pack know of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from runut.lang import Pack
from runut.lang.patterns import Pattern, compile_pattern
from runut.model import Span
from runut.text.chunks import Kept, chunks

_TOKEN = compile_pattern(r"¤+|[\p{L}\p{N}&](?:[\p{L}\p{N}.'’/\-&]*[\p{L}\p{N}&])?\.?|[^\s\p{L}\p{N}¤]")
_INNER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.'/&-"
"""What one word may hold between its ends, of ASCII."""
_LONGEST = 4


class Token(NamedTuple):
    """A word or a mark, and where it stands; `low` is the word in small letters without its full stop."""

    text: str
    start: int
    end: int
    low: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text itself shows of its words, in lower case: places, and words it writes small or only opens with."""

    places: frozenset[str]
    common: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the roles of a pack say of a word or a run of words; `heads` open those of so many words, most first."""

    classes: dict[str, str]
    heads: dict[str, tuple[int, ...]]
    joins: frozenset[str]
    particles: frozenset[str]
    units: frozenset[str]
    never: frozenset[str]
    unnamed: frozenset[str]
    suffixes: frozenset[str]
    definite: frozenset[str]
    ends: frozenset[str]
    places: frozenset[str]
    articles: frozenset[str]
    of: frozenset[str]
    named: frozenset[str]
    counts: frozenset[str]
    given: frozenset[str]
    attributive: frozenset[str]
    fillers: frozenset[str]
    barring: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    verb: Pattern
    common: Pattern


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    """Give the roles of a pack as tables for looking up."""
    roles = pack.roles
    classes: dict[str, str] = {}
    for kind in ("bodies", "people", "offices", "ranks", "openers", "pronouns"):
        for word in getattr(roles, kind):
            if kind != "pronouns" or " " in word or word not in classes:
                classes[word.lower()] = kind
    for office in roles.offices:  # "juru bicaranya", but not "kepalanya"
        if " " in office or office not in pack.ordinary.all:
            classes |= {
                office + pronoun: "offices" for pronoun in pack.speech.attached if office + pronoun not in classes
            }
    return Vocabulary(
        classes,
        _sizes(classes),
        frozenset(roles.joins),
        frozenset(roles.particles),
        frozenset(roles.units),
        frozenset(roles.never),
        frozenset(word.capitalize() for word in pack.names.never),
        frozenset(word.rstrip(".").lower() for word in roles.suffixes),
        frozenset(roles.definite),
        frozenset(roles.ends),
        frozenset(roles.places),
        frozenset(roles.articles),
        frozenset(roles.of),
        frozenset(roles.named),
        frozenset((*pack.numbers.ones, *pack.numbers.whole, *pack.numbers.collectives)),
        frozenset(roles.given),
        frozenset(roles.attributive),
        frozenset(pack.voices.fillers),
        frozenset(roles.barring),
        frozenset(pack.speech.before),
        frozenset(pack.speech.after),
        _any_of(roles.verbs),
        _any_of(roles.common),
    )


def _sizes(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Give how many words phrases have, by their first word, most first."""
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        first, *more = phrase.split()
        sizes = found.setdefault(first, set())
        sizes |= {1 + len(more)} if len(more) < _LONGEST else set()
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


def _any_of(patterns: tuple[str, ...]) -> Pattern:
    return compile_pattern("|".join(f"(?:{pattern})" for pattern in patterns) or r"[^\s\S]")


@lru_cache(maxsize=16384)
def is_verb(word: str, pack: Pack) -> bool:
    """Say whether a word has the shape of a verb."""
    return vocabulary(pack).verb.fullmatch(word) is not None


@lru_cache(maxsize=16384)
def is_common(word: str, pack: Pack) -> bool:
    """Say whether a word has the shape of one that is no name, though a sentence opens with it."""
    return vocabulary(pack).common.fullmatch(word) is not None


def is_ordinary(word: str, pack: Pack) -> bool:
    """Say whether a word begins nobody's name: news writes it small, or it begins the name of a place ("Jembatan")."""
    return (word in pack.ordinary.all or word in pack.names.places) and word not in vocabulary(pack).given


def is_nobodys(word: str, pack: Pack) -> bool:
    """Say whether a word before a name is no part of it: an ordinary one, or one of a firm's or an office's name."""
    return is_ordinary(word, pack) or (word in pack.bodies.all and word not in vocabulary(pack).given)


def may_describe(word: Token, pack: Pack) -> bool:
    """Say whether a small word may tell what somebody is where nothing is known of it."""
    small = word.text.isalpha() and word.text.islower()
    return small and (word.low in vocabulary(pack).joins or may_be_role(word.low, pack) or is_common(word.low, pack))


def may_be_role(word: str, pack: Pack) -> bool:
    """Say whether an unknown small word before a name may be a role: "kata peternak Usman"."""
    known = vocabulary(pack)
    return word not in known.after and word not in known.ends and not is_verb(word, pack) and not is_common(word, pack)


_new = tuple.__new__  # of all that reading does this is done most: by name it takes twice as long


def tokens(text: str, start: int, end: int, pack: Pack) -> list[Token]:
    """Cut a stretch into words and marks; a full stop stays with an abbreviation or initial only.

    >>> from runut import lang
    >>> [t.text for t in tokens("kata dr. M. Arif.", 0, 17, lang.load("id"))]
    ['kata', 'dr.', 'M.', 'Arif', '.']
    """
    found: list[Token] = []
    new, known = _new, _known(pack)
    for chunk, at in chunks(text, new(Span, (start, end))):
        if chunk.isalpha():
            found.append(new(Token, (chunk, at, at + len(chunk), chunk.lower())))
        else:
            found += [new(Token, (word, at + first, at + last, low)) for word, first, last, low in known[chunk]]
    return found


_Placed = tuple[str, int, int, str]
"""What a word or a mark says, as a place in its chunk."""


@cache
def _known(pack: Pack) -> Kept[tuple[_Placed, ...]]:
    """Keep how each chunk that is more than a word is cut."""
    return Kept(lambda chunk: _cut(chunk, pack))


def _cut(chunk: str, pack: Pack) -> tuple[_Placed, ...]:
    """Cut what stands between two spaces where it is more than a word, as places in it."""
    bare = chunk[:-1]
    if bare.isalpha() and (chunk[-1] in ",;:)" or (chunk[-1] == "." and not _keeps_stop(bare, pack))):
        return (bare, 0, len(bare), bare.lower()), (chunk[-1], len(bare), len(chunk), "")
    return tuple(_pieces(chunk, pack))


def _pieces(chunk: str, pack: Pack) -> Iterator[_Placed]:
    """Cut off the marks on both sides; RE2 cuts what then is no plain word."""
    left, right = 0, len(chunk)
    while left < right and not _is_inner(chunk[left]):
        yield chunk[left], left, left + 1, ""
        left += 1
    while right > left and not _is_inner(chunk[right - 1]):
        right -= 1
    if chunk[right : right + 1] == "." and _keeps_stop(chunk[left:right], pack):
        right += 1
    core = chunk[left:right]
    if core.replace("-", "").isalnum() or core[:-1].isalpha() or (core and not core.strip(_INNER)):
        yield core, left, right, core.lower().rstrip(".")
    else:
        for match in _TOKEN.finditer(core):
            word, first = match.group(), left + match.start()
            yield word, first, first + len(word), word.lower().rstrip(".")
    for at in range(right, len(chunk)):
        yield chunk[at], at, at + 1, ""


def _is_inner(letter: str) -> bool:
    return letter.isalnum() or letter in "&¤"


def _keeps_stop(bare: str, pack: Pack) -> bool:
    return (len(bare) == 1 and bare.isalpha()) or bare.lower() in _abbreviations(pack)


@cache
def _abbreviations(pack: Pack) -> frozenset[str]:
    return frozenset(pack.words.abbreviations)


def class_at(words: list[Token], i: int, known: Vocabulary) -> tuple[str | None, int]:
    """Give the class of the longest run of words here that has one, and how many words it takes."""
    low = words[i].low
    for size in known.heads.get(low, ()):
        run = low if size == 1 else " ".join([token.low for token in words[i : i + size]])
        kind = known.classes.get(run) if i + size <= len(words) else None
        if kind:
            return kind, size
    return None, 1
