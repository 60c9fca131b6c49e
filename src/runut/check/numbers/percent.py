"""A share that does not follow: `dari 120 menjadi 180 kasus, naik 25 persen`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from runut import lang
from runut.check._matches import placed
from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.sentences import sentences_of

_OFF, _SHARE = 1.5, 0.1
"""How far off a share may be told, in percent and as a share of itself: both numbers may be rounded."""
_MOST = 1000
"""Shares above this are told loosely."""
_YEARS = range(1900, 2101)
_LINK = 40
"""Characters between the words of a change."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each change told with both its numbers and a share, in a sentence of no other, that do not agree."""
    for article in record.articles:
        pack = lang.load(article.language)
        for sentence in sentences_of(article, pack, "headline", "lead", "body") if pack.checks.changes else ():
            words = sentence.of(article.text)
            if len(list(_share(pack).finditer(words))) == 1:
                yield from _wrong(article, sentence, pack)


def _wrong(article: Article, sentence: Span, pack: Pack) -> Iterator[Discrepancy]:
    match = next((found for form in _forms(pack) if (found := form.search(sentence.of(article.text)))), None)
    right = _right(match, pack) if match is not None else None
    if match is not None and right is not None:
        share = placed(match, sentence, "share")
        yield on_page(
            article, "figure_conflict", share, template="wrong_share", words=share.of(article.text),
            right=f"{right:.1f}", first=match.group("first"), last=match.group("last"),
        )  # fmt: skip


def _right(match: Match, pack: Pack) -> float | None:
    """Give the share by which a number changed, where the stated one is another."""
    first, last = _value(match, "first", pack), _value(match, "last", pack)
    told = _number(match.group("p"), pack)
    if not first or not last or told is None or first == last or _is_dated(match, pack):
        return None
    right = abs(last - first) / first * 100
    if right > _MOST or told > _MOST:
        return None
    return None if abs(told - right) <= max(_OFF, _SHARE * right) else right


def _is_dated(match: Match, pack: Pack) -> bool:
    """Say whether one of the numbers is a year ("from April 2024 to 216.6 billion"), which a scale must not hide."""
    return any(
        _number(match.group(name), pack) in _YEARS for name in ("first", "last") if not match.group(f"{name}_scale")
    )


def _value(match: Match, name: str, pack: Pack) -> float | None:
    """Give a number with its scale; the first one has that of the last where it has none of its own."""
    scale = match.group(f"{name}_scale") or match.group("last_scale")
    value = _number(match.group(name), pack)
    return value * pack.numbers.scales.get(scale.casefold(), 1) if value is not None and scale else value


def _number(words: str, pack: Pack) -> float | None:
    point = pack.numbers.decimal
    plain = words.replace("." if point == "," else ",", "")
    try:
        return float(plain.replace(point, "."))
    except ValueError:
        return None


@cache
def _share(pack: Pack) -> Pattern:
    return compile_pattern(rf"\d\s?(?:%|{alternation(pack.checks.shares)}\b)")


@cache
def _forms(pack: Pack) -> tuple[Pattern, ...]:
    scales = alternation(pack.numbers.scales)

    def number(name: str) -> str:
        money = r"(?:[\pL.]{1,4}\$?\s?|\$)?"
        return rf"{money}(?P<{name}>\d[\d.,]*\d|\d)\b(?:\s(?P<{name}_scale>{scales})\b)?"

    grow = alternation(pack.checks.changes)
    share = rf"(?P<share>\b(?P<p>\d+(?:[.,]\d+)?)\s?(?:%|{alternation(pack.checks.shares)}\b))"
    first, last = alternation(pack.checks.change_from), alternation(pack.checks.change_to)
    gap = rf"[^\d.;]{{0,{_LINK}}}?"
    both = rf"\b{first}\s{gap}{number('first')}{gap}\b{last}\s{gap}{number('last')}"
    changed = rf"\b{grow}\b[^\d.;]{{0,20}}?{share}"
    return (
        compile_pattern(rf"{both}{gap}{changed}"),
        compile_pattern(rf"{changed}{gap}{both}"),
        compile_pattern(rf"\b{grow}\b{gap}{both}[^\d.;]{{0,12}}?{share}"),
    )
