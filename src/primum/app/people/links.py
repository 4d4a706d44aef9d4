"""One-time links: an invitation, a new password, the first administrator."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from primum.app.people.door import digest
from primum.board import Person, Role, instant
from primum.config import Config
from primum.errors import NotFound
from primum.ports import Slip, Store, Workspace

KIND = "link"
NOBODY = "first administrator"
GONE = (
    "This link is not good any more: it was used, replaced by a newer one, or too old. "
    "Ask an administrator for another; where there is none yet, the next start of the site prints one."
)


class Purpose(StrEnum):
    """What a link lets its holder do: set up an account, set a new password, become the first administrator."""

    WELCOME = "welcome"
    RESET = "reset"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Link:
    """What stands behind a link. The first administrator's belongs to nobody yet: `person` is None."""

    purpose: Purpose
    person: Person | None
    expires: str


class Links:
    """Makes links and opens them. Of a link's secret, 256 random bits, only the SHA-256 is kept."""

    def __init__(self, store: Store, workspace: Workspace, config: Config, *, now: Callable[[], datetime]) -> None:
        self._store = store
        self._workspace = workspace
        self._days = timedelta(days=config.link_days)
        self._now = now

    def make(self, person: Person) -> str:
        """The secret of a new link for a person, in the place of any before it."""
        credential = self._store.credential(person.id)
        purpose = Purpose.RESET if credential is not None and credential.password else Purpose.WELCOME
        return self._make(purpose, person.id)

    def first(self) -> str:
        """The secret of a link that makes the first administrator; empty where one is on record."""
        return "" if self._administered() else self._make(Purpose.FIRST, NOBODY)

    def look(self, secret: str) -> Link:
        """What stands behind a link, without using it up; NotFound where it is not good any more."""
        return self._open(self._workspace.get(KIND, digest(secret)))

    def take(self, secret: str) -> Link:
        """What stands behind a link, which is used up now: of two who take it at once, one gets NotFound."""
        return self._open(self._workspace.take(KIND, digest(secret)))

    def void(self, person: str) -> None:
        """Make a person's links useless."""
        self._workspace.drop_all(KIND, person)

    def _make(self, purpose: Purpose, owner: str) -> str:
        self._workspace.drop_all(KIND, owner)
        secret, expires = secrets.token_urlsafe(32), instant(self._now() + self._days)
        self._workspace.put(
            Slip(KIND, digest(secret), json.dumps({"purpose": purpose, "expires": expires}), owner, expires)
        )
        return secret

    def _open(self, kept: Slip | None) -> Link:
        if kept is None or kept.expires <= instant(self._now()):
            raise NotFound(GONE)
        purpose = Purpose(json.loads(kept.value)["purpose"])
        if purpose is Purpose.FIRST:
            if self._administered():
                raise NotFound(GONE)
            return Link(purpose, None, kept.expires)
        person = self._store.person(kept.owner)
        if not person.active or person.erased:
            raise NotFound(GONE)
        return Link(purpose, person, kept.expires)

    def _administered(self) -> bool:
        return any(Role.ADMINISTRATOR in p.roles and p.active and not p.erased for p in self._store.people())
