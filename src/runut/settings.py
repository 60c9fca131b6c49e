"""What a person may set, read once: flags, then the environment, then runut.toml, then what is usual."""

from __future__ import annotations

import gc
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from runut.errors import SettingsError, Word, why

FILE = "runut.toml"
_PREFIX = "RUNUT_"
_SWEPT_AFTER = 200_000  # objects more; by itself Python looks after 700
_YES_NO = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """How Runut runs; `lang` is None where neither flag, environment nor file says it; `fetch` lets it out."""

    db: str = "runut.db"
    lang: str | None = None
    quiet: bool = False
    codebook: str = "house"
    fetch: bool = False


def sweep_seldom() -> None:
    """Let Python look for garbage in rings seldom, in a process that is ours.

    Reading leaves none (tests/extract/test_extract_rings.py), and looking takes up to a tenth of its time.
    """
    gc.set_threshold(_SWEPT_AFTER)


_KINDS: dict[str, type] = {"db": str, "lang": str, "quiet": bool, "codebook": str, "fetch": bool}


def load(environment: Mapping[str, str], folder: Path, **flags: Any) -> Settings:
    """Read the settings of a folder and an environment; a flag that is None was not given.

    Raises SettingsError, which names a setting that is unknown or has a value of the wrong kind.

    >>> load({"RUNUT_DB": "banjir.db"}, Path("nowhere"), lang="en")
    Settings(db='banjir.db', lang='en', quiet=False, codebook='house', fetch=False)
    """
    given = {**_from_file(folder / FILE), **_from_environment(environment)}
    given.update((key, value) for key, value in flags.items() if value is not None)
    return replace(Settings(), **given)


def _from_file(file: Path) -> dict[str, Any]:
    try:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError("settings_no_toml", path=file, why=error) from None
    except OSError as error:
        raise SettingsError("settings_unreadable", path=file, why=why(error)) from None
    for key, value in read.items():
        if key not in _KINDS:
            raise SettingsError("setting_unknown", path=file, key=key, known=", ".join(_KINDS))
        if type(value) is not _KINDS[key]:
            raise SettingsError("setting_takes", path=file, key=key, value=value, takes=_word(key))
    return read


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for name, value in sorted(environment.items()):
        if name.startswith(_PREFIX):
            key = name.removeprefix(_PREFIX).lower()
            if key not in _KINDS:
                raise SettingsError("setting_unknown_there", name=name, key=key, known=", ".join(_KINDS))
            if _KINDS[key] is bool and value.lower() not in _YES_NO:
                raise SettingsError("setting_takes_there", name=name, value=value, takes=_word(key))
            if _KINDS[key] is bool or value:  # `RUNUT_DB=` is how a shell takes a variable back
                given[key] = _YES_NO[value.lower()] if _KINDS[key] is bool else value
    return given


def _word(key: str) -> Word:
    return Word("yes_no" if _KINDS[key] is bool else "text")


assert set(_KINDS) == {field.name for field in fields(Settings)}
