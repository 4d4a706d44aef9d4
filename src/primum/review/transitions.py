"""What moves an article from one state to another: one table, from which the picture in the docs is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from primum.errors import Conflict
from primum.model import State


class Action(StrEnum):
    """Everything that can be done to an article. Those in `MOVES` change its state, the others do not."""

    SEE = "see"
    SUBMIT = "submit"
    ASSIGN = "assign"
    TAKE = "take"
    UNASSIGN = "unassign"
    DECLARE = "declare"
    MARK = "mark"
    SIGN = "sign"
    EDIT = "edit"
    SETTLE = "settle"
    REMARK = "remark"
    RESOLVE = "resolve"
    REPORT = "report"
    REQUEST_CHANGES = "request_changes"
    APPROVE = "approve"
    RECALL = "recall"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table. `when` says, in words, what else must hold or what sets it off."""

    action: Action
    start: State
    end: State
    when: str = ""


_D, _S, _U, _C, _A, _W = (
    State.DRAFT,
    State.SUBMITTED,
    State.UNDER_REVIEW,
    State.CHANGES_REQUESTED,
    State.APPROVED,
    State.WITHDRAWN,
)

MOVES: tuple[Move, ...] = (
    Move(Action.SUBMIT, _D, _S),
    Move(Action.ASSIGN, _S, _U, "an editor names a reviewer"),
    Move(Action.TAKE, _S, _U, "a reviewer takes it up"),
    Move(Action.APPROVE, _U, _A, "by itself, once the policy is met"),
    Move(Action.REQUEST_CHANGES, _S, _C),
    Move(Action.REQUEST_CHANGES, _U, _C, "by itself, where all needed reviews are in and none approves"),
    Move(Action.SUBMIT, _C, _U, "revised"),
    Move(Action.RECALL, _A, _U, "by itself, when the evidence changes"),
    Move(Action.CORRECT, _A, _U, "with a new revision and a notice"),
    Move(Action.WITHDRAW, _D, _W),
    Move(Action.WITHDRAW, _S, _W),
    Move(Action.WITHDRAW, _U, _W),
    Move(Action.WITHDRAW, _C, _W),
    Move(Action.WITHDRAW, _A, _W),
    Move(Action.REOPEN, _W, _S),
)
_NEXT = {(move.action, move.start): move.end for move in MOVES}


def check_move(action: Action, state: State) -> State:
    """Where a moving action leads; Conflict where the table has no such move."""
    if (action, state) not in _NEXT:
        raise Conflict(f"{words(action)}: this article is {words(state)}")
    return _NEXT[action, state]


def words(name: Action | State) -> str:
    """A state or an action as a person reads it."""
    return name.value.replace("_", " ")


def picture() -> str:
    """The states and moves as a Mermaid diagram, for the docs."""
    lines = ["stateDiagram-v2", "    [*] --> draft"]
    for move in MOVES:
        said = f": {words(move.action)}" + (f" ({move.when})" if move.when else "")
        lines.append(f"    {move.start.value} --> {move.end.value}{said}")
    return "\n".join(lines)
