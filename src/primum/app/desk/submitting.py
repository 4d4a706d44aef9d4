"""From an answer to an article: submitting, one page per question, and the states at either end."""

from __future__ import annotations

from primum.app.desk.answers import Answers
from primum.app.desk.ground import recorded
from primum.app.desk.likeness import same_question, slug_of, subject_names
from primum.app.desk.quoting import content_of
from primum.app.desk.views import Submission
from primum.app.safety import redact
from primum.board import SYSTEM, Actor, Article, Revision, Role, content_hash
from primum.canon import content_text, read_content
from primum.errors import Conflict, Invalid, NotFound
from primum.model import Answer, State
from primum.ports import Shelf
from primum.review.permissions import check_role
from primum.review.standing import Standing
from primum.review.transitions import Action

PERSONAL = "identifiers"
"""Kind of the safety finding that says a question holds personal data."""


class Submitting(Answers):
    """What brings an article to the desk, and what takes it away."""

    def existing(self, answer: Answer) -> Article | None:
        """The article that this question already has, however it was worded; None where there is none."""
        inquiry = answer.inquiry
        for name in subject_names(inquiry):
            for article in self._filed(name):
                content = read_content(self.store.revision(article.id, article.revision).content)
                if same_question(inquiry, content.answer.inquiry):
                    return article
        return None

    def submit(self, actor: Actor, answer_id: str, *, draft: bool = False, specialty: str = "") -> Submission:
        """Make an article of a kept answer; with `draft`, one that only its author and editors see yet.

        A question that has a page already is led to it. Invalid where the question holds personal data, or was
        declined."""
        check_role(actor, "submit an answer", Role.AUTHOR, Role.EDITOR)
        answer = self.get_answer(answer_id).answer
        found = any(finding.kind == PERSONAL for finding in answer.inquiry.safety)
        if found or redact(answer.inquiry.question.text).spans:
            raise Invalid("this question holds personal data: ask it without them, then submit that answer")
        if not answer.claims():
            raise Invalid("a question that was declined has nothing to review")
        try:
            return self._submitted(actor, answer, state=State.DRAFT if draft else State.SUBMITTED, specialty=specialty)
        except Conflict:
            # Somebody submitted the same question, or one of the same title, at the same moment.
            return self._submitted(actor, answer, state=State.DRAFT if draft else State.SUBMITTED, specialty=specialty)

    def _submitted(self, actor: Actor, answer: Answer, *, state: State, specialty: str) -> Submission:
        # The address is looked for first: what is submitted after that is either found below or takes the same address.
        slug = self._free_slug(slug_of(answer.title))
        known = self.existing(answer)
        if known is not None:
            return Submission(known, new=False)
        article, revision = self._new(actor, answer, slug, state=state, specialty=specialty)
        self._write(actor, "submit", article.id, article, revision, hash=revision.hash, to=article.state.value)
        self._library().keep(answer.run.library_version, name=f"article:{article.id}")
        self.notify("submitted", article, roles=(Role.EDITOR,))
        return Submission(recorded(article), new=True)

    def hand_in(self, actor: Actor, article: str, *, seen: int | None = None) -> Article:
        """Submit a draft, or hand a revised article back to its reviewers."""
        standing = self._open(actor, Action.SUBMIT, article, seen=seen)
        moved = self._move(standing, Action.SUBMIT)
        self._write(actor, "submit", article, moved, to=moved.state.value, hash=standing.revision.hash)
        if moved.state is State.UNDER_REVIEW:
            self.notify("revised", moved, people=standing.reviewers)
        else:
            self.notify("submitted", moved, roles=(Role.EDITOR,))
        return recorded(moved)

    def withdraw(self, actor: Actor, article: str, reason: str, *, seen: int | None = None) -> Article:
        """Withdraw an article; the reason is its notice, and every version stays readable."""
        return self._end(actor, Action.WITHDRAW, article, reason, f"Withdrawn on {self.today()}: ", seen=seen)

    def reopen(self, actor: Actor, article: str, reason: str, *, seen: int | None = None) -> Article:
        """Bring a withdrawn article back to the desk."""
        return self._end(actor, Action.REOPEN, article, reason, f"Reopened on {self.today()}: ", seen=seen)

    def request_changes(self, actor: Actor, article: str, reason: str, *, seen: int | None = None) -> Article:
        """An editor sends an article back to its author; what the reviewers said becomes visible to all of them."""
        standing = self._open(actor, Action.REQUEST_CHANGES, article, seen=seen)
        moved = self._move(standing, Action.REQUEST_CHANGES)
        remark = self._remark(actor, standing, _reasoned(reason))
        self._write(actor, "request_changes", article, moved, remark, to=moved.state.value)
        self.notify("changes_requested", moved, people=(standing.article.author,))
        return recorded(moved)

    def correct(self, actor: Actor, article: str, reason: str, *, seen: int | None = None) -> Article:
        """Open an approved article for correction: a new revision to edit and sign, and a notice with the reason.

        Readers keep seeing the approved revision, with the notice, until the new one is approved."""
        notice = f"Corrected on {self.today()}: "
        return self._again(actor, Action.CORRECT, article, reason, notice, seen=seen)

    def recall(self, actor: Actor, article: str, reason: str, *, seen: int | None = None) -> Article:
        """Send an approved article back to review; the reason is its notice."""
        notice = f"Back under review since {self.today()}: "
        return self._again(actor, Action.RECALL, article, reason, notice, seen=seen)

    def _again(
        self, actor: Actor, action: Action, article: str, reason: str, notice: str, *, seen: int | None
    ) -> Article:
        """A new revision with the same text: what was signed stays signed, and is to be signed anew."""
        standing = self._open(actor, action, article, seen=seen)
        old, reason = standing.revision, _reasoned(reason)
        # The author of its text is nobody new: whoever opens it may still review it.
        revision = Revision(
            article, old.number + 1, old.content, old.hash, SYSTEM.id, self.instant(), reason, old.documents
        )
        moved = self._move(standing, action, revision=revision.number, notice=notice + reason)
        self._write(actor, action.value, article, moved, revision, to=moved.state.value, hash=revision.hash)
        self.notify("back_under_review", moved, people=standing.reviewers, roles=(Role.EDITOR,))
        return recorded(moved)

    def _end(
        self, actor: Actor, action: Action, article: str, reason: str, notice: str, *, seen: int | None
    ) -> Article:
        standing = self._open(actor, action, article, seen=seen)
        moved = self._move(standing, action, notice=notice + _reasoned(reason))
        self._write(actor, action.value, article, moved, to=moved.state.value)
        self.notify(moved.state.value, moved, people=(standing.article.author, *standing.reviewers))
        return recorded(moved)

    def _new(
        self, actor: Actor, answer: Answer, slug: str, *, state: State, specialty: str
    ) -> tuple[Article, Revision]:
        text = content_text(content_of(answer, self._library()))
        id, now = self._name(), self.instant()
        documents = tuple(e.document for e in answer.references)
        revision = Revision(id, 1, text, content_hash(text), actor.id, now, "submitted", documents)
        article = Article(
            id=id,
            slug=slug,
            question=answer.inquiry.question.text,
            title=answer.title,
            state=state,
            author=actor.id,
            created=now,
            changed=now,
            specialty=specialty,
            subject=subject_names(answer.inquiry)[0],
            intent=answer.inquiry.intent,
            summary=" ".join(claim.text for claim in answer.summary)[:400],
        )
        return self._touched(Standing(article, (revision,))), revision

    def _free_slug(self, slug: str) -> str:
        for number in range(1, 1000):
            wanted = slug if number == 1 else f"{slug}-{number}"
            try:
                self.store.article_at(wanted)
            except NotFound:
                return wanted
        raise Conflict(f"there are too many pages at {slug}")

    def _filed(self, subject: str) -> tuple[Article, ...]:
        """Every article filed under a subject."""
        found: list[Article] = []
        after = ""
        while True:
            page = self.store.articles(Shelf(subject=subject, limit=200, after=after))
            found += page.articles
            after = page.after
            if not after:
                return tuple(found)


def _reasoned(reason: str) -> str:
    if not reason.strip():
        raise Invalid("this needs a reason: readers and colleagues will see it")
    return reason.strip()
