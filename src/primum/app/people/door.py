"""The door: signing in by password, sessions, signing out."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from primum.app.people.passwords import Passwords
from primum.app.people.throttle import Counted, Throttle
from primum.board import Credential, Event, Person, instant
from primum.config import Config
from primum.errors import NotFound, SignIn
from primum.ports import Slip, Store, Workspace

KIND = "session"
FREE_PER_ADDRESS = 5
FREE_PER_CLIENT = 20
REFRESH = timedelta(minutes=5)
"""A session's last use is written down at most this often: reading a page is seldom a write."""
WRONG = "The e-mail address or the password is not right."


@dataclass(frozen=True, slots=True)
class Session:
    """A person who is signed in. `key` is the digest of the session's id; the id itself is the browser's alone."""

    person: Person
    key: str
    started: str
    used: str
    until: str


class Door:
    """Lets people in and out. Of a session's id, 256 random bits, only the SHA-256 is kept."""

    def __init__(
        self,
        store: Store,
        workspace: Workspace,
        config: Config,
        passwords: Passwords,
        throttle: Throttle,
        *,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._workspace = workspace
        self._idle = timedelta(hours=config.session_hours)
        self._longest = timedelta(days=config.session_days)
        self._passwords = passwords
        self._throttle = throttle
        self._now = now

    def sign_in(self, email: str, password: str, *, client: str, before: str = "") -> str:
        """A new session's id, for an address and its password; the session `before` ends.

        SignIn where they do not fit (an unknown address takes as long and reads the same), TooOften after several
        tries for the address or from the client (an IP address)."""
        person = self.check(email, password, client=client)
        return self.admit(person, before=before)

    def check(self, email: str, password: str, *, client: str) -> Person:
        """The person whose address and password these are; SignIn or TooOften as in `sign_in`."""
        email = email.strip().lower()
        address = Counted("address", email, FREE_PER_ADDRESS)
        self._throttle.count(address, Counted("client", _network(client), FREE_PER_CLIENT))
        person = self._store.person_by_email(email) if email else None
        credential = self._store.credential(person.id) if person else None
        hashed = credential.password if credential else ""
        if not self._passwords.fits(hashed, password) or person is None or not person.active:
            raise SignIn(WRONG)
        self._throttle.forget(address)
        if credential is not None and self._passwords.outdated(hashed):
            self._record(
                person, "person.password_rehashed", replace(credential, password=self._passwords.hash(password))
            )
        return person

    def admit(self, person: Person, *, before: str = "", how: str = "password") -> str:
        """A new session's id for a person whose identity is proved; the session `before` ends."""
        if not person.active:
            raise SignIn("This account is closed.")
        if before:
            self.sign_out(before)
        id = secrets.token_urlsafe(32)
        now = self._now()
        value = {"started": instant(now), "until": instant(now + self._longest)}
        self._workspace.put(self._slip(digest(id), person.id, value))
        self._store.record(Event(person.id, "person.signed_in", f"person:{person.id}", instant(now), (("by", how),)))
        return id

    def session(self, id: str) -> Session | None:
        """The session with this id, or None where it ended, or its person's account did."""
        key = digest(id)
        kept = self._workspace.get(KIND, key)
        if kept is None:
            return None
        value, now = json.loads(kept.value), instant(self._now())
        if now >= value["until"] or (kept.expires and now >= kept.expires):
            self._workspace.drop(KIND, key)
            return None
        try:
            person = self._store.person(kept.owner)
        except NotFound:
            return None
        if not person.active:
            return None
        if kept.changed and datetime.fromisoformat(kept.changed) + REFRESH < self._now():
            self._workspace.put(self._slip(key, person.id, value))
        return Session(person, key, value["started"], kept.changed, value["until"])

    def sessions(self, person: str) -> tuple[Session, ...]:
        """All sessions of a person, the one used last first."""
        who = self._store.person(person)
        kept = [(slip, json.loads(slip.value)) for slip in self._workspace.of(KIND, person)]
        return tuple(Session(who, s.key, v["started"], s.changed, v["until"]) for s, v in kept)

    def key(self, id: str) -> str:
        """What a session is listed under."""
        return digest(id)

    def end_session(self, person: str, key: str) -> bool:
        """End one of a person's own sessions; False where they have no such session."""
        mine = any(slip.key == key for slip in self._workspace.of(KIND, person))
        if mine:
            self._workspace.drop(KIND, key)
        return mine

    def sign_out(self, id: str) -> None:
        """End the session with this id."""
        self._workspace.drop(KIND, digest(id))

    def sign_out_everywhere(self, person: str, *, but: str = "") -> None:
        """End all sessions of a person, but for the one whose id is given."""
        kept = self._workspace.get(KIND, digest(but)) if but else None
        self._workspace.drop_all(KIND, person)
        if kept is not None and kept.owner == person:
            self._workspace.put(kept)

    def _slip(self, key: str, person: str, value: dict[str, str]) -> Slip:
        now = self._now()
        expires = min(instant(now + self._idle), value["until"])
        return Slip(KIND, key, json.dumps(value), owner=person, expires=expires, changed=instant(now))

    def _record(self, person: Person, action: str, credential: Credential) -> None:
        self._store.record(Event(person.id, action, f"person:{person.id}", instant(self._now())), credential)


def digest(secret: str) -> str:
    """SHA-256, hexadecimal: what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _network(client: str) -> str:
    """What counts as one client: an IPv4 address, or the 64-bit network of an IPv6 address."""
    try:
        address = ip_address(client)
    except ValueError:
        return client
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else client
