"""A quantity told again as known, with a digit lost or too many: `4 kilogram ganja itu` of `14 kilogram ganja`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from runut import lang
from runut.check._matches import placed
from runut.check.numbers.swapped import is_swap
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.numbers import numbers

_MANY = 2
"""Times that a page has the right number."""
_ZEROS = (10, 100, 1000)
"""Times by which a number is more where a nought or the word for thousands is wrong."""
_THING = compile_pattern(r"^\s(\pL{2,})(?:\s(\pL{3,}))?")


class _Told(NamedTuple):
    """A number where it stands, and whether it is told as one that was told before."""

    span: Span
    value: int
    is_again: bool = False
    is_rate: bool = False


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each number of known things that the page has but once, where it has one other of them again and again."""
    for article in record.articles:
        pack = lang.load(article.language)
        if pack.checks.that and _is_told_again(pack).search(article.text):
            counted = _counted(article, pack)
            often = Counter(one.value for told in counted.values() for one in told)
            for told in counted.values():
                yield from _wrong(article, told, often)


def _wrong(article: Article, told: list[_Told], often: Mapping[int, int]) -> Iterator[Discrepancy]:
    by_value: dict[int, list[_Told]] = defaultdict(list)
    for one in told:
        by_value[one.value].append(one)
    if len(by_value) != 2:
        return
    right, slip = sorted(by_value.values(), key=lambda every: (-often[every[0].value], every[0].span))
    is_once = often[right[0].value] >= _MANY and often[slip[0].value] == 1
    if not is_once or not slip[0].is_again or slip[0].span < right[0].span:
        return
    low, high = sorted((slip[0].value, right[0].value))
    if any(low * times == high for times in _ZEROS) or (not slip[0].is_rate and _is_digit_off(low, high)):
        words, other = slip[0].span.of(article.text), right[0].span.of(article.text)
        yield on_page(
            article, "figure_conflict", slip[0].span, suggestion=other, evidence=(right[0].span,),
            template="number_swapped", words=words, other=other,
        )  # fmt: skip


def _is_digit_off(low: int, high: int) -> bool:
    """Say whether two numbers are one but for two digits that are turned, or one that is lost."""
    short, long = str(low), str(high)
    return is_swap(low, high) or (
        len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    )


def _counted(article: Article, pack: Pack) -> Mapping[str, list[_Told]]:
    """Give by what is counted where each number of it stands: the money, or the word behind the number."""
    found: dict[str, list[_Told]] = defaultdict(list)
    for stretch in article.spans("headline", "lead", "body"):
        for span, quantity in numbers(article.text, pack, stretch):
            behind = article.text[span.end : stretch.end]
            thing = _thing(behind, pack)
            if quantity.bound == "exact" and quantity.value:
                is_again = bool(_those(pack).search(behind))
                found[thing].append(_Told(span, quantity.value, is_again and bool(thing)))
        for match in _money(pack).finditer(stretch.of(article.text)):
            span = placed(match, stretch, "sum")
            value = _value(match.group("n"), match.group("scale"), pack)
            behind = article.text[span.end : stretch.end]
            rate = _rate(pack).search(behind)
            is_again = bool(rate or _those(pack).search(behind))
            if value:
                found[f"{match.group('sign')} {rate.group(1) if rate else ''}"].append(
                    _Told(span, value, is_again, bool(rate))
                )
    return found


def _thing(behind: str, pack: Pack) -> str:
    """Give the word for what is counted, and behind a measure what there is so much of; nothing where none is told."""
    words = _THING.search(behind)
    if words is None or words.group(1).casefold() not in pack.figures.uncounted:
        return words.group(1).casefold() if words else ""
    what = (words.group(2) or "").casefold()
    return f"{words.group(1)} {what}".casefold() if what and what not in pack.checks.that else ""


def _value(number: str, scale: str | None, pack: Pack) -> int:
    point = pack.numbers.decimal
    plain = number.replace("." if point == "," else ",", "").replace(point, ".")
    times = pack.numbers.scales.get(scale.casefold(), 1) if scale else 1
    return round(float(plain) * times) if plain.count(".") < 2 else 0


@cache
def _money(pack: Pack) -> Pattern:
    scales = alternation(pack.numbers.scales)
    return compile_pattern(
        rf"(?P<sum>(?P<sign>Rp\.?|US\$|S\$|[$€£]) ?(?P<n>\d[\d.,]*\d|\d)(?: (?P<scale>{scales})\b)?)"
    )


@cache
def _rate(pack: Pack) -> Pattern:
    return compile_pattern(rf"^\s({alternation(pack.checks.rates)}\s\pL+)")


@cache
def _is_told_again(pack: Pack) -> Pattern:
    """Match digits with "those" or a rate behind them: most pages have none, and need not be read for numbers."""
    that, rates = alternation(pack.checks.that), alternation([*pack.checks.rates, *pack.checks.that])
    return compile_pattern(rf"\d(?:\s\pL+){{1,4}}\s{that}\b|\d(?:\s\pL+)?\s{rates}\s")


@cache
def _those(pack: Pack) -> Pattern:
    return compile_pattern(rf"^(?:\s\pL+){{0,2}}\s{alternation(pack.checks.that)}\b")
