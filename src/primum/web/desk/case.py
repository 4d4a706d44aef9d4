"""The case of an article: what it says beside what it stands on, what is said of it, and what may be done."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from primum.api import status_of
from primum.app import grades
from primum.board import Article, Entry, Person, RemarkKind, Role
from primum.errors import NotFound, PrimumError, SignIn
from primum.model import State
from primum.web import session
from primum.web.addresses import at
from primum.web.desk.names import MINE, STANCES, SUPPORTS, deeds, name
from primum.web.desk.refusing import refused
from primum.web.desk.sheet import missing, rows
from primum.web.desk.typed import WHOLE, Draft, place
from primum.web.labels import AUDIENCES, standing, steps
from primum.web.pages import Pages
from primum.web.reading.history import CHANGES
from primum.web.sending import PRIVATE

SAID = {
    "take": "You review this article now. Declare your interests before you sign.",
    "assign": "The reviewer is assigned.",
    "due": "The day is changed.",
    "unassign": "The reviewer is let go.",
    "declare": "Your declaration is recorded.",
    "submit": "It is handed in.",
    "changes": "It went back to its author.",
    "settle": "Your ruling is recorded.",
    "withdraw": "It is withdrawn. Readers see your reason.",
    "reopen": "It is back at the desk.",
    "correct": "A new revision is open for correction. Readers see your reason.",
    "recall": "It is back under review. Readers see your reason.",
    "specialty": "The specialty is saved.",
    "remark": "Your comment is there.",
    "resolve": "It is closed.",
    "sign": "Your decision is signed and recorded.",
    "take_up": "The proposal is taken up: there is a new revision, and the judge has looked at it.",
    "turn_down": "The proposal is turned down. The reviewer sees your reason.",
    "agree": "Recorded: you agree.",
    "disagree": "Recorded: you disagree.",
    "override": "Recorded: you override the judge.",
    "drop": "Your proposal to remove it is recorded.",
    "propose": "Your proposal is recorded, with what the judge says of it.",
    "change": "Changed: there is a new revision, and the judge has looked at it.",
    "insert": "The new sentence is in: there is a new revision, and the judge has looked at it.",
    "cut": "The sentence is removed: there is a new revision.",
    "forget": "The draft is thrown away.",
    "new": "Submitted for review.",
    "known": "This question has an article already. It is this one.",
}
"""What a page says after something was done."""
SIGNED_LAST = "Your decision is signed and recorded. With it the article is approved."
MOST_ENTRIES = 2000


def add_case(router: APIRouter, pages: Pages) -> None:
    """The addresses of a case."""

    @router.get("/desk/articles/{id}")
    def case(request: Request, id: str, done: str = "") -> Response:
        session.require(request)
        try:
            article = pages.app.desk.find(id)
            signed_last = done == "sign" and article.state is State.APPROVED
            return show_case(pages, request, article.id, said=SIGNED_LAST if signed_last else SAID.get(done, ""))
        except SignIn:
            raise
        except PrimumError as error:
            return refused(pages, request, error)

    @router.get("/desk/articles/{id}/changes")
    def changes(request: Request, id: str, before: int = 0, after: int = 0) -> Response:
        person = session.require(request)
        try:
            article = pages.app.desk.case(person.actor, id).article
            return _changes(pages, request, article, before=before, after=after)
        except PrimumError as error:
            return refused(pages, request, error)

    # The address that notices and other pages name.
    @router.get("/desk/{id}")
    def short(id: str) -> Response:
        return RedirectResponse(at(pages.app.config, f"/desk/articles/{id}"), 303, PRIVATE)


def show_case(
    pages: Pages,
    request: Request,
    id: str,
    *,
    said: str = "",
    error: PrimumError | None = None,
    where: str = "",
    draft: Draft | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    """The case as this person sees it. `error` is what went wrong, at the claim `where`; `typed` what was being sent
    then, by place; `draft` a change to a claim in the making."""
    person = session.require(request)
    desk = pages.app.desk
    seen = desk.case(person.actor, id)
    drafts = {**desk.drafts(person.actor, under=f"{id}/"), **(typed or {})}
    listed = rows(seen, drafts, draft)
    people = desk.people()
    shown = {row.file.claim.id for row in listed}
    return session.show(
        pages,
        request,
        "desk/case.html",
        status=status_of(error) if error else 200,
        case=seen,
        article=seen.article,
        allowed={action.value for action in seen.allowed},
        deeds=deeds(seen, _trail(pages, id), people, person),
        drafts={key.removeprefix(f"{id}/{WHOLE}/"): text for key, text in drafts.items() if f"/{WHOLE}/" in key},
        error=str(error) if error else "",
        grades=grades(seen.content.answer) if Role.EDITOR in person.roles else {},
        audiences=AUDIENCES,
        where=where,
        lost=[text for key, text in drafts.items() if text.strip() and key.split("/")[1] not in {*shown, WHOLE}],
        mine=MINE,
        missing=missing(seen),
        named=lambda who: name(people, who),
        needed=desk.needed,
        place=place,
        public=desk.is_public(seen.article),
        retracted=[e for e in seen.content.answer.references if e.source.retracted],
        reviewers=_reviewers(pages, person, seen.assignments),
        revisions=desk.history(seen.article, actor=person.actor),
        rows=listed,
        said=said,
        signed=desk.signed(seen.article),
        stances=STANCES,
        standing=standing(seen.article.state),
        steps=steps(seen.article.state),
        supports=SUPPORTS,
        talk=[r for r in seen.remarks if not r.claim and not r.reply_to],
        answers=[r for r in seen.remarks if r.reply_to],
        kinds=RemarkKind,
        today=desk.today(),
        late=desk.is_overdue(seen.article),
    )


def case_address(pages: Pages, id: str, *, done: str = "", claim: str = "") -> str:
    """The address of a case, with what was done there."""
    return at(pages.app.config, f"/desk/articles/{id}" + (f"?done={done}" if done else "")) + (
        f"#{claim}" if claim else "#notice"
    )


def _reviewers(pages: Pages, person: Person, assignments: Any) -> list[Person]:
    """Who could be asked to review, for an editor to choose from."""
    if Role.EDITOR not in person.roles:
        return []
    asked = {a.reviewer for a in assignments if not a.ended}
    fit = (p for p in pages.app.desk.people().values() if p.active and Role.REVIEWER in p.roles and p.id not in asked)
    return sorted(fit, key=lambda p: (p.name or p.email).lower())


def _trail(pages: Pages, id: str) -> tuple[Entry, ...]:
    found: list[Entry] = []
    while len(found) < MOST_ENTRIES:
        part = pages.app.desk.store.trail(subject=f"article:{id}", after=found[-1].number if found else 0)
        found += part
        if not part:
            break
    return tuple(found)


def _changes(pages: Pages, request: Request, article: Article, *, before: int, after: int) -> Response:
    desk, person = pages.app.desk, session.require(request)
    revisions = {r.number: r for r in desk.history(article, actor=person.actor)}
    after = after or article.revision
    before = before or after - 1
    if before not in revisions or after not in revisions:
        raise NotFound("One of these revisions is not there.")
    people = desk.people()
    return session.show(
        pages,
        request,
        "desk/changes.html",
        after=revisions[after],
        article=article,
        author=name(people, revisions[after].author),
        before=revisions[before],
        changes=CHANGES,
        differences=desk.diff(article.id, before, after),
        numbers=sorted(revisions),
    )
