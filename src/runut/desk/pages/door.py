"""The door: a name and a password, or word that a link is needed."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import HTMLResponse, Response


def page(request: Request) -> Response:
    """Show the door."""
    return HTMLResponse(
        "<!DOCTYPE html><html lang=en><title>Runut</title><form method=post action=/in>"
        "<label>Name <input name=name></label> <label>Password <input name=password type=password></label> "
        "<button>Sign in</button></form></html>"
    )
