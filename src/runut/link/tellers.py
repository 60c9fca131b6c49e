"""Who is put as saying something in plain words, without quotation marks: "Menurut Budi, ...", "Budi mengatakan"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from runut import lang
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Mention, Span, Speaker

_REACH = 60
"""Signs behind a name in which its verb stands: a comma, an age, a word or two."""
_BEFORE = 40
"""Signs before a name and its role in which "menurut" stands."""


def tellers(mentions: Iterable[Mention], articles: Mapping[str, Article]) -> Iterator[tuple[str, Speaker, Span]]:
    """Yield article, speaker and the span of name and cue for each named person or body beside a word of speech."""
    for mention in mentions:
        if mention.kind not in ("person", "organisation"):
            continue
        article = articles[mention.article]
        if not any(span.holds(mention.span) for span in article.spans("lead", "body")):
            continue
        span = _cue(article.text, mention, lang.load(article.language))
        if span is not None:
            yield article.id, Speaker(mention.name, mention.role, mention.entity), span


def _cue(text: str, mention: Mention, pack: Pack) -> Span | None:
    start, end = mention.span
    behind = _says(pack).match(text[end : end + _REACH])
    if behind is not None:
        return Span(start, end + behind.end())
    opened = _opening(text, mention)
    before = text[max(0, opened - _BEFORE) : opened]
    found = _said_by(pack).search(before)
    return Span(opened - len(before) + found.start(), end) if found is not None else None


def _opening(text: str, mention: Mention) -> int:
    """Give where a name begins, its role with it."""
    start = mention.span.start
    before = text[:start].rstrip(" ,")
    role = mention.role or ""
    return len(before) - len(role) if role and before.endswith(role) else start


@lru_cache(maxsize=16)
def _says(pack: Pack) -> Pattern:
    """Compile what follows a name that speaks: "(34), juga mengatakan"."""
    verbs = alternation(pack.speech.before)
    return compile_pattern(
        rf"\s*(?:\([^)\n]{{1,20}}\))?\s*,?\s*(?:{alternation(pack.voices.fillers)}\s+){{0,2}}{verbs}\b"
    )


@lru_cache(maxsize=16)
def _said_by(pack: Pack) -> Pattern:
    cues = alternation((*pack.speech.after, *pack.speech.according))
    return compile_pattern(rf"\b{cues}\s+$")
