"""A city told as the seat of what has another: `Alexandria, ibu kota Mesir`, `ibu kota Riau, Padang`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import OSA

from runut import lang
from runut.check._matches import placed
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern, openings
from runut.model import Article, Discrepancy, Record, Role, Span
from runut.text.findings import on_page
from runut.text.names import fold
from runut.world import capitals, countries, places, states

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_RUN = r"\p{Lu}[\pL\pM'’]+(?:[ -]\p{Lu}[\pL\pM'’]+){0,3}"
_SLIPS = 2
"""Letters by which a seat may be spelt otherwise: that is a variant of its name, and no wrong fact."""
_NEXT = 12
"""Characters in which the next word stands."""
_DISPUTED = frozenset({"IL", "PS"})
"""Countries whose capital depends on whom one asks."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each known town that the page calls the capital of a country or Indonesian province that has another."""
    for article in record.articles:
        for stretch in article.spans(*_ROLES):
            yield from _wrong(article, stretch)


def _wrong(article: Article, stretch: Span) -> Iterator[Discrepancy]:
    for form in _forms(lang.load(article.language)):
        for match in form.finditer(stretch.of(article.text)):
            whole, told = _whole(match.group("whole")), match.group("city")
            city, right = _known(told), _seats(whole, article.day)
            span = placed(match, stretch)
            if city and right and not _is_one(told, right) and not _goes_on(article, span.end):
                yield on_page(
                    article, "wrong_fact", span, suggestion=right[0], template="wrong_seat",
                    place=city, whole=whole, right=right[0],
                )  # fmt: skip


def _known(city: str) -> str | None:
    """Give the name of a town that ends the words before the comma: the longest that is one."""
    words = city.split(" ")
    names = (" ".join(words[first:]) for first in range(len(words)))
    return next((name for name in names if places.find(name)), None)


def _whole(words: str) -> str:
    """Give the longest end of words that is a province or country ("Warga Papua Tengah"), else all of them."""
    parts = words.split(" ")
    ends = (" ".join(parts[first:]) for first in range(len(parts)))
    return next((end for end in ends if places.province(end) or countries.find(end)), words)


def _goes_on(article: Article, end: int) -> bool:
    """Say whether a list goes on behind the words: its parts are beside one another, none of the other."""
    joins = lang.load(article.language).checks.joins
    return article.text[end : end + _NEXT].lstrip(" ,").split(" ")[0].casefold() in joins


@cache
def _forms(pack: Pack) -> tuple[Pattern, ...]:
    """Read the ways in which a language calls a city somewhere's capital."""
    names = {
        "city": rf"(?P<city>{_RUN})",
        "whole": rf"(?P<whole>{_RUN})",
        "capital": rf"(?i:{alternation(pack.checks.capital)})",
    }
    needs = openings(pack.checks.capital)
    forms = (rf"\b{form.format(**names)}\b" for form in pack.checks.seats)
    return tuple(compile_pattern(form, ignore_case=False, needs=needs) for form in forms)


def _seats(whole: str, day: str | None) -> tuple[str, ...]:
    """Give every name of the seats of a country on a day, or of an Indonesian province; nothing where it is unsure."""
    province = places.province(whole)
    if province is not None:
        return capitals.of_province(province.name)
    country = countries.find(whole)
    if country is None or country.code in _DISPUTED or states.find(whole):
        return ()
    return tuple(name for capital in capitals.of_country(country.code, day) for name in capital.names)


def _is_one(city: str, seats: tuple[str, ...]) -> bool:
    """Say whether a city is one of the seats, in whatever spelling, or holds one's name."""
    name = fold(city).replace(" ", "")
    alike = [fold(seat).replace(" ", "") for seat in seats]
    return any(
        seat in name or name in seat or OSA.distance(name, seat, score_cutoff=_SLIPS) <= _SLIPS for seat in alike
    )
