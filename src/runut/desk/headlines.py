"""What home says of each story in a line: its foremost numbers, worked out once for every change of the story."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from runut import pipeline
from runut.lang import Pack
from runut.lang.say import amount
from runut.model import Record, Story
from runut.store import Store
from runut.tell.brief import Brief, Row, brief
from runut.tell.chapter import headlines

SHOWN = 3
"""Numbers of a story that home shows."""
REMEMBERED = 4096
"""Stories whose line is kept, some kilobytes each; beyond, the one that was shown longest ago goes."""
_ROWS = 100
"""Rows among which they are chosen: those that count most."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A number as home shows it: what it counts, how far it reaches, how many origins stand behind it.

    `number` and `reach` lead to their words; either is empty where there is none, the other is then the number.
    """

    what: str
    row_at: str
    number: str
    number_at: str
    reach: str
    reach_at: str
    origins: int


@dataclass(frozen=True, slots=True)
class StoryHead:
    """What is said of a story: its foremost numbers, and how many statements stand against each other."""

    headlines: tuple[Headline, ...]
    against: int


class Headlines:
    """Keeps what is said of stories, each until something in it changes."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], tuple[int, str, StoryHead]] = OrderedDict()
        self._lock = Lock()

    def kept(self, story: str, changed: int, codebook: str, pack: Pack) -> StoryHead | None:
        """Give what is known of a story as of its last change; None where that is still to be worked out."""
        with self._lock:
            found = self._kept.get((story, pack.code))
            if found is None or found[:2] != (changed, codebook):
                return None
            self._kept.move_to_end((story, pack.code))
            return found[2]

    def worked_out(self, store: Store, story: Story, changed: int, codebook: str, pack: Pack) -> StoryHead:
        """Work out what is said of a story, at a cost that is the story's own, and keep it.

        Slips are not looked for, since none is shown, and the story is not kept whole: who reads the list opens few.
        """
        told = _head(pipeline.story(store, story.id, codebook, checked=False), pack)
        with self._lock:
            self._kept[story.id, pack.code] = (changed, codebook, told)
            while len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)
        return told


def _head(record: Record, pack: Pack) -> StoryHead:
    told = brief(record, record.stories[0], pack, most=_ROWS)
    shown = tuple(_headline(row, told, record, pack) for row in _foremost(told)[:SHOWN])
    return StoryHead(shown, len(told.conflicts) + told.more_conflicts)


def _foremost(told: Brief) -> Sequence[Row]:
    """Choose the rows: those that the story shows large, else the first that come to a number."""
    return headlines(told) or [row for row in told.rows if row.best is not None or row.span]


def _headline(row: Row, told: Brief, record: Record, pack: Pack) -> Headline:
    ends = row.gives.get("low") or row.gives.get("high") or row.statements[-1].figure
    row_at = f"/story/{told.story}#{row.cell}"
    return Headline(
        what=row.what,
        row_at=row_at,
        number=amount(str(row.best), pack) if row.best is not None else "",
        # A number that no page says by itself leads to its row, where every statement stands.
        number_at=_words_of(row.gives["best"], record) if "best" in row.gives else row_at,
        reach=row.span,
        reach_at=_words_of(ends, record),
        origins=row.origins,
    )


def _words_of(figure: str, record: Record) -> str:
    """Give where the words of a figure stand."""
    return f"/page/{record.figure_of[figure].article}#{figure}"
