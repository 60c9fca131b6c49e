"""Print a page of the desk: the dossier's own templates and a few more, in the reader's language and scheme."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from runut import lang
from runut.desk.assets import href
from runut.desk.people import Person
from runut.desk.place import YEAR_S
from runut.desk.speech import pack as pack_of
from runut.export.html import Strict, words

SCHEMES = ("light", "dark")
_COOKIE = "runut_scheme"


def render(request: Request, template: str, known: Person | None, *, status: int = 200, **context: Any) -> HTMLResponse:
    """Give a page as an answer."""
    pack = pack_of(request)
    asked = request.query_params.get("scheme")
    scheme = asked if asked in SCHEMES else request.cookies.get(_COOKIE, "")
    told = words(pack) | {
        "alive": True,
        "shows_parts": True,
        "languages": lang.codes(),
        "scheme": scheme if scheme in SCHEMES else "",
        "in_scheme": _with(request, scheme="light" if scheme == "dark" else "dark"),
        "in_language": lambda code: _with(request, lang=code),
        "menu": list(_menu(request, pack, known)),
        "static": href,
        "user": known,
        "query": "",
    }
    page = environment().get_template(template).render(told | context)
    # Half of a surrogate pair has no UTF-8: a reference stands for it.
    response = HTMLResponse(page.encode("utf-8", "xmlcharrefreplace"), status)
    if asked in SCHEMES:
        response.set_cookie(_COOKIE, asked, max_age=YEAR_S, samesite="lax")
    return response


def _menu(request: Request, pack: lang.Pack, known: Person | None) -> Any:
    path = request.url.path
    ui = pack.messages.desk
    if known is None:
        return
    yield "/", ui["stories"], path == "/" or path.startswith(("/story", "/page"))
    if known.may("coder"):
        yield "/review", ui["review"], path.startswith("/review")
    yield "/agreement", ui["agreement"], path.startswith("/agreement")
    yield "/decisions", ui["decisions"], path.startswith("/decisions")


def _with(request: Request, **changed: str) -> str:
    """Give the address asked for with other parameters; one that only answers to forms leads home."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in (*changed, "key")]
    path = request.url.path if request.method == "GET" else "/"
    return f"{path}?{urlencode([*kept, *changed.items()])}"


@cache
def environment() -> Environment:
    """Give the templates' environment: everything is escaped, and a name that is missing is an error."""
    return Strict(
        loader=ChoiceLoader([PackageLoader("runut.desk", "templates"), PackageLoader("runut.export", "templates")]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
