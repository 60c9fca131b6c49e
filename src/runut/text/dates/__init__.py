"""Find the words that name days and resolve them; the weekday checks the digits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from runut.lang import Pack
from runut.lang.patterns import Pattern, compile_pattern
from runut.model import Span, When
from runut.text.dates import days
from runut.text.dates.stated import Stated, resolve, stated
from runut.text.dates.tense import is_ahead
from runut.text.dates.words import Token, tokens

_FAR = timedelta(days=30)  # a day told without a year, without words of what is to come, lies no farther ahead
_NEWS = timedelta(days=14)  # a day told within this of the page's own is of that year, whatever was told before


def dates(
    text: str, pack: Pack, published: str | None, within: Span | None = None
) -> Iterator[tuple[Span, When, int | None]]:
    """Yield each date with the days it stands for and the weekday as written (monday=0), if one is.

    >>> from runut import lang
    >>> [(str(when), day) for _, when, day in dates("pada Kamis (6/1) malam", lang.load("id"), "2022-01-09")]
    [('2022-01-06', 3)]
    """
    reference = days.parse(published) or days.parse(reference_day(text, pack))
    told: date | None = None
    years: dict[int, int] = {}
    for span, stated_there in _found(text, pack, within or Span(0, len(text))):
        said = _turned(stated_there, text, span, reference, pack)
        if pack.dates.carries_year:
            said = _dated(said, reference, years)
        when = resolve(said, reference, told)
        if when:
            told = days.parse(when.start) if when.precision == "day" else told
            yield span, when, said.weekday


def _turned(said: Stated, text: str, span: Span, reference: date | None, pack: Pack) -> Stated:
    """Turn a day to the future or the past where the words around it say so."""
    if said.direction or said.relative or said.period or said.year or reference is None or not pack.dates.ahead:
        return said
    is_bare = said.weekday is not None and said.month is None
    if is_bare and said.weekday != reference.weekday() and is_ahead(text, span, pack):
        return replace(said, direction=1)
    if said.month is None or said.day is None or said.weekday is not None:
        return said
    day = days.year_near(reference, said.month, said.day)
    is_far = day is not None and day - reference > _FAR
    return replace(said, direction=-1) if is_far and not is_ahead(text, span, pack) else said


def _dated(said: Stated, reference: date | None, years: dict[int, int]) -> Stated:
    """Give a day without a year the one that its month was told with before, unless it is news."""
    if said.month is None:
        return said
    if said.year:
        years[said.month] = said.year
        return said
    year, near = years.get(said.month), None
    if reference and said.day:
        near = days.year_near(reference, said.month, said.day, said.direction)
    if year is None or said.day is None or near is None or reference is None or abs(near - reference) < _NEWS:
        return said
    return replace(said, year=year)


def reference_day(text: str, pack: Pack, *stretches: Span) -> str | None:
    """Infer the day of a page that does not say when it was published: the last day that its full dates name.

    >>> from runut import lang
    >>> reference_day("Dua tewas pada Kamis (6/1/2022), kata polisi, Jumat (7/1/2022).", lang.load("id"))
    '2022-01-07'
    """
    said = [s for part in stretches or (Span(0, len(text)),) for _, s in _found(text, pack, part)]
    low, high = pack.dates.recent_years
    named = sorted({s.year for s in said if s.year and low <= s.year <= high}, reverse=True)
    years = tuple(named or range(high, low - 1, -1))
    anchored = [(s.weekday is not None, day) for s in said if (day := _anchor(s, years))]
    return max(anchored)[1].isoformat() if anchored else None


def _anchor(said: Stated, years: tuple[int, ...]) -> date | None:
    """Give the day that a date names without any reference, if day and month stand there."""
    if said.month is None or said.day is None or said.last_day is not None:
        return None
    if said.year:
        day = days.said_in(said.year, said.month, said.day)
        return days.mend(day, said.weekday, None) if day and said.weekday is not None else day
    if said.weekday is None:
        return None
    return days.year_by_weekday(said.month, said.day, said.weekday, years)


@cache
def _forms(pack: Pack) -> Pattern:
    """Write the grammar of dates over the letters of tokens and gaps; the first form that fits wins."""
    month_first = r"[Mm](?:n|NJN|N)(?:,?Y)?|" if pack.dates.order == "mdy" else ""
    day = rf"(?:{month_first}(?:n|NJN|N)o?[Mm](?:[,o]?Y)?)"
    forms = [
        rf"h?W,?P?[,(]?h?(?:{day}|[Dd])\)?P?[LF]?",  # Kamis (6/1/2022) malam · Senin, 9 September 2019
        r"h?WP?\([en]",  # Selasa (1.10)
        rf"h?R,?P?,?(?:W,?)?P?\(?h?(?:{day}|[Dd])\)?",  # hari ini, Jumat (27/9)
        rf"h?{day}(?:P|[LFSR])?",  # 4 Oktober mendatang · 21-22 Mei
        r"hd|D|[(\[]d",  # tanggal 6/1 · 6/1/2022 · (17/9)
        r"[LF]?h?WP?(?:,?[SLFR])?P?",  # Rabu malam · Kamis pekan lalu · next Monday
        r"h?RP?",  # kemarin pagi
        r"[QO]?o?b?(?:M(?:[,o]?Y|[LFSR])?|mY)",  # awal Januari 1974 · Agustus tahun lalu
        r"Qo?t?Y|tYL?|YL?",  # 2019 silam
        r"Q?S",  # pekan lalu
        r"(?:[CN][Uhbt]|u)[LFTA]|T[CN][Uhbt]|[hU]?a|B",  # dua hari lalu · tiga pekan terakhir · sehari setelahnya
    ]
    return compile_pattern("|".join(forms), ignore_case=False)


def _found(text: str, pack: Pack, within: Span) -> Iterator[tuple[Span, Stated]]:
    """Yield the stretches that read as dates, with what they state."""
    found = tokens(text, pack, within)
    letters = "".join(token.gap + token.letter for token in found)
    places = [n for n, token in enumerate(found) for _ in token.gap + token.letter]
    for match in _forms(pack).finditer(letters):
        first = places[match.start()]
        mine = found[first : places[match.end() - 1] + 1]
        if letters[match.end() - 1] in ",()[JoK|":
            mine = mine[:-1]
        span = Span(mine[0].start, mine[-1].end)
        if _stands(text, span, mine, pack):
            yield _with_brackets(text, span), stated(mine, pack.dates.order)


def _stands(text: str, span: Span, mine: list[Token], pack: Pack) -> bool:
    """Say whether a month or year that stands alone is one: only after "pada", "sejak", "awal" and the like."""
    if len(mine) > 1 or mine[0].letter not in "MY":
        return True
    before = text[max(0, span.start - 20) : span.start].lower().split()
    return bool(before) and before[-1] in pack.dates.before


def _with_brackets(text: str, span: Span) -> Span:
    """Take in the bracket that belongs to the words."""
    start, end = span
    if "(" in text[start:end] and ")" not in text[start:end] and text[end : end + 1] == ")":
        return Span(start, end + 1)
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return Span(start - 1, end + 1)
    return span
