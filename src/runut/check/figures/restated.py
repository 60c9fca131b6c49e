"""One toll that one voice states exactly, twice, and otherwise: `26 orang tewas`, and further down 36."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from runut import lang
from runut.check.figures._paged import by_page
from runut.check.figures.disagree import one_speaker
from runut.check.figures.headline import SHOT, are_with_dead
from runut.check.numbers.swapped import is_swap
from runut.lang import Pack, patterns
from runut.lang.patterns import Pattern, compile_pattern
from runut.model import Article, Discrepancy, Figure, FigureKind, Record, Span
from runut.text.findings import on_page
from runut.text.names import fold
from runut.text.sentences import sentences

_TOLLS: frozenset[FigureKind] = frozenset(
    {"killed", "injured", "missing", "sick", "displaced", "rescued", "hostages", "arrested", "suspects"}
)
"""Kinds of which a page has one total; others are counted by what they are of, and only the same things compared."""
_SURE = 0.6
"""Confidence of the least sure figure that is held against another."""
_TURNED = 12
"""The smallest number of which two digits are turned round."""
_ROWS = 3
"""Numbers of one thing on a page; where there are more, they are rows of a list."""
_FEW = 2
"""Times by which the greater may be more than the less: further apart, the less counts some of them."""
_YEAR = compile_pattern(r"\b(?:1[89]|20)\d\d\b")
"""What is told with its year is as a rule another event."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's totals as figures, the numbers of its headline and body, and where its sentences stand."""

    article: Article
    pack: Pack
    totals: tuple[Figure, ...]
    every: tuple[Figure, ...]
    sentences: tuple[Span, ...]

    def is_headline(self, figure: Figure) -> bool:
        return any(head.holds(figure.span) for head in self.article.spans("headline"))

    def before(self, sentence: Span) -> str:
        """Give the sentence before one, if it stands in the same paragraph."""
        told = [one for one in self.sentences if one.end <= sentence.start]
        is_beside = bool(told) and "\n" not in self.article.text[told[-1].end : sentence.start]
        return told[-1].of(self.article.text) if is_beside else ""

    def sentence(self, figure: Figure) -> Span:
        return next((one for one in self.sentences if one.holds(figure.span)), figure.clause)


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield, once for two numbers of the body, the rarer, else the later, and what is more than a number told twice."""
    for article, figures in by_page(record):
        if figures:
            yield from _on_page(_page(article, figures))


def _page(article: Article, figures: list[Figure]) -> _Page:
    pack = lang.load(article.language)
    stretches = list(article.spans("headline", "lead", "body"))
    cut = tuple(one for stretch in stretches for one in sentences(article.text, pack, stretch))
    totals = tuple(one for one in figures if _is_stated(one) and (pack.checks.parts_dead or one.kind not in SHOT))
    return _Page(article, pack, totals, tuple(figures), cut)


def _is_stated(figure: Figure) -> bool:
    """Say whether a figure is an exact total that the weights are sure of."""
    return (
        figure.scope == "total"
        and figure.modality == "asserted"
        and figure.quantity.bound == "exact"
        and (figure.quantity.value or 0) > 1
        and (figure.confidence is None or figure.confidence >= _SURE)
    )


def _on_page(page: _Page) -> Iterator[Discrepancy]:
    shown: set[tuple[str, int | None]] = set()
    for first, second in combinations(page.totals, 2):
        if len(_rows(first, page)) > _ROWS or not _are_one(first, second) or _is_explained(first, second, page.every):
            continue
        if are_with_dead(first, second, page.every):
            continue
        if _body_off(first, second, page):
            slip, right = _sides(first, second, page)
            if (slip.kind, slip.quantity.value) not in shown:
                shown.add((slip.kind, slip.quantity.value))
                yield _finding(page, slip, right)
    for slip, right in (*_turned(page), *_outgrown(page)):
        if (slip.kind, slip.quantity.value) not in shown:
            shown.add((slip.kind, slip.quantity.value))
            yield _finding(page, slip, right)


def _rows(figure: Figure, page: _Page) -> frozenset[int | None]:
    """Give the numbers of a kind that a page has as totals: many are rows of a list, each of something else."""
    return frozenset(one.quantity.value for one in page.totals if (one.kind, one.unit) == (figure.kind, figure.unit))


def _turned(page: _Page) -> Iterator[tuple[Figure, Figure]]:
    """Yield figures of the same people or things, whoever tells them, whose two digits are turned round."""
    told = [one for one in page.every if _is_exact(one) and (one.quantity.value or 0) >= _TURNED]
    told = [one for one in told if not page.is_headline(one)]  # of those headline.py tells
    for first, second in combinations(told, 2):
        if not _are_one(first, second) or not is_swap(first.quantity.value or 0, second.quantity.value or 0):
            continue
        words = [page.sentence(one).of(page.article.text) for one in (first, second)]
        if words[0] == words[1] or any(_YEAR.search(each) for each in words):
            continue
        are_totals = first.scope == second.scope == "total" and first.kind in _TOLLS
        rows = {other.quantity.value for other in told if (other.kind, other.who) == (first.kind, first.who)}
        are_things = bool(first.who) and first.who == second.who and len(rows) <= _ROWS
        if (are_totals and _same_people(first, second, page.pack)) or are_things:
            yield _sides(first, second, page)


def _finding(page: _Page, slip: Figure, right: Figure) -> Discrepancy:
    words, other = slip.span.of(page.article.text), right.span.of(page.article.text)
    return on_page(
        page.article, "figure_conflict", slip.span, evidence=(right.span, right.id, slip.id),
        words=words, what=slip.kind, other=other,
    )  # fmt: skip


def _outgrown(page: _Page) -> Iterator[tuple[Figure, Figure]]:
    """Yield figures, once told, that are more than the number of their kind which the page has twice or more.

    A smaller one may count some of them, whatever its sentence leaves out.
    """
    every = [one for one in page.every if _is_exact(one)]
    often = _often(every)
    for other in every:
        own = [one for one in page.totals if one.kind == other.kind and often[one.kind, one.quantity.value] > 1]
        if len({one.quantity.value for one in own}) != 1 or page.is_headline(other) or other.kind not in _TOLLS:
            continue
        first, value = own[0], other.quantity.value or 0
        if (first.quantity.value or 0) < value and often[other.kind, value] == 1 and _are_one(first, other):
            kind = [one.quantity.value or 0 for one in every if one.kind == other.kind]
            sums = (a + b for a, b in combinations(kind, 2))
            is_told = not _is_explained(first, other, page.every) and _is_no_news(other, own, page)
            is_told = is_told and not are_with_dead(first, other, page.every)
            if value not in sums and is_told:
                yield other, first


def _is_exact(figure: Figure) -> bool:
    is_sure = figure.confidence is None or figure.confidence >= _SURE
    return (
        figure.modality == "asserted" and figure.quantity.bound == "exact" and bool(figure.quantity.value) and is_sure
    )


def _is_no_news(figure: Figure, own: Sequence[Figure], page: _Page) -> bool:
    """Say whether a figure counts everybody, or those whom the others count, and tells no change and no other event."""
    sentence, group = page.sentence(figure), _group(figure, page.pack)
    if group and not any(group & _group(one, page.pack) and page.sentence(one) != sentence for one in own):
        return False
    words = sentence.of(page.article.text)
    is_other = _YEAR.search(words) or _past(page.pack).search(page.before(sentence))
    return not is_other and not _news(page.pack).search(words)


def _are_one(first: Figure, second: Figure) -> bool:
    """Say whether two figures count the same in two numbers that lie near each other."""
    low, high = sorted((first.quantity.value or 0, second.quantity.value or 0))
    return (
        (low != high <= low * _FEW or is_swap(low, high))
        and (first.kind, first.unit, first.incident) == (second.kind, second.unit, second.incident)
        and (first.place is None or second.place is None or first.place == second.place)
        and (first.as_of is None or second.as_of is None or first.as_of == second.as_of)
    )


def _is_explained(first: Figure, second: Figure, every: Iterable[Figure]) -> bool:
    """Say whether another figure of the page is what one has more than the other, or both together."""
    one, other = first.quantity.value or 0, second.quantity.value or 0
    values = {figure.quantity.value for figure in every if (figure.kind, figure.unit) == (first.kind, first.unit)}
    return bool({one + other, abs(one - other)} & values)


def _body_off(first: Figure, second: Figure, page: _Page) -> bool:
    """Say whether both are told by the page itself or by one voice, in two sentences, and neither as news of it."""
    if first.kind not in _TOLLS or page.is_headline(first) or not _same_people(first, second, page.pack):
        return False
    here, there = page.sentence(first), page.sentence(second)
    fillers = frozenset(page.pack.checks.fillers)
    is_told = bool(first.said_by or second.said_by)
    if here == there or (is_told and not one_speaker(first.said_by, second.said_by, fillers)):
        return False
    words = [sentence.of(page.article.text) for sentence in (here, there)]
    if any(_past(page.pack).search(page.before(sentence)) for sentence in (here, there)):
        return False
    return not any(_news(page.pack).search(each) or _YEAR.search(each) for each in words)


def _same_people(first: Figure, second: Figure, pack: Pack) -> bool:
    """Say whether both count everybody, or the same group by the same words."""
    one, other = (_group(figure, pack) for figure in (first, second))
    return one == other or bool(one and other and (one <= other or other <= one))


def _group(figure: Figure, pack: Pack) -> frozenset[str]:
    """Give the words for a group, without those that say no more than what happened to it ("jenazah", "pengungsi")."""
    return frozenset(fold(figure.who or "").split()) - _of_kind(pack, figure.kind)


@cache
def _of_kind(pack: Pack, kind: FigureKind) -> frozenset[str]:
    words = pack.figures.kinds[kind]
    every = (*words.acts, *words.states, *words.labels, *words.counted, *pack.figures.counters, *pack.figures.victims)
    return frozenset(word for phrase in every for word in phrase.split())


@cache
def _news(pack: Pack) -> Pattern:
    """Match what tells that a number changed, or that others count otherwise."""
    figures = pack.figures
    # "tidak memadai lagi" tells nothing new
    more = tuple(word for word in figures.more if word not in pack.checks.again)
    return patterns.words(figures.prior, more, figures.past, figures.elsewhere, pack.checks.revised)


@cache
def _past(pack: Pack) -> Pattern:
    return patterns.words(pack.figures.past, pack.figures.elsewhere)


def _sides(first: Figure, second: Figure, page: _Page) -> tuple[Figure, Figure]:
    """Give the slip and what is right."""
    often = _often(page.every)
    ranked: Sequence[Figure] = sorted(
        (first, second),
        key=lambda one: (often[one.kind, one.quantity.value], not page.is_headline(one), -one.span.start),
    )
    return ranked[0], ranked[1]


def _often(every: Iterable[Figure]) -> Mapping[tuple[FigureKind, int | None], int]:
    return Counter((figure.kind, figure.quantity.value) for figure in every)
