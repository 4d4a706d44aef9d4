"""Keeping what is being typed, a moment after it is typed."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request, Response

from primum.errors import Invalid
from primum.web import session
from primum.web.desk.typed import TYPED, Form
from primum.web.pages import Pages
from primum.web.sending import PRIVATE

_PLACE = re.compile(rf"[\w-]{{1,64}}/[\w-]{{1,40}}/({'|'.join(TYPED)})(\.[\w.-]{{1,120}})?")


def add_drafts(router: APIRouter, pages: Pages) -> None:
    """The address that drafts are sent to."""

    @router.post("/desk/drafts")
    def save(request: Request, form: Form) -> Response:
        person = session.require(request)
        if not _PLACE.fullmatch(form["place"]):
            raise Invalid("there is no such place at the desk")
        pages.app.desk.save_draft(person.actor, form["place"], form["text"])
        return Response(status_code=204, headers=PRIVATE)
