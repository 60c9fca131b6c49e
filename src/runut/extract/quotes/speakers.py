"""Tell who asserts the words at a place of an article, and through which media."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from runut.extract.quotes.heard import Attribution, Sentence, Spoken, points_back, settled
from runut.extract.quotes.meant import Meant
from runut.extract.quotes.through import Telling, article_via, pictured_by, via_of
from runut.lang import Pack
from runut.lang.patterns import words
from runut.model import Article, Span, Speaker
from runut.text.lostletters import mended
from runut.text.people import People
from runut.text.phrases import Phrase, phrase_at
from runut.text.phrases.parts import is_land
from runut.text.sentences import sentences
from runut.text.speech.credits import Credits
from runut.text.speech.cues import Cue, Cues
from runut.text.speech.marks import Quotation, quotations
from runut.text.speech.named_behind import Line
from runut.text.wording import Token, tokens, vocabulary

_READ = ("headline", "lead", "body")
_FILLER = "¤"
_EMPTIED = ("( ,)", "(,)", "( , )")  # brackets whose link was left out
_SPACES = ("&amp;nbsp;", "&nbsp;")  # left of a page's HTML
_LEAD = 2  # words right before a quotation, a mark among them
_SAYING = 4  # words from which on marks hold what somebody says rather than a name
_STOPS = (",", ".", "!", "?")
_DASHES = ("-", "–", "—")
_LISTED = 1  # paragraphs from a sentence, or a quotation, to the next quotation of its list
_YEAR = 4  # digits
_CENTURIES = ("19", "20")
_new = tuple.__new__  # made for every sentence: by name it takes twice as long
_BESIDE = 8  # signs between a mark and its cue: a comma, a space, "bahwa"


def said(article: Article, pack: Pack, span: Span) -> tuple[tuple[Speaker, ...], tuple[str, ...]]:
    """Give who asserts the words at a span, and the agencies and other media credited for them."""
    telling = telling_of(article, pack)
    at = bisect_left(telling.starts, span.start + 1) - 1
    if at < 0 or telling.sentences[at].span.end < span.end:
        return (), telling.via
    speaker, _ = speaker_at(telling.sentences[at], span)
    return ((speaker,) if speaker else ()), via_of(telling, at, speaker, article.text)


def speaker_at(sentence: Sentence, span: Span, *, carried: bool = True) -> tuple[Speaker | None, bool]:
    """Give who says the words at a span of a sentence, and whether they are a quotation."""
    for spoken in sentence.spoken:
        if spoken.quotation.outer.holds(span):
            return spoken.speaker, True
    covering = [a for a in sentence.attributions if a.span.holds(span)]
    if covering:
        outer = [a for a in covering if a.tag] or [a for a in covering if a.cue.end <= span.start]
        return (outer[0] if outer else min(covering, key=lambda a: _distance(a.cue, span))).speaker, False
    return (sentence.carried if carried else None), False


def _distance(cue: Span, span: Span) -> int:
    return max(cue.start - span.end, span.start - cue.end, 0)


@lru_cache(maxsize=128)
def attributions(article: Article, pack: Pack) -> tuple[Attribution, ...]:
    """List every attribution of an article, in order."""
    return tuple(a for sentence in telling_of(article, pack).sentences for a in sentence.attributions)


@lru_cache(maxsize=128)
def telling_of(article: Article, pack: Pack) -> Telling:
    """Read an article once for its sentences, speakers and credits."""
    return _Listener(article, pack).listen()


class _Listener:
    """Walks through one article, sentence by sentence, remembering who spoke last."""

    def __init__(self, article: Article, pack: Pack) -> None:
        self.article, self.pack, self.text = article, pack, article.text
        self.known = vocabulary(pack)
        self.frame = ""
        self.told: Line | None = None  # the last sentence that is no quotation
        self.listed = 0  # the paragraph of that sentence, or of the last quotation listed behind it

    def listen(self) -> Telling:
        lines = list(self._lines())
        prose = [line for line in lines if not line.headline]
        self.people = People(self.text, [(line.span, line.tokens, line.lows) for line in prose or lines], self.pack)
        self.cues = Cues(self.frame, self.pack, self.people.evidence)
        cues = [list(self.cues.of(line)) for line in lines]
        self.credits = Credits(self.text, self.frame, self.article.outlet, self.pack)
        self.meant = Meant(self.frame, self.pack, self.people, self.cues, self.credits)
        self.people.meet(
            cue.phrase for line, found in zip(lines, cues, strict=True) for cue in found if not line.headline
        )
        heard = settled(list(self._hear(lines, cues)), self.text, self.pack)
        starts = tuple(sentence.span.start for sentence in heard)
        via = article_via(self.article, self.credits)
        return Telling(tuple(heard), starts, via, pictured_by(self.article, tuple(heard)))

    def _lines(self) -> Iterator[Line]:
        stretches = [label for label in self.article.labels if label.role in _READ]
        found = [self._cut(q) for label in stretches for q in quotations(self.text, label.span)]
        self.frame = mended(_masked(self.text, found), self.pack)
        opened = [q.outer.start for q in found]
        paragraph = 0
        at = 0
        for label in stretches:
            for span in sentences(self.frame, self.pack, label.span):
                if "\n" in self.text[at : span.start] or at < label.span.start:
                    paragraph += 1
                at = span.end
                words = tokens(self.frame, span.start, span.end, self.pack)
                inside = found[bisect_left(opened, span.start) : bisect_left(opened, span.end)]
                starts, lows = [word[1] for word in words], [word[3] for word in words]
                yield Line(span, paragraph, words, inside, label.role == "headline", starts, lows)

    def _cut(self, quotation: Quotation) -> Quotation:
        """End a quotation that nothing closed before its tag: '"Api sudah padam, kata Budi.'"""
        if quotation.closed:
            return quotation
        words = tokens(self.text, *quotation.inner, self.pack)
        for k in range(1, len(words) - 1):
            if (
                words[k].low in self.pack.speech.after
                and words[k - 1].text in _STOPS
                and words[k + 1].text[0].isupper()
            ):
                end = words[k - 1].end
                return replace(
                    quotation, inner=Span(quotation.inner.start, end), outer=Span(quotation.outer.start, end)
                )
        return quotation

    def _hear(self, lines: list[Line], cues: list[list[Cue]]) -> Iterator[Sentence]:
        before: Sentence | None = None
        for line, found in zip(lines, cues, strict=True):
            self.meant.here = line
            quoted = " ".join([q.inner.of(self.text) for q in line.quotations]).lower()
            told = [(cue, self._speaker(cue, quoted)) for cue in found if cue is found[0] or not self._is_plural(cue)]
            attributed = tuple(
                Attribution(self._told_in(cue, line), speaker, cue.span, cue.tag)
                for cue, speaker in told
                if speaker and not self._is_medium(speaker)
            )
            attributed = tuple(self._parted(attributed)) if len(attributed) > 1 else attributed
            if not attributed:
                self.meant.passes(line)
            if not line.quotations and not line.headline:
                self.told, self.listed = line, line.paragraph
            spoken = tuple(self._spoken(q, line, attributed) for q in line.quotations)
            via = tuple(dict.fromkeys(self.credits.of(line, (speaker.name for _, speaker in told if speaker))))
            apart = not attributed and not spoken and self._is_apart(line)
            carried = self._carried(line, before) if not attributed and not spoken and not apart else None
            before = _new(Sentence, (line.span, line.paragraph, attributed, spoken, via, carried, line.headline, apart))
            if attributed:
                self.meant.speaks(_outer(attributed))
            elif spoken and spoken[-1].speaker:
                self.meant.speaks(spoken[-1].speaker)
            yield before

    def _parted(self, told: tuple[Attribution, ...]) -> Iterator[Attribution]:
        """End what one speaker says where another begins: "Warga menghitung 8 korban, sedangkan polisi menyebut 5"."""
        for one, other in zip(told, (*told[1:], None), strict=True):
            parting = _parting(self.frame, one.cue.end, other.cue.start, self.pack) if other else None
            yield one._replace(span=Span(one.span.start, parting)) if parting and one.span.end > parting else one

    def _told_in(self, cue: Cue, line: Line) -> Span:
        """What a cue attributes; a stripped link or line break (" , Sementara") lets another text begin.

        Behind a quotation and its tag the outlet goes on: "...," kata Budi saat menjenguk empat korban.
        """
        if not cue.told:
            return cue.span
        if not cue.whole:
            return Span(cue.span.start, line.span.end)
        if any(0 <= cue.span.start - quotation.outer.end < _BESIDE for quotation in line.quotations):
            return Span(line.span.start, max(cue.span.end, cue.phrase.span.end))
        for word, mark in zip(line.tokens[1:], line.tokens, strict=False):
            if mark.start < cue.phrase.span.end or mark.text != "," or not self._breaks(mark.start, word):
                continue
            return Span(line.span.start, mark.start)
        return line.span

    def _breaks(self, comma: int, behind: Token) -> bool:
        apart = self.frame[comma - 1 : comma].isspace() or self.frame[comma - 1 : comma] == "."
        opens = behind.text[0].isupper() or behind.text[0].isdigit()
        return apart and opens and behind.low not in self.known.classes and behind.low not in self.pack.dates.weekdays

    def _carried(self, line: Line, before: Sentence | None) -> Speaker | None:
        """Who goes on speaking: told in the sentence before, in the same paragraph, and nothing turns away."""
        if before is None or before.paragraph != line.paragraph or before.spoken:
            return None
        if before.attributions and before.attributions[-1].span == before.attributions[-1].cue:
            return None  # who only condemns something says nothing of it
        if before.attributions and points_back(self.text, before, self.pack):
            return None  # "Hal itu dikatakan Budi." closes what he said
        if line.tokens and line.tokens[0].text.lower() in _resets(self.pack):
            return None
        told = _outer(before.attributions) if before.attributions else before.carried
        return None if told and _is_measuring(told, self.pack) else told

    def _is_apart(self, line: Line) -> bool:
        """Say whether a sentence tells of years past, which who speaks of today's event does not."""
        now = self.article.published[:_YEAR] if self.article.published else ""
        said = line.span.of(self.frame)
        if not any(map(said.__contains__, _CENTURIES)):
            return False
        years = (word.text for word in line.tokens if len(word.text) == _YEAR and word.text.isdecimal())
        return any(year.startswith(_CENTURIES) and year < now for year in years)

    def _is_medium(self, speaker: Speaker) -> bool:
        return bool(self.credits.medium_named(speaker.name)) or self.credits.is_nameless(speaker.name)

    def _is_group(self, speaker: Speaker, phrase: Phrase) -> bool:
        """Say whether a description tells of several people: "warga", but not "seorang warga"."""
        heads = self.meant.head(speaker)
        opening = self.text[phrase.span.start : phrase.span.end].lower()
        initials = any(word.isupper() for word in speaker.name.split()[1:])  # "Tersangka CFS"
        several = heads == "people" and not initials and not opening.startswith(self.pack.roles.articles)
        return several and self.meant.is_described(speaker)

    def _speaker(self, cue: Cue, quoted: str) -> Speaker | None:
        phrase = cue.phrase
        if phrase.kind == "pronoun":
            if self._is_plural(cue):
                return self.meant.several
            adds = cue.span.of(self.frame).lower().startswith(self.pack.speech.adds)
            return self.meant.by(quoted, adds=adds and cue.whole)
        if phrase.kind == "account":
            return self.meant.heard
        if cue.guessed and not self.people.knows(phrase.name or ""):
            return None  # "Hasil Akhir: ..."
        if phrase.kind == "body" and phrase.definite and (body := self.meant.body(phrase.name or "")):
            return body  # "kata lembaga itu"
        named = phrase.name and phrase.name not in self.people.nicknames
        speaker = self.people.resolve(phrase, None if named else self.meant.last)
        if speaker and self._is_medium(speaker):
            return speaker
        if speaker:
            self.meant.named(speaker, several=phrase.kind == "body" or self._is_group(speaker, phrase))
        return speaker

    def _is_plural(self, cue: Cue) -> bool:
        """Say whether a cue tells of several without naming them: "mereka mengaku"."""
        return cue.phrase.kind == "pronoun" and cue.phrase.span.of(self.frame).lower() in self.pack.roles.plural

    def _spoken(self, quotation: Quotation, line: Line, attributed: tuple[Attribution, ...]) -> Spoken:
        behind = [a for a in attributed if a.cue.start >= quotation.outer.end]
        ahead = [a for a in attributed if a.cue.end <= quotation.outer.start]
        if behind and (not ahead or behind[0].cue.start - quotation.outer.end < _BESIDE):
            return Spoken(quotation, behind[0].speaker, behind[0].cue.start - quotation.outer.end < _BESIDE)
        if ahead:
            return Spoken(quotation, ahead[-1].speaker, quotation.outer.start - ahead[-1].cue.end < _BESIDE)
        unverbed = self._unverbed(quotation, line)
        if unverbed:
            self.meant.speaks(unverbed)
            return Spoken(quotation, unverbed, beside=True)
        if self._stands_alone(quotation, line) and (crowd := self._crowd(line)):
            self.meant.speaks(crowd)
            return Spoken(quotation, crowd, beside=False)
        lead = line.tokens[: bisect_left(line.starts, quotation.outer.start)][-_LEAD:]
        if self._is_inscribed(lead):
            return Spoken(quotation, None, beside=False)
        saying = not line.headline and len(quotation.inner.of(self.text).split()) >= _SAYING
        if lead and lead[-1].text == ":" and saying and (opening := self._opening(line)):
            return Spoken(quotation, opening, beside=False)
        if lead and lead[-1].text.islower() and saying:
            return Spoken(quotation, self._quoting(quotation, line), beside=False)
        return Spoken(quotation, self.meant.last, beside=False, lost=self._lost(quotation, line))

    def _stands_alone(self, quotation: Quotation, line: Line) -> bool:
        """Say whether a line is one quotation and no more."""
        if len(line.quotations) > 1:
            return False
        around = self.text[line.span.start : quotation.outer.start] + self.text[quotation.outer.end : line.span.end]
        return not any(sign.isalnum() for sign in around)

    def _crowd(self, line: Line) -> Speaker | None:
        """Who comments, in a list of quotations behind a sentence that tells of them ("netizen")."""
        told = self.told
        if told is None or line.paragraph - self.listed > _LISTED or self.meant.spoke_in == line.paragraph:
            return None
        crowd = next((word for word in told.tokens if word.low in self.pack.speech.commenters), None)
        if crowd:
            self.listed = line.paragraph
        return Speaker(crowd.low) if crowd else None

    def _lost(self, quotation: Quotation, line: Line) -> bool:
        """Say whether a tag stands behind a quotation whose speaker was left out: "kata , Senin"."""
        i = bisect_left(line.starts, quotation.outer.end)
        tag = i + 1 < len(line.tokens) and line.tokens[i].low in self.pack.speech.after
        return tag and line.tokens[i + 1].text == ","

    def _is_inscribed(self, lead: list[Token]) -> bool:
        """Say whether the words before a quotation lead to what a banner or a law says: "Pasal 24 berbunyi: "..."."""
        return any(word.low in self.pack.speech.inscribed for word in lead if word is lead[-1] or lead[-1].text in ",:")

    def _quoting(self, quotation: Quotation, line: Line) -> Speaker | None:
        """Whose words a clause goes on with: "Iran menuduh mereka melakukan "..."."."""
        phrase = self.cues.subject(line, quotation.outer.start)
        name = (phrase.name or "") if phrase and phrase.kind == "person" and not phrase.role else ""
        if name and not self.people.knows(name) and not is_land(name):
            phrase = None  # "pada Hari Ulang Tahun"
        return (self.people.resolve(phrase, self.meant.last) if phrase else None) or self.meant.last

    def _opening(self, line: Line) -> Speaker | None:
        """Who opens a sentence that leads to a quotation: "Rina Wati menggeleng: "..."."""
        phrase, _ = phrase_at(self.frame, line.tokens, 0, self.pack, self.people.evidence)
        known = phrase is not None and phrase.kind == "person" and (phrase.role or self.people.knows(phrase.name or ""))
        return self.people.resolve(phrase, None) if phrase and known else None

    def _unverbed(self, quotation: Quotation, line: Line) -> Speaker | None:
        """Who is named right behind a quotation whose verb was left out: "...," Kepala Dinas Rina Wati."""
        i = bisect_left(line.starts, quotation.outer.end)
        signed = i < len(line.tokens) and line.tokens[i].text in _DASHES
        if self.text[quotation.inner.end - 1] not in "," and not signed:
            return None
        phrase, after = phrase_at(self.frame, line.tokens, i + signed, self.pack, self.people.evidence)
        if phrase is None or (signed and after < len(line.tokens) - 1):
            return None
        if not signed and (phrase.kind != "person" or not phrase.role):
            return None
        return self.people.resolve(phrase, None)


