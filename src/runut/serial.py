"""Every noun to and from its JSON line: what the record looks like outside Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import cache
from itertools import groupby
from typing import Any, get_args

import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from runut.errors import SourceError
from runut.model import (
    Article,
    Cell,
    DateClaim,
    Decision,
    Discrepancy,
    Entity,
    Event,
    Figure,
    Link,
    Mention,
    Origin,
    Quantity,
    Quote,
    Record,
    Skipped,
    Span,
    Story,
    When,
)

Thing = (
    Article | Entity | Story | Event | Figure | Quote | DateClaim | Mention
    | Origin | Cell | Link | Discrepancy | Skipped | Decision
)  # fmt: skip
Line = dict[str, Any]

KINDS: dict[str, type[Thing]] = {
    "article": Article,
    "entity": Entity,
    "story": Story,
    "event": Event,
    "figure": Figure,
    "quote": Quote,
    "date": DateClaim,
    "mention": Mention,
    "origin": Origin,
    "ledger": Cell,
    "link": Link,
    "discrepancy": Discrepancy,
    "skipped": Skipped,
    "decision": Decision,
}
"""The `type` of each line, in the order of the record's fields: later kinds refer to earlier ones."""

_KIND_OF = {noun: kind for kind, noun in KINDS.items()}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def to_line(thing: Thing) -> Line:
    """Give the JSON object of a noun, `type` first.

    >>> to_line(Skipped("a.txt", "read", "empty"))
    {'type': 'skipped', 'source': 'a.txt', 'room': 'read', 'reason': 'empty'}
    """
    line: Line = {"type": _KIND_OF[type(thing)]}
    line.update(_converter().unstructure(thing))
    return line


