"""What a codebook makes of a row of statements: the codebooks by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from runut import rooms
from runut.errors import UnknownNameError
from runut.ledger.rows.series import Series
from runut.ledger.standing.because import Estimate

_ROOM = "ledger.codebooks"

CODEBOOKS = rooms.codebooks()
"""The names of the codebooks, the project's own first."""


def codebook(name: str) -> Callable[[Series], Estimate]:
    """Give the reading of a codebook; raises UnknownNameError, which lists the known ones."""
    if name not in CODEBOOKS:
        raise UnknownNameError("no_codebook", name=name, known=", ".join(CODEBOOKS))
    return cast("Callable[[Series], Estimate]", rooms.load(_ROOM, name).estimate)
