"""Who asks, and whether they may: every route names the role it is for."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request, Response
from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import HTTPConnection

from runut.desk.people import Person, Role
from runut.desk.place import Office, here
from runut.desk.refusal import Refusal
from runut.errors import Word

SESSION_S = 14 * 24 * 3600
"""How long one stays signed in."""


def _person(request: HTTPConnection) -> Person | None:
    """Give who asks, by token or by session; None where nobody is known."""
    place = here(request)
    scheme, _, words = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return _bearer(place, words.strip())
    cookie = request.cookies.get(_cookie_name(place))
    return _signed_in(place, cookie) if cookie else None


def _needs(role: Role | None) -> Callable[[Request], Awaitable[Person | None]]:
    """Give the dependency that refuses whoever may not do what a role is for; None lets anybody in."""

    # Not worth a thread of its own: a signature, and for a team one row of a small file.
    async def check(request: Request) -> Person | None:
        known = _person(request)
        if role is None:
            return known
        if known is None:
            raise Refusal(401, "who", {"WWW-Authenticate": "Bearer"})
        if not known.may(role):
            raise Refusal(403, "takes_role", role=Word(role), name=known.name, is_role=Word(known.role))
        return known

    check.role = role or "anybody"  # type: ignore[attr-defined]
    return check


Anybody = Annotated[Person | None, Depends(_needs(None))]
Reader = Annotated[Person, Depends(_needs("reader"))]
Coder = Annotated[Person, Depends(_needs("coder"))]
Editor = Annotated[Person, Depends(_needs("editor"))]


def sign_in(response: Response, place: Office, known: Person) -> None:
    """Let somebody stay signed in."""
    signed = _signer(place).dumps([known.name, known.stamp])
    response.set_cookie(
        _cookie_name(place), signed, max_age=SESSION_S, httponly=True, samesite="lax", secure=place.is_secure
    )


def sign_out(response: Response, place: Office) -> None:
    """Let somebody go."""
    response.delete_cookie(_cookie_name(place), httponly=True, samesite="lax", secure=place.is_secure)


def _cookie_name(place: Office) -> str:
    """Give the session's name: cookies know no ports, and two desks on one machine must not sign each other out."""
    return f"runut_{hashlib.sha256(place.people.secret.encode()).hexdigest()[:8]}"


def _signed_in(place: Office, cookie: str) -> Person | None:
    try:
        name, stamp = _signer(place).loads(cookie, max_age=SESSION_S)
    except (BadData, ValueError, TypeError):
        return None
    if not place.is_team:
        return Person(name, "editor") if name == place.name else None
    if stamp == 0 and place.lets_in_by_key():
        return Person(name, "editor")  # who came by the key, until there is an account
    found = place.people.find(name)
    return found if found and found.stamp == stamp else None


def _bearer(place: Office, words: str) -> Person | None:
    found = place.people.bearer(words)
    if found is None:
        return None
    name, scopes = found
    known = Person(name, "editor") if not place.is_team and name == place.name else place.people.find(name)
    return Person(known.name, known.role, known.stamp, scopes) if known else None


def _signer(place: Office) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(place.people.secret, salt="team" if place.is_team else "alone")
