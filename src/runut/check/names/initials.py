"""Somebody whose initials go on as others: `berinisial FA` once, and `FS` from then on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from runut import lang
from runut.check._listed import is_listed
from runut.check._matches import matches, placed
from runut.check.names._ways import two_ways
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.names import fold, is_off_by

_SOME = 2
"""People told by initials beside the two: of more, one more may well be like another."""
_OFTEN = 2
"""Times that the page has the initials which go on."""
_ONE = compile_pattern(r"\b\p{Lu}{2,3}\b", ignore_case=False)


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield initials by which somebody is named once, where all but the same ones are told from then on."""
    for article in record.articles:
        pack = lang.load(article.language)
        if pack.checks.initialled:
            yield from _gone(article, pack)


def _gone(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    introduced, held = _introduced(article, pack), _held(article)
    people = {name for name in held if name in introduced or _is_told_of(article, held[name], pack)}
    for first in introduced:
        if len(held.get(first, ())) != 1:
            continue
        for other in people - introduced:
            if other[0] == first[0] and len(other) == len(first) and is_off_by(first, other):
                later = held[other]
                is_on = len(later) >= _OFTEN and later[0].start > held[first][0].end
                if is_on and len(people - {first, other}) <= _SOME:
                    yield two_ways(article, held[first][0], later[0])


def _introduced(article: Article, pack: Pack) -> frozenset[str]:
    """List the initials by which somebody is first named, one or several in a row."""
    return frozenset(
        initials.group()
        for stretch in article.spans("headline", "lead", "body")
        for match in _row(pack).finditer(stretch.of(article.text))
        for initials in _ONE.finditer(match.group("row"))
    )


def _held(article: Article) -> Mapping[str, list[Span]]:
    """Give by two or three capitals where the page has them."""
    held: dict[str, list[Span]] = defaultdict(list)
    for match, stretch in matches(article, article.spans("headline", "lead", "body"), _ONE):
        held[match.group()].append(placed(match, stretch))
    return held


def _is_told_of(article: Article, spans: list[Span], pack: Pack) -> bool:
    """Say whether capitals stand behind a word for somebody in a case, and are no short name that all know."""
    if is_listed(fold(spans[0].of(article.text)), pack):
        return False
    before = (article.text[: span.start].rsplit(None, 1)[-1:] for span in spans)
    return any(word and word[0].casefold() in pack.checks.accused for word in before)


@cache
def _row(pack: Pack) -> Pattern:
    one = r"\p{Lu}{2,3}\b(?:\s?\(\d+[^)]*\))?"
    joins = rf"(?:\s{alternation(pack.checks.both)}\s|,\s)"
    return compile_pattern(
        rf"\b(?i:{alternation(pack.checks.initialled)})\s(?P<row>{one}(?:{joins}{one})*)", ignore_case=False
    )
