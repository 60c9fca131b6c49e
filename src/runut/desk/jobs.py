"""Pages that people gave to be traced: one job at a time, in a process of its own, and none lost on the way.

A job that was running when the desk stopped waits again when it starts: tracing the same pages twice adds nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Condition, Thread
from typing import Any, Literal

from runut.desk.people import People
from runut.errors import SourceError, UnknownNameError, why

Status = Literal["waiting", "running", "done", "failed", "stopped"]

_NICE = 5
"""The desk answers first; pages may wait."""
_LONGEST = 100
"""Letters of a file's name that are kept: with its folder it must stay a name that every disk takes."""


@dataclass(frozen=True, slots=True)
class Job:
    """Pages that somebody gave, and how far tracing them is: `read = new + known + skipped`."""

    number: int
    by: str
    sources: tuple[str, ...]
    status: Status
    made: str
    ended: str | None
    error: str | None
    new: int
    known: int
    skipped: int


@dataclass(frozen=True, slots=True)
class PageOutcome:
    """What became of one page of a job; numbers count from 1."""

    number: int
    source: str
    status: str
    article: str | None
    reason: str | None


class Jobs:
    """Works jobs off, one after the other, in the order they were given."""

    def __init__(
        self, record: str, beside: Path, people: People, now: Callable[[], datetime], *, fetches: bool = False
    ) -> None:
        self._record = record if "://" in record else str(Path(record).absolute())
        self._people, self._now, self._fetches = people, now, fetches
        self._turn = Condition()
        self._spoken: dict[int, str | None] = {}
        self._process: subprocess.Popen[str] | None = None
        self._ends = False
        self._thread: Thread | None = None
        self.folder = beside.absolute().with_name(f"{beside.name}.dropped")

    def start(self) -> None:
        """Begin to work."""
        self._people.write("DELETE FROM outcome WHERE job IN (SELECT n FROM job WHERE status = 'running')")
        self._people.write("UPDATE job SET status = 'waiting' WHERE status = 'running'")
        self._ends = False
        self._thread = Thread(target=self._work, name="runut jobs", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop working; what is not done waits for the next start."""
        with self._turn:
            self._ends = True
            self._interrupt()
            self._turn.notify()
        if self._thread:
            self._thread.join()

    def add(
        self, by: str, files: Iterable[tuple[str, bytes]], addresses: Sequence[str], language: str | None = None
    ) -> Job:
        """Keep files, take addresses, and trace them when it is their turn; what goes wrong is said in a language.

        Raises SourceError when there is nothing to trace, an address is none of the web, or the desk fetches none.
        """
        if addresses and not self._fetches:
            raise SourceError("no_fetching")
        for address in addresses:
            if not address.lower().startswith(("http://", "https://")):
                raise SourceError("no_web_address", name=address)
        sources = [*(str(self._keep(name, content)) for name, content in files), *addresses]
        if not sources:
            raise SourceError("nothing_to_trace")
        with self._turn:
            number = self._people.write(
                "INSERT INTO job (by, sources, status, made) VALUES (?, ?, 'waiting', ?)",
                *(by, json.dumps(sources), self._stamp()),
            )
            self._spoken[number] = language
            self._turn.notify()
        return self.find(number)

    def find(self, number: int) -> Job:
        """Give a job; raises UnknownNameError when there is none of that number."""
        found = self._found("WHERE job.n = ?", number)
        if not found:
            raise UnknownNameError("no_job", name=number)
        return found[0]

    def all(self, limit: int = 50, offset: int = 0) -> list[Job]:
        """List the jobs, the newest first."""
        return self._found("WHERE 1 = 1", limit=limit, offset=offset)

    def outcomes(self, number: int, since: int = 0, limit: int = 1000) -> list[PageOutcome]:
        """List what became of a job's pages, those after an outcome."""
        rows = self._people.rows(
            "SELECT n, source, status, article, reason FROM outcome WHERE job = ? AND n > ? ORDER BY n LIMIT ?",
            *(self.find(number).number, since, limit),
        )
        return [
            PageOutcome(n, self.told(source), status, article, self._without_folders(reason))
            for n, source, status, article, reason in rows
        ]

    def cancel(self, number: int) -> Job:
        """Stop a job: what it kept stays kept."""
        with self._turn:
            job = self.find(number)
            self._people.write(
                "UPDATE job SET status = 'stopped', ended = ? WHERE n = ? AND status IN ('waiting', 'running')",
                *(self._stamp(), number),
            )
            if job.status == "running":
                self._interrupt()
        return self.find(number)

    def _work(self) -> None:
        while True:
            with self._turn:
                while not self._ends and not (waiting := self._found("WHERE status = 'waiting'", oldest=True)):
                    self._turn.wait()
                if self._ends:
                    return
                job = waiting[0]
                self._people.write("UPDATE job SET status = 'running' WHERE n = ?", job.number)
                process = self._process = self._started(job)
            self._hear(job, process)

    def _started(self, job: Job) -> subprocess.Popen[str]:
        sources = json.loads(self._people.rows("SELECT sources FROM job WHERE n = ?", job.number)[0][0])
        options = ["--json", *(["--fetch"] if self._fetches else [])]
        spoken = self._spoken.pop(job.number, None)  # of a job from before the desk was started anew nobody knows
        options += ["--lang", spoken] if spoken else []
        command = [sys.executable, "-m", "runut", "trace", *options, "--", *sources]
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
            errors="replace", cwd=self.folder.parent, start_new_session=True,
            env={**os.environ, "RUNUT_DB": self._record},  # an address may hold a password, which nobody else may see
        )  # fmt: skip
        os.setpriority(os.PRIO_PROCESS, process.pid, _NICE)
        return process

    def _hear(self, job: Job, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for at, line in enumerate(filter(None, map(_read, process.stdout)), 1):
            values = (job.number, at, line["source"], line["status"], line["article"], line["reason"])
            self._people.write("INSERT INTO outcome VALUES (?, ?, ?, ?, ?, ?)", *values)
        _, error = process.communicate()
        with self._turn:
            self._process = None
            if self._ends:
                return  # it waits again when the desk starts
            status = "done" if process.returncode == 0 else "failed"
            self._people.write(
                "UPDATE job SET status = ?, ended = ?, error = ? WHERE n = ? AND status = 'running'",
                *(status, self._stamp(), None if status == "done" else _last_line(error), job.number),
            )

    def _interrupt(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)

    def _keep(self, name: str, content: bytes) -> Path:
        """Keep a file that was dropped, whole or not at all, under a folder named by its content."""
        folder = self.folder / hashlib.sha256(content).hexdigest()[:16]
        file = folder / safe_name(name)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            part = file.with_name(f".{file.name[:_LONGEST]}.{os.getpid()}.part")
            part.write_bytes(content)
            part.replace(file)
        except OSError as error:
            raise SourceError("not_kept", name=name, why=why(error)) from None
        return file

    def _found(self, where: str, *values: Any, limit: int = -1, offset: int = 0, oldest: bool = False) -> list[Job]:
        rows = self._people.rows(
            f"""SELECT job.n, by, sources, job.status, made, ended, error, sum(outcome.status = 'new'),
                sum(outcome.status = 'known'), sum(outcome.status = 'skipped')
                FROM job LEFT JOIN outcome ON outcome.job = job.n {where.replace(" status", " job.status")}
                GROUP BY job.n ORDER BY job.n {"ASC" if oldest else "DESC"} LIMIT ? OFFSET ?""",
            *(*values, limit, offset),
        )
        return [
            Job(
                number=row[0],
                by=row[1],
                sources=tuple(map(self.told, json.loads(row[2]))),
                status=row[3],
                made=row[4],
                ended=row[5],
                error=self._without_folders(row[6]),
                new=row[7] or 0,
                known=row[8] or 0,
                skipped=row[9] or 0,
            )
            for row in rows
        ]

    def told(self, source: str) -> str:
        """Name a source as the person who gave it knows it."""
        return source[len(str(self.folder)) + 18 :] if source.startswith(f"{self.folder}{os.sep}") else source

    def _without_folders(self, reason: str | None) -> str | None:
        """Take out of a reason where a dropped file is kept: the person knows its name, and nobody need know more."""
        first, *rest = (reason or "").split(f"{self.folder}{os.sep}")
        return "".join([first, *(part[17:] for part in rest)]) or None

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")


def safe_name(name: str) -> str:
    """Give a file name that stays in its folder, whatever it was called.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\\\x\\\\banjir.html"), safe_name("..")
    ('passwd', 'banjir.html', 'page')
    """
    bare = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(sign if sign.isalnum() or sign in "-_. " else "_" for sign in bare).strip(". ")
    stem, dot, ending = kept.rpartition(".")
    short = (stem or ending).encode()[: _LONGEST - 10].decode("utf-8", "ignore")
    return (f"{short}{dot}{ending[:9]}" if stem else short) or "page"


def _read(line: str) -> dict[str, Any] | None:
    try:
        read = json.loads(line)
    except ValueError:
        return None
    return read if isinstance(read, dict) and read.get("type") == "page" else None


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1][:500] if lines else "It ended without a word."
