"""Sister copies of one wire, or printings of one utterance, that differ in what they say: how many, whether, who."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby

from rapidfuzz.distance import Indel, Levenshtein

from runut import lang
from runut.check._matches import placed
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Figure, Quote, Record, Span
from runut.text.findings import on_page
from runut.text.intervals import disjoint
from runut.text.names import fold
from runut.text.numbers import numbers
from runut.text.sentences import sentences
from runut.text.tokens import tokens

_ALIKE = 0.6
"""Share of words in their order that makes two sentences one: below it, other sentences of one page get there."""
_PIECE = 4
"""Words of the longest piece that is still one thing said in two ways."""
_LONG = 6
"""Words of the shortest sentence that is compared: shorter ones are alike by chance."""
_UPDATED = 3
"""Pieces in which a copy may differ: what differs in more is no copy, but the next in a row of reports."""
_ROOT = 4
"""Letters of the shortest root that two forms of a word share."""
_COUNTED = 20
"""The least number that two pages do not share by chance."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """A sentence as one page prints it: its words folded, and where each stands."""

    article: Article
    pack: Pack
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    kinds: frozenset[str]

    def piece(self, start: int, end: int, around: int = 0) -> Span:
        """Give the stretch of some words, with as many around them as are asked for."""
        start, end = max(0, start - around), min(len(self.spans), end + around)
        return Span(self.spans[start].start, self.spans[end - 1].end)


@dataclass(frozen=True, slots=True)
class _Drift:
    """What two pages say in the same place: `of` first, `here`, and `article` after it, `there`."""

    of: str
    here: Span
    article: str
    there: Span
    speaker: str | None = None


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield, on the page that was published later, each piece that it tells otherwise than its sister."""
    shown: set[tuple[str, Span]] = set()
    for drift in (*_uttered(record), *_copied(record), *_counted(record)):
        article = record.article_of[drift.article]
        if (article.id, drift.there) not in shown:
            shown.add((article.id, drift.there))
            named = {"speaker": drift.speaker} if drift.speaker else {}
            yield on_page(
                article, "translation_drift", drift.there, evidence=(drift.of,),
                template="translation_drift" if drift.speaker else "translation_drift_unnamed", **named,
                words=drift.there.of(article.text), other=drift.here.of(record.article_of[drift.of].text),
            )  # fmt: skip


def _uttered(record: Record) -> Iterator[_Drift]:
    """Yield what two wordings of one utterance differ in, the first of them that of the page that had it first."""
    held: dict[str, list[Quote]] = defaultdict(list)
    for quote in record.quotes:
        if quote.utterance is not None:
            held[quote.utterance].append(quote)
    for name in sorted(held):
        first = next((quote for quote in held[name] if quote.id == name), None)
        for second in held[name] if first else ():
            if first and first.speaker and second.article != first.article:
                who = first.speaker.name
                here, there = (_worded(record.article_of[one.article], one.span) for one in (first, second))
                found = (drift for pair in _aligned(list(here), list(there)) for drift in _drifts(*pair))
                yield from (replace(drift, speaker=who) for drift in found)


def _copied(record: Record) -> Iterator[_Drift]:
    """Yield what the sentences differ in that a page has from another outlet's of the same or the next day."""
    pairs = sorted(
        {
            (one.of, one.article)
            for origin in record.origins
            for one in origin.evidence
            if one.why == "copied" and one.of and _are_sisters(record, one.of, one.article)
        }
    )
    told: dict[str, list[_Wording]] = {}
    for name in sorted({name for pair in pairs for name in pair}):
        article = record.article_of[name]
        told[name] = [one for stretch in article.spans("lead", "body") for one in _worded(article, stretch)]
    for of, by in pairs:
        found = [drift for pair in _aligned(told[of], told[by]) for drift in _drifts(*pair)]
        if len(found) <= _UPDATED:
            yield from found


def _are_sisters(record: Record, of: str, by: str) -> bool:
    """Say whether two articles are of two outlets, and of one day or the next."""
    one, other = record.article_of.get(of), record.article_of.get(by)
    if one is None or other is None or one.outlet == other.outlet or not one.day or not other.day:
        return False
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days) <= 1


def _counted(record: Record) -> Iterator[_Drift]:
    """Yield how many of one count two pages tell that have it from one agency, in whatever language."""
    held: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in record.figures:
        value = figure.quantity.value
        if value is not None and value >= _COUNTED and figure.story:
            for agency in (*figure.via, *record.article_of[figure.article].agencies):
                held[figure.story, figure.kind, value, fold(agency)].append(figure)
    for key in sorted(held, key=str):
        row = sorted(held[key], key=lambda figure: (record.article_of[figure.article].day or "9", figure.id))
        told = [(figure, share) for figure in row if (share := _share(record.article_of[figure.article], figure))]
        for at, (second, there) in enumerate(told):
            # Each is held against the first that says otherwise: of a long row, all pairs would say the same again.
            first = next(((one, here) for one, here in told[:at] if here[0] != there[0]), None)
            if first is not None and first[0].article != second.article:
                yield _Drift(first[0].article, first[1][1], second.article, there[1])


def _share(article: Article, figure: Figure) -> tuple[str, Span] | None:
    """Give how many of those counted the rest of the sentence speaks of, if it says so once."""
    pack = lang.load(article.language)
    sentence = next((one for one in _sentences(article, pack) if one.holds(figure.span)), None)
    if sentence is None:
        return None
    rest = Span(figure.span.end, sentence.end)
    found = [
        (kind, placed(match, rest))
        for match in _pattern(pack, "quantities").finditer(rest.of(article.text))
        for kind in _classes(pack, match.group(), "quantities")
    ]
    return found[0] if len(found) == 1 else None


