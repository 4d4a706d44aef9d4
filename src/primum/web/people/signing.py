"""Signing in by password, and out."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from primum.api import status_of
from primum.api.keys import session_id
from primum.errors import PrimumError, SignIn, TooOften
from primum.web import session
from primum.web.pages import Pages
from primum.web.people.forms import NOTHING, Filled, Text, client_of, onward, people_of, wanted


def add_signing(router: APIRouter, pages: Pages) -> None:
    """The addresses of signing in and out."""

    @router.get("/sign-in")
    def sign_in(request: Request, next: str = "", done: str = "") -> Response:
        if session.current(request) is not None:
            return onward(pages, wanted(next))
        return sign_in_page(pages, request, next=next, said=SAID.get(done, ""))

    @router.post("/sign-in")
    def signed_in(request: Request, email: Text = "", password: Text = "", next: Text = "") -> Response:
        try:
            id = people_of(pages).door.sign_in(email, password, client=client_of(request), before=session_id(request))
        except (SignIn, TooOften) as error:
            filled = Filled.wrongly("sign-in", error, {"email": email}, field="password")
            return sign_in_page(pages, request, next=next, filled=filled, error=error)
        response = onward(pages, wanted(next))
        session.start(response, request, id)
        return response

    @router.post("/sign-out")
    def sign_out(request: Request) -> Response:
        people_of(pages).door.sign_out(session_id(request))
        response = onward(pages, "/sign-in?done=out")
        session.end(response, request)
        return response


SAID = {"out": "You are signed out.", "ended": "All your sessions have ended. Sign in again."}


def sign_in_page(
    pages: Pages,
    request: Request,
    *,
    next: str = "",
    said: str = "",
    filled: Filled = NOTHING,
    error: PrimumError | None = None,
) -> Response:
    """The form to sign in with; with `error`, why it did not work."""
    session.form_for_anyone(request)
    single = people_of(pages).single
    wait = {"Retry-After": str(error.seconds)} if isinstance(error, TooOften) else {}
    return session.show(
        pages,
        request,
        "people/sign_in.html",
        config=pages.app.config,
        status=status_of(error) if error else 200,
        headers=wait,
        filled=filled,
        next=wanted(next) if next else "",
        said=said,
        single=single.label if single.offered else "",
    )
