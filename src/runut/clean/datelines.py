"""Read the dateline that an article opens with: `TEMPO.CO, Jakarta -`."""

from __future__ import annotations

from dataclasses import dataclass

from runut.lang.patterns import compile_pattern
from runut.world import outlets, places

_OPENING = compile_pattern(
    r"^((?:\p{Lu}[\pL\d.'’&/-]*|\([^()]{2,30}\)|\d{1,2}|,|[a-z]+News\.?\w*)"  # KILLEEN , Texas (AP) 9
    r"(?:,?\s*(?:\p{Lu}[\pL\d.'’&/-]*|[a-z]+News\.?\w*|\([^()]{2,30}\)|\d{1,2}\b|20\d\d\b))*),?\s*(?:--|[-–—])(?:\s|-)\s*",
    ignore_case=False,
)
_LOOSE = compile_pattern(r"^(\p{Lu}[\p{Lu}., ]{3,40}?)\s?[-–—]{1,2}\s*", ignore_case=False)  # "JAKARTA- Kepolisian"
_NAMED = compile_pattern(
    r"^([\w.-]+\.(?:com|co|id|co\.id|net),\s+\p{Lu}[\pL]+)\s+-?", ignore_case=False
)  # "Liputan6.com, Jakarta "
_COLON = compile_pattern(
    r"^(\p{Lu}{3,}(?:[ /]\p{Lu}{2,}){0,3}(?:, \p{L}{3,9}\.? \d{1,2}| \([^()]{2,30}\))?): ", ignore_case=False
)  # "PESHAWAR: Rain fell", as papers of South Asia have it
_SHOUTED = compile_pattern(
    r"\s(\p{Lu}[\p{Lu}\d.]{3,}(?:\s\p{Lu}{2,})*[,.]?\s\p{Lu}{3,}(?:\s\p{Lu}{3,})*\s?[-–—])", ignore_case=False
)
_DAY = compile_pattern(r"^(?:\p{L}{3,9}\.? \d{1,2}|\d{1,2} \p{L}{3,9})$")
_LONGEST = 70
_DASHES = ("-", "–", "—")


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
    if not any(map(head.__contains__, _DASHES)) and "," not in head.partition(" ")[0]:
        return _before_colon(head)  # a dash opens a paragraph so rarely that asking the patterns is worth avoiding
    match = _OPENING.search(head) or _LOOSE.search(head) or _NAMED.search(head)
    if not match or match.end() > _LONGEST or match.end() >= len(text):
        return _before_colon(head)
    words = match.group(1)
    if len(words.split()) > 8 or not _is_plausible(words):
        return None
    return _read(words, match.end())


def _before_colon(head: str) -> Dateline | None:
    """Read a known town in capitals before a colon, as papers of some lands have it; a colon follows much else."""
    match = _COLON.search(head) if ": " in head else None
    if match is None or match.end() == len(head):
        return None
    found = _read(match.group(1), match.end())
    return found if found.place and places.find(found.place.split("/")[0]) else None


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
    return any(
        outlets.find(part) or (part.isupper() and len(part) > 2) or "." in part.strip(".") or places.find(part)
        for part in parts
    )


def _read(words: str, end: int) -> Dateline:
    opened, _, inside = words.partition("(")
    wire = outlets.find(inside.strip(") ,")) if inside else None
    parts = [
        part.strip() for part in opened.replace(". ", ",").split(",") if part.strip() and not _DAY.search(part.strip())
    ]
    known = {part: outlets.find(part) for part in parts}
    wires = [outlet for outlet in (wire, *known.values()) if outlet and outlet.kind == "agency"]
    papers = [outlet.name for outlet in known.values() if outlet and outlet.kind != "agency"]
    papers += [part for part in parts if known[part] is None and _is_address(part)]
    rest = [part for part in parts if known[part] is None and not _is_address(part)]
    place = _place(rest)
    if not papers and place and rest and rest[0] != place and not wires:
        papers = [rest[0]]  # "HARIAN CONTOH, Jakarta -": what shouts before the place is the masthead
    return Dateline(end, papers[0] if papers else None, _titled(place), wires[0].name if wires else None)


def _place(parts: list[str]) -> str | None:
    """Choose the part that is a place: a known one, else the one that does not shout, else the first."""
    named = [part for part in parts if places.find(part)]
    if named:
        return named[0]
    return next((part for part in parts if not part.isupper()), parts[0] if parts else None)


def _is_address(part: str) -> bool:
    return "." in part.strip(".") and " " not in part


def _titled(place: str | None) -> str | None:
    """Write a place the usual way: datelines shout it."""
    if place is None:
        return None
    return " ".join(word.capitalize() if word.isupper() and len(word) > 2 else word for word in place.split())
