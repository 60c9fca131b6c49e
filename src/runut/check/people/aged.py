"""One person with two ages, or an age that the year of birth contradicts: `Sugeng Mulyadi (54)`, then `(45)`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from runut import lang
from runut.check._listed import bodies, units
from runut.check._matches import matches, placed
from runut.check.numbers.swapped import is_swap
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.names import fold

_NAME = r"(?P<name>(?:\p{Lu}[\pL'’-]+ ){1,3}\p{Lu}[\pL'’-]+)"
_BIRTH = 100
"""Characters between an age and the year of birth."""
_AGE = compile_pattern(r"\((\d{2})(?: \pL+)?\)")


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield the later of two ages of one full name, and a year of birth that is the age's with two digits turned."""
    for article in record.articles:
        pack = lang.load(article.language)
        if pack.checks.age_units:
            yield from _two_ages(article, pack)
            yield from _born(article, pack)


def _two_ages(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    held: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for match, stretch in matches(article, article.spans("headline", "lead", "body", "caption"), _aged(pack)):
        words = match.group("name").split()
        if not {fold(word) for word in words} & (units(pack) | bodies(pack)):
            span, name = placed(match, stretch), " ".join(words[-2:])
            own = Span(span.start + len(match.group("name")) - len(name), span.end)
            held[fold(name)].append((match.group("a") or match.group("b"), own))
    for told in held.values():
        (age, first), *others = sorted(told, key=lambda one: one[1])
        other = next((span for years, span in others if years != age), None)
        if other is not None and len({years for years, _ in told}) == 2:
            yield on_page(
                article, "figure_conflict", other, evidence=(first,), template="number_swapped",
                words=other.of(article.text), other=first.of(article.text),
            )  # fmt: skip


def _born(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    """Find a year of birth behind the only age told right before it, where its digits are turned round."""
    if not article.day or not pack.checks.born:
        return
    published = int(article.day[:4])
    every = [int(match.group("year")) for match in _birth(pack).finditer(article.text)]
    for match, stretch in matches(article, article.spans("lead", "body"), _birth(pack)):
        span = placed(match, stretch)
        ages = [int(age.group(1)) for age in _AGE.finditer(article.text[max(0, span.start - _BIRTH) : span.start])]
        rights = [published - age - more for age in ages for more in (0, 1)]
        is_turned = any(is_swap(right, int(match.group("year"))) for right in rights)
        if len(ages) == 1 and is_turned and not set(rights) & set(every):
            yield on_page(
                article, "figure_conflict", span, template="number_swapped", words=span.of(article.text),
                other=str(rights[0]),
            )  # fmt: skip


@cache
def _aged(pack: Pack) -> Pattern:
    unit = alternation(pack.checks.age_units[:1])
    return compile_pattern(rf"\b{_NAME}(?: ?\((?P<a>\d{{2}})\)|, (?P<b>\d{{2}}) {unit}\b)", ignore_case=False)


@cache
def _birth(pack: Pack) -> Pattern:
    return compile_pattern(
        rf"\b{alternation(pack.checks.born)} (?:\pL+ ){{0,2}}(?:\d{{1,2}} \pL+ )?(?P<year>(?:19|20)\d\d)\b"
    )
