"""What must hold before an article may be approved, and what a reviewer must have done before signing.

Nothing here looks at who asks (see `permissions`); everything follows from what is on record.
"""

from __future__ import annotations

from dataclasses import dataclass

from primum.board import Decision, Mark, Review, Stance
from primum.errors import Conflict, Invalid
from primum.model import Claim, Support
from primum.review.standing import PROPOSALS, Standing

REASONED = frozenset({Stance.DISAGREE, Stance.OVERRIDE, Stance.EDIT, Stance.CITE, Stance.REMOVE})
"""Stances that need a reason."""
_BLOCKING = {
    Support.PARTLY: "is only partly supported",
    Support.CONTRADICTED: "is contradicted by its source",
    Support.UNSUPPORTED: "is not supported by its source",
    Support.UNCHECKED: "has not been verified",
}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that stands in the way of approval; `claim` is empty where it concerns the whole article."""

    reason: str
    claim: str = ""


def approvals(standing: Standing) -> tuple[Review, ...]:
    """Sound approvals of the newest revision: by its reviewers, none of whom wrote any of it or has a conflict."""
    found = {
        review.reviewer: review
        for review in standing.reviews_of(standing.revision)
        if review.decision is Decision.APPROVE
        and not review.declaration.conflict
        and review.reviewer not in standing.writers
        and review.reviewer in {a.reviewer for a in standing.assignments}
    }
    return tuple(found.values())


def obstacles(standing: Standing, *, needed: int) -> tuple[Obstacle, ...]:
    """Everything that stands in the way of approval, claims first, in reading order; none: it may be approved.

    `needed` is the number of reviewers whose approval it takes."""
    argued, proposed = disagreements(standing), {m.claim for m in standing.open_proposals()}
    found: list[Obstacle] = []
    for claim in standing.content.answer.claims():
        found += _of_claim(standing, claim, needed=needed)
        if claim.id in proposed:
            found.append(Obstacle("a proposal is open: take it up or turn it down", claim.id))
        elif claim.id in argued:
            found.append(Obstacle("reviewers disagree, and no editor has settled it", claim.id))
    found += [Obstacle(f"evidence: {r.text}") for r in standing.evidence() if not r.claim]
    signed = approvals(standing)
    if len(signed) < needed:
        found.append(Obstacle(f"{len(signed)} of {needed} reviewers have approved this revision"))
    if dissent(standing) and standing.ruling_on("") is None:
        found.append(Obstacle("a reviewer asks for changes, and no editor has settled it"))
    return tuple(found)


def dissent(standing: Standing) -> tuple[Review, ...]:
    """Reviews of the newest revision that ask for changes."""
    return tuple(r for r in standing.reviews_of(standing.revision) if r.decision is Decision.REQUEST_CHANGES)


def all_in(standing: Standing, *, needed: int) -> bool:
    """Whether as many reviewers as are needed have signed the newest revision, for or against."""
    return len(standing.reviews_of(standing.revision)) >= needed


def disagreements(standing: Standing) -> tuple[str, ...]:
    """Claims, by id, on which reviewers differ and no editor has ruled."""
    people = sorted({a.reviewer for a in standing.assignments})
    approved = {r.reviewer for r in approvals(standing)}
    found = []
    for claim in standing.hashes:
        said = {p in approved or _side(m) for p in people if (m := standing.mark_of(p, claim)) is not None}
        if len(said) > 1 and standing.ruling_on(claim) is None:
            found.append(claim)
    return tuple(found)


def check_signing(standing: Standing, reviewer: str, decision: Decision, *, comment: str) -> None:
    """What a reviewer must have done: declared interests; to approve, marked every claim and hold no open objection;
    to ask for changes, said which. Conflict or Invalid says what is missing."""
    declared = standing.declaration(reviewer)
    if declared is None:
        raise Conflict("declare your interests with regard to this subject before you sign")
    if declared.conflict:
        raise Conflict("you declared a conflict of interest with this subject, so you cannot sign")
    marks = {claim: standing.mark_of(reviewer, claim) for claim in standing.hashes}
    objecting = [claim for claim, mark in marks.items() if mark is not None and _objects(standing, mark)]
    if decision is Decision.REQUEST_CHANGES:
        if not objecting and not comment.strip():
            raise Invalid("say what is to be changed: mark a claim, or write a comment")
        return
    unmarked = [claim for claim, mark in marks.items() if mark is None]
    if unmarked:
        many = "1 claim has" if len(unmarked) == 1 else f"{len(unmarked)} claims have"
        raise Conflict(f"{many} no mark of yours yet, the first is {unmarked[0]}")
    if objecting:
        many = "1 claim" if len(objecting) == 1 else f"{len(objecting)} claims"
        raise Conflict(f"you object to {many}, the first is {objecting[0]}: ask for changes, or agree")
    for claim in standing.content.answer.claims():
        mark = marks[claim.id]
        if claim.verdict.support in _BLOCKING and (mark is None or mark.stance is not Stance.OVERRIDE):
            raise Conflict(
                f"claim {claim.id} {_BLOCKING[claim.verdict.support]}: override it with a reason, or ask for changes"
            )


def check_mark(claim: Claim, stance: Stance, *, reason: str, text: str) -> None:
    """Invalid where a mark lacks what its stance needs."""
    if stance in REASONED and not reason.strip():
        raise Invalid(f"to {stance.value} needs a reason")
    if stance is Stance.EDIT and (not text.strip() or text == claim.text):
        raise Invalid("an edit needs the new text")


def overridden(standing: Standing, claim: str) -> tuple[Mark, ...]:
    """Overrides of a claim as it now reads, one for each reviewer who made one."""
    people = sorted({a.reviewer for a in standing.assignments})
    said = (standing.mark_of(person, claim) for person in people)
    return tuple(m for m in said if m is not None and m.stance is Stance.OVERRIDE)


def _of_claim(standing: Standing, claim: Claim, *, needed: int) -> list[Obstacle]:
    found = [Obstacle(f"evidence: {r.text}", claim.id) for r in standing.evidence(claim.id)]
    retracted = {e.document for e in standing.content.answer.references if e.source.retracted}
    if any(c.document in retracted for c in claim.citations):
        return [*found, Obstacle("cites a retracted source, which supports nothing", claim.id)]
    support = claim.verdict.support
    if support in _BLOCKING:
        by = {m.reviewer for m in overridden(standing, claim.id)}
        signed = {r.reviewer for r in approvals(standing)}
        if len(by & signed) < needed or signed - by:
            found.append(Obstacle(f"{_BLOCKING[support]}, and not every reviewer has overridden that", claim.id))
    ruled = standing.ruling_on(claim.id)
    if ruled is not None and ruled.stance is not Stance.AGREE:
        found.append(Obstacle("an editor ruled that it must change", claim.id))
    return found


def _objects(standing: Standing, mark: Mark) -> bool:
    """Whether a mark still stands against its claim: not where a proposal was turned down or an editor ruled for it."""
    ruled = standing.ruling_on(mark.claim)
    if ruled is not None and ruled.stance is Stance.AGREE:
        return False
    if mark.stance in PROPOSALS:
        return standing.answer_to(mark) is None
    return mark.stance is Stance.DISAGREE


def _side(mark: Mark) -> bool:
    """For or against a claim as it reads."""
    return mark.stance in {Stance.AGREE, Stance.OVERRIDE}
