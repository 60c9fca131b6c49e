"""A large foreign city put into another country, or misspelt beside its own: `Gaziantep, Suriah`, `di Mariopul`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from runut import lang
from runut.check._listed import country_words, is_listed
from runut.check._matches import matches, placed
from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Role
from runut.text.capitalised import written
from runut.text.findings import on_page
from runut.text.names import fold, inflected, is_off_by, sound
from runut.world import countries, places
from runut.world.tables import lines, rows, several

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_LARGE, _KNOWN = 300, 200
"""Thousands of people: of cities that no small one is mistaken for, and of those whose name may be misspelt."""
_LETTERS = 7
"""Letters of the shortest name of a city that may be misspelt."""
_BEFORE = 12
"""Characters before a word in which "in" or "to" stands."""
_NAME = r"\p{Lu}[\pL'’-]+(?: \p{Lu}[\pL'’-]+){0,2}"


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield, once a page, each large city in a country that has none of its name, and each that is misspelt."""
    for article in record.articles:
        pack = lang.load(article.language)
        lands = _lands(article)
        if lands and pack.checks.whereabouts:
            yield from _elsewhere(article, pack)
            yield from _misspelt(article, lands, pack)


def _lands(article: Article) -> frozenset[str]:
    """Give the codes of the countries that a page names, its language's own left out; asking by pattern costs more."""
    home = lang.load(article.language).checks.home
    found = {code for name, codes in _codes().items() if _has(article.text, name) for code in codes}
    return frozenset(found - {home})


def _has(text: str, name: str) -> bool:
    """Say whether a text has a name as words of its own."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not text[max(0, at - 1) : at].isalpha() and not text[end : end + 1].isalpha():
            return True
        at = text.find(name, end)
    return False


def _elsewhere(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    seen: set[str] = set()
    for match, stretch in matches(article, article.spans(*_ROLES), _told(pack)):
        city, words = match.group("city"), match.group("told")
        right = _right(match, article.day)
        if right is not None and words not in seen:
            seen.add(words)
            country = right.name(pack.code)
            yield on_page(
                article, "wrong_fact", placed(match, stretch, "told"), suggestion=f"{city}, {country}",
                template="wrong_province", place=city, province=match.group("country"), right=country,
            )  # fmt: skip


def _right(match: Match, day: str | None) -> countries.Country | None:
    """Give the country of a large city, where it is sure that it is not the stated one."""
    city, stated = match.group("city"), _codes().get(match.group("country"), frozenset())
    known = places.find(city, day) if stated else ()
    if not known or countries.find(city) or fold(city) in _states() or any(place.country in stated for place in known):
        return None
    held = {place.country for place in known}
    is_large = max(place.thousands for place in known) >= _LARGE
    return countries.by_code(held.pop()) if is_large and len(held) == 1 else None


@cache
def _told(pack: Pack) -> Pattern:
    """Match a city behind "in", a comma and a country, with which the sentence ends or goes on to the day."""
    within = alternation(pack.checks.whereabouts)
    ends = rf"(?:\.(?:\s|$)|\s?\(|,? (?i:{alternation(pack.dates.weekdays)})\b|,? {alternation(pack.events.on)} )"
    return compile_pattern(rf"\b{within} (?P<told>(?P<city>{_NAME}), (?P<country>{_NAME})){ends}", ignore_case=False)


def _misspelt(article: Article, lands: frozenset[str], pack: Pack) -> Iterator[Discrepancy]:
    """Yield words that nobody knows and that are a letter off one large city of a country that the page names."""
    seen: set[str] = set()
    for one in written(article, _ROLES):
        word = one.folded
        if len(word) < _LETTERS - 1 or word in seen or one.near - country_words() or one.ends or not one.word.istitle():
            continue
        before = article.text[max(0, one.span.start - _BEFORE) : one.span.start].split()
        if (
            not before
            or before[-1].casefold() not in pack.checks.whereabouts
            or is_listed(word, pack)
            or word in _states()
        ):
            continue
        right = [(name, land) for name, land in _near(word) if land in lands]
        if len(right) == 1 and not _is_form(word, fold(right[0][0]), pack):
            seen.add(word)
            yield on_page(
                article, "name_variant", one.span, suggestion=right[0][0], template="name_variant_known",
                words=one.word, other=right[0][0],
            )  # fmt: skip


def _is_form(word: str, right: str, pack: Pack) -> bool:
    """Say whether a name is another of the same city in some language: it sounds alike or ends otherwise."""
    one, other = sound(word).rstrip("h"), sound(right).rstrip("h")  # "Nasiriya", "Nasiriyah"
    return one == other or inflected(word, right, pack.checks.endings) or word[:-1] == right[:-1]


def _near(word: str) -> Iterator[tuple[str, str]]:
    for name, land in _cities(word[:2]):
        known = fold(name)
        is_turned = len(word) > _LETTERS and sorted(known) == sorted(word)
        if known != word and is_off_by(word, known, 2 if is_turned else 1):
            yield name, land


@cache
def _cities(opening: str) -> tuple[tuple[str, str], ...]:
    """List the large foreign cities of one long word that begin so, each with the code of its country."""
    start = opening.title()
    large = [line.split("\t") for line in lines("cities") if line.startswith(start)]
    found = {(cells[0], cells[1]) for cells in large if int(cells[5] or 0) >= _KNOWN}
    found |= {(row["name"], row["country"]) for row in rows("exonyms") if row["name"].startswith(start)}
    return tuple(sorted((name, land) for name, land in found if name.isalpha() and len(name) >= _LETTERS))


@cache
def _states() -> frozenset[str]:
    return frozenset(fold(name) for row in rows("states") for name in (row["name"], *several(row["aliases"])))


@cache
def _codes() -> Mapping[str, frozenset[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for one in countries.every():
        for name in (*(name for _, name in one.names), *one.aliases):
            codes[name].add(one.code)
    return {name: frozenset(every) for name, every in codes.items()}
