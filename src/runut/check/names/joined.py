"""A name written as one word here and as two there: "Sumber Rejo" and "Sumberrejo", "al-Hadid" and "el-Hadid"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from runut import lang
from runut.check._listed import country_words, is_listed, offices
from runut.check._matches import matches, placed
from runut.check.names._shouted import is_shouted
from runut.check.names._ways import two_ways
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Role, Span
from runut.text.capitalised import Written, written
from runut.text.names import fold
from runut.world import places

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_LETTERS = 8
"""Letters of the shortest name of two words that may be run together."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield the rarer, else the later, of two ways in which a page joins the words of one name: either may be right."""
    for article in record.articles:
        pack = lang.load(article.language)
        words = [one for one in written(article, _ROLES) if not is_shouted(article, pack, one.span)]
        held: dict[str, list[Span]] = defaultdict(list)
        for one in words:
            before = article.text[max(0, one.span.start - 1) : one.span.start]
            if before not in ("#", "@") and not before.isdigit():
                held[one.folded].append(one.span)
        for joined, spans in _parted(article, words, held, pack).items():
            yield two_ways(article, *_sides(spans, held[joined]), is_told=False)
        yield from _articles(article, pack)


def _parted(
    article: Article, words: Sequence[Written], held: Mapping[str, list[Span]], pack: Pack
) -> dict[str, list[Span]]:
    """Give by what they come to in one word, which the page has too, where two words stand side by side."""
    pairs: dict[str, list[Span]] = defaultdict(list)
    for first, second in pairwise(words):
        joined = first.folded + second.folded
        if len(joined) < _LETTERS or joined not in held or _is_loose(first, second, pack):
            continue
        span = Span(first.span.start, second.span.end)
        if span.of(article.text).split() == [first.word, second.word]:
            pairs[joined].append(span)
    return pairs


def _is_loose(first: Written, second: Written, pack: Pack) -> bool:
    """Say whether the language writes the two words either way: common words, units and offices."""
    joined, halves = first.folded + second.folded, {first.folded, second.folded}
    if halves & offices(pack):
        return True
    if not any(is_listed(half, pack) for half in halves):
        return False  # Halves that are nothing by themselves are a name torn apart.
    return joined in pack.rarity.of or bool(places.find(joined)) or joined in country_words()


def _sides(one: list[Span], other: list[Span]) -> tuple[Span, Span]:
    """Give the slip and what it is a slip of: the rarer one, else the later."""
    is_slip = (len(one), -one[0].start) < (len(other), -other[0].start)
    return (one[0], other[0]) if is_slip else (other[0], one[0])


def _articles(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    """Yield names whose article the page writes in two ways."""
    ways: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for match, stretch in matches(article, article.spans(*_ROLES), _named(pack)):
        span = placed(match, stretch)
        ways[fold(match.group(2))][match.group(1).casefold()].append(span)
    for written_ways in ways.values():
        for first, second in pairwise(written_ways.values()):
            yield two_ways(article, *_sides(first, second), is_told=False)


@cache
def _named(pack: Pack) -> Pattern:
    """Match a name behind the article of Arabic names."""
    return compile_pattern(
        rf"\b((?i:{alternation(pack.checks.articles)}))[-‑–]\s?(\p{{Lu}}[\pL’']{{2,}})", ignore_case=False
    )