def _outer(attributions: tuple[Attribution, ...]) -> Speaker:
    """Give who speaks last, of two of whom one tells what the other says the teller."""
    last = attributions[-1]
    teller = next(told for told in attributions if told.span.holds(last.cue))
    return (last if last.tag else teller).speaker  # "Berdasarkan pengakuan pelaku, lanjut Hengki, ..."


def _parting(frame: str, start: int, end: int, pack: Pack) -> int | None:
    """Give where a clause begins in which somebody else speaks: behind a semicolon, or a comma and one of `parting`."""
    words = frame[start:end].lower()
    found = [words.rfind(f", {word} ") for word in pack.speech.parting]
    at = max((*found, words.rfind(";")), default=-1)
    return start + at if at >= 0 else None


def _masked(text: str, found: list[Quotation]) -> str:
    """Blank what stands inside quotation marks, but for its last sign, so that cues are sought outside only."""
    pieces, at = [], 0
    for quotation in found:
        start, end = quotation.inner
        if start < at or end - start < 2:
            continue
        last = end - 1
        while text[last] == "\n" and last > start:
            last -= 1  # a feed broke the line before the closing mark
        pieces += [text[at:start], _FILLER * (last - start), text[last], " " * (end - 1 - last)]
        at = end
    pieces.append(text[at:])
    frame = "".join(pieces)
    for space in (*_SPACES, *_EMPTIED) if "nbsp;" in frame or "," in frame else ():
        frame = frame.replace(space, " " * len(space))
    return frame


def _is_measuring(speaker: Speaker, pack: Pack) -> bool:
    """Say whether a body only measures: "BMKG mencatat 14 gempa susulan. Seorang warga tewas." is not all of it."""
    return words(pack.roles.measuring).search(f"{speaker.role or ''} {speaker.name}") is not None


@cache
def _resets(pack: Pack) -> frozenset[str]:
    return frozenset(pack.speech.resets)
