"""Connections that are lost, and what a user is told when a database does not do as asked."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from board_things import article, event, person, revision
from sqlalchemy import Connection, text
from sqlalchemy import event as event_of_engine

from primum.errors import Unavailable
from primum.store import SqlStore, open_store
from primum.store.database import Database


@pytest.fixture
def remote(postgres_url: str) -> Iterator[SqlStore]:
    """A store on PostgreSQL with one entry."""
    store, _ = open_store(postgres_url)
    store.record(event(), person())
    yield store
    store.close()


def cut_off(store: SqlStore) -> None:
    """The server ends all connections to this database, as when it starts anew."""
    with store.database.engine.connect() as connection:
        others = "pid <> pg_backend_pid() AND datname = current_database()"
        connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))


def fill_pool(store: SqlStore) -> None:
    """Several connections wait in the pool."""
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: store.people(), range(16)))


def test_reads_and_writes_go_on_after_the_server_cut_everyone_off(remote: SqlStore) -> None:
    fill_pool(remote)
    cut_off(remote)
    assert remote.people() == (person(),)
    fill_pool(remote)
    cut_off(remote)
    assert remote.record(event(), person("p2")).number == 2
    assert remote.verify_trail() == 2


def test_a_change_whose_end_was_cut_off_is_done_or_not_and_said_so(
    remote: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection is lost right before the end, so nothing counts; then right after it, so that all does."""
    ends = remote.database.engine.dialect.do_commit

    def lost_before(connection: object) -> None:
        monkeypatch.undo()
        cut_off(remote)
        ends(connection)  # type: ignore[arg-type]

    def lost_after(connection: object) -> None:
        monkeypatch.undo()
        ends(connection)  # type: ignore[arg-type]
        cut_off(remote)
        connection.cursor().execute("SELECT 1")  # type: ignore[attr-defined]

    monkeypatch.setattr(remote.database.engine.dialect, "do_commit", lost_before)
    with pytest.raises(Unavailable, match="lost at the end"):
        remote.record(event(), person("p2"))
    assert [p.id for p in remote.people()] == ["p1"]
    monkeypatch.setattr(remote.database.engine.dialect, "do_commit", lost_after)
    entry = remote.record(event(), person("p3"))
    assert remote.trail(after=1) == (entry,)
    assert [p.id for p in remote.people()] == ["p1", "p3"]


def test_an_error_takes_everything_back_and_tells_no_value(store: SqlStore) -> None:
    def work(connection: Connection) -> None:
        connection.execute(text("INSERT INTO people VALUES ('p9', 'secret@example.org', '{}', 1)"))
        connection.execute(text("INSERT INTO people VALUES ('p9', 'secret@example.org', '{}', 1)"))

    with pytest.raises(Unavailable, match="refused") as told:
        store.database.write(work)
    assert "secret" not in str(told.value)
    assert store.people() == ()


def test_a_full_disk_takes_back_the_whole_write_and_says_so(tmp_path: Path) -> None:
    store, _ = open_store(str(tmp_path / "primum.db"))
    store.record(event(), article())
    event_of_engine.listen(store.database.engine, "connect", lambda c, _: c.execute("PRAGMA max_page_count = 100"))
    store.close()
    texts = [revision(number=number, content=f'"{number} {"x" * 20_000}"') for number in range(1, 100)]
    with pytest.raises(Unavailable, match="failed: database or disk is full"):
        list(map(partial(store.record, event()), texts))
    assert len(store.revisions("a1")) == store.verify_trail() - 1 > 0
    store.close()


def test_a_commit_waits_for_the_disk_whatever_the_server_is_set_to(remote: SqlStore, tmp_path: Path) -> None:
    with remote.database.engine.connect() as connection:
        name = connection.execute(text("SELECT current_database()")).scalar_one()
        connection.execute(text(f"ALTER DATABASE {name} SET synchronous_commit = off"))
    remote.close()
    local, _ = open_store(str(tmp_path / "primum.db"))
    asked = (
        (remote, "SHOW synchronous_commit", "on"),
        (local, "PRAGMA synchronous", 2),
        (local, "PRAGMA journal_mode", "wal"),
    )
    for store, question, answer in asked:
        with store.database.reading() as connection:
            assert connection.execute(text(question)).scalar_one() == answer
    local.close()


def test_what_is_seen_in_one_view_does_not_change(store: SqlStore) -> None:
    store.record(event(), article(), revision())
    count = text("SELECT count(*) FROM revisions")
    with store.database.viewing() as connection:
        before = connection.execute(count).scalar()
        store.record(event(), revision(number=2))
        assert connection.execute(count).scalar() == before == 1
    assert len(store.revisions("a1")) == 2


def test_many_threads_read_while_others_write(store: SqlStore) -> None:
    store.record(event(), article(), revision())

    def visit(number: int) -> int:
        if number % 5 == 0:
            store.record(event(), revision(number=2 + number // 5))
        return store.article_at("slug-a1").version + store.revision("a1", 1).number

    with ThreadPoolExecutor(16) as threads:
        assert set(threads.map(visit, range(200))) == {2}
    assert len(store.revisions("a1")) == 41


def test_a_closed_database_opens_again_when_it_is_asked(store: SqlStore) -> None:
    """Closing gives connections back; nothing is lost, and the next reader gets a new one."""
    database: Database = store.database
    store.record(event(), person())
    database.close()
    assert store.people() == (person(),)
