"""Hospitals, clinics and schools: their names with what they are, and which of them a count is of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from runut.extract.figures.scope import Told
from runut.lang import Pack
from runut.model import Span, Speaker
from runut.text.tokens import Token, tokens

_CARED = frozenset(("killed", "injured", "sick", "rescued"))
"""Whom hospitals count: who is missing or was caught is none of theirs."""
_DIGITS = 3
"""Digits of the highest number that a school bears as its name: "SMAN 112"."""
_LEAST = 2
"""Words of the name of a house: what it is, and which."""
_LONGEST = 4
"""Words of the longest name behind what it is."""
_FIRST = 4
"""Words of the shortest sentence that opens with a house."""


def house_end(text: str, words: Sequence[Token], first: int, pack: Pack) -> int | None:
    """Give where the name of a house ends that begins at a token; None where none does."""
    if first >= len(words) or words[first].word not in _heads(pack) or not text[words[first].start].isupper():
        return None
    last = first + 1
    if last < len(words) and words[last].is_digits and words[last].end - words[last].start <= _DIGITS:
        last += words[first].word in pack.figures.tokens  # "SMPN 3", but not "RSUD 3"
    elif last + 1 < len(words) and words[last].word in pack.roles.ranks:
        last += 1 + (words[last + 1].word == ".")
    end, is_numbered = last, words[last - 1].is_digits
    while end < len(words) and end - last < _LONGEST and text[words[end].start].isupper():
        end += 1
        if _ends(text[words[first].start : words[end - 1].end], text, pack):
            break
    return end if is_numbered or end > last else None


def _ends(name: str, text: str, pack: Pack) -> bool:
    """Say whether a page writes a name without more capitals behind it, or tells who the word behind it is.

    The name of its head may follow: "RSUD Randu Budi Wati mengatakan", where "kata Budi" stands further on.
    """
    at = -1
    while (at := text.find(name, at + 1)) >= 0:
        behind = text[at + len(name) :].split(maxsplit=1)[:1]
        if not behind or not behind[0][0].isupper() or text[at + len(name)] != " ":
            return True
        if any(f" {verb} {behind[0]} " in text for verb in pack.speech.after):
            return True
    return False


def own_house(text: str, told: Told, span: Span, speakers: Sequence[Speaker], pack: Pack) -> str | None:
    """Give the hospital whose own count a figure is: its head says "pihaknya merawat 13", or "Di RSUD Randu" opens
    the paragraph of a part."""
    if told.scope == "prior" or told.verdict.kind not in _CARED:
        return None
    opening = text.rfind("\n", 0, span.start) + 1
    if told.scope == "part" and (led := _led_by(text, Span(opening, told.reading.span.start), pack)):
        return led
    said = f" {' '.join(text[opening : span.end].lower().replace(chr(34), ' ').split())} "
    if not any(f" {words} " in said for words in pack.figures.own_house):
        return None
    house = next((found for one in speakers if (found := _house_of(one, text, pack))), None)
    return house if house and _has_others(house, text, pack) else None


def _has_others(house: str, text: str, pack: Pack) -> bool:
    """Say whether a page names another hospital: where there is but one, its count may be all there is."""
    words = tokens(text)
    for at, word in enumerate(words):
        if word.word in pack.figures.care and (end := house_end(text, words, at, pack)) is not None:
            name = text[word.start : words[end - 1].end]
            if not (name.startswith(house) or house.startswith(name)):
                return True
    return False


def _led_by(text: str, before: Span, pack: Pack) -> str | None:
    """Give the house that the paragraph opens with, a sentence ago: "Di RSUD Randu suasana haru. Empat jenazah …"."""
    words = tokens(text, before)
    if len(words) < _FIRST or words[0].word not in pack.figures.locatives:
        return None
    end = house_end(text, words, 1, pack)
    if end is None or any(word.word in _heads(pack) for word in words[end:]):
        return None
    return text[words[1].start : words[end - 1].end]


def _house_of(speaker: Speaker, text: str, pack: Pack) -> str | None:
    """Give the hospital that an office names: "Direktur RSUD Randu" is that of RSUD Randu."""
    role = (speaker.role or "").split()
    words = [*role, *speaker.name.split()]
    first = next((at for at, word in enumerate(words) if word.lower() in pack.figures.care), len(words))
    house = words[first:]
    while role and role[-1].lower().rstrip(".") in pack.roles.ranks:
        role.pop()  # "Direktur RSUD Randu dr."
    if len(role) - first >= _LEAST and len(role[-1]) > 1:
        return " ".join(role[first:])  # but of "Direktur RSUP M" the name goes on in what is taken for the head's
    ends = (end for end in range(_LEAST, len(house)) if _ends(" ".join(house[:end]), text, pack))
    shortest = house[: next(ends, len(house))]
    return " ".join(shortest) if len(shortest) >= _LEAST else None


@cache
def _heads(pack: Pack) -> frozenset[str]:
    return frozenset(pack.figures.houses)
