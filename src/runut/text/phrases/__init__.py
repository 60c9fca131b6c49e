"""Read the phrase that names or describes a person or a body: ranks and offices apart from the name."""

from __future__ import annotations

from typing import NamedTuple

from runut.lang import Pack
from runut.model import Span
from runut.text.phrases.lookahead import Lookahead
from runut.text.phrases.parts import Part, is_land, is_region, tells_of
from runut.text.wording import Evidence, Token, class_at, is_nobodys, is_ordinary, is_verb, may_be_role


class Phrase(NamedTuple):
    """Who is meant, as written: `name` where one is given, else the description in `role`; `span` holds all of it."""

    span: Span
    name: str | None
    role: str | None
    kind: str  # person, body, description, pronoun, account
    definite: bool = False
    one: bool = False  # one of several, whoever it is: "salah satu anggota dewan"


_ROLES = frozenset(("offices", "people", "bodies", "units"))
_UNKNOWN = 2  # words before a name that may be a role: "kata detektif swasta Usman"
_YEAR = 4  # digits of "Ketua Pelaksana Lomba 2019, Budi"
_MARKS = frozenset((",", ".", ";", "("))
_new = tuple.__new__  # made for every word of a phrase: by name it takes twice as long


def phrase_at(text: str, words: list[Token], i: int, pack: Pack, evidence: Evidence) -> tuple[Phrase | None, int]:
    """Read the phrase that begins at word `i`; give it and where it ends, or None."""
    return _Reader(text, words, pack, evidence).read(i)


def named_at(text: str, words: list[Token], i: int, pack: Pack, evidence: Evidence) -> tuple[Phrase | None, int]:
    """Read a phrase where one must stand: an unknown small word before a name is a role ("kata peternak Usman")."""
    phrase, after = _Reader(text, words, pack, evidence, must=True).read(i)
    k = i
    while k < min(i + _UNKNOWN, len(words) - 1) and words[k].text.isalpha() and words[k].text[0].islower():
        k += 1
    if phrase or k == i or not words[k].text[0].isupper():
        return phrase, after
    phrase, after = phrase_at(text, words, k, pack, evidence)
    if phrase is None or phrase.kind != "person" or not all(may_be_role(word.low, pack) for word in words[i:k]):
        return None, i
    role = f"{text[words[i].start : words[k - 1].end]} {phrase.role or ''}".strip()
    return Phrase(Span(words[i].start, phrase.span.end), phrase.name, role, "person"), after


