"""The first schema: people, articles and what belongs to them, the trail of events and its guards, slips and counts."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Integer, Text, text

revision = "0001"
down_revision = None

WORDS = Text().with_variant(Text(collation="C"), "postgresql")
NUMBER = BigInteger().with_variant(Integer(), "sqlite")


def upgrade() -> None:
    """Make all tables."""
    _people()
    _articles()
    _reviewing()
    _trail()
    _workspace()
    _guard()


def _word(name: str, *, key: bool = False) -> Column[Any]:
    return Column(name, WORDS, primary_key=key, nullable=False)


def _number(name: str, *, key: bool = False) -> Column[Any]:
    return Column(name, NUMBER, primary_key=key, nullable=False, autoincrement=False)


def _of(table: str, columns: list[str], keys: list[str]) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(columns, [f"{table}.{key}" for key in keys])


def _index(table: str, name: str, *columns: str, **given: Any) -> None:
    op.create_index(f"{table}_{name}", table, list(columns), **given)


def _unless_empty(table: str, column: str) -> None:
    where = text(f"{column} != ''")
    _index(table, column, column, unique=True, sqlite_where=where, postgresql_where=where)


def _people() -> None:
    op.create_table("people", _word("id", key=True), _word("email"), _word("body"), _number("entry"))
    _unless_empty("people", "email")
    op.create_table(
        "credentials",
        *(_word("person", key=True), _word("subject"), _word("body"), _number("entry")),
        _of("people", ["person"], ["id"]),
    )
    _unless_empty("credentials", "subject")
    op.create_table(
        "tokens",
        *(_word("id", key=True), _word("person"), _word("digest"), _word("body"), _number("entry")),
        _of("people", ["person"], ["id"]),
    )
    _index("tokens", "digest", "digest", unique=True)
    _index("tokens", "person", "person")


def _articles() -> None:
    counted = ("version", "revision", "approved", "risk")
    searched = ("state", "specialty", "subject", "author", "created", "changed", "review_by", "title", "words")
    op.create_table(
        "articles",
        *(_word("id", key=True), _word("slug"), *map(_number, counted), *map(_word, searched)),
        *(_word("body"), _number("entry")),
    )
    _index("articles", "slug", "slug", unique=True)
    for order in ("created", "changed", "risk", "title", "state"):
        _index("articles", order, order, "id")
    op.create_table(
        "revisions",
        *(_word("article", key=True), _number("number", key=True), _word("content")),
        *(_word("body"), _number("entry")),
        _of("articles", ["article"], ["id"]),
    )
    op.create_table(
        "citations",
        *(_word("article", key=True), _number("revision", key=True), _word("document", key=True)),
        _of("revisions", ["article", "revision"], ["article", "number"]),
    )
    _index("citations", "document", "document")


def _reviewing() -> None:
    op.create_table(
        "assignments",
        *(_word("article", key=True), _word("reviewer", key=True), _number("ended"), _word("body"), _number("entry")),
        _of("articles", ["article"], ["id"]),
    )
    _index("assignments", "reviewer", "reviewer")
    op.create_table(
        "marks",
        *(_word(name, key=True) for name in ("article", "reviewer", "claim", "claim_hash")),
        *(_word("body"), _number("entry")),
        _of("articles", ["article"], ["id"]),
    )
    for table in ("reviews", "signatures"):
        op.create_table(
            table,
            *(_word("article", key=True), _number("revision", key=True), _word("reviewer", key=True)),
            *(_word("body"), _number("entry", key=True)),
            _of("revisions", ["article", "revision"], ["article", "number"]),
        )
    op.create_table(
        "remarks",
        *(_word("id", key=True), _word("article"), _number("resolved"), _word("at"), _word("body"), _number("entry")),
        _of("articles", ["article"], ["id"]),
    )
    _index("remarks", "article", "article")
    _index("remarks", "resolved", "resolved", "at")


def _trail() -> None:
    said = ("actor", "action", "subject", "at", "detail", "written", "previous", "hash")
    op.create_table("events", _number("number", key=True), *map(_word, said))
    _index("events", "subject", "subject", "number")
    made = op.create_table("head", _number("id", key=True), _number("number"), _word("hash"))
    op.bulk_insert(made, [{"id": 1, "number": 0, "hash": "0" * 64}])


def _workspace() -> None:
    said = ("value", "owner", "expires", "changed")
    op.create_table("slips", _word("kind", key=True), _word("key", key=True), *map(_word, said), _number("written"))
    _index("slips", "owner", "owner", "kind")
    _index("slips", "expires", "expires")
    op.create_table("counts", _word("kind", key=True), _word("key", key=True), _number("count"), _number("until"))


def _guard() -> None:
    """Events are added and never changed. The head moves on by one; only the one of an empty trail may be set."""
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER events_{act.lower()} BEFORE {act} ON events"
                " BEGIN SELECT RAISE(ABORT, 'events are never changed'); END"
            )
        op.execute(
            "CREATE TRIGGER head_update BEFORE UPDATE ON head WHEN OLD.number != 0 AND NEW.number != OLD.number + 1"
            " BEGIN SELECT RAISE(ABORT, 'the head moves on by one'); END"
        )
        op.execute(
            "CREATE TRIGGER head_delete BEFORE DELETE ON head"
            " BEGIN SELECT RAISE(ABORT, 'the head is never removed'); END"
        )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION primum_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION '% is never changed', TG_TABLE_NAME; END $$"
    )
    op.execute(
        "CREATE TRIGGER events_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON events"
        " FOR EACH STATEMENT EXECUTE FUNCTION primum_refuse()"
    )
    op.execute(
        "CREATE TRIGGER head_refuse BEFORE DELETE OR TRUNCATE ON head"
        " FOR EACH STATEMENT EXECUTE FUNCTION primum_refuse()"
    )
    op.execute(
        "CREATE TRIGGER head_update BEFORE UPDATE ON head FOR EACH ROW"
        " WHEN (OLD.number <> 0 AND NEW.number <> OLD.number + 1)"
        " EXECUTE FUNCTION primum_refuse()"
    )
