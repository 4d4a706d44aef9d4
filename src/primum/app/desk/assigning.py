"""Who reviews what, by when, and with which interests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from primum.app.desk.ground import recorded
from primum.app.desk.submitting import Submitting
from primum.board import Actor, Article, Assignment, Declaration, Role
from primum.errors import Conflict, Forbidden, Invalid, NotFound
from primum.model import State
from primum.review.permissions import Relation
from primum.review.standing import Standing
from primum.review.transitions import Action

LONGEST_SPECIALTY = 80
"""Characters of a specialty's name."""
_UNFIT = {
    Relation.AUTHOR: "wrote some of its text",
    Relation.CONFLICTED: "declared a conflict of interest",
    Relation.RULED: "settled a disagreement on it",
    Relation.ASSIGNED: "is its reviewer already",
}


class Assigning(Submitting):
    """Assignments and declarations of interests."""

    def assign(self, actor: Actor, article: str, reviewer: str, *, due: str = "", seen: int | None = None) -> Article:
        """Ask a reviewer, by a day (`due`; `due_days` from today where it is empty). Invalid for someone who cannot be
        its reviewer. A submitted article is under review from then on."""
        standing = self._open(actor, Action.ASSIGN, article, seen=seen)
        person = self.store.person(reviewer)
        if Role.REVIEWER not in person.actor.roles:
            raise Invalid(f"{person.name or reviewer} is no reviewer")
        relations = standing.relations(person.actor)
        unfit = next((reason for relation, reason in _UNFIT.items() if relation in relations), "")
        if unfit:
            raise Invalid(f"{person.name or reviewer} {unfit}")
        moved = self._assign(actor, standing, reviewer, due, Action.ASSIGN)
        self.notify("assigned", moved, people=(reviewer,), due=due)
        return recorded(moved)

    def take(self, actor: Actor, article: str, *, seen: int | None = None) -> Article:
        """A reviewer takes an article up unasked."""

        def act() -> Article:
            standing = self._open(actor, Action.TAKE, article, seen=seen)
            return recorded(self._assign(actor, standing, actor.id, "", Action.TAKE))

        return self._retried(article, act)

    def unassign(self, actor: Actor, article: str, reviewer: str, *, seen: int | None = None) -> Article:
        """Let a reviewer go, or hand an article back oneself. What they said stays on record."""
        standing = self._open(actor, Action.UNASSIGN, article, seen=seen)
        if reviewer != actor.id and Role.EDITOR not in actor.roles:
            raise Forbidden("unassign: you may hand back your own, an editor any")
        if any(r.reviewer == reviewer for r in standing.reviews_of(standing.revision)):
            raise Conflict("this reviewer has signed this revision already")
        return self._reassign(actor, standing, reviewer, "unassign", ended=True)

    def set_due(self, actor: Actor, article: str, reviewer: str, due: str) -> Article:
        """Change the day by which a reviewer is asked to review."""
        standing = self._open(actor, Action.ASSIGN, article)
        return self._reassign(actor, standing, reviewer, "due", due=_day(due))

    def file_under(self, actor: Actor, article: str, specialty: str, *, seen: int | None = None) -> Article:
        """File an article under a specialty, by which the queue and readers can find it; empty: under none."""
        standing = self._open(actor, Action.ASSIGN, article, seen=seen)
        if len(specialty) > LONGEST_SPECIALTY:
            raise Invalid(f"a specialty has at most {LONGEST_SPECIALTY} characters")
        moved = self._touched(standing, specialty=" ".join(specialty.split()))
        self._write(actor, "specialty", article, moved)
        return recorded(moved)

    def declare(self, actor: Actor, article: str, *, conflict: bool, statement: str) -> Article:
        """Declare one's interests with regard to this article's subject. Who declares a conflict is its reviewer no
        longer, and an editor is told."""
        if conflict and not statement.strip():
            raise Invalid("say what the conflict is")
        said = statement.strip() or "None."
        moved = self._retried(article, lambda: self._declare(actor, article, conflict, said))
        if conflict:
            self.notify("reviewer_conflicted", moved, roles=(Role.EDITOR,))
        return moved

    def _declare(self, actor: Actor, article: str, conflict: bool, statement: str) -> Article:
        standing = self._open(actor, Action.DECLARE, article)
        declaration = Declaration(conflict, statement, self.instant())
        return self._reassign(actor, standing, actor.id, "declare", declaration=declaration, ended=conflict)

    def _assign(self, actor: Actor, standing: Standing, reviewer: str, due: str, action: Action) -> Article:
        by = _day(due) if due else (self._now().date() + timedelta(days=self.config.due_days)).isoformat()
        assignment = Assignment(
            standing.article.id, reviewer, actor.id, self.instant(), by, declaration=standing.declaration(reviewer)
        )
        starts = standing.article.state is State.SUBMITTED
        moved = self._move(standing, action) if starts else self._touched(standing)
        self._write(actor, action.value, moved.id, moved, assignment, reviewer=reviewer, due=by, to=moved.state.value)
        return moved

    def _reassign(
        self, actor: Actor, standing: Standing, reviewer: str, action: str, **changes: str | bool | Declaration
    ) -> Article:
        changed = replace(_current(standing, reviewer), **changes)  # type: ignore[arg-type]
        moved = self._touched(standing)
        self._write(actor, action, moved.id, moved, changed, reviewer=reviewer)
        return recorded(moved)


def _current(standing: Standing, reviewer: str) -> Assignment:
    found = next((a for a in standing.assignments if a.reviewer == reviewer and not a.ended), None)
    if found is None:
        raise NotFound(f"{reviewer} is not a reviewer of this article")
    return found


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Invalid(f"{text!r} is no day; it must look like 2026-03-01") from None
