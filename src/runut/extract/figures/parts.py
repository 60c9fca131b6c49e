"""Tell parts by what stands beside or behind them: sums told later, rows that come to another figure, groups."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from runut.extract.figures.earlier import is_superseded
from runut.extract.figures.nouns import PERSON
from runut.extract.figures.scope import Told, grade, is_beside, is_earlier, is_more, unit_of
from runut.lang import Pack
from runut.model import FigureKind

_ROW = 400  # characters from the first to the last of figures that come to another
_AHEAD = 200  # figures among which a larger one is looked for: the news page with most has a third of them
_MOST = 12  # figures of a row that are added up
# What is taken is counted sort by sort, and readers differ on it.
_UNSUMMED = frozenset(("seized",))
_SPLIT: frozenset[FigureKind] = frozenset(("killed", "arrested", "displaced", "deployed", "rescued", "involved"))
_HURT = frozenset(("injured", "sick"))  # told as groups only where places part them
_ACTING = frozenset(("deployed", "involved"))
_GROUPS = 3  # groups in one sentence from which on those who act are told by parts


def parted(row: Sequence[Told], pack: Pack) -> Iterator[Told]:
    """Yield the row of a page again, figures that the rest of it shows to be parts or earlier tolls as such."""
    summed = dict(_summed(row))
    superseded = frozenset(at for at, told in enumerate(row) if told.scope != "prior" and is_superseded(row, at, pack))
    listed = dict(_listed(row, summed.keys() | superseded))
    for at, told in enumerate(row):
        whole = summed.get(at, _later_whole(row, at))
        if at in superseded:
            yield told._replace(scope="prior", whole=None)
        elif told.whole in superseded and _stands(row, at, superseded):
            yield told._replace(scope="total", whole=None)
        elif (
            told.scope == "total"
            and not told.is_other
            and is_earlier(told)
            and (_larger(row, at) or _is_revised(row, at))
        ):
            yield told._replace(scope="prior")
        elif whole is None and at not in listed:
            yield told
        else:
            yield told._replace(scope="part", whole=listed.get(at) if whole is None else whole)


def _stands(row: Sequence[Told], at: int, superseded: Container[int]) -> bool:
    """Say whether what was a part of an earlier toll is the toll that stands: none that stands is larger."""
    told, value = row[at], _value(row[at]) or 0
    alike = (
        other
        for here, other in enumerate(row)
        if here not in superseded and other.verdict.kind == told.verdict.kind and not other.is_other
    )
    return not told.verdict.candidate.included and all((_value(other) or 0) <= value for other in alike)


def _value(told: Told) -> int | None:
    return told.verdict.candidate.number.quantity.value


def _unit(told: Told) -> str:
    return unit_of(told.verdict) or PERSON


def _later_whole(row: Sequence[Told], at: int) -> int | None:
    """Give the place of a sum told later in words ("totalnya 230"), or of the whole of which a grade was told first."""
    told = row[at]
    value = _value(told)
    if told.scope != "total" or told.is_other or value is None or told.verdict.kind in ("seized", "deployed"):
        return None
    is_led = is_more(told) or grade(told.reading.pieces, told.verdict) is not None
    return next((here for here in _larger(row, at) if is_led or _is_sum(row[here])), None)


def _larger(row: Sequence[Told], at: int) -> list[int]:
    """Give the places of larger totals of the same kind told later."""
    told, value = row[at], _value(row[at]) or 0
    unit = _unit(told)
    return [
        here
        for here in range(at + 1, min(len(row), at + _AHEAD))
        if row[here].verdict.kind == told.verdict.kind
        and row[here].scope == "total"
        and not row[here].is_other
        and _unit(row[here]) == unit
        and (_value(row[here]) or 0) > value
    ]


def _is_revised(row: Sequence[Told], at: int) -> bool:
    """Say whether the sentence goes on to what it is now: "yang semula 8 orang direvisi menjadi 6"."""
    return (
        at + 1 < len(row)
        and row[at + 1].scope == "total"
        and is_beside(row[at], row[at + 1].reading, row[at].verdict.kind)
    )


def _is_sum(told: Told) -> bool:
    """Say whether words such as "totalnya" stand before a number."""
    pieces, at = told.reading.pieces, told.verdict.candidate.at
    return any("sums" in piece.marks for piece in pieces[max(at - 6, 0) : at])


def _summed(row: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Yield the figures told in a row that come to another of the page, each with the place of that one."""
    alike: dict[tuple[FigureKind, str], list[int]] = {}
    for at, told in enumerate(row):
        if not told.is_other and told.verdict.kind not in _UNSUMMED and _value(told):
            alike.setdefault((told.verdict.kind, _unit(told)), []).append(at)
    for places in alike.values():
        wholes = {_value(row[at]): at for at in reversed(places)}
        for first in range(len(places) - 1):
            for last, total in _runs(row, places, first):
                if total in wholes:
                    here = wholes[total]
                    yield from ((at, here) for at in places[first : last + 1] if row[at].scope == "total")


