"""Read headline, lead and body sentence by sentence: what the rules find, then what learnt weights make of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from runut.extract.figures import encoded
from runut.extract.figures.amended import amended
from runut.extract.figures.candidates import candidates
from runut.extract.figures.decide import Page, Verdict, verdicts
from runut.extract.figures.features import PageView, Weighed, view, where
from runut.extract.figures.gross import with_gross
from runut.extract.figures.hits import Candidate
from runut.extract.figures.lexicon import (
    KIND_PLACES,
    REASON,
    Marks,
    Piece,
    brought,
    hint_words,
    naming,
    pieces,
    reason_words,
)
from runut.extract.figures.model import Again, Weights, judged, kinds_of, weights
from runut.extract.figures.nouns import KINDS
from runut.extract.figures.rows import paired
from runut.extract.figures.scope import Reading
from runut.lang import Pack
from runut.model import Article, EventKind, FigureKind, Span
from runut.text.numbers import may_hold
from runut.text.sentences import sentences
from runut.text.tokens import Token, tokens
from runut.text.tokens import words as words_of

_FATES = ("killed", "rescued")
_ALIVE = ("injured", "sick", "missing", "rescued")
_HARMED = ("killed", "injured", "missing")
_ORDINARY, _WHOLLY = 3, 6  # words of ordinary life from which on hints are none, and one reason is not enough
_FIRST = 4  # sentences, headline and opening, in which nothing is said in passing
_FEW = 2  # a toll up to which as many victims may be others
_ENOUGH, _NOTE = 2, 40  # hints that are worth a reason, and words of a text so short that one does
_DIGITS = "1203456789"  # the likeliest first: where one stands, a number may begin
_IDLE = 2  # sentences without a figure that end a list
_NUMBER = attrgetter("number")
_OPENING, _SOON, _SHORT = 8, 30, 20  # sentences that may be said twice, how soon, and letters that are too few for it


@dataclass(frozen=True, slots=True)
class Ruled:
    """A sentence with numbers, its candidates, what the rules found, and how far down the page it stands."""

    reading: Reading
    candidates: tuple[Candidate, ...]
    where: str


def readings(article: Article, pack: Pack, event: EventKind) -> Iterator[Reading]:
    """Yield each sentence that holds numbers with its figures; without weights for the language the rules decide."""
    yield from amended(list(with_gross(list(_with_dead(list(_judged(article, pack, event)))), pack)), pack)


def _judged(article: Article, pack: Pack, event: EventKind) -> Iterator[Reading]:
    every = tuple(ruled(article, pack))
    learnt = weights(pack.code)
    if learnt is None:
        yield from (one.reading for one in every)
        return
    page, is_encoded = seen(event, every), encoded.is_there(pack)
    for one in every:
        again = partial(encoded.weighed_again, article, one.reading) if is_encoded else None
        read = one.reading  # made by its class: `replace` takes three times as long, for every sentence with a number
        verdicts = tuple(_weighed(one, page, learnt, again))
        yield Reading(read.span, read.stretch, read.pieces, verdicts) if verdicts or read.verdicts else read


def _with_dead(every: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the page again, its victims as killed where it tells of no other harm: "dua korban lain dalam ambulans"."""
    people = [v for one in every for v in one.verdicts if v.candidate.noun.unit in ("person", None)]
    most = max((v.candidate.number.quantity.value or 0 for v in people if v.kind == "killed"), default=0)
    is_deadly = most > 0 and not any(v.kind in _ALIVE for v in people)
    if any(v.kind == "sick" for v in people) and not any(v.kind in _HARMED for v in people):
        yield from map(_with_ill, every)
        return
    dead = {v.candidate.number.quantity.value for v in people if v.kind == "killed"}
    for one in every:
        if most and any(v.kind == "involved" for v in one.verdicts):
            yield replace(
                one, verdicts=tuple(_as_dead(v, one.pieces, most if is_deadly else 0, dead) for v in one.verdicts)
            )
        else:
            yield one


