"""Keys to the API: shown once, kept as a digest, with scopes, an end, and a way to revoke them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from primum.app.people.door import digest
from primum.app.people.wrong import Wrong, clean_line
from primum.board import Event, Person, Token, instant
from primum.errors import Conflict, NotFound, SignIn
from primum.ports import Store

SCOPES: Mapping[str, str] = {
    "read": "read what you may read, besides what is public",
    "ask": "ask questions",
    "review": "take up, comment, mark, sign",
    "edit": "submit, edit, assign and settle articles",
    "admin": "manage people",
}
"""What a key may do, within what its person's roles allow."""
DAYS = (30, 90, 365)
"""Days that a key may be good for."""
MOST = 50


@dataclass(frozen=True, slots=True)
class Held:
    """A new key: its row, and the secret that is shown this once."""

    token: Token
    secret: str


class Tokens:
    """People's keys to the API."""

    def __init__(self, store: Store, *, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def make(self, person: Person, label: str, scopes: Iterable[str], *, days: int) -> Held:
        """A new key; Wrong where a scope or the number of days is not one of those there are."""
        given = frozenset(scopes)
        if not given or not given <= SCOPES.keys():
            raise Wrong("scopes", f"Choose what the key may do: one or more of {', '.join(SCOPES)}.")
        if days not in DAYS:
            raise Wrong("days", f"A key can be good for {', '.join(map(str, DAYS))} days.")
        named = clean_line("label", label, longest=80)
        if not named:
            raise Wrong("label", "Give the key a name, so that you know later what it is for.")
        if len([t for t in self.of(person) if not t.revoked]) >= MOST:
            raise Conflict(f"You have {MOST} keys; revoke one first.")
        secret, now = f"primum_{secrets.token_urlsafe(32)}", self._now()
        expires = instant(now + timedelta(days=days))
        token = Token(f"t{secrets.token_hex(8)}", person.id, digest(secret), given, named, instant(now), expires)
        self._record(person, "token.made", token, scopes=" ".join(sorted(given)))
        return Held(token, secret)

    def of(self, person: Person) -> tuple[Token, ...]:
        """A person's keys, those revoked included, newest first."""
        return tuple(sorted(self._store.tokens(person.id), key=lambda t: (t.created, t.id), reverse=True))

    def revoke(self, person: Person, id: str) -> None:
        """Make one of a person's own keys useless, at once and for good."""
        token = next((t for t in self._store.tokens(person.id) if t.id == id), None)
        if token is None:
            raise NotFound("You have no such key.")
        if not token.revoked:
            self._record(person, "token.revoked", replace(token, revoked=True))

    def holder(self, secret: str) -> tuple[Person, frozenset[str]]:
        """Whose key this is, and its scopes; SignIn where it is unknown, revoked or too old."""
        token = self._store.token(digest(secret))
        if token is None or token.revoked or (token.expires and token.expires <= instant(self._now())):
            raise SignIn("This key is not good: it is unknown, was revoked, or has ended.")
        person = self._store.person(token.person)
        if not person.active or person.erased:
            raise SignIn("This key is not good: its person's account is closed.")
        return person, token.scopes

    def _record(self, person: Person, action: str, token: Token, **detail: str) -> None:
        event = Event(person.id, action, f"token:{token.id}", instant(self._now()), tuple(detail.items()))
        self._store.record(event, token)
