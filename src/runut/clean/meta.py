"""Who published the page, when, by whom, from where, and with whose copy: each from the words that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from runut.clean.blocks import fold
from runut.clean.datelines import Dateline, dateline
from runut.clean.furniture import moment, signs
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Label, Page, PublishedFrom, Role
from runut.text.dates.days import real
from runut.world import outlets

_IN_URL = compile_pattern(r"/(20\d{2}|19\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:\D|$)")
_IN_URL_PLAIN = compile_pattern(r"/(20\d{2})(\d{2})(\d{2})(?:\D|\d{2,8}\D|$)")
_SIGNED = compile_pattern(r"\(([\pL/ ]{2,30})\)[\s.,*]*$")
_NAME = compile_pattern(r"^\p{Lu}?[\pL.'’-]+(?: (?:[\pL.'’-]+|\([^)]*\))){0,4}$", ignore_case=False)
_BETWEEN = str.maketrans(dict.fromkeys("\t\n\f\r\"“'(,:", " "))
_BEHIND_CREDIT = 5  # words
_DAY_CHARS = 10
_SIGNATURE_TAIL = 12  # characters in which a signature at the end of a line closes


@dataclass(frozen=True, slots=True)
class Meta:
    """What the page says of itself."""

    title: str | None
    outlet: str | None
    published: str | None
    published_from: PublishedFrom
    modified: str | None
    authors: tuple[str, ...]
    dateline: str | None
    agencies: tuple[str, ...]


def meta(page: Page, labels: Sequence[Label], pack: Pack) -> Meta:
    """Gather the metadata of a labelled page; what the input said comes first."""
    text = page.text or ""
    opening = _dateline(text, labels)
    outlet = page.outlet or _outlet(page, labels, opening)
    is_told = page.modified is not None and len(page.published or "") > _DAY_CHARS
    times = Times(None, None) if is_told else _times(text, labels, pack)
    published, source = _published(page, times)
    return Meta(
        title=page.title or next(_lines(text, labels, "headline"), None),
        outlet=outlet,
        published=published,
        published_from=source,
        modified=page.modified or (times.modified if times.published else None),
        authors=page.authors or _authors(text, labels, pack, outlet),
        dateline=opening.place if opening and outlets.fold(opening.place or "") != outlets.fold(outlet or "") else None,
        agencies=_agencies(text, labels, pack, opening, outlet),
    )


def _lines(text: str, labels: Sequence[Label], *roles: Role) -> Iterator[str]:
    for label in labels:
        if label.role in roles:
            yield from (line.strip() for line in label.span.of(text).split("\n") if line.strip())


def _dateline(text: str, labels: Sequence[Label]) -> Dateline | None:
    span = next((label.span for label in labels if label.role == "dateline"), None)
    return dateline(text[span.start : span.end + 20]) if span else None


def _outlet(page: Page, labels: Sequence[Label], opening: Dateline | None) -> str | None:
    """Name the outlet by the address, the dateline, the makers' lines or the imprint, in this order."""
    text = page.text or ""
    known = outlets.of_url(page.url)
    if known or outlets.host(page.url):
        return known.name if known else outlets.host(page.url)
    if opening and opening.outlet:
        return opening.outlet
    printed = next(_imprints(text, labels), None)
    if printed:
        return printed
    named = (outlets.find(line.strip("() ")) for line in _lines(text, labels, "byline"))
    return next((paper.name for paper in named if paper and paper.kind != "agency"), None)


def _imprints(text: str, labels: Sequence[Label]) -> Iterator[str]:
    for line in _lines(text, labels, "footer", "other"):
        for part in line.replace("©", ",").strip("() ").split(","):
            words = [word for word in part.split() if not word.isdigit()]
            known = outlets.find(" ".join(words)) or next(
                (outlets.find(w) for w in words if "." in w and outlets.find(w)), None
            )
            if known and known.kind != "agency" and (line.startswith(("©", "(")) or "." in part):
                yield known.name


