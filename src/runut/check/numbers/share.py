"""Some of a whole that are more than it, or another share of it: `15 dari 12 perahu`, `30 dari 60 atau 40 persen`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from runut import lang
from runut.check._matches import matches, placed
from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern
from runut.model import Discrepancy, Record
from runut.text.findings import on_page

_OFF = 3.0
"""Points by which a share may be off: both are rounded."""
_LEAST = 10
"""The least whole: of smaller ones scores and verses are told the same way."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield numbers of some that are more than those they are of, and shares that are not what they come to."""
    for article in record.articles:
        pack = lang.load(article.language)
        if not pack.checks.amounts:
            continue
        for match, stretch in matches(article, article.spans("headline", "lead", "body"), _shared(pack)):
            right = _right(match, pack)
            if right is not None:
                span = placed(match, stretch, "share")
                yield on_page(
                    article, "figure_conflict", span, template="wrong_measure", words=span.of(article.text),
                    other=match.group("some"), right=f"{right:.0f}%",
                )  # fmt: skip
        for match, stretch in matches(article, article.spans("headline", "lead", "body"), _exceeding(pack)):
            part, whole = int(match.group("a")), int(match.group("b"))
            if part > whole >= _LEAST:
                span = placed(match, stretch, "some")
                yield on_page(
                    article, "figure_conflict", span, template="number_swapped", words=match.group("a"),
                    other=match.group("b"),
                )  # fmt: skip


def _right(match: Match, pack: Pack) -> float | None:
    """Give the share in the hundred that some are of a whole, where another is told."""
    part, whole = int(match.group("a")), int(match.group("b"))
    told = float(match.group("p").replace(pack.numbers.decimal, ".").replace(",", "."))
    if not part or part > whole or whole < _LEAST:
        return None
    right = part / whole * 100
    is_rest = abs(100 - right - told) <= _OFF and match.group("behind") == " "
    return None if abs(right - told) <= _OFF or is_rest else right


@cache
def _shared(pack: Pack) -> Pattern:
    """Match some of a whole and, with no other number between, the share that they are."""
    of, or_, shares = (alternation(each) for each in (pack.checks.out_of, pack.checks.equals, pack.checks.shares))
    some = rf"(?P<some>\b(?P<a>\d{{1,4}}) {of} (?:total )?(?P<b>\d{{2,4}}))"
    return compile_pattern(
        rf"{some}(?: \pL+){{1,5}}?,? \(?{or_} "
        rf"(?P<share>(?P<p>\d{{1,3}}(?:[.,]\d+)?) ?(?:%|{shares}\b))(?P<behind>[ .,)])"
    )


@cache
def _exceeding(pack: Pack) -> Pattern:
    """Match some of a whole behind a word that tells an amount."""
    amounts, of = alternation(pack.checks.amounts), alternation(pack.checks.out_of)
    return compile_pattern(rf"\b{amounts} (?P<some>(?P<a>\d{{2,4}}) {of} (?P<b>\d{{2,4}})) \pL")
