"""Read a sentence as pieces: phrases of the pack's figure words, and the numbers among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from runut.lang import Pack
from runut.text.numbers import Number, found
from runut.text.tokens import Token

Marks = dict[str, str]
Index = dict[str, list[tuple[tuple[str, ...], Marks]]]
KIND_PLACES = ("acts", "states", "labels", "counted", "weak")
_BY_REASON = ("slight", "reasons")
_ALL = "*"
REASON = "+"  # leads a kind among what a page names: the page gives a reason for it
_LISTS = (
    "counters", "person_counters", "thing_counters", "uncounted", "tokens", "barriers", "causes", "copulas",
    "negations", "connectors", "passing", "relatives", "naming", "joiners", "stops", "victims", "among", "out_of",
    "rest", "including", "company", "severity", "prior", "elsewhere", "as_of", "locatives", "sites", "sums",
    "laws", "more", "again", "past", "dated", "purposes", "money", "seats", "rates", "agents", "each",
    "superseded", "barely", "still", "times", "resets", "reports", "widely", "spans", "accounts", "merely", "then",
    "turns", "dating", "towards", "care",
)  # fmt: skip
_HEDGES = ("hedged", "denied", "expected", "rumours", "untrue", "either_or")
_NOUN_PLACES = ("unit", "group", "weak", "victims", "slight", "heads")
# Kinds that share words.
_EITHER = (
    ("injured", "sick"),
    ("rescued", "killed"),
    ("displaced", "rescued"),
    ("missing", "suspects"),
    ("arrested", "hostages"),
    ("arrested", "rescued"),
    ("arrested", "displaced"),
    ("involved", "sick"),
)
_YIELDING = ("involved", "suspects")  # what they tell gives way to what was done to them
NO_MARKS: Marks = {}
_VERB: Marks = {"verb": ""}
_KEY = 2  # words by which phrases are found
_SHORTEST_VERB = 6  # letters, fewer are often nouns


class Piece(NamedTuple):
    """A phrase over tokens `[first, last)`: what the pack says of it, and the number if it is one.

    The marks of a kind's words are kinds, parted by a space where several share the word ("mengamankan" arrests
    people and seizes things). `names` are the kinds that its words name beyond doubt, `either` stands where they may
    be of either of two kinds that the page has to tell apart.
    """

    first: int
    last: int
    marks: Marks
    word: str
    number: Number | None = None


@cache
def lexicon(pack: Pack) -> Index:
    """Index every phrase of the pack's figures by its first two words, longest first."""
    marks: dict[str, Marks] = {}
    for phrase, place, what in _entries(pack):
        entry = marks.setdefault(phrase, {})
        is_kind = place in KIND_PLACES or place in _BY_REASON
        if is_kind and place in entry:
            what = f"{entry[place]} {what}"
        entry[place] = what if is_kind else entry.get(place, what)
    for phrase, entry in marks.items():
        head, _, more = phrase.partition(" ")
        if more and head in marks:
            _inherit(entry, marks[head])
            if "labels" in entry and "relatives" in marks[head] and "states" in marks.get(more, NO_MARKS):
                entry.setdefault("states", marks[more]["states"])
                entry.setdefault("relatives", marks[head]["relatives"])
    for phrase, entry in marks.items():
        head, _, more = phrase.partition(" ")
        _take_over(entry, marks.get(more, NO_MARKS))
        if "barely" in entry:
            entry.update({place: what for place, what in marks.get(more, NO_MARKS).items() if place not in entry})
        if more and head in pack.figures.adverbs:
            _mean_alike(entry, marks.get(more, NO_MARKS))
    for phrase in pack.figures.ungrouped:
        marks[phrase].pop("group", None)
    _settle(marks, pack)
    return _indexed(marks)


