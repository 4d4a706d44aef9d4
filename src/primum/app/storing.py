"""The store of articles and people, as the config names it."""

from __future__ import annotations

from primum.config import Config
from primum.ports import Store, Workspace
from primum.store import open_store


def open_stores(config: Config) -> tuple[Store, Workspace]:
    """The store and the workspace in the configured database, which is made where there is none."""
    return open_store(config.database)
