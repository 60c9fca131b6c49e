"""Outlets: their names, domains and families, so that sister papers count once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal
from urllib.parse import urlsplit

import cattrs

Kind = Literal["paper", "agency", "broadcaster"]


_KEEPER = "web.archive.org"
"""The Wayback Machine: its addresses end in those of the pages that it keeps."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: `family` is the house that owns it, `checked` the day its line was last looked at."""

    name: str
    domains: tuple[str, ...]
    country: str
    checked: str
    family: str | None = None
    kind: Kind = "paper"
    aliases: tuple[str, ...] = ()


def fold(name: str) -> str:
    """Write a name the way it is looked up: small, letters and digits alone.

    >>> fold("TEMPO.CO"), fold("Tribun-Timur.com")
    ('tempoco', 'tribuntimurcom')
    """
    return "".join(filter(str.isalnum, name.casefold()))


@lru_cache(maxsize=4096)
def find(name: str | None) -> Outlet | None:
    """Give the outlet that a name, alias or domain belongs to, or None.

    >>> find("TEMPO.CO").name, find("regional.kompas.com").name
    ('Tempo.co', 'Kompas.com')
    """
    if not name:
        return None
    return _by_name().get(fold(name)) or _by_domain(name.casefold().strip())


def of_url(url: str | None) -> Outlet | None:
    """Give the outlet of an address, or None."""
    return _by_domain(host(url) or "")


@lru_cache(maxsize=256)
def host(url: str | None) -> str | None:
    """Give the host of an address without `www.`, or None; of a page that an archive keeps, the host it was kept from.

    >>> host("https://www.example.org/a?b"), host("https://web.archive.org/web/20220105000000/http://www.example.org:80/a")
    ('example.org', 'example.org')
    """
    try:
        parts = urlsplit(url or "")
        _, _, kept = parts.path.partition("/http") if parts.hostname == _KEEPER else ("", "", "")
        name = urlsplit(f"http{kept}").hostname if kept else parts.hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


@cache
def every() -> tuple[Outlet, ...]:
    """List all outlets that are known, in the order of the file."""
    data = tomllib.loads(resources.files("runut.world").joinpath("outlets.toml").read_text(encoding="utf-8"))
    return tuple(cattrs.Converter(forbid_extra_keys=True).structure(data["outlet"], list[Outlet]))


@cache
def _by_name() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in every():
        for name in (outlet.name, *outlet.aliases, *outlet.domains):
            found.setdefault(fold(name), outlet)
    return found


@cache
def _domains() -> dict[str, Outlet]:
    return {domain: outlet for outlet in every() for domain in outlet.domains}


def _by_domain(name: str) -> Outlet | None:
    """Look a host up, then the domains above it: a desk's subdomain belongs to its outlet."""
    labels = name.removeprefix("www.").split(".")
    for start in range(len(labels) - 1):
        outlet = _domains().get(".".join(labels[start:]))
        if outlet:
            return outlet
    return None
