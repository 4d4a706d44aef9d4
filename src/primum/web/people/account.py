"""A person's own account: profile, interests, password, sessions."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from primum.api.keys import session_id
from primum.app.people import SCOPES, SHORTEST, Details
from primum.app.people.tokens import DAYS
from primum.errors import Invalid, NotFound, SignIn, TooOften
from primum.web import session
from primum.web.pages import Pages
from primum.web.people.forms import NOTHING, ROLES, Filled, Text, client_of, onward, people_of

SAID = {
    "welcome": "Your account is set up, and you are signed in.",
    "profile": "Your profile is saved.",
    "interest": "Your interests are saved.",
    "password": "Your password is changed. Every other session has ended.",
    "key": "The key is revoked.",
}


def add_account(router: APIRouter, pages: Pages) -> None:
    """The addresses of the account."""
    people = people_of

    @router.get("/account")
    def account(request: Request, done: str = "") -> Response:
        return account_page(pages, request, said=SAID.get(done, ""))

    @router.post("/account/profile")
    def profile(
        request: Request, name: Text = "", credentials: Text = "", specialty: Text = "", registration: Text = ""
    ) -> Response:
        person = session.require(request)
        details = Details(name, credentials, specialty, registration)
        try:
            people(pages).profile.describe(person, details)
        except Invalid as error:
            given = {"name": name, "credentials": credentials, "specialty": specialty, "registration": registration}
            return account_page(pages, request, filled=Filled.wrongly("profile", error, given))
        return onward(pages, "/account?done=profile")

    @router.post("/account/interests")
    def declare(request: Request, party: Text = "", nature: Text = "", since: Text = "", until: Text = "") -> Response:
        person = session.require(request)
        try:
            people(pages).profile.declare(person, party, nature, since, until)
        except Invalid as error:
            given = {"party": party, "nature": nature, "since": since, "until": until}
            return account_page(pages, request, filled=Filled.wrongly("interest", error, given))
        return onward(pages, "/account?done=interest#interests")

    @router.post("/account/interests/{number}/end")
    def end_interest(request: Request, number: int, until: Text = "") -> Response:
        person = session.require(request)
        try:
            people(pages).profile.end_interest(person, number, until)
        except Invalid as error:
            return account_page(pages, request, filled=Filled.wrongly(f"end-{number}", error, {"until": until}))
        return onward(pages, "/account?done=interest#interests")

    _add_safety(router, pages)


def _add_safety(router: APIRouter, pages: Pages) -> None:
    @router.post("/account/password")
    def password(request: Request, old: Text = "", password: Text = "", again: Text = "") -> Response:
        person = session.require(request)
        try:
            if password != again:
                filled = Filled("password", {}, "The two passwords are not the same.", "again")
                return account_page(pages, request, filled=filled)
            id = people_of(pages).profile.change_password(
                person, old, password, client=client_of(request), session=session_id(request)
            )
        except (SignIn, TooOften) as error:
            refusal = "This is not your password." if isinstance(error, SignIn) else str(error)
            return account_page(pages, request, filled=Filled("password", {}, refusal, "old"))
        except Invalid as error:
            return account_page(pages, request, filled=Filled.wrongly("password", error, {}))
        response = onward(pages, "/account?done=password#safety")
        session.start(response, request, id)
        return response

    @router.post("/account/sessions/end")
    def end_sessions(request: Request) -> Response:
        person = session.require(request)
        people_of(pages).door.sign_out_everywhere(person.id)
        response = onward(pages, "/sign-in?done=ended")
        session.end(response, request)
        return response

    @router.post("/account/sessions/{key}/end")
    def end_session(request: Request, key: str) -> Response:
        person = session.require(request)
        if not people_of(pages).door.end_session(person.id, key):
            raise NotFound("You have no such session.")
        return onward(pages, "/account#safety")


def account_page(
    pages: Pages, request: Request, *, said: str = "", filled: Filled = NOTHING, secret: str = ""
) -> Response:
    """The account of the person who is signed in; `secret` is a new key, shown this once."""
    person = session.require(request)
    people = people_of(pages)
    credential = people.store.credential(person.id)
    return session.show(
        pages,
        request,
        "people/account.html",
        status=422 if filled.error else 200,
        days=DAYS,
        filled=filled,
        here=people.door.key(session_id(request)),
        keys=people.tokens.of(person),
        now=people.instant(),
        person=person,
        said=said,
        roles=ROLES,
        scopes=SCOPES,
        secret=secret,
        sessions=people.door.sessions(person.id),
        shortest=SHORTEST,
        today=people.instant()[:10],
        with_password=credential is not None and bool(credential.password),
    )
