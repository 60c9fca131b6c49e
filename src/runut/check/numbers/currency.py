"""Money of one country called that of another: `900 ribu Yen Korea`."""

from __future__ import annotations

from collections import defaultdict
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


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield, once a page, each sum in a money that the country behind it, or before it, never had."""
    for article in record.articles:
        pack = lang.load(article.language)
        if not pack.checks.money:
            continue
        seen: set[str] = set()
        for match, stretch in matches(article, article.spans(*_ROLES), *_forms(pack)):
            words = match.group("sum")
            if words not in seen and _is_wrong(match):
                seen.add(words)
                span = placed(match, stretch, "sum")
                yield on_page(article, "wrong_fact", span, template="wrong_money", words=" ".join(words.split()))


def _is_wrong(match: Match) -> bool:
    return not _codes()[match.group("country")] & _lands()[match.group("money").casefold()]


@cache
def _lands() -> Mapping[str, frozenset[str]]:
    """Map each word for a money to the countries that have, or had, one of that name."""
    return {word: frozenset(several(row["countries"])) for row in rows("currencies") for word in several(row["words"])}


@cache
def _codes() -> Mapping[str, frozenset[str]]:
    """Map each name of a country, its people, and what its name begins with ("Korea") to the codes of all that it may
    be."""
    codes: dict[str, set[str]] = defaultdict(set)
    for one in countries.every():
        names = [name for _, name in one.names]
        for name in (*names, *one.aliases, *one.demonyms, *(name.split()[0] for name in names)):
            codes[name].add(one.code)
    return {name: frozenset(every) for name, every in codes.items()}


@cache
def _forms(pack: Pack) -> tuple[Pattern, ...]:
    scales = alternation(pack.numbers.scales)
    parts = {
        "money": f"(?P<money>(?i:{alternation(_lands())}))s?", "country": f"(?P<country>{alternation(_codes())})",
    }  # fmt: skip
    needs = openings(list(_lands()))
    return tuple(
        compile_pattern(rf"(?:\d|\b(?i:{scales})) (?P<sum>{form.format(**parts)})\b", ignore_case=False, needs=needs)
        for form in pack.checks.money
    )
