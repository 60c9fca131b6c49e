"""Tell who did it to whom, as headline and lead say it: the sides beside the verb or the noun of the event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from runut.extract.events.scene import Scene
from runut.extract.names import Name, names
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern, words
from runut.lang.schema.actors import Acts
from runut.model import Article, Span

_LEAD = 4  # sentences below the headline in which a page says who did it
_GAP = 6  # words that may stand between a side and its verb
_LONG = 1000  # signs of a sentence that are read: longer ones are lists
_INITIALS = 3  # letters that stand for the name of somebody held
_LED = 3  # words before a side within which it may be told that it was aimed at
_FAR = 90  # signs behind a verb within which "oleh" may name who did it


class Sides(NamedTuple):
    """Who did it, and to whom; None where the page does not say."""

    actor: str | None = None
    target: str | None = None


def sides(article: Article, pack: Pack, scene: Scene) -> Sides:
    """Give the sides of the page's event, from the first sentence that names the doer; accidents have none.

    The lead is asked before the headline, whose capitals hide where a name ends.
    """
    acts = pack.actors.acts.get(scene.kind)
    if acts is None:
        return Sides()
    heads = tuple(article.spans("headline"))
    order = sorted(scene.sentences[: _LEAD + 1], key=lambda one: any(head.holds(one) for head in heads))
    known = names(article, pack)
    found = [
        side
        for one in order
        for side in _in_sentence(article.text, one, any(h.holds(one) for h in heads), known, acts, pack)
    ]
    best = next((side for side in found if side.actor), Sides())
    if best.target is not None:
        return best
    doer = (best.actor or "").casefold()
    others = (side for side in found if side.target and (side.actor or doer).casefold() == doer)
    return Sides(best.actor, next((side.target for side in others if (side.target or "").casefold() != doer), None))


def _in_sentence(
    text: str, sentence: Span, is_headline: bool, known: Sequence[Name], acts: Acts, pack: Pack
) -> Iterator[Sides]:
    """Yield what each verb and noun of the event says of the sides in one sentence."""
    words_of = sentence.of(text)[:_LONG]
    parties = _parties(words_of, sentence.start, is_headline, known, pack)
    if not parties:
        return
    for match in _acts(acts).finditer(words_of):
        at = Span(*match.span())
        if any(party.overlaps(at) for party in parties if party.start < at.start):
            continue
        word = " ".join(match.group().lower().split())
        found = _beside(words_of, at, word, parties, acts, pack)
        if is_headline and word in acts.short and found.target is None:
            found = Sides(None, found.actor)
        if found.actor or found.target:
            yield found


def _beside(text: str, at: Span, word: str, parties: Sequence[Span], acts: Acts, pack: Pack) -> Sides:
    before, after = _before(text, at, parties, word in acts.by, pack), _after(text, at, parties, pack)
    if word in acts.between:
        return _two_sides(text, at, before, parties, pack)
    if word in acts.passive:
        return _sides(text, _agent(text, at, parties, pack), before or _subject(text, at, parties, pack), pack)
    if word in acts.on:
        agent = _behind(text, at, parties, _pattern("doer", pack))
        return _sides(text, agent, _behind(text, at, parties, _pattern("sufferer", pack)) or after, pack)
    if word in acts.by and (word not in acts.active or before is None):
        return _sides(
            text, _next_to(text, at, parties, pack), _behind(text, at, parties, _pattern("sufferer", pack)), pack
        )
    return _sides(text, before, after if before else None, pack)


def _sides(text: str, actor: Span | None, target: Span | None, pack: Pack) -> Sides:
    same = actor is not None and target is not None and actor.of(text) == target.of(text)
    if actor is not None and actor.of(text).casefold() in pack.actors.hurt:  # "Korban Demo"
        return Sides(None, None)
    return Sides(actor.of(text) if actor else None, target.of(text) if target and not same else None)


def _two_sides(text: str, at: Span, before: Span | None, parties: Sequence[Span], pack: Pack) -> Sides:
    """Give both sides of a clash: "antara A dan B" behind it, "A dan B" behind it, or A before it and B behind."""
    behind = [party for party in parties if at.end <= party.start < at.end + _FAR]
    for first, second in pairwise(behind):
        led = text[at.end : first.start].split()
        if len(led) <= 1 + len(pack.actors.among) and _joined(text, first, second, pack):
            return _sides(text, first, second, pack)
    if before is not None:
        other = next((party for party in behind if _is_all(text[at.end : party.start], _gap(pack, "sides"))), None)
        earlier = next((p for p in parties if p.end <= before.start and _joined(text, p, before, pack)), None)
        return _sides(text, earlier or before, other or (before if earlier else None), pack)
    only = next((party for party in behind if _is_all(text[at.end : party.start], _gap(pack, "sides"))), None)
    return _sides(text, only, None, pack)


def _joined(text: str, first: Span, second: Span, pack: Pack) -> bool:
    return " ".join(text[first.end : second.start].lower().split()) in pack.actors.sides


def _agent(text: str, at: Span, parties: Sequence[Span], pack: Pack) -> Span | None:
    """Give who did it behind a passive verb: straight behind it, or behind "oleh"."""
    straight = _next_to(text, at, parties, pack)
    return straight or _behind(text, at, parties, _pattern("doer", pack))


def _next_to(text: str, at: Span, parties: Sequence[Span], pack: Pack) -> Span | None:
    doers = _gap(pack, "doer") | _gap(pack, "counts")
    first = next((p for p in parties if p.start >= at.end), None)
    between = text[at.end : first.start] if first else ","
    return first if "," not in between and _is_all(between, doers) else None


def _behind(text: str, at: Span, parties: Sequence[Span], lead: Pattern) -> Span | None:
    """Give the side that a word such as "oleh" leads in, not far behind the verb."""
    match = lead.search(text[at.end : at.end + _FAR])
    if match is None:
        return None
    start = at.end + match.end()
    return next((p for p in parties if p.start >= start and len(text[start : p.start].split()) <= 1), None)


def _before(text: str, at: Span, parties: Sequence[Span], is_noun: bool, pack: Pack) -> Span | None:
    """Give the side straight before a verb, but for words such as "berhasil" and what stands in brackets."""
    last = max((p for p in parties if p.end <= at.start), default=None)
    if last is None or _is_aim(text[: last.start], pack):
        return None
    between = text[last.end : at.start]
    return last if _is_gap(between, pack) and not (is_noun and "," in between) else None


def _is_aim(before: str, pack: Pack) -> bool:
    """Say whether a side is whom an attack was meant for: "serangan yang menyasar markas kelompok militan"."""
    led = " ".join(before.split()[-_LED:])
    return bool(pack.actors.aims) and _pattern("aims", pack).search(led) is not None


def _subject(text: str, at: Span, parties: Sequence[Span], pack: Pack) -> Span | None:
    """Give the side that a sentence begins with, whatever is told of it before the verb."""
    first = parties[0]
    is_first = first.end <= at.start and _is_all(text[: first.start], _gap(pack, "counts"))
    return first if is_first and not first.of(text).isupper() else None  # not the town of a dateline


def _is_gap(between: str, pack: Pack) -> bool:
    """Say whether a side and its verb are parted by no more than an aside, a place and words such as "berhasil"."""
    rest = _where(pack).sub(" ", _aside().sub(" ", between))
    return len(rest.split()) <= _GAP and _is_all(rest, _gap(pack, "gaps"))


def _after(text: str, at: Span, parties: Sequence[Span], pack: Pack) -> Span | None:
    """Give the side straight behind a verb, but for numbers and the like."""
    first = next((p for p in parties if p.start >= at.end), None)
    return first if first and _is_all(text[at.end : first.start], _gap(pack, "counts")) else None


def _is_all(between: str, allowed: frozenset[str]) -> bool:
    bare = (word.strip("\"'“”,()") for word in _aside().sub(" ", between).split())
    return all(word.lower() in allowed or word[:1].isdigit() or not word or _is_initials(word) for word in bare)


def _is_initials(word: str) -> bool:
    return word.isupper() and len(word) <= _INITIALS


def _parties(text: str, start: int, is_headline: bool, known: Sequence[Name], pack: Pack) -> tuple[Span, ...]:
    """List the people and bodies of a sentence: those with a common word for them, then names of bodies and people."""
    found = [Span(*match.span()) for match in _party(pack, is_headline).finditer(text)]
    found = [span for span in found if not _is_of_place(text, span, pack)]
    for name in known:
        span = Span(name.span.start - start, name.span.end - start)
        if name.kind not in ("person", "organisation") or not 0 <= span.start < span.end <= len(text):
            continue
        held = [other for other in found if span.overlaps(other)]
        if not held and _is_of_place(text, span, pack):
            continue
        if all(span.holds(other) and name.kind == "organisation" for other in held):
            found = [*(other for other in found if other not in held), span]
    return tuple(sorted(found))


def _is_of_place(text: str, span: Span, pack: Pack) -> bool:
    before = text[: span.start].split()[-1:]
    return bool(before) and before[0].lower() in pack.actors.nowhere


@cache
def _gap(pack: Pack, name: str) -> frozenset[str]:
    allowed: tuple[str, ...] = getattr(pack.actors, name)
    return frozenset(word for phrase in allowed for word in phrase.split())


@cache
def _pattern(name: str, pack: Pack) -> Pattern:
    listed: tuple[str, ...] = getattr(pack.actors, name)
    return words(listed)


@cache
def _acts(acts: Acts) -> Pattern:
    return words(acts.active, acts.passive, acts.by, acts.on, acts.between)


@cache
def _party(pack: Pack, is_headline: bool) -> Pattern:
    """Match a word for people with what belongs to it; in a headline, capitals do not tell what belongs to it."""
    actors = pack.actors
    heads, more = alternation(actors.heads), alternation((*actors.more, *actors.heads))
    name = r"\p{Lu}{2,}[\p{L}\d]*" if is_headline else r"(?:al-)?\p{Lu}[\p{L}\d'’\-]*"
    front = rf"(?:(?i:{alternation(actors.before)})\s+)*" if actors.before else ""
    return compile_pattern(rf"\b{front}(?i:{heads})(?:\s+(?:(?i:{more})|{name}))*\b", ignore_case=False)


@cache
def _aside() -> Pattern:
    return compile_pattern(r"\([^()]*\)|,(?:\s+\p{Lu}\p{L}*)+\s*,", ignore_case=False)


@cache
def _where(pack: Pack) -> Pattern:
    """Match a place or origin between a side and its verb: "di Sukamaju"."""
    return compile_pattern(rf"\b(?i:{alternation(pack.actors.nowhere)})(?:\s+\p{{Lu}}[\p{{L}}]*,?)+", ignore_case=False)
