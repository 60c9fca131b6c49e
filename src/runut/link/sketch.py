"""What of an article decides whether another tells of the same event: its rare words and names, its days, its event.

How rare a word is comes with the language, not from the record, so no article that arrives later changes how alike
two others are.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations, islice
from math import log, sqrt

from runut import lang
from runut.lang.schema.rarity import Rarity
from runut.link.tolls import tolls
from runut.link.words import TOLD, headline
from runut.model import Article, Claim, DateClaim, Event, Place
from runut.shelf import Card
from runut.text.shingles import bare_words
from runut.world import countries

WINDOW = 30
"""Days beyond which an article is looked up by its very weightiest words alone."""
_YEAR = 300
"""Days beyond which what comes again is another feast, match or season, unless it happened at one place."""
FAR = 1500
"""Days beyond which nothing is looked up: trials of what happened at one place last so long."""
_KEYS = 16
"""How many of its weightiest words an article is looked up by, two at a time."""
_FIRM = 8
"""How many it is looked up by, two at a time, or one with the day of its event, in what was written longer ago."""
_ALONE = 2
"""How many it is looked up by alone: two languages share the names of a story and little else."""
_TERMS = 120
_TITLE = 2.0
_LEAD = 1.0
_OPENING = 500
"""Letters in which a news text says what it is about."""
_OFTEN = 1.5
_NAME = 1.3
_LEAST_LENGTH = 50.0
"""Length that thirty words come to: a line or two that share one of their few words are not alike for that."""
_COMMON = 2.5
"""Below this rarity a word stands in one article of twelve and says nothing of the event."""
_RAREST = 7.0
"""Beyond this a word may as well be a slip of the pen."""
_TELLING = 3.5
"""A word of a place's name that is commoner is part of many names: "Kabupaten", "Barat"."""
_DAYS = 31
_CENTURIES = ("19", "20")
_FLOOR = 60
"""Pairs less alike than this share no more than a word."""
_BESIDE_PLACE = 50
"""What two articles must share beside the names of their places, unless both tell one day: a town has more than one
fire in a week."""
_PER_DAY = 4
"""What each of the first thirty days between two articles takes off their likeness: a story goes on, and another like
it begins; what is taken up again later is a trial, or a record broken."""
_RETOLD = 2
"""So many times less do days take off where both tell one toll of one place: that is how trials are told."""
_SAME_TOLL = 60
"""What each kind of harm with the same toll adds, two at most."""
_TOLD_OF = 4
"""How many of the weightiest words a toll is told of, beside those of its place's name."""
_UNDATED_DAYS = 2
_OTHER_KIND = _SAME_PLACE = _OTHER_PLACE = 30
_SAME_KIND = 75
_SAME_PROVINCE = 15
_ELSEWHERE = 90
"""Two clashes in two provinces are told in the same words."""
_MAYBE_ELSEWHERE = 60
"""So are two bodies that were found, though none of the kinds names it."""
_ALIKE = 200
"""From so much in common on, a page that names no kind of event may have the country of somebody's home."""
_OTHER_COUNTRY = 20
_SAME_EVENT = 45
"""What kind, place and day together add: they are the key of an event."""
_OTHER_DAY = 90
"""Two crashes, two days: the words of one are those of the other."""
_SUDDEN = frozenset((
    "road_accident", "air_accident", "explosion", "bombing", "shooting", "drone_attack", "kidnapping", "fire",
    "earthquake", "poisoning",
))  # fmt: skip


SPREAD = frozenset(("protest", "drought_fire", "flood", "riot", "storm"))
"""What goes through several provinces at once."""
_LOCAL = _SUDDEN | {"armed_clash"}
"""What happens in one place."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of an article; days count from the year one, None is what the page does not tell."""

    article: str
    day: int | None
    weights: Mapping[str, float]
    """Words by weight, the weightiest first; as a vector its length is one, in a line or two less."""
    kind: str | None = None
    place: frozenset[str] = frozenset()
    """The rare words of its name: "Kecamatan Wirasaba" and "Wirasaba, Bagan" share one."""
    province: str | None = None
    country: str | None = None
    happened: int | None = None
    toll: frozenset[str] = frozenset()


def sketch(article: Article, claims: Iterable[Claim] = ()) -> Sketch:
    """Draw the sketch of an article: what two sketches share is how alike their articles are."""
    claims = list(claims)
    spoken = [claim.when.end for claim in claims if isinstance(claim, DateClaim) and claim.when.precision == "day"]
    day = article.day or max(spoken, default=None)
    event = next((claim for claim in claims if isinstance(claim, Event) and claim.main), None)
    place = event.place if event else None
    dated = event.date if event and event.date and event.date.precision == "day" else None
    return Sketch(
        article=article.id,
        day=_ordinal(day),
        weights=_weights(article),
        kind=event.kind if event and event.kind != "other" else None,
        place=_place_words(place, article.language) if place else frozenset(),
        province=place.admin1 if place else None,
        country=place.country if place else None,
        happened=_ordinal(dated.start if dated else None),
        toll=tolls(event, claims),
    )


