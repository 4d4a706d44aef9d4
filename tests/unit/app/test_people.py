"""People over SQLite: signing in, sessions, waiting, links, roles, profiles, keys."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from primum.app.people import Details, People
from primum.app.people.passwords import Passwords
from primum.board import SYSTEM, Person, Role
from primum.config import Config
from primum.errors import Conflict, Forbidden, Invalid, NotFound, SignIn, TooOften
from primum.store import SqlStore, SqlWorkspace
from primum.store.opening import connect

WORDS = "glacier umbrella nine"
OTHER = "seventeen brass teapots"
HERE = "192.0.2.7"
FAST = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    """A time that the test moves on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, **by: float) -> None:
        """Move on by hours, days, …"""
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def people(tmp_path: Path, clock: Clock) -> People:
    return reopened(tmp_path, clock)


def reopened(folder: Path, clock: Clock, hasher: PasswordHasher = FAST) -> People:
    """People over the folder's database, as after a restart."""
    database = connect(str(folder / "board.db"))
    store, workspace = SqlStore(database), SqlWorkspace(database, now=clock)
    return People(store, workspace, Config(), now=clock, passwords=Passwords(hasher))


@pytest.fixture
def ada(people: People) -> Person:
    """The first administrator."""
    return people.profile.welcome(people.links.first(), WORDS, Details("Ada King"), email="Ada@Ward.example")


def reviewer(people: People, ada: Person) -> Person:
    invited = people.roster.invite(ada.actor, "mary@ward.example", [Role.REVIEWER])
    return people.profile.welcome(invited.secret, OTHER, Details("Mary Seacole", "RN", "nursing", "UK 17"))


def enter(people: People, password: str = WORDS, email: str = "ada@ward.example", client: str = HERE) -> str:
    return people.door.sign_in(email, password, client=client)


# Signing in


def test_address_and_password_open_a_session_whatever_the_capitals_of_the_address(people: People, ada: Person) -> None:
    session = people.door.session(enter(people, email=" ADA@ward.example "))
    assert session is not None
    assert session.person == ada


def test_neither_passwords_nor_ids_of_sessions_nor_keys_nor_links_lie_in_the_database(
    people: People, ada: Person, tmp_path: Path
) -> None:
    secrets = [enter(people), people.roster.link(ada.actor, ada.id).secret, WORDS]
    secrets.append(people.tokens.make(ada, "script", ["read"], days=30).secret)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"ada@ward.example" in kept
    assert not [secret for secret in secrets if secret.encode() in kept]


def test_a_wrong_password_and_an_unknown_address_read_the_same(people: People, ada: Person) -> None:
    refusals = set()
    for email, password in (("ada@ward.example", OTHER), ("nobody@ward.example", WORDS), ("", ""), (ada.email, "")):
        with pytest.raises(SignIn) as refused:
            enter(people, password, email, client=email or "nowhere")
        refusals.add(str(refused.value))
    assert refusals == {"The e-mail address or the password is not right."}


def test_an_unknown_address_costs_a_hash_like_any_other() -> None:
    """Else the time of the answer would tell who is on record."""

    class Counting(PasswordHasher):
        made = 0

        def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]
            Counting.made += 1
            return super().verify(hash, password)

    passwords = Passwords(Counting(time_cost=1, memory_cost=8, parallelism=1))
    assert not passwords.fits("", "nobody has this password")
    assert not passwords.fits(passwords.hash(WORDS), OTHER)
    assert Counting.made == 2


