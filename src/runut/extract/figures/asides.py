"""Tell which figures are of another event than the page's own, by what their sentences and those around them tell.

A page that looks back ("Pada 2018 ... . Saat itu 12 orang tewas"), compares, counts since January or goes on to a crash
elsewhere says so in dates, in small words and in names that its opening does not have, and mostly a sentence before the
number. Each of these is a feature; weights learnt from pages that people read add them up. The features hold no words
of a language, only the names of the pack's lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from runut.extract.dates import find as find_dates
from runut.extract.events import scene_of
from runut.extract.events.scene import Scene
from runut.extract.figures.model import likely, weights
from runut.extract.figures.rescope import OTHER, ruled_scope
from runut.extract.figures.scope import Told
from runut.lang import Pack
from runut.lang.patterns import Pattern, compile_pattern, words
from runut.model import Article, Event, Span, When
from runut.text.dates.days import days_apart
from runut.text.numbers import span_of

_LEAD = 4  # sentences of headline and lead, whose names and counts are the page's own
_BACK = 6  # sentences back to the last one that tells a day
_STEPS = ((1, "p"), (2, "pp"), (-1, "n"))  # sentences beside, and what their features are called
_OPENING, _DATED_OPENING, _CLOSE = 12, 15, 30  # signs from a sentence's beginning, and before a number
_DAYS = ((6, "2-6"), (30, "7-30"), (400, "31-400"))
_MANY = 2  # names, sentences: more are not told apart
_TENFOLD = 10
_LAW = 9  # words before a year that may say it dates a law
_PLACES = ((4, None), (8, "4-7"), (15, "8-14"))
_FIFTH, _LAST = 5, 3
_NAME = compile_pattern(r"\b[A-Z][A-Za-z'’-]+", ignore_case=False)
_PAST_YEAR = compile_pattern(r"\b(?:19[5-9]|20[0-4])\d\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence tells of its event: cues and days by where they stand, years, names, kinds of event."""

    span: Span
    cues: tuple[tuple[int, str], ...]
    days: tuple[tuple[int, str], ...]
    counted: tuple[str, ...]
    years: tuple[str, ...]
    names: tuple[tuple[int, str], ...]
    kinds: frozenset[str]
    opens: bool
    quotes: bool


class Sight:
    """A page as it is looked at for other events: its sentences are read when a figure in or beside them asks."""

    def __init__(self, article: Article, pack: Pack, scene: Scene, events: Sequence[Event]) -> None:
        self.article, self.pack, self.scene, self.events = article, pack, scene, events
        self.main = next((event for event in events if event.main), None)
        self.day = self.main.date.start if self.main and self.main.date else article.day
        self.days = _days_by_sentence(article, pack, scene) if self.day else {}
        self.known: dict[int, Sentence] = {}
        self.opening: frozenset[str] | None = None

    def sentence(self, at: int) -> Sentence | None:
        """Give a sentence by its place, None beyond the page."""
        if not 0 <= at < len(self.scene.sentences):
            return None
        if at not in self.known:
            self.known[at] = _read(self, at)
        return self.known[at]

    def lead(self) -> frozenset[str]:
        """Give the names that headline and lead tell, read once."""
        if self.opening is None:
            read = map(self.sentence, range(_LEAD))
            self.opening = frozenset(name for one in read if one for _, name in one.names)
        return self.opening


def _days_by_sentence(article: Article, pack: Pack, scene: Scene) -> Mapping[int, Sequence[tuple[Span, When]]]:
    found: dict[int, list[tuple[Span, When]]] = defaultdict(list)
    for claim in find_dates(article, pack):
        place = scene.place_of(claim.span)
        if place is not None:
            found[place].append((claim.span, claim.when))
    return found


def others(every: Sequence[Told], article: Article, pack: Pack, events: Sequence[Event]) -> tuple[float, ...] | None:
    """Say how likely each figure is another event's; None where nothing was learnt, or no event is known."""
    learnt = weights(pack.code, "asides")
    scene = scene_of(article, pack) if every and events and learnt else None
    if learnt is None or scene is None:
        return None
    named = features(every, Sight(article, pack, scene, events))
    return tuple(likely(names, learnt)[OTHER] for names in named)


