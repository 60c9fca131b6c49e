"""Whose body somebody speaks for, and when two ways of naming a body are one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voices:
    """What the role or name of one who speaks tells of the body behind the words.

    `heads` open the name of a body ("Polres Wirasaba"), `tails` close it ("Interior Ministry"). An office of
    `holders` speaks for the body it is mapped to ("kapolres"). `same` maps words to those they are compared as,
    `levels` say nothing of which body it is ("Kabupaten"). Bodies of one of `classes` are alike enough that the
    `generic` word for it ("polisi") may mean any of them. `fillers` may stand between a name and its verb.
    `offices` are those that every country has, each under what it is compared as in this language; the names of the
    offices are the same in all packs. Each town has its own of the classes in `local` ("polisi").
    `nameless` heads say nothing of who it is where no name follows ("puskesmas").
    `stops` close the name of a body ("setempat"), but one of the `paired` heads goes on behind `pairing` words
    ("Kementerian Hukum dan HAM"), and nothing follows one of `single`, of which there is one ("Mabes Polri").
    `nobody` are no voice whatever stands with them ("warganet").
    """

    heads: tuple[str, ...]
    tails: tuple[str, ...]
    holders: dict[str, str]
    same: dict[str, str]
    levels: tuple[str, ...]
    classes: dict[str, tuple[str, ...]]
    offices: dict[str, tuple[str, ...]]
    local: tuple[str, ...]
    generic: tuple[str, ...]
    nameless: tuple[str, ...]
    fillers: tuple[str, ...]
    stops: tuple[str, ...]
    nobody: tuple[str, ...]
    paired: tuple[str, ...] = ()
    pairing: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
