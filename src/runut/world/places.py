"""Places by name: Indonesian provinces, regencies, cities and districts, and the world's cities above 50,000 people."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from runut.world.tables import lines, rows, several

_WHOLE = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"})
"""Letters that Unicode does not take apart into a plain letter and a mark."""

_NO_DISTRICT = "00"  # behind the code of a regency: a town of it, whichever of its districts it is
_SHORT = 6  # letters up to which a name without a space is none of two words

Level = Literal["province", "kabupaten", "kota", "district", "city"]


@dataclass(frozen=True, slots=True)
class Known:
    """A place of the gazetteer; `code` is Indonesia's official one, `thousands` the people that live there."""

    name: str
    level: Level
    country: str
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    code: str | None = None
    thousands: int = 0


@lru_cache(maxsize=8192)
def find(name: str, day: str | None = None) -> tuple[Known, ...]:
    """List the provinces, regencies, cities and towns of that name, the likeliest first, as they were on a day.

    >>> [(p.name, p.country, p.admin1) for p in find("Pangkalan Bun")]
    [('Pangkalan Bun', 'ID', 'Kalimantan Tengah')]
    >>> [(p.name, p.country) for p in find("Sumsel")], find("Moskow")[0].name
    ([('Sumatera Selatan', 'ID')], 'Moscow')
    >>> find("Puncak", "2019-09-18")[0].admin1, find("Puncak", "2024-01-01")[0].admin1
    ('Papua', 'Papua Tengah')
    """
    key = fold(name)
    provinces, regencies, cities = _provinces().get(key, ()), _regencies().get(key, ()), _world(key)
    if not regencies and not cities:  # as of most names
        return provinces
    world = (p for p in cities if len(key) > _SHORT or " " not in p.name or " " in name)  # "Dian" is no "Dĩ An"
    return (*provinces, *(_as_of(p, day) for p in regencies), *world)


def districts(name: str, day: str | None = None) -> tuple[Known, ...]:
    """List the Indonesian districts (kecamatan, distrik) of that name.

    >>> [p.admin1 for p in districts("Way Tuba")]
    ['Lampung']
    """
    told = _district_lines().get(fold(name), ())
    return tuple(_as_of(_district(*line.split("\t")), day) for line in told)


def era(day: str | None) -> str | None:
    """Give the day from which Indonesia's provinces were as they were on a day; None where no day is given.

    >>> era("2019-09-18"), era("2024-01-01") == era("2024-03-01")
    ('', True)
    """
    return None if day is None else max((row["since"] for row in _young() if row["since"] <= day), default="")


def province(name: str) -> Known | None:
    """Give the Indonesian province of that name or short name."""
    found = _provinces().get(fold(name))
    return found[0] if found else None


def islands_of(name: str) -> frozenset[str]:
    """Give the first digits of the official codes of all that lies on an island, or among islands, of that name.

    The code of a province begins with that of its islands (Permendagri 72/2019): 1 Sumatera, 3 Jawa, 6 Kalimantan.

    >>> sorted(islands_of("Sumatera")), sorted(islands_of("Semarang"))
    (['1'], [])
    """
    return _islands().get(name.casefold(), frozenset())


