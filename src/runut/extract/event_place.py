"""Find where it happened: the smallest named place that holds the whole event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from runut.extract.event_names import place_names
from runut.extract.names import Name
from runut.extract.scene import Scene, listed
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern, words
from runut.model import Article, Place, Span
from runut.world import countries, places, states

_ORDER = ("point", "site", "street", "village", "district", "regency", "province", "area")
_MOST = 3  # a word said more often shows a country no better
_OPENING, _EARLY = 600, 2.0  # signs of the opening, and what a word there counts for
_ANY_ORDER = 3  # the first three scales follow one another as they like: "KM 5 Tol Lintas", "Jalan Dua Km 5"


_CAPITAL = compile_pattern(r"\p{Lu}[\p{L}.]+(?: \p{Lu}\p{L}+)?", ignore_case=False)


class Candidate(NamedTuple):
    """Names that follow one another, from the smallest, and what speaks for and against them as the event's place."""

    chain: tuple[Name, ...]
    marks: frozenset[str]


def event_place(article: Article, pack: Pack, scene: Scene, when: Span | None = None) -> Place | None:
    """Give the place that the event's sentences name, with what the gazetteer knows of it.

    `when` is where the event's day stands. Without any named place only the country is given, if that is plain.
    """
    found = place_names(article, pack)
    country = country_of(article, found, pack)
    weights = pack.weights
    scored = [
        (sum(weights.place.get(mark, 0.0) for mark in one.marks), -one.chain[0].span.start, one.chain)
        for one in candidates(article, pack, scene, when)
    ]
    best = max(scored, key=lambda one: one[:2], default=None)
    if best is None or best[0] < sum(weights.no_place.get(mark, 0.0) for mark in scene.marks):
        return Place("", country, precision="country") if country else None
    return _place(article.text, best[2], found, country)


def place_in(article: Article, pack: Pack, sentence: Span) -> Place | None:
    """Give the first place that a sentence names, if it names one."""
    found = [name for name in place_names(article, pack) if sentence.holds(name.span)]
    chain = next(_chains(article.text, found, pack.dates.to), None)
    return _place(article.text, chain, found, country_of(article, found, pack)) if chain else None


def candidates(article: Article, pack: Pack, scene: Scene, when: Span | None = None) -> Iterator[Candidate]:
    """Yield the places that the page names, each with its marks."""
    found = place_names(article, pack)
    told = Counter(name.text.casefold() for name in found)
    day = scene.place_of(when) if when else None
    head = scene.sentences[0].of(article.text).casefold()
    for chain in _chains(article.text, found, pack.dates.to):
        place = scene.place_of(chain[0].span)
        place = len(scene.sentences) - 1 if place is None else place
        marks = {
            *_where(place, scene, day),
            *_scales(chain, scene, pack),
            *_around(article.text, chain, scene, place, pack),
        }
        times = max(told[name.text.casefold()] for name in chain)
        if times > 1:
            marks.add("often" if times > 3 else "again")
        if place and any(name.text.casefold() in head for name in chain):
            marks.add("fits the headline")
        yield Candidate(chain, frozenset(marks))


def _where(place: int, scene: Scene, day: int | None) -> Iterator[str]:
    yield (
        "headline"
        if place == 0
        else "lead"
        if place < 3
        else "early"
        if place < 6
        else "middle"
        if place < 12
        else "late"
    )
    if place in scene.with_cue:
        yield "cue"
    if day is not None and place == day:
        yield "with day"
    elif day is not None and abs(place - day) == 1:
        yield "by day"


def _scales(chain: tuple[Name, ...], scene: Scene, pack: Pack) -> Iterator[str]:
    first = chain[0]
    scale: str = first.scale or "area"
    if scale == "area" and first.country and first.head is None:
        scale = "country"
    spread = "wide" if scene.kind in pack.events.continuing else "spot"
    yield f"{spread} {scale}"
    yield f"of {min(len(chain), 3)}"
    if first.head is None:
        yield "no head"
    if first.known is None and first.country is None:
        yield "unknown"
    if scene.kind == "road_accident" and scale in ("point", "street"):
        yield "road"
    if scene.kind in ("earthquake", "flood", "storm", "other") and scale in ("point", "site", "street"):
        yield "small for its kind"


def _around(text: str, chain: tuple[Name, ...], scene: Scene, place: int, pack: Pack) -> Iterator[str]:
    """Yield what the words around say: "di" before it, people who live there, somebody who acts."""
    first, sentence = chain[0], scene.sentences[place]
    before = text[sentence.start : first.span.start]
    small = before.lower().split()
    last = small[-1].strip(',(“"') if small else ""
    if last in pack.events.at or (last in pack.names.near and len(small) > 1 and small[-2] in pack.events.at):
        yield "at"
    elif last in pack.names.near:
        yield "near"
    elif last in pack.names.by:
        yield "by"
    elif not small:
        yield "opens"
    elif (
        text[first.span.start - 2 : first.span.start - 1].isalnum()
        and before.rstrip()[-1:].isalnum()
        and before.split()[-1][:1].isupper()
    ):
        yield "inside"
    if any(word.strip(",") in pack.events.at_home for word in small[-2:]):
        yield "home"
    elif any(word.strip(",") in pack.events.at_home for word in small[-6:]):
        yield "near home"
    if before.rstrip(" ,").endswith(")"):
        yield "behind age"
    yield from _governed(sentence.of(text), len(before), pack)


