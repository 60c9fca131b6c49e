"""Find what somebody is called: "Budi Santoso yang akrab disapa Kang Budi", "Kang Budi, sapaan akrab Budi Santoso"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from runut.lang import Pack
from runut.text.phrases.parts import is_region
from runut.text.speech.cuewords import Table, standing_at, table_of
from runut.text.wording import Token, vocabulary

_LONGEST = 4  # words of a name


def may_hold(text: str, pack: Pack) -> bool:
    """Say whether a text may tell what somebody is called."""
    return any(word in text for word in _closing(pack))


def nicknames(words: list[Token], text: str, pack: Pack) -> Iterator[tuple[str, str | None]]:
    """Yield what somebody is called with the name, or with None where that stands in another sentence."""
    table = _table(pack)
    known = vocabulary(pack).classes
    for i, token in enumerate(words):
        if token.low not in table:
            continue
        kind, parts = next(iter(standing_at(table, words, i)), ("", ()))
        behind = _beginning(words, i + len(parts), text, pack)
        if kind == "called" and behind:
            full = _ending(words, _skipped(words, i - 1, pack), text, pack)
            if full:  # "Pria yang akrab disapa Kang Budi" is who was named before
                yield behind, None if known.get(full.lower()) == "people" else full
        elif kind == "nicknames" and i > 1 and words[i - 1].text == ",":
            short = _ending(words, i - 2, text, pack)
            if short:
                yield short, behind
            if short and known.get(short.split()[0].lower()) == "ranks":
                yield short.split()[-1], behind  # a cue gives "Kang Hendi" without the title


def _skipped(words: list[Token], at: int, pack: Pack) -> int:
    """Step back over "yang", brackets and an age."""
    while at >= 0 and (words[at].low in pack.speech.relative or not words[at].text.isalpha()):
        at -= 1
    return at


def _beginning(words: list[Token], first: int, text: str, pack: Pack) -> str | None:
    """Give the name that begins there."""
    known, end = vocabulary(pack), first
    while end < len(words) and end - first < _LONGEST and words[end].text[0].isupper():
        if words[end].text in known.never or known.classes.get(words[end].low) in ("offices", "bodies"):
            break
        end += 1
    return text[words[first].start : words[end - 1].end] if end > first else None


def _ending(words: list[Token], last: int, text: str, pack: Pack) -> str | None:
    """Give the name that ends there, without what somebody is."""
    known, at = vocabulary(pack), last
    while at >= 0 and last - at < _LONGEST and words[at].text[0].isupper() and words[at].text not in known.never:
        if known.classes.get(words[at].low) in ("offices", "bodies"):
            break
        at -= 1
    while at + 1 < last and known.classes.get(words[at + 1].low) == "ranks" and not _short(last - at):
        at += 1
    while at + 1 < last and is_region(words[at + 1].text):
        at += 1  # "Bupati Solok Yunita Sari"
    return text[words[at + 1].start : words[last].end] if at < last else None


def _short(size: int) -> bool:
    """Say whether a rank belongs to the name: "Bang Jek", "Gus Ali"."""
    return size < 3  # a title and one word


@cache
def _closing(pack: Pack) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in (*pack.roles.called, *pack.roles.nicknames))


@cache
def _table(pack: Pack) -> Table:
    return table_of((("called", pack.roles.called), ("nicknames", pack.roles.nicknames)))
