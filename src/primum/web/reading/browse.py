"""Finding articles: by words, subject, specialty and status, newest or recently changed, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from primum.app import App
from primum.errors import Invalid
from primum.model import State
from primum.ports import Shelf
from primum.web.held import Lately
from primum.web.labels import standing
from primum.web.pages import Pages
from primum.web.reading.showing import OPEN, UNLISTED, show

LIMIT = 20
"""Articles on a page."""
ORDERS = {"changed": "recently changed", "newest": "newest", "title": "title"}
SUBJECTS = 40
"""Subjects that are offered; the rest is found by words."""
PUBLISHED = (State.APPROVED, State.UNDER_REVIEW, State.SUBMITTED, State.CHANGES_REQUESTED, State.WITHDRAWN)
"""The states in which readers may find an article in lists, where the host publishes submitted ones, too."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What articles are about, with how many there are: the commonest subjects and all specialties, by name."""

    subjects: tuple[tuple[str, int], ...]
    specialties: tuple[tuple[str, int], ...]


def add_browsing(router: APIRouter, pages: Pages) -> None:
    """The address of the list."""
    facets = Lately(lambda: read_facets(pages.app))

    @router.get("/articles")
    def articles(
        request: Request,
        *,
        q: str = "",
        subject: str = "",
        specialty: str = "",
        status: str = "",
        order: str = "",
        after: str = "",
        page: str = "",
    ) -> Response:
        given = {"q": q.strip()[:200], "subject": subject, "specialty": specialty, "status": status, "order": order}
        chosen = {name: value for name, value in given.items() if value}
        shelf = _shelf(pages.app, chosen, after)
        store = pages.app.desk.store
        # Pages have no numbers here: who asks for the fifth is told so.
        lost = page not in {"", "1"}
        try:
            found = store.articles(shelf)
        except Invalid:
            # A cursor that was not given here, or for another order: from the beginning.
            after, lost = "", True
            found = store.articles(replace(shelf, after=""))
        return show(
            pages,
            request,
            "reading/browse.html",
            headers=UNLISTED if chosen else OPEN,
            articles=found.articles,
            chosen={"q": "", "subject": "", "specialty": "", "status": "", "order": "changed", **chosen},
            facets=facets.get(),
            further=f"/articles?{urlencode({**chosen, 'after': found.after})}" if found.after else "",
            later=bool(after),
            lost=lost,
            orders=ORDERS,
            states=[(state.value, standing(state).name) for state in PUBLISHED],
            total=store.count(shelf),
        )


def public_shelf(app: App, shelf: Shelf = Shelf()) -> Shelf:  # noqa: B008
    """The shelf, narrowed to what readers may open."""
    approved = True if app.config.publish == "approved" else shelf.approved
    return replace(shelf, states=shelf.states or PUBLISHED, approved=approved)


def read_facets(app: App) -> Facets:
    """The facets of all articles that readers may open."""
    subjects: Counter[str] = Counter()
    specialties: Counter[str] = Counter()
    for article in app.desk.all(public_shelf(app, Shelf(limit=1000))):
        subjects[article.subject] += 1
        specialties[article.specialty] += 1
    del subjects[""], specialties[""]
    return Facets(tuple(sorted(subjects.most_common(SUBJECTS))), tuple(sorted(specialties.items())))


def _shelf(app: App, chosen: Mapping[str, str], after: str) -> Shelf:
    status, order = chosen.get("status", ""), chosen.get("order", "")
    return public_shelf(
        app,
        Shelf(
            states=(State(status),) if status in PUBLISHED else (),
            specialty=chosen.get("specialty", ""),
            subject=chosen.get("subject", ""),
            words=chosen.get("q", ""),
            order=order if order in ORDERS else "changed",
            limit=LIMIT,
            after=after,
        ),
    )
