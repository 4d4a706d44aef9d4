"""Opening a database: its address, its engine, and its schema brought up to date."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from primum.errors import Invalid, Unavailable
from primum.store.database import BEGIN, Database
from primum.store.tables import SCHEMA

PATIENCE = 5
"""Seconds to wait for a lock that someone else holds."""
_CONNECTIONS = {"pool_size": 16, "max_overflow": 32, "pool_timeout": PATIENCE}
_MAKING = Lock()
_MIGRATING = 0x7072696D
"""The advisory lock under which one process at a time brings a PostgreSQL database up to date."""


def address(database: str) -> URL:
    """The URL of a setting: a file's path, or an URL of SQLite or PostgreSQL. Invalid where it is neither."""
    if "://" not in database:
        if not database.strip():
            raise Invalid("PRIMUM_DATABASE is empty; it must be a file's path or a postgresql:// address")
        return URL.create("sqlite+pysqlite", database=str(Path(database).expanduser().absolute()))
    try:
        url = make_url(database)
    except ArgumentError:
        raise Invalid("PRIMUM_DATABASE is no valid address; it must look like postgresql://user@host/name") from None
    kind = url.drivername.partition("+")[0]
    if kind == "sqlite":
        if not url.database or url.database == ":memory:":
            raise Invalid("PRIMUM_DATABASE names no file: what is kept in memory alone is lost")
        return address(url.database)
    if kind in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    raise Invalid(f"PRIMUM_DATABASE names the engine {kind!r}; there are sqlite and postgresql")


def reach(database: str, *, create: bool = True) -> Database:
    """The database as it is. Without `create`, a file that is not there is Unavailable."""
    url = address(database)
    if url.get_backend_name() != "sqlite":
        return Database(_postgres(url))
    if not create and not Path(url.database or "").is_file():
        raise Unavailable(f"there is no database {url.database}")
    return Database(_sqlite(url))


def connect(database: str, *, create: bool = True) -> Database:
    """The database, with its schema up to date. Unavailable where it cannot be reached or is newer than this code."""
    opened = reach(database, create=create)
    try:
        with opened.reading() as connection:
            found = revision(connection)
        if found != SCHEMA:
            opened.write(migrate)
    except BaseException:
        opened.close()
        raise
    return opened


def revision(connection: Connection) -> str:
    """The migration that a database is at; empty for one without tables."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def migrate(connection: Connection, *, to: str = SCHEMA) -> None:
    """Bring the schema up to date within the connection's transaction; processes that come at once wait in line."""
    line_up(connection)
    found = revision(connection)
    if found == to:
        return
    if found and not known(found):
        raise Unavailable(
            f"the database is at schema {found}, which this version of Primum does not know: it was used by a newer one"
        )
    from alembic import command
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", "primum.store:migrations")
    settings.attributes["connection"] = connection
    command.upgrade(settings, to)


def line_up(connection: Connection) -> None:
    """Wait until nobody else changes the schema; on SQLite, a transaction that writes is alone from its start."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})


def known(schema: str) -> bool:
    """Whether this code has the step that leads to a schema."""
    return schema.isalnum() and any(Path(__file__).parent.joinpath("migrations", "versions").glob(f"m{schema}_*.py"))


def _sqlite(url: URL) -> Engine:
    path = Path(url.database or "")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _make_private(path)
        _write_ahead(path)
    except (OSError, sqlite3.DatabaseError) as error:
        raise Unavailable(f"the database {path} cannot be opened: {error}") from None
    engine = create_engine(url, connect_args={"timeout": PATIENCE, "cached_statements": 256}, **_CONNECTIONS)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        # A commit returns when it is on the disk: what was acknowledged survives a power cut.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")
        # What is deleted is overwritten, so that an erased name is gone from the file.
        connection.execute("PRAGMA secure_delete = ON")

    _begin_by_hand(engine)
    return engine


def _begin_by_hand(engine: Engine) -> None:
    """Transactions begin where they are wanted, and as they are wanted; a statement without one stands alone."""

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if how := connection.get_execution_options().get(BEGIN):
            connection.exec_driver_sql(how)


def _make_private(path: Path) -> None:
    """An empty file, where there is none. Addresses and password hashes will lie in it: nobody else may read it, nor
    the journals beside it.

    A file that is there must not be opened here: closing it again would take away the locks of all of this process's
    connections to it (such are the locks of POSIX), and SQLite would then damage it."""
    with _MAKING:
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            return


def _write_ahead(path: Path) -> None:
    """Turn write-ahead logging on, which the file remembers: readers and the one writer do not wait for each other.

    SQLite does not wait for the lock that this takes, so that two who open a new file at once would clash."""
    for left in range(int(20 * PATIENCE), -1, -1):
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or not left:
                raise
            time.sleep(0.05)
        finally:
            connection.close()


def _postgres(url: URL) -> Engine:
    try:
        engine = create_engine(url, connect_args={"connect_timeout": PATIENCE}, **_CONNECTIONS)
    except (NoSuchModuleError, ImportError) as error:
        raise Unavailable(f"PostgreSQL needs the package psycopg: {error}") from None

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.autocommit = True
        connection.execute(
            "SELECT set_config('lock_timeout', %s, false),"
            " set_config('idle_in_transaction_session_timeout', '60s', false),"
            # A commit returns when it is on the disk, whatever the server's default is.
            " set_config('synchronous_commit',"
            " replace(current_setting('synchronous_commit'), 'off', 'on'), false)",
            (f"{PATIENCE}s",),
        )

    _begin_by_hand(engine)
    return engine
