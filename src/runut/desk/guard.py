"""What every answer carries, and what is refused before anything looks at it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers as Given
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from runut.desk.refusal import Refusal
from runut.desk.speech import said

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'"
)

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # With no-referrer a browser says of its own forms, too, that they come from nowhere.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
    "payment=(), usb=()",
    "x-frame-options": "DENY",
    "cache-control": "private, no-cache",
}
"""What every answer carries that does not say otherwise itself."""

_SAFE = frozenset(("GET", "HEAD", "OPTIONS"))


class Headers:
    """Puts the headers on every answer, those of errors too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and dress its answer."""

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, dressed)


LARGEST = 64 * 1024 * 1024
"""Bytes that may be sent at once; more is what `runut trace` on the machine itself is for."""


class Guard:
    """Refuses what would change something and was sent by another site, and what is too much to take in."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http" and scope["method"] not in _SAFE and not _is_ours(Given(scope=scope)):
            words = said(HTTPConnection(scope), "other_site")
            is_asked_by_program = scope["path"].startswith("/api/")
            refusal = JSONResponse({"detail": words}, 403) if is_asked_by_program else PlainTextResponse(words, 403)
            await refusal(scope, receive, send)
            return
        await self.app(scope, _limited(receive), send)


def _limited(receive: Receive) -> Receive:
    """Stop listening beyond the limit: a form is put on the disk before anybody looks at it."""
    left = LARGEST + 1024 * 1024  # what stands around the files in a form

    async def limited() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise Refusal(413, "too_much", n=LARGEST >> 20)
        return message

    return limited


def _is_ours(headers: Mapping[str, str]) -> bool:
    """Say whether a request that changes something comes from the desk's own pages, or from no browser.

    A browser says so itself (Fetch Metadata), an older one at least names the page's origin. What says neither must
    carry a token, which no browser sends of its own accord.

    >>> _is_ours({"sec-fetch-site": "same-origin"}), _is_ours({"sec-fetch-site": "same-site"})
    (True, False)
    >>> _is_ours({"origin": "http://127.0.0.1:8080", "host": "127.0.0.1:8080"}), _is_ours({"host": "127.0.0.1:8080"})
    (True, False)
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is not None:
        return bool(origin) and urlsplit(origin).netloc == headers.get("host")
    return headers.get("authorization", "").startswith("Bearer ")
