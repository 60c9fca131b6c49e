"""Find where it happened: the smallest named place that holds the whole event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from runut.extract.events.address import address
from runut.extract.events.country import country_of
from runut.extract.events.house import neighbourhood
from runut.extract.events.names import place_names
from runut.extract.events.place_marks import candidates, chains, country_in
from runut.extract.events.scene import Scene
from runut.extract.events.towns import state_behind, states_told
from runut.extract.names import Name
from runut.lang import Pack
from runut.model import Article, Place, Span
from runut.world import places

_SIDE = 24  # signs before a place in which its side may be told


def event_place(article: Article, pack: Pack, scene: Scene, when: Span | None = None) -> Place | None:
    """Give the place that the event's sentences name, with what the gazetteer knows of it.

    `when` is where the event's day stands. Without any named place only the country is given, if that is plain.
    """
    found = place_names(article, pack)
    country = country_of(article, found, pack)
    chains_of = address(list(candidates(article, pack, scene, when, country)), scene, pack)
    if not chains_of:
        return Place("", country, precision="country") if country else None
    parts = [_place(article, chain, found, country, pack) for chain in chains_of]
    own = next((code for chain in chains_of if (code := country_in(chain))), parts[-1].country)
    return replace(
        parts[0], name=", ".join(part.name for part in parts), country=own,
        admin1=next((part.admin1 for part in parts if part.admin1), None),
        lat=next((part.lat for part in parts if part.lat is not None), None),
        lon=next((part.lon for part in parts if part.lon is not None), None),
    )  # fmt: skip


def place_in(article: Article, pack: Pack, sentence: Span) -> Place | None:
    """Give the first place that a sentence names, if it names one."""
    found = [name for name in place_names(article, pack) if sentence.holds(name.span)]
    chain = next(chains(article.text, found, pack), None)
    return _place(article, chain, found, country_of(article, found, pack), pack) if chain else None


def _place(article: Article, chain: tuple[Name, ...], found: Sequence[Name], country: str | None, pack: Pack) -> Place:
    text, day = article.text, article.day
    known = _nearest(_namesake(chain, day), country)
    is_road = pack.events.states and chain[0].scale == "street"  # which is often named after a town elsewhere
    inside = known or (None if is_road else _inside(chain[0], country, day) or _inside(chain[0], pack.events.home, day))
    own = next((n.country for n in chain if n.country), None) or (inside.country if inside else country)
    name = "".join(_written(text, chain, found, pack))
    if _is_wide(name):
        return Place(" ".join(name.split()), own, None, None, None, chain[0].scale)
    around = inside or next((n.known for n in found if n.known and n.known.country == own), None)
    if name.isupper():  # a dateline's town, or one of a headline in capitals
        written = (n.text for n in found if n.text.casefold() == name.casefold() and not n.text.isupper())
        name = next(written, known.name if known and known.name.casefold() == name.casefold() else name)
    admin1 = inside.admin1 if inside else _state(article, chain, found, pack) or _admin1(around)
    return Place(
        " ".join(name.split()), own, admin1,
        inside.lat if inside else None, inside.lon if inside else None, chain[0].scale,
    )  # fmt: skip


def _state(article: Article, chain: Sequence[Name], found: Sequence[Name], pack: Pack) -> str | None:
    """Give the state that the page puts behind one of the names ("Melody Springs, N.M."), or the only one it names."""
    if not pack.events.states:
        return None
    own = {name.text.casefold() for name in chain}
    behind = (state_behind(article.text, name) for name in found if name.text.casefold() in own)
    if (state := next(filter(None, behind), None)) is not None:
        return state.name
    told = states_told(article, found)
    return told[0].name if len(told) == 1 else None


def _admin1(known: places.Known | None) -> str | None:
    return known.admin1 if known else None


def _is_wide(name: str) -> bool:
    """Say whether a name holds an island of several provinces, so that none of them is the place's.

    >>> _is_wide("Pulau Sumatera dan Kalimantan"), _is_wide("Jawa Barat"), _is_wide("Kampung Jawa")
    (True, False, False)
    """
    runs = groupby(name.replace(",", " , ").split(), key=lambda word: word[:1].isupper())
    named = (" ".join(words) for is_name, words in runs if is_name)
    return any(places.islands_of(one.removeprefix("Pulau ")) and not places.province(one) for one in named)


def _written(text: str, chain: Sequence[Name], found: Sequence[Name], pack: Pack) -> Iterator[str]:
    """Yield the words of an address, each region as fully as the page has it: "Kalbar" may be "Kalimantan Barat"."""
    at = _front(text, chain[0], pack)
    if at < chain[0].span.start and any(name.span.end <= at and not text[name.span.end : at].strip() for name in found):
        at = chain[0].span.start  # the number of a house in a road that is no part of the address
    for name in chain:
        yield text[at : name.span.start]
        yield _as_named(text, name, found, pack)
        at = name.span.end


def _as_named(text: str, name: Name, found: Sequence[Name], pack: Pack) -> str:
    """Give a name as the page has it best: a region in full, a capital by its own name where the page tells it."""
    if name.head in pack.events.capitals and name.known:
        alike = (one.text for one in found if one.known == name.known and one.head is None)
        return next(alike, name.span.of(text))
    return _fullest(name, found) if name.known and name.head is None else name.span.of(text)


def _fullest(name: Name, found: Sequence[Name]) -> str:
    """Give the longest way in which the page writes a region: "Kabupaten Melati" for "Melati", no "city of Melati"."""
    alike = (one for one in found if one.known == name.known and one.text[:1].isupper())
    is_short = name.known is not None and places.fold(name.text) not in places.fold(name.known.name)  # "Kalbar"
    return max(
        (one.text for one in alike if one.head is None or is_short or one.text.endswith(f" {name.text}")),
        key=len,
        default=name.text,
    )


def _front(text: str, name: Name, pack: Pack) -> int:
    """Give where an address begins with its neighbourhood ("RT 4 RW 5") or with which side of a place is meant."""
    start = name.span.start
    before = text[max(0, start - _SIDE) : start]
    number = neighbourhood(before, pack)
    if number is not None:
        return start - len(before) + number
    word = before.split()[-1:]
    is_side = bool(word) and before.endswith(" ") and word[0].lower() in pack.events.sides
    return start - len(word[0]) - 1 if is_side and before.endswith(f"{word[0]} ") else start


def _namesake(chain: Sequence[Name], day: str | None) -> places.Known | None:
    """Give the smallest known place of an address; of districts of one name the one in the regency behind it."""
    first = next((name.known for name in chain if name.known), None)
    around = [n.known.code for n in chain if n.known and n.known.code and n.known.level != "district"]
    if first is None or first.level != "district" or not around:
        return first
    alike = (known for known in places.districts(first.name, day) if (known.code or "").startswith(around[0]))
    return next(alike, first)


def _nearest(known: places.Known | None, country: str | None) -> places.Known | None:
    """Give the place of the same name in the page's country, if there is one: Birmingham, Alabama."""
    if known is None or known.country == country or known.country == "ID":
        return known
    return next((p for p in places.find(known.name) if p.country == country), known)


def _inside(name: Name, country: str | None, day: str | None) -> places.Known | None:
    """Give the known place of the page's country at the end of a name: "GOR Melati Makassar"."""
    cut = name.text.split()
    found = (p for size in (2, 1) if len(cut) > size for p in places.find(" ".join(cut[-size:]), day))
    return next((p for p in found if p.country == country), None)
