"""Whose count a total is: "2,188 infants fell ill" is none of the province's 50,862, though nobody calls it a part."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from runut.ledger.reach import FAR
from runut.ledger.rows.frame import ANYBODY, ELSEWHERE, THERE, Key
from runut.model import Figure


def grouped(figures: Collection[Figure], keys: Mapping[str, Key]) -> dict[str, Key]:
    """Give the rows of a story's figures, a group's totals in a row of their own where more of everyone are told.

    More is more than twice as many, on another page: nearer numbers may be one count, by whatever name it goes.
    """
    most: dict[Key, dict[str, int]] = {}
    for figure in figures:
        if figure.scope == "total" and figure.group in ANYBODY and figure.quantity.value is not None:
            pages = most.setdefault(keys[figure.id], {})
            pages[figure.article] = max(pages.get(figure.article, 0), figure.quantity.value)
    found = dict(keys)
    for figure in figures:
        key = keys[figure.id]
        if key.group is None and _is_of_group(figure) and not (key.incident or "").startswith(ELSEWHERE):
            more = FAR * (figure.quantity.value or 0)
            if any(page != figure.article and many > more for page, many in most.get(key, {}).items()):
                found[figure.id] = key._replace(group=figure.group)
    return found


def _is_of_group(figure: Figure) -> bool:
    return figure.scope == "total" and figure.quantity.value is not None and figure.group not in (*ANYBODY, *THERE)
