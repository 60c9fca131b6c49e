"""Towns where states have short names: cut from what they own, put into their own land, named behind their streets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from runut.extract.event_country import country_of
from runut.extract.names import Name
from runut.lang import Pack
from runut.lang.patterns import Pattern, compile_pattern, words
from runut.model import Article, Span
from runut.world import countries, places, states

_GAP = 2  # signs between a town and its state: a comma and a space
_STATE = 24  # signs behind a town in which its state stands
_BEFORE = 40  # signs before a town in which a hospital may stand that is all there is of it
_HEAD, _BODY, _NAMED = 2, 1, 1  # what a headline, a body named after a town and a mention count for it
_SHORTEST = 3  # letters
_OUTLET = " - "  # parts a title from the outlet that a page puts behind it
_ENOUGH = 2  # what has to speak for a town: a mention in passing is not enough
_CITY = frozenset(("city", "kota", "kabupaten"))
_SMALL = frozenset(("point", "site", "street", "village", "district"))
_NUMBER = compile_pattern(r"^ \d{1,4}\b")


def settled(article: Article, found: Sequence[Name], pack: Pack) -> tuple[Name, ...]:
    """Give the places of a page again, in order; those of packs whose states have no short names as they were.

    "Berlin's Old Gate" is a gate and a town; a town lies in the state that the page puts behind it, or else in the
    page's country where that has one of its name and nothing on the page speaks for another.
    """
    if not pack.events.states:
        return tuple(found)
    whole = [_whole(article.text, name) for name in found]
    named = [part for name in whole if _is_there(article, name) for part in _apart(article.text, name, pack)]
    told = {name.text.casefold(): told for name in named if (told := _stated(article.text, name)) is not None}
    named = [_as(name, told) for name in named]
    return tuple(_at_home(article, named, pack))


def _is_there(article: Article, name: Name) -> bool:
    """Say whether a small place that only a headline's capitals name is one: "in Accidental Shooting"."""
    if name.known or name.scale != "village":
        return True
    if len(name.text) < _SHORTEST:
        return False
    is_head = any(span.holds(name.span) for span in article.spans("headline"))
    return not is_head or name.text in article.text[name.span.end :]


def _whole(text: str, name: Name) -> Name:
    """Give a town whose first word is shortened as a whole: "St. Louis" is no "St"."""
    rest = text[name.span.end : name.span.end + _STATE]
    word = rest[_GAP:].split()[0].rstrip(".,;:'’") if rest.startswith(". ") and rest[_GAP:].strip() else ""
    known = next(iter(places.find(f"{name.text}. {word}")), None) if word else None
    if known is None or name.known:
        return name
    span = Span(name.span.start, name.span.end + _GAP + len(word))
    return name._replace(
        span=span, text=span.of(text), scale="regency", known=known, country=known.country, kind="place"
    )


def _apart(text: str, name: Name, pack: Pack) -> Iterator[Name]:
    """Yield a name without what owns it, and the town that does; a number behind a small place belongs to it."""
    front, mark, rest = _owned(name.text, pack)
    if not mark:
        number = _NUMBER.search(text[name.span.end : name.span.end + 6]) if name.scale == "village" else None
        end = name.span.end + (number.end() if number else 0)
        yield name._replace(span=Span(name.span.start, end), text=text[name.span.start : end]) if number else name
        return
    known = next(iter(places.find(front)), None)
    country = countries.find(front)
    start = name.span.start
    if known or country or not rest:
        span = Span(start, start + len(front))
        code = country.code if country else known.country if known else name.country
        scale = "area" if country else "regency" if known else name.scale
        yield name._replace(span=span, text=front, scale=scale, known=None if country else known, country=code)
    if rest:
        yield name._replace(span=Span(name.span.end - len(rest), name.span.end), text=rest)


def _owned(text: str, pack: Pack) -> tuple[str, str, str]:
    """Part a name at what marks an owner."""
    for mark in pack.speech.possessives:
        if text.endswith(mark):
            return text[: -len(mark)], mark, ""
        front, found, rest = text.partition(f"{mark} ")
        if found:
            return front, found, rest
    return text, "", ""


def _stated(text: str, name: Name) -> Name | None:
    """Give a town as what it is in the state behind it: "Bristol, Tennessee" is not the one in England."""
    state = state_behind(text, name) if name.kind == "place" and name.scale in ("regency", "village") else None
    if state is None:
        return None
    known = next((place for place in places.find(name.text) if place.admin1 == state.name), None)
    return name._replace(known=known, country=state.country, scale="regency")


