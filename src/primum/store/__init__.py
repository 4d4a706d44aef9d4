"""Everything on record: people, articles, reviews, the audit trail. SQLite or PostgreSQL; SQL stands here alone."""

from __future__ import annotations

from primum.store.opening import connect
from primum.store.records import SqlStore
from primum.store.workspace import SqlWorkspace

__all__ = ["SqlStore", "SqlWorkspace", "open_store"]


def open_store(database: str) -> tuple[SqlStore, SqlWorkspace]:
    """The store and the workspace in a database: a file's path (made where there is none) or a postgresql:// address.

    Its schema is brought up to date first. Invalid where the address cannot be, Unavailable where it cannot be opened.
    """
    opened = connect(database)
    return SqlStore(opened), SqlWorkspace(opened)
