"""One name for a place, however it is written: "Kalbar" and "Provinsi Kalimantan Barat"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from runut.lang import Pack
from runut.world import countries, places

_LONGEST = 4
"""Words of the longest name that is looked for among other words."""

TOWN = " regency"
"""Ends the key of a town that shares its province's name."""


@lru_cache(maxsize=8192)
def key_of(name: str, pack: Pack) -> str | None:
    """Give the key of a place: its official name, small; a town that shares its province's name is told from it.

    >>> from runut import lang
    >>> id = lang.load("id")
    >>> [key_of(name, id) for name in ("Kalbar", "Provinsi Kalimantan Barat", "Jambi", "Kota Jambi", "Desa Sukamaju")]
    ['kalimantanbarat', 'kalimantanbarat', 'jambi', 'jambi regency', 'sukamaju']
    >>> key_of("Amarah", id) == key_of("Amara", id)
    True
    >>> en = lang.load("en")
    >>> [key_of(name, en) for name in ("central London", "western Ukrainian city of Ternopil", "Central Java")]
    ['london', 'ternopil', 'jawatengah']
    """
    scale, bare = _parted(name.split(",")[0], pack)
    words = bare.split()
    for end in range(len(words), 0, -1):
        found = _known(" ".join(words[:end]), scale)
        if found:
            return found
    return sound(bare) or None


def named_in(words: str, pack: Pack) -> str | None:
    """Give the key of the first place known by name among words in capitals: "Warga Kotawaringin Barat Kalteng".

    >>> from runut import lang
    >>> named_in("Warga Kotawaringin Barat Kalteng", lang.load("id")), named_in("warga batam", lang.load("id"))
    ('kotawaringinbarat', None)
    """
    given = words.split()
    for start in range(len(given)):
        for end in range(min(len(given), start + _LONGEST), start, -1):
            if all(word[:1].isupper() for word in given[start:end]):
                scale, bare = _parted(" ".join(given[start:end]), pack)
                found = _known(bare, scale) if bare else None
                if found and places.find(bare)[0].country == "ID" and not _is_qualified(found, given[end:]):
                    return found
    return None


def _is_qualified(found: str, behind: list[str]) -> bool:
    """Say whether the next words name a place that holds it not: "Metro Jakarta Selatan" is no Metro."""
    for end in range(min(len(behind), _LONGEST), 0, -1):
        following = places.find(" ".join(behind[:end])) if behind[0][:1].isupper() else ()
        if following and following[0].country == "ID" and following[0].code:
            own = {place.code for place in places.find(found.removesuffix(TOWN)) if place.code}
            return not any((code or "").startswith(following[0].code[:2]) for code in own)
    return False


def names_of(names: Iterable[str], pack: Pack) -> set[str]:
    """Give every key under which places may stand: with and without the word that says what they are."""
    found: set[str] = set()
    for name in names:
        if name.strip():
            found |= {places.fold(name), places.fold(_parted(name, pack)[1]), key_of(name, pack) or ""}
    return found - {""}


def bare_of(name: str, pack: Pack) -> str:
    """Give a name without the words that say what it is: "Gedung Kabar" is "Kabar"."""
    return _parted(name, pack)[1]


def towns_in(name: str, pack: Pack) -> set[str]:
    """Name the towns and regencies among the parts of a place's name; provinces, villages and streets are none.

    >>> from runut import lang
    >>> towns_in("Jalan Melati, Kota Surabaya, Jawa Timur", lang.load("id"))
    {'Surabaya'}
    """
    known = (places.find(part.strip()) or places.find(_parted(part.strip(), pack)[1]) for part in name.split(","))
    return {found[0].name for found in known if found and found[0].level in _TOWNS}


_TOWNS = frozenset(("kota", "kabupaten", "city"))


def _parted(name: str, pack: Pack) -> tuple[str | None, str]:
    """Part the words that say what a place is, or which side of it, from its name."""
    words = _without_side(name.split(), pack)
    scale = None
    while len(words) > 1 and words[0].casefold().rstrip(".") in pack.names.places:
        scale = pack.names.places[words[0].casefold().rstrip(".")]
        words = words[1:]
    return scale, " ".join(words)


def _without_side(words: list[str], pack: Pack) -> list[str]:
    """Drop a side in small letters, and whose town it is: "central London", "the western Ukrainian city of Melati"."""
    if len(words) < 2 or words[0] not in pack.events.sides:
        return words
    words = words[1:]
    if len(words) > 2 and countries.of_people(words[0]) and words[1].islower():
        words = words[1:]
    named = next((at for at, word in enumerate(words) if word[:1].isupper()), 0)
    return words[named:]


def _known(name: str, scale: str | None) -> str | None:
    """Give the official name of a known place, if the name fits only one, or the one of its scale."""
    found = places.find(name)
    if not found:
        return None
    first = found[0]
    if first.level == "province" and scale == "regency":
        return f"{places.fold(first.name)}{TOWN}"
    return places.fold(first.name) if first.country == "ID" else sound(first.name)


def sound(name: str) -> str:
    """Fold spellings of foreign names that differ by one who wrote them down: "Amara", "Amarah", "Nasiriyya"."""
    small = places.fold(name)
    bare = small[:-1] if len(small) > 4 and small.endswith("h") else small
    kept = [letter for at, letter in enumerate(bare) if at == 0 or letter != bare[at - 1]]
    return "".join(kept).replace("iya", "ia")
