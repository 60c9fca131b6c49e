"""Read who is named behind a word of speech: name, role, where from, and what follows the name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from runut.lang import Pack
from runut.model import Span
from runut.text.phrases import Phrase, named_at, phrase_at
from runut.text.speech.cuewords import account_at, by_words
from runut.text.speech.marks import Quotation
from runut.text.wording import Evidence, Token, class_at, is_ordinary, is_verb, may_describe, vocabulary
from runut.world import places

CLAUSE_MARKS = frozenset((",", "-", "–", "—", ":", ";"))
ENDS = frozenset((".", ",", ";", "!", "?"))
_POINTING = 6  # words between a description and the word that points back: "kelas dua ini"
_UNKNOWN = 6  # small words that tell what somebody is
_DESCRIBED = 3  # small words that alone stand for who speaks
_BESIDE = 8  # signs between a mark and its tag: a comma, a space
_OF = 4  # words with capitals of what somebody unknown works for
_KNOWN = 8  # words in which it is told by what name somebody goes
_HOLE = 9  # words behind a link left out of an office, among which its holder's name begins
_PLACED = 5  # words of a place and of what leads to it


@dataclass(slots=True)
class Line:
    """A sentence before its speakers are known; where its words start, and these in small letters."""

    span: Span
    paragraph: int
    tokens: list[Token]
    quotations: list[Quotation]
    headline: bool
    starts: list[int]
    lows: list[str]


class Behind:
    """Reads the phrases behind the words of speech of one text, in which what stands inside marks is blanked."""

    def __init__(self, frame: str, pack: Pack, evidence: Evidence) -> None:
        self.frame, self.pack, self.evidence = frame, pack, evidence
        self.known = vocabulary(pack)

    def named_behind(self, line: Line, at: Span) -> Phrase | None:
        """Give whom a tag names though it says "ia" as well: "...," ujarnya Rudi Hartawan, humas rumah sakit."""
        i = bisect_left(line.starts, at.end)
        if not self.detached(line, at.start) or i >= len(line.tokens) or line.tokens[i].text in CLAUSE_MARKS:
            return None
        phrase, after = phrase_at(self.frame, line.tokens, i, self.pack, self.evidence)
        if (
            phrase is None
            or phrase.kind != "person"
            or (after < len(line.tokens) and is_verb(line.tokens[after].low, self.pack))
        ):
            return None
        return self.with_apposition(line, phrase, after)

    def detached(self, line: Line, start: int) -> bool:
        """Say whether a mark, or nothing, stands before a verb."""
        before = self.frame[line.span.start : start].rstrip()[-1:]
        return not before or not before.isalnum()

    def tags(self, line: Line, start: int) -> bool:
        """Say whether a verb stands right behind a quotation."""
        return any(0 <= start - quotation.outer.end < _BESIDE for quotation in line.quotations)

    def forward(self, line: Line, end: int) -> Phrase | None:
        """Read who is named behind a word of speech: name and role, a description, an account, one of a crowd."""
        i = bisect_left(line.starts, end)
        if commenter := self._commenter(line, i):
            return commenter
        i = self._first(line, i)
        if i >= len(line.tokens):
            return None
        if line.tokens[i].text == "@":
            return account_at(self.frame, line.tokens[i].start)
        phrase, after = named_at(self.frame, line.tokens, i, self.pack, self.evidence)
        if phrase is None:
            return self._named_after_words(line, i)
        if after < len(line.tokens) and line.tokens[after].text == "@":
            return account_at(self.frame, line.tokens[after].start)  # "akun Instagam @sinta_dewi"
        return self._whole(line, phrase, after)

    def _first(self, line: Line, i: int) -> int:
        """Step over "oleh" and "akun", and over the comma of a link that was left out: "kata , Budi Santoso"."""
        words, first = line.tokens, i
        while i + 1 < len(words) and (words[i].low in by_words(self.pack) or self._leads_on(words, first, i)):
            i += 1
        return i + 1 if i + 1 < len(words) and words[i].text == "," and words[i + 1].text[0].isupper() else i

    def _leads_on(self, words: list[Token], first: int, i: int) -> bool:
        """Say whether a word only leads to whose statement it is: "menurut sebuah pernyataan dari Yayasan Arta"."""
        if i == first and words[i].low in self.known.articles:
            return words[i + 1].low in by_words(self.pack)
        account = i > 0 and (words[i - 1].low in by_words(self.pack) or words[i - 1].low in self.pack.speech.accounts)
        names = words[i + 1].text[0].isupper() or class_at(words, i + 1, self.known)[0] is not None
        return account and words[i].low in self.known.of and names

    def _whole(self, line: Line, phrase: Phrase, after: int) -> Phrase:
        """Read on behind a phrase: through whom, where from, what else tells who it is."""
        if phrase.kind == "person" and (phrase.role or "").lower().startswith(self.pack.roles.articles):
            phrase = self._named_after_place(line, phrase, after) or phrase  # "salah satu anggota Tim Maju, Budi."
        if after + 1 < len(line.tokens) and line.tokens[after].low in self.pack.speech.through:
            spoke, behind = phrase_at(self.frame, line.tokens, after + 1, self.pack, self.evidence)
            if spoke and spoke.kind == "person":
                phrase, after = spoke, behind
        if phrase.kind == "description" and not phrase.definite:
            named = self._named_after_place(line, phrase, after)
            if named:
                return named
            phrase = phrase._replace(definite=self._points_back(line, after))
        return self.with_apposition(line, phrase, after)

    def _commenter(self, line: Line, i: int) -> Phrase | None:
        """Read one of a crowd of whom no more is known: "kata netizen lainnya", but not "tulis netizen @sinta"."""
        words = line.tokens
        if i >= len(words) or words[i].low not in self.pack.speech.commenters:
            return None
        last = i + 1 if i + 1 < len(words) and words[i + 1].low in self.pack.roles.others else i
        if last + 1 < len(words) and words[last + 1].text not in ENDS and not self._follows(words[last + 1].low):
            return None
        span = Span(words[i].start, words[last].end)
        return Phrase(span, None, span.of(self.frame), "description")

    def _named_after_words(self, line: Line, i: int) -> Phrase | None:
        """Read the name behind small words that nothing is known of, and what they are of: "ungkap terapis keluarga,
        Rina Wati."; "kata penyelia gudang Sumber Arta, Rina Wati."."""
        words, comma = line.tokens, i
        while comma < len(words) and comma - i < _UNKNOWN and may_describe(words[comma], self.pack):
            comma += 1
        small = comma
        while comma > i and comma < len(words) and comma - small < _OF and words[comma].text[0].isupper():
            comma += 1
        if comma == i or comma + 1 >= len(words) or words[comma].text != ",":
            return None
        return self._named_after_place(
            line, Phrase(Span(words[i].start, words[comma - 1].end), None, "", "description"), comma
        )

    def described(self, line: Line, end: int) -> Phrase | None:
        """Read small words that nothing is known of as who speaks: "..., ujar polwan itu", "papar pengawas lomba,"."""
        words, first = line.tokens, bisect_left(line.starts, end)
        if first + 1 < len(words) and words[first].low in self.pack.speech.nouns and self._may_speak(words[first + 1]):
            first += 1  # "states the report"
        i = first
        while i < len(words) and i - first < _DESCRIBED and self._may_speak(words[i]):
            i += 1
        follows = words[i].low if i < len(words) else ""
        if i == first or not (i == len(words) or words[i].text in ENDS or self._follows(follows)):
            return None
        if words[first].low in self.pack.speech.by or words[first].low in self.pack.speech.documents:
            return None  # "bunyi surat itu"
        span = Span(words[first].start, words[i - 1].end)
        return Phrase(span, None, span.of(self.frame), "description", follows in self.known.definite)

    def _may_speak(self, word: Token) -> bool:
        return may_describe(word, self.pack) and not is_verb(word.low, self.pack) and not self._follows(word.low)

    def _follows(self, word: str) -> bool:
        """Say whether a word ends what somebody is: "itu", "yang", "di"."""
        roles = self.pack.roles
        return word in self.known.definite or word in self.pack.speech.relative or word in roles.apart

    def _named_after_place(self, line: Line, phrase: Phrase, i: int) -> Phrase | None:
        """Read the name behind a description and where it is from: "kata salah seorang warga di Karang, Usman"."""
        words, comma = line.tokens, i
        if i < len(words) and words[i].low in self.known.places | self.known.of:
            comma = i + 1
            while comma < len(words) and comma - i < _PLACED and words[comma].text[0].isalpha():
                comma += 1
        if comma - i == 1 or comma + 1 >= len(words) or words[comma].text != ",":
            return None
        named, after = phrase_at(self.frame, words, comma + 1, self.pack, self.evidence)
        closed = after >= len(words) or words[after].text in ENDS or words[after].text == "("
        if named and places.find(named.name or ""):
            return None  # "kata mantan gubernur di Istana Negara, Jakarta,"
        if named is None or named.kind != "person" or named.role or not closed:
            return None
        small = any(word.text.islower() for word in words[i + 1 : comma])  # "di wilayah itu, Rina Wati"
        if small and (" " not in (named.name or "") or is_ordinary((named.name or "").split()[0].lower(), self.pack)):
            return None
        role = " ".join(self.frame[phrase.span.start : words[comma].start].split())
        return Phrase(Span(phrase.span.start, named.span.end), named.name, role, "person")

    def named_further(self, line: Line, phrase: Phrase | None, end: int) -> Phrase | None:
        """Read the full name that a tag closes with, behind what its holder owns or leads: "kata pemilik Melati Dua,
        Rina Wati."; "kata kepala polisi distrik, Rina Wati."; behind a link that was left out of an office, further on.
        """
        words, first = line.tokens, bisect_left(line.starts, end)
        if phrase and (phrase.definite or phrase.kind == "pronoun" or not (phrase.role or phrase.kind == "body")):
            return phrase
        is_named = phrase is not None and phrase.kind == "person"
        stop = self._end_of_office(line, bisect_left(line.starts, phrase.span.end) if phrase else first)
        if stop == first or stop >= len(words) or words[stop].text != ",":
            return phrase
        is_hole = not is_named and self.frame[words[stop].start - 1] == " "
        begins = self._behind_hole(line, stop) if is_hole else (stop + 1,)
        named = next((found for k in begins if (found := self._full_name(line, k))), None)
        if named is None:
            return phrase
        role = " ".join((*self.frame[words[first].start : words[stop - 1].end].split(), *(named.role or "").split()))
        return Phrase(Span(words[first].start, named.span.end), named.name, role, "person")

    def _end_of_office(self, line: Line, i: int) -> int:
        """Give where the words end that tell further what somebody is: "kepala polisi distrik", "Ketua RT 05"."""
        words, last = line.tokens, min(i + _OF, len(line.tokens))
        while i < last and words[i].text[0].isalnum() and not self._follows(words[i].low):
            if words[i].text[0].islower() and is_verb(words[i].low, self.pack):
                break
            i += 1
        return i

    def _behind_hole(self, line: Line, hole: int) -> Iterator[int]:
        """Yield where a name may begin behind a link left out of an office, inside what goes on to tell the office."""
        words = line.tokens
        for k in range(hole + 1, min(hole + _HOLE, len(words))):
            if words[k].text in ENDS and words[k].text != ",":
                return
            if self._follows(words[k].low) and words[k].low not in self.pack.dates.to:
                return
            if words[k - 1].text == "," or class_at(words, k, self.known)[0] in ("ranks", "offices"):
                yield k

    def _full_name(self, line: Line, i: int) -> Phrase | None:
        """Read a name of several words that ends what tells who speaks."""
        words = line.tokens
        if i >= len(words) or not words[i].text[0].isupper():
            return None
        named, after = phrase_at(self.frame, words, i, self.pack, self.evidence)
        closed = after >= len(words) or words[after].text in ENDS or words[after].text == "("
        closed = closed or self._follows(words[after].low)
        if named is None or named.kind != "person" or " " not in (named.name or "") or not closed:
            return None
        first = words[i].low
        is_office = first in self.pack.roles.deputies or (not named.role and is_ordinary(first, self.pack))
        is_degree = "." in (named.name or "").split()[0]  # "Budi, M. Biomed"
        return None if is_office or is_degree or places.find(named.name or "") else named

    def _points_back(self, line: Line, i: int) -> bool:
        """Say whether a description goes on and then points back: "kata perempuan yang menjabat dua tahun itu."."""
        close = next((k for k in range(i, len(line.tokens)) if line.tokens[k].text in ENDS), len(line.tokens))
        if close == i or line.tokens[close - 1].low not in self.pack.roles.definite:
            return False
        if line.tokens[i].low in self.pack.speech.relative:
            return True
        between = {word.low for word in line.tokens[i : close - 1]}
        return close - i <= _POINTING and between.isdisjoint(self.pack.roles.apart)

    def with_apposition(self, line: Line, phrase: Phrase, after: int) -> Phrase:
        """Add the role that follows the name: "kata Rina, kepala tim medis"; the name one of several goes by."""
        if phrase.kind == "description" and phrase.one:
            return self._known_as(line, phrase, after)
        if phrase.kind != "person" or phrase.role or after + 1 >= len(line.tokens) or line.tokens[after].text != ",":
            return phrase
        kind, _ = class_at(line.tokens, after + 1, self.known)
        if kind not in ("offices", "people"):
            return self._with_kin(line, phrase, after)
        role, behind = phrase_at(self.frame, line.tokens, after + 1, self.pack, self.evidence)
        if kind == "people" and behind < len(line.tokens) and is_verb(line.tokens[behind].low, self.pack):
            return phrase  # "Menurut Eko, keluarga korban menerima santunan"
        if role is None or role.kind not in ("description", "person") or (role.kind == "person" and kind == "people"):
            return phrase
        words = " ".join(self.frame[role.span.start : role.span.end].split())
        return Phrase(Span(phrase.span.start, role.span.end), phrase.name, words, "person")

    def _known_as(self, line: Line, phrase: Phrase, after: int) -> Phrase:
        """Read by what name somebody goes: "seorang dokter, yang hanya mau disebut Rina"."""
        words = line.tokens
        opened = (
            k for k in range(after, min(after + _PLACED, len(words))) if words[k].low in self.pack.speech.relative
        )
        i = next(opened, None)
        if i is None:
            return phrase
        for k in range(i + 1, min(i + _KNOWN, len(words) - 1)):
            if words[k].text in CLAUSE_MARKS:
                break
            if words[k].low in self.pack.roles.known_as and words[k + 1].text[0].isupper():
                named, behind = phrase_at(self.frame, words, k + 1, self.pack, self.evidence)
                closed = behind >= len(words) or words[behind].text in ENDS
                if named and named.kind == "person" and not named.role and closed:
                    return Phrase(Span(phrase.span.start, named.span.end), named.name, phrase.role, "person")
                break
        return phrase

    def _with_kin(self, line: Line, phrase: Phrase, after: int) -> Phrase:
        """Add whose relative it is: "said Ann Lee, Brown's aunt"."""
        words = line.tokens[after + 1 : after + 3]
        whose = "".join(word.text[-2:] for word in words[:1])
        if len(words) < 2 or whose not in ("'s", "’s") or self.known.classes.get(words[1].low) != "people":
            return phrase
        return Phrase(phrase.span, phrase.name, self.frame[words[0].start : words[1].end], "person")

    def files(self, line: Line, verb: str, end: int) -> bool:
        """Say whether a report goes to an office: "korban melaporkan pencurian itu ke polisi"."""
        speech = self.pack.speech
        if verb not in speech.files:
            return False
        i = bisect_left(line.starts, end)
        rest = [word for word in line.tokens[i:] if word.text not in CLAUSE_MARKS]
        if not rest or rest[0].low in self.known.ends | self.known.counts or rest[0].text[0].isdigit():
            return False
        if self._names_suspect(rest):
            return True
        for k in range(len(rest) - 1):
            if rest[k].low in speech.that:
                return False
            if rest[k].low in speech.files_to and class_at(rest, k + 1, self.known)[0] == "bodies":
                return True
        return False

    def _names_suspect(self, rest: list[Token]) -> bool:
        """Say whether somebody is reported rather than something: "Rina melaporkan Budi Santoso setelah ..."."""
        phrase, after = phrase_at(self.frame, rest, 0, self.pack, self.evidence)
        if phrase is None or phrase.kind != "person":
            return False
        return after == len(rest) or rest[after].text in ENDS or rest[after].low in self.pack.roles.barring
