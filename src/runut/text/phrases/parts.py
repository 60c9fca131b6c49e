"""Hold the words of a phrase that names somebody, and say which of them are the name."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from runut.lang import Pack
from runut.model import Span
from runut.text.wording import Evidence, is_nobodys, is_ordinary, vocabulary
from runut.world import countries, places

_LONGEST = 4
_LEFT = 2  # words of a name behind what its office is of
_TAIL = 2  # letters: "Jean-de" may be a name
_NUMBERED = 10  # signs behind "I" in which the next word of a name stands
_COUNTRY, _SHORTEST_COUNTRY = 2, 5  # words, letters: people are called Chad, Iran and Mali
_BEFORE_NAMES = frozenset(("ranks", "offices", "units", "people", "bodies", "openers", "comma", "word", "unit", "link"))


class Part(NamedTuple):
    """One word, or a run of them that has one class."""

    kind: str  # a class of the vocabulary, or name, join, word
    start: int
    end: int


@lru_cache(maxsize=4096)
def is_region(name: str) -> bool:
    """Say whether a name is that of a province, regency or district; cities are named like people."""
    return any(place.level != "city" for place in places.find(name))


def is_land(name: str) -> bool:
    """Say whether a name is that of a region or a country."""
    return is_region(name) or countries.find(name) is not None


def tells_of(word: str) -> bool:
    """Say whether a word made of a name tells what something is like: "Russia-led", "Iran-backed"."""
    head, mark, tail = word.rpartition("-")
    return bool(mark) and len(tail) > _TAIL and tail.islower() and (head.isupper() or is_land(head))


class Parts:
    """The words of one phrase, each with its class, as far as it was read."""

    def __init__(self, text: str, pack: Pack, evidence: Evidence) -> None:
        self.text, self.pack, self.evidence = text, pack, evidence
        self.known = vocabulary(pack)
        self.parts: list[Part] = []

    def trailing_name(self) -> list[Part]:
        """Give the name words since the last class word, units and known places left out."""
        trailing: list[Part] = []
        for part in reversed(self.parts):
            if part.kind != "name" or self.is_unit(part):
                break
            trailing.append(part)
        return trailing[::-1]

    def is_named(self) -> bool:
        """Say whether a rank has led to a name already."""
        ranked = any(part.kind == "ranks" for part in self.parts)
        return ranked and bool(self.trailing_name())

    def is_whole(self) -> bool:
        """Say whether an office has led to two words that can only be a name: "Wakil Ketua KPAI Rita Pranawati"."""
        name = [self.text[part.start : part.end].lower() for part in self.trailing_name()]
        return len(name) > 1 and not any(is_ordinary(word, self.pack) for word in name)

    def is_unit(self, part: Part) -> bool:
        """Say whether a word of an office is no part of a name: an acronym, a number, a unit, a place."""
        word = self.text[part.start : part.end]
        number = all(c in "IVX" for c in word) and not (word == "I" and self._begins_name(part.end))
        coded = (len(word) > 2 and word.isupper()) or "/" in word or number or any(c.isdigit() for c in word)
        return coded or word in self.known.units or word.lower() in self.evidence.places or is_region(word)

    def _begins_name(self, end: int) -> bool:
        """Say whether "I" stands before a name that it belongs to: "I Wayan"."""
        behind = self.text[end : end + _NUMBERED].lower().split()
        return bool(behind) and behind[0] in self.pack.roles.numbered

    def without_ranks(self, span: Span) -> str:
        """Give a description without the rank that was left of a name: "Kabid Humas , Kombes Pol"."""
        parts = [part for part in self.parts if part.start >= span.start]
        last = max((k for k, part in enumerate(parts) if part.kind == "comma"), default=0)
        if last and all(part.kind == "ranks" for part in parts[last + 1 :]):
            parts = parts[:last]
        return " ".join(self.text[span.start : parts[-1].end].split())

    def role_between(self, start: int, end: int) -> str | None:
        """Give what somebody is, without the word that leads to the name: "saksi bernama"."""
        words = self.text[start:end].strip().rstrip(",").split()
        while words and words[-1].lower() in self.known.named:
            words.pop()
        return " ".join(words) or None

    def is_body(self) -> bool:
        """Say whether all of it names a body rather than somebody of it."""
        kinds = [part.kind for part in self.parts]
        meaning = [kind for kind in kinds if kind not in ("openers", "word", "join", "comma", "unit", "link")]
        if meaning[0] == "bodies":
            return "ranks" not in meaning and "offices" not in meaning and "comma" not in kinds
        last = self.parts[-1]
        closed = meaning[-1] == "bodies" and self.text[last.start].islower()  # "Houston police"
        return closed and set(meaning[:-1]) == {"name"}

    def name_parts(self) -> list[Part]:
        """Give the words of the name: what follows the last rank, or the office with its units and places."""
        parts = self.parts
        last_class = max((k for k, part in enumerate(parts) if part.kind in _BEFORE_NAMES), default=-1)
        rest = parts[last_class + 1 :]
        role = last_class >= 0 and parts[last_class].kind not in ("ranks", "comma")
        if role:
            rest = self._without_units(rest)
        elif last_class >= 0 and parts[last_class].kind == "ranks":
            rest = self._without_country(rest)
        elif parts[0].kind == "offices" and "comma" in (part.kind for part in parts):
            rest = self._without_units(rest) or rest  # "Kepala Unit Penjagaan, Pengawalan, dan Patroli Budi"
        if rest and rest[0].kind == "join":
            rest = self._behind_join(rest) if role else rest[1:]
        while rest and self.text[rest[-1].start : rest[-1].end].rstrip(".").lower() in self.known.suffixes:
            rest = rest[:-1]
        if any(self.text[part.start : part.end].lower() in self.known.places for part in rest):
            return []  # "warga Kecamatan Patumbak, Kota Medan"
        if role and rest and (self._all_units(rest) or self._is_land(rest) or self._is_task(rest)):
            return []
        return rest

    def _without_country(self, rest: list[Part]) -> list[Part]:
        """Drop the country that a title is of: "Raja Yordania Abdullah", but not "Sersan Chad"."""
        for size in range(min(_COUNTRY, len(rest) - 1), 0, -1):
            country = self.text[rest[0].start : rest[size - 1].end]
            if len(country) >= _SHORTEST_COUNTRY and countries.find(country) is not None:
                return rest[size:]
        return rest

    def _behind_join(self, rest: list[Part]) -> list[Part]:
        """Drop what else an office is for: "Menteri Hukum dan Hak Asasi Manusia Rina Wati"."""
        rest = rest[2:]
        while rest and is_ordinary(self.text[rest[0].start : rest[0].end].lower(), self.pack):
            rest = rest[1:]
        return rest

    def _without_tasks(self, rest: list[Part]) -> list[Part]:
        """Drop the words before a name that are none: "Koordinator Aksi Budi", "Direktur Samudera Airways Budi"."""
        while len(rest) > 1 and is_nobodys(self.text[rest[0].start : rest[0].end].lower(), self.pack):
            rest = rest[1:]
        for k in range(len(rest) - _LEFT - 1, 0, -1):  # "Direktur Kingsbury Asset Management Rina Wati"
            if self.text[rest[k].start : rest[k].end].lower() in self.pack.bodies.all:
                return rest[k + 1 :]
        return rest

    def _is_task(self, rest: list[Part]) -> bool:
        """Say whether what is left is what an office is for, or of: "Kepala Seksi Pengaturan", "anggota Kota Watch"."""
        words = [self.text[part.start : part.end].lower() for part in rest]
        ordinary = len(words) == 1 and is_ordinary(words[0], self.pack)  # people are called Grant Hall and Indah Bunga
        return ordinary or all(word in self.pack.bodies.all for word in words)

    def _is_land(self, rest: list[Part]) -> bool:
        """Say whether what stands behind a description is no name but where: "warga Arab Saudi"."""
        return is_land(self.text[rest[0].start : rest[-1].end])

    def _without_units(self, rest: list[Part]) -> list[Part]:
        """Drop the unit and place words that an office governs, up to the last of them."""
        last = max((k for k, part in enumerate(rest) if part.kind == "name" and self.is_unit(part)), default=-1)
        for k in range(min(last + 1, len(rest) - 2)):
            if is_land(self.text[rest[k].start : rest[k + 1].end]):
                last = max(last, k + 1)  # "aktivis Hong Kong Rina Wati", where the text has "di Hong Kong"
        rest = rest[last + 1 :]
        rest = self._without_tasks(rest)
        for size in range(min(_LONGEST - 1, len(rest) - 1), 0, -1):
            region = self.text[rest[0].start : rest[size - 1].end]
            if is_land(region):
                return rest[size:]  # "Bupati Way Kanan Raden Surya"
        return rest

    def _all_units(self, rest: list[Part]) -> bool:
        return all(part.kind == "join" or self.is_unit(part) for part in rest)
