"""What readers say back: "this looks wrong", of a sentence or of an article; and corrections, from anywhere."""

from __future__ import annotations

import hashlib
import re
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from primum.board import ANYONE, Article
from primum.errors import Invalid, NotFound, TooOften
from primum.web import session
from primum.web.addresses import at
from primum.web.pages import Pages
from primum.web.reading.edition import edition, find
from primum.web.reading.showing import UNLISTED, show

MOST, SECONDS = 10, 3600
"""Reports that one client may send in so many seconds."""
LONGEST = 4000
Text = Annotated[str, Form()]


def add_reports(router: APIRouter, pages: Pages) -> None:
    """The addresses of reports."""

    @router.get("/articles/{slug}/feedback")
    def feedback(request: Request, slug: str, claim: str = "", sent: str = "") -> Response:
        return show_form(pages, request, slug=slug, claim=claim, sent=bool(sent))

    @router.post("/articles/{slug}/feedback")
    def give(request: Request, slug: str, text: Text = "", claim: Text = "", contact: Text = "") -> Response:
        return _report(pages, request, slug=slug, claim=claim, text=text, contact=contact)

    @router.get("/corrections")
    def corrections(request: Request, article: str = "") -> Response:
        return show_form(pages, request, slug=slug_in(article))

    @router.post("/corrections")
    def correct(request: Request, article: Text = "", text: Text = "", contact: Text = "") -> Response:
        if "/answers/" in article:
            given = (text, contact)
            return show_form(pages, request, slug=article, error=_no_article(pages), given=given, status=422)
        return _report(pages, request, slug=slug_in(article), claim="", text=text, contact=contact)


def slug_in(said: str) -> str:
    """The article that a reader named, by its whole address or the last part of it."""
    found = re.search(r"([a-z0-9-]+)/?(?:[?#].*)?$", said.strip().lower().removesuffix("/history"))
    return found[1] if found else ""


def show_form(
    pages: Pages,
    request: Request,
    *,
    slug: str,
    claim: str = "",
    sent: bool = False,
    error: str = "",
    given: tuple[str, str] = ("", ""),
    status: int = 200,
) -> Response:
    """The form for an article, or, where none is named, with a field for it; `given` are text and contact as typed."""
    article = find(pages.app, slug) if slug and not error else _known(pages, slug)
    sentence = ""
    if article is not None and claim:
        found = edition(pages.app, article)
        named = next((c for c in found.answer.claims() if c.id == claim), None)
        if named is None:
            claim, sentence = "", "" if error else "gone"
        else:
            sentence = named.text
    return show(
        pages,
        request,
        "reading/report.html",
        status=status,
        headers=UNLISTED,
        article=article,
        claim=claim,
        contact=given[1],
        error=error,
        longest=LONGEST,
        sent=sent,
        sentence="" if sentence == "gone" else sentence,
        slug=slug,
        text=given[0],
    )


def _report(pages: Pages, request: Request, *, slug: str, claim: str, text: str, contact: str) -> Response:
    me = session.current(request)
    try:
        article = find(pages.app, slug) if slug else None
        if article is None:
            raise Invalid("Say which article it is about: its address is enough.")
        if not text.strip():
            raise Invalid("Say what looks wrong.")
        _count(pages, request)
        pages.app.desk.report(me.actor if me else ANYONE, article.id, text, claim=claim, contact=contact)
    except (Invalid, NotFound, TooOften) as error:
        status = 429 if isinstance(error, TooOften) else 422
        return show_form(pages, request, slug=slug, claim=claim, error=str(error), given=(text, contact), status=status)
    return RedirectResponse(at(pages.app.config, f"/articles/{slug}/feedback?sent=1"), 303)


def _no_article(pages: Pages) -> str:
    """What is said to who reports an answer's own page."""
    told = pages.app.config.contact
    return "That is an answer made by software for one person; editors see articles alone." + (
        f" Tell {told} of it." if told else ""
    )


def _count(pages: Pages, request: Request) -> None:
    """TooOften, where this client has sent many reports of late. Of its address a digest is kept, for an hour."""
    client = hashlib.sha256((request.client.host if request.client else "unknown").encode()).hexdigest()
    if pages.app.desk.workspace.count("report", client, seconds=SECONDS) > MOST:
        raise TooOften("You have sent many reports in the last hour. Try again later.", SECONDS)


def _known(pages: Pages, slug: str) -> Article | None:
    try:
        return find(pages.app, slug) if slug else None
    except NotFound:
        return None
