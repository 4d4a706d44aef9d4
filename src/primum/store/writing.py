"""Writing nouns: each kind by the promise that `ports.Store.record` makes for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from primum import canon
from primum.board import Article, Event, Mark, Person, Record, Remark, Review, Revision, Signature
from primum.errors import Conflict, Invalid, NotFound
from primum.store import rows, tables
from primum.store.trail import Written

_TAKEN = {
    "articles": "another article has this address",
    "people": "another person has this e-mail address",
    "credentials": "another person has this subject of single sign-on",
    "tokens": "another token has this digest",
}
_ADDED = (Revision, Review, Signature)
"""What is added and never changed."""


def write(connection: Connection, things: Sequence[Record], *, entry: int) -> list[Written]:
    """Write things, whatever order they are given in, and say which rows were written."""
    unknown = [type(thing).__name__ for thing in things if type(thing) not in rows.ORDER]
    if unknown:
        raise Invalid(f"the store keeps no {unknown[0]}")
    return [_one(connection, thing, entry) for thing in sorted(things, key=lambda thing: rows.ORDER[type(thing)])]


def forget(connection: Connection, person: str, *, entry: int) -> list[Written]:
    """Leave of a person the id alone; credential, tokens, sessions and drafts go."""
    found = connection.execute(select(tables.people.c.body).where(tables.people.c.id == person)).scalar_one_or_none()
    if found is None:
        raise NotFound(f"there is no person {person}")
    for table, owner in ((tables.credentials, "person"), (tables.tokens, "person"), (tables.slips, "owner")):
        connection.execute(delete(table).where(table.c[owner] == person))
    left = Person(person, name="", email="", roles=frozenset(), active=False, erased=True)
    things: list[Record] = [left, *_without_contact(connection, person)]
    return [_one(connection, thing, entry) for thing in things]


def _without_contact(connection: Connection, person: str) -> list[Remark]:
    """A person's remarks that name an address to answer to, without it."""
    said = tables.remarks.c.body.contains(f'"person":{canon.canonical(person)}', autoescape=True)
    bodies = connection.execute(select(tables.remarks.c.body).where(said)).scalars().all()
    remarks = [rows.noun(Remark, body) for body in bodies]
    return [replace(remark, contact="") for remark in remarks if remark.person == person and remark.contact]


def upsert(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Write a row in the place of one with the same key."""
    keys = [column.name for column in table.primary_key]
    # Both dialects have this statement, each in a class of its own.
    made = (sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert)(table).values(row)
    connection.execute(made.on_conflict_do_update(index_elements=keys, set_={k: row[k] for k in row if k not in keys}))


def check(event: Event, things: Sequence[Record]) -> None:
    """Invalid where something holds what a database cannot keep; see `rows.fits`."""
    for noun in (event, *things):
        if not rows.fits(canon.dump(noun)):
            raise Invalid(f"a {type(noun).__name__.lower()} holds a character or a number that cannot be kept")


def _one(connection: Connection, thing: Record, entry: int) -> Written:
    table = rows.TABLES[type(thing)]
    if isinstance(thing, Article):
        thing = replace(thing, version=thing.version + 1)
    row = rows.row(thing, entry)
    try:
        if isinstance(thing, Article):
            _set(connection, thing, row)
        elif isinstance(thing, _ADDED):
            connection.execute(insert(table), row)
        else:
            upsert(connection, table, row)
        if isinstance(thing, Revision) and thing.documents:
            place = {"article": thing.article, "revision": thing.number}
            cited = [{**place, "document": document} for document in dict.fromkeys(thing.documents)]
            connection.execute(insert(tables.citations), cited)
    except IntegrityError as error:
        raise _refused(thing, table.name, error) from None
    key = tuple(row[column.name] for column in table.primary_key)
    return table.name, key, rows.digest(table.name, row)


def _set(connection: Connection, article: Article, row: dict[str, Any]) -> None:
    """Compare and set: `article.version` is one higher than that on record."""
    table = tables.articles
    before = article.version - 1
    if before < 0:
        raise Invalid(f"article {article.id}: a version cannot be negative")
    if before == 0:
        if connection.execute(select(table.c.id).where(table.c.id == article.id)).first():
            raise Conflict(f"article {article.id} is on record already; read it again before changing it")
        connection.execute(insert(table), row)
        return
    same = (table.c.id == article.id) & (table.c.version == before)
    if connection.execute(update(table).where(same).values(row)).rowcount != 1:
        raise Conflict(f"article {article.id} was changed by someone else meanwhile; read it again before changing it")


def _refused(thing: Record, table: str, error: IntegrityError) -> Exception:
    what = type(thing).__name__.lower()
    said = str(error.orig).casefold()
    if "foreign key" in said:
        return NotFound(f"this {what} belongs to something that is not on record")
    if isinstance(thing, Revision):
        return Conflict(
            f"revision {thing.number} of article {thing.article} is on record already; it cannot be changed"
        )
    if isinstance(thing, Mark | Review | Signature):
        return Conflict(f"this {what} was given twice")
    return Conflict(_TAKEN.get(table, f"this {what} is on record already"))
