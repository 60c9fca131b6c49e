"""A measure told in two units that do not agree: `20 mil (12 kilometer)`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from runut import lang
from runut.check._matches import matches, placed
from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern, openings
from runut.model import Discrepancy, Record, Role
from runut.text.findings import on_page

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_FOREIGN = {
    "mile": ("kilometre", 1.609), "foot": ("metre", 0.3048), "inch": ("centimetre", 2.54),
    "pound": ("kilogram", 0.4536), "acre": ("hectare", 0.4047), "gallon": ("litre", 3.785),
    "yard": ("metre", 0.9144), "nautical": ("kilometre", 1.852),
}  # fmt: skip
"""What a measure is in the one that stands beside it."""
_OFF = 0.2
"""Share by which one may be off: both are rounded."""
_NAUTICAL = "nautical"


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each measure behind the same one in another unit, where it is neither that nor near it."""
    for article in record.articles:
        pack = lang.load(article.language)
        if not pack.checks.measures:
            continue
        for match, stretch in matches(article, article.spans(*_ROLES), _pattern(pack)):
            right = _right(match, pack)
            if right is not None:
                span = placed(match, stretch, "told")
                yield on_page(
                    article, "figure_conflict", span, template="wrong_measure", words=match.group("told"),
                    other=match.group("first"), right=f"{right:.3g}",
                )  # fmt: skip


def _right(match: Match, pack: Pack) -> float | None:
    """Give what a measure comes to in the unit of the second, where that says another number."""
    first, second = _number(match.group("a"), pack), _number(match.group("b"), pack)
    units = (_units(pack)[match.group("one").casefold()], _units(pack)[match.group("other").casefold()])
    if not first or not second:
        return None
    times = _times(*units)
    if times is None:
        return None
    right = [first * each for each in times]
    # A number is as precise as its last digit but noughts: "about 1,000 feet (300 metres)".
    is_right = any(abs(second - one) <= max(_OFF * one, 1) for one in right)
    return None if is_right else right[0]


def _times(one: str, other: str) -> tuple[float, ...] | None:
    """Give by what numbers one unit comes to another; miles may be those of the sea."""
    forms = [unit for unit in (one, _NAUTICAL if one == "mile" else one) if unit in _FOREIGN]
    found = [_FOREIGN[unit][1] for unit in dict.fromkeys(forms) if _FOREIGN[unit][0] == other]
    back = [unit for unit in (other, _NAUTICAL if other == "mile" else other) if unit in _FOREIGN]
    found += [1 / _FOREIGN[unit][1] for unit in dict.fromkeys(back) if _FOREIGN[unit][0] == one]
    return tuple(found) or None


def _number(words: str, pack: Pack) -> float | None:
    point = pack.numbers.decimal
    plain = words.replace("." if point == "," else ",", "").replace(point, ".")
    try:
        return float(plain)
    except ValueError:
        return None


@cache
def _units(pack: Pack) -> dict[str, str]:
    return {word.casefold(): unit for unit, words in pack.checks.measures.items() for word in words}


@cache
def _pattern(pack: Pack) -> Pattern:
    words = list(_units(pack))
    number = r"\d+(?:[.,]\d+)*"
    links = rf"(?:,? (?:{alternation(pack.checks.equals)} ){{1,3}}| ?\((?:{alternation(pack.checks.equals)} ){{0,2}})"
    return compile_pattern(
        rf"\b(?P<first>(?P<a>{number})[ -](?P<one>{alternation(words)}))\b{links}"
        rf"(?P<told>(?P<b>{number}) ?(?P<other>{alternation(words)}))\b",
        needs=openings(words),
    )
