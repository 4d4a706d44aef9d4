"""Holding what is on record against the trail: every row must be what the last event that wrote it left there."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, Table, select

from primum import canon
from primum.board import Revision
from primum.errors import Invalid
from primum.store import rows
from primum.store.tables import citations

_DERIVED = {"body", "words", "title", "email"}
"""Columns whose text is made from the noun by rules that may change; the rest must be the noun's own."""
_ROWS = 500


def compare(connection: Connection, written: dict[tuple[str, str], str]) -> None:
    """Invalid names the first row that was changed, removed or put there without an event.

    `written` has the hash of each row's body by table and key, as the trail tells it."""
    left = dict(written)
    cited: set[tuple[str, int, str]] = set()
    for kind, table in rows.TABLES.items():
        with closing(_all(connection, table)) as found:
            for row in found:
                noun = _noun(kind, table, row, left)
                if isinstance(noun, Revision):
                    cited |= {(noun.article, noun.number, document) for document in noun.documents}
    # Credentials and tokens go when their person is erased; the trail says no more of them than that.
    missing = [(table, key) for (table, key), digest in left.items() if digest or table == "people"]
    if missing:
        raise Invalid(f"{missing[0][0]} {missing[0][1]}: an event wrote this row, and it is missing")
    with closing(_all(connection, citations)) as found:
        kept = {(row["article"], row["revision"], row["document"]) for row in found}
    if odd := sorted(kept ^ cited):
        raise Invalid(f"citations of article {odd[0][0]}, revision {odd[0][1]}: not those that were recorded")


def _noun(kind: type[Any], table: Table, row: dict[str, Any], left: dict[tuple[str, str], str]) -> Any:
    key = [row[column.name] for column in table.primary_key]
    where = f"{table.name} {', '.join(map(str, key))}"
    digest = left.pop((table.name, canon.canonical(key)), None)
    if digest is None:
        raise Invalid(f"{where}: no event wrote this row")
    changed = f"{where}: changed without an event after entry {row['entry']}"
    if rows.digest(table.name, row) != digest:
        raise Invalid(changed)
    try:
        noun = rows.revision(row["body"], row["content"]) if kind is Revision else rows.noun(kind, row["body"])
    except Invalid as error:
        raise Invalid(f"{changed} ({error})") from None
    for name, value in rows.row(noun, row["entry"]).items():
        if name not in _DERIVED and row[name] != value:
            raise Invalid(f"{changed} (column {name})")
    return noun


def _all(connection: Connection, table: Table) -> Generator[dict[str, Any], None, None]:
    found = select(table).order_by(*table.primary_key).execution_options(yield_per=_ROWS)
    with connection.execute(found) as result:
        yield from (dict(row) for row in result.mappings())