def _settle(marks: dict[str, Marks], pack: Pack) -> None:
    """Note of every phrase the reasons that it holds, what it names, and whether it tells what is counted."""
    reasons = {phrase: entry["reasons"].split() for phrase, entry in marks.items() if "reasons" in entry}
    opening = frozenset(phrase.partition(" ")[0] for phrase in reasons)
    for phrase, entry in marks.items():
        words = phrase.split()
        held = () if opening.isdisjoint(words) else {k for p in _parts(words) if p in reasons for k in reasons[p]}
        if held:
            entry["reasons"] = " ".join(sorted(held))
        _weigh(entry)
        if ("unit" in entry or "weak" in entry) and phrase.rpartition(" ")[2] in pack.figures.rest:
            entry.setdefault("rest", "")
        if pack.figures.head_first and ("weak" in entry or "counted" in entry):
            entry["heads"] = ""


def _parts(words: Sequence[str]) -> Iterator[str]:
    """Yield every row of words that stands in a phrase."""
    yield from (" ".join(words[first:last]) for first in range(len(words)) for last in range(first + 1, len(words) + 1))


def _weigh(entry: Marks) -> None:
    """Note which kinds a phrase names, and whether the page has to say which of two it is."""
    named: list[str] = []
    for place in KIND_PLACES:
        if place not in entry:
            continue
        kinds = entry[place].split()
        if len(kinds) > 1 and any(one in kinds and other in kinds for one, other in _EITHER):
            entry["either"] = place
        elif place != "weak":
            named += kinds
    named += [REASON + kind for kind in entry.get("reasons", "").split()]
    if named:
        entry["names"] = " ".join(named)


def _inherit(entry: Marks, head: Marks) -> None:
    """Let a phrase be what its first word is too: "diamankan ke polres" is said of people, of things all the same."""
    if "labels" in entry and ("unit" in head or "person_counters" in head):
        entry.setdefault("unit", head.get("unit", "person"))
        if entry.get("weak") not in _YIELDING:
            entry.setdefault("weak" if entry["labels"] in _YIELDING else "counted", entry["labels"])
    _inherit_sort(entry, head)
    if "group" in entry and "unit" in head:
        entry.setdefault("unit", head["unit"])
    if "slight" in head:
        entry.setdefault("slight", head["slight"])
    if "states" in entry and "relatives" in head:
        entry.setdefault("relatives", head["relatives"])
    if "acts" in entry and "states" in head:
        entry.setdefault("states", head["states"])
    for place in ("acts", "states"):
        if place in entry and place in head:
            kinds = entry[place].split()
            entry[place] = " ".join([*kinds, *(kind for kind in head[place].split() if kind not in kinds)])


def _inherit_sort(entry: Marks, head: Marks) -> None:
    """Let "penumpang kapal" be of the sort of "penumpang", and "pekan lalu" count no more than "pekan"."""
    if ("past" in entry or "times" in entry) and "uncounted" in head:
        entry.setdefault("uncounted", head["uncounted"])
    if entry.get("unit") == "person" == head.get("unit"):
        for place in ("group", "weak"):
            if place in head:
                entry.setdefault(place, head[place])


def _take_over(entry: Marks, end: Marks) -> None:
    """Let a label that ends in a state be that state too, where it counts nothing: "12 hektare lahan terbakar"."""
    if "unit" in entry and "weak" in end and entry["unit"] == end.get("unit"):
        entry.setdefault("weak", end["weak"])
    if "unit" in entry and entry.get("labels", "-") in end.get("states", "").split():
        entry["told"] = ""
    if "labels" not in entry or "states" not in end:
        return
    if "severity" in end:
        entry.setdefault("severity", end["severity"])
    if entry["labels"] == "damaged" and not any(place in entry for place in ("unit", "counted", "states", "weak")):
        entry["states"] = entry["labels"]


def _mean_alike(entry: Marks, end: Marks) -> None:
    """Let "berhasil diamankan" tell every kind that "diamankan" tells."""
    for place in ("acts", "states"):
        kinds = entry.get(place, "").split()
        more = [kind for kind in end.get(place, "").split() if kind not in kinds]
        if more and any(place in entry for place in KIND_PLACES):
            entry[place] = " ".join([*kinds, *more])


