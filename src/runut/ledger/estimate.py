"""Low, best, high: what a codebook makes of a row of statements, and what lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from runut.errors import UnknownNameError
from runut.lang.say import statements
from runut.ledger.frame import POLITICAL
from runut.ledger.reach import likely, overlap, point, reach
from runut.ledger.series import Series, Statement, independent
from runut.model import GROWING

_ACLED_WORDS = {20: 10, 24: 12, 40: 10, 200: 100, 2_000: 1_000, 20_000: 10_000, 200_000: 100_000}
"""ACLED's own values where a vague word's lowest is another: tens 10, dozens 12, hundreds 100."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a row comes to: `because` names the rule, then what decided, what stands against it, what was replaced."""

    low: int | None
    best: int | None
    high: int | None
    because: tuple[str, ...]


def house(row: Series) -> Estimate:
    """Give the span of the living statements, and the value behind which most independent origins stand."""
    alive, dead = living(row)
    if not alive:
        return Estimate(None, None, None, _nothing(row))
    low, high = _span(alive, row.counting)
    best, decided, name = _best(alive, row.key.kind in GROWING)
    name = "latest" if name == "alone" and dead else name
    if best is not None:
        low = low if low is None or low <= best else best
        high = high if high is None or high >= best else best
    return Estimate(low, best, high, _because(name, decided, alive, dead))


def ucdp(row: Series) -> Estimate:
    """Give UCDP's low, best and high: stated numbers of the killed in political violence, never open."""
    blank = _out_of_scope(row, "ucdp")
    if blank:
        return blank
    alive, dead = living(row)
    numbers = [given.quantity.value for given in alive if given.quantity.value is not None]
    if not numbers:
        return Estimate(None, None, None, ("ucdp_blank_vague", "") if alive else _nothing(row))
    best, decided, name = _best(alive, is_growing=True)
    name = "latest" if name == "alone" and dead else name
    return Estimate(min(numbers), best, max(numbers), _because(name, decided, alive, dead))


def acled(row: Series) -> Estimate:
    """Give ACLED's fatalities: the most conservative of each origin's last word, vague words by its own table."""
    blank = _out_of_scope(row, "acled")
    if blank:
        return blank
    alive, dead = living(row)
    valued = [(value, given) for given in alive if (value := _acled_value(given)) is not None]
    if not valued:
        because = ("acled_blank_vague", statements(str(given) for given in alive)) if alive else _nothing(row)
        return Estimate(None, None, None, because)
    best = min(value for value, _ in valued)
    decided = [given for value, given in valued if value == best]
    return Estimate(None, best, None, _because("acled_lowest", decided, alive, dead))


CODEBOOKS: dict[str, Callable[[Series], Estimate]] = {"house": house, "ucdp": ucdp, "acled": acled}


def codebook(name: str) -> Callable[[Series], Estimate]:
    """Give the reading of a codebook; raises UnknownNameError, which lists the known ones."""
    if name not in CODEBOOKS:
        raise UnknownNameError(f"There is no codebook called {name!r}. Known: {', '.join(CODEBOOKS)}.")
    return CODEBOOKS[name]


def living(row: Series) -> tuple[list[Statement], list[Statement]]:
    """Part a row's statements into those that still stand and those that were replaced, both in order of time.

    A statement is dead once its own origin has replaced it, or when it is lower and older for a toll that only grows.
    """
    counting = row.counting
    alive: list[Statement] = []
    dead: list[Statement] = []
    for at, given in enumerate(counting):
        after = counting[at + 1 :]
        (dead if any(_buries(later, given, row) for later in after) else alive).append(given)
    return alive, dead


def _buries(later: Statement, given: Statement, row: Series) -> bool:
    if later.voice == given.voice and later.is_after(given):
        return not _widens_nothing(later, given)
    if row.key.kind not in GROWING or not later.is_after(given):
        return False
    ours, theirs = likely(given.quantity), likely(later.quantity)
    if given.quantity.value is not None:
        return theirs.low is not None and given.quantity.value < theirs.low
    return ours.high is not None and theirs.low is not None and ours.high < theirs.low


def _widens_nothing(vague: Statement, given: Statement) -> bool:
    """Say whether a vague word only repeats a number that it holds: "tens" after "45" replaces nothing."""
    number = given.quantity.value
    within = reach(vague.quantity)
    if vague.quantity.value is not None or number is None:
        return False
    return (within.low or 0) <= number and (within.high is None or number <= within.high)


def _span(alive: list[Statement], said: list[Statement]) -> tuple[int | None, int | None]:
    wide = [given for given in alive if not _is_held(given, said)] or alive
    lows = [reach(given.quantity).low for given in wide]
    highs = [reach(given.quantity).high for given in wide]
    low = None if None in lows else min(low for low in lows if low is not None)
    high = None if None in highs else max(high for high in highs if high is not None)
    return low, high


def _is_held(vague: Statement, said: list[Statement]) -> bool:
    """Say whether a vague word holds another statement of its origin or page; "some" holds whatever else is said."""
    if vague.quantity.value is not None:
        return False
    others = [given for given in said if given.quantity != vague.quantity]
    says_some = vague.quantity.high is None
    kin = [
        given
        for given in others
        if says_some or given.voice == vague.voice or given.figure.article == vague.figure.article
    ]
    return any(_contains(vague, given) for given in kin)


