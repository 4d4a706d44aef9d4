"""What all pages share: the hall, the templates, the reader, and the page that says what went wrong."""

from __future__ import annotations

from typing import Any

from fastapi import Request, Response
from jinja2 import Environment

from primum.api import LONGEST_QUESTION
from primum.app import App
from primum.errors import NotFound, PrimumError
from primum.model import Audience
from primum.web.held import Held
from primum.web.sending import PRIVATE, send

COOKIE = "primum_audience"
ASKED = "for"
"""In an address: the reader whose words are wanted ("?for=nurse")."""
YEAR = 31_536_000


class Pages:
    """The pages over one App. `held` keeps rendered ones."""

    def __init__(self, app: App, templates: Environment) -> None:
        self.app = app
        self.templates = templates
        self.held = Held()

    def render(self, template: str, **values: Any) -> bytes:
        """A template as bytes."""
        return self.templates.get_template(template).render(**values).encode()

    def audience(self, request: Request) -> Audience:
        """The reader: as the address says, else as remembered by their own browser, else as the host has set."""
        for said in (request.query_params.get(ASKED, ""), request.cookies.get(COOKIE, "")):
            if said in set(Audience):
                return Audience(said)
        return Audience(self.app.config.audience)

    def problem(self, request: Request, status: int, title: str, detail: str) -> Response:
        """A page that says what went wrong, with the ask box, beneath what was found in a question that was asked."""
        body = self.render(
            "problem.html",
            audience=self.audience(request),
            detail=detail,
            findings=request.scope.get("findings", ()),
            longest=LONGEST_QUESTION,
            title=title,
        )
        return send(request, body, status=status, headers=PRIVATE)


def remember_reader(response: Response, request: Request, reader: Audience) -> None:
    """Let the reader's own browser remember which kind of reader they are."""
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, reader.value, max_age=YEAR, httponly=True, samesite="lax", secure=secure)


def page_for(error: PrimumError) -> str:
    """The heading of the page that shows an error."""
    return "Not found" if isinstance(error, NotFound) else "That did not work"
