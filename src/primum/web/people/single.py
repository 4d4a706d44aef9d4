"""Signing in with the host's own service (OpenID Connect)."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from primum.api.keys import session_id
from primum.errors import PrimumError, SignIn, Unavailable
from primum.web import session
from primum.web.addresses import absolute
from primum.web.pages import Pages
from primum.web.people.forms import Filled, onward, people_of, wanted
from primum.web.people.signing import sign_in_page
from primum.web.sending import PRIVATE

BACK = "/sign-in/back"


def add_single(router: APIRouter, pages: Pages) -> None:
    """Where single sign-on begins and where it comes back to."""

    # A link, not a form: browsers let no form of this site lead to another one.
    @router.get("/sign-in/single")
    def begin(request: Request, next: str = "") -> Response:
        session.form_for_anyone(request)
        back = absolute(pages.app.config, BACK, request)
        browser = session.browser_secret(request)
        try:
            address = people_of(pages).single.begin(browser=browser, back=back, wanted=wanted(next))
        except Unavailable as error:
            return _refused(pages, request, error)
        response = RedirectResponse(address, 303, PRIVATE)
        session.remember(response, request)
        return response

    @router.get(BACK)
    def back(request: Request, state: str = "", code: str = "", error: str = "") -> Response:
        browser = session.browser_secret(request)
        here = absolute(pages.app.config, BACK, request)
        people = people_of(pages)
        try:
            if error or not code:
                raise SignIn("The sign-in was broken off.")
            arrived = people.single.finish(state=state, code=code, browser=browser, back=here)
            id = people.door.admit(arrived.person, before=session_id(request), how="single sign-on")
        except PrimumError as refusal:
            return _refused(pages, request, refusal)
        response = onward(pages, wanted(arrived.wanted))
        session.start(response, request, id)
        return response


def _refused(pages: Pages, request: Request, error: PrimumError) -> Response:
    return sign_in_page(pages, request, filled=Filled.wrongly("single", error, {}), error=error)
