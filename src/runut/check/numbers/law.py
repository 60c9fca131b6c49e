"""A law cited with a number or year that it does not have: "UU Nomor 23 Tahun 2022 tentang Perlindungan Anak"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import OSA

from runut import lang
from runut.check._matches import matches, placed
from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.names import fold
from runut.world import laws
from runut.world.laws import Law

_FIRST = 1945
"""The year of the republic's first law."""
_LONG = 80
"""Characters in which a law's subject is named."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each law of a year that no law can be of, and each whose number or year is one digit off its subject's."""
    for article in record.articles:
        pack = lang.load(article.language)
        seen: set[str] = set()
        for match, stretch in matches(article, article.spans("headline", "lead", "body"), _pattern(pack)):
            found = _wrong(article, match, stretch)
            if found is not None and match.group("cited") not in seen:
                seen.add(match.group("cited"))
                yield found


def _wrong(article: Article, match: Match, stretch: Span) -> Discrepancy | None:
    number, year = int(match.group("number")), int(match.group("year"))
    cited = match.group("cited")
    span = placed(match, stretch, 1)
    right = _meant(number, year, laws.on(fold(_subject(article, match, stretch))))
    if right is not None:
        put_right = cited.replace(str(year), str(right.year)).replace(match.group("number"), str(right.number), 1)
        return on_page(
            article, "wrong_fact", span, suggestion=put_right, template="wrong_law",
            words=" ".join(cited.split()), subject=right.subject, right=f"{right.number}/{right.year}",
        )  # fmt: skip
    if year < _FIRST or (article.day is not None and year > int(article.day[:4])):
        return on_page(article, "wrong_fact", span, template="no_such_law", words=" ".join(cited.split()))
    return None


def _subject(article: Article, match: Match, stretch: Span) -> str:
    """Give the words behind "tentang", if it stands there; another law may follow in them."""
    behind = stretch.start + match.end()
    return article.text[behind : behind + _LONG] if match.group("about") else ""


def _meant(number: int, year: int, known: tuple[Law, ...]) -> Law | None:
    """Give the law that was meant where number or year is right and the other one digit off."""
    if any((law.number, law.year) == (number, year) for law in known):
        return None
    for law in known:
        is_other_year = law.number == number and (_is_slip(law.year, year) or law.year % 100 == year % 100)
        if is_other_year or (law.year == year and _is_slip(law.number, number)):
            return law
    return None


def _is_slip(right: int, written: int) -> bool:
    return OSA.distance(str(right), str(written), score_cutoff=1) <= 1


@cache
def _pattern(pack: Pack) -> Pattern:
    words = pack.checks
    return compile_pattern(
        rf"\b(?P<cited>{alternation(words.law)},?\s{alternation(words.law_number)}\.?\s?(?P<number>\d{{1,3}}),?"
        rf"\s{alternation(words.law_year)}\s(?P<year>\d{{4}}))\b(?P<about>\s{alternation(words.law_about)}\s)?"
    )
