"""Read words of speech whose last letter and comma a feed replaced by a full stop: "mengataka. kejadian itu"."""

from __future__ import annotations

from functools import cache, lru_cache

from runut.lang import Pack
from runut.lang.patterns import compile_pattern

_CUT = compile_pattern(r"(\p{Ll}{4,})\. (?:[\p{Ll}\d]|\p{Lu}\p{Ll}+\.? )")
_FEWEST = 4  # such places on a page before any of them is read so


def mended(frame: str, pack: Pack) -> str:
    """Give a text, as long as before, in which words of speech have their lost last letter and comma again.

    Only where a page is full of such places: on others a full stop is one.

    >>> from runut import lang
    >>> mended("Kapolsek mengataka. api padam. di sana. kini. lalu. itu.", lang.load("id"))[:24]
    'Kapolsek mengatakan,api '
    """
    if not is_full(frame):
        return frame
    whole, pieces, at = _whole(pack), [], 0
    for match in _CUT.finditer(frame):
        letter = whole.get(match.group(1))
        if letter:
            end = match.start() + len(match.group(1))
            pieces += [frame[at:end], letter, ","]
            at = end + len(". ")
    return "".join((*pieces, frame[at:]))


@lru_cache(maxsize=64)
def is_full(frame: str) -> bool:
    """Say whether a full stop stands before a small letter again and again."""
    found, at = 0, frame.find(". ")
    while at >= 0 and found < _FEWEST:
        found += frame[at + 2 : at + 3].islower()
        at = frame.find(". ", at + 2)
    return found >= _FEWEST


@cache
def _whole(pack: Pack) -> dict[str, str]:
    """Give the last letter of each word of speech, by what is left without it."""
    speech = pack.speech
    attached = (stem + pronoun for stem in (*speech.after, *speech.passive) for pronoun in speech.attached)
    words = (*speech.before, *speech.after, *speech.passive, *attached)
    return {word[:-1]: word[-1] for word in words if " " not in word and word[:-1] not in words}
