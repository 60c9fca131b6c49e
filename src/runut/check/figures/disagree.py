"""Figures that cannot all be right: headline against body, one speaker against himself, page against page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations

from runut import lang
from runut.check.figures._paged import by_page
from runut.check.figures.headline import rest
from runut.lang.patterns import compile_pattern
from runut.model import Article, Cell, Discrepancy, Figure, FigureKind, Record, Speaker
from runut.text.findings import across, on_page
from runut.text.intervals import disjoint, interval
from runut.text.names import fold

_TOLLS: frozenset[FigureKind] = frozenset(
    {"killed", "injured", "missing", "sick", "arrested", "suspects", "hostages", "rescued"}
)
"""Kinds of which a page gives one total; it may well count several crowds, or sets of things damaged."""
_LOOSE: frozenset[FigureKind] = frozenset({"involved", "crowd", "damaged", "deployed"})
"""Kinds that pages count as they like: with the driver or without, one crowd or all, the houses hurt or those gone."""
_SHARE = 2
_NEXT = 25
"""Characters behind a number in which "others" stands."""
_ROUND = 100
"""The smallest step to which headlines round: "11 Ribu" over 11,591."""
_BEHIND = 30
"""Characters behind a number in which its year stands."""
_YEAR = compile_pattern(r"\b(?:1[89]|20)\d\d\b")
READS_LEDGER = True


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield figures that contradict one another on a page, then those that the ledger sets against each other."""
    for article, figures in by_page(record):
        yield from _on_page(article, figures)
    yield from _across(record)


def _counts(figure: Figure) -> bool:
    return (
        figure.kind in _TOLLS
        and figure.unit == "person"
        and figure.scope == "total"
        and figure.modality not in ("denied", "expected")
    )


def _on_page(article: Article, every: list[Figure]) -> Iterator[Discrepancy]:
    figures = [figure for figure in every if _counts(figure)]
    shown: set[str] = set()
    fillers = frozenset(lang.load(article.language).checks.fillers)
    pairs = (
        *_headline(article, figures, every),
        *_one_voice([figure for figure in figures if not _is_dated(article, figure)], fillers),
        *_beyond(every),
        *_rests(article, every),
    )
    for first, second in pairs:
        if second.id not in shown:
            shown.add(second.id)
            yield on_page(
                article,
                "figure_conflict",
                second.span,
                evidence=(first.span, first.id, second.id),
                words=second.span.of(article.text),
                what=second.kind,
                other=first.span.of(article.text),
            )


