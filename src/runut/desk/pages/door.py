"""The door: a name and a password, or word that a link is needed."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from runut.desk.pages._render import render
from runut.desk.place import here


def page(request: Request) -> Response:
    """Show the door."""
    by_key = here(request).lets_in_by_key()
    return render(request, "door.html", None, by_key=by_key, has_accounts=not by_key)
