"""PostgreSQL for tests: one server for the whole run, a fresh database for every test that asks for `postgres_url`.

Every test run reads this file, so what it needs is imported where it is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import pytest

from primum.errors import Unavailable

if TYPE_CHECKING:
    from primum.bench.postgres import Server

_NUMBERS = count(1)


class Ready(NamedTuple):
    """The name of a database, and its shape."""

    name: str
    shape: object


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A running server. Where PostgreSQL is not installed, the tests that need it are skipped and counted."""
    from primum.bench.postgres import serving

    try:
        running = serving(durable=False)
        server = running.__enter__()
    except Unavailable as error:
        pytest.skip(str(error))
    yield server
    running.__exit__(None, None, None)


@pytest.fixture(scope="session")
def postgres_ready(postgres_server: Server) -> Ready:
    """A database with all tables and no rows, to copy: making the tables takes longer."""
    from primum.store import open_store

    store, _ = open_store(postgres_server.make("ready"))
    store.close()
    return Ready("ready", shape(postgres_server, "ready"))


@pytest.fixture(scope="session")
def spare_databases() -> list[str]:
    """Names of databases that were emptied again: that takes a tenth of the time of making one."""
    return []


@pytest.fixture
def postgres_url(postgres_server: Server, postgres_ready: Ready, spare_databases: list[str]) -> Iterator[str]:
    """The address of a database that holds nothing, not even what an earlier test left."""
    if spare_databases:
        name = spare_databases.pop()
    else:
        postgres_server.make(name := f"test{next(_NUMBERS)}", like=postgres_ready.name)
    yield postgres_server.address(name)
    if shape(postgres_server, name) == postgres_ready.shape:
        empty(postgres_server, name)
        spare_databases.append(name)
    else:
        postgres_server.drop(name)


@pytest.fixture
def bare_postgres_url(postgres_server: Server) -> Iterator[str]:
    """The address of a new database without even tables."""
    name = f"test{next(_NUMBERS)}"
    yield postgres_server.make(name)
    postgres_server.drop(name)


_SHAPE = """SELECT (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal),
    (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace),
    (SELECT count(*) FROM pg_db_role_setting), (SELECT string_agg(version_num, ',') FROM alembic_version)"""


def shape(server: Server, name: str) -> object:
    """What a database is like, its rows apart: guards, tables and indexes, settings, schema."""
    import psycopg

    with psycopg.connect(f"host={server.folder} user=primum dbname={name}") as connection:
        return connection.execute(_SHAPE).fetchone()


def empty(server: Server, name: str) -> None:
    """Cut everyone off and remove all rows, guards or not."""
    import psycopg

    from primum.store.tables import METADATA

    with psycopg.connect(f"host={server.folder} user=primum dbname={name}", autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        connection.execute("SET session_replication_role = replica")
        for table in METADATA.sorted_tables:
            connection.execute(f"DELETE FROM {table.name}")
        connection.execute("INSERT INTO head VALUES (1, 0, repeat('0', 64))")
