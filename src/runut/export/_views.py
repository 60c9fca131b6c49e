"""A story as it would read by another codebook, on an earlier day or without a source, packed into one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from runut import rooms
from runut.model import Record, Story

DAYS, OUTLETS = 31, 24
"""Of a longer story the days are thinned out evenly, and the outlets with most pages can be left out."""


@dataclass(frozen=True, slots=True)
class View:
    """How a story is looked at: by which codebook, as of which day, without which outlet."""

    codebook: str
    as_of: str = ""
    without: str = ""

    @property
    def key(self) -> str:
        """Name the view as the script does."""
        return "|".join((self.codebook, self.as_of, self.without))


Retell = Callable[[str, View], Record]
"""Gives the record of a story, named by its id, as a view shows it."""


def views(record: Record, story: Story) -> Iterator[View]:
    """Yield the views of a story that are worked out beforehand: one day or one outlet at a time."""
    for codebook in rooms.codebooks():
        yield View(codebook)
        for iso in days(record, story)[:-1]:
            yield View(codebook, as_of=iso)
        for outlet in outlets(record, story):
            yield View(codebook, without=outlet)


def days(record: Record, story: Story) -> list[str]:
    """List the days on which pages of a story were published, at most so many, the last one among them."""
    known = sorted({record.article_of[name].day or "" for name in story.articles} - {""})
    if len(known) <= DAYS:
        return known
    return [known[at * (len(known) - 1) // (DAYS - 1)] for at in range(DAYS)]


def outlets(record: Record, story: Story) -> list[str]:
    """List the outlets of a story by name, at most so many; none where a single one has all pages."""
    counted = Counter(outlet for name in story.articles if (outlet := record.article_of[name].outlet))
    chosen = sorted(counted, key=lambda outlet: (-counted[outlet], outlet))[:OUTLETS]
    return sorted(chosen) if len(counted) > 1 else []


def packed(bodies: Mapping[str, str]) -> dict[str, Any]:
    """Pack pages that share most of their lines: each line once, each page as runs of lines, start and length.

    The runs are written to the base 36, as scripts read them.

    >>> packed({"a": "one\\ntwo\\nthree", "b": "one\\nfour\\nthree"})
    {'lines': ['one', 'two', 'three', 'four'], 'views': {'a': '0 3', 'b': '0 1 3 1 2 1'}}
    """
    place: dict[str, int] = {}
    found: dict[str, str] = {}
    for name, body in bodies.items():
        runs: list[int] = []
        for line in body.splitlines():
            at = place.setdefault(line, len(place))
            if runs and runs[-2] + runs[-1] == at:
                runs[-1] += 1
            else:
                runs += [at, 1]
        found[name] = " ".join(map(_base36, runs))
    return {"lines": list(place), "views": found}


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (_base36(number // 36) if number >= 36 else "") + digits[number % 36]
