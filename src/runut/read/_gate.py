"""The way out: a host is looked up once, what it is found at is checked, and exactly that is connected to."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Collection, Iterable
from ipaddress import ip_address
from typing import Any, NamedTuple
from urllib.parse import SplitResult, quote, urlsplit

import httpcore2

from runut.lang.patterns import compile_pattern
from runut.world.networks import is_public

PORTS = {"http": 80, "https": 443}
_HOST = compile_pattern(r"^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?$")
_KEPT = "%/:=&?~+!$,;'@()*[]"  # what may stand in a path or a query as it is

Resolve = Callable[[str, int], Collection[str]]
Door = tuple[str, int]


class RefusedError(ValueError):
    """The address is not one that is fetched; the message says why."""


class Target(NamedTuple):
    """An address in the parts that a request is made of; `host` is in ASCII, without brackets."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """The address of the server alone."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path


def target(address: str, doors: Collection[Door] = ()) -> Target:
    """Take an address apart; raises RefusedError for one that is not fetched.

    >>> target("HTTPS://Example.org/a b#c").url
    'https://example.org/a%20b'
    """
    try:
        parts = urlsplit(address)
        host, port = _ascii(parts.hostname or ""), _port(parts)
    except (ValueError, UnicodeError) as error:
        raise RefusedError(f"it is no address: {error}") from None
    if parts.scheme not in PORTS:
        raise RefusedError("only http and https are fetched")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("it carries a name or a password")
    port = port or PORTS[parts.scheme]
    if port not in PORTS.values() and port not in {door for _, door in doors}:
        raise RefusedError(f"its port is {port}, and only 80 and 443 are fetched from")
    path = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    return Target(parts.scheme, host, port, path)


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError:  # Python's own words repeat what stands there, which may be half a password
        raise ValueError("its port is none") from None


def _ascii(host: str) -> str:
    """Write a host in ASCII letters; a number in whatever dress is looked up like a name, and checked behind that."""
    if ":" in host:
        if "%" in host:
            raise ValueError("its host names a network of this machine")
        return str(ip_address(host))
    plain = host if host.isascii() else host.encode("idna").decode("ascii")
    if not _HOST.search(plain.lower()) or len(plain) > 253:
        raise ValueError("its host is no name")
    return plain.lower()


def found(host: str, port: int) -> Collection[str]:
    """Look a host up; raises OSError where it has no address."""
    return [str(place[4][0]) for place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Gate(httpcore2.NetworkBackend):
    """Connects to public addresses alone, and lets no connection last beyond its time.

    `doors` are addresses and ports that are let through all the same: tests name the server that they started. They
    come from the one who makes the gate and from nowhere else.
    """

    def __init__(self, seconds: float, resolve: Resolve = found, doors: Collection[Door] = ()) -> None:
        self._until = time.monotonic() + seconds
        self._resolve, self._doors = resolve, doors
        self._out = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to where the host is found; raises RefusedError where that is not public."""
        place = self._checked(host, port)
        left = _left(self._until, timeout, httpcore2.ConnectTimeout)
        return _Timed(self._out.connect_tcp(place, port, left, local_address, socket_options), self._until)

    def _checked(self, host: str, port: int) -> str:
        """Give the first of a host's addresses; one that is not public spoils them all."""
        places = [place.partition("%")[0] for place in self._resolve(host, port)]
        if not places:
            raise RefusedError("its host has no address")
        for place in places:
            if not is_public(place) and (place, port) not in self._doors:
                raise RefusedError(f"its host is found at {place}, which is no public address")
        return places[0]


class _Timed(httpcore2.NetworkStream):
    """A connection that ends at its time, however little by little it is fed."""

    def __init__(self, stream: httpcore2.NetworkStream, until: float) -> None:
        self._stream, self._until = stream, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what came."""
        return self._stream.read(max_bytes, _left(self._until, timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        self._stream.write(buffer, _left(self._until, timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Go on in secret."""
        left = _left(self._until, timeout, httpcore2.ConnectTimeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._until)

    def get_extra_info(self, info: str) -> Any:
        """Tell of the connection."""
        return self._stream.get_extra_info(info)


def _left(until: float, timeout: float | None, error: type[Exception]) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise error("it took too long")
    return left if timeout is None else min(left, timeout)