def _entries(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Yield each phrase with what it is and for which kind, unit or group."""
    figures = pack.figures
    for kind, words in figures.kinds.items():
        for place in (*KIND_PLACES, "slight"):
            yield from ((phrase, place, kind) for phrase in getattr(words, place) if phrase != _ALL)
        yield from ((phrase, "reasons", kind) for phrase in words.reasons if " " in phrase)
        if _ALL in words.slight:
            every = {phrase for place in KIND_PLACES for phrase in getattr(words, place)}
            yield from ((phrase, "slight", kind) for phrase in sorted(every))
    for name, table in (("unit", figures.units), ("group", figures.groups)):
        yield from ((phrase, name, what) for what, phrases in table.items() for phrase in phrases)
    for name in _LISTS:
        yield from ((phrase, name, phrase) for phrase in getattr(figures, name))
    yield from ((phrase, "determiners", phrase) for phrase in pack.victims.determiners)
    yield from ((phrase, "ones", phrase) for phrase in pack.victims.ones)
    for name in _HEDGES:
        yield from ((phrase, name, phrase) for phrase in getattr(pack.hedges, name))


def _indexed(marks: dict[str, Marks]) -> Index:
    index: Index = {}
    for phrase, what in marks.items():
        parts = tuple(phrase.split())
        index.setdefault(" ".join(parts[:2]), []).append((parts, what))
    for entries in index.values():
        if len(entries) > 1:
            entries.sort(key=lambda entry: -len(entry[0]))
    return index


Reasons = dict[str, tuple[tuple[str, bool], ...]]


@cache
def reason_words(pack: Pack) -> Reasons:
    """Give for each single word that is a reason the kinds that it is one for, marked as such, and whether it tells
    that kind itself."""
    return _of_kinds(pack, "reasons")


@cache
def hint_words(pack: Pack) -> Reasons:
    """Give for each hint the kinds that two of them are a reason for, as for reasons."""
    return _of_kinds(pack, "hints")


@cache
def brought(pack: Pack) -> dict[str, frozenset[str]]:
    """Give for each kind, marked as reasons are, those that a page with a reason for it gives a reason for too."""
    return {
        REASON + kind: frozenset(REASON + other for other in words.brings) for kind, words in pack.figures.kinds.items()
    }


def _of_kinds(pack: Pack, place: str) -> Reasons:
    kinds: Reasons = {}
    for kind, words in pack.figures.kinds.items():
        own = {phrase for telling in KIND_PLACES for phrase in getattr(words, telling)}
        for word in getattr(words, place):
            if " " not in word:
                kinds[word] = (*kinds.get(word, ()), (REASON + kind, word in own))
    return kinds


def pieces(stretch: Sequence[Token], pack: Pack) -> list[Piece]:
    """Cut the tokens of a sentence into numbers, known phrases and single words; without a number as `naming` does."""
    known = _known(pack)
    words = [token[2] for token in stretch]
    at_number = {number.first: number for number in found(stretch, pack)}
    if not at_number:
        return naming(words, pack)
    out: list[Piece] = []
    at, end = 0, len(stretch)
    while at < end:
        word = words[at]
        if at in at_number:
            number = at_number[at]
            out.append(_new(Piece, (at, number.last, _number_marks(word, known), word, number)))
            at = number.last
            continue
        phrases, marks = known[word]
        last = at + 1
        if phrases and last < end and (longer := phrases.get(words[last])):
            last, marks = _longest(words, at, longer, at_number) or (last, marks)
        out.append(_new(Piece, (at, last, marks, word, None)))
        at = last
    return out


def naming(words: Sequence[str], pack: Pack) -> list[Piece]:
    """Give of a sentence without numbers, where nothing is counted, what names a kind for the numbers elsewhere."""
    if _naming(pack).isdisjoint(words):
        return []
    known, telling = _known(pack), _telling(pack)
    out: list[Piece] = []
    done = 0
    for at in [at for at, word in enumerate(words) if word in telling]:
        if at < done:
            continue
        word = words[at]
        phrases, marks = known[word]
        last = at + 1
        if phrases and last < len(words) and (longer := phrases.get(words[last])):
            last, marks = _longest(words, at, longer, {}) or (last, marks)
        if "names" in marks:
            out.append(_new(Piece, (at, last, marks, word, None)))
        done = last
    return out


@cache
def _naming(pack: Pack) -> frozenset[str]:
    """Give the words with which what names a kind begins."""
    return frozenset(parts[0] for entries in lexicon(pack).values() for parts, marks in entries if "names" in marks)


@cache
def _telling(pack: Pack) -> frozenset[str]:
    """Give the words that begin a phrase or name a kind alone; of other words their shape never names any."""
    return frozenset(word for word, (phrases, marks) in _Known(pack).items() if phrases or "names" in marks)


_new = tuple.__new__  # made for every word of a page: by name it takes twice as long


class _Known(dict[str, tuple[Index | None, Marks]]):
    """What a pack says of a word: the phrases that it begins, by their second word, and what it is alone.

    What the shape of a word that no list has says of it is kept for the words met so far.
    """

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self._pack = pack
        phrases: dict[str, Index] = {}
        alone: dict[str, Marks] = {}
        for key, entries in lexicon(pack).items():
            first, _, second = key.partition(" ")
            if second:
                phrases.setdefault(first, {})[second] = entries
            else:
                alone[first] = entries[0][1]
        for word in phrases.keys() | alone.keys():
            self[word] = phrases.get(word), alone[word] if word in alone else self._shape(word)
        self._least = len(self)

    def __missing__(self, word: str) -> tuple[Index | None, Marks]:
        if len(self) > self._least + _MET:
            return None, self._shape(word)
        self[word] = None, self._shape(word)
        return self[word]

    def _shape(self, word: str) -> Marks:
        suffixes = self._pack.figures.suffixes
        return _stemmed(word, self._pack) if word.endswith(suffixes) else _shaped(word, self._pack)


_MET = 1 << 16


@cache
def _known(pack: Pack) -> _Known:
    return _Known(pack)


def _number_marks(word: str, known: _Known) -> Marks:
    """What the pack says of a number word as such: "seorang" counts a person."""
    return {"person_counters": word} if "person_counters" in known[word][1] else NO_MARKS


def _longest(
    words: Sequence[str], at: int, phrases: list[tuple[tuple[str, ...], Marks]], numbers: dict[int, Number]
) -> tuple[int, Marks] | None:
    """Give the end of the longest phrase that stands there, and what the pack says of it; no number ends beyond it."""
    third = words[at + _KEY] if at + _KEY < len(words) else ""
    for parts, marks in phrases:
        last = at + len(parts)
        if len(parts) > _KEY and (parts[_KEY] != third or tuple(words[at:last]) != parts):
            continue
        if not numbers or not any(i in numbers and numbers[i].last > last for i in range(at + 1, last)):
            return last, marks
    return None


def _shaped(word: str, pack: Pack) -> Marks:
    """What the shape of a word that no list has says of it: "menembaki" is a verb."""
    is_verb = len(word) > _SHORTEST_VERB and word.startswith(pack.figures.verb_starts)
    return _VERB if is_verb else NO_MARKS


def _stemmed(word: str, pack: Pack) -> Marks:
    """What the pack says of a noun without what hangs on it: "muridnya" counts pupils."""
    for suffix in pack.figures.suffixes:
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            for _, marks in lexicon(pack).get(word[: -len(suffix)], ()):
                return {place: marks[place] for place in _NOUN_PLACES if place in marks}
    return NO_MARKS
