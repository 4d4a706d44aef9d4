"""The medical advisory board: who reviews here, what they declare, and what they signed."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from primum.app import App
from primum.board import Article, Person, Role
from primum.errors import NotFound
from primum.model import State
from primum.ports import Shelf
from primum.web.held import Lately
from primum.web.pages import Pages
from primum.web.reading.edition import site_name
from primum.web.reading.showing import OPEN, show


@dataclass(frozen=True, slots=True)
class Work:
    """What a reviewer's approval stands on now: (article, revision, when), newest first."""

    signed: tuple[tuple[Article, int, str], ...]


def add_reviewers(router: APIRouter, pages: Pages) -> None:
    """The addresses of the directory."""
    work = Lately(lambda: read_work(pages.app))

    @router.get("/reviewers")
    def reviewers(request: Request) -> Response:
        done = work.get()
        people = [p for p in pages.app.desk.store.people() if is_shown(p, done)]
        people.sort(key=lambda p: (not p.active, p.name.casefold(), p.id))
        return show(
            pages,
            request,
            "reading/reviewers.html",
            headers=OPEN,
            counts={p.id: len(done[p.id].signed) if p.id in done else 0 for p in people},
            needed=pages.app.config.reviewers_needed,
            people=people,
            site=site_name(pages.app.config),
        )

    @router.get("/reviewers/{id}")
    def reviewer(request: Request, id: str) -> Response:
        try:
            person = pages.app.desk.store.person(id)
        except NotFound:
            person = None
        done = work.get()
        if person is None or not is_shown(person, done):
            raise NotFound("There is no reviewer at this address.")
        signed = done[id].signed if id in done else ()
        roles = sorted(person.roles)
        return show(pages, request, "reading/reviewer.html", headers=OPEN, person=person, roles=roles, signed=signed)


def is_shown(person: Person, work: dict[str, Work]) -> bool:
    """Whether readers see a person: reviewers now, and everyone who signed something; no erased ones."""
    if person.erased or not person.name:
        return False
    return (person.active and Role.REVIEWER in person.roles) or person.id in work


def read_work(app: App) -> dict[str, Work]:
    """Whose approvals stand now on which articles, by person."""
    found: dict[str, list[tuple[Article, int, str]]] = {}
    for article in app.desk.all(Shelf(states=(State.APPROVED,), order="changed", limit=1000)):
        for signature in app.desk.store.signatures(article.id):
            if signature.revision == article.approved:
                found.setdefault(signature.reviewer, []).append((article, signature.revision, signature.at))
    return {id: Work(tuple(sorted(rows, key=lambda row: row[2], reverse=True))) for id, rows in found.items()}
