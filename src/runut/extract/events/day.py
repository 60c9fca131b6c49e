"""Tell the day on which something happened from the days on which people spoke of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from runut.extract.dates import find as find_dates
from runut.extract.dates import reference
from runut.extract.events.day_words import around
from runut.extract.events.scene import LISTS, Scene, every_listed, weighed
from runut.extract.events.since import since
from runut.lang import Pack
from runut.lang.patterns import Pattern, compile_pattern, words
from runut.model import Article, DateClaim, EventKind, Span
from runut.text.dates.days import days_apart

_NEAR = 6  # words between a verb and the date it governs
_STRAIGHT = 16  # signs between a word for the event and its day, at most
_DONE = frozenset[EventKind](("arrest_operation", "other"))  # kinds that may be what is done for people
_FEW = 2  # days between the first and the last that are told together
_LONG = 30  # days after which a day that an event is known by tells no news
_SHORT = 12  # signs that may stand in a sentence beside a date, for it to belong to the sentence before


class Candidate(NamedTuple):
    """A day that the page tells, and what speaks for and against it as the event's own."""

    claim: DateClaim
    marks: frozenset[str]


def event_day(article: Article, pack: Pack, scene: Scene) -> DateClaim | None:
    """Give the day that stands with the event rather than with a statement; None if only those do."""
    scores: dict[str, float] = {}
    first: dict[str, DateClaim] = {}
    for candidate in candidates(article, pack, scene):
        day = candidate.claim.when.start
        score = weighed(candidate.marks, pack.weights.day)
        if score > scores.get(day, float("-inf")):
            scores[day], first[day] = score, candidate.claim
    best = max(scores, key=lambda day: (scores[day], -first[day].span.start), default=None)
    if best is None:
        return None
    return first[best] if scores[best] >= weighed(marks_of_none(article, pack, scene), pack.weights.no_day) else None


def marks_of_none(article: Article, pack: Pack, scene: Scene) -> tuple[str, ...]:
    """Give what the page says for its event having no day of its own: a disease or a year's cases are counted."""
    return (*scene.marks, f"of {scene.kind}", *(f"page {name}" for name in _about(article, pack, scene)))


def _about(article: Article, pack: Pack, scene: Scene) -> Iterator[str]:
    """Yield what headline and opening say that the page is: an anniversary, a trial, a count."""
    opening = article.text[scene.sentences[0].start : scene.sentences[min(1, len(scene.sentences) - 1)].end]
    kinds = _abouts(pack)
    yield from dict.fromkeys(
        kinds[" ".join(match.group().lower().split())] for match in _about_words(pack).finditer(opening)
    )


@cache
def _about_words(pack: Pack) -> Pattern:
    return words(tuple(_abouts(pack)))


@cache
def _abouts(pack: Pack) -> dict[str, str]:
    return {word: name for name in ("counted", "court", "remembered") for word in getattr(pack.events, name)}


def candidates(article: Article, pack: Pack, scene: Scene) -> Iterator[Candidate]:
    """Yield the days that are past, each with its marks, and those that "two days after the quake" gives."""
    found = [
        claim for claim in find_dates(article, pack) if _may_be(article, claim) and not _is_byword(article, claim, pack)
    ]
    for claim, mark in since(article, pack, scene):
        yield Candidate(claim, frozenset((mark,)))
    told: defaultdict[str, int] = defaultdict(int)
    about = tuple(_about(article, pack, scene))
    marked: list[tuple[DateClaim, frozenset[str]]] = []
    for claim in found:
        place = scene.place_of(claim.span)
        if place is not None:
            own = frozenset(_marks(article, pack, scene, claim, place))
            marks = own.union(f"{name} {age}" for name in about for age in ("old", "0") if f"age {age}" in own)
            marked.append((claim, marks))
            told[claim.when.start] += "told" not in marks
    recent = [claim.when.start for claim, marks in marked if "age old" not in marks]
    earliest = min(recent, default=None)
    is_only = len({claim.when.start for claim, _ in marked}) == 1
    for claim, marks in marked:
        also = {"again"} if told[claim.when.start] > 1 else set()
        yield Candidate(
            claim,
            marks | also | ({"earliest"} if claim.when.start == earliest else set()) | ({"only"} if is_only else set()),
        )


def _may_be(article: Article, claim: DateClaim) -> bool:
    """Say whether a day may be the event's: past, or the next, as pages dated in UTC tell of today in Indonesia.

    Of a few days told together ("17-18 September") the first may be.
    """
    when, today = claim.when, article.day
    is_few = when.precision == "interval" and days_apart(when.start, when.end) <= _FEW and _has_digit(article, claim)
    if when.precision != "day" or not today or when.start <= today:
        return when.precision == "day" or is_few
    return days_apart(today, when.start) == 1


def _is_byword(article: Article, claim: DateClaim, pack: Pack) -> bool:
    """Say whether a day is only told as what an event is known by, long afterwards: "the September 11 attacks"."""
    today, said = article.day, claim.span.of(article.text).lower()
    return said in pack.events.bywords and bool(today) and days_apart(claim.when.start, today or "") > _LONG


def _has_digit(article: Article, claim: DateClaim) -> bool:
    return any(map(str.isdigit, claim.span.of(article.text)))


