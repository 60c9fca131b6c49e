"""In which order stories stand: those that state numbers, the large and recent ones, before what is small or old."""

from __future__ import annotations

from collections.abc import Mapping
from math import log2
from threading import Lock
from typing import NamedTuple

from runut.model import Story
from runut.store import Store
from runut.text.dates.days import parse

WEEK = 7
"""So many days that a story is older, a page of it counts half."""
UNDATED = 4 * WEEK
"""So many days older than the newest a story counts that has no day."""
_FEW = 200
"""Stories that are asked for one by one; of more, all are read at once."""


class _Entry(NamedTuple):
    """What a story's place hangs on, as of its last change; `rank` parts those with numbers and several pages."""

    rank: int
    pages: int
    last: int | None


class Order:
    """Knows the order of a record's stories, and looks at those alone that changed since it was last asked."""

    def __init__(self) -> None:
        self._entries: dict[str, _Entry] = {}
        self._changed: dict[str, int] = {}
        self._sorted: list[tuple[str, int]] = []
        self._counting: set[str] = set()
        self._at = -1
        self._lock = Lock()

    def names(self, store: Store, looked: Mapping[str, int] | None = None) -> list[str]:
        """Name the stories, foremost first.

        First those that state numbers, of these those of several pages; among equals what changed since `looked`, then
        what is large and recent: each page counts half for every week that its story's newest is older.
        """
        with self._lock:
            self._renew(store)
            ordered, changed = self._sorted, self._changed
        if looked is None:
            return [name for name, _ in ordered]
        of_all = looked.get("", 0)
        # Sorting keeps the order of what is equal.
        placed = sorted(ordered, key=lambda one: one[1] - (changed[one[0]] > max(looked.get(one[0], 0), of_all)))
        return [name for name, _ in placed]

    def _renew(self, store: Store) -> None:
        stories = store.story_changes()
        if stories == self._changed:
            return
        self._count(store)
        known = self._changed
        new = {name for name, changed in stories.items() if known.get(name) != changed}
        kept = {name: entry for name, entry in self._entries.items() if name in stories and name not in new}
        if len(new) > _FEW:
            told = [story for story in store.stories() if story.id in new]
        else:
            told = [found[0] for name in new if (found := store.story(name))]
        self._entries = kept | {story.id: self._entry(story) for story in told}
        self._changed = stories
        self._sort()

    def _count(self, store: Store) -> None:
        """Learn which articles state numbers, of those that came since."""
        now = store.last_change()
        if self._at < 0:
            self._counting = store.counting()
        else:
            came = {change.id for change in store.changes(self._at) if change.kind == "article"}
            self._counting |= store.counting(came)
        self._at = now

    def _sort(self) -> None:
        newest = max((entry.last for entry in self._entries.values() if entry.last is not None), default=0)

        def place(item: tuple[str, _Entry]) -> tuple[int, float, int, str]:
            name, entry = item
            day = newest - UNDATED if entry.last is None else entry.last
            return entry.rank, -log2(max(1, entry.pages)) - day / WEEK, -self._changed[name], name

        self._sorted = [(name, entry.rank) for name, entry in sorted(self._entries.items(), key=place)]

    def _entry(self, story: Story) -> _Entry:
        day, pages = parse(story.last), len(story.articles)
        rank = 4 * self._counting.isdisjoint(story.articles) + 2 * (pages < 2)  # between two is room for what is fresh
        return _Entry(rank, pages, day.toordinal() if day else None)
