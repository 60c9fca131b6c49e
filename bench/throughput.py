"""How fast a web archive becomes articles on one core and on two, and whether memory stays flat: pages of our own.

    python bench/throughput.py                 # 3 pairs of runs over 1,500 pages of 60 kB
    python bench/throughput.py --flat          # 100,000 small pages, and what the process holds as it goes on
    python bench/throughput.py --archive F     # pairs of runs over an archive of yours

Runs are taken in turns, each in a process of its own, bound to its cores. As root they are scheduled in real time, so
that a busy machine does not decide the result; the rest of it stands still meanwhile.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from runut.clean.attempts import attempt
from runut.clean.workers import through
from runut.model import Article
from runut.read import pages

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "tests" / "samples" / "rekaan-kebakaran.html"
_WARM = 20  # pages read before the clock starts: processes start, patterns are compiled
_LARGE_BYTES = 60_000


def written(path: Path, count: int, size_bytes: int) -> None:
    """Write an archive of pages made of the sample and the bundled story, seeded, each record packed by itself."""
    dice = random.Random(7)
    sample = SAMPLE.read_text(encoding="utf-8")
    story = [
        line
        for page in sorted((ROOT / "src" / "runut" / "demo" / "pages").glob("*.txt"))
        for line in page.read_text(encoding="utf-8").splitlines()
        if len(line) > 80
    ]
    with path.open("wb") as file:
        for at in range(count):
            html = _page(sample, story, dice, size_bytes, at)
            file.write(gzip.compress(_record(html.encode(), f"https://harian-contoh.example/{at}"), 6))


def _page(sample: str, story: list[str], dice: random.Random, size_bytes: int, at: int) -> str:
    """Give a page as large as those of real outlets: its article, links to others, and scripts that nobody reads."""
    paragraphs = "".join(f"<p>{line}</p>" for line in dice.sample(story, 6 if size_bytes else 2))
    html = sample.replace('<div class="advert">Iklan</div>', f"{paragraphs}<p>Halaman ke-{at}.</p>")
    if not size_bytes:
        return html
    links = "".join(
        f'<li class="item"><a href="/berita/{dice.randrange(10**6)}"><img src="a.jpg"><h3>{line[:70]}</h3></a></li>'
        for line in dice.choices(story, k=60)
    )
    html = html.replace("</aside>", f'<ul class="related-posts">{links}</ul></aside>')
    numbers = ",".join(str(dice.randrange(10**6)) for _ in range(max(0, size_bytes - len(html)) // 7))
    return html.replace("<script>var teks", f"<script>var angka = [{numbers}]; var teks")


def _record(body: bytes, url: str) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(answer)}\r\n\r\n"
    return head.encode() + answer + b"\r\n\r\n"


def run(archive: Path) -> None:
    """Read an archive in this process and its workers, and print the rate and what stayed in memory."""
    found = through(pages([str(archive)]), attempt)
    for _ in range(_WARM):
        next(found)
    began, count = time.perf_counter(), 0
    held: dict[int, float] = {}
    for each in found:
        count += isinstance(each, Article)
        if count % 5_000 == 0:
            held[count] = _held_mb()
    _say(json.dumps({"pages": count, "rate": count / (time.perf_counter() - began), "held_mb": held}))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _held_mb() -> float:
    """Give what this process and its workers hold."""
    parents = {process: _field(process, "PPid") for process in Path("/proc").glob("[0-9]*")}
    own = [process for process, parent in parents.items() if os.getpid() in (parent, int(process.name))]
    return sum(_field(process, "VmRSS") for process in own) / 1024


def _field(process: Path, name: str) -> int:
    with suppress(OSError):
        status = (process / "status").read_text(encoding="utf-8", errors="replace")
        return int((status.partition(f"{name}:")[2].split() or ["0"])[0])
    return 0


def _told(archive: Path, cores: int, *, is_timed: bool = True) -> dict[str, object]:
    """Run in a process of its own on so many cores."""

    def bound() -> None:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
        with suppress(PermissionError):
            if is_timed:
                os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(5))

    done = subprocess.run(
        [sys.executable, __file__, "--run", archive], capture_output=True, check=True, text=True, preexec_fn=bound
    )
    told: dict[str, object] = json.loads(done.stdout)
    return told


def pairs(archive: Path, rounds: int) -> Iterator[tuple[float, float]]:
    """Yield the rates on one core and on two, taken in turns."""
    for _ in range(rounds):
        yield float(str(_told(archive, 1)["rate"])), float(str(_told(archive, 2)["rate"]))


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--flat", action="store_true")
    asked.add_argument("--archive", type=Path)
    asked.add_argument("--pages", type=int)
    asked.add_argument("--rounds", type=int, default=3)
    args = asked.parse_args()
    if args.run:
        run(args.run)
        return
    with tempfile.TemporaryDirectory() as folder:
        archive = args.archive or Path(folder, "pages.warc.gz")
        if not args.archive:
            written(archive, args.pages or (100_000 if args.flat else 1_500), 0 if args.flat else _LARGE_BYTES)
        if args.flat:
            told = _told(archive, 2, is_timed=False)
            held: dict[str, float] = dict(told["held_mb"])  # type: ignore[call-overload]
            first = held["5000"]
            _say(f"{told['pages']:,} pages at {told['rate']:.0f}/s")
            _say(f"held after 5,000: {first:.1f} MB, most after that: {max(held.values()) / first - 1:+.1%}")
            return
        rates = list(pairs(archive, args.rounds))
        for one, two in rates:
            _say(f"one core {one:.0f}/s, two cores {two:.0f}/s: {two / one:.2f} times")
        _say(f"median {statistics.median(two / one for one, two in rates):.2f} times")


if __name__ == "__main__":
    main()
