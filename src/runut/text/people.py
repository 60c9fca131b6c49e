"""Keep the people of one text: short forms lead to the fullest, descriptions to whom they describe."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache

from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Span, Speaker
from runut.text.phrases import Phrase, phrase_at
from runut.text.wording import Evidence, Token, capital_runs, class_at, vocabulary


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Fold a name for comparing: no case, accents or marks.

    >>> folded("Détik.com")
    'detik com'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


class People:
    """Who is named in a text, with role, in order of first appearance."""

    def __init__(self, text: str, lines: list[tuple[Span, list[Token]]], pack: Pack) -> None:
        self.text, self.pack = text, pack
        self.prose = [span for span, _ in lines]
        self.known = vocabulary(pack)
        self.evidence = Evidence(_places(text, pack), _common(text, [words for _, words in lines], pack))
        self.roles: dict[str, str | None] = {}
        self.speaking: set[str] = set()
        self._full: dict[str, str] = {}
        for _, words in lines:
            self._scan(words)

    def _scan(self, words: list[Token]) -> None:
        i = 0
        while i < len(words):
            kind, size = class_at(words, i, self.known)
            if kind in ("ranks", "offices", "people"):
                phrase, after = phrase_at(self.text, words, i, self.pack, self.evidence)
                if phrase and phrase.kind == "person":
                    self._note(phrase)
                i = max(after, i + size)
            else:
                i += size

    def meet(self, phrases: Iterable[Phrase]) -> None:
        """Learn the names that stand at speech cues."""
        for phrase in phrases:
            if phrase.kind == "person" and phrase.name:
                self._note(phrase)
                self.speaking.add(phrase.name)
        self.speaking |= {self.fullest(name) for name in self.speaking}

    def _note(self, phrase: Phrase) -> None:
        if phrase.name and (phrase.name not in self.roles or not self.roles[phrase.name]):
            self.roles[phrase.name] = phrase.role

    def knows(self, name: str) -> bool:
        """Say whether a name, or a fuller form of it, was met."""
        return name in self.speaking or self.fullest(name) in self.speaking

    def resolve(self, phrase: Phrase, last: Speaker | None) -> Speaker | None:
        """Give the speaker that a phrase means."""
        if phrase.kind == "pronoun":
            return last
        if phrase.kind == "body":
            return Speaker(phrase.name or "")
        if phrase.name:
            full = self.fullest(phrase.name)
            return Speaker(full, phrase.role or self.roles.get(full) or self.roles.get(phrase.name))
        return self._described(phrase, last)

    def _described(self, phrase: Phrase, last: Speaker | None) -> Speaker | None:
        """Find whom a description means: the person with that role, or for "itu" the last who spoke."""
        role = phrase.role or ""
        words = role.lower().split()
        if words and (words[0] in self.known.classes and self.known.classes[words[0]] == "openers"):
            return Speaker(role)
        head = words[0] if words else ""
        if phrase.definite and last and (head in folded(last.role or "").split() or head in folded(last.name).split()):
            return last
        for name, known in reversed(self.roles.items()):
            held = folded(known or "").split()
            if held and all(word in held for word in folded(role).split()):
                full = self.fullest(name)
                return Speaker(full, known)
            if phrase.definite and head in held:
                return Speaker(self.fullest(name), known)
        if phrase.definite and last and not last.name.lower().startswith(head):
            return last
        return Speaker(role)

    def fullest(self, name: str) -> str:
        """Give the longest form under which the text names the same person.

        A spelling that has no fuller form leads to a near spelling that has one.
        """
        if name not in self._full:
            self._full[name] = self._fullest(name)
        return self._full[name]

    def _fullest(self, name: str) -> str:
        words = folded(name).split()
        best = name
        size = len(best.split())
        for other in self.roles:
            longer = folded(other).split()
            if words[0] in longer and len(other.split()) > size and _extends(words, longer):
                best, size = other, len(other.split())
        if best == name and len(words) > 1 and self.roles.get(name) is None:
            best = self._without_opener(name, words)
        if best == name and len(words) == 1:
            best = self._from_runs(words[0], name)
        return best if best != name or len(words) > 1 else self._near(words[0], name)

    def _without_opener(self, name: str, words: list[str]) -> str:
        """Drop a first word that only opened the sentence: "Karenanya Budi" where Budi is known without it."""
        rest = words[1:]
        for other in self.roles:
            if other != name and (_extends(rest, folded(other).split()) and words[0] not in folded(other).split()):
                return self.fullest(other)
        return name

    @cached_property
    def _runs(self) -> list[tuple[list[str], list[str]]]:
        """The runs of capitalised words, as written and folded."""
        found = []
        for run in capital_runs(self.text):
            if not any(span.holds(run) for span in self.prose):
                continue
            parts = [part.strip(".") for part in self.text[run.start : run.end].split()]
            if len(parts) > 1:
                found.append((parts, [folded(part) for part in parts]))
        return found

    def _from_runs(self, word: str, name: str) -> str:
        best = name
        for parts, plain in self._runs:
            if word not in plain:
                continue
            at = plain.index(word)
            left = at
            while (
                left
                and parts[left - 1] not in self.known.never
                and plain[left - 1] not in self.known.classes
                and plain[left - 1] not in self.evidence.places | self.evidence.common
                and parts[left - 1] not in self.known.units
            ):
                left -= 1
            right = at + 1
            while (
                right < len(parts) and parts[right] not in self.known.never and plain[right] not in self.known.classes
            ):
                right += 1
            full = " ".join(parts[left:right])
            if len(full.split()) > len(best.split()) and right - left <= 4:
                best = full
        return best

    def _near(self, word: str, name: str) -> str:
        if len(word) < 6:
            return name
        for other in self._candidates():
            last = folded(other).split()[-1:]
            if last and last[0] != word and len(other.split()) > 1 and _one_slip(word, last[0]):
                return other
        return name

    def _candidates(self) -> Iterable[str]:
        return list(self.roles)


def _extends(short: list[str], long: list[str]) -> bool:
    """Say whether the words of the short name stand side by side in the long one."""
    size = len(short)
    return any(long[k : k + size] == short for k in range(len(long) - size + 1))


def _one_slip(a: str, b: str) -> bool:
    """Say whether one letter added, lost, changed or swapped turns one word into the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    k = 0
    while k < min(len(a), len(b)) and a[k] == b[k]:
        k += 1
    return (
        a[k + 1 :] == b[k:]
        or a[k:] == b[k + 1 :]
        or a[k + 1 :] == b[k + 1 :]
        or (a[k + 2 :] == b[k + 2 :] and a[k : k + 2] == b[k : k + 2][::-1])
    )