def _with_ill(one: Reading) -> Reading:
    """Give a sentence of a page on which nobody was hurt or died, its victims as ill: "korbannya mencapai 187"."""
    return replace(one, verdicts=tuple(_as_ill(verdict, one.pieces) for verdict in one.verdicts))


def _as_ill(verdict: Verdict, parts: Sequence[Piece]) -> Verdict:
    noun = verdict.candidate.noun
    is_again = verdict.is_listed and verdict.candidate.is_reported  # "Dinkes bertahan di 194" of as many victims
    is_of_them = noun.is_victims or is_again or _is_of_victims(verdict, parts)
    is_ill = verdict.kind == "involved" and noun.unit in ("person", None) and is_of_them
    return verdict._replace(kind="sick") if is_ill else verdict


def _as_dead(verdict: Verdict, parts: Sequence[Piece], most: int, dead: Collection[int | None]) -> Verdict:
    """Give victims as killed, up to a number or if a toll of the page is as many: "Korban gempa kini 4.352"."""
    noun, value = verdict.candidate.noun, verdict.candidate.number.quantity.value
    if verdict.kind != "involved" or value is None or noun.unit not in ("person", None):
        return verdict
    is_dead = (noun.is_victims and value <= most) or (
        value > _FEW and value in dead and (noun.is_victims or _is_of_victims(verdict, parts))
    )
    return verdict._replace(kind="killed") if is_dead else verdict


def _is_of_victims(verdict: Verdict, parts: Sequence[Piece]) -> bool:
    """Say whether victims are what tells the kind: "korbannya mencapai 187"."""
    return verdict.by is not None and verdict.by.piece < len(parts) and "victims" in parts[verdict.by.piece].marks


def ruled(article: Article, pack: Pack) -> Iterator[Ruled]:
    """Yield each sentence that holds numbers with what the rules find in it."""
    read = list(_read(article, pack))
    heads = tuple(article.spans("headline"))
    named = _counted(read, pack)
    before: tuple[Verdict, ...] = ()
    leading: Sequence[Piece] = ()  # a sentence without numbers right before: it may tell what is counted
    unreasoned = _Idle(named)
    idle, told = 0, dict[tuple[int, str], frozenset[FigureKind]]()
    page = frozenset(named)
    for at, (sentence, _, words, unsettled) in enumerate(read):
        if not words:
            leading = unsettled
            continue
        parts = _settle(unsettled, named, unreasoned)
        counted = tuple(paired(candidates(parts, words), parts, pack.figures.prior_pairs))
        found: tuple[Verdict, ...] = ()
        if counted:
            has_sites = any("sites" in piece.marks for piece in parts)
            topic = _topic(_settle(leading, named, unreasoned))
            found = tuple(verdicts(counted, Page(before, topic, has_sites, page, told)))
        leading = ()
        for value, kind in _values(found):
            told[value] = told.get(value, frozenset()) | {kind}
        idle = 0 if found else idle + 1
        before = found or (before if idle < _IDLE else ())
        yield Ruled(
            Reading(sentence, words, parts, found), counted, where(at, any(head.holds(sentence) for head in heads))
        )


def _counted(read: Sequence[_Cut], pack: Pack) -> dict[str, int]:
    """Count the kinds that a page names and gives reasons for; a pack that lists no reasons for a kind needs none."""
    named: dict[str, int] = {}  # a Counter takes as long to be made as most pages take to be counted
    for kind in chain(_named(one.parts for one in read), _reasons([one.words for one in read], pack)):
        named[kind] = named.get(kind, 0) + 1
    for kind in _unreasoned(pack).intersection(named):
        named[REASON + kind] = named.get(REASON + kind, 0) + named[kind]
    return named


@cache
def _unreasoned(pack: Pack) -> frozenset[str]:
    return frozenset(kind for kind, words in pack.figures.kinds.items() if not words.reasons)


