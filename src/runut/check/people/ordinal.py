"""A president told by a number that is another's: `dilantik sebagai Presiden AS ke-46` of the 47th."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from runut import lang
from runut.check._matches import matches, placed
from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern, openings
from runut.model import Discrepancy, Record, Role
from runut.text.findings import on_page
from runut.world import countries
from runut.world.tables import rows, several

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_LINKS = 4
"""Words from a name to the office that it is said to hold."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield, once a page, each "seventh president" beside the name of one who was another."""
    for article in record.articles:
        pack = lang.load(article.language)
        seen: set[str] = set()
        for match, stretch in matches(article, article.spans(*_ROLES), *_forms(pack)):
            right, words = _right(match, pack), match.group("held")
            if right and words not in seen:
                seen.add(words)
                span = placed(match, stretch, "held")
                yield on_page(
                    article, "wrong_fact", span, template="wrong_ordinal", words=" ".join(words.split()),
                    name=match.group("name"), right=" / ".join(right),
                )  # fmt: skip


def _right(match: Match, pack: Pack) -> tuple[str, ...]:
    """Give the numbers that somebody had in an office, where the stated one is none of them."""
    groups = match.groupdict()
    named = groups.get("country")
    country = (countries.find(named) or countries.of_people(named)) if named else None
    office = _offices(pack)[groups["office"].casefold()]
    for (land, held), numbers in _held()[groups["name"]].items():
        if held == office and country in (None, countries.by_code(land)):
            return () if groups["n"] in numbers else numbers
    return ()


@cache
def _held() -> Mapping[str, Mapping[tuple[str, str], tuple[str, ...]]]:
    """Map each name to the numbers that its bearer has in each office of a country."""
    held: dict[str, dict[tuple[str, str], tuple[str, ...]]] = {}
    for row in rows("ordinals"):
        for name in several(row["names"]):
            held.setdefault(name, {})[row["country"], row["office"]] = several(row["numbers"])
    return held


@cache
def _offices(pack: Pack) -> Mapping[str, str]:
    numbered = {office for held in _held().values() for _, office in held}
    return {word.casefold(): office for office in numbered for word in pack.checks.offices.get(office, ())}


@cache
def _forms(pack: Pack) -> tuple[Pattern, ...]:
    """Match a name right behind an office with its number, or before it and what says that he holds it."""
    if not _offices(pack):
        return ()
    lands = {land for held in _held().values() for land, _ in held}
    known = [country for country in countries.every() if country.code in lands]
    named = [name for one in known for name in (*(each for _, each in one.names), *one.aliases, *one.demonyms)]
    parts = {
        "office": f"(?P<office>(?i:{alternation(_offices(pack))}))", "country": f"(?P<country>{alternation(named)})",
        "n": r"(?P<n>\d{1,2})",
    }  # fmt: skip
    name = f"(?P<name>{alternation(_held())})"
    titles, links = alternation(pack.checks.titles), alternation(pack.checks.becomes)
    needs = openings(list(_offices(pack)))
    found = []
    for form in pack.checks.ordinals:
        held = form.format(**parts)
        found.append(rf"\b(?P<held>{held}(?:,? {titles})*,? {name})\b")
        found.append(rf"\b(?P<held>{name}(?:,| (?:\p{{Ll}}+ ){{0,{_LINKS}}}?{links}) {held})\b(?: *[.,;\n]| \p{{Ll}})")
    return tuple(compile_pattern(form, ignore_case=False, needs=needs) for form in found)
