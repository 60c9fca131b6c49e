"""An office that its bearer never held: the foreign minister of one country called that of another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from runut import lang
from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern, openings
from runut.model import Discrepancy, Record, Role, Span
from runut.text.findings import on_page
from runut.world import countries, holders

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield, once a page, each office of a country right before somebody who held others, never that one."""
    for article in record.articles:
        pack = lang.load(article.language)
        seen: set[str] = set()
        for stretch in article.spans(*_ROLES) if pack.checks.offices else ():
            for match in _called(pack).finditer(stretch.of(article.text)):
                if match.group("held") not in seen and _is_wrong(match, pack):
                    seen.add(match.group("held"))
                    span = Span(stretch.start + match.start("held"), stretch.start + match.end("held"))
                    yield on_page(
                        article, "wrong_fact", span, template="wrong_office", words=span.of(article.text),
                        name=match.group("name"),
                    )  # fmt: skip


def _is_wrong(match: Match, pack: Pack) -> bool:
    """Say whether somebody held offices, but never the stated one; what is no longer or not yet held says so itself."""
    before = (match.group("before") or "").casefold()
    country = countries.find(match.group("country"))
    if country is None or before in pack.checks.former:
        return False
    stated = country.code, _offices(pack)[match.group("office").casefold()]
    return all((held.country, held.office) != stated for held in holders.of(match.group("name")))


@cache
def _offices(pack: Pack) -> Mapping[str, str]:
    return {word.casefold(): office for office, words in pack.checks.offices.items() for word in words}


@cache
def _called(pack: Pack) -> Pattern:
    """Match a word, an office, its country and who is said to hold it."""
    named = (name for country in countries.every() for name in (*(each for _, each in country.names), *country.aliases))
    every = [word for words in pack.checks.offices.values() for word in words]
    words = alternation(every)
    titles = alternation(pack.checks.titles)
    office, country = rf"(?P<office>(?i:{words}))", rf"(?P<country>{alternation(named)})"
    held = rf"{office} {country}(?:,? {titles})*,? (?P<name>{alternation(holders.names())})"
    return compile_pattern(rf"(?:(?P<before>\pL+)[ -])?\b(?P<held>{held})\b", ignore_case=False, needs=openings(every))