def _as(name: Name, told: Mapping[str, Name]) -> Name:
    own = told.get(name.text.casefold())
    return name if own is None else name._replace(known=own.known, country=own.country, scale=own.scale)


def _at_home(article: Article, named: Sequence[Name], pack: Pack) -> Iterator[Name]:
    """Yield the names, towns of which the page's own country has one put there if nothing speaks for another."""
    country = country_of(article, [name for name in named if not _is_either(name)], pack)
    sure = {code for name in named if (code := _land(name)) and not _is_ambiguous(name.text)}
    for name in named:
        known = name.known
        if _is_either(name):
            own = next((place for place in places.find(name.text) if place.country == country), None)
            yield name if own is None else name._replace(known=own, country=own.country, scale="regency")
            continue
        if known is None or known.level not in _CITY or known.country == country or known.country in sure:
            yield name
            continue
        own = next((place for place in places.find(name.text) if place.country == country), None)
        yield name if own is None else name._replace(known=own, country=own.country)


def _is_either(name: Name) -> bool:
    """Say whether a name is a county's in one country and a town's in another: Norfolk."""
    state = states.find(name.text) if name.scale == "province" and name.known is None else None
    return state is not None and any(place.country != state.country for place in places.find(name.text)[:1])


def _land(name: Name) -> str | None:
    return name.country or (name.known.country if name.known else None)


def _is_ambiguous(name: str) -> bool:
    return len({place.country for place in places.find(name)}) > 1


def town_of(
    article: Article, address: Sequence[Sequence[Name]], found: Sequence[Name], country: str | None, pack: Pack
) -> Name | None:
    """Give the town that a page speaks of most, for an address that has none: "Carrie Street" is in some town.

    Where a hospital lies or somebody comes from is no such town. None where the address names a known town or region,
    or where states have no short names.
    """
    chain = [name for part in address for name in part]
    if not pack.events.states or not chain or any(name.scale not in _SMALL or name.known for name in chain):
        return None
    counts: defaultdict[str, int] = defaultdict(int)
    first: dict[str, Name] = {}
    for name in found:
        if name.known is None or name.known.level not in _CITY or name.known.country != country:
            continue
        if _has_body(article.text, name, pack) or not _is_aside(article.text, name, pack):
            counts[name.text.casefold()] += _weight(article, name, pack)
            first.setdefault(name.text.casefold(), name)
    most = max(counts, key=counts.__getitem__, default=None)
    return None if most is None or counts[most] < _ENOUGH else first[most]


def _is_aside(text: str, name: Name, pack: Pack) -> bool:
    """Say whether a hospital lies there, or somebody comes from there: "of Springfield"."""
    before = text[max(0, name.span.start - _BEFORE) : name.span.start]
    return _care(pack).search(before) is not None or before.rstrip().lower().endswith(_homes(pack))


@cache
def _homes(pack: Pack) -> tuple[str, ...]:
    return tuple(f" {word}" for word in (*pack.events.at_home, *pack.events.routes))


def _weight(article: Article, name: Name, pack: Pack) -> int:
    top = any(
        span.holds(name.span) and _OUTLET not in article.text[span.start : name.span.start]
        for role in ("headline", "dateline")
        for span in article.spans(role)
    )
    return _NAMED + (_HEAD if top else 0) + (_BODY if _has_body(article.text, name, pack) else 0)


def _has_body(text: str, name: Name, pack: Pack) -> bool:
    """Say whether a body is named after the town: "Springfield police"."""
    body = _bodies(pack).search(text[name.span.end : name.span.end + _STATE])
    return body is not None and body.start() <= 1


@cache
def _care(pack: Pack) -> Pattern:
    return words(pack.events.care)


@cache
def _bodies(pack: Pack) -> Pattern:
    return words(pack.voices.tails)


def state_behind(text: str, name: Name) -> states.State | None:
    """Give the state that a comma parts from the name: "Springfield, Mo."."""
    rest = text[name.span.end : name.span.end + _STATE]
    if not rest.startswith(", "):
        return None
    after = rest[_GAP:].split()
    for size in (3, 2, 1):
        part = " ".join(after[:size])
        state = states.behind_comma(part) or states.behind_comma(part.rstrip(".,;"))
        if state is not None:
            return state
    return None
