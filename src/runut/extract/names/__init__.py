"""Cut the runs of capitalised words of a page into names, and tell what each is a name of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from runut.extract.dates import told
from runut.extract.names.runs import Piece, openings, pieces_of_run, runs
from runut.lang import Pack
from runut.lang.patterns import compile_pattern
from runut.lang.schema.names import Scale
from runut.model import Article, MentionKind, Span
from runut.world import agencies, countries, places
from runut.world.places import Known

_ROMAN = compile_pattern(r"[IVXLC]+", ignore_case=False)
_PAIR = 2  # words that are kept together though one of them is never a name
_FULL = 2  # words of a full name
_BEFORE = 30  # signs in which the word before a name is looked for
_AGE = 5  # signs of an age behind a name: " (34)"
_SETTLED = ("village", "district", "regency")
_BIG = 300  # thousands of people: a world city that size is known without a word before it


class Name(NamedTuple):
    """A run of words that names something; `kind` is None where only more of the page can tell."""

    span: Span
    text: str
    kind: MentionKind | None
    head: str | None = None
    scale: Scale | None = None
    known: Known | None = None
    country: str | None = None
    role: Span | None = None
    before: str = ""


@lru_cache(maxsize=64)
def names(article: Article, pack: Pack) -> tuple[Name, ...]:
    """List the names in headline, dateline, lead and body, in order."""
    return tuple(name for stretch in told(article) for name in _in_stretch(article, pack, stretch))


def _in_stretch(article: Article, pack: Pack, stretch: Span) -> Iterator[Name]:
    text, never, era = article.text, _never(pack), places.era(article.day)
    for run in runs(text, stretch, pack):
        if len(run) == 1 and run[0].low in never:  # most runs are the first word of a sentence
            continue
        start, end = run[0].start, run[-1].end
        before = _telling_before(_word_before(text, start), pack)
        behind = text[end : end + _AGE] if text[end : end + 2] == " (" else ""
        for name in _in_run(before, text[start:end], behind, pack, era):
            yield _placed(name, start - len(before) - 1)


def _telling_before(word: str, pack: Pack) -> str:
    """Keep the word before a run only where it tells what the run names."""
    return word if word.rstrip(",") in _telling(pack) else ""


def _placed(name: Name, by: int) -> Name:
    span, text, kind, head, scale, known, country, role, before = name
    role = role and Span(role.start + by, role.end + by)
    here = _new(Span, (span.start + by, span.end + by))
    return _new(Name, (here, text, kind, head, scale, known, country, role, before))


_new = tuple.__new__  # made for every name of a page: by name it takes twice as long


@lru_cache(maxsize=16384)
def _in_run(before: str, run: str, behind: str, pack: Pack, day: str | None) -> tuple[Name, ...]:
    """Read the names of a run, as places in it and the word before: a page says the same names again and again."""
    lead = len(before) + 1
    text = f"{before} {run}{behind}"
    pieces = pieces_of_run(text, lead, lead + len(run), pack)
    return tuple(_of_run(text, pieces, pack, day))


def _of_run(text: str, run: list[Piece], pack: Pack, day: str | None) -> Iterator[Name]:
    before = _word_before(text, run[0].start)
    for head, words in _segments(text, run, before, pack):
        for start, some in _parted(text, head, words, pack, day):
            name = (
                _place_with_head(text, start, some, pack, day) if start else _classified(text, some, before, pack, day)
            )
            if name:
                yield name
            before = some[-1].of(text).lower() if some else before


def _parted(
    text: str, head: Span | None, words: list[Span], pack: Pack, day: str | None
) -> Iterator[tuple[Span | None, list[Span]]]:
    """Part a place or a body from the person or the verb that follows it without a mark: "Kota Melati Budi Santoso"."""
    size = _own_words(text, head, words, pack, day)
    yield head, words[:size]
    if size < len(words):
        yield from _parted(text, None, words[size:], pack, day)


def _own_words(text: str, head: Span | None, words: list[Span], pack: Pack, day: str | None) -> int:
    """Count the words that a place or body keeps: up to a rank or office, or up to a place that the gazetteer knows."""
    is_body = head is None and bool(words) and words[0].of(text).lower() in _organisations(pack)
    if not words or not (head or is_body):
        return len(words)
    size = next((n for n, word in enumerate(words) if n and _small(text, word) in pack.names.breaks), len(words))
    scale = pack.names.places[_small(text, head)] if head else None
    if scale in ("regency", "province", "district", "area"):
        return _known_words(text, words[:size], scale, pack, day)
    if is_body:
        for first in range(1, size):
            known = first + _known_words(text, words[first:size], "regency", pack, day)
            if known < size and places.find(text[words[first].start : words[known - 1].end], day):
                return known
    return size


def _listed(scale: Scale, name: str, day: str | None) -> tuple[Known, ...]:
    return places.districts(name, day) if scale == "district" else places.find(name, day)


def _known_words(text: str, words: list[Span], scale: Scale, pack: Pack, day: str | None) -> int:
    """Count the words at the front that the gazetteer knows as one name, a full name apart from all; else all."""
    sizes: list[int] = [len(words), *range(len(words) - _FULL, 0, -1)]
    for size in sizes:
        found = _listed(scale, text[words[0].start : words[size - 1].end], day)
        if any(known.country == pack.events.home for known in found):
            return size
    return len(words)


def _word_before(text: str, start: int) -> str:
    line = text[start - _BEFORE if start > _BEFORE else 0 : start]
    words = (line[line.rfind("\n") + 1 :] if "\n" in line else line).rsplit(None, 1)
    return words[-1].strip("“\"'(‘").lower() if words else ""


def _segments(text: str, run: list[Piece], before: str, pack: Pack) -> Iterator[tuple[Span | None, list[Span]]]:
    """Yield the parts of a run: each begins at the head of a place, or after a word that is never a name."""
    words = [span for piece in run for span in _words(text, piece)]
    small = [text[start:end].lower().rstrip(".") for start, end in words]
    never, by = _never(pack), pack.names.by
    head: Span | None = None
    part: list[Span] = []
    n = 0
    while n < len(words):
        size = _head_size(small, n, pack)
        scale = pack.names.places[_small(text, head)] if head else None
        kept = _kept(small, n, size, scale, bool(part), before, pack)
        if kept:
            part.extend(words[n : n + kept])
        elif part and n + 1 == len(words) and pack.names.places.get(small[n]) == "district":
            pass  # the name behind it was lost: "Desa Melati Kecamatan"
        elif size or small[n] in never:
            if part:
                yield head, part
            head, part = (Span(words[n].start, words[n + size - 1].end) if size else None), []
        elif head or part or n + 1 == len(words) or small[n] not in by:  # not "Pasukan" in "Pasukan AS"
            part.append(words[n])
        n += kept or size or 1
    if part:
        yield head, part


def _kept(small: list[str], n: int, size: int, scale: Scale | None, has_part: bool, before: str, pack: Pack) -> int:
    """Count the words from there that belong to a name though they are never one alone, or head others."""
    inside, has_head = pack.names.inside, scale is not None
    if has_part and " ".join(small[n : n + _PAIR]) in pack.names.pairs:
        return _PAIR
    if has_part and size and n + size < len(small) and places.find(" ".join(small[n - 1 : n + size + 1])):
        return size  # "Hulu Sungai Tengah"
    if has_head and n + 1 == len(small) and not has_part:
        return 1  # "Desa Pasar"
    if has_head and has_part and small[n] in pack.names.middle:
        return 1  # "Kelurahan Melati Atas"
    if has_head and (scale in _SETTLED or not has_part) and _is_of_land(small, n, size, pack):
        return size  # "Desa Sungai A", "Desa Melati Teluk A"
    if has_head and not has_part and small[n] in inside:
        return 1
    if small[n] in inside and _is_edge(n, len(small), has_part, before, pack):
        return 1  # "Melati Dua", "di Tiga Melati"
    return 0


def _is_edge(n: int, size: int, has_part: bool, before: str, pack: Pack) -> bool:
    """Say whether a number stands at the end of a name, or before the one other word of a name behind "di"."""
    return (has_part and n + 1 == size) or (n == 0 and size == 2 and before in pack.events.at)


def _is_of_land(small: list[str], n: int, size: int, pack: Pack) -> bool:
    """Say whether a head is of a river or a market, which towns and roads are named after."""
    return bool(size) and pack.names.places[" ".join(small[n : n + size])] in (
        "site",
        "area",
    )


def _words(text: str, piece: Piece) -> tuple[Span, ...]:
    """Give the word of a piece; "KM36+600" is two."""
    start, end, kind, _ = piece
    if kind != "K":
        return (_new(Span, (start, end)),)
    parting = start + len(text[start:end].rstrip("0123456789+.,"))
    return Span(start, parting), Span(parting, end)


def _head_size(small: list[str], n: int, pack: Pack) -> int:
    """Count the words from there that head a place; a head needs something after it."""
    heads = pack.names.places
    if small[n] not in openings(pack):
        return 0
    if " ".join(small[n : n + _PAIR]) in pack.names.pairs:
        return 0  # "Menteri Lingkungan Hidup"
    if n and " ".join(small[n - 1 : n + 1]) in pack.names.pairs:
        return 0  # "Kepolisian Resor Melati"
    if n + 1 < len(small) and small[n + 1] in pack.names.breaks:
        return 0  # "Kota Kompol Budi", where a name was lost
    if small[n] in pack.names.numbered and not "".join(small[n + 1 : n + 2])[:1].isdigit():
        return 0  # "KM Melati Jaya", a ship
    return next((size for size in (3, 2, 1) if n + size < len(small) and " ".join(small[n : n + size]) in heads), 0)


def _small(text: str, word: Span) -> str:
    return " ".join(text[word.start : word.end].lower().split()).rstrip(".")


def _place_with_head(text: str, head: Span, words: list[Span], pack: Pack, day: str | None) -> Name | None:
    span = Span(head.start, words[-1].end)
    key = _small(text, head)
    scale = pack.names.places[key]
    rest = text[words[0].start : words[-1].end]
    if scale == "province" and rest.lower() in pack.names.areas:
        scale = "area"  # "Provinsi Sumatera"
    known: Known | None = None
    whole = next((p for p in places.find(span.of(text), day) if p.code), None) if scale in ("site", "area") else None
    if whole is not None:  # "Gunung Kidul"
        before = _word_before(text, head.start)
        return Name(span, span.of(text), "place", None, scale_of(whole), whole, whole.country, before=before)
    if scale in ("regency", "province", "area"):
        found = places.find(rest, day)
        found = tuple(p for p in found if scale != "area" or p.code or p.thousands >= _BIG)  # "Teluk Melati"
        known = next((p for p in found if p.level == key), found[0] if found else None)
        scale = "district" if scale == "regency" and known and known.level == "district" else scale  # "kota Sampit"
    elif scale == "district":
        known = next(iter(places.districts(rest, day)), None)
    inside = _land_in(text, words) if known is None else None
    code = known.country if known else inside.code if inside else pack.names.areas.get(rest.lower()) or None
    is_body = key in _organisations(pack)
    kind: MentionKind = "organisation" if is_body and scale == "site" else "place"
    return Name(span, span.of(text), kind, key, scale, known, code, before=_word_before(text, head.start))


def _land_in(text: str, words: list[Span]) -> countries.Country | None:
    """Give the country that the words are, or that one of them is, the last first: "tambang Selandia Baru"."""
    whole = countries.find(text[words[0].start : words[-1].end])
    return whole or next((found for word in reversed(words) if (found := countries.find(word.of(text)))), None)


def _classified(text: str, words: list[Span], before: str, pack: Pack, day: str | None) -> Name | None:
    span = _new(Span, (words[0][0], words[-1][1]))
    name = text[span[0] : span[1]]
    if agencies.find(name):
        return Name(span, name, "agency", before=before)
    country = countries.find(name)
    if country and not (name.isupper() and len(name) == 2 and before in pack.names.people):
        return Name(span, name, "place", scale="area", country=country.code, before=before)
    if name.lower() in pack.names.areas:
        land = pack.names.areas[name.lower()] or None
        return Name(span, name, "place", scale="area", country=land, before=before)
    if name.lower() in pack.names.places:
        return None
    if _is_body(text, words, pack):
        return Name(span, name, "organisation", before=before)
    known = next(iter(places.find(name, day)), None)
    if known and _is_meant(known, before, pack):
        return Name(span, name, "place", None, scale_of(known), known, known.country, before=before)
    return _person(text, words, before, pack)


def scale_of(known: Known) -> Scale:
    """Say how large a place of the gazetteer is: a town that lies in a regency is smaller than one."""
    return known.level if known.level in ("province", "district") else "regency"


def _is_meant(known: Known, before: str, pack: Pack) -> bool:
    """Say whether a word of the gazetteer is used as a place: it says so before it, or the place is well known."""
    if before.rstrip(",") in pack.names.by or known.level == "province":
        return True
    if known.country != pack.events.home and known.name.lower() in pack.names.things:
        return False  # "Toyota"
    return known.country == "ID" or known.thousands >= _BIG


def _is_body(text: str, words: list[Span], pack: Pack) -> bool:
    first = words[0].of(text)
    whole = text[words[0].start : words[-1].end]
    if whole in _bodies(pack) or first.lower() in _organisations(pack):
        return True
    is_short = len(words) == 1 and first.isupper() and first.isalpha() and 3 <= len(first) <= 9
    return (
        is_short
        and not _ROMAN.fullmatch(first)
        and not any(p.country == "ID" or p.thousands >= _BIG for p in places.find(first))
    )


def _person(text: str, words: list[Span], before: str, pack: Pack) -> Name | None:
    """Take the name out of a run of titles, offices and names; only more of the page can tell a person from a thing."""
    if before in pack.events.at:  # nobody is behind "di", whatever title stands there: "di Kebun Selatan"
        whole = Span(words[0].start, words[-1].end)
        return Name(whole, whole.of(text), None, before=before)
    small = [_small(text, word) for word in words]
    titles, things, cues = _titles(pack), _things(pack), _cues(pack)
    first = next((n for n in range(len(words), 0, -1) if small[n - 1] in titles), 0)
    role = Span(words[0].start, words[first - 1].end) if first else None
    if first and first < len(words) and (skip := _known_prefix(text, words[first:])):
        role, first = Span(words[0].start, words[first + skip - 1].end), first + skip
    mine = words[first:]
    if not mine and _is_part_of_unit(text, words, pack):
        span = Span(words[0].start, words[-1].end)
        return Name(span, span.of(text), None, before=before)
    if not mine or not things.isdisjoint(small[first:]):
        return None
    span = _new(Span, (mine[0][0], mine[-1][1]))
    name = text[span[0] : span[1]]
    if role and (places.find(name) or countries.find(name)):  # "Gubernur Sumsel", nobody by name
        return None
    if not all(_looks_personal(word.of(text)) for word in mine) or len(mine) > 5:
        return None
    has_title = not cues.isdisjoint(small[:first])
    is_told = has_title or before.rstrip(",") in cues or _has_age(text, span.end)
    kind: MentionKind | None = "person" if is_told and (len(mine) > 1 or has_title) else None
    return Name(span, name, kind, role=role, before=before)


def _is_part_of_unit(text: str, words: list[Span], pack: Pack) -> bool:
    """Say whether the last word is a title only because some unit's name ends so: "Melati Barat"."""
    small = [_small(text, word) for word in words]
    is_side = small[-1] in pack.names.by and small[0] not in _titles(pack)
    return is_side and not any(word in _cues(pack) or word in _things(pack) for word in small)


