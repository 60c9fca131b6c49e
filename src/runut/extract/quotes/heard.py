"""Hold what each sentence of an article says and who says it, and settle it by the sentences around."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from runut.lang import Pack
from runut.model import Span, Speaker
from runut.text.speech.marks import Quotation

_POINTER = 5  # words before the verb: "Hal itu telah"
_POINT_APART = 8  # sentences in which the point before stands
_NEAR = 3  # sentences over which a list, or a speaker's own body, is still that speaker's
_NEXT = 2  # sentences behind a quotation in which its speaker is named
_TAGGED = 1  # signs between a quotation and its tag
_MARKED = 2  # signs before it in its sentence: the mark that closes the quotation, a space
_ASIDE = 2  # sentences of one paragraph between two statements of one speaker


class Attribution(NamedTuple):
    """`speaker` asserts the words of `span`; `cue` are the words that say so, a `tag` beside what is told or not."""

    span: Span
    speaker: Speaker
    cue: Span
    tag: bool = False


class Spoken(NamedTuple):
    """A quotation with its speaker, if one is known; `beside` when its cue stands right by the marks.

    `lost` when a name stood behind that cue and was left out with its link: '"...," kata , Senin'.
    """

    quotation: Quotation
    speaker: Speaker | None
    beside: bool
    lost: bool = False


class Sentence(NamedTuple):
    """A sentence with what is said in it and the media credited in it; no speaker is carried over to one `apart`."""

    span: Span
    paragraph: int
    attributions: tuple[Attribution, ...]
    spoken: tuple[Spoken, ...]
    via: tuple[str, ...]
    carried: Speaker | None
    headline: bool = False
    apart: bool = False

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who speaks in it."""
        quoted = (spoken.speaker for spoken in self.spoken if spoken.speaker)
        return (*(attribution.speaker for attribution in self.attributions), *quoted)


def settled(heard: list[Sentence], text: str, pack: Pack) -> list[Sentence]:
    """Settle who says what the sentences alone leave open: each list of them is read with what stands around it."""
    heard = _named_next(_asked_by(_credited_behind(heard, text, pack), text), text)
    heard = _told_before(_named_at_the_end(heard), text, pack)
    return _taken_up(heard, text, pack)


def _credited_behind(heard: list[Sentence], text: str, pack: Pack) -> list[Sentence]:
    """A sentence that only credits a medium credits the one before it: "Demikian laporan kantor berita Antara"."""
    for k in range(1, len(heard)):
        before, here = heard[k - 1], heard[k]
        if not here.via or before.via or before.paragraph != here.paragraph or before.headline:
            continue
        if text[here.span.start : here.span.end].lower().startswith(pack.speech.closing):
            heard[k - 1] = before._replace(via=here.via)
    return heard


def _asked_by(heard: list[Sentence], text: str) -> list[Sentence]:
    """A quotation that nobody is named beside has the speaker of a sentence that ends with its verb: "Rina bertanya."

    Or of one that opens with its tag, behind a full stop or a broken line: '"Api padam." Kata Rina di sana.'
    """
    for k, (here, following) in enumerate(pairwise(heard)):
        if here.attributions or not here.spoken or here.spoken[-1].beside:
            continue
        if len(following.attributions) != 1:
            continue
        told = following.attributions[0]
        apart = told.cue.start - here.spoken[-1].quotation.outer.end
        tagged = told.tag and told.cue.start - following.span.start <= _MARKED and apart <= _TAGGED
        if not tagged and (following.spoken or here.paragraph != following.paragraph):
            continue
        if tagged or not any(sign.isalnum() for sign in text[told.cue.end : following.span.end]):
            heard[k] = here._replace(spoken=(*here.spoken[:-1], here.spoken[-1]._replace(speaker=told.speaker)))
    return heard


def _named_next(heard: list[Sentence], text: str) -> list[Sentence]:
    """Whose name was lost behind a quotation is who speaks next, if that one was not named before."""
    for k, here in enumerate(heard):
        if not here.spoken or not here.spoken[-1].lost:
            continue
        following = next((sentence for sentence in heard[k + 1 : k + 1 + _NEXT] if sentence.attributions), None)
        speaker = following.attributions[0].speaker if following else None
        known = speaker is not None and any(word in text[: here.span.end] for word in speaker.name.split())
        if speaker and speaker.name[0].isupper() and not known:
            heard[k] = here._replace(spoken=(*here.spoken[:-1], here.spoken[-1]._replace(speaker=speaker)))
    return heard


def _named_at_the_end(heard: list[Sentence]) -> list[Sentence]:
    """A quotation that goes on in the next paragraph has the speaker whom its last part names."""
    for k in range(len(heard) - 2, -1, -1):
        here, following = heard[k], heard[k + 1]
        if not here.spoken or here.spoken[-1].quotation.closed or not following.spoken:
            continue
        if following.spoken[0].quotation.outer.start == following.span.start and not here.spoken[-1].beside:
            last = Spoken(here.spoken[-1].quotation, following.spoken[0].speaker, beside=False)
            heard[k] = here._replace(spoken=(*here.spoken[:-1], last))
    return heard


