"""Which addresses of the internet are public: those that a page from elsewhere may be fetched from."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import NamedTuple

Network = IPv4Network | IPv6Network


class _Known(NamedTuple):
    refused: tuple[Network, ...]
    given_out: Network


def is_public(address: str) -> bool:
    """Say whether a numeric address is one that anybody may reach, and nobody's own.

    Raises ValueError for what is no numeric address.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("64:ff9b::7f00:1")
    (True, False, False)
    """
    number = ip_address(address)
    known = _known()
    # What newer Pythons know to be special is refused too.
    if not number.is_global or number.is_multicast or (number.version == 6 and number not in known.given_out):
        return False
    return not any(number.version == network.version and number in network for network in known.refused)


@cache
def _known() -> _Known:
    read = tomllib.loads(resources.files("runut.world").joinpath("networks.toml").read_text(encoding="utf-8"))
    return _Known(tuple(ip_network(line) for line in read["refused"]), ip_network(read["given_out"]))
