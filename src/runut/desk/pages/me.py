"""Oneself: who is signed in, tokens for programs; for an editor of a team, who may come in."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from runut.desk.access import Editor, Reader
from runut.desk.api import people as api
from runut.desk.pages._render import render
from runut.desk.people import ROLES, SCOPES, Person
from runut.desk.place import here

router = APIRouter(include_in_schema=False)


@router.get("/me")
def me(request: Request, known: Reader) -> Response:
    """Show who one is here."""
    return _page(request, known)


@router.post("/me/tokens")
def grant(request: Request, known: Reader, given: Annotated[api.NewToken, Form()]) -> Response:
    """Make a token and show its words, this once."""
    granted = api.grant(request, known, given)
    return _page(request, known, json.loads(bytes(granted.body))["words"])


@router.post("/me/tokens/{name}/revoke")
def revoke(request: Request, known: Reader, name: str) -> Response:
    """Let a token's bearer in no more."""
    api.revoke(request, known, name)
    return RedirectResponse("/me", 303)


@router.post("/me/people")
def add(request: Request, known: Editor, given: Annotated[api.NewPerson, Form()]) -> Response:
    """Let somebody in, or change their role or password."""
    api.add(request, known, given)
    return RedirectResponse("/me", 303)


@router.post("/me/people/{name}/remove")
def remove(request: Request, known: Editor, name: str) -> Response:
    """Let somebody in no more."""
    api.remove(request, known, name)
    return RedirectResponse("/me", 303)


def _page(request: Request, known: Person, words: str = "") -> Response:
    place = here(request)
    is_editor = place.is_team and known.may("editor")
    return render(
        request,
        "me.html",
        known,
        words=words,
        tokens=place.people.tokens(known.name),
        scopes=SCOPES,
        roles=ROLES,
        people=place.people.all() if is_editor else [],
        is_editor=is_editor,
        is_team=place.is_team,
    )
