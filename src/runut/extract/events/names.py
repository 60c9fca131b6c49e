"""The places that a page names, those too that no gazetteer knows but the words around show to be places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from string import ascii_lowercase

from runut.extract.events.forces import as_parts, town_of
from runut.extract.events.house import without_numbers
from runut.extract.events.place_cut import with_capital
from runut.extract.events.place_words import holds_any
from runut.extract.events.tails import tailed
from runut.extract.events.towns import settled, state_behind
from runut.extract.names import Name, names, scale_of
from runut.lang import Pack
from runut.lang.schema.names import Scale
from runut.model import Article, Span
from runut.text.lostletters import is_full
from runut.text.wording import is_ordinary
from runut.world import countries, places, states

_LEAD, _LEADING = 60, 5  # signs and words before a name in which "di" may stand
_SIT = 4  # signs before the town of a dateline
_BIG = 300  # thousands of people: a city whose name alone tells it
_LETTERS = ascii_lowercase
_MONEY = ("$", "¥", "€")  # behind a country: its money
_RARE = 2.0  # a word in more than one of seven articles is no unknown name


@lru_cache(maxsize=64)
def place_names(article: Article, pack: Pack) -> tuple[Name, ...]:
    """List the places that headline, dateline, lead and body name, in order."""
    text, day = article.text, article.day
    heads = tuple(article.spans("headline"))
    run = tuple(_mended(text, name, day, pack) for name in names(article, pack))
    read = [_read(text, name, pack, day, _stands_in(heads, name.span)) for name in run]
    _join_unknown(text, run, read, pack, day)
    if pack.events.states:
        _sit(article, run, read)
    found = [_abroad(place, pack) for place in read if place is not None and not _opens_word(text, place, pack)]
    found = [with_capital(one, day, pack) for one in found]
    found = [_shortened(text, one, pack) if _stands_in(heads, one.span) else one for one in found]
    found = [one for one in found if not _is_of_event(one, pack) and not _is_plain(text, one, heads, pack)]
    found = as_parts(text, [one for one in found if not _is_ship(text, one, pack)], pack)
    tails = list(tailed(article, pack))
    held = [name for name in found if not any(tail.span.overlaps(name.span) for tail in tails)]
    return settled(article, sorted((*held, *tails), key=lambda name: name.span), pack)


def _sit(article: Article, run: Sequence[Name], read: list[Name | None]) -> None:
    """Take the first name of a dateline for a town, known or not: "Melody, Oregon (AP)"."""
    for line in article.spans("dateline"):
        n = next((n for n, name in enumerate(run) if line.holds(name.span)), None)
        if n is not None and read[n] is None and run[n].kind != "agency" and run[n].span.start - line.start < _SIT:
            read[n] = _named(run[n], "regency", None, None)


def _stands_in(heads: Sequence[Span], span: Span) -> bool:
    return any(head.start <= span.start and span.end <= head.end for head in heads)


def _mended(text: str, name: Name, day: str | None, pack: Pack) -> Name:
    """Know a region that lost its last letter with the comma behind it: "Jawa Bara. ditangkap"."""
    end = name.span.end
    is_home = name.known is not None and name.known.country == pack.events.home
    if is_home or name.role or text[end : end + 2] != ". " or not is_full(text):
        return name
    rest = name.text[len(name.head or "") :].strip()
    listed = places.districts if name.scale == "district" else places.find
    found = {known for letter in _LETTERS for known in listed(rest + letter, day) if known.country == pack.events.home}
    if len(found) != 1 or (name.head and name.scale not in ("district", "regency", "province")):
        return name
    known = found.pop()
    return _known(name, known) if name.head is None else name._replace(known=known, country=known.country)


def _opens_word(text: str, name: Name, pack: Pack) -> bool:
    """Say whether the name is but the first word of what tells an event: "Baku tembak"."""
    after = text[name.span.end : name.span.end + 1]
    return after in (" ", "-") and any(
        text[name.span.start : name.span.start + len(word)].lower() == word
        for word in _opened(pack).get(name.text.lower(), ())
    )


@cache
def _opened(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """Give what tells an event in several words, by its first word."""
    found: dict[str, tuple[str, ...]] = {}
    for words in pack.events.kinds.values():
        for word in words:
            first = word.replace("-", " ").split(" ")[0]
            if first != word:
                found[first] = (*found.get(first, ()), word)
    return found


def _abroad(name: Name, pack: Pack) -> Name:
    """Leave the country of a mission open: an embassy stands in another one than it is named after."""
    low = f" {name.text.lower()} "
    if holds_any(low, pack.events.missions):
        return name._replace(kind="organisation", scale="site", known=None, country=None)
    if (
        name.head and name.head == pack.events.sea and name.before in pack.events.winds
    ):  # "timur laut Melati" is a direction
        rest = name.text[len(name.head) + 1 :]
        known = next(iter(places.find(rest)), None)
        return name._replace(
            span=Span(name.span.end - len(rest), name.span.end), text=rest, head=None,
            scale="regency", known=known, country=known.country if known else None,
        )  # fmt: skip
    return name


def _join_unknown(text: str, run: tuple[Name, ...], read: list[Name | None], pack: Pack, day: str | None) -> None:
    """Take an unknown name for a small place where a larger place follows it: "di Sukamaju, Kabupaten Harapan"."""
    for n in range(1, len(run)):
        last, name = read[n - 1], run[n]
        if last is None and n > 1 and read[n - 2] is not None and _apart(text, run[n - 2], run[n - 1], pack) == ",":
            last = _behind_unknown(text, run[n - 1], name, read[n - 2], pack)
        if read[n] is not None or last is None or name.role is not None or name.kind == "agency":
            continue
        between = _apart(text, last, name, pack)
        if between in ("-", "–") and last.scale in (
            "street",
            "point",
        ):  # "Jalan Melati - Mawar"
            read[n] = _named(name, "street", None, None)
        elif between == "," and last.scale in (
            "street",
            "village",
            "site",
            "point",
        ):  # "Jalan Melati, Medan Deli"
            known = next(iter(places.districts(name.text, day)), None)
            if known:
                read[n] = _named(name, "district", known, known.country)
            elif " " not in name.text and _is_dated(text, name.span.end, pack):
                read[n] = _named(name, "village", None, last.country)
    _join_larger(text, run, read, pack)


def _behind_unknown(text: str, unknown: Name, name: Name, street: Name | None, pack: Pack) -> Name | None:
    """Give the name that a place goes with where an unknown one stands between: "Jalan Melati, Kenanga, Medan Deli"."""
    is_row = street is not None and street.scale in ("street", "site", "point") and unknown.kind is None
    if not is_row or unknown.role is not None or _apart(text, unknown, name, pack) != ",":
        return None
    return unknown._replace(scale="village")


def _is_dated(text: str, end: int, pack: Pack) -> bool:
    """Say whether a day follows an address: "Gedung Melati, Kenanga, pada Senin"."""
    words = text[end : end + _LEAD].split()[:2]
    second = words[1].lower() if len(words) > 1 else None
    return text[end : end + 2] == ", " and (second in pack.events.on or second in pack.dates.weekdays)


def _join_larger(text: str, run: tuple[Name, ...], read: list[Name | None], pack: Pack) -> None:
    """Do so from the end on, as a place so found may be what the one before it lies in."""
    for n in range(len(run) - 2, -1, -1):
        name, after = run[n], read[n + 1]
        if read[n] is not None or after is None or name.kind == "agency" or name.role is not None:
            continue
        if name.text.lower() in pack.actors.heads or text[name.span.start - 1 : name.span.start] == ".":
            continue  # "KKB di Distrik Melati" acts there, "KABAR.COM, Melati" sits there
        between = _apart(text, name, after, pack)
        if between != "," and (between not in pack.events.links or name.kind != "organisation"):
            continue
        before = read[n - 1] if n else None
        follows = before is not None and _apart(text, before, name, pack) in ("", ",")
        is_led = follows or _is_led(text, name.span.start, pack)
        if name.kind == "organisation" and (is_led or between not in pack.events.at):
            read[n] = name._replace(kind="organisation", scale="site")
        elif is_led and name.kind != "organisation":
            read[n] = _named(name, "village", None, after.country)


def _apart(text: str, last: Name, name: Name, pack: Pack) -> str:
    """Give what parts two names, but for numbers of houses and short words that any name may end in ("DPR RI")."""
    between = text[last.span.end : name.span.start].strip()
    if len(between) < 2:  # a comma, or nothing
        return between
    bare = without_numbers(between + " ", pack).strip() if pack.events.house and len(between) < _LEAD else between
    first, comma, rest = between.partition(",")
    if not bare or (comma and not rest.strip() and first.strip() in pack.events.endings):
        return "," if comma else ""
    return bare


def _is_led(text: str, start: int, pack: Pack) -> bool:
    """Say whether "di" leads to the name, straight or by way of what stands there: "di depan kantor".

    What strikes a place leads to it too: "melanda", "melanda kawasan".
    """
    strikes, leading = _leading(pack)
    line = text[start - _LEAD if start > _LEAD else 0 : start]
    is_near = True
    for word in reversed(line[line.rfind("\n") + 1 :].split()[-_LEADING:]):
        small = word.lower().strip("“\"'(‘")
        if small in pack.events.at or (is_near and small in strikes):
            return True
        if small not in leading:
            return False
        is_near = is_near and small in pack.names.near
    return False


@cache
def _leading(pack: Pack) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that strike a place, and those that a name stands behind in what "di" leads to."""
    heads = (word for head in pack.names.places for word in head.split())
    led = frozenset((*pack.names.near, *heads, *pack.names.organisations, *pack.events.sites))
    return frozenset(pack.events.strikes), led


