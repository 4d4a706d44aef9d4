"""Transactions: short reads, one consistent view, and writes that wait in line. All errors become Primum's own here."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from threading import Lock
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnection

from primum.errors import Busy, Unavailable

T = TypeVar("T")
BEGIN = "primum_begin"
"""The execution option that says how a transaction of SQLite begins; without it, each statement stands alone."""
ATTEMPTS = 3
_TRANSIENT = {"40001", "40P01", "55P03"}
"""PostgreSQL's codes for a failed serialization, a deadlock, and a lock waited for too long."""


class Database:
    """An engine and the ways to use it. Safe to use from several threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.sqlite = engine.dialect.name == "sqlite"
        # SQLite lets one writer in and makes the others poll: within this process they wait in line instead.
        self._line = Lock() if self.sqlite else nullcontext()
        self._reading = engine if self.sqlite else engine.execution_options(isolation_level="AUTOCOMMIT")
        self._writing = engine.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
        self._viewing = (
            engine.execution_options(**{BEGIN: "BEGIN"})
            if self.sqlite
            else engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        )

    def close(self) -> None:
        """Close all connections that are not in use."""
        self.engine.dispose()

    def scrub(self) -> None:
        """Empty SQLite's journal, where what was deleted may still stand; where others read, it is emptied later."""
        if self.sqlite:
            with self.reading() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """For single statements: each sees what is committed when it begins."""
        with _told(), self._reading.connect() as connection:
            yield connection

    @contextmanager
    def viewing(self) -> Iterator[Connection]:
        """For several statements that must see one state. Nothing can be written."""
        with _told(), self._viewing.connect() as connection:
            yield connection

    def write(self, work: Callable[[Connection], T]) -> T:
        """What `work` gives, once all that it wrote is durable; an error takes all of it back.

        Where the engine asks for it, `work` is run again, a few times; then Busy."""
        for attempt in range(ATTEMPTS):
            try:
                with _told(), self._line, self._writing.begin() as connection:
                    return work(connection)
            except Busy:
                if attempt == ATTEMPTS - 1:
                    raise
                time.sleep(random.uniform(0.0, 0.05 * 2**attempt))
        raise AssertionError


@contextmanager
def _told() -> Iterator[None]:
    """Errors of the engine, as a user may read them. No message holds a value that was written."""
    try:
        yield
    except NoConnection:
        raise Busy("all connections to the database are in use; try again in a moment") from None
    except DBAPIError as error:
        if _transient(error):
            raise Busy("the database is in use by someone else; try again in a moment") from error
        said = str(error.orig).strip().splitlines()
        kind = "cannot be reached" if isinstance(error, OperationalError | InterfaceError) else "refused this"
        raise Unavailable(f"the database {kind}: {said[0] if said else type(error.orig).__name__}") from error
    except SQLAlchemyError as error:
        raise Unavailable(f"the database cannot be used: {type(error).__name__}") from error


def _transient(error: DBAPIError) -> bool:
    said = str(error.orig)
    locked = isinstance(error, OperationalError) and ("is locked" in said or "is busy" in said)
    return locked or getattr(error.orig, "sqlstate", None) in _TRANSIENT
