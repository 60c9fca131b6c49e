"""Where a page sets an event, as gazetteers know it: the town, district, regency or province its coordinates are of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from runut.model import Place
from runut.world import countries, places
from runut.world.places import Known
from runut.world.tables import rows

Level = Literal["town", "district", "regency", "province", "named", "country"]

LOCAL: frozenset[Level] = frozenset(("town", "district", "regency", "named"))
"""Levels at which two pages can be said to speak of the same place, or of two."""

_SITES = frozenset(("site", "street", "point", "area"))
"""Precisions of a place that is within a town, or wider than one: its name is no location's."""

_LEVELS: dict[str, Level] = {
    "city": "town",
    "kota": "town",
    "district": "district",
    "kabupaten": "regency",
    "province": "province",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place resolved: `name` is of what the coordinates are of, `written` the whole address as the page has it.

    A `named` one has a name and no coordinates, a `country` neither. `key` is the same for all spots in one regency,
    city or town.
    """

    level: Level
    written: str
    country: str | None
    name: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    admin3: str | None = None
    lat: float | None = None
    lon: float | None = None
    key: str = ""


def spot(place: Place | None, day: str | None = None) -> Spot | None:
    """Resolve a place by its coordinates, in the province that it was part of on a day; None where there is none."""
    if place is None or not (place.name or place.country):
        return None
    if place.lat is None or place.lon is None:
        return _without(place)
    known = _known(place) or _province(place)
    if known is None:
        first = place.parts[0] if place.name and place.precision not in _SITES else None
        key = f"{place.country} {places.fold(place.name)}"
        return Spot("named", place.name, place.country, first, place.admin1, lat=place.lat, lon=place.lon, key=key)
    return _of_known(place, known, day)


def capital(admin1: str | None) -> Known | None:
    """Give the capital of an Indonesian province: where ACLED puts what is known to the province alone.

    >>> capital("Papua").name
    'Jayapura'
    """
    name = _capitals().get(places.fold(admin1 or ""))
    found = [one for one in places.find(name or "") if one.level in ("kota", "kabupaten") and one.lat is not None]
    return next((one for one in found if one.level == "kota"), next(iter(found), None))


def town_key(name: str, country: str | None) -> str | None:
    """Give the key of the town or regency of a name in a country; None where no gazetteer has it.

    >>> town_key("Kabupaten Jember", "ID") == town_key("Jember", "ID"), town_key("Negeri Antah", "ID")
    (True, None)
    """
    for part in (name, name.partition(" ")[2]):
        for known in places.find(part) if part else ():
            if known.country == country and known.level != "province":
                return _key(known)
    return None


def _province(place: Place) -> Known | None:
    """Give the province that an address is nothing more than, however its coordinates were chosen."""
    return places.province(place.name) if place.country == "ID" and len(place.parts) == 1 else None


def _without(place: Place) -> Spot:
    """Give a place that has a name and no coordinates, or only a country."""
    is_land = not place.name or places.fold(place.name) in _lands(place.country)
    if is_land:
        return Spot("country", place.name, place.country, key=place.country or "")
    city = places.province(place.admin1 or "") if place.country == "ID" else None
    if city and city.code in _cities():
        return _of_known(place, city, None)
    key = f"{place.country} {places.fold(place.name)}"
    name = place.parts[0] if place.precision not in _SITES else None
    return Spot("named", place.name, place.country, name, place.admin1, key=key)


def _of_known(place: Place, known: Known, day: str | None) -> Spot:
    regency = places.regency_of(known) if known.level == "district" else known
    level = "town" if known.code in _cities() else _LEVELS[known.level]
    is_indonesian = known.code is not None
    then = places.find(regency.name, day) if regency and is_indonesian else ()
    admin1 = next((one.admin1 for one in then if regency and one.code == regency.code), known.admin1 or place.admin1)
    return Spot(
        level=level,
        written=place.name,
        country=place.country,
        name=known.name,
        admin1=admin1,
        admin2=regency.name if regency and is_indonesian and known.level != "province" else None,
        admin3=known.name if known.level == "district" else None,
        lat=known.lat if place.lat is None else place.lat,
        lon=known.lon if place.lon is None else place.lon,
        key=_key(known),
    )


def _key(known: Known) -> str:
    if known.code is None:
        return f"{known.country} {places.fold(known.name)}"
    return f"{known.country} {known.code[:4]}"


def _known(place: Place) -> Known | None:
    """Find what the coordinates are of: an Indonesian area, or a city that the address names."""
    at = (place.lat, place.lon)
    own = [known for known in _by_point().get(at, ()) if known.country == place.country]
    named = {places.fold(part) for part in place.parts} | {places.fold(part.partition(" ")[2]) for part in place.parts}
    own.sort(key=lambda known: (places.fold(known.name) not in named, known.level == "province", known.code or ""))
    if own:
        return own[0]
    words = (*place.parts, *(part.partition(" ")[2] for part in place.parts), *_tails(place.parts))
    cities = (known for word in words if word for known in places.find(word))
    return next((known for known in cities if (known.lat, known.lon) == at), None)


def _tails(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Give the last words of each part: a site's name may end in its town's ("bandara Almaty", "Melati di Wan Chai").

    >>> _tails(("town of Wan Chai",))
    ('Chai', 'Wan Chai')
    """
    split = [part.split() for part in parts]
    return tuple(" ".join(words[-size:]) for words in split for size in (1, 2) if len(words) >= size)


@cache
def _by_point() -> dict[tuple[float | None, float | None], list[Known]]:
    found: dict[tuple[float | None, float | None], list[Known]] = {}
    for region in places.regions():
        if region.lat is not None:
            found.setdefault((region.lat, region.lon), []).append(region)
        for district in places.districts_of(region.code or ""):
            if district.lat is not None and (district.lat, district.lon) != (region.lat, region.lon):
                found.setdefault((district.lat, district.lon), []).append(district)
    return found


@cache
def _capitals() -> dict[str, str]:
    return {places.fold(row["name"]): row["capital"] for row in rows("provinces")}


@cache
def _cities() -> frozenset[str]:
    """Give the codes of provinces that are one city: most of their parts are cities (Jakarta)."""
    parts: dict[str, list[bool]] = {}
    for region in places.regions():
        if region.code and region.level != "province":
            parts.setdefault(region.code[:2], []).append(region.level == "kota")
    return frozenset(code for code, are_cities in parts.items() if 2 * sum(are_cities) > len(are_cities))


@cache
def _lands(code: str | None) -> frozenset[str]:
    country = countries.by_code(code or "")
    names = (*dict(country.names).values(), *country.aliases) if country else ()
    return frozenset(places.fold(name) for name in names)
