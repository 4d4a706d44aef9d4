"""What is done to an article as a whole over the API: each move of the board is a row of one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request, Response
from pydantic import Field

from primum.api import shapes
from primum.api.access import Body, Responses, answers, desk_of, require
from primum.app.desk import Desk
from primum.board import Actor, Decision, Stance


class Seen(Body):
    """A body that may say which version of the article was seen."""

    seen: int | None = Field(default=None, description="`version` as it was read; 409 where there is a newer one.")


class Reasoned(Seen):
    """A reason that colleagues, and for some moves readers, will see."""

    reason: str


class Asked(Seen):
    """Who is asked to review, and by which day (2026-03-01; empty: the host's usual time from now)."""

    reviewer: str
    due: str = ""


class Day(Body):
    """A reviewer's new day."""

    reviewer: str
    due: str


class LetGo(Seen):
    """Who is let go; empty: the one who asks hands it back."""

    reviewer: str = ""


class Interests(Body):
    """Interests with regard to this article's subject; a conflict needs a statement."""

    conflict: bool
    statement: str = ""


class Filed(Seen):
    """The specialty to file it under; empty: none."""

    specialty: str


class Ruling(Body):
    """What an editor rules: on a claim, or, where it is empty, on the changes that a reviewer asked for."""

    stance: Stance = Field(description="agree (it stands) or disagree (it must change)")
    reason: str
    claim: str = ""


class Decided(Body):
    """What a reviewer signs. `revision_hash` is that of the text that was read; 409 where there is a newer one."""

    decision: Decision
    comment: str = ""
    revision_hash: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A row: the address below an article's, what its body holds, the scopes that allow it, and the verb."""

    path: str
    summary: str
    body: type[Body]
    scopes: tuple[str, ...]
    work: Callable[[Desk, Actor, str, Any], object]


EDIT, REVIEW, BOTH = ("edit",), ("review",), ("review", "edit")
MOVES: tuple[Move, ...] = (
    Move("take", "Take it up", Seen, REVIEW, lambda d, a, id, b: d.take(a, id, seen=b.seen)),
    Move(
        "assign",
        "Ask a reviewer",
        Asked,
        EDIT,
        lambda d, a, id, b: d.assign(a, id, b.reviewer, due=b.due, seen=b.seen),
    ),
    Move("due", "Change a reviewer's day", Day, EDIT, lambda d, a, id, b: d.set_due(a, id, b.reviewer, b.due)),
    Move(
        "unassign",
        "Let a reviewer go, or hand it back",
        LetGo,
        BOTH,
        lambda d, a, id, b: d.unassign(a, id, b.reviewer or a.id, seen=b.seen),
    ),
    Move(
        "declare",
        "Declare one's interests",
        Interests,
        REVIEW,
        lambda d, a, id, b: d.declare(a, id, conflict=b.conflict, statement=b.statement),
    ),
    Move(
        "sign",
        "Sign a decision",
        Decided,
        REVIEW,
        lambda d, a, id, b: d.sign(a, id, b.decision, comment=b.comment, revision_hash=b.revision_hash),
    ),
    Move("hand-in", "Hand it in", Seen, EDIT, lambda d, a, id, b: d.hand_in(a, id, seen=b.seen)),
    Move(
        "request-changes",
        "Send it back to its author",
        Reasoned,
        EDIT,
        lambda d, a, id, b: d.request_changes(a, id, b.reason, seen=b.seen),
    ),
    Move(
        "settle",
        "Settle a disagreement",
        Ruling,
        EDIT,
        lambda d, a, id, b: d.settle(a, id, b.stance, b.reason, claim=b.claim),
    ),
    Move("withdraw", "Withdraw it", Reasoned, EDIT, lambda d, a, id, b: d.withdraw(a, id, b.reason, seen=b.seen)),
    Move("reopen", "Reopen it", Reasoned, EDIT, lambda d, a, id, b: d.reopen(a, id, b.reason, seen=b.seen)),
    Move(
        "correct",
        "Open it for correction",
        Reasoned,
        EDIT,
        lambda d, a, id, b: d.correct(a, id, b.reason, seen=b.seen),
    ),
    Move(
        "recall",
        "Send it back to review",
        Reasoned,
        EDIT,
        lambda d, a, id, b: d.recall(a, id, b.reason, seen=b.seen),
    ),
    Move(
        "specialty",
        "File it under a specialty",
        Filed,
        EDIT,
        lambda d, a, id, b: d.file_under(a, id, b.specialty, seen=b.seen),
    ),
)
"""Every move; each answers with the article as it is afterwards."""


def add_moves(api: FastAPI, refusals: Responses) -> None:
    """The addresses of moves: `POST /desk/articles/{id}/{path}`."""
    for move in MOVES:
        _add(api, refusals, move)


def _add(api: FastAPI, refusals: Responses, move: Move) -> None:
    def act(request: Request, id: str, body: Any) -> Response:
        person = require(request, *move.scopes)
        return shapes.said(shapes.FiledShape, move.work(desk_of(request), person.actor, id, body))

    # What the body holds is told to FastAPI by the row, not by the signature.
    act.__annotations__ = {"request": Request, "id": str, "body": move.body, "return": Response}
    act.__name__ = move.path.replace("-", "_")
    said = answers(refusals, shapes.FiledShape)
    api.post(f"/desk/articles/{{id}}/{move.path}", summary=move.summary, responses=said)(act)
