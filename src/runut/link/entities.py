"""Mentions to entities: one id for all the spellings of a person, body or place.

A surname alone is whoever bore it in full in the same article, else in the same story; a slip is forgiven only
inside a story; two full names are never one because they share a surname.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from runut.model import Entity, MentionKind, content_id
from runut.text.names import fold, misspells, one_name, sound
from runut.world import countries

_OFTEN = 2
"""A name that is written that many times more often than one with a word before it is the name, and the word none."""

_LONG = 3
"""Words of a name that stays one person's where a word in its middle is left out."""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A name as one article writes it."""

    article: str
    name: str
    kind: MentionKind


@dataclass(frozen=True, slots=True, order=True)
class _Key:
    """Whom a name stands for; `story` is empty where the name is full enough to stand for one anywhere."""

    kind: MentionKind
    name: str
    story: str = ""


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities, and whom each name of each article stands for."""

    all: tuple[Entity, ...]
    of: Mapping[tuple[str, str], str]
    """Entity id by article and folded name."""

    def find(self, article: str, name: str) -> str | None:
        """Give the entity that a name stands for in an article, if it is one."""
        return self.of.get((article, _bare(name)))


def resolve(named: Iterable[Named], story_of: Mapping[str, str], acronyms: Mapping[str, str]) -> Entities:
    """Put every name under an entity; `acronyms` gives the full name that some page spells out for a short one."""
    ordered = sorted(name for name in named if _bare(name.name))
    kinds = _kinds(ordered)
    by_story: dict[str, list[Named]] = defaultdict(list)
    for name in ordered:
        by_story[story_of.get(name.article, name.article)].append(name)
    expand = {fold(short): fold(long) for short, long in acronyms.items()}
    keys: dict[tuple[str, str], _Key] = {}
    for story, names in sorted(by_story.items()):
        others = {_bare(name.name) for name in names if kinds[_bare(name.name)] != "person"}
        keys |= _persons(story, [name for name in names if kinds[_bare(name.name)] == "person"], others)
        keys |= _others([name for name in names if kinds[_bare(name.name)] != "person"], kinds, expand)
    spelt: dict[_Key, Counter[str]] = defaultdict(Counter)
    for name in ordered:
        spelt[keys[name.article, _bare(name.name)]][name.name] += 1
    ids = {key: content_id("n", key.kind, key.name, key.story) for key in spelt}
    return Entities(tuple(_entities(spelt, ids)), {place: ids[key] for place, key in keys.items()})


def _bare(name: str) -> str:
    """Fold a name without the country of its bearer's office, "Kazakhstan Kassym-Jomart Tokayev".

    >>> _bare("Kazakhstan Kassym-Jomart Tokayev"), _bare("Kazakhstan"), _bare("Papua Nugini")
    ('kassym jomart tokayev', 'kazakhstan', 'papua nugini')
    """
    first, _, rest = name.partition(" ")
    return fold(rest) if " " in fold(rest) and countries.find(first) else fold(name)


def _kinds(names: list[Named]) -> dict[str, MentionKind]:
    """Give each name the kind it is most often read as, so that one name is not two things."""
    votes: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    for name in names:
        votes[_bare(name.name)][name.kind] += 1
    return {name: min(seen, key=lambda kind: (-seen[kind], kind)) for name, seen in votes.items()}


def _persons(story: str, names: list[Named], others: Collection[str]) -> dict[tuple[str, str], _Key]:
    counts = Counter(_bare(name.name) for name in names)
    trimmed = {name: _trimmed(name, counts, others) for name in counts}
    full: Counter[str] = Counter()
    for bare, times in counts.items():
        if " " in trimmed[bare]:
            full[trimmed[bare]] += times
    canonical = _canonical(full)
    by_article: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if trimmed[_bare(name.name)] in full:
            by_article[name.article].add(canonical[trimmed[_bare(name.name)]])
    everyone = set(canonical.values())
    keys: dict[tuple[str, str], _Key] = {}
    for name in names:
        short = trimmed[_bare(name.name)]
        bearer = canonical.get(short) or _bearer(short, by_article[name.article]) or _bearer(short, everyone)
        keys[name.article, _bare(name.name)] = _Key("person", bearer) if bearer else _Key("person", short, story)
    return keys


def _trimmed(name: str, counts: Mapping[str, int], others: Collection[str]) -> str:
    """Give a name without the words before it that are no part of it: a club, a place, a headline's first word.

    >>> _trimmed("sauh budi santoso", {"sauh budi santoso": 1}, {"sauh"})
    'budi santoso'
    >>> counts = {"curhatan budi santoso": 1, "budi santoso": 4, "bima arya": 2}
    >>> _trimmed("curhatan budi santoso", counts, ()), _trimmed("bima arya", counts, {"bima"})
    ('budi santoso', 'bima arya')
    """
    words = name.split()
    for cut in range(1, len(words)):
        rest = " ".join(words[cut:])
        foreign = " ".join(words[:cut]) in others
        is_name = len(words) - cut > 1
        if (foreign and (is_name or rest in counts)) or (is_name and counts.get(rest, 0) >= _OFTEN * counts[name]):
            return rest
    return name


def _canonical(full: Mapping[str, int]) -> dict[str, str]:
    """Map each full name to the spelling that stands for it: the longest form, the commonest spelling."""
    best: dict[str, str] = {}
    for name in sorted(full, key=lambda name: (_has_initial(name), -len(name.split()), -full[name], name)):
        known = list(dict.fromkeys(best.values()))
        same = [other for other in known if _is_same(name, other)]
        longer = [other for other in known if _is_shorter(name, other)]
        if _has_initial(name):
            shorter = [other for other in known if _is_shorter(other, name)]
            best[name] = next((few[0] for few in (same, longer, shorter) if len(few) == 1), name)
        else:
            best[name] = same[0] if same else longer[0] if len(longer) == 1 else name
    return best


def _has_initial(name: str) -> bool:
    """Say whether a letter stands for a word of a name, which may be that of several."""
    return any(len(word) == 1 for word in name.split())


def _is_same(a: str, b: str) -> bool:
    """Say whether two full names are one: other spellings of a sound, initials, one slip in all.

    >>> _is_same("muh yusuf qardawi", "m yusuf kardawi"), _is_same("ali hamid", "adi hamid")
    (True, False)
    """
    return one_name(a, b, lambda x, y: sound(x) == sound(y) or _is_initial(x, y))


def _is_initial(a: str, b: str) -> bool:
    """Say whether one word is the other's first letter."""
    return a[0] == b[0] and 1 in (len(a), len(b))


