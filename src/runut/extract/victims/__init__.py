"""Find the one person whom a page tells of as killed or hurt without a number: "Doe was pronounced dead"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from runut.extract.victims.beside import Beside, beside
from runut.lang import Pack
from runut.lang.patterns import Pattern, words
from runut.model import Article, Figure, FigureKind, Quantity, Span, content_id
from runut.text.sentences import sentences
from runut.text.tokens import Token, tokens
from runut.world import states

_REACH_LEFT, _REACH_RIGHT, _DENIED = 14, 7, 5
_LONGEST = 8
_AIMED = 4  # words behind "shot" that may say at whom
# Sentences: who is hurt in the first is the news; a death told after the others is not.
_OPENING, _NEWS, _MARKED = 2, 10, 4
_BREAKS = frozenset('.;:!?\n"“”()')
_ONE = Quantity(1, "exact", 1, 1)
_NAMED = Quantity(1, "at_least", 1, None)


@dataclass(frozen=True, slots=True)
class Single:
    """One person harmed: `at` are the words that say so, `head` the word for the person, `article` an "a" before it.

    `nth` is the number of the sentence, `more` are others whom the same words name; `is_self` where they did it,
    `is_object` where the words stand before them, `is_another` where the words tell of one more,
    or of one alive.
    """

    kind: FigureKind
    nth: int
    at: Span
    head: Span
    article: Span | None
    is_self: bool
    is_object: bool
    is_another: bool
    more: tuple[Span, ...] = ()


def find(article: Article, pack: Pack, figures: Sequence[Figure], main: str | None) -> Iterator[Figure]:
    """Yield the killed, and the hurt, whom no number counts: only where the page states no toll of that kind."""
    if not pack.victims.harms:
        return
    yield from (_listed(article, one) for one in beside(article, pack, figures) if one.figure.incident == main)
    stated = {f.kind for f in figures if f.unit == "person" and f.scope != "prior" and f.incident == main}
    told = tuple(_singles(article, pack))
    hurt = [one for one in told if one.kind == "injured"]
    is_of_hurt = "injured" in stated or any(one.nth < _OPENING for one in hurt)
    dead = [one for one in told if one.kind == "killed" and not (is_of_hurt and one.nth >= _NEWS)]
    is_deadly = bool(dead) or "killed" in stated or _is_called_deadly(article, pack)
    if dead and "killed" not in stated:
        yield from _figures(article, _with_self(dead), main)
    if "injured" not in stated:
        others = [one for one in hurt if not is_deadly or one.is_another]
        yield from (figure for one in others[:1] for figure in _figures(article, one, main))


def _is_called_deadly(article: Article, pack: Pack) -> bool:
    """Say whether the first sentences call the event deadly, though they name nobody."""
    told = (s for stretch in article.spans("headline", "lead", "body") for s in sentences(article.text, pack, stretch))
    for sentence in islice(told, _MARKED):
        said = sentence.of(article.text)
        found = words(pack.victims.marks).search(said)
        if found is not None and not words(pack.victims.denials).search(said[max(0, found.start() - 40) : found.end()]):
            return True
    return False


def _with_self(dead: Sequence[Single]) -> Single:
    """Give the first who was killed, with the one who killed them if they killed themself in the same sentence."""
    first = next((one for one in dead if not one.is_self), dead[0])
    ends = next((one for one in dead if one.is_self and one.nth == first.nth and one is not first), None)
    return first if ends is None or not first.is_object else replace(first, more=(*first.more, ends.head))


def _figures(article: Article, one: Single, main: str | None) -> Iterator[Figure]:
    """Yield a figure for each person whom the words name, all over one clause: so the ledger reads a list."""
    heads = (one.article or one.head, *one.more)
    clause = Span(min(span.start for span in (one.at, *heads)), max(span.end for span in (one.at, one.head, *heads)))
    for span in heads:
        is_first = span is heads[0]
        yield Figure(
            id=content_id("f", article.id, span.start, span.end, one.kind),
            article=article.id,
            span=span,
            clause=clause,
            kind=one.kind,
            quantity=_ONE if one.article or one.more else _NAMED,
            who=(one.head if is_first else span).of(article.text),
            incident=main,
        )


def _listed(article: Article, one: Beside) -> Figure:
    """Make one more figure of the list, its clause reaching over the one beside it."""
    span = one.article or one.head
    clause = one.figure.clause
    return replace(
        one.figure,
        id=content_id("f", article.id, span.start, span.end, one.figure.kind),
        span=span,
        clause=Span(min(clause.start, span.start), max(clause.end, one.head.end)),
        quantity=_ONE,
        who=one.head.of(article.text),
        group=None,
    )


def _singles(article: Article, pack: Pack) -> Iterator[Single]:
    told = (s for stretch in article.spans("headline", "lead", "body") for s in sentences(article.text, pack, stretch))
    for nth, sentence in enumerate(told):
        words_of = sentence.of(article.text)
        if _any_harm(pack).search(words_of) and not words(pack.figures.elsewhere).search(words_of):
            yield from _in_sentence(article.text, nth, sentence, pack)


def _in_sentence(text: str, nth: int, sentence: Span, pack: Pack) -> Iterator[Single]:
    taken: list[Span] = []
    for kind, harm in pack.victims.harms.items():
        for place in ("states", "acts", "bare"):
            for match in words(getattr(harm, place)).finditer(sentence.of(text)):
                at = Span(sentence.start + match.start(), sentence.start + match.end())
                if any(at.overlaps(other) for other in taken):
                    continue
                one = _single(text, nth, sentence, at, kind, place, pack)
                if one is not None:
                    taken.append(at)
                    yield one


def _single(text: str, nth: int, sentence: Span, at: Span, kind: FigureKind, place: str, pack: Pack) -> Single | None:
    stretch = tokens(text, sentence)
    left = [token for token in stretch if token.end <= at.start][-_REACH_LEFT:]
    right = [token for token in stretch if token.start >= at.end][:_REACH_RIGHT]
    inner = [token for token in stretch if at.start <= token.start < at.end]
    if not inner or words(pack.victims.denials).search(" ".join(token.word for token in left[-_DENIED:])):
        return None
    if place == "bare" and right and not _may_follow(right[0], pack):
        return None
    own = next((token for token in inner if token.word in pack.victims.selves), None)
    may_be_list = own is None and inner[0].word not in pack.victims.verbs
    listed = _listed_heads(text, stretch, at, place == "acts", pack) if may_be_list else []
    head = own or (
        listed[0] if listed else _head(text, right if place == "acts" else left[::-1], place == "acts", pack)
    )
    if head is None or _is_placed(text, stretch, head, at, pack):
        return None
    if place == "bare" and _is_aimed(head, right, pack):
        return None
    before = stretch.index(head)
    article = _article(stretch, before, pack)
    near = " ".join(token.word for token in (*stretch[max(before - 3, 0) : before + 1], *inner))
    behind = " ".join(token.word for token in stretch[before + 1 : before + 3])
    return Single(
        "killed" if words(pack.victims.deadly).match(behind) else kind,
        nth,
        at,
        Span(head.start, head.end),
        article,
        is_self=head.word in pack.victims.selves,
        is_object=place == "acts",
        is_another=(place != "acts" and bool(words(pack.victims.further).search(near)))
        or bool(words(pack.victims.alive).search(sentence.of(text))),
        more=tuple(
            _article(stretch, stretch.index(token), pack) or Span(token.start, token.end) for token in listed[1:]
        ),
    )


def _listed_heads(text: str, stretch: Sequence[Token], at: Span, is_right: bool, pack: Pack) -> list[Token]:
    """Give the heads of a list of two persons or more beside the words: "a man and a woman", "his wife and son"."""
    near = [token for token in stretch if (token.start >= at.end if is_right else token.end <= at.start)]
    parts: list[list[Token]] = [[]]
    for token in near if is_right else near[::-1]:
        if token.word in _BREAKS or len(parts) > _LONGEST:
            break
        if token.word in pack.figures.joiners:
            parts.append([])
        elif token.word not in pack.victims.verbs and token.word not in pack.victims.fillers and not token.is_digits:
            parts[-1].append(token)
    heads: list[Token] = []
    for part in parts:
        head = _head_of(text, part, is_right, pack)
        if part and head is None:
            break
        heads.extend([head] if head else [])
    return heads if len(heads) > 1 else []


def _head_of(text: str, part: Sequence[Token], is_right: bool, pack: Pack) -> Token | None:
    """Give the word for one person in a part of a list; None where it holds more or something else."""
    reach: list[Token] = []
    for token in part:
        if token.word in pack.figures.stops or token.word in pack.figures.barriers:
            break
        reach.append(token)
    if any(_is_many(token, pack) for token in reach) or not reach or (len(reach) < len(part) and not is_right):
        return None
    one = next((token for token in reach if _is_one(token, pack)), None)
    name = reach[0] if len(reach) > 1 and all(_is_name(text, token, pack) for token in reach[:2]) else None
    return one or name


def _head(text: str, near: Iterable[Token], is_object: bool, pack: Pack) -> Token | None:
    """Give the word for the one harmed: the nearest noun for one person, else the nearest name or pronoun."""
    found: list[Token] = []
    for token in near:
        if token.word in _BREAKS or _is_many(token, pack) or (is_object and token.word in pack.figures.stops):
            break
        if _is_one(token, pack):
            return token
        if token.word in pack.victims.pronouns or _is_name(text, token, pack):
            found.append(token)
    return next(iter(found), None)


def _is_one(token: Token, pack: Pack) -> bool:
    return token.word in pack.victims.ones or token.word.endswith(pack.victims.aged)


def _is_many(token: Token, pack: Pack) -> bool:
    n = pack.numbers
    return token.word in pack.victims.many or any(token.word in listed for listed in (n.ones, n.whole, n.vague))


def _is_name(text: str, token: Token, pack: Pack) -> bool:
    return text[token.start].isupper() and not token.is_upper and token.word not in _common(pack)


def _is_placed(text: str, stretch: Sequence[Token], head: Token, at: Span, pack: Pack) -> bool:
    """Say whether a name is that of a place or a thing, or is counted, by the word before it: "in the Ranlow Zoo"."""
    if not pack.victims.placing or not _is_name(text, head, pack) or _is_one(head, pack):
        return False
    here = stretch.index(head) - 1
    while here >= 0 and text[stretch[here].start].isupper() and stretch[here].word not in pack.victims.placing:
        here -= 1
    before = stretch[here] if here >= 0 else None
    if before is not None and before.word == "," and states.find(text[head.start : head.end]) is not None:
        return True  # "born in Brownsville, Texas, and was taken to"
    if before is None or (at.start < before.end and before.start < at.end):
        return False
    return before.is_digits or before.word in pack.victims.placing


def _may_follow(token: Token, pack: Pack) -> bool:
    """Say whether a word may stand behind "man shot": no object of somebody who shot."""
    f = pack.figures
    return (
        not token.word[0].isalnum()
        or token.word in f.stops
        or token.word in f.barriers
        or token.word in pack.victims.behind
    )


def _is_aimed(head: Token, right: Sequence[Token], pack: Pack) -> bool:
    """Say whether the one beside "shot" shot at others: "a man shot at police", "the gunman shot from a roof"."""
    known = pack.victims
    if head.word in known.shooters and right and right[0].word in known.aiming:
        return True
    return words(known.aims).match(" ".join(token.word for token in right[:_AIMED])) is not None


def _article(stretch: Sequence[Token], head: int, pack: Pack) -> Span | None:
    """Give the "a" that leads the noun phrase of a head: "a 9-year-old Rekaan boy"."""
    for at in range(head - 1, max(head - 8, -1), -1):
        token = stretch[at]
        if token.word in pack.victims.articles:
            return Span(token.start, token.end)
        if token.word in _BREAKS or token.word in pack.figures.stops or token.word in pack.victims.leads:
            return None
    return None


@cache
def _common(pack: Pack) -> frozenset[str]:
    """Words that are no name of a person even in capitals."""
    return frozenset((*pack.dates.months, *pack.dates.months_short, *pack.dates.weekdays, *pack.victims.commons))


@cache
def _any_harm(pack: Pack) -> Pattern:
    return words(*((*h.states, *h.bare, *h.acts) for h in pack.victims.harms.values()))
