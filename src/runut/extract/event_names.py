"""The places that a page names, those too that no gazetteer knows but the words around show to be places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from runut.extract.dates import told
from runut.extract.names import Name, names
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.lang.schema.names import Scale
from runut.model import Article, Span
from runut.world import countries, places, states

_WORD = r"\p{Lu}[\p{L}'’\-]*\.?"
_GAP = 2  # signs between a town and its state: a comma and a space
_RARE = 2.0  # a word in more than one of seven articles is no unknown name


@lru_cache(maxsize=64)
def place_names(article: Article, pack: Pack) -> tuple[Name, ...]:
    """List the places that headline, dateline, lead and body name, in order."""
    text = article.text
    heads = tuple(article.spans("headline"))
    found: list[Name] = []
    run = names(article, pack)
    for number, name in enumerate(run):
        after = run[number + 1] if number + 1 < len(run) else None
        place = _read(text, name, after, pack, article.day)
        if place is None:
            continue
        found.append(_shortened(text, place) if any(head.holds(place.span) for head in heads) else place)
    tails = list(_tailed(article, pack))
    held = [name for name in found if not any(tail.span.overlaps(name.span) for tail in tails)]
    return tuple(sorted((*held, *tails), key=lambda name: name.span))


def _read(text: str, name: Name, after: Name | None, pack: Pack, day: str | None) -> Name | None:
    """Take a name for a place if it is one, or if "di" stands before it, or a state behind it."""
    state = states.find(name.text)
    if state is not None and (name.kind != "place" or _is_behind_town(text, name)):
        return _named(name, "province", None, state.country)
    if name.kind == "place":
        return _country_in(name)
    if name.kind not in (None, "person") or name.role is not None:
        return None
    within = _state_behind(text, name) if pack.events.states else None
    if within is not None:
        known = next((p for p in places.find(name.text) if p.admin1 == within.name), None)
        return _named(name, "regency", known, within.country)
    if name.kind is not None or name.before not in pack.events.at or _is_common(name.text, pack):
        return None
    return _named(name, *_bare(name, after, text, day))


def _is_common(text: str, pack: Pack) -> bool:
    """Say whether the capitals of a headline alone make a name of it: "Tembak di Tempat"."""
    return pack.rarity.of.get(text.lower(), pack.rarity.unlisted) < _RARE


def _country_in(name: Name) -> Name:
    """Take "kota Kazakhstan" for the country: no town has its name."""
    if name.head is None or name.country is None or name.scale == "area":
        return name
    rest = name.text[len(name.head) :].strip()
    if countries.find(rest) is None:
        return name
    span = Span(name.span.end - len(rest), name.span.end)
    return Name(span, rest, "place", None, "area", None, name.country, None, name.before)


def _bare(name: Name, after: Name | None, text: str, day: str | None) -> tuple[Scale, places.Known | None, str | None]:
    """Say what an unknown name behind "di" is: a district if there is one of that name, else some small place."""
    known = next(iter(places.districts(name.text, day)), None)
    return ("district" if known else "village"), known, known.country if known else None


def _named(name: Name, scale: Scale, known: places.Known | None, country: str | None) -> Name:
    return Name(name.span, name.text, "place", name.head, scale, known, country, None, name.before)


def _is_behind_town(text: str, name: Name) -> bool:
    before = text[: name.span.start].rstrip()
    return before.endswith(",") and before[-2:-1].isalpha()


def _state_behind(text: str, name: Name) -> states.State | None:
    """Give the state that a comma parts from the name: "Springfield, Mo."."""
    rest = text[name.span.end : name.span.end + 24]
    if not rest.startswith(", "):
        return None
    words = rest[_GAP:].split()
    for size in (3, 2, 1):
        part = " ".join(words[:size])
        state = states.behind_comma(part) or states.behind_comma(part.rstrip(".,;"))
        if state is not None:
            return state
    return None


def _shortened(text: str, name: Name) -> Name:
    """End a name of a headline where the text below no longer has it: "Tol Melati Tewaskan" is "Tol Melati"."""
    if name.known:
        return name
    cut = name.text.split()
    below = text[name.span.end :]
    while len(cut) > 1 + (name.head is not None) and " ".join(cut) not in below:
        cut.pop()
    short = " ".join(cut)
    span = Span(name.span.start, name.span.start + len(short))
    return Name(span, short, name.kind, name.head, name.scale, None, name.country, None, name.before)


def _tailed(article: Article, pack: Pack) -> Iterator[Name]:
    """Yield the names that end in what they are: "Melody Street", "Harlow County", "Easton High School"."""
    if not pack.events.tails:
        return
    for stretch in told(article):
        for match in _tails(pack).finditer(stretch.of(article.text)):
            words = match.group()
            span = Span(stretch.start + match.start(), stretch.start + match.end())
            scale = pack.events.tails[" ".join(match.group("tail").lower().split())]
            before = article.text[stretch.start : span.start].rsplit(maxsplit=1)[-1:]
            yield Name(span, words, "place", None, scale, None, None, None, before[0].lower() if before else "")


@cache
def _tails(pack: Pack) -> Pattern:
    tail = alternation(pack.events.tails)
    return compile_pattern(rf"(?:(?:\d+\s)?{_WORD}[ ]){{1,4}}(?P<tail>(?i:{tail}))\b", ignore_case=False)
