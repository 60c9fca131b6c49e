"""Whose words they are: the body that somebody speaks for, a person alone, or nobody who can be told apart.

A body under a short and a long name is one. Where the short name could mean several it is taken for the one that
most pages name: a doubtful name never makes one origin more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from runut import lang
from runut.lang import Pack
from runut.link.bodies import Body, in_name, in_role, may_be, plain
from runut.model import MentionKind, OriginKind, Speaker
from runut.text.names import fold
from runut.world import countries

Said = tuple[str, str, Speaker]
"""An article's id, its language, and one who speaks in it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: `key` is the same under all names of one."""

    key: str
    name: str
    kind: OriginKind


class Voices:
    """The voices of one story, each body and each person once."""

    def __init__(self, said: Iterable[Said], names: Mapping[str, str], kinds: Mapping[str, MentionKind]) -> None:
        """Take whoever speaks in the story, the names of entities by id, and what each folded name is a name of."""
        told = list(said)
        self._names, self._kinds = names, kinds
        self._body_of = self._bodies(told)
        pages: dict[Body, set[str]] = defaultdict(set)
        for article, _, speaker in told:
            body = self._body_of.get(_who(speaker))
            if body is not None:
                pages[body].add(article)
        self._one = _one_each(pages)

    def of(self, language: str, speaker: Speaker) -> Voice | None:
        """Give whose words they are; None where nobody is named whom anybody could ask."""
        body = self._body_of.get(_who(speaker))
        if body is not None:
            best = self._one[body]
            return Voice(best.key, best.name, "authority")
        name = self._names.get(speaker.entity or "", speaker.name)
        if not self._is_person(name, speaker, lang.load(language)):
            return None
        return Voice(fold(name), name, "person")

    def _bodies(self, told: list[Said]) -> dict[str, Body]:
        """Give each speaker the body that most of the roles told of them name."""
        votes: dict[str, Counter[Body]] = defaultdict(Counter)
        for _, language, speaker in told:
            body = self._spoken_for(speaker, lang.load(language))
            if body is not None:
                votes[_who(speaker)][body] += 1
        return {who: min(seen, key=lambda body: (-seen[body], *_rank(body))) for who, seen in votes.items()}

    def _spoken_for(self, speaker: Speaker, pack: Pack) -> Body | None:
        found = in_name(speaker.name, pack) or (in_role(speaker.role, pack) if speaker.role else None)
        is_body = self._kinds.get(fold(speaker.name)) in ("organisation", "agency")
        return found or (plain(speaker.name) if is_body else None)

    def _is_person(self, name: str, speaker: Speaker, pack: Pack) -> bool:
        words = [word.strip(".,'’\"") for word in name.split()]
        if not words or name[0].islower() or countries.find(name) is not None:
            return False
        if "place" in (self._kinds.get(fold(name)), self._kinds.get(fold(speaker.name))):
            return False
        first = words[0].casefold()
        if first in pack.voices.nobody or first in pack.roles.offices or first in pack.roles.people:
            return False
        return any(word[:1].isupper() and word not in _no_names(pack) for word in words)


def _who(speaker: Speaker) -> str:
    return speaker.entity or fold(speaker.name)


def _rank(body: Body) -> tuple[bool, int, str]:
    return (body.is_generic, -len(body.which), body.name)


@lru_cache(maxsize=16)
def _no_names(pack: Pack) -> frozenset[str]:
    return frozenset((*pack.roles.never, *pack.roles.units))


def _one_each(pages: Mapping[Body, set[str]]) -> dict[Body, Body]:
    """Map each name of a body to the one that stands for all of them."""
    by_key: dict[str, list[Body]] = defaultdict(list)
    for body in pages:
        by_key[body.key].append(body)
    best = {key: min(same, key=lambda b: (-len(pages[b]), b.name)) for key, same in sorted(by_key.items())}
    seen = {key: set().union(*(pages[body] for body in same)) for key, same in by_key.items()}
    meant = {key: _meant(best[key], best, seen) for key in best}
    for key in meant:  # what a name means may itself be short for another
        while meant[meant[key]] != meant[key]:
            meant[key] = meant[meant[key]]
    return {body: best[meant[body.key]] for body in pages}


def _meant(body: Body, best: Mapping[str, Body], seen: Mapping[str, set[str]]) -> str:
    """Give the key of the fuller name that a name is taken for: one of the same pages first, then the commonest."""
    fuller = [key for key, other in best.items() if may_be(body, other)]
    here = seen[body.key]
    return min(fuller, key=lambda key: (not (seen[key] & here), -len(seen[key]), key), default=body.key)
