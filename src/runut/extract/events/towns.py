"""Towns where states have short names: named whole, and put into the state or the land that they lie in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from runut.extract.events.country import country_of
from runut.extract.names import Name
from runut.lang import Pack
from runut.lang.patterns import compile_pattern
from runut.model import Article, Span
from runut.world import countries, places, states

_GAP = 2  # signs between a town and its state: a comma and a space
_STATE = 24  # signs behind a town in which its state stands
_SHORTEST = 3  # letters
_SHORT = 6  # letters of a body's short name
_BIG = 300  # thousands of people: a city that needs no state to be told
_CITY = frozenset(("city", "kota", "kabupaten"))
_NUMBER = compile_pattern(r"^ \d{1,4}\b")


def settled(article: Article, found: Sequence[Name], pack: Pack) -> tuple[Name, ...]:
    """Give the places of a page again, in order; those of packs whose states have no short names as they were.

    A town lies in the state that the page puts behind it, or else in the page's country where that has one of its name
    and nothing on the page speaks for another. What owns something loses the mark of it, "St. Louis" is no "St".
    """
    if not pack.events.states:
        return tuple(found)
    whole = [_whole(article.text, name) for name in found]
    named = [_owned(article.text, name, pack) for name in whole if _is_there(article, name)]
    named = [name for name in named if not _is_no_place(name, pack)]
    stated = ((name.text.casefold(), _stated(article.text, name)) for name in named)
    told = {text: state for text, state in stated if state is not None}
    named = [_as(name, told) for name in named]
    return tuple(_at_home(article, _in_told_states(article, named), pack))


def states_told(article: Article, found: Sequence[Name]) -> list[states.State]:
    """Give the states that a page names, by themselves or behind a town, the most told first, each once."""
    behind = (state_behind(article.text, name) for name in found if name.kind == "place")
    alone = (states.find(name.text) for name in found if name.scale == "province" and name.known is None)
    told = Counter(state for state in (*behind, *alone) if state is not None)
    return [state for state, _ in told.most_common()]


def _in_told_states(article: Article, named: Sequence[Name]) -> list[Name]:
    """Give the names, a town of a state that the page never names being the one of that name in a state that it does.

    Where the gazetteer has none there, it is a town that the gazetteer lacks.
    """
    told = states_told(article, named)
    codes, those = {state.country for state in told}, {state.name for state in told}
    return [_moved(name, told) if _is_elsewhere(name, codes, those) else name for name in named]


def _is_elsewhere(name: Name, codes: AbstractSet[str], told: AbstractSet[str]) -> bool:
    known = name.known
    if known is None or known.level not in _CITY or known.admin1 is None or known.thousands >= _BIG:
        return False
    return known.country in codes and known.admin1 not in told


def _moved(name: Name, told: Sequence[states.State]) -> Name:
    every = places.find(name.text)
    there = (place for state in told for place in every if place.admin1 == state.name)
    return name._replace(known=next(there, None))


def _is_there(article: Article, name: Name) -> bool:
    """Say whether a small place that only a headline's capitals name is one: "in Accidental Shooting"."""
    if name.known or name.scale != "village":
        return True
    if len(name.text) < _SHORTEST:
        return False
    is_head = any(span.holds(name.span) for span in article.spans("headline"))
    return not is_head or name.text in article.text[name.span.end :]


def _is_no_place(name: Name, pack: Pack) -> bool:
    """Say whether a name that no gazetteer knows is a day, a body in capitals, a people or but a sort of place.

    "In Sunday's crash", "shot at the University", "MPD officers".
    """
    if name.known is not None or name.country is not None or name.head is not None or " " in name.text:
        return False
    low = name.text.lower()
    if countries.of_people(name.text.split("-")[0]) is not None:
        return True  # "a Melodian-held area"
    is_body = name.kind == "organisation" and name.text.isupper() and len(low) <= _SHORT
    return is_body or low in pack.dates.weekdays or low in pack.dates.months or low in pack.events.tails


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


def _owned(text: str, name: Name, pack: Pack) -> Name:
    """Give a name without the mark that it owns something; a number behind a small place belongs to it: "Club 9"."""
    mark = next((mark for mark in pack.speech.possessives if name.text.endswith(mark)), None)
    if mark is not None:
        span = Span(name.span.start, name.span.end - len(mark))
        return _again(name._replace(span=span, text=span.of(text)))
    number = _NUMBER.search(text[name.span.end : name.span.end + 6]) if name.scale == "village" else None
    if number is None:
        return name
    span = Span(name.span.start, name.span.end + number.end())
    return name._replace(span=span, text=span.of(text))


def _again(name: Name) -> Name:
    """Give a place that owned something as the land or the town that it is: "outside Melody's capital"."""
    if name.known is not None or name.country is not None or name.head is not None or name.scale != "village":
        return name
    land, town = countries.find(name.text), next(iter(places.find(name.text)), None)
    if land is not None:
        return name._replace(scale="area", country=land.code)
    return name if town is None else name._replace(scale="regency", known=town, country=town.country)


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


def state_behind(text: str, name: Name) -> states.State | None:
    """Give the state that a comma parts from the name: "Springfield, Mo."."""
    rest = text[name.span.end : name.span.end + _STATE]
    if not rest.startswith(", "):
        return None
    after = rest[_GAP:].split()
    for size in (3, 2, 1):
        part = " ".join(after[:size])
        ways = (part, part.rstrip(",;"), part.rstrip(".,;"))
        state = next(filter(None, map(states.behind_comma, ways)), None)
        if state is not None:
            return state
    return None
