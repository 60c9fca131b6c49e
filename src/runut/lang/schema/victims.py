"""How a page says that one person was killed or hurt without counting."""

from __future__ import annotations

from dataclasses import dataclass

from runut.model import FigureKind


@dataclass(frozen=True, slots=True)
class HarmWords:
    """The words of one harm, by where the one harmed stands.

    `states` stand behind the harmed and say that there is one ("was killed"); `bare` ones would fit many too
    ("died", "dead"); `acts` stand before the harmed ("fatally shot", "the death of").
    """

    states: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Victims:
    """Who can be the one harmed, and what tells that it is another than the one who died.

    `ones` name a person in the singular, `pronouns` stand for one, `many` name more than one or what is no person.
    `articles` may stand for the number. `deadly` words behind the one hurt say that they died ("shot her dead").
    `denials` before the words, or among them, make them no harm. `selves` are who did it ("himself"),
    and `ends` behind a count of the killed say that they killed themself too.
    `further` words tell of one more ("another"), `alive` ones of somebody who is not dead.
    A number told by a word of `hit` counts the dead as well, unless one of `lived` stands beside it ("two others").
    `verbs` carry the words of a harm ("was"), and with `fillers` stand between those of a list and the harm.
    Words that end in one of `aged` are a person ("9-year-old"). A word of `leads` begins the noun phrase of one that
    no "a" leads; one of `behind` may stand behind `bare` words.
    `determiners` behind a word such as "shot" begin its object; `commons` are no names even in capitals.
    `marks` in its first sentences say that the event of a page was deadly ("fatal shooting").
    `together` words count again those counted before ("ketiganya"); as many as died, with one of `wounds` and none of
    the `living` words in their sentence, are the dead, whose wounds are told. `captive` people who `fled` got away.
    One of `aims` behind `bare` words says whom somebody shot at, one of `aiming` that one of the `shooters` did.
    A name behind one of `placing` is that of a place or a thing, and of nobody hit ("boats off the North Kivu coast").
    """

    harms: dict[FigureKind, HarmWords]
    ones: tuple[str, ...]
    pronouns: tuple[str, ...]
    many: tuple[str, ...]
    articles: tuple[str, ...]
    deadly: tuple[str, ...]
    denials: tuple[str, ...]
    selves: tuple[str, ...]
    ends: tuple[str, ...]
    further: tuple[str, ...]
    alive: tuple[str, ...]
    hit: tuple[str, ...]
    lived: tuple[str, ...]
    determiners: tuple[str, ...]
    commons: tuple[str, ...]
    marks: tuple[str, ...]
    together: tuple[str, ...]
    wounds: tuple[str, ...]
    living: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    aged: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    captive: tuple[str, ...] = ()
    fled: tuple[str, ...] = ()
    placing: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    aiming: tuple[str, ...] = ()
    shooters: tuple[str, ...] = ()
