"""What people do for themselves: set up their account, keep their profile and interests, change their password."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from primum.app.people.door import Door
from primum.app.people.links import Link, Links, Purpose
from primum.app.people.passwords import Passwords, check_password
from primum.app.people.roster import clean_email
from primum.app.people.wrong import Wrong, clean_line
from primum.board import Credential, Event, Interest, Person, Role, instant
from primum.errors import NotFound
from primum.ports import Store

MOST_INTERESTS = 100


@dataclass(frozen=True, slots=True)
class Details:
    """What a person says of themselves."""

    name: str
    credentials: str = ""
    specialty: str = ""
    registration: str = ""

    def clean(self) -> Details:
        """Without space around; Wrong where there is no name, or something is too long or no text."""
        if not self.name.strip():
            raise Wrong("name", "Give your name, as it should stand beside what you sign.")
        parts = ("name", "credentials", "specialty", "registration")
        return Details(*(clean_line(part, getattr(self, part)) for part in parts))


class Profile:
    """A person's own acts; each is recorded in their own name."""

    def __init__(
        self, store: Store, door: Door, links: Links, passwords: Passwords, *, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._door = door
        self._links = links
        self._passwords = passwords
        self._now = now

    def welcome(self, secret: str, password: str, details: Details, *, email: str = "") -> Person:
        """The person whom a link lets in, with the password and the details they chose.

        The first administrator names their `email`. A link that sets a new password leaves the details as they are.
        Wrong leaves the link good; NotFound where it is not."""
        link = self._links.look(secret)
        person = self._who(link, details, email)
        check_password(password, about=(person.name, person.email))
        hashed = self._passwords.hash(password)
        self._links.take(secret)
        credential = replace(self._store.credential(person.id) or Credential(person.id), password=hashed)
        action = "person.password_set" if link.purpose is Purpose.RESET else "person.welcomed"
        self._store.record(self._event(person, action, purpose=link.purpose), person, credential)
        self._door.sign_out_everywhere(person.id)
        return person

    def describe(self, person: Person, details: Details) -> Person:
        """The person with these details."""
        said = details.clean()
        changed = replace(
            person,
            name=said.name,
            credentials=said.credentials,
            specialty=said.specialty,
            registration=said.registration,
        )
        return self._save(changed, "person.described")

    def declare(self, person: Person, party: str, nature: str, since: str, until: str = "") -> Person:
        """The person with one more interest, newest first. Days are "2026-03-01"; `until` empty while it lasts."""
        if not party.strip():
            raise Wrong("party", "Say with whom the interest is.")
        if not nature.strip():
            raise Wrong("nature", "Say of what nature the interest is.")
        if len(person.interests) >= MOST_INTERESTS:
            raise Wrong("party", f"At most {MOST_INTERESTS} interests can be declared.")
        first, last = _day("since", since), _day("until", until) if until.strip() else ""
        if last and last < first:
            raise Wrong("until", "The last day lies before the first.")
        interest = Interest(clean_line("party", party), clean_line("nature", nature, longest=500), first, last)
        declared = sorted({*person.interests, interest}, key=lambda i: (i.since, i.party), reverse=True)
        return self._save(replace(person, interests=tuple(declared)), "person.interest_declared")

    def end_interest(self, person: Person, number: int, until: str) -> Person:
        """The person with the interest of this number (from 0) ended on a day. Declared ones are never removed."""
        if not 0 <= number < len(person.interests):
            raise NotFound("There is no such interest.")
        before = person.interests[number]
        last = _day("until", until)
        if last < before.since:
            raise Wrong("until", "The last day lies before the first.")
        changed = (*person.interests[:number], replace(before, until=last), *person.interests[number + 1 :])
        return self._save(replace(person, interests=changed), "person.interest_ended")

    def change_password(self, person: Person, old: str, new: str, *, client: str, session: str) -> str:
        """Set another password, given the old one; every session ends, and the id of a new one is given.

        SignIn where the old one is wrong, Wrong where the new one will not do."""
        self._door.check(person.email, old, client=client)
        check_password(new, about=(person.name, person.email))
        credential = self._store.credential(person.id) or Credential(person.id)
        changed = replace(credential, password=self._passwords.hash(new))
        self._store.record(self._event(person, "person.password_set"), changed)
        self._links.void(person.id)
        self._door.sign_out_everywhere(person.id)
        return self._door.admit(person, before=session)

    def _who(self, link: Link, details: Details, email: str) -> Person:
        if link.purpose is Purpose.RESET and link.person is not None:
            return link.person
        said = details.clean()
        person = link.person or Person(
            f"p{secrets.token_hex(8)}",
            said.name,
            clean_email(email),
            frozenset({Role.ADMINISTRATOR}),
            created=instant(self._now()),
        )
        return replace(
            person,
            name=said.name,
            credentials=said.credentials,
            specialty=said.specialty,
            registration=said.registration,
        )

    def _save(self, person: Person, action: str) -> Person:
        self._store.record(self._event(person, action), person)
        return person

    def _event(self, person: Person, action: str, **detail: str) -> Event:
        return Event(person.id, action, f"person:{person.id}", instant(self._now()), tuple(detail.items()))


def _day(field: str, text: str) -> str:
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise Wrong(field, "This must be a day such as 2026-03-01.") from None
