"""One name spelt two ways: within a page, against the other pages of its story, or against the names of countries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from runut import lang
from runut.check._listed import bodies, country_words, is_listed, is_place, offices, units
from runut.check.names._seen import Seen, seen_on
from runut.check.names._two import are_two, gaps, is_put_for, sound_alike, tied
from runut.check.names._ways import two_ways
from runut.check.names.alone import quoted
from runut.check.names.misspelt import is_abroad, slips
from runut.check.places.village import misspelt
from runut.lang import Pack
from runut.lang.patterns import Match, compile_pattern
from runut.model import Article, Discrepancy, Record
from runut.text.acronyms import bracketed, fit, spelt_out
from runut.text.capitalised import Written
from runut.text.findings import on_page
from runut.text.names import fold, inflected, is_off_by, misspells, sound
from runut.world import countries, places

_MIN_LETTERS = 5
_JOINED = 8
"""Letters of the shortest name of two words that may be run together."""
_ACRONYM = range(3, 7)
_SHARED = 7
"""Letters of the shortest names that may differ in two places, where they stand beside the same name."""
_PLACE_LETTERS = 5
"""Shorter names of places are people's names too."""
_OFTEN = 3
"""Times that a page has a short name of which a slip may stand anywhere."""
_SELDOM = 5
"""Times that a spelling outnumbers a common word which then is its slip."""
_COUNTRY_LETTERS = 8
"""Shorter names of countries are one slip away from too many other words."""
_LONG = 7
"""Letters of the shortest word that is a slip of another wherever the two stand, where nobody knows it."""
_SAID, _LOST = 6, 2
"""Parts of a weight that say more than where a word stands, and letters that somebody who writes fast leaves out."""
_BEHIND = compile_pattern(r"\b(?P<short>\p{Lu}{3,6}) \((?P<full>\p{Lu}[\pL' -]+)\)", ignore_case=False)
_APART = 30
"""Characters between two long words that are no list of names."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each spelling of a name that the page, or the rest of the story, shows to be a slip."""
    pages = {article.id: seen_on(article, lang.load(article.language)) for article in record.articles}
    found: set[tuple[str, str]] = set()
    for article in record.articles:
        pack = lang.load(article.language)
        spelt = _spelt(article)
        told = {(right.folded, slip.folded) for slip, right in quoted(article, pack)}
        told |= {(right, slip.folded) for slip, right in slips(article, pack)}
        told |= {(fold(right), fold(slip.of(article.text))) for slip, right in misspelt(article, pack)}
        for slip, right in _on_page(pages[article.id], pack):
            if slip.folded in spelt and (right.folded in spelt or _is_own(slip, right, spelt[slip.folded])):
                continue  # It has a full name of its own: two short names of two things.
            is_told = (slip.folded, right.folded) in told or (article.id, slip.folded) in found
            if is_told or is_abroad(article.text, slip, pack):
                continue  # The other one is the slip: see alone.py and misspelt.py.
            found.add((article.id, slip.folded))
            aged = pages[article.id][right.folded].is_aged
            yield two_ways(article, slip.span, right.span, is_told=aged or None)
        for slip, name in _countries(pages[article.id], pack):
            if (article.id, slip.folded) not in found:
                found.add((article.id, slip.folded))
                yield _variant(article, slip, name, "name_variant_known")
    for story in record.stories:
        members = [record.article_of[article] for article in story.articles]
        for article, slip, word in _across(members, pages):
            if (article.id, slip.folded) not in found:
                yield _variant(article, slip, word, "name_variant_story")


def _spelt(article: Article) -> Mapping[str, str]:
    """Give each short name, folded, with the full one before it, in brackets behind it, or written small before it."""
    small = ((short, fit(" ".join(words).title(), short)) for words, short, _ in bracketed(article.text))
    behind = (
        (one["short"], fit(one["full"], one["short"])) for one in map(Match.groupdict, _BEHIND.finditer(article.text))
    )
    found = {fold(short): full for short, full in (*small, *behind) if full}
    return found | {fold(short): full for short, full, _ in spelt_out(article)}


