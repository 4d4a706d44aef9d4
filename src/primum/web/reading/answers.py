"""Answers' own pages: unlisted, for the one who asked and whoever they give the address to; kept for a while."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from primum.app.desk import Kept
from primum.board import Role
from primum.errors import NotFound, Unavailable
from primum.model import Answer, Filters, Outcome, Query
from primum.web import session
from primum.web.addresses import at
from primum.web.pages import ASKED, Pages, remember_reader
from primum.web.passages import quoted, surroundings
from primum.web.reading.exports import send_answer
from primum.web.reading.sheet import of_answer
from primum.web.reading.showing import show
from primum.web.sending import PRIVATE, send

PERSONAL = "identifiers"
"""Kind of the finding that says a question holds personal data: its answer cannot be submitted."""
WIDE = 1600
"""Characters of surroundings on each side of a passage that has a page to itself, about."""

SHOWN = 3
"""Passages of a source that is near a question without an answer: those that come nearest."""


def gone(pages: Pages) -> str:
    """What a page says of an answer that is no longer kept."""
    return (
        f"An answer's page is kept for {pages.app.config.answer_days} days. "
        "Ask again: the same question over the same library gives the same answer."
    )


def add_answers(router: APIRouter, pages: Pages) -> None:
    """The addresses of answers."""

    @router.get("/answers/{id}")
    def answer(request: Request, id: str) -> Response:
        id, _, form = id.partition(".")
        try:
            kept = pages.app.desk.get_answer(id)
        except NotFound:
            return pages.problem(request, 404, "This answer is no longer here", gone(pages))
        return send_answer(request, kept, form) if form else show_answer(pages, request, kept)

    @router.get("/answers/{id}/passages/{number}")
    def read_passage(request: Request, id: str, number: int) -> Response:
        kept = pages.app.desk.get_answer(id)
        passages = quoted(kept.answer)
        if not 0 < number <= len(passages):
            raise NotFound("This answer quotes no such passage.")
        passage = passages[number - 1]
        reference = kept.answer.numbers[passage.document]
        body = pages.render(
            "wide_passage.html" if "part" in request.query_params else "passage.html",
            back=f"/answers/{id}",
            context=surroundings(passage, pages.app, version=kept.answer.run.library_version, width=WIDE),
            evidence=kept.answer.references[reference - 1],
            number=number,
            reference=reference,
        )
        return send(request, body, headers=PRIVATE)

    @router.get("/answers/{id}/nearest/{number}")
    def read_nearest(request: Request, id: str, number: int) -> Response:
        kept = pages.app.desk.get_answer(id)
        if not 0 < number <= len(kept.answer.nearest):
            raise NotFound("This answer names no such source.")
        near = kept.answer.nearest[number - 1]
        asked = kept.answer.inquiry.question.text
        within = Filters(documents=(near.document,))
        # Where no word of the question stands in it: what its own title finds.
        found = (pages.app.search(Query(words, k=SHOWN, filters=within)) for words in (asked, near.title or asked))
        hits = next(filter(None, found), ())
        if not hits:
            raise NotFound("The library no longer holds this source.")
        return show(
            pages,
            request,
            "nearest.html",
            back=f"/answers/{id}",
            declined=kept.answer.outcome is Outcome.DECLINED,
            hits=hits,
            near=near,
            source=hits[0].source,
            title=kept.answer.title,
        )

    @router.post("/answers/{id}/submit")
    def submit(request: Request, id: str) -> Response:
        person = session.require(request, Role.AUTHOR, Role.EDITOR)
        done = pages.app.desk.submit(person.actor, id)
        state = "new" if done.new else "known"
        address = f"/articles/{done.article.slug}?submitted={state}"
        if not pages.app.desk.is_public(done.article):
            address = f"/desk/{done.article.id}"
        return RedirectResponse(at(pages.app.config, address), 303, PRIVATE)


def show_answer(pages: Pages, request: Request, kept: Kept) -> Response:
    """The answer's page, as this visitor gets it."""
    me = session.current(request)
    may_submit = me is not None and bool(me.actor.roles & {Role.AUTHOR, Role.EDITOR})
    audience = kept.answer.inquiry.question.audience
    if request.query_params.get(ASKED):
        audience = pages.audience(request)
    declined = kept.answer.outcome is Outcome.DECLINED
    personal = any(finding.kind == PERSONAL for finding in kept.answer.inquiry.safety)
    known = pages.app.desk.existing(kept.answer) if not declined else None
    if known is not None and not pages.app.desk.is_public(known):
        known = None
    response = show(
        pages,
        request,
        "declined.html" if declined else "article.html",
        known=known,
        may_submit=may_submit and not declined and known is None and not personal,
        personal=may_submit and personal,
        near=_near(pages, kept.answer),
        **of_answer(pages, kept, audience, _before(pages, kept)),
    )
    if request.query_params.get(ASKED):
        remember_reader(response, request, audience)
    return response


def _near(pages: Pages, answer: Answer) -> list[dict[str, Any]]:
    """The nearest sources that the answer does not cite, each with its number, and who issued it and when: several may
    have one title. None where the library no longer holds it."""
    cited = {evidence.document for evidence in answer.references}
    rows: list[dict[str, Any]] = []
    for number, near in enumerate(answer.nearest, start=1):
        if near.document in cited:
            continue
        issued = None
        with suppress(NotFound, Unavailable):
            source = pages.app.document(near.document).source
            issued = ", ".join(filter(None, (source.publisher, source.published[:4])))
        rows.append({"number": number, "source": near, "issued": issued})
    return rows


def _before(pages: Pages, kept: Kept) -> Kept | None:
    """The answer that this one follows up, while it is kept."""
    try:
        return pages.app.desk.get_answer(kept.after) if kept.after else None
    except NotFound:
        return None
