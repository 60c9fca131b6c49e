"""What speaks for and against the places that a page names being its event's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from runut.extract.dates import find as find_dates
from runut.extract.events.country import country_of
from runut.extract.events.house import without_numbers
from runut.extract.events.names import place_names
from runut.extract.events.place_cut import on_land
from runut.extract.events.place_words import SCALES, grouped, is_apposed, is_dateline, lists_of, told_by_words
from runut.extract.events.scene import Scene, every_listed
from runut.extract.names import Name
from runut.lang import Pack
from runut.model import Article, Span
from runut.text.lostletters import is_full
from runut.world import capitals, countries

_ANY_ORDER = 3  # the first scales follow one another as they like: "KM 5 Tol Lintas", "Jalan Dua Km 5"
_DASHES = ("-", "–", "- ", ",-")
_MANY = 100  # places of a page that may be the event's: what comes after so many is a list
_APART = 60  # signs between two names of one address, at most
_LAST = 5  # words before a place in which a word of speech governs it
_BIG = 1_000  # thousands of people
_CLOSE = 4  # words between what happened and where
_WIDE = ("area", "province")
_LONGEST = 30  # names of one address: more is no address, and each of them is set beside each other


class Candidate(NamedTuple):
    """Names that follow one another, from the smallest, and what speaks for and against them as the event's place."""

    chain: tuple[Name, ...]
    marks: frozenset[str]


def candidates(
    article: Article, pack: Pack, scene: Scene, when: Span | None = None, country: str | None = None
) -> Iterator[Candidate]:
    """Yield the places that the page names, each with its marks."""
    found = place_names(article, pack)
    told = Counter(name.text.casefold() for name in found)
    day = scene.place_of(when) if when else None
    head = scene.sentences[0].of(article.text).casefold()
    days = frozenset(claim.span.start for claim in find_dates(article, pack))
    every = list(islice(chains(article.text, found, pack), _MANY))
    at = [scene.place_of(chain[0].span) for chain in every]
    rows = [len(scene.sentences) - 1 if n is None else n for n in at]
    relations = _relations(every, rows, pack.events.home)
    lists = lists_of(article.text, every, pack)
    lines = article.spans("dateline")
    country = country or country_of(article, found, pack)
    for n, (chain, place, related) in enumerate(zip(every, rows, relations, strict=True)):
        marks = {
            *told_by_words(article.text, chain, scene, place, pack),
            *_where(place, scene, day),
            *_scales(chain, pack),
            *_around(article.text, chain, scene, place, pack),
            *_beside(article.text, chain, scene, place, days, pack),
            *related,
        }
        marks.update(grouped(marks, scene, pack))
        marks.update(_again(chain, told, head if place else ""))
        marks.update(_foreign(chain, country, pack))
        if any(line.holds(chain[0].span) for line in lines) or is_dateline(article.text, chain[-1]):
            marks.update(("dateline", "dateline of a big town") if _is_big(chain[0]) else ("dateline",))
        if n in lists:
            marks.add("listed")
        if n and is_apposed(article.text, every[n - 1][-1], chain[0]):
            marks.add("apposed")
        land = on_land(chain, scene, pack)
        if land:
            yield Candidate(land, frozenset(marks))


def _is_big(name: Name) -> bool:
    """Say whether correspondents sit in a town, whatever they write about."""
    return name.known is not None and (name.known.thousands >= _BIG or bool(capitals.countries_of(name.known.name)))


def _again(chain: Sequence[Name], told: Mapping[str, int], head: str) -> Iterator[str]:
    """Yield how often the page names a place, and whether its headline does."""
    names = [name.text.casefold() for name in chain]
    times = max(told[name] for name in names)
    if times > 1:
        yield "often" if times > 3 else "again"
    if any(name in head for name in names):
        yield "fits the headline"


def _foreign(chain: Sequence[Name], country: str | None, pack: Pack) -> Iterator[str]:
    """Yield whether a place lies in another country than the page's, or than the readers'."""
    of = country_in(chain)
    if of and of != country:
        yield "abroad"
    elif of and of != pack.events.home and (chain[0].scale or "area") != "area":
        yield "town of a foreign land"


def country_in(chain: Sequence[Name]) -> str | None:
    """Give the country that the names of an address show."""
    codes = (name.country or (name.known.country if name.known else None) for name in chain)
    return next(filter(None, codes), None)


