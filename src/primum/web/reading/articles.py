"""An article's page, its exports, and its passages: made once for each version and reader, then sent from memory."""

from __future__ import annotations

import asyncio
from collections import Counter

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.routing import Match, Route
from starlette.types import Scope

from primum.api.keys import session_id
from primum.app import App
from primum.board import Article, Person, Role
from primum.errors import NotFound
from primum.model import Audience
from primum.web import session
from primum.web.held import Page, page
from primum.web.pages import ASKED, Pages, remember_reader
from primum.web.passages import Settled, quoted
from primum.web.reading import exports
from primum.web.reading.edition import Edition, edition, find
from primum.web.reading.sheet import of_article
from primum.web.reading.showing import demonstration
from primum.web.sending import send, send_page

WIDE = 1000
"""Characters of surroundings on each side of a passage that has a page to itself; a revision keeps some 600."""
FEW = 10
"""Readers of an article that are told to the desk at once."""
AT_DESK = frozenset({Role.AUTHOR, Role.REVIEWER, Role.EDITOR})


def article_route(pages: Pages) -> Route:
    """The address of articles and their exports. It is asked for most, so the site tries it first."""

    readers = Readers(pages.app)

    async def article(request: Request) -> Response:
        slug, _, form = request.path_params["slug"].partition(".")
        if form:
            return await run_in_threadpool(exports.send_export, pages, request, slug, form)
        if not pages.app.desk.config.database.startswith("postgres") and not session_id(request):
            # One row of an embedded database is read faster than a thread is found for it.
            found = find(pages.app, slug)
            made = pages.held.get(_name(pages, request, slug, None), found.version)
            if made is not None and not request.query_params:
                response = send_page(request, made)
                if response.status_code == 200 and readers.one_more(found.id):
                    asyncio.get_running_loop().run_in_executor(None, readers.tell, found.id)
                return response
        return await run_in_threadpool(show_article, pages, request, slug, readers)

    return Plain("/articles/{slug}", article, methods=["GET"])


def add_articles(router: APIRouter, pages: Pages) -> None:
    """The addresses below an article's."""

    @router.get("/articles/{slug}/passages/{number}")
    def read_passage(request: Request, slug: str, number: int) -> Response:
        found = edition(pages.app, find(pages.app, slug))
        return show_passage(pages, request, found, number, back=found.path)


class Plain(Route):
    """A route without FastAPI's reading of parameters, which takes longer than sending a page that is held.

    It names itself in the scope, as FastAPI's routes do, for the figures."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        match, found = super().matches(scope)
        return match, {**found, "route": self}


class Readers:
    """Counts those who are sent an article, and tells the desk of them a few at a time, out of the reader's way."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._counts: Counter[str] = Counter()

    def one_more(self, article: str) -> bool:
        """Count a reader; whether there are enough of them to tell the desk."""
        self._counts[article] += 1
        return self._counts[article] >= FEW

    def tell(self, article: str) -> None:
        """Tell the desk of all readers counted so far."""
        for _ in range(self._counts.pop(article, 0)):
            self._app.desk.was_read(article)


def show_article(pages: Pages, request: Request, slug: str, readers: Readers) -> Response:
    """The page of the article at this address, as this visitor gets it."""
    found = find(pages.app, slug)
    me = session.current(request)
    name = _name(pages, request, slug, me)
    made = pages.held.get(name, found.version)
    if made is None:
        made = pages.held.keep(name, found.version, _rendered(pages, request, found, me))
    response = send_page(request, made, private=me is not None)
    if request.query_params.get(ASKED):
        remember_reader(response, request, pages.audience(request))
    if response.status_code == 200 and readers.one_more(found.id):
        readers.tell(found.id)
    return response


def show_passage(pages: Pages, request: Request, found: Edition, number: int, *, back: str) -> Response:
    """A passage of a revision, as wide as the revision keeps it: as a page, or with "?part" as a part of one."""
    passages = quoted(found.answer)
    if not 0 < number <= len(passages):
        raise NotFound("This article quotes no such passage.")
    passage = passages[number - 1]
    reference = found.answer.numbers[passage.document]
    body = pages.render(
        "wide_passage.html" if "part" in request.query_params else "passage.html",
        back=back,
        context=Settled(found.content).around(passage, width=WIDE),
        evidence=found.answer.references[reference - 1],
        number=number,
        reference=reference,
    )
    return send(request, body, headers={"X-Robots-Tag": "noindex", "Cache-Control": "no-cache"})


def origin_of(request: Request) -> str:
    """Where the request came: scheme and host."""
    return f"{request.url.scheme}://{request.url.netloc}"


def _name(pages: Pages, request: Request, slug: str, me: Person | None) -> tuple[str, Audience, bool, bool, str, str]:
    """What a rendered page differs by, besides the article's version."""
    at_desk = me is not None and bool(me.actor.roles & AT_DESK)
    origin = "" if pages.app.config.site_url else origin_of(request)
    return slug, pages.audience(request), me is not None, at_desk, _submitted(request), origin


def _submitted(request: Request) -> str:
    """What became of a submission that led here: "new", "known", or nothing."""
    said = request.query_params.get("submitted", "")
    return said if said in {"new", "known"} else ""


def _rendered(pages: Pages, request: Request, found: Article, me: Person | None) -> Page:
    audience = pages.audience(request)
    values = of_article(pages, edition(pages.app, found), audience, origin=origin_of(request))
    body = pages.render(
        "article.html",
        demonstration=demonstration(pages.app),
        me=me,
        may_submit=False,
        known=None,
        submitted=_submitted(request),
        **values,
    )
    return page(body)