def _is_shorter(name: str, other: str) -> bool:
    """Say whether a name is the other with words left out at one end, or of a long one in the middle.

    >>> _is_shorter("jomart tokayev", "kassym jomart tokayev"), _is_shorter("budi", "budi santoso")
    (True, True)
    >>> _is_shorter("budi adi santoso", "budi putra adi santoso"), _is_shorter("budi santoso", "budi adi santoso")
    (True, False)
    """
    mine, theirs = [sound(word) for word in name.split()], [sound(word) for word in other.split()]
    if len(mine) >= len(theirs):
        return False
    if mine in (theirs[: len(mine)], theirs[-len(mine) :]):
        return True
    ends = (mine[0], mine[-1]) == (theirs[0], theirs[-1])
    rest = iter(theirs)
    return len(mine) >= _LONG and ends and all(word in rest for word in mine)


def _bearer(single: str, full: set[str]) -> str | None:
    """Give the one full name of which a single name is a part; None where several could be meant."""
    exact = [name for name in sorted(full) if single in name.split() or _is_shorter(single, name)]
    if exact:
        return exact[0] if len(exact) == 1 else None
    near = [name for name in sorted(full) if any(misspells(single, part) for part in name.split())]
    return near[0] if len(near) == 1 else None


def _others(
    names: list[Named], kinds: Mapping[str, MentionKind], expand: Mapping[str, str]
) -> dict[tuple[str, str], _Key]:
    counts = Counter(_bare(name.name) for name in names)
    best: dict[str, str] = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        spelt_out = expand.get(name, name)
        same = [other for other in dict.fromkeys(best.values()) if len(name) > 6 and one_name(spelt_out, other)]
        best[name] = same[0] if same else spelt_out
    return {(name.article, _bare(name.name)): _Key(kinds[_bare(name.name)], best[_bare(name.name)]) for name in names}


def _entities(spelt: Mapping[_Key, Counter[str]], ids: Mapping[_Key, str]) -> Iterator[Entity]:
    for key in sorted(spelt, key=lambda key: ids[key]):
        spellings = spelt[key]
        right = [name for name in spellings if fold(name) == key.name] or list(spellings)
        best = min(right, key=lambda name: (-spellings[name], name))
        yield Entity(ids[key], best, key.kind, tuple(sorted(set(spellings) - {best})))


def merged(found: Iterable[Entity]) -> tuple[Entity, ...]:
    """Give each entity once, with the spellings of every story that names it."""
    by_id: dict[str, list[Entity]] = defaultdict(list)
    for entity in found:
        by_id[entity.id].append(entity)
    return tuple(_one(by_id[name]) for name in sorted(by_id))


def _one(told: list[Entity]) -> Entity:
    names = Counter(entity.name for entity in told)
    best = min(names, key=lambda name: (-names[name], name))
    aliases = {alias for entity in told for alias in (entity.name, *entity.aliases)} - {best}
    return replace(told[0], name=best, aliases=tuple(sorted(aliases)))
