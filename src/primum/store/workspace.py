"""What is kept for a while: sessions, drafts, answers' pages, links, counts. No event; durable on return."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, case, delete
from sqlalchemy.dialects import postgresql, sqlite

from primum.board import instant
from primum.errors import Invalid
from primum.ports import Slip
from primum.store import rows, statements, writing
from primum.store.database import Database
from primum.store.tables import counts, slips

_S = slips.c


def _now() -> datetime:
    return datetime.now(UTC)


class SqlWorkspace:
    """All that `ports.Workspace` promises, in the store's database. `now` tells the time."""

    def __init__(self, database: Database, *, now: Callable[[], datetime] = _now) -> None:
        self.database = database
        self._now = now

    def put(self, slip: Slip) -> None:
        """Keep a slip; `changed` is set to now where it is empty."""
        row = {name: getattr(slip, name) for name in ("kind", "key", "value", "owner", "expires", "changed")}
        if not all(rows.fits(value) for value in row.values()):
            raise Invalid("a slip holds a character that cannot be kept")
        row["changed"] = slip.changed or instant(self._now())
        self._write(lambda c: writing.upsert(c, slips, {**row, "written": time.time_ns()}))

    def get(self, kind: str, key: str) -> Slip | None:
        """The slip, or None where there is none or it has expired."""
        found = self.database.rows(statements.SLIP, kind=kind, key=key, now=instant(self._now()))
        return Slip(*found[0]) if found else None

    def take(self, kind: str, key: str) -> Slip | None:
        """Get and remove at once."""
        if not rows.fits((kind, key)):
            return None
        gone = delete(slips).where(_S.kind == kind, _S.key == key, statements.FRESH).returning(*statements.SLIP_ITSELF)
        found = self._write(lambda c: c.execute(gone, {"now": instant(self._now())}).one_or_none())
        return None if found is None else Slip(*found)

    def drop(self, kind: str, key: str) -> None:
        """Remove a slip; nothing happens where there is none."""
        if rows.fits((kind, key)):
            self._write(lambda c: c.execute(delete(slips).where(_S.kind == kind, _S.key == key)))

    def of(self, kind: str, owner: str) -> tuple[Slip, ...]:
        """What an owner keeps of one kind, newest first."""
        found = self.database.rows(statements.SLIPS, kind=kind, owner=owner, now=instant(self._now()))
        return tuple(Slip(*row) for row in found)

    def drop_all(self, kind: str, owner: str) -> None:
        """Remove what an owner keeps of one kind."""
        if rows.fits((kind, owner)):
            self._write(lambda c: c.execute(delete(slips).where(_S.kind == kind, _S.owner == owner)))

    def count(self, kind: str, key: str, *, seconds: int) -> int:
        """Add one to a count that starts anew `seconds` after its first; the count with this one."""
        if not rows.fits((kind, key)):
            raise Invalid("a count's name holds a character that cannot be kept")
        now = int(self._now().timestamp() * 1000)
        row = {"kind": kind, "key": key, "count": 1, "until": now + 1000 * seconds}
        make = sqlite.insert if self.database.sqlite else postgresql.insert
        over = counts.c.until <= now
        again = {
            "count": case((over, 1), else_=counts.c["count"] + 1),
            "until": case((over, row["until"]), else_=counts.c.until),
        }
        added = make(counts).values(row).on_conflict_do_update(index_elements=["kind", "key"], set_=again)
        return int(self._write(lambda c: c.execute(added.returning(counts.c["count"])).scalar_one()))

    def sweep(self) -> int:
        """Remove expired slips and counts; how many slips."""
        now = self._now()

        def work(connection: Connection) -> int:
            connection.execute(delete(counts).where(counts.c.until <= int(now.timestamp() * 1000)))
            return int(connection.execute(delete(slips).where(~statements.FRESH), {"now": instant(now)}).rowcount)

        return int(self._write(work))

    def _write(self, work: Callable[[Connection], Any]) -> Any:
        return self.database.write(work)
