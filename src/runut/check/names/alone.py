"""Somebody quoted by one name that nobody on the page bears, but for a slip: "kata Erna" after "Erma Ranik"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from runut import lang
from runut.check._kept import kept
from runut.check._listed import bodies, may_be_persons, offices, units
from runut.check.names._ways import two_ways
from runut.check.names.misspelt import slips
from runut.lang import Pack
from runut.model import Article, Discrepancy, Record, Role
from runut.text.capitalised import Written, written
from runut.text.names import inflected, is_off_by, sound

_ROLES: tuple[Role, ...] = ("headline", "lead", "body", "caption")
_LETTERS = 4
"""Letters of the shortest name of which another may be a slip."""
_TWO_SLIPS = 8
"""Letters of the shortest name that may differ in two."""
_APART = 30
"""Characters between a full name and who is quoted after it; nearer ones are told in one breath, and are two."""
_SPOKEN = 24
"""Characters before and behind a name in which its verb of speech stands."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each single name beside a verb of speech whose only likeness on the page is in a full name before it."""
    for article in record.articles:
        pack = lang.load(article.language)
        for slip, right in quoted(article, pack):
            yield two_ways(article, slip.span, right.span)


@kept
def quoted(article: Article, pack: Pack) -> tuple[tuple[Written, Written], ...]:
    """List each name that stands alone where it is quoted, with the part of a full name that it is like."""
    return tuple(_quoted(article, pack))


def _quoted(article: Article, pack: Pack) -> Iterator[tuple[Written, Written]]:
    """Yield each name that only ever stands alone, where it is quoted, and the part of a full name that it is like."""
    held: dict[str, list[Written]] = defaultdict(list)
    for one in written(article, _ROLES):
        held[one.folded].append(one)
    full = [all_ for all_ in held.values() if _is_person(all_[0], pack) and any(_is_full(one, pack) for one in all_)]
    told_of = {(slip.folded, right) for slip, right in slips(article, pack)} if full else set()
    for word, all_ in held.items():
        if any(one.near or one.aged for one in all_) or not _is_person(all_[0], pack):
            continue
        told = next((one for one in all_ if _is_quoted(article, one, pack)), None)
        if told is None or any(_is_introduced(article, one, pack) for one in all_):
            continue
        right = [others for others in full if _is_slip(word, others[0].folded, pack) and not _is_cut(all_, others)]
        if len(right) == 1 and (right[0][0].folded, word) in told_of:
            continue  # All news writes the single name: the full one is the slip (misspelt.py).
        if len(right) == 1 and right[0][0].span.end + _APART < all_[0].span.start:
            yield told, next(one for one in right[0] if _is_full(one, pack))


def _is_person(one: Written, pack: Pack) -> bool:
    return len(one.folded) >= _LETTERS and may_be_persons(one, pack)


def _is_full(one: Written, pack: Pack) -> bool:
    """Say whether a word stands beside another name."""
    return bool(one.near - offices(pack) - bodies(pack) - units(pack))


def _is_quoted(article: Article, one: Written, pack: Pack) -> bool:
    """Say whether a verb of speech stands right before a name or behind it, or a sentence tells what its bearer did."""
    if one.role not in ("lead", "body"):
        return False
    text, (start, end) = article.text, one.span
    if text[end : end + 1] == "." and text[end + 1 : end + 2].isalpha():
        return False  # "Kompas.com" asks, and is quoted by none.
    before = text[max(0, start - _SPOKEN) : start].casefold().split(" ")[-2:]
    if len(before) == 2 and before[1] == "" and before[0].strip('"”“,') in pack.speech.after:
        return True
    behind = text[end : end + _SPOKEN].split(" ")[:2]
    if len(behind) < 2 or behind[0]:
        return False
    return behind[1].rstrip(",.:") in pack.speech.before or (one.opens and behind[1].startswith(pack.checks.verbs))


def _is_introduced(article: Article, one: Written, pack: Pack) -> bool:
    """Say whether a name is told as somebody new: between commas, or behind the word that calls somebody so."""
    before = article.text[max(0, one.span.start - _SPOKEN) : one.span.start].casefold()
    words = before.split()
    if before.rstrip().endswith((",", "(", "/")) or article.text[one.span.end : one.span.end + 1] == "/":
        return True
    return bool(words) and words[-1] in pack.checks.called


def _is_cut(some: Sequence[Written], others: Sequence[Written]) -> bool:
    """Say whether one is the other without its end before a full stop: cut short, or lost with its comma."""
    short, long = (some, others) if len(some[0].word) < len(others[0].word) else (others, some)
    return long[0].folded.startswith(short[0].folded) and any(one.ends for one in short)


def _is_slip(word: str, right: str, pack: Pack) -> bool:
    if len(word) != len(right) and word[0] != right[0]:
        return False  # A letter more before a name makes a short form of address of it.
    if word == right or abs(len(word) - len(right)) > 2 or inflected(word, right, pack.checks.endings):
        return False
    allowed = 2 if min(len(word), len(right)) >= _TWO_SLIPS or sound(word) == sound(right) else 1
    return is_off_by(word, right, allowed)
