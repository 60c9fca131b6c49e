"""Coming in and going out: by the link that was printed, or with a password."""

from __future__ import annotations

import hmac
import secrets
from typing import Annotated

from fastapi import APIRouter, Form, Request
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.responses import RedirectResponse, Response

from runut.desk import access
from runut.desk.access import Anybody
from runut.desk.people import Person
from runut.desk.place import here
from runut.desk.refusal import Refusal

router = APIRouter(include_in_schema=False)

TRIES = parse("5/minute")
"""How often a name may be tried with a wrong password, from one address."""
TRIES_OF_ADDRESS = parse("30/minute")


@router.get("/in")
def came(request: Request, known: Anybody, key: str | None = None) -> Response:
    """Let in whoever comes by the link that was printed, once; show everybody else the door."""
    place = here(request)
    if key is not None:
        if not place.key or not hmac.compare_digest(key.encode(), place.key.encode()):
            raise Refusal(403, "link_used")
        place.key = ""
        return _in(request, Person(place.name, "editor"))
    if known is not None:
        return RedirectResponse("/", 303)
    from runut.desk.pages import door

    return door.page(request)


@router.post("/in")
def signed(
    request: Request,
    _: Anybody,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
) -> Response:
    """Let in whoever knows their password; a name that is tried too often has to wait."""
    place, address = here(request), request.client.host if request.client else ""
    limiter = _limiter(request)
    if not (limiter.test(TRIES, address, name) and limiter.test(TRIES_OF_ADDRESS, address)):
        raise Refusal(429, "tried_often", {"Retry-After": "60"})
    known = place.people.known(name, password) if place.is_team else None
    if known is None:
        limiter.hit(TRIES, address, name)
        limiter.hit(TRIES_OF_ADDRESS, address)
        raise Refusal(403, "no_match")
    return _in(request, known)


@router.post("/out")
def went(request: Request, known: Anybody) -> Response:
    """Let somebody go."""
    place = here(request)
    if known is not None and place.lets_in_by_key():
        # The key was used up: without a new one nobody could come in again.
        place.key = secrets.token_urlsafe(24)
        place.announce(place.key)
    response = RedirectResponse("/in", 303)
    access.sign_out(response, place)
    return response


def _in(request: Request, known: Person) -> Response:
    response = RedirectResponse("/", 303)
    access.sign_in(response, here(request), known)
    return response


def _limiter(request: Request) -> MovingWindowRateLimiter:
    state = request.app.state
    if not hasattr(state, "limiter"):
        state.limiter = MovingWindowRateLimiter(MemoryStorage())
    limiter: MovingWindowRateLimiter = state.limiter
    return limiter
