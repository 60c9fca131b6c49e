"""What names are made of: heads of organisations and places, and the words before them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Scale = Literal["point", "site", "street", "village", "district", "regency", "province", "area"]


@dataclass(frozen=True)
class Names:
    """What names are made of; all but `organisations_all` are written small.

    `organisations` head the name of a body ("Polda"), `organisations_all` are bodies by themselves ("KPK").
    `places` head the name of a place, with how large such a place is.
    `areas` are larger than provinces, by country. `by` come before places ("di"),
    `near` may stand between "di" and the place ("depan"). `never` begin with a capital and are no name.
    `breaks` are ranks and offices that no place or body has inside its name ("Kapolres").
    `short` are heads of places that a full stop may follow ("Jl."), `stops` words inside a name that one may ("KH.").
    `numbered` are heads of places that a number follows ("KM"), `capital` those that, written small, are plain words.
    `lettered` are those that neither a number nor, where they are written small, a country makes a name of
    ("penjara 5 tahun", "penjara Peru").
    `inside` are those of `never` that may go on the name of a place ("Melati Dua").
    `middle` are those that may stand inside one too ("Kelurahan Melati Atas Raya").
    `pairs` are two words that a name keeps though one is of `never` or heads places ("Kementerian Dalam Negeri").
    `things` keep a run of capitals from being a person ("Bus"). `joins` stand inside the name of a body ("dan").
    `has_tagger` says that the shipped name tagger was trained on this language.
    """

    organisations: tuple[str, ...]
    organisations_all: tuple[str, ...]
    places: dict[str, Scale]
    areas: dict[str, str]
    by: tuple[str, ...]
    near: tuple[str, ...]
    never: tuple[str, ...]
    things: tuple[str, ...]
    joins: tuple[str, ...]
    people: tuple[str, ...]
    has_tagger: bool = False
    inside: tuple[str, ...] = ()
    middle: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    capital: frozenset[str] = frozenset()
    lettered: frozenset[str] = frozenset()
