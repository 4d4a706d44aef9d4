"""The matrix of permissions over HTTP: person × action × state, against the table that the rules themselves hold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from api_callers import Callers
from board import Board
from small_board import small_board
from walk_library import QUESTION

from primum.board import (
    SYSTEM,
    Actor,
    Article,
    Assignment,
    Decision,
    Declaration,
    Event,
    Mark,
    Person,
    Record,
    Review,
    Revision,
    Role,
    Stance,
    instant,
)
from primum.model import State
from primum.review.permissions import may
from primum.review.transitions import Action

OTHERS = (
    Person("preader", "Ree", "ree@board.example", frozenset({Role.READER}), created=instant()),
    Person("pother", "Oda", "oda@board.example", frozenset({Role.READER, Role.AUTHOR}), created=instant()),
    Person("pfree", "Fay", "fay@board.example", frozenset({Role.READER, Role.REVIEWER}), created=instant()),
    Person("ptied", "Tia", "tia@board.example", frozenset({Role.READER, Role.REVIEWER}), created=instant()),
    Person("psettled", "Sam", "sam@board.example", frozenset({Role.EDITOR, Role.REVIEWER}), created=instant()),
    Person("pboth", "Bea", "bea@board.example", frozenset({Role.EDITOR, Role.REVIEWER}), created=instant()),
    Person("padmin", "Adi", "adi@board.example", frozenset({Role.READER, Role.ADMINISTRATOR}), created=instant()),
)
WHO = ("preader", "pauthor", "pother", "pana", "pbo", "pfree", "ptied", "peditor", "psettled", "pboth", "padmin")
# Every request is one that is refused for another reason once it is allowed, so that no cell changes the next one.
STALE: dict[str, Any] = {"seen": -1}
WHY = {"seen": -1, "reason": "Because."}
REQUESTS: dict[Action, tuple[tuple[str, dict[str, Any] | None], ...]] = {
    Action.SEE: (("", None), ("/search?words=cramps&limit=1", None)),
    Action.SUBMIT: (("/hand-in", STALE),),
    Action.ASSIGN: (
        ("/assign", {"reviewer": "pfree", **STALE}),
        ("/due", {"reviewer": "nobody", "due": "2031-01-01"}),
        ("/specialty", {"specialty": "x", **STALE}),
    ),
    Action.TAKE: (("/take", STALE),),
    Action.UNASSIGN: (("/unassign", STALE),),
    Action.DECLARE: (("/declare", {"conflict": False}),),
    Action.MARK: (
        ("/claims/none/marks", {"stance": "agree"}),
        ("/agreements", {"claims": ["none"]}),
    ),
    Action.SIGN: (("/sign", {"decision": "approve", "revision_hash": "old"}),),
    Action.EDIT: (
        ("/claims/c1/edit", {"text": "New.", **STALE}),
        ("/claims/c1/remove", STALE),
        ("/claims/c1/insert", {"text": "x", "citations": [{"document": "cramp", "start": 0, "end": 4}], **STALE}),
        ("/proposals/none/take-up", STALE),
        ("/proposals/none/turn-down", WHY),
    ),
    Action.SETTLE: (("/settle", {"stance": "agree", "reason": ""}),),
    Action.REMARK: (("/remarks", {"text": ""}),),
    Action.RESOLVE: (("/remarks/none/resolve", {"reason": "Done."}),),
    Action.REQUEST_CHANGES: (("/request-changes", WHY),),
    Action.RECALL: (("/recall", WHY),),
    Action.CORRECT: (("/correct", WHY),),
    Action.WITHDRAW: (("/withdraw", WHY),),
    Action.REOPEN: (("/reopen", WHY),),
}


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Callers:
    board = small_board(tmp_path_factory.mktemp("matrix"))
    for person in OTHERS:
        board.app.records[0].record(Event(SYSTEM.id, "person.invited", f"person:{person.id}", instant()), person)
    first = board.submit(QUESTION)
    for state in State:
        _put(board, first, state)
    return Callers(board)


def _put(board: Board, first: Article, state: State) -> None:
    """An article in this state with every relation there is: reviewers free, assigned, in conflict, done; a ruling."""
    store, id, now = board.app.records[0], f"in-{state.value}", instant()
    text = store.revision(first.id, 1)
    revision = Revision(id, 1, text.content, text.hash, "pauthor", now)
    none, conflict = Declaration(False, "None.", now), Declaration(True, "My firm.", now)
    things: list[Record] = [
        replace(first, id=id, slug=id, state=state, version=0, approved=int(state is State.APPROVED)),
        revision,
        Assignment(id, "pana", "peditor", now, "2031-01-01", declaration=none),
        Assignment(id, "pbo", "peditor", now, "2031-01-01", declaration=none),
        Assignment(id, "pboth", "peditor", now, "2031-01-01", declaration=none),
        Assignment(id, "ptied", "peditor", now, "2031-01-01", ended=True, declaration=conflict),
        Review(id, 1, text.hash, "pbo", Decision.REQUEST_CHANGES, none, now, "No."),
        Mark(id, 1, "psettled", "", text.hash, Stance.AGREE, now, "Fine."),
    ]
    store.record(Event(SYSTEM.id, "article.submit", f"article:{id}", now), *things)


def test_every_action_that_people_take_is_walked() -> None:
    assert set(Action) - set(REQUESTS) == {Action.APPROVE, Action.REPORT}


@pytest.mark.parametrize("state", list(State))
def test_the_api_allows_what_the_table_allows_and_nothing_else(call: Callers, state: State) -> None:
    board, wrong = call.board, []
    id, cells = f"in-{state.value}", 0
    for who in WHO:
        actor: Actor = board.who(who)
        for action, requests in REQUESTS.items():
            standing = board.desk.standing(id)
            refusal = may(actor, action, standing.article, relations=standing.relations(actor))
            for path, body in requests:
                at = f"/desk/articles/{id}{path}"
                got = (call(who).get(at) if body is None else call(who).post(at, json=body)).status_code
                cells += 1
                if (got == 403) != (refusal is not None) or got in {401, 500}:
                    wrong.append(f"{who} {action} {path}: {got}, {refusal}")
    assert not wrong, "\n".join(wrong)
    assert cells == len(WHO) * sum(map(len, REQUESTS.values()))
    assert board.app.records[0].article(id).state is state


@pytest.mark.parametrize("state", list(State))
def test_nobody_in_particular_may_do_nothing_at_the_desk(call: Callers, state: State) -> None:
    for path, body in (one for requests in REQUESTS.values() for one in requests):
        at = f"/desk/articles/in-{state.value}{path}"
        assert (call().get(at) if body is None else call().post(at, json=body)).status_code == 401, path
