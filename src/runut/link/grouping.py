"""Join articles to groups level by level, so that one more article moves only what it touches.

On each level two groups become one when each is the other's nearest and they are alike enough for that level. What a
group does depends on its neighbours alone, so the outcome is a function of the set of articles, whatever order they
came in, and a change is followed only as far as it changes anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from zlib import crc32

from runut.link.sketch import SPREAD, likeness, read
from runut.model import content_id
from runut.shelf import Join, Shelf

JOIN = 140
"""Mean likeness, in thousandths, at which two groups become one."""
TIE = 80
"""Mean likeness that must be left between two groups without a bridge, an article nearly as like either."""
_BRIDGE = 0.8
_LOOSE = 40
"""Mean likeness that must be left without any other article that ties them most."""
_STEPS = (700, 600, 500, 450, 400, 360, 330, 300, 280, 260, 240, 220, 210, 200, 190, 180, 170, 160, 150, JOIN, JOIN)
_TIMES = 3
_COPIES = 700
"""Mean likeness from which two groups are one another's copies: which of them meet first makes no odds."""
_COPIES_TIMES = 6
LEVELS = (*(_COPIES,) * _COPIES_TIMES, *(least for least in _STEPS for _ in range(_TIMES)))
"""The closest join first, as in any clustering by mean likeness; each more than once, for a group takes in no more than
one other at a time, and to a long story many articles are near."""

_FEW = 30
"""Pairs that are compared where only that no weighty words led to them speaks against a join."""
_COMPARED = 150
"""Mean likeness that they must have: more than JOIN, for what shares no weighty words is mostly of one kind only."""

_THROUGH = 160
"""The level from which on two groups are compared article by article where what they tell of goes through provinces:
each has weighty words of its own, so most of their pairs were never looked up."""
_HINT = 0.4
"""Share of the level's likeness that they must have by the pairs that were."""
_SEVERAL = 2
"""Articles that each must have: what one page has in common with a season is mostly the season."""
_MOST = 600
"""Pairs of articles beyond which nothing more is compared, so that an article costs no more in a long season."""
_SIDE = 8
"""Articles from which on a group that is close in itself may be a side of a season, with a story of its own."""
_WITHIN = 0.8
"""Share of how alike the looser of two such groups is within that they must be alike: less, and they are two sides."""
_SAMPLE = 20
"""Articles of a group by which it is told how alike it is within; names are digests, so the first are any."""

_LIFT = 1.8
"""How much the mean of a small group with a large one is lifted at most: few tell of the same side of a long story."""
_UNEVEN = 0.16


def _lift(size: int, other: int) -> float:
    """Lift the mean likeness of a group with one that is many times larger, whose articles differ among themselves.

    >>> round(_lift(4, 4), 2), round(_lift(1, 30), 2)
    (1.0, 1.72)
    """
    return min(_LIFT, float((max(size, other) / min(size, other)) ** _UNEVEN))


def regroup(shelf: Shelf, fresh: Iterable[str]) -> list[list[str]]:
    """Work new articles, whose likenesses the shelf already holds, into its groups; give every group that changed."""
    added = frozenset(fresh)
    new, gone = set(added), set[str]()
    change = _Change(shelf)
    for level, least in enumerate(LEVELS, 1):
        new, gone = change.rise(level, least, new, gone)
    shelf.rejoin(change.undone.values(), change.made.values())
    moved = {node for join in (*change.undone.values(), *change.made.values()) for node in (join.left, join.right)}
    dead = {join.node for join in change.undone.values()} - {join.node for join in change.made.values()}
    return [list(group) for group in sorted({tuple(members(shelf, node)) for node in (moved | added) - dead})]


def members(shelf: Shelf, article: str) -> list[str]:
    """Give the group that an article is in, the article itself included, sorted."""
    node = article
    while (join := shelf.above(node)) is not None:
        node = join.node
    return sorted(_leaves(shelf, node))


def _leaves(shelf: Shelf, node: str) -> Iterator[str]:
    heap = [node]
    while heap:
        node = heap.pop()
        join = shelf.below(node)
        if join is None:
            yield node
        else:
            heap += (join.left, join.right)


