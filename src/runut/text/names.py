"""When two spellings may be one name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from operator import eq

from rapidfuzz.distance import OSA

_SHORT = 5
_LONG = 9
_KEPT = 1 << 13  # names in one form: some hundred pages hold fewer, and a desk that reads on for weeks keeps no more


@lru_cache(maxsize=_KEPT)
def fold(name: str) -> str:
    """Bring a name to the form in which spellings are compared: no accents, marks or case.

    >>> fold("Kassym-Jomart  Tokayev")
    'kassym jomart tokayev'
    """
    if not name.isascii():
        name = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    plain = name.casefold()
    if plain.replace(" ", "").isalnum():  # as most names are
        return " ".join(plain.split())
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain).split())


def is_off_by(a: str, b: str, letters: int = 1) -> bool:
    """Say whether two words differ by at most so many letters: put for others, left out, added, or turned round.

    >>> is_off_by("sukarma", "sukrama"), is_off_by("sukarma", "sukma"), is_off_by("sukarma", "sukma", 2)
    (True, False, True)
    """
    return OSA.distance(a, b, score_cutoff=letters) <= letters


def misspells(a: str, b: str) -> bool:
    """Say whether two folded words differ by so little that one may be a slip for the other.

    >>> misspells("torkayev", "tokayev"), misspells("budi", "rudi"), misspells("ctso", "csto")
    (True, False, False)
    """
    if a == b or a.isdigit() or b.isdigit():
        return a == b
    shortest = min(len(a), len(b))
    allowed = 0 if shortest < _SHORT else 1 if shortest < _LONG else 2
    return allowed > 0 and is_off_by(a, b, allowed)


def one_name(a: str, b: str, alike: Callable[[str, str], bool] = eq) -> bool:
    """Say whether two folded names of as many words are one, a slip in a single word allowed.

    `alike` says which two words are the same without any slip.

    >>> one_name("kassum jomart tokayev", "kassym jomart tokayev"), one_name("ali hamid", "adi hamid")
    (True, False)
    """
    mine, theirs = a.split(), b.split()
    if len(mine) != len(theirs):
        return False
    slips = [(x, y) for x, y in zip(mine, theirs, strict=True) if not alike(x, y)]
    return not slips or (len(slips) == 1 and misspells(*slips[0]))


@lru_cache(maxsize=_KEPT)
def sound(word: str) -> str:
    """Bring a folded word to what is alike in its spellings: old and new, from other scripts, doubled letters.

    Indonesian before 1972 wrote oe, dj, tj, nj, sj and ch; Arabic names come with q or k, dh or d, y or i.

    >>> sound("soeharto") == sound("suharto"), sound("qardawi") == sound("kardawi"), sound("rafy") == sound("raffi")
    (True, True, True)
    >>> sound("hariyadi") == sound("haryadi"), sound("budi") == sound("rudi")
    (True, False)
    """
    for old, new in _SOUNDS:
        word = word.replace(old, new)
    kept = [letter for at, letter in enumerate(word) if at == 0 or letter != word[at - 1]]
    return "".join(kept)


_SOUNDS = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("sj", "s"), ("sy", "s"), ("sh", "s"), ("ch", "h"),
    ("kh", "h"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("gh", "g"), ("ck", "k"), ("q", "k"), ("x", "ks"),
    ("v", "f"), ("z", "s"), ("iy", "y"), ("y", "i"), ("ii", "i"), ("ee", "i"),
)  # fmt: skip


def derived(a: str, b: str, endings: Collection[str]) -> bool:
    """Say whether two words are one stem with two of a language's endings that make words: `technical`, `technician`.

    >>> derived("technical", "technician", ("ical", "ician")), derived("lestari", "lestary", ("ical", "ician"))
    (True, False)
    """
    return a != b and any(
        a[:at] == b[:at] and a[at:] in endings and b[at:] in endings for at in range(_SHORT, min(len(a), len(b)))
    )


def inflected(a: str, b: str, endings: Iterable[str]) -> bool:
    """Say whether one word is the other with one of a language's endings.

    >>> inflected("warga", "warganya", ("nya", "lah")), inflected("warga", "wargi", ("nya",))
    (True, False)
    """
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return any(long == short + ending for ending in endings)
