"""Everything on record: people, articles, reviews, the audit trail. SQLite or PostgreSQL; SQL stands here alone."""

from __future__ import annotations

from primum.store.backup import Backup, backup
from primum.store.opening import connect
from primum.store.records import SqlStore
from primum.store.restoring import restore
from primum.store.workspace import SqlWorkspace

__all__ = ["Backup", "SqlStore", "SqlWorkspace", "backup", "open_store", "restore"]


def open_store(database: str, *, create: bool = True) -> tuple[SqlStore, SqlWorkspace]:
    """The store and the workspace in a database: a file's path or a postgresql:// address.

    A file that is not there is made, or Unavailable without `create`. The schema is brought up to date first. Invalid
    where the address cannot be, Unavailable where it cannot be opened."""
    opened = connect(database, create=create)
    return SqlStore(opened), SqlWorkspace(opened)
