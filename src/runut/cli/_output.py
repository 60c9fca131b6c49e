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
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(file)
    except OSError as error:
        raise SourceError("unwritable", name=file, why=why(error)) from None
    finally:
        part.unlink(missing_ok=True)
