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
from runut.link.bodies import Body, body, in_name, in_role, may_be, plain
from runut.link.grounds import Grounds
from runut.model import MentionKind, OriginKind, Speaker
from runut.text.names import fold
from runut.world import countries, places

_SHORT = 3
"""Letters of a word that may be a rank or a rest of one; the names of bodies that are looked for have more."""

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

    def __init__(
        self,
        said: Iterable[Said],
        names: Mapping[str, str],
        kinds: Mapping[str, MentionKind],
        grounds: Grounds,
    ) -> None:
        """Take whoever speaks in the story, the names of entities by id, and what each folded name is a name of."""
        told = list(said)
        self._names, self._kinds, self._grounds = names, kinds, grounds
        self._body_of = self._bodies(told)
        self._here: dict[str, set[Body]] = defaultdict(set)
        for article, _, speaker in told:
            if _who(speaker) in self._body_of:
                self._here[article].add(self._body_of[_who(speaker)])
        pages: dict[Body, set[str]] = defaultdict(set)
        for article, bodies in self._here.items():
            for each in (*bodies, *grounds.named(article)):
                pages[self._placed(each, article)].add(article)
        self._one = _one_each(pages)
        self._alike = Counter(each.head for each in set(self._one.values()) if not each.which)

    def of(self, article: str, language: str, speaker: Speaker) -> Voice | None:
        """Give whose words they are; None where nobody is named whom anybody could ask."""
        found = self._body_of.get(_who(speaker))
        if found is not None:
            best = self._near(found, article)
            return None if best.is_nobody else Voice(best.key, self._called(best), "authority")
        name = self._names.get(speaker.entity or "", speaker.name)
        if not self._is_person(name, speaker, lang.load(language)):
            return None
        return Voice(fold(name), name, "person")

    def _fuller(self, short: Body, article: str) -> set[Body]:
        """Give the fuller names on a page of what a short one may be: of those who speak there, else of any."""
        speaking = {other for other in self._here[article] if may_be(short, other)}
        return speaking or {other for other in self._grounds.named(article) if may_be(short, other)}

    def _placed(self, short: Body, article: str) -> Body:
        """Give the body of the page's ground, unless the page says itself whose it is."""
        return short if self._fuller(short, article) else self._grounds.of(short, article)

    def _near(self, short: Body, article: str) -> Body:
        """Give the one fuller name on the same page that a name stands for there."""
        fuller = {self._one[self._placed(other, article)] for other in self._fuller(short, article)}
        return min(fuller, key=_rank) if len(fuller) == 1 else self._one[self._placed(short, article)]

    def _called(self, best: Body) -> str:
        """Name a body, with its place where the story has others of the name."""
        place = self._grounds.name(best.area) if not best.which and self._alike[best.head] > 1 else ""
        return f"{best.name} ({place})" if place else best.name

    def _bodies(self, told: list[Said]) -> dict[str, Body]:
        """Give each speaker the body that most of the roles told of them name."""
        votes: dict[str, Counter[Body]] = defaultdict(Counter)
        for _, language, speaker in told:
            found = self._spoken_for(speaker, lang.load(language))
            if found is not None:
                votes[_who(speaker)][found] += 1
        return {who: _elected(seen) for who, seen in votes.items()}

    def _spoken_for(self, speaker: Speaker, pack: Pack) -> Body | None:
        found = in_name(speaker.name, pack) or (in_role(speaker.role, pack) if speaker.role else None)
        if found is not None:
            return body(self._without_people(found.name), pack)
        for words in (speaker.name, speaker.role or ""):
            short = words.rpartition("(")[2].rstrip(") ")
            if (
                words.endswith(")") and short.isupper() and countries.find(short) is None
            ):  # "Presiden Amerika Serikat (AS)"
                return plain(short)
        if self._kinds.get(fold(speaker.name)) in ("organisation", "agency"):
            return plain(speaker.name)
        return self._named_in(speaker, pack)

    def _without_people(self, name: str) -> str:
        """Cut off who speaks from the name of the body: "Dinas Kesehatan Wirasaba Danang Prasojo"."""
        words = name.split()
        for at in range(1, len(words) - 1):
            if self._kinds.get(fold(" ".join(words[at:]))) == "person":
                return " ".join(words[:at])
        return name

    def _named_in(self, speaker: Speaker, pack: Pack) -> Body | None:
        """Give the body, known from the story, that a role or the head of a name holds: "dokter tim Sauh"."""
        words = fold(speaker.role or "").split()
        if words and words[0] in pack.voices.nobody:
            return None
        name = fold(speaker.name).split()
        held = [words[at : at + size] for size in (4, 3, 2, 1) for at in range(len(words) - size + 1)]
        held += [name[:size] for size in (3, 2, 1) if size < len(name)]
        for part in (" ".join(each) for each in held):
            if len(part) > _SHORT and self._kinds.get(part) == "organisation":
                return plain(part.title())
        return None

    def _is_person(self, name: str, speaker: Speaker, pack: Pack) -> bool:
        words = [word.strip(".,'’\"") for word in name.split()]
        if not words or name[0].islower() or countries.find(name) is not None:
            return False
        if _is_region(name, speaker.role) or "place" in (
            self._kinds.get(fold(name)),
            self._kinds.get(fold(speaker.name)),
        ):
            return False
        first = words[0].casefold()
        if first in pack.voices.nobody or first in pack.roles.people:
            return False
        if first in pack.roles.offices and any(word.islower() for word in words):
            return False
        return any(word[:1].isupper() and word not in _no_names(pack) for word in words)


def _is_region(name: str, role: str | None) -> bool:
    """Say whether a name is a province's or regency's: nobody asks one ("DKI Jakarta")."""
    return role is None and any(place.level != "city" for place in places.find(name))


def _who(speaker: Speaker) -> str:
    return speaker.entity or fold(speaker.name)


def _elected(seen: Mapping[Body, int]) -> Body:
    """Give the body named most often, a short name counted for each fuller one that it may be."""
    weight = {
        each: sum(times for other, times in seen.items() if other == each or may_be(other, each)) for each in seen
    }
    return min(seen, key=lambda each: (-weight[each], *_rank(each)))


def _rank(found: Body) -> tuple[bool, int, str]:
    return (found.is_generic, -len(found.which), found.name)


@lru_cache(maxsize=16)
def _no_names(pack: Pack) -> frozenset[str]:
    return frozenset((*pack.roles.never, *pack.roles.units))


def _one_each(pages: Mapping[Body, set[str]]) -> dict[Body, Body]:
    """Map each name of a body to the one that stands for all of them."""
    by_key: dict[str, list[Body]] = defaultdict(list)
    for each in pages:
        by_key[each.key].append(each)
    best = {key: min(same, key=lambda b: (-len(pages[b]), b.name)) for key, same in sorted(by_key.items())}
    seen = {key: set().union(*(pages[each] for each in same)) for key, same in by_key.items()}
    meant = {key: _meant(best[key], best, seen) for key in best}
    for key in meant:  # what a name means may itself be short for another
        while meant[meant[key]] != meant[key]:
            meant[key] = meant[meant[key]]
    return {each: best[meant[each.key]] for each in pages}


def _meant(short: Body, best: Mapping[str, Body], seen: Mapping[str, set[str]]) -> str:
    """Give the key of the fuller name that a name is taken for: one of the same pages first, then the commonest."""
    fuller = [key for key, other in best.items() if may_be(short, other)]
    here = seen[short.key]
    return min(fuller, key=lambda key: (not (seen[key] & here), -len(seen[key]), key), default=short.key)
