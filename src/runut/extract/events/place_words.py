"""What single words, and the marks taken together, say for a place being the event's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from runut.extract.events.forces import told_of
from runut.extract.events.scene import Scene, listed
from runut.extract.names import Name
from runut.lang import Pack

SCALES = ("point", "site", "street", "village", "district", "regency", "province", "area")
"""How wide a place is, the smallest first."""
_GROUPED = frozenset((
    *SCALES, "headline", "lead", "early", "country", "listed", "cue", "seat", "water", "often", "again",
    "holds a smaller", "no head", "of a seat", "headline's", "within headline's", "outside headline's",
))  # fmt: skip
"""The marks that mean another thing for each group of kinds."""
_SAID = 12  # words of a name and an office between a word of speech and "di"
_LIST = 8  # signs between two places of a list


def grouped(marks: set[str], scene: Scene, pack: Pack) -> Iterator[str]:
    """Yield marks that mean another thing for each group of kinds: a flood is as wide as its headline says."""
    group = next((name for name, kinds in pack.events.groups.items() if scene.kind in kinds), None)
    if group is not None:
        for mark in _GROUPED.intersection(marks):
            yield f"{group}: {mark}"


def is_apposed(text: str, land: Name, town: Name) -> bool:
    """Say whether a town is named behind its country: "ibu kota Irak, Bagdad"."""
    code = town.known.country if town.known else None
    return land.country == code is not None and land.known is None and text[land.span.end : town.span.start] == ", "


def is_dateline(text: str, name: Name) -> bool:
    """Say whether a town opens a paragraph before a dash, which no label of the page tells: "KEDIRI - ".

    A town not in capitals does so behind the outlet ("CONTOH.CO, Kediri - ", "CONTOH, Kediri - ").
    """
    if text[name.span.end : name.span.end + 2].strip()[:1] not in ("-", "–", "—"):
        return False
    if name.text.isupper():
        return not text[max(0, name.span.start - 1) : name.span.start].strip()
    before = text[text.rfind("\n", 0, name.span.start) + 1 : name.span.start].strip()
    return before.endswith(",") and " " not in before and ("." in before or before.isupper())


def lists_of(text: str, chains: Sequence[tuple[Name, ...]], pack: Pack) -> frozenset[int]:
    """Give the places that stand in a list of their like: "di Sleman, Bantul, dan Kulon Progo"."""
    found = set()
    for n in range(1, len(chains)):
        last, name = chains[n - 1], chains[n]
        between = text[last[-1].span.end : name[0].span.start]
        if len(between) < _LIST and between.strip(" ,") in pack.events.joins and last[0].scale == name[0].scale:
            found |= {n - 1, n}
    return frozenset(found)


@lru_cache(maxsize=4096)
def holds_any(low: str, words: tuple[str, ...]) -> bool:
    """Say whether one of the words stands in a name, given in small letters with a space on both sides."""
    return any(f" {word} " in low for word in words)


@cache
def _verbs(pack: Pack) -> tuple[frozenset[str], ...]:
    """Give the words that strike a place, that it suffers, and that only lead through it."""
    return frozenset(pack.events.strikes), frozenset(pack.events.suffers), frozenset(pack.events.routes)


def _whose(text: str, end: int, pack: Pack) -> Iterator[str]:
    whose = told_of(text, end, pack)
    if whose is not None:
        yield f"whose {whose}"


def told_by_words(text: str, chain: Sequence[Name], scene: Scene, place: int, pack: Pack) -> Iterator[str]:
    """Yield what single words say: an office, a hospital, a verb that strikes a place, a speaker who sat there."""
    sentence, first = scene.sentences[place], chain[0]
    low = f" {first.text.lower()} "
    ends = {low.split()[0], low.split()[-1]}
    before = text[sentence.start : first.span.start]
    words_before = [word.strip(",.()\"'“”").lower() for word in before.split()[-3:]]
    after = [word.strip(",.()\"'“”").lower() for word in text[chain[-1].span.end : sentence.end].split(None, 2)[:2]]
    yield from _whose(text, chain[-1].span.end, pack)
    if holds_any(low, pack.events.care):
        yield "care"
    if not ends.isdisjoint(pack.events.seats):
        yield "seat"
    elif words_before and words_before[-1] in pack.events.seats:
        yield "of a seat"
    strikes, suffers, routes = _verbs(pack)
    if not strikes.isdisjoint(words_before[-2:]):
        yield "struck"
    if not suffers.isdisjoint(after[:2]):
        yield "suffers"
    elif not before.strip() and first.country and first.known is None and first.scale == "area":
        yield "a land that acts"
    if not routes.isdisjoint(words_before[-2:]):
        yield "route"
    said = [hit for hit in listed("told", sentence.of(text), pack) if hit.end <= len(before)]
    if said and words_before and words_before[-1] in pack.events.at:
        names = before[said[-1].end :].split()[:-1]
        if len(names) < _SAID and all(not word[:1].islower() or word in pack.events.seats for word in names):
            yield "said at"