def _topic(parts: Iterable[Piece]) -> FigureKind | None:
    """Give the kind that a sentence without numbers is about, if it names one: "Jumlah korban luka diperdebatkan."."""
    kinds = {KINDS[kind] for piece in parts for kind in piece.marks.get("labels", "").split()}
    return next(iter(kinds)) if len(kinds) == 1 else None


def seen(event: EventKind, every: Sequence[Ruled]) -> PageView:
    """Give what the whole page says, once the rules have read it."""
    return view(event, [(one.candidates, one.reading.verdicts) for one in every])


def cases(one: Ruled, page: PageView) -> Iterator[Weighed]:
    """Yield every candidate of a sentence with what bears on it."""
    found = one.reading.verdicts
    kinds = [kinds_of(found, candidate.at) for candidate in one.candidates]
    for here, candidate in enumerate(one.candidates):
        yield Weighed(
            candidate,
            one.reading.pieces,
            next((verdict for verdict in found if verdict.candidate.at == candidate.at), None),
            kinds[here - 1] if here else None,
            kinds[here + 1] if here + 1 < len(kinds) else None,
            one.where,
            page,
            len(kinds) - 1,
            sum(kind is not None for kind in kinds) - (kinds[here] is not None),
        )


def _weighed(one: Ruled, page: PageView, learnt: Weights, again: Again | None) -> Iterator[Verdict]:
    """Yield what the weights let stand, a second figure of the same number with the first."""
    for case in cases(one, page):
        verdict = judged(case, learnt, again)
        if verdict is None:
            continue
        yield verdict
        if case.verdict is not None and case.verdict.kind == verdict.kind:
            mine = [other for other in one.reading.verdicts if other.candidate.at == case.candidate.at]
            yield from (other._replace(chance=verdict.chance) for other in mine[1:])


_new = tuple.__new__  # made for every sentence: by name it takes twice as long


class _Cut(NamedTuple):
    """A sentence cut into words, and into tokens and pieces; `tokens` are of sentences with numbers alone."""

    span: Span
    words: Sequence[str]
    tokens: tuple[Token, ...]
    parts: Sequence[Piece]


def _read(article: Article, pack: Pack) -> Iterator[_Cut]:
    stretches = article.spans("headline", "lead", "body")
    spans = [sentence for stretch in stretches for sentence in sentences(article.text, pack, stretch)]
    for sentence in _said_once(article.text, spans):
        said = sentence.of(article.text)
        words = [] if any(map(said.__contains__, _DIGITS)) else words_of(article.text, sentence)
        if words and not may_hold(words, pack):
            yield _new(_Cut, (sentence, words, (), naming(words, pack)))
            continue
        stretch = tokens(article.text, sentence)
        words = words or [token[2] for token in stretch]
        parts = pieces(stretch, pack)
        yield _new(_Cut, (sentence, words, stretch if any(map(_NUMBER, parts)) else (), parts))


