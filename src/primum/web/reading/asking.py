"""The front page and the ask box. A question travels in the body of a POST alone, never in an address."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from primum.api import LONGEST_QUESTION, answered, read_question
from primum.board import ANYONE
from primum.errors import Invalid, NotFound, SignIn
from primum.model import Audience, State
from primum.ports import Shelf
from primum.web import session
from primum.web.addresses import at
from primum.web.pages import Pages, remember_reader
from primum.web.reading.edition import edition, find
from primum.web.reading.policy import kinds_held
from primum.web.reading.showing import OPEN, show
from primum.web.sending import PRIVATE

EXAMPLES = (
    "What causes muscle spasms?",
    "What is the first-line treatment for hypertension?",
    "Is ibuprofen safe in pregnancy?",
)
"""Questions that the demonstration library answers."""
NEWEST = 6
"""Articles that the front page names."""


def add_asking(router: APIRouter, pages: Pages) -> None:
    """The addresses of asking."""

    @router.get("/")
    def home(request: Request) -> Response:
        return show_home(pages, request)

    @router.get("/ask")
    def ask_again() -> Response:
        return RedirectResponse(at(pages.app.config, "/"), status_code=303)

    @router.post("/ask")
    def ask(
        request: Request,
        *,
        question: Annotated[str, Form()] = "",
        audience: Annotated[str, Form()] = "",
        keep: Annotated[str, Form()] = "",
        after: Annotated[str, Form()] = "",
        article: Annotated[str, Form()] = "",
    ) -> Response:
        me = session.current(request)
        if pages.app.config.asking == "signed_in" and me is None:
            raise SignIn("Sign in to ask a question.")
        reader = Audience(audience) if audience in set(Audience) else pages.audience(request)
        try:
            read_question(question, reader)
            asked = read_question(_whole(pages, question, after, article) if keep else question, reader)
        except Invalid as error:
            return show_home(pages, request, status=422, error=str(error), question=question)
        answer = answered(pages.app, request, asked)
        kept = pages.app.desk.keep_answer(me.actor if me else ANYONE, answer, after=after)
        response = RedirectResponse(at(pages.app.config, f"/answers/{kept.id}"), 303, PRIVATE)
        remember_reader(response, request, reader)
        return response


def _whole(pages: Pages, question: str, after: str, article: str) -> str:
    """The whole question that a follow-up to an answer or an article asks; the text itself where that is gone."""
    try:
        if article:
            return pages.app.follow_up(question, edition(pages.app, find(pages.app, article)).answer)
        return pages.app.follow_up(question, pages.app.desk.get_answer(after).answer) if after else question
    except NotFound:
        return question


def show_home(pages: Pages, request: Request, *, status: int = 200, error: str = "", question: str = "") -> Response:
    """The ask box and the newest articles; with `error`, what was wrong with the question and the question as typed."""
    app = pages.app
    holdings = app.holdings()
    newest = app.desk.store.articles(Shelf(states=(State.APPROVED,), order="changed", limit=NEWEST)).articles
    closed = app.config.asking == "signed_in" and session.current(request) is None
    return show(
        pages,
        request,
        "home.html",
        status=status,
        headers=OPEN if status == 200 else PRIVATE,
        audience=pages.audience(request),
        closed=closed,
        error=error,
        examples=EXAMPLES if app.demonstration and not closed else (),
        holdings=holdings,
        kinds=kinds_held(holdings),
        longest=LONGEST_QUESTION,
        newest=newest,
        question=question[: 2 * LONGEST_QUESTION],
    )
