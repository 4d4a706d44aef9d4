"""The desk over the API: answers kept, submitting, the queue, cases, looking for sources, drafts."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import FastAPI, Query, Request, Response
from pydantic import Field

from primum import wire
from primum.api import shapes
from primum.api.access import Body, Cursor, Limit, Responses, answers, desk_of, known, require
from primum.api.asking import Ask, answered, read_question
from primum.api.claims import add_claims
from primum.api.keys import app_of
from primum.api.moves import add_moves
from primum.app import beside, grades
from primum.app.desk import Kept, RiskKind, Wanted
from primum.board import ANYONE, Role
from primum.errors import NotFound, SignIn
from primum.model import Audience, State


class AskedFurther(Ask):
    """The body of `POST /api/v1/answers`."""

    after: str = Field(default="", description="The id of the answer that this question follows up.")


class Submitted(Body):
    """The body of `POST /api/v1/articles`."""

    answer: str = Field(description="The id of a kept answer.")
    draft: bool = Field(default=False, description="Whether only its author and editors see it for now.")
    specialty: str = Field(default="", max_length=80)


class Typed(Body):
    """The body of `PUT /api/v1/desk/drafts`: an empty text removes the draft."""

    place: str = Field(min_length=1, max_length=200, description='"ARTICLE/CLAIM/edit", say')
    text: str = Field(max_length=20_000)


def add_desk(api: FastAPI, refusals: Responses) -> None:
    """The addresses of answers and of the desk."""
    _add_answers(api, refusals)
    _add_cases(api, refusals)
    _add_drafts(api, refusals)
    add_moves(api, refusals)
    add_claims(api, refusals)


def _add_answers(api: FastAPI, refusals: Responses) -> None:
    @api.post(
        "/answers",
        summary="Ask, and keep the answer on a page of its own",
        status_code=201,
        responses=answers(refusals, shapes.KeptShape, status=201),
    )
    def ask(request: Request, body: AskedFurther) -> Response:
        app, person = app_of(request), known(request, "ask")
        if person is None and app.config.asking == "signed_in":
            raise SignIn("Asking here takes a key to the API with the scope 'ask'.")
        audience = body.audience or Audience(app.config.audience)
        answer = answered(app, request, read_question(_whole(request, body), audience))
        actor = person.actor if person else ANYONE
        return _kept(app.desk.keep_answer(actor, answer, after=body.after), status=201)

    @api.get("/answers/{id}", summary="A kept answer", responses=answers(refusals, shapes.KeptShape))
    def answer(request: Request, id: str) -> Response:
        return _kept(desk_of(request).get_answer(id))

    @api.post(
        "/articles",
        summary="Submit a kept answer as an article",
        status_code=201,
        responses=answers(answers(refusals, shapes.SubmittedShape), shapes.SubmittedShape, status=201),
    )
    def submit(request: Request, body: Submitted) -> Response:
        actor = require(request, "edit").actor
        done = desk_of(request).submit(actor, body.answer, draft=body.draft, specialty=body.specialty)
        return shapes.said(shapes.SubmittedShape, done, status=201 if done.new else 200)


def _add_cases(api: FastAPI, refusals: Responses) -> None:
    @api.get("/queue", summary="What waits for somebody", responses=answers(refusals, shapes.QueueShape))
    def queue(
        request: Request,
        *,
        state: Annotated[list[State], Query()] = [],  # noqa: B006
        specialty: Annotated[str, Query(max_length=80)] = "",
        words: Annotated[str, Query(max_length=200)] = "",
        mine: bool = False,
        overdue: bool = False,
        order: Literal["risk", "oldest", "changed"] = "risk",
        risk: RiskKind | None = None,
        limit: Limit = 50,
        after: Cursor = "",
    ) -> Response:
        actor = require(request, "read").actor
        wanted = Wanted(tuple(state), specialty, words, mine, overdue, order, limit, after, risk)
        rows, onward = desk_of(request).queue(actor, wanted)
        return shapes.said(shapes.QueueShape, {"articles": rows, "next": onward})

    @api.get("/desk/articles/{id}", summary="A case, as one may see it", responses=answers(refusals, shapes.CaseShape))
    def case(request: Request, id: str) -> Response:
        actor = require(request, "read").actor
        seen = desk_of(request).case(actor, id)
        names = [name for name in shapes.CaseShape.model_fields if name not in {"allowed", "reasons", "grades"}]
        found = grades(seen.content.answer) if Role.EDITOR in actor.roles else {}
        shown = {name: getattr(seen, name) for name in names}
        return shapes.said(
            shapes.CaseShape, {**shown, "allowed": sorted(seen.allowed), "reasons": seen.risk.reasons, "grades": found}
        )

    @api.get(
        "/desk/articles/{id}/search",
        summary="Sentences of the library that can be cited",
        responses=answers(refusals, shapes.FoundsShape),
    )
    def search(
        request: Request,
        id: str,
        words: Annotated[str, Query(max_length=2000)],
        limit: Annotated[int, Query(ge=1, le=50, description="Passages.")] = 10,
    ) -> Response:
        desk, actor = desk_of(request), require(request, "review", "edit").actor
        desk.case(actor, id)
        return shapes.said(shapes.FoundsShape, {"found": desk.search(actor, words, k=limit)})


def _add_drafts(api: FastAPI, refusals: Responses) -> None:
    @api.get("/desk/drafts", summary="What one has half written", responses=answers(refusals, shapes.DraftsShape))
    def drafts(request: Request, under: Annotated[str, Query(max_length=200)] = "") -> Response:
        actor = require(request, "read").actor
        held = desk_of(request).drafts(actor, under=under)
        rows = [{"place": place, "text": text} for place, text in sorted(held.items())]
        return shapes.said(shapes.DraftsShape, {"drafts": rows})

    @api.put("/desk/drafts", summary="Keep what is being typed", status_code=204, responses=refusals)
    def keep(request: Request, body: Typed) -> Response:
        actor = require(request, "review", "edit").actor
        desk_of(request).save_draft(actor, body.place, body.text)
        return Response(status_code=204, headers=shapes.PRIVATE)


def _whole(request: Request, body: AskedFurther) -> str:
    """The whole question that a follow-up asks; the text itself where the answer before it is gone."""
    if not body.after:
        return body.question
    try:
        before = desk_of(request).get_answer(body.after).answer
    except NotFound:
        return body.question
    read_question(body.question, Audience.PHYSICIAN)
    return app_of(request).follow_up(body.question, before)


def _kept(kept: Kept, *, status: int = 200) -> Response:
    answer = wire.answer_json(kept.answer, rendition=beside(kept.answer))
    shown = {"id": kept.id, "asked": kept.asked, "expires": kept.expires, "after": kept.after, "answer": answer}
    return shapes.said(shapes.KeptShape, shown, status=status)