def _is_own(slip: Written, right: Written, full: str) -> bool:
    """Say whether a short name in brackets is of the full name before it, which the other would not fit."""
    swapped = sorted(slip.folded) == sorted(right.folded)
    return slip.word.isupper() and (bool(fit(full, slip.word)) or not swapped) and not fit(full, right.word)


def _variant(article: Article, slip: Written, right: str, template: str) -> Discrepancy:
    return on_page(
        article, "name_variant", slip.span, suggestion=right, template=template, words=slip.word, other=right
    )


def _on_page(seen: Mapping[str, Seen], pack: Pack) -> Iterator[tuple[Written, Written]]:
    """Yield the word that looks like a slip and the one that looks right."""
    for slip, right in _close(seen, pack):
        mine, other = seen[slip], seen[right]
        may_differ = _may_differ(slip, mine, right, other, pack) or _is_plain_slip(slip, mine, right, other, pack)
        if not may_differ or _is_cut(mine, right) or _is_cut(other, slip):
            continue
        is_unit = right in units(pack) and (is_listed(slip, pack) or not mine.near & other.near)
        if (
            (is_unit and not tied(mine, other, pack))
            or _is_meant(slip, mine, right, other, pack)
            or are_two(slip, mine, right, other, pack)
        ):
            continue
        is_tied = bool(mine.near & other.near)
        if _is_usual(slip, mine, pack) and not is_listed(right, pack):
            if is_tied and not _has_rival(right, slip, seen, pack):  # The other one is the slip.
                yield other.shown, mine.shown
            continue
        if mine.is_acronym and sorted(slip) != sorted(right) and is_listed(slip, pack):
            continue
        here, there = _weight(slip, mine, pack, is_tied=is_tied), _weight(right, other, pack, is_tied=is_tied)
        more = len(right) - len(slip)  # two letters are rather lost than added, wherever they stand
        is_worse = (*here[:_SAID], -more >= _LOST, *here[_SAID:]) < (*there[:_SAID], more >= _LOST, *there[_SAID:])
        if is_worse and not _has_rival(slip, right, seen, pack):
            yield mine.shown, other.shown


def _has_rival(slip: str, right: str, seen: Mapping[str, Seen], pack: Pack) -> bool:
    """Say whether a word that nobody knows may rather be another one of the page, which has that more often."""
    return not is_listed(slip, pack) and any(
        one.count > seen[right].count and word[0] == slip[0] and word not in (slip, right) and is_off_by(slip, word)
        for word, one in seen.items()
        if one.is_name
    )


def _may_differ(slip: str, mine: Seen, right: str, other: Seen, pack: Pack) -> bool:
    """Say whether nothing shows the two to be different things: neighbours that differ, or a place known by itself."""
    if slip in other.near or (mine.near and other.near and not _agree(mine, other)):
        return False
    if is_put_for(slip, mine, right, other):
        return False
    beside = bool(mine.near & other.near)
    shared = (mine.near & other.near) - offices(pack) - units(pack) - bodies(pack)
    if shared and not any(word in shared and (word, side) in other.sides for word, side in mine.sides):
        return False  # "Aswan Latif" and "Latif Aswad": no name stands on the same side of both.
    if mine.is_bound != other.is_bound and not beside:
        return False
    if is_place(right) and mine.count > 1 and mine.count >= other.count and not beside:
        return False
    return beside or not is_place(slip)


def _is_plain_slip(slip: str, mine: Seen, right: str, other: Seen, pack: Pack) -> bool:
    """Say whether a long word that nobody knows is another one but for a letter, so that no neighbour can part them."""
    if len(slip) < _LONG or slip[0] != right[0] or is_listed(slip, pack) or mine.count > other.count:
        return False
    if right.startswith(slip) or slip.startswith(right) or right in pack.ordinary.all:
        return False
    if is_put_for(slip, mine, right, other):
        return False
    if len(slip) == len(right) == _LONG and mine.near and other.near and sorted(slip) != sorted(right):
        return (
            False  # Two short names beside others that differ in a letter are two; one letter more or less is a slip.
        )
    return is_off_by(slip, right) and min(gaps(mine, other)) > _APART


