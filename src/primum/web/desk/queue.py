"""The queue: what waits for somebody, and what waits for the one who looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from primum.app.desk import Desk, RiskKind, Wanted
from primum.board import Article, Person, Remark, RemarkKind, Role
from primum.errors import NotFound, PrimumError
from primum.model import State
from primum.ports import Shelf
from primum.web import session
from primum.web.desk.names import name
from primum.web.desk.refusing import refused
from primum.web.desk.typed import WHOLE
from primum.web.labels import standing
from primum.web.pages import Pages

ROWS = 20
"""Articles on a page of the queue."""
ORDERS: Mapping[str, str] = {"risk": "most urgent first", "oldest": "oldest first", "changed": "last changed first"}
RISKS: Mapping[str, str] = {
    RiskKind.EVIDENCE: "changed evidence",
    RiskKind.CONTRADICTED: "contradicted sentences",
    RiskKind.UNSUPPORTED: "sentences without full support",
    RiskKind.WEAK: "weak sources",
    RiskKind.REPORTED: "readers’ reports",
    RiskKind.READ: "many readers",
    RiskKind.CAREFUL: "an emergency, or a person",
}
STATES = (State.DRAFT, State.SUBMITTED, State.UNDER_REVIEW, State.CHANGES_REQUESTED, State.APPROVED, State.WITHDRAWN)
OWN = 30
"""Own articles that are listed."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The queue's filters as the address names them."""

    state: str = ""
    specialty: str = ""
    q: str = ""
    mine: bool = False
    overdue: bool = False
    order: str = "risk"
    risk: str = ""

    @property
    def wanted(self) -> Wanted:
        """What the desk is asked for."""
        states = (State(self.state),) if self.state in set(State) else ()
        kind = RiskKind(self.risk) if self.risk in RISKS else None
        return Wanted(states, self.specialty, self.q, self.mine, self.overdue, self.order, ROWS, risk=kind)

    def address(self, after: str) -> str:
        """The address of the page that goes on after this one."""
        given = {"state": self.state, "specialty": self.specialty, "q": self.q, "order": self.order, "after": after}
        given |= {"risk": self.risk}
        given |= {"mine": "1" if self.mine else "", "overdue": "1" if self.overdue else ""}
        return "/desk?" + urlencode({k: v for k, v in given.items() if v})


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Something half written: in which article, at which sentence, and how it begins."""

    article: Article
    claim: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader reports, with the sentence that it is about (empty: the whole article)."""

    article: Article
    remark: Remark
    sentence: str


def add_queue(router: APIRouter, pages: Pages) -> None:
    """The address of the queue."""

    @router.get("/desk")
    def queue(request: Request) -> Response:
        person = session.require(request)
        given = request.query_params
        order = given.get("order", "")
        chosen = Chosen(
            given.get("state", ""),
            given.get("specialty", "").strip()[:80],
            given.get("q", "").strip()[:200],
            bool(given.get("mine")),
            bool(given.get("overdue")),
            order if order in ORDERS else "risk",
            given.get("risk", ""),
        )
        try:
            return show_queue(pages, request, person, chosen, after=given.get("after", ""))
        except PrimumError as error:
            return refused(pages, request, error, back="/")


def show_queue(pages: Pages, request: Request, person: Person, chosen: Chosen, *, after: str) -> Response:
    """The queue as this person sees it, and what is theirs."""
    desk, people = pages.app.desk, pages.app.desk.people()
    rows, onward = desk.queue(person.actor, replace(chosen.wanted, after=after))
    editor = Role.EDITOR in person.roles
    return session.show(
        pages,
        request,
        "desk/queue.html",
        chosen=chosen,
        editor=editor,
        further=chosen.address(onward) if onward else "",
        late=[(article, name(people, who)) for article, who in desk.late()] if editor else [],
        later=bool(after),
        named=lambda who: name(people, who),
        needed=desk.needed,
        orders=ORDERS,
        outdated=desk.overdue() if editor else (),
        own=desk.store.articles(Shelf(author=person.id, order="changed", limit=OWN)).articles,
        risks=RISKS,
        reports=_reports(desk) if editor else [],
        rows=rows,
        specialties=_specialties(desk, people),
        states=[(s.value, standing(s).name) for s in STATES if s is not State.DRAFT or editor or _writes(person)],
        unfinished=_unfinished(desk, person),
    )


def _writes(person: Person) -> bool:
    return Role.AUTHOR in person.roles


def _specialties(desk: Desk, people: Mapping[str, Person]) -> list[str]:
    """Specialties to choose from: those of the people here, and those that articles at the desk are filed under."""
    known = {p.specialty for p in people.values() if p.specialty}
    at_desk = (State.SUBMITTED, State.UNDER_REVIEW, State.CHANGES_REQUESTED)
    known |= {a.specialty for a in desk.store.articles(Shelf(states=at_desk, limit=200)).articles if a.specialty}
    return sorted(known, key=str.lower)


def _unfinished(desk: Desk, person: Person) -> list[Unfinished]:
    found = []
    for place, text in desk.drafts(person.actor).items():
        id, claim, _ = place.split("/", 2) if place.count("/") >= 2 else ("", "", "")
        try:
            article = desk.store.article(id)
        except NotFound:
            continue
        found.append(Unfinished(article, "" if claim == WHOLE else claim, text))
    return found


def _reports(desk: Desk) -> list[Report]:
    found = []
    for remark in desk.store.open_remarks():
        if remark.kind is RemarkKind.FEEDBACK:
            article = desk.store.article(remark.article)
            said: dict[str, Any] = {c.id: c.text for c in desk.content(article, number=remark.revision).answer.claims()}
            found.append(Report(article, remark, said.get(remark.claim, "")))
    return found
