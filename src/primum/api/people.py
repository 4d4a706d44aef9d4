"""People and keys over the API: what the pages of the account and of administration do."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response
from pydantic import Field

from primum.api.access import Body, Responses, answers
from primum.api.accounts import InvitedShape, KeysShape, MadeKeyShape, PeopleShape, PersonShape, UndeliveredShape
from primum.api.keys import app_of, caller, require_caller
from primum.api.shapes import said
from primum.app.people import SCOPES, Details, Held, Invited, People
from primum.board import Actor, Person, Role, Token
from primum.errors import Forbidden, SignIn


class Profile(Body):
    """The body of `PUT /api/v1/me/profile`."""

    name: str
    credentials: str = ""
    specialty: str = ""
    registration: str = ""


class Declared(Body):
    """The body of `POST /api/v1/me/interests`; days as 2026-03-01, `until` empty while the interest lasts."""

    party: str
    nature: str
    since: str
    until: str = ""


class Wished(Body):
    """The body of `POST /api/v1/me/keys`."""

    label: str
    scopes: list[str] = Field(description=f"One or more of {', '.join(SCOPES)}.")
    days: int = 90


class Invitation(Body):
    """The body of `POST /api/v1/people`."""

    email: str
    roles: list[Role]
    name: str = ""


class Roles(Body):
    """The body of `PUT /api/v1/people/{id}/roles`."""

    roles: list[Role]


def add_people(api: FastAPI, problems: Responses) -> None:
    """The addresses of one's own account, and of administration."""
    refusals = {401: problems[422], 403: problems[422], 409: problems[422], **problems}
    _add_me(api, refusals)
    _add_keys(api, refusals)
    _add_roster(api, refusals)
    _add_notices(api, refusals)


def _add_me(api: FastAPI, refusals: Responses) -> None:
    @api.get("/me", summary="Who asks", responses=answers(refusals, PersonShape))
    def me(request: Request) -> Response:
        return _person(require_caller(request, "read"))

    @api.put("/me/profile", summary="Change one's profile", responses=answers(refusals, PersonShape))
    def describe(request: Request, body: Profile) -> Response:
        person = _in_person(request)
        return _person(_people(request).profile.describe(person, Details(**body.model_dump())))

    @api.post(
        "/me/interests",
        summary="Declare an interest",
        status_code=201,
        responses=answers(refusals, PersonShape, status=201),
    )
    def declare(request: Request, body: Declared) -> Response:
        person = _in_person(request)
        return _person(_people(request).profile.declare(person, **body.model_dump()), status=201)


def _add_keys(api: FastAPI, refusals: Responses) -> None:
    @api.get("/me/keys", summary="One's keys to the API", responses=answers(refusals, KeysShape))
    def keys(request: Request) -> Response:
        person = _in_person(request)
        return said(KeysShape, {"keys": [_key(token) for token in _people(request).tokens.of(person)]})

    @api.post(
        "/me/keys",
        summary="Make a key; it is shown this once",
        status_code=201,
        responses=answers(refusals, MadeKeyShape, status=201),
    )
    def make(request: Request, body: Wished) -> Response:
        person = _in_person(request)
        held: Held = _people(request).tokens.make(person, body.label, body.scopes, days=body.days)
        return said(MadeKeyShape, {**_key(held.token), "key": held.secret}, status=201)

    @api.delete("/me/keys/{id}", summary="Revoke a key", status_code=204, responses=refusals)
    def revoke(request: Request, id: str) -> Response:
        _people(request).tokens.revoke(_in_person(request), id)
        return Response(status_code=204)


def _add_roster(api: FastAPI, refusals: Responses) -> None:
    @api.get("/people", summary="Everyone on record", responses=answers(refusals, PeopleShape))
    def everyone(request: Request) -> Response:
        roster = _people(request).roster
        return said(PeopleShape, {"people": [_row(person) for person in roster.everyone(_administrator(request))]})

    @api.post(
        "/people", summary="Invite somebody", status_code=201, responses=answers(refusals, InvitedShape, status=201)
    )
    def invite(request: Request, body: Invitation) -> Response:
        roster = _people(request).roster
        return _invited(roster.invite(_administrator(request), body.email, body.roles, name=body.name))

    @api.get("/people/{id}", summary="A person", responses=answers(refusals, PersonShape))
    def one(request: Request, id: str) -> Response:
        return _person(_people(request).roster.person(_administrator(request), id))

    @api.put(
        "/people/{id}/roles",
        summary="Give a person these roles and no others",
        responses=answers(refusals, PersonShape),
    )
    def give(request: Request, id: str, body: Roles) -> Response:
        return _person(_people(request).roster.give_roles(_administrator(request), id, body.roles))

    @api.post(
        "/people/{id}/link",
        summary="Make a new one-time link",
        status_code=201,
        responses=answers(refusals, InvitedShape, status=201),
    )
    def link(request: Request, id: str) -> Response:
        return _invited(_people(request).roster.link(_administrator(request), id))

    @api.post("/people/{id}/close", summary="Close an account", responses=answers(refusals, PersonShape))
    def close(request: Request, id: str) -> Response:
        return _person(_people(request).roster.deactivate(_administrator(request), id))

    @api.post("/people/{id}/open", summary="Open a closed account again", responses=answers(refusals, PersonShape))
    def open(request: Request, id: str) -> Response:
        return _person(_people(request).roster.reactivate(_administrator(request), id))

    @api.delete(
        "/people/{id}", summary="Erase a person's name, address and profile", status_code=204, responses=refusals
    )
    def erase(request: Request, id: str) -> Response:
        _people(request).roster.erase(_administrator(request), id)
        return Response(status_code=204)


def _add_notices(api: FastAPI, refusals: Responses) -> None:
    @api.get(
        "/notices", summary="Notices to the board that could not be sent", responses=answers(refusals, UndeliveredShape)
    )
    def notices(request: Request) -> Response:
        _administrator(request)
        return said(UndeliveredShape, app_of(request).desk.undelivered())


def _people(request: Request) -> People:
    return app_of(request).people


def _administrator(request: Request) -> Actor:
    return require_caller(request, "admin").actor


def _in_person(request: Request) -> Person:
    """The person behind a session. A key cannot make another key, nor speak for its person."""
    who = caller(request, "read")
    if who.person is None:
        raise SignIn("This takes a session.")
    if who.scopes is not None:
        raise Forbidden("This takes a session: a key may not change its person's account.")
    return who.person


def _person(person: Person, *, status: int = 200) -> Response:
    return said(PersonShape, _row(person), status=status)


def _invited(invited: Invited) -> Response:
    return said(InvitedShape, {**_row(invited.person), "link": f"/welcome/{invited.secret}"}, status=201)


def _row(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email,
        "roles": sorted(person.roles),
        "credentials": person.credentials,
        "specialty": person.specialty,
        "registration": person.registration,
        "interests": [
            {"party": i.party, "nature": i.nature, "since": i.since, "until": i.until} for i in person.interests
        ],
        "active": person.active,
        "erased": person.erased,
        "created": person.created,
    }


def _key(token: Token) -> dict[str, Any]:
    return {
        "id": token.id,
        "label": token.label,
        "scopes": sorted(token.scopes),
        "created": token.created,
        "expires": token.expires,
        "revoked": token.revoked,
    }