def test_a_hash_with_older_parameters_is_made_anew_at_sign_in(
    people: People, ada: Person, tmp_path: Path, clock: Clock
) -> None:
    before = people.store.credential(ada.id)
    stronger = reopened(tmp_path, clock, PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    enter(stronger)
    after = stronger.store.credential(ada.id)
    assert before is not None
    assert after is not None
    assert "t=1" in before.password
    assert "t=2" in after.password
    enter(stronger)
    assert stronger.store.credential(ada.id) == after


# Sessions


def test_a_session_ends_when_it_is_not_used_and_lives_on_when_it_is(people: People, ada: Person, clock: Clock) -> None:
    id = enter(people)
    for _ in range(3):
        clock.on(hours=11)
        assert people.door.session(id) is not None
    clock.on(hours=12, seconds=1)
    assert people.door.session(id) is None


def test_a_session_ends_after_two_weeks_however_much_it_is_used(people: People, ada: Person, clock: Clock) -> None:
    id, hours = enter(people), 0
    while people.door.session(id) is not None:
        clock.on(hours=6)
        hours += 6
    assert hours == 14 * 24


def test_signing_in_takes_a_new_id_and_ends_the_session_before(people: People, ada: Person) -> None:
    first = enter(people)
    second = people.door.sign_in(ada.email, WORDS, client=HERE, before=first)
    assert first != second
    assert people.door.session(first) is None
    assert people.door.session("chosen by an attacker") is None


def test_signing_out_everywhere_ends_every_session_and_one_can_be_ended_alone(people: People, ada: Person) -> None:
    ids = [enter(people) for _ in range(3)]
    assert people.door.end_session(ada.id, people.door.key(ids[0]))
    assert [people.door.session(id) is not None for id in ids] == [False, True, True]
    assert not people.door.end_session("somebody else", people.door.key(ids[1]))
    people.door.sign_out_everywhere(ada.id)
    assert not any(people.door.session(id) for id in ids)
    assert people.door.sessions(ada.id) == ()


def test_a_closed_account_is_out_at_once(people: People, ada: Person) -> None:
    mary = reviewer(people, ada)
    id = enter(people, OTHER, mary.email)
    key = people.tokens.make(mary, "script", ["read"], days=30).secret
    link = people.roster.link(ada.actor, mary.id).secret
    people.roster.deactivate(ada.actor, mary.id)
    assert people.door.session(id) is None
    for attempt in (
        lambda: enter(people, OTHER, mary.email),
        lambda: people.tokens.holder(key),
        lambda: people.links.look(link),
    ):
        with pytest.raises((SignIn, NotFound)):
            attempt()
    people.roster.reactivate(ada.actor, mary.id)
    assert enter(people, OTHER, mary.email)


# Waiting


def fail(people: People, times: int, email: str = "ada@ward.example", client: str = HERE) -> list[int]:
    """Seconds that each try was told to wait; 0 where it was looked at."""
    waits = []
    for _ in range(times):
        try:
            enter(people, "wrong", email, client)
        except TooOften as error:
            waits.append(error.seconds)
        except SignIn:
            waits.append(0)
    return waits


def test_after_five_wrong_tries_an_address_waits_longer_each_time(people: People, ada: Person, clock: Clock) -> None:
    assert fail(people, 7) == [0, 0, 0, 0, 0, 5, 5]
    waits = []
    for _ in range(9):
        clock.on(seconds=waits[-1] if waits else 5)
        assert fail(people, 1) == [0]
        waits += fail(people, 1)
    assert waits == [10, 20, 40, 80, 160, 320, 640, 900, 900]


def test_even_the_right_password_waits_and_the_message_says_until_when(
    people: People, ada: Person, clock: Clock
) -> None:
    fail(people, 5)
    with pytest.raises(TooOften, match="Try again in 5 seconds"):
        enter(people)
    clock.on(seconds=5)
    enter(people)
    assert fail(people, 5) == [0, 0, 0, 0, 0]


def test_an_unknown_address_waits_like_any_other(people: People, ada: Person) -> None:
    assert fail(people, 6, "nobody@ward.example") == fail(people, 6, client="192.0.2.8")


def test_a_client_that_tries_many_addresses_waits_and_others_do_not(people: People, ada: Person) -> None:
    waits = [fail(people, 1, f"p{n}@ward.example")[0] for n in range(22)]
    assert waits == [0] * 20 + [5, 5]
    assert enter(people, client="192.0.2.8")


def test_clients_of_one_ipv6_network_count_as_one(people: People, ada: Person) -> None:
    waits = [fail(people, 1, f"p{n}@ward.example", f"2001:db8::{n:x}")[0] for n in range(21)]
    assert waits[-1] == 5
    assert fail(people, 1, "new@ward.example", "2001:db8:1::1") == [0]


def test_a_restart_forgets_no_try(people: People, ada: Person, tmp_path: Path, clock: Clock) -> None:
    fail(people, 5)
    assert fail(reopened(tmp_path, clock), 1) == [5]


# Links


def test_a_link_lets_in_once(people: People, ada: Person) -> None:
    secret = people.roster.invite(ada.actor, "mary@ward.example", [Role.REVIEWER]).secret
    mary = people.profile.welcome(secret, OTHER, Details("Mary Seacole"))
    assert (mary.name, mary.roles) == ("Mary Seacole", {Role.REVIEWER})
    with pytest.raises(NotFound, match="not good any more"):
        people.profile.welcome(secret, WORDS, Details("Somebody else"))
    assert enter(people, OTHER, mary.email)


def test_a_password_that_will_not_do_leaves_the_link_good(people: People, ada: Person) -> None:
    secret = people.roster.invite(ada.actor, "mary@ward.example", [Role.REVIEWER]).secret
    for password, name in (("short", "Mary"), ("mary mary mary", "Mary"), (OTHER, " ")):
        with pytest.raises(Invalid):
            people.profile.welcome(secret, password, Details(name))
    assert people.profile.welcome(secret, OTHER, Details("Mary")).name == "Mary"


def test_a_link_ends_after_a_week_and_when_a_newer_one_is_made(people: People, ada: Person, clock: Clock) -> None:
    old = people.roster.invite(ada.actor, "mary@ward.example", [Role.REVIEWER])
    new = people.roster.link(ada.actor, old.person.id).secret
    with pytest.raises(NotFound):
        people.links.look(old.secret)
    clock.on(days=7)
    with pytest.raises(NotFound):
        people.links.take(new)


def test_a_link_for_a_new_password_keeps_the_profile_and_ends_all_sessions(people: People, ada: Person) -> None:
    mary = reviewer(people, ada)
    id = enter(people, OTHER, mary.email)
    secret = people.roster.link(ada.actor, mary.id).secret
    assert people.door.session(id) is not None
    assert people.profile.welcome(secret, WORDS + "!", Details("ignored")) == mary
    assert people.door.session(id) is None
    with pytest.raises(SignIn):
        enter(people, OTHER, mary.email)
    assert enter(people, WORDS + "!", mary.email)


def test_the_first_administrators_link_is_given_while_there_is_none_and_void_afterwards(people: People) -> None:
    forgotten, used = people.links.first(), people.links.first()
    with pytest.raises(NotFound):
        people.links.look(forgotten)
    ada = people.profile.welcome(used, WORDS, Details("Ada King"), email="ada@ward.example")
    assert ada.roles == {Role.ADMINISTRATOR}
    assert people.links.first() == ""


def test_a_first_link_is_void_once_an_administrator_was_added_otherwise(people: People) -> None:
    secret = people.links.first()
    people.roster.invite(SYSTEM, "ada@ward.example", [Role.ADMINISTRATOR])
    with pytest.raises(NotFound):
        people.profile.welcome(secret, WORDS, Details("Eve"), email="eve@elsewhere.example")


# Administration


def test_only_administrators_manage_people(people: People, ada: Person) -> None:
    mary = reviewer(people, ada)
    roster = people.roster
    for act in (
        lambda: roster.everyone(mary.actor),
        lambda: roster.person(mary.actor, ada.id),
        lambda: roster.invite(mary.actor, "x@ward.example", [Role.READER]),
        lambda: roster.link(mary.actor, ada.id),
        lambda: roster.give_roles(mary.actor, mary.id, [Role.ADMINISTRATOR]),
        lambda: roster.deactivate(mary.actor, ada.id),
        lambda: roster.reactivate(mary.actor, ada.id),
        lambda: roster.erase(mary.actor, ada.id),
    ):
        with pytest.raises(Forbidden):
            act()


def test_the_last_administrator_stays(people: People, ada: Person) -> None:
    for act in (
        lambda: people.roster.give_roles(ada.actor, ada.id, [Role.READER]),
        lambda: people.roster.deactivate(ada.actor, ada.id),
        lambda: people.roster.erase(ada.actor, ada.id),
    ):
        with pytest.raises(Conflict, match="only administrator"):
            act()
    mary = reviewer(people, ada)
    mary = people.roster.give_roles(ada.actor, mary.id, [Role.ADMINISTRATOR])
    people.roster.deactivate(mary.actor, ada.id)


def test_an_address_is_taken_once_and_must_be_one(people: People, ada: Person) -> None:
    for email in ("ADA@ward.example", "ada", "a b@ward.example", "a@b", "a@b.example\nBcc: c@d.example", ""):
        with pytest.raises(Invalid):
            people.roster.invite(ada.actor, email, [Role.READER])
    with pytest.raises(Invalid, match="at least one role"):
        people.roster.invite(ada.actor, "x@ward.example", [])


def test_an_erased_person_leaves_an_id_alone(people: People, ada: Person) -> None:
    mary = reviewer(people, ada)
    id = enter(people, OTHER, mary.email)
    people.roster.erase(ada.actor, mary.id)
    left = people.store.person(mary.id)
    assert replace(left, created="") == Person(mary.id, "", "", frozenset(), active=False, erased=True)
    assert people.door.session(id) is None
    assert people.store.credential(mary.id) is None
    again = people.roster.invite(ada.actor, mary.email, [Role.READER]).person
    assert again.id != mary.id
    for act in (people.roster.reactivate, people.roster.link):
        with pytest.raises(Conflict):
            act(ada.actor, mary.id)


def test_every_change_is_an_event_in_the_actors_name_that_names_nobody(people: People, ada: Person) -> None:
    mary = reviewer(people, ada)
    people.profile.declare(mary, "Acme Pharma", "fees", "2024-01-01")
    token = people.tokens.make(mary, "script", ["read"], days=30).token
    people.tokens.revoke(mary, token.id)
    people.roster.give_roles(ada.actor, mary.id, [Role.EDITOR])
    people.roster.deactivate(ada.actor, mary.id)
    trail = people.store.trail()
    done = [(entry.event.actor, entry.event.action) for entry in trail]
    assert done == [
        (ada.id, "person.welcomed"),
        (ada.id, "person.invited"),
        (mary.id, "person.welcomed"),
        (mary.id, "person.interest_declared"),
        (mary.id, "token.made"),
        (mary.id, "token.revoked"),
        (ada.id, "person.roles_given"),
        (ada.id, "person.deactivated"),
    ]
    said = repr(trail).casefold()
    # As words: the letters of a short name may stand in a hash.
    names = ("mary", "ada", "seacole", "ward.example", "acme", OTHER)
    assert not [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said)]
    assert people.store.verify_trail() == len(trail)


