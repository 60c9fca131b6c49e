"""Pages through supervised processes: one that kills or hangs its process is skipped, and the rest go on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic

from runut.clean.worker import pack, read, write
from runut.errors import SourceError
from runut.model import Article, Page, Skipped, Unchanged
from runut.serial import from_bytes

SECONDS = 10.0
"""How long one page may take: the slowest real page of the bench takes a fiftieth of this."""
_START_SECONDS = 60.0
_GLANCE_SECONDS = 0.1
_MOST = 4
_AHEAD = 4  # pages under way for each process, so that none waits for the one who reads the answers

Answer = Article | Skipped | Unchanged


class Worker:
    """One process and the pipes to it; it is started when first asked and again after it died."""

    def __init__(self, starts: tuple[str, ...], seconds: float) -> None:
        self._command, self._seconds = starts, seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._due = self._stopped_for = 0.0

    def clean(self, page: Page) -> Answer:
        """Give the page's article, or why there is none; a page on which the process dies is tried once more."""
        for attempt in (1, 2):
            if self._process is None:
                self._start()
            answer, was_late = self._ask(pack(page), self._seconds)
            if answer is not None:
                return _answer(answer)
            self.close()
            if was_late:
                return Skipped(page.source, "clean", f"it took longer than {self._seconds:g} seconds to read")
            if attempt == 2:
                break
        return Skipped(page.source, "clean", "the process that read it died of it, twice")

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(OSError):
                process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        ready, _ = self._ask(None, _START_SECONDS)
        if ready is None:
            self.close()
            raise SourceError("reader_dead", command=" ".join(self._command))

    def _ask(self, frame: bytes | None, seconds: float) -> tuple[bytes | None, bool]:
        """Send a frame and wait for one; None when the process ended, with whether that was for its lateness."""
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        self._due = due = monotonic() + seconds
        try:
            if frame is not None:
                write(process.stdin, frame)
            return read(process.stdout), self._stopped_for == due
        except OSError:  # it died while the page was on its way
            return None, self._stopped_for == due
        finally:
            self._due = 0.0

    def stop_if_late(self) -> None:
        """End the process if it has had its time."""
        process, due = self._process, self._due
        if process is not None and 0 < due < monotonic():
            self._stopped_for = due
            with suppress(OSError):
                process.kill()


def command() -> tuple[str, ...]:
    """Give what starts a worker: this Python, with no look at what lies in the current folder."""
    return (sys.executable, "-P", "-m", "runut.clean.worker")


def through(
    pages: Iterable[Page | Skipped | Unchanged],
    own: Callable[[Page], Answer],
    *,
    starts: tuple[str, ...] | None = None,
    seconds: float = SECONDS,
) -> Iterator[Answer]:
    """Yield what becomes of each page, in order: HTML by worker processes, text by `own`, here.

    No process is started before the first page of HTML, and a second one only where pages wait.
    """
    count = min(_MOST, max(1, _cores()))
    waiting: deque[Future[Answer] | Answer] = deque()
    with ThreadPoolExecutor(max_workers=count) as pool, closing(_Shift(starts or command(), seconds)) as shift:
        try:
            for page in pages:
                if isinstance(page, Page) and page.text is None and page.html is not None:
                    waiting.append(pool.submit(shift.clean, page))
                else:
                    waiting.append(own(page) if isinstance(page, Page) else page)
                while waiting and (_is_done(waiting[0]) or len(waiting) >= count * _AHEAD):
                    yield _result(waiting.popleft())
            while waiting:
                yield _result(waiting.popleft())
        finally:
            for future in waiting:
                if isinstance(future, Future):
                    future.cancel()


class _Shift:
    """The workers of one run: one more is started where a page comes and all are at work."""

    def __init__(self, starts: tuple[str, ...], seconds: float) -> None:
        self._starts, self._seconds = starts, seconds
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        self._every: list[Worker] = []
        self._over = Event()
        Thread(target=_watch, args=(self._every, self._over), daemon=True).start()

    def clean(self, page: Page) -> Answer:
        """Have a worker read a page; several threads ask at once."""
        try:
            worker = self._idle.get_nowait()
        except Empty:
            worker = Worker(self._starts, self._seconds)
            self._every.append(worker)
        try:
            return worker.clean(page)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End every worker."""
        for worker in self._every:
            worker.close()
        self._over.set()


def _watch(workers: list[Worker], over: Event) -> None:
    """Look after all workers until it is over: a timer for each page would cost a thread for each page."""
    while not over.wait(_GLANCE_SECONDS):
        for worker in list(workers):
            worker.stop_if_late()


def _is_done(each: Future[Answer] | Answer) -> bool:
    return not isinstance(each, Future) or each.done()


def _result(each: Future[Answer] | Answer) -> Answer:
    return each.result() if isinstance(each, Future) else each


def _answer(frame: bytes) -> Answer:
    thing = from_bytes(frame)
    if not isinstance(thing, Article | Skipped):
        raise SourceError("reader_odd")
    return thing


def _cores() -> int:
    """Count the cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every platform
        return os.cpu_count() or 1
