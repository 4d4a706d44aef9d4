"""The pages of the review desk: the queue, the case of an article, and every action of the board."""

from __future__ import annotations

from fastapi import APIRouter

from primum.web.desk.case import add_case
from primum.web.desk.claims import add_claims
from primum.web.desk.drafts import add_drafts
from primum.web.desk.moves import add_moves
from primum.web.desk.queue import add_queue
from primum.web.pages import Pages

__all__ = ["desk_routes"]


def desk_routes(pages: Pages) -> APIRouter:
    """Every address of these pages. What is more special comes first: "/desk/drafts" before "/desk/{id}"."""
    router = APIRouter()
    for add in (add_queue, add_drafts, add_claims, add_moves, add_case):
        add(router, pages)
    return router
