"""A city called the capital that was not: `Ibu Kota Almaty` in 2022."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from runut import lang
from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Role, Span
from runut.text.dates.as_written import stated_days
from runut.text.findings import on_page
from runut.world import capitals, countries, places

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_NAME = r"\p{Lu}[\pL\pM'’-]+"
_LARGE = 200
"""Thousands of people: smaller cities share their names with too much else."""


class _Called(NamedTuple):
    """A city that stands where a capital's name would, and its country."""

    city: str
    country: str
    span: Span


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each large foreign city that is called a capital and was none on the day of the page."""
    for article in record.articles:
        pack = lang.load(article.language)
        for called in _called(article, pack):
            right = [capital.names[0] for capital in capitals.of_country(called.country, _day(article, pack))]
            country = countries.by_code(called.country)
            if country is None or not right or not _mentions(article, country):
                continue
            yield on_page(
                article,
                "wrong_capital",
                called.span,
                suggestion=right[0],
                place=called.city,
                country=country.code,
                capital=" / ".join(right),
            )


def _day(article: Article, pack: Pack) -> str | None:
    """Give the day of the page: of its publishing, else the last day that it states in full."""
    stated = (one.day for one in stated_days(article, pack) if one.has_year and one.day)
    last = max(stated, default=None)
    return article.day or (last.isoformat() if last else None)


def _called(article: Article, pack: Pack) -> Iterator[_Called]:
    day = _day(article, pack)
    for stretch in article.spans(*_ROLES):
        words = stretch.of(article.text)
        for match in _pattern(pack).finditer(words):
            before = words[: match.start()].rsplit(maxsplit=1)[-1:]
            if before and before[0].strip('("“').casefold() in pack.checks.region:
                continue
            called = _city(match, day, stretch.start)
            if called is not None:
                yield called


@cache
def _pattern(pack: Pack) -> Pattern:
    word = alternation(pack.checks.capital)
    return compile_pattern(
        rf"\b(?i:{word})\s+(?:(?P<country>{_NAME}),?\s+)?(?P<city>{_NAME}(?:\s{_NAME})?)", ignore_case=False
    )


def _city(match: Match, day: str | None, shift: int) -> _Called | None:
    """Give the city of a match, longest name first, unless it is a capital, Indonesian, small or unknown."""
    names = [match.group("city"), match.group("city").split()[0]]
    country = match.group("country")
    if country and countries.find(country) is None:
        names = [f"{country} {names[1]}", country]
    for name in dict.fromkeys(names):
        found = places.find(name, day)
        if countries.find(name) or capitals.countries_of(name, day) or any(place.level != "city" for place in found):
            return None  # A province's seat is called ibu kota too, in Indonesia without saying of what.
        if found and found[0].thousands >= _LARGE:
            end = match.group().index(name) + len(name)
            return _Called(name, found[0].country, Span(shift + match.start(), shift + match.start() + end))
    return None


def _mentions(article: Article, country: countries.Country) -> bool:
    names = alternation([*(name for _, name in country.names), *country.aliases])
    return compile_pattern(rf"\b{names}\b", ignore_case=False).search(article.text) is not None
