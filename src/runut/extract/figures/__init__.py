"""Find how many were killed, hurt, arrested, sent, and what was broken or seized."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from runut.extract.figures import asides
from runut.extract.figures.corrected import corrected
from runut.extract.figures.fates import fated, without_bodies
from runut.extract.figures.hits import end_of
from runut.extract.figures.houses import own_house
from runut.extract.figures.lexicon import Piece
from runut.extract.figures.nouns import THING, fits
from runut.extract.figures.parts import parted
from runut.extract.figures.place import Named, named_in, place_of
from runut.extract.figures.read import readings
from runut.extract.figures.rescope import rescoped
from runut.extract.figures.scope import Told, placed
from runut.extract.quotes.speakers import said
from runut.lang import Pack
from runut.model import Article, Event, EventKind, Figure, FigureKind, Modality, Quantity, Span, When, content_id
from runut.text.bounds import bound_before, ends
from runut.text.dates import dates
from runut.text.numbers import span_of

_OF_THINGS = ("damaged", "deployed", "seized", "involved")
_GENERIC = "person"
_SENT = "vehicle"  # "12 unit dikerahkan"
_SUBJECT = 3  # pieces back from a label to the noun that it tells of: "mobil yang terbakar enam unit"
_WEEKS = timedelta(days=28)  # an event so long before the page's own is no day of it
_MONTH = timedelta(days=31)
_PAUSES = (",", ";")
_EITHER: tuple[FigureKind, ...] = ("killed", "injured")
_RUMOUR = 6  # pieces before a number among which is said that it is but rumoured
# What those are of whom none was it: "none of the 150 survived", "none of the 150 was hurt".
_WITHOUT: dict[FigureKind, FigureKind] = {"rescued": "killed", "killed": "involved", "injured": "involved"}
_MODALITIES: tuple[Modality, ...] = ("denied", "expected", "hedged")


def find(article: Article, pack: Pack, events: Sequence[Event] = ()) -> Iterator[Figure]:
    """Yield a figure for each number that states how many were affected, acted or were sent."""
    row: list[Figure] = []
    first = next((event for event in events if event.main), None)
    past = _past(events, first)
    every = tellings(article, pack, first.kind if first else "other", year_of(article, first), tuple(events))
    named: dict[Span, tuple[Named, ...]] = {}
    for told in every:
        if told.reading.span not in named:
            named[told.reading.span] = tuple(named_in(article.text, told.reading, pack))
        figure = _figure(article, pack, told, first.id if first else None, row, named[told.reading.span])
        is_other = told.is_other or any(e.span.holds(figure.span) for e in events if not e.main)
        of_then = None if is_other or not past else _of_then(told, figure, article, pack, past)
        is_other = is_other or of_then is not None
        row.append(replace(figure, incident=of_then or _other(figure, events)) if is_other else figure)
    for here, told in enumerate(every):
        if told.whole is not None:
            row[here] = replace(row[here], part_of=row[told.whole].id)
    yield from row


@lru_cache(maxsize=8)
def tellings(
    article: Article, pack: Pack, event: EventKind = "other", year: str | None = None, events: tuple[Event, ...] = ()
) -> tuple[Told, ...]:
    """Read headline, lead and body for figures, each placed among the others; years before `year` tell other events."""
    year = year or (article.day[:4] if article.day else None)
    every = told_by_rules(article, pack, event, year)
    weighed = tuple(rescoped(every, article, pack, year, asides.others(every, article, pack, events)))
    return tuple(corrected(weighed, pack))


def told_by_rules(article: Article, pack: Pack, event: EventKind, year: str | None) -> tuple[Told, ...]:
    """Place each figure of a page among the others by rules alone."""
    read = without_bodies(fated(readings(article, pack, event)), article.text, pack)
    return tuple(parted(placed(read, pack, year), pack))


def year_of(article: Article, main: Event | None) -> str | None:
    """Give the year of the page's own event, which may lie long before the page."""
    when = main.date.start if main is not None and main.date is not None else None
    return min(when, article.day)[:4] if when and article.day else None


def _figure(
    article: Article, pack: Pack, told: Told, main: str | None, row: Sequence[Figure], named: Sequence[Named]
) -> Figure:
    verdict, noun = told.verdict, told.verdict.candidate.noun
    span = span_of(verdict.candidate.number, told.reading.stretch)
    said_by, via = said(article, pack, span)
    kind = _kind(told)
    place = place_of(article.text, told, named, pack)
    house = None if place else own_house(article.text, told, span, said_by, pack)
    return Figure(
        id=content_id("f", article.id, span.start, span.end, kind),
        article=article.id,
        span=span,
        clause=_clause(told),
        kind=kind,
        quantity=_quantity(told, pack),
        unit=_unit(told, row),
        who=_who(article.text, told),
        group=noun.group,
        scope="part" if house else told.scope,
        incident=main,
        modality=_modality(told),
        said_by=said_by,
        via=via,
        place=place or house,
        as_of=_as_of(article, pack, told),
        confidence=verdict.chance,
    )


