"""What two quantities allow: whether they can be one number."""

from __future__ import annotations

from runut.model import Quantity

_ABOUT = 0.1
"""A number said with "about" may be off by a tenth."""


def interval(quantity: Quantity) -> tuple[int, int | None]:
    """Give the least and the most that the words allow; None is open.

    >>> interval(Quantity(8, "exact", None, None)), interval(Quantity(None, "vague", 20, 99))
    ((8, 8), (20, 99))
    >>> interval(Quantity(2000, "more_than", None, None))
    (2001, None)
    """
    value = quantity.value
    if value is None:
        return quantity.low or 0, quantity.high
    slack = round(value * _ABOUT)
    match quantity.bound:
        case "at_least":
            return value, None
        case "more_than":
            return value + 1, None
        case "about":
            return value - slack, value + slack
        case "almost":
            return value - slack, value
        case "at_most":
            return 0, value
        case "less_than":
            return 0, value - 1
        case _:
            return value, value


def disjoint(a: Quantity, b: Quantity) -> bool:
    """Say whether no number fits both.

    >>> disjoint(Quantity(None, "vague", 20, 99), Quantity(None, "vague", 11, 19))
    True
    >>> disjoint(Quantity(18, "at_least", None, None), Quantity(20, "exact", None, None))
    False
    """
    (low_a, high_a), (low_b, high_b) = interval(a), interval(b)
    return (high_a is not None and high_a < low_b) or (high_b is not None and high_b < low_a)
