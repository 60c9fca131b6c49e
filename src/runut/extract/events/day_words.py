"""What the words straight around a day say: what is counted up to it, who said so then, what it gives its name to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from runut.extract.events.scene import every_listed
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern, words
from runut.model import Article, Span

_NAMED = 36  # signs between a day and what is named by it
_BETWEEN = 3  # words between them
_BEHIND = 60  # signs behind a day in which a verb tells what was done on it
_COUNTED = 60  # signs before a day in which a count is told
_SAID = 2  # words between a verb of speech and the day, besides those that lead to a day
_NEAR = 6  # words between a plan and its day


def around(article: Article, day: Span, sentence: Span, cues: Sequence[Span], pack: Pack) -> Iterator[str]:
    """Yield what stands straight before and behind a day of a sentence; `cues` are words for events."""
    if _is_dateline(article, day):
        yield "dateline"
    if _names_event(article.text, cues, day, sentence, pack):
        yield "names it"
    told = sentence.of(article.text)
    yield from _governing(told, Span(day.start - sentence.start, day.end - sentence.start), pack)


def _governing(sentence: str, at: Span, pack: Pack) -> Iterator[str]:
    """Yield which word leads to a day, who spoke or planned close before it, and what was done or counted then."""
    hits = every_listed(sentence, pack)
    before, after = sentence[: at.start], sentence[at.end :]
    last = before.lower().split()[-1:]
    if last and last[0] in _leading(pack):
        yield f"behind {last[0]}"
    said = before[_last(hits, "told", at) :]
    if said != before and "," not in said and sum(word not in _leading(pack) for word in said.lower().split()) <= _SAID:
        yield "said then"
    planned = before[_last(hits, "plans", at) :]
    if planned != before and len(planned.split()) <= _NEAR:
        yield "planned then"
    yield from _done(at, hits)
    if pack.events.counting and _is_of_count(before, after, hits, pack):
        yield "of a count"


def _last(hits: Mapping[str, Sequence[Span]], name: str, at: Span) -> int:
    """Give where the last words of a list end before a day; 0 where there are none."""
    return max((hit.end for hit in hits.get(name, ()) if hit.end <= at.start), default=0)


def _is_of_count(before: str, after: str, hits: Mapping[str, Sequence[Span]], pack: Pack) -> bool:
    """Say whether a number is told for the day, rather than what happened on it: "the toll stood at 12 on Sunday"."""
    if _count_of(pack).match(after):
        return True
    counted = [match.end() for match in _counting(pack).finditer(before)]
    began = max(_last(hits, name, Span(len(before), len(before))) for name in ("onset", "happened"))
    return bool(counted) and counted[-1] >= max(began, len(before) - _COUNTED)


def _done(at: Span, hits: Mapping[str, Sequence[Span]]) -> Iterator[str]:
    """Yield what follows a day first, how it began or what came of it: "On Tuesday police arrested"."""
    first = {
        name: min((hit.start for hit in hits.get(name, ()) if at.end <= hit.start), default=10**6)
        for name in ("onset", "happened", "update", "aftermath")
    }
    began, done = min(first["onset"], first["happened"]), min(first["update"], first["aftermath"])
    if min(began, done) - at.end <= _BEHIND:
        yield "then it began" if began <= done else "then it was done"


def _names_event(text: str, cues: Sequence[Span], at: Span, sentence: Span, pack: Pack) -> bool:
    """Say whether a word for the event stands behind a day that it is named by: "Saturday's deadly shooting"."""
    begin = min((cue.start for cue in cues if at.end <= cue.start and cue.end <= sentence.end), default=None)
    if begin is None or begin - at.end > _NAMED:
        return False
    between = text[at.end : begin]
    if not _leading(pack).isdisjoint(between.lower().split()):
        return False
    return not set(between) & set(',;:()\n"“”') and len(between.split()) <= _BETWEEN + between.startswith(("'", "’"))


def _is_dateline(article: Article, at: Span) -> bool:
    """Say whether a day stands in the line that says where and when a page was written: "LUND, Nov. 14 (XN) -"."""
    if any(line.holds(at) for line in article.spans("dateline")):
        return True
    start = article.text.rfind("\n", 0, at.start) + 1
    before, after = article.text[start : at.start].strip(" ,("), article.text[at.end : at.end + 24]
    is_led = bool(before) and len(before.split()) <= 4 and all(word[:1].isupper() for word in before.split())
    ends = [n for mark in (" - ", " – ", " — ", "--", ":", "–", "—") if (n := after.find(mark)) >= 0]
    return is_led and bool(ends) and (min(ends) < 3 or after.lstrip(" ),").startswith("(") or "(" in after[: min(ends)])


@cache
def _leading(pack: Pack) -> frozenset[str]:
    """Give the words that may stand straight before a day."""
    return frozenset(
        word
        for name in ("on", "during", "until", "afterwards")
        for entry in getattr(pack.events, name)
        for word in entry.split()
    )


@cache
def _counting(pack: Pack) -> Pattern:
    return words(pack.events.counting)


@cache
def _count_of(pack: Pack) -> Pattern:
    """Write a count that a day gives its name to: "Sunday's 525"."""
    return compile_pattern(rf"['’]s\s+(?:\d|(?:{alternation(pack.events.counting)})\b)")
