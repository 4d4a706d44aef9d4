"""What every workspace must do. `ports.Workspace` is the contract; this suite runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from board_things import event, person

from primum.board import instant
from primum.errors import Invalid
from primum.ports import Slip
from primum.store import SqlStore, SqlWorkspace, open_store

START = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
DRAFT = Slip("draft", "k1", "what I typed", owner="p1", changed="2026-03-01T09:30:00Z")


class Clock:
    """A clock that tests put forward."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(store: SqlStore, clock: Clock) -> SqlWorkspace:
    """A workspace with that clock."""
    return SqlWorkspace(store.database, now=clock)


def test_what_is_put_is_got_until_it_is_dropped(workspace: SqlWorkspace) -> None:
    workspace.put(DRAFT)
    workspace.put(replace(DRAFT, kind="session", value="other"))
    assert workspace.get("draft", "k1") == DRAFT
    workspace.put(replace(DRAFT, value="more"))
    assert workspace.get("draft", "k1") == replace(DRAFT, value="more")
    workspace.drop("draft", "k1")
    workspace.drop("draft", "k1")
    assert workspace.get("draft", "k1") is None
    assert workspace.get("session", "k1") is not None


def test_a_slip_says_when_it_was_changed(workspace: SqlWorkspace) -> None:
    workspace.put(replace(DRAFT, changed=""))
    found = workspace.get("draft", "k1")
    assert found is not None
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", found.changed)


def test_a_slip_outlives_the_process_that_put_it(workspace: SqlWorkspace, database: str) -> None:
    workspace.put(DRAFT)
    store, again = open_store(database)
    assert again.get("draft", "k1") == DRAFT
    store.close()


def test_what_has_expired_is_not_found_and_is_swept(kept: SqlWorkspace, clock: Clock) -> None:
    kept.put(replace(DRAFT, expires=instant(START + timedelta(seconds=10))))
    kept.put(replace(DRAFT, key="k2", expires=""))
    kept.count("failed", "p1", seconds=5)
    assert kept.get("draft", "k1") is not None
    assert kept.sweep() == 0
    clock.pass_by(10)
    assert kept.get("draft", "k1") is None
    assert kept.take("draft", "k1") is None
    assert [s.key for s in kept.of("draft", "p1")] == ["k2"]
    assert kept.sweep() == 1
    assert kept.sweep() == 0


def test_of_many_who_take_the_same_slip_one_gets_it(workspace: SqlWorkspace) -> None:
    workspace.put(DRAFT)
    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(lambda _: workspace.take("draft", "k1"), range(16)))
    assert [slip for slip in taken if slip is not None] == [DRAFT]


def test_what_an_owner_keeps_is_listed_newest_first(workspace: SqlWorkspace) -> None:
    for number in range(4):
        workspace.put(replace(DRAFT, key=f"k{number}"))
    workspace.put(replace(DRAFT, key="old", changed="2025-01-01T00:00:00Z"))
    workspace.put(replace(DRAFT, key="else", owner="p2"))
    workspace.put(replace(DRAFT, kind="session", key="mine"))
    assert [s.key for s in workspace.of("draft", "p1")] == ["k3", "k2", "k1", "k0", "old"]
    workspace.drop_all("draft", "p1")
    assert workspace.of("draft", "p1") == ()
    assert len(workspace.of("draft", "p2")) == len(workspace.of("session", "p1")) == 1


def test_a_count_goes_up_and_starts_anew_after_its_time(kept: SqlWorkspace, clock: Clock) -> None:
    assert [kept.count("failed", "p1", seconds=60) for _ in range(3)] == [1, 2, 3]
    assert kept.count("failed", "p2", seconds=60) == 1
    clock.pass_by(59)
    assert kept.count("failed", "p1", seconds=60) == 4
    clock.pass_by(1)
    assert kept.count("failed", "p1", seconds=60) == 1


def test_counts_of_many_at_once_miss_none(workspace: SqlWorkspace) -> None:
    with ThreadPoolExecutor(8) as threads:
        counts = list(threads.map(lambda _: workspace.count("failed", "p1", seconds=600), range(32)))
    assert sorted(counts) == list(range(1, 33))


def test_what_no_database_can_keep_is_refused(workspace: SqlWorkspace) -> None:
    for text in ("a\x00b", "half \ud83d"):
        with pytest.raises(Invalid, match="character"):
            workspace.put(replace(DRAFT, value=text))
        with pytest.raises(Invalid, match="character"):
            workspace.count("failed", text, seconds=1)
        assert workspace.get("draft", text) is workspace.take("draft", text) is None
        assert workspace.of("draft", text) == ()
        workspace.drop("draft", text)
        workspace.drop_all("draft", text)


def test_sessions_and_drafts_of_an_erased_person_go(store: SqlStore, workspace: SqlWorkspace) -> None:
    store.record(event(), person())
    workspace.put(DRAFT)
    workspace.put(replace(DRAFT, key="else", owner="p2"))
    store.erase(event(), "p1")
    assert workspace.get("draft", "k1") is None
    assert workspace.get("draft", "else") is not None