def _runs(row: Sequence[Told], places: Sequence[int], first: int) -> Iterator[tuple[int, int]]:
    """Yield where a row that begins at a figure may end, and what it comes to there."""
    start = row[places[first]].reading.span.end
    total = _value(row[places[first]]) or 0
    for last in range(first + 1, min(first + _MOST, len(places))):
        told = row[places[last]]
        if told.reading.span.start - start > _ROW:
            return
        total += _value(told) or 0
        yield last, total


def _listed(row: Sequence[Told], settled: Container[int]) -> Iterator[tuple[int, int | None]]:
    """Yield the groups that one sentence tells side by side, with their whole: "30 orang: 22 dari Randu, 8 …"."""
    for _, told in groupby(range(len(row)), key=lambda at: id(row[at].reading)):
        alike: dict[tuple[FigureKind, str], list[int]] = {}
        for at in told:
            if not row[at].is_other and row[at].verdict.kind in _SPLIT | _HURT and not _is_both(row[at]):
                alike.setdefault((row[at].verdict.kind, _unit(row[at])), []).append(at)
        for (kind, unit), places in alike.items():
            if len(places) > 1 and (unit == PERSON or kind == "deployed") and not _are_led(row, places):
                yield from _groups(row, [at for at in places if at not in settled and _stands_beside(row, at)], kind)


def _is_both(told: Told) -> bool:
    """Say whether the number only takes those up who were told: "dua tamu, keduanya warga Randu, tewas"."""
    return told.verdict.candidate.number.form == "collective"


def _stands_beside(row: Sequence[Told], at: int) -> bool:
    """Say whether a total, or what only its size made a part of one beside it: "dua …, satu lainnya …"."""
    told = row[at]
    if told.is_other or told.scope == "total" or told.whole is None:
        return told.scope == "total" and not told.is_other
    one = told.verdict.candidate
    return row[told.whole].reading is told.reading and (
        one.joined or one.noun.is_rest or is_more(told) or told.verdict.is_listed
    )


def _groups(row: Sequence[Told], places: Sequence[int], kind: FigureKind) -> Iterator[tuple[int, int | None]]:
    values = [_value(row[at]) or 0 for at in places]
    if len(places) > 1 and _is_new_sum(row[places[-1]], values):
        yield from ((at, places[-1]) for at in places[:-1])
        return
    if len(places) < (_GROUPS if kind in _ACTING else 2) or not all(values) or is_more(row[places[0]]):
        return
    if any(_is_told_again(row, at, places) for at in places) or _are_accounts(row, places):
        return
    ones = [row[at].verdict.candidate for at in places]
    if kind in _HURT and not (ones[0].included or any(one.is_placed for one in ones)):
        return
    is_split = len(places) >= _GROUPS or ones[1].noun.words == 0  # "14 orang, sembilan sudah dikenali"
    is_whole = is_split and values[0] >= sum(values[1:]) and _is_general(row[places[0]])
    is_row = any(one.is_placed for one in ones)
    is_whole = is_whole or (len(places) >= _GROUPS and values[0] == sum(values[1:]) and not is_row)
    yield from ((at, places[0] if is_whole else None) for at in places[is_whole:])


def _is_new_sum(told: Told, values: Sequence[int]) -> bool:
    """Say whether what it comes to ends the sentence: "two died, bringing the toll to eight", "menjadi delapan"."""
    by, label = told.verdict.by, told.verdict.candidate.label
    is_led = by is not None and by is label and (by.connected or by.gap == 0)
    return is_led and values[-1] > sum(values[:-1]) > 0


def _are_accounts(row: Sequence[Told], places: Sequence[int]) -> bool:
    """Say whether two count the same: "the UN says 670 people died; the government says 2,000"."""
    ones = [row[at].verdict.candidate for at in places]
    is_set_against = len(ones) == 2 and ones[1].is_reported and not any(one.is_placed for one in ones)
    return is_set_against and ones[1].noun.is_generic


def _is_general(told: Told) -> bool:
    """Say whether a number tells neither what sort of people nor where they are: "personel sebanyak 600 orang"."""
    one, pieces = told.verdict.candidate, told.reading.pieces
    return one.noun.is_generic and not any("sites" in piece.marks for piece in pieces[max(one.at - 4, 0) : one.at])


def _are_led(row: Sequence[Told], places: Sequence[int]) -> bool:
    """Say whether words lead from one figure to another, or the same number is told twice."""
    ones = [row[at].verdict.candidate for at in places]
    if any(one.among or one.out_of or one.is_whole for one in ones) or any(one.included for one in ones[1:]):
        return True
    pieces = row[places[0]].reading.pieces
    if any("including" in piece.marks for piece in pieces[ones[0].noun.last : ones[-1].at]):
        return True
    values = [_value(row[at]) for at in places]
    return len(set(values)) < len(values) and not all(one.joined for one in ones[1:])


def _is_told_again(row: Sequence[Told], at: int, beside: Sequence[int]) -> bool:
    """Say whether another sentence tells the same number as a total."""
    here = row[at]
    return any(
        told.verdict.kind == here.verdict.kind and told.scope == "total" and _value(told) == _value(here)
        for other, told in enumerate(row)
        if other not in beside and told.reading is not here.reading
    )
