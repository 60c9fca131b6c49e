"""One number that a page tells twice, with two neighbouring digits swapped: `326 kios` here and `362 kios` there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from runut import lang
from runut.lang import Pack
from runut.lang.patterns import compile_pattern
from runut.model import Article, Bound, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.numbers import numbers
from runut.text.sentences import sentences_of

_LEAST = 100
"""The smallest number that is looked at: two of two digits are turned round by chance once on three hundred pages."""
_ROWS = 3
"""Numbers of one thing on a page; where there are more, they are rows of a table."""
_THING = compile_pattern(r"^\s(\pL{3,})")
_STATED: frozenset[Bound] = frozenset({"exact", "at_least", "about", "more_than"})


class _Told(NamedTuple):
    """A number where it stands, and where its sentence begins."""

    span: Span
    sentence: int


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield the rarer, else the later, of two numbers of the same things that are one but for a swap of digits."""
    for article in record.articles:
        pack = lang.load(article.language)
        for told in _counted(article, pack).values():
            for slip, right in _swaps(told):
                if _are_told_together(article, slip, right, pack):
                    continue
                words, other = slip.of(article.text), right.of(article.text)
                yield on_page(
                    article, "figure_conflict", slip, suggestion=other, evidence=(right,), template="number_swapped",
                    words=words, other=other,
                )  # fmt: skip


def _are_told_together(article: Article, slip: Span, right: Span, pack: Pack) -> bool:
    """Say whether a sentence has both numbers, whatever the one is of: "320 rumah, 230 di antaranya di tepi kali"."""
    values = {span.of(article.text) for span in (slip, right)}
    return any(
        values <= {span.of(article.text) for span, _ in numbers(article.text, pack, sentence)}
        for sentence in sentences_of(article, pack, "lead", "body")
    )


def _counted(article: Article, pack: Pack) -> Mapping[str, Mapping[int, list[_Told]]]:
    """Give by the word behind it where each number of the page stands."""
    found: dict[str, dict[int, list[_Told]]] = defaultdict(lambda: defaultdict(list))
    for sentence in sentences_of(article, pack, "headline", "lead", "body"):
        for span, quantity in numbers(article.text, pack, sentence):
            thing = _THING.search(article.text[span.end : sentence.end])
            is_plain = " " not in span.of(article.text)  # "4,1 juta" is a sum of money, or rounded
            if thing and is_plain and quantity.bound in _STATED and quantity.value and quantity.value >= _LEAST:
                found[thing.group(1).casefold()][quantity.value].append(_Told(span, sentence.start))
    return found


def _swaps(told: Mapping[int, Sequence[_Told]]) -> Iterator[tuple[Span, Span]]:
    """Yield the slip and the right number; two in one sentence are a list, and so are more than three numbers."""
    if len(told) > _ROWS:
        return
    ranked = sorted(told, key=lambda value: (-len(told[value]), told[value][0].span))
    for right, slip in combinations(ranked, 2):
        if is_swap(right, slip) and not {one.sentence for one in told[right]} & {one.sentence for one in told[slip]}:
            yield told[slip][0].span, told[right][0].span


def is_swap(first: int, second: int) -> bool:
    """Say whether two numbers are one but for two neighbouring digits that changed places.

    >>> is_swap(1261, 1216), is_swap(362, 623), is_swap(300, 30)
    (True, False, False)
    """
    one, other = str(first), str(second)
    if len(one) != len(other):
        return False
    off = [at for at, (mine, theirs) in enumerate(zip(one, other, strict=True)) if mine != theirs]
    return len(off) == 2 and off[1] == off[0] + 1 and one[off[0]] == other[off[1]] and one[off[1]] == other[off[0]]