def _told_before(heard: list[Sentence], text: str, pack: Pack) -> list[Sentence]:
    """A sentence that only says who told the one before it attributes that one: "Hal itu dikatakan Budi"."""
    for k in range(1, len(heard)):
        before, here = heard[k - 1], heard[k]
        if before.attributions or before.spoken or before.headline or before.paragraph != here.paragraph:
            continue
        if here.attributions and points_back(text, here, pack):
            speaker = here.attributions[0].speaker
            told = Attribution(before.span, speaker, Span(before.span.end, before.span.end))
            heard[k - 1] = before._replace(attributions=(told,), carried=None)
    return heard


def points_back(text: str, here: Sentence, pack: Pack) -> bool:
    """Say whether a sentence with an attribution only says who told the one before it."""
    opening = text[here.span.start : here.attributions[0].cue.start].lower().split()
    return len(opening) < _POINTER and " ".join(opening[:2]).startswith(pack.speech.back)


def _taken_up(heard: list[Sentence], text: str, pack: Pack) -> list[Sentence]:
    """A sentence without a cue between two statements of one speaker is that speaker's too where it goes on with them.

    Counted on the annotated pages that rules are made on: a list ("Kemudian, ...") behind what somebody states in the
    outlet's words is the speaker's on 13 of 15, right before the next statement on 5 of 6, and "Sedangkan ..." right
    behind a quotation on 3 of 3; what else stands between two quotations is the outlet's three times in four, and so
    left to it.
    """
    settled_now: list[Sentence] = []
    speaking = [k for k, sentence in enumerate(heard) if sentence.speakers]
    n = 0  # of those, how many stand before
    for k, here in enumerate(heard):
        if n < len(speaking) and speaking[n] == k:
            n += 1
            settled_now.append(here)
            continue
        if here.headline or here.carried or here.apart:
            settled_now.append(here)
            continue
        before = speaking[n - 1] if n else None
        after = speaking[n] if n < len(speaking) else None
        speaker = _counting_on(settled_now, here, text, pack)
        if speaker is None and before is not None and not heard[before].headline:
            words = text[here.span.start : here.span.end].lower().replace(",", " ").split()
            speaker = _going_on(heard, (before, k, after), words, text, pack) or _still(
                settled_now[-1], here, words, pack
            )
        settled_now.append(here._replace(carried=speaker) if speaker else here)
    return settled_now


def _going_on(
    heard: list[Sentence], place: tuple[int, int, int | None], words: list[str], text: str, pack: Pack
) -> Speaker | None:
    """Give who goes on speaking in a sentence between two that have a speaker, or nobody."""
    before, at, after = place
    speaker = heard[before].speakers[-1]
    if at - before <= _NEAR and not _own_side(pack).isdisjoint(words):
        return speaker
    if at - before == 1 and words[:1] and words[0] in pack.speech.contrasts:
        return speaker
    if after is None or heard[after].speakers[0].name != speaker.name:
        return None
    told = bool(heard[before].attributions) and not heard[before].spoken and not points_back(text, heard[before], pack)
    listed = bool(words) and words[0] in _lists(pack)
    if listed and at - before <= _NEAR and (told or after - at == 1):
        return speaker
    beside = heard[before].paragraph == heard[at].paragraph and at - before <= _ASIDE
    return speaker if told and beside else None


def _counting_on(before: list[Sentence], here: Sentence, text: str, pack: Pack) -> Speaker | None:
    """Give who began the list that a sentence goes on with: "Kedua, ..." behind somebody's "Pertama, ..."."""
    point = text[here.span.start : here.span.end].partition(",")[0].lower()
    place = pack.speech.points.index(point) if point in pack.speech.points else 0
    opened = f"{pack.speech.points[place - 1]}," if place else ""
    for last in reversed(before[-_POINT_APART:] if place else ()):
        if text[last.span.start : last.span.end].lower().startswith(opened):
            return last.speakers[0] if last.speakers else last.carried
    return None


def _still(last: Sentence, here: Sentence, words: list[str], pack: Pack) -> Speaker | None:
    """Give who was taken to go on in the sentence before: one paragraph, and nothing turns away."""
    turns = bool(words) and words[0] in pack.speech.resets
    return last.carried if last.paragraph == here.paragraph and not last.speakers and not turns else None


@cache
def _lists(pack: Pack) -> frozenset[str]:
    return frozenset(pack.speech.goes_on)


@cache
def _own_side(pack: Pack) -> frozenset[str]:
    return frozenset(pack.speech.own_side)