def _relations(chains: Sequence[tuple[Name, ...]], rows: Sequence[int], home: str | None) -> Iterator[frozenset[str]]:
    """Yield how each place lies to those of headline and lead, and whether the page names a smaller one in it."""
    own = [_itself(chain[0]) for chain in chains]
    whole = [_regions(chain) | _abroad(chain, home) for chain in chains]
    inner = [rank(chain[0]) for chain in chains]
    for n in range(len(chains)):
        marks = set()
        for label, top in (("headline", (0,)), ("lead", (1, 2))):
            there = [m for m, row in enumerate(rows) if row in top and m != n and own[m]]
            if not there or rows[n] in top:
                continue
            if any(own[m] & whole[n] and inner[m] > inner[n] for m in there):
                marks.add(f"within {label}'s")
            elif any(own[m] & own[n] for m in there):
                marks.add(f"{label}'s")
            elif whole[n] and not any(whole[m] & whole[n] for m in there):
                marks.add(f"outside {label}'s")
        if any(inner[m] < inner[n] and own[n] & whole[m] for m in range(len(chains)) if m != n):
            marks.add("holds a smaller")
        yield frozenset(marks)


def _abroad(chain: Sequence[Name], home: str | None) -> frozenset[str]:
    code = country_in(chain)
    return frozenset((f"in {code}",)) if code and code != home else frozenset()


def _itself(name: Name) -> frozenset[str]:
    """Give what a place is known by: its words, its official code, its country if it is one."""
    head = len(name.head) + 1 if name.head else 0
    found = {name.text[head:].casefold()}
    if name.known and name.known.code:
        found.add(name.known.code)
    if name.country and name.known is None and name.head is None:
        found.add(f"in {name.country}")
    return frozenset(found)


def _regions(chain: Sequence[Name]) -> frozenset[str]:
    """Give what the places of a chain are known by, and the codes of the regions that they lie in."""
    codes = [name.known.code for name in chain if name.known and name.known.code]
    around = {code[:size] for code in codes for size in (2, 4) if len(code) > size}
    return frozenset(around).union(*map(_itself, chain))


def _beside(
    text: str, chain: tuple[Name, ...], scene: Scene, place: int, days: frozenset[int], pack: Pack
) -> Iterator[str]:
    """Yield what stands close by: a word for the event before it, a day after it, a word of speech before it."""
    sentence, start, end = scene.sentences[place], chain[0].span.start, chain[-1].span.end
    cue = max((c.end for c in scene.cues if sentence.start <= c.start and c.end <= start), default=None)
    if cue is not None and len(text[cue:start].split()) < _CLOSE:
        yield "cue close"
    after, hits = text[end : end + 12], every_listed(sentence.of(text), pack)
    before = text[sentence.start : start].rsplit(maxsplit=_LAST)
    since = len(before[0]) if len(before) > _LAST else 0
    is_told, is_after = (
        any(since <= hit.start and hit.end <= start - sentence.start for hit in hits.get(name, ()))
        for name in ("told", "aftermath")
    )
    if any(end < day <= end + 10 for day in days) and after.lstrip(" )")[:1] in ",p(":
        yield "day follows what was said" if is_told else "day follows"
    if is_told:
        yield "told close"
    if is_after:
        yield "aftermath close"
    if chain[0].kind == "organisation":
        yield "body"
    if chain[0].text.isupper():
        yield "capitals"


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


def _scales(chain: tuple[Name, ...], pack: Pack) -> Iterator[str]:
    first = chain[0]
    scale: str = first.scale or "area"
    if scale == "area" and first.country and first.head is None:
        scale = "country"
    yield scale
    yield f"of {min(len(chain), 3)}"
    if len(chain) > 1 and first.scale == chain[1].scale and scale in ("country", "area", "province"):
        yield "two regions"
    if first.head is None:
        yield "no head"
    elif first.head in pack.events.waters:
        yield "water"
    if first.known is None and first.country is None:
        yield "unknown"


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
    near = [word.strip(",") for word in small[-6:]]
    if not _at_home(pack).isdisjoint(near):
        yield "near home" if _at_home(pack).isdisjoint(near[-2:]) else "home"
    if before.rstrip(" ,").endswith(")"):
        yield "behind age"
    yield from _governed(sentence.of(text), len(before), pack)


@cache
def _at_home(pack: Pack) -> frozenset[str]:
    return frozenset(pack.events.at_home)


