"""What the desk shows: the queue, an article as one person may see it, its history, what readers get."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from threading import Event
from typing import Any

from primum.app.desk.talking import Talking
from primum.app.desk.views import CaseFile, ClaimFile, Proposal, QueueRow, Quoted, Wanted
from primum.board import Actor, Article, Mark, Person, Review, Revision, Role, Signature
from primum.canon import Content, Setting, read_content
from primum.errors import NotFound, PrimumError
from primum.model import Answer, Claim, Evidence, Section, State
from primum.ports import Shelf
from primum.review import policies, signing, visibility
from primum.review.differences import Difference, differences
from primum.review.permissions import allowed, check_role
from primum.review.revising import place
from primum.review.risk import RiskKind, risk
from primum.review.standing import PROPOSALS, Standing, proposal_id
from primum.review.transitions import Action

AT_DESK = (State.SUBMITTED, State.UNDER_REVIEW, State.CHANGES_REQUESTED)
"""States in which somebody has something to do."""
EVERY = 300.0
"""Seconds between two rounds of reminding and sending."""
_log = logging.getLogger("primum.notices")


class Reading(Talking):
    """Looking, without changing anything."""

    def case(self, actor: Actor, article: str) -> CaseFile:
        """An article as this person may see it at the desk, with what they may do; Forbidden where nothing."""
        whole = self._open(actor, Action.SEE, article)
        seen = visibility.seen_by(whole, actor, needed=self.needed)
        known = self.people()
        found = policies.obstacles(seen, needed=self.needed)
        named = {a.reviewer for a in seen.assignments} | {m.reviewer for m in seen.marks}
        named |= {r.person for r in seen.remarks} | {r.reviewer for r in seen.reviews} | seen.writers
        return CaseFile(
            article=whole.article,
            revision=whole.revision,
            content=whole.content,
            claims=tuple(_claim_file(seen, actor, claim, headings, found) for claim, headings in _placed(seen)),
            assignments=seen.assignments,
            reviews=seen.reviews_of(seen.revision),
            remarks=seen.remarks,
            obstacles=found,
            disagreed=policies.disagreements(seen),
            allowed=allowed(actor, whole.article, relations=whole.relations(actor)),
            blind=visibility.is_blind(whole, needed=self.needed),
            declared=whole.declaration(actor.id),
            risk=risk(whole),
            people={id: known[id] for id in named if id in known},
        )

    def queue(self, actor: Actor, wanted: Wanted = Wanted()) -> tuple[tuple[QueueRow, ...], str]:  # noqa: B008
        """Articles that wait for somebody, the riskiest first, and where to go on ("" at the end).

        Authors see what they may see: their own; reviewers what is submitted and later; editors all."""
        check_role(actor, "see the queue", Role.AUTHOR, Role.REVIEWER, Role.EDITOR)
        states = wanted.states or ((State.APPROVED,) if wanted.overdue else AT_DESK)
        wide = actor.roles & {Role.REVIEWER, Role.EDITOR}
        if Role.EDITOR not in actor.roles and wide:
            states = tuple(s for s in states if s is not State.DRAFT)
            if not states:
                return (), ""
        shelf = Shelf(
            states=states,
            specialty=wanted.specialty,
            words=wanted.words,
            author="" if wide else actor.id,
            reviewer=actor.id if wanted.mine else "",
            overdue_on=self.today() if wanted.overdue else "",
            order=wanted.order,
        )
        rows: list[QueueRow] = []
        after = wanted.after
        while True:
            found = self.store.articles(replace(shelf, limit=wanted.limit - len(rows), after=after))
            made = (self._row(article, wanted.risk) for article in found.articles)
            rows += [row for row in made if row is not None]
            after = found.after
            if not after or len(rows) >= wanted.limit:
                return tuple(rows), after

    def remind(self) -> int:
        """Queue reminders: to reviewers whose day has passed, and to editors where an approved article is to be
        reviewed again; each once a week. How many; none where the host has set up neither mail nor webhook."""
        if not self.gives_notice:
            return 0
        count = 0
        for article, person in self.late():
            if self._first("overdue", f"{article.id} {person}"):
                self.notify("overdue", article, people=(person,))
                count += 1
        for article in self.overdue():
            if self._first("review_due", article.id):
                self.notify("review_due", article, roles=(Role.EDITOR,))
                count += 1
        return count

    def keep_at_it(self, stop: Event, *, every: float = EVERY) -> None:
        """Until stopped, every few minutes: remind, send what is queued, and clear away what has expired."""
        while not stop.wait(every):
            try:
                self.workspace.sweep()
                self.remind()
                self.send_notices()
            except PrimumError as error:
                # The database may be away for a while: the next round tries again.
                _log.warning("reminders and notices have to wait: %s", type(error).__name__)

    def _first(self, kind: str, what: str) -> bool:
        return self.workspace.count(f"reminder_{kind}", what, seconds=7 * 86400) == 1

    def late(self) -> tuple[tuple[Article, str], ...]:
        """Articles under review with a reviewer whose day has passed before they signed: (article, reviewer)."""
        found = []
        for article in self.all(Shelf(states=(State.UNDER_REVIEW,), order="oldest")):
            signed = {r.reviewer for r in self.store.reviews(article.id) if r.revision == article.revision}
            for a in self.store.assignments(article=article.id):
                if not a.ended and a.due and a.due < self.today() and a.reviewer not in signed:
                    found.append((article, a.reviewer))
        return tuple(found)

    def overdue(self) -> tuple[Article, ...]:
        """Approved articles whose review-by date has passed."""
        return tuple(self.all(Shelf(states=(State.APPROVED,), overdue_on=self.today(), order="oldest")))

    def counts(self) -> tuple[int, int]:
        """How many articles wait for somebody, and how many approved ones should have been reviewed again."""
        again = Shelf(states=(State.APPROVED,), overdue_on=self.today())
        return self.store.count(Shelf(states=AT_DESK)), self.store.count(again)

    def is_overdue(self, article: Article) -> bool:
        """Whether an approved article should have been reviewed again by now."""
        return article.state is State.APPROVED and "" < article.review_by < self.today()

    def all(self, shelf: Shelf) -> Iterator[Article]:
        """Every article that a shelf names, page by page."""
        after = shelf.after
        while True:
            found = self.store.articles(replace(shelf, after=after))
            yield from found.articles
            after = found.after
            if not after:
                return

    # What readers get

    def is_public(self, article: Article) -> bool:
        """Whether readers may open an article: what was ever approved, withdrawn ones with their notice; what is
        submitted or under review, where the host publishes that, too."""
        if article.approved or article.state is State.APPROVED:
            return True
        return self.config.publish == "submitted" and article.state in {*AT_DESK, State.WITHDRAWN}

    def shown(self, article: Article) -> Revision:
        """The revision that readers see: the newest; where only approved ones are published, the last approved one, for
        corrected, recalled and withdrawn articles, too. NotFound where readers may see none."""
        if not self.is_public(article):
            raise NotFound("There is no such article.")
        number = article.revision if self.config.publish == "submitted" else article.approved
        return self.store.revision(article.id, number)

    def history(self, article: Article, *, actor: Actor | None = None) -> tuple[Revision, ...]:
        """The revisions that may be read, oldest first: all at the desk, and where submitted articles are published;
        else those that were once approved."""
        revisions = self.store.revisions(article.id)
        if actor is not None and Action.SEE in self.allowed(actor, article.id):
            return revisions
        if not self.is_public(article):
            raise NotFound("There is no such article.")
        if self.config.publish == "submitted":
            return revisions
        approved = self.approvals(article)
        return tuple(r for r in revisions if r.number in approved)

    def approvals(self, article: Article) -> dict[int, tuple[Signature, ...]]:
        """Who signed which revision, of those that were once approved. What single reviewers signed of others stays
        between the board: reviewers are blind to each other, and an approval that was not enough is none."""
        signed: dict[int, tuple[Signature, ...]] = {}
        for signature in self.store.signatures(article.id):
            signed[signature.revision] = (*signed.get(signature.revision, ()), signature)
        return {
            number: by
            for number, by in signed.items()
            if number == article.approved or (number < article.approved and len(by) >= self.needed)
        }

    def diff(self, article: str, before: int, after: int) -> tuple[Difference, ...]:
        """What changed from one revision to another, claim by claim and word by word."""
        old, new = (read_content(self.store.revision(article, n).content).answer for n in (before, after))
        return differences(old, new)

    def signed(self, article: Article) -> tuple[tuple[Review, Person, Signature | None], ...]:
        """Who approved the revision that was last approved: what they decided, who they are, what was signed."""
        people = self.people()
        signatures = {s.reviewer: s for s in self.store.signatures(article.id) if s.revision == article.approved}
        reviews = visibility.signed_by(self.standing(article.id)) if article.approved else ()
        return tuple((r, people[r.reviewer], signatures.get(r.reviewer)) for r in reviews)

    def overrides(self, article: Article) -> tuple[Mark, ...]:
        """Where those whose approval stands overruled the judge, claim by claim, and why: readers are told."""
        return visibility.public_overrides(self.standing(article.id))

    def export(self, article: Article, *, number: int = 0) -> dict[str, Any]:
        """A revision with its signatures and keys, for `primum article verify`; the one last approved, or the newest
        where none is, unless a `number` is given."""
        revision = self.store.revision(article.id, number or article.approved or article.revision)
        return signing.export(
            article,
            revision,
            self.store.signatures(article.id),
            keys=self.keyring.public(),
            reviewers=self.store.people(),
        )

    def allowed(self, actor: Actor, article: str) -> frozenset[Action]:
        """Everything that this person may do to an article now."""
        standing = self.standing(article)
        return allowed(actor, standing.article, relations=standing.relations(actor))

    def content(self, article: Article, *, number: int = 0) -> Content:
        """What a revision holds; the newest one's, unless a `number` is given."""
        return read_content(self.store.revision(article.id, number or article.revision).content)

    def _row(self, article: Article, wanted: RiskKind | None) -> QueueRow | None:
        """The article in the queue; None where another kind of reason is wanted than speaks for it."""
        standing = self.standing(article.id)
        found = risk(standing)
        if wanted is not None and wanted not in found.kinds:
            return None
        waiting = [a for a in standing.assignments if not a.ended]
        due = min((a.due for a in waiting if a.due), default="")
        reviews = len(standing.reviews_of(standing.revision))
        return QueueRow(
            article,
            tuple(a.reviewer for a in waiting),
            due,
            bool(due) and due < self.today() and reviews < self.needed,
            self.is_overdue(article),
            reviews,
            found.reasons,
        )


