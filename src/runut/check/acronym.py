"""A short name whose letters do not fit the full name that the page spells out beside it."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from runut.model import Discrepancy, Record
from runut.text.acronyms import spelt_out
from runut.text.findings import on_page


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each `Full Name (ACR)` in which the short name swaps two of its letters."""
    for article in record.articles:
        for short, full, span in spelt_out(article):
            right = _right(full, short)
            if right is not None:
                yield on_page(article, "misspelt_acronym", span, suggestion=right, short=short, full=full)


def _right(full: str, short: str) -> str | None:
    """Give the initials of a full name where the short one swaps two neighbours among them.

    Other differences prove nothing: many short names are made of syllables, or keep the letters, or their order, of a
    name that the page translates.

    >>> _right("Badan Penanggulangan Bencana Daerah", "BPDB")
    'BPBD'
    >>> _right("Organisasi Perjanjian Keamanan Kolektif", "CSTO") is None
    True
    >>> _right("Partai Demokrat Liberal", "LDP") is None
    True
    """
    if not short.isupper() or len(short) < 3:
        return None
    initials = "".join(word[0] for word in full.split() if word[0].isupper())
    candidate = initials[-len(short) :]
    swapped = OSA.distance(candidate, short, score_cutoff=1) == 1 and sorted(candidate) == sorted(short)
    return candidate if swapped and initials == candidate else None
