"""Parts that one sentence calls the whole of what it counts, and that are not: `36 peserta, terdiri atas 25 dan 21`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from runut import lang
from runut.lang import Pack, patterns
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.numbers import numbers
from runut.text.sentences import sentences

_NEAR = 0.3
"""How far off the whole its parts may be, as a share of it: further off, something else is counted."""
_ROUND = 1000
"""Parts told in thousands may be off by less."""
_NEXT = 20
"""Characters behind a number in which the next word stands."""
_GLUED = "(.-/"
"""Marks before a number that is an age, a rank or part of a code."""
_WORD = compile_pattern(r"^\s(?:\pL|\()")


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield totals that the parts announced in their own sentence do not come to, whatever is counted."""
    for article in record.articles:
        yield from _off(article)


def _off(article: Article) -> Iterator[Discrepancy]:
    pack = lang.load(article.language)
    announced, excerpt = patterns.words(pack.checks.consists), patterns.words(pack.checks.excerpt)
    for stretch in article.spans("lead", "body"):
        for sentence in sentences(article.text, pack, stretch):
            words = sentence.of(article.text)
            opened = announced.search(words)
            if opened is None or excerpt.search(words):
                continue
            middle = sentence.start + opened.end()
            wholes = [one for one in _counted(article.text, pack, Span(sentence.start, middle)) if one]
            parts = list(_counted(article.text, pack, Span(middle, sentence.end)))
            stated = [one for one in parts if one]
            if wholes and stated == parts and _falls_short(wholes[-1][1], [value for _, value in stated]):
                span, total = wholes[-1]
                yield on_page(
                    article, "sum_mismatch", Span(span.start, stated[-1][0].end),
                    evidence=(span, *(part for part, _ in stated)), sum=sum(value for _, value in stated), total=total,
                )  # fmt: skip


def _counted(text: str, pack: Pack, within: Span) -> Iterator[tuple[Span, int] | None]:
    """Yield the numbers of a stretch, None for one that counts nothing: an age, a time, a measure, a code."""
    for span, quantity in numbers(text, pack, within):
        behind, before = text[span.end : span.end + _NEXT], text[: span.start].rstrip(" ")
        is_bare = not _WORD.search(behind) or _uncounted(pack).search(behind) or before[-1:] in tuple(_GLUED)
        yield None if is_bare or quantity.bound != "exact" or quantity.value is None else (span, quantity.value)


@cache
def _uncounted(pack: Pack) -> Pattern:
    return compile_pattern(rf"^\s{alternation(pack.figures.uncounted)}\b")


def _falls_short(total: int, parts: list[int]) -> bool:
    """Say whether two parts or more come near a total without reaching it, and none is part of another."""
    off = abs(sum(parts) - total)
    if len(parts) < 2 or max(parts) >= total or off > total * _NEAR or total in accumulate(parts):
        return False
    is_rounded = any(value % _ROUND == 0 for value in (total, *parts)) and off < _ROUND
    return not is_rounded and not any(sum(parts) - part == total for part in parts)
