"""Who is signed in: the session's cookie, the token of forms, and what pages need to know of a person.

    person = require(request, Role.EDITOR)            # or SignIn, Forbidden: the site answers with the right page
    return show(pages, request, "desk/queue.html", …)  # a page with `me`, `csrf` and `csrf_field` in its template

Every form of a signed-in person that is posted holds `{{ csrf_field }}`; the guard refuses it without.
"""

from __future__ import annotations

import re
import secrets
from typing import Any
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup

from primum.api import keys
from primum.board import Person, Role
from primum.errors import Forbidden, SignIn
from primum.web.addresses import at, path_of
from primum.web.pages import Pages
from primum.web.sending import PRIVATE, send

SECURE_FORMER, PLAIN_FORMER = "__Host-primum-form", "primum_form"
"""Cookie behind the token of forms for those who are not signed in yet: signing in, and links."""
OPEN = re.compile(r"/ask|/articles/[^/]+/feedback|/corrections")
"""Forms that anyone may send and that act in nobody's name; their pages are the same for all and carry no token."""
GUARDED = re.compile(r"/sign-in|/welcome/[^/]+")
"""Forms of people who are not signed in yet, which carry a token all the same."""


def current(request: Request) -> Person | None:
    """The person who is signed in, or None."""
    if not hasattr(request.state, "person"):
        id = keys.session_id(request)
        session = keys.app_of(request).people.door.session(id) if id else None
        request.state.person = session.person if session else None
    person: Person | None = request.state.person
    return person


def require(request: Request, *roles: Role) -> Person:
    """The person who is signed in and has one of `roles`, if any are named; SignIn or Forbidden."""
    person = current(request)
    if person is None:
        raise SignIn("Sign in to see this page.")
    if roles and not person.roles & set(roles):
        raise Forbidden(f"This page is for {' and '.join(f'{role}s' for role in roles)}.")
    return person


def csrf(request: Request) -> str:
    """The token for this visitor's forms; empty where they have neither a session nor `former` set."""
    return keys.token_for(browser_secret(request))


def facts(request: Request) -> dict[str, Any]:
    """What every template may ask about the visitor: `me` (a Person or None), `csrf`, `csrf_field`."""
    token = csrf(request)
    field = Markup('<input type="hidden" name="{}" value="{}">').format(keys.TOKEN_FIELD, token) if token else Markup()
    return {"me": current(request), "csrf": token, "csrf_field": field}


def show(
    pages: Pages,
    request: Request,
    template: str,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **values: Any,
) -> Response:
    """A page for this visitor alone, never held by a cache."""
    body = pages.render(template, **facts(request), **values)
    response = send(request, body, status=status, headers={**PRIVATE, **(headers or {})})
    remember(response, request)
    return response


def to_sign_in(request: Request) -> Response:
    """To the page to sign in on, and from there back to this one."""
    here = path_of(request.scope) + (f"?{request.url.query}" if request.url.query else "")
    address = at(keys.app_of(request).config, f"/sign-in?next={quote(here, safe='/')}")
    return RedirectResponse(address, 303, PRIVATE)


def form_for_anyone(request: Request) -> None:
    """Give a visitor who is not signed in the cookie that the token of their form follows from."""
    if not keys.session_id(request) and not _former(request):
        request.state.former = secrets.token_urlsafe(32)


def remember(response: Response, request: Request) -> None:
    """Let the response set the cookie that `form_for_anyone` asked for, if it did."""
    if former := getattr(request.state, "former", ""):
        _set(response, request, SECURE_FORMER if keys.secure(request) else PLAIN_FORMER, former)


def browser_secret(request: Request) -> str:
    """A secret that only this browser has: what the token of its forms follows from; empty where it has none."""
    return keys.session_id(request) or getattr(request.state, "former", "") or _former(request)


def start(response: Response, request: Request, id: str) -> None:
    """Let the response open the session with this id in the browser."""
    _set(response, request, keys.SECURE_COOKIE if keys.secure(request) else keys.PLAIN_COOKIE, id)


def end(response: Response, request: Request) -> None:
    """Let the response close the session in the browser."""
    name = keys.SECURE_COOKIE if keys.secure(request) else keys.PLAIN_COOKIE
    response.delete_cookie(name, path="/", secure=keys.secure(request), httponly=True, samesite="lax")


def forged(scope: dict[str, Any], body: bytes) -> bool:
    """Whether a request that changes something lacks the token that it must carry; the guard asks this."""
    path = path_of(scope)
    if OPEN.fullmatch(path):
        return False
    request = Request(scope)
    if keys.session_id(request):
        return keys.forged(scope, body)
    return bool(GUARDED.fullmatch(path)) and not keys.matches(request.headers, body, _former(request))


def _former(request: Request) -> str:
    return request.cookies.get(SECURE_FORMER if keys.secure(request) else PLAIN_FORMER, "")


def _set(response: Response, request: Request, name: str, value: str) -> None:
    response.set_cookie(name, value, path="/", secure=keys.secure(request), httponly=True, samesite="lax")
