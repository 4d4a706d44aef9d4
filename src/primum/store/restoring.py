"""A backup brought back, into either engine, in one transaction: killed at any moment, what was there stays."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, column, insert, inspect, select, table, text

from primum.board import SYSTEM, Event, Person, instant
from primum.errors import Conflict, Invalid, NotFound, Unreadable
from primum.store import opening, rows, trail, witness, writing
from primum.store.backup import FORMAT, MANIFEST, Backup, name
from primum.store.tables import METADATA, head, people

_ROWS = 500


def restore(database: str, file: Path, *, force: bool = False) -> Backup:
    """Bring a backup back into an empty database; with `force`, in the place of all that it holds.

    Every hash and the audit trail are verified before anything counts. The trail then says that it was restored, and
    people who were erased since the backup are erased again. Conflict where there is something and no `force`;
    Unreadable where the file is no whole backup."""
    try:
        packed = zipfile.ZipFile(file)
    except FileNotFoundError:
        raise NotFound(f"there is no file {file}") from None
    except zipfile.BadZipFile as error:
        raise Unreadable(str(file), f"this is no backup: {error}") from None
    target = opening.reach(database)
    try:
        with packed:
            manifest = _manifest(packed, file)
            target.write(lambda connection: _replace(connection, packed, manifest, file, force=force))
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise Unreadable(str(file), f"the backup is damaged: {error}") from None
    finally:
        target.close()
    counts = {name: int(about["rows"]) for name, about in manifest["tables"].items()}
    return Backup(file, counts, int(manifest["number"]), str(manifest["hash"]), str(manifest["made"]))


def _manifest(packed: zipfile.ZipFile, file: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(packed.read(MANIFEST))
        form, schema, tables = manifest["format"], manifest["schema"], manifest["tables"]
        _ = (int(manifest["number"]), str(manifest["hash"]), str(manifest["made"]))
    except (KeyError, ValueError, TypeError):
        raise Unreadable(str(file), "this is no backup of a store: it has no manifest") from None
    if form != FORMAT or not opening.known(schema) or not set(tables) <= set(METADATA.tables):
        raise Unreadable(str(file), f"a newer version of Primum made this backup (format {form}, schema {schema})")
    return manifest


def _replace(
    connection: Connection, packed: zipfile.ZipFile, manifest: dict[str, Any], file: Path, *, force: bool
) -> None:
    erased = _clear(connection, force=force)
    opening.migrate(connection, to=str(manifest["schema"]))
    # What other tables name comes first, as in the list of tables; the head is set, not added.
    for made in METADATA.sorted_tables:
        if made.name in manifest["tables"] and made is not head:
            _fill(connection, packed, made, manifest["tables"][made.name], file)
    number, last = int(manifest["number"]), str(manifest["hash"])
    if number:
        trail.set_head(connection, number, last)
    opening.migrate(connection)
    try:
        counted, written = trail.verify(connection)
        witness.compare(connection, written)
    except Invalid as error:
        raise Unreadable(str(file), str(error)) from None
    if counted != number:
        raise Unreadable(str(file), f"the backup has {counted} entries of the audit trail, not {number}")
    _tell(connection, manifest, erased)


def _clear(connection: Connection, *, force: bool) -> list[str]:
    """Take everything away, and say who was erased."""
    opening.line_up(connection)
    there = set(inspect(connection).get_table_names())
    if head.name not in there:
        return []
    if not force and connection.execute(select(head.c.number)).scalar():
        raise Conflict("the database is not empty; --force replaces everything in it")
    bodies = connection.execute(select(people.c.body)).scalars()
    erased = [person.id for person in (rows.noun(Person, body) for body in bodies) if person.erased]
    METADATA.drop_all(connection)
    connection.execute(text("DROP TABLE alembic_version"))
    return erased


def _fill(connection: Connection, packed: zipfile.ZipFile, made: Table, about: dict[str, Any], file: Path) -> None:
    # By the names of the manifest: an older schema may have had other columns.
    names = [str(n) for n in about["columns"]]
    target = table(made.name, *(column(n) for n in names))
    batch: list[dict[str, Any]] = []
    for values in _lines(packed, made.name, about, file):
        batch.append(dict(zip(names, values, strict=True)))
        if len(batch) == _ROWS:
            connection.execute(insert(target), batch)
            batch = []
    if batch:
        connection.execute(insert(target), batch)


def _lines(packed: zipfile.ZipFile, made: str, about: dict[str, Any], file: Path) -> Iterator[list[Any]]:
    digest, count = hashlib.sha256(), 0
    try:
        with packed.open(name(made)) as lines:
            for line in lines:
                digest.update(line)
                count += 1
                yield json.loads(line)
    except (KeyError, ValueError) as error:
        raise Unreadable(str(file), f"table {made} is damaged or missing: {error}") from None
    if (digest.hexdigest(), count) != (about["sha256"], about["rows"]):
        raise Unreadable(str(file), f"table {made} is not what the manifest says: it was changed after the backup")


def _tell(connection: Connection, manifest: dict[str, Any], erased: list[str]) -> None:
    """The trail says what was restored, and whom it erased again."""
    at = instant()
    where = (("entries", str(manifest["number"])), ("head", str(manifest["hash"])), ("made", str(manifest["made"])))
    trail.append(connection, Event(SYSTEM.id, "restored", "settings", at, where), (), after=trail.lock_head(connection))
    for id in erased:
        found = connection.execute(select(people.c.body).where(people.c.id == id)).scalar_one_or_none()
        if found is None or rows.noun(Person, found).erased:
            continue
        last = trail.lock_head(connection)
        written = writing.forget(connection, id, entry=last[0] + 1)
        again = Event(SYSTEM.id, "erased", f"person:{id}", at, (("reason", "restored"),))
        trail.append(connection, again, written, after=last)
