"""How ACLED writes: its closed lists of types and actors, and the wording of its notes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import cattrs

BY_TYPE = {"Protests": "Protesters", "Riots": "Rioters"}
"""Whom an event type names by itself: the codebook knows no other first actor of a demonstration."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Labels and sentences by name."""

    disorder: dict[str, str]
    inter: dict[str, int]
    happened: dict[str, str]
    notes: dict[str, str]
    kinds: dict[str, str]
    size: dict[str, str]
    vague: dict[str, str]


@cache
def wording() -> Wording:
    """Give what `acled.toml` holds."""
    data = tomllib.loads(resources.files("runut.world").joinpath("acled.toml").read_text(encoding="utf-8"))
    return cattrs.Converter(forbid_extra_keys=True).structure(data, Wording)


def interaction(first: str | None, second: str | None) -> str | None:
    """Give the label of who met whom, whichever comes first; None where somebody's kind is not known.

    `second` is "" where nobody else takes part.

    >>> interaction("Rioters", "State forces"), interaction("Protesters", ""), interaction("Rioters", None)
    ('State forces-Rioters', 'Protesters only', None)
    """
    if first is None or second is None:
        return None
    if not second:
        return f"{first} only"
    if {first, second} == {"Civilians", "External/Other forces"}:
        return "External/Other forces-Civilians"
    return "-".join(sorted((first, second), key=wording().inter.__getitem__))
