"""Find what else a page tells of: earlier events that it sets beside its own, with a time of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from runut.extract.dates import find as find_dates
from runut.extract.events.place import place_in
from runut.extract.events.scene import Scene, listed
from runut.lang import Pack
from runut.lang.patterns import compile_pattern, words
from runut.model import Article, EventKind, Place, Span, When
from runut.text.dates.days import between, days_apart

_LONG_BEFORE = 30  # days: another event, not an earlier hour of this one
_BEFORE_DEATHS = 6  # days: deaths told for a time so long before the page's own day are of another event
_PLAIN = 3  # the weight of a word that tells an event by itself
_BEFORE = 3  # words before a month or a year in which a word may make a stretch of time of it
_FURTHER = 3  # sentences behind one that tells another event which may go on about it
_ANOTHER = 2  # days: what happened so long before at another address is another event
_OPENING = 4  # words of a sentence among which "di antaranya" tells of those counted before it
_WARDS = ("village", "district", "regency")
_LEAD = 4  # sentences of headline and lead, whose counts are the page's own
# Of living memory, and behind a small word or a comma: four digits elsewhere are mostly a count or a code.
_CENTURIES = ("19", "20")  # what `_YEAR` begins with
_YEAR = compile_pattern(r"[a-z,] ((?:19[5-9]|20[0-4])\d)\b", ignore_case=False)


class Time(NamedTuple):
    """Words for a time, and what it is; `goes_on` where it is that of another event than the sentence before tells."""

    span: Span
    when: When
    goes_on: bool = False


class Cue(NamedTuple):
    """A word that tells a kind of event."""

    span: Span
    kind: EventKind
    weight: int


@dataclass(frozen=True, slots=True)
class Other:
    """An event beside the page's own; `span` takes in the sentence behind the one that tells it, if that goes on."""

    kind: EventKind
    sentence: Span
    span: Span
    when: When | None


def others(
    article: Article, pack: Pack, scene: Scene, cues: Sequence[Cue], main: str | None, where: Place | None = None
) -> Iterator[Other]:
    """Yield what happened at another time than on the day of the page's own event, with a word for it or with deaths.

    A time is another's where it lies a month or more before; where words set the two side by side ("kejadian serupa",
    "masih ingat") a day before is enough, and so are two where the sentence names another village or district than
    that of the page's own event, `where`. A page that has no day for its own event may tell that one's month or year.
    """
    day = main or article.day
    if day is None:
        return
    strongest = _strongest(scene, cues)
    told: set[int] = set()
    known: set[tuple[str, EventKind]] = set()
    for time in _times(article, pack, scene):
        place = scene.place_of(time.span)
        if place is None or place in told:
            continue
        sentence = scene.sentences[place]
        kind = _kind(article.text, sentence, time.span, strongest.get(place), pack)
        is_own = main is None and kind == scene.kind and time.when.precision != "day"
        if kind is None or (place - 1 not in told if time.goes_on else is_own):
            continue
        is_tally = main is not None and _is_tally(article.text, time, scene, place, main, pack)
        is_elsewhere = (
            place >= _LEAD and kind == scene.kind and _is_elsewhere(article, time.when, sentence, day, where, pack)
        )
        is_apart = is_elsewhere or _is_apart(article.text, time.span, time.when, sentence, day, pack)
        if not is_tally and not is_apart:
            continue
        if (time.when.start, kind) in known:
            continue
        told.add(place)
        known.add((time.when.start, kind))
        yield Other(kind, sentence, _with_next(article.text, scene, place, pack), time.when)
    if main is not None and scene.kind not in pack.events.continuing:
        yield from _tallies(article.text, scene, strongest, told, pack)


def _tallies(
    text: str, scene: Scene, strongest: Mapping[int | None, Cue], told: set[int], pack: Pack
) -> Iterator[Other]:
    """Yield the sentences behind the lead that count over a whole country or many months, at no time of their own."""
    for place, sentence in enumerate(scene.sentences[_LEAD:], _LEAD):
        if place not in told and _has(pack.events.tallies, sentence.of(text)):
            kind = _kind(text, sentence, Span(sentence.start, sentence.start), strongest.get(place), pack)
            if kind is not None:
                yield Other(kind, sentence, sentence, None)


def _times(article: Article, pack: Pack, scene: Scene) -> Iterator[Time]:
    """Yield the times of a page, and the years after those that it names."""
    for time in _named(article, pack, scene):
        yield time
        if time.when.precision == "year":
            yield from _year_after(article.text, scene, time, pack)


def _named(article: Article, pack: Pack, scene: Scene) -> Iterator[Time]:
    """Yield the dates of a page, and the bare years behind a name or a comma ("Medan, 2009") outside them."""
    dates = (claim for claim in find_dates(article, pack) if not _is_block(article.text, claim.span.end, pack))
    claims = [Time(claim.span, claim.when) for claim in dates]
    yield from claims
    for sentence in scene.sentences:
        said = sentence.of(article.text)
        for match in _YEAR.finditer(said) if any(map(said.__contains__, _CENTURIES)) else ():
            span = Span(sentence.start + match.start(1), sentence.start + match.end(1))
            year = int(match.group(1))
            is_block = _is_block(article.text, span.end, pack)
            if not is_block and not any(claim.span.start <= span.start < claim.span.end for claim in claims):
                yield Time(span, between(date(year, 1, 1), date(year, 12, 31), "year"))


