"""What Runut says where a person must mend something."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Errors:
    """Sentences by the key that an error is raised with, and the words that go into them; the same keys everywhere.

    `{name!r}` in a sentence writes what a person gave in quotation marks, with nothing in it that a terminal obeys.
    """

    sentences: dict[str, str]
    words: dict[str, str]
