"""A store on every engine, empty, for tests of what all stores must do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from primum.store import SqlStore, SqlWorkspace

    Stores = tuple[SqlStore, SqlWorkspace]


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each engine."""
    if request.param == "sqlite":
        return str(tmp_path / "primum.db")
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def stores(database: str) -> Iterator[Stores]:
    """A store and its workspace."""
    from primum.store import open_store

    opened = open_store(database)
    yield opened
    opened[0].close()


@pytest.fixture
def store(stores: Stores) -> SqlStore:
    """A store."""
    return stores[0]


@pytest.fixture
def workspace(stores: Stores) -> SqlWorkspace:
    """A workspace."""
    return stores[1]
