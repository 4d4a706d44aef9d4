"""Who may do what, in which state: one table. What is not in it is not allowed.

`check` raises, `may` asks. Roles come from the actor; relations are what ties the actor to this article.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from primum.board import SYSTEM, Actor, Article, Role
from primum.errors import Forbidden
from primum.model import State
from primum.review.transitions import Action, words

SOFTWARE = "software"
"""The part that the software itself plays."""


class Relation(StrEnum):
    """What ties a person to an article. AUTHOR: submitted it, or wrote any of its text. REVIEWED: has signed its
    newest revision. RULED: settled a disagreement on it. CONFLICTED: declared an interest in its subject."""

    AUTHOR = "author"
    ASSIGNED = "assigned"
    REVIEWED = "reviewed"
    CONFLICTED = "conflicted"
    RULED = "ruled"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not, in a sentence for the one who is refused."""

    reason: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: in these states, one who plays `part` and has all `needs`, and none of `bars`, may take the action."""

    action: Action
    states: tuple[State, ...]
    part: str
    needs: tuple[Relation, ...] = ()
    bars: tuple[Relation, ...] = ()


_D, _S, _U = State.DRAFT, State.SUBMITTED, State.UNDER_REVIEW
_C, _A, _W = State.CHANGES_REQUESTED, State.APPROVED, State.WITHDRAWN
_OPEN = (_D, _S, _U, _C)
_AT_DESK = (_S, _U, _C)
_EVERY = (_D, _S, _U, _C, _A, _W)
_WROTE, _ASSIGNED, _REVIEWED = Relation.AUTHOR, Relation.ASSIGNED, Relation.REVIEWED
_CONFLICTED, _RULED = Relation.CONFLICTED, Relation.RULED

RULES: tuple[Rule, ...] = (
    Rule(Action.SEE, _EVERY, Role.EDITOR),
    Rule(Action.SEE, _EVERY, Role.AUTHOR, (_WROTE,)),
    Rule(Action.SEE, (_S, _U, _C, _A, _W), Role.REVIEWER),
    Rule(Action.SUBMIT, (_D, _C), Role.AUTHOR, (_WROTE,)),
    Rule(Action.SUBMIT, (_D, _C), Role.EDITOR),
    Rule(Action.ASSIGN, _AT_DESK, Role.EDITOR),
    Rule(Action.TAKE, (_S, _U), Role.REVIEWER, (), (_WROTE, _ASSIGNED, _CONFLICTED, _RULED)),
    Rule(Action.UNASSIGN, _AT_DESK, Role.EDITOR),
    Rule(Action.UNASSIGN, _AT_DESK, Role.REVIEWER, (_ASSIGNED,), (_REVIEWED,)),
    Rule(Action.DECLARE, (_U,), Role.REVIEWER, (_ASSIGNED,), (_REVIEWED,)),
    Rule(Action.MARK, (_U,), Role.REVIEWER, (_ASSIGNED,), (_WROTE, _REVIEWED, _CONFLICTED, _RULED)),
    Rule(Action.SIGN, (_U,), Role.REVIEWER, (_ASSIGNED,), (_WROTE, _REVIEWED, _CONFLICTED, _RULED)),
    Rule(Action.EDIT, _OPEN, Role.AUTHOR, (_WROTE,), (_ASSIGNED,)),
    Rule(Action.EDIT, _OPEN, Role.EDITOR, (), (_ASSIGNED,)),
    Rule(Action.EDIT, _OPEN, SOFTWARE),
    Rule(Action.SETTLE, (_U,), Role.EDITOR, (), (_WROTE, _ASSIGNED)),
    Rule(Action.REMARK, (_S, _U, _C, _A), Role.EDITOR),
    Rule(Action.REMARK, (_S, _U, _C, _A), Role.AUTHOR, (_WROTE,)),
    Rule(Action.REMARK, (_S, _U, _C, _A), Role.REVIEWER, (_ASSIGNED,)),
    Rule(Action.RESOLVE, _EVERY, Role.EDITOR),
    Rule(Action.RESOLVE, _OPEN, Role.AUTHOR, (_WROTE,)),
    *(Rule(Action.REPORT, (_S, _U, _C, _A), role) for role in Role),
    Rule(Action.REQUEST_CHANGES, (_S, _U), Role.EDITOR),
    Rule(Action.REQUEST_CHANGES, (_U,), SOFTWARE),
    Rule(Action.APPROVE, (_U,), SOFTWARE),
    Rule(Action.RECALL, (_A,), SOFTWARE),
    Rule(Action.RECALL, (_A,), Role.EDITOR),
    Rule(Action.CORRECT, (_A,), Role.EDITOR, (), (_ASSIGNED,)),
    Rule(Action.CORRECT, (_A,), Role.AUTHOR, (_WROTE,), (_ASSIGNED,)),
    Rule(Action.WITHDRAW, (_D, _S, _U, _C, _A), Role.EDITOR),
    Rule(Action.WITHDRAW, (_D, _S, _C), Role.AUTHOR, (_WROTE,)),
    Rule(Action.REOPEN, (_W,), Role.EDITOR),
)
_BY_ACTION = {action: tuple(rule for rule in RULES if rule.action == action) for action in Action}
_BARRED = {
    Relation.AUTHOR: "you wrote some of its text",
    Relation.ASSIGNED: "you are its reviewer",
    Relation.REVIEWED: "you have signed this revision",
    Relation.CONFLICTED: "you declared a conflict of interest",
    Relation.RULED: "you settled a disagreement on it",
}
_NEEDED = {
    Relation.AUTHOR: "only for what you wrote yourself",
    Relation.ASSIGNED: "only for its reviewers: take it up, or have an editor assign it to you",
}


def may(actor: Actor, action: Action, article: Article, *, relations: Set[Relation] = frozenset()) -> Refusal | None:
    """None where the table allows it, else the reason why not that comes nearest."""
    said = words(action)
    rules = [rule for rule in _BY_ACTION[action] if rule.part in parts(actor)]
    if not rules:
        who = sorted({str(rule.part) for rule in _BY_ACTION[action]})
        return Refusal(f"{said}: this is for {_listed(who)}")
    rules = [rule for rule in rules if article.state in rule.states]
    if not rules:
        return Refusal(f"{said}: not while an article is {words(article.state)}")
    reasons = [_unmet(rule, relations) for rule in rules]
    return None if "" in reasons else Refusal(f"{said}: {reasons[0]}")


def check(actor: Actor, action: Action, article: Article, *, relations: Set[Relation] = frozenset()) -> None:
    """Forbidden, with the reason, where `may` refuses."""
    refusal = may(actor, action, article, relations=relations)
    if refusal is not None:
        raise Forbidden(refusal.reason)


def allowed(actor: Actor, article: Article, *, relations: Set[Relation]) -> frozenset[Action]:
    """Everything that this person may do to this article now."""
    return frozenset(a for a in Action if may(actor, a, article, relations=relations) is None)


def check_role(actor: Actor, said: str, *roles: Role) -> None:
    """Forbidden where the actor has none of the roles; for what concerns no single article. `said` names the act."""
    if not actor.roles & set(roles):
        raise Forbidden(f"{said}: this is for {_listed(sorted(roles))}")


def parts(actor: Actor) -> frozenset[str]:
    """The parts that an actor plays: the roles, or the software's."""
    return frozenset({SOFTWARE}) if actor == SYSTEM else frozenset(actor.roles)


def _unmet(rule: Rule, relations: Set[Relation]) -> str:
    """What this rule lacks, or "" where it is met."""
    for relation in rule.bars:
        if relation in relations:
            return f"not possible, for {_BARRED[relation]}"
    return next((_NEEDED[relation] for relation in rule.needs if relation not in relations), "")


def _listed(names: list[str] | list[Role]) -> str:
    plural = [name if name == SOFTWARE else f"{name}s" for name in names]
    return " and ".join(filter(None, [", ".join(plural[:-1]), plural[-1]]))


def table() -> str:
    """The whole table as Markdown, for the docs: actions down, states across, who may and on what terms."""
    states = list(State)
    head = "| action | " + " | ".join(words(state) for state in states) + " |"
    rows = [head, "|---" * (len(states) + 1) + "|"]
    for action in Action:
        cells = ["<br>".join(_terms(rule) for rule in _BY_ACTION[action] if s in rule.states) or "–" for s in states]
        rows.append(f"| {words(action)} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _terms(rule: Rule) -> str:
    needs = [relation.value for relation in rule.needs]
    bars = [f"not {relation.value}" for relation in rule.bars]
    return f"{rule.part}" + (f" ({', '.join([*needs, *bars])})" if needs or bars else "")