def _read(text: str, name: Name, pack: Pack, day: str | None, is_headline: bool) -> Name | None:
    """Take a name for a place if it is one, if "di" leads to it, if a state stands behind it, or if it holds one."""
    state = states.find(name.text)
    if state is not None and (name.kind != "place" or _is_behind_town(text, name)):
        return _named(name, "province", None, state.country)
    if name.kind == "agency" or (name.role is not None and name.kind != "place"):
        return None
    town = town_of(text, name, day, pack)
    if town is not None:
        return town
    if name.kind == "place":
        return _country_in(name, is_headline, pack)
    within = state_behind(text, name) if pack.events.states and name.scale is None else None
    if within is not None:
        known = next((p for p in places.find(name.text) if p.admin1 == within.name), None)
        return _named(name, "regency", known, within.country)
    if name.kind == "organisation":
        return _body(text, name, pack, day)
    if name.kind is not None or not _is_led(text, name.span.start, pack):
        return None
    front = _front(name, day, pack.events.home) if is_headline else None
    if front is not None:
        return front
    if _is_common(name.text, pack) or name.text.split(" ")[0].lower() in pack.names.near:
        return None
    return _named(name, *_bare(name, day))


def _front(name: Name, day: str | None, home: str | None) -> Name | None:
    """Take the known place at the front of a run of capitals, as headlines have them: "Melati Terbakar"."""
    cut = name.text.split(" ")
    for size in range(len(cut) - 1, 0, -1):
        first = " ".join(cut[:size])
        known = next(
            (p for p in places.find(first, day) if p.country == home or p.thousands >= _BIG),
            None,
        )
        country = countries.find(first)
        span = Span(name.span.start, name.span.start + len(first))
        if country is not None:
            return _named(name._replace(span=span, text=first), "area", None, country.code)
        if known is not None:
            return _known(name._replace(span=span, text=first), known)
    return None


