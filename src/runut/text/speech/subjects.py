"""Find whom a verb of saying has for its subject."""

from __future__ import annotations

from bisect import bisect_left

from runut.model import Span
from runut.text.phrases import Phrase, phrase_at
from runut.text.phrases.parts import is_land, is_region
from runut.text.speech.cuewords import asides, openings
from runut.text.speech.named_behind import CLAUSE_MARKS, Line
from runut.text.speech.participles import Participles
from runut.text.wording import Token, is_ordinary

_NOUN = 5  # words from an article to the verb of what it opens: "the school district said"
_TOWN = 3  # words before the larger place: "of Karang ,"
_APPOSED = 12  # signs between a name and the role set behind it: a comma, perhaps an age
_BEHIND = 60  # signs of what stands between a name and the head of what tells who it is
_SHORT = 3  # letters: "it", "and", "but"
_NEXT = 2  # signs between a quotation and the word behind it


class Subjects(Participles):
    """Reads the phrases before the words of speech of one text, in which what stands inside marks is blanked."""

    def subject_of(self, line: Line, begin: int, start: int) -> Phrase | None:
        """Give who says what a verb tells: known of, or a word that no list has where that stands nearer."""
        phrase = self.backward(line, begin, start)
        noun = self._noun(line, begin, start) if self.pack.speech.nouns else None
        if phrase is None or noun is None:
            return phrase or noun or self._account_of(line, start)
        between = self.frame[phrase.span.end : noun.span.start].strip()
        ahead = self.frame[line.span.start : phrase.span.start].rstrip()[-1:]
        opens = not (ahead.isalnum() or ahead in CLAUSE_MARKS)
        if "," not in between or (between == "," and opens):
            return phrase  # "..., Rina Wati, Adi's mother said"
        return phrase if phrase.span.holds(noun.span) else noun

    def backward(self, line: Line, begin: int, verb: int) -> Phrase | None:
        """Find the subject of a verb: the first phrase of the nearest clause that no preposition governs."""
        i, stop = bisect_left(line.starts, begin), bisect_left(line.starts, verb)
        if i < stop and line.tokens[stop - 1].low in self.pack.speech.silent:
            return None
        clauses: list[list[Phrase]] = [[]]
        aside = False  # inside "yang ..." or "dikutip ..." between commas
        governed: Phrase | None = None
        i = self._main_clause(line, i, stop)
        while i < stop:
            if line.tokens[i].text in CLAUSE_MARKS:
                self._close_clause(line, i, clauses)
                aside = line.tokens[i + 1].low in asides(self.pack) and any(clauses)
                i += 1
                continue
            phrase, after = phrase_at(self.frame, line.tokens[:stop], i, self.pack, self.evidence)
            if phrase is None or aside or self._is_aside(line, phrase, i, clauses):
                i = i + 1 if aside else max(i + 1, after)
                continue
            points = phrase.kind == "body" or (phrase.kind == "description" and not phrase.one)
            if points and line.tokens[stop - 1].low in self.known.definite and after < stop - 1:
                pointing = not any(word.text in CLAUSE_MARKS for word in line.tokens[after:stop])
                phrase = phrase._replace(definite=pointing)  # "Presiden berusia 73 tahun itu mengatakan"
            before = line.tokens[i - 1].low if i else ""
            if before not in self.known.barring or before in self.pack.speech.through:
                clauses[-1].append(self.with_apposition(line, phrase, after))
            ends = after == stop or (after == stop - 1 and line.tokens[after].text == ",")
            governed = phrase if ends and phrase.kind == "person" and phrase.role else None
            behind = {word.low for word in line.tokens[after:stop]}
            if before in self.pack.speech.conjunctions and behind <= self.known.definite | self.known.fillers:
                return phrase  # "Warga pulang setelah polisi menyebut"
            i = after
        # "Saat penangkapan Kapolres Rudi mengatakan": nobody else can be meant
        subject = self._subject(clauses, line.span.start) or governed
        told_apart = stop > 1 and line.tokens[stop - 1].low in self.pack.speech.relative
        if told_apart and subject and subject.span.end == line.tokens[stop - 2].end:
            return None  # "mahasiswa yang menyampaikan pendapat" says nothing of what they say
        return subject

    def _is_aside(self, line: Line, phrase: Phrase, i: int, clauses: list[list[Phrase]]) -> bool:
        """Say whether a name is whose something is, a politician's party, or the larger place that follows a town."""
        name, speech = phrase.name or "", self.pack.speech
        if name.endswith(speech.possessives or "\n") or name.startswith(speech.parties or "\n"):
            return True
        is_bare = (bool(name) and not phrase.role) or (phrase.role or "-")[0].isupper()
        if not speech.ages or not is_bare or i < _TOWN or line.tokens[i - 1].text != ",":
            return False
        k = i - 2
        while k > 0 and line.tokens[k].text[0].isupper():
            k -= 1
        is_town = k < i - 2 and line.tokens[k].low in self.pack.roles.barring
        return is_town and any(one.kind == "person" and one.name for clause in clauses for one in clause)

    def _main_clause(self, line: Line, i: int, stop: int) -> int:
        """Give where the clause of a verb may begin: behind "melalui", or the comma of "Ditanya, Budi mengatakan"."""
        if line.tokens and line.tokens[0].low in openings(self.pack):
            comma = next((k for k in range(i, stop - 1) if line.tokens[k].text == ","), None)
            if comma is not None and (phrase := self._until(line, comma + 1, stop)) and phrase.name:
                i = comma + 1
        through = [k for k in range(i, stop - 1) if line.tokens[k].low in self.pack.speech.through]
        return through[-1] + 1 if through and self._until(line, through[-1] + 1, stop) else i

    def _until(self, line: Line, i: int, stop: int) -> Phrase | None:
        return phrase_at(self.frame, line.tokens[:stop], i, self.pack, self.evidence)[0]

    def _close_clause(self, line: Line, mark: int, clauses: list[list[Phrase]]) -> None:
        """Begin a clause behind a mark; a name before "Kabupaten" was where somebody is from."""
        placed = line.tokens[mark + 1].low in self.known.places and len(clauses) > 1 and any(clauses[:-1])
        if placed and all(phrase.kind == "person" and not phrase.role for phrase in clauses[-1]):
            clauses.pop()
        clauses.append([])

    def subject(self, line: Line, at: int) -> Phrase | None:
        """Give the subject of the clause in which something stands: "Iran menuduh mereka melakukan "..."."."""
        return self.backward(line, line.span.start, at)

    def _subject(self, clauses: list[list[Phrase]], opening: int) -> Phrase | None:
        for k in range(len(clauses) - 1, -1, -1):
            if not clauses[k]:
                continue
            first = clauses[k][0]
            named = [p for clause in clauses[:k] for p in clause if p.kind == "person" and not is_land(p.name or "")]
            somebody = named or [p for clause in clauses[:k] for p in clause if p.kind == "description"]
            if somebody and not first.role and self._is_placed(first):
                continue  # "Diva, Sukaraja, Kabupaten Bogor mengatakan"; "Warga Desa Karang, Kabupaten Bogor, ..."
            opens = bool(named) and named[-1].span.start == opening and self._is_title(named[-1], first)
            near = named and (first.span.start - named[-1].span.end <= _APPOSED or self._goes_behind(named[-1], first))
            if near and (opens or self._apposed(first)):
                return named[-1]  # "Budi, kerabat korban, mengatakan"; "Budi, Ketua RT setempat mengatakan"
            return first
        return None

    def _goes_behind(self, named: Phrase, first: Phrase) -> bool:
        """Say whether only a comma parts a name from what it tells of: "Rina Wati, the Arta city parks director,"."""
        between = self.frame[named.span.end : first.span.start].strip()
        words = between[1:].lower().split()
        apart = any(mark in between[1:] for mark in (",", ";", ":", ".")) or (
            words and words[0] in self.known.joins - self.known.articles
        )
        return not apart and first.name is None and between[:1] == "," and len(between) <= _BEHIND

    def _is_title(self, named: Phrase, title: Phrase) -> bool:
        """Say whether an office tells who the name is that opens the sentence: "Rina Wati, Director of Arta said"."""
        words = (named.name or "").split()
        heads = (" ".join((title.role or "").lower().split()[:size]) for size in (1, 2))
        office = any(self.known.classes.get(head) == "offices" for head in heads)
        known = any(is_ordinary(word.lower(), self.pack) for word in words)
        leads = self.frame.startswith(named.name or " ", named.span.start)
        return office and leads and len(words) > 1 and not known and not is_land(words[0])

    def _is_placed(self, phrase: Phrase) -> bool:
        name = phrase.name or ""
        if phrase.kind == "body":
            return bool(name) and name.split()[0].lower() in self.known.places
        return phrase.kind == "person" and is_region(name)

    def _apposed(self, phrase: Phrase) -> bool:
        """Say whether a phrase may only tell who the name before it is; "juru bicara Rudi" names another."""
        words = (phrase.role or "").split()
        if phrase.name:
            heads = (" ".join(words[:size]).lower() for size in range(1, len(words) + 1))
            office = any(self.known.classes.get(head) == "offices" for head in heads)
            return bool(words) and words[0][0].islower() and not office
        return bool(words) and (words[0][0].islower() or not phrase.definite)

    def _noun(self, line: Line, begin: int, start: int) -> Phrase | None:
        """Read a word that no list has as who speaks, where an article opens the clause: ", the airline said"."""
        words, stop = line.tokens, bisect_left(line.starts, start)
        if stop and (
            words[stop - 1].low in self.pack.speech.silent
            or words[stop - 1].low in self.known.joins | frozenset(self.pack.speech.relative)
        ):
            return None
        if stop and self.pack.speech.nouns and self._stands_bare(line, words[stop - 1]):
            return Phrase(Span(words[stop - 1].start, words[stop - 1].end), None, words[stop - 1].text, "description")
        for i in range(stop - 2, max(stop - _NOUN, -1), -1):
            if words[i].start < begin or not words[i + 1].text.replace("-", "").isalpha():
                return None
            owns = words[i].low.endswith(self.pack.speech.possessives or "\n")
            if owns or words[i].low in self.pack.speech.nouns:
                opens = i == 0 or words[i - 1].text in CLAUSE_MARKS or not words[i - 1].text[-1:].isalnum()
                role = self.frame[words[i if owns else i + 1].start : words[stop - 1].end]
                span = Span(words[i].start, words[stop - 1].end)
                return Phrase(span, None, role, "description") if opens else None
        return None

    def _stands_bare(self, line: Line, word: Token) -> bool:
        """Say whether one small word stands between a quotation and a verb: "...," airline says."""
        bare = word.text.isalpha() and word.text.islower() and len(word.text) > _SHORT
        return bare and any(0 < word.start - quotation.outer.end <= _NEXT for quotation in line.quotations)

    def _account_of(self, line: Line, start: int) -> Phrase | None:
        """Read a document told of before as whose it is: "Laporan itu memperkirakan", "Data yang sama menyebutkan"."""
        words, stop = line.tokens, bisect_left(line.starts, start)
        while stop and words[stop - 1].low in self.known.fillers:
            stop -= 1
        told = words[stop - 1].low if stop else ""
        if not (told in self.pack.roles.definite or told in self.pack.speech.same):
            return None
        head = stop - 2 if words[stop - 2].low not in self.pack.speech.relative else stop - 3
        opens = head == 0 or (head > 0 and words[head - 1].text in CLAUSE_MARKS)
        if not opens or words[head].low not in self.pack.speech.documents:
            return None
        return Phrase(Span(words[head].start, words[stop - 1].end), None, None, "account")
