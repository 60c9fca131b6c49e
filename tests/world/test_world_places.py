"""Places that are listed by hand beside the world's own list."""

from __future__ import annotations

from runut.world import places
from runut.world.tables import rows


def test_a_town_that_is_listed_by_hand_stands_once_in_no_other_list() -> None:
    told = [(places.fold(row["name"]), row["regency"]) for row in rows("towns")]
    cities = {(places.fold(row["name"]), row["admin1"]) for row in rows("cities") if row["country"] == "ID"}
    towns = [town for row in rows("towns") for town in places.find(row["name"]) if town.code == f"{row['regency']}00"]

    assert len(told) == len(set(told)) == len(towns)
    assert not [town.name for town in towns if (places.fold(town.name), town.admin1) in cities]
