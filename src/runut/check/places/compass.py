"""A city put on the wrong side of its country: one of the west coast, "di Turki timur"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from runut import lang
from runut.check._matches import matches, placed
from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern, openings
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.world import countries, places
from runut.world.tables import rows

_FAR = 0.3
"""Share of a country's width, or height, within which a city is on that side of it beyond doubt."""
_LEAST = 12
"""Cities by which a country's reach is known."""
_LARGE = 100
"""Thousands of people: smaller cities share their names with too much else."""
_NAME = r"\p{Lu}[\pL'’-]+(?: \p{Lu}[\pL'’-]+)?"
_ACROSS = {"west": "east", "east": "west", "north": "south", "south": "north"}


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each "City in Country's east" whose city lies in the westmost part of that country, and the like."""
    for article in record.articles:
        pack = lang.load(article.language)
        seen: set[str] = set()
        for match, stretch in matches(article, article.spans("headline", "lead", "body"), _pattern(pack)):
            if match.group() not in seen:
                seen.add(match.group())
                yield from _wrong(article, pack, match, placed(match, stretch))


def _wrong(article: Article, pack: Pack, match: Match, span: Span) -> Iterator[Discrepancy]:
    groups = match.groupdict()
    country = countries.find(groups["country"] or groups["land"])
    said = (groups["side"] or groups["part"]).casefold()
    side = next(side for side, words in pack.checks.sides.items() if said in words)
    city = match.group("city").split()[-1] if country and not places.find(match.group("city")) else match.group("city")
    if country is None or not _is_across(city, country.code, side):
        return
    yield on_page(
        article, "wrong_fact", span, template="wrong_side",
        words=" ".join(match.group().split()), place=city, side=_ACROSS[side],
        country=country.code,
    )  # fmt: skip


def _is_across(city: str, country: str, side: str) -> bool:
    """Say whether the one city of that name in a country lies far on the other side of it."""
    found = [p for p in places.find(city) if p.country == country and p.level == "city" and p.thousands >= _LARGE]
    reach = _reach(country)
    if len(found) != 1 or reach is None or found[0].lat is None or found[0].lon is None:
        return False
    south, north, west, east = reach
    from_west = (found[0].lon - west) / (east - west)
    from_south = (found[0].lat - south) / (north - south)
    far = {"east": from_west, "west": 1 - from_west, "north": from_south, "south": 1 - from_south}
    return far[side] < _FAR


@cache
def _reach(country: str) -> tuple[float, float, float, float] | None:
    """Give how far a country's cities lie south, north, west and east, in degrees; None where few are known."""
    at = [(float(row["lat"]), float(row["lon"])) for row in rows("cities") if row["country"] == country]
    if len(at) < _LEAST:
        return None
    lats, lons = [lat for lat, _ in at], [lon for _, lon in at]
    return min(lats), max(lats), min(lons), max(lons)


@cache
def _pattern(pack: Pack) -> Pattern:
    every = [word for words in pack.checks.sides.values() for word in words]
    sides = alternation(every)
    inside = alternation(pack.checks.inside)
    return compile_pattern(
        rf"\b(?P<city>{_NAME}),? {inside} "
        rf"(?:(?P<country>{_NAME}) (?P<side>{sides})|(?P<part>{sides}) (?P<land>{_NAME}))\b",
        ignore_case=False,
        needs=openings(every),
    )