def _headline(article: Article, figures: list[Figure], every: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield a headline's figure with the body's, where the body has none of its kind that could be the same."""
    heads = list(article.spans("headline"))
    for first in figures:
        if not any(head.holds(first.span) for head in heads):
            continue
        told = _told(first, figures, [other for other in every if any(head.holds(other.span) for head in heads)])
        if first.quantity.value is None:  # What somebody said outweighs an echo of a headline's vague word.
            told = [other for other in told if other.said_by] or told
        parts = [other for other in every if other.kind == first.kind and other.scope == "part"]
        told = [other for other in told if not any(_exceeds(part, other) for part in parts)]
        if first.quantity.bound == "exact" and first.quantity.value is not None:
            told = [other for other in told if other.quantity.value is None]  # Of exact ones headline.py tells.
        if told and all(disjoint(first.quantity, other.quantity) for other in (*told, *parts)):
            yield first, told[0]


def _told(first: Figure, figures: list[Figure], headline: list[Figure]) -> list[Figure]:
    """List the body's totals that a headline's figure is held against.

    A number that the headline gives of something else ("1 Dari 6 Korban Meninggal") is that again.
    """
    others = {figure.quantity.value for figure in headline if figure.kind != first.kind} - {None}
    return [
        other
        for other in figures
        if other.kind == first.kind
        and other not in headline
        and other.quantity.value not in others
        and _same_case(first, other)
        and not _is_share(first.quantity.value, other.quantity.value)
        and not _is_rounded(first.quantity.value, other.quantity.value)
    ]


def _is_share(first: int | None, other: int | None) -> bool:
    """Say whether a headline's number is so much less than the body's that it counts some of them."""
    return first is not None and other is not None and first * _SHARE <= other


def _is_rounded(first: int | None, other: int | None) -> bool:
    """Say whether a headline's number is the body's without its last digits."""
    if not first or other is None:
        return False
    step = 1
    while first % (step * 10) == 0:
        step *= 10
    return step >= _ROUND and abs(other - first) < step


def _exceeds(part: Figure, whole: Figure) -> bool:
    """Say whether a part is more than what it is part of can be."""
    most = interval(whole.quantity)[1]
    return most is not None and interval(part.quantity)[0] > most


def _rests(article: Article, every: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the vague word for "the others" of a kind and an exact number of them that it excludes."""
    pack = lang.load(article.language)
    others = [
        figure
        for figure in every
        if figure.kind in _TOLLS
        and figure.modality == "asserted"
        and rest(pack).search(article.text[figure.span.end : figure.span.end + _NEXT])
    ]
    for vague, told in permutations(others, 2):
        same = (vague.kind, vague.unit, vague.incident) == (told.kind, told.unit, told.incident)
        is_vague = vague.quantity.bound == "vague" and told.quantity.bound == "exact"
        if same and is_vague and disjoint(vague.quantity, told.quantity):
            yield told, vague


def _beyond(every: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield parts that are more than every total of their kind allows, each with the nearest total, a vague word.

    Where the total is a number, it is as a rule the part, and read amiss.
    """
    for part in every:
        if part.scope != "part" or part.kind not in _TOLLS or part.modality in ("denied", "expected"):
            continue
        wholes = [
            other
            for other in every
            if other.scope == "total"
            and (other.kind, other.unit) == (part.kind, part.unit)
            and other.modality not in ("denied", "expected")
            and _same_case(part, other)
        ]
        if wholes and all(whole.quantity.value is None and _exceeds(part, whole) for whole in wholes):
            yield part, min(wholes, key=lambda whole: (abs(whole.span.start - part.span.start), whole.span))


def _one_voice(figures: list[Figure], fillers: frozenset[str]) -> Iterator[tuple[Figure, Figure]]:
    """Yield pairs in which one speaker gives two totals of a kind that exclude each other, one of them a vague word.

    Of two exact numbers the smaller is as a rule a part of the other, whatever the sentence leaves out.
    """
    for at, first in enumerate(figures):
        for second in figures[at + 1 :]:
            if (
                second.kind == first.kind
                and None in (first.quantity.value, second.quantity.value)
                and _same_case(first, second)
                and one_speaker(first.said_by, second.said_by, fillers)
                and disjoint(first.quantity, second.quantity)
            ):
                yield first, second


def _is_dated(article: Article, figure: Figure) -> bool:
    """Say whether a year stands right behind a number: what is told with its year is as a rule another event."""
    return bool(_YEAR.search(article.text[figure.span.end : figure.span.end + _BEHIND]))


def _same_case(a: Figure, b: Figure) -> bool:
    """Say whether two figures may be of one incident, place and day."""
    return (
        a.incident == b.incident
        and (a.place is None or b.place is None or a.place == b.place)
        and (a.as_of is None or b.as_of is None or a.as_of == b.as_of)
    )


def one_speaker(a: Iterable[Speaker], b: Iterable[Speaker], fillers: frozenset[str]) -> bool:
    """Say whether the same body speaks: by name, or by the body named in the office of its spokesman."""
    return any(_speaks_for(x, y, fillers) or _speaks_for(y, x, fillers) for x in a for y in b)


def _speaks_for(one: Speaker, other: Speaker, fillers: frozenset[str]) -> bool:
    """Say whether the first is the second, or the body whose office the second holds."""
    name = _words(one.name) - fillers
    return bool(name) and (name == _words(other.name) - fillers or name <= _words(other.role or ""))


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name).split())


def _across(record: Record) -> Iterator[Discrepancy]:
    """Yield one finding for each row of the ledger in which figures of different pages contradict each other."""
    against: dict[str, set[str]] = defaultdict(set)
    for link in record.links:
        if link.relation == "contradicts":
            against[link.from_].add(link.to)
            against[link.to].add(link.from_)
    seen: set[tuple[str, ...]] = set()
    for cell in record.cells:
        if cell.kind in _LOOSE:
            continue
        figures = tuple(sorted(figure for figure in cell.figures if against[figure] & set(cell.figures)))
        if figures and figures not in seen:
            seen.add(figures)
            yield _between(record, cell, [record.figure_of[figure] for figure in cell.figures if figure in figures])


def _between(record: Record, cell: Cell, figures: list[Figure]) -> Discrepancy:
    told: dict[str, dict[str, None]] = {}
    for figure in figures:
        outlets = told.setdefault(str(figure.quantity), {})
        if (outlet := record.article_of[figure.article].outlet) is not None:
            outlets[outlet.replace("|", "/")] = None
    values = [f"{value}@{', '.join(outlets)}" if outlets else value for value, outlets in told.items()]
    return across(
        cell.story,
        "figure_conflict",
        "|".join(sorted(figure.id for figure in figures)),
        evidence=tuple(figure.id for figure in figures),
        template="figure_conflict_story",
        what="|".join(part for part in (cell.kind, cell.group) if part),
        values="|".join(values),
    )
