"""Event types are said in ACLED's and PLOVER's own words, as their codebooks list them."""

from __future__ import annotations

from typing import get_args

import pytest

from runut import lang
from runut.model import EventKind
from runut.world import event_types

SUB_EVENTS = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
        "Other",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
}  # fmt: skip
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


@pytest.mark.parametrize("kind", get_args(EventKind))
def test_a_kind_has_types_that_the_codebooks_list_or_none(kind):
    acled, plover = event_types.acled(kind), event_types.plover(kind)

    assert acled is None or acled.sub_event_type in SUB_EVENTS[acled.event_type]
    assert plover is None or plover in PLOVER


@pytest.mark.parametrize("code", ["id", "en", "ms"])
def test_what_a_pack_tells_sub_events_by_is_listed_under_the_kind_s_own_type(code):
    for kind, told in lang.load(code).events.sub_events.items():
        for name in told:
            acled = event_types.acled(kind, name)
            assert acled is not None
            assert name in SUB_EVENTS[acled.event_type]


@pytest.mark.parametrize("code", ["id", "en", "ms"])
def test_only_kinds_that_acled_codes_have_sides(code):
    assert all(event_types.acled(kind) for kind in lang.load(code).actors.acts)
