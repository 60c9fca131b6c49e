"""Find the media that a sentence credits: agencies, papers, stations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from runut.lang import Pack
from runut.text.names import fold
from runut.text.phrases.parts import is_land
from runut.text.speech.cuewords import Table, standing_at, table_of
from runut.text.speech.named_behind import Line
from runut.text.wording import Token, class_at, vocabulary
from runut.world import agencies

_LONGEST = 4  # words of a medium's name
_SHORTEST = 4  # letters of a medium's name inside its outlet's
_BEFORE = 80  # signs before brackets in which an acronym's words stand
_INNER = 8  # letters of a medium's name among which a capital stands


class Credits:
    """Finds the credits of one text; an outlet's own name is none."""

    def __init__(self, text: str, frame: str, outlet: str | None, pack: Pack) -> None:
        self.text, self.frame, self.outlet, self.pack = text, frame, outlet, pack
        self.known = vocabulary(pack)

    def of(self, line: Line, speakers: Iterable[str]) -> Iterator[str]:
        """Yield the media credited in a sentence: those that speak in it and those that follow a credit."""
        for name in speakers:
            medium = self.medium_named(name)
            if medium and not self.owns(medium):
                yield medium
        yield from self._citing(line)
        table, end, words = _credit_table(self.pack), 0, line.tokens
        if line.headline or table.keys().isdisjoint(line.lows):
            return
        for i in [i for i, low in enumerate(line.lows) if low in table]:
            if i < end:
                continue
            hit = next(standing_at(table, words, i), None)
            if hit is None:
                continue
            end = i + len(hit[1])
            credited = self._medium(line, end)
            if (
                credited
                and not self.owns(credited)
                and (hit[0] == "strong" or fold(credited) in _media(self.pack) or "." in credited)
            ):
                yield credited

    def _citing(self, line: Line) -> Iterator[str]:
        """Yield the media that a sentence says to quote somebody: "Reuters, mengutip polisi setempat, ..."."""
        words, cites = line.tokens, _cites(self.pack)
        if cites.isdisjoint(line.lows):
            return
        for i in [i for i, low in enumerate(line.lows) if low in cites]:
            last = i - 1 if i and words[i - 1].text == "," else i
            firsts = [word.start for word in words[max(0, last - _LONGEST) : last] if word.text[0].isalnum()]
            names = (self.text[first : words[last - 1].end] for first in firsts)
            medium = next((name for name in names if fold(name) in _media(self.pack)), None)
            if medium and not self.owns(medium):
                yield medium

    def medium_named(self, name: str) -> str | None:
        """Give the medium that a speaker's name is: "kantor berita Antara" is Antara."""
        words = name.split()
        while words and fold(" ".join(words)) not in _media(self.pack):
            if words[0].lower() not in _media_words(self.pack) and not (len(words) > 1 and is_land(words[0])):
                return None
            words = words[1:]
        return " ".join(words) or None

    def is_nameless(self, name: str) -> bool:
        """Say whether a speaker is some medium of which nobody tells the name: "media", "situs berita"."""
        words = name.lower().split()
        opens = name.lower().startswith(self.pack.speech.outlets)
        return opens and all(word in _media_words(self.pack) for word in words)

    def _medium(self, line: Line, i: int) -> str | None:
        words = line.tokens
        while i < len(words) and words[i].low in _media_words(self.pack):
            i += 1
        first = i
        while i < len(words) and i - first < 5 and self._names_medium(words[i], first == i):
            i += 1
        if i == first or class_at(words, first, self.known)[0] or words[first].low in self.pack.roles.places:
            return None  # "dilaporkan dari Kecamatan Pasean"
        if i < len(words) and words[i].low in self.pack.speech.files_to and self._is_nobodys_medium(words, first, i):
            return None  # "dilaporkan oleh Tirta kepada bupati"
        if i + 1 < len(words) and words[i].low in self.pack.speech.by_way and self._names_medium(words[i + 1], True):
            return self._medium(line, i + 1)  # "dikutip Harian Pagi dari Reuters": the second is the source
        return self.text[words[first].start : words[i - 1].end]

    def _is_nobodys_medium(self, words: Sequence[Token], first: int, end: int) -> bool:
        name = self.text[words[first].start : words[end - 1].end]
        return fold(name) not in _media(self.pack) and "." not in name

    def _names_medium(self, token: Token, first: bool) -> bool:
        if token.text in self.known.never:
            return False
        domain = "." in token.text and first and any(c.isalpha() for c in token.text)
        return any(letter.isupper() for letter in token.text[:_INNER]) or domain  # "detikNews"

    def owns(self, name: str) -> bool:
        """Say whether a medium is the outlet itself: "Antara" on papua.antaranews.com; or, on this page, no medium."""
        if _is_explained(self.text, name):
            return True
        theirs = fold(name).replace(" ", "")
        return any(
            own in theirs or (len(theirs) >= _SHORTEST and theirs in own) for own in _own_names(self.outlet or "")
        )


def _is_explained(text: str, name: str) -> bool:
    """Say whether a page explains an acronym as something else than the medium of that name: "Angkasa Pura (AP)"."""
    at = text.find(f"({name})") if name.isupper() and len(name) <= _LONGEST else -1
    words = text[max(0, at - _BEFORE) : at].split()[-len(name) :] if at > 0 else []
    return [word[0] for word in words] == [*name] and agencies.find(" ".join(words)) is None


@lru_cache(maxsize=512)
def _own_names(outlet: str) -> tuple[str, ...]:
    """Give what an outlet may call itself, without spaces: its first word, and the name that its address is of."""
    labels = outlet.casefold().split(".")
    while len(labels) > 1 and len(labels[-1]) < _SHORTEST:
        labels.pop()
    names = (fold(outlet).split() or [""])[0], fold(labels[-1]).replace(" ", "")
    return tuple(dict.fromkeys(name for name in names if len(name) > 1))


@cache
def _credit_table(pack: Pack) -> Table:
    return table_of((("strong", pack.speech.credit), ("told", pack.speech.told)))


@cache
def _cites(pack: Pack) -> frozenset[str]:
    return frozenset(pack.speech.cites)


@cache
def _media(pack: Pack) -> frozenset[str]:
    return frozenset(fold(name) for name in pack.speech.media)


@cache
def _media_words(pack: Pack) -> frozenset[str]:
    return frozenset(word for phrase in pack.speech.media_words for word in phrase.split())
