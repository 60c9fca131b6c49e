"""A process of its own that labels HTML pages: `python -m runut.clean.worker`, spoken to in framed JSON.

Parsers have been hung and killed by pages; here that costs one page. What is read from a page never comes back as
pickle: a page that took the process over could then say anything.
"""

from __future__ import annotations

import json
import signal
import struct
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import IO

from runut.clean.attempts import attempt
from runut.model import Page
from runut.serial import to_bytes
from runut.settings import sweep_seldom

MEMORY_BYTES = 1 << 30
"""What the process may ask for, where the platform can hold it to that."""
_HEAD = struct.Struct(">I")


def main() -> None:
    """Answer each page with its article, or with why there is none, until nobody asks any more."""
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing else may write between the frames
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asks hears it too, and then lets go
    _limit_memory()
    sweep_seldom()
    write(answers, b"ready")
    while (frame := read(asked)) is not None:
        write(answers, to_bytes(attempt(unpack(frame))))


def pack(page: Page) -> bytes:
    """Write a page as a frame's content: how long its fields are, these as JSON, then its HTML as it is."""
    fields = {**asdict(page), "html": None}
    told = json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return _HEAD.pack(len(told)) + told + (page.html or "").encode("utf-8", "surrogatepass")


def unpack(frame: bytes) -> Page:
    """Read a page back from a frame's content."""
    (length,) = _HEAD.unpack(frame[: _HEAD.size])
    end = _HEAD.size + length
    fields = json.loads(frame[_HEAD.size : end].decode("utf-8", "surrogatepass"))
    html = frame[end:].decode("utf-8", "surrogatepass")
    return Page(**{**fields, "html": html or None, "authors": tuple(fields["authors"])})


def write(to: IO[bytes], content: bytes) -> None:
    """Write one frame: its length, then its content."""
    to.write(_HEAD.pack(len(content)))
    to.write(content)
    to.flush()


def read(source: IO[bytes]) -> bytes | None:
    """Read one frame, or None where the other side is gone."""
    head = source.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    (length,) = _HEAD.unpack(head)
    content = source.read(length)
    return content if len(content) == length else None


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows: there the time limit alone stands guard
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
