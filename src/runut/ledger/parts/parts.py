"""Of what a part is a part: what its page, and other pages, say against the total that it was hung on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from runut.ledger.pages.sisters import FEW, TELLING
from runut.model import Article, Figure

_GROUP = 10
"""So many times a number of a crowd is the crowd, and the number that of a group in it."""


def rehung(figures: Iterable[Figure], articles: Mapping[str, Article]) -> Iterator[Figure]:
    """Yield a story's figures, parts that cannot be what they were taken for hung elsewhere, or on nothing.

    Persons are no part of companies. Most of a total as of an earlier day is the earlier toll: "185, up from 179 on
    Friday". What other pages tell as a total, and nobody as a part of one, is no part for standing below a greater
    headline. What is told for one place is no part of what is told for another. What somebody else says of a crowd
    counts all of it: organisers "almost 100,000", police 80,000.
    """
    figures = list(figures)
    own = {figure.id: figure for figure in figures}
    story = _Story(figures, own)
    for figure in figures:
        whole = own.get(figure.part_of or "")
        if figure.scope != "part" or whole is None or whole.article != figure.article:
            yield figure
        else:
            yield story.hung(figure, whole, articles[figure.article])


class _Story:
    """A story's totals by page, and on how many pages each number is told as a total, or as a part."""

    def __init__(self, figures: Iterable[Figure], own: Mapping[str, Figure]) -> None:
        self.own = own
        self.totals: dict[tuple[str, str, str], list[Figure]] = {}
        self.stated: dict[tuple[str, str, int], set[str]] = {}
        self.parted: dict[tuple[str, str, int], set[str]] = {}
        self.sums: dict[str, int] = {}
        for figure in figures:
            number = figure.quantity.value
            if number is None:
                continue
            if figure.scope == "total":
                self.totals.setdefault((figure.article, figure.kind, figure.unit), []).append(figure)
            if figure.scope == "part" and figure.part_of:
                self.sums[figure.part_of] = self.sums.get(figure.part_of, 0) + number
            told = self.parted if figure.scope == "part" else self.stated
            told.setdefault((figure.kind, figure.unit, number), set()).add(figure.article)

    def hung(self, figure: Figure, whole: Figure, article: Article) -> Figure:
        """Give a part with what it is a part of, or as the total or earlier toll that it is."""
        if figure.incident and whole.incident and figure.incident != whole.incident:
            return replace(figure, scope="total", part_of=None)
        if figure.unit != whole.unit or figure.kind != whole.kind:
            return self._of_its_kind(figure)
        if whole.scope == "prior":
            return replace(figure, part_of=self._of_now(figure, whole, article).id)
        if _is_rival(figure, whole) or self._is_own_count(figure, whole):
            return replace(figure, scope="total", part_of=None)
        if _is_most(figure, whole) and figure.place is None:
            if _day(figure, article) < _day(whole, article) and figure.as_of:
                return replace(figure, scope="prior", part_of=None)
            is_head = any(span.holds(whole.span) for span in article.spans("headline"))
            if is_head and self._is_total(figure) and self.sums.get(whole.id) != whole.quantity.value:
                return replace(figure, scope="total", part_of=None)
        if whole.scope == "part" and figure.place and whole.place and figure.place != whole.place:
            above = self.own.get(whole.part_of or "")
            fits = above is not None and above.place in (None, figure.place)
            return replace(figure, part_of=above.id if above and fits else None)
        return figure

    def _is_own_count(self, figure: Figure, whole: Figure) -> bool:
        """Say whether another speaker than that of a total gives what the story tells as the total, and as no part."""
        number = figure.quantity.value
        if number is None or number <= FEW or figure.place or figure.group or not _are_two_voices(figure, whole):
            return False
        name = figure.kind, figure.unit, number
        return bool(self.stated.get(name)) and self.parted.get(name) == {figure.article}

    def _of_now(self, figure: Figure, earlier: Figure, article: Article) -> Figure:
        """Give the toll that stands for a part told behind one that was taken back, if it may be a part of it.

        "Eight died, and not nine. Five women and three men": they come to eight. "It rose to nine, from five. Three are
        women and two are children": whatever they come to, they are of what the sentence before told.
        """
        if earlier.clause.overlaps(figure.clause):
            return earlier
        sums = max(self.sums.get(earlier.id, 0), figure.quantity.value or 0)
        every = self.totals.get((figure.article, figure.kind, figure.unit), ())
        told = [one for one in every if one.span < figure.span]
        fits = [one for one in told if one.quantity.value == sums != figure.quantity.value]
        near = [one for one in told if (one.quantity.value or 0) >= sums and _is_beside(one, earlier, article)]
        return (fits or near or [earlier])[-1]

    def _of_its_kind(self, figure: Figure) -> Figure:
        """Hang a part on the total of its own kind and unit before it; the same number again is that total."""
        number = figure.quantity.value
        told = self.totals.get((figure.article, figure.kind, figure.unit), ())
        if number is not None and any(one.quantity.value == number for one in told):
            return replace(figure, scope="total", part_of=None)
        above = [one for one in told if (one.quantity.value or 0) > (number or 0) and one.span < figure.span]
        return replace(figure, part_of=above[-1].id if above else None)

    def _is_total(self, figure: Figure) -> bool:
        """Say whether other pages tell a number as a total, and none as a part."""
        number = figure.quantity.value or 0
        name = figure.kind, figure.unit, number
        if number < TELLING or figure.group:
            return False
        return bool(self.stated.get(name, set()) - {figure.article}) and self.parted.get(name) == {figure.article}


def _is_most(figure: Figure, whole: Figure) -> bool:
    number = figure.quantity.value
    return number is not None and 2 * number > (whole.quantity.value or 2 * number)


def _is_rival(figure: Figure, whole: Figure) -> bool:
    """Say whether another speaker than that of a crowd's number gives it, of no place or group: their own count."""
    if figure.kind != "crowd" or figure.place or figure.group or not _are_two_voices(figure, whole):
        return False
    return not _GROUP * (figure.quantity.value or 0) < (whole.quantity.value or 0)


def _are_two_voices(one: Figure, other: Figure) -> bool:
    """Say whether two numbers are given by speakers who are named, each by another."""
    said, its = ({speaker.name for speaker in figure.said_by} for figure in (one, other))
    return bool(said and its) and not said & its


def _is_beside(one: Figure, other: Figure, article: Article) -> bool:
    """Say whether two numbers stand in one sentence."""
    first, last = sorted((one.span, other.span))
    return not set(".\n;") & set(article.text[first.end : last.start])


def _day(figure: Figure, article: Article) -> str:
    return figure.as_of or article.day or ""