def _places(text: str, pack: Pack) -> frozenset[str]:
    """Collect the words that the text itself shows to be places: those that follow "di", "Kabupaten", "Polres"."""
    found: set[str] = set()
    for match in _place_pattern(pack).finditer(text):
        found.update(word.lower().strip(".") for word in (match.group(1) or "").split())
    return frozenset(found)


def _common(text: str, lines: list[list[Token]], pack: Pack) -> frozenset[str]:
    """Collect the words that open a sentence with a capital but are no names: written small elsewhere, or shaped so."""
    opening: set[str] = set()
    inside: set[str] = set()
    for words in lines:
        for k, token in enumerate(words):
            if token.text[0].isupper() and token.text.isalpha():
                opens = k == 0 or words[k - 1].text in _OPENS_AFTER
                (opening if opens else inside).add(token.text)
    shape = _shape(pack)
    small = {word for word in (w.lower() for w in opening - inside) if shape.fullmatch(word) or _written(text, word)}
    return frozenset(small)


def _written(text: str, word: str) -> bool:
    """Say whether a word stands in the text in small letters."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalpha() and not text[end : end + 1].isalpha():
            return True
        at = text.find(word, end)
    return False


_OPENS_AFTER = frozenset((".", ":", "!", "?", "-", "–", "—", ")", '"', "“", "”"))


@cache
def _shape(pack: Pack) -> Pattern:
    return compile_pattern("|".join(f"(?:{pattern})" for pattern in pack.roles.common))


@cache
def _place_pattern(pack: Pack) -> Pattern:
    offices = [office for office in pack.roles.offices if office.split()[-1] in pack.roles.places]
    passed = rf"(?i:{alternation(offices)})|" if offices else ""  # "Wali Kota Budi": Budi is no place
    return compile_pattern(
        rf"\b(?:{passed}(?i:{alternation(pack.roles.places)})[ \t]+(\p{{Lu}}[\p{{L}}\-]+))", ignore_case=False
    )
