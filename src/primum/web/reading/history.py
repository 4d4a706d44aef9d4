"""An article's versions: the list of them, each as it was, and what changed from one to another, claim by claim."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from primum.app import App
from primum.board import SYSTEM, Article, Person, Revision
from primum.errors import NotFound
from primum.web.pages import Pages
from primum.web.reading.articles import origin_of, show_passage
from primum.web.reading.edition import NAMELESS, edition, find
from primum.web.reading.sheet import of_article
from primum.web.reading.showing import UNLISTED, show

CHANGES = {
    "added": "Added",
    "removed": "Removed",
    "reworded": "Reworded",
    "recited": "Other passages cited",
    "rejudged": "Checked anew",
}
"""What became of a claim, as a reader knows it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A revision in the list: who made it, who approved it (name, day), the readable one before it, and whether it has
    the same text as that."""

    revision: Revision
    author: str
    signers: tuple[tuple[str, str], ...]
    before: int
    same: bool


def add_history(router: APIRouter, pages: Pages) -> None:
    """The addresses of versions."""

    @router.get("/articles/{slug}/history")
    def history(request: Request, slug: str) -> Response:
        article = find(pages.app, slug)
        return show(
            pages, request, "reading/history.html", headers=UNLISTED, article=article, rows=listed(pages.app, article)
        )

    @router.get("/articles/{slug}/history/{which}")
    def version(request: Request, slug: str, which: str) -> Response:
        first, parted, last = which.partition("..")
        article = find(pages.app, slug)
        if parted:
            return show_difference(pages, request, article, _number(first), _number(last))
        return show_revision(pages, request, article, _number(which))

    @router.get("/articles/{slug}/history/{which}/passages/{number}")
    def passage(request: Request, slug: str, which: str, number: int) -> Response:
        found = edition(pages.app, find(pages.app, slug), number=_number(which))
        return show_passage(pages, request, found, number, back=f"{found.path}/history/{which}")


def listed(app: App, article: Article) -> list[Row]:
    """The revisions that readers may open, newest first."""
    people = {p.id: p for p in app.desk.store.people()}
    approvals = app.desk.approvals(article)
    rows, before, last = [], 0, ""
    for revision in app.desk.history(article):
        signers = tuple((_name(people, s.reviewer), s.at) for s in approvals.get(revision.number, ()))
        rows.append(Row(revision, _name(people, revision.author), signers, before, revision.hash == last))
        before, last = revision.number, revision.hash
    return rows[::-1]


def show_revision(pages: Pages, request: Request, article: Article, number: int) -> Response:
    """A revision as it was, under a banner that says so."""
    found = edition(pages.app, article, number=number)
    values = of_article(pages, found, pages.audience(request), origin=origin_of(request), old=True)
    return show(pages, request, "article.html", headers=UNLISTED, known=None, may_submit=False, submitted="", **values)


def show_difference(pages: Pages, request: Request, article: Article, before: int, after: int) -> Response:
    """What changed from one revision to another."""
    readable = {r.number: r for r in pages.app.desk.history(article)}
    if before not in readable or after not in readable:
        raise NotFound("One of these revisions is not there, or may not be read.")
    found = pages.app.desk.diff(article.id, before, after)
    return show(
        pages,
        request,
        "reading/difference.html",
        headers=UNLISTED,
        after=readable[after],
        article=article,
        before=readable[before],
        changes=CHANGES,
        differences=found,
        numbers=sorted(readable),
    )


def _name(people: dict[str, Person], id: str) -> str:
    if id == SYSTEM.id:
        return "the software"
    person = people.get(id)
    if person is None or not person.name:
        return NAMELESS.replace("reviewer", "person")
    return ", ".join(filter(None, (person.name, person.credentials)))


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 6 or not int(text):
        raise NotFound("There is no such revision: revisions are numbered from 1 on.")
    return int(text)
