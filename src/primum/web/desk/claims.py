"""What is done to one claim: marking it, and changing or proposing to change its words and its quotes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fastapi import APIRouter, Request, Response

from primum.app.desk import Desk
from primum.board import Actor, Person, Stance
from primum.canon import claim_hash
from primum.errors import Conflict, Invalid, NotFound
from primum.model import Citation, Claim
from primum.web.desk.moves import act
from primum.web.desk.sheet import value_of
from primum.web.desk.typed import Draft, Form, Sent
from primum.web.pages import Pages

MOST_FOUND = 6
"""Passages that a search in place shows."""
Work = Callable[[Desk, Actor, str, Claim, Sent], object]


def add_claims(router: APIRouter, pages: Pages) -> None:
    """The addresses of claims."""

    @router.post("/desk/articles/{id}/claims/{claim}/{work}")
    def work(request: Request, id: str, claim: str, work: str, form: Form) -> Response:
        def done(person: Person) -> object:
            if work not in WORKS:
                raise NotFound(f"there is no such work: {work!r}")
            return WORKS[work](pages.app.desk, person.actor, id, _held(pages.app.desk, id, claim), form)

        return act(pages, request, id, form, done, claim=claim, done=work)


def _held(desk: Desk, id: str, claim: str) -> Claim:
    for held in desk.content(desk.store.article(id)).answer.claims():
        if held.id == claim:
            return held
    raise NotFound("This sentence was removed since you opened the page.")


def _mark(stance: Stance) -> Work:
    def mark(desk: Desk, actor: Actor, id: str, claim: Claim, form: Sent) -> object:
        return desk.mark(actor, id, claim.id, stance, reason=form["why"], hash=form["hash"])

    return mark


def _chosen(desk: Desk, claim: Claim, form: Sent) -> tuple[Citation, ...]:
    """The quotes that are ticked: those of the claim as they are, others from the library."""
    old = {value_of(c): c for c in claim.citations}
    found = []
    for value in dict.fromkeys(form.every("cite")):
        document, *numbers = value.rsplit("|", 2)
        if value not in old and (len(numbers) != 2 or not all(n.isascii() and n.isdigit() for n in numbers)):
            raise Invalid("a chosen quote has no place")
        found.append(old.get(value) or desk.cite(document, int(numbers[0]), int(numbers[1])))
    if not found:
        raise Invalid("choose at least one quote: no sentence stands without one")
    return tuple(found)


def _new(claim: Claim, chosen: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """The quotes where they differ from the claim's, else none."""
    return () if chosen == claim.citations else chosen


def _check(desk: Desk, actor: Actor, id: str, claim: Claim, form: Sent) -> Draft:
    chosen = _chosen(desk, claim, form)
    verdict = desk.judge_text(actor, id, form["text"].strip() or claim.text, chosen)
    return Draft(claim.id, chosen, verdict=verdict)


def _find(desk: Desk, actor: Actor, id: str, claim: Claim, form: Sent) -> Draft:
    words = form["words"].strip() or form["text"].strip() or claim.text
    chosen = _chosen(desk, claim, form) if form.every("cite") else ()
    return Draft(claim.id, chosen, desk.search(actor, words, k=MOST_FOUND), searched=True)


def _propose(desk: Desk, actor: Actor, id: str, claim: Claim, form: Sent) -> object:
    text, chosen = form["text"].strip(), _new(claim, _chosen(desk, claim, form))
    if text in {"", claim.text}:
        if not chosen:
            raise Invalid("nothing is changed yet: write other words, or choose other quotes")
        return desk.mark(actor, id, claim.id, Stance.CITE, reason=form["reason"], citations=chosen, hash=form["hash"])
    return desk.mark(
        actor, id, claim.id, Stance.EDIT, reason=form["reason"], text=text, citations=chosen, hash=form["hash"]
    )


def _change(desk: Desk, actor: Actor, id: str, claim: Claim, form: Sent) -> object:
    _same(claim, form)
    chosen = _new(claim, _chosen(desk, claim, form))
    return desk.edit(actor, id, claim.id, text=form["text"], citations=chosen, reason=form["reason"], seen=form.seen)


def _insert(desk: Desk, actor: Actor, id: str, claim: Claim, form: Sent) -> object:
    text = form["text"].strip()
    if text in {"", claim.text}:
        raise Invalid("write the new sentence first: it is put in behind this one")
    chosen = _chosen(desk, claim, form)
    return desk.insert(actor, id, after=claim.id, text=text, citations=chosen, reason=form["reason"], seen=form.seen)


def _cut(desk: Desk, actor: Actor, id: str, claim: Claim, form: Sent) -> object:
    _same(claim, form)
    return desk.remove(actor, id, claim.id, reason=form["reason"], seen=form.seen)


def _same(claim: Claim, form: Sent) -> None:
    if form["hash"] and form["hash"] != claim_hash(claim):
        raise Conflict("this sentence was changed since you opened it: look at it again. What you wrote is kept below.")


WORKS: Mapping[str, Work] = {
    "agree": _mark(Stance.AGREE),
    "disagree": _mark(Stance.DISAGREE),
    "override": _mark(Stance.OVERRIDE),
    "drop": _mark(Stance.REMOVE),
    "check": _check,
    "find": _find,
    "propose": _propose,
    "change": _change,
    "insert": _insert,
    "cut": _cut,
    "forget": lambda desk, actor, id, claim, form: None,
}
"""Everything that can be done to a claim, by the last part of its address."""