def _published(page: Page, times: Times) -> tuple[str | None, PublishedFrom]:
    """Give the time of publishing and where it was found; a day from the input takes its hour from the page."""
    found = times.published or times.modified
    if page.published:
        if found and len(page.published) == _DAY_CHARS and found.startswith(page.published):
            return found, "page"
        return page.published, "input"
    if found:
        return found, "page"
    in_url = _day_of_url(page.url or "")
    return (in_url, "url") if in_url else (None, "none")


class Times(NamedTuple):
    """When a page says that it was published, and when it was changed."""

    published: str | None
    modified: str | None


def _times(text: str, labels: Sequence[Label], pack: Pack) -> Times:
    """Read the times in the makers' lines above the article; captions and other stories have days of their own."""
    found: dict[bool, str] = {}
    for line in _lines(text, labels, "byline"):
        done = 0
        for match in moment(pack).finditer(line):
            iso = stamped(match, pack)
            if iso:
                found.setdefault(_updates(pack).search(line[done : match.start()]) is not None, iso)
            done = match.end()
    return Times(found.get(False), found.get(True))


@cache
def _updates(pack: Pack) -> Pattern:
    """Match what stands right before the time of a change."""
    return compile_pattern(rf"\b{alternation(pack.page.updates)}\b[^\d]{{0,40}}$")


def stamped(match: Any, pack: Pack) -> str | None:
    """Give the time that a match of `signs.moment` says, as ISO 8601; None for a day that there is not."""
    day, name, year, name2, day2, year2, first, second, year3, year4, month4, day4, hour, minute, half, zone = (
        match.groups()
    )
    if name or name2:
        parts = (int(year or year2), _months(pack)[fold(name or name2)], int(day or day2))
    elif year4:
        parts = (int(year4), int(month4), int(day4))
    else:
        one, two = int(first), int(second)
        is_american = pack.dates.order == "mdy" and "." not in match.group(0)[:3]
        is_month_first = (is_american and one <= 12) or two > 12
        parts = (int(year3), one, two) if is_month_first else (int(year3), two, one)
    day_said = real(*parts)
    return day_said.isoformat() + _clock(hour, minute, half, zone, pack) if day_said else None


@cache
def _months(pack: Pack) -> dict[str, int]:
    return {**pack.dates.months_short, **pack.dates.months}


def _clock(hour: str | None, minute: str | None, half: str | None, zone: str | None, pack: Pack) -> str:
    if not hour or not minute or int(hour) > 23 or int(minute) > 59:
        return ""
    hours = int(hour) % 12 + (12 if half.lower() == "p" else 0) if half else int(hour)
    offset = {**pack.page.stamp.zones, **pack.dates.zones}.get(
        (zone or "").lower(), zone if (zone or "")[:1] in ("+", "-") else ""
    )
    return f"T{hours:02}:{minute}:00{offset or ''}"


def _day_of_url(url: str) -> str | None:
    match = _IN_URL.search(url) or _IN_URL_PLAIN.search(url)
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups())
    found = real(year, month, day)
    return found.isoformat() if found else None


def _authors(text: str, labels: Sequence[Label], pack: Pack, outlet: str | None) -> tuple[str, ...]:
    """Name the writers; only where a page names none does the editor who signs it stand in."""
    house = outlets.fold(outlet) if outlet else "\n"
    for makers in ("reporters", "editors"):
        named = dict.fromkeys(name for name in _signed(text, labels, pack, makers) if house not in outlets.fold(name))
        if named:
            return tuple(named)
    return ()


def _signed(text: str, labels: Sequence[Label], pack: Pack, makers: str) -> Iterator[str]:
    pattern = _makers(pack, makers)
    for line in _lines(text, labels, "byline"):
        match = pattern.search(line)
        if match:
            yield from _names(line[match.end() :], pack)
        elif makers == "reporters" and "|" in line:
            yield from _names(line.split("|", 1)[0], pack)


@cache
def _makers(pack: Pack, makers: str) -> Pattern:
    return compile_pattern(rf"^\W*{alternation(getattr(pack.page, makers))}(?:\s*[:/]\s*|\s+)")


