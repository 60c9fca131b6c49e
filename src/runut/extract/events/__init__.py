"""Find what happened: the page's own event, its kind, day and place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from runut.extract.dates import told
from runut.extract.events.actors import Sides, sides
from runut.extract.events.day import event_day
from runut.extract.events.others import Cue, others
from runut.extract.events.place import event_place, place_in
from runut.extract.events.scene import Scene, laid_out
from runut.lang import Pack
from runut.lang.patterns import Pattern, words
from runut.model import Article, Event, EventKind, Place, Span, When, content_id
from runut.text.sentences import sentences
from runut.text.standing import standing_in
from runut.world import event_types

_HEADLINE, _OPENING, _ELSEWHERE = (
    4,
    2,
    1,
)  # what a word counts for; chosen on gold/train
_MOST = 2  # a word said more often than this in one stretch counts no more
_OPENS = 4  # sentences of headline and opening, where words tell a kind by coming one behind the other
_NEAR = 6  # words between the two
_TELLING = 2  # the weight from which a word tells a kind; lighter ones ("lahan", "tol") only speak for one so told


def find(article: Article, pack: Pack) -> Iterator[Event]:
    """Yield the event that the page is about, then others that it tells with a day of their own long before."""
    read = _read(article, pack)
    if read is None:
        return
    scene, cues = read
    span = scene.sentences[min(scene.with_cue, default=0)]
    told_day = event_day(article, pack, scene)
    date = told_day.when if told_day else None
    place = event_place(article, pack, scene, told_day.span if told_day else None)
    who = sides(article, pack, scene)
    yield _event(article, scene.kind, span, True, date, place, _sub_event(article, scene, pack), who)
    for other in others(article, pack, scene, cues, date.start if date else None, place):
        there = place_in(article, pack, other.sentence)
        yield _event(article, other.kind, other.span, False, other.when, there)


def scene_of(article: Article, pack: Pack) -> Scene | None:
    """Give the sentences of a page with the kind of its event; None for a page that tells nothing."""
    read = _read(article, pack)
    return read[0] if read else None


@lru_cache(maxsize=8)
def _read(article: Article, pack: Pack) -> tuple[Scene, tuple[Cue, ...]] | None:
    spans = tuple(s for stretch in told(article) for s in sentences(article.text, pack, stretch))
    if not spans:
        return None
    cues = tuple(sorted({*_cues(article.text, spans, pack), *_paired(article.text, spans[:_OPENS], pack)}))
    kind = _kind(article, cues, _opening(article, spans), pack)
    telling = tuple(cue.span for cue in cues if cue.weight >= _TELLING and cue.kind != "other")
    return laid_out(spans, kind, tuple(cue.span for cue in cues if cue.kind == kind), telling), cues


def _event(
    article: Article, kind: EventKind, span: Span, main: bool, date: When | None, place: Place | None,
    sub_event: str | None = None, who: Sides | None = None,
) -> Event:  # fmt: skip
    return Event(
        content_id("e", article.id, main, kind, span, date, place), article.id, span, kind, main,
        event_types.plover(kind), event_types.acled(kind, sub_event), date, place,
        *(who or Sides()),
    )  # fmt: skip


def _sub_event(article: Article, scene: Scene, pack: Pack) -> str | None:
    """Give ACLED's sub-event type that headline and opening tell, the first in the pack that fits."""
    first, last = (
        scene.sentences[0],
        scene.sentences[min(_HEADLINE, len(scene.sentences) - 1)],
    )
    opening = article.text[first.start : last.end]
    told_by = pack.events.sub_events.get(scene.kind, {})
    return next(
        (name for name, listed in told_by.items() if words(listed).search(opening)),
        None,
    )


def _opening(article: Article, spans: tuple[Span, ...]) -> Span:
    """Give the stretch from the first to the third sentence below the headline."""
    heads = tuple(article.spans("headline"))
    body = [s for s in spans if not any(head.holds(s) for head in heads)] or list(spans)
    return Span(body[0].start, body[min(2, len(body) - 1)].end)


