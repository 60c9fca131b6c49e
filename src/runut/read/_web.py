"""Fetch addresses from public hosts: as robots.txt allows, at a polite rate, and nothing that has not changed."""

from __future__ import annotations

import io
import ssl
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from tempfile import SpooledTemporaryFile
from typing import IO, Self, cast
from urllib.parse import urljoin

import httpcore2
from protego import Protego

from runut import __version__
from runut.errors import MissingExtraError
from runut.model import Page, Skipped, Unchanged, Visit
from runut.read import _answers, feed
from runut.read._bombs import BombError, opened
from runut.read._encodings import LIMIT_BYTES, NotTextError
from runut.read._gate import Door, Gate, RefusedError, Resolve, Target, found, target
from runut.read._listed import Listed, shown

AGENT = "runut"
SECONDS = 30.0
"""How long one request may take, from the connection to the last byte."""
PAUSE_SECONDS = 1.0
"""How long a host is left alone between two requests, where its robots.txt asks for no longer pause."""
_LONGEST_PAUSE_SECONDS = 60.0
_QUIET_SECONDS = 10.0  # without a byte
_MOST_REDIRECTS = 5
_DEEPEST = 4  # an OPML, a feed in it, a page in that: nothing honest is deeper
_ROBOTS_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB
_IN_MEMORY_BYTES = 1 << 20
_BEGINS = (b"<?xml", b"<rss", b"<feed", b"<opml", b"<urlset", b"<sitemapindex", b"<rdf")
_PACKED_KINDS = ("application/gzip", "application/x-gzip")
_ERRORS = (RefusedError, NotTextError, BombError, MissingExtraError)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: its fields by small names, and the body as it came, until it is left."""

    status: int
    fields: Mapping[str, str]
    body: IO[bytes]
    url: str

    @property
    def onward(self) -> str | None:
        """The address that the server sends us to, if it does."""
        if self.status not in (301, 302, 303, 307, 308) or "location" not in self.fields:
            return None
        try:
            return urljoin(self.url, self.fields["location"])
        except ValueError as error:
            raise RefusedError(f"it leads on to what is no address: {error}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.body.close()


class Web:
    """Reads addresses for one trace; `remembered` gives what servers said of them last time.

    `resolve`, `doors`, `pause` and `seconds` are for tests, which have servers and clocks of their own.
    """

    def __init__(
        self,
        remembered: Callable[[str], Visit | None],
        *,
        resolve: Resolve = found,
        doors: Collection[Door] = (),
        pause: Callable[[float], None] = time.sleep,
        seconds: float = SECONDS,
    ) -> None:
        self._remembered, self._pause = remembered, pause
        self._resolve, self._doors, self._seconds = resolve, doors, seconds
        self._robots: dict[str, Protego | str] = {}
        self._free_at: dict[str, float] = {}
        self._seen: set[str] = set()
        self._pages: dict[str, Visit] = {}
        self._lists: dict[str, Visit] = {}
        self.lists: list[Visit] = []
        """What servers said of lists and feeds; it may be remembered once all that they hold is kept."""

    def read(self, listed: Listed, depth: int = 0) -> Iterator[Page | Skipped | Listed | Unchanged]:
        """Yield the page at an address, or what the feed or list there holds; of one that was read already, nothing."""
        address = listed.address
        if address in self._seen:
            return
        self._seen.add(address)
        known = self._remembered(address)
        if known and known.article and listed.stamp and known.stamp == listed.stamp:
            yield Unchanged(address, known.article)
            return
        try:
            if depth > _DEEPEST:
                raise RefusedError(f"it is listed in lists more than {_DEEPEST} deep")
            with self._answer(address, known) as answer:
                if answer.status == 304 and known:
                    yield Unchanged(address, known.article)
                    return
                if answer.status != 200:
                    raise RefusedError(f"the server answered {answer.status}")
                visit = _visit(listed, answer)
                for part in _parts(address, answer):
                    if isinstance(part, Page) and part.source == address:
                        self._pages[address] = visit
                    yield part
                if address not in self._pages:
                    self._lists[address] = visit
        except _ERRORS as error:
            yield Skipped(shown(address), "read", str(error))

    def done(self, address: str, *, all_read: bool) -> None:
        """Hear that all of an address was asked for; a list of which not all was read must be sent whole next time."""
        visit = self._lists.pop(address, None)
        if visit and all_read and _says_something(visit):
            self.lists.append(visit)

    def visit(self, address: str) -> Visit | None:
        """Give what a server said of a page that was read: it may be remembered once the page is kept."""
        visit = self._pages.pop(address, None)
        return visit if visit and _says_something(visit) else None

    def _answer(self, address: str, known: Visit | None) -> Answer:
        """Fetch an address where it leads; each step is checked like the first."""
        for _ in range(_MOST_REDIRECTS + 1):
            to = target(address, self._doors)
            self._wait(to, self._allowed(to))
            is_same = known is not None and known.at == to.url
            answer = self._request(to, _conditions(known) if known and is_same else {})
            if answer.onward is None:
                return answer
            address = answer.onward
        raise RefusedError(f"it leads on more than {_MOST_REDIRECTS} times")

    def _allowed(self, to: Target) -> float:
        """Give the pause that a host's robots.txt asks for; raises RefusedError where it does not let us in."""
        if to.origin not in self._robots:
            self._robots[to.origin] = self._rules(to)
        rules = self._robots[to.origin]
        if isinstance(rules, str):
            raise RefusedError(rules)
        if not rules.can_fetch(to.url, AGENT):
            raise RefusedError("its robots.txt does not allow it")
        asked = rules.crawl_delay(AGENT) or 0.0
        if asked > _LONGEST_PAUSE_SECONDS:
            raise RefusedError(f"its robots.txt asks for {asked:g} seconds between two pages")
        return max(PAUSE_SECONDS, asked)

    def _rules(self, to: Target) -> Protego | str:
        """Read a host's robots.txt; one that cannot be had forbids everything, one that is not there nothing.

        RFC 9309, 2.3.1.
        """
        place: str | None = urljoin(to.url, "/robots.txt")
        try:
            for _ in range(_MOST_REDIRECTS + 1):
                with self._request(target(place or "", self._doors), {}, _ROBOTS_BYTES) as answer:
                    place = answer.onward
                    if answer.status >= 500:
                        return f"its robots.txt cannot be had: the server answered {answer.status}"
                    if place is None:
                        return Protego.parse(_words(answer))
        except _ERRORS as error:
            return str(error)
        return "its robots.txt cannot be had: it leads on without end"

    def _wait(self, to: Target, pause_seconds: float) -> None:
        now = time.monotonic()
        wait = self._free_at.get(to.host, now) - now
        if wait > 0:
            self._pause(wait)
        self._free_at[to.host] = max(now, now + wait) + pause_seconds

    def _request(self, to: Target, fields: Mapping[str, str], limit_bytes: int | None = None) -> Answer:
        """Make one request; raises RefusedError for a host that is not public, cannot be reached, or is too slow."""
        gate = Gate(self._seconds, self._resolve, self._doors)
        url = httpcore2.URL(scheme=to.scheme, host=to.host, port=to.port, target=to.path)
        told = [("Host", to.origin.partition("://")[2]), *_ASKED.items(), *fields.items()]
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), min(self._seconds, _QUIET_SECONDS))
        try:
            with (
                httpcore2.ConnectionPool(self._secrets, max_keepalive_connections=0, network_backend=gate) as pool,
                pool.stream("GET", url, headers=told, extensions={"timeout": timeout}) as response,
            ):
                sent = _fields(response.headers)
                if response.status != 200:
                    return Answer(response.status, sent, io.BytesIO(), to.url)
                limit = limit_bytes or _limit(sent)
                body = _taken(response.iter_stream(), limit, is_cut=limit_bytes is not None)
                return Answer(response.status, sent, body, to.url)
        except httpcore2.TimeoutException:
            raise RefusedError("the server took too long to answer") from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, UnicodeError) as error:
            raise RefusedError(f"the server cannot be reached: {error}") from None

    @cached_property
    def _secrets(self) -> ssl.SSLContext:
        return httpcore2.default_ssl_context()


