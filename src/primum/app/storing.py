"""The store of articles and people, as the config names it: opening it, its backups, its audit trail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from primum.board import Entry
from primum.config import Config
from primum.errors import Invalid
from primum.store import Backup, SqlStore, SqlWorkspace, backup, open_store, restore

_PAGE = 500


def open_stores(config: Config) -> tuple[SqlStore, SqlWorkspace]:
    """The store and the workspace in the configured database, which is made where there is none."""
    return open_store(config.database)


def back_up(config: Config, file: Path) -> Backup:
    """Write a backup of the store as it is at this moment; see `store.backup`."""
    with _opened(config) as store:
        return backup(store.database, file)


def bring_back(config: Config, file: Path, *, force: bool = False) -> Backup:
    """Restore a backup into the configured database; see `store.restore`."""
    return restore(config.database, file, force=force)


def verify_audit(config: Config, *, number: int = 0, hash: str = "") -> Entry | None:
    """The last entry of the trail, once all of it and all rows on record fit; None where it is empty.

    Given the number and hash of an entry that were noted elsewhere, the trail must still hold that entry: that alone
    finds a trail that was cut short or written anew by someone who may change everything. Invalid says what does not
    fit."""
    with _opened(config) as store:
        count = store.verify_trail()
        if number and hash:
            noted = store.trail(after=number - 1, limit=1)
            if not noted or (noted[0].number, noted[0].hash) != (number, hash):
                raise Invalid(f"the audit trail does not hold entry {number} as it was noted: it was written anew")
        last = store.trail(after=count - 1, limit=1)
    return last[0] if last else None


def audit_entries(config: Config, *, subject: str = "", after: int = 0, limit: int = 0) -> Iterator[Entry]:
    """Entries of the trail in order, from `after` on; at most `limit`, or all where it is 0."""
    with _opened(config) as store:
        left = limit
        while page := store.trail(subject=subject, after=after, limit=min(_PAGE, left) if limit else _PAGE):
            yield from page
            after, left = page[-1].number, left - len(page)
            if limit and left <= 0:
                return


@contextmanager
def _opened(config: Config) -> Iterator[SqlStore]:
    store, _ = open_store(config.database, create=False)
    try:
        yield store
    finally:
        store.close()