def _cues(text: str, spans: tuple[Span, ...], pack: Pack) -> Iterator[Cue]:
    known = _known(pack)
    for at in standing_in(text, spans, _pattern(pack)):
        for kind, weight in known[" ".join(at.of(text).lower().split())]:
            yield Cue(at, kind, weight)


def _paired(text: str, spans: tuple[Span, ...], pack: Pack) -> Iterator[Cue]:
    """Yield the words that tell a kind of event together, each kind once a sentence: "sumur minyak di ... meledak"."""
    if not pack.events.pairs:
        return
    first, then = _pairs(pack)
    for span in spans:
        told = span.of(text)
        hits = [(match, " ".join(match.group().lower().split())) for match in _pair_words(pack).finditer(told)]
        found: set[int] = set()
        for n, (one, word) in enumerate(hits):
            for other, behind in hits[n + 1 :]:
                if len(told[one.end() : other.start()].split()) > _NEAR:
                    break
                both = first.get(word, frozenset()) & then.get(behind, frozenset()) - found
                found |= both
                at = Span(span.start + one.start(), span.start + other.end())
                yield from (Cue(at, pack.events.pairs[each].kind, pack.events.pairs[each].weight) for each in both)


@cache
def _pairs(pack: Pack) -> tuple[Mapping[str, frozenset[int]], Mapping[str, frozenset[int]]]:
    """Give the pairs that a word begins, and those that it ends."""
    begun: defaultdict[str, set[int]] = defaultdict(set)
    ended: defaultdict[str, set[int]] = defaultdict(set)
    for n, pair in enumerate(pack.events.pairs):
        for word in pair.first:
            begun[word].add(n)
        for word in pair.then:
            ended[word].add(n)
    return {w: frozenset(some) for w, some in begun.items()}, {w: frozenset(some) for w, some in ended.items()}


@cache
def _pair_words(pack: Pack) -> Pattern:
    return words(*map(tuple, _pairs(pack)))


def _kind(article: Article, cues: tuple[Cue, ...], opening: Span, pack: Pack) -> EventKind:
    heads = tuple(article.spans("headline"))
    title = article.title or ""
    scores: defaultdict[EventKind, float] = defaultdict(float)
    said: Counter[tuple[str, int]] = Counter()
    told_kinds = {cue.kind for cue in cues if cue.weight >= _TELLING}
    for cue in cues:
        if any(head.holds(cue.span) for head in heads):
            where = _HEADLINE
        else:
            where = _OPENING if opening.holds(cue.span) else _ELSEWHERE
        word = cue.span.of(article.text).lower()
        said[word, where] += 1
        if said[word, where] <= _MOST:
            scores[cue.kind] += cue.weight * where
    if not heads and title:
        for match in _pattern(pack).finditer(title):
            for kind, weight in _known(pack)[" ".join(match.group().lower().split())]:
                scores[kind] += weight * _HEADLINE
                told_kinds |= {kind} if weight >= _TELLING else set()
    whole = _with_absorbed({kind: score for kind, score in scores.items() if kind in told_kinds}, pack)
    ranked = sorted(whole, key=lambda kind: (-whole[kind], kind))
    return ranked[0] if ranked and whole[ranked[0]] >= pack.events.least else "other"


def _with_absorbed(scores: Mapping[EventKind, float], pack: Pack) -> dict[EventKind, float]:
    """Let a kind that shows by itself count the words of those that come with it: shots speak for a clash too."""
    least, share = pack.events.least, pack.events.absorbed
    return {
        kind: score
        + (share * sum(scores.get(other, 0) for other in pack.events.absorbs.get(kind, ())) if score >= least else 0)
        for kind, score in scores.items()
    }


@cache
def _known(pack: Pack) -> Mapping[str, tuple[tuple[EventKind, int], ...]]:
    found: dict[str, tuple[tuple[EventKind, int], ...]] = {}
    for kind, weights in pack.events.kinds.items():
        for word, weight in weights.items():
            found[word] = (*found.get(word, ()), (kind, weight))
    return found


@cache
def _pattern(pack: Pack) -> Pattern:
    return words(tuple(_known(pack)))
