"""What becomes of input that means harm: each must be read or refused, none may hang or swell.

    python bench/hostile_input.py                    # 10,000 stirred pages, mad shapes and texts, packed bombs
    python bench/hostile_input.py --mutated 0        # without the stirred ones, which take a minute or two

Bombs come as pages of a web archive, as archives, and from a server on this machine; each is read in a process of its
own, and what that process grew by is what it needed at most. That memory stays flat over many pages is measured by
`throughput.py --flat`.
"""

from __future__ import annotations

import argparse
import gzip
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli

from pages import mutated, say
from runut import lang
from runut.clean import clean
from runut.clean.attempts import attempt
from runut.clean.workers import through
from runut.extract import claims
from runut.model import Article, Page, Skipped
from runut.read import pages
from runut.read._bombs import _library
from runut.read._web import Web

zstd = _library("zstd")
_MANY = 100_000
_STORY = "<h1>Api di Rekaan</h1><p>Dua orang terluka dalam kebakaran di pasar, kata lurah.</p>"
_SWOLLEN = bytes(1_000_000_000)  # what each bomb holds
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda raw: gzip.compress(raw, 9),
    "br": lambda raw: brotli.compress(raw, quality=1),
    "zstd": zstd.compress,
}
SHAPES: dict[str, Callable[[], str]] = {
    "a tag with 200,000 attributes": lambda: f"{_STORY}<p {' '.join(f'a{n}=1' for n in range(2 * _MANY))}>",
    "100,000 paragraphs": lambda: _STORY + "<p>Warga mengungsi.</p>" * _MANY,
    "100,000 nested blocks": lambda: _STORY + "<div>" * _MANY,
    "100,000 nested marks": lambda: _STORY + "<b><i>" * (_MANY // 2),
    "100,000 nested tables": lambda: _STORY + "<table><tr><td>" * _MANY,
    "100,000 unclosed comments": lambda: _STORY + "<!--" * _MANY,
    "100,000 links in one paragraph": lambda: f"{_STORY}<p>{'<a href=#>a</a> ' * _MANY}",
    "100,000 entities": lambda: f"{_STORY}<p>{'&amp;nbsp;' * _MANY}",
    "9 MB of one word": lambda: f"{_STORY}<p>{'a' * 9_000_000}",
    "9 MB of opening quotation marks": lambda: f"{_STORY}<p>{'“' * 3_000_000}",
    "a script that never ends": lambda: f"{_STORY}<script>{'<' * 9_000_000}",
    "JSON-LD nested 100,000 deep": lambda: f"{_STORY}<script type=application/ld+json>{'[' * _MANY}",
}


TEXTS = (
    "“", "1 ", "12 dari ", "kata Budi, ", "3 orang tewas, ", "Desa Aa, ", "Senin (1/2/2020) ", "ABC (DEF) ",
    "Desa Aa/ 1 tewas‘ Budi Santoso; ", "tombak\"1’ KM 3– Desa Randu. ", "2.000\n ", "dua puluh’ ",
)  # fmt: skip
_LETTERS = 100_000


def main() -> None:
    """Print what became of each."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--mutated", type=int, default=10_000, metavar="N")
    asked.add_argument("--one", nargs=2, metavar=("SOURCE", "PORT"), help=argparse.SUPPRESS)
    args = asked.parse_args()
    if args.one:
        read(*args.one)
        return
    if args.mutated:
        mutated(args.mutated)
    shapes()
    texts()
    bombs()


def texts() -> None:
    """Find what texts say that repeat a few words without end, with the processor's time for all of reading."""
    say(f"\n{len(TEXTS)} texts of {_LETTERS // 1000} KB that say the same again and again")
    for words in TEXTS:
        begun = time.process_time()
        article = clean(Page("a.txt", f"Api di Rekaan\n\nREKAAN - {words * (_LETTERS // len(words))}", language="id"))
        found = sum(1 for _ in claims(article, lang.load(article.language)))
        say(f"  {words!r:36} {time.process_time() - begun:5.1f} s  {found:,} claims")


def shapes() -> None:
    """Read pages of mad shapes as any page is read: through a process that is held to its time and memory."""
    say(f"\n{len(SHAPES)} pages of mad shapes")
    became: Counter[str] = Counter()
    for name, make in SHAPES.items():
        page, begun = Page(name, html=make()), time.monotonic()
        (found,) = through([page], attempt)
        became[type(found).__name__] += 1
        how = "read" if isinstance(found, Article) else getattr(found, "reason", "")
        say(f"  {name:32} {time.monotonic() - begun:5.1f} s  {how}")
    say(f"  {became.total()} of {len(SHAPES)} accounted for: {dict(became)}")


def bombs() -> None:
    """Read what swells a thousandfold, from archives and over HTTP."""
    say(f"\nbombs of {len(_SWOLLEN) // 1_000_000:,} MB")
    with tempfile.TemporaryDirectory() as folder, _served() as (port, answers):
        for coding, pack in PACKED.items():
            packed = pack(_SWOLLEN)
            page = Path(folder, f"{coding}.warc")
            page.write_bytes(_record(packed, f"Content-Encoding: {coding}\r\n"))
            answers[f"/{coding}"] = coding, packed
            whole = Path(folder, f"whole-{coding}.warc.{'gz' if coding == 'gzip' else 'zst'}")
            sources = [("a page of an archive", str(page)), ("an answer", f"http://contoh.example:{port}/{coding}")]
            if coding != "br":  # nobody packs archives so
                whole.write_bytes(pack(_record(_SWOLLEN, "")))
                sources.insert(1, ("an archive", str(whole)))
            for where, source in sources:
                command = [sys.executable, __file__, "--one", source, str(port)]
                done = subprocess.run(command, capture_output=True, check=True, text=True)
                say(f"  {coding:5} {where:22} {len(packed):>9,} bytes: {done.stdout.strip()}")


def read(source: str, port: str) -> None:
    """Read one source in this process, and print how long it took, what it needed and what came of it."""
    doors = Web(
        lambda _: None, resolve=lambda *_: ["127.0.0.1"], doors={("127.0.0.1", int(port))}, pause=lambda _: None
    )
    before, begun = _most_mb(), time.perf_counter()
    found = list(pages([source], doors if source.startswith("http") else None))
    spent = time.perf_counter() - begun
    came = [each.reason if isinstance(each, Skipped) else "read" for each in found]
    say(f"{spent:4.1f} s, {_most_mb() - before:5.1f} MB, {' and '.join(came)}")


@contextmanager
def _served() -> Iterator[tuple[int, dict[str, tuple[str, bytes]]]]:
    """Serve packed answers by their paths, on this machine alone."""
    answers: dict[str, tuple[str, bytes]] = {}

    class Serves(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            coding, body = answers.get(self.path, ("", b""))
            self.send_response(200 if body else 404)
            for name, value in (("Content-Type", "text/html"), ("Content-Encoding", coding)):
                if body:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(OSError):  # who refuses hangs up
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Serves) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, answers
        server.shutdown()


def _most_mb() -> float:
    """Give the most that this process ever held."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _record(body: bytes, field: str) -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{field}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://contoh.example/a\r\nContent-Length: {len(answer)}"
    )
    return head.encode() + b"\r\n\r\n" + answer + b"\r\n\r\n"


if __name__ == "__main__":
    main()
