"""PostgreSQL for tests: one server for the whole run, a fresh database for every test that asks for `postgres_url`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from primum.bench.postgres import Server, serving
from primum.errors import Unavailable
from primum.store import open_store

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A running server. Where PostgreSQL is not installed, the tests that need it are skipped and counted."""
    try:
        running = serving(durable=False)
        server = running.__enter__()
    except Unavailable as error:
        pytest.skip(str(error))
    yield server
    running.__exit__(None, None, None)


@pytest.fixture(scope="session")
def postgres_ready(postgres_server: Server) -> str:
    """The name of a database with all tables and no rows, to copy: making the tables takes longer."""
    store, _ = open_store(postgres_server.make("ready"))
    store.close()
    return "ready"


@pytest.fixture
def postgres_url(postgres_server: Server, postgres_ready: str) -> Iterator[str]:
    """The address of a database that holds nothing, which goes when the test has ended."""
    name = f"test{next(_NUMBERS)}"
    yield postgres_server.make(name, like=postgres_ready)
    postgres_server.drop(name)


@pytest.fixture
def bare_postgres_url(postgres_server: Server) -> Iterator[str]:
    """The same, without even tables."""
    name = f"test{next(_NUMBERS)}"
    yield postgres_server.make(name)
    postgres_server.drop(name)
