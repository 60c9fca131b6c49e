"""A word that nobody knows, once on a page, and a name of the page but for its end, a syllable or two letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from runut import lang
from runut.check._listed import distinct, is_listed, units
from runut.check.names._seen import Seen, seen_on
from runut.check.names._two import tied
from runut.check.names._ways import two_ways
from runut.check.names.misspelt import is_abroad
from runut.lang import Pack
from runut.model import Discrepancy, Record
from runut.text.acronyms import spelt_out
from runut.text.names import fold, is_off_by

_OFTEN = 2
"""Times that the page has the right name: one that it has once may be a slip itself, or another's."""
_LETTERS = 4
"""Letters of the shortest word that may have lost its last one."""
_TWO_SLIPS = 7
"""Letters of the shortest word that may differ in two places."""
_ACRONYM = 5
"""Letters of the shortest short name that may have lost one."""
_APART = 7
"""Characters between two names that are told one after the other ("Sefer Seferi")."""
_LOST = (2, 3)
"""Letters of a syllable that may be lost inside a word, or told twice."""
_TURNED = 6
"""Letters of the shortest word that may be another with its letters in another order."""
_PLURAL = "s"
"""Ending that makes several of one in half of the languages that names come from."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each word that nobody knows, where it is a name of the page but for its end, a syllable or two letters."""
    for article in record.articles:
        pack = lang.load(article.language)
        seen = seen_on(article, pack)
        strange = [word for word, one in seen.items() if _is_strange(word, one, pack)]
        full = {fold(short) for short, _, _ in spelt_out(article)} if strange else set()
        for word in strange:
            right = [name for name in seen if _is_slip(word, name, seen, pack)]
            if len(right) == 1 and word not in full and not is_abroad(article.text, seen[word].shown, pack):
                slip, other = seen[word].shown, seen[right[0]].shown
                yield two_ways(article, slip.span, other.span)


def _is_strange(word: str, one: Seen, pack: Pack) -> bool:
    """Say whether a page has a word once, as a name, and nobody knows it; what a full stop cut short does not count."""
    is_whole = one.count == 1 and not one.shown.ends and one.is_name and word.isalpha()
    return is_whole and len(word) >= _LETTERS and not is_listed(word, pack)


def _is_slip(word: str, name: str, seen: Mapping[str, Seen], pack: Pack) -> bool:
    mine, other = seen[word], seen[name]
    if word[0] != name[0] or not other.is_name or name in pack.ordinary.all or name in units(pack):
        return False
    if mine.is_acronym != other.is_acronym or _gap(mine, other) < _APART:
        return False
    if word in other.joined or name in mine.joined or {word, name} <= distinct(pack):
        return False
    if mine.is_acronym:
        is_shorter = len(name) >= _ACRONYM and len(name) == len(word) + 1
        return is_shorter and is_listed(name, pack) and is_off_by(word, name, 1)
    is_sure = other.count >= _OFTEN or is_listed(name, pack)
    if _is_turned(word, name):
        return is_sure
    if _lost_inside(word, name):
        return is_sure and (mine.near <= other.near or bool(tied(mine, other, pack)))
    is_off = _lost_end(mine, word, name) or _two_off(word, name)
    return other.count >= _OFTEN and mine.near <= other.near and is_off


def _is_turned(word: str, name: str) -> bool:
    """Say whether two words that end alike are of the same letters in another order: "Hasuduntan" of Hasundutan."""
    is_long = len(word) == len(name) >= _TURNED and word[-1] == name[-1]
    return is_long and sorted(word) == sorted(name) and is_off_by(word, name, 2)


def _lost_inside(word: str, name: str) -> bool:
    """Say whether a word is another without a syllable inside: "Nugho" of Nugroho."""
    lost = len(name) - len(word)
    if lost not in _LOST or len(word) <= _LETTERS or name.endswith(word) or name.startswith(word):
        return False
    return any(name[:at] + name[at + lost :] == word for at in range(1, len(word)))


def _lost_end(mine: Seen, word: str, name: str) -> bool:
    """Say whether a word is another without its last letter; headlines have short forms of their own ("Itali")."""
    return name[:-1] == word and name[-1] != _PLURAL and mine.shown.role != "headline"


def _two_off(word: str, name: str) -> bool:
    """Say whether two long words differ in two places, but not in their ends, which make other words of one."""
    is_long = min(len(word), len(name)) >= _TWO_SLIPS and word[-1] == name[-1] and not word.startswith(name)
    return is_long and is_off_by(word, name, 2)


def _gap(mine: Seen, other: Seen) -> int:
    """Give the fewest characters between two words."""
    here = mine.shown.span
    return min(max(one.span.start, here.start) - min(one.span.end, here.end) for one in other.places)