def _sentences(article: Article, pack: Pack) -> Iterator[Span]:
    for stretch in article.spans("lead", "body"):
        yield from sentences(article.text, pack, stretch)


def _worded(article: Article, stretch: Span) -> Iterator[_Wording]:
    pack = lang.load(article.language)
    for sentence in sentences(article.text, pack, stretch):
        found = [token for token in tokens(article.text, sentence) if token.word[0].isalnum()]
        if len(found) >= _LONG:
            spans = tuple(Span(token.start, token.end) for token in found)
            words = tuple(fold(token.word) for token in found)
            yield _Wording(article, pack, words, spans, frozenset(words))


def _aligned(ours: list[_Wording], theirs: list[_Wording]) -> Iterator[tuple[_Wording, _Wording]]:
    """Yield each sentence of the second page with the one of the first that it is, if it is not that to the letter."""
    known = {one.words for one in ours}
    for other in theirs:
        if other.words in known:
            continue
        likely = [
            (Indel.normalized_similarity(one.words, other.words, score_cutoff=_ALIKE), one)
            for one in ours
            if len(one.kinds & other.kinds) * 2 >= _ALIKE * min(len(one.kinds), len(other.kinds))
        ]
        best, found = max(likely, key=lambda each: each[0], default=(0, None))
        if found is not None and best >= _ALIKE:
            yield found, other


def _drifts(one: _Wording, other: _Wording) -> Iterator[_Drift]:
    """Yield the pieces between words that both have in which the two say different things."""
    codes = Levenshtein.opcodes(one.words, other.words)
    for same, run in groupby(codes, key=lambda code: code.tag == "equal"):
        blocks = list(run)
        first, last = blocks[0], blocks[-1]
        ours, theirs = (first.src_start, last.src_end), (first.dest_start, last.dest_end)
        if same or max(ours[1] - ours[0], theirs[1] - theirs[0]) > _PIECE:
            continue
        if _differ(one, ours, other, theirs):
            around = 0 if ours[0] < ours[1] and theirs[0] < theirs[1] else 1
            yield _Drift(one.article.id, one.piece(*ours, around), other.article.id, other.piece(*theirs, around))


def _differ(one: _Wording, ours: tuple[int, int], other: _Wording, theirs: tuple[int, int]) -> bool:
    here, there = " ".join(one.words[slice(*ours)]), " ".join(other.words[slice(*theirs)])
    if _is_only(one.pack.checks.negations, here) != _is_only(other.pack.checks.negations, there):
        return True
    if not here or not there:
        return _is_doubt(one, here, other) or _is_doubt(other, there, one)
    return (
        _against(_classes(one.pack, here, "quantities"), _classes(other.pack, there, "quantities"))
        or _against(_classes(one.pack, here, "moods"), _classes(other.pack, there, "moods"))
        or _other_number(one, ours, other, theirs)
    )


def _is_only(listed: tuple[str, ...], piece: str) -> bool:
    """Say whether a piece is made of such words and nothing else: a denial, or a doubt."""
    return bool(piece) and all(word in listed for word in piece.split())


def _is_doubt(wording: _Wording, piece: str, sister: _Wording) -> bool:
    """Say whether a piece is a doubt that the sister does not voice in any other form ("diduga", "menduga")."""
    if not _is_only(wording.pack.hedges.hedged, piece):
        return False
    return not any(_root(word, piece) for word in sister.words)


def _root(word: str, other: str) -> bool:
    """Say whether two words share a stretch as long as a root."""
    return any(other[at : at + _ROOT] in word for at in range(len(other) - _ROOT + 1))


def _against(ours: set[str], theirs: set[str]) -> bool:
    return len(ours) == len(theirs) == 1 and ours != theirs


def _classes(pack: Pack, piece: str, name: str) -> set[str]:
    """Name the classes whose words a piece holds, the longest words first."""
    found: set[str] = set()
    for match in _pattern(pack, name).finditer(piece):
        words = " ".join(match.group().split())
        found |= {kind for kind, listed in getattr(pack.checks, name).items() if words in listed}
    return found


@cache
def _pattern(pack: Pack, name: str) -> Pattern:
    listed = (word for words in getattr(pack.checks, name).values() for word in words)
    return compile_pattern(rf"\b{alternation(listed)}\b")


def _other_number(one: _Wording, ours: tuple[int, int], other: _Wording, theirs: tuple[int, int]) -> bool:
    """Say whether each piece has one number, and no number fits both."""
    if _is_dated(one, ours) or _is_dated(other, theirs):
        return False
    here = [quantity for _, quantity in numbers(one.article.text, one.pack, one.piece(*ours))]
    there = [quantity for _, quantity in numbers(other.article.text, other.pack, other.piece(*theirs))]
    return len(here) == len(there) == 1 and disjoint(here[0], there[0])


def _is_dated(wording: _Wording, piece: tuple[int, int]) -> bool:
    """Say whether a piece, or the word behind it, names a day or month: copies are of different days."""
    dates = wording.pack.dates
    words = wording.words[piece[0] : piece[1] + 1]
    return any(word in names for word in words for names in (dates.weekdays, dates.months, dates.months_short))