def _marks(article: Article, pack: Pack, scene: Scene, claim: DateClaim, place: int) -> Iterator[str]:
    """Yield what stands around a date."""
    sentence = _context(scene, claim, place)
    after = article.text[claim.span.end : scene.sentences[place].end]
    age = _age(article, claim, pack)
    where = "headline" if place == 0 else "lead" if place < 3 else "early" if place < 6 else "late"
    yield from (where, f"age {age}", f"age {age} {where}")
    yield from around(article, claim.span, sentence, scene.every, pack)
    if scene.kind in pack.events.continuing:
        yield "continuing"
    if scene.kind == "other":
        yield "other"
    if words(pack.events.likened).search(sentence.of(article.text)):
        yield "likened"
    if any(sentence.start <= cue.start < claim.span.start for cue in scene.cues):
        yield "cue before"
    if place in scene.with_cue or (sentence.start != scene.sentences[place].start and place - 1 in scene.with_cue):
        yield "cue"
    if not _has_digit(article, claim):
        yield "no digits"
    hour = words(pack.dates.parts, pack.dates.clock)
    if hour.search(claim.span.of(article.text)) or hour.search(after[:25]):
        yield "hour"
    governed = _governed(sentence.of(article.text), _moved(claim.span, -sentence.start), pack)
    is_told = not _is_of_event(article.text, scene.cues, claim.span, sentence, pack)
    if _is_of_event(article.text, scene.every, claim.span, sentence, pack):
        yield "straight"
    yield from _tended(article.text, scene, claim.span, sentence, pack)
    yield from (mark for mark in governed if is_told or not mark.startswith("told"))


def _tended(text: str, scene: Scene, at: Span, sentence: Span, pack: Pack) -> Iterator[str]:
    """Yield whether the words before a day first, or last, tell what was done for those whom the event struck.

    "Mengevakuasi jenazah korban penembakan di Melati, Sabtu" does first, "korban gempa ditemukan, Selasa" last.
    """
    if scene.kind in _DONE or not pack.events.tended:
        return
    before = Span(sentence.start, at.start).of(text)
    tended = [match.start() for match in words(pack.events.tended).finditer(before)]
    began = [cue.start - sentence.start for cue in scene.every if sentence.start <= cue.start and cue.end <= at.start]
    began += [hit.start for hit in every_listed(sentence.of(text), pack).get("onset", ()) if hit.start < len(before)]
    if tended and (not began or tended[0] < min(began)):
        yield "tended first"
    if tended and (not began or tended[-1] > max(began)):
        yield "tended last"


def _is_of_event(text: str, cues: tuple[Span, ...], at: Span, sentence: Span, pack: Pack) -> bool:
    """Say whether a day stands straight behind a word for the event: "mengatakan serangan Ahad, 2 Desember, ..."."""
    last = max((cue.end for cue in cues if sentence.start <= cue.start and cue.end <= at.start), default=None)
    if last is None or at.start - last > _STRAIGHT:
        return False
    between = text[last : at.start]
    return "," not in between and all(word.lower() in pack.events.on for word in between.strip(" (").split())


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _context(scene: Scene, claim: DateClaim, place: int) -> Span:
    """Give the sentence of a date; a date that stands almost alone goes with the sentence before it."""
    sentence = scene.sentences[place]
    alone = sentence.end - sentence.start - (claim.span.end - claim.span.start) <= _SHORT
    return Span(scene.sentences[place - 1].start, sentence.end) if alone and place else sentence


def _age(article: Article, claim: DateClaim, pack: Pack) -> str:
    today = reference(article, pack)
    if not today:
        return "unknown"
    if claim.when.start > today:
        return "ahead"
    days = days_apart(claim.when.start, today)
    return str(days) if days < 2 else "days" if days < 8 else "weeks" if days < 41 else "old"


def _governed(sentence: str, at: Span, pack: Pack) -> Iterator[str]:
    """Yield which words govern the date: those of what happened, of what came after it, or of speech."""
    before, after = sentence[: at.start], sentence[at.end :]
    hits = every_listed(sentence, pack)
    last = dict.fromkeys(LISTS, 0)
    last |= {name: max((hit.end for hit in some if hit.end <= at.start), default=0) for name, some in hits.items()}
    if last["told"] > last["happened"]:
        yield "told"
        if len(before[last["told"] :].split()) > _NEAR and not before.rstrip().endswith(","):
            yield "told far"
        if len(before[last["told"] :].split()) <= _NEAR and before.rstrip().endswith(","):
            yield "told near"
    elif _verb(pack).search(" ".join(before.split()[-_NEAR:])):
        yield "verb"
    yield from _turned(before, last)
    if last["happened"] > last["told"]:
        yield "happened"
        if len(before[last["happened"] :].split()) <= _NEAR:
            yield "happened near"
    elif not last["told"] and any(at.end <= hit.start < at.end + 40 for hit in hits.get("happened", ())):
        yield "happens"
    if any(at.end <= hit.start < at.end + 30 for hit in hits.get("told", ())):
        yield "tells"
    if last["harm"] or any(at.end <= hit.start < at.end + 80 for hit in hits.get("harm", ())):
        yield "harm"
    stands = len(before.rstrip())
    straight = ("on", "during", "until") if stands else ("on", "during")
    yield from (name for name in straight if last[name] >= stands)
    yield from (name for name in ("aftermath", "earlier", "plans") if last[name])
    yield from _edges(before, after)


def _turned(before: str, last: Mapping[str, int]) -> Iterator[str]:
    """Yield what stands straight before the date, how it began or what came of it: "ambruk Sabtu", "dicari Senin"."""
    nearest = max(("onset", "update"), key=last.__getitem__)
    if last[nearest] and len(before[last[nearest] :].split()) <= _NEAR:
        yield nearest


def _edges(before: str, after: str) -> Iterator[str]:
    if not before.strip():
        yield "opens"
    if before.rstrip().endswith(","):
        yield "comma"
    if not after.strip(" .)”\"'"):
        yield "closes"


@cache
def _verb(pack: Pack) -> Pattern:
    return compile_pattern(r"\b(?:" + "|".join(pack.roles.verbs or ("$.",)) + r")\b", ignore_case=False)
