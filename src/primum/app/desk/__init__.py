"""The editorial desk: every verb of the board, checked by `review`, written to the store with an event."""

from primum.app.desk.desk import Desk
from primum.app.desk.views import (
    CaseFile,
    ClaimFile,
    Found,
    Kept,
    Proposal,
    QueueRow,
    Quoted,
    Submission,
    Undelivered,
    Wanted,
)
from primum.review.differences import Change, Difference, Fate, Stretch
from primum.review.policies import Obstacle
from primum.review.risk import Risk, RiskKind
from primum.review.signing import PROVES, PROVES_NOT
from primum.review.transitions import MOVES, Action, words

__all__ = [
    "MOVES",
    "PROVES",
    "PROVES_NOT",
    "Action",
    "CaseFile",
    "Change",
    "ClaimFile",
    "Desk",
    "Difference",
    "Fate",
    "Found",
    "Kept",
    "Obstacle",
    "Proposal",
    "QueueRow",
    "Quoted",
    "Risk",
    "RiskKind",
    "Stretch",
    "Submission",
    "Undelivered",
    "Wanted",
    "words",
]
