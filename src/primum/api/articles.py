"""Articles over the API, as readers get them: lists, texts, versions, the board; and what readers report."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any, Literal

from fastapi import FastAPI, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from primum import wire
from primum.api import shapes
from primum.api.access import Body, Cursor, Limit, Number, Responses, answers, desk_of, known
from primum.api.keys import app_of
from primum.app import App, beside
from primum.app.desk import Action, Desk
from primum.board import ANYONE, Article, Person, RemarkKind, Revision, Role
from primum.canon import read_content
from primum.errors import NotFound, PrimumError, TooOften
from primum.model import Answer, State
from primum.ports import Shelf

PUBLISHED = (State.APPROVED, State.UNDER_REVIEW, State.SUBMITTED, State.CHANGES_REQUESTED, State.WITHDRAWN)
"""States in which readers may find an article in lists, where the host publishes submitted ones, too."""
MOST, SECONDS = 10, 3600
"""Reports that one client may send in so many seconds, by the pages and by the API together."""
Words = Annotated[str, Query(max_length=200)]


class Report(Body):
    """The body of `POST /api/v1/articles/{slug}/reports`."""

    text: str = Field(description="What looks wrong; at most 4,000 characters.")
    claim: str = Field(default="", description="The id of the claim; empty for the whole article.")
    contact: str = Field(default="", description="How to reach you, if you like; editors alone see it.")


def add_articles(api: FastAPI, refusals: Responses) -> None:
    """The addresses of what readers may see; a key or a session shows what its person may see besides."""
    _add_lists(api, refusals)
    _add_versions(api, refusals)

    @api.get("/articles/{slug}", summary="An article", responses=answers(refusals, shapes.PageShape))
    def article(request: Request, slug: str) -> Response:
        app = app_of(request)
        found = _public(app.desk, slug)
        return _tagged(request, _page(app, found))

    @api.post(
        "/articles/{slug}/reports",
        summary="Report that something looks wrong",
        status_code=201,
        responses={**answers(refusals, shapes.ReportedShape, status=201), 429: refusals[422]},
    )
    def report(request: Request, slug: str, body: Report) -> Response:
        desk, person = desk_of(request), known(request, "read")
        found = _public(desk, slug)
        _count(request, desk)
        actor = person.actor if person else ANYONE
        remark = desk.report(actor, found.id, body.text, claim=body.claim, contact=body.contact)
        return shapes.said(shapes.ReportedShape, remark, status=201)


def _add_lists(api: FastAPI, refusals: Responses) -> None:
    @api.get("/articles", summary="Articles", responses=answers(refusals, shapes.ArticlesShape))
    def articles(
        request: Request,
        *,
        state: State | None = None,
        subject: Words = "",
        specialty: Words = "",
        words: Words = "",
        order: Literal["changed", "newest", "title"] = "changed",
        limit: Limit = 20,
        after: Cursor = "",
    ) -> Response:
        desk = desk_of(request)
        states = PUBLISHED if state is None else tuple(s for s in PUBLISHED if s is state)
        if not states:
            return shapes.said(shapes.ArticlesShape, {"articles": [], "next": "", "total": 0})
        approved = True if desk.config.publish == "approved" else None
        shelf = Shelf(states, specialty, subject, words, approved=approved, order=order, limit=limit, after=after)
        found = desk.store.articles(shelf)
        listed = {"articles": found.articles, "next": found.after, "total": desk.store.count(shelf)}
        return shapes.said(shapes.ArticlesShape, listed)

    @api.get("/reviewers", summary="The board", responses=answers(refusals, shapes.ReviewersShape))
    def reviewers(request: Request) -> Response:
        desk = desk_of(request)
        people = sorted((p for p in desk.store.people() if _is_shown(p)), key=lambda p: (p.name.casefold(), p.id))
        return shapes.said(shapes.ReviewersShape, {"reviewers": [_reviewer(p) for p in people], "needed": desk.needed})


def _add_versions(api: FastAPI, refusals: Responses) -> None:
    @api.get("/articles/{slug}/revisions", summary="Its versions", responses=answers(refusals, shapes.RevisionsShape))
    def revisions(request: Request, slug: str) -> Response:
        _, readable = _readable(request, slug)
        return shapes.said(shapes.RevisionsShape, {"revisions": readable.values()})

    @api.get("/articles/{slug}/revisions/{n}", summary="A version", responses=answers(refusals, shapes.TextShape))
    def revision(request: Request, slug: str, n: Number) -> Response:
        _, readable = _readable(request, slug)
        found = _one(readable, n)
        answer = read_content(found.content).answer
        text = {"revision": found, "content": found.content, "answer": _wired(answer)}
        return _tagged(request, shapes.plain(shapes.TextShape, text))

    @api.get(
        "/articles/{slug}/differences",
        summary="What changed from one version to another",
        responses=answers(refusals, shapes.DifferencesShape),
    )
    def differences(
        request: Request,
        slug: str,
        before: Annotated[int, Query(alias="from", ge=1, le=1_000_000)],
        after: Annotated[int, Query(alias="to", ge=1, le=1_000_000)],
    ) -> Response:
        article, readable = _readable(request, slug)
        _one(readable, before), _one(readable, after)
        found = desk_of(request).diff(article.id, before, after)
        return shapes.said(shapes.DifferencesShape, {"differences": found})


def _public(desk: Desk, slug: str) -> Article:
    """The article at this slug, if readers may open it; NotFound where not, and nothing says which it was."""
    try:
        article = desk.store.article_at(slug)
    except NotFound:
        article = None
    if article is None or not desk.is_public(article):
        raise NotFound("There is no article at this address.")
    return article


def _readable(request: Request, slug: str) -> tuple[Article, dict[int, Revision]]:
    """An article and its revisions that the one who asks may read, by number."""
    desk, person = desk_of(request), known(request, "read")
    try:
        article = desk.store.article_at(slug)
    except NotFound:
        raise NotFound("There is no article at this address.") from None
    at_desk = person is not None and Action.SEE in desk.allowed(person.actor, article.id)
    if not at_desk and not desk.is_public(article):
        raise NotFound("There is no article at this address.")
    readable = desk.history(article, actor=person.actor if person and at_desk else None)
    return article, {r.number: r for r in readable}


def _one(readable: dict[int, Revision], number: int) -> Revision:
    if number not in readable:
        raise NotFound(f"This article has no revision {number} that can be read.")
    return readable[number]


def _page(app: App, article: Article) -> dict[str, Any]:
    desk = app.desk
    revision = desk.shown(article)
    answer = read_content(revision.content).answer
    signers = [
        {"id": p.id, "name": p.name, "credentials": p.credentials, "at": r.at, "key": s.key if s else ""}
        for r, p, s in desk.signed(article)
    ]
    alerts = [r for r in desk.store.remarks(article.id) if r.kind is RemarkKind.EVIDENCE and not r.resolved]
    page = {
        "article": article,
        "shown": revision.number,
        "hash": revision.hash,
        "signed": article.approved == revision.number,
        "reviewers": signers,
        "alerts": alerts,
        "retracted": _retracted(app, answer),
        "overdue": desk.is_overdue(article),
        "answer": _wired(answer, state=_state(article, revision)),
    }
    made: dict[str, Any] = shapes.plain(shapes.PageShape, page)
    return made


def _state(article: Article, revision: Revision) -> State:
    """The state that is true of this text: an approval of another revision is none of this one."""
    approved = article.state is State.APPROVED
    return State.UNDER_REVIEW if approved and article.approved != revision.number else article.state


def _wired(answer: Answer, *, state: State | None = None) -> dict[str, Any]:
    made = wire.answer_json(answer, rendition=beside(answer))
    return {**made, "state": state.value} if state else made


def _retracted(app: App, answer: Answer) -> list[str]:
    """Cited documents that are retracted, as the text or the library by now says."""
    known_then = {e.document for e in answer.references if e.source.retracted}
    try:
        held = app.library.documents([e.document for e in answer.references])
    except PrimumError:
        held = {}
    return sorted(known_then | {id for id, document in held.items() if document.source.retracted})


def _tagged(request: Request, value: dict[str, Any]) -> Response:
    """The value with its ETag; 304 without a body where the one who asks has these very bytes."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Authorization, Cookie"}
    held = {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}
    if tag in held or "*" in held:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=JSONResponse.media_type)


def _count(request: Request, desk: Desk) -> None:
    """TooOften, where this client has sent many reports of late. Of its address a digest is kept, for an hour."""
    client = hashlib.sha256((request.client.host if request.client else "unknown").encode()).hexdigest()
    if desk.workspace.count("report", client, seconds=SECONDS) > MOST:
        raise TooOften("You have sent many reports in the last hour. Try again later.", SECONDS)


def _is_shown(person: Person) -> bool:
    return bool(person.active and Role.REVIEWER in person.roles and person.name and not person.erased)


def _reviewer(person: Person) -> dict[str, Any]:
    names = ("id", "name", "credentials", "specialty", "registration", "interests", "active")
    return {**{name: getattr(person, name) for name in names}, "roles": sorted(person.roles)}
