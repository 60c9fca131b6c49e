"""A village that its district has only in another spelling: "Desa Gunong Labuhan, Kecamatan Gunung Labuhan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from runut import lang
from runut.check._kept import kept
from runut.check._matches import matches, placed
from runut.lang import Pack
from runut.lang.patterns import Match, Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.text.names import is_off_by, sound
from runut.world import places, villages
from runut.world.places import fold

_LETTERS = 5
"""Letters of the shortest name that is looked up."""
_TWO_SLIPS = 12
"""Letters of the shortest name that may differ in two places."""
_COUNTED = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"})
"""Numbers behind the names of villages that were parted: people leave them out."""
_WORD = r"\p{Lu}[\pL'’-]+"


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each village or ward whose district, told beside it, has it only in another spelling, once a page.

    The list is the official one of 2022 (Kepmendagri 100.1.1-6117/2022): world/villages.tsv.
    """
    for article in record.articles:
        pack = lang.load(article.language)
        seen: set[str] = set()
        for slip, right in misspelt(article, pack):
            words = slip.of(article.text)
            if fold(words) not in seen:
                seen.add(fold(words))
                yield on_page(
                    article, "name_variant", slip, suggestion=right, template="name_variant_known", words=words,
                    other=right,
                )  # fmt: skip


@kept
def misspelt(article: Article, pack: Pack) -> tuple[tuple[Span, str], ...]:
    """List where a page has a village in another spelling than its district, and how that spells it."""
    return tuple(_misspelt(article, pack)) if pack.checks.villages else ()


def _misspelt(article: Article, pack: Pack) -> Iterator[tuple[Span, str]]:
    for match, stretch in matches(article, article.spans("headline", "lead", "body"), _pattern(pack)):
        right = _right(match)
        if right is not None:
            yield placed(match, stretch, "name"), right


@cache
def _pattern(pack: Pack) -> Pattern:
    """Match a village with its district, and with the regency or city behind that, if it is told."""
    scales = pack.names.places
    district, regency = (
        alternation([word for word, scale in scales.items() if scale == level]) for level in ("district", "regency")
    )
    name = rf"{_WORD}(?: {_WORD}){{0,2}}"
    return compile_pattern(
        rf"\b(?i:{alternation(pack.checks.villages)})\.?\s(?P<name>{name}),? "
        rf"(?i:{district})\.?\s(?P<district>{name})(?:,? (?i:{regency})\.?\s(?P<regency>{name}))?",
        ignore_case=False,
    )


def _right(match: Match) -> str | None:
    """Give the one village of the stated district that a name is a slip of; None where the district has the name."""
    codes = _districts(match.group("district"), match.group("regency"))
    official = {fold(name): name for code in codes for name in villages.of(code)}
    words = match.group("name").split()
    if any(fold(" ".join(words[:size])) in official for size in range(len(words), 0, -1)):
        return None
    name = fold(match.group("name"))
    near = [known for known in official if _is_slip(name, known) and not _is_counted(official[known])]
    if len(near) != 1 or _is_beside(name, codes):
        return None
    return official[near[0]]


def _districts(name: str, regency: str | None) -> tuple[str, ...]:
    """List the codes of the districts of that name, those of the regency beside it where that is told."""
    for known in _shorter(name):
        found = [place.code or "" for place in places.districts(known)]
        if found:
            return tuple(code for code in found if regency is None or code[:4] in _regencies(regency))
    return ()


def _regencies(name: str) -> frozenset[str]:
    for known in _shorter(name):
        found = [place.code or "" for place in places.find(known) if place.level in ("kabupaten", "kota")]
        if found:
            return frozenset(found)
    return frozenset()


def _shorter(name: str) -> Iterator[str]:
    """Yield a name and what is left of it without its last words: a person may follow a place."""
    words = name.split()
    yield from (" ".join(words[:size]) for size in range(len(words), 0, -1))


def _is_slip(name: str, known: str) -> bool:
    if min(len(name), len(known)) < _LETTERS or sound(name) == sound(known):
        return False
    allowed = 2 if min(len(name), len(known)) >= _TWO_SLIPS else 1
    return is_off_by(name, known, allowed)


def _is_counted(official: str) -> bool:
    return official.split()[-1].casefold() in _COUNTED or official[-1].isdigit()


def _is_beside(name: str, codes: Sequence[str]) -> bool:
    """Say whether another district of the regency has a village of that name: the district may be the slip."""
    regencies = {code[:4] for code in codes}
    every = (district.code or "" for regency in regencies for district in places.districts_of(regency))
    return any(fold(village) == name for code in every for village in villages.of(code))
