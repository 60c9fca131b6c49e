"""The number that a row's living statements come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from runut.ledger.rows.series import Statement, independent
from runut.ledger.standing.change import holds, is_open
from runut.ledger.standing.weight import beside_pages, lonely, strays


def best(
    alive: list[Statement], dead: list[Statement], aside: frozenset[str], *, is_growing: bool
) -> tuple[int | None, list[Statement], str]:
    """Give the best value with the statements that carry it and the name of the rule.

    The value behind which most independent origins stand; among equals the latest, else the one on most pages; None
    where there are only words, or a tie. `aside` names the statements that nothing holds up.
    """
    value, decided, name = _best(alive, dead, is_growing)
    if name in ("alone", "latest") and _is_outlived(decided, alive, aside):
        return value, decided, "held"
    if name == "latest" and any(_is_number(given, value) and _is_last(given, decided) for given in alive):
        return value, decided, "held"
    name = "latest" if name == "alone" and _says_else(dead, decided) else name
    return value, decided, "held" if name == "latest" and _is_of_one_day(decided, [*alive, *dead]) else name


def _says_else(others: Iterable[Statement], decided: list[Statement]) -> bool:
    """Say whether anybody says another number, or a word that does not hold the one that decided."""
    said = {given.quantity.value for given in decided}
    return any(given.quantity.value not in said and not any(holds(given, one) for one in decided) for given in others)


def _is_of_one_day(decided: list[Statement], every: list[Statement]) -> bool:
    """Say whether other numbers were stated and none of them before: what decided is then no later word."""
    values = {given.quantity.value for given in decided}
    others = [given for given in every if given.quantity.value not in (None, *values)]
    return bool(others) and not any(given.is_after(other) for given in decided for other in others)


def _is_outlived(decided: list[Statement], alive: list[Statement], aside: frozenset[str]) -> bool:
    """Say whether a later number was left out, for nothing holds it up."""
    left = aside - {given.figure.id for given in decided}
    return any(given.figure.id in left and _is_last(given, decided) for given in alive)


def _is_number(given: Statement, value: int | None) -> bool:
    """Say whether a statement gives another number than the best value, not a word."""
    return given.quantity.value not in (None, value)


def _is_last(given: Statement, decided: list[Statement]) -> bool:
    return all(given.is_after(one) for one in decided)


def _best(alive: list[Statement], dead: list[Statement], is_growing: bool) -> tuple[int | None, list[Statement], str]:
    """Give the best value with the statements that carry it and the name of the rule."""
    numbers = list(_own_words(_firm([given for given in alive if given.quantity.value is not None])))
    below = beside_pages([*alive, *dead]) if is_growing else set[str]()
    numbers = [given for given in numbers if given.figure.id not in below]
    far = strays(numbers, is_growing=is_growing)
    numbers = [given for given in numbers if given.figure.id not in far]
    if not numbers:
        is_range = any(given.quantity.bound != "vague" for given in alive)
        return None, alive, "ranged" if is_range else "vague"
    if not is_growing:
        latest = numbers[-1]
        numbers = [given for given in numbers if not latest.is_after(given)]
    by_value: dict[int, list[Statement]] = {}
    for given in numbers:
        by_value.setdefault(given.quantity.value or 0, []).append(given)
    if len(by_value) == 1:
        ((value, carriers),) = by_value.items()
        return value, carriers, "latest" if _says_else(alive, carriers) else "alone"
    backing = {value: len(independent(by_value[value])) for value in by_value}
    most = max(backing.values())
    rivals = [value for value in by_value if backing[value] == most]
    if len(rivals) == 1 and most > 1:
        return rivals[0], by_value[rivals[0]], "backed"
    return _latest(by_value, rivals)


def _firm(numbers: list[Statement]) -> list[Statement]:
    """Leave out "at least 10", or "more than 10", where somebody says 12: it says nothing against it."""
    exact = [given.quantity.value or 0 for given in numbers if given.quantity.bound == "exact"]
    return [
        given for given in numbers
        if not is_open(given) or not (given.quantity.value or 0) < max(exact, default=0)
    ]  # fmt: skip


def _own_words(numbers: list[Statement]) -> Iterator[Statement]:
    """Yield what each page says in its own name: its headline's number, else the one it gives most often.

    Among several the one that most pages give, or the first.

    "Five shot at club … the shooting was the second in a week; in the first, three were hurt."
    """
    told: dict[tuple[str, str], list[Statement]] = {}
    pages: dict[int | None, set[str]] = {}
    for given in numbers:
        told.setdefault((given.figure.article, given.voice), []).append(given)
        pages.setdefault(given.quantity.value, set()).add(given.page)
    for said in told.values():
        values = Counter(given.quantity.value for given in said)
        first = min(said, key=lambda given: (
            not given.is_headline, -values[given.quantity.value], -len(pages[given.quantity.value]),
            given.figure.span.start, given.figure.id,
        ))  # fmt: skip
        yield from (given for given in said if given.quantity.value == first.quantity.value or given.figure.as_of)


def _latest(by_value: dict[int, list[Statement]], rivals: list[int]) -> tuple[int | None, list[Statement], str]:
    """Decide between equally backed values by the later word, else by the pages that print them; a tie has no best."""
    carriers = sorted((given for value in rivals for given in by_value[value]), key=lambda given: given.order)
    alone = lonely(carriers)
    carriers = [given for given in carriers if given.figure.id not in alone]
    rivals = [value for value in rivals if any(given.quantity.value == value for given in carriers)]
    if len(rivals) == 1:
        return rivals[0], carriers, "latest"
    last = carriers[-1]
    others = [given for given in carriers if given.quantity.value != last.quantity.value]
    if all(last.is_after(given) for given in others):
        return last.quantity.value, by_value[last.quantity.value or 0], "latest"
    printed = {value: len({given.page for given in by_value[value]}) for value in rivals}
    widest = [value for value in rivals if printed[value] == max(printed.values())]
    return (widest[0], by_value[widest[0]], "held") if len(widest) == 1 else (None, carriers, "tie")