_ASKED = {
    "User-Agent": f"{AGENT}/{__version__}",
    "Accept": "text/html, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
}


def _visit(listed: Listed, answer: Answer) -> Visit:
    fields = answer.fields
    return Visit(listed.address, answer.url, fields.get("etag"), fields.get("last-modified"), listed.stamp)


def _says_something(visit: Visit) -> bool:
    return bool(visit.etag or visit.modified or visit.stamp)


def _words(answer: Answer) -> str:
    """Give a robots.txt, as far as it is read; nothing where there is none."""
    if answer.status != 200:
        return ""
    rules = opened(cast(io.BufferedReader, answer.body), None, _answers.packed(answer.fields))
    return rules.read(_ROBOTS_BYTES).decode("utf-8", "replace")


def _conditions(known: Visit) -> dict[str, str]:
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in asked.items() if value}


def _fields(sent: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Give an answer's fields by small names; what was said twice is joined."""
    found: dict[str, str] = {}
    for name, value in sent:
        key, said = name.decode("latin-1").lower(), _said(value)
        found[key] = f"{found[key]}, {said}" if key in found and key == "content-encoding" else found.get(key, said)
    found.pop("transfer-encoding", None)  # undone already
    return found


def _said(value: bytes) -> str:
    """Give a field's words: UTF-8, as addresses are sent today, else the letters that the protocol once named."""
    try:
        return value.decode("utf-8").strip()
    except UnicodeDecodeError:
        return value.decode("latin-1").strip()


def _limit(fields: Mapping[str, str]) -> int:
    return feed.LIMIT_BYTES if _is_list(_answers.media_type(fields)) else LIMIT_BYTES


def _is_list(kind: str) -> bool:
    return ("xml" in kind and "html" not in kind) or "json" in kind or kind in _PACKED_KINDS


def _taken(content: Iterator[bytes], limit_bytes: int, *, is_cut: bool) -> IO[bytes]:
    """Keep a body, on the disk where it is large; raises RefusedError where it is too large, or cuts it off there."""
    with ExitStack() as left:
        body = left.enter_context(SpooledTemporaryFile(_IN_MEMORY_BYTES))
        for chunk in content:
            if body.tell() + len(chunk) > limit_bytes:
                if is_cut:
                    break
                raise RefusedError(f"it is larger than {limit_bytes // 1_000_000} MB")
            body.write(chunk)
        body.seek(0)
        left.pop_all()  # the answer closes it
    return cast(IO[bytes], body)


def _parts(address: str, answer: Answer) -> Iterator[Page | Skipped | Listed]:
    """Yield what an answer holds: one page, or the items of a feed or list, which come under many names."""
    kind, coding = _answers.media_type(answer.fields), _answers.packed(answer.fields)
    if _is_list(kind):
        content = opened(cast(io.BufferedReader, answer.body), feed.LIMIT_BYTES, coding)
        yield from feed.items(address, content, answer.url)
        return
    body = _answers.body(answer.body.read(), answer.fields)
    head = body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if ("html" in kind or kind in ("", "text/plain")) and head.startswith(_BEGINS) and b"<html" not in head:
        yield from feed.items(address, opened(io.BytesIO(body)), answer.url)
    else:
        yield _answers.page(address, answer.fields, body, answer.url)
