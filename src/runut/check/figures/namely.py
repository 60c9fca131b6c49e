"""More names than the number before them: `Kedua korban adalah Sarmi, Tutik, dan Ngatinah`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from runut import lang
from runut.check._listed import bodies, offices, units
from runut.check._matches import matches, placed
from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern, openings
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.names import fold
from runut.text.numbers import numbers

_MOST = 9
"""The greatest number that is held against its list: longer lists are told in part."""
_NAME = r"\p{Lu}[\pL'’-]*(?: \p{Lu}[\pL'’-]*){0,4}"
_ITEM = rf"{_NAME}(?: ?\(\d{{1,2}}(?: \pL+)?\))?"


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each number right behind which more names are listed, one after the other."""
    for article in record.articles:
        pack = lang.load(article.language)
        if not pack.checks.naming:
            continue
        for match, stretch in matches(article, article.spans("lead", "body"), _pattern(pack)):
            told = _told(article, placed(match, stretch, "head"), pack)
            listed, end = _listed(match, pack), stretch.start + match.end("list")
            if told is not None and told[1] < listed and not _goes_on(article, end, pack):
                span = Span(told[0].start, end)
                yield on_page(
                    article, "figure_conflict", span, template="wrong_listing",
                    words=" ".join(span.of(article.text).split()), right=str(listed),
                )  # fmt: skip


def _told(article: Article, head: Span, pack: Pack) -> tuple[Span, int] | None:
    """Give the only number before the names, two or more, with where it stands."""
    stated = [(span, quantity.value or 0) for span, quantity in numbers(article.text, pack, head)]
    if len(stated) != 1 or article.text[stated[0][0].start - 1 : stated[0][0].start] in tuple(".,:/-"):
        return None
    span, value = stated[0]
    counted = article.text[span.end : head.end].split()
    if not counted or counted[0] in pack.checks.linking:
        return None  # "zona 3 yaitu ...", "roda dua yang ikut adalah ...", "kelima belas calon"
    return (span, value) if 1 < value <= _MOST else None


def _listed(match: Match, pack: Pack) -> int:
    """Give how many names are listed; none where one is an office, a body or a place with its unit."""
    items = [item for item in _between(pack).split(match.group("list")) if item]
    said = offices(pack) | bodies(pack) | units(pack)
    return 0 if any(fold(word) in said for item in items for word in item.split("(")[0].split()) else len(items)


def _goes_on(article: Article, end: int, pack: Pack) -> bool:
    """Say whether the list goes on, or its last name has something behind it that may tell of another."""
    behind = article.text[end : end + 30].lstrip(" ")
    word = behind.split(" ")[0].strip(".,").casefold() if behind else ""
    return word in pack.checks.joins or behind[:1] in ("/", "(", "-") or behind[:2].strip(" ,").isupper()


@cache
def _between(pack: Pack) -> Pattern:
    return compile_pattern(rf",? {alternation(pack.checks.both)} |, ", ignore_case=False)


@cache
def _pattern(pack: Pack) -> Pattern:
    """Match a number, words for what is counted, one that announces names, and a list of three names or more."""
    naming, both = alternation(pack.checks.naming), alternation(pack.checks.both)
    listed = rf"{_ITEM}(?:, {_ITEM})+,? {both} {_ITEM}"
    return compile_pattern(
        rf"\b(?P<head>(?:\pL+|\d)(?: (?:\p{{Ll}}+|\d)){{0,5}}),? {naming}:? (?P<list>{listed})", ignore_case=False,
        needs=openings(pack.checks.naming),
    )  # fmt: skip