def _contains(vague: Statement, given: Statement) -> bool:
    outer, number = reach(vague.quantity), point(given.quantity)
    inner = reach(given.quantity)
    if given.quantity.value is None:
        fits_above = outer.high is None or (inner.high is not None and inner.high <= outer.high)
        return fits_above and (outer.low or 0) <= (inner.low or 0)
    return number is not None and (outer.low or 0) <= number and (outer.high is None or number <= outer.high)


def _best(alive: list[Statement], is_growing: bool) -> tuple[int | None, list[Statement], str]:
    """Give the best value with the statements that carry it and the name of the rule."""
    numbers = list(_own_words(_firm([given for given in alive if given.quantity.value is not None])))
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
        return value, carriers, "alone" if len(alive) == len(carriers) else "latest"
    backing = {value: len(independent(by_value[value])) for value in by_value}
    most = max(backing.values())
    rivals = [value for value in by_value if backing[value] == most]
    if len(rivals) == 1 and most > 1:
        return rivals[0], by_value[rivals[0]], "backed"
    return _latest(by_value, rivals, most)


def _firm(numbers: list[Statement]) -> list[Statement]:
    """Leave out "at least 10" where somebody says 12: it says nothing against it."""
    exact = [given.quantity.value or 0 for given in numbers if given.quantity.bound == "exact"]
    return [
        given for given in numbers
        if given.quantity.bound != "at_least" or not any((given.quantity.value or 0) < number for number in exact)
    ]  # fmt: skip


def _own_words(numbers: list[Statement]) -> Iterator[Statement]:
    """Yield what each page says in its own name: its headline's number, else the one it gives most often, or first.

    "Five shot at club … the shooting was the second in a week; in the first, three were hurt."
    """
    told: dict[tuple[str, str], list[Statement]] = {}
    for given in numbers:
        told.setdefault((given.figure.article, given.voice), []).append(given)
    for said in told.values():
        values = Counter(given.quantity.value for given in said)
        first = min(said, key=lambda given: (
            not given.is_headline, -values[given.quantity.value], given.figure.span.start, given.figure.id
        ))  # fmt: skip
        yield from (given for given in said if given.quantity.value == first.quantity.value or given.figure.as_of)


def _latest(
    by_value: dict[int, list[Statement]], rivals: list[int], most: int
) -> tuple[int | None, list[Statement], str]:
    """Decide between equally backed values by the later word; a tie without a later word has no best."""
    carriers = sorted((given for value in rivals for given in by_value[value]), key=lambda given: given.order)
    if len(rivals) == 1:
        return rivals[0], carriers, "latest"
    last = carriers[-1]
    others = [given for given in carriers if given.quantity.value != last.quantity.value]
    if all(last.is_after(given) for given in others):
        return last.quantity.value, by_value[last.quantity.value or 0], "latest"
    return None, carriers, "tie"


def _because(name: str, decided: Iterable[Statement], alive: list[Statement], dead: list[Statement]) -> tuple[str, ...]:
    decided = list(decided)
    told = {str(given.quantity) for given in decided}
    against = [given for given in alive if name != "tie" and not any(_fits(given, one) for one in decided)]
    told |= {str(given.quantity) for given in against}
    gone = [given for given in dead if str(given.quantity) not in told]
    return (
        name,
        statements(_once(decided)),
        statements(_once(against)),
        statements(_once(gone)),
    )


def _fits(given: Statement, decided: Statement) -> bool:
    return overlap(likely(given.quantity), likely(decided.quantity))


def _once(given: Iterable[Statement]) -> list[str]:
    """Name each number once, by the statement that has a speaker, else an origin, else the first, in order of time."""
    kept: dict[str, Statement] = {}
    for one in given:
        name = str(one.quantity)
        if name not in kept or _backing(one) > _backing(kept[name]):
            kept[name] = one
    return [str(one) for one in kept.values()]


def _backing(given: Statement) -> int:
    return bool(given.origin) + bool(given.figure.said_by)


def _nothing(row: Series) -> tuple[str, ...]:
    aside = [given for given in row.statements if given.figure.modality in ("expected", "denied")]
    name = "expected" if aside else "parts"
    return (name, statements(_once(aside or row.statements)))


def _out_of_scope(row: Series, book: str) -> Estimate | None:
    if row.key.kind != "killed":
        why = f"{book}_blank_kind"
    elif row.event is None or row.event.kind not in POLITICAL:
        why = f"{book}_blank_event"
    elif row.has_total:
        why = f"{book}_blank_group"
    else:
        return None
    return Estimate(None, None, None, (why, ""))


def _acled_value(given: Statement) -> int | None:
    """Give the number that ACLED's published rules make of a statement; None where they are silent."""
    quantity = given.quantity
    if quantity.value is None:
        low = quantity.low
        if low is None or (quantity.high is None and quantity.bound == "vague"):
            return None
        return _ACLED_WORDS.get(low, low) if quantity.bound == "vague" else low
    return None if quantity.bound in ("almost", "at_most", "less_than") else quantity.value
