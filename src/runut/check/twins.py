"""A name of several words of which one is another word elsewhere on the page: `Bukti Duri` and `Bukit Duri`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from rapidfuzz.distance import OSA

from runut import lang
from runut.lang import Pack
from runut.lang.patterns import compile_pattern
from runut.model import Article, Discrepancy, Record, Role, Span
from runut.text.capitalised import Written, written
from runut.text.findings import on_page
from runut.text.names import inflected

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_LETTERS = 4
"""Letters of the shortest word that is taken for a slip of another."""
_NAMED = compile_pattern(r"\b(\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}+) \((\p{Lu}{2})\)", ignore_case=False)


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield words of names that stand in the place of another word, where the page has that name more often."""
    for article in record.articles:
        pack = lang.load(article.language)
        runs = list(_runs(article))
        shown: set[str] = set()
        for slip, right in (*_pairs(runs, pack), *_initials(article)):
            words = slip.of(article.text)
            if words not in shown:
                shown.add(words)
                other = right.of(article.text)
                yield on_page(
                    article, "name_variant", slip, suggestion=other, evidence=(right,), words=words, other=other
                )


def _runs(article: Article) -> Iterator[list[Written]]:
    """Yield the capitalised words that stand in a row."""
    run: list[Written] = []
    for one in written(article, _ROLES):
        if run and article.text[run[-1].span.end : one.span.start] != " ":
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _pairs(runs: list[list[Written]], pack: Pack) -> Iterator[tuple[Span, Span]]:
    """Yield a word that is no name of its own, beside the same name as the word that it is a slip of."""
    beside: dict[tuple[str, bool], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for first, second in (pair for run in runs for pair in pairwise(run)):
        if second.ends or any(one.word[-1:].isupper() and not one.word.isupper() for one in (first, second)):
            continue  # What stands before a full stop may have been cut short; "PetaB" was glued to what follows.
        whole = Span(first.span.start, second.span.end)
        beside[first.folded, True][second.folded].append(whole)
        if not first.opens:
            beside[second.folded, False][first.folded].append(whole)
    for (shared, _), others in sorted(beside.items()):
        if len(shared) < _LETTERS or shared in pack.names.places or shared in pack.names.organisations:
            continue
        for slip, right in (pair for both in combinations(sorted(others), 2) for pair in (both, both[::-1])):
            if len(others[slip]) < len(others[right]) and _is_slip(slip, right, pack):
                yield others[slip][0], others[right][0]


def _is_slip(slip: str, right: str, pack: Pack) -> bool:
    if min(len(slip), len(right)) < _LETTERS or slip in pack.spelt.known or right in pack.ordinary.all:
        return False
    if inflected(slip, right, pack.checks.endings):
        return False
    return OSA.distance(slip, right, score_cutoff=1) <= 1


def _initials(article: Article) -> Iterator[tuple[Span, Span]]:
    """Yield initials behind a name of two words that are not its own, where the page uses its own as well."""
    for stretch in article.spans("lead", "body"):
        for match in _NAMED.finditer(stretch.of(article.text)):
            given, first, last = match.group(3), match.group(1)[0], match.group(2)[0]
            own = first + last
            elsewhere = compile_pattern(rf"\b{own}\b", ignore_case=False).search(article.text)
            if given != own and given[0] == first and elsewhere:
                here = Span(stretch.start + match.start(3), stretch.start + match.end(3))
                yield here, Span(elsewhere.start(), elsewhere.end())
