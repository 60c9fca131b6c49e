"""Look at the words ahead in a phrase that is being read."""

from __future__ import annotations

from runut.lang import Pack
from runut.text.phrases.parts import Parts, is_land, is_region
from runut.text.wording import Evidence, Token, class_at, is_ordinary

_APART = 3  # a comma and two words
_REGION = 3  # words of its name


class Lookahead(Parts):
    """The words of one phrase as far as it was read, and those behind it."""

    def __init__(self, text: str, words: list[Token], pack: Pack, evidence: Evidence) -> None:
        super().__init__(text, pack, evidence)
        self.words = words

    def named_apart(self, i: int) -> bool:
        """Say whether a comma stands here, and a name of two words."""
        words = self.words[i : i + _APART]
        if len(words) < _APART or words[0].text != "," or not (self.capital_follows(i) and self.bare(i + 1)):
            return False
        return words[2].text[0].isupper() and not is_ordinary(words[1].low, self.pack)

    def name_behind_place(self, i: int) -> bool:
        """Say whether a place, a comma and a name stand here: "Juru bicara pasukan di Malta, Kolonel Rudi"."""
        place = self.words[i].text
        if i + 2 >= len(self.words) or self.words[i + 1].text != "," or not self.capital_follows(i + 1):
            return False
        return is_land(place)

    def capital_follows(self, i: int) -> bool:
        """Say whether behind word `i` stands one that is written like a name."""
        if i + 1 >= len(self.words):
            return False
        after = self.words[i + 1].text
        return self.is_capital(after) and after not in self.known.never

    def acronym(self, i: int) -> bool:
        """Say whether "(ABC)" stands here, the short form of the name before it."""
        if i + 2 >= len(self.words) or self.words[i].text != "(" or self.words[i + 2].text != ")":
            return False
        inside = self.words[i + 1].text
        body = bool(self.parts) and self.parts[0].kind == "bodies"
        return len(inside) > 1 and inside.isalpha() and (inside.isupper() or (body and inside[0].isupper()))

    def list_at(self, i: int) -> int:
        """Count "dan Humas" that closes a list of what an office is for: "Kepala Pusat Data, Informasi, dan Humas"."""
        listed = any(part.kind == "comma" for part in self.parts) and self.words[i].low in self.known.joins
        return 1 if listed and self.capital_follows(i) else 0

    def places_at(self, i: int) -> int:
        """Count the places between an office and a name: "Kepala RSUD Harapan, Nagan Raya, Aceh, Rina Wati"."""
        at = i
        while size := self.place_at(at):
            at += size + 1
        titled = at < len(self.words) and class_at(self.words, at, self.known)[0] == "ranks"
        named = at > i and at < len(self.words) and self.words[at].text[0].isupper() and (self.bare(at) or titled)
        return at - 1 - i if named else 0

    def region_at(self, i: int) -> bool:
        """Say whether the name of a province, regency or district stands here."""
        ends = (word.end for word in self.words[i : i + _REGION] if word.text[0].isupper())
        return any(is_region(self.text[self.words[i].start : end]) for end in ends)

    def place_at(self, i: int) -> int:
        """Count the words of a place that a comma follows."""
        for size in (1, 2, 3):
            if i + size + 1 < len(self.words) and self.words[i + size].text == ",":
                name = self.text[self.words[i].start : self.words[i + size - 1].end]
                return size if name[0].isupper() and is_region(name) else 0
        return 0

    def bare(self, i: int) -> bool:
        """Say whether word `i` has no class."""
        return self.words[i].text not in self.known.never and class_at(self.words, i, self.known)[0] is None

    def stands_alone(self, i: int) -> bool:
        """Say whether an acronym behind the comma opens the next clause: "kata Kapendam, TNI masih mengejar"."""
        word = self.words[i].text
        return len(word) > 2 and word.isupper() and not self.capital_follows(i)

    def is_capital(self, word: str) -> bool:
        """Say whether a word is written like a name; "al-Badr" is."""
        particle, _, rest = word.partition("-")
        return word[0].isupper() or (rest[:1].isupper() and particle in self.known.particles)
