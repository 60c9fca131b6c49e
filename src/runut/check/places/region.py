"""A town put into a province that it does not lie in, by Indonesia's official regions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from runut import lang
from runut.check._listed import provinces
from runut.check._matches import matches
from runut.lang.patterns import Pattern, alternation, compile_pattern, openings
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.world import places
from runut.world.places import Known, fold

_BEFORE = ("2021-01-01", "1999-01-01")
"""Days before the youngest provinces were parted off, and the provinces before those."""

_TOWN = "kota"
_BESIDE = 40
"""Characters before a city in which the one that is listed before it stands."""
_CAPITAL = "DKI Jakarta"
_LONG = 6
"""Letters of the shortest name of a district that is looked up: villages, which no list here has, share the others."""
_HEAD = 3
"""Letters of the shortest name of a town that is looked up."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each "Town, Province" in which neither a regency nor a district of that name lies in that province."""
    for article in record.articles:
        yield from _wrong(article)
        yield from _in_another_city(article)


def _in_another_city(article: Article) -> Iterator[Discrepancy]:
    """Find a city put into a part of the capital: `Sawangan, Depok, Jakarta Selatan`; lists of cities are none."""
    seen: set[str] = set()
    for match, stretch in matches(article, article.spans("headline", "lead", "body"), _cities()):
        span, town = Span(stretch.start + match.start("town"), stretch.start + match.end("part")), match.group("town")
        held = {place.admin1 for place in places.find(town, article.day) if place.level == "kota"}
        before = article.text[max(0, span.start - _BESIDE) : span.start].rstrip(" ,").rsplit(",", 1)[-1].split()
        is_list = _is_list(article, span.end) or any(places.find(word, article.day) for word in before[-1:])
        if match.group() not in seen and len(held) == 1 and not is_list:
            seen.add(match.group())
            right = held.pop() or ""
            yield on_page(
                article, "wrong_fact", span, template="wrong_province", suggestion=f"{town}, {right}", place=town,
                province=match.group("part"), right=right,
            )  # fmt: skip


def _wrong(article: Article) -> Iterator[Discrepancy]:
    seen: set[str] = set()
    for match, stretch in matches(article, article.spans("headline", "lead", "body"), _pattern()):
        town, province = match.group("town"), places.province(match.group("province"))
        right = _right(town, province, article.day) if province else None
        span = Span(stretch.start + match.start(1), stretch.start + match.end(2))
        if province is None or right is None or match.group() in seen or _is_list(article, span.end):
            continue
        if places.province(town) is not None and not _is_whole(article, span):
            continue
        seen.add(match.group())
        yield on_page(
            article, "wrong_fact", span, template="wrong_province",
            suggestion=town if town == right else f"{town}, {right}",
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
    if first in pack.checks.joins:  # "..., dan dimakamkan" goes on with the sentence, not with names.
        return len(words) == 1 or not words[1].startswith(pack.checks.verbs)
    return after[0] in " ," and words[0][0].isupper() and first not in pack.dates.weekdays


def _is_whole(article: Article, span: Span) -> bool:
    """Say whether two provinces are told as one place: no list before them, and the day behind them."""
    pack = lang.load(article.language)
    before, after = article.text[: span.start].rstrip(" ("), article.text[span.end : span.end + 40].lstrip(" ,(")
    days = (word.casefold().strip(".,()") for word in after.split()[:2])
    return not before.endswith(",") and any(word in pack.dates.weekdays for word in days)


def _right(town: str, province: Known, day: str | None) -> str | None:
    """Give the province that a town lies in, if it is sure that it is not this one.

    The name is a regency's, city's or province's; no other region shares it, and nothing in the stated province has it
    too.
    """
    if len(town) < _HEAD:
        return None
    alone = places.province(town)
    if alone is not None:
        return _not_within(alone, province, town, day)
    regions = [place for place in places.find(town, day) if place.level in ("kabupaten", "kota")]
    if _lies_in(town, province, day):
        return None
    held = {place.admin1 for place in regions or _districts(town, day)}
    return held.pop() if len(held) == 1 else None


def _districts(town: str, day: str | None) -> tuple[Known, ...]:
    """List the districts of a name that nothing else has: no city of any country, and no word for a town in it."""
    is_town = town.split()[0].casefold().startswith(_TOWN)
    return () if is_town or len(town) < _LONG or places.find(town, day) else places.districts(town, day)


def _not_within(alone: Known, province: Known, town: str, day: str | None) -> str | None:
    """Give a province's own name where it stands before another, unless that has a place of that name too."""
    if alone.name == province.name or _lies_in(town, province, day):
        return None
    return alone.name


def _lies_in(town: str, province: Known, day: str | None) -> bool:
    """Say whether the stated province, or what became of it or it was part of, has a place of that name."""
    days = (None, day, *_BEFORE)
    named = (place for when in days for place in (*places.find(town, when), *places.districts(town, when)))
    return any(place.admin1 == province.name for place in named)


@cache
def _provinces() -> tuple[str, ...]:
    """List the provinces by all their names, those left out that are a town's name too, or more than the province.

    "Kuningan, Jakarta" is a quarter of the city, and all of New Guinea's west is called West Papua.
    """
    towns = {fold(place.name) for place in places.regions() if place.level in ("kabupaten", "kota")}
    wide = {name for name, full in provinces().items() if name != full and (name in full.split() or "Papua" in full)}
    return tuple(name for name in provinces() if fold(name) not in towns and name not in wide)


@cache
def _pattern() -> Pattern:
    name = r"\p{Lu}[\pL'’-]+(?: \p{Lu}[\pL'’-]+){0,3}"
    spelt = alternation(_provinces())
    return compile_pattern(
        rf"(?:^|[ (])(?:(?:Kabupaten|Kota|Kab\.?) )?(?P<town>{name}),\s(?:Provinsi |Prov\.? )?(?P<province>{spelt})\b",
        ignore_case=False,
    )


@cache
def _cities() -> Pattern:
    """Match a city elsewhere, a comma, and a part of the capital."""
    every = [place for place in places.regions() if place.level == "kota"]
    parts = [place.name for place in every if place.admin1 == _CAPITAL]
    towns = [place.name for place in every if place.admin1 != _CAPITAL]
    return compile_pattern(
        rf"(?:^|[ (])(?:Kota )?(?P<town>{alternation(towns)}), (?P<part>{alternation(parts)})\b", ignore_case=False,
        needs=openings(parts),
    )  # fmt: skip
