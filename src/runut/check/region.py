"""A town put into a province that it does not lie in, by Indonesia's official regions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from runut import lang
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.world import places
from runut.world.places import Known

_BEFORE = ("2021-01-01", "1999-01-01")
"""Days before the youngest provinces were parted off, and the provinces before those."""

_HEAD = 3
"""Letters of the shortest name of a town that is looked up."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each "Town, Province" in which neither a regency nor a district of that name lies in that province."""
    for article in record.articles:
        yield from _wrong(article)


def _wrong(article: Article) -> Iterator[Discrepancy]:
    seen: set[str] = set()
    for stretch in article.spans("headline", "lead", "body"):
        for match in _pattern().finditer(stretch.of(article.text)):
            town, province = match.group("town"), places.province(match.group("province"))
            right = _right(town, province, article.day) if province else None
            if (
                province is None
                or right is None
                or match.group() in seen
                or _is_list(article, stretch.start + match.end())
            ):
                continue
            seen.add(match.group())
            span = Span(stretch.start + match.start(1), stretch.start + match.end(2))
            yield on_page(
                article, "wrong_fact", span, suggestion=f"{town}, {right}", template="wrong_province",
                place=town, province=province.name, right=right,
            )  # fmt: skip


def _is_list(article: Article, end: int) -> bool:
    """Say whether what follows shows names in a row, none of which holds the other."""
    after = article.text[end : end + 40]
    words = after.lstrip(" ,").split()
    if not words:
        return False
    pack = lang.load(article.language)
    first = words[0].strip(".,()").casefold()
    if first in pack.checks.joins:
        return True
    return after[0] in " ," and words[0][0].isupper() and first not in pack.dates.weekdays


def _right(town: str, province: Known, day: str | None) -> str | None:
    """Give the province that a town lies in, if it is sure that it is not this one.

    The name is a regency's or city's; no other region shares it, and nothing in the stated province has it too.
    Provinces beside one another are as a rule a list.
    """
    if len(town) < _HEAD or places.province(town) is not None:
        return None
    regions = [place for place in places.find(town, day) if place.level in ("kabupaten", "kota")]
    if not regions or _lies_in(town, province, day):
        return None
    provinces = {place.admin1 for place in regions}
    return provinces.pop() if len(provinces) == 1 else None


def _lies_in(town: str, province: Known, day: str | None) -> bool:
    """Say whether the stated province, or what became of it or it was part of, has a place of that name."""
    days = (None, day, *_BEFORE)
    named = (place for when in days for place in (*places.find(town, when), *places.districts(town, when)))
    return any(place.admin1 == province.name for place in named)


@cache
def _pattern() -> Pattern:
    name = r"\p{Lu}[\pL'’-]+(?: \p{Lu}[\pL'’-]+)?"
    spelt = alternation(places.province_names())
    return compile_pattern(
        rf"(?:^|[ (])(?:(?:Kabupaten|Kota|Kab\.?) )?(?P<town>{name}),\s(?:Provinsi |Prov\.? )?(?P<province>{spelt})\b",
        ignore_case=False,
    )
