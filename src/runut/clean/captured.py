"""When was the page saved? Not before the days of other stories around its article, and the year of its imprint.

The day of a story that the page only points at is a day on which that story was there already. Where a list says of
some stories "3 days ago" and of others a day, it says the day of those that are older still, so that the page was saved
later than that by as many days. A summary in a list whose stories are told to be hours or days old names days too: all
but those that are yet to come have been.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import islice

from runut.clean.blocks import Line, fold
from runut.clean.furniture import moment
from runut.clean.meta import stamped
from runut.clean.signs import is_moment
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.lang.patterns import words as words_of
from runut.model import Label, Role, Span

_AROUND: tuple[Role, ...] = ("related", "other", "footer", "promo", "advert")
_CENTURY, _DIGITS = "20", "0123456789"
_LONGEST_STAMP = 60  # characters of a line that is the day of another story, perhaps with its section
_LONGEST_SUMMARY = 500
_LEAST_DIGITS = 5  # of a day with its year
_MOST_YEARS = 500  # that are looked at in one list
_OLDEST_AGE_DAYS = 31  # from here on an age is rounded too much to be added


def captured(text: str, labels: Sequence[Label], published: str | None, pack: Pack) -> str | None:
    """Give the day, or only the year, before which a page was not saved; None where what stands around says no more.

    >>> from runut import lang
    >>> text = "Api padam.\\n25 April 2024\\n2 hari lalu\\n© 2024 Harian Contoh"
    >>> labels = (Label(Span(0, 10), "body"), Label(Span(10, 36), "related"), Label(Span(36, len(text)), "footer"))
    >>> captured(text, labels, "2022-01-06", lang.load("id")), captured(text, labels[:1], None, lang.load("id"))
    ('2024-04-27', None)
    """
    first = (published or "")[:10]
    days, years = [first], [first[:4]]
    for label in labels:
        if label.role in _AROUND and text.find(_CENTURY, *label.span) >= 0:
            ages = _Ages(text, label.span, pack)
            for year, line in dict.fromkeys(islice(_dated(text, label.span, first[:4]), _MOST_YEARS)):
                if any(map(line.casefold().__contains__, pack.page.imprints)):
                    years.append(year)  # written anew each year, or by the server each day
                elif sum(map(line.count, _DIGITS)) >= _LEAST_DIGITS:
                    days += (day.isoformat() for day in _days(line, first, ages, pack))
    latest = max(days)
    if max(years) > latest[:4]:
        return max(years)
    return latest if latest > first else None


def _dated(text: str, within: Span, since: str) -> Iterator[tuple[str, str]]:
    """Yield years from one on, and the line of each, found from the year outwards: menus have hundreds of lines."""
    start, stop = within
    at = text.find(_CENTURY, start, stop)
    while at >= 0:
        year = text[at : at + 4]
        if year >= since and len(year) == 4 and year.isdecimal():
            end = text.find("\n", at, stop)
            yield year, text[max(text.rfind("\n", start, at) + 1, start) : end if end >= 0 else stop]
        at = text.find(_CENTURY, at + 2, stop)


def _days(line: str, since: str, ages: _Ages, pack: Pack) -> Iterator[date]:
    """Yield days later than one, told by a line of what stands around an article, on which that was there already."""
    is_short = len(line) <= _LONGEST_STAMP
    if len(line) > _LONGEST_SUMMARY or (not is_short and not ages.days):
        return
    said = [date.fromisoformat(day[:10]) for match in moment(pack).finditer(line) if (day := stamped(match, pack))]
    if not said or (max(said) + timedelta(days=_OLDEST_AGE_DAYS)).isoformat() <= since:
        return
    if is_short and is_moment(_line(line), pack):
        yield max(said) + timedelta(days=max((age for age in ages.days if age < _OLDEST_AGE_DAYS), default=0))
    elif ages.days and not words_of(pack.hedges.expected).search(line):
        yield max(said)


class _Ages:
    """How many days ago the stories of one list were there, of those of which it says so; asked once, and if at all."""

    def __init__(self, text: str, within: Span, pack: Pack) -> None:
        self._text, self._within, self._pack = text, within, pack
        self._days: list[int] | None = None

    @property
    def days(self) -> list[int]:
        """The ages, in days."""
        if self._days is None:
            self._days = self._read()
        return self._days

    def _read(self) -> list[int]:
        words, page = self._within.of(self._text), self._pack.page
        if not any(map(words.casefold().__contains__, (*page.ago, *page.lately))):
            return []
        return [
            page.lately[fold(lately)] if lately else int(count) * page.ages[fold(unit)]
            for match in _age_lines(self._pack).finditer(words)
            for count, unit, lately in (match.groups(),)
        ]


@cache
def _age_lines(pack: Pack) -> Pattern:
    """Match a line that is the age of another story: asked once of a list, however many lines it has."""
    page = pack.page
    age = rf"(\d{{1,3}})\s*({alternation(page.ages)})\s*{alternation(page.ago)}?"
    return compile_pattern(rf"(?m)^(?:\w+ )?(?:{age}|({alternation(page.lately)}))$")


def _line(text: str) -> Line:
    return Line(Span(0, len(text)), text, fold(text), 0)
