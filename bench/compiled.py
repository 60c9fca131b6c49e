"""Compiled beside plain Runut, page by page by turns, so that what else the machine does falls on both.

    compiled.py SHARED [--rounds N]     # by a Python in which Runut is compiled: make compiled

Two processes read the same pages; of each page the least time of all rounds counts, and every round has new processes,
so that saved pages are read as if never seen. What both read is compared, to the character. Where trafilatura is
installed, its fast mode reads each saved page right after.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pages
import reading
from runut import lang, rooms
from runut.clean import clean
from runut.extract import claims
from runut.settings import sweep_seldom
from runut.text import tagger

SOURCE = Path(__file__).resolve().parents[1] / "src"
BATCH, WARM = 20, 10  # articles read at once, and batches that are read before time is taken
Step = Callable[[int], tuple[list[float], str]]
"""Read one page or batch: seconds of each tool, and what was read."""


def main() -> None:
    """Print how long each takes, and whether they read the same."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--reader", choices=READERS, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.reader:
        _answer(*READERS[given.reader](given.shared))
    elif not rooms.compiled():
        options.error("Runut is not compiled here: make compiled, then .venv-compiled/bin/python bench/compiled.py")
    else:
        for reader in READERS:
            _tell(reader, *_by_turns(reader, given.shared, given.rounds))


def _articles(shared: Path) -> tuple[int, Step]:
    """Articles of about 250 words through all of `extract`, by rules alone."""
    tagger.available = lambda: False
    every = [clean(page) for page in reading._pages(shared)]
    batches = [every[at : at + BATCH] for at in range(0, len(every), BATCH)]

    def step(at: int) -> tuple[list[float], str]:
        batch, began = batches[at + WARM], time.process_time()
        found = [list(claims(article, lang.load(article.language))) for article in batch]
        return [time.process_time() - began], repr(found)

    for at in range(-WARM, 0):
        step(at)
    return len(batches) - WARM, step


def _saved(shared: Path) -> tuple[int, Step]:
    """Saved pages through `clean`, beside a bare parse of each and trafilatura's fast mode."""
    from selectolax.lexbor import LexborHTMLParser

    folder = shared / "pages" / "article-extraction-benchmark"
    names = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    every = [gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()).decode() for name in names]
    peer = pages.trafilatura(fast=True) if find_spec("trafilatura") else None
    for html in pages.others():
        pages.runut(html)
        if peer:
            pages.attempted(peer, html)

    def step(at: int) -> tuple[list[float], str]:
        times = [time.process_time()]
        LexborHTMLParser(every[at])
        times.append(time.process_time())
        said = pages.runut(every[at])
        times.append(time.process_time())
        if peer:
            pages.attempted(peer, every[at])
            times.append(time.process_time())
        parse, own, *other = (end - begun for begun, end in pairwise(times))
        return [own, parse, *other], repr(said)

    return len(every), step


READERS: dict[str, Callable[[Path], tuple[int, Step]]] = {"articles": _articles, "saved pages": _saved}


def _answer(many: int, step: Step) -> None:
    """Read what standard input asks for, one number a line."""
    sweep_seldom()
    print(many, flush=True)
    for line in sys.stdin:
        seconds, said = step(int(line))
        print(*seconds, hashlib.sha256(said.encode("utf-8", "replace")).hexdigest(), flush=True)


def _by_turns(reader: str, shared: Path, rounds: int) -> tuple[list[list[float]], list[list[float]], int]:
    """Give the least seconds of each tool for each page, plain and compiled, and how many pages were read alike."""
    least: list[dict[int, list[float]]] = [{}, {}]
    said: list[dict[int, str]] = [{}, {}]
    for _ in range(rounds):
        sides = [_started(reader, shared, source) for source in (SOURCE, None)]
        many = min(int(_line(side)) for side in sides)
        for at in range(many):
            for side in random.sample((0, 1), 2):
                *seconds, said[side][at] = _asked(sides[side], at)
                times = [float(second) for second in seconds]
                least[side][at] = list(map(min, least[side].get(at, times), times))
        for started in sides:
            started.communicate()
    alike = sum(said[0][at] == said[1][at] for at in said[0])
    return list(least[0].values()), list(least[1].values()), alike


def _started(reader: str, shared: Path, source: Path | None) -> subprocess.Popen[str]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {"PYTHONPATH": str(source)} if source else {}
    environment |= dict.fromkeys(reading.THREADS, "1")
    command = [sys.executable, __file__, str(shared), "--reader", reader]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


def _asked(side: subprocess.Popen[str], at: int) -> Iterator[str]:
    assert side.stdin is not None
    side.stdin.write(f"{at}\n")
    side.stdin.flush()
    yield from _line(side).split()


def _line(side: subprocess.Popen[str]) -> str:
    assert side.stdout is not None
    return side.stdout.readline()


def _tell(reader: str, plain: list[list[float]], compiled: list[list[float]], alike: int) -> None:
    each = BATCH if reader == "articles" else 1
    sums = [[sum(column) for column in zip(*side, strict=True)] for side in (plain, compiled)]
    print(f"{reader}: compiled takes {sums[1][0] / sums[0][0]:.3f} of the time; {alike} of {len(plain)} read the same")
    for name, (own, *beside) in zip(("plain", "compiled"), sums, strict=True):
        told = f"  {name:9} {each * len(plain) / own:6.1f} a second"
        if beside:
            told += f", {own / beside[0]:.2f} bare parses of pages never seen"
        if len(beside) > 1:
            told += f", {beside[1] / own:.2f} times trafilatura's fast mode"
        print(told)


if __name__ == "__main__":
    main()