def _said_once(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Leave out an opening sentence that the page repeats word for word soon after: a title or standfirst twice."""
    opening = [" ".join(span.of(text).lower().split()).strip(" .") for span in spans[:_SOON]]
    every, behind = "\n".join(opening), 0
    for here, span in enumerate(spans):
        said = opening[here] if here < _OPENING else ""
        behind += len(said) + 1
        if not (len(said) > _SHORT and every.find(said, behind) >= 0):
            yield span


def _values(found: Iterable[Verdict]) -> Iterator[tuple[tuple[int, str], FigureKind]]:
    """Yield the numbers told, each with what it counts and its kind."""
    for verdict in found:
        value, noun = verdict.candidate.number.quantity.value, verdict.candidate.noun
        if value is not None:
            yield (value, noun.unit or "person"), verdict.kind


def _is_open(piece: Piece) -> bool:
    """Say whether what a word tells hangs on the rest of the page."""
    marks = piece.marks
    return bool(marks) and ("slight" in marks or "either" in marks)


def _settle(parts: Sequence[Piece], named: Mapping[str, int], idle: _Idle) -> tuple[Piece, ...]:
    """Give a sentence with what its words tell on this page."""
    return tuple(_settled(parts, named, idle) if any(map(_is_open, parts)) else parts)


def _settled(parts: Iterable[Piece], named: Mapping[str, int], idle: _Idle) -> Iterator[Piece]:
    """Give a word that may tell either of two kinds the one first that the page names more: who was treated was hurt
    in an accident and ill after a meal."""
    for piece in parts:
        marks = piece.marks
        if marks and "slight" in marks and (kinds := idle[marks["slight"]]):
            piece = piece._replace(marks=_without(marks, kinds))
        if not marks or "either" not in piece.marks:
            yield piece
            continue
        shared = {place: piece.marks[place] for place in KIND_PLACES if " " in piece.marks.get(place, "")}
        first = {p: " ".join(_by_weight(kinds.split(), named)) for p, kinds in shared.items()}
        yield piece._replace(marks=piece.marks | first)


class _Idle(dict[str, tuple[str, ...]]):
    """Of kinds that words tell only for a reason, those that a page gives none for, by the kinds as written."""

    def __init__(self, named: Mapping[str, int]) -> None:
        super().__init__()
        self._named = named

    def __missing__(self, kinds: str) -> tuple[str, ...]:
        self[kinds] = tuple(kind for kind in kinds.split() if REASON + kind not in self._named)
        return self[kinds]


def _without(marks: Marks, idle: Sequence[str]) -> Marks:
    """Take from a word the kinds that it tells only for a reason, where the page gives none."""
    kept = {
        place: [kind for kind in marks[place].split() if kind not in idle] for place in KIND_PLACES if place in marks
    }
    rest = {place: what for place, what in marks.items() if place not in kept}
    if not kept.get("states", ["-"]) and "unit" not in marks:
        rest["idle"] = ""  # it ends a noun all the same
    if "acts" in kept and not kept["acts"] and "unit" not in marks:
        rest["verb"] = ""
    return rest | {place: " ".join(kinds) for place, kinds in kept.items() if kinds}


def _by_weight(kinds: Sequence[str], named: Mapping[str, int]) -> list[str]:
    """Order kinds by how often the page names them; nobody found is rescued or dead where it names neither."""
    is_idle = all(kind in kinds and kind not in named for kind in _FATES)
    return sorted((kind for kind in kinds if not (is_idle and kind in _FATES)), key=lambda kind: -named.get(kind, 0))


def _reasons(read: Sequence[Sequence[str]], pack: Pack) -> Iterator[str]:
    """Yield the kinds that the single words of a page give a reason for: one reason or two hints, more where it is
    of ordinary life; a reason said in passing is worth a hint, unless it tells the kind itself."""
    said = set(chain.from_iterable(read))
    opening = set(chain.from_iterable(read[:_FIRST]))
    ordinary = len(said & _ordinary(pack))
    points: defaultdict[str, int] = defaultdict(int)
    known = reason_words(pack)
    for word in known.keys() & said:
        is_passing = word not in opening and sum(words.count(word) for words in read) == 1
        for kind, is_own in known[word]:
            points[kind] += 1 if is_passing and not is_own else _ENOUGH
    if ordinary < _ORDINARY:
        hinted = hint_words(pack)
        for kind, _ in chain.from_iterable(hinted[word] for word in hinted.keys() & said):
            points[kind] += 1
    needed = 1 if sum(map(len, read)) <= _NOTE else _ENOUGH if ordinary < _WHOLLY else 2 * _ENOUGH
    given = {kind for kind, many in points.items() if many >= needed}
    yield from given.union(*(brought(pack).get(kind, ()) for kind in given))


@cache
def _ordinary(pack: Pack) -> frozenset[str]:
    return frozenset(pack.figures.ordinary)


def _named(read: Iterable[Sequence[Piece]]) -> Iterator[str]:
    """Yield the kind that each word of a page names, words of several kinds left out if they may be of either."""
    for parts in read:
        for piece in parts:
            if "names" in piece.marks:
                yield from piece.marks["names"].split()