def _looks_personal(word: str) -> bool:
    return (
        word[0].isupper() and not word.isupper() and word.replace("'", "").replace("’", "").replace("-", "").isalpha()
    ) or (len(word) == 2 and word[1] == ".")


def _known_prefix(text: str, words: list[Span]) -> int:
    """Count the words at the front that name the place of an office ("Gubernur Jawa Tengah ...")."""
    for size in (3, 2, 1):
        part = text[words[0].start : words[min(size, len(words)) - 1].end]
        if size < len(words) and (places.find(part) or countries.find(part)):
            return size
    return 0


def _has_age(text: str, end: int) -> bool:
    return text[end : end + 2] == " (" and text[end + 2 : end + 4].isdigit() and text[end + 4 : end + 5] == ")"


@cache
def _never(pack: Pack) -> frozenset[str]:
    return frozenset(word.lower() for word in (*pack.names.never, *pack.roles.never))


@cache
def _titles(pack: Pack) -> frozenset[str]:
    several = (*pack.roles.offices, *pack.roles.units)
    ranks = (rank for rank in pack.roles.ranks if " " not in rank)
    return frozenset((*ranks, *(part for title in several for part in title.lower().split())))


@cache
def _things(pack: Pack) -> frozenset[str]:
    return frozenset((*pack.names.things, *pack.names.organisations, *pack.names.places))


@cache
def _cues(pack: Pack) -> frozenset[str]:
    return frozenset((*pack.names.people, *pack.roles.ranks, *pack.roles.offices))


@cache
def _telling(pack: Pack) -> frozenset[str]:
    return _cues(pack).union(pack.names.by)


@cache
def _organisations(pack: Pack) -> frozenset[str]:
    return frozenset(pack.names.organisations)


@cache
def _bodies(pack: Pack) -> frozenset[str]:
    return frozenset(pack.names.organisations_all)
