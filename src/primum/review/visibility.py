"""Who sees which reviews, marks and remarks: reviewers are blind to each other until all needed reviews are in."""

from __future__ import annotations

from dataclasses import replace

from primum.board import Actor, Decision, Mark, RemarkKind, Review, Role
from primum.model import State
from primum.review.policies import approvals, overridden
from primum.review.standing import Standing


def seen_by(standing: Standing, actor: Actor, *, needed: int) -> Standing:
    """The standing with only what this person may see now.

    Editors see everything. Reviewers see their own marks, reviews and comments; what other reviewers said of a
    revision, only once `needed` reviews of it are in or the article is no longer under review. Authors see what
    reviewers said from then on, too: a text that changes between two blind reviews would be reviewed by neither.
    Others see nothing of it. How a reader can be reached is for editors alone."""
    if Role.EDITOR in actor.roles:
        return standing
    ties = actor.id in standing.writers or (
        Role.REVIEWER in actor.roles and actor.id in {a.reviewer for a in standing.assignments}
    )
    asked = {a.reviewer for a in standing.assignments}
    open_ones = _open_revisions(standing, needed=needed) if ties else frozenset()

    def shows(person: str, revision: int) -> bool:
        return person == actor.id or revision in open_ones

    return replace(
        standing,
        assignments=standing.assignments if ties else (),
        marks=tuple(m for m in standing.marks if shows(m.reviewer, m.revision)),
        reviews=tuple(r for r in standing.reviews if shows(r.reviewer, r.revision)),
        remarks=tuple(
            replace(r, contact="")
            for r in standing.remarks
            if r.kind is RemarkKind.EVIDENCE or (ties and r.person not in asked) or shows(r.person, r.revision)
        ),
    )


def is_blind(standing: Standing, *, needed: int) -> bool:
    """Whether reviewers of the newest revision are still blind to each other."""
    return standing.revision.number not in _open_revisions(standing, needed=needed)


def signed_by(standing: Standing) -> tuple[Review, ...]:
    """What everyone may see: the approvals of the revision that was last approved."""
    number = standing.article.approved
    revision = next((r for r in standing.revisions if r.number == number), None)
    if revision is None:
        return ()
    return tuple(r for r in standing.reviews_of(revision) if r.decision is Decision.APPROVE)


def public_overrides(standing: Standing) -> tuple[Mark, ...]:
    """What everyone may see: where those who approved the newest revision overruled the machine, and why."""
    signed = {r.reviewer for r in approvals(standing)}
    if standing.article.state is not State.APPROVED:
        return ()
    return tuple(m for claim in standing.hashes for m in overridden(standing, claim) if m.reviewer in signed)


def _open_revisions(standing: Standing, *, needed: int) -> frozenset[int]:
    """Numbers of the revisions whose reviews are no longer blind."""
    if standing.article.state is not State.UNDER_REVIEW:
        return frozenset(r.number for r in standing.revisions)
    return frozenset(r.number for r in standing.revisions if len(standing.reviews_of(r)) >= needed)
