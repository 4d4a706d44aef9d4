"""How an article stands with its board: everything on record about it, and what follows from that alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from primum.board import (
    SYSTEM,
    Actor,
    Article,
    Assignment,
    Declaration,
    Mark,
    Remark,
    RemarkKind,
    Review,
    Revision,
    Stance,
)
from primum.canon import Content, claim_hash, read_content
from primum.model import Claim
from primum.review.permissions import Relation

PROPOSALS = frozenset({Stance.EDIT, Stance.CITE, Stance.REMOVE})


@dataclass(frozen=True)
class Standing:
    """An article with all that is on record about it. `revisions` are in the order of their numbers."""

    article: Article
    revisions: tuple[Revision, ...]
    assignments: tuple[Assignment, ...] = ()
    marks: tuple[Mark, ...] = ()
    reviews: tuple[Review, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def revision(self) -> Revision:
        """The newest revision."""
        return self.revisions[-1]

    @cached_property
    def content(self) -> Content:
        """What the newest revision holds."""
        return _content(self.revision.content)

    @cached_property
    def hashes(self) -> dict[str, str]:
        """The hash of every claim of the newest revision, by claim id."""
        return {claim.id: claim_hash(claim) for claim in self.content.answer.claims()}

    @cached_property
    def writers(self) -> frozenset[str]:
        """Everyone who wrote any of the text: who submitted it, and who made a revision. The software is nobody."""
        return frozenset({self.article.author, *(r.author for r in self.revisions)}) - {SYSTEM.id}

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Who is asked to review it now."""
        return tuple(a.reviewer for a in self.assignments if not a.ended)

    @cached_property
    def rulings(self) -> tuple[Mark, ...]:
        """What editors said to settle disagreements; with an empty `claim`, on the whole of a revision."""
        asked = {a.reviewer for a in self.assignments}
        return tuple(m for m in self.marks if m.reviewer not in asked)

    def claim(self, id: str) -> Claim | None:
        """The claim of the newest revision that has this id."""
        return next((c for c in self.content.answer.claims() if c.id == id), None)

    def declaration(self, reviewer: str) -> Declaration | None:
        """What a reviewer declared for this article."""
        return next((a.declaration for a in self.assignments if a.reviewer == reviewer), None)

    def reviews_of(self, revision: Revision) -> tuple[Review, ...]:
        """The reviews of exactly these bytes."""
        return tuple(r for r in self.reviews if r.revision_hash == revision.hash and r.revision == revision.number)

    def mark_of(self, reviewer: str, claim: str) -> Mark | None:
        """What a person last said of a claim as it now reads: marks of unchanged claims carry over to it."""
        return self._said.get((reviewer, self.hashes.get(claim, "")))

    @cached_property
    def _said(self) -> dict[tuple[str, str], Mark]:
        """The last mark of each person on each claim, by its hash."""
        marks = sorted((m for m in self.marks if m.claim), key=lambda m: (m.revision, m.at))
        return {(m.reviewer, m.claim_hash): m for m in marks}

    def ruling_on(self, claim: str) -> Mark | None:
        """How an editor settled a claim as it now reads; with an empty `claim`, the whole of the newest revision."""
        wanted = self.hashes.get(claim) if claim else self.revision.hash
        said = [m for m in self.rulings if m.claim_hash == wanted and bool(m.claim) == bool(claim)]
        return max(said, key=lambda m: (m.revision, m.at), default=None)

    def answer_to(self, mark: Mark) -> Remark | None:
        """The reason with which a proposal was turned down, or None while it is open."""
        return next((r for r in self.remarks if r.reply_to == proposal_id(mark)), None)

    def open_proposals(self, reviewer: str = "") -> tuple[Mark, ...]:
        """Proposals for claims as they now read that nobody has taken up or turned down."""
        said = (self.mark_of(r, c) for r in sorted({m.reviewer for m in self.marks}) for c in self.hashes)
        found = (m for m in said if m is not None and m.stance in PROPOSALS and self.answer_to(m) is None)
        return tuple(m for m in found if not reviewer or m.reviewer == reviewer)

    def evidence(self, claim: str = "") -> tuple[Remark, ...]:
        """Unresolved changes of evidence; those of one claim, where it is named. A claim that was changed since stands
        on something else: what was said of it before is done with."""
        found = (r for r in self.remarks if r.kind is RemarkKind.EVIDENCE and not r.resolved)
        held = (r for r in found if not r.claim or self.hashes.get(r.claim) == self._hash_then(r))
        return tuple(r for r in held if not claim or r.claim == claim)

    def _hash_then(self, remark: Remark) -> str:
        """The hash that a claim had when something was said of it."""
        return self._older.get(remark.revision, {}).get(remark.claim, "")

    @cached_property
    def _older(self) -> dict[int, dict[str, str]]:
        """The hashes of all claims, by id, of each revision that a change of evidence was found in."""
        wanted = {r.revision for r in self.remarks if r.kind is RemarkKind.EVIDENCE and not r.resolved}
        return {
            r.number: {c.id: claim_hash(c) for c in _content(r.content).answer.claims()}
            for r in self.revisions
            if r.number in wanted
        }

    def relations(self, actor: Actor) -> frozenset[Relation]:
        """What ties a person to this article."""
        declared = self.declaration(actor.id)
        held = {
            Relation.AUTHOR: actor.id in self.writers,
            Relation.ASSIGNED: actor.id in self.reviewers,
            Relation.REVIEWED: actor.id in {r.reviewer for r in self.reviews_of(self.revision)},
            Relation.CONFLICTED: declared is not None and declared.conflict,
            Relation.RULED: actor.id in {m.reviewer for m in self.rulings},
        }
        return frozenset(relation for relation, holds in held.items() if holds)


@lru_cache(maxsize=32)
def _content(text: str) -> Content:
    """A revision's content; the same ones are read again and again while a board works on an article."""
    return read_content(text)


def proposal_id(mark: Mark) -> str:
    """The name by which a proposal is taken up or turned down."""
    return f"{mark.reviewer}.{mark.claim_hash[:16]}.{mark.at.replace(':', '').replace('-', '')}"


def newest(assignments: Sequence[Assignment]) -> tuple[Assignment, ...]:
    """The assignments in the order in which they were made."""
    return tuple(sorted(assignments, key=lambda a: (a.at, a.reviewer)))
