"""Somebody known by his age, and by another: `pria 43 tahun itu` after `JPS (34)`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from runut import lang
from runut.check._matches import matches, placed
from runut.check.numbers.swapped import is_swap
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page

_BARE = compile_pattern(r"\(\d{1,2}\)|\pL, \d{1,2},", ignore_case=False)
"""An age behind a name."""
_NUMBER = compile_pattern(r"\d+")


class _Age(NamedTuple):
    """An age where it stands, and what it is counted in, nothing where no word says it."""

    span: Span
    years: int
    unit: str


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each age by which somebody is called again that nobody on the page has, and one has with its digits turned.

    So it is with months that are years everywhere else.
    """
    for article in record.articles:
        pack = lang.load(article.language)
        if pack.checks.ages:
            yield from _wrong(article, pack)


def _wrong(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    again = list(_told(article, _form(pack, pack.checks.ages_again), pack))
    if not again:
        return
    named = list(_told(article, _BARE, pack))
    ages = [*_told(article, _form(pack, pack.checks.ages), pack), *named]
    for age in again:
        others = [one for one in ages if one.span.end <= age.span.start]
        if any(_is_same(one, age) for one in ages):
            continue
        turned = [one for one in others if one in named and is_swap(one.years, age.years)]
        right = turned or [one for one in others if one.years == age.years]
        if right and len({one.years for one in right}) == 1:
            words, other = age.span.of(article.text), right[0].span.of(article.text).strip("(,")
            yield on_page(
                article, "figure_conflict", age.span, evidence=(right[0].span,), template="number_swapped",
                words=words, other=other,
            )  # fmt: skip


def _is_same(one: _Age, other: _Age) -> bool:
    is_other = not one.span.overlaps(other.span)
    return is_other and one.years == other.years and one.unit in (other.unit, "")


def _told(article: Article, form: Pattern, pack: Pack) -> Iterator[_Age]:
    """Yield ages with where they stand and what they are counted in, nothing where no word says it."""
    for match, stretch in matches(article, article.spans("headline", "lead", "body", "caption"), form):
        number, unit = _NUMBER.search(match.group()), _units(pack).search(match.group())
        if number is not None:
            span = placed(match, stretch)
            yield _Age(span, int(number.group()), unit.group().casefold() if unit else "")


@cache
def _units(pack: Pack) -> Pattern:
    return compile_pattern(rf"\b{alternation(pack.checks.age_units)}")


@cache
def _form(pack: Pack, forms: tuple[str, ...]) -> Pattern:
    """Match any of some ways to tell an age, or to call somebody by it."""
    parts = {
        "n": r"\d{1,2}", "unit": alternation(pack.checks.age_units), "people": alternation(pack.checks.aged),
    }  # fmt: skip
    return compile_pattern("|".join(rf"\b{form.format(**parts)}\b" for form in forms))
