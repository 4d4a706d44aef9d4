"""Who may do what: every cell of role × relations × action × state, against a table written down by itself."""

from __future__ import annotations

from itertools import chain, combinations

import pytest

from primum.board import ANYONE, SYSTEM, Actor, Article, Person, Role
from primum.errors import Forbidden
from primum.model import State
from primum.review.permissions import Refusal, Relation, allowed, check, check_role, may
from primum.review.transitions import Action

# One row for each action: who, then the states (d s u c a w), then what must tie them to it, then what must not.
# It is written from the policy, not from the code; a cell that is not here must be refused.
ALLOWED = """
see              editor         dsucaw
see              author         dsucaw   author
see              reviewer       -sucaw
submit           author         d--c--   author
submit           editor         d--c--
assign           editor         -suc--
take             reviewer       -su---   -          author assigned conflicted ruled
unassign         editor         -suc--
unassign         reviewer       -suc--   assigned   reviewed
declare          reviewer       --u---   assigned   reviewed
mark             reviewer       --u---   assigned   author reviewed conflicted ruled
sign             reviewer       --u---   assigned   author reviewed conflicted ruled
edit             author         dsuc--   author     assigned
edit             editor         dsuc--   -          assigned
edit             system         dsuc--
settle           editor         --u---   -          author assigned
remark           editor         -suca-
remark           author         -suca-   author
remark           reviewer       -suca-   assigned
resolve          editor         dsucaw
resolve          author         dsuc--   author
report           reader         -suca-
report           author         -suca-
report           reviewer       -suca-
report           editor         -suca-
report           administrator  -suca-
request_changes  editor         -su---
request_changes  system         --u---
approve          system         --u---
recall           system         ----a-
recall           editor         ----a-
correct          editor         ----a-   -          assigned
correct          author         ----a-   author     assigned
withdraw         editor         dsuca-
withdraw         author         ds-c--   author
reopen           editor         -----w
"""
STATES = dict(zip("dsucaw", State, strict=True))
RELATIONS = [frozenset(r) for r in chain.from_iterable(combinations(Relation, n) for n in range(len(Relation) + 1))]
ACTORS = {**{role.value: Actor("p1", frozenset({role})) for role in Role}, "system": SYSTEM}


def expected() -> dict[tuple[str, str, State], list[tuple[set[str], set[str]]]]:
    """The table above: for each action, part and state, the terms on which it is allowed."""
    cells: dict[tuple[str, str, State], list[tuple[set[str], set[str]]]] = {}
    for row in ALLOWED.strip().splitlines():
        action, part, states, needs, bars = [*row.split(maxsplit=4), "", ""][:5]
        for letter in states.replace("-", ""):
            terms = (set(needs.replace("-", "").split()), set(bars.replace("-", "").split()))
            cells.setdefault((action, part, STATES[letter]), []).append(terms)
    return cells


CELLS = expected()


def article(state: State) -> Article:
    return Article("a1", "slug", "What?", "What?", state, "p9", "2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z")


@pytest.mark.parametrize("part", sorted(ACTORS))
@pytest.mark.parametrize("action", list(Action))
def test_every_cell_is_as_the_policy_says(action: Action, part: str) -> None:
    for state in State:
        for relations in RELATIONS:
            terms = CELLS.get((action.value, part, state), [])
            held = {str(r) for r in relations}
            wanted = any(needs <= held and not bars & held for needs, bars in terms)
            refusal = may(ACTORS[part], action, article(state), relations=relations)
            assert (refusal is None) == wanted, f"{part}, {action}, {state}, {sorted(held)}: {refusal}"
            assert refusal is None or refusal.reason.startswith(action.value.replace("_", " "))


@pytest.mark.parametrize("state", list(State))
def test_two_roles_may_what_either_may_and_nothing_more(state: State) -> None:
    for one, other in combinations(Role, 2):
        both = Actor("p1", frozenset({one, other}))
        for relations in RELATIONS:
            alone = [allowed(ACTORS[r.value], article(state), relations=relations) for r in (one, other)]
            assert allowed(both, article(state), relations=relations) == alone[0] | alone[1]


def test_nobody_acts_in_the_name_of_the_software() -> None:
    forged = Actor("system", frozenset({Role.EDITOR}))
    assert isinstance(may(forged, Action.APPROVE, article(State.UNDER_REVIEW)), Refusal)


@pytest.mark.parametrize("state", list(State))
def test_somebody_without_roles_may_nothing(state: State) -> None:
    gone = Person("p1", "Ana", "a@example.org", frozenset(Role), active=False)
    assert not allowed(gone.actor, article(state), relations=frozenset(Relation))


def test_a_stranger_may_report_what_looks_wrong_and_nothing_else() -> None:
    assert allowed(ANYONE, article(State.APPROVED), relations=frozenset()) == {Action.REPORT}
    assert not allowed(ANYONE, article(State.DRAFT), relations=frozenset())


@pytest.mark.parametrize(
    ("actor", "action", "state", "relations", "reason"),
    [
        ("reader", Action.SIGN, State.UNDER_REVIEW, set(), "sign: this is for reviewers"),
        ("editor", Action.APPROVE, State.UNDER_REVIEW, set(), "approve: this is for software"),
        ("reviewer", Action.SIGN, State.DRAFT, set(), "sign: not while an article is draft"),
        ("reviewer", Action.SIGN, State.UNDER_REVIEW, set(), "only for its reviewers"),
        (
            "reviewer",
            Action.SIGN,
            State.UNDER_REVIEW,
            {Relation.ASSIGNED, Relation.AUTHOR},
            "you wrote some of its text",
        ),
        ("reviewer", Action.SIGN, State.UNDER_REVIEW, {Relation.ASSIGNED, Relation.CONFLICTED}, "conflict of interest"),
        ("author", Action.EDIT, State.DRAFT, set(), "only for what you wrote yourself"),
        ("reader", Action.CORRECT, State.APPROVED, set(), "authors and editors"),
    ],
)
def test_a_refusal_says_why_in_plain_words(
    actor: str, action: Action, state: State, relations: set[Relation], reason: str
) -> None:
    with pytest.raises(Forbidden, match=reason):
        check(ACTORS[actor], action, article(state), relations=frozenset(relations))


def test_what_concerns_no_article_goes_by_role_alone() -> None:
    check_role(ACTORS["author"], "submit an answer", Role.AUTHOR, Role.EDITOR)
    with pytest.raises(Forbidden, match="submit an answer: this is for authors and editors"):
        check_role(ACTORS["reader"], "submit an answer", Role.AUTHOR, Role.EDITOR)
