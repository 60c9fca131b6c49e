"""Read the words around a number that say which of its ends is open: "lebih dari", "hampir", "300 orang lebih"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from runut.lang import Pack
from runut.model import Bound
from runut.text.tokens import Token


def ends(value: int | None, bound: Bound) -> tuple[int | None, int | None]:
    """Give the ends that a bound leaves of a number: "more than 5" is open above.

    >>> ends(18, "at_least"), ends(8000, "almost")
    ((18, None), (None, 8000))
    """
    if bound in ("at_least", "more_than"):
        return value, None
    return (None if bound in ("almost", "at_most", "less_than") else value), value


@cache
def _bound_words(pack: Pack, side: Literal["before", "after"]) -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    """Bounding phrases by the word nearest the number, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for bound, phrases in (pack.hedges.before if side == "before" else pack.hedges.after).items():
        for phrase in phrases:
            parts = tuple(phrase.split())
            table.setdefault(parts[-1 if side == "before" else 0], []).append((parts, bound))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def before(stretch: Sequence[Token], at: int, pack: Pack) -> tuple[int, Bound | None]:
    """Look left of a number over a few fillers; the bound farther left wins ("kurang lebih sekitar" is about).

    Words that the pack calls exact only look like a bound ("added up to 12", "handed over 61") and stay outside.
    """
    table, fillers = _bound_words(pack, "before"), pack.hedges.fillers
    here, left, skipped, bound = at, at, 0, None
    while here > 0 and skipped < 3:
        hit = next((e for e in table.get(stretch[here - 1].word, ()) if _ends_with(stretch, here, e[0])), None)
        if hit is not None and hit[1] == "exact":
            break
        if hit is not None:
            here -= len(hit[0])
            left, bound = here, bound or hit[1]
            continue
        if stretch[here - 1].word not in fillers:
            break
        here, skipped = here - 1, skipped + 1
    return left, bound


def bound_before(stretch: Sequence[Token], at: int, pack: Pack) -> Bound | None:
    """Give the bound that the words right before a token set, if they set one."""
    return before(stretch, at, pack)[1]


def _ends_with(stretch: Sequence[Token], here: int, parts: tuple[str, ...]) -> bool:
    first = here - len(parts)
    return first >= 0 and all(stretch[first + i].word == part for i, part in enumerate(parts))


def after(stretch: Sequence[Token], last: int, pack: Pack) -> tuple[int, Bound | None]:
    """Look right of a number: "4.000 an lebih", "300 orang lebih", "40-plus", and over "-strong"."""
    here = _behind_size(stretch, last, pack)
    if here > last:
        return here, None
    suffixes = (*pack.numbers.round_suffixes, "-")
    while here < len(stretch) and stretch[here].word in suffixes and stretch[here].word != "\n":
        if stretch[here].word == "-" and not (here + 1 < len(stretch) and stretch[here + 1].word in suffixes):
            break
        here += 1
    end = here
    if _is_tied(stretch, here) and (stretch[here + 1].word,) in _single(pack):
        here += 1
    if here < len(stretch) and stretch[here].word in pack.hedges.counters:
        here += 1
    for parts, bound in _bound_words(pack, "after").get(stretch[here].word, ()) if here < len(stretch) else ():
        if tuple(token.word for token in stretch[here : here + len(parts)]) == parts:
            following = stretch[here + len(parts)].word if here + len(parts) < len(stretch) else ""
            if (parts[-1], following) not in _openings(pack):
                return here + len(parts), bound
    return end, None


@cache
def _openings(pack: Pack) -> frozenset[tuple[str, ...]]:
    """Give the two words with which bounds of a number that follows begin: "dua orang lebih dari 3 jam"."""
    return frozenset(parts[:2] for entries in _bound_words(pack, "before").values() for parts, _ in entries)


def sized(stretch: Sequence[Token], last: int, right: int, pack: Pack) -> str | None:
    """Say what a body is counted in that the words right behind a number give the size of: "2,000-strong"."""
    word = stretch[right - 1].word if right > last else ""
    return pack.numbers.sized.get(f"-{word}", pack.numbers.sized.get(word)) if word else None


def _behind_size(stretch: Sequence[Token], last: int, pack: Pack) -> int:
    """Give the place behind the word that tells of a size, if there is one: "600 strong", "14-member"."""
    if _is_tied(stretch, last) and f"-{stretch[last + 1].word}" in pack.numbers.sized:
        return last + 2
    if last < len(stretch) and stretch[last].word in pack.numbers.sized:
        return last + 1
    return last


def _is_tied(stretch: Sequence[Token], at: int) -> bool:
    """Say whether a hyphen stands here that ties a word to the number before it."""
    return at + 1 < len(stretch) and stretch[at].word == "-" and stretch[at].end == stretch[at + 1].start


@cache
def _single(pack: Pack) -> frozenset[tuple[str, ...]]:
    """Give the bounding words behind a number that a hyphen may tie to it."""
    return frozenset(parts for entries in _bound_words(pack, "after").values() for parts, _ in entries)
