"""Why inputs were skipped, in a reader's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reasons:
    """Sentences by the English ones that a record keeps, in both of which `{}` holds the place of a value.

    The values stand in the same order in both; a language without any shows the record's own words.
    """

    sentences: dict[str, str]
