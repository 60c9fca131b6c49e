"""The villages and wards of each Indonesian district (desa, kelurahan), by its official code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from runut.world.tables import lines, several


def of(district: str) -> tuple[str, ...]:
    """List the villages of the district with that official code, in the alphabet's order.

    >>> [name for name in of("180801") if name.startswith("Gunung")]
    ['Gunung Sangkaran']
    """
    return several(_lines().get(district, ""))


@cache
def _lines() -> Mapping[str, str]:
    """Keep each district's villages as one line until somebody asks for them."""
    return dict(line.split("\t", 1) for line in lines("villages"))
