"""How far a quantity reaches, as the ledger counts: low, the number itself, high; None is an open end."""

from __future__ import annotations

from typing import NamedTuple

from runut.model import Quantity

FAR = 2
"""So many times as much, or as little, is far from what others say."""


class Reach(NamedTuple):
    """The closed interval that a statement leaves open."""

    low: int | None
    high: int | None


def reach(quantity: Quantity) -> Reach:
    """Give the interval by the house's rules: "at least" leaves high open, "almost" leaves low open, about is a tenth.

    >>> reach(Quantity(8000, "almost", 7200, 7999))
    Reach(low=None, high=8000)
    >>> reach(Quantity(2500, "about", None, None))
    Reach(low=2250, high=2750)
    """
    number, bound = quantity.value, quantity.bound
    if number is None or bound == "vague":
        return Reach(quantity.low, quantity.high)
    if bound == "exact":
        return Reach(number, number)
    if bound == "about":
        return Reach(number - number // 10, number + number // 10)
    return Reach(number, None) if bound in ("at_least", "more_than") else Reach(None, number)


def likely(quantity: Quantity) -> Reach:
    """Give the interval by which two statements are held against each other: "almost 8,000" is not 3,000.

    >>> likely(Quantity(8000, "almost", None, None))
    Reach(low=7200, high=8000)
    """
    if quantity.bound == "almost" and quantity.value is not None:
        return Reach(quantity.value - quantity.value // 10, quantity.value)
    return reach(quantity)


def point(quantity: Quantity) -> int | None:
    """Give the number that a statement stands for in comparisons: a vague word's lowest."""
    if quantity.value is not None:
        return quantity.value
    return quantity.low if quantity.low is not None else quantity.high


def overlap(a: Reach, b: Reach) -> bool:
    """Say whether both can be true.

    >>> overlap(Reach(18, None), Reach(16, 16))
    False
    """
    return (a.high is None or b.low is None or b.low <= a.high) and (b.high is None or a.low is None or a.low <= b.high)
