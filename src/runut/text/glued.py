"""Read what hangs on digits: codes, plates and percentages, and the letters and words that belong to a number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from runut.lang import Pack
from runut.model import Bound
from runut.text.tokens import Token


def is_part(stretch: Sequence[Token], at: int, pack: Pack) -> bool:
    """Say whether digits belong to a code, a fraction or a percentage rather than stand alone."""
    token = stretch[at]
    before = stretch[at - 1] if at else None
    after = stretch[at + 1] if at + 1 < len(stretch) else None
    if before and before.end == token.start and (before.word[-1].isalpha() or before.word[-1] in "/+#.,-$€£"):
        return not (before.word in "-,." and at > 1 and stretch[at - 2].end < before.start)
    if after is None or after.word == "%" or after.start > token.end:
        return after is not None and after.word == "%"
    if after.word == "-":
        return _is_compound(stretch, at + 1, pack) or _is_telephone(stretch, at)
    if after.word == "+":
        return at + 2 < len(stretch) and stretch[at + 2].start == after.end and stretch[at + 2].word[0].isalnum()
    is_word = after.word[0].isalpha() and after.word not in _may_stick(pack)
    return after.word[0] in "/°'’′" or (is_word and not is_shortened(stretch, at + 1, pack))


def _is_telephone(stretch: Sequence[Token], at: int) -> bool:
    """Say whether three digits, a hyphen and four digits stand together: "877-3001" is no range."""
    following = stretch[at + 2] if at + 2 < len(stretch) else None
    return following is not None and len(stretch[at].word) == 3 and following.is_digits and len(following.word) == 4


def _is_compound(stretch: Sequence[Token], at: int, pack: Pack) -> bool:
    """Say whether a hyphen ties the digits to a word: "17-year-old", but not "500-an" or "5-6"."""
    following = stretch[at + 1] if at + 1 < len(stretch) else None
    if following is None or following.start != stretch[at].end or not following.word[0].isalpha():
        return False
    return following.word not in pack.numbers.round_suffixes and f"-{following.word}" not in tails(pack)


@cache
def tails(pack: Pack) -> dict[str, tuple[Bound, str | None]]:
    """What a hyphen may tie to a number: a bound ("40-plus"), or what a body counts ("six-man", "2,000-strong")."""
    bounding = {
        f"-{phrase}": (bound, None)
        for bound, phrases in pack.hedges.after.items()
        for phrase in phrases
        if phrase.isalpha()
    }
    return {**bounding, **{tail: ("exact", what) for tail, what in pack.numbers.sized.items() if tail[0] == "-"}}


def is_shortened(stretch: Sequence[Token], at: int, pack: Pack) -> bool:
    """Say whether a scale hangs on digits as a letter or two, before what is counted: "1.2m people", "5rb warga"."""
    if at + 1 >= len(stretch) or stretch[at].word not in pack.numbers.glued:
        return False
    return stretch[at].start == stretch[at - 1].end and stretch[at + 1].word in _counted(pack)


@cache
def _counted(pack: Pack) -> frozenset[str]:
    """Words that follow what a shortened scale counts: people, families and homes, and what became of them."""
    figures = pack.figures
    phrases = [*pack.hedges.counters, *figures.counters]
    phrases += [phrase for unit in ("person", "family", "house") for phrase in figures.units.get(unit, ())]
    phrases += [phrase for words in figures.kinds.values() for phrase in (*words.states, *words.weak, *words.counted)]
    return frozenset(phrase.split()[0] for phrase in phrases)


@cache
def _may_stick(pack: Pack) -> frozenset[str]:
    """Words that a page may print against the digits by mistake: "218orang"."""
    return frozenset((*pack.hedges.counters, *pack.numbers.round_suffixes))
