"""Who told a page what it says, in plain words without quotation marks: "Menurut Budi, ...", "dikutip dari AFP"."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from runut import lang
from runut.lang import Pack
from runut.model import Article, Span, Speaker
from runut.text.people import People
from runut.text.sentences import sentences
from runut.text.speech.credits import Credits
from runut.text.speech.cues import Cue, Cues
from runut.text.speech.marks import Quotation, quotations
from runut.text.speech.named_behind import Line
from runut.text.wording import tokens

_FILLER = "¤"


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says in plain words of who told it: speakers and media, each with the words that say so."""

    speakers: tuple[tuple[Speaker, Span], ...]
    media: tuple[tuple[str, Span], ...]


Tellers = Callable[[Article], Told]
"""Gives who told a page what it says."""


@lru_cache(maxsize=4096)
def told(article: Article) -> Told:
    """List each named person or body that lead or body put a word of speech to, and each medium they credit."""
    pack = lang.load(article.language)
    stretches = list(article.spans("lead", "body"))
    quoted = [quotation for stretch in stretches for quotation in quotations(article.text, stretch)]
    frame = _masked(article.text, quoted)
    lines = list(_lines(frame, stretches, pack))
    people = People(article.text, [(line.span, line.tokens, line.lows) for line in lines], pack)
    cues = Cues(frame, pack, people.evidence)
    found = [cue for line in lines for cue in cues.of(line) if cue.phrase.kind in ("person", "body")]
    people.meet(cue.phrase for cue in found)
    credits = Credits(article.text, frame, article.outlet, pack)
    resolved = ((people.resolve(cue.phrase, None), cue) for cue in found)
    spoken = [(speaker, _with(cue)) for speaker, cue in resolved if speaker is not None]
    return Told(
        tuple(one for one in spoken if not credits.medium_named(one[0].name)),
        tuple((medium, _named(medium, line, frame)) for line in lines for medium in credits.of(line, ())),
    )


def note(article: Article) -> str:
    """Write down who told a page what it says, to be kept with the page: an article never changes."""
    found = told(article)
    speakers = [[speaker.name, speaker.role, *span] for speaker, span in found.speakers]
    return json.dumps([_FORM, speakers, [[medium, *span] for medium, span in found.media]], ensure_ascii=False)


def noted(line: str) -> Told | None:
    """Read a note; None where it is of another form, or none.

    >>> noted('[1, [["Budi", null, 3, 7]], [["AFP", 9, 12]]]')
    ... # doctest: +NORMALIZE_WHITESPACE
    Told(speakers=((Speaker(name='Budi', role=None, entity=None), Span(start=3, end=7)),),
         media=(('AFP', Span(start=9, end=12)),))
    """
    form, speakers, media = json.loads(line) if line else (None, (), ())
    if form != _FORM:
        return None
    return Told(
        tuple((Speaker(name, role), Span(start, end)) for name, role, start, end in speakers),
        tuple((medium, Span(start, end)) for medium, start, end in media),
    )


_FORM = 1
"""The form of a note; one of another is not read."""


def _with(cue: Cue) -> Span:
    return Span(min(cue.span.start, cue.phrase.span.start), max(cue.span.end, cue.phrase.span.end))


def _named(medium: str, line: Line, frame: str) -> Span:
    """Give where a line names a medium."""
    at = frame.find(medium, line.span.start, line.span.end)
    return Span(at, at + len(medium)) if at >= 0 else line.span


def _lines(frame: str, stretches: list[Span], pack: Pack) -> Iterator[Line]:
    for stretch in stretches:
        for span in sentences(frame, pack, stretch):
            words = tokens(frame, span.start, span.end, pack)
            starts, lows = [word.start for word in words], [word.low for word in words]
            yield Line(span, 0, words, [], False, starts, lows)


def _masked(text: str, quoted: list[Quotation]) -> str:
    """Blank what stands inside quotation marks, but for its last sign, so that no word of it is read as a cue."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(quotation.inner for quotation in quoted):
        if start >= at and end - start > 1:
            pieces += (text[at:start], _FILLER * (end - 1 - start))
            at = end - 1
    return "".join((*pieces, text[at:]))
