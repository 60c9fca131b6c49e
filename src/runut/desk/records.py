"""The record as requests read it: connections that only read, handed round; one story worked out once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from contextlib import contextmanager, nullcontext
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Annotated, Any

from fastapi import Depends, Request

from runut import pipeline
from runut.desk.place import here
from runut.errors import UnknownNameError
from runut.model import Record, Story
from runut.store import Store
from runut.store.address import opened

REMEMBERED = 24
"""How many stories are kept as they were worked out; beyond, the one that was asked for longest ago goes."""

Key = tuple[str, int, str, str | None, frozenset[str]]


class Records:
    """One record, opened for as long as the desk is open; its stories are brought up to date on opening.

    Raises StoreError when the record cannot be opened.
    """

    def __init__(self, where: str, codebook: str = "house") -> None:
        self.where, self.codebook = where, codebook
        self._free: SimpleQueue[Store] = SimpleQueue()
        self._known: OrderedDict[Key, Record] = OrderedDict()
        self._linked: OrderedDict[tuple[Story, str | None, frozenset[str]], Record] = OrderedDict()
        self._lock, self._writes = Lock(), Lock()
        self._writer = opened(where, is_shared=True)
        pipeline.shelve(self._writer)
        # One stays open, so that the last of the others does not fold up the write-ahead log each time.
        self._free.put(opened(where, reads_only=True))

    @contextmanager
    def reading(self, *, is_still: bool = False) -> Iterator[Store]:
        """Lend a store that only reads; `is_still` shows the record as it is now, whatever is written meanwhile."""
        try:
            store = self._free.get_nowait()
        except Empty:
            store = opened(self.where, reads_only=True)
        try:
            with store.moment() if is_still else nullcontext():
                yield store
        finally:
            self._free.put(store)

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """Lend the store to write on, to one after the other: they wait here in turn, not in the database by chance."""
        with self._writes:
            yield self._writer

    def story(
        self,
        store: Store,
        name: str,
        codebook: str | None = None,
        as_of: str | None = None,
        without: Collection[str] = (),
    ) -> Record:
        """Give what the record tells of a story, worked out anew only when something in it changed.

        Raises UnknownNameError when there is no such story, codebook or outlet.
        """
        found = store.story(name)
        if found is None:
            raise UnknownNameError("no_story_here", name=name)
        told, changed = found
        left_out = frozenset(without)
        key = (told.id, changed, codebook or self.codebook, as_of, left_out)
        return self._remembered(
            self._known, key, lambda: pipeline.judged(store, self._linked_story(store, told, as_of, left_out), key[2])
        )

    def _linked_story(self, store: Store, told: Story, as_of: str | None, without: frozenset[str]) -> Record:
        """Give what hangs on a story's pages alone, which stays while people decide and switch codebooks."""
        return self._remembered(
            self._linked, (told, as_of, without), lambda: pipeline.linked(store, told.id, as_of, without)
        )

    def _remembered(self, among: OrderedDict[Any, Record], key: Any, work_out: Callable[[], Record]) -> Record:
        with self._lock:
            if key in among:
                among.move_to_end(key)
                return among[key]
        worked = work_out()
        with self._lock:
            among[key] = worked
            while len(among) > REMEMBERED:
                among.popitem(last=False)
        return worked

    def forget(self, name: str | None) -> None:
        """Fold decisions into a story anew when it is next asked for; into all, where it is not known which."""
        with self._lock:
            for key in [key for key in self._known if name in (None, key[0])]:
                del self._known[key]

    def close(self) -> None:
        """Let go of the file."""
        while not self._free.empty():
            self._free.get_nowait().close()
        self._writer.close()


async def _store(request: Request) -> AsyncIterator[Store]:
    """Lend a request a store that only reads.

    Who only looks sees one moment: a list of stories and the stories themselves, while pages come in between. Who
    writes reads behind that what was written.
    """
    with here(request).records.reading(is_still=request.method in ("GET", "HEAD")) as lent:
        yield lent


Reading = Annotated[Store, Depends(_store)]