# What people do for themselves


def test_interests_are_declared_with_days_ended_and_never_removed(people: People, ada: Person) -> None:
    person = people.profile.declare(ada, "Acme Pharma", "speaker's fees", "2024-01-01")
    person = people.profile.declare(person, "Health Trust", "grant", "2025-06-01", "2025-12-31")
    assert [i.party for i in person.interests] == ["Health Trust", "Acme Pharma"]
    person = people.profile.end_interest(person, 1, "2026-02-01")
    assert people.store.person(ada.id).interests[1].until == "2026-02-01"
    for since, until in (("yesterday", ""), ("2026-02-30", ""), ("2026-02-01", "2026-01-01")):
        with pytest.raises(Invalid):
            people.profile.declare(person, "Acme", "shares", since, until)


def test_changing_the_password_takes_the_old_one_and_ends_every_other_session(people: People, ada: Person) -> None:
    mine, elsewhere = enter(people), enter(people)
    with pytest.raises(SignIn):
        people.profile.change_password(ada, OTHER, "an entirely new one", client=HERE, session=mine)
    new = people.profile.change_password(ada, WORDS, OTHER, client=HERE, session=mine)
    assert people.door.session(new) is not None
    assert people.door.session(mine) is None
    assert people.door.session(elsewhere) is None
    assert enter(people, OTHER)


def test_a_key_is_good_until_it_ends_or_is_revoked(people: People, ada: Person, clock: Clock) -> None:
    held = people.tokens.make(ada, "script", ["read", "ask"], days=30)
    assert people.tokens.holder(held.secret) == (ada, {"read", "ask"})
    other = people.tokens.make(ada, "other", ["admin"], days=30)
    people.tokens.revoke(ada, other.token.id)
    clock.on(days=30)
    for secret in (held.secret, other.secret, "primum_made-up", held.token.digest):
        with pytest.raises(SignIn):
            people.tokens.holder(secret)


def test_a_key_needs_a_name_scopes_that_there_are_and_an_end(people: People, ada: Person) -> None:
    for label, scopes, days in (("", ["read"], 30), ("x", [], 30), ("x", ["all"], 30), ("x", ["read"], 0)):
        with pytest.raises(Invalid):
            people.tokens.make(ada, label, scopes, days=days)
    mary = reviewer(people, ada)
    token = people.tokens.make(ada, "x", ["read"], days=30).token
    with pytest.raises(NotFound):
        people.tokens.revoke(mary, token.id)
