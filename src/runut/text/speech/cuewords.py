"""Keep the words of a pack that say who speaks as tables for looking up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from runut.lang import Pack
from runut.model import Span
from runut.text.phrases import Phrase
from runut.text.wording import Token

_ACCOUNT = 40  # signs of an account's name


def account_at(frame: str, start: int) -> Phrase:
    """Read the name of an account: "tulis akun @sinta_dewi"."""
    word = frame[start : start + _ACCOUNT].split()[0].split(",")[0].rstrip(".;:!?)")
    return Phrase(Span(start, start + len(word)), word, None, "person")


Entry = tuple[str, tuple[str, ...]]
Table = dict[str, dict[str, list[Entry]]]


def table_of(groups: Iterable[tuple[str, Iterable[str]]]) -> Table:
    """Sort phrases by their first and second word, for looking up; earlier groups first, in each the longest first.

    Behind a second word that begins nothing stand the phrases of one word, under "".
    """
    heads: dict[str, list[Entry]] = {}
    for kind, phrases in groups:
        for parts in sorted({tuple(phrase.split()) for phrase in phrases}, key=lambda parts: (-len(parts), parts)):
            heads.setdefault(parts[0], []).append((kind, parts))
    return {
        head: {
            second: [entry for entry in entries if entry[1][1:2] in ((), (second,))]
            for second in ("", *(parts[1] for _, parts in entries if len(parts) > 1))
        }
        for head, entries in heads.items()
    }


def standing_at(table: Table, words: list[Token], i: int) -> Iterator[Entry]:
    """Yield the phrases of a table that stand at a word."""
    seconds = table.get(words[i].low)
    if seconds is None:
        return
    following = words[i + 1].low if i + 1 < len(words) else ""
    for entry in seconds.get(following, seconds[""]):
        if stands_at(words, i, entry[1]):
            yield entry


def stands_at(words: list[Token], i: int, parts: tuple[str, ...]) -> bool:
    """Say whether the words of a phrase stand there."""
    return len(parts) == 1 or tuple(word.low for word in words[i : i + len(parts)]) == parts


@cache
def cue_table(pack: Pack) -> Table:
    """Give all the words that say who speaks, each with how it does."""
    speech = pack.speech
    stems = (*speech.after, *(word for word in speech.according if " " not in word))
    attached = [stem + pronoun for stem in (*stems, *speech.passive) for pronoun in speech.attached]
    composed = (f"{lead} {account}" for lead in speech.leads for account in speech.accounts)
    forward = (*speech.according, *composed, *speech.passive)
    spoken = (*speech.after, *speech.before, *speech.headline, *speech.shows)
    return table_of((("attached", attached), ("forward", forward), ("cites", speech.cites), ("verb", spoken)))


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verbs of saying: behind what is said, before it, and in headlines."""

    after: frozenset[str]
    before: frozenset[str]  # those that show something among them
    headline: frozenset[str]


@cache
def asides(pack: Pack) -> frozenset[str]:
    """Give what opens a clause between commas that tells no more than who somebody is, or who quotes them."""
    speech = pack.speech
    return frozenset((*speech.relative, *(word for word in speech.credit if " " not in word)))


@cache
def by_words(pack: Pack) -> frozenset[str]:
    """Give what may stand between a word of speech and its speaker: "oleh", "akun"."""
    return frozenset(pack.speech.by)


@cache
def deeds(pack: Pack) -> frozenset[str]:
    """Give what is no statement behind a verb that else makes one: "merilis album"."""
    return frozenset(pack.speech.deeds)


@cache
def openings(pack: Pack) -> frozenset[str]:
    """Give what opens a clause ahead of the main one: "Ditanya soal itu, ..."."""
    return frozenset((*pack.speech.conjunctions, *pack.speech.asked))


@cache
def verbs(pack: Pack) -> Verbs:
    """Give the verbs of saying of a pack."""
    speech = pack.speech
    return Verbs(
        frozenset(speech.after),
        frozenset((*speech.before, *speech.shows)),
        frozenset((*speech.headline, *speech.before)),
    )