def _names(words: str, pack: Pack) -> Iterator[str]:
    """Yield the names of people in a maker's line, without desks, outlets and what follows a bar."""
    known = signs(pack)
    words = words.split("|", 1)[0]
    if known.byline.search(words) or moment(pack).search(words):
        return
    for part in compile_pattern(rf"[,;/&]|\s{alternation(pack.page.joins)}\s").split(words):
        name = part.strip(" .*-–—()")
        if name and fold(name) not in pack.page.desks and not outlets.find(name) and _NAME.search(name):
            yield name


def _agencies(
    text: str, labels: Sequence[Label], pack: Pack, opening: Dateline | None, own: str | None
) -> tuple[str, ...]:
    """Name the agencies and other media that the text takes its words from, in order; photo credits are none of it."""
    found: dict[str, None] = {}
    if opening and opening.agency:
        found[opening.agency] = None
    for wire in _wires_signed(text, labels):
        found[wire] = None
    house = outlets.find(own)
    for label in (label for label in labels if _may_credit(text, label)):
        for outlet in _credited(label.span.of(text), label.role, pack):
            if house is None or outlet.family != house.family:
                found[outlet.name] = None
    return tuple(found)


def _may_credit(text: str, label: Label) -> bool:
    if label.role in ("body", "lead", "dateline"):
        return True
    return label.role in ("byline", "footer") and not _is_imprint(label.span.of(text))


def _wires_signed(text: str, labels: Sequence[Label]) -> Iterator[str]:
    """Yield the agencies that sign the end of the copy, as in `(AFP/lk)`."""
    signing: tuple[Role, ...] = ("body", "byline", "footer")
    bracketed = [label for label in labels if label.role in signing and text.find(")", *label.span) >= 0]
    for line in _lines(text, bracketed, *signing):
        match = _SIGNED.search(line) if ")" in line[-_SIGNATURE_TAIL:] else None
        for part in match.group(1).split("/") if match else ():
            known = outlets.find(part.strip())
            if known and known.kind == "agency":
                yield known.name


def _is_imprint(words: str) -> bool:
    return words.lstrip().startswith(("©", "Copyright", "(c)"))


def _credited(words: str, role: Role, pack: Pack) -> Iterator[outlets.Outlet]:
    for match in _media().finditer(words):
        outlet = outlets.find(match.group(0))
        if outlet is None:
            continue
        before, after = words[max(0, match.start() - 60) : match.start()], words[match.end() : match.end() + 40]
        is_signature = role == "byline" and outlet.kind == "agency" and match.group(0) == words.strip()
        if is_signature or _is_cited(before, pack) or _reports(pack).search(after):
            yield outlet


@cache
def _media() -> Pattern:
    """Match the name of any medium that is known, written as a name."""
    names = {name for outlet in outlets.every() for name in (outlet.name, *outlet.aliases, *outlet.domains)}
    names -= {"RT", "PR", "Era", "Tim", "Fajar", "Surya", "Mirror", "Tribun"}  # other words oftener than media
    return compile_pattern(rf"\b{alternation(names)}\b", ignore_case=False)


def _is_cited(before: str, pack: Pack) -> bool:
    """Say whether words credit the medium that follows them: their credit, and up to five words behind it.

    >>> from runut import lang
    >>> [_is_cited(words, lang.load("id")) for words in ("dikutip dari kantor berita ", "Ia bekerja di ")]
    [True, False]
    """
    for match in _cites(pack).finditer(before):
        words = before[match.end() :].translate(_BETWEEN).split(" ")
        behind = [word for word in words if word]
        if len(behind) <= _BEHIND_CREDIT and all(
            word.replace(".", "").replace("-", "").isalpha() or not word.strip(".-") for word in behind
        ):
            return True
    return False


@cache
def _cites(pack: Pack) -> Pattern:
    """Match words that credit a medium; to count the words behind them here as well takes twenty times as long."""
    return compile_pattern(rf"\b{alternation(pack.page.cites)}(?:[\s\"“'(,:]|$)")


@cache
def _reports(pack: Pack) -> Pattern:
    return compile_pattern(rf"^[\s,]*(?:\w+)?\s*{alternation(pack.page.reports)}\b")
