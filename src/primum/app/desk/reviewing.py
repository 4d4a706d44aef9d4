"""Reviewing: marks claim by claim, and the decision that a reviewer signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from primum.app.desk.ground import recorded
from primum.app.desk.judging import Judging
from primum.board import SYSTEM, Actor, Article, Decision, Mark, Review, Role, Signature, Stance
from primum.errors import Conflict, Invalid, NotFound
from primum.model import Citation, Claim, State, Support, Verdict
from primum.review import policies, signing
from primum.review.standing import Standing
from primum.review.transitions import Action


class Reviewing(Judging):
    """What reviewers do, each by themselves."""

    def mark(
        self,
        actor: Actor,
        article: str,
        claim: str,
        stance: Stance,
        *,
        reason: str = "",
        text: str = "",
        citations: Sequence[Citation] = (),
        hash: str = "",
    ) -> Mark:
        """Say something of one claim; what was said before of the same words is replaced.

        EDIT takes the new `text` (and `citations`, where they change, too), CITE the new `citations`, REMOVE neither:
        proposals, judged at once, that an author or editor takes up or turns down. OVERRIDE is the reviewer's own
        verdict in the place of the judge's. All but AGREE need a `reason`. `hash` is that of the claim as it was seen:
        Conflict where it has changed."""
        standing = self._open(actor, Action.MARK, article)
        held = _claim(standing, claim, hash)
        policies.check_mark(held, stance, reason=reason, text=text)
        if stance is Stance.CITE and not citations:
            raise Invalid("to cite better needs the better quotes")
        for citation in citations:
            self._check_quote(citation)
        mark = Mark(
            article,
            standing.revision.number,
            actor.id,
            claim,
            standing.hashes[claim],
            stance,
            self.instant(),
            reason.strip(),
            text=text.strip() if stance is Stance.EDIT else "",
            citations=tuple(citations) if stance in {Stance.EDIT, Stance.CITE} else (),
        )
        mark = self._with_verdict(mark, standing)
        self._write(actor, "mark", article, mark, claim=claim, stance=stance.value, hash=mark.claim_hash)
        self._catch_up(article)
        return mark

    def agree(self, actor: Actor, article: str, claims: Sequence[str]) -> tuple[Mark, ...]:
        """Agree with several claims at once, in one event."""
        standing = self._open(actor, Action.MARK, article)
        marks = tuple(
            Mark(article, standing.revision.number, actor.id, c, standing.hashes[c], Stance.AGREE, self.instant())
            for c in dict.fromkeys(claims)
            if _claim(standing, c, "")
        )
        if marks:
            self._write(actor, "mark", article, *marks, claims=len(marks), stance=Stance.AGREE.value)
            self._catch_up(article)
        return marks

    def sign(
        self, actor: Actor, article: str, decision: Decision, *, comment: str = "", revision_hash: str = ""
    ) -> Article:
        """Sign a decision on the newest revision. An approval is signed with the server's key; the last one needed
        approves the article, where nothing else stands in the way.

        `revision_hash` is that of the text that was read: Conflict where there is a newer one."""
        return self._retried(article, lambda: self._sign(actor, article, decision, comment, revision_hash))

    def _sign(self, actor: Actor, article: str, decision: Decision, comment: str, revision_hash: str) -> Article:
        standing = self._open(actor, Action.SIGN, article)
        if revision_hash and revision_hash != standing.revision.hash:
            raise Conflict("the text was changed since you opened it: look at it again before you sign")
        policies.check_signing(standing, actor.id, decision, comment=comment)
        if decision is Decision.APPROVE:
            self._check_sources(standing)
        revision = standing.revision
        declaration = standing.declaration(actor.id)
        if declaration is None:
            raise Conflict("declare your interests with regard to this subject before you sign")
        review = Review(
            standing.article.id,
            revision.number,
            revision.hash,
            actor.id,
            decision,
            declaration,
            self.instant(),
            comment.strip(),
        )
        things: list[Review | Signature] = [review]
        if decision is Decision.APPROVE:
            person = self.store.person(actor.id)
            things.append(
                signing.sign(self.keyring, standing.article, revision, review, person, server=self.config.server)
            )
        moved = self._followed(replace(standing, reviews=(*standing.reviews, review)))
        detail = {"decision": decision.value, "revision": revision.number, "hash": revision.hash}
        self._write(actor, "sign", moved.id, moved, *things, **detail, to=moved.state.value)
        self._told(standing, moved)
        return recorded(moved)

    def _catch_up(self, article: str) -> Article | None:
        """Move an article on where the policy is met by now: marks do not wait for each other, so one that takes the
        last obstacle away, or one made while somebody signs, is seen by nobody but who looks once more after writing.
        The article as it is then; None where it stays in its state, or somebody else moved it."""
        standing = self.standing(article)
        moved = self._followed(standing)
        if moved.state is standing.article.state:
            return None
        action = Action.APPROVE if moved.state is State.APPROVED else Action.REQUEST_CHANGES
        try:
            self._write(SYSTEM, action.value, article, moved, hash=standing.revision.hash, to=moved.state.value)
        except Conflict:
            return None
        self._told(standing, moved)
        return recorded(moved)

    def _told(self, standing: Standing, moved: Article) -> None:
        """Notices of what followed from a signature or a ruling."""
        if moved.state is State.APPROVED:
            self.notify("approved", moved, people=(moved.author, *standing.reviewers))
        elif moved.state is State.CHANGES_REQUESTED:
            self.notify("changes_requested", moved, people=(moved.author,))
        elif policies.all_in(standing, needed=self.needed - 1):
            self.notify("to_settle", moved, roles=(Role.EDITOR,))

    def _check_sources(self, standing: Standing) -> None:
        """Conflict where a source was retracted after this text was made and the watch has not looked since."""
        for id, document in self._cited(standing.content.answer.claims()).items():
            known = next(e for e in standing.content.answer.references if e.document == id)
            if document.source.retracted and not known.source.retracted:
                raise Conflict(f"“{document.source.title or id}” was retracted: what cites it cannot be approved")

    def _with_verdict(self, mark: Mark, standing: Standing) -> Mark:
        """The mark with the reviewer's own verdict, or the judge's of what is proposed."""
        if mark.stance is Stance.OVERRIDE:
            return replace(mark, verdict=Verdict(Support.SUPPORTED, mark.reason, f"person:{mark.reviewer}"))
        held = standing.claim(mark.claim)
        if held is None or mark.stance not in {Stance.EDIT, Stance.CITE}:
            return mark
        proposed = Claim(held.id, mark.text or held.text, mark.citations or held.citations)
        return replace(mark, verdict=self._judged(proposed, standing.content).verdict)

    def _check_quote(self, citation: Citation) -> None:
        if self.cite(citation.document, citation.start, citation.end) != citation:
            raise Invalid(f"the quote does not stand at its place in {citation.document}")


def _claim(standing: Standing, claim: str, hash: str) -> Claim:
    held = standing.claim(claim)
    if held is None:
        raise NotFound(f"this revision has no claim {claim}")
    if hash and hash != standing.hashes[claim]:
        raise Conflict(f"claim {claim} was changed since you opened it: look at it again")
    return held
