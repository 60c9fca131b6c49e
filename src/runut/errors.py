"""What Runut raises on purpose: each names what is wrong, where, and what to do.

An error holds the key of its sentence and what goes into it; the sentences stand in `lang/<code>/errors.toml`, so that
whoever tells it says it in the reader's language. `str` gives English, for a traceback and a log.
"""

from __future__ import annotations

import errno
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Protocol


class Sentences(Protocol):
    """A language's sentences by key, and the words that go into them."""

    @property
    def sentences(self) -> Mapping[str, str]:
        """Templates by key."""

    @property
    def words(self) -> Mapping[str, str]:
        """Words by key."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that a sentence holds and that each language says its own way; `otherwise` where it has none for it."""

    key: str
    otherwise: str = ""

    def told(self, by: Sentences) -> str:
        """Give the word in a language."""
        return by.words.get(self.key, self.otherwise or self.key)


class RunutError(Exception):
    """Everything that a person must mend; the command line prints it as one line and exits 2.

    >>> str(UnknownNameError("no_picture", name="c_0"))
    "There is no picture of 'c_0'."
    """

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values

    def told(self, by: Sentences) -> str:
        """Give the sentence in a language."""
        return tell(self.key, self.values, by)

    def __str__(self) -> str:
        """Give the sentence in English."""
        return self.told(_english())


def tell(key: str, values: Mapping[str, object], by: Sentences) -> str:
    """Give a sentence in a language; errors and words in it are told in that language too."""
    told = {name: one.told(by) if isinstance(one, RunutError | Word) else one for name, one in values.items()}
    return by.sentences[key].format(**told)


def in_english(key: str, values: Mapping[str, object]) -> str:
    """Give a sentence in English."""
    return tell(key, values, _english())


def why(error: OSError) -> Word:
    """Say why the machine says no, as a word of its own."""
    return Word(errno.errorcode.get(error.errno or 0, ""), error.strerror or str(error))


class SourceError(RunutError):
    """A file, folder or address that was named cannot be read."""


class PackError(RunutError):
    """A language pack is missing or malformed."""


class UnknownNameError(RunutError):
    """There is no exporter, reader, check, codebook or story of that name."""


class StoreError(RunutError):
    """The database says no."""


class TooSlowError(StoreError):
    """A search takes longer than it may."""


class ConflictError(RunutError):
    """Somebody else decided on the same thing since it was read."""


class SettingsError(RunutError):
    """A setting is unknown or has a value that cannot be used."""


class MissingExtraError(RunutError):
    """An optional library is needed for what was asked."""


@dataclass(frozen=True, slots=True)
class _English:
    sentences: dict[str, str]
    words: dict[str, str]


@cache
def _english() -> _English:
    # The packs lie above this file and raise its errors: it reads the one table that it needs by itself.
    file = resources.files("runut").joinpath("lang", "en", "errors.toml")
    return _English(**tomllib.loads(file.read_text(encoding="utf-8")))
