"""Cut a text into the words and numbers that dates are made of, each with its letter in the grammar of dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.lang.schema.dates import Dates
from runut.model import Span

# Words: W weekday, M month, m short month, P part of the day, R relative day, S relative period, U unit, h "hari",
# b "bulan", t "tahun", u "sehari", C counting word, L past, F future, T "terakhir", Q "awal", O "pekan kedua",
# A "setelahnya", B "the night before", a "hari yang sama", Z zone.
# Numbers: N day or count, Y year, n "21-22", D day, month and year, d day and month, e "10.9", k clock, x other.
_NUMBER = r"\d(?:[\d/.:\-]*\d)?"
_new = tuple.__new__  # made for every word of a date: by name it takes twice as long
_MOST = 400  # "400 hari lalu": a larger number counts something else


class Token(NamedTuple):
    """A word or number that may be part of a date, and what stands between it and the one before.

    `gap` is "" for white space, a comma or bracket, J ("to"), o ("of"), K ("at"), [ for words and
    then a bracket, or | for anything else.
    """

    letter: str
    start: int
    end: int
    value: Any
    gap: str = "|"


def tokens(text: str, pack: Pack, within: Span) -> list[Token]:
    """List the words and numbers of dates in order."""
    found: list[Token] = []
    last = within.start
    for match in _pattern(pack).finditer(text[within.start : within.end]):
        start, end = match.start() + within.start, match.end() + within.start
        previous = found[-1] if found and found[-1].end == start else None
        read = (
            _number(text, start, end, pack, previous) if text[start].isdigit() else _word(text, start, end, pack, found)
        )
        for letter, a, b, value in read:
            found.append(_new(Token, (letter, a, b, value, _gap(text[last:a], pack.dates))))
            last = b + (letter == "W" and text[b : b + 1] == "." and text[a:b].lower() in _cut_short(pack))
    return found


@cache
def _cut_short(pack: Pack) -> frozenset[str]:
    """Give the names of weekdays whose full stop ends no sentence: "Sun. Dec. 31"."""
    days = pack.dates.weekdays
    return frozenset(a for a in days for b in days if days[a] == days[b] and a != b and b.startswith(a))


_Read = tuple[str, int, int, object]


def _number(text: str, start: int, end: int, pack: Pack, previous: Token | None) -> Iterator[_Read]:
    """Read a number in digits, unless it is a piece of a longer one ("Rp2.019", "36+600", "7,5")."""
    glued = previous is not None and previous.letter in "Mm"
    before, after = text[start - 1 : start], text[end : end + 2]
    is_piece = before.isalnum() or (before in ("+", ",", ".", "/", "-", ":") and text[start - 2 : start - 1].isdigit())
    runs_on = after[:1].isalpha() and not (after[:1] == "T" and end - start == 10)
    if (is_piece and not glued) or runs_on or after[:1] == "%" or (after[:1] == "," and after[1:].isdigit()):
        return
    words = text[start:end]
    for ending in pack.dates.ordinals:
        words = words.removesuffix(ending)
    letter, value = _digits(words)
    yield letter, start, end, value


def _digits(words: str) -> tuple[str, object]:
    if words.isdigit():
        number = int(words[:9])
        if len(words) == 4:
            return "Y" if 1000 <= number <= 2100 else "x", number
        return "N" if number <= _MOST and len(words) < 4 else "x", number
    mark = next(c for c in words if not c.isdigit())
    pieces = words.split(mark)
    sizes = tuple(len(piece) for piece in pieces)
    if not all(piece.isdigit() for piece in pieces):
        return "x", None
    numbers = tuple(int(piece) for piece in pieces)
    if mark == ":":
        return ("k", numbers) if len(numbers) in (2, 3) and max(sizes) <= 2 else ("x", None)
    return _marked(mark, sizes, numbers)


def _marked(mark: str, sizes: tuple[int, ...], numbers: tuple[int, ...]) -> tuple[str, object]:
    """Tell dates from other numbers that hold strokes, full stops or hyphens."""
    if len(sizes) == 3 and sizes[0] == 4 and max(sizes[1:]) <= 2 and mark != ".":
        return "D", ("ymd", numbers)
    if len(sizes) == 3 and max(sizes[:2]) <= 2 and sizes[2] in ((2, 4) if mark == "/" else (4,)):
        year = numbers[2] if numbers[2] > 99 else numbers[2] + (2000 if numbers[2] < 70 else 1900)
        return "D", ("", (numbers[0], numbers[1], year))
    if len(sizes) == 2 and max(sizes) <= 2:
        return {"/": "d", "-": "n", ".": "e"}[mark], numbers
    return "x", None


def _word(text: str, start: int, end: int, pack: Pack, found: list[Token]) -> Iterator[_Read]:
    words = text[start:end]
    bare = words.rstrip("0123456789.")
    letter, value = _lexicon(pack)[" ".join(bare.lower().replace("’", "'").split())]
    if letter == "E":
        yield from _feast(words, start, end, value)
        return
    if letter in "WMm" and (pack.dates.capital or letter == "m") and not words[0].isupper():
        return
    if letter == "U" and bare.lower() in pack.dates.weekdays and _names_weekday(text, start, found):
        letter, value = "W", pack.dates.weekdays[bare.lower()]
    first, _, rest = bare.partition(" ")
    if (
        letter == "S"
        and first.lower() in pack.dates.weekdays
        and first[0].isupper()
        and not _opens_sentence(text, start)
    ):
        yield "W", start, start + len(first), pack.dates.weekdays[first.lower()]
        if rest.strip().lower() in _lexicon(pack):
            letter, value = _lexicon(pack)[rest.strip().lower()]
            yield letter, end - len(rest.lstrip()), end, value
        return
    if letter == "S" and _is_counted(text, start, first, rest, found, pack):
        lexicon = _lexicon(pack)
        yield lexicon[first.lower()][0], start, start + len(first), lexicon[first.lower()][1]
        yield lexicon[rest.lower()][0], end - len(rest), end, lexicon[rest.lower()][1]
        return
    yield letter, start, start + len(words.rstrip("0123456789")), value
    if len(bare) + 4 == len(words):  # "September1683"
        yield "Y", start + len(bare), end, int(words[len(bare) :])


def _is_counted(text: str, start: int, first: str, rest: str, found: list[Token], pack: Pack) -> bool:
    """Say whether a unit of time is counted: "dua minggu lalu" is no last week, "15 bulan lalu" a day of last month."""
    last = found[-1] if found else None
    lexicon = _lexicon(pack)
    if last is None or text[last.end : start].strip() or not {first.lower(), rest.lower()} <= lexicon.keys():
        return False
    return last.letter == "C" or (last.letter == "N" and first.lower() not in pack.dates.month_words)


def _feast(words: str, start: int, end: int, value: object) -> Iterator[_Read]:
    """Read a day that has a name as its month and its day, each on a part of the words."""
    month, day = value if isinstance(value, tuple) else (None, None)
    if words[0].isupper():
        cut = max(words.rfind(" "), 1)
        yield "M", start, start + cut, month
        yield "N", start + cut + (words[cut] == " "), end, day


def _names_weekday(text: str, start: int, found: list[Token]) -> bool:
    """Tell "Minggu", Sunday, from "minggu", week: by the capital or by "hari" before it."""
    after_day_word = bool(found) and found[-1].letter == "h" and not text[found[-1].end : start].strip()
    return text[start].isupper() or after_day_word


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \t\"“'‘(")
    return start == 0 or before[-1:] in ".!?\n"


def _gap(between: str, words: Dates) -> str:
    if between.isspace():
        return "" if "\n" not in between else "|"
    for entity in words.gaps:
        between = between.replace(entity, " ")
    bare = between.strip().lower()
    if bare in ("", ",", "(", ")", ",(", ", ("):
        return bare[-1:]
    if bare.endswith("("):
        return "["
    joined = bare.lstrip(",|-) ").strip()
    return "J" if bare in words.to else "o" if bare in words.of else "K" if not joined or joined in words.clock else "|"


@cache
def _lexicon(pack: Pack) -> Mapping[str, tuple[str, object]]:
    """Map each word of the pack's dates to its letter and value; where a word has several uses the later line wins."""
    d = pack.dates
    lexicon: dict[str, tuple[str, object]] = {}
    lexicon |= {word: ("W", n) for word, n in d.weekdays.items()}
    lexicon |= {word: ("U", unit) for word, unit in d.units.items()}
    lexicon |= {word: ("C", n) for word, n in d.counts.items()}
    lexicon |= dict.fromkeys(d.day_words, ("h", "day"))
    lexicon |= dict.fromkeys(d.month_words, ("b", "month"))
    lexicon |= dict.fromkeys(d.year_words, ("t", "year"))
    lexicon |= {word: ("u", unit) for word, unit in d.single_units.items()}
    lexicon |= {word: ("m", n) for word, n in d.months_short.items()}
    lexicon |= {word: ("M", n) for word, n in d.months.items()}
    lexicon |= dict.fromkeys(d.parts, ("P", None))
    lexicon |= dict.fromkeys(d.future, ("F", None)) | dict.fromkeys(d.past, ("L", None))
    lexicon |= dict.fromkeys(d.recent, ("T", None))
    lexicon |= {word: ("a" if n == 0 else "A", n) for word, n in d.then.items()}
    lexicon |= {word: ("B", n) for word, n in d.beside.items()}
    lexicon |= {word: ("R", n) for word, n in d.days.items()}
    lexicon |= {word: ("S", period) for word, period in d.periods.items()}
    lexicon |= {word: ("Q", position) for word, position in d.positions.items()}
    lexicon |= {word: ("O", n) for word, n in d.weeks_of_month.items()}
    lexicon |= {word: ("E", day) for word, day in d.feasts.items()}
    return lexicon | {word: ("Z", zone) for word, zone in d.zones.items()}


@cache
def _pattern(pack: Pack) -> Pattern:
    d = pack.dates
    endings = f"(?:{alternation(d.ordinals)})?" if d.ordinals else ""
    months = alternation([*d.months, *d.months_short])
    every = alternation([*_lexicon(pack), *(word.replace("'", "’") for word in d.feasts)])
    words = rf"\b(?:{months}\d{{4}}\b|{alternation(d.months_short)}\.|{every}\b)"
    return compile_pattern(f"{words}|{_NUMBER}{endings}")