def _governed(sentence: str, at: int, pack: Pack) -> Iterator[str]:
    """Yield which words stand before a place in its sentence."""
    last = {
        name: max((hit.end for hit in listed(name, sentence, pack) if hit.end <= at), default=0)
        for name in ("happened", "told", "aftermath", "harm")
    }
    if last["told"] > last["happened"]:
        yield "told"
    elif last["happened"]:
        yield "happened"
    yield from (name for name in ("aftermath", "harm") if last[name])


def _chains(text: str, found: Sequence[Name], joins: tuple[str, ...]) -> Iterator[tuple[Name, ...]]:
    """Yield the names that follow one another: "Desa A, Kecamatan B, Kabupaten C", or alike: "Sumatera dan Jawa"."""
    chain: list[Name] = []
    for name in found:
        if chain and not _follows(text, chain[-1], name, joins):
            yield tuple(chain)
            chain = []
        chain.append(name)
    if chain:
        yield tuple(chain)


def _follows(text: str, last: Name, name: Name, joins: tuple[str, ...]) -> bool:
    between = text[last.span.end : name.span.start].strip().lower()
    if between in joins:
        return name.scale == last.scale and name.scale in ("area", "province")
    if between not in ("", ",", "("):
        return False
    inner, outer = _rank(last), _rank(name)
    return inner < outer or max(inner, outer) < _ANY_ORDER


def _rank(name: Name) -> int:
    return _ORDER.index(name.scale or "area")


def _place(text: str, chain: tuple[Name, ...], found: Sequence[Name], country: str | None) -> Place:
    known = _nearest(next((n.known for n in chain if n.known), None), country)
    inside = known or _inside(chain[0])
    own = next((n.country for n in chain if n.country), None) or (inside.country if inside else country)
    around = inside or next((n.known for n in found if n.known and n.known.country == own), None)
    name = text[chain[0].span.start : chain[-1].span.end]
    if len(chain) == 1 and known and chain[0].head is None:  # "Kalbar" where the page also says "Kalimantan Barat"
        name = max((n.text for n in found if n.known == chain[0].known and n.head is None), key=len)
    return Place(
        " ".join(name.split()), own, around.admin1 if around else None,
        known.lat if known else None, known.lon if known else None, chain[0].scale,
    )  # fmt: skip


def _nearest(known: places.Known | None, country: str | None) -> places.Known | None:
    """Give the place of the same name in the page's country, if there is one: Birmingham, Alabama."""
    if known is None or known.country == country or known.country == "ID":
        return known
    return next((p for p in places.find(known.name) if p.country == country), known)


def _inside(name: Name) -> places.Known | None:
    """Give the known place at the end of a name: "GOR Melati Makassar"."""
    cut = name.text.split()
    return next((p for size in (2, 1) if len(cut) > size for p in places.find(" ".join(cut[-size:]))), None)


def country_of(article: Article, found: Sequence[Name], pack: Pack) -> str | None:
    """Choose the country that the page speaks of most, what stands early counting more.

    A country shows in the names of its places, its people and its institutions; without any it is the pack's own.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    said: Counter[tuple[str, str]] = Counter()
    for code, word, at in list(_signs(article, found, pack)) or _plain(article, pack):
        said[code, word] += 1
        if said[code, word] <= _MOST:
            votes[code] += _EARLY if at < _OPENING else 1
    return min(votes, key=lambda code: (-votes[code], code)) if votes else pack.events.home


def _signs(article: Article, found: Sequence[Name], pack: Pack) -> Iterator[tuple[str, str, int]]:
    """Yield each country that a word shows, with the word and where it stands."""
    for name in found:
        code = name.country or (name.known.country if name.known else None)
        if code and not (name.country is None and _is_ambiguous(name.text)):
            yield code, name.text, name.span.start
    for state in _of_title(article.title or "", pack):
        yield state.country, state.name, 0
    for stretch in article.spans("headline", "lead", "body"):
        words = stretch.of(article.text)
        for match in _telling(pack).finditer(words):
            yield (
                pack.events.known_by[" ".join(match.group().lower().split())],
                match.group(),
                stretch.start + match.start(),
            )


def _plain(article: Article, pack: Pack) -> Iterator[tuple[str, str, int]]:
    """Yield each country by name, and where the pack has words for peoples by those, wherever it stands."""
    for stretch in article.spans("headline", "lead", "body"):
        for match in _pattern(pack).finditer(stretch.of(article.text)):
            yield _named(pack)[match.group()], match.group(), stretch.start + match.start()


def _of_title(title: str, pack: Pack) -> Iterator[states.State]:
    """Yield the states that a title names: "Richmond, VA"."""
    if pack.events.states:
        for match in _CAPITAL.finditer(title):
            state = states.behind_comma(match.group())
            if state is not None:
                yield state


def _is_ambiguous(name: str) -> bool:
    """Say whether several countries have a place of that name."""
    return len({place.country for place in places.find(name)}) > 1


@cache
def _telling(pack: Pack) -> Pattern:
    return words(pack.events.known_by)


@cache
def _pattern(pack: Pack) -> Pattern:
    return compile_pattern(rf"\b{alternation(_named(pack))}\b", ignore_case=False)


@cache
def _named(pack: Pack) -> dict[str, str]:
    """Give the countries by their names in the pack's language, and by their peoples where those have such words."""
    peoples = {word: c.code for c in countries.every() for word in c.demonyms if pack.events.demonyms}
    return peoples | {name: c.code for c in countries.every() for name in (c.name(pack.code), *c.aliases)}
