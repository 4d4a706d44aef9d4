"""The table of moves, and the page that is printed from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from primum.errors import Conflict
from primum.model import State
from primum.review.permissions import RULES, table
from primum.review.transitions import MOVES, Action, check_move, picture

PAGE = Path(__file__).parents[3] / "docs" / "review-states.md"


def test_the_page_is_printed_from_the_tables() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert picture() in page, "docs/review-states.md shows other moves"
    assert table() in page, "docs/review-states.md shows another table of permissions"


def test_every_state_can_be_reached_and_left() -> None:
    assert {m.end for m in MOVES} | {State.DRAFT} == set(State)
    assert {m.start for m in MOVES} == set(State)


def test_an_action_leads_to_one_place_from_each_state() -> None:
    assert len({(m.action, m.start) for m in MOVES}) == len(MOVES)


def test_every_move_is_somebodys_to_make() -> None:
    for move in MOVES:
        assert [r for r in RULES if r.action is move.action and move.start in r.states], move


def test_only_review_leads_to_approval() -> None:
    assert [(m.action, m.start) for m in MOVES if m.end is State.APPROVED] == [(Action.APPROVE, State.UNDER_REVIEW)]


@pytest.mark.parametrize("state", list(State))
def test_a_move_that_is_not_in_the_table_is_refused_in_words(state: State) -> None:
    if state is State.UNDER_REVIEW:
        assert check_move(Action.APPROVE, state) is State.APPROVED
        return
    with pytest.raises(Conflict, match=f"approve: this article is {state.value.replace('_', ' ')}"):
        check_move(Action.APPROVE, state)
