"""People: who they are, how they sign in, and what they hold. Every write of record is an Event in their own name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from smtplib import SMTPException

from primum.app.mailing import mail
from primum.app.people.door import Door, Session
from primum.app.people.links import Link, Links, Purpose
from primum.app.people.passwords import SHORTEST, Passwords
from primum.app.people.profile import Details, Profile
from primum.app.people.roster import Invited, Roster
from primum.app.people.single import Single
from primum.app.people.throttle import Throttle
from primum.app.people.tokens import SCOPES, Held, Tokens
from primum.app.people.wrong import Wrong
from primum.board import instant
from primum.config import Config
from primum.ports import Store, Workspace

__all__ = ["SCOPES", "SHORTEST", "Details", "Held", "Invited", "Link", "People", "Purpose", "Session", "Wrong"]
SUBJECT = "Your account with the medical advisory board"


class People:
    """All that has to do with people, over the record and the workspace; `now` gives the time."""

    def __init__(
        self,
        store: Store,
        workspace: Workspace,
        config: Config,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        passwords: Passwords | None = None,
    ) -> None:
        self.store = store
        self.config = config
        self._now = now
        passwords = passwords or Passwords()
        self.throttle = Throttle(workspace, now=now)
        self.door = Door(store, workspace, config, passwords, self.throttle, now=now)
        self.links = Links(store, workspace, config, now=now)
        self.roster = Roster(store, self.door, self.links, now=now)
        self.profile = Profile(store, self.door, self.links, passwords, now=now)
        self.tokens = Tokens(store, now=now)
        self.single = Single(store, workspace, config, now=now)

    def mail_link(self, invited: Invited, address: str) -> bool:
        """Mail a one-time link to its person; False where no mail server is set up, or it does not take the message."""
        if not self.config.smtp_host:
            return False
        days = self.config.link_days
        text = f"With this link you set up your account, or a new password:\n\n{address}\n\nIt works once"
        try:
            mail(self.config, invited.person.email, SUBJECT, f"{text}, for {days} day{'' if days == 1 else 's'}.\n")
        except (OSError, SMTPException):
            return False
        return True

    def instant(self) -> str:
        """The time now, as the board writes it."""
        return instant(self._now())