def _kind(told: Told) -> FigureKind:
    """Give what is said of the counted: of those "killed or wounded" nobody knows which, so they are `involved`."""
    pieces, by, kind = told.reading.pieces, told.verdict.by, told.verdict.kind
    if kind in _WITHOUT and _is_none_of(pieces, told.verdict.candidate.at):
        return _WITHOUT[kind]
    if by is None or kind not in _EITHER:
        return kind
    is_open = any(
        _is_or(pieces, by.piece, step) and _tells_other(pieces, by.piece + 2 * step, kind) for step in (1, -1)
    )
    return "involved" if is_open else kind


def _is_none_of(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a number tells of how many there is none: "none of the 150 aboard survived"."""
    return at > 1 and "out_of" in pieces[at - 1].marks and "denied" in pieces[at - 2].marks


def _is_or(pieces: Sequence[Piece], at: int, step: int) -> bool:
    return 0 <= at + 2 * step < len(pieces) and "either_or" in pieces[at + step].marks


def _tells_other(pieces: Sequence[Piece], at: int, kind: FigureKind) -> bool:
    told = " ".join(pieces[at].marks.get(place, "") for place in ("states", "acts", "labels")).split()
    return any(one in told for one in _EITHER if one != kind)


def _unit(told: Told, row: Sequence[Figure]) -> str:
    """Give what is counted; "satu di antaranya" and "12 unit" count what was counted before, or what their word is."""
    verdict, pieces = told.verdict, told.reading.pieces
    noun, by = verdict.candidate.noun, verdict.by
    is_open = noun.is_things and noun.unit == THING and noun.words <= 1
    if noun.unit is not None and not is_open:
        return noun.unit
    if by is not None and by is verdict.candidate.label:
        near = (
            pieces[at].marks.get("unit") for at in range(verdict.candidate.at - 1, max(by.piece - _SUBJECT, -1), -1)
        )
        told_of = next((unit for unit in near if unit), None)
        if told_of is not None and not fits(verdict.kind, noun._replace(unit=told_of)):
            told_of = None  # "korban tewas serangan drone bertambah jadi 47" counts no drones
        if told_of is not None and (is_open or "unit" in pieces[by.piece].marks):
            return told_of
    if noun.words == 0 or noun.is_rest or is_open or verdict.kind == "damaged":
        like = next((figure.unit for figure in reversed(row) if figure.kind == verdict.kind), None)
        if like is not None and (noun.words == 0 or verdict.kind in _OF_THINGS or like == _GENERIC):
            return like
    if noun.unit is None and noun.words and verdict.kind == "seized":
        return THING
    return _SENT if is_open and verdict.kind == "deployed" else noun.unit or _GENERIC


def _clause(told: Told) -> Span:
    """Reach from the first to the last word that makes the claim."""
    words, pieces, one = told.reading.stretch, told.reading.pieces, told.verdict.candidate
    first, last = one.number.left, end_of(pieces, one.number, one.noun)
    by = told.verdict.by
    if by is not None and by.piece < len(pieces):
        first, last = min(first, pieces[by.piece].first), max(last, pieces[by.piece].last)
    return Span(words[first].start, words[last - 1].end)


def _quantity(told: Told, pack: Pack) -> Quantity:
    """Take a bound from before the act as well: "setidaknya menewaskan 6 orang"."""
    quantity, act = told.verdict.candidate.number.quantity, told.verdict.candidate.act
    if act is None or quantity.bound != "exact" or quantity.value is None:
        return quantity
    bound = bound_before(told.reading.stretch, told.reading.pieces[act.piece].first, pack)
    return quantity if bound is None else Quantity(quantity.value, bound, *ends(quantity.value, bound))


def _who(text: str, told: Told) -> str | None:
    """Give the counted group as written, without "orang"; None where it says no more than that."""
    words, pieces, noun = told.reading.stretch, told.reading.pieces, told.verdict.candidate.noun
    inner = list(pieces[noun.first : noun.last])
    while inner and ("counters" in inner[0].marks or "rest" in inner[0].marks):
        inner.pop(0)
    if not inner or all("weak" in piece.marks and piece.marks["weak"] == "involved" for piece in inner):
        return None
    return text[words[inner[0].first].start : words[inner[-1].last - 1].end]


def _modality(told: Told) -> Modality:
    """Read how firmly it is said from the words right before the number and up to the telling word."""
    pieces, one, by = told.reading.pieces, told.verdict.candidate, told.verdict.by
    first, last = one.at - 4, one.noun.last
    if by is not None and by.piece < len(pieces):
        first, last = min(first, by.piece - 3), max(last, by.piece)
    first = max(first, 0, _behind_last(pieces, one.at, "turns"))
    if told.scope == "prior" or (told.verdict.kind in _WITHOUT and _is_none_of(pieces, one.at)):
        return "asserted"  # what is taken back was said once: "eight, not nine"
    if _is_untrue(pieces, one.at):
        return "denied"
    for modality in _MODALITIES:
        # "tidak ada korban jiwa, 5 rumah rusak" denies no houses
        since = max(first, _behind_last(pieces, one.at, None)) if modality == "denied" else first
        if any(modality in piece.marks for piece in pieces[since:last]):
            return modality
    return "asserted"


def _is_untrue(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a number stands in what the sentence goes on to take back: "kabar dua orang tewas tidak benar"."""
    if not any("untrue" in piece.marks for piece in pieces[at:]):
        return False
    return any("rumours" in piece.marks for piece in pieces[max(at - _RUMOUR, 0) : at])


def _behind_last(pieces: Sequence[Piece], at: int, mark: str | None) -> int:
    """Give the piece behind the last one before a number that bears a mark, or that is a comma; 0 where none does."""
    ends = (k + 1 for k in range(at - 1, -1, -1) if (mark in pieces[k].marks if mark else pieces[k].word in _PAUSES))
    return next(ends, 0)


def _as_of(article: Article, pack: Pack, told: Told) -> str | None:
    """Give the day that the sentence dates its count by: "per Jumat (13/9)", "as of Friday", "hingga akhir Agustus"."""
    words = told.reading.stretch
    for piece in told.reading.pieces:
        if "as_of" in piece.marks and piece.last < len(words):
            after = Span(words[piece.last - 1].end, told.reading.span.end)
            for span, when, _ in dates(article.text, pack, article.published, after):
                if span.start - after.start > 1:
                    continue
                if when.precision == "day":
                    return when.start
                before = Span(told.reading.span.start, words[piece.first].start)
                if _is_past_month(when, article) and not _is_reach(article, pack, before):
                    return when.end
    return _last_day(article, pack, told)


def _is_past_month(when: When, article: Article) -> bool:
    """Say whether a count's month, or part of one, was over when its page came out: it is older than the page."""
    if not article.day or when.end >= article.day:
        return False
    return date.fromisoformat(when.end) - date.fromisoformat(when.start) < _MONTH


def _is_reach(article: Article, pack: Pack, before: Span) -> bool:
    """Say whether a date stands right before "hingga": "Januari hingga April" says over which months is counted."""
    return any(before.end - span.end <= 1 for span, _, _ in dates(article.text, pack, article.published, before))


def _last_day(article: Article, pack: Pack, told: Told) -> str | None:
    """Give the last of the days over which the sentence counts: "sejak 13 hingga 14 September ada 292 warga"."""
    words, first = told.reading.stretch, told.verdict.candidate.number.left
    until = [word for word in words[:first] if word.word in pack.figures.as_of]
    if not until:
        return None
    before = Span(told.reading.span.start, words[first].start)
    for span, when, _ in dates(article.text, pack, article.published, before):
        is_of_days = when.precision == "interval" and article.text[span.start].isdigit()
        if is_of_days and any(span.start < word.start < span.end for word in until):
            return when.end
    return None


def _past(events: Sequence[Event], main: Event | None) -> tuple[Event, ...]:
    """List the events that the page dates weeks before its own: quakes and fires that it looks back on."""
    if main is None or main.date is None:
        return ()
    last = (date.fromisoformat(main.date.start) - _WEEKS).isoformat()
    return tuple(e for e in events if not e.main and e.date and e.date.end and e.date.end < last)


def _of_then(told: Told, figure: Figure, article: Article, pack: Pack, past: Sequence[Event]) -> str | None:
    """Give the past event that a figure is of: its sentence names that day first, or goes on about it as "that one".

    "Gempa 14 Juli lalu menewaskan enam orang"; "Pabrik itu terbakar pada 2017. Sebanyak 60 tewas dalam tragedi itu."
    """
    sentence = told.reading.span
    before = Span(sentence.start, figure.span.start)
    days = {when.start for _, when, _ in dates(article.text, pack, article.published, before)}
    named = next((e.id for e in past if e.date and days == {e.date.start}), None)
    if named or days:
        return named
    after = article.text[figure.span.end : sentence.end].casefold().split()
    if not any(word.strip(".,;:") in pack.checks.that for word in after):
        return None
    told_just = (
        e for e in past if e.span.end <= sentence.start and not _has_words(article, e.span.end, sentence.start)
    )
    return next((e.id for e in told_just), None)


def _has_words(article: Article, start: int, end: int) -> bool:
    return any(letter.isalnum() for letter in article.text[start:end])


def _other(figure: Figure, events: Sequence[Event]) -> str | None:
    """Give the event, other than the main one, that is told nearest before the figure, or behind it."""
    others = [event for event in events if not event.main]
    if not others:
        return None
    return min(others, key=lambda event: (abs(event.span.start - figure.span.start), event.id)).id
