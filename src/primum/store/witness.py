"""Holding what is on record against the trail: every row must be what the last event that wrote it left there."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import Connection, select

from primum import canon
from primum.errors import Invalid
from primum.store import rows
from primum.store.tables import revisions


def compare(connection: Connection, written: dict[tuple[str, str], str]) -> None:
    """Invalid names the first row that was changed, removed or put there without an event."""
    left = dict(written)
    for table in rows.TABLES.values():
        keys = [column.name for column in table.primary_key]
        found = select(*table.primary_key, table.c.body, table.c.entry)
        if table is revisions:
            found = found.add_columns(table.c.content)
        for row in connection.execute(found.execution_options(yield_per=500)).mappings():
            key = canon.canonical([row[name] for name in keys])
            where = f"{table.name} {', '.join(str(row[name]) for name in keys)}"
            if (table.name, key) not in left:
                raise Invalid(f"{where}: no event wrote this row")
            _check(table.name, where, dict(row), left.pop((table.name, key)))
    missing = [(table, key) for (table, key) in left if table not in {"credentials", "tokens"}]
    if missing:
        raise Invalid(f"{missing[0][0]} {missing[0][1]}: an event wrote this row, and it is missing")


def _check(table: str, where: str, row: dict[str, Any], digest: str) -> None:
    if rows.digest(table, row) != digest:
        raise Invalid(f"{where}: the row was changed without an event after entry {row['entry']}")
    if "content" in row and hashlib.sha256(row["content"].encode()).hexdigest() not in row["body"]:
        raise Invalid(f"{where}: its content is not what was recorded by entry {row['entry']}")