def _is_meant(slip: str, mine: Seen, right: str, other: Seen, pack: Pack) -> bool:
    """Say whether a word common in news is no slip: nothing shows that it is the other name."""
    known = pack.rarity.of
    if slip not in known or mine.count * _SELDOM <= other.count or sound_alike(slip, mine, right, other, pack):
        return False
    if sound(slip) == sound(right) and not mine.near and other.count > mine.count:
        return False
    return not (other.is_aged or tied(mine, other, pack) if right in known else mine.near & other.near)


def _is_cut(mine: Seen, right: str) -> bool:
    """Say whether only the end of the word is missing, before a full stop: cut short, or lost with its comma."""
    return all(right.startswith(place.folded) and place.ends for place in mine.places)


def _weight(word: str, seen: Seen, pack: Pack, *, is_tied: bool) -> tuple[bool, bool, bool, bool, bool, int, bool, int]:
    """Say how right a spelling looks: introduced with an age, known, part of a fuller name, frequent, told first.

    Annotators called the later spelling the slip in 23 of 26 pairs of which neither is more frequent.
    """
    return (
        seen.is_aged,
        is_tied or seen.count >= _SELDOM or is_listed(word, pack),
        (seen.is_acronym or bool(seen.near & bodies(pack))) and word in pack.rarity.of,
        len(word) >= _PLACE_LETTERS and is_place(word),
        bool(seen.near),
        seen.count,
        seen.shown.role != "headline",
        -seen.shown.span.start,
    )


def _is_usual(word: str, seen: Seen, pack: Pack) -> bool:
    """Say whether news writes the word beside one of its neighbours."""
    return any(not pack.spelt.beside.isdisjoint((f"{word} {other}", f"{other} {word}")) for other in seen.near)


def _agree(mine: Seen, other: Seen) -> bool:
    """Say whether the two stand beside the same names, slips among those forgiven, or one of them also alone."""
    alone = any(not place.near for place in (*mine.places, *other.places))
    return alone or any(a == b or misspells(a, b) for a in mine.near for b in other.near)


