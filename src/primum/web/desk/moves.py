"""What is done to an article as a whole: each move of the board as one form."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from primum.app.desk import Desk
from primum.board import Actor, Decision, Person, Stance
from primum.errors import Invalid, NotFound, PrimumError, SignIn
from primum.web import session
from primum.web.desk.case import case_address, show_case
from primum.web.desk.refusing import refused
from primum.web.desk.typed import Draft, Form, Sent, drop, keep, place
from primum.web.pages import Pages
from primum.web.sending import PRIVATE

Move = Callable[[Desk, Actor, str, Sent], object]


def add_moves(router: APIRouter, pages: Pages) -> None:
    """The addresses of moves."""

    @router.post("/desk/articles/{id}/{move}")
    def move(request: Request, id: str, move: str, form: Form) -> Response:
        def work(person: Person) -> object:
            if move not in MOVES:
                raise NotFound(f"there is no move {move!r}")
            return MOVES[move](pages.app.desk, person.actor, id, form)

        return act(pages, request, id, form, work, claim=form["claim"], done=move)


def act(
    pages: Pages,
    request: Request,
    id: str,
    form: Sent,
    work: Callable[[Person], object],
    *,
    claim: str,
    done: str,
) -> Response:
    """Do something and go back to the case. Where it is refused, the case says why, and what was typed stays."""
    desk, texts = pages.app.desk, form.texts
    try:
        person = session.require(request)
    except SignIn as error:
        return refused(pages, request, error, texts=texts, back=f"/desk/articles/{id}")
    try:
        made = work(person)
    except PrimumError as error:
        keep(desk, person.actor, id, claim, texts)
        typed = {place(id, claim, key): text for key, text in texts.items()}
        try:
            return show_case(pages, request, id, error=error, where=claim, typed=typed)
        except PrimumError:
            return refused(pages, request, error, texts=texts)
    if isinstance(made, Draft):
        keep(desk, person.actor, id, claim, texts)
        typed = {place(id, claim, key): text for key, text in texts.items()}
        return show_case(pages, request, id, draft=made, typed=typed)
    drop(desk, person.actor, id, claim, texts)
    return RedirectResponse(case_address(pages, id, done=done, claim=claim), 303, PRIVATE)


def _declare(desk: Desk, actor: Actor, id: str, form: Sent) -> object:
    if form["conflict"] not in {"yes", "no"}:
        raise Invalid("say whether you have a conflict of interest with this subject, or none")
    return desk.declare(actor, id, conflict=form["conflict"] == "yes", statement=form["statement"])


def _sign(desk: Desk, actor: Actor, id: str, form: Sent) -> object:
    if form["decision"] not in set(Decision):
        raise Invalid("choose what you sign: that you approve, or that you ask for changes")
    return desk.sign(actor, id, Decision(form["decision"]), comment=form["comment"], revision_hash=form["hash"])


def _settle(desk: Desk, actor: Actor, id: str, form: Sent) -> object:
    if form["stance"] not in {Stance.AGREE, Stance.DISAGREE}:
        raise Invalid("choose whether it stands or must change")
    return desk.settle(actor, id, Stance(form["stance"]), form["ruling"], claim=form["claim"])


def _remark(desk: Desk, actor: Actor, id: str, form: Sent) -> object:
    text = form["reply"] if form["reply_to"] else form["remark"]
    return desk.remark(actor, id, text, claim=form["claim"], reply_to=form["reply_to"])


MOVES: Mapping[str, Move] = {
    "take": lambda desk, actor, id, form: desk.take(actor, id, seen=form.seen),
    "assign": lambda desk, actor, id, form: desk.assign(actor, id, form["reviewer"], due=form["due"], seen=form.seen),
    "due": lambda desk, actor, id, form: desk.set_due(actor, id, form["reviewer"], form["due"]),
    "unassign": lambda desk, actor, id, form: desk.unassign(actor, id, form["reviewer"], seen=form.seen),
    "declare": _declare,
    "submit": lambda desk, actor, id, form: desk.hand_in(actor, id, seen=form.seen),
    "changes": lambda desk, actor, id, form: desk.request_changes(actor, id, form["move"], seen=form.seen),
    "settle": _settle,
    "withdraw": lambda desk, actor, id, form: desk.withdraw(actor, id, form["move"], seen=form.seen),
    "reopen": lambda desk, actor, id, form: desk.reopen(actor, id, form["move"], seen=form.seen),
    "correct": lambda desk, actor, id, form: desk.correct(actor, id, form["move"], seen=form.seen),
    "recall": lambda desk, actor, id, form: desk.recall(actor, id, form["move"], seen=form.seen),
    "specialty": lambda desk, actor, id, form: desk.file_under(actor, id, form["specialty"], seen=form.seen),
    "remark": _remark,
    "resolve": lambda desk, actor, id, form: desk.resolve(actor, id, form["remark_id"], reason=form["reply"]),
    "sign": _sign,
    "take_up": lambda desk, actor, id, form: desk.take_up(actor, id, form["proposal"], seen=form.seen),
    "turn_down": lambda desk, actor, id, form: desk.turn_down(
        actor, id, form["proposal"], form["down"], seen=form.seen
    ),
}
"""Every move, by the last part of its address."""
