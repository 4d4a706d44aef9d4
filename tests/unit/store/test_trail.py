"""The audit trail: whoever changes, removes or swaps something behind the store's back is found out."""

from __future__ import annotations

import pytest
from board_things import article, event, mark, person, remark, review, revision
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from primum.board import Credential
from primum.errors import Invalid
from primum.store import SqlStore

TRIGGERS = ("events_update", "events_delete", "head_update", "head_delete", "events_refuse", "head_refuse")


@pytest.fixture
def written(store: SqlStore) -> SqlStore:
    """A store with eight entries and rows in most tables."""
    store.record(event("invited"), person(), Credential("p1", "argon"))
    store.record(event("submitted"), article(), revision(), remark(contact="reader@example.org"))
    for number in range(6):
        store.record(event("marked"), mark(claim=f"c{number}"), *([review()] if number == 5 else []))
    assert store.verify_trail() == 8
    return store


def tamper(store: SqlStore, *statements: str) -> None:
    """Change the database as someone could who may do everything in it: the guards first."""

    def work(connection: Connection) -> None:
        postgres = connection.dialect.name == "postgresql"
        for trigger in TRIGGERS:
            table = trigger.partition("_")[0]
            connection.execute(text(f"DROP TRIGGER IF EXISTS {trigger}" + (f" ON {table}" if postgres else "")))
        for statement in statements:
            connection.execute(text(statement))

    store.database.write(work)


@pytest.mark.parametrize(
    ("statements", "number"),
    [
        (["UPDATE events SET actor = 'p9' WHERE number = 3"], 3),
        (["UPDATE events SET action = 'approved' WHERE number = 1"], 1),
        (["UPDATE events SET at = '2026-03-01T09:30:01Z' WHERE number = 8"], 8),
        (["""UPDATE events SET detail = '[["to","x"]]' WHERE number = 4"""], 4),
        (["UPDATE events SET detail = detail || ' ' WHERE number = 4"], 4),
        (["UPDATE events SET written = '[]' WHERE number = 5"], 5),
        (["UPDATE events SET hash = previous WHERE number = 5"], 5),
        (["DELETE FROM events WHERE number = 1"], 1),
        (["DELETE FROM events WHERE number = 4"], 4),
        (["DELETE FROM events WHERE number = 8"], 8),
        (["DELETE FROM events WHERE number > 5"], 6),
        (["DELETE FROM events"], 1),
        (
            [
                "UPDATE events SET number = 99 WHERE number = 3",
                "UPDATE events SET number = 3 WHERE number = 4",
                "UPDATE events SET number = 4 WHERE number = 99",
            ],
            3,
        ),
        (["DELETE FROM events WHERE number = 4", "UPDATE events SET number = number - 1 WHERE number > 4"], 4),
        (["UPDATE head SET number = 7"], 8),
        (["UPDATE head SET hash = 'x'"], 8),
        (["DELETE FROM head"], 9),
    ],
)
def test_the_first_entry_that_does_not_fit_is_named(written: SqlStore, statements: list[str], number: int) -> None:
    tamper(written, *statements)
    with pytest.raises(Invalid, match=rf"entry {number}\b"):
        written.verify_trail()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("""UPDATE articles SET body = replace(body, 'Cramps', 'Camps')""", "articles a1: .*changed"),
        ("""UPDATE revisions SET content = '{"text":"Other"}'""", "revisions a1, 1: .*its hash"),
        ("""UPDATE reviews SET body = replace(body, 'approve', 'request_changes')""", "reviews .* changed"),
        ("""UPDATE remarks SET body = replace(body, 'wrong', 'right')""", "remarks r1: .*changed"),
        ("DELETE FROM marks WHERE claim = 'c3'", "marks .*c3.* missing"),
        ("DELETE FROM credentials", None),
        ("INSERT INTO remarks SELECT 'r9', article, resolved, at, body, entry FROM remarks", "remarks r9: no event"),
    ],
)
def test_a_row_that_is_not_what_its_event_wrote_is_named(written: SqlStore, statement: str, said: str | None) -> None:
    tamper(written, statement)
    if said is None:
        assert written.verify_trail() == 8
        return
    with pytest.raises(Invalid, match=said):
        written.verify_trail()


def test_the_search_columns_are_held_against_the_noun(written: SqlStore) -> None:
    tamper(written, "UPDATE articles SET state = 'approved'")
    with pytest.raises(Invalid, match=r"articles a1: .*state"):
        written.verify_trail()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET actor = 'p9'",
        "UPDATE events SET actor = 'p9' WHERE number = 2",
        "DELETE FROM events WHERE number = 8",
        "DELETE FROM head",
        "UPDATE head SET number = 1",
        "UPDATE head SET number = 0",
    ],
)
def test_the_database_itself_refuses_to_change_the_trail(written: SqlStore, statement: str) -> None:
    with pytest.raises(DBAPIError, match=r"never|moves on"), written.database.engine.begin() as connection:
        connection.execute(text(statement))
    assert written.verify_trail() == 8


def test_nothing_in_the_trail_tells_a_name_or_an_address(written: SqlStore) -> None:
    with written.database.reading() as connection:
        said = "".join(str(row) for row in connection.execute(text("SELECT * FROM events")))
    assert "Name of" not in said
    assert "example.org" not in said


def test_a_readers_address_can_be_taken_out_of_a_remark(written: SqlStore) -> None:
    written.record(event("contact_removed"), remark())
    assert written.verify_trail() == 9


def test_each_change_leaves_its_event_to_verify_by(written: SqlStore) -> None:
    for number in range(3):
        written.record(event("moved"), written.article("a1"))
        assert written.verify_trail() == 9 + number
