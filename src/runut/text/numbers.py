"""Read numbers as they are written: digits, words, vague words, ranges, and what bounds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Literal, NamedTuple

from runut.lang import Pack
from runut.model import Bound, Quantity, Span
from runut.text import bounds, glued
from runut.text.tokens import Token, tokens

Form = Literal["digits", "words", "vague", "indefinite", "article", "collective", "single"]
Step = tuple[Literal["digit", "whole", "plus", "times", "scale"], int]
Phrases = dict[str, list[tuple[tuple[str, ...], int | tuple[int, ...]]]]
_FIRST = itemgetter(0)
_new = tuple.__new__  # made for every number: by name it takes twice as long
_CHANGE = 7  # words from "rose" to the first number: "rose on Sunday from 43 to 56"


class Number(NamedTuple):
    """A number expression over tokens `[first, last)`; `left` and `right` reach over the words that bound it.

    `sized` says what a body is counted in that has so many: people where a crowd is "2,000-strong".
    """

    first: int
    last: int
    left: int
    right: int
    quantity: Quantity
    form: Form
    sized: str | None = None


def span_of(number: Number, stretch: Sequence[Token]) -> Span:
    """Give where a number stands, without the words that bound it; `stretch` are the tokens that it was read from."""
    return Span(stretch[number.first].start, stretch[number.last - 1].end)


class _Read(NamedTuple):
    """What was read at a place: the tokens it took and the ends of its range."""

    last: int
    low: int
    high: int | None
    form: Form
    bound: Bound = "exact"
    sized: str | None = None


def numbers(text: str, pack: Pack, within: Span | None = None) -> Iterator[tuple[Span, Quantity]]:
    """Yield each number expression with what it comes to, its bounding words counted in.

    >>> from runut import lang
    >>> [(span.of("lebih dari 2.000 orang"), str(q)) for span, q in numbers("lebih dari 2.000 orang", lang.load("id"))]
    [('2.000', '>2000')]
    >>> [str(q) for _, q in numbers("puluhan ribu, 5-6, dua puluh lima, 500-an, 1,5 meter", lang.load("id"))]
    ['20000–99999', '5–6', '25', '~500']
    >>> [str(q) for _, q in numbers("At least half a dozen, some 1,200 and dozens", lang.load("en"))]
    ['≥6', '~1200', '24–99']
    """
    stretch = tokens(text, within)
    for number in found(stretch, pack):
        yield span_of(number, stretch), number.quantity


def may_hold(words: Sequence[str], pack: Pack) -> bool:
    """Say whether a number may begin at one of the words."""
    return not _starts(pack).isdisjoint(words) or any(map(str.isdigit, map(_FIRST, words)))


def found(stretch: Sequence[Token], pack: Pack) -> Iterator[Number]:
    """Yield the numbers among tokens, left to right, none inside another."""
    starts = _starts(pack)
    last = 0
    for at in [at for at, (_, _, word, _) in enumerate(stretch) if word in starts or word[0].isdigit()]:
        read = _read(stretch, at, pack) if at >= last else None
        if read is not None:
            read = _ranged(stretch, at, read, pack)
            yield _bounded(stretch, at, read, pack)
            last = read.last


@cache
def _starts(pack: Pack) -> frozenset[str]:
    """Every word that may begin a number."""
    n = pack.numbers
    spelt = [word for word, (how, _) in _steps(pack).items() if how in ("digit", "whole")]
    tied = (word + tail for word in spelt for tail in glued.tails(pack))
    phrases = (*n.vague, *n.fixed)
    return frozenset((*spelt, *tied, *n.articles, *n.collectives, *(phrase.split()[0] for phrase in phrases)))


@cache
def _phrases(pack: Pack) -> Phrases:
    """Phrases of the language that are a number as a whole, by first word, longest first."""
    table: Phrases = {}
    every: dict[str, int | tuple[int, ...]] = {**pack.numbers.vague, **pack.numbers.fixed}
    for phrase, value in every.items():
        parts = tuple(phrase.split())
        table.setdefault(parts[0], []).append((parts, value))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def _read(stretch: Sequence[Token], at: int, pack: Pack) -> _Read | None:
    """Read one number that begins at a token."""
    token = stretch[at]
    if token.is_digits:
        return _digits(stretch, at, pack)
    if (phrase := _phrase(stretch, at, pack)) is not None:
        return phrase
    n = pack.numbers
    if token.word in n.articles:
        return _Read(at + 1, n.articles[token.word], n.articles[token.word], "article")
    if token.word in n.collectives:
        return _Read(at + 1, n.collectives[token.word], n.collectives[token.word], "collective")
    read = _words(stretch, at, pack)
    is_single = read is not None and read.last == at + 1 and token.word in n.singles
    return read._replace(form="single") if read is not None and is_single else read


def _phrase(stretch: Sequence[Token], at: int, pack: Pack) -> _Read | None:
    """Read a vague word or a fixed phrase; "sejumlah 59" is 59 and not some."""
    for parts, value in _phrases(pack).get(stretch[at].word, ()):
        last = at + len(parts)
        if tuple(token.word for token in stretch[at:last]) != parts:
            continue
        if isinstance(value, int):
            rough = " ".join(parts) in pack.numbers.approximate
            return _Read(last, value, value, "words", "about" if rough else "exact")
        if " ".join(parts) not in pack.numbers.indefinite:
            return _Read(last, value[0], value[1] if len(value) > 1 else None, "vague", "vague")
        if _starts_number(stretch, last, pack) or (at > 0 and stretch[at - 1].word in pack.numbers.degrees):
            return None
        return _Read(last, value[0], None, "indefinite", "vague")
    return None


def _starts_number(stretch: Sequence[Token], at: int, pack: Pack) -> bool:
    return at < len(stretch) and (stretch[at].is_digits or stretch[at].word in _starts(pack))


def _digits(stretch: Sequence[Token], at: int, pack: Pack) -> _Read | None:
    """Read digits, with a scale word behind them; None for decimals, times, dates, plates, percentages."""
    token, last = stretch[at], at + 1
    if glued.is_part(stretch, at, pack):
        return None
    scale, bound = _scale(stretch, last, pack)
    if scale is None and glued.is_shortened(stretch, last, pack):
        scale, bound = pack.numbers.glued[stretch[last].word], "exact"
    value = _grouped(token.word, pack.numbers.thousands)
    if value is None and last < len(stretch) and stretch[last].word in pack.hedges.counters:
        value = _grouped(token.word, pack.numbers.decimal)  # "3,104 orang": nobody counts people in thousandths
    if value is None:
        value = _decimal(token.word, pack.numbers.decimal, scale) if scale else None
        return None if value is None else _Read(last + 1, value, value, "digits", bound)
    if scale:
        return _Read(last + 1, value * scale, value * scale, "digits", bound)
    if _next_is_round(stretch, last, pack):
        return _Read(last, value, value, "digits", "about")
    return _Read(last, value, value, "digits")


def _scale(stretch: Sequence[Token], at: int, pack: Pack) -> tuple[int | None, Bound]:
    """Give the scale word behind digits, and whether it rounds them: "12 ribu", "12 ribuan"."""
    word, scales = stretch[at].word if at < len(stretch) else "", _scales(pack)
    if word in scales:
        return scales[word], "exact"
    stem = next((word.removesuffix(suffix) for suffix in pack.numbers.round_suffixes if word.endswith(suffix)), word)
    return pack.numbers.scales.get(stem), "about"


@cache
def _scales(pack: Pack) -> dict[str, int]:
    """Words that multiply digits: "12 ribu", "4 hundred"."""
    return {**pack.numbers.times, **pack.numbers.scales}


def _grouped(word: str, mark: str) -> int | None:
    """Read "2.000" or "5800": groups of three after the first, or no groups at all.

    >>> _grouped("2.000", "."), _grouped("12.30", "."), _grouped("16/9", ".")
    (2000, None, None)
    """
    head, *groups = word.split(mark)
    whole = head.isascii() and head.isdigit() and len(head) <= (3 if groups else 9)
    if not whole or (groups and head == "0") or any(len(g) != 3 or not g.isascii() or not g.isdigit() for g in groups):
        return None
    return int(head + "".join(groups))


def _decimal(word: str, mark: str, scale: int) -> int | None:
    """Read "1,5" before a scale word: 1,5 juta is a whole number again."""
    head, _, tail = word.partition(mark)
    if not (head.isascii() and head.isdigit() and tail.isascii() and tail.isdigit() and len(head + tail) < 10):
        return None
    return int(head + tail) * scale // int("1" + "0" * len(tail))


def _next_is_round(stretch: Sequence[Token], last: int, pack: Pack) -> bool:
    """Say whether "-an" stands behind the digits: "500-an", "4.000 an"."""
    suffixes = pack.numbers.round_suffixes
    if last < len(stretch) and stretch[last].word in suffixes:
        return True
    return last + 1 < len(stretch) and stretch[last].word == "-" and stretch[last + 1].word in suffixes


def _words(stretch: Sequence[Token], at: int, pack: Pack) -> _Read | None:
    """Read a number written out: "dua puluh lima ribu", "twenty-five"."""
    total, group, last, open_ = 0, 0, at, True
    while last < len(stretch):
        step, tail = _step(stretch[last].word, pack)
        joined = step is None and group > 0 and stretch[last].word in pack.numbers.joiners
        if joined and last + 1 < len(stretch) and _may_join(stretch, last, group, total, pack):
            last, open_ = last + 1, True
            continue
        if step is None:
            break
        how, value = step
        if how == "scale":
            total, group, open_ = total + (group or 1) * value, 0, True
        elif (grown := _grow(group, how, value, open_)) is None:
            break
        else:
            group, open_ = grown, how == "times" or (how == "whole" and value % 10 == 0)
        last += 1
        if tail is not None:
            return _Read(last, total + group, total + group, "words", *glued.tails(pack)[tail])
    return _ended(stretch, last, total, group, pack) if last > at else None


def _step(word: str, pack: Pack) -> tuple[Step | None, str | None]:
    """Give what a number word does, and what a hyphen ties to it: "six-man", "hundred-plus"."""
    if not word[0].isalpha():
        return None, None
    step = _steps(pack).get(word)
    head, mark, tail = word.rpartition("-") if step is None else ("", "", "")
    if mark and mark + tail in glued.tails(pack) and head in _steps(pack):
        return _steps(pack)[head], mark + tail
    return step, None


def _ended(stretch: Sequence[Token], last: int, total: int, group: int, pack: Pack) -> _Read:
    """Give a number written out, which its last word may round: "empat puluhan", "seratus lima puluhan"."""
    word = stretch[last].word if last < len(stretch) else ""
    suffix = next((suffix for suffix in pack.numbers.round_suffixes if word.endswith(suffix)), word)
    how, value = _steps(pack).get(word.removesuffix(suffix), ("", 0))
    if not group or how not in ("times", "scale"):
        return _Read(last, total + group, total + group, "words")
    grown = (_grow(group, how, value, open_=True) or 0) if how == "times" else group * value
    return _Read(last + 1, total + grown, total + grown, "words", "about")


def _grow(group: int, how: str, value: int, open_: bool) -> int | None:
    """Take one more number word into a group; None where it begins another number."""
    if how == "plus":
        return group + value
    if how == "times":
        return group - group % 10 + group % 10 * value if group % 10 else (group or 1) * value
    if how == "whole" and group and not (group % 100 == 0 and group > value):
        return None
    return group + value if open_ else None


@cache
def _steps(pack: Pack) -> dict[str, Step]:
    """What each number word does to what stands before it."""
    n = pack.numbers
    steps: dict[str, Step] = {
        f"{ten}-{one}": ("whole", high + low)
        for ten, high in n.whole.items()
        for one, low in n.ones.items()
        if "-" in n.joiners and high % 10 == 0
    }
    steps |= {word: ("scale", value) for word, value in n.scales.items()}
    steps |= {word: ("times", value) for word, value in n.times.items()}
    steps |= {word: ("plus", value) for word, value in n.plus.items()}
    steps |= {word: ("whole", value) for word, value in n.whole.items()}
    return steps | {word: ("digit", value) for word, value in n.ones.items()}


def _may_join(stretch: Sequence[Token], at: int, group: int, total: int, pack: Pack) -> bool:
    """Say whether a joiner goes on with the number: "twenty-five", "one hundred and five", not "two and three"."""
    following = _steps(pack).get(stretch[at + 1].word)
    if following is None or following[0] not in ("digit", "whole"):
        return False
    if stretch[at].end == stretch[at + 1].start:
        return group % 10 == 0 and following[0] == "digit"
    return group % 100 == 0 and (group > 0 or total > 0)


def _ranged(stretch: Sequence[Token], at: int, read: _Read, pack: Pack) -> _Read:
    """Go on over "5-6", "5 sampai 6", "antara 5 dan 6" where the second number is the higher."""
    if read.form not in ("digits", "words", "single") or read.last + 1 >= len(stretch):
        return read
    before = stretch[at - 1].word if at else ""
    marks = (*pack.numbers.ranges, pack.numbers.range_pairs.get(before, "-"))
    if stretch[read.last].word not in marks:
        return read
    led = stretch[max(at - _CHANGE, 0) : at]
    if before in pack.numbers.starts and any(token.word in pack.numbers.changes for token in led):
        return read
    second = _second(stretch, read.last + 1, pack)
    if second is None or second.high is None or not read.low < second.low:
        return read
    low = read.low * _shared(stretch, read, second, pack)
    return _Read(second.last, low, second.low, "digits" if read.form == "digits" else "words", second.bound)


def _shared(stretch: Sequence[Token], read: _Read, second: _Read, pack: Pack) -> int:
    """Give the scale that the lower end of a range shares with the upper one: "10 sampai 20 ribu"."""
    own, _ = _scale(stretch, read.last - 1, pack)
    scale, _ = _scale(stretch, second.last - 1, pack)
    return scale if scale and not own and read.low * scale < second.low else 1


def _second(stretch: Sequence[Token], at: int, pack: Pack) -> _Read | None:
    """Read the upper end of a range; its own hyphen does not make it a code."""
    token = stretch[at]
    if not token.is_digits:
        return _words(stretch, at, pack) if _steps(pack).get(token.word) else None
    scale, bound = _scale(stretch, at + 1, pack)
    value, last = _grouped(token.word, pack.numbers.thousands), at + (2 if scale else 1)
    if value is None:
        return None
    return _Read(last, value * (scale or 1), value * (scale or 1), "digits", bound if scale else "exact")


def _bounded(stretch: Sequence[Token], at: int, read: _Read, pack: Pack) -> Number:
    """Add what the words on both sides say about the ends."""
    left, ahead = bounds.before(stretch, at, pack)
    right, behind = bounds.after(stretch, read.last, pack)
    sized = read.sized or bounds.sized(stretch, read.last, right, pack)
    bound: Bound = behind or ahead or read.bound
    single = read.low == read.high
    if read.form in ("vague", "indefinite"):
        bound = "vague"
    elif not single and bound != "about":
        bound = "exact"
    value = read.low if single else None
    low, high = bounds.ends(value, bound) if single else (read.low, read.high)
    return _new(Number, (at, read.last, left, right, Quantity(value, bound, low, high), read.form, sized))
