"""Opening a database: its address, its schema, its file, and many who open it at once."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from board_things import event, person
from sqlalchemy import text

from primum.errors import Busy, Invalid, Unavailable
from primum.store import SqlStore, open_store
from primum.store.opening import address, connect
from primum.store.tables import METADATA, SCHEMA

OPENER = """
import sys
from primum.board import Event
from primum.store import open_store
store, _ = open_store(sys.argv[1])
for _ in range(5):
    store.record(Event("system", "opened", "settings", "2026-03-01T09:30:00Z"))
store.close()
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables."""
    if request.param == "sqlite":
        return str(tmp_path / "new" / "primum.db")
    return str(request.getfixturevalue("bare_postgres_url"))


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("/data/primum.db", "sqlite+pysqlite:////data/primum.db"),
        ("sqlite:////data/primum.db", "sqlite+pysqlite:////data/primum.db"),
        ("postgresql://ana@db/primum", "postgresql+psycopg://ana@db/primum"),
        ("postgres://ana@db/primum", "postgresql+psycopg://ana@db/primum"),
        ("postgresql+psycopg://ana@/primum?host=/run", "postgresql+psycopg://ana@/primum?host=%2Frun"),
    ],
)
def test_an_address_is_a_path_or_a_url(given: str, meant: str) -> None:
    assert str(address(given)) == meant


@pytest.mark.parametrize("given", ["", " ", "sqlite://", "sqlite:///:memory:", "mysql://a@b/c", "x://", "http://[bad/"])
def test_an_address_that_cannot_be_is_refused_by_the_settings_name(given: str) -> None:
    with pytest.raises(Invalid, match="PRIMUM_DATABASE"):
        open_store(given)


def test_a_file_that_nobody_asked_to_make_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="there is no database"):
        open_store(str(tmp_path / "x.db"), create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("These are my notes, and they are long enough to look at. " * 50)
    before = (tmp_path / "notes.txt").read_bytes()
    with pytest.raises(Unavailable, match="not a database"):
        open_store(str(tmp_path / "notes.txt"))
    assert (tmp_path / "notes.txt").read_bytes() == before


def test_a_server_that_is_not_there_is_said_to_be_out_of_reach_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="cannot be reached") as told:
        open_store(f"postgresql://ana:s3cret@/primum?host={tmp_path}")
    assert "s3cret" not in str(told.value)


@pytest.mark.skipif(os.name != "posix", reason="permissions of files are those of POSIX")
def test_the_file_and_its_journal_are_for_their_owner_alone(tmp_path: Path) -> None:
    store, _ = open_store(str(tmp_path / "primum.db"))
    store.record(event())
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    store.close()
    assert modes == {"primum.db": 0o600, "primum.db-wal": 0o600, "primum.db-shm": 0o600}


def test_the_migrations_make_the_tables_that_the_code_uses(store: SqlStore) -> None:
    with store.database.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    assert [d for d in differences if "alembic_version" not in str(d)] == []


def test_the_newest_migration_is_the_one_that_the_code_asks_for() -> None:
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", "primum.store:migrations")
    assert ScriptDirectory.from_config(settings).get_heads() == [SCHEMA]


def test_a_database_of_a_newer_version_is_left_alone(store: SqlStore, database: str) -> None:
    with store.database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Unavailable, match="newer"):
        open_store(database)


def test_many_processes_that_open_a_new_database_at_once_make_one(bare: str) -> None:
    command = [sys.executable, "-W", "error", "-c", OPENER, bare]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(5)]
    said = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0] * 5, said
    store, _ = open_store(bare)
    assert store.verify_trail() == 25
    store.close()


def test_many_threads_that_open_a_new_database_at_once_make_one(bare: str) -> None:
    with ThreadPoolExecutor(8) as threads:
        opened = list(threads.map(lambda _: connect(bare), range(8)))
    store = SqlStore(opened[0])
    assert store.record(event()).number == 1
    for database in opened:
        database.close()


def test_who_waits_too_long_for_a_lock_is_told_to_try_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("primum.store.opening.PATIENCE", 0.05)
    store, _ = open_store(str(tmp_path / "primum.db"))
    other, _ = open_store(str(tmp_path / "primum.db"))
    with other.database.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="try again"):
            store.record(event(), person())
        assert store.people() == ()
        connection.exec_driver_sql("ROLLBACK")
    assert store.record(event(), person()).number == 1
    store.close()
    other.close()


def test_a_name_that_was_erased_is_nowhere_in_the_file(tmp_path: Path) -> None:
    store, _ = open_store(str(tmp_path / "primum.db"))
    store.record(event(), person(name="Unmistakable Name", email="unmistakable@example.org"))
    store.erase(event(), "p1")
    everything = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    store.close()
    assert b"nmistakable" not in everything
