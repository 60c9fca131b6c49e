"""What went wrong, said to a person: on a page with a way back, or at the head of the page they are on."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from fastapi import Request
from starlette.responses import Response

from runut.desk.pages._render import render

_ON_THE_PAGE = {"HX-Retarget": "#trouble", "HX-Reselect": "#trouble", "HX-Reswap": "outerHTML"}
"""How htmx is told to put the sentence at the head of the page, and to leave what was filled in as it is."""


def page(request: Request, status: int, detail: str, headers: Mapping[str, str]) -> Response:
    """Give the sentence and a way back to where the person was."""
    told = render(request, "trouble.html", None, status=status, detail=detail, back=_back(request))
    told.headers.update({**headers, **_ON_THE_PAGE})
    return told


def _back(request: Request) -> str:
    """Give the path of the desk's page that was left; any other site's is none."""
    came = urlsplit(request.headers.get("referer", ""))
    if came.netloc != request.url.netloc or not came.path.startswith("/") or came.path[1:2] in ("/", "\\"):
        return "/"
    return f"{came.path}?{came.query}" if came.query else came.path
