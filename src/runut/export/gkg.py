"""The pages as rows of GDELT's Global Knowledge Graph 2.1, for tools that read it: 27 columns, tabs, no header.

What GDELT works out by its own means (themes, tone, GCAM, images) is blank, and so are its numbers of places: nobody
here has them. Offsets are in characters of the article's text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, BinaryIO

from runut.model import Article, DateClaim, Event, Figure, Mention, Place, Quote, Record
from runut.tell.said import words
from runut.world import coding
from runut.world.outlets import host

SUFFIX = ".gkg.csv"

COLUMNS = (
    "GKGRECORDID", "V2.1DATE", "V2SOURCECOLLECTIONIDENTIFIER", "V2SOURCECOMMONNAME", "V2DOCUMENTIDENTIFIER",
    "V1COUNTS", "V2.1COUNTS", "V1THEMES", "V2ENHANCEDTHEMES", "V1LOCATIONS", "V2ENHANCEDLOCATIONS", "V1PERSONS",
    "V2ENHANCEDPERSONS", "V1ORGANIZATIONS", "V2ENHANCEDORGANIZATIONS", "V1.5TONE", "V2.1ENHANCEDDATES", "V2GCAM",
    "V2.1SHARINGIMAGE", "V2.1RELATEDIMAGES", "V2.1SOCIALIMAGEEMBEDS", "V2.1SOCIALVIDEOEMBEDS", "V2.1QUOTATIONS",
    "V2.1ALLNAMES", "V2.1AMOUNTS", "V2.1TRANSLATIONINFO", "V2EXTRASXML",
)  # fmt: skip

COUNTED = {"killed": "KILL", "injured": "WOUND", "arrested": "ARREST", "hostages": "KIDNAP", "seized": "SEIZE",
           "crowd": "PROTEST"}  # fmt: skip
"""GDELT's type of count for a kind of figure; all other numbers are amounts."""

_WEB, _OTHER = "1", "2"
_PARTS = str.maketrans(dict.fromkeys("\t\r\n;#|", " "))

Heap = dict[str, list[Any]]


def write(record: Record, out: BinaryIO) -> None:
    """Write a row for each page in the record's order; what parts cells and blocks is taken out of the words."""
    heaps = [
        _by_article(heap) for heap in (record.figures, record.quotes, record.dates, record.mentions, record.events)
    ]
    for article in record.articles:
        cells = _row(article, *(heap.get(article.id, []) for heap in heaps))
        row = "\t".join(cells.get(column, "") for column in COLUMNS)
        out.write(row.encode("utf-8", "replace") + b"\n")


def _by_article(things: Iterable[Any]) -> Heap:
    found: Heap = {}
    for thing in things:
        found.setdefault(thing.article, []).append(thing)
    return found


def _row(
    article: Article,
    figures: list[Figure],
    quotes: list[Quote],
    dates: list[DateClaim],
    mentions: list[Mention],
    events: list[Event],
) -> dict[str, str]:
    place = next((event.place for event in events if event.main), None)
    stamp = _stamp(article.published)
    counts = [block for figure in figures if (block := _count(figure, place, article))]
    people = [mention for mention in mentions if mention.kind == "person"]
    bodies = [mention for mention in mentions if mention.kind in ("organisation", "agency")]
    return {
        "GKGRECORDID": f"{stamp}-{article.id}" if stamp else article.id,
        "V2.1DATE": stamp,
        "V2SOURCECOLLECTIONIDENTIFIER": _WEB if article.url else _OTHER,
        "V2SOURCECOMMONNAME": _clean(host(article.url) or article.outlet or ""),
        "V2DOCUMENTIDENTIFIER": _clean(article.url or (article.paths[0] if article.paths else article.id)),
        "V1COUNTS": _blocks(count.rpartition("#")[0] for count in counts),
        "V2.1COUNTS": _blocks(counts),
        "V1LOCATIONS": _geo(place),
        "V1PERSONS": _names(people),
        "V2ENHANCEDPERSONS": _placed(people),
        "V1ORGANIZATIONS": _names(bodies),
        "V2ENHANCEDORGANIZATIONS": _placed(bodies),
        "V2.1ENHANCEDDATES": _blocks(filter(None, map(_date, dates))),
        "V2.1QUOTATIONS": "#".join(_quote(quote, article) for quote in quotes if quote.direct),
        "V2.1ALLNAMES": _placed(mentions),
        "V2.1AMOUNTS": _blocks(filter(None, (_amount(figure, article) for figure in figures))),
        "V2.1TRANSLATIONINFO": "",
    }


def _stamp(told: str | None) -> str:
    """Write a time in UTC, as GDELT does; a day alone is its midnight.

    >>> _stamp("2022-01-06"), _stamp("2022-01-06T09:12:00+07:00")
    ('20220106000000', '20220106021200')
    """
    if not told:
        return ""
    when = datetime.fromisoformat(told)
    return (when.astimezone(UTC) if when.tzinfo else when).strftime("%Y%m%d%H%M%S")


def _count(figure: Figure, place: Place | None, article: Article) -> str | None:
    """Write a count: its type, number, whom it is of, where, and its place in the text; a vague word is no count."""
    number = figure.quantity.value
    if number is None or figure.kind not in COUNTED or figure.modality not in ("asserted", "hedged"):
        return None
    of = _clean(figure.who or figure.group or "")
    return "#".join((COUNTED[figure.kind], str(number), of, _geo(place) or "#" * 6, str(figure.span.start)))


def _geo(place: Place | None) -> str:
    """Write a place: type (1 country, 4 city of the world), name, FIPS country, degrees; no code of GDELT's own."""
    if place is None:
        return ""
    land = coding.find(place.country)
    is_land = not place.name or place.precision == "country"
    name = place.name or (land.acled if land else "")
    at = ("", "") if place.lat is None or place.lon is None else (str(place.lat), str(place.lon))
    return "#".join(("1" if is_land else "4", _clean(name), land.fips or "" if land else "", "", *at, ""))


def _date(claim: DateClaim) -> str | None:
    """Write a date: 1 for a year, 2 a month, 3 a day; GDELT has no week and no stretch of days."""
    year, month, day = claim.when.start.split("-")
    told = {
        "day": ("3", month, day, year),
        "month": ("2", month, "0", year),
        "year": ("1", "0", "0", year),
    }.get(claim.when.precision)
    return "#".join((*(part.lstrip("0") or "0" for part in told), str(claim.span.start))) if told else None


def _quote(quote: Quote, article: Article) -> str:
    said = _clean(words(article.text, quote.span))
    return "|".join((str(quote.span.start), str(quote.span.end - quote.span.start), "", said))


def _amount(figure: Figure, article: Article) -> str | None:
    if figure.quantity.value is None:
        return None
    of = _clean(figure.who or figure.unit).replace(",", " ")
    return f"{figure.quantity.value},{of},{figure.span.start}"


def _names(mentions: Iterable[Mention]) -> str:
    return _blocks(dict.fromkeys(_clean(mention.name) for mention in mentions))


def _placed(mentions: Iterable[Mention]) -> str:
    return _blocks(f"{_clean(mention.name).replace(',', ' ')},{mention.span.start}" for mention in mentions)


def _blocks(parts: Iterable[str]) -> str:
    return ";".join(parts)


def _clean(text: str) -> str:
    return " ".join(text.translate(_PARTS).split())