def _body(text: str, name: Name, pack: Pack, day: str | None) -> Name | None:
    """Take a body for a place where "di" leads to it, else the town that it is named after: "Polres Banjar"."""
    if name.scale is not None:
        return name
    if _is_led(text, name.span.start, pack):
        known = next(
            (p for p in places.find(name.text, day) if p.country == pack.events.home),
            None,
        )
        if known is not None:  # "DIY"
            return _known(name, known)
        return name._replace(kind="organisation", scale="site")
    cut = name.text.split(" ")
    for first in range(1, len(cut)):
        rest = " ".join(cut[first:])
        known = next((p for p in places.find(rest, day) if p.country == pack.events.home), None)
        if known is not None:
            span = Span(name.span.end - len(rest), name.span.end)
            return _known(name._replace(span=span, text=rest), known)
    return None


def _is_common(text: str, pack: Pack) -> bool:
    """Say whether the capitals of a headline alone make a name of it: "Tembak di Tempat"."""
    return pack.rarity.of.get(text.lower(), pack.rarity.unlisted) < _RARE


def _country_in(name: Name, is_headline: bool, pack: Pack) -> Name:
    """Take "kota Kazakhstan" for the country, as no town has its name, and know the country of a named state."""
    if name.head is not None and name.country is None and name.known is None:
        state = states.find(name.text[len(name.head) :].strip())  # "Negara Bagian Selangor"
        return name if state is None else name._replace(country=state.country)
    if name.head is None or name.country is None:
        return name
    is_shore = name.head in pack.names.near  # "pantai Kazakhstan"
    is_small = is_headline or name.text[0].islower()  # "tambang Peru", but "Hotel Indonesia"
    is_plain = is_small and name.head in pack.names.lettered and name.country != pack.events.home
    if name.scale in ("area", "site") and not is_shore and not is_plain:
        return name
    rest = name.text[len(name.head) :].strip()
    if countries.find(rest) is None or name.head in pack.events.missions:
        return name
    span = Span(name.span.end - len(rest), name.span.end)
    return Name(span, rest, "place", None, "area", None, name.country, None, name.before)


