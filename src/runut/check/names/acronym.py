"""A short name whose letters do not fit the full name that the page spells out beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from runut import lang
from runut.check._listed import is_listed
from runut.lang import Pack
from runut.model import Article, Discrepancy, Record
from runut.text.acronyms import fit, spelt_out
from runut.text.capitalised import written
from runut.text.findings import on_page
from runut.text.names import fold
from runut.world import countries

_MIN_LETTERS = 3


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each short name that swaps two neighbouring letters of one that the page introduces in brackets.

    What news knows is none where it does not know the letters in order: they are a foreign name's, put into its own
    words ("Organisasi Internasional untuk Migrasi (IOM)").
    """
    for article in record.articles:
        pack = lang.load(article.language)
        introduced: dict[str, str] = {}
        for short, full, span in spelt_out(article):
            right = _right(full, short, is_known=is_listed(fold(short), pack)) or _anothers(full, short, pack)
            if right is not None and short not in pack.shortened.certain:
                is_meant = article.text.count(short) > 1  # the full name may be the slip, its words turned round
                hint = None if is_meant else right
                yield on_page(article, "misspelt_acronym", span, suggestion=hint, short=short, full=full)
            elif short.isupper() and len(short) >= _MIN_LETTERS:
                introduced[short] = full
        yield from _swapped(article, introduced)


def _swapped(article: Article, introduced: dict[str, str]) -> Iterator[Discrepancy]:
    """Yield, once each, other short names of the page that are an introduced one with two letters swapped.

    What the page has more often than the introduced one is none: the slip is in the brackets (spelling.py).
    """
    if not introduced:
        return
    known = lang.load(article.language).rarity.of
    words = [one for one in written(article, ("headline", "lead", "body")) if one.word.isupper()]
    often = Counter(one.word for one in words)
    shown: set[str] = set()
    for one in words:
        if one.word in introduced or one.word in shown or one.folded in known:
            continue
        for short, full in introduced.items():
            if _is_swap(short, one.word) and often[one.word] <= often[short]:
                shown.add(one.word)
                yield on_page(
                    article,
                    "misspelt_acronym",
                    one.span,
                    suggestion=short,
                    short=one.word,
                    full=fit(full, short) or full,
                )


def _anothers(full: str, short: str, pack: Pack) -> str | None:
    """Give the initials of a full name behind which another body's short name stands, of as many letters.

    Both full names begin with the same word: "Universitas Muslim Indonesia (UIN)", which is the Islamic one.
    """
    words = [fold(word) for word in full.split()]
    initials = "".join(word[0] for word in full.split())
    known = [name.split() for name in (*pack.shortened.names.get(short, ()), *pack.shortened.certain.get(short, ()))]
    if not (len(initials) == len(short) >= _MIN_LETTERS and initials.isupper() and short.isupper()):
        return None
    is_others = bool(known) and all(name[0] == words[0] and len(name) == len(words) for name in known)
    is_off = is_others and all(_differ(name, words) for name in known)
    return initials if is_off and initials != short else None


def _differ(name: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether a word of one name is another in the other: slips keep the letter, and derived words the stem."""
    return any(a[0] != b[0] and a not in b and b not in a for a, b in zip(name, words, strict=True))


def _is_swap(right: str, short: str) -> bool:
    return OSA.distance(right, short, score_cutoff=1) == 1 and sorted(right) == sorted(short)


def _right(full: str, short: str, *, is_known: bool = False) -> str | None:
    """Give the initials of a full name where the short one swaps two neighbours among them.

    Words before the full name may be another's, unless the short name is known, or has three letters.
    Other differences prove nothing: many short names are made of syllables, or keep the letters, or their order, of a
    name that the page translates.

    >>> _right("Badan Penanggulangan Bencana Daerah", "BPDB")
    'BPBD'
    >>> _right("Organisasi Perjanjian Keamanan Kolektif", "CSTO") is None
    True
    >>> _right("Partai Demokrat Liberal", "LDP") is None
    True
    """
    if not short.isupper() or len(short) < _MIN_LETTERS or any(countries.find(word) for word in full.split()):
        return None  # A body of another country keeps its own short name: "Galeri Nasional Australia (NGA)".
    if fit(full.replace("-", " "), short):
        return None  # "Perserikatan Bangsa-Bangsa (PBB)"
    initials = "".join(word[0] for word in full.split() if word[0].isupper())
    if is_known or len(short) == _MIN_LETTERS:
        return initials if _is_swap(initials, short) else None
    ends = initials[-len(short) :], initials[: len(short)]  # behind it may stand where it is ("... Daerah Jawa Barat")
    return next((own for own in ends if _is_swap(own, short)), None)
