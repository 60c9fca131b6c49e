"""Places that are listed by hand beside the world's own list."""

from __future__ import annotations

from runut.world import places
from runut.world.tables import rows


def test_a_town_that_is_listed_by_hand_stands_once_and_where_the_world_has_it() -> None:
    told = [(places.fold(row["name"]), row["regency"]) for row in rows("towns")]
    sampit = places.find("Sampit")

    assert len(told) == len(set(told))
    assert [(town.admin1, town.code) for town in sampit] == [("Kalimantan Tengah", "620200")]
    assert sampit[0].geonames is not None