def _place_words(place: Place, language: str) -> frozenset[str]:
    rarity = lang.load(language).rarity
    *regions, last = place.parts
    # An address may end in its country, which says no more of where than that the news is from abroad.
    told = ", ".join(regions) if regions and countries.find(last) else place.name
    return frozenset(word.lower() for word in _terms(told) if _rare(word.lower(), rarity) >= _TELLING)


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def card(drawn: Sketch) -> Card:
    """Give what is kept of a sketch, with its weightiest words, mostly two at a time, as keys to find it by."""
    where = (sorted(drawn.place), drawn.province, drawn.country)
    line = [drawn.article, drawn.day, drawn.kind, *where, drawn.happened, sorted(drawn.toll)]
    words = list(drawn.weights)
    firm = set(combinations(sorted(words[:_FIRM]), 2))
    others = [pair for pair in combinations(sorted(words[:_KEYS]), 2) if pair not in firm]
    if drawn.happened is not None:
        firm |= {(f"={drawn.happened}", word) for word in words[:_FIRM]}
    firm |= {(f"#{toll}", word) for toll in drawn.toll for word in _told_of(drawn)}
    return Card(
        drawn.article,
        drawn.day,
        tuple(map(_number, (*others, *((word,) for word in words[:_ALONE])))),
        tuple(map(_number, sorted(firm))),
        json.dumps([*line, drawn.weights], separators=(",", ":")),
    )


def _number(key: tuple[str, ...]) -> int:
    digest = blake2b("\x1f".join(key).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def is_led(a: Sketch, b: Sketch) -> bool:
    """Say whether weighty words lead from one article to another, or a toll; only from afar does an event's day."""
    if _days(a, b) > WINDOW or _is_one_toll(a, b):
        return True
    ours, theirs = list(islice(a.weights, _KEYS)), list(islice(b.weights, _KEYS))
    return len(set(ours) & set(theirs)) > 1 or not set(ours[:_ALONE]).isdisjoint(theirs[:_ALONE])


@lru_cache(maxsize=8192)
def read(line: str) -> Sketch:
    """Read a sketch back from its card's line."""
    article, day, kind, place, province, country, happened, toll, weights = json.loads(line)
    return Sketch(article, day, weights, kind, frozenset(place), province, country, happened, frozenset(toll))


def likeness(a: Sketch, b: Sketch) -> int:
    """Give how alike two articles are, in thousandths; nothing where they share no more than a word."""
    apart = _days(a, b)
    if apart > WINDOW and not _is_firm(a, b, apart):
        return 0
    few, many = (a.weights, b.weights) if len(a.weights) <= len(b.weights) else (b.weights, a.weights)
    shared = {word: weight * many[word] for word, weight in few.items() if word in many}
    is_toll = _is_one_toll(a, b)
    alike = round(1000 * sum(shared.values()))
    score = alike - _PER_DAY * min(apart, WINDOW) // (_RETOLD if is_toll else 1)
    score += _SAME_TOLL * min(2, len(a.toll & b.toll)) if is_toll else 0
    if score < _FLOOR or not (is_toll or _is_one_day(a, b) or _has_beside(shared, a.place | b.place)):
        return 0
    return max(0, score + _by_kind(a, b) + _by_place(a, b, alike) + _by_key(a, b))


def _days(a: Sketch, b: Sketch) -> int:
    return abs(a.day - b.day) if a.day is not None and b.day is not None else _UNDATED_DAYS


def _has_beside(shared: Mapping[str, float], where: frozenset[str]) -> bool:
    return 1000 * sum(shared[word] for word in shared if word not in where) >= _BESIDE_PLACE


def _is_firm(a: Sketch, b: Sketch, apart: int) -> bool:
    """Say whether two articles written long after one another share two of their weightiest words.

    One will do where both tell of one day, or one toll; after a year it takes three, and what happened at one place,
    unless on two days: another crash at the same bend is told in the same words.
    """
    shared = len(_firm(a) & _firm(b))
    if _is_one_day(a, b) or _is_one_toll(a, b):
        return shared > 0
    if apart <= _YEAR:
        return shared > 1
    kinds = {a.kind, b.kind}
    is_another = None not in (a.happened, b.happened) and kinds <= _LOCAL
    return shared > 2 and not (is_another or kinds.isdisjoint(_LOCAL)) and kinds.isdisjoint(SPREAD)


def _is_one_day(a: Sketch, b: Sketch) -> bool:
    """Say whether two articles tell of events of one day, give or take the night between two."""
    return a.happened is not None and b.happened is not None and abs(a.happened - b.happened) <= 1


def _is_one_toll(a: Sketch, b: Sketch) -> bool:
    """Say whether two articles tell one toll, of what has a weighty word or one of its place's name in common.

    Within a month it will do that the place of one is among the weighty words of the other, which names a home for it.
    """
    if a.toll.isdisjoint(b.toll):
        return False
    return not _told_of(a).isdisjoint(_told_of(b)) or (_days(a, b) <= WINDOW and (_names(a, b) or _names(b, a)))


def _names(a: Sketch, b: Sketch) -> bool:
    """Say whether one article's place is among the weighty words of another."""
    return not a.place.isdisjoint(islice(b.weights, _KEYS))


def _told_of(drawn: Sketch) -> set[str]:
    return set(drawn.place) | set(islice(drawn.weights, _TOLD_OF))


def _firm(drawn: Sketch) -> set[str]:
    return set(islice(drawn.weights, _FIRM))


def _by_key(a: Sketch, b: Sketch) -> int:
    """Weigh kind, place and day as one: all three alike are the key of an event."""
    is_one = a.kind is not None and a.kind == b.kind and _is_one_day(a, b) and _is_same_place(a, b)
    return _SAME_EVENT if is_one else 0


def _is_same_place(a: Sketch, b: Sketch) -> bool:
    return not a.place.isdisjoint(b.place)


def _by_kind(a: Sketch, b: Sketch) -> int:
    if a.kind is None or b.kind is None:
        return 0
    if a.kind != b.kind:
        return -_OTHER_KIND
    days_differ = a.happened and b.happened and abs(a.happened - b.happened) > 1
    return _SAME_KIND - (_OTHER_DAY if days_differ and a.kind in _SUDDEN else 0)


def _by_place(a: Sketch, b: Sketch, alike: int) -> int:
    if _is_same_place(a, b):
        return _SAME_PLACE
    if a.province and a.province == b.province:
        return _SAME_PROVINCE
    if (a.country and b.country and a.country != b.country) or (a.province and b.province):
        if a.kind == b.kind and a.kind in SPREAD:
            return 0
        if a.kind in _LOCAL and b.kind in _LOCAL:
            return -_ELSEWHERE
        if not {a.kind, b.kind} <= _LOCAL | {None}:
            return -_OTHER_PLACE
        is_unsure = a.country != b.country and (a.kind is None) != (b.kind is None) and alike >= _ALIKE
        return -_OTHER_COUNTRY if is_unsure else -_MAYBE_ELSEWHERE
    return 0


def _weights(article: Article) -> dict[str, float]:
    """Weigh words by how often and how early they are said and how rare they are; the length is one, less of few."""
    rarity = lang.load(article.language).rarity
    opening = "".join(span.of(article.text) for span in article.spans("lead", "body"))[:_OPENING]
    counts = Counter(_terms(_told(article)))
    said: Counter[str] = Counter()
    for word, times in counts.items():
        said[word.lower()] += times
    names = {word.lower() for word in counts if word[0].isupper()}
    title = {word.lower() for word in _terms(headline(article))}
    lead = {word.lower() for word in _terms(opening)}
    weights = {
        word: (_often(said[word]) + _TITLE * (word in title) + _LEAD * (word in lead)) * rare
        * (_NAME if word in names else 1)
        for word in title | said.keys()
        if (rare := _rare(word, rarity))
    }  # fmt: skip
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_TERMS]
    length = max(sqrt(sum(weight * weight for _, weight in kept)), _LEAST_LENGTH)
    return {word: round(weight / length, 4) for word, weight in kept}


