"""The strength of a quake that was another: a known one's, by its day, or more than any quake ever had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from runut import lang
from runut.check._matches import placed
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.sentences import sentences_of
from runut.world.tables import rows

_MOST = 9.5
"""The strongest quake that was ever measured, Chile 1960."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each strength above any that was measured, or that a known quake told by its day did not have."""
    for article in record.articles:
        pack = lang.load(article.language)
        for sentence in sentences_of(article, pack, "headline", "lead", "body") if pack.checks.magnitudes else ():
            yield from _wrong(article, sentence, pack)


def _wrong(article: Article, sentence: Span, pack: Pack) -> Iterator[Discrepancy]:
    told = list(_strength(pack).finditer(sentence.of(article.text)))
    if len(told) != 1 or not _quake(pack).search(sentence.of(article.text)):
        return
    match = told[0]
    value = float((match.group("behind") or match.group("before")).replace(",", "."))
    known = _known(sentence.of(article.text), pack)
    low, high = known or (0.0, _MOST)
    if not low <= value <= high:
        right = f"{low}–{high}" if known else f"<= {_MOST}"
        span = placed(match, sentence)
        yield on_page(article, "wrong_fact", span, template="wrong_magnitude", words=span.of(article.text), right=right)


def _known(words: str, pack: Pack) -> tuple[float, float] | None:
    """Give how strong the quake of the only full day in a sentence was, by those who measured it."""
    days = list(_day(pack).finditer(words))
    if len(days) != 1:
        return None
    month = next(number for name, number in pack.dates.months.items() if name == days[0].group("month").casefold())
    return _quakes().get(f"{days[0].group('year')}-{month:02}-{int(days[0].group('day')):02}")


@cache
def _quakes() -> Mapping[str, tuple[float, float]]:
    return {row["day"]: (float(row["least"]), float(row["most"])) for row in rows("quakes")}


@cache
def _quake(pack: Pack) -> Pattern:
    return compile_pattern(rf"\b{alternation(pack.checks.quakes)}\b")


@cache
def _strength(pack: Pack) -> Pattern:
    words = alternation(pack.checks.magnitudes)
    number = r"1?\d[.,]\d"
    return compile_pattern(
        rf"\b(?:{words}) \(?(?P<behind>{number})\b|\b(?P<before>{number}) \(?{words}\b", ignore_case=False
    )


@cache
def _day(pack: Pack) -> Pattern:
    return compile_pattern(rf"\b(?P<day>\d{{1,2}}) (?P<month>{alternation(pack.dates.months)}) (?P<year>\d{{4}})\b")
