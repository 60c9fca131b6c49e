"""What Runut says to people."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Messages:
    """What Runut says to people: flat tables of words and templates, the same keys in every language.

    `thousands` stands between groups of three digits; `months` are the twelve, short, January first;
    `signs` says in words a sign of the record's notation that readers may not know, `{n}` being the number.
    """

    thousands: str
    months: tuple[str, ...]
    signs: dict[str, str]
    kinds: dict[str, str]
    units: dict[str, str]
    groups: dict[str, str]
    modalities: dict[str, str]
    scopes: dict[str, str]
    relations: dict[str, str]
    findings: dict[str, str]
    evidence: dict[str, str]
    events: dict[str, str]
    rules: dict[str, str]
    whys: dict[str, str]
    brief: dict[str, str]
    desk: dict[str, str]
    cli: dict[str, str] = field(default_factory=dict)
