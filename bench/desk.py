"""What the desk bears: searches a second on many pages while others are traced, and how a large story opens.

The pages are generated, words by how often a language says them. Run as
`python bench/desk.py [--pages 20000] [--seconds 20] [--readers 8] [--check]`; `--check` fails when a goal is missed.
First how home opens by how many stories there are; then three loads: people deciding while twenty pages a second are
traced, 300 searches a second meanwhile, and as much of both as the machine gives.
`--memory story.db` asks for a record's pages over and over instead, and tells how much memory the desk holds;
with `--minutes 30` at a steady pace, while a page a second is traced into it.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import contextlib
import http.client
import itertools
import json
import multiprocessing
import os
import random
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from runut import lang, pipeline
from runut.link import stories as grouping
from runut.link import tellers
from runut.model import Article, Figure, Label, Quantity, Span, Story, content_id
from runut.store.sqlite import SqliteStore

OUTLETS = tuple(f"Harian {name}" for name in ("Sauh", "Nalika", "Tepian", "Kata", "Lini", "Sore", "Timur", "Utara"))
WORDS_A_PAGE = 260
SEARCHES_A_SECOND, P99_MS, DECISION_P99_MS, PAGES_A_SECOND = 300, 150, 200, 20
LEVEL = 0.05
"""How far what a desk holds in memory may be off what it mostly holds, from the first minute on."""
FEW_SEARCHES = 10
"""Searches a second beside those who decide: one of five people at a desk looks something up every half second."""
REQUESTS_A_SECOND = 20
_OVER = 1.05
"""A pace a little above the goal, which the last moments of a run would else just miss."""
_NEARLY = 0.95
"""Pages that are under way when a run begins or ends are not counted."""
_TEXT = "Sebanyak {n} orang tewas di {place}, kata polisi. "


def vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """Give words with how often they or one before them are said: the common ones of the pack, then made-up names."""
    syllables = ("ba", "da", "ga", "ka", "la", "ma", "na", "pa", "ra", "sa", "ta", "wa", "jo", "mu", "li", "tu", "ri")
    known = list(lang.load("id").rarity.of)
    made = {"".join(chance.choices(syllables, k=chance.randrange(2, 5))) for _ in range(30_000)}
    words = known + sorted(made - set(known))
    return words, list(itertools.accumulate(1 / (rank + 10) for rank in range(len(words))))


def filled(file: Path, pages: int, big: int, chance: random.Random, *, has_figures: bool = False) -> Story:
    """Fill a record with pages in stories of six, and one story of `big` pages with five figures each.

    The pages of the small ones have five figures each, too, where `has_figures`.
    """
    words, weights = vocabulary(chance)
    store = SqliteStore(file)
    store._run("PRAGMA synchronous = OFF")  # what is lost with the machine is measured elsewhere
    told: list[Story] = []
    members: list[str] = []
    for n in range(pages + big):
        is_big = n >= pages
        counts = is_big or has_figures
        article = _article(n, chance.choices(words, cum_weights=weights, k=WORDS_A_PAGE), counts)
        store.add(article, list(_figures(article)) if counts else [], tellers.note(article) if counts else "")
        members.append(article.id)
        if len(members) == (big if is_big else 6) or n == pages - 1:
            told.append(Story(content_id("s", members[0]), f"Kejadian {len(told)}", tuple(members)))
            members = []
    with store.shelving(grouping.FORM):
        store.waiting()
        store.regroup(told)
    store.close()
    return told[-1]


def _article(n: int, words: list[str], is_big: bool) -> Article:
    text = " ".join(words).capitalize() + "."
    if is_big:
        text = "".join(_TEXT.format(n=10 + n % 40 + at, place=f"Desa {words[at].title()}") for at in range(5)) + text
    day = (date(2020, 1, 1) + timedelta(days=n % 900)).isoformat()
    return Article(content_id("a", n, text), text, (Label(Span(0, len(text)), "body"),), (f"{n}.txt",),
                   outlet=OUTLETS[n % len(OUTLETS)], title=" ".join(words[:7]).title(), published=day)  # fmt: skip


def _figures(article: Article) -> Iterator[Figure]:
    at = 0
    for n in range(5):
        start = article.text.index("Sebanyak ", at) + len("Sebanyak ")
        number = article.text[start:].partition(" ")[0]
        span = Span(start, start + len(number))
        at = article.text.index(".", start)
        value = int(number)
        place = article.text[article.text.index(" di ", start) + 4 :].partition(",")[0]
        yield Figure(content_id("f", article.id, n), article.id, span, Span(start, at), "killed",
                     Quantity(value, "exact", value, value), place=place)  # fmt: skip


class Desk:
    """A desk of a record, in a process of its own."""

    def __init__(self, file: Path) -> None:
        command = [sys.executable, "-m", "runut", "desk", "--db", str(file), "--port", "0", "--lang", "en"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
        assert self.process.stdout is not None
        address = next(line.strip() for line in self.process.stdout if line.startswith("http"))
        host, _, path = address.removeprefix("http://").partition("/")
        self.host = host
        connection = http.client.HTTPConnection(host)
        connection.request("GET", f"/{path}")
        self.written = list[float]()
        self.cookie = (connection.getresponse().getheader("set-cookie") or "").partition(";")[0]

    def get(self, connection: http.client.HTTPConnection, path: str) -> tuple[int, bytes, float]:
        """Ask for a path and give status, body and milliseconds."""
        begun = time.perf_counter()
        connection.request("GET", path, headers={"cookie": self.cookie})
        answer = connection.getresponse()
        body = answer.read()
        return answer.status, body, 1000 * (time.perf_counter() - begun)

    def connect(self) -> socket.socket:
        """Open a connection to ask on, for `asked`."""
        host, _, port = self.host.partition(":")
        connection = socket.create_connection((host, int(port)))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def asked(self, connection: socket.socket, path: str) -> tuple[int, float]:
        """Ask for a path and give status and milliseconds: as `get`, but at a tenth of the work.

        Who asks shares the processors with the desk, and what asking costs is no part of what the desk bears.
        """
        begun = time.perf_counter()
        connection.sendall(f"GET {path} HTTP/1.1\r\nhost: {self.host}\r\ncookie: {self.cookie}\r\n\r\n".encode())
        head, _, body = connection.recv(65536).partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        left = length - len(body)
        while left > 0:
            left -= len(connection.recv(left))
        return int(head[9:12]), 1000 * (time.perf_counter() - begun)

    def decide(self, until: float, articles: list[str]) -> None:
        """Decide ten times a second until then, as three people do, and note how long each time took."""
        connection = http.client.HTTPConnection(self.host)
        headers = {"cookie": self.cookie, "sec-fetch-site": "same-origin", "content-type": "application/json"}
        for of in itertools.cycle(articles):
            if time.monotonic() > until:
                return
            begun = time.perf_counter()
            connection.request("POST", "/api/decisions", json.dumps({"of": of, "verdict": "accept"}), headers)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 201
            self.written.append(1000 * (time.perf_counter() - begun))
            time.sleep(0.1)

    def close(self) -> None:
        """Close it."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(20)


