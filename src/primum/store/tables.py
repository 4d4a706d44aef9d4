"""The tables. What is searched or must be unique has a column; a noun as a whole is canonical JSON in `body`.

The schema itself is made by `migrations`; a test holds that both agree. `entry` is the number of the event that wrote
a row. Text compares by code point on both engines (collation "C" on PostgreSQL), so that they sort alike.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Index, Integer, MetaData, Table, Text

SCHEMA = "0001"
"""The newest migration: what a database must be at before it is used."""
METADATA = MetaData()
WORDS = Text().with_variant(Text(collation="C"), "postgresql")
NUMBER = BigInteger().with_variant(Integer(), "sqlite")


def _word(name: str, *, key: bool = False) -> Column[Any]:
    return Column(name, WORDS, primary_key=key, nullable=False)


def _number(name: str, *, key: bool = False) -> Column[Any]:
    return Column(name, NUMBER, primary_key=key, nullable=False, autoincrement=False)


def _body() -> list[Column[Any]]:
    return [_word("body"), _number("entry")]


def _of(table: str, columns: list[str], keys: list[str]) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(columns, [f"{table}.{key}" for key in keys])


def _unless_empty(name: str, column: Column[str]) -> None:
    Index(name, column, unique=True, sqlite_where=column != "", postgresql_where=column != "")


people = Table("people", METADATA, _word("id", key=True), _word("email"), *_body())
_unless_empty("people_email", people.c.email)

credentials = Table(
    "credentials",
    METADATA,
    _word("person", key=True),
    _word("subject"),
    *_body(),
    _of("people", ["person"], ["id"]),
)
_unless_empty("credentials_subject", credentials.c.subject)

tokens = Table(
    "tokens",
    METADATA,
    _word("id", key=True),
    _word("person"),
    _word("digest"),
    *_body(),
    _of("people", ["person"], ["id"]),
)
Index("tokens_digest", tokens.c.digest, unique=True)
Index("tokens_person", tokens.c.person)

articles = Table(
    "articles",
    METADATA,
    _word("id", key=True),
    _word("slug"),
    _number("version"),
    _number("revision"),
    _number("approved"),
    _number("risk"),
    _word("state"),
    _word("specialty"),
    _word("subject"),
    _word("author"),
    _word("created"),
    _word("changed"),
    _word("review_by"),
    _word("title"),
    _word("words"),
    *_body(),
)
Index("articles_slug", articles.c.slug, unique=True)
for _order in ("created", "changed", "risk", "title", "state"):
    Index(f"articles_{_order}", articles.c[_order], articles.c.id)

revisions = Table(
    "revisions",
    METADATA,
    _word("article", key=True),
    _number("number", key=True),
    _word("content"),
    *_body(),
    _of("articles", ["article"], ["id"]),
)

citations = Table(
    "citations",
    METADATA,
    _word("article", key=True),
    _number("revision", key=True),
    _word("document", key=True),
    _of("revisions", ["article", "revision"], ["article", "number"]),
)
Index("citations_document", citations.c.document)

assignments = Table(
    "assignments",
    METADATA,
    _word("article", key=True),
    _word("reviewer", key=True),
    _number("ended"),
    *_body(),
    _of("articles", ["article"], ["id"]),
)
Index("assignments_reviewer", assignments.c.reviewer)

marks = Table(
    "marks",
    METADATA,
    _word("article", key=True),
    _word("reviewer", key=True),
    _word("claim", key=True),
    _word("claim_hash", key=True),
    *_body(),
    _of("articles", ["article"], ["id"]),
)

reviews, signatures = (
    Table(
        name,
        METADATA,
        _word("article", key=True),
        _number("revision", key=True),
        _word("reviewer", key=True),
        _word("body"),
        _number("entry", key=True),
        _of("revisions", ["article", "revision"], ["article", "number"]),
    )
    for name in ("reviews", "signatures")
)

remarks = Table(
    "remarks",
    METADATA,
    _word("id", key=True),
    _word("article"),
    _number("resolved"),
    _word("at"),
    *_body(),
    _of("articles", ["article"], ["id"]),
)
Index("remarks_article", remarks.c.article)
Index("remarks_resolved", remarks.c.resolved, remarks.c.at)

events = Table(
    "events",
    METADATA,
    _number("number", key=True),
    _word("actor"),
    _word("action"),
    _word("subject"),
    _word("at"),
    _word("detail"),
    _word("written"),
    _word("previous"),
    _word("hash"),
)
Index("events_subject", events.c.subject, events.c.number)

head = Table("head", METADATA, _number("id", key=True), _number("number"), _word("hash"))
"""One row, id 1: number and hash of the last event, a second time, so that a trail cut short is noticed."""

slips = Table(
    "slips",
    METADATA,
    _word("kind", key=True),
    _word("key", key=True),
    _word("value"),
    _word("owner"),
    _word("expires"),
    _word("changed"),
    _number("written"),
)
Index("slips_owner", slips.c.owner, slips.c.kind)
Index("slips_expires", slips.c.expires)

counts = Table("counts", METADATA, _word("kind", key=True), _word("key", key=True), _number("count"), _number("until"))