def features(every: Sequence[Told], sight: Sight) -> list[frozenset[str]]:
    """Name for each figure of a page all that bears on whose it is; nothing where its sentence is not of the news."""
    spots = [sight.scene.place_of(_span(told)) for told in every]
    led: dict[str, list[int]] = defaultdict(list)
    for told, spot in zip(every, spots, strict=True):
        value = told.verdict.candidate.number.quantity.value
        if spot is not None and spot < _LEAD and value is not None:
            led[told.verdict.kind].append(value)
    return [
        frozenset() if spot is None else frozenset(_of_figure(told, spot, sight, led.get(told.verdict.kind, ())))
        for told, spot in zip(every, spots, strict=True)
    ]


def _span(told: Told) -> Span:
    return span_of(told.verdict.candidate.number, told.reading.stretch)


def _of_figure(told: Told, spot: int, sight: Sight, led: Sequence[int]) -> Iterator[str]:
    at, own = _span(told).start, sight.sentence(spot)
    yield f"k={told.verdict.kind}"
    yield f"rule={ruled_scope(told)}"
    yield f"event={sight.main.kind if sight.main else None}"
    yield f"held={any(not event.main and event.span.start <= at < event.span.end for event in sight.events)}"
    if own is not None:
        yield from _of_sentence(own, at)
        yield from _of_names(own, at, sight, spot)
    yield from _of_neighbours(sight, spot)
    yield from _of_last_day(sight, spot)
    yield from _of_place(sight, spot)
    yield from _of_value(told, spot, led)


def _of_sentence(own: Sentence, at: int) -> Iterator[str]:
    for here, cue in own.cues:
        yield f"c={cue}"
        yield f"c{'b' if here < at else 'a'}={cue}"
        if here - own.span.start < _OPENING:
            yield f"c0={cue}"
        if 0 < at - here < _CLOSE:
            yield f"cn={cue}"
    for here, when in own.days:
        yield f"d={when}"
        yield f"d{'b' if here < at else 'a'}={when}"
        if here - own.span.start < _DATED_OPENING:
            yield f"d0={when}"
    if not own.days:
        yield "d=none"
    yield from own.counted
    yield from (f"y={year}" for year in own.years)
    yield from (f"e={kind}" for kind in own.kinds)
    yield f"e#={len(own.kinds)}"
    yield f"quote={own.quotes}"


def _of_names(own: Sentence, at: int, sight: Sight, spot: int) -> Iterator[str]:
    """Yield whether the sentence names what the opening named, or others."""
    if spot < _LEAD:
        return
    lead = sight.lead()
    every, before = {name for _, name in own.names}, {name for here, name in own.names if here < at}
    for label, some in (("nm", every), ("nb", before)):
        yield f"{label}={min(len(some & lead), _MANY)}|{min(len(some - lead), _MANY)}"
    for here, name in own.names:
        where = sight.article.text[own.span.start : here].split()[-1:]
        if here < at and where and where[0].lower() in sight.pack.figures.locatives:
            yield f"in={name in lead}"
            if here - own.span.start < _OPENING:
                yield f"in0={name in lead}"


def _of_neighbours(sight: Sight, spot: int) -> Iterator[str]:
    here = sight.sentence(spot)
    for step, label in _STEPS:
        beside = sight.sentence(spot - step)
        if beside is None or here is None:
            continue
        yield from (f"{label}c={cue}" for _, cue in beside.cues)
        yield from (f"{label}d={when}" for _, when in beside.days)
        yield from (f"{label}y={year}" for year in beside.years)
        yield from (f"{label}e={kind}" for kind in beside.kinds)
        if step == 1:
            side = "p-" if here.opens else "p+"
            yield side
            yield from (f"{side}c={cue}" for _, cue in beside.cues)
            yield from (f"{side}d={when}" for _, when in beside.days)


def _of_last_day(sight: Sight, spot: int) -> Iterator[str]:
    """Yield whether the day told last, here or before, is that of the page's event, and how many sentences back."""
    for back in range(_BACK):
        one = sight.sentence(spot - back)
        if one is None:
            break
        days = {when for _, when in one.days if when != "later"} | ({"y<"} if "<" in one.years else set())
        if days:
            last = "near" if days == {"near"} else "mixed" if "near" in days else "past"
            yield f"last={last}"
            yield f"last={last}|{min(back, _LAST)}"
            return
    yield "last=none"