class _Reader(Lookahead):
    """Reads one phrase word by word."""

    def __init__(self, text: str, words: list[Token], pack: Pack, evidence: Evidence, *, must: bool = False) -> None:
        super().__init__(text, words, pack, evidence)
        self.must = must

    def read(self, i: int) -> tuple[Phrase | None, int]:
        first = i
        while i < len(self.words):
            taken = self._take(i)
            if not taken:
                break
            i += taken
        while self.parts and self._dangles(self.parts[-1]):
            dropped = self.parts.pop()
            i = next((k for k in range(first, i) if self.words[k].start >= dropped.start), i)
        if not self.parts or all(part.kind in ("openers", "join") for part in self.parts):
            return None, first
        return self._phrase(i), i

    def _dangles(self, part: Part) -> bool:
        """Say whether nothing follows a word that leads on: "orang tua korban dan"."""
        loose = part.kind == "word" and self.text[part.start : part.end].lower() in self.known.joins
        return loose or part.kind in ("join", "comma", "link")

    def _take(self, i: int) -> int:
        """Take the words at `i` into the phrase; 0 when it ends before them."""
        token = self.words[i]
        if token.text == "(":
            return self._parenthesis(i)
        if token.text == ",":
            return self._comma(i)
        kind, size = class_at(self.words, i, self.known)
        if kind == "pronouns":
            if self.parts:
                return 0
            self._add("pronouns", i, size)
            return size
        if kind and token.low in self.known.given and (self._inside_name(token) or self._called_for(token)):
            kind = None  # "Menteri Agama Lukman Hakim Saifuddin"
        if kind == "ranks" and self._is_initial(i):
            kind = None  # "Agus H Purnomo"
        if kind and (self._attributive(i, size) or not self._ends_before(kind, i, size)):
            self._add(kind, i, size)
            return size
        return self._word(i, token)

    def _is_initial(self, i: int) -> bool:
        """Say whether one capital stands inside a name rather than for a title."""
        name = self.trailing_name() if len(self.words[i].low) == 1 else []
        inside = bool(name) and self.words[i].text[0].isupper() and self.capital_follows(i)
        return inside and not is_nobodys(self.text[name[-1].start : name[-1].end].lower(), self.pack)

    def _ends_before(self, kind: str, i: int, size: int) -> bool:
        """A lower-case class word behind a name begins something else: "kata Budi warga desa itu"."""
        if kind == "openers" and self.parts:
            return True
        named = bool(self.parts) and self.parts[-1].kind == "name" and not self._in_role()
        if not named or kind == "ranks" or self.words[i].text[0].isupper():
            return False
        body = " ".join(word.low for word in self.words[i : i + size])
        return not (kind in ("bodies", "people") and body in self.pack.voices.tails)  # "Houston police"

    def _inside_name(self, token: Token) -> bool:
        return token.text[0].isupper() and bool(self.trailing_name())

    def _called_for(self, token: Token) -> bool:
        """Say whether a name stands where a role has called for one: "Seorang siswi, Putri"."""
        if not token.text[0].isupper() or not self.parts:
            return False
        last = self.parts[-1]
        return last.kind == "comma" or (last.kind == "name" and self.is_unit(last))  # "RSUD Sultan Thaha"

    def _attributive(self, i: int, size: int) -> bool:
        """Say whether an office stands between whose it is and who holds it: "Houston police spokesman Dana Lee"."""
        if not self.known.attributive:
            return False
        office = " ".join(word.low for word in self.words[i : i + size])
        named = all(part.kind == "name" for part in self.parts)
        return office in self.known.attributive and named and self.capital_follows(i + size - 1)

    def _in_role(self) -> bool:
        return not _ROLES.isdisjoint([kind for kind, _, _ in self.parts])

    def _word(self, i: int, token: Token) -> int:
        word = token.text
        capital = self.is_capital(word) or (word[0].isdigit() and any(c.isupper() for c in word))
        if capital and (not self._bars(word, i) or self._goes_on(i)):
            opens_role = not self.parts and (word in self.known.units or (len(word) > 2 and word.isupper()))
            self._add("units" if opens_role else "name", i, 1)
            return 1
        if not self.parts:
            return 0
        if word == "/" and self._in_role() and self.parts[-1].kind == "name":
            self._add("name", i, 1)
            return 1
        low = word.lower()
        joins = low in self.known.joins
        if (joins or low in self.known.particles) and (self.capital_follows(i) or self._unit_follows(i)):
            if joins and not self._in_role():
                return 0
            self._add("join", i, 1)
            return 1
        dated = len(word) == _YEAR and i + 1 < len(self.words) and self.words[i + 1].text == ","
        if (
            word.isdecimal()
            and (self._governs() or self._of_office() or self._counted(i))
            and self.capital_follows(i + dated)
        ):
            self._add(
                "word", i, 1
            )  # "Kanit 2 Satuan Patroli", "Kanit 1 Subdit 3 Direktorat", "Manajer Daop 8 Surabaya"
            return 1
        if size := self._goes_over(token.low, i) or self._points(i):
            self._add("link", i, size)
            return int(size)
        if (
            self.must
            and all(part.kind == "openers" for part in self.parts)
            and word.isalpha()
            and self._may_describe(token.low)
        ):
            self._add("people", i, 1)  # "seorang tetangganya"
            return 1
        if self._describes() and word.isalpha() and not self._ends_description(word.lower()):
            self._add("word", i, 1)
            return 1
        return 0

    def _bars(self, word: str, i: int) -> bool:
        """Say whether a capitalised word is known to be no name, or only opens the sentence."""
        if word in self.known.never and not (self._calls() and word.lower() in self.known.given):  # "kata Hari."
            return word not in self.known.units or not self._in_role()
        if tells_of(word) or (word[-1].islower() and word.partition("-")[0] in self.known.never and "-" in word):
            return True  # "lewat laman Facebook-nya"
        if not self.parts and (
            (word in self.known.unnamed and not self.must) or word.rstrip(".").lower() in self.known.suffixes
        ):
            return True
        return not self.parts and (i == 0 or self.words[i - 1].text == ".") and word.lower() in self.evidence.common

    def _calls(self) -> bool:
        """Say whether a name must follow: "kata Hari", "AKBP Hari Wirawan", "Konsul Jenderal, Lalu Wirawan"."""
        return self.must or (bool(self.parts) and self.parts[-1].kind in ("ranks", "comma"))

    def _goes_on(self, i: int) -> bool:
        """Inside the name of an office any word may come: "Kabid Penyakit Menular dan Tidak Menular"."""
        if self.parts and self.acronym(i + 1):
            return True
        if self.parts and is_land(self.text[self.parts[-1].start : self.words[i].end]):
            return True  # "Gubernur Negeri Sembilan"
        joined = bool(self.parts) and self.parts[-1].kind == "join"
        return joined and self._in_role() and self.capital_follows(i)

    def _unit_follows(self, i: int) -> bool:
        """Say whether an office goes on with two capitals: "Kepala Seksi Sosial dan Korban Bencana Dinsos"."""
        capital = i + 1 < len(self.words) and self.is_capital(self.words[i + 1].text)
        return capital and self.parts[0].kind == "offices" and self.capital_follows(i + 1)

    def _governs(self) -> bool:
        last = self.parts[-1]
        return last.kind == "offices" or self.text[last.start : last.end] in self.known.units

    def _counted(self, i: int) -> bool:
        """Say whether what somebody works at is one of several, a name behind it: "Guru SMPN 1 Wirasaba, Rina"."""
        word = self.text[self.parts[-1].start : self.parts[-1].end]
        coded = self.parts[0].kind == "people" and self.parts[-1].kind == "name" and len(word) > 2 and word.isupper()
        return coded and i + 2 < len(self.words) and self.words[i + 2].text == "," and self.capital_follows(i + 2)

    def _of_office(self) -> bool:
        return self.parts[0].kind == "offices" and self.parts[-1].kind == "name"

    def _goes_over(self, word: str, i: int) -> bool:
        """Say whether a role goes on with its group, or a description with its name."""
        if not self._in_role() or not self.capital_follows(i):
            return False
        if word in self.known.named:
            return True
        if self.is_named() or (word in self.known.places and self.is_whole()):
            return False  # "Kasubdit II Kombes Rudi Hartono di Mabes Polri"
        if word in self.known.of and self.name_behind_place(i + 1):
            return True
        governed = self.words[i + 1].text in self.known.units or class_at(self.words, i + 1, self.known)[0] == "bodies"
        return word in self.known.of and governed and self.parts[0].kind == "offices"

    def _points(self, i: int) -> int:
        """Count the words for a country named before, whose office it is: "Menteri Sosial negara itu Rina Wati"."""
        if self.parts[0].kind != "offices":
            return 0
        size = 1 if self.words[i].low in self.known.definite else 2
        last = i + size - 1
        pointed = last < len(self.words) and self.words[last].low in self.known.definite
        if pointed and self.named_apart(last + 1):
            return size + 1  # "sekretaris lembaga itu, Rina Wati"
        bare = pointed and self.capital_follows(last) and self.bare(last + 1)
        return size if bare and self.words[last - 1].text[0].islower() else 0

    def _may_describe(self, word: str) -> bool:
        return len(word) > 3 and not self._ends_description(word)

    def _describes(self) -> bool:
        """A description that began with a lower-case word goes on in lower case: "juru bicara rumah sakit"."""
        if self.parts[-1].kind == "name" or len(self.parts) > 7:
            return False
        return self._in_role() and not any(part.kind == "ranks" for part in self.parts)

    def _ends_description(self, word: str) -> bool:
        return (
            word in self.known.before
            or word in self.known.ends
            or word in self.known.counts
            or is_verb(word, self.pack)
        )

    def _parenthesis(self, i: int) -> int:
        """Step over "(Pol)", "(Purn)", "(Persero)", "(RSUD)" inside a role."""
        closes = [k for k in range(i + 1, min(i + 6, len(self.words))) if self.words[k].text == ")"]
        if not closes or not self.parts or self.words[i + 1].text[0].isdigit() or self.is_named():
            return 0
        inside = self.words[i + 1]
        kind, _ = class_at(self.words, i + 1, self.known)
        if kind == "ranks":
            self._add("ranks", i, closes[0] - i + 1)
            return closes[0] - i + 1
        if self.acronym(i) and not any(part.kind in ("ranks", "offices") for part in self.parts):
            self._add("name", i, 3)
            return 3
        after = self.words[closes[0] + 1].text if closes[0] + 1 < len(self.words) else ""
        follows = after[:1].isupper() or after == ","
        if inside.text[0].isupper() and follows and self._in_role():
            self._add("unit", i, closes[0] - i + 1)
            return closes[0] - i + 1
        return 0

    def _comma(self, i: int) -> int:
        """A comma between office and name is stepped over: "Kasat Lantas Polres Lebak, AKP Rahmat"."""
        if not self._in_role() or i + 1 >= len(self.words):
            return 0
        token = self.words[i + 1]
        kind, _ = class_at(self.words, i + 1, self.known)
        if self._ranked(kind):
            return 0
        if kind and token.low in self.known.given and token.text[0].isupper():
            kind = None
        if kind == "ranks" or token.text in self.known.units:
            self._add("comma", i, 1)
            return 1
        if self.stands_alone(i + 1) or token.low in self.known.suffixes:
            return 0  # "Rina Wati, M.Psi"
        if size := self._before_name(i + 1):
            self._add("comma", i, size + 1)
            return size + 1
        last = self.parts[-1]
        listed = last.kind == "name" and is_ordinary(self.text[last.start : last.end].lower(), self.pack)
        if listed and self.parts[0].kind == "offices" and token.text[0].isupper() and is_ordinary(token.low, self.pack):
            self._add("comma", i, 1)  # "Kepala Unit Pengaturan, Penjagaan dan Patroli Budi"
            return 1
        if (
            kind
            or is_ordinary(token.low, self.pack)
            or not token.text[0].isupper()
            or (token.text in self.known.never and not (token.low in self.known.given and self.capital_follows(i + 1)))
            or token.low in self.evidence.places
            or ((self.trailing_name() or self._of_people()) and self.region_at(i + 1))
        ):
            return 0
        long = len(self.trailing_name()) > 2 and not self._closes(i + 1)
        if self.parts[0].kind == "bodies" or long or self._clause_at(i + 1):
            return 0
        self._add("comma", i, 1)
        return 1

    def _before_name(self, i: int) -> int:
        """Count what stands between an office, or people of a place, and a name: "warga Karang, Maluku Utara, Rina"."""
        if self.parts[0].kind == "offices":
            return self.list_at(i) or self.places_at(i)
        return self.places_at(i) if self._of_people() else 0

    def _of_people(self) -> bool:
        """Say whether it is told which people are meant: "warga Desa Karang"."""
        return self.parts[0].kind == "people" and len(self.parts) > 1

    def _ranked(self, kind: str | None) -> bool:
        """Say whether a rank has led to the name, unless a house has it: "Direktur RSUD Prof Budi, dr Rina Wati"."""
        first = next((k for k, part in enumerate(self.parts) if part.kind == "ranks"), None)
        if first is None:
            return False
        housed = first > 0 and self.parts[0].kind == "offices" and self.parts[first - 1].kind in ("bodies", "units")
        return not (housed and kind == "ranks")

    def _closes(self, i: int) -> bool:
        """Say whether a run of capitals that a mark ends stands behind an office: "Ketua Gapoktan Tani Maju, Unus,"."""
        end = i
        while end < len(self.words) and self.words[end].text[0].isupper():
            end += 1
        marked = end >= len(self.words) or self.words[end].text in _MARKS
        return (
            marked and self.parts[0].kind == "offices" and not any(is_region(word.text) for word in self.words[i:end])
        )

    def _clause_at(self, i: int) -> bool:
        """Say whether behind "kata Kapolres," somebody else begins to act: "Budi mengambil uang itu"."""
        if len(self.parts) > 1:
            return False
        while i < len(self.words) and self.words[i].text[0].isupper():
            i += 1
        acts = i < len(self.words) and is_verb(self.words[i].low, self.pack)
        return acts and (self.must or self.words[i].low not in self.known.before)

    def _add(self, kind: str, i: int, size: int) -> None:
        self.parts.append(_new(Part, (kind, self.words[i][1], self.words[i + size - 1][2])))

    def _is_pointed(self, opener: str) -> bool:
        """Say whether an opener makes it somebody told of before: "sang pelatih", but not "sang ibu"."""
        head = self.parts[1] if len(self.parts) > 1 else self.parts[0]
        kin = self.text[head.start : head.end].lower() in self.pack.roles.deputies
        return opener in self.pack.roles.pointing and not kin

    def _phrase(self, after: int) -> Phrase:
        parts = self.parts
        span = _new(Span, (parts[0][1], parts[-1][2]))
        follows = self.words[after].text.lower() if after < len(self.words) else ""
        definite = follows in self.known.definite
        if parts[0].kind == "pronouns":
            return Phrase(span, None, None, "pronoun")
        if self.is_body() or all(part.kind == "units" for part in parts):
            first = 1 if self.text[span.start : parts[0].end].lower() in self.known.articles and len(parts) > 1 else 0
            written = " ".join(self.text[parts[first].start : span.end].split())
            return Phrase(span, written, None, "body", definite)
        name = self.name_parts()
        opener = " ".join(self.text[span.start : parts[0].end].lower().split()) if parts[0].kind == "openers" else ""
        definite = definite or (not name and self._is_pointed(opener))
        of_one = opener in self.known.articles and len(parts) > 1
        span_of_role = Span(parts[1].start, span.end) if of_one else span
        if opener and not of_one and name and parts[1].kind in ("people", "word"):
            name = []  # "para pedagang Pasar Baru": several people have no name
        if not name or (definite and self._in_role() and not self.text[span.start].isupper()):
            role = self.without_ranks(span_of_role)
            return (
                Phrase(span, None, role, "description", definite, of_one and not (opener and self._is_pointed(opener)))
                if role
                else Phrase(span, None, None, "pronoun")
            )
        words = [self.text[part.start : part.end] for part in name]
        return Phrase(span, " ".join(words), self.role_between(span[0], name[0][1]), "person")
