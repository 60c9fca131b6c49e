"""Coasts are drawn where they are: none runs around the globe because its country lies on both sides of 180 degrees."""

from __future__ import annotations

from itertools import pairwise

import pytest

from runut.world.land import Box, outlines

WORLD = Box(-180, -90, 180, 90)


@pytest.mark.parametrize("box", [WORLD, Box(170, -25, 190, -10), Box(160, 50, 190, 72)])
def test_no_edge_of_a_country_runs_around_the_globe(box: Box) -> None:
    jumps = {
        name
        for name, ring in outlines(box)
        for (one, low), (other, high) in pairwise(ring)
        # The closing edge along a pole is the one that may.
        if abs(one - other) > 180 and abs(low) < 85 and abs(high) < 85
    }

    assert jumps == set()


@pytest.mark.parametrize("box", [Box(170, -25, 179.9, -10), Box(-179.9, -25, -170, -10)])
def test_islands_on_the_line_stand_on_both_sides_of_the_map(box: Box) -> None:
    assert "Fiji" in {name for name, _ in outlines(box)}
