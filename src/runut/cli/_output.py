"""Write a file whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from runut.errors import SourceError, why


@contextmanager
def writing(output: str | None) -> Iterator[BinaryIO]:
    """Open what `-o` names, or standard output; a file that was there stays as it was until the new one is whole.

    Raises SourceError when the file cannot be written.
    """
    if output is None or output == "-":
        yield sys.stdout.buffer
        return
    file = Path(output)
    try:
        if file.exists() and not (file.is_file() or file.is_dir()):
            with file.open("wb") as out:  # a device or a pipe, which nothing may take the place of
                yield out
            return
        file = Path(os.path.realpath(file))  # of a link its target, so that it stays a link
        with _beside(file) as out:
            yield out
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SourceError("unwritable", name=file, why=why(error)) from None


@contextmanager
def _beside(file: Path) -> Iterator[BinaryIO]:
    """Open a part that takes the file's place once it is whole."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
