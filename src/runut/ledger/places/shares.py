"""What each place has of a total: pages that tell the same shares tell them of the same places."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from runut.ledger.pages.sisters import TELLING
from runut.model import Figure, FigureKind

_FEW = 2
"""So many shares of one list on a page are that list, though it gives no total."""

Share = tuple[int, str]
Of = tuple[FigureKind, str]


class Shares:
    """The shares that a story's pages give of their totals; `key` names a figure's place."""

    def __init__(self, figures: Iterable[Figure], key: Callable[[Figure], str | None]) -> None:
        self.key = key
        self.lists: dict[Of, dict[str, set[Share]]] = {}
        self.told: dict[tuple[str, Of], set[Share]] = {}
        for figure in figures:
            if share := self._share(figure):
                self.told.setdefault((figure.article, _of(figure)), set()).add(share)
                if figure.part_of:
                    self.lists.setdefault(_of(figure), {}).setdefault(figure.article, set()).add(share)

    def has(self, figure: Figure) -> bool:
        """Say whether a page tells as much for the same place, as its share of a total."""
        share = self._share(figure)
        return any(share in shares for shares in self.lists.get(_of(figure), {}).values())

    def place(self, figure: Figure) -> str | None:
        """Give the place of a number that its page tells for none, in a list that another page tells with its places.

        "Nine were held: seven in Kenanga, one in Melati and one in Mawar"; "seven were held, one in Melati and one in
        Mawar".
        """
        number, own = figure.quantity.value, self.told.get((figure.article, _of(figure)), set())
        if figure.place or number is None:
            return None
        listed = self.lists.get(_of(figure), {})
        found = {
            place
            for page, shares in listed.items()
            if page != figure.article and _are_one_list(shares & own, number)
            for told, place in shares
            if told == number and (told, place) not in own
        }
        return found.pop() if len(found) == 1 else None

    def _share(self, figure: Figure) -> Share | None:
        place, number = self.key(figure) if figure.place else None, figure.quantity.value
        return (number, place) if place and number is not None else None


def _are_one_list(shared: set[Share], number: int) -> bool:
    """Say whether two pages that have some shares in common give one list: one will do if neither number is small."""
    return len(shared) >= _FEW or (number >= TELLING and any(told >= TELLING for told, _ in shared))


def _of(figure: Figure) -> Of:
    return figure.kind, figure.unit
