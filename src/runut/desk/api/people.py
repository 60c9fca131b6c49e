"""Who is here, who may come in, and tokens for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from runut.desk.access import Editor, Reader
from runut.desk.answers import Trouble
from runut.desk.api.given import NOT_FOUND, TAGGED, Limit, Name, Offset, page, tagged
from runut.desk.api.stories import Looked
from runut.desk.api.words import Listing, line
from runut.desk.people import ROLES, SCOPES, Permit, Person, Role, Token
from runut.desk.place import Office, here
from runut.desk.refusal import Refusal
from runut.errors import Word

router = APIRouter(tags=["people"])

_NAME = Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x20\x7f]([^\x00-\x1f\x7f]*[^\x00-\x20\x7f])?$")
_BAD: dict[int | str, dict[str, Any]] = {400: {"model": Trouble, "description": "This cannot be done so."}}


class PersonLine(BaseModel):
    """Somebody who may come in."""

    name: str
    role: Role


class Me(PersonLine):
    """Who asks, and what the token they show is for."""

    scopes: list[Permit] | None
    is_team: bool
    looked: dict[str, int]


class NewPerson(BaseModel):
    """Somebody to be let in; of one who is there already the role and the password change."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, _NAME]
    role: Role
    password: Annotated[str | None, Field(max_length=1000)] = None


class NewToken(BaseModel):
    """A token to be made: what it is called and what its bearer may do."""

    model_config = ConfigDict(extra="forbid")

    label: Annotated[str, Field(min_length=1, max_length=100)]
    scopes: Annotated[list[Permit], Field(min_length=1, max_length=3)]


TokenLine: Any = line(Token)


class Granted(line(Token)):  # type: ignore[misc]
    """A token that was just made, with the words to send as `Authorization: Bearer`; they are told this once."""

    words: str


@router.get("/me", response_model=Me, responses=TAGGED)
def me(request: Request, who: Reader) -> Response:
    """Tell who asks, and up to which change they have looked at which story."""
    place = here(request)
    told = {**_person(who), "scopes": who.scopes, "is_team": place.is_team, "looked": place.people.looked(who.name)}
    return tagged(request, told)


@router.post("/looked", status_code=204)
def looked(request: Request, who: Reader, given: Looked) -> Response:
    """Write down what one has seen, so that what changed since can be told."""
    here(request).people.look(who.name, given.story, given.change)
    return Response(status_code=204)


@router.get("/people", response_model=Listing[PersonLine], responses=TAGGED)
def people(request: Request, _: Editor, limit: Limit = 100, offset: Offset = 0) -> Response:
    """List who may come in."""
    return page(request, here(request).people.all(), limit, offset, _person)


@router.post("/people", response_model=PersonLine, status_code=201, responses=_BAD)
def add(request: Request, who: Editor, given: NewPerson) -> Response:
    """Let somebody in, or change their role or password: they have to sign in anew."""
    place = here(request)
    _need_team(place)
    _keep_an_editor(place, given.name, given.role)
    if given.password is None and place.people.find(given.name) is None:
        raise Refusal(400, "needs_password")
    return tagged(request, _person(place.people.add(given.name, given.role, given.password, _now(place))), 201)


@router.delete("/people/{name}", status_code=204, responses=NOT_FOUND | _BAD)
def remove(request: Request, _: Editor, name: Name) -> Response:
    """Let somebody in no more; what they decided stays theirs."""
    place = here(request)
    _need_team(place)
    _keep_an_editor(place, name, None)
    place.people.remove(name)
    return Response(status_code=204)


@router.get("/tokens", response_model=Listing[TokenLine], responses=TAGGED)
def tokens(request: Request, who: Reader, limit: Limit = 100, offset: Offset = 0) -> Response:
    """List one's own tokens; an editor sees everybody's."""
    own = None if who.may("editor") else who.name
    return page(request, here(request).people.tokens(own), limit, offset, _token)


@router.post("/tokens", response_model=Granted, status_code=201, responses=_BAD)
def grant(request: Request, who: Reader, given: NewToken) -> Response:
    """Make a token for what one may do oneself; a token makes no tokens."""
    if who.scopes is not None:
        raise Refusal(403, "token_of_token")
    beyond = [scope for scope in given.scopes if not who.may(ROLES[SCOPES.index(scope)])]
    if beyond:
        raise Refusal(403, "beyond_own", name=who.name, scope=Word(beyond[0]))
    place = here(request)
    scopes = tuple(scope for scope in SCOPES if scope in given.scopes)
    token, words = place.people.grant(who.name, given.label, scopes, _now(place))
    return tagged(request, {**_token(token), "words": words}, 201)


@router.delete("/tokens/{token}", status_code=204, responses=NOT_FOUND)
def revoke(request: Request, who: Reader, token: Name) -> Response:
    """Take back a token of one's own, or as an editor anybody's."""
    place = here(request)
    own = None if who.may("editor") else who.name
    if token not in {one.id for one in place.people.tokens(own)}:
        raise Refusal(404, "no_token", name=token)
    place.people.revoke(token)
    return Response(status_code=204)


def _keep_an_editor(place: Office, name: str, role: Role | None) -> None:
    """Refuse a change that would leave a team without an editor: nobody could let anybody in any more."""
    editors = {one.name for one in place.people.all() if one.role == "editor"}
    if role != "editor" and editors <= {name} and (editors or role is not None):
        raise Refusal(400, "last_editor")


def _need_team(place: Office) -> None:
    if not place.is_team:
        raise Refusal(400, "needs_team")


def _person(person: Person) -> dict[str, Any]:
    return {"name": person.name, "role": person.role}


def _token(token: Token) -> dict[str, Any]:
    return asdict(token)


def _now(place: Office) -> str:
    return place.now().isoformat(timespec="seconds")
