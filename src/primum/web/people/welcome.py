"""What a one-time link opens: setting up an account, or a new password."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from primum.api.keys import session_id
from primum.app.people import SHORTEST, Details, Link, Purpose
from primum.errors import Invalid, NotFound
from primum.web import session
from primum.web.pages import Pages
from primum.web.people.forms import NOTHING, Filled, Text, onward, people_of


def add_welcome(router: APIRouter, pages: Pages) -> None:
    """The addresses of links."""

    @router.get("/welcome/{secret}")
    def welcome(request: Request, secret: str) -> Response:
        try:
            link = people_of(pages).links.look(secret)
        except NotFound as error:
            return pages.problem(request, 404, "This link has ended", str(error))
        return _form(pages, request, link)

    @router.post("/welcome/{secret}")
    def welcomed(
        request: Request,
        secret: str,
        *,
        email: Text = "",
        name: Text = "",
        credentials: Text = "",
        specialty: Text = "",
        registration: Text = "",
        password: Text = "",
        again: Text = "",
    ) -> Response:
        people = people_of(pages)
        details = Details(name, credentials, specialty, registration)
        given = {"email": email, "name": name, "credentials": credentials}
        given |= {"specialty": specialty, "registration": registration}
        try:
            link = people.links.look(secret)
            if password != again:
                refused = Filled("welcome", given, "The two passwords are not the same.", "again")
                return _form(pages, request, link, filled=refused)
            person = people.profile.welcome(secret, password, details, email=email)
        except Invalid as error:
            return _form(pages, request, link, filled=Filled.wrongly("welcome", error, given))
        except NotFound as error:
            return pages.problem(request, 404, "This link has ended", str(error))
        # The first administrator has others to invite: that page says whom.
        first = link.purpose is Purpose.FIRST
        response = onward(pages, "/people?done=welcome" if first else "/account?done=welcome")
        session.start(response, request, people.door.admit(person, before=session_id(request), how="link"))
        return response


def _form(pages: Pages, request: Request, link: Link, *, filled: Filled = NOTHING) -> Response:
    session.form_for_anyone(request)
    return session.show(
        pages,
        request,
        "people/welcome.html",
        status=422 if filled.error else 200,
        filled=filled,
        link=link,
        shortest=SHORTEST,
    )
