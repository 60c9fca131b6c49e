"""Why two words of a page that are a letter apart may be two names, and no slips of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from runut.check._listed import bodies, country_words, distinct, foreign, is_listed, is_place, offices, units
from runut.check.names._seen import Seen
from runut.lang import Pack
from runut.text.names import derived, inflected, is_off_by, misspells, sound

_LETTERS = 5
"""Letters of the longest word that may not differ in two places."""
_BEHIND = 2
"""Letters behind the apostrophe of words that were drawn together."""
_LISTED = (2, 9)
"""Characters between two names that are told side by side: "Fatimah dan Fatiyah", "Kajen Raya, Kajen Jaya"."""
_FAR = 9
"""Letters of the shortest word in which a letter put for another is a slip beside whatever names."""
_APART = 30
"""Characters between two long words that are no list of names."""


def are_two(slip: str, mine: Seen, right: str, other: Seen, pack: Pack) -> bool:
    """Say whether the two are different things: both known to news with nothing that ties them, or told side by side.

    Ranks and offices, heads of bodies, and words that another language writes small are different words, too.
    """
    if slip in offices(pack) or slip in bodies(pack) or {slip, right} <= foreign(pack):
        return True
    if (
        is_plural(slip, right, pack)
        or derived(slip, right, pack.checks.derived)
        or _are_contracted(slip, right)
        or _are_titles(mine, other)
        or _are_people(slip, mine, right, other, pack)
    ):
        return True
    if is_people(slip, right, pack) or _are_peoples(slip, mine, right, other, pack):
        return True
    if {slip, right} <= distinct(pack) or _is_other_part(mine, other) or _are_bodies(slip, mine, right, other):
        return True
    if mine.is_aged and other.is_aged and sound(slip) != sound(right) and not mine.near & other.near:
        return True
    if right in country_words() and (slip.startswith(right) or (mine.near and not mine.near & other.near)):
        return True
    if any(_LISTED[0] <= gap <= _LISTED[1] for gap in gaps(mine, other)) or _are_joined(slip, mine, right, other):
        return True
    if sound_alike(slip, mine, right, other, pack):
        return False
    if not {slip, right} <= pack.spelt.known:
        return False
    is_tied = mine.near & other.near or sound(slip) == sound(right) or sorted(slip) == sorted(right) or other.is_aged
    is_tied = is_tied or (other.count > 1 and not mine.near)
    is_rare = any(not is_listed(word, pack) for word in mine.near & other.near)
    return not is_tied or not is_off_by(slip, right, 2 if is_rare and len(slip) > _LETTERS else 1)


def is_plural(a: str, b: str, pack: Pack) -> bool:
    """Say whether one word may be several of the other: "Girl Scout", "Girl Scouts"; surnames that end so are lost."""
    one, several = sorted((a, b), key=len)
    return any(several == one + ending for ending in pack.checks.plurals)


def is_put_for(slip: str, mine: Seen, right: str, other: Seen) -> bool:
    """Say whether a letter is put for another where the two stand beside different names: those are two ("Persiwa").

    Letters that are left out, added or turned round are slips there, too.
    """
    is_apart = bool(mine.near and other.near) and not mine.near & other.near
    is_short = len(slip) < _FAR and slip[0] == right[0]
    return is_short and is_apart and len(slip) == len(right) and sorted(slip) != sorted(right)


def sound_alike(slip: str, mine: Seen, right: str, other: Seen, pack: Pack) -> bool:
    """Say whether the two are one name in two spellings, beside the same name or once in full and else alone."""
    if sound(slip) != sound(right) or {slip, right} & (offices(pack) | units(pack) | bodies(pack) | foreign(pack)):
        return False
    if (mine.near & other.near) - offices(pack) - units(pack) - bodies(pack):
        return True
    return mine.is_lone != other.is_lone and not is_place(slip) and not is_place(right)


def tied(mine: Seen, other: Seen, pack: Pack) -> frozenset[str]:
    """Give the names beside which both stand and that are no office, no unit and no word common in news."""
    return (mine.near & other.near) - offices(pack) - units(pack) - bodies(pack) - pack.rarity.of.keys()


def _are_contracted(a: str, b: str) -> bool:
    """Say whether two words are one before their apostrophes, two letters or fewer behind them ("We're", "We've")."""
    one, other = a.split(), b.split()
    return len(one) == len(other) > 1 and one[0] == other[0] and max(len(one[-1]), len(other[-1])) <= _BEHIND


def _are_joined(slip: str, mine: Seen, right: str, other: Seen) -> bool:
    """Say whether two are told in one breath, as people are; of short names one may be misspelt there."""
    return not mine.is_acronym and (slip in other.joined or right in mine.joined)


def is_people(a: str, b: str, pack: Pack) -> bool:
    """Say whether one word is a place, the other what is of it ("South Korea", "South Korean")."""
    place, people = sorted((a, b), key=len)
    return inflected(people, place, pack.checks.peoples) and (is_place(place) or place in _countries())


def _are_peoples(slip: str, mine: Seen, right: str, other: Seen, pack: Pack) -> bool:
    """Say whether a page has again both what may be a place that nobody knows and what is of it."""
    is_again = mine.count > 1 and other.count > 1 and not mine.near & other.near
    return is_again and inflected(slip, right, pack.checks.peoples)


@cache
def _countries() -> frozenset[str]:
    """List the words of countries' names: "korea" by itself is none of them."""
    return frozenset(word for name in country_words() for word in name.split())


def _are_titles(mine: Seen, other: Seen) -> bool:
    """Say whether two words in marks are spoken of side by side: "Kisahku" became "Kisaku"."""
    return mine.is_quoted and other.is_quoted and min(gaps(mine, other)) <= _APART


def _are_people(slip: str, mine: Seen, right: str, other: Seen, pack: Pack) -> bool:
    """Say whether the two always stand in full names that share one word and differ in others: two people."""
    said = offices(pack) | units(pack) | bodies(pack)
    pairs = [(one - said, two - said) for one in mine.rows for two in other.rows]
    return bool(pairs) and all(
        len(one & two) == 1 and one - two - {right} and two - one - {slip} and not _any_alike(one - two, two - one)
        for one, two in pairs
    )


def _any_alike(some: Iterable[str], others: Iterable[str]) -> bool:
    return any(a[0] == b[0] or misspells(a, b) for a in some for b in others)


def _is_other_part(mine: Seen, other: Seen) -> bool:
    """Say whether names of two parts in one word differ where the second begins: "AlfaCart", "Alfamart"."""
    pairs = ((mine.shown.word, other.shown.word), (other.shown.word, mine.shown.word))
    return any(
        not one.isupper()
        and len(one) == len(two)
        and any(one[at].isupper() and one[at].casefold() != two[at].casefold() for at in range(1, len(one)))
        for one, two in pairs
    )


def _are_bodies(slip: str, mine: Seen, right: str, other: Seen) -> bool:
    """Say whether two short names are two: the page has both again, and neither is the other with letters turned."""
    is_again = mine.count > 1 and other.count > 1
    return mine.is_acronym and other.is_acronym and is_again and sorted(slip) != sorted(right)


def gaps(mine: Seen, other: Seen) -> Iterator[int]:
    """Yield how many characters stand between the two, wherever both are named."""
    for one in mine.places:
        for two in other.places:
            first, second = sorted((one.span, two.span))
            yield second.start - first.end
