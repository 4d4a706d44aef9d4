"""A backup: one file with all rows of one moment, readable by either engine and by anyone with a zip program.

It holds `tables/NAME.jsonl`, a JSON array of a row's values on each line, and `manifest.json`: the format, the schema,
the columns, counts and SHA-256 of every table, and number and hash of the last entry of the audit trail.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, Table, select

from primum.board import instant
from primum.errors import Unavailable
from primum.store.database import Database
from primum.store.tables import METADATA, SCHEMA, head

FORMAT = 1
MANIFEST = "manifest.json"
_STALE = 24 * 3600
"""Seconds after which the remains of a backup that was killed are taken away by the next one."""
_ROWS = 500


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: its file, rows by table, and the last entry of the trail (0 and zeros where it is empty)."""

    file: Path
    rows: dict[str, int]
    number: int
    hash: str
    made: str


def backup(database: Database, file: Path) -> Backup:
    """Write a backup of one moment, while others may go on writing to the store.

    The file appears under its name when it is whole and on the disk: killed before that, what was there stays."""
    with _appearing(file) as target, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        with database.viewing() as connection:
            tables = {table.name: _pack(connection, table, packed) for table in METADATA.sorted_tables}
            last = connection.execute(select(head.c.number, head.c.hash)).one()
        made = instant()
        manifest = {"format": FORMAT, "schema": SCHEMA, "made": made, "number": last.number, "hash": last.hash}
        packed.writestr(MANIFEST, json.dumps({**manifest, "tables": tables}, indent=2))
    return Backup(file, {name: int(about["rows"]) for name, about in tables.items()}, last.number, last.hash, made)


def name(table: str) -> str:
    """What a table is called within the file."""
    return f"tables/{table}.jsonl"


def _pack(connection: Connection, table: Table, packed: zipfile.ZipFile) -> dict[str, Any]:
    digest, count = hashlib.sha256(), 0
    found = select(table).order_by(*table.primary_key).execution_options(yield_per=_ROWS)
    with packed.open(name(table.name), "w", force_zip64=True) as lines, connection.execute(found) as result:
        for row in result:
            line = json.dumps(list(row), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            digest.update(line)
            lines.write(line)
            count += 1
    return {"columns": [column.name for column in table.columns], "rows": count, "sha256": digest.hexdigest()}


@contextmanager
def _appearing(file: Path) -> Iterator[IO[bytes]]:
    """A file under another name, which takes its own once it is written and on the disk."""
    if file.is_dir():
        raise Unavailable(f"{file} is a folder; name a file in it")
    for left in file.parent.glob(f".{file.name}.*.part"):
        if time.time() - left.stat().st_mtime > _STALE:
            left.unlink(missing_ok=True)
    try:
        descriptor, made = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".part", dir=file.parent)
    except OSError as error:
        # Of the name that it would have had meanwhile nobody knows.
        raise Unavailable(f"{file} cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(descriptor, "wb") as target:
            yield target
            target.flush()
            os.fsync(target.fileno())
        os.replace(made, file)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise
    if os.name == "posix":
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)  # the name, too, is on the disk
        finally:
            os.close(folder)
