"""Whose ground a body stands on: country, province, regency; two are apart only where both are known and differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from runut.model import Place
from runut.text.names import fold
from runut.world import countries, places
from runut.world.places import Known

_PROVINCE = 2
"""Parts of an area that say no more than its province."""

Area = tuple[str, ...]
"""ISO country, province or state by name, Indonesia's official code of the regency or city; as much as is known."""


def apart(one: Area, other: Area) -> bool:
    """Say whether two areas are known to differ.

    >>> apart(("ID", "Jawa Timur", "3518"), ("ID", "Jawa Timur")), apart(("ID", "Jawa Timur"), ("ID", "Bali"))
    (False, True)
    """
    return any(a != b for a, b in zip(one, other, strict=False))


def of_place(place: Place | None) -> Area:
    """Give the area of the smallest part of an address that the gazetteer has; what is only guessed shows no area.

    A name that several regencies bear is known by what they share, or by the regency that the address names behind it.

    >>> of_place(Place("Jalan Melati, Nganjuk", "ID", "Jawa Timur")), of_place(Place("Km 36", "ID", "Jawa Barat"))
    (('ID', 'Jawa Timur', '3518'), ())
    >>> of_place(Place("Desa Melati, Kabupaten Nganjuk", "ID", "Jawa Timur"))
    ('ID', 'Jawa Timur', '3518')
    """
    if place is None or place.country is None:
        return ()
    around = tuple(part for part in (place.country, place.admin1) if part)
    known: Area = ()
    for at, part in enumerate(place.parts):
        named = _areas(part) or (_areas(part.partition(" ")[2]) if at else [])
        found = [area for area in named if not apart(area, around)]
        known = max(known, _common(found), key=len)
        if len(known) > _PROVINCE:
            break
    return known


@lru_cache(maxsize=4096)
def of_words(words: Sequence[str]) -> Area:
    """Give the area that the last words of a body's name are the name of; a district's name only where it is all.

    >>> of_words(("metro", "jakarta", "selatan")), of_words(("wirasaba", "rini"))
    (('ID', 'DKI Jakarta', '3174'), ())
    >>> of_words(("metro", "jaya"))
    ('ID', 'DKI Jakarta')
    """
    found = _areas(" ".join(words))
    for at in range(1, len(words)):
        found = found or [_area(place) for place in places.find(" ".join(words[at:]))]
    return _common(found)


def country_in(words: Sequence[str]) -> tuple[str, frozenset[str]]:
    """Give the code of the country that a name holds, and the folded words that say so; empty where it holds none.

    >>> country_in(("Russian", "interior", "ministry"))[0], country_in(("Kementerian", "Agama"))[0]
    ('RU', '')
    """
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            part = " ".join(words[at : at + size])
            bare = part.removesuffix("'s").removesuffix("’s")
            country = countries.find(bare) or countries.of_people(bare)
            if country is not None and bare[:1].isupper():
                return country.code, frozenset(fold(part).split())
    return "", frozenset()


def _areas(name: str) -> list[Area]:
    found = places.find(name) or places.districts(name)
    return [_area(place) for place in found]


def _area(place: Known) -> Area:
    regency = places.regency_of(place) if place.level == "district" else place
    code = regency.code if regency and regency.level in ("kabupaten", "kota") else None
    return tuple(part for part in (place.country, place.admin1, code) if part)


def _common(areas: Iterable[Area]) -> Area:
    parts: list[str] = []
    for several in zip(*areas, strict=False):
        if len(set(several)) > 1:
            break
        parts.append(several[0])
    return tuple(parts)
