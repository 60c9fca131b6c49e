"""Which rows are told of one place: a page's own place is a weak reason for a row of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from runut.ledger.pages.sisters import TELLING
from runut.ledger.places.nesting import Nesting
from runut.ledger.rows.frame import ANYBODY, Key
from runut.model import Figure

_DIGITS = 3
"""A number of so many digits before its last zeros is told twice by chance so seldom that it is one count anywhere."""

_SEVERAL = 2
"""One is told of so many things that each of two places may have its own."""

Place = str | None


def gathered(
    figures: Collection[Figure], keys: Mapping[str, Key], named: frozenset[str], nesting: Nesting, *, follows: bool
) -> dict[str, Key]:
    """Give the rows of a story's figures, those of one count set together that only their pages' places hold apart.

    `named` are the figures whose own words say where. Of the others each goes where pages tell the same number: to the
    one place that is named for it, or to the place by which most pages tell it.
    """
    families: dict[Key, _Family] = {}
    for figure in figures:
        if figure.modality in ("asserted", "hedged"):
            key = keys[figure.id]
            families.setdefault(key._replace(place=None), _Family(nesting)).add(figure, key.place, figure.id in named)
    moved = dict(keys)
    for family in families.values():
        moved |= {figure.id: keys[figure.id]._replace(place=place) for figure, place in family.moved()}
    if follows:
        weak = [figure for figure in figures if figure.id not in named and keys[figure.id].place]
        moved |= dict(_followed(weak, keys, moved))
    return _nested(figures, moved, nesting)


def _followed(weak: Iterable[Figure], keys: Mapping[str, Key], moved: Mapping[str, Key]) -> Iterator[tuple[str, Key]]:
    """Yield what a page counts only by its own place, where others of its numbers turned out to be of the whole."""
    weak = list(weak)
    gone = {(one.article, keys[one.id].place) for one in weak if moved[one.id].place is None}
    for one in weak:
        if (one.article, keys[one.id].place) in gone and moved[one.id] == keys[one.id]:
            yield one.id, keys[one.id]._replace(place=None)


def _nested(figures: Iterable[Figure], keys: dict[str, Key], nesting: Nesting) -> dict[str, Key]:
    """Set rows together whose places lie in one another and which tell the same numbers, as totals: they are one count.

    "3,000 hectares in Randu", and in its province 3,000: the smaller place says more.
    """
    rows: dict[Key, list[Figure]] = {}
    for figure in figures:
        rows.setdefault(keys[figure.id], []).append(figure)
    told = {key: numbers for key, own in rows.items() if (numbers := _numbers(own))}
    into: dict[Key, Key] = {}
    for key in sorted(told, key=lambda key: (key.place is not None, key.place or "")):
        inner = [
            other for other in told
            if other != key and other._replace(place=key.place) == key and told[other] == told[key]
            and nesting.lies_in(other.place, key.place)
        ]  # fmt: skip
        finest = nesting.finest(other.place for other in inner)
        if len(finest) == 1:
            into[key] = key._replace(place=finest[0])
    for _ in range(2):
        into = {key: into.get(other, other) for key, other in into.items()}
    return {name: into.get(key, key) for name, key in keys.items()}


def _numbers(figures: Iterable[Figure]) -> frozenset[int]:
    """Give the numbers of a row where all are totals that tell something; none where a part or a small one is told."""
    told = [figure for figure in figures if figure.quantity.value is not None]
    numbers = frozenset(figure.quantity.value or 0 for figure in told)
    is_total = all(figure.scope == "total" and (figure.quantity.value or 0) >= _SEVERAL for figure in told)
    return numbers if is_total else frozenset()


@dataclass
class _Family:
    """The figures of one kind, unit, group and incident, by place and number."""

    nesting: Nesting
    weak: list[tuple[Figure, Place]] = field(default_factory=list)
    strong: list[tuple[Figure, Place]] = field(default_factory=list)
    told: dict[int, dict[Place, set[str]]] = field(default_factory=dict)
    named: dict[int, set[Place]] = field(default_factory=dict)
    totals: dict[str | None, set[int]] = field(default_factory=dict)
    numbers: dict[Place, set[int]] = field(default_factory=dict)

    def add(self, figure: Figure, place: Place, is_named: bool) -> None:
        """Take in a figure that is counted for a place."""
        if not is_named:
            self.weak.append((figure, place))
        number = figure.quantity.value
        if number is None:
            return
        self.told.setdefault(number, {}).setdefault(place, set()).add(figure.article)
        self.numbers.setdefault(place, set()).add(number)
        if is_named:
            self.named.setdefault(number, set()).add(place)
            self.strong.append((figure, place))
        if figure.scope == "total":
            for group in {figure.group, None}:
                self.totals.setdefault(group, set()).add(number)

    def moved(self) -> Iterable[tuple[Figure, Place]]:
        """Yield what belongs elsewhere than where its page is, with the place."""
        for figure, place in self.strong:
            where = self._wider(figure, place, figure.quantity.value or 0)
            if where != place:
                yield figure, where
        went: dict[tuple[str, Place], set[tuple[int, Place]]] = {}
        keeps_whole = self._has_own(None)
        for figure, place in self.weak:
            number = figure.quantity.value
            if number is None or figure.scope == "part" or (place is None and keeps_whole):
                continue
            where = self._where(figure, place, number)
            if where != place:
                went.setdefault((figure.article, place), set()).add((number, where))
                yield figure, where
        for figure, place in self.weak:
            quantity, gone = figure.quantity, went.get((figure.article, place), set())
            if quantity.value is None and len(gone) == 1:
                ((number, where),) = gone
                if (quantity.low or 0) <= number and (quantity.high is None or number <= quantity.high):
                    yield figure, where

    def _wider(self, figure: Figure, place: Place, number: int) -> Place:
        """Give the wider place by which more pages tell a total: "218 in Sumatera" is the 218 of all the islands."""
        pages = self.told[number]
        if figure.scope != "total" or not _is_telling(number):
            return place
        wider = [other for other in pages if len(pages[other]) > len(pages[place]) and other != place]
        wider = [other for other in wider if self.nesting.lies_in(place, other)]
        return max(wider, key=lambda other: (len(pages[other]), other or ""), default=place)

    def _where(self, figure: Figure, place: Place, number: int) -> Place:
        named = self.nesting.finest(self.named.get(number, ()))
        pages = self.told[number]
        if len(named) == 1:
            is_told = len(pages[named[0]]) >= len(pages[place])
            return named[0] if is_told and self._is_one(figure, place, named[0], number) else place
        if named:
            return place
        alike = [other for other in pages if self._is_one(figure, place, other, number)]
        most = max(len(pages[other]) for other in alike)
        often = [other for other in alike if len(pages[other]) == most]
        if None in often:
            return None
        finest = self.nesting.finest(often)
        return finest[0] if len(finest) == 1 else self.nesting.around_all(finest)

    def _has_own(self, place: Place) -> bool:
        """Say whether a row has numbers that are told here rather than anywhere else: by words, or on more pages."""
        for number in self.numbers.get(place, ()):
            pages = self.told[number]
            elsewhere = max((len(pages[other]) for other in self.named.get(number, ())), default=0)
            most = max(map(len, pages.values()))
            if len(pages[place]) > elsewhere and (elsewhere or len(pages[place]) == most):
                return True
        return False

    def _is_one(self, figure: Figure, place: Place, other: Place, number: int) -> bool:
        """Say whether a number told for two places is one count: they nest, or the number tells it."""
        if place == other or _is_telling(number):
            return True
        is_only = self.totals.get(None) == {number}
        if self.nesting.nest(place, other) and (number >= TELLING or is_only):
            return True
        return figure.group not in ANYBODY and self.totals.get(figure.group) == {number}


def _is_telling(number: int) -> bool:
    return len(str(number).rstrip("0")) >= _DIGITS
