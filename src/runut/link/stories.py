"""Put articles that tell of one unfolding event together.

Articles are alike by the rare words, names and days they share; how rare a word is comes with the language, not
from the record, so no article that arrives later changes how alike two others are.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from math import log, sqrt

from runut import lang
from runut.link.words import headline, order, told
from runut.model import Article, Story, content_id
from runut.text.shingles import tokens

Vector = dict[str, float]

_TERMS = 120
_TITLE = 1.0
_NAME = 2.0
_COMMON = 2.5
"""Below this rarity a word stands in one article of twelve and says nothing of the event."""
_FLOOR = 0.06
"""Pairs less alike than this are not looked at: they share no more than a word."""
_JOIN = 0.14
"""Mean likeness at which two groups become one."""
_TIE = 0.06
"""Mean likeness that must be left between two groups without their strongest tie."""
_PER_DAY = 0.004
"""What each day between two articles takes off their likeness: a story goes on, and another like it begins."""
_UNDATED_DAYS = 2


def group(articles: Iterable[Article]) -> Iterator[Story]:
    """Yield the stories, each article in exactly one; the order in which articles come plays no part.

    Groups are joined by mean likeness, not by the best pair, so that one round-up cannot chain two stories.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    likeness = _likeness(ordered)
    for members in _join(len(ordered), likeness):
        yield _story([ordered[at] for at in sorted(members)], _centrality(members, likeness))


def _story(members: list[Article], central: Callable[[int], float]) -> Story:
    by_day = sorted(members, key=order)
    days = sorted(article.day for article in members if article.day)
    at = max(range(len(members)), key=lambda at: (round(central(at), 6), *(_reversed(order(members[at])))))
    return Story(
        id=content_id("s", by_day[0].id),
        title=headline(members[at]),
        articles=tuple(article.id for article in by_day),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _reversed(key: tuple[str, str]) -> tuple[tuple[int, ...], ...]:
    """Turn an ascending key into a descending one, so that `max` takes the earliest of equals."""
    return tuple(tuple(-ord(letter) for letter in part) for part in key)


def _centrality(members: list[int], likeness: dict[tuple[int, int], float]) -> Callable[[int], float]:
    ordered = sorted(members)

    def central(at: int) -> float:
        me = ordered[at]
        return sum(likeness.get((min(me, other), max(me, other)), 0.0) for other in ordered if other != me)

    return central


def vector(article: Article) -> Vector:
    """Weigh the words of an article by how often it says them and how rare they are; the length is one."""
    rarity = lang.load(article.language).rarity
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for word, _ in told(article):
        counts[word.lower()] += 1
        if word[0].isupper():
            names.add(word.lower())
    title = {word.lower() for word, _ in tokens(headline(article))}
    weights: Vector = {}
    for word in title | counts.keys():
        rare = rarity.of.get(word, rarity.unlisted)
        if rare < _COMMON or (len(word) < 3 and not word.isdigit()):
            continue
        weight = (1 + log(counts[word]) if counts[word] else 0) + (_TITLE if word in title else 0)
        weights[word] = weight * rare * (_NAME if word in names else 1)
    return _unit(dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_TERMS]))


def _unit(weights: Vector) -> Vector:
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _likeness(articles: list[Article]) -> dict[tuple[int, int], float]:
    """Give how alike each pair is that shares enough; pairs are found through an index of words."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    pairs: dict[tuple[int, int], float] = {}
    days = [date.fromisoformat(article.day).toordinal() if article.day else None for article in articles]
    for at, article in enumerate(articles):
        mine = vector(article)
        scores: dict[int, float] = defaultdict(float)
        for word, weight in mine.items():
            for other, its in holders[word]:
                scores[other] += weight * its
            holders[word].append((at, weight))
        for other, score in scores.items():
            here, there = days[at], days[other]
            apart = abs(here - there) if here is not None and there is not None else _UNDATED_DAYS
            if score - _PER_DAY * apart >= _FLOOR:
                pairs[other, at] = score - _PER_DAY * apart
    return pairs


def _join(count: int, likeness: dict[tuple[int, int], float]) -> Iterator[list[int]]:
    """Yield groups by joining, again and again, the two whose mean likeness is highest."""
    near: dict[int, dict[int, float]] = {at: {} for at in range(count)}
    members = {at: [at] for at in range(count)}
    heap: list[tuple[float, int, int]] = []
    for (a, b), score in likeness.items():
        near[a][b] = near[b][a] = score
        heap.append((-score, a, b))
    heapq.heapify(heap)
    fresh = count
    while heap and -heap[0][0] >= _JOIN:
        _, a, b = heapq.heappop(heap)
        if a not in members or b not in members or not _more_than_one_tie(members[a], members[b], likeness):
            continue
        members[fresh] = members.pop(a) + members.pop(b)
        near[fresh] = _merged(near, a, b, fresh)
        for other, total in near[fresh].items():
            mean = total / (len(members[fresh]) * len(members[other]))
            heapq.heappush(heap, (-mean, other, fresh))
        fresh += 1
    yield from members.values()


def _more_than_one_tie(a: list[int], b: list[int], likeness: dict[tuple[int, int], float]) -> bool:
    """Say whether two groups are alike without the one article that ties them most: a round-up ties any two."""
    for mine, theirs in ((a, b), (b, a)):
        if len(mine) == 1:
            continue
        ties = [sum(likeness.get((min(x, y), max(x, y)), 0.0) for y in theirs) for x in mine]
        if (sum(ties) - max(ties)) / ((len(mine) - 1) * len(theirs)) < _TIE:
            return False
    return True


def _merged(near: dict[int, dict[int, float]], a: int, b: int, fresh: int) -> dict[int, float]:
    """Add up the likeness of two groups to each of the others, and tell the others."""
    totals: dict[int, float] = {}
    for gone in (a, b):
        for other, total in near.pop(gone).items():
            if other not in (a, b):
                totals[other] = totals.get(other, 0.0) + total
                near[other].pop(gone, None)
    for other, total in totals.items():
        near[other][fresh] = total
    return totals
