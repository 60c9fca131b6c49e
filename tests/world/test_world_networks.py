"""Which addresses are public: whatever is not known to be, is not."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.world.networks import is_public


@given(st.ip_addresses())
def test_what_python_calls_private_is_never_public(address: IPv4Address | IPv6Address) -> None:
    if not address.is_global or address.is_multicast or address.is_reserved or address.is_link_local:
        assert not is_public(str(address))


@given(st.integers(0, 2**32 - 1))
def test_no_older_address_is_public_in_the_dress_of_a_newer_one(number: int) -> None:
    for prefix in ("::", "::ffff:0:0", "64:ff9b::", "64:ff9b:1::", "fec0::"):
        assert not is_public(str(IPv6Address(int(IPv6Address(prefix)) + number)))
    assert not is_public(str(IPv6Address((0x2002 << 112) + (number << 80))))


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "203.119.84.5", "2606:2800:220:1::1", "2a00:1450::1"])
def test_addresses_of_the_open_web_are_public(address: str) -> None:
    assert is_public(address)
