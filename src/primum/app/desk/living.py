"""What the watch over the library needs of the desk: the only verbs that the software itself takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from primum.app.desk.ground import recorded
from primum.app.desk.reading import Reading
from primum.board import SYSTEM, Article, Record, Remark, RemarkKind, Role
from primum.model import Answer, Document, Evidence, Inquiry, Question, State
from primum.ports import Library
from primum.review.permissions import check
from primum.review.standing import Standing
from primum.review.transitions import Action


class Living(Reading):
    """Evidence that changed, recorded in the software's own name."""

    @property
    def library(self) -> Library:
        """The library that articles stand on; Unavailable where there is none."""
        return self._library()

    def ask_again(self, question: Question) -> Answer:
        """The answer that the library as it now is gives."""
        return self._ask(question)

    def appraised(self, document: Document, inquiry: Inquiry) -> Evidence:
        """A document appraised for a question, as of this year."""
        return self._appraised(document, inquiry)

    def evidence_remark(self, standing: Standing, reason: str, claim: str) -> Remark:
        """A change of evidence as a remark on a claim, or on the whole article; not yet written."""
        return self._remark(SYSTEM, standing, reason, claim=claim, kind=RemarkKind.EVIDENCE)

    def record_evidence(
        self, before: Standing, after: Standing, things: Sequence[Record], changes: Mapping[str, str | int | State]
    ) -> Article:
        """Write what changed in an article's evidence: `after` is how the article stands with it, `things` what is new,
        `changes` what becomes of the article. Conflict where somebody changed it in the meantime."""
        approved = before.article.state is State.APPROVED
        check(SYSTEM, Action.RECALL if approved else Action.EDIT, before.article)
        moved = self._touched(after, **changes)
        action = "recall" if approved else "evidence"
        self._write(SYSTEM, action, moved.id, moved, *things, to=moved.state.value, hash=after.revision.hash)
        if approved:
            self.notify("back_under_review", moved, people=(moved.author, *before.reviewers), roles=(Role.EDITOR,))
        return recorded(moved)