def _bare(name: Name, day: str | None) -> tuple[Scale, places.Known | None, str | None]:
    """Say what an unknown name behind "di" is: a district if there is one of that name, else some small place."""
    known = next(iter(places.districts(name.text, day)), None)
    return ("district" if known else "village"), known, known.country if known else None


def _named(name: Name, scale: Scale, known: places.Known | None, country: str | None) -> Name:
    return name._replace(kind="place", scale=scale, known=known, country=country, role=None)


def _known(name: Name, known: places.Known) -> Name:
    return _named(name, scale_of(known), known, known.country)


def _is_behind_town(text: str, name: Name) -> bool:
    before = text[: name.span.start].rstrip()
    return before.endswith(",") and before[-2:-1].isalpha()


def _shortened(text: str, name: Name, pack: Pack) -> Name:
    """End a name of a headline where the text below no longer has it: "Tol Melati Tewaskan" is "Tol Melati".

    A name that the text below has not at all ends before the first word that tells of an event, and before the plain
    words at its end: "Kilang Melati Dimodifikasi".
    """
    if name.known:
        return name
    cut, least = name.text.split(), 1 + (name.head is not None)
    below = text[name.span.end :]
    fits = (size for size in range(len(cut), least - 1, -1) if " ".join(cut[:size]) in below)
    short = " ".join(cut[: next(fits, _untold(cut, least, pack))])
    span = Span(name.span.start, name.span.start + len(short))
    return Name(
        span,
        short,
        name.kind,
        name.head,
        name.scale,
        None,
        name.country,
        None,
        name.before,
    )


def _untold(cut: Sequence[str], least: int, pack: Pack) -> int:
    """Give how many words of a headline name a place, going by the words alone; all of them where all are plain."""
    end = next((size for size in range(least, len(cut)) if cut[size].lower() in _verbs(pack)), len(cut))
    return next((size for size in range(end, least, -1) if not is_ordinary(cut[size - 1].lower(), pack)), end)


def _is_of_event(name: Name, pack: Pack) -> bool:
    """Say whether only the head of a place stands there, before what became of it: "Gudang Terbakar"."""
    rest = name.text[len(name.head or "") :].lower().split()
    return name.head is not None and len(rest) == 1 and name.known is None and rest[0] in _verbs(pack)


def _is_ship(text: str, name: Name, pack: Pack) -> bool:
    """Say whether a name ends that of a ship: "KM Putri Samudra Kenanga"."""
    for word in reversed(text[max(0, name.span.start - _LEAD) : name.span.start].split(" ")):
        if word.lower() in pack.events.ships:
            return True
        if word and not (word[0].isupper() and word.isalpha()):
            return False
    return False


def _is_plain(text: str, name: Name, heads: Sequence[Span], pack: Pack) -> bool:
    """Say whether a name is but plain words: "di Rumah Kosong" in a headline, "Taman Nasional ," without its link."""
    words = [word.lower() for word in name.text[len(name.head or "") :].split()]
    if name.text.lower() in pack.events.nowhere or text[name.span.end : name.span.end + 1] in _MONEY:
        return True  # "Taman Kanak-kanak", "US$"
    if name.head is not None and name.scale in ("area", "site") and len(words) == 1 and len(words[0]) == 1:
        return words[0].isalpha()  # "jalur A"
    is_known = name.known is not None or name.country is not None
    if is_known or not words or (name.head is not None and name.scale != "site"):
        return False  # villages are called "Suka Rimbun"
    if name.head is None and words[0] in pack.names.things and words[0] not in pack.events.sites:
        return True  # "di Aksi Damai", but "di Pos Melati"
    in_headline = any(head.holds(name.span) for head in heads)
    if all(is_ordinary(word, pack) for word in words):
        return in_headline or (name.head is not None and text[name.span.end : name.span.end + 2] == " ,")
    is_once = in_headline and name.text not in text[name.span.end :]
    return is_once and name.head is None and is_ordinary(words[0], pack)  # "di Dompet AB", but not "di Batu Merah"


@cache
def _verbs(pack: Pack) -> frozenset[str]:
    """Give the words for what happens to places and people, which headlines write with a capital."""
    events = pack.events
    kinds = (word for words in events.kinds.values() for word in words)
    return frozenset((*events.happened, *events.harm, *events.told, *events.strikes, *events.suffers, *kinds))