@cache
def _islands() -> Mapping[str, frozenset[str]]:
    """Give the first digits of the codes of provinces by each row of words with which the name of one begins."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows("provinces"):
        for name in (row["name"], *several(row["aliases"])):
            words = name.casefold().split(" ")
            for size in range(1, len(words)):
                found[" ".join(words[:size])].add(row["code"][0])
    return {name: frozenset(digits) for name, digits in found.items()}


def regency_of(district: Known) -> Known | None:
    """Give the regency or city that a district belongs to."""
    return _by_code().get((district.code or "")[:4])


def regions() -> Iterator[Known]:
    """Yield each Indonesian province, regency and city.

    >>> len({place.code for place in regions() if place.level in ("kabupaten", "kota")}) > 500
    True
    """
    yield from {place.code: place for found in _provinces().values() for place in found}.values()
    yield from (place for _, place in _regency_rows())


def districts_of(code: str) -> tuple[Known, ...]:
    """List the districts of the regency or city with that official code.

    >>> "Way Tuba" in [place.name for place in districts_of("1808")]
    True
    """
    return _by_regency().get(code, ())


def fold(name: str) -> str:
    """Write a name the way it is looked up: small, without accents or marks.

    >>> fold("Kandahār"), fold("Pare-Pare"), fold("Diyarbakır")
    ('kandahar', 'parepare', 'diyarbakir')
    """
    if not name.isascii():
        name = name.translate(_WHOLE)
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    small = name.casefold().replace(" ", "")
    return small if small.isalnum() else "".join(filter(str.isalnum, small))


def _as_of(place: Known, day: str | None) -> Known:
    """Put a place of a young province into the one it was part of before."""
    if day is None or place.code is None:
        return place
    name = place.admin1
    for row in _young():
        if row["name"] == name and day < row["since"]:
            name = _province_name()[row["before"]]
    if name == place.admin1:
        return place
    return Known(place.name, place.level, place.country, name, place.lat, place.lon, place.geonames, place.code)


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


@cache
def _young() -> tuple[dict[str, str], ...]:
    return tuple(row for row in rows("provinces") if row["since"])


@cache
def _province_name() -> Mapping[str, str]:
    return {row["code"]: row["name"] for row in rows("provinces")}


@cache
def _provinces() -> Mapping[str, tuple[Known, ...]]:
    found: dict[str, tuple[Known, ...]] = {}
    for row in rows("provinces"):
        at = (_number(row["lat"]), _number(row["lon"]))
        place = Known(row["name"], "province", "ID", row["name"], *at, code=row["code"])
        found |= {fold(name): (place,) for name in (row["name"], *several(row["aliases"]))}
    return found


@cache
def _regencies() -> Mapping[str, tuple[Known, ...]]:
    found: defaultdict[str, tuple[Known, ...]] = defaultdict(tuple)
    for row, place in _regency_rows():
        for name in {fold(n) for n in (row["name"], *several(row["aliases"]))}:
            found[name] = (*found[name], place)
    for town in _towns():
        found[fold(town.name)] = (*found[fold(town.name)], town)
    return dict(found)


def _towns() -> Iterator[Known]:
    """Yield the towns that are better known than the regency that they lie in, with its point on the map: Sampit."""
    by_code = _by_code()
    for row in rows("towns"):
        around = by_code[row["regency"]]
        code = f"{row['regency']}{_NO_DISTRICT}"
        yield Known(row["name"], "district", "ID", around.admin1, around.lat, around.lon, code=code)


@cache
def _by_code() -> Mapping[str, Known]:
    return {row["code"]: place for row, place in _regency_rows()}


def _regency_rows() -> Iterator[tuple[dict[str, str], Known]]:
    for row in rows("regencies"):
        level: Level = "kota" if row["kind"] == "kota" else "kabupaten"
        admin1 = _province_name()[row["province"]]
        geonames = int(row["geonameid"]) if row["geonameid"] else None
        yield (
            row,
            Known(row["name"], level, "ID", admin1, _number(row["lat"]), _number(row["lon"]), geonames, row["code"]),
        )


@cache
def _district_lines() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in lines("districts"):
        key = fold(line.split("\t")[1])
        found[key] = (*found.get(key, ()), line)
    return found


@cache
def _by_regency() -> Mapping[str, tuple[Known, ...]]:
    found: defaultdict[str, tuple[Known, ...]] = defaultdict(tuple)
    for lines_of in _district_lines().values():
        for line in lines_of:
            found[line[:4]] = (*found[line[:4]], _district(*line.split("\t")))
    return dict(found)


def _district(code: str, name: str, lat: str = "", lon: str = "") -> Known:
    regency = _by_code()[code[:4]]
    at = (_number(lat), _number(lon)) if lat else (regency.lat, regency.lon)
    return Known(name, "district", "ID", regency.admin1, *at, code=code)


def _world(key: str) -> tuple[Known, ...]:
    cities = _city_lines().get(key)
    return tuple(sorted(map(_city, cities), key=lambda place: -place.thousands)) if cities else ()


def _city(line: str) -> Known:
    name, country, admin1, lat, lon, thousands, geonames = line.split("\t")
    return Known(name, "city", country, admin1 or None, float(lat), float(lon), int(geonames), None, int(thousands))


@cache
def _city_lines() -> Mapping[str, tuple[str, ...]]:
    """Keep the world's cities as lines until one is asked for: there are twelve thousand."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines("cities"):
        key = fold(line[: line.index("\t")])
        found[key] = (*found.get(key, ()), line)
    for row in rows("exonyms"):
        same = tuple(line for line in found[fold(row["city"])] if line.split("\t")[1] == row["country"])
        found[fold(row["name"])] = (*found.get(fold(row["name"]), ()), *same)
    return found
