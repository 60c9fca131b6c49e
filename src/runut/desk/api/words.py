"""What the API's answers look like, made from the nouns themselves: a field that the record gets, they get too."""

from __future__ import annotations

import sys
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Annotated, Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from runut import model, serial
from runut.model import DateClaim, Figure, Quantity, Span, When

Item = TypeVar("Item")

SpanWords = Annotated[
    list[Annotated[int, Field(ge=0)]],
    Field(min_length=2, max_length=2, description="`[start, end)` in characters of the article's text."),
]
_WEEKDAYS = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_FLAT = {(Figure, "quantity"): Quantity, (DateClaim, "when"): When}
"""Nouns whose fields stand in the line of the noun that holds them."""

_made: dict[type, type[BaseModel]] = {}


class Listing(BaseModel, Generic[Item]):
    """A stretch of a list: `total` counts all of it, `offset` says where the next one begins."""

    total: Annotated[int, Field(ge=0)]
    offset: Annotated[int, Field(ge=0)]
    items: list[Item]


def line(noun: type) -> type[BaseModel]:
    """Give the model of a noun's JSON line, its `type` first; of what is no part of the record, of its fields alone."""
    if noun not in _made:
        kind = next((name for name, one in serial.KINDS.items() if one is noun), None)
        own: dict[str, Any] = {"type": (Literal[kind], ...)} if kind else {}
        own.update(_fields(noun))
        _made[noun] = create_model(noun.__name__, __doc__=noun.__doc__, __config__=ConfigDict(extra="forbid"), **own)
    return _made[noun]


def _fields(noun: type) -> dict[str, Any]:
    hints = get_type_hints(noun, vars(sys.modules[noun.__module__]), vars(model))
    found: dict[str, Any] = {}
    for field in fields(noun):
        if inner := _FLAT.get((noun, field.name)):
            found.update(_fields(inner))
        elif noun is DateClaim and field.name == "stated_weekday":
            found[field.name] = (_WEEKDAYS | None, ...)
        elif field.name == "paths":
            found.update(path=(str | None, ...), paths=(list[str], ...))
        elif field.name.endswith("_"):
            found[field.name] = (_type(hints[field.name]), Field(alias=field.name.rstrip("_")))
        else:
            found[field.name] = (_type(hints[field.name]), ...)
    return found


def _type(hint: Any) -> Any:
    if hint is Span:
        return SpanWords
    if is_dataclass(hint) and isinstance(hint, type):
        return line(hint)
    if get_origin(hint) is tuple:
        return list[_type(get_args(hint)[0])]  # type: ignore[misc]
    if get_origin(hint) in (Union, UnionType):
        return Union[tuple(_type(one) for one in get_args(hint))]  # noqa: UP007 - the members are not known here
    return hint
