"""Changing the text: every change is a new revision, judged before it is kept; proposals taken up or turned down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from primum.app.desk.ground import recorded
from primum.app.desk.reviewing import Reviewing
from primum.board import Actor, Article, Mark, Record, Revision, Stance, content_hash
from primum.canon import Content, content_text
from primum.errors import Conflict, Invalid, NotFound
from primum.model import Citation, Claim
from primum.review import revising
from primum.review.standing import PROPOSALS, Standing, proposal_id
from primum.review.transitions import Action


class Revising(Reviewing):
    """What authors and editors do to the text. Signatures bind to the revision that was signed: a change asks for
    them anew; marks of claims that did not change carry over."""

    def edit(
        self,
        actor: Actor,
        article: str,
        claim: str,
        *,
        text: str = "",
        term: str | None = None,
        citations: Sequence[Citation] = (),
        reason: str = "",
        seen: int | None = None,
    ) -> Article:
        """Change a claim's text, its key term, its quotes; what is left out stays. The judge's verdict is part of the
        new revision, whatever it says."""
        standing = self._open(actor, Action.EDIT, article, seen=seen)
        changed = self._edited(standing, claim, text=text, term=term, citations=citations)
        return self._revise(actor, standing, self._replaced(standing, changed), "edit", reason, claim=claim)

    def insert(
        self,
        actor: Actor,
        article: str,
        *,
        after: str,
        text: str,
        citations: Sequence[Citation],
        term: str = "",
        reason: str = "",
        seen: int | None = None,
    ) -> Article:
        """Put a new claim behind the one with the id `after`."""
        standing = self._open(actor, Action.EDIT, article, seen=seen)
        for citation in citations:
            self._check_quote(citation)
        id = revising.new_id(standing.content.answer)
        claim = self._judged(Claim(id, _said(text), tuple(citations), term), standing.content)
        evidence, settings = self._material(claim, standing.content)
        content = revising.inserted(standing.content, claim, after=after, evidence=evidence, settings=settings)
        return self._revise(actor, standing, content, "insert", reason, claim=id)

    def remove(self, actor: Actor, article: str, claim: str, *, reason: str = "", seen: int | None = None) -> Article:
        """Take a claim out."""
        standing = self._open(actor, Action.EDIT, article, seen=seen)
        return self._revise(actor, standing, revising.removed(standing.content, claim), "remove", reason, claim=claim)

    def take_up(self, actor: Actor, article: str, proposal: str, *, seen: int | None = None) -> Article:
        """Do what a reviewer proposed; the reviewer's reason is the revision's."""
        standing = self._open(actor, Action.EDIT, article, seen=seen)
        mark = self._proposal(standing, proposal)
        if mark.stance is Stance.REMOVE:
            content = revising.removed(standing.content, mark.claim)
        else:
            changed = self._edited(standing, mark.claim, text=mark.text, term=None, citations=mark.citations)
            content = self._replaced(standing, changed)
        return self._revise(actor, standing, content, "take_up", mark.reason, claim=mark.claim)

    def turn_down(self, actor: Actor, article: str, proposal: str, reason: str, *, seen: int | None = None) -> Article:
        """Leave a claim as it is, with a reason that the reviewer sees."""
        standing = self._open(actor, Action.EDIT, article, seen=seen)
        mark = self._proposal(standing, proposal)
        if not reason.strip():
            raise Invalid("to turn a proposal down needs a reason")
        remark = self._remark(actor, standing, reason.strip(), claim=mark.claim, reply_to=proposal)
        moved = self._followed(replace(standing, remarks=(*standing.remarks, remark)))
        self._write(actor, "turn_down", article, moved, remark, claim=mark.claim, to=moved.state.value)
        return recorded(moved)

    def _edited(
        self, standing: Standing, claim: str, *, text: str, term: str | None, citations: Sequence[Citation]
    ) -> Claim:
        held = standing.claim(claim)
        if held is None:
            raise NotFound(f"this revision has no claim {claim}")
        for citation in citations:
            self._check_quote(citation)
        said = text.strip() or held.text
        key = (held.term if held.term in said else "") if term is None else term
        if said == held.text and tuple(citations) in {(), held.citations}:
            return replace(held, term=key)
        changed = Claim(held.id, said, tuple(citations) or held.citations, key, held.strength)
        return self._judged(changed, standing.content)

    def _replaced(self, standing: Standing, claim: Claim) -> Content:
        evidence, settings = self._material(claim, standing.content)
        return revising.replaced(standing.content, claim, evidence=evidence, settings=settings)

    def _revise(
        self, actor: Actor, standing: Standing, content: Content, action: str, reason: str, *, claim: str
    ) -> Article:
        text = content_text(content)
        if text == standing.revision.content:
            raise Conflict("nothing was changed")
        moved, things = self._revised(actor, standing, text, reason, content)
        self._write(actor, action, moved.id, moved, *things, claim=claim, hash=content_hash(text))
        return recorded(moved)

    def _revised(
        self, actor: Actor, standing: Standing, text: str, reason: str, content: Content
    ) -> tuple[Article, list[Record]]:
        """The article with a new revision, not yet written."""
        number = standing.revision.number + 1
        documents = tuple(e.document for e in content.answer.references)
        revision = Revision(
            standing.article.id, number, text, content_hash(text), actor.id, self.instant(), reason.strip(), documents
        )
        after = replace(standing, revisions=(*standing.revisions, revision))
        summary = " ".join(c.text for c in content.answer.summary)[:400]
        return self._touched(after, revision=number, summary=summary), [revision]

    def _proposal(self, standing: Standing, proposal: str) -> Mark:
        for mark in standing.marks:
            if mark.stance in PROPOSALS and proposal_id(mark) == proposal:
                break
        else:
            raise NotFound("there is no such proposal")
        if standing.mark_of(mark.reviewer, mark.claim) != mark:
            raise Conflict("the claim was changed since this was proposed, or the reviewer changed their mind")
        if standing.answer_to(mark) is not None:
            raise Conflict("this proposal was turned down already")
        return mark


def _said(text: str) -> str:
    if not text.strip():
        raise Invalid("a claim needs a text")
    return text.strip()
