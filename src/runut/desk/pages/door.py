"""The door: a name and a password, or word that a link is needed."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from runut.desk.pages._render import render
from runut.desk.place import here


def page(request: Request) -> Response:
    """Show the door."""
    return render(request, "door.html", None, is_team=here(request).is_team)
