"""Somebody who is dead and further down in hospital: `Darsono tewas`, then `Darsono dirawat`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from runut import lang
from runut.check._listed import may_be_persons
from runut.check._matches import matches, placed
from runut.lang import Pack, patterns
from runut.lang.patterns import Pattern, alternation, compile_pattern, openings
from runut.model import Article, Discrepancy, Record, Span
from runut.text.capitalised import written
from runut.text.findings import on_page
from runut.text.names import fold
from runut.text.sentences import sentences_of

_NAME = r"(?P<name>\p{Lu}[\pL'’-]{2,}(?: \p{Lu}[\pL'’-]+){0,2})"


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield who is told dead and in a later sentence alive, nothing in it looking back, and is not told dead again."""
    for article in record.articles:
        pack = lang.load(article.language)
        if pack.checks.dead and pack.checks.alive:
            yield from _alive(article, pack)


def _alive(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    dead = _dead(article, pack)
    if not dead:
        return
    for sentence in sentences_of(article, pack, "lead", "body"):
        words = sentence.of(article.text)
        if _looks_back(pack).search(words):
            continue
        for match, _ in matches(article, (sentence,), _lives(pack)):
            name = fold(match.group("name"))
            died = dead.get(name)
            if died is None or sentence.start <= died[-1].end:
                continue  # What is told before somebody dies is how it came to that.
            span = placed(match, sentence)
            yield on_page(
                article, "figure_conflict", span, evidence=(died[0],), words=span.of(article.text), what="killed",
                other=died[0].of(article.text),
            )  # fmt: skip


def _dead(article: Article, pack: Pack) -> Mapping[str, list[Span]]:
    """Give by each of a dead person's names, and by the last of them, where his death is told.

    A name that somebody else on the page has too tells of nobody.
    """
    held: dict[str, list[Span]] = {}
    for match, stretch in matches(article, article.spans("lead", "body"), _dies(pack)):
        for name in {fold(match.group("name")), *map(fold, match.group("name").split())}:
            held.setdefault(name, []).append(placed(match, stretch))
    shared = _shared(article, pack, held)
    return {name: spans for name, spans in held.items() if name not in shared}


def _shared(article: Article, pack: Pack, names: Mapping[str, list[Span]]) -> frozenset[str]:
    """List names that stand beside two different ones, or are no person's."""
    beside: dict[str, set[str]] = {name: set() for name in names}
    no_names: set[str] = set()
    for one in written(article, ("headline", "lead", "body")):
        if one.folded in beside:
            beside[one.folded] |= {word for word in one.near if word not in pack.ordinary.all}
            if not may_be_persons(one, pack):
                no_names.add(one.folded)
    several = {name for name, near in beside.items() if len(near) > 1 and name not in near}
    return frozenset(several | no_names)


@cache
def _dies(pack: Pack) -> Pattern:
    return compile_pattern(
        rf"\b{_NAME}(?:,? ?\(?\d{{1,2}}(?: \pL+)?\)?,?)? (?i:{alternation(pack.checks.dead)})\b", ignore_case=False,
        needs=openings(pack.checks.dead),
    )  # fmt: skip


@cache
def _lives(pack: Pack) -> Pattern:
    return compile_pattern(
        rf"\b{_NAME}(?:,? ?\(?\d{{1,2}}(?: \pL+)?\)?,?)? (?:\p{{Ll}}+ ){{0,5}}?(?i:{alternation(pack.checks.alive)})\b",
        ignore_case=False, needs=openings(pack.checks.alive),
    )  # fmt: skip


@cache
def _looks_back(pack: Pack) -> Pattern:
    """Match what makes a sentence one of how it came, or of a death."""
    return patterns.words(pack.checks.dead, pack.checks.looks_back, pack.figures.prior, pack.checks.negations)