class _Change:
    """The joins as they were and as they become, while new articles rise through the levels."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.made: dict[str, Join] = {}
        self.undone: dict[str, Join] = {}
        self._above: dict[str, Join | None] = {}
        self._before: dict[str, Join | None] = {}
        self._like: dict[str, Mapping[str, int]] = {}
        self._leaves: dict[str, tuple[str, ...]] = {}
        self._sums: dict[str, tuple[int, dict[str, int]]] = {}
        self._closest: dict[str, int] = {}
        self._allowed: dict[tuple[str, str], bool] = {}
        self._kinds: dict[str, str | None] = {}
        self._through: dict[tuple[str, str], int] = {}
        self._inner: dict[str, float] = {}

    def rise(self, level: int, least: int, new: set[str], gone: set[str]) -> tuple[set[str], set[str]]:
        """Decide one level anew wherever something changed; give the groups that are new on it, and those gone."""
        decided = self._decide(level, least, new, gone)
        before = gone | {node for node in decided if node not in new}
        old = {self._was(node, level) for node in before}
        for node in before:
            join = self._old_above(node)
            if join is not None and join.level == level and (node in gone or decided[node] != _other(join, node)):
                self._undo(join)
        for node, partner in decided.items():
            if partner is not None and node < partner:
                self._do(level, node, partner)
        now = {self._climb(node, level) for node in decided}
        return now - old, old - now

    def _decide(self, level: int, least: int, new: set[str], gone: set[str]) -> dict[str, str | None]:
        todo = set(new)
        for node in new | gone:  # whoever a new group is near to, or a lost one was, may have another nearest now
            todo.update(other for other, _ in self._ranked(node, level, least))
        for node in gone:
            todo.update(self._partner_before(node, level) - gone)
        decided: dict[str, str | None] = {}
        while todo:
            node = todo.pop()
            if node in decided:
                continue
            nearest = self._nearest(node, level, least)
            decided[node] = nearest if nearest and self._nearest(nearest, level, least) == node else None
            todo |= {nearest} if decided[node] and nearest else set()
            todo |= self._partner_before(node, level) - gone
        return decided

    def _partner_before(self, node: str, level: int) -> set[str]:
        join = self._old_above(node)
        return {_other(join, node)} if join is not None and join.level == level else set()

    def _do(self, level: int, left: str, right: str) -> None:
        join = Join(level, content_id("g", left, right), left, right)
        self._above[left] = self._above[right] = join
        self._leaves[join.node] = self._of(left) + self._of(right)
        if self.undone.get(join.node) == join:
            del self.undone[join.node]
        elif self.shelf.below(join.node) != join:
            self.made[join.node] = join

    def _undo(self, join: Join) -> None:
        self.undone[join.node] = join
        for node in (join.left, join.right):
            if self._above.get(node, join) == join:
                self._above[node] = None

    def _old_above(self, node: str) -> Join | None:
        if node not in self._before:
            self._before[node] = self.shelf.above(node)
        return self._before[node]

    def _likeness(self, article: str) -> Mapping[str, int]:
        if article not in self._like:
            self._like[article] = self.shelf.near(article)
        return self._like[article]

    def _was(self, node: str, level: int) -> str:
        """Give the group that a group was in on a level, before the change."""
        join = self._old_above(node)
        while join is not None and join.level <= level:
            node = join.node
            join = self._old_above(node)
        return node

    def _climb(self, node: str, level: int) -> str:
        """Give the group that a group is in on a level."""
        while True:
            join = self._above[node] if node in self._above else self._old_above(node)
            if join is None or join.level > level:
                return node
            node = join.node

    def _of(self, node: str) -> tuple[str, ...]:
        if node not in self._leaves:
            self._leaves[node] = tuple(_leaves(self.shelf, node))
        return self._leaves[node]

    def _nearest(self, node: str, level: int, least: int) -> str | None:
        """Give the group that is most like one, of those with more than one tie to it."""
        return next((other for other, _ in self._ranked(node, level, least) if self._may(node, other)), None)

    def _ranked(self, node: str, level: int, least: int) -> list[tuple[str, float]]:
        if self._reach(node) * _LIFT < least:
            return []
        means = ((other, self._mean(node, other, total, least)) for other, total in self._near(node, level).items())
        near = [(other, mean) for other, mean in means if mean >= least]
        if least >= _COPIES:
            return sorted(near, key=lambda one: (_draw(node, one[0]), one[0]))
        return sorted(near, key=lambda one: (-round(one[1]), _draw(node, one[0]), one[0]))

    def _mean(self, node: str, other: str, total: int, least: int) -> float:
        """Give how alike two groups are, by the pairs that were looked up or, close to joining, by all of a season.

        Two sides of a season, each much more alike within, are not alike at all.
        """
        size, its = len(self._of(node)), len(self._of(other))
        lifted = _lift(size, its) / (size * its)
        found = total * lifted
        if least > _THROUGH or found < least * _HINT or not self._is_through(node, other):
            return found
        told = self._through_all(node, other) * lifted
        if min(size, its) >= _SIDE and told < _WITHIN * min(self._within(node), self._within(other)):
            return 0.0
        return found if found >= least else told

    def _through_all(self, a: str, b: str) -> int:
        """Give the sum of the likenesses between two groups, article by article."""
        key = (min(a, b), max(a, b))
        if key not in self._through:
            self._through[key] = sum(self._all_told(one, other) for one in self._of(a) for other in self._of(b))
        return self._through[key]

    def _within(self, node: str) -> float:
        """Give how alike the articles of a group are among themselves, by some of them."""
        if node not in self._inner:
            pairs = list(combinations(sorted(self._of(node))[:_SAMPLE], 2))
            self._inner[node] = sum(self._all_told(one, other) for one, other in pairs) / len(pairs)
        return self._inner[node]

    def _reach(self, node: str) -> int:
        """Give how like a group's likest article is to any other: no mean is above it."""
        if node not in self._closest:
            self._closest[node] = max(max(self._likeness(a).values(), default=0) for a in self._of(node))
        return self._closest[node]

    def _near(self, node: str, level: int) -> dict[str, int]:
        """Give the sum of the likenesses between a group and each other group of the level below."""
        seen, sums = self._sums.get(node) or (-1, self._first_sums(node))
        if seen != level:
            fresh: dict[str, int] = defaultdict(int)
            for other, total in sums.items():
                fresh[self._climb(other, level - 1)] += total
            fresh.pop(node, None)
            sums = dict(fresh)
            self._sums[node] = (level, sums)
        return sums

    def _first_sums(self, node: str) -> dict[str, int]:
        own = set(self._of(node))
        totals: dict[str, int] = defaultdict(int)
        for article in sorted(own):
            for other, score in self._likeness(article).items():
                if other not in own:
                    totals[other] += score
        return totals

    def _may(self, a: str, b: str) -> bool:
        """Say whether two groups are alike without the one article that ties them most: a round-up ties any two."""
        key = (min(a, b), max(a, b))
        if key not in self._allowed:
            self._allowed[key] = self._ties(a, b) and self._ties(b, a)
        return self._allowed[key]

    def _ties(self, a: str, b: str) -> bool:
        mine, theirs = self._of(a), self._of(b)
        if len(mine) == 1 or self._holds(mine, theirs, self._found):
            return True
        if self._is_through(a, b) and self._holds(mine, theirs, self._all_told):
            return True
        strongest = self._strongest(mine, theirs, self._found)
        pairs = (len(mine) - 1) * len(theirs)
        told = (self._told(one, other) for one in mine if one != strongest for other in theirs)
        return pairs <= _FEW and sum(told) >= pairs * _COMPARED

    def _holds(self, mine: tuple[str, ...], theirs: tuple[str, ...], like: Callable[[str, str], int]) -> bool:
        """Say whether enough ties one group to another without the article that ties them most."""
        ties = {one: sum(like(one, other) for other in theirs) for one in mine}
        strongest = max(mine, key=lambda one: (ties[one], one))
        others = len(mine) - 1
        own = sum(like(strongest, other) for other in mine if other != strongest)
        is_bridge = ties[strongest] / len(theirs) >= _BRIDGE * own / others
        return sum(ties.values()) - ties[strongest] >= others * len(theirs) * (TIE if is_bridge else _LOOSE)

    def _strongest(self, mine: tuple[str, ...], theirs: tuple[str, ...], like: Callable[[str, str], int]) -> str:
        return max(mine, key=lambda one: (sum(like(one, other) for other in theirs), one))

    def _found(self, one: str, other: str) -> int:
        return self._likeness(one).get(other, 0)

    def _is_through(self, a: str, b: str) -> bool:
        """Say whether two groups, neither too small nor too large, tell of one kind that goes through provinces."""
        mine, theirs = self._of(a), self._of(b)
        if min(len(mine), len(theirs)) < _SEVERAL or len(mine) * len(theirs) > _MOST:
            return False
        return bool(SPREAD.intersection(map(self._kind, mine)) & set(map(self._kind, theirs)))

    def _kind(self, article: str) -> str | None:
        if article not in self._kinds:
            line = self.shelf.line(article)
            self._kinds[article] = read(line).kind if line else None
        return self._kinds[article]

    def _all_told(self, one: str, other: str) -> int:
        """Give how alike two articles are, compared now where both tell of one kind that goes through provinces."""
        kind = self._kind(one)
        return self._told(one, other) if kind in SPREAD and kind == self._kind(other) else self._found(one, other)

    def _told(self, one: str, other: str) -> int:
        """Give how alike two articles are, compared now if no words led from one to the other."""
        if other in self._likeness(one):
            return self._likeness(one)[other]
        lines = self.shelf.line(one), self.shelf.line(other)
        return likeness(read(lines[0]), read(lines[1])) if lines[0] and lines[1] else 0


def _draw(a: str, b: str) -> int:
    """Give the lot of a pair of groups: among many that are as near, not all wait for the same one to take them in.

    >>> _draw("g1", "g2") == _draw("g2", "g1")
    True
    """
    return crc32(f"{min(a, b)} {max(a, b)}".encode())


def _other(join: Join, node: str) -> str:
    return join.right if join.left == node else join.left