def _year_after(text: str, scene: Scene, time: Time, pack: Pack) -> Iterator[Time]:
    """Yield the year after one, where the next sentence begins with it: "Tahun berikutnya, 40 orang tewas"."""
    place = scene.place_of(time.span)
    behind = scene.sentences[place + 1] if place is not None and place + 1 < len(scene.sentences) else None
    match = words(pack.events.year_after).search(behind.of(text)) if behind else None
    if behind and match and match.start() == 0:
        year = int(time.when.start[:4]) + 1
        span = Span(behind.start, behind.start + match.end())
        yield Time(span, between(date(year, 1, 1), date(year, 12, 31), "year"), goes_on=True)


def _is_block(text: str, end: int, pack: Pack) -> bool:
    """Say whether four digits number the blocks of a road: "in the 2000 block of Melody Street"."""
    return any(text.startswith(f" {word}", end) for word in pack.events.blocks)


def _is_tally(text: str, time: Time, scene: Scene, place: int, main: str, pack: Pack) -> bool:
    """Say whether a sentence behind the lead counts since long before: "Sejak Januari ... 9 meninggal"."""
    if place < _LEAD or scene.kind in pack.events.continuing or days_apart(time.when.start, main) <= _LONG_BEFORE:
        return False
    before = text[scene.sentences[place].start : time.span.start].lower().split()[-2:]
    return time.when.start < main and any(word in pack.events.tallied for word in before)


def _strongest(scene: Scene, cues: Sequence[Cue]) -> Mapping[int | None, Cue]:
    found: dict[int | None, Cue] = {}
    for cue in sorted(cues, key=lambda cue: cue.weight):
        found[scene.place_of(cue.span)] = cue
    return found


def _kind(text: str, sentence: Span, at: Span, cue: Cue | None, pack: Pack) -> EventKind | None:
    """Give the kind that a sentence tells; deaths are of whatever kind it has a word for, if it counts them.

    One death without a count ("meninggal pada 30 Maret 2007") is somebody's life, and no event.
    """
    if cue is not None and cue.weight >= _PLAIN:
        return cue.kind
    told = sentence.of(text)
    beside = text[sentence.start : at.start] + text[at.end : sentence.end]
    is_counted = any(map(str.isdigit, beside)) or _has(pack.events.likened, told)
    if is_counted and _has(pack.events.deaths, told):
        return cue.kind if cue else "other"
    return None


def _is_apart(text: str, at: Span, when: When, sentence: Span, day: str, pack: Pack) -> bool:
    """Say whether a time is that of another event than one on that day."""
    if when.end >= day:
        return False
    before = text[sentence.start : at.start].lower().split()[-_BEFORE:]
    if _is_number_of_law(before) or _is_of_speech(sentence.of(text), at.start - sentence.start, pack):
        return False
    if any(word in pack.events.aside or word in pack.events.during for word in before):
        return _goes_on(text[at.end : sentence.end], pack)
    tells_deaths = _has(pack.events.deaths, sentence.of(text))
    least = _BEFORE_DEATHS if tells_deaths and when.precision in ("day", "week") else _LONG_BEFORE
    if days_apart(when.end, day) > least:
        return True
    return _has(pack.events.likened, sentence.of(text))


def _is_elsewhere(article: Article, when: When, sentence: Span, day: str, where: Place | None, pack: Pack) -> bool:
    """Say whether a sentence dates a thing of the page's own kind days before, in another village or district."""
    if when.precision != "day" or when.end >= day or days_apart(when.end, day) < _ANOTHER or where is None:
        return False
    there = place_in(article, pack, sentence)
    own, told = _wards(where, pack), _wards(there, pack) if there else {}
    return bool(own.keys() & told.keys()) and all(own[head] != told[head] for head in own.keys() & told.keys())


def _wards(place: Place, pack: Pack) -> dict[str, str]:
    """Give the parts of an address by the word that heads them: "kecamatan" of "Kecamatan Randu"."""
    parts = (part.casefold().split() for part in place.parts)
    return {words[0]: " ".join(words[1:]) for words in parts if len(words) > 1 and _scale(words[0], pack) in _WARDS}


def _scale(head: str, pack: Pack) -> str | None:
    return pack.names.places.get(head)


def _goes_on(behind: str, pack: Pack) -> bool:
    """Say whether a time is gone into: "terparah sejak 2008, ketika ..."."""
    first = behind.lower().replace(",", " ").split()[:1]
    return bool(first) and first[0] in pack.events.when


def _with_next(text: str, scene: Scene, place: int, pack: Pack) -> Span:
    """Take in the sentences behind that go on about the same: "Akibatnya ...", "Dua di antaranya ..."."""
    sentence = scene.sentences[place]
    end = sentence.end
    for behind in scene.sentences[place + 1 : place + 1 + _FURTHER]:
        said = behind.of(text)
        if not _has(pack.events.thereupon, said) and not _has(pack.figures.among, " ".join(said.split()[:_OPENING])):
            break
        end = behind.end
    return Span(sentence.start, end)


def _has(listed: tuple[str, ...], text: str) -> bool:
    return words(listed).search(text) is not None


def _is_of_speech(sentence: str, at: int, pack: Pack) -> bool:
    """Say whether a word of speech stands nearer before a time than one for what happened: "dikutip pada 7 Januari"."""
    told, happened = (
        max((hit.end for hit in listed(name, sentence, pack) if hit.end <= at), default=0)
        for name in ("told", "happened")
    )
    return told > happened


def _is_number_of_law(before: Sequence[str]) -> bool:
    """Say whether a number stands before "tahun": "Undang-Undang Nomor 31 Tahun 1999"."""
    return any(word.isdigit() for word in before[-2:])
