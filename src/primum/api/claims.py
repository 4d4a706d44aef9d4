"""What is done to single claims over the API: marks, proposals, changes of the text; and remarks in threads."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from pydantic import Field

from primum.api import shapes
from primum.api.access import Body, Responses, answers, desk_of, require
from primum.api.moves import Reasoned, Seen
from primum.app.desk import Action, Desk
from primum.board import Actor, Stance
from primum.model import Citation

MOST = 40
"""Quotes that one claim may be given."""


class Place(Body):
    """A quote by its place: `start` (inclusive) to `end` (exclusive) of a document's text, in code points."""

    document: str
    start: int = Field(ge=0, lt=2**31)
    end: int = Field(gt=0, lt=2**31)


class Marked(Body):
    """What a reviewer says of a claim: EDIT with `text` (or `citations`), CITE with these; all but AGREE say why."""

    stance: Stance
    reason: str = ""
    text: str = ""
    citations: list[Place] = Field(default=[], max_length=MOST)
    hash: str = Field(default="", description="The claim's hash as it was read; 409 where it has changed.")


class Agreed(Body):
    """Claims agreed with, by id."""

    claims: list[str] = Field(min_length=1, max_length=500)


class Edited(Seen):
    """A claim's new text, key term, quotes; what is left out stays."""

    text: str = ""
    term: str | None = None
    citations: list[Place] = Field(default=[], max_length=MOST)
    reason: str = ""


class Inserted(Seen):
    """A new claim, behind the one named in the address."""

    text: str
    citations: list[Place] = Field(min_length=1, max_length=MOST)
    term: str = ""
    reason: str = ""


class Removed(Seen):
    """Why a claim is taken out."""

    reason: str = ""


class Remarked(Body):
    """A comment: on a claim or, where it is empty, on the whole; `reply_to` names the remark that it answers."""

    text: str
    claim: str = ""
    reply_to: str = ""


class Resolved(Body):
    """What is answered where a remark is closed; needed for a change of evidence."""

    reason: str = ""


def add_claims(api: FastAPI, refusals: Responses) -> None:
    """The addresses of claims, proposals and remarks."""
    _add_marks(api, refusals)
    _add_changes(api, refusals)
    _add_proposals(api, refusals)
    _add_remarks(api, refusals)


def _add_marks(api: FastAPI, refusals: Responses) -> None:
    @api.post(
        "/desk/articles/{id}/claims/{claim}/marks",
        summary="Say something of a claim",
        status_code=201,
        responses=answers(refusals, shapes.MarkShape, status=201),
    )
    def mark(request: Request, id: str, claim: str, body: Marked) -> Response:
        desk, actor = desk_of(request), require(request, "review").actor
        chosen = _chosen(desk, actor, id, claim, body.citations)
        made = desk.mark(
            actor, id, claim, body.stance, reason=body.reason, text=body.text, citations=chosen, hash=body.hash
        )
        return shapes.said(shapes.MarkShape, made, status=201)

    @api.post(
        "/desk/articles/{id}/agreements",
        summary="Agree with several claims at once",
        status_code=201,
        responses=answers(refusals, shapes.MarksShape, status=201),
    )
    def agree(request: Request, id: str, body: Agreed) -> Response:
        actor = require(request, "review").actor
        return shapes.said(shapes.MarksShape, {"marks": desk_of(request).agree(actor, id, body.claims)}, status=201)


def _add_changes(api: FastAPI, refusals: Responses) -> None:
    filed = answers(refusals, shapes.FiledShape)

    @api.post("/desk/articles/{id}/claims/{claim}/edit", summary="Change a claim", responses=filed)
    def edit(request: Request, id: str, claim: str, body: Edited) -> Response:
        desk, actor = desk_of(request), require(request, "edit").actor
        chosen = _chosen(desk, actor, id, claim, body.citations)
        made = desk.edit(
            actor, id, claim, text=body.text, term=body.term, citations=chosen, reason=body.reason, seen=body.seen
        )
        return shapes.said(shapes.FiledShape, made)

    @api.post("/desk/articles/{id}/claims/{claim}/insert", summary="Put a claim behind this one", responses=filed)
    def insert(request: Request, id: str, claim: str, body: Inserted) -> Response:
        desk, actor = desk_of(request), require(request, "edit").actor
        chosen = _chosen(desk, actor, id, claim, body.citations)
        made = desk.insert(
            actor,
            id,
            after=claim,
            text=body.text,
            citations=chosen,
            term=body.term,
            reason=body.reason,
            seen=body.seen,
        )
        return shapes.said(shapes.FiledShape, made)

    @api.post("/desk/articles/{id}/claims/{claim}/remove", summary="Take a claim out", responses=filed)
    def remove(request: Request, id: str, claim: str, body: Removed) -> Response:
        actor = require(request, "edit").actor
        return shapes.said(
            shapes.FiledShape, desk_of(request).remove(actor, id, claim, reason=body.reason, seen=body.seen)
        )


def _add_proposals(api: FastAPI, refusals: Responses) -> None:
    filed = answers(refusals, shapes.FiledShape)

    @api.post("/desk/articles/{id}/proposals/{proposal}/take-up", summary="Take a proposal up", responses=filed)
    def take_up(request: Request, id: str, proposal: str, body: Seen) -> Response:
        actor = require(request, "edit").actor
        return shapes.said(shapes.FiledShape, desk_of(request).take_up(actor, id, proposal, seen=body.seen))

    @api.post("/desk/articles/{id}/proposals/{proposal}/turn-down", summary="Turn a proposal down", responses=filed)
    def turn_down(request: Request, id: str, proposal: str, body: Reasoned) -> Response:
        actor = require(request, "edit").actor
        made = desk_of(request).turn_down(actor, id, proposal, body.reason, seen=body.seen)
        return shapes.said(shapes.FiledShape, made)


def _add_remarks(api: FastAPI, refusals: Responses) -> None:
    @api.post(
        "/desk/articles/{id}/remarks",
        summary="Comment",
        status_code=201,
        responses=answers(refusals, shapes.RemarkShape, status=201),
    )
    def remark(request: Request, id: str, body: Remarked) -> Response:
        actor = require(request, "review", "edit").actor
        made = desk_of(request).remark(actor, id, body.text, claim=body.claim, reply_to=body.reply_to)
        return shapes.said(shapes.RemarkShape, made, status=201)

    @api.post(
        "/desk/articles/{id}/remarks/{remark}/resolve",
        summary="Close a remark",
        responses=answers(refusals, shapes.FiledShape),
    )
    def resolve(request: Request, id: str, remark: str, body: Resolved) -> Response:
        actor = require(request, "edit").actor
        return shapes.said(shapes.FiledShape, desk_of(request).resolve(actor, id, remark, reason=body.reason))


def _chosen(desk: Desk, actor: Actor, id: str, claim: str, places: list[Place]) -> tuple[Citation, ...]:
    """The quotes at these places: those that the claim has as they are, others from the library."""
    if not places or Action.SEE not in desk.allowed(actor, id):
        # Who may not see the article is refused by the verb itself, and learns nothing of it here.
        return ()
    claims = desk.content(desk.store.article(id)).answer.claims()
    own = {(c.document, c.start, c.end): c for held in claims if held.id == claim for c in held.citations}
    found = ((own.get((p.document, p.start, p.end)), p) for p in places)
    return tuple(held or desk.cite(p.document, p.start, p.end) for held, p in found)
