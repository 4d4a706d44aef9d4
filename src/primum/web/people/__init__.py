"""Pages of people: signing in, their account, and administration. All of them work without JavaScript."""

from __future__ import annotations

from fastapi import APIRouter

from primum.web.pages import Pages
from primum.web.people.account import add_account
from primum.web.people.forms import moment
from primum.web.people.keys import add_keys
from primum.web.people.roster import add_roster
from primum.web.people.signing import add_signing
from primum.web.people.single import add_single
from primum.web.people.welcome import add_welcome

__all__ = ["people_routes"]


def people_routes(pages: Pages) -> APIRouter:
    """Every address of these pages."""
    pages.templates.filters["moment"] = moment
    router = APIRouter()
    for add in (add_signing, add_single, add_welcome, add_account, add_keys, add_roster):
        add(router, pages)
    return router