def _of_place(sight: Sight, spot: int) -> Iterator[str]:
    many = len(sight.scene.sentences)
    yield f"at={next((name or spot for most, name in _PLACES if spot < most), '15+')}"
    yield f"end={min(many - 1 - spot, _LAST)}"
    yield f"part={_FIFTH * spot // many}"


def _of_value(told: Told, spot: int, led: Sequence[int]) -> Iterator[str]:
    """Yield how the value stands to those of its kind that the opening tells."""
    yield f"led={bool(led)}|{spot < _LEAD}"
    value = told.verdict.candidate.number.quantity.value
    if not led or value is None or spot < _LEAD:
        return
    most = max(led)
    sign = "=" if value in led else "<" if value < most else ">"
    yield f"vk={told.verdict.kind}|{sign}"
    yield f"v={'>10' if value > _TENFOLD * most else '>2' if value > _MANY * most else sign}"


def _read(sight: Sight, at: int) -> Sentence:
    scene, text = sight.scene, sight.article.text
    span = scene.sentences[at]
    said, day = span.of(text), sight.day
    laws = sight.pack.figures.laws
    days = tuple(
        (where.start, _ago(when, day))
        for where, when in sight.days.get(at, ())
        if day and not _is_of_law(said, where.start - span.start, laws)
    )
    years = (hit for hit in _PAST_YEAR.finditer(said) if not _is_of_law(said, hit.start(), laws))
    own = {cue for cue in scene.cues if span.holds(cue)}
    every = {cue for cue in scene.every if span.holds(cue)}
    kinds = {name for name, found in (("same", own), ("diff", every - own)) if found}
    before = text[scene.sentences[at - 1].end : span.start] if at else "\n"
    return Sentence(
        span=span,
        cues=tuple(_cues(said, span.start, sight.pack)),
        days=days,
        counted=tuple(_counted(said, span, days, sight.pack)),
        years=tuple("<" if day and hit.group() < day[:4] else "=" for hit in years),
        names=tuple((span.start + hit.start(), hit.group()) for hit in _NAME.finditer(said) if hit.start()),
        kinds=frozenset(kinds),
        opens="\n" in before,
        quotes=any(mark in said for mark in '"“'),
    )


def _is_of_law(said: str, at: int, laws: Sequence[str]) -> bool:
    """Say whether a year only dates a law: "Pasal 2 UU Nomor 31 Tahun 1999"."""
    return any(word in laws for word in said[:at].lower().split()[-_LAW:])


def _cues(said: str, start: int, pack: Pack) -> Iterator[tuple[int, str]]:
    known = _known(pack)
    for hit in _pattern(pack).finditer(said):
        yield from ((start + hit.start(), name) for name in known.get(" ".join(hit.group().lower().split()), ()))


def _counted(said: str, span: Span, days: Sequence[tuple[int, str]], pack: Pack) -> Iterator[str]:
    """Yield the days since which, and up to which, the sentence counts."""
    cues = pack.figures.asides
    for here, when in days:
        before = said[: here - span.start].lower().split()[-2:]
        for name, label in (("since", "ds"), ("until", "du"), ("over", "du")):
            if any(word in cues.get(name, ()) for word in before):
                yield f"{label}={when}"


def _ago(when: When, day: str) -> str:
    """Name how long before the page's event a day, a month or a year lies."""
    gone = days_apart(when.end, day)
    if when.precision in ("day", "week", "interval"):
        gone = days_apart(when.start, day)
        if gone <= 1:
            return "near"
        return "later" if when.start > day else next((name for most, name in _DAYS if gone <= most), "old")
    if when.start <= day <= when.end:
        return f"now {when.precision}"
    if when.start > day:
        return "later"
    return f"{when.precision} {next((name for most, name in ((45, '45'), (400, '400')) if gone <= most), 'old')}"


@cache
def _known(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """Give the lists that hold a phrase."""
    found: dict[str, tuple[str, ...]] = {}
    for name, phrases in pack.figures.asides.items():
        for phrase in phrases:
            found[phrase] = (*found.get(phrase, ()), name)
    return found


@cache
def _pattern(pack: Pack) -> Pattern:
    return words(tuple(_known(pack)))
