"""How other codebooks name the kinds of events; accidents and storms have no name there."""

from __future__ import annotations

from functools import cache

from runut.model import AcledType
from runut.world.tables import rows


def acled(kind: str, sub_event: str | None = None) -> AcledType | None:
    """Give ACLED's event and sub-event type, if it codes such events; the usual sub-event where none is told.

    >>> acled("kidnapping").sub_event_type, acled("storm")
    ('Abduction/forced disappearance', None)
    """
    row = _rows().get(kind)
    return AcledType(row["event_type"], sub_event or row["sub_event_type"]) if row else None


def plover(kind: str) -> str | None:
    """Give PLOVER's event type, if it codes such events."""
    row = _rows().get(kind)
    return row["plover"] if row else None


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["kind"]: row for row in rows("event_types")}
