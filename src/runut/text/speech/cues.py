"""Find the words that say who speaks, and the phrase that names the speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from runut.model import Span
from runut.text.phrases import Phrase, phrase_at
from runut.text.speech.cuewords import cue_table, deeds, openings, standing_at, verbs
from runut.text.speech.named_behind import CLAUSE_MARKS, ENDS, Line
from runut.text.speech.subjects import Subjects
from runut.text.wording import Token, class_at, is_ordinary, is_verb

_ADDED = 9  # words behind "..., police said" that tell when or where, its full stop among them
_CENTURIES = ("19", "20")
_SHORTEST = 4  # words of a sentence that opens with an account
_AGED = " ,0123456789"  # behind a name, up to its verb: ", 34, said"
_COUNTED = 4  # words behind "menghitung" among which what is counted stands
_RELATED = 2  # words before a verb that only tells what something is
_CLOSING = frozenset(('"', "”", "’"))
_POINTED = 2  # words from which on a description holds more than its head and "ini"
_VAGUE = 2  # words: "sejumlah pihak"


class Cue(NamedTuple):
    """A speech cue with the phrase that names the speaker; `trails` when it follows the words it attributes."""

    span: Span
    phrase: Phrase
    whole: bool  # covers the whole sentence, not only what follows
    told: bool = True  # tells something, rather than feels about it
    tag: bool = False  # a verb and its speaker set beside what is told: "..., kata Budi, ..."
    guessed: bool = False  # a headline's, of somebody who must speak below to be its speaker


class Cues(Subjects):
    """Finds the cues of one text, in which what stands inside quotation marks is blanked."""

    def of(self, line: Line) -> Iterator[Cue]:
        """Yield each cue of a sentence in order, none inside the phrase of the one before."""
        begin, table, words = line.span.start, cue_table(self.pack), line.tokens
        opening = self._opening(line) if line.headline else self._account(line)
        if opening:
            yield opening
            begin = begin if opening.guessed else opening.span.end
        for i in [i for i, low in enumerate(line.lows) if low in table]:
            token = words[i]
            if token.start < begin:
                continue
            for kind, parts in islice(standing_at(table, words, i), 1):
                at = Span(token.start, words[i + len(parts) - 1].end)
                cue = self._cue(line, kind, " ".join(parts), begin, at)
                if cue:
                    begin = max(cue.phrase.span.end, cue.span.end)
                    yield cue

    def _account(self, line: Line) -> Cue | None:
        """Give whose account opens a sentence: "Catatan BPBD: ...", "Versi LBH, ...", "Data posko per Rabu, ..."."""
        words = line.tokens
        if len(words) < _SHORTEST or words[0].low not in self.pack.speech.opens:
            return None
        phrase, after = phrase_at(self.frame, words, 1, self.pack, self.evidence)
        if phrase is None or phrase.kind != "body" or after >= len(words):
            return None
        mark = after
        if words[after].low in self.known.ends:  # "per Rabu (3/4)"
            mark = next((k for k in range(after, min(after + _ADDED, len(words))) if words[k].text in ",:"), after)
        return Cue(Span(words[0].start, words[0].end), phrase, whole=True) if words[mark].text in ",:" else None

    def _opening(self, line: Line) -> Cue | None:
        """Give whom a headline names before a colon: "Polisi: 12 Orang Tewas", "Data BNPB: ...", "Banjir, Rina: "."""
        words = line.tokens
        colon = next((k for k, word in enumerate(words) if word.text == ":"), 0)
        first = max((k + 1 for k in range(colon) if words[k].text == ","), default=0)
        i = first + 1 if words and words[first].low in self.pack.speech.documents else first
        if i >= colon:
            return None
        phrase, after = phrase_at(self.frame, words, i, self.pack, self.evidence)
        if phrase is None or after != colon:
            return None
        heads = (class_at(words, k, self.known)[0] for k in (i, after - 1))  # "Polda Papua:", "State Police:"
        guessed = not {"bodies", "offices"}.intersection(heads)
        if guessed and (phrase.kind != "person" or phrase.role or is_ordinary(words[i].low, self.pack)):
            return None  # "Kasus Rina Wati: ..."
        return Cue(Span(words[colon].start, words[colon].end), phrase, whole=False, guessed=guessed)

    def _cue(self, line: Line, kind: str, words: str, begin: int, at: Span) -> Cue | None:
        cue = self._said_by(line, kind, words, begin, at)
        return None if cue and self._is_anybody(cue.phrase) else cue

    def _is_anybody(self, phrase: Phrase) -> bool:
        """Say whether a phrase names nobody at all: "banyak orang menyebut", "berbagai pihak menilai"."""
        if phrase.kind not in ("description", "body") or phrase.definite:
            return False
        words = (phrase.name or phrase.role or "").lower().split()
        return bool(words) and words[-1] in self.pack.speech.anybody and len(words) <= _VAGUE

    def _said_by(self, line: Line, kind: str, words: str, begin: int, at: Span) -> Cue | None:
        if kind == "attached":
            named = self.named_behind(line, at)
            if named:
                return Cue(at, named, whole=True)
            return Cue(at, Phrase(Span(at.end - 1, at.end), None, None, "pronoun"), whole=True)
        if words.split()[0] in self.pack.speech.cites and (teller := self._teller(line, begin, at.start)):
            return Cue(at, teller, whole=False)  # "Ia mengutip laporan warga bahwa ..."
        if kind == "forward":
            phrase = None if self._gives_name(line, words, at.start) else self.forward(line, at.end)
            guessed = line.headline and phrase is not None and phrase.kind == "person" and not phrase.role
            return Cue(at, phrase, whole=True) if phrase and not guessed else None
        if kind == "cites":
            phrase = self.forward(line, at.end)
            return Cue(at, phrase, whole=True) if phrase and self._is_told_of(phrase) else None
        return self._verb_cue(line, words, begin, at.start, at.end)

    def _teller(self, line: Line, begin: int, start: int) -> Phrase | None:
        """Give the person, no medium, who quotes somebody: named with an office, or told of as "ia"."""
        teller = self.backward(line, begin, start) if start > line.span.start else None
        return teller if teller and (teller.kind == "pronoun" or (teller.kind == "person" and teller.role)) else None

    def _gives_name(self, line: Line, words: str, start: int) -> bool:
        """Say whether a thing is only called something: "kendaraan yang disebut Dapur Lapangan"."""
        i = bisect_left(line.starts, start)
        if words in self.pack.speech.naming and (i == 0 or line.tokens[i - 1].low in self.pack.speech.called):
            return True  # "biasa disebut Sinta"
        if i < _RELATED or line.tokens[i - 1].low not in self.pack.speech.relative:
            return False
        if words in self.pack.speech.naming:
            return True
        k = i - 2 if line.tokens[i - 2].low not in self.pack.speech.likened else i - 3
        told = self.pack.speech
        heads = (*told.documents, *told.accounts, *told.by)  # "Data yang disampaikan Kapolda"
        return k >= 0 and line.tokens[k].text not in CLAUSE_MARKS and line.tokens[k].low not in heads

    def _acts_behind(self, line: Line, phrase: Phrase) -> bool:
        """Say whether a sentence that a tag would open goes on without a mark behind its speaker."""
        i = bisect_left(line.starts, phrase.span.end)
        return i < len(line.tokens) and line.tokens[i].text[0].isalpha()

    def _is_quoted_before(self, start: int) -> bool:
        """Say whether a quotation that a full stop ends stands right before: '"... padam." Kata Budi'."""
        return start > 1 and self.frame[start - 1] == " " and self.frame[start - 2] in _CLOSING

    def _is_told_of(self, phrase: Phrase) -> bool:
        """Say whether a phrase tells who somebody is: a name alone behind "mengutip" may be a medium's."""
        return bool(phrase.role) or (phrase.kind == "body" and (phrase.name or "")[:1].islower())

    def _verb_cue(self, line: Line, verb: str, begin: int, start: int, end: int) -> Cue | None:
        speech = verbs(self.pack)
        i = bisect_left(line.starts, start)
        if i and line.tokens[i - 1].low in self.pack.speech.through:
            return None  # "melalui pesan WhatsApp"
        if verb in speech.after and not (verb in speech.before and self._is_named_before(line, begin, start)):
            phrase = self._tagged(line, verb, start, end)
            opens = start == line.span.start and not self._is_quoted_before(start)
            if phrase and opens and self._acts_behind(line, phrase):
                return None  # "Cerita korban Sementara itu, ..." is a line of its own
            if phrase and (
                self.detached(line, start)
                or (not line.headline and self._is_close(phrase, end) and verb not in speech.before)
            ):
                return Cue(Span(start, end), phrase, whole=True, tag=True)
        return self._stated(line, verb, begin, Span(start, end))

    def _tagged(self, line: Line, verb: str, start: int, end: int) -> Phrase | None:
        """Give whom a verb names behind it: "...," kata Budi."""
        tags = self.tags(line, start)
        phrase = self.forward(line, end) or (self.described(line, end) if tags else None)
        phrase = self.named_further(line, phrase, end) if tags else phrase
        if phrase and tags and self._is_own_account(phrase):
            phrase = Phrase(phrase.span, None, None, "pronoun")
        titled = self.frame[start].isupper() and start != line.span.start and not line.headline
        if (titled or verb in self.pack.speech.closing) and not tags:
            return None  # "Tim Nilai Tambah, ...", "Demikian Budi" say nothing but behind a quotation
        if phrase and line.headline and is_ordinary((phrase.name or "-").split()[0].lower(), self.pack):
            return None  # "Cerita Rina, Ungkap Awal Mula Kebakaran"
        owns = phrase and (phrase.name or "").endswith(self.pack.speech.possessives or "\n")
        return None if owns else phrase  # "..., said Moss's lawyer"

    def _stated(self, line: Line, verb: str, begin: int, at: Span) -> Cue | None:
        """Read a verb that stands behind its subject: "Budi mengatakan"."""
        speech = verbs(self.pack)
        felt = line.headline and verb in self.pack.speech.reactions
        if felt or verb not in (speech.headline if line.headline else speech.before):
            return None
        phrase = self.main_subject(line, at.start) if verb in self.pack.speech.participles else None
        phrase = phrase or self.subject_of(line, begin, at.start)
        phrase = self._settled(line, begin, at.start, phrase) if phrase else None
        if phrase is None or self._is_named_so(line, phrase) or self._shown(line, verb, phrase):
            return None
        if self._is_undergone(line, at.end):
            return None
        if self.files(line, verb, at.end) or (not line.headline and self._is_deed(line, verb, at.end)):
            return None
        told = verb not in self.pack.speech.reactions
        return Cue(at, phrase, whole=self._trails(line, phrase, at.start, at.end), told=told)

    def _is_undergone(self, line: Line, end: int) -> bool:
        """Say whether a verb tells what others say of its subject: "are both reported to be among the dead"."""
        i = bisect_left(line.starts, end)
        return " ".join(word.low for word in line.tokens[i : i + 2]) in self.pack.speech.passed

    def _is_own_account(self, phrase: Phrase) -> bool:
        """Say whether a quotation is only called somebody's words: "...," demikian penjelasannya."""
        word = (phrase.role or "").lower()
        stems = (word.removesuffix(pronoun) for pronoun in self.pack.speech.attached if word.endswith(pronoun))
        return phrase.kind == "description" and any(
            stem in self.pack.speech.accounts or stem in self.pack.speech.after for stem in stems
        )

    def _is_named_before(self, line: Line, begin: int, start: int) -> bool:
        """Say whether the subject of a verb behind a comma stands before it: "Rina Lake, 34, said the house shook"."""
        if not self.pack.speech.ages or self.frame[line.span.start : start].rstrip()[-1:] != ",":
            return False
        phrase = self.backward(line, begin, start)
        if phrase is None or phrase.kind not in ("person", "description"):
            return False
        before = self.frame[line.span.start : phrase.span.start].rstrip()[-1:]
        is_apposed = before == "," and self.frame[phrase.span.end : start].strip(_AGED) == ""
        opens = line.tokens[0].start == phrase.span.start  # "The woman, who lives there, said neighbors ..."
        if phrase.kind == "description":
            opens = opens and self.frame[phrase.span.end : phrase.span.end + 1] == ","
        return is_apposed or opens

    def _is_named_so(self, line: Line, phrase: Phrase) -> bool:
        """Say whether a clause only tells what somebody calls something: "what they described as a party"."""
        i = bisect_left(line.starts, phrase.span.start)
        return i > 0 and line.tokens[i - 1].low in self.pack.speech.what

    def _is_deed(self, line: Line, verb: str, end: int) -> bool:
        """Say whether somebody does something rather than says it: "merilis album", "melanjutkan pembangunan"."""
        speech = self.pack.speech
        i = bisect_left(line.starts, end)
        behind = line.tokens[i] if i < len(line.tokens) else None
        if verb in speech.takes and any(word.low in speech.taken for word in line.tokens[i : i + _COUNTED]):
            return True
        if verb in speech.counted:
            said = any(
                word.text[0].isdigit() or word.low in self.known.counts for word in line.tokens[i : i + _COUNTED]
            )
            if said or verb not in speech.marked:
                return not said
        if verb in speech.marked:
            return behind is not None and behind.text[0].isalnum() and behind.low not in speech.that
        return verb in speech.does and behind is not None and behind.low in deeds(self.pack)

    def _shown(self, line: Line, verb: str, phrase: Phrase) -> bool:
        """Say whether somebody shows something, rather than somebody's data: "Data BPBD menunjukkan"."""
        if verb not in self.pack.speech.shows:
            return False
        i = bisect_left(line.starts, phrase.span.start)
        return i == 0 or line.tokens[i - 1].low not in self.pack.speech.documents

    def _trails(self, line: Line, phrase: Phrase, start: int, end: int) -> bool:
        """Say whether speaker and verb come behind what is said: "Four were hurt, police said Monday."."""
        between = self.frame[phrase.span.end : start].strip()  # a comma behind "a spokesman, Dana Burton"
        if self.frame[line.span.start : phrase.span.start].rstrip()[-1:] != "," or between not in ("", ","):
            return False
        i = bisect_left(line.starts, end)
        rest = line.tokens[i:]
        if not rest or rest[0].text in ENDS:
            return True
        if rest[0].low in self.pack.dates.weekdays and rest[1:] and rest[1].text in ENDS:
            return True  # "..., police said Sunday, the third such attack"
        if len(rest) > _ADDED or any(word.low in self.pack.speech.that or self._counts(word) for word in rest):
            return False
        if line.tokens[0].low in self.pack.speech.conjunctions:
            return False  # "After four were hurt, police said on Monday the road was closed."
        told = line.tokens[i - 1].low in self.pack.speech.told  # "police told Reuters."
        return told or rest[0].low in self.pack.speech.beside or rest[0].low in self.pack.dates.weekdays

    def _counts(self, word: Token) -> bool:
        return word.low in self.known.counts or (word.text.isdecimal() and not word.text.startswith(_CENTURIES))

    def _is_close(self, phrase: Phrase, end: int) -> bool:
        """Say whether a name set off by a comma follows a verb inside its clause: "dalam razia itu kata Budi, ..."."""
        behind = self.frame[phrase.span.end : phrase.span.end + 1]
        opened = (phrase.role or "").lower().startswith(self.pack.roles.articles)  # "di sela sebuah acara, Solo,"
        return phrase.kind == "person" and phrase.span.start == end + 1 and behind == "," and not opened

    def _settled(self, line: Line, begin: int, verb: int, phrase: Phrase) -> Phrase:
        """Give the whole of a description; in a headline, where all words are capitals, a name without what it does."""
        if not line.headline:
            return self._pointed(line, begin, verb, phrase)
        words = (phrase.name or "").split() if phrase.kind == "person" else []
        size = len(words)
        while size > 1 and is_ordinary(words[size - 1].lower(), self.pack) and words[size - 1][1:].islower():
            size -= 1
        return phrase._replace(name=" ".join(words[:size])) if size < len(words) else phrase

    def _pointed(self, line: Line, begin: int, verb: int, phrase: Phrase) -> Phrase:
        """Give the whole of a description in which a name only tells more: "Jebolan PB Maju ini menilai"."""
        words, stop = line.tokens, bisect_left(line.starts, verb)
        while stop and words[stop - 1].low in self.known.fillers:
            stop -= 1
        first = max((k + 1 for k in range(stop) if words[k].text in CLAUSE_MARKS or words[k].start < begin), default=0)
        if stop - first <= _POINTED or words[stop - 1].low not in self.known.definite or phrase.definite:
            return phrase
        head = words[first]
        if phrase.span.start <= head.start or not (head.low in self.known.heads or is_ordinary(head.low, self.pack)):
            return phrase
        if self.known.classes.get(head.low, "people") != "people" or self._opens(head.low):
            return phrase
        leads = words[bisect_left(line.starts, phrase.span.start) - 1].low
        if leads in self.known.named or any(called.endswith(f" {leads}") for called in self.pack.roles.called):
            return phrase  # "Pria bernama Budi itu mengaku"
        span = Span(head.start, words[stop - 1].start)
        return Phrase(span, None, span.of(self.frame).strip(), "description", definite=True)

    def _opens(self, word: str) -> bool:
        return word in openings(self.pack) or word in self.known.barring or is_verb(word, self.pack)
