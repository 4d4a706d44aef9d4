"""Single sign-on by OpenID Connect: authorization code with PKCE, state bound to the browser, nonce in the token.

An account is the one that this issuer's subject signed in to before, else the one with the verified e-mail address.
Nobody gets an account out of nothing unless the settings name a role for it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from hmac import compare_digest
from typing import TYPE_CHECKING

from primum.app.people.door import digest
from primum.app.people.roster import clean_email
from primum.app.people.wrong import clean_line
from primum.board import Credential, Event, Person, Role, instant
from primum.config import Config
from primum.errors import Conflict, Forbidden, SignIn, Unavailable
from primum.ports import Slip, Store, Workspace

if TYPE_CHECKING:
    from primum.app.people.issuer import Issuer, Vouched

KIND = "single sign-on"
MINUTES = 10
LATE = "This sign-in was not begun here, or took too long. Begin again."


@dataclass(frozen=True, slots=True)
class Arrived:
    """Who came back from the issuer, and the path of the page they wanted."""

    person: Person
    wanted: str


class Single:
    """Sends people to the issuer and takes them in when they come back."""

    def __init__(self, store: Store, workspace: Workspace, config: Config, *, now: Callable[[], datetime]) -> None:
        self._store = store
        self._workspace = workspace
        self._now = now
        self._new = config.oidc_new
        self.label = config.oidc_label
        self._config = config

    @property
    def offered(self) -> bool:
        """Whether the settings name an issuer."""
        return bool(self._config.oidc_issuer)

    def begin(self, *, browser: str, back: str, wanted: str) -> str:
        """The issuer's address to send a browser to. `browser` is a secret that only it has, `back` the address it
        comes back to; Unavailable where the issuer cannot be reached."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        address = self._issuer.address(back, state=state, nonce=nonce, verifier=verifier)
        value = {"nonce": nonce, "verifier": verifier, "wanted": wanted, "browser": digest(browser)}
        expires = instant(self._now() + timedelta(minutes=MINUTES))
        self._workspace.put(Slip(KIND, digest(state), json.dumps(value), expires=expires))
        return address

    def finish(self, *, state: str, code: str, browser: str, back: str) -> Arrived:
        """The person behind a code that the issuer gave; SignIn or Forbidden, saying why, where there is none."""
        kept = self._workspace.take(KIND, digest(state))
        if kept is None or kept.expires <= instant(self._now()):
            raise SignIn(LATE)
        begun = json.loads(kept.value)
        if not compare_digest(begun["browser"], digest(browser)):
            raise SignIn(LATE)
        vouched = self._issuer.redeem(code, back, nonce=begun["nonce"], verifier=begun["verifier"])
        person = self._known(vouched) or self._invited(vouched) or self._newcomer(vouched)
        if not person.active:
            raise SignIn("This account is closed.")
        return Arrived(person, begun["wanted"])

    @cached_property
    def _issuer(self) -> Issuer:
        if not self.offered:
            raise Unavailable("Single sign-on is not set up here.")
        from primum.app.people.issuer import Issuer  # takes a while to import, and few need it

        return Issuer(self._config.oidc_issuer, self._config.oidc_client, self._config.oidc_secret)

    def _known(self, vouched: Vouched) -> Person | None:
        return self._store.person_by_subject(vouched.subject)

    def _invited(self, vouched: Vouched) -> Person | None:
        """The person with the verified address, from now on known by the issuer's subject."""
        person = self._store.person_by_email(vouched.email) if vouched.email else None
        if person is None or not person.active:
            return person
        credential = self._store.credential(person.id) or Credential(person.id)
        if credential.subject:
            raise Conflict("This account belongs to another sign-in of the same service. Ask an administrator.")
        named = replace(person, name=person.name or clean_line("name", vouched.name))
        self._record(named, "person.linked", replace(credential, subject=vouched.subject))
        self._workspace.drop_all("link", person.id)
        return named

    def _newcomer(self, vouched: Vouched) -> Person:
        if not vouched.email:
            raise Forbidden("The sign-in service vouches for no e-mail address of yours, so no account can be found.")
        if not self._new:
            raise Forbidden("There is no account for you here. Ask an administrator of this site to invite you.")
        id, name = f"p{secrets.token_hex(8)}", clean_line("name", vouched.name)
        roles = frozenset({Role(self._new)})
        person = Person(id, name, clean_email(vouched.email), roles, created=instant(self._now()))
        self._record(person, "person.joined", Credential(id, subject=vouched.subject))
        return person

    def _record(self, person: Person, action: str, credential: Credential) -> None:
        event = Event(person.id, action, f"person:{person.id}", instant(self._now()))
        self._store.record(event, person, credential)
