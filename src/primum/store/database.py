"""Transactions: short reads, one consistent view, and writes that wait in line. All errors become Primum's own here."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnection

from primum.errors import Busy, Unavailable
from primum.store.rows import fits

T = TypeVar("T")
BEGIN = "primum_begin"
"""The execution option that says how a transaction begins; without it, each statement stands alone."""
_HOW = {
    "sqlite": ("BEGIN IMMEDIATE", "BEGIN"),
    "postgresql": ("BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
}
"""By engine: how one that writes begins, and one that sees a single state."""
ATTEMPTS = 3
_TRANSIENT = {"40001", "40P01", "55P03"}
"""PostgreSQL's codes for a failed serialization, a deadlock, and a lock waited for too long."""
_LOST = "the connection to the database was lost; try again in a moment"


class Doubtful(Unavailable):
    """The connection was lost while a transaction ended: whether it counts is not known yet."""


class _Lost(Unavailable):
    """The connection was lost before anything could count."""


class Database:
    """An engine and the ways to use it. Safe to use from several threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.sqlite = engine.dialect.name == "sqlite"
        # SQLite lets one writer in and makes the others poll: within this process they wait in line instead.
        self._line = Lock() if self.sqlite else nullcontext()
        self._dbapi: Any = engine.dialect.loaded_dbapi
        write, view = _HOW[engine.dialect.name]
        self._writing = engine.execution_options(**{BEGIN: write})
        self._viewing = engine.execution_options(**{BEGIN: view})
        self._said: dict[int, tuple[Select[Any], str, list[str] | None, dict[str, Any]]] = {}

    def close(self) -> None:
        """Close all connections that are not in use."""
        self.engine.dispose()

    def scrub(self) -> None:
        """Empty SQLite's journal, where what was deleted may still stand; where others read, it is emptied later."""
        if self.sqlite:
            with self.reading() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def rows(self, statement: Select[Any], **values: str | int) -> Sequence[Any]:
        """What a statement of `statements` finds, by the driver itself: that takes a third of SQLAlchemy's time."""
        if not fits(list(values.values())):
            return []
        try:
            return self._rows(statement, values)
        except _Lost:
            return self._rows(statement, values)

    def _rows(self, statement: Select[Any], values: dict[str, str | int]) -> Sequence[Any]:
        sql, names, constants = self._compiled(statement)
        given = {**constants, **values}
        with self._told():
            borrowed = self.engine.raw_connection()
            try:
                cursor = borrowed.cursor()
                cursor.execute(sql, given if names is None else [given[name] for name in names])
                return cursor.fetchall()
            except self._dbapi.Error as error:
                if self.engine.dialect.is_disconnect(error, borrowed.dbapi_connection, cursor):
                    borrowed.invalidate(error)
                    self.engine.dispose()  # the others in the pool are most likely lost as well
                    raise _Lost(_LOST) from error
                raise
            finally:
                borrowed.close()

    def _compiled(self, statement: Select[Any]) -> tuple[str, list[str] | None, dict[str, Any]]:
        known = self._said.get(id(statement))
        if known is None:
            made = statement.compile(dialect=self.engine.dialect)
            # The statement is kept as well, so that no other one can take its id.
            known = self._said[id(statement)] = (statement, made.string, made.positiontup, made.params)
        return known[1:]

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """For single statements: each sees what is committed when it begins."""
        with self._told(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def viewing(self) -> Iterator[Connection]:
        """For several statements that must see one state. Nothing should be written."""
        with self._told(), self._viewing.connect() as connection:
            yield connection

    def write(self, work: Callable[[Connection], T]) -> T:
        """What `work` gives, once all that it wrote is durable; an error takes all of it back.

        Where the engine asks for it, or the connection is lost before the end, `work` is run again, a few times; then
        Busy or Unavailable. Doubtful where the connection is lost in the very end."""
        for attempt in range(ATTEMPTS):
            try:
                return self._write(work)
            except (Busy, _Lost):
                if attempt == ATTEMPTS - 1:
                    raise
                time.sleep(random.uniform(0.0, 0.05 * 2**attempt))
        raise AssertionError

    def _write(self, work: Callable[[Connection], T]) -> T:
        with self._told(), self._line, self._writing.connect() as connection, connection.begin() as transaction:
            made = work(connection)
            try:
                with self._told():
                    transaction.commit()
            except _Lost:
                raise Doubtful(
                    "the connection to the database was lost at the end of a change, and whether it counts is not"
                    " known; look before you do it again"
                ) from None
            return made

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the engine, as a user may read them. No message holds a value that was written."""
        try:
            yield
        except NoConnection:
            raise Busy("all connections to the database are in use; try again in a moment") from None
        except (SQLAlchemyError, self._dbapi.Error) as error:
            if isinstance(error, DBAPIError) and error.connection_invalidated:
                raise _Lost(_LOST) from error
            raise self._meant(getattr(error, "orig", None) or error) from error

    def _meant(self, error: BaseException) -> Busy | Unavailable:
        lines = str(error).strip().splitlines()
        said = lines[0] if lines else type(error).__name__
        if not isinstance(error, self._dbapi.Error):
            return Unavailable(f"the database cannot be used: {type(error).__name__}")
        code = getattr(error, "sqlstate", None)
        failed = isinstance(error, (self._dbapi.OperationalError, self._dbapi.InterfaceError))
        if code in _TRANSIENT or (failed and ("is locked" in said or "is busy" in said)):
            return Busy("the database is in use by someone else; try again in a moment")
        if not failed:
            return Unavailable(f"the database refused this: {said}")
        # What PostgreSQL itself says has a code; without one, nobody was there to say it.
        kind = "failed" if self.sqlite or code else "cannot be reached"
        return Unavailable(f"the database {kind}: {said}")