def searched(
    desk: Desk, seconds: float, readers: int, seed: int, a_second: float | None = None
) -> tuple[list[float], list[int]]:
    """Search with several readers at once, so often a second or as often as they are answered.

    Give the milliseconds and the statuses of all that was asked. At a pace they are counted from when it was due, so
    that an answer which keeps a reader waiting counts against those behind it too.
    """
    words, weights = vocabulary(random.Random(7))
    taken: list[float] = []
    statuses: list[int] = []
    until = time.monotonic() + seconds

    def read(reader: int) -> None:
        chance = random.Random(seed * 100 + reader)
        begun = time.monotonic() + reader / (a_second or 1)
        with desk.connect() as connection:
            for n in itertools.count():
                due = begun + n * readers / a_second if a_second else time.monotonic()
                if max(due, time.monotonic()) > until:
                    return
                time.sleep(max(0.0, due - time.monotonic()))
                late = 1000 * (time.monotonic() - due)
                status, ms = desk.asked(connection, f"/api/search?q={quote(_query(chance, words, weights))}")
                taken.append(late + ms)
                statuses.append(status)

    _, told, _ = desk.get(http.client.HTTPConnection(desk.host), "/api/stories?limit=20")
    articles = [story["articles"][0] for story in json.loads(told)["items"]]
    threads = [threading.Thread(target=read, args=(reader,)) for reader in range(readers)]
    threads.append(threading.Thread(target=desk.decide, args=(until, articles)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken, statuses


def _query(chance: random.Random, words: list[str], weights: list[float]) -> str:
    one, two = chance.choices(words, cum_weights=weights, k=2)
    return chance.choice([one, f"{one} {two}", f"{one} OR {two}", f"{one} -{two}", f"{one[:4]}*", f"{one} outlet:sauh",
                          f"{one} after:2021-05 before:2021-12"])  # fmt: skip


def traced(file: Path, chance: random.Random, pages_a_second: float | None) -> subprocess.Popen[bytes]:
    """Begin to trace generated pages into the record, so many a second, or as fast as they are traced."""
    command = [sys.executable, "-m", "runut", "trace", "--json", "--db", str(file), "-"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    os.setpriority(os.PRIO_PROCESS, process.pid, 5)
    threading.Thread(target=_given, args=(process, chance, pages_a_second), daemon=True).start()
    return process


def _given(process: subprocess.Popen[bytes], chance: random.Random, pages_a_second: float | None) -> None:
    """Write pages to a tracer until it is gone."""
    words, weights = vocabulary(random.Random(7))
    begun = time.monotonic()
    assert process.stdin is not None
    first = 10**6 if pages_a_second else 2 * 10**6
    with contextlib.suppress(BrokenPipeError):
        for n in itertools.count():
            article = _article(first + n, chance.choices(words, cum_weights=weights, k=WORDS_A_PAGE), True)
            shown = {"title": article.title, "published": article.published, "outlet": article.outlet}
            line = json.dumps({"text": article.text, **shown, "language": "id"}) + "\n"
            process.stdin.write(line.encode())
            process.stdin.flush()
            if pages_a_second:
                time.sleep(max(0.0, begun + n / pages_a_second - time.monotonic()))


def opened(folder: Path) -> Iterator[tuple[int, float, float, float]]:
    """Yield how many pages a story has, and the milliseconds to work it out, to fold a decision in, to go back a year.

    The last is what `runut ledger --as-of` asks for: about half of the pages, and no slips.
    """
    for pages in (125, 250, 500, 1000):
        part = folder / f"{pages}.db"
        told = filled(part, 0, pages, random.Random(3))
        store = SqliteStore(part)
        begun = time.process_time()
        linked = pipeline.linked(store, told.id)
        worked = pipeline.judged(store, linked)
        first = time.process_time() - begun
        pipeline.judged(store, linked)
        again = time.process_time() - begun - first
        begun = time.process_time()
        pipeline.story(store, told.id, as_of="2021-03-01", checked=False)
        yield pages, 1000 * first, 1000 * again, 1000 * (time.process_time() - begun)
        assert len(worked.figures) == 5 * pages
        store.close()


def resident(process: int) -> float:
    """Give the megabytes that a process holds in memory (Linux)."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def grown(file: Path, minutes: float) -> Iterator[tuple[int, float]]:
    """Go round the pages of a record again and again; yield how many requests, and the megabytes held by then.

    For so many minutes, twenty requests a second, while a page a second is traced; with none, 10,000 times at once.
    """
    desk = Desk(file)
    worker = traced(file, random.Random(5), 1) if minutes else None
    connection = http.client.HTTPConnection(desk.host)
    story = json.loads(desk.get(connection, "/api/stories")[1])["items"][0]
    paths = _paths(story)
    requests = int(minutes * 60 * REQUESTS_A_SECOND) or 10_000
    told = (requests // 5, requests) if worker is None else range(0, requests + 1, 60 * REQUESTS_A_SECOND)
    begun = time.monotonic()
    for at in range(1, requests + 1):
        status, body, _ = desk.get(connection, paths[at % len(paths)])
        assert status == 200, (paths[at % len(paths)], status, body[:500])
        if at in told:
            yield at, resident(desk.process.pid)
        if worker:
            time.sleep(max(0.0, begun + at / REQUESTS_A_SECOND - time.monotonic()))
    if worker:
        worker.kill()
        worker.wait()
    desk.close()


def _paths(story: dict[str, Any]) -> list[str]:
    views = ("", "?codebook=ucdp", "?as_of=2022-01-09", "?kind=killed")
    paths = [f"/story/{story['id']}{view}" for view in views]
    paths += [f"/page/{article}" for article in story["articles"][:50]]
    paths += ["/", "/review", "/review?blind=1", "/agreement", "/me", "/api/changes?limit=100", "/api/review"]
    return paths + [f"/search?q={quote(query)}" for query in ("tewas", "polisi OR warga", "tewas -polisi", "lu*")]


def worked(process: int) -> float:
    """Give the seconds that a process kept a processor busy (Linux)."""
    used = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Load:
    """What a desk is given to bear, pages and searches a second, as much as can be where None; and its goals."""

    pages: float | None
    searches: float | None
    goals: tuple[str, ...] = ()


LOADS = (
    Load(PAGES_A_SECOND, FEW_SEARCHES, ("pages", "decisions")),
    Load(PAGES_A_SECOND, SEARCHES_A_SECOND * _OVER, ("searches", "decisions")),
    Load(None, None),
)


@dataclass(frozen=True, slots=True)
class Borne:
    """What a desk bore while pages were traced: pages and searches a second, milliseconds, answers that were errors."""

    load: Load
    pages: float
    searches: float
    p50: float
    p99: float
    errors: int
    processor: float
    decisions: int
    decision_p99: float

    def is_missed(self) -> bool:
        """Tell whether one of the load's goals is missed."""
        missed = {
            "pages": self.pages < PAGES_A_SECOND * _NEARLY,
            "searches": self.searches < SEARCHES_A_SECOND or self.p99 > P99_MS,
            "decisions": self.decision_p99 > DECISION_P99_MS,
        }
        return bool(self.load.goals) and (bool(self.errors) or any(missed[goal] for goal in self.load.goals))

    def line(self) -> str:
        """Say it."""
        return (f"while {self.pages:.1f} pages a second are traced: {self.searches:.0f} searches a second, "
                f"p50 {self.p50:.1f} ms, p99 {self.p99:.1f} ms, {self.errors} errors, {self.processor:.2f} ms of "
                f"processor a search; {self.decisions} decisions, p99 {self.decision_p99:.1f} ms")  # fmt: skip


def borne(file: Path, readers: int, seconds: float, load: Load) -> Borne:
    """Search and decide while pages are traced into the record."""
    desk = Desk(file)
    worker = traced(file, random.Random(11), load.pages)
    searched(desk, 6, readers, 1, load.searches)
    desk.written.clear()
    begun, busy, pages = time.monotonic(), worked(desk.process.pid), held(file)
    taken, statuses = searched(desk, seconds, readers, 2, load.searches)
    lasted = time.monotonic() - begun
    busy = 1000 * (worked(desk.process.pid) - busy) / len(taken)
    pages = held(file) - pages
    worker.kill()
    worker.wait()
    desk.close()
    p99, decision_p99 = (statistics.quantiles(times, n=100)[98] for times in (taken, desk.written))
    errors = sum(status >= 500 for status in statuses)
    return Borne(
        load,
        pages / lasted,
        len(taken) / lasted,
        statistics.median(taken),
        p99,
        errors,
        busy,
        len(desk.written),
        decision_p99,
    )


def listed(folder: Path) -> Iterator[tuple[int, float, float, float]]:
    """Yield how many stories there are, and the milliseconds in which home opens: the first time, the next, changed.

    Each story has six pages with five figures each; the last is after a decision in one of those that are shown.
    """
    for stories in (60, 1000):
        file = folder / f"home{stories}.db"
        filled(file, 6 * stories, 0, random.Random(4), has_figures=True)
        desk = Desk(file)
        connection = http.client.HTTPConnection(desk.host)
        first = desk.get(connection, "/")[2]
        for _ in range(5):  # what was not worked out at once comes one by one
            desk.get(connection, "/")
        again = statistics.median(desk.get(connection, "/")[2] for _ in range(9))
        told = json.loads(desk.get(connection, "/api/stories?limit=20")[1])["items"][7]["articles"][0]
        desk.decide(time.monotonic() + 0.1, [told])
        yield stories, first, again, desk.get(connection, "/")[2]
        desk.close()


def held(file: Path) -> int:
    """Give how many articles a record holds."""
    with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as record:
        return int(record.execute("SELECT count(*) FROM article").fetchone()[0])


def remembered(file: Path, minutes: float, *, check: bool) -> int:
    """Tell what a desk holds in memory over time; give 1 where that is to stay level, and does not."""
    held_then = []
    for requests, megabytes in grown(file, minutes):
        print(f"{requests} requests: {megabytes:.1f} MB", flush=True)
        held_then.append(megabytes)
    middle = statistics.median(held_then)
    off = max(abs(megabytes / middle - 1) for megabytes in held_then)
    print(f"{middle:.1f} MB, never more than {100 * off:.1f} % off")
    return 1 if check and off > LEVEL else 0


def main() -> int:
    """Measure and tell; give 1 where a goal was asked for and is missed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pages", type=int, default=20_000)
    asked.add_argument("--seconds", type=float, default=20)
    asked.add_argument("--readers", type=int, default=8)
    asked.add_argument("--check", action="store_true")
    asked.add_argument("--memory", metavar="RECORD", help="instead, ask 10,000 times for the pages of a record")
    asked.add_argument("--minutes", type=float, default=0, help="with --memory: for so long, at a steady pace")
    given = asked.parse_args()
    if given.memory:
        return remembered(Path(given.memory), given.minutes, check=given.check)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for pages, ms, again, as_of in opened(folder):
            print(f"a story of {pages} pages and {5 * pages} figures: {ms:.0f} ms, {ms / pages:.2f} ms a page; "
                  f"{again:.0f} ms after a decision; {as_of:.0f} ms as of a day")  # fmt: skip
        for stories, first, next_time, changed in listed(folder):
            print(f"home with {stories} stories: {first:.0f} ms at first, {next_time:.0f} ms after that, "
                  f"{changed:.0f} ms where one changed")  # fmt: skip
        file = folder / "runut.db"
        filled(file, given.pages, 0, random.Random(7))
        missed = False
        for load in LOADS:
            told = borne(file, given.readers, given.seconds, load)
            print(told.line(), flush=True)
            missed = missed or told.is_missed()
    return 1 if given.check and missed else 0


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
