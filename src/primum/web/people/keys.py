"""A person's keys to the API."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from primum.errors import Conflict, Invalid
from primum.web import session
from primum.web.pages import Pages
from primum.web.people.account import account_page
from primum.web.people.forms import Filled, Several, Text, onward, people_of


def add_keys(router: APIRouter, pages: Pages) -> None:
    """The addresses of keys."""

    @router.post("/account/keys")
    def make(request: Request, label: Text = "", days: Text = "", scope: Several = []) -> Response:  # noqa: B006
        person = session.require(request)
        try:
            held = people_of(pages).tokens.make(person, label, scope, days=int(days) if days.isdigit() else 0)
        except (Invalid, Conflict) as error:
            given = {"label": label, "days": days, "scopes": scope}
            return account_page(pages, request, filled=Filled.wrongly("key", error, given))
        return account_page(pages, request, secret=held.secret)

    @router.post("/account/keys/{id}/revoke")
    def revoke(request: Request, id: str) -> Response:
        person = session.require(request)
        people_of(pages).tokens.revoke(person, id)
        return onward(pages, "/account?done=key#keys")
