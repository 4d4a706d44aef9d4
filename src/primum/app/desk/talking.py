"""Remarks in threads, reports of readers, and editors' rulings."""

from __future__ import annotations

from dataclasses import replace

from primum.app.desk.ground import recorded
from primum.app.desk.reviewing import _claim
from primum.app.desk.revising import Revising
from primum.app.safety import redact
from primum.board import Actor, Article, Mark, Remark, RemarkKind, Role, Stance
from primum.errors import Conflict, Forbidden, Invalid, NotFound
from primum.review import policies
from primum.review.standing import Standing
from primum.review.transitions import Action

LONGEST = 4000
"""Characters of a remark."""


class Talking(Revising):
    """What is said about an article, and what editors decide where reviewers differ."""

    def remark(self, actor: Actor, article: str, text: str, *, claim: str = "", reply_to: str = "") -> Remark:
        """Comment on a claim or on the whole, or answer another remark."""
        standing = self._open(actor, Action.REMARK, article)
        if reply_to and reply_to not in {r.id for r in standing.remarks}:
            raise NotFound("the remark that this answers is not there")
        remark = self._remark(actor, standing, _said(text), claim=_named(standing, claim), reply_to=reply_to)
        self._write(actor, "remark", article, remark, remark=remark.id)
        return remark

    def report(self, actor: Actor, article: str, text: str, *, claim: str = "", contact: str = "") -> Remark:
        """A reader says that something looks wrong; what identifies a person is masked in the text. `contact` is shown
        to editors alone, and may be left empty."""
        standing = self._open(actor, Action.REPORT, article)
        if self.config.publish == "approved" and not standing.article.approved:
            raise NotFound("there is no such article")
        if len(contact) > 200:
            raise Invalid("the address is longer than 200 characters")
        remark = self._remark(
            actor,
            standing,
            redact(_said(text)).text,
            claim=_named(standing, claim),
            kind=RemarkKind.FEEDBACK,
            contact=contact.strip(),
        )
        # Readers must not be in the way of those who work: the article's risk follows with its next move.
        self._write(actor, "report", article, remark, remark=remark.id)
        self.notify("reported", standing.article, roles=(Role.EDITOR,))
        return remark

    def resolve(self, actor: Actor, article: str, remark: str, *, reason: str = "") -> Article:
        """Close a remark. A change of evidence is for an editor to close, with a reason."""
        standing = self._open(actor, Action.RESOLVE, article)
        held = next((r for r in standing.remarks if r.id == remark), None)
        if held is None:
            raise NotFound("there is no such remark")
        things = [replace(held, resolved=True)]
        if held.kind is RemarkKind.EVIDENCE:
            if Role.EDITOR not in actor.roles:
                raise Forbidden("resolve: a change of evidence is for an editor to close")
            if not reason.strip():
                raise Invalid("say why this change of evidence does not concern the article")
        if reason.strip():
            things.append(
                replace(self._remark(actor, standing, _said(reason), claim=held.claim, reply_to=remark), resolved=True)
            )
        kept = tuple(r for r in standing.remarks if r.id != remark)
        moved = self._followed(replace(standing, remarks=(*kept, *things)))
        self._write(actor, "resolve", article, moved, *things, remark=remark, to=moved.state.value)
        self._if_moved(standing, moved)
        return recorded(moved)

    def settle(self, actor: Actor, article: str, stance: Stance, reason: str, *, claim: str = "") -> Article:
        """An editor rules where reviewers differ: AGREE, a claim stands as it reads (with an empty `claim`: changes
        that a reviewer asked for are not needed); DISAGREE, it must change.
        The needed approvals are needed all the same."""
        standing = self._open(actor, Action.SETTLE, article)
        if stance not in {Stance.AGREE, Stance.DISAGREE}:
            raise Invalid("a ruling agrees or disagrees")
        if not reason.strip():
            raise Invalid("a ruling needs a reason")
        if claim:
            _claim(standing, claim, "")
        elif not policies.dissent(standing):
            raise Conflict("no reviewer has asked for changes to this revision")
        hash = standing.hashes[claim] if claim else standing.revision.hash
        number, now = standing.revision.number, self.instant()
        ruling = Mark(article, number, actor.id, claim, hash, stance, now, reason.strip())
        moved = self._followed(replace(standing, marks=(*standing.marks, ruling)))
        self._write(actor, "settle", article, moved, ruling, stance=stance.value, hash=hash, to=moved.state.value)
        self._if_moved(standing, moved)
        return recorded(moved)

    def _if_moved(self, standing: Standing, moved: Article) -> None:
        if moved.state is not standing.article.state:
            self._told(standing, moved)


def _named(standing: Standing, claim: str) -> str:
    """The claim's id, where one is named and any revision has it."""
    if claim and standing.claim(claim) is None:
        raise NotFound(f"this revision has no claim {claim}")
    return claim


def _said(text: str) -> str:
    if not text.strip():
        raise Invalid("say something")
    if len(text) > LONGEST:
        raise Invalid(f"a remark has at most {LONGEST:,} characters, not {len(text):,}")
    return text.strip()
