"""Which language a reader is answered in: the one asked for, the one asked for before, or the browser's."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from runut import lang
from runut.desk.place import YEAR_S
from runut.errors import tell
from runut.lang import Pack

COOKIE = "runut_lang"


class Remembering:
    """Remembers the language that `?lang=` asks for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and write down what it asked for."""
        asked = _asked(scope)

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start" and asked:
                cookie = f"{COOKIE}={asked}; Path=/; Max-Age={YEAR_S}; SameSite=Lax"
                MutableHeaders(scope=message).append("set-cookie", cookie)
            await send(message)

        await self.app(scope, receive, noted)


def pack(request: HTTPConnection) -> Pack:
    """Give the language pack to answer in."""
    accepted = _accepted(request.headers.get("accept-language", ""))
    for code in (_asked(request.scope), request.cookies.get(COOKIE), *accepted):
        if code in lang.codes():
            return lang.load(code)
    return lang.load("en")


def said(request: HTTPConnection, key: str, /, **values: object) -> str:
    """Give a sentence in the language to answer in."""
    return tell(key, values, pack(request).errors)


def _asked(scope: Scope) -> str | None:
    if scope["type"] != "http" or not scope["query_string"]:
        return None
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    return asked if asked in lang.codes() else None


def _accepted(header: str) -> list[str]:
    """Give the languages that a browser accepts, best first; those of one weight stay in its order.

    >>> _accepted("fr;q=0.2, id-ID, en;q=0.8")
    ['id', 'en', 'fr']
    """
    weighed = []
    for one in header.split(","):
        code, _, weight = one.partition(";")
        given = weight.strip().removeprefix("q=")
        is_number = given.replace(".", "", 1).isdecimal() and given.isascii()
        weighed.append((-float(given) if is_number else -1.0, code.strip().partition("-")[0].lower()))
    return [code for _, code in sorted(weighed, key=lambda pair: pair[0])]
