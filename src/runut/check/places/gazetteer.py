"""Names of Indonesian regions against the official list: misspelt behind their unit, or in the wrong regency."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import OSA

from runut import lang
from runut.check._matches import matches, placed
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern, openings
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page
from runut.world import countries, places
from runut.world.places import Known, fold

_LETTERS = 5
"""Letters of the shortest name that is looked up: shorter ones are one slip away from one another."""
_LONG = 12
"""Letters of the shortest name of several words that is known without its unit ("Kalimantan Tengah")."""
_EACH = 6
"""Letters to each slip that is forgiven where the regency that stands beside a district vouches for it."""
_SHORT = 3
"""Letters of the units that are written with a full stop: "Kab.", "Kec."."""
_GLIDES = "wy"
_UNITS = ("district", "regency", "province")
_WORD = r"\p{Lu}[\pL'’-]+"


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each region that the official list has only in another spelling, and districts put into another regency.

    The list is that of the regions as of 2024, with the provinces that were before: world/regencies.tsv.
    """
    for article in record.articles:
        pack = lang.load(article.language)
        seen: set[str] = set()
        for finding in (*_behind_units(article, pack), *_compounds(article)):
            words = finding.span.of(article.text) if finding.span else ""
            if fold(words) not in seen and not _is_cut(article, finding):
                seen.add(fold(words))
                yield finding


def _is_cut(article: Article, finding: Discrepancy) -> bool:
    """Say whether only the end of the name is missing, before a full stop: its comma was lost and a letter with it."""
    span, right = finding.span, finding.suggestion
    if span is None or right is None:
        return False
    return fold(right).startswith(fold(span.of(article.text))) and article.text[span.end : span.end + 1] == "."


