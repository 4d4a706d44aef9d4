"""Administration: who is known, with which roles; inviting, closing, erasing."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request, Response

from primum.app.people import Invited
from primum.board import Person, Role
from primum.errors import Conflict, Invalid
from primum.web import session
from primum.web.addresses import absolute
from primum.web.labels import count
from primum.web.pages import Pages
from primum.web.people.forms import NOTHING, ROLES, Filled, Several, Text, onward, people_of

SAID = {
    "welcome": "Your account is set up, and you are signed in.",
    "roles": "The roles are saved.",
    "closed": "The account is closed. Its sessions, links and keys are good no more.",
    "opened": "The account is open again.",
    "erased": "Name, address, profile, password and keys are erased.",
}


def add_roster(router: APIRouter, pages: Pages) -> None:
    """The addresses of administration."""

    @router.get("/people")
    def everyone(request: Request, done: str = "") -> Response:
        return _everyone(pages, request, said=SAID.get(done, ""))

    @router.post("/people")
    def invite(request: Request, email: Text = "", name: Text = "", role: Several = []) -> Response:  # noqa: B006
        actor = _administrator(request).actor
        try:
            invited = people_of(pages).roster.invite(actor, email, _roles(role), name=name)
        except (Invalid, Conflict) as error:
            given = {"email": email, "name": name, "roles": role}
            return _everyone(pages, request, filled=Filled.wrongly("invite", error, given))
        return _one(pages, request, invited.person, invited=invited)

    @router.get("/people/{id}")
    def one(request: Request, id: str, done: str = "") -> Response:
        actor = _administrator(request).actor
        return _one(pages, request, people_of(pages).roster.person(actor, id), said=SAID.get(done, ""))

    @router.post("/people/{id}/link")
    def link(request: Request, id: str) -> Response:
        invited = people_of(pages).roster.link(_administrator(request).actor, id)
        return _one(pages, request, invited.person, invited=invited)

    _add_changes(router, pages)


def _add_changes(router: APIRouter, pages: Pages) -> None:
    @router.post("/people/{id}/roles")
    def roles(request: Request, id: str, role: Several = []) -> Response:  # noqa: B006
        actor, roster = _administrator(request).actor, people_of(pages).roster
        try:
            roster.give_roles(actor, id, _roles(role))
        except (Invalid, Conflict) as error:
            filled = Filled.wrongly("roles", error, {"roles": role}, field="roles")
            return _one(pages, request, roster.person(actor, id), filled=filled)
        return onward(pages, f"/people/{id}?done=roles")

    @router.post("/people/{id}/close")
    def close(request: Request, id: str) -> Response:
        actor, roster = _administrator(request).actor, people_of(pages).roster
        try:
            roster.deactivate(actor, id)
        except Conflict as error:
            filled = Filled.wrongly("close", error, {})
            return _one(pages, request, roster.person(actor, id), filled=filled)
        return onward(pages, f"/people/{id}?done=closed")

    @router.post("/people/{id}/open")
    def open(request: Request, id: str) -> Response:
        people_of(pages).roster.reactivate(_administrator(request).actor, id)
        return onward(pages, f"/people/{id}?done=opened")

    @router.post("/people/{id}/erase")
    def erase(request: Request, id: str, sure: Text = "") -> Response:
        actor, roster = _administrator(request).actor, people_of(pages).roster
        try:
            if not sure:
                raise Conflict("Tick the box to show that you mean it. Erasing cannot be undone.")
            roster.erase(actor, id)
        except Conflict as error:
            filled = Filled.wrongly("erase", error, {}, field="sure")
            return _one(pages, request, roster.person(actor, id), filled=filled)
        return onward(pages, "/people?done=erased")


def _administrator(request: Request) -> Person:
    return session.require(request, Role.ADMINISTRATOR)


def _roles(names: list[str]) -> frozenset[Role]:
    return frozenset(Role(name) for name in names if name in set(Role))


def _everyone(pages: Pages, request: Request, *, said: str = "", filled: Filled = NOTHING) -> Response:
    actor, roster = _administrator(request).actor, people_of(pages).roster
    everyone = roster.everyone(actor)
    return session.show(
        pages,
        request,
        "people/everyone.html",
        status=422 if filled.error else 200,
        filled=filled,
        lacking=_lacking(everyone, pages.app.config.reviewers_needed),
        people=[(person, roster.settled(person.id)) for person in everyone],
        roles=ROLES,
        said=said,
        unsent=pages.app.desk.undelivered(),
    )


def _lacking(people: Sequence[Person], needed: int) -> list[str]:
    """Whom an approval takes, and nobody on record is."""
    there = [p.roles for p in people if p.active and not p.erased]
    reviewers = max(0, needed - sum(Role.REVIEWER in roles for roles in there))
    writes = any(roles & {Role.AUTHOR, Role.EDITOR} for roles in there)
    return ([] if writes else ["an author or an editor"]) + ([count(reviewers, "reviewer")] if reviewers else [])


def _one(
    pages: Pages,
    request: Request,
    person: Person,
    *,
    said: str = "",
    filled: Filled = NOTHING,
    invited: Invited | None = None,
) -> Response:
    link = absolute(pages.app.config, f"/welcome/{invited.secret}", request) if invited else ""
    return session.show(
        pages,
        request,
        "people/person.html",
        status=422 if filled.error else 200,
        days=pages.app.config.link_days,
        filled=filled,
        link=link,
        mailed=invited is not None and people_of(pages).mail_link(invited, link),
        person=person,
        roles=ROLES,
        said=said,
        settled=people_of(pages).roster.settled(person.id),
    )