def _told(article: Article) -> str:
    return "\n".join(span.of(article.text) for span in article.spans(*TOLD))


def _terms(text: str) -> list[str]:
    """Give the words by which pages are compared: whose it is aside, thousands without their mark in any language.

    >>> _terms("Kazakhstan's 5,800, atau 5.800")
    ['Kazakhstan', '5800', 'atau', '5800']
    """
    return [_plain(word) for word in bare_words(text)]


def _plain(word: str) -> str:
    if word[0].isdigit():
        digits = word.replace(".", "").replace(",", "")
        return digits if digits.isdigit() else word
    return word[:-2] if word[-2:] in ("'s", "’s") and len(word) > 3 else word


def _often(times: int) -> float:
    return 1 + _OFTEN * log(times) if times else 0.0


def _rare(word: str, rarity: Rarity) -> float:
    if word[0].isdigit():
        return _rare_number(word, rarity)
    rare = rarity.of.get(word, rarity.unlisted)
    return 0.0 if rare < _COMMON or len(word) < 3 else min(rare, _RAREST)


def _rare_number(word: str, rarity: Rarity) -> float:
    """Give how rare a number is: dates say nothing that the days of articles do not.

    >>> pack = lang.load("en").rarity
    >>> [_rare_number(word, pack) for word in ("16/9/2019", "16", "2019", "6025")]
    [0.0, 3.0, 3.0, 6.0]
    """
    if "/" in word:
        return 0.0
    is_day = len(word) < 3 and word.isdecimal() and int(word) <= _DAYS
    is_year = len(word) == 4 and word.isdecimal() and word.startswith(_CENTURIES)
    return rarity.dated if is_day or is_year else min(rarity.unlisted, _RAREST)