def _behind_units(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    for match, stretch in matches(article, article.spans("headline", "lead", "body"), _pattern(pack)):
        unit = match.group("unit")
        if match.group()[len(unit)] == "." and len(unit) > _SHORT:
            continue  # A sentence ends on the unit itself.
        scale = pack.names.places[unit.casefold()]
        span = placed(match, stretch, 2)
        kind, regency = match.group("kind"), match.group("regency")
        words = match.group("name").split()
        at = next((n for n, word in enumerate(words) if n and pack.names.places.get(word.casefold()) == "regency"), 0)
        if at:  # "Kecamatan Sukamulya Kabupaten Tangerang", with no comma
            end = span.start + len(" ".join(words[:at]))
            kind, regency = words[at], " ".join([*words[at + 1 :], *(regency or "").split()])
            span = Span(span.start, end)
        beside = _regency(regency, kind)
        if scale == "district":
            yield from _district(article, span, beside, kind)
        else:
            yield from _region(article, span, scale)


@cache
def _pattern(pack: Pack) -> Pattern:
    every = [word for word, scale in pack.names.places.items() if scale in _UNITS]
    units = alternation(every)
    large = alternation([word for word, scale in pack.names.places.items() if scale == "regency"])
    name = rf"{_WORD}(?: {_WORD}){{0,2}}"
    return compile_pattern(
        rf"\b(?P<unit>(?i:{units}))(?:\s|(?:\b\.)\s?)(?P<name>{name})"
        rf"(?:,? (?:(?P<kind>(?i:{large}))\.? )?(?P<regency>{name}))?",
        ignore_case=False,
        needs=openings(every),
    )


def _regency(name: str | None, kind: str | None) -> tuple[Known, ...]:
    """List the regencies and cities that the words behind a district name, those of its kind where it is told."""
    words = (name or "").split()
    for size in range(len(words), 0, -1):
        found = [p for p in places.find(" ".join(words[:size])) if p.level in ("kabupaten", "kota")]
        if found:
            is_city = kind is not None and kind.casefold() == "kota"
            alike = [p for p in found if kind is None or (p.level == "kota") == is_city]
            return tuple(alike or found)
    return ()


def _region(article: Article, span: Span, scale: str) -> Iterator[Discrepancy]:
    """Find the regency or province that a name behind its unit is a slip for."""
    words = span.of(article.text).split()
    if any(_is_known(" ".join(words[:size])) for size in range(len(words), 0, -1)):
        return
    levels = ("province",) if scale == "province" else ("kabupaten", "kota")
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        near = [known for known in _names(levels) if _is_slip(fold(name), known)]
        if len(near) == 1:
            yield _misspelt(article, Span(span.start, span.start + len(name)), _names(levels)[near[0]])
            return


def _is_slip(written: str, known: str) -> bool:
    """Say whether a folded name is another but for one slip, or two in a long one."""
    if len(written) < _LETTERS or _is_glide(written, known):
        return False
    return _is_off_by(written, known, 2 if min(len(written), len(known)) >= _LONG else 1)


def _is_off_by(written: str, known: str, allowed: int) -> bool:
    """Say whether two folded names begin alike and differ by some slips, but no more than allowed."""
    return written[0] == known[0] and 0 < OSA.distance(written, known, score_cutoff=allowed) <= allowed


def _is_glide(written: str, known: str) -> bool:
    """Say whether two spellings differ by a glide between vowels, which people write or leave out."""
    bare = str.maketrans("", "", _GLIDES)
    return written.translate(bare) == known.translate(bare)


@cache
def _names(levels: tuple[str, ...]) -> dict[str, str]:
    """Map the folded names of the regions of some levels to the names as they are written."""
    return {fold(place.name): place.name for place in places.regions() if place.level in levels}


def _is_known(name: str) -> bool:
    return bool(places.find(name) or places.districts(name) or countries.find(name))


def _district(article: Article, span: Span, beside: tuple[Known, ...], kind: str | None) -> Iterator[Discrepancy]:
    """Find a district that the regency beside it has only in another spelling, or not at all."""
    if not beside:
        return
    words = span.of(article.text).split()
    codes = {place.code for place in beside}
    if words[0].casefold() in lang.load(article.language).names.places:
        return  # "Kecamatan Kota" is the one about the town, whatever that is called.
    known = [district for size in range(len(words), 0, -1) for district in places.districts(" ".join(words[:size]))]
    if any((district.code or "")[:4] in codes for district in known):
        return
    if not known and not _is_known(" ".join(words)):
        yield from _misspelt_district(article, span, codes)
    elif known and kind is not None and not any(_near(fold(" ".join(words)), code) for code in codes):
        yield from _elsewhere(article, Span(span.start, span.start + len(known[0].name)), beside, known)


def _near(name: str, code: str | None) -> list[Known]:
    """List the districts of a regency that a folded name may be a slip for."""
    allowed = max(1, len(name) // _EACH)
    own = places.districts_of(code) if code else ()
    return [d for d in own if OSA.distance(name, fold(d.name), score_cutoff=allowed) <= allowed]


def _misspelt_district(article: Article, span: Span, codes: set[str | None]) -> Iterator[Discrepancy]:
    name = fold(span.of(article.text))
    near = [district for code in codes for district in _near(name, code)]
    if len(near) == 1 and len(name) >= _LETTERS and not _is_glide(name, fold(near[0].name)):
        yield _misspelt(article, span, near[0].name)


def _elsewhere(article: Article, span: Span, beside: tuple[Known, ...], known: list[Known]) -> Iterator[Discrepancy]:
    """Find a district whose name only one regency has, and that is not the stated one."""
    codes = {(district.code or "")[:4] for district in known}
    regency = places.regency_of(known[0])
    if len(codes) != 1 or regency is None or any(place.name in regency.name for place in beside):
        return  # The regency that a city was parted from keeps its name in what people write.
    if any(fold(place.name) == fold(known[0].name) for place in beside):
        return  # "Distrik Jayapura, Kota Jayapura" is a part of the town, whatever else has its name.
    yield on_page(
        article, "wrong_fact", span, suggestion=f"{known[0].name}, {regency.name}", template="wrong_regency",
        place=known[0].name, regency=beside[0].name, right=regency.name,
    )  # fmt: skip


def _compounds(article: Article) -> Iterator[Discrepancy]:
    """Yield long names of provinces, regencies and cities that are misspelt wherever they stand."""
    for match, stretch in matches(article, article.spans("headline", "lead", "body"), _pairs()):
        span = placed(match, stretch)
        name = fold(match.group())
        if len(name) < _LONG - 1 or _is_known(match.group()):
            continue
        near = [known for known in _long_names() if _is_off_by(name, known, 1)]
        if len(near) == 1:
            yield _misspelt(article, span, _long_names()[near[0]])


@cache
def _pairs() -> Pattern:
    return compile_pattern(rf"\b{_WORD} {_WORD}\b", ignore_case=False)


@cache
def _long_names() -> dict[str, str]:
    """Map the folded long names of two words to the names as they are written."""
    return {
        fold(place.name): place.name
        for place in places.regions()
        if place.level != "district" and len(fold(place.name)) >= _LONG and len(place.name.split()) == 2
    }


def _misspelt(article: Article, span: Span, right: str) -> Discrepancy:
    return on_page(
        article, "name_variant", span, suggestion=right, template="name_variant_known",
        words=span.of(article.text), other=right,
    )  # fmt: skip
