"""Islands and provinces: an island told beside its own part, and a province of an island that the page is not about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from runut import lang
from runut.check._listed import named_province, provinces
from runut.check._matches import matches, placed
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.sentences import sentences_of
from runut.world.tables import rows, several

_LISTED = 4
"""Provinces of the shortest list."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each island joined with a province of its own, and the odd one in a list of provinces."""
    for article in record.articles:
        pack = lang.load(article.language)
        if any(island in article.text for island in _islands()):
            yield from _own_part(article, pack)
            yield from _odd_one(article, pack)


def _own_part(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    """Yield "Sumatera dan Riau": the second lies on the first."""
    for match, stretch in matches(article, article.spans("headline", "lead", "body"), _joined(pack)):
        island, province = match.group("whole"), match.group("part")
        if _on()[province] == _islands()[island]:
            span = placed(match, stretch)
            yield on_page(
                article, "wrong_fact", span, template="own_part", words=span.of(article.text), place=province,
                whole=island,
            )  # fmt: skip


def _odd_one(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    """Yield the one province of a list on an island that the page never names, where it names two as what it is on.

    Its side ("Selatan") is also that of a province of one of the two: that was meant.
    """
    found = (match.group() for match in _bare().finditer(article.text))
    told = {_islands()[name] for name in found if name in _islands()}
    named = Counter(match.group() for match in named_province().finditer(article.text))
    if len(told) != 2:
        return
    for sentence in sentences_of(article, pack, "lead", "body"):
        listed = list(named_province().finditer(sentence.of(article.text)))
        odd = [match for match in listed if _on()[match.group()] not in told]
        if len(listed) < _LISTED or len(odd) != 1 or named[odd[0].group()] > 1:
            continue
        word = odd[0].group()
        if sum(times for name, times in named.items() if _on()[name] == _on()[word]) > 1:
            continue
        side = word.split()[-1]
        right = [name for name in _on() if name.split()[-1] == side and " " in name and _on()[name] in told]
        told_of = {provinces()[name] for name in named}
        own = [name for name in right if provinces()[name] not in told_of and name.split()[0] in _islands()]
        if own:
            span = Span(sentence.start + odd[0].start(), sentence.start + odd[0].end())
            yield on_page(
                article, "wrong_fact", span, suggestion=own[0], template="other_island", place=word, right=own[0]
            )


@cache
def _islands() -> Mapping[str, str]:
    """Map every name of an island that holds several provinces to the first."""
    every = (several(row["names"]) for row in rows("islands"))
    return {name: names[0] for names in every for name in names}


@cache
def _on() -> Mapping[str, str]:
    """Map every name of a province to the island that it lies on, or else to itself."""
    island = {code: several(row["names"])[0] for row in rows("islands") for code in several(row["provinces"])}
    return {
        name: island.get(row["code"], row["name"])
        for row in rows("provinces")
        for name in (row["name"], *several(row["aliases"]))
    }


@cache
def _joined(pack: Pack) -> Pattern:
    both = alternation(pack.checks.both)
    return compile_pattern(
        rf"\b(?P<whole>{alternation(_islands())}) {both} (?P<part>{alternation(_on())})\b", ignore_case=False
    )


@cache
def _bare() -> Pattern:
    """Match an island where it is not the first word of a province."""
    return compile_pattern(rf"\b{alternation([*_islands(), *_on()])}\b", ignore_case=False)