def from_line(line: Line) -> Thing:
    """Give the noun of a JSON object; fields that a later version added are passed over.

    Raises SourceError, which says what does not fit.
    """
    kind = line.get("type")
    if kind not in KINDS:
        raise SourceError("line_kind", kind=kind, known=", ".join(KINDS))
    try:
        return _converter().structure(line, KINDS[kind])
    except (cattrs.BaseValidationError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise SourceError("line_unfit", kind=kind, why=_why(error)) from None


def to_bytes(thing: Thing) -> bytes:
    """Give a noun as one line of UTF-8 without its end: the same noun gives the same bytes.

    >>> to_bytes(Skipped("a.txt", "read", "kosong"))
    b'{"type": "skipped", "source": "a.txt", "room": "read", "reason": "kosong"}'
    """
    return line_bytes(to_line(thing))


def line_bytes(line: object) -> bytes:
    """Give JSON as UTF-8, by the rules of the record's lines: no noun need be whole for it."""
    try:
        return json.dumps(line, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError:
        # JSON can carry half of a surrogate pair (a headline cut in the middle of an emoji), UTF-8 cannot.
        return json.dumps(line, allow_nan=False).encode()


def from_bytes(line: bytes | str) -> Thing:
    """Read a noun back from its line; raises SourceError when it is none."""
    try:
        read = json.loads(line)
    except ValueError as error:
        raise SourceError("line_no_json", why=error) from None
    if not isinstance(read, dict):
        raise SourceError("line_no_object", noun=type(read).__name__)
    return from_line(read)


def things(record: Record) -> Iterable[Thing]:
    """Yield everything in a record, things after what they refer to."""
    for field in fields(Record):
        yield from getattr(record, field.name)


def record_of(given: Iterable[Thing]) -> Record:
    """Gather nouns into a record, in its fixed order."""
    heaps: dict[type[Thing], list[Thing]] = {noun: [] for noun in KINDS.values()}
    for thing in given:
        heaps[type(thing)].append(thing)
    named: Any = {field.name: tuple(heap) for field, heap in zip(fields(Record), heaps.values(), strict=True)}
    return in_order(Record(**named))


def in_order(record: Record) -> Record:
    """Give the record in its fixed order, whatever order the pages came in."""
    named: Any = {
        field.name: tuple(_sorted(getattr(record, field.name), noun))
        for field, noun in zip(fields(Record), KINDS.values(), strict=True)
    }
    named["figures"] = _wholes_first(named["figures"])
    return Record(**named)


def _sorted(heap: Iterable[Thing], noun: type[Thing]) -> Iterable[Thing]:
    for _, ties in groupby(sorted(heap, key=_ORDER[noun]), key=_ORDER[noun]):
        # Decisions stay in the order in which they were appended: clocks of two people need not agree.
        heaped = list(ties)
        yield from heaped if noun is Decision or len(heaped) == 1 else sorted(heaped, key=to_bytes)


def _wholes_first(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """A part comes after the figure that it is part of."""
    known = {figure.id: figure for figure in figures}
    placed: dict[int, Figure] = {}
    for figure in figures:
        chain = [figure]
        while (whole := known.get(chain[-1].part_of or "")) and whole not in chain:
            chain.append(whole)
        placed.update((id(link), link) for link in reversed(chain) if id(link) not in placed)
    return tuple(placed.values())


def _span_key(span: Span | None) -> tuple[int, int]:
    return (span.start, span.end) if span else (-1, -1)


def _words(*parts: object) -> tuple[str, ...]:
    return tuple("" if part is None else str(part) for part in parts)


_ORDER: dict[type[Thing], Callable[[Any], tuple[Any, ...]]] = {
    Article: lambda a: _words(a.published, a.id),
    Entity: lambda e: (e.id,),
    Story: lambda s: _words(s.first, s.id),
    Event: lambda e: (e.article, not e.main, _span_key(e.span), e.id),
    Figure: lambda f: (f.article, _span_key(f.span), f.id),
    Quote: lambda q: (q.article, _span_key(q.span), q.id),
    DateClaim: lambda d: (d.article, _span_key(d.span), _words(d.when.start, d.when.end, d.when.precision)),
    Mention: lambda m: (m.article, _span_key(m.span), _words(m.kind, m.name, m.role)),
    Origin: lambda o: (o.story, o.id),
    Cell: lambda c: (c.story, c.kind, _words(c.group, c.place, c.incident, c.id)),
    Link: lambda k: (k.from_, k.to, k.relation, k.why),
    Discrepancy: lambda d: (_words(d.article, d.story), _span_key(d.span), d.kind, d.id),
    Skipped: lambda s: (s.source, s.room, s.reason),
    Decision: lambda _: (),
}


def _why(error: Exception) -> str:
    if isinstance(error, cattrs.BaseValidationError):
        return "; ".join(cattrs.transform_error(error))
    return f"{type(error).__name__} {error}"


def _exactly(*kinds: type) -> Callable[[Any, Any], Any]:
    """Take a value of these types as it is: cattrs would make `"None"` of None and 1 of True."""

    def take(value: Any, _: Any) -> Any:
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise ValueError(f"{value!r} is no {kinds[0].__name__}")
        return value

    return take


def _span(value: Any, _: Any) -> Span:
    start, end = value
    return Span(_exactly(int)(start, int), _exactly(int)(end, int))


def _evidence(value: Any, _: Any) -> str | Span:
    return value if isinstance(value, str) else _span(value, Span)


@cache
def _converter() -> cattrs.Converter:
    """Make what turns nouns into lines and back when it is first asked: checking a page asks for none."""
    converter = cattrs.Converter()
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(float, _exactly(float, int))
    converter.register_structure_hook(Span, _span)
    converter.register_unstructure_hook(Span, list)
    converter.register_structure_hook(str | Span, _evidence)
    converter.register_unstructure_hook(str | Span, lambda e: e if isinstance(e, str) else list(e))
    _flatten(converter, Figure, "quantity", Quantity)
    _flatten(converter, DateClaim, "when", When)
    _name_weekday(converter)
    _first_path(converter)
    renamed = override(rename="from")
    converter.register_unstructure_hook(Link, make_dict_unstructure_fn(Link, converter, from_=renamed))
    converter.register_structure_hook(Link, make_dict_structure_fn(Link, converter, from_=renamed))
    return converter


def _flatten(converter: cattrs.Converter, noun: type[Any], name: str, inner: type[Any]) -> None:
    """Let the inner noun's fields stand in the outer line, where its own field would."""
    unstructure: Callable[[Any], Line] = make_dict_unstructure_fn(noun, converter)
    structure: Callable[[Line, Any], Any] = make_dict_structure_fn(noun, converter)
    keys = [field.name for field in fields(inner)]

    def flat(thing: Any) -> Line:
        line: Line = {}
        for key, value in unstructure(thing).items():
            line.update(value if key == name else {key: value})
        return line

    def nested(line: Line, kind: Any) -> Any:
        return structure({**line, name: {key: line[key] for key in keys}}, kind)

    converter.register_unstructure_hook(noun, flat)
    converter.register_structure_hook(noun, nested)


def _name_weekday(converter: cattrs.Converter) -> None:
    flat, nested = converter.get_unstructure_hook(DateClaim), converter.get_structure_hook(DateClaim)

    def named(claim: DateClaim) -> Line:
        line: Line = flat(claim)
        day = claim.stated_weekday
        return {**line, "stated_weekday": None if day is None else _WEEKDAYS[day]}

    def numbered(line: Line, kind: Any) -> Any:
        day = line.get("stated_weekday")
        return nested({**line, "stated_weekday": None if day is None else _WEEKDAYS.index(day)}, kind)

    converter.register_unstructure_hook(DateClaim, named)
    converter.register_structure_hook(DateClaim, numbered)


def _first_path(converter: cattrs.Converter) -> None:
    unstructure = make_dict_unstructure_fn(Article, converter)

    def with_path(article: Article) -> Line:
        line: Line = {}
        for key, value in unstructure(article).items():
            if key == "paths":
                line["path"] = article.paths[0] if article.paths else None
            line[key] = value
        return line

    converter.register_unstructure_hook(Article, with_path)


assert set(get_args(Thing)) == set(KINDS.values())
