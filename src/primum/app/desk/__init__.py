"""The editorial desk: every verb of the board, checked by `review`, written to the store with an event."""

from primum.app.desk.desk import Desk
from primum.app.desk.views import CaseFile, ClaimFile, Found, Kept, QueueRow, Quoted, Submission, Wanted

__all__ = ["CaseFile", "ClaimFile", "Desk", "Found", "Kept", "QueueRow", "Quoted", "Submission", "Wanted"]