def _governed(sentence: str, at: int, pack: Pack) -> Iterator[str]:
    """Yield which words stand before a place in its sentence."""
    hits = every_listed(sentence, pack)
    if not hits:
        return
    last = {name: _last(hits.get(name, ()), at) for name in ("happened", "told", "aftermath", "harm")}
    if last["told"] > last["happened"]:
        yield "told"
    elif last["happened"]:
        yield "happened"
    yield from (name for name in ("aftermath", "harm") if last[name])


def _last(hits: Sequence[Span], at: int) -> int:
    """Give where the last words end that stand before a place."""
    return max([hit.end for hit in hits if hit.end <= at], default=0) if hits else 0


def chains(text: str, found: Sequence[Name], pack: Pack) -> Iterator[tuple[Name, ...]]:
    """Yield the names that follow one another: "Desa A, Kecamatan B, Kabupaten C", or alike: "Sumatera dan Jawa"."""
    chain: list[Name] = []
    for name in found:
        if chain and _is_alias(text, chain[-1], name):
            chain[-1] = chain[-1]._replace(span=Span(chain[-1].span.start, name.span.end + 1))
            continue
        if chain and (len(chain) == _LONGEST or not _follows(text, chain[-1], name, pack)):
            yield tuple(chain)
            chain = []
        if chain and text[chain[-1].span.end : name.span.start].strip() in _DASHES:
            name = name._replace(scale=chain[-1].scale)  # the other end of the road
        chain.append(name)
    if chain:
        yield tuple(chain)


def _is_alias(text: str, last: Name, name: Name) -> bool:
    """Say whether brackets hold another name of the place before them: "Kabupaten Melati Raya (Mera), Riau"."""
    is_held = text[last.span.end : name.span.start].strip() == "(" and text[name.span.end : name.span.end + 1] == ")"
    return is_held and " " not in name.text and text[name.span.end + 1 : name.span.end + 2] == ","


def _follows(text: str, last: Name, name: Name, pack: Pack) -> bool:
    between = _parting(text[last.span.end : name.span.start], is_full(text), pack)
    if between in _DASHES and last.scale in ("street", "point"):
        return name.scale in ("street", "regency", "village", "site")
    if between in pack.dates.to:
        return last.scale in _WIDE and name.scale in _WIDE
    inner, outer = rank(last), rank(name)
    if last.scale == "area" and last.head is not None:
        inner = 0  # an island or a strait lies in whatever follows it
    if between in pack.events.links:
        return inner < outer or between in pack.events.nearer
    if between not in ("", ",", "(", ",,") or _speaks(text, name):
        return False
    if inner == outer and last.head and last.scale == "regency" and name.head is None:
        return last.known is None and _is_far(name, pack)  # "Kabupaten Lushan, Ya'an"
    return inner < outer or max(inner, outer) <= _ANY_ORDER


def _speaks(text: str, name: Name) -> bool:
    """Say whether a land is told to say what follows, as headlines have it: "Kilang Melati Diserang, Iran: Bohong"."""
    return text[name.span.end : name.span.end + 1] == ":" and countries.find(name.text) is not None


def _is_far(name: Name, pack: Pack) -> bool:
    """Say whether a known town lies in another country than the readers'."""
    return name.known is not None and name.known.country != pack.events.home


def _parting(between: str, is_full_of_stops: bool, pack: Pack) -> str | None:
    """Write small what parts two names, without numbers of houses and what else says nothing of how they lie."""
    if len(between) > _APART or "\n" in between:  # a paragraph ends an address
        return None
    is_comma = is_full_of_stops and between == ". "  # which a feed made a full stop
    if len(between) > 2:  # more than a comma and a space
        between = without_numbers(between, pack).lower()
    between = " ".join(between.split()).replace(" ,", ",")
    if is_comma:
        return ","
    first, comma, rest = between.partition(",")
    if comma and not rest.strip() and first.strip().upper() in pack.events.endings:  # "Gedung DPR RI, Senayan"
        return ","
    words = between.split()
    return " ".join(words[:-1]) if words[1:] and words[-1] in pack.events.sides else between  # "tepatnya di belakang"


def rank(name: Name) -> int:
    """Give how large what a name names is, from points on a road to islands."""
    return _RANKS[name.scale or "area"]


_RANKS = {scale: n for n, scale in enumerate(SCALES)}
