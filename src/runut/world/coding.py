"""Countries as conflict datasets number and name them, and the grid in which UCDP places events.

Numbers: ISO 3166 (as ACLED gives them), FIPS 10-4 (as GDELT does), Gleditsch and Ward (as UCDP does). Names stand only
where a dataset writes another than the one in `countries.tsv`; a number
or region that a dataset does not give, or that could not be checked, is blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from runut.world import countries
from runut.world.tables import rows

_CELL = 0.5
_COLUMNS, _ROWS = 720, 360


@dataclass(frozen=True, slots=True)
class Coding:
    """How datasets write a country; None where they do not."""

    code: str
    numeric: int | None
    fips: str | None
    acled: str
    acled_region: str | None
    gw: int | None
    ucdp: str
    ucdp_region: str | None


def find(code: str | None) -> Coding | None:
    """Give how datasets write a country of an ISO 3166 alpha-2 code.

    >>> find("ID").numeric, find("ID").gw, find("KZ").acled_region, find("MM").ucdp
    (360, 850, 'Caucasus and Central Asia', 'Myanmar (Burma)')
    """
    return _every().get(code or "")


def grid_cell(lat: float, lon: float) -> int | None:
    """Give the number of the PRIO-GRID cell that holds a point, None for no place on Earth.

    Cells are half a degree wide, numbered from 1 in the south-west, eastwards and then northwards, 720 in a row
    (Tollefsen, Strand and Buhaug 2012).

    >>> grid_cell(-89.9, -179.9), grid_cell(34.53, 69.17), grid_cell(90, 180)
    (1, 179779, 259200)
    """
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    row = min(int((lat + 90) / _CELL), _ROWS - 1)
    column = min(int((lon + 180) / _CELL), _COLUMNS - 1)
    return row * _COLUMNS + column + 1


@cache
def _every() -> Mapping[str, Coding]:
    return {row["code"]: _coding(row) for row in rows("coding")}


def _coding(row: Mapping[str, str]) -> Coding:
    country = countries.by_code(row["code"])
    name = country.name("en") if country else row["code"]
    return Coding(
        code=row["code"],
        numeric=int(row["numeric"]) if row["numeric"] else None,
        fips=row["fips"] or None,
        acled=row["acled"] or name,
        acled_region=row["acled_region"] or None,
        gw=int(row["gw"]) if row["gw"] else None,
        ucdp=row["ucdp"] or name,
        ucdp_region=row["ucdp_region"] or None,
    )
