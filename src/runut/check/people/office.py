"""An office that its bearer never held: the foreign minister of one country called that of another, or of money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from runut import lang
from runut.check._listed import provinces
from runut.check._matches import placed
from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern, openings
from runut.model import Article, Discrepancy, Record, Role, Span
from runut.text.findings import on_page
from runut.world import countries, holders
from runut.world.tables import rows, several

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield, once a page, each office right before somebody who held others, never that one.

    Offices without a country are those of the language's own, told of who held one there.
    """
    for article in record.articles:
        pack = lang.load(article.language)
        seen: set[str] = set()
        for match, stretch in _wrong(article, pack) if pack.checks.offices else ():
            if match.group("held") not in seen:
                seen.add(match.group("held"))
                span = placed(match, stretch, "held")
                yield on_page(
                    article, "wrong_fact", span, template="wrong_office", words=span.of(article.text),
                    name=match.group("name"),
                )  # fmt: skip


def _wrong(article: Article, pack: Pack) -> Iterator[tuple[Match, Span]]:
    """Yield offices that their bearers never held; what is no longer or not yet held says so itself."""
    for stretch in article.spans(*_ROLES):
        text = stretch.of(article.text)
        yield from ((one, stretch) for one in _called(pack).finditer(text) if _is_other_country(one, pack))
        if pack.checks.home_offices:
            yield from ((one, stretch) for one in _called_at_home(pack).finditer(text) if _is_other_office(one, pack))
            yield from ((one, stretch) for one in _governing(pack).finditer(text) if _is_other_province(one, pack))


def _is_other_country(match: Match, pack: Pack) -> bool:
    country = countries.find(match.group("country"))
    if country is None or _is_former(match, pack):
        return False
    stated = country.code, _offices(pack)[match.group("office").casefold()]
    return all((held.country, held.office) != stated for held in holders.of(match.group("name")))


def _is_other_office(match: Match, pack: Pack) -> bool:
    stated = _home_offices(pack)[match.group("office").casefold()]
    return not _is_former(match, pack) and all(held.office != stated for held in holders.of(match.group("name")))


def _is_other_province(match: Match, pack: Pack) -> bool:
    return not _is_former(match, pack) and provinces()[match.group("province")] not in _governors()[match.group("name")]


def _is_former(match: Match, pack: Pack) -> bool:
    return (match.group("before") or "").casefold() in pack.checks.former


@cache
def _offices(pack: Pack) -> Mapping[str, str]:
    return {word.casefold(): office for office, words in pack.checks.offices.items() for word in words}


@cache
def _home_offices(pack: Pack) -> Mapping[str, str]:
    return {word.casefold(): office for office, words in pack.checks.home_offices.items() for word in words}


@cache
def _governors() -> Mapping[str, frozenset[str]]:
    """Map each governor to the provinces that he led."""
    led: dict[str, set[str]] = defaultdict(set)
    for row in rows("governors"):
        for name in several(row["names"]):
            led[name].add(row["province"])
    return {name: frozenset(every) for name, every in led.items()}


@cache
def _called(pack: Pack) -> Pattern:
    """Match a word, an office, its country and who is said to hold it."""
    named = (name for country in countries.every() for name in (*(each for _, each in country.names), *country.aliases))
    every = [word for words in pack.checks.offices.values() for word in words]
    office, country = rf"(?P<office>(?i:{alternation(every)}))", rf"(?P<country>{alternation(named)})"
    return _before_name(rf"{office} {country}", holders.names(), every, pack, comma=",?")


@cache
def _called_at_home(pack: Pack) -> Pattern:
    """Match a word, an office of the language's own country and who held others there."""
    every = [word for words in pack.checks.home_offices.values() for word in words]
    names = (name for name in holders.names() if all(held.country == pack.checks.home for held in holders.of(name)))
    return _before_name(rf"(?P<office>(?i:{alternation(every)}))", names, every, pack)


@cache
def _governing(pack: Pack) -> Pattern:
    """Match a word, the office of a governor, a province and who is said to lead it."""
    every = pack.checks.governors
    led = rf"(?i:{alternation(every)}) (?P<province>{alternation(provinces())})"
    return _before_name(led, _governors(), every, pack)


def _before_name(office: str, names: Iterable[str], every: Sequence[str], pack: Pack, comma: str = "") -> Pattern:
    """Match an office right before a name; a comma may part them only where the country is told."""
    titles = alternation(pack.checks.titles)
    held = rf"{office}(?:{comma} {titles})*{comma} (?P<name>{alternation(names)})"
    return compile_pattern(rf"(?:(?P<before>\pL+)[ -])?\b(?P<held>{held})\b", ignore_case=False, needs=openings(every))
