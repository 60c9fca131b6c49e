"""Tell a toll that is taken back from the one that stands: "eight, not nine", "bukan 13, melainkan 15"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from runut.extract.figures.nouns import PERSON
from runut.extract.figures.scope import Told, unit_of
from runut.lang import Pack

_LONGEST = 4
"""Words of the longest phrase that leads a number which is taken back."""
_SMALL = 2
"""Words that may stand between such a phrase and its number: "ternyata hanya tiga"."""


def corrected(every: Sequence[Told], pack: Pack) -> Iterator[Told]:
    """Yield the figures of a page again: of two numbers of one count the one taken back is an earlier toll.

    The one that stands is the total, unless other words make it a part.
    """
    scopes: dict[int, str] = {}
    for at in range(1, len(every)):
        former, latter = every[at - 1], every[at]
        if not _is_one_count(former, latter):
            continue
        if _takes_back_latter(former, latter, pack):
            scopes[at], scopes[at - 1] = "prior", "total"
        elif _takes_back_former(former, latter, pack):
            scopes[at - 1], scopes[at] = "prior", "total"
    for at, told in enumerate(every):
        if scopes.get(at) == "prior":
            yield told._replace(scope="prior", is_other=False, whole=None)
        elif scopes.get(at) == "total" and not _is_share(told, scopes):
            yield told._replace(scope="total", is_other=False, whole=None)
        else:
            yield told


def _is_one_count(former: Told, latter: Told) -> bool:
    """Say whether two numbers of one sentence count the same sort of people or things, and differ."""
    one, other = former.verdict, latter.verdict
    group = other.candidate.noun.group
    values = one.candidate.number.quantity.value, other.candidate.number.quantity.value
    return (
        former.reading is latter.reading
        and one.kind == other.kind
        and (unit_of(one) or PERSON) == (unit_of(other) or PERSON)
        and group in (None, one.candidate.noun.group)
        and None not in values
        and values[0] != values[1]
    )


def _is_share(told: Told, scopes: dict[int, str]) -> bool:
    """Say whether words make a number a part of something else than the number taken back."""
    one = told.verdict.candidate
    of_another = told.whole is not None and scopes.get(told.whole) != "prior"
    return told.scope == "part" and (of_another or one.among or one.included or one.noun.group is not None)


def _takes_back_latter(former: Told, latter: Told, pack: Pack) -> bool:
    """Read "delapan, bukan sembilan", "16, not 17", "57, tadinya disebut 54" and "down to eight from nine"."""
    before = _words_before(latter)
    if _ends_in(before, pack.figures.unlike, 0) or _ends_in(before, pack.figures.said_before, _SMALL):
        return True
    is_down = bool(_phrases(pack.figures.lowered) & set(_runs(_words_before(former))))
    return is_down and _ends_in(before, pack.figures.down_from, 0)


def _takes_back_former(former: Told, latter: Told, pack: Pack) -> bool:
    """Read "bukan 13, tapi 15" and "kami kira empat orang tewas, ternyata tiga"."""
    first, second = _words_before(former), _words_before(latter)
    if _ends_in(second, pack.figures.in_fact, _SMALL):
        return True
    return _ends_in(first, pack.figures.unlike, 0) and _ends_in(second, pack.figures.but_rather, _SMALL)


def _words_before(told: Told) -> tuple[str, ...]:
    """Give the words before a number, from behind the number before it on."""
    number = told.verdict.candidate.number
    earlier = (one.candidate.number.last for one in told.reading.verdicts if one.candidate.number.first < number.first)
    return tuple(token.word for token in told.reading.stretch[max(earlier, default=0) : number.left])


def _ends_in(words: Sequence[str], phrases: tuple[str, ...], between: int) -> bool:
    """Say whether one of some phrases stands right before a number, or up to so many small words before it."""
    known = _phrases(phrases)
    ends = range(len(words), max(len(words) - between, 0) - 1, -1)
    return any(words[max(end - size, 0) : end] in known for end in ends for size in range(1, _LONGEST + 1))


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (words[at : at + size] for at in range(len(words)) for size in range(1, _LONGEST + 1))


@cache
def _phrases(phrases: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in phrases)
