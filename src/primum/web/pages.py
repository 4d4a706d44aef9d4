"""The pages' addresses. A question travels in the body of a POST alone, never in an address."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from jinja2 import Environment
from starlette.concurrency import run_in_threadpool

from primum.api import LONGEST_QUESTION, read_question
from primum.app import App
from primum.errors import Invalid, NotFound, PrimumError
from primum.model import Audience, Outcome
from primum.text.terms import stems
from primum.web import policy
from primum.web.addresses import at
from primum.web.article import lay_out
from primum.web.kept import Answers, Kept
from primum.web.labels import standing, steps
from primum.web.passages import quoted, surroundings
from primum.web.sending import PRIVATE, packed, send

COOKIE = "primum_audience"
WIDE = 1600
"""Characters of surroundings on each side of a passage that has a page to itself, about."""
GONE = (
    "An answer's page is held for a day, and only in this server's memory. "
    "Ask again: the same question over the same library gives the same answer."
)
EXAMPLES = (
    "What causes muscle spasms?",
    "What is the first-line treatment for hypertension?",
    "Is ibuprofen safe in pregnancy?",
)
"""Questions that the demonstration library answers."""


class Pages:
    """The pages over one App, with the answers that they hold."""

    def __init__(self, app: App, answers: Answers, templates: Environment) -> None:
        self.app = app
        self.answers = answers
        self.templates = templates

    def render(self, template: str, **values: Any) -> bytes:
        """A template as bytes."""
        return self.templates.get_template(template).render(**values).encode()

    def audience(self, request: Request) -> Audience:
        """The reader: as remembered by their own browser, else as the host has set."""
        remembered = request.cookies.get(COOKIE, "")
        return Audience(remembered) if remembered in set(Audience) else Audience(self.app.config.audience)

    def home(self, request: Request, *, status: int = 200, error: str = "", question: str = "") -> Response:
        """The ask box; with `error`, what was wrong with the question and the question as typed."""
        demonstration = self.app.demonstration
        holdings = self.app.holdings()
        body = self.render(
            "home.html",
            audience=self.audience(request),
            demonstration=demonstration,
            error=error,
            examples=EXAMPLES if demonstration else (),
            holdings=holdings,
            kinds=policy.kinds_held(holdings),
            longest=LONGEST_QUESTION,
            question=question[: 2 * LONGEST_QUESTION],
        )
        return send(request, body, status=status, headers=PRIVATE)

    def problem(self, request: Request, status: int, title: str, detail: str) -> Response:
        """A page that says what went wrong, with the ask box."""
        body = self.render(
            "problem.html", audience=self.audience(request), detail=detail, longest=LONGEST_QUESTION, title=title
        )
        return send(request, body, status=status, headers=PRIVATE)

    def article(self, kept: Kept) -> tuple[bytes, bytes]:
        """An answer's page and its gzip form, rendered once."""
        if "article" not in kept.views:
            body = self._render_article(kept)
            kept.views.update({"article.gz": packed(body), "article": body})
        return kept.views["article"], kept.views["article.gz"]

    def _render_article(self, kept: Kept) -> bytes:
        answer = kept.answer
        return self.render(
            "declined.html" if answer.outcome is Outcome.DECLINED else "article.html",
            answer=answer,
            article=lay_out(answer, self.app),
            audience=answer.inquiry.question.audience,
            before=self._before(kept),
            demonstration=self.app.demonstration,
            kept=kept,
            longest=LONGEST_QUESTION,
            standing=standing(answer.state),
            steps=steps(answer.state),
        )

    def _before(self, kept: Kept) -> Kept | None:
        """The answer that this one follows up, while it is held."""
        try:
            return self.answers.get(kept.after) if kept.after else None
        except NotFound:
            return None


def follow_up(question: str, subject: str) -> str:
    """The follow-up with its subject named, where it does not name it itself: "in pregnancy? (muscle cramps)"."""
    missing = set(stems(subject)) - set(stems(question))
    return f"{question.strip()} ({subject.strip()})" if missing and question.strip() else question


def routes(pages: Pages) -> APIRouter:
    """Every page's address."""
    router = APIRouter()
    _add_asking(router, pages)
    _add_reading(router, pages)
    return router


def _add_asking(router: APIRouter, pages: Pages) -> None:
    @router.get("/")
    def home(request: Request) -> Response:
        return pages.home(request)

    @router.get("/ask")
    def ask_again() -> Response:
        return RedirectResponse(at(pages.app.config, "/"), status_code=303)

    @router.post("/ask")
    def ask(
        request: Request,
        question: Annotated[str, Form()] = "",
        audience: Annotated[str, Form()] = "",
        subject: Annotated[str, Form()] = "",
        after: Annotated[str, Form()] = "",
    ) -> Response:
        reader = Audience(audience) if audience in set(Audience) else pages.audience(request)
        try:
            asked = read_question(follow_up(question, subject), reader)
        except Invalid as error:
            return pages.home(request, status=422, error=str(error), question=question)
        kept = pages.answers.keep(pages.app.ask(asked), after=after)
        response = RedirectResponse(at(pages.app.config, f"/answers/{kept.id}"), 303, PRIVATE)
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, reader.value, max_age=31_536_000, httponly=True, samesite="lax", secure=secure)
        return response


def _add_reading(router: APIRouter, pages: Pages) -> None:
    @router.get("/answers/{id}")
    async def answer(request: Request, id: str) -> Response:
        try:
            kept = pages.answers.get(id)
        except NotFound:
            return await run_in_threadpool(pages.problem, request, 404, "This answer is no longer here", GONE)
        if not kept.views:
            await run_in_threadpool(pages.article, kept)
        body, gzipped = pages.article(kept)
        return send(request, body, gzipped=gzipped, headers=PRIVATE)

    @router.get("/answers/{id}/passages/{number}")
    def read_passage(request: Request, id: str, number: int) -> Response:
        kept = pages.answers.get(id)
        passages = quoted(kept.answer)
        if not 0 < number <= len(passages):
            raise NotFound("This answer quotes no such passage.")
        passage = passages[number - 1]
        wide = surroundings(passage, pages.app, version=kept.answer.run.library_version, width=WIDE)
        reference = kept.answer.numbers[passage.document]
        part = request.headers.get("hx-request") == "true"
        body = pages.render(
            "wide_passage.html" if part else "passage.html",
            context=wide,
            evidence=kept.answer.references[reference - 1],
            kept=kept,
            number=number,
            reference=reference,
        )
        return send(request, body, headers={**PRIVATE, "Vary": "HX-Request"})

    @router.get("/editorial-policy")
    def editorial_policy(request: Request) -> Response:
        return send(request, pages.render("policy.html", **policy.facts(pages.app)))


def page_for(error: PrimumError) -> str:
    """The heading of the page that shows an error."""
    return "Not found" if isinstance(error, NotFound) else "That did not work"