def _close(seen: Mapping[str, Seen], pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield each ordered pair of words of a page that differ by a slip."""
    words = sorted(word for word in seen if len(word) >= min(_ACRONYM) and seen[word].is_name)
    for at, a in enumerate(words):
        for b in words[at + 1 :]:
            if abs(len(a) - len(b)) <= 2 and _may_be_one(a, b, seen, pack):
                yield a, b
                yield b, a


def _may_be_one(a: str, b: str, seen: Mapping[str, Seen], pack: Pack) -> bool:
    if seen[a].is_acronym and seen[b].is_acronym and min(len(a), len(b)) in _ACRONYM:
        return is_off_by(a, b) and (sorted(a) == sorted(b) or _is_strange(a, b, seen, pack))
    beside = bool(seen[a].near & seen[b].near)
    if seen[a].is_acronym != seen[b].is_acronym and min(len(a), len(b)) in _ACRONYM and not beside:
        return False  # "UNAMA" and "Ulama"
    if a[0] != b[0] or inflected(a, b, pack.checks.endings):
        return _is_stray(a, b, seen, pack)
    shortest = min(len(a), len(b))
    if shortest == _MIN_LETTERS - 1:
        return (beside or sound(a) == sound(b)) and is_off_by(a, b)
    mixed = shortest >= _JOINED - 2 and sorted(a) == sorted(b)
    return _slips(a, b, pack) or ((mixed or (beside and shortest >= _SHARED)) and is_off_by(a, b, 2))


def _is_strange(a: str, b: str, seen: Mapping[str, Seen], pack: Pack) -> bool:
    """Say whether one of two short names is known to nobody, and the page has the other beside the same or often."""
    known = [word for word in (a, b) if is_listed(word, pack)]
    if min(len(a), len(b)) <= min(_ACRONYM) or len(known) != 1:
        return False
    right, slip = seen[known[0]], seen[a if known[0] == b else b]
    return bool(right.near & slip.near) or (not slip.near and slip.count == 1 and right.count >= _OFTEN)


def _is_stray(a: str, b: str, seen: Mapping[str, Seen], pack: Pack) -> bool:
    """Say whether words with other first letters or endings are one: one of them nobody knows, and the same stands by.

    A long word that nobody knows is one with another first letter wherever it stands; endings need the neighbour.
    """
    if min(len(a), len(b)) < _MIN_LETTERS or not is_off_by(a, b) or all(is_listed(word, pack) for word in (a, b)):
        return False
    if a[0] == b[0] and any(place.ends for word in (a, b) for place in seen[word].places):
        return False  # What stands before a full stop may have been cut short.
    if (seen[a].near & seen[b].near) - offices(pack) - units(pack) - bodies(pack):
        return True
    if any(seen[word].shown.role == "headline" for word in (a, b)):
        return False  # Headlines may write any word large.
    return a[0] != b[0] and len(a) == len(b) >= _SHARED


def _slips(a: str, b: str, pack: Pack) -> bool:
    if min(len(a), len(b)) < _MIN_LETTERS or a[0] != b[0] or inflected(a, b, pack.checks.endings):
        return False
    listed = a in pack.rarity.of or b in pack.rarity.of
    return is_off_by(a, b) if listed else misspells(a, b)


def _countries(seen: Mapping[str, Seen], pack: Pack) -> Iterator[tuple[Written, str]]:
    """Yield words that are a country's name but for a slip, and mean nothing else."""
    for word, one in sorted(seen.items()):
        if len(word) < _COUNTRY_LETTERS or one.is_plain or word in pack.rarity.of or places.find(word):
            continue
        if word in country_words() or word in pack.spelt.known:
            continue
        if any(is_before and not _heads(other, pack) for other, is_before in one.sides):
            continue  # "John Martinis" is somebody.
        right = [name for name in _country_names(pack.code).get(word[0], ()) if _slips(word, fold(name), pack)]
        if len(right) == 1 and not any(
            name.startswith(word) or inflected(word, name, pack.checks.endings) for name in country_words()
        ):
            yield one.shown, right[0]


def _heads(word: str, pack: Pack) -> bool:
    """Say whether a word may stand before the name of a country: an office, a body, a direction, an ordinary word."""
    return word in offices(pack) | units(pack) | bodies(pack) | pack.ordinary.all


@cache
def _country_names(language: str) -> dict[str, tuple[str, ...]]:
    """List the names of countries in a language that are one long word, by their first letter."""
    names = sorted(country.name(language) for country in countries.every())
    listed: dict[str, tuple[str, ...]] = {}
    for name in names:
        if name.isalpha() and len(name) >= _COUNTRY_LETTERS:
            first = fold(name)[0]
            listed[first] = (*listed.get(first, ()), name)
    return listed


def _across(members: list[Article], pages: Mapping[str, Mapping[str, Seen]]) -> Iterator[tuple[Article, Written, str]]:
    """Yield words that a page writes otherwise than two others, or than one in a known word, beside the same names."""
    holders: Counter[str] = Counter()
    near: dict[str, set[str]] = defaultdict(set)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for article in members:
        for word, seen in pages[article.id].items():
            holders[word] += 1
            near[word] |= seen.near
            forms[word].update(place.word for place in seen.places)
    known = frozenset().union(*(lang.load(article.language).rarity.of for article in members))
    rights = sorted(
        word for word, count in holders.items() if (count >= 2 or word in known) and len(word) >= _MIN_LETTERS
    )
    for article in members:
        pack = lang.load(article.language)
        for word, seen in sorted(pages[article.id].items()):
            if len(word) < _MIN_LETTERS or holders[word] > 1 or seen.is_plain or word in pack.rarity.of:
                continue
            right = _elsewhere(word, seen, (r for r in rights if r not in pages[article.id]), near, pack)
            if right is not None:
                yield article, seen.shown, min(forms[right], key=lambda form: (-forms[right][form], form))


def _elsewhere(word: str, seen: Seen, rights: Iterable[str], near: Mapping[str, set[str]], pack: Pack) -> str | None:
    found = [right for right in rights if _slips(word, right, pack) and seen.near & near[right]]
    return found[0] if len(found) == 1 else None
