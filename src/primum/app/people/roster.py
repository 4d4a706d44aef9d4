"""What administrators do: invite, give roles, send a new link, close an account, erase a name."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from threading import RLock

from primum.app.people.door import Door
from primum.app.people.links import Links
from primum.app.people.wrong import Wrong, clean_line
from primum.board import SYSTEM, Actor, Event, Person, Role, instant
from primum.errors import Conflict, Forbidden, NotFound
from primum.ports import Store

LAST = "This is the only administrator. Give somebody else that role first."


@dataclass(frozen=True, slots=True)
class Invited:
    """A person, and the secret of the one-time link by which they get in; it is shown once."""

    person: Person
    secret: str


class Roster:
    """The people on record, as administrators keep them. SYSTEM, the command line of the host, may do all of it."""

    def __init__(self, store: Store, door: Door, links: Links, *, now: Callable[[], datetime]) -> None:
        self._store = store
        self._door = door
        self._links = links
        self._now = now
        # Two administrators who remove each other at once must not both succeed.
        self._turn = RLock()

    def everyone(self, actor: Actor) -> tuple[Person, ...]:
        """Everyone on record, by name, erased ones last."""
        check_administrator(actor)
        return tuple(sorted(self._store.people(), key=lambda p: (p.erased, (p.name or p.email).casefold(), p.id)))

    def person(self, actor: Actor, id: str) -> Person:
        """The person, or NotFound."""
        check_administrator(actor)
        return self._store.person(id)

    def settled(self, person: str) -> bool:
        """Whether a person has a way to sign in: a password, or an account of single sign-on."""
        credential = self._store.credential(person)
        return credential is not None and bool(credential.password or credential.subject)

    def invite(self, actor: Actor, email: str, roles: Iterable[Role], *, name: str = "") -> Invited:
        """A new person and their link; Wrong where somebody has the address."""
        check_administrator(actor)
        address, given = clean_email(email), frozenset(roles)
        if not given:
            raise Wrong("roles", "Choose at least one role.")
        if self._store.person_by_email(address) is not None:
            raise Wrong("email", "Somebody with this e-mail address is on record already.")
        person = Person(
            f"p{secrets.token_hex(8)}", clean_line("name", name), address, given, created=instant(self._now())
        )
        self._record(actor, "person.invited", person, roles=_names(given))
        return Invited(person, self._links.make(person))

    def link(self, actor: Actor, id: str) -> Invited:
        """A new link for a person: to set up their account, or a new password. The one before it is good no more."""
        check_administrator(actor)
        person = self._store.person(id)
        if not person.active:
            raise Conflict("This account is closed; open it again first.")
        self._record(actor, "person.link_made", person)
        return Invited(person, self._links.make(person))

    def give_roles(self, actor: Actor, id: str, roles: Iterable[Role]) -> Person:
        """The person with these roles and no others."""
        check_administrator(actor)
        given = frozenset(roles)
        if not given:
            raise Wrong("roles", "Choose at least one role, or close the account.")
        with self._turn:
            before = self._store.person(id)
            if before.erased:
                raise Conflict("This person was erased.")
            if Role.ADMINISTRATOR not in given:
                self._keep_one(before)
            return self._record(actor, "person.roles_given", replace(before, roles=given), roles=_names(given))

    def deactivate(self, actor: Actor, id: str) -> Person:
        """Close an account: its sessions and links end at once. What the person did stays in their name."""
        check_administrator(actor)
        with self._turn:
            before = self._store.person(id)
            self._keep_one(before)
            after = self._record(actor, "person.deactivated", replace(before, active=False))
        self._shut_out(id)
        return after

    def reactivate(self, actor: Actor, id: str) -> Person:
        """Open a closed account again."""
        check_administrator(actor)
        before = self._store.person(id)
        if before.erased:
            raise Conflict("This person was erased.")
        return self._record(actor, "person.reactivated", replace(before, active=True))

    def erase(self, actor: Actor, id: str) -> None:
        """Forget a person's name, address, profile and ways to sign in. What they did stays, under an id alone."""
        check_administrator(actor)
        with self._turn:
            self._keep_one(self._store.person(id))
            self._store.erase(Event(actor.id, "person.erased", f"person:{id}", instant(self._now())), id)
        self._shut_out(id)

    def find(self, email: str) -> Person:
        """The person with this address; NotFound where there is none."""
        person = self._store.person_by_email(clean_email(email))
        if person is None:
            raise NotFound("Nobody with this e-mail address is on record.")
        return person

    def _keep_one(self, person: Person) -> None:
        others = [p for p in self._store.people() if p.id != person.id and p.active and not p.erased]
        mine = Role.ADMINISTRATOR in person.roles and person.active
        if mine and not any(Role.ADMINISTRATOR in p.roles for p in others):
            raise Conflict(LAST)

    def _shut_out(self, id: str) -> None:
        self._door.sign_out_everywhere(id)
        self._links.void(id)

    def _record(self, actor: Actor, action: str, person: Person, **detail: str) -> Person:
        event = Event(actor.id, action, f"person:{person.id}", instant(self._now()), tuple(detail.items()))
        self._store.record(event, person)
        return person


def check_administrator(actor: Actor) -> None:
    """Forbidden, but for administrators and the host's own command line."""
    if actor != SYSTEM and Role.ADMINISTRATOR not in actor.roles:
        raise Forbidden("This is for administrators.")


def clean_email(email: str) -> str:
    """An e-mail address in small letters; Wrong where it cannot be one."""
    address = email.strip().lower()
    if len(address) > 254 or not re.fullmatch(
        r"[^\s@<>,;\x00-\x1f]+@[^\s@<>,;\x00-\x1f]+\.[^\s@<>,;.\x00-\x1f]+", address
    ):
        raise Wrong("email", "This is no e-mail address; it must look like name@hospital.example.")
    return address


def _names(roles: Iterable[Role]) -> str:
    return " ".join(sorted(roles))
