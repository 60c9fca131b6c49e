"""Keep who is present in an article as it is read: whom "ia" or a quotation without a name means."""

from __future__ import annotations

from functools import cache

from runut.lang import Pack
from runut.model import Speaker
from runut.text.people import People
from runut.text.phrases import Phrase, phrase_at
from runut.text.speech.credits import Credits
from runut.text.speech.cues import Cues
from runut.text.speech.named_behind import Line
from runut.text.wording import is_nobodys, is_ordinary, is_verb, vocabulary
from runut.world import places

_INITIALS = 3  # letters
_OPENING = 8  # words of a sentence among which its subject begins
_SET = 2  # words that a sentence opens with, a name set behind them
_SET_OFF = 12  # words of a sentence among which a name is set off
_RECENT = 3  # sentences without speech in which "they" are told of
_CLOSE = 4  # words behind a subject among which its verb stands


class Meant:
    """Who spoke last and whom the sentences since have for their subject; `here` is the sentence that is read."""

    def __init__(self, frame: str, pack: Pack, people: People, cues: Cues, credits: Credits) -> None:
        self.frame, self.pack, self.people, self.cues, self.credits = frame, pack, people, cues, credits
        self.known = vocabulary(pack)
        self.here: Line | None = None
        self._last: Speaker | None = None
        self._is_new = False  # the last was only made known by name
        self._is_set_apart = False  # by commas, beside the quotation
        self._is_near = False  # in the paragraph of the quotation itself
        self._spoke: Speaker | None = None  # who spoke last, whoever was the subject since
        self.spoke_in = 0  # the paragraph of that
        self._passed: list[Line] = []  # sentences without speech since then: the last may name whom "ia" means
        self._unheard: list[Line] = []  # the sentences before anybody spoke
        self._person: Speaker | None = None  # "ia" is a person, if one spoke, rather than a body
        self._bodies: set[str] = set()
        self._voices: dict[str, Speaker] = {}  # who was heard, the last of them last
        self._since: list[Line] = []  # sentences without speech since then

    @property
    def last(self) -> Speaker | None:
        """Who spoke last, or whom a sentence since has for its subject."""
        while self._passed:
            line = self._passed.pop()
            near = self.here is not None and line.paragraph == self.here.paragraph and not line.headline
            known = self._made_known(line) if near else None
            topic = known or self._topic(line)
            if topic:
                self._is_set_apart = known is not None
                self._last, self._is_new = topic
                self._is_near = self.here is not None and line.paragraph == self.here.paragraph
                self._passed.clear()
                self._unheard.clear()
        return self._last

    @property
    def heard(self) -> Speaker | None:
        """Give who spoke last, whoever was told of since, unless that is too far back."""
        return self._spoke if len(self._since) < _RECENT else None

    def _named(self) -> Speaker | None:
        """Give whom the sentences open with where nobody spoke yet and nobody is known: "Wijanaka khawatir ..."."""
        while self._unheard:
            line = self._unheard.pop()
            phrase, after = phrase_at(self.frame, line.tokens, self._main_clause(line), self.pack, self.cues.evidence)
            one = phrase.role if phrase and phrase.one else None  # "Seorang pedagang yang tak mau disebut namanya"
            name = (phrase.name or one or "") if phrase and (one or phrase.kind == "person") else ""
            if not name or self._is_silenced(line, after, after + _CLOSE) or self.credits.medium_named(name):
                continue
            if _is_initials(name) or places.find(name) or is_ordinary(name.split()[0].lower(), self.pack):
                continue
            self._last = self.people.resolve(phrase, None) if phrase else None
            break
        return self._last

    def speaks(self, speaker: Speaker) -> None:
        """Take note that somebody spoke."""
        self._last = self._spoke = speaker
        self._is_new = self._is_set_apart = False
        self.spoke_in = self.here.paragraph if self.here else 0
        self._passed.clear()
        self._since.clear()
        self._voices.pop(speaker.name, None)
        self._voices[speaker.name] = speaker

    def passes(self, line: Line) -> None:
        """Take note of a sentence in which nobody speaks."""
        self._passed.append(line)
        self._since.append(line)
        if self._spoke is None and not line.headline:
            self._unheard.append(line)

    def named(self, speaker: Speaker, *, several: bool) -> None:
        """Take note of whom a phrase named, and whether that is a body or several people."""
        self.speaks(speaker)
        if several:
            self._bodies.add(speaker.name)
        elif not self.is_described(speaker):
            self._person = speaker

    def by(self, quoted: str, *, adds: bool = False) -> Speaker | None:
        """Whom "ia" means: a person rather than a body, and nobody of whom the quoted words speak as another.

        Who `adds` something ("imbuhnya") is who spoke before.
        """
        if adds and self._spoke and (self._spoke.name not in self._bodies or self.is_described(self._spoke)):
            return self._spoke
        last = self.last or self._named()
        words = frozenset(word.strip(".,;:!?()'’") for word in quoted.split())
        if not self._of_clients.isdisjoint(words):
            return self._lawyer() or last
        if last is None:
            return None
        if words and last is not self._spoke and self._spoke and not self._is_set_apart and self._goes_back(words):
            return self._spoke
        if self._is_spoken_of(last, words) and not self._names_self(last, quoted):
            return self._other(words) or self._person or last
        return (self._person or last) if last.name in self._bodies else last

    @property
    def several(self) -> Speaker | None:
        """Give the body or the people that "they" means: whom a sentence opened with, or the last who spoke."""
        for line in reversed(self._since[-_RECENT:]):
            phrase, _ = phrase_at(self.frame, line.tokens, self._main_clause(line), self.pack, self.cues.evidence)
            if phrase and self._are_several(phrase):
                return self.people.resolve(phrase, None)
        voices = (voice for voice in reversed(self._voices.values()) if voice.name in self._bodies)
        return next(voices, None) if len(self._since) <= 1 else None

    def _are_several(self, phrase: Phrase) -> bool:
        """Say whether a phrase tells of a body, or of people without a name of whom there is no word for one."""
        opening = self.frame[phrase.span.start : phrase.span.end].lower()
        return phrase.kind == "body" or (
            phrase.kind == "description"
            and not phrase.one
            and not opening.startswith(self.pack.roles.articles)
            and self.known.classes.get((phrase.role or "-").split()[0].lower()) in ("people", "openers")
        )

    @property
    def _of_clients(self) -> frozenset[str]:
        return _words(self.pack.speech.clients)

    def body(self, words: str) -> Speaker | None:
        """Give the body that "lembaga itu" or "kementerian itu" means: the last that spoke, or opened a sentence."""
        head = words.lower()
        if not words[1:].islower() or words.count(" ") > 1:
            return None
        for line in reversed(self._since):
            phrase, _ = phrase_at(self.frame, line.tokens, 0, self.pack, self.cues.evidence)
            if phrase and phrase.kind == "body" and self._may_mean(head, phrase.name or ""):
                return self.people.resolve(phrase, None)
        voices = (voice for voice in reversed(self._voices.values()) if self._is_body(voice))
        return next((voice for voice in voices if self._may_mean(head, voice.name)), None)

    def _is_body(self, voice: Speaker) -> bool:
        return voice.name in self._bodies or voice.name.split()[0] in self.known.units

    def _may_mean(self, head: str, name: str) -> bool:
        low = name.lower()
        return low != head and not name.islower() and (head in self.pack.roles.standing or low.startswith(f"{head} "))

    def _lawyer(self) -> Speaker | None:
        """Who speaks for "klien kami": the last heard whose office that is."""
        for speaker in reversed(self._voices.values()):
            role = (speaker.role or "").lower()
            if any(office in role for office in self.pack.speech.lawyers):
                return speaker
        return None

    def _goes_back(self, words: frozenset[str]) -> bool:
        """Say whether quoted words are of who spoke before, and tell of whom a sentence since has for its subject.

        Who was only made known by name speaks in words of one's own ("saya").
        """
        speech = self.pack.speech
        if not _words(speech.own).isdisjoint(words) or (self._spoke and self.is_described(self._spoke)):
            return False
        if self._is_near and self._last and self._last.role and self._holds(self._last.role):
            return False
        again = self.here is not None and self.spoke_in == self.here.paragraph
        return (self._is_new and (again or not self._is_near)) or not _words(speech.others).isdisjoint(words)

    def _is_spoken_of(self, speaker: Speaker, words: frozenset[str]) -> bool:
        head = speaker.name.split()[-1].lower()
        return head in words and (self.is_described(speaker) or len(head) > _INITIALS)

    def _names_self(self, speaker: Speaker, quoted: str) -> bool:
        """Say whether quoted words tell the speaker's own name: "saya Imam Nahrawi"."""
        first = speaker.name.split()[0].lower()
        return any(f"{own} {first}" in quoted for own in self.pack.speech.own)

    def _other(self, words: frozenset[str]) -> Speaker | None:
        others = (speaker for speaker in reversed(self._voices.values()) if not self._is_spoken_of(speaker, words))
        return next((speaker for speaker in others if speaker.name not in self._bodies), None)

    def is_described(self, speaker: Speaker) -> bool:
        """Say whether a speaker is only described: "saksi mata"."""
        return speaker.role is None and self.head(speaker) is not None

    def head(self, speaker: Speaker) -> str | None:
        """Give the class of the first word of a speaker's name, or the next behind "sejumlah" or "dua"."""
        found = [self.known.classes.get(word) for word in speaker.name.lower().split()[:2]]
        return found[1] or "openers" if found[0] == "openers" and len(found) > 1 else found[0]

    def _topic(self, line: Line) -> tuple[Speaker, bool] | None:
        """Give whom a sentence without speech has for its subject, as "ia" then means, and whether only made known."""
        if line.headline:
            return None
        first = self._main_clause(line)
        if first < len(line.tokens) and self.known.classes.get(line.tokens[first].low) == "pronouns":
            return None  # "Ia yakin Bupati Rina akan datang"
        for i in range(first, min(first + _OPENING, len(line.tokens))):
            word, low = line.tokens[i].text, line.tokens[i].low
            if not word[0].isupper() and self._acts(low):
                break
            if not self._may_open(word, low) or (i and line.tokens[i - 1].low in self.pack.roles.barring):
                continue
            phrase, after = phrase_at(self.frame, line.tokens, i, self.pack, self.cues.evidence)
            phrase = self.cues.with_apposition(line, phrase, after) if phrase else None
            speaker = self._of_note(phrase, line, after) if phrase and phrase.kind == "person" else None
            if speaker:
                return speaker
        return self._introduced(line)

    def _made_known(self, line: Line) -> tuple[Speaker, bool] | None:
        """Give whom a sentence in the paragraph of the quotation makes known by a name set off with commas.

        "Rina Wati, 33, menunggu ..."; "Penjual ikan, Rina Wati, kehilangan ..."; "Suparto (38), asal Tegal, selamat".
        """
        words = line.tokens
        firsts = [0, *(k + 1 for k in range(1, min(len(words), _SET_OFF)) if words[k].text == ",")]
        for i in firsts:
            if i + 1 >= len(words) or not words[i].text[0].isupper():
                continue
            phrase, after = phrase_at(self.frame, words, i, self.pack, self.cues.evidence)
            if phrase is None or phrase.kind != "person" or not self._is_set_off(phrase, line, after, opens=not i):
                continue
            aged = after + 1 < len(words) and words[after + 1].text.isdecimal()
            if i and not aged and not self._may_be(line):
                continue
            speaker = self.people.resolve(phrase, None)
            return (speaker, False) if speaker and not self.credits.medium_named(speaker.name) else None
        return None

    def _may_be(self, line: Line) -> bool:
        """Say whether a sentence opens with what somebody is: "Penjual ikan di pasar itu, Rina Wati, ..."."""
        first = line.tokens[0]
        kind = self.known.classes.get(first.low)
        return kind in ("people", "offices", "ranks") or first.low.endswith(self.pack.speech.attached)

    def _is_set_off(self, phrase: Phrase, line: Line, after: int, *, opens: bool) -> bool:
        name = phrase.name or ""
        behind = line.tokens[after : after + 2]
        if len(behind) <= 1 or behind[0].text not in ",(" or _is_initials(name) or places.find(name):
            return False
        if any(is_nobodys(word.lower(), self.pack) or word in self.known.units for word in name.split()):
            return False
        told = not opens or behind[1].text.isdecimal() or behind[1].text.islower()
        stop = next((k for k in range(after, len(line.tokens)) if self._acts(line.tokens[k].low)), after)
        return told and not self._is_silenced(line, after, stop + _CLOSE)

    def _main_clause(self, line: Line) -> int:
        """Give where the main clause begins: behind the comma of "Sebelum api padam, ..."."""
        if line.tokens and line.tokens[0].low in self.pack.speech.conjunctions:
            return next((k + 1 for k, word in enumerate(line.tokens) if word.text == ","), 0)
        return 0

    def _acts(self, low: str) -> bool:
        return low not in self.known.definite and is_verb(low, self.pack)

    def _may_open(self, word: str, low: str) -> bool:
        """Say whether a phrase that names somebody may begin with a word: "Budi", "ulama", "Seorang"."""
        if not word[0].isupper():
            return self.known.classes.get(low) in ("offices", "ranks")
        return word not in self.known.never or low.startswith(self.pack.roles.articles)

    def _of_note(self, phrase: Phrase, line: Line, after: int) -> tuple[Speaker, bool] | None:
        name = phrase.name or ""
        owns = name.endswith(self.pack.speech.possessives or "\n")
        if owns or _is_initials(name) or self.credits.medium_named(name):
            return None
        known = (
            self._holds_office(phrase)
            or self.people.knows(name)
            or self._is_persons(name, line, after)
            or (
                self._opens(phrase, line)
                and (self._is_told_apart(name, line, after) or self._has_rank(phrase, line, after))
            )
        )
        if not known and (
            not (self._is_one(phrase) or self._is_party(phrase)) or self._is_silenced(line, after, after + _CLOSE)
        ):
            return None
        speaker = self.people.resolve(phrase, self._spoke)
        if speaker is None or self.credits.medium_named(speaker.name):
            return None
        return speaker, not known

    def _is_persons(self, name: str, line: Line, after: int) -> bool:
        """Say whether a name is beyond doubt a person's: an age follows, or no word of it is one of the language."""
        if not self.pack.speech.ages:
            return False
        behind = line.tokens[after : after + 2]
        if len(behind) > 1 and behind[0].text == "," and behind[1].text.isdecimal():
            return True
        words = name.split()
        return (
            len(words) > 1
            and not places.find(name)
            and not any(word in self.known.units or is_ordinary(word.lower(), self.pack) for word in words)
        )

    def _opens(self, phrase: Phrase, line: Line) -> bool:
        """Say whether a phrase opens a sentence, or is set behind what it opens with: "Direkturnya, dr Rina Wati,"."""
        before = self.frame[line.span.start : phrase.span.start].split()
        return not before or (len(before) <= _SET and before[-1].endswith(","))

    def _is_told_apart(self, name: str, line: Line, after: int) -> bool:
        """Say whether a full name that opens a sentence is told more of: "Rina Wati, yang selamat, masih gemetar"."""
        behind = line.tokens[after : after + 2]
        if len(behind) <= 1 or len(name.split()) == 1 or places.find(name):
            return False
        if self._is_silenced(line, after, len(line.tokens)):
            return False
        mark, word = behind
        told = word.low in self.pack.speech.relative or self.known.classes.get(word.low) == "people"
        return (mark.text == "," and told) or (mark.text == "(" and word.text.isdecimal())

    def _has_rank(self, phrase: Phrase, line: Line, after: int) -> bool:
        """Say whether a full name has a rank or title: "Direkturnya, dr Rina Wati, bersyukur ..."."""
        ranked = self.known.classes.get((phrase.role or "-").lower().split()[-1]) == "ranks"
        return ranked and " " in (phrase.name or "") and not self._is_silenced(line, after, after + _CLOSE)

    def _is_one(self, phrase: Phrase) -> bool:
        """Say whether somebody is named behind a comma: "Seorang warga, Yadi,"."""
        one = (phrase.role or "").lower().startswith(self.pack.roles.articles)
        return one and "," in self.frame[phrase.span.start : phrase.span.end]

    def _is_party(self, phrase: Phrase) -> bool:
        """Say whether somebody is named with what they are in the matter: "Terdakwa Rizal Fahmi"."""
        return self.known.classes.get((phrase.role or "-").split()[0].lower()) == "people"

    def _introduced(self, line: Line) -> tuple[Speaker, bool] | None:
        """Give whom the sentence right before makes known by name: "Pengendara motor itu bernama Aris"."""
        if (
            self.here is None
            or line.paragraph < self.here.paragraph - 1
            or self._is_silenced(line, 0, len(line.tokens))
        ):
            return None
        here = line.paragraph == self.here.paragraph
        for i in range(1, len(line.tokens)):
            low = line.tokens[i - 1].low
            named = low in self.known.named
            done = low.startswith(self.pack.speech.undergone) and is_verb(low, self.pack)  # "digaungkan Menteri Rina."
            if not named and not done and (not here or low not in self.pack.roles.of):
                continue
            phrase, after = phrase_at(self.frame, line.tokens, i, self.pack, self.cues.evidence)
            if phrase is None or phrase.kind != "person" or _is_initials(phrase.name or ""):
                continue
            closes = after >= len(line.tokens) - 1 and self._holds_office(phrase)  # "... perhatian dari Bupati Rina."
            if named or closes:
                speaker = self.people.resolve(phrase, None)
                return (speaker, named) if speaker else None
        return None

    def _is_silenced(self, line: Line, start: int, end: int) -> bool:
        """Say whether what happened to somebody leaves no voice: "tewas", "ditangkap"."""
        silenced = _words(self.pack.speech.silenced)
        return any(word.low in silenced for word in line.tokens[start:end])

    def _holds_office(self, phrase: Phrase) -> bool:
        return self._holds(phrase.role or "")

    def _holds(self, role: str) -> bool:
        words = role.lower().split()
        return any(self.known.classes.get(" ".join(words[:size])) == "offices" for size in (1, 2))


def _is_initials(name: str) -> bool:
    """Say whether a name hides who it is, as those of suspects and children are: "AL", "S."."""
    return name.isupper() and len(name.replace(".", "")) <= _INITIALS


@cache
def _words(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)
