"""Read the dateline that an article opens with: `TEMPO.CO, Jakarta -`."""

from __future__ import annotations

from dataclasses import dataclass

from runut.lang.patterns import compile_pattern
from runut.world import outlets

_OPENING = compile_pattern(
    r"^((?:\p{Lu}[\pL\d.'’&/-]*|\([^()]{2,30}\)|\d{1,2}|,|[a-z]+News\.?\w*)"  # KILLEEN , Texas (AP) 9
    r"(?:,?\s*(?:\p{Lu}[\pL\d.'’&/-]*|[a-z]+News\.?\w*|\([^()]{2,30}\)|\d{1,2}\b))*),?\s*(?:--|[-–—])(?:\s|-)\s*",
    ignore_case=False,
)
_LOOSE = compile_pattern(r"^(\p{Lu}[\p{Lu}., ]{3,40}?)\s?[-–—]{1,2}\s*", ignore_case=False)  # "JAKARTA- Kepolisian"
_NAMED = compile_pattern(
    r"^([\w.-]+\.(?:com|co|id|co\.id|net),\s+\p{Lu}[\pL]+)\s+-?", ignore_case=False
)  # "Liputan6.com, Jakarta "
_SHOUTED = compile_pattern(
    r"\s(\p{Lu}[\p{Lu}\d.]{3,}(?:\s\p{Lu}{2,})*[,.]?\s\p{Lu}{3,}(?:\s\p{Lu}{3,})*\s?[-–—])", ignore_case=False
)
_DAY = compile_pattern(r"^(?:\p{L}{3,9}\.? \d{1,2}|\d{1,2} \p{L}{3,9})$")
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence: `end` is where that begins."""

    end: int
    outlet: str | None
    place: str | None
    agency: str | None


def dateline(text: str) -> Dateline | None:
    """Read the dateline of a paragraph, or give None.

    >>> dateline("TEMPO.CO, Jakarta - Hujan turun.")
    Dateline(end=20, outlet='Tempo.co', place='Jakarta', agency=None)
    >>> dateline("KILLEEN, Texas (AP) - Rain fell.").agency
    'AP'
    """
    head = text[: _LONGEST + 10]
    match = _OPENING.search(head) or _LOOSE.search(head) or _NAMED.search(head)
    if not match or match.end() > _LONGEST or match.end() >= len(text):
        return None
    words = match.group(1)
    if len(words.split()) > 8 or not _is_plausible(words):
        return None
    return _read(words, match.end())


def behind_byline(text: str) -> int:
    """Count the characters of a byline that a scraper left before the dateline, on its line; 0 when there is none.

    >>> behind_byline("Laporan Wartawan Harian Contoh, Adi Rekaan HARIAN CONTOH, JAKARTA - Hujan.")
    43
    """
    match = _SHOUTED.search(text[:200])
    return match.start(1) if match and match.start(1) > 0 and dateline(text[match.start(1) :]) else 0


def _is_plausible(words: str) -> bool:
    """Say whether these are names of places and outlets rather than the subject of a sentence."""
    parts = [part.strip() for part in words.replace("(", ",").replace(")", "").split(",") if part.strip()]
    return bool(parts) and (
        any(outlets.find(part) for part in parts)
        or any(part.isupper() and len(part) > 2 for part in parts)
        or any("." in part.strip(".") for part in parts)
        or all(len(part.split()) <= 3 for part in parts)
    )


def _read(words: str, end: int) -> Dateline:
    agency = outlet = place = None
    opened, _, inside = words.partition("(")
    if inside:
        known = outlets.find(inside.strip(") ,"))
        agency = known.name if known else None
    for part in (part.strip() for part in opened.split(",")):
        if not part or _DAY.search(part):
            continue
        known = outlets.find(part)
        if known and known.kind == "agency":
            agency = known.name
        elif known or ".co" in part.lower() or part.lower().endswith((".id", ".net")):
            outlet = known.name if known else part
        elif place is None or (place.isupper() and not part.isupper()):
            outlet, place = (outlet or place), part
    return Dateline(end, outlet, _titled(place), agency)


def _titled(place: str | None) -> str | None:
    """Write a place the usual way: datelines shout it."""
    if place is None:
        return None
    return " ".join(word.capitalize() if word.isupper() and len(word) > 2 else word for word in place.split())
