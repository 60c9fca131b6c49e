"""Keep the people of one text: short forms lead to the fullest, descriptions to whom they describe."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from runut.lang import Pack
from runut.model import Span, Speaker
from runut.text.aliases import aliases
from runut.text.capitalised import word_ending, word_starting
from runut.text.names import fold
from runut.text.nicknames import may_hold, nicknames
from runut.text.phrases import Phrase, phrase_at
from runut.text.phrases.parts import is_region
from runut.text.wording import Evidence, Token, class_at, is_common, is_nobodys, is_ordinary, vocabulary
from runut.world import countries, places

_LONGEST_NAME = 4
_KIN = 2  # words
_SHORTEST = 4  # letters of a short name that begins a longer one
_SHORT_OFFICE = 4  # letters: "Kasat" may stand for "Kasatreskrim"


class People:
    """Who is named in a text, with role, in order of first appearance."""

    def __init__(self, text: str, lines: list[tuple[Span, list[Token], list[str]]], pack: Pack) -> None:
        self.text, self.pack = text, pack
        self.prose = sorted((span.start, span.end) for span, _, _ in lines)
        self.known = vocabulary(pack)
        cut = [words for _, words, _ in lines]
        self.evidence = Evidence(_places(lines, pack), _common(text, cut, pack))
        self.roles: dict[str, str | None] = {}
        self.speaking: dict[str, None] = {}
        self._full: dict[str, str] = {}
        self._others = [[word] for word in pack.roles.others]
        bracketed = cut if "(" in text else []
        self.aliases = {alias: full for words in bracketed for alias, full in aliases(words, text, pack)}
        called = cut if may_hold(text, pack) else []
        self.nicknames = dict(nickname for words in called for nickname in nicknames(words, text, pack))
        self.aliases |= {nickname: full for nickname, full in self.nicknames.items() if full}
        for _, words, lows in lines:
            self._scan(words, lows)

    def _scan(self, words: list[Token], lows: list[str]) -> None:
        done, last = 0, len(words)
        while last and (words[last - 1].text.islower() or not lows[last - 1]):
            last -= 1
        heads = self.known.heads  # behind the last capital nobody is named
        for i in [i for i, low in enumerate(lows[:last]) if low in heads]:
            if i < done:
                continue
            kind, size = class_at(words, i, self.known)
            done = i + size
            if kind in ("ranks", "offices", "people"):
                phrase, after = phrase_at(self.text, words, i, self.pack, self.evidence)
                governed = kind == "people" and i > 0 and words[i - 1].low in self.known.barring
                if phrase and phrase.kind == "person" and not (governed and "," in self._written(phrase)):
                    self._note(phrase)  # but not "Pada orang dewasa, Rudi mengatakan"
                done = max(after, done)

    def _written(self, phrase: Phrase) -> str:
        return self.text[phrase.span.start : phrase.span.end]

    def meet(self, phrases: Iterable[Phrase]) -> None:
        """Learn the names that stand at speech cues."""
        for phrase in phrases:
            if phrase.kind == "person" and phrase.name:
                self._note(phrase)
                self.speaking[phrase.name] = None
        for name in [name for name, role in self.roles.items() if role and " " in name]:
            self._part_from_firm(name)
        self.speaking |= dict.fromkeys([self.fullest(name) for name in self.speaking])

    def _part_from_firm(self, name: str) -> None:
        """Part a name from what its office is of: "Direktur Sinar Abadi Rina Wati", where the text has both alone."""
        words = name.split()
        for k in range(1, len(words)):
            firm, rest = " ".join(words[:k]), " ".join(words[k:])
            if len(words[0].rstrip(".")) == 1 or (k == len(words) - 1 and not firm.isupper()):
                return  # "M. Nasir", "Ahmad Yani"
            alone = words[k] in self.speaking or (rest in self.speaking and k < len(words) - 1)
            if alone and self._has_alone(firm) and self._is_office(self.roles[name]):
                self.roles[rest] = f"{self.roles.pop(name)} {firm}"
                self.aliases[name] = rest
                if name in self.speaking:
                    self.speaking[rest] = self.speaking.pop(name)
                return

    def _is_office(self, role: str | None) -> bool:
        words = (role or "").lower().split()
        return any(self.known.classes.get(" ".join(words[:size])) == "offices" for size in (1, 2))

    def _has_alone(self, words: str) -> bool:
        """Say whether the text has words with no capital behind or before them."""
        at = self.text.find(words)
        while at >= 0:
            end = at + len(words)
            behind = self.text[end : end + 2]
            before = word_ending(self.text, at - 1)
            if (not before or before in self.known.never) and not behind[:1].isalpha() and not behind[1:].isupper():
                return True
            at = self.text.find(words, end)
        return False

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
            return Speaker(self.aliases.get(phrase.name or "", phrase.name or ""))
        if phrase.name:
            if last and last.name != phrase.name and self._is_called(phrase, last):
                self.aliases[phrase.name] = last.name  # "Bang Jek, sapaan akrabnya, mengatakan"
                self._full.pop(phrase.name, None)
            full = self.fullest(phrase.name)
            role = phrase.role or self.roles.get(full) or self.roles.get(phrase.name)
            if phrase.role and self._is_title(phrase.role):
                role = self.roles.get(full) or self.roles.get(phrase.name) or role  # "Prof. Ali", told of before
            return Speaker(full, None if role and role.lower() in self.known.articles else role)  # "the Amaq said"
        return self._named_last(phrase.role or "") or self._described(phrase, last)

    def _is_title(self, role: str) -> bool:
        return all(self.known.classes.get(word.strip(".,")) == "ranks" for word in role.lower().split())

    def _is_called(self, phrase: Phrase, last: Speaker) -> bool:
        """Say whether a name is what the last who spoke is called, and no name that somebody has of old."""
        name = phrase.name or ""
        role = phrase.role or self.roles.get(name) or ""
        titled = self._is_title(role)  # "Gus Ipul"
        known = name not in self.nicknames or name in self.aliases or (role and not titled)
        return not known and last.name.split()[0].lower() not in self.known.classes and not is_region(last.name)

    def _described(self, phrase: Phrase, last: Speaker | None) -> Speaker | None:
        """Find whom a description means: the person with that role, or for "itu" the last who spoke."""
        role = phrase.role or ""
        words = role.lower().split()
        if words and (words[0] in self.known.classes and self.known.classes[words[0]] == "openers"):
            kin = (name for name in self.speaking if words[-1] in fold(self.roles.get(name) or "").split())
            related = len(words) == _KIN and words[0] in self.pack.roles.whose
            relative = next(kin, None) if related else None  # "her aunt"
            return Speaker(self.fullest(relative), self.roles[relative]) if relative else Speaker(role)
        if words in self._others and last and last.name.split()[0].lower() in self.known.classes:
            return Speaker(f"{self._without_others(last.name)} {role}")  # "pungkas lainnya" behind a fan's words
        if phrase.one or words[-1:] in self._others:
            return Speaker(role)
        if len(words) == 1 and (slip := self._written_small(words[0])):
            return slip
        head = words[0] if words else ""
        if phrase.definite and last and (head in fold(last.role or "").split() or head in fold(last.name).split()):
            return last
        spelt = self._spelt_out(role)
        meant = [word for word in spelt if not _is_land(word)] or spelt
        met = list(self.roles.items())[::-1]
        spoke_first = sorted(met, key=lambda item: item[0] not in self.speaking)
        for name, known in spoke_first:
            held = self._spelt_out(known or "")
            if held and all(word in held for word in meant) and not self._deputises(held, meant):
                return Speaker(self.fullest(name), known)
            is_short = len(words) == 1 and len(head) > _SHORT_OFFICE and bool(held) and held[0].startswith(head)
            if (phrase.definite and head in held) or is_short:
                return Speaker(self.fullest(name), known)
        of_body = len(words) > 1 and role[-1:].islower() and self.known.classes.get(role.split()[-1]) == "bodies"
        if phrase.definite and last and not of_body and not last.name.lower().startswith(head):
            return last
        return Speaker(role)  # "juru bicara kementerian itu" is of the ministry told of before

    def _named_last(self, role: str) -> Speaker | None:
        """Give who is named behind what tells who it is: "his aunt, Dana Lee"."""
        told, _, name = role.rpartition(", ")
        words = name.split()
        is_name = len(words) > 1 and all(word[0].isupper() and not word.isupper() for word in words)
        lead = words[0].lower() if words else ""
        is_place = lead in self.pack.names.places or lead in self.known.classes or is_region(name)
        return Speaker(self.fullest(name), told) if told and is_name and not is_place else None

    def _without_others(self, name: str) -> str:
        return " ".join(word for word in name.split() if [word] not in self._others)

    def _written_small(self, word: str) -> Speaker | None:
        """Find whom a name without its capital means: "ujar piter" of Piter Abdullah."""
        if word in self.known.classes or is_ordinary(word, self.pack):
            return None
        full = self.fullest(word.capitalize())
        return Speaker(full, self.roles[full]) if full in self.roles else None

    def _spelt_out(self, role: str) -> list[str]:
        """Write a role without short forms: "Kabid Humas" is "kepala bidang hubungan masyarakat"."""
        short = self.pack.roles.short
        return [part for word in fold(role).split() for part in short.get(word, word).split()]

    def _deputises(self, held: list[str], meant: list[str]) -> bool:
        """Say whether a role is only that of who serves somebody: "Wakil Bupati", "Sekretaris Menpora"."""
        return any(word in self.pack.roles.deputies and word not in meant for word in held[:2])

    def fullest(self, name: str) -> str:
        """Give the longest form under which the text names the same person.

        A spelling that has no fuller form leads to a near spelling that has one.
        """
        if name not in self._full:
            self._full[name] = name  # names may lead to each other in a ring
            self._full[name] = self._fullest(name)
        return self._full[name]

    def _fullest(self, name: str) -> str:
        words = fold(name).split()
        best = self.aliases.get(name, name)
        if best != name or not words:  # of a name of marks alone nothing is left
            return best
        size = len(best.split())
        for other in self.roles:
            longer = fold(other).split()
            if words[0] in longer and len(other.split()) > size and _extends(words, longer):
                best, size = other, len(other.split())
        if best == name and len(words) > 1 and self.roles.get(name) is None:
            best = self._without_opener(name, words)
        if best == name and len(words) == 1:
            run = self._blended(words[0]) or self._shortened(words[0]) or self._from_runs(name)
            best = name if _is_land(words[0]) and not _is_land(run) else run  # "Menlu Iran Reza Karim"
        return best if best != name or len(words) > 1 else self._near(words[0], name)

    def _without_opener(self, name: str, words: list[str]) -> str:
        """Drop a first word that only opened the sentence: "Karenanya Budi" where Budi is known without it."""
        rest = words[1:]
        for other in self.roles:
            known = fold(other).split()
            # "Dana Holt" is not "Mark Holt": what is left must begin the other name, not only end it.
            if other != name and known[: len(rest)] == rest and words[0] not in known:
                return self.fullest(other)
        return name

    def _blended(self, word: str) -> str | None:
        """Find the two names that a nickname is made of: "Jokowi" of "Joko Widodo"."""
        for other in self.roles:
            parts = fold(other).split()
            if len(parts) != 2 or len(word) < len(parts[0]) + 2:
                continue
            if word.startswith(parts[0]) and parts[1].startswith(word[len(parts[0]) :]):
                return other
        return None

    def _shortened(self, word: str) -> str | None:
        """Find the one name whose part a short one begins: "Hasan" of "M Hassanudin Wahid"."""
        key, every = _once(word), [name for name in self.roles if " " in name and len(word) >= _SHORTEST]
        begun = [name for name in every if any(_once(part).startswith(key) for part in fold(name).split())]
        return begun[0] if len(begun) == 1 else None

    def _from_runs(self, name: str) -> str:
        """Find the longest run of capitalised words around a name that stands alone elsewhere."""
        best = name
        at = self.text.find(name)
        while at >= 0:
            full = self._run_around(at, at + len(name))
            if len(full.split()) > len(best.split()) and not self._begins_with_another(full, name):
                best = full
            at = self.text.find(name, at + len(name))
        return best

    def _begins_with_another(self, run: str, name: str) -> bool:
        """Say whether somebody else is named in a run: "Adi Hidayat Prabowo" where Adi Hidayat is known."""
        return any(other != name and " " in other and run.startswith(f"{other} ") for other in self.roles)

    def _run_around(self, start: int, end: int) -> str:
        """Give the run of at most four capitalised words, none of them a title or place, that holds a word."""
        text = self.text
        if text[start - 1 : start].isalpha() or text[end : end + 1].isalpha() or not self._is_prose(start):
            return ""
        left, right = start, end
        first, last = self.prose[bisect_right(self.prose, (start, len(text))) - 1]
        while left > first and (word := word_ending(text, left - 1)) and self._may_lead(word):
            left -= 1 + len(word)
        while right < last and (word := word_starting(text, right + 1)) and self._may_follow(word):
            right += 1 + len(word)
        words = [word.strip(".") for word in text[left:right].split()]
        return " ".join(words) if len(words) <= _LONGEST_NAME else ""

    def _is_prose(self, at: int) -> bool:
        k = bisect_right(self.prose, (at, len(self.text))) - 1
        return k >= 0 and at < self.prose[k][1]

    def _may_follow(self, word: str) -> bool:
        return word.strip(".") not in self.known.never and fold(word) not in self.known.classes

    def _may_lead(self, word: str) -> bool:
        plain = fold(word)
        known = plain in self.evidence.places or plain in self.evidence.common or word.strip(".") in self.known.units
        elsewhere = bool(places.find(word)) or countries.find(word) is not None or (len(word) > 2 and word.isupper())
        return self._may_follow(word) and not known and not elsewhere and not is_nobodys(plain, self.pack)

    def _near(self, word: str, name: str) -> str:
        if len(word) < 6:
            return name
        for other in list(self.roles):
            words = fold(other).split()
            # of two single names only one that came with an office is the right spelling of one that never does
            whole = len(words) > 1 or (self.roles[other] is not None and self.roles.get(name) is None)
            if whole and any(part != word and _one_slip(word, part) for part in (words[-1], words[0])):
                return other
        return name


@lru_cache(maxsize=4096)
def _is_land(word: str) -> bool:
    return countries.find(word) is not None or places.province(word) is not None


@lru_cache(maxsize=4096)
def _once(word: str) -> str:
    """Write each doubled letter once: "Hassan" and "Hasan" are one name."""
    return "".join(letter for k, letter in enumerate(word) if word[k - 1 : k] != letter)


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


def _places(lines: list[tuple[Span, list[Token], list[str]]], pack: Pack) -> frozenset[str]:
    """Collect the words that the text itself shows to be places: those that follow "di", "Kabupaten", "Polres"."""
    known, found = vocabulary(pack), set()
    for _, words, lows in lines:
        if known.places.isdisjoint(lows):
            continue
        for k in [k for k, low in enumerate(lows[:-1]) if low in known.places]:
            if not words[k + 1].text[0].isupper():
                continue
            in_office = k > 0 and known.classes.get(f"{words[k - 1].low} {words[k].low}") == "offices"
            if not in_office:  # "Wali Kota Budi": Budi is no place
                found.add(words[k + 1].low)
    return frozenset(found)


def _common(text: str, lines: list[list[Token]], pack: Pack) -> frozenset[str]:
    """Collect the words that open a sentence with a capital but are no names: written small elsewhere, or shaped so."""
    opening: set[str] = set()
    inside: set[str] = set()
    for words in lines:
        for k, word in [(k, token[0]) for k, token in enumerate(words) if token[0][0].isupper()]:
            if word.isalpha() or word.replace("-", "").isalpha():
                opens = k == 0 or words[k - 1].text in _OPENS_AFTER
                (opening if opens else inside).add(word)
    small = {
        word
        for word in (w.lower() for w in opening - inside)
        if is_common(word, pack) or is_ordinary(word, pack) or _written(text, word)
    }
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
