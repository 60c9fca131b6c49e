"""More provinces, regencies, states or members than there are, or all of them with another number: `35 provinsi`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from runut import lang
from runut.check._listed import provinces
from runut.check._matches import matches, placed
from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern, openings
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.sentences import sentences
from runut.world import places
from runut.world.tables import rows, several

_SETTLED = "2015-01-01"
"""The day since which no regency was parted from another."""
_YEAR = compile_pattern(r"\b(?:1[89]|20)\d\d\b")
_LEAST = 5
"""The smallest number that is looked at: fewer are as a rule some of them."""

Ranges = tuple[tuple[int, str, str], ...]
"""How many there were, from one day until another."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield, once a page, each number of parts of a whole that is more than it had on the day of the page, or not all.

    A sentence that names a year may be about that.
    """
    for article in record.articles:
        pack = lang.load(article.language)
        day = article.day
        if day is None or not pack.checks.parts:
            continue
        seen: set[str] = set()
        for span, right in _wrong(article, day, pack):
            words = span.of(article.text)
            if words not in seen and not _is_of_a_year(article, span, pack):
                seen.add(words)
                yield on_page(
                    article, "wrong_fact", span, template="wrong_count", words=" ".join(words.split()),
                    right=str(right),
                )  # fmt: skip


def _wrong(article: Article, day: str, pack: Pack) -> Iterator[tuple[Span, int]]:
    """Yield numbers of parts that cannot be, stretch by stretch, each with the right one."""
    for stretch in article.spans("headline", "lead", "body"):
        for form, is_all in _forms(pack):
            for match, _ in matches(article, (stretch,), form):
                right = _right(match, day, pack, is_all=is_all)
                if right is not None:
                    yield placed(match, stretch, "told"), right


def _right(match: Match, day: str, pack: Pack, *, is_all: bool) -> int | None:
    """Give how many a whole has, where the stated number is more, or, told of all, another.

    Where no whole is told, it is the greatest that has such parts.
    """
    unit = next(unit for unit, words in pack.checks.parts.items() if match.group("unit").casefold() in words)
    told = int(match.group("n"))
    if "whole" not in match.groupdict():
        most = max(count for (_, of), ranges in _wholes().items() if of == unit for count, _, _ in ranges)
        return most if told > most else None
    held = [count for count, since, until in _wholes().get((match.group("whole"), unit), ()) if since <= day < until]
    if len(held) != 1 or told < _LEAST:
        return None
    return held[0] if told > held[0] or (is_all and told != held[0]) else None


def _is_of_a_year(article: Article, span: Span, pack: Pack) -> bool:
    """Say whether the sentence names a year."""
    around = next(stretch for stretch in article.spans("headline", "lead", "body") if stretch.holds(span))
    inside = (sentence for sentence in sentences(article.text, pack, around) if sentence.overlaps(span))
    return any(_YEAR.search(sentence.of(article.text)) for sentence in inside)


@cache
def _wholes() -> Mapping[tuple[str, str], Ranges]:
    """Map each whole and a kind of its parts to their numbers; those of Indonesia's provinces from its regions."""
    held: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for row in rows("wholes"):
        for name in several(row["names"]):
            one = int(row["count"]), row["from"], row["until"] or "9999"
            held.setdefault((name, row["unit"]), []).append(one)
    regencies = Counter(place.admin1 for place in places.regions() if place.level in ("kabupaten", "kota"))
    parted = {place.admin1 for place in places.regions() if "Papua" in (place.admin1 or "")}
    for name, full in provinces().items():
        if full not in parted:
            held[name, "regency"] = [(regencies[full], _SETTLED, "9999")]
    return {key: tuple(every) for key, every in held.items()}


@cache
def _forms(pack: Pack) -> tuple[tuple[Pattern, bool], ...]:
    words = [word for every in pack.checks.parts.values() for word in every]
    parts = {
        "n": r"(?P<n>\d{1,3})", "unit": f"(?P<unit>(?i:{alternation(words)}))",
        "whole": f"(?P<whole>{alternation({name for name, _ in _wholes()})})",
    }  # fmt: skip
    needs = openings(words)
    return tuple(
        (compile_pattern(rf"\b(?P<told>{form.format(**parts)})\b", ignore_case=False, needs=needs), is_all)
        for forms, is_all in ((pack.checks.part_of, False), (pack.checks.all_of, True), (pack.checks.ever, False))
        for form in forms
    )
