"""What a page counts beside its own incident: troops elsewhere, earlier disasters, tolls told before and withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from runut.lang.patterns import compile_pattern
from runut.ledger.pages.sisters import TELLING
from runut.model import Article, Event, Figure
from runut.world import countries

_HEADED = compile_pattern(r"^\W*(?:\w+\W+){0,2}((?:19|20)\d\d)\b *[:,–—-]")
"""What heads a line of a list of earlier disasters: "2001: 126 die", "- 1 Oktober 2022, 135 orang tewas"."""

_MARKS = ".,;:()[]\"“”'‘’"


def parted(figures: Iterable[Figure], articles: Mapping[str, Article], main: Mapping[str, Event]) -> Iterator[Figure]:
    """Yield a story's figures, those told of another land or year without an incident, withdrawn ones as earlier tolls.

    "Russian troops near the border of Ukraine" are none of those sent to a riot in Kazakhstan. What stands in a line
    that opens with an earlier year is told of a disaster of that year. The 164 that a page
    keeps apart from its own 225 are the 164 that the pages of the week before told of the same incident.
    """
    figures = list(figures)
    own = {event.id for event in main.values()}
    told: dict[tuple[str, str, int], set[str]] = {}
    counts: dict[tuple[str, str, str], dict[int, str]] = {}
    for figure in figures:
        number = figure.quantity.value
        if number is not None and figure.incident and figure.incident in own and figure.scope == "total":
            told.setdefault((figure.kind, figure.unit, number), set()).add(figure.article)
            counts.setdefault((figure.article, figure.kind, figure.unit), {})[number] = figure.incident
    for figure in figures:
        number, event = figure.quantity.value or 0, main.get(figure.article)
        beside = counts.get((figure.article, figure.kind, figure.unit), {})
        others = told.get((figure.kind, figure.unit, number), set[str]()) - {figure.article}
        if event and figure.incident in own and _is_abroad(figure, articles[figure.article], event):
            yield replace(figure, incident=None)
        elif event and figure.incident in own and _is_listed(figure, articles[figure.article], event):
            yield replace(figure, scope="total", part_of=None, incident=None)
        elif _is_withdrawn(figure, set(beside), others):
            incident = next(of for value, of in beside.items() if value != number)
            yield replace(figure, scope="prior", part_of=None, incident=incident)
        else:
            yield figure


def _is_withdrawn(figure: Figure, beside: set[int], others: set[str]) -> bool:
    """Say whether other pages tell as their own toll what this one keeps apart from another number of its own."""
    number = figure.quantity.value or 0
    is_apart = figure.incident is None and figure.scope == "total"
    return is_apart and number >= TELLING and bool(others) and bool(beside - {number})


def _is_listed(figure: Figure, article: Article, event: Event) -> bool:
    """Say whether a figure's line opens with a year before that of its page's event."""
    line = article.text[article.text.rfind("\n", 0, figure.span.start) + 1 : figure.span.start]
    year = _HEADED.match(line)
    day = event.date.start if event.date else article.day
    return bool(year and day and year.group(1) < day[:4])


def _is_abroad(figure: Figure, article: Article, event: Event) -> bool:
    """Say whether a country's troops stand in a land that is neither theirs nor that of their page's incident."""
    here = event.place.country if event.place else None
    if figure.kind != "deployed" or here is None:
        return False
    whose = {code for word in (figure.who or "").split() if (code := _people(word))}
    words = [word.strip(_MARKS) for word in _sentence(figure, article).split()]
    lands = {code for word in words if (code := _land(word))}
    return bool(whose and here not in whose) and bool(lands - whose) and here not in lands


def _sentence(figure: Figure, article: Article) -> str:
    """Give the words around a figure, up to the stops beside it."""
    before, behind = article.text[: figure.span.start], article.text[figure.span.end :]
    start = max(before.rfind("\n"), before.rfind(". "))
    ends = [end for end in (behind.find("\n"), behind.find(". ")) if end >= 0]
    return before[start + 1 :] + behind[: min(ends, default=len(behind))]


def _people(word: str) -> str | None:
    country = countries.of_people(word) or countries.find(word)
    return country.code if country else None


def _land(word: str) -> str | None:
    country = countries.find(word) if word[:1].isupper() else None
    return country.code if country else None
