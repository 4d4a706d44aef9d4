"""What the forms of people share: where they lead, and how they say what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import RedirectResponse

from primum.app.people import People, Wrong
from primum.board import Role
from primum.errors import PrimumError
from primum.web.addresses import at
from primum.web.labels import day
from primum.web.pages import Pages
from primum.web.sending import PRIVATE

Text = Annotated[str, Form()]
Several = Annotated[list[str], Form()]


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it was sent, and what is wrong with it: in which field, if in one."""

    form: str = ""
    given: Mapping[str, object] = field(default_factory=dict)
    error: str = ""
    field: str = ""

    @staticmethod
    def wrongly(form: str, error: PrimumError, given: Mapping[str, object], *, field: str = "") -> Filled:
        """The form, refused with an error."""
        return Filled(form, given, str(error), error.field if isinstance(error, Wrong) else field)


NOTHING = Filled()
ROLES: Mapping[Role, str] = {
    Role.READER: "reads, and asks questions",
    Role.AUTHOR: "submits answers as articles and edits them",
    Role.REVIEWER: "reviews articles, claim by claim, and signs",
    Role.EDITOR: "runs the desk: assigns, settles disagreements, withdraws",
    Role.ADMINISTRATOR: "manages people",
}
"""What each role may do, in a few words."""


def people_of(pages: Pages) -> People:
    """The people behind the pages."""
    return pages.app.people


def client_of(request: Request) -> str:
    """The client's IP address, as the connection or a trusted proxy says."""
    return request.client.host if request.client else "unknown"


def onward(pages: Pages, path: str) -> RedirectResponse:
    """To another page of the site, after a form."""
    return RedirectResponse(at(pages.app.config, path), 303, PRIVATE)


def moment(instant: str) -> str:
    """A point in time as people write it: "2026-03-01T09:30:00Z" is "1 March 2026, 09:30 UTC"."""
    return f"{day(instant)}, {instant[11:16]} UTC"


def wanted(path: str) -> str:
    """The path that a person wanted before they signed in, where it is one of this site; else their account."""
    inside = re.fullmatch(r"/(?![/\\])[^\s\\\x00-\x1f]*", path) is not None
    return path if inside and not path.startswith(("/sign-", "/welcome/")) else "/account"
