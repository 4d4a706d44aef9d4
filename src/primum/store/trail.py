"""The trail of events: append-only, numbered without gaps, each entry chained to the one before by its hash.

The hash of an entry is SHA-256 over the canonical JSON of [number, previous hash, event, what was written]; the first
has sixty-four zeros before it. What was written is named by table and key, with the SHA-256 of the row's body, so that
the trail bears witness to articles and reviews as well. Rows that hold personal data leave no hash behind: from the
hash of a name or an address, which can be guessed, it could be told again after it was erased.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from primum import canon
from primum.board import Entry, Event
from primum.errors import Invalid
from primum.store import rows
from primum.store.tables import events, head

START = "0" * 64
Written = tuple[str, tuple[str | int, ...], str]
"""Table, key and the body's hash of a row that an event wrote; the hash is empty where the row holds personal data."""
_BATCH = 1000


def lock_head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last entry, which stays the last until this transaction ends."""
    number, last = connection.execute(select(head.c.number, head.c.hash).with_for_update()).one()
    return int(number), str(last)


def append(connection: Connection, event: Event, written: Sequence[Written], *, after: tuple[int, str]) -> Entry:
    """Add an event behind the head, which the caller has locked."""
    number, previous = after[0] + 1, after[1]
    detail = canon.canonical([list(pair) for pair in event.detail])
    row = {
        **{"number": number, "actor": event.actor, "action": event.action, "subject": event.subject, "at": event.at},
        **{"detail": detail, "written": canon.canonical([list(row) for row in written]), "previous": previous},
    }
    row["hash"] = _hash(row)
    connection.execute(insert(events), row)
    connection.execute(update(head), {"number": number, "hash": row["hash"]})
    return Entry(number, event, previous, str(row["hash"]))


def set_head(connection: Connection, number: int, last: str) -> None:
    """Say what the last entry is, once the entries of a backup stand in an empty trail."""
    connection.execute(update(head), {"number": number, "hash": last})


def entries(connection: Connection, *, subject: str, after: int, limit: int) -> tuple[Entry, ...]:
    """Entries in the order of their numbers."""
    if not rows.fits([subject, after]):
        return ()
    found: Select[Any] = select(events).where(events.c.number > after).order_by(events.c.number).limit(max(0, limit))
    if subject:
        found = found.where(events.c.subject == subject)
    return tuple(_entry(row) for row in connection.execute(found))


def verify(connection: Connection) -> tuple[int, dict[tuple[str, str], str]]:
    """How many entries there are, and the hash that each row should have, by table and key (as canonical JSON).

    Invalid, naming the first number that does not fit."""
    number, previous = 0, START
    rows: dict[tuple[str, str], str] = {}
    for row in _all(connection):
        number += 1
        if row["number"] != number:
            raise Invalid(f"the audit trail has no entry {number}; the next one there is {row['number']}")
        if row["previous"] != previous:
            raise Invalid(f"the audit trail is broken at entry {number}: it does not follow on entry {number - 1}")
        if row["hash"] != _hash(row):
            raise Invalid(f"the audit trail is broken at entry {number}: it was changed after it was written")
        previous = row["hash"]
        for table, key, digest in json.loads(row["written"]):
            rows[table, canon.canonical(key)] = digest
    last = connection.execute(select(head.c.number, head.c.hash)).one_or_none()
    if last is None or int(last.number) > number:
        raise Invalid(f"the audit trail has no entry {number + 1}: entries at its end are missing")
    if (int(last.number), last.hash) != (number, previous):
        raise Invalid(f"the audit trail is broken at entry {number}: its head is not the one that was noted")
    return number, rows


def _all(connection: Connection) -> Iterator[dict[str, Any]]:
    at: int | None = None
    while True:
        found: Select[Any] = select(events).order_by(events.c.number).limit(_BATCH)
        batch = connection.execute(found if at is None else found.where(events.c.number > at)).mappings().all()
        yield from (dict(row) for row in batch)
        if len(batch) < _BATCH:
            return
        at = batch[-1]["number"]


def _hash(row: dict[str, Any]) -> str:
    """From the row's own text: white space that was added to a column is a change, too."""
    said = [row[name] for name in ("number", "previous", "actor", "action", "subject", "at", "detail", "written")]
    return hashlib.sha256(canon.canonical(said).encode()).hexdigest()


def _entry(row: Row[Any]) -> Entry:
    pairs = tuple((str(name), str(value)) for name, value in json.loads(row.detail))
    return Entry(int(row.number), Event(row.actor, row.action, row.subject, row.at, pairs), row.previous, row.hash)
