"""Language packs: a language is a folder of TOML, read section by section when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache, cached_property
from importlib import resources
from itertools import chain
from typing import Any, TypeVar

import cattrs
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError, StructureHandlerNotFoundError

from runut.errors import PackError
from runut.lang import tables
from runut.lang.schema.actors import Actors
from runut.lang.schema.bodies import Bodies
from runut.lang.schema.checks import Checks
from runut.lang.schema.dates import Dates
from runut.lang.schema.errors import Errors
from runut.lang.schema.events import Events
from runut.lang.schema.figures import Figures
from runut.lang.schema.hedges import Hedges
from runut.lang.schema.messages import Messages
from runut.lang.schema.names import Names
from runut.lang.schema.numbers import Numbers
from runut.lang.schema.ordinary import Ordinary
from runut.lang.schema.page import Furniture
from runut.lang.schema.rarity import Rarity
from runut.lang.schema.reasons import Reasons
from runut.lang.schema.roles import Roles
from runut.lang.schema.shortened import Shortened
from runut.lang.schema.speech import Speech
from runut.lang.schema.spelt import Spelt
from runut.lang.schema.tolls import Tolls
from runut.lang.schema.victims import Victims
from runut.lang.schema.voices import Voices
from runut.lang.schema.weights import Weights
from runut.lang.schema.words import Words
from runut.lang.wordlists import listed, spread

Section = TypeVar("Section")
_FAULTS = (BaseValidationError, ForbiddenExtraKeysError, StructureHandlerNotFoundError)


class Pack:
    """One language: each attribute is a data file of its folder, loaded on first use; `load` gives one for each code.

    Raises PackError, naming file and key, when a file is missing or malformed.
    """

    def __init__(self, code: str) -> None:
        self.code = code

    @cached_property
    def numbers(self) -> Numbers:
        """Number words, scales, vague numbers."""
        return _read(self.code, "numbers", Numbers)

    @cached_property
    def hedges(self) -> Hedges:
        """Words that bound or weaken: at least, about, allegedly."""
        return _read(self.code, "hedges", Hedges)

    @cached_property
    def figures(self) -> Figures:
        """Harm and act words, units, groups, and what is no figure."""
        return _read(self.code, "figures", Figures)

    @cached_property
    def dates(self) -> Dates:
        """Months, weekdays, relative days, zones."""
        return _read(self.code, "dates", Dates)

    @cached_property
    def speech(self) -> Speech:
        """Speech verbs, attribution cues, credits."""
        return _read(self.code, "speech", Speech)

    @cached_property
    def roles(self) -> Roles:
        """Titles, ranks and offices."""
        return _read(self.code, "roles", Roles)

    @cached_property
    def names(self) -> Names:
        """What names are made of: particles, heads of organisations, place words."""
        return _read(self.code, "names", Names)

    @cached_property
    def events(self) -> Events:
        """Words that tell the kind of an event."""
        return _read(self.code, "events", Events)

    @cached_property
    def actors(self) -> Actors:
        """Words that tell who did what to whom."""
        return _read(self.code, "actors", Actors)

    @cached_property
    def page(self) -> Furniture:
        """Furniture: teasers, promos, captions, footers."""
        return _read(self.code, "page", Furniture)

    @cached_property
    def checks(self) -> Checks:
        """What the checks must know of the language."""
        return _read(self.code, "checks", Checks)

    @cached_property
    def messages(self) -> Messages:
        """What Runut says to people in this language."""
        return _read(self.code, "messages", Messages)

    @cached_property
    def errors(self) -> Errors:
        """What it says where a person must mend something."""
        return _read(self.code, "errors", Errors)

    @cached_property
    def reasons(self) -> Reasons:
        """Why inputs were skipped."""
        return _read(self.code, "reasons", Reasons)

    @cached_property
    def ordinary(self) -> Ordinary:
        """Words that are no names."""
        return _read(self.code, "ordinary", Ordinary)

    @cached_property
    def bodies(self) -> Bodies:
        """Words of names, though of nobody's."""
        return _read(self.code, "bodies", Bodies)

    @cached_property
    def rarity(self) -> Rarity:
        """How rare words are in news."""
        return _read(self.code, "rarity", Rarity)

    @cached_property
    def spelt(self) -> Spelt:
        """Names as news spells them."""
        return _read(self.code, "spelt", Spelt)

    @cached_property
    def shortened(self) -> Shortened:
        """What short names stand for."""
        return _read(self.code, "shortened", Shortened)

    @cached_property
    def tolls(self) -> Tolls:
        """How a count is told that is added to another."""
        return _read(self.code, "tolls", Tolls)

    @cached_property
    def victims(self) -> Victims:
        """How one person is told of as killed or hurt without a number."""
        return _read(self.code, "victims", Victims)

    @cached_property
    def voices(self) -> Voices:
        """Whose body somebody speaks for."""
        return _read(self.code, "voices", Voices)

    @cached_property
    def weights(self) -> Weights:
        """What speaks for a day or a place being the event's own."""
        return _read(self.code, "weights", Weights)

    @cached_property
    def words(self) -> Words:
        """Abbreviations and other small words that reading needs."""
        return _read(self.code, "words", Words)


@cache
def codes() -> tuple[str, ...]:
    """List the languages that have a pack, sorted.

    >>> "id" in codes()
    True
    """
    here = resources.files("runut.lang")
    return tuple(sorted(d.name for d in here.iterdir() if d.is_dir() and d.joinpath("numbers.toml").is_file()))


@cache
def load(code: str) -> Pack:
    """Give the pack of a language by its ISO 639-1 code; raises PackError when there is none."""
    if code not in codes():
        raise PackError("no_pack", name=code, known=", ".join(codes()))
    return Pack(code)


def _read(code: str, name: str, section: type[Section]) -> Section:
    file = resources.files("runut.lang").joinpath(code, f"{name}.toml")
    try:
        data = tables.loads(file.read_text(encoding="utf-8"))
        return _structured(data, section)
    except FileNotFoundError:
        raise PackError("pack_without", code=code, name=name) from None
    except tomllib.TOMLDecodeError as error:
        raise PackError("pack_no_toml", code=code, name=name, why=error) from None
    except _FAULTS as error:
        why = "; ".join(cattrs.transform_error(error))
        raise PackError("pack_unfit", code=code, name=name, why=why) from None


def _structured(data: Any, section: type[Section]) -> Section:
    """Make a section, in two thirds of the time that saying what is wrong with it takes: that is asked only then."""
    try:
        return _converter(explains=False).structure(data, section)
    except (*_FAULTS, ValueError, TypeError, KeyError, AttributeError):
        return _converter(explains=True).structure(data, section)


@cache
def _converter(*, explains: bool) -> cattrs.Converter:
    made = cattrs.Converter(forbid_extra_keys=True, detailed_validation=explains)
    plain = made.get_structure_hook(tuple[str, ...])

    def words(some: Any, kind: Any) -> tuple[str, ...]:
        is_plain = type(some) is list and set(map(type, some)) == {str}
        if not is_plain:
            return listed(plain(some, kind))
        if "{" in "".join(some):
            return listed(tuple(chain.from_iterable(spread(word) if "{" in word else (word,) for word in some)))
        return listed(tuple(some))

    made.register_structure_hook_func(lambda kind: kind == tuple[str, ...], words)
    return made
