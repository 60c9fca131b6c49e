"""Words that tell who did what to whom."""

from __future__ import annotations

from dataclasses import dataclass

from runut.model import EventKind


@dataclass(frozen=True)
class Acts:
    """The words of one kind of event, by where those stand who did it.

    `active` verbs stand behind the doer and before the one it was done to, `passive` ones behind the latter.
    Of nouns, `by` ones stand straight before the doer ("serangan"), `on` ones before the other ("penembakan").
    `short` are active verbs that are passive in a headline where nobody follows ("Woman Shot in Harlow").
    `between` words join two sides ("bentrok").
    """

    active: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    between: tuple[str, ...] = ()


@dataclass(frozen=True)
class Actors:
    """Words that tell who did what to whom; all written small.

    `heads` are people and bodies who act or suffer; `more` words may stand behind a head, `before` words before it.
    `gaps` may stand between them and the verb, `counts` before who it was done to.
    `doer` comes before who did it ("oleh"), `sufferer` before whom it was done to ("terhadap");
    `sides` stand between two sides ("dengan"), `among` before them ("antara").
    `aims` lead to whom an attack was meant for, who did not do it ("yang menyasar").
    `hurt` are heads of those who suffer only ("korban").
    `armed` are groups under arms that are nobody's state forces, by name or kind ("taliban", "kelompok bersenjata").
    `forces` are words for a state's forces beside those of groups ("deputy", "satgas").
    `nowhere` come before a name that is a place there, not a side. `acts` are the words of each kind of event that has
    such sides.
    """

    heads: tuple[str, ...]
    more: tuple[str, ...]
    before: tuple[str, ...]
    gaps: tuple[str, ...]
    counts: tuple[str, ...]
    doer: tuple[str, ...]
    sufferer: tuple[str, ...]
    sides: tuple[str, ...]
    among: tuple[str, ...]
    nowhere: tuple[str, ...]
    acts: dict[EventKind, Acts]
    hurt: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    armed: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
