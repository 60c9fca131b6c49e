"""One place twice in a list of counts by place, with two numbers: `Jambi 14 orang, ... Jambi 27 orang`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from runut.check._listed import named_province, provinces
from runut.check.figures._paged import by_page
from runut.model import Article, Discrepancy, Figure, Record, Span
from runut.text.findings import on_page

_LISTED = 4
"""Places of the shortest list."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield, in a paragraph that has one count of a kind for each province it names, the province named twice."""
    for article, figures in by_page(record):
        stated = [one for one in figures if one.quantity.bound == "exact" and one.quantity.value]
        if len(stated) >= _LISTED:
            for stretch in article.spans("lead", "body"):
                for paragraph in _paragraphs(article, stretch):
                    yield from _twice(article, paragraph, [one for one in stated if paragraph.holds(one.span)])


def _paragraphs(article: Article, stretch: Span) -> Iterator[Span]:
    start = stretch.start
    for line in stretch.of(article.text).splitlines(keepends=True):
        yield Span(start, start + len(line))
        start += len(line)


def _twice(article: Article, paragraph: Span, figures: list[Figure]) -> Iterator[Discrepancy]:
    """Yield the later of two counts of one province: each province has as many numbers as times that it is named."""
    kinds: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        kinds[figure.kind, figure.unit].append(figure)
    named = [
        (paragraph.start + match.start(), provinces()[match.group()])
        for match in named_province().finditer(paragraph.of(article.text))
    ]
    again = [name for name, times in Counter(name for _, name in named).items() if times > 1]
    for told in kinds.values():
        if len(told) != len(named) or len(told) < _LISTED or len(again) != 1 or len(set(told)) != len(told):
            continue
        at = [number for number, (_, name) in enumerate(named) if name == again[0]]
        values = [told[number].quantity.value for number in at]
        if len(at) == 2 and values[0] != values[1] and all(one.scope == "part" for one in told):
            first, second = (told[number] for number in at)
            span = Span(min(named[at[1]][0], second.span.start), max(named[at[1]][0], second.span.end))
            yield on_page(
                article, "figure_conflict", span, evidence=(first.span, first.id, second.id),
                words=span.of(article.text), what=second.kind, other=first.span.of(article.text),
            )  # fmt: skip
