"""Find who says what a participle at the end of a sentence tells: "The ministry denied the report, saying ..."."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from runut.model import Span
from runut.text.phrases import Phrase, phrase_at
from runut.text.speech.named_behind import Behind, Line
from runut.text.wording import Token

_NOUN = 6  # words from an article to what its noun did: "The school district board apologized"
_TITLED = 4  # words from the end of an office to the comma before its holder: "'s", "union"
_SHORT = 3  # letters: "it", "and", "red"


class Participles(Behind):
    """Reads the phrase that a sentence opens with."""

    def main_subject(self, line: Line, start: int) -> Phrase | None:
        """Give whom a sentence opens with, for a participle behind it: "The ministry denied the report, saying"."""
        if self.frame[line.span.start : start].rstrip()[-1:] != ",":
            return None
        words = line.tokens[: bisect_left(line.starts, start)]
        parted = (k for k in range(1, len(words) - 1) if words[k].low in self.pack.speech.parting)
        i = max((k + 1 for k in parted if words[k - 1].text == ","), default=0)
        if words and (words[i].low in self.pack.roles.barring or words[i].low in self.pack.speech.conjunctions):
            i = next((k + 1 for k in range(i, len(words) - 1) if words[k].text == ","), i)
        phrase, after = phrase_at(self.frame, words, i, self.pack, self.evidence)
        if phrase is None:
            return self._unlisted(words, i)
        if phrase.kind == "person":
            return self.with_apposition(line, phrase, after)
        ends = next((k for k in range(i + 1, after) if self._acts(words[k])), after)
        if ends == after:
            return self._called(words, after) or phrase
        told = self.frame[phrase.span.start : words[ends - 1].end]
        for noun in self.pack.speech.nouns:
            told = told[len(noun) + 1 :] if told.lower().startswith(f"{noun} ") else told
        name, role = (told, None) if phrase.kind == "body" else (None, told)
        return phrase._replace(span=Span(phrase.span.start, words[ends - 1].end), name=name, role=role)

    def _unlisted(self, words: Sequence[Token], i: int) -> Phrase | None:
        """Read words that no list has as who speaks, up to what they did: "The ferry company apologized"."""
        if not words or words[i].low not in self.pack.speech.nouns:
            return None
        ends = next((k for k in range(i + 2, min(i + _NOUN, len(words))) if self._acts(words[k])), None)
        if ends is None or not all(word.text.replace("-", "").isalpha() for word in words[i:ends]):
            return None
        span = Span(words[i].start, words[ends - 1].end)
        return Phrase(span, None, self.frame[words[i + 1].start : span.end], "description")

    def _called(self, words: Sequence[Token], after: int) -> Phrase | None:
        """Give the name between commas behind a description: "The head of the union, Owen Pratt, criticized"."""
        comma = next((k for k in range(after, min(after + _TITLED, len(words))) if words[k].text == ","), None)
        if comma is None or any(self._acts(word) for word in words[after:comma]):
            return None
        phrase, end = phrase_at(self.frame, list(words), comma + 1, self.pack, self.evidence)
        is_set_off = end < len(words) and words[end].text == ","
        return phrase if phrase and phrase.kind == "person" and phrase.name and is_set_off else None

    def _acts(self, word: Token) -> bool:
        is_small = word.text.islower() and len(word.text) > _SHORT
        return word.low in self.pack.speech.acted or (is_small and word.low.endswith(self.pack.speech.acting))