def _placed(standing: Standing) -> Iterator[tuple[Claim, tuple[str, ...]]]:
    """Every claim of the newest revision with the headings above it, in reading order."""
    answer = standing.content.answer
    yield from ((claim, ()) for claim in answer.summary)
    for section in answer.sections:
        yield from _within(section, ())


def _within(section: Section, above: tuple[str, ...]) -> Iterator[tuple[Claim, tuple[str, ...]]]:
    headings = (*above, section.heading)
    yield from ((claim, headings) for claim in section.claims)
    for part in section.sections:
        yield from _within(part, headings)


def _claim_file(
    standing: Standing, actor: Actor, claim: Claim, headings: tuple[str, ...], found: tuple[policies.Obstacle, ...]
) -> ClaimFile:
    people = sorted({m.reviewer for m in standing.marks} - {m.reviewer for m in standing.rulings})
    marks = tuple(m for p in people if (m := standing.mark_of(p, claim.id)) is not None)
    return ClaimFile(
        claim=claim,
        hash=standing.hashes[claim.id],
        headings=headings,
        quotes=_quotes(claim, standing.content),
        mine=next((m for m in marks if m.reviewer == actor.id), None),
        marks=marks,
        proposals=tuple(Proposal(proposal_id(m), m, standing.answer_to(m)) for m in marks if m.stance in PROPOSALS),
        ruling=standing.ruling_on(claim.id),
        remarks=tuple(r for r in standing.remarks if r.claim == claim.id),
        obstacles=tuple(o for o in found if o.claim == claim.id),
    )


def _quotes(claim: Claim, content: Content) -> tuple[Quoted, ...]:
    settings: dict[str, Setting] = {place(s.document, s.start, s.end): s for s in content.settings}
    answer: Answer = content.answer
    evidence: dict[str, Evidence] = {e.document: e for e in answer.references}
    return tuple(
        Quoted(c, answer.numbers[c.document], evidence[c.document], settings.get(place(c.document, c.start, c.end)))
        for c in claim.citations
    )
