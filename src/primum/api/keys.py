"""Who asks: a session's cookie, or a key to the API. Pages and API use the same."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request

from primum.app import App
from primum.board import ANYONE, Actor, Person
from primum.errors import Forbidden, SignIn

SECURE_COOKIE, PLAIN_COOKIE = "__Host-primum", "primum_session"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
TOKEN_HEADER = "x-csrf-token"
TOKEN_FIELD = "csrf"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, and with what. `scopes` are None for a session: it may do all that its person may."""

    person: Person | None = None
    scopes: frozenset[str] | None = None

    @property
    def actor(self) -> Actor:
        """The caller as an actor; nobody in particular is ANYONE."""
        return self.person.actor if self.person else ANYONE


def app_of(request: HTTPConnection) -> App:
    """The hall behind the site or the API that got this request."""
    app: App = request.app.state.hall
    return app


def secure(request: HTTPConnection) -> bool:
    """Whether the browser came by https, as far as the settings or a trusted proxy say."""
    return request.url.scheme == "https" or app_of(request).config.site_url.startswith("https:")


def session_id(request: HTTPConnection) -> str:
    """The id of the session that the request's cookie names; empty where there is none."""
    return request.cookies.get(SECURE_COOKIE if secure(request) else PLAIN_COOKIE, "")


def token_for(secret: str) -> str:
    """The token that forms carry: it follows from the cookie, which no other site can read."""
    return hashlib.sha256(b"form:" + secret.encode()).hexdigest() if secret else ""


def caller(request: Request, scope: str) -> Caller:
    """Who asks for something of this scope (see `primum.app.people.SCOPES`); nobody is a caller, too.

    SignIn for a key or session that is not good any more, Forbidden for a key without the scope."""
    given = request.headers.get("authorization", "")
    if given:
        kind, _, secret = given.partition(" ")
        if kind.lower() != "bearer" or not secret.strip():
            raise SignIn("The Authorization header must be: Bearer, a space, and a key to the API.")
        person, scopes = app_of(request).people.tokens.holder(secret.strip())
        if scope not in scopes:
            raise Forbidden(
                f"This key does not have the scope {scope!r}; it has {', '.join(sorted(scopes)) or 'none'}."
            )
        return Caller(person, scopes)
    id = session_id(request)
    if id and request.method not in SAFE and not matches(request.headers, b"", id):
        raise Forbidden("A session may change things with its token alone, in the header X-CSRF-Token.")
    session = app_of(request).people.door.session(id) if id else None
    return Caller(session.person) if session else Caller()


def require_caller(request: Request, scope: str) -> Person:
    """The person who asks for something of this scope; SignIn where nobody is named."""
    person = caller(request, scope).person
    if person is None:
        raise SignIn("This takes a key to the API (Authorization: Bearer …) or a session.")
    return person


def forged(scope: dict[str, Any], body: bytes) -> bool:
    """Whether a request that changes something, sent with a session's cookie, lacks that session's token.

    The token stands in the form's field `csrf` or in the header X-CSRF-Token. A request with a key needs none:
    no browser adds a key by itself."""
    request = HTTPConnection(scope)
    id = session_id(request)
    if not id or "authorization" in request.headers:
        return False
    return not matches(request.headers, body, id)


def matches(headers: Headers, body: bytes, secret: str) -> bool:
    """Whether the token that follows from `secret` stands in the header or in the form; never without a secret."""
    given = headers.get(TOKEN_HEADER, "")
    if not given and headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        given = dict(parse_qsl(body.decode("latin-1"), max_num_fields=1000)).get(TOKEN_FIELD, "")
    return bool(secret) and hmac.compare_digest(given.encode(), token_for(secret).encode())
