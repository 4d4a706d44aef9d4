"""The reads that pages wait for, built once: to build a statement takes longer than SQLite takes to answer it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select

from primum.store.tables import (
    articles,
    assignments,
    credentials,
    marks,
    people,
    remarks,
    reviews,
    revisions,
    signatures,
    slips,
    tokens,
)


def _is(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return column == bindparam(str(column.key))


PERSON = select(people.c.body).where(_is(people.c.id))
PERSON_BY_EMAIL = select(people.c.body).where(_is(people.c.email))
PERSON_BY_SUBJECT = (
    select(people.c.body).join(credentials, credentials.c.person == people.c.id).where(_is(credentials.c.subject))
)
PEOPLE = select(people.c.body).order_by(people.c.id)
CREDENTIAL = select(credentials.c.body).where(_is(credentials.c.person))
TOKEN = select(tokens.c.body).where(_is(tokens.c.digest))
TOKENS = select(tokens.c.body).where(_is(tokens.c.person)).order_by(tokens.c.entry, tokens.c.id)

ARTICLE = select(articles.c.body).where(_is(articles.c.id))
ARTICLE_AT = select(articles.c.body).where(_is(articles.c.slug))
REVISIONS = select(revisions.c.body, revisions.c.content).where(_is(revisions.c.article)).order_by(revisions.c.number)
REVISION = select(revisions.c.body, revisions.c.content).where(_is(revisions.c.article), _is(revisions.c.number))


def _in_turn(table: Any, *where: ColumnElement[bool]) -> Select[Any]:
    """Bodies in the order in which they were written; those of one event by their keys."""
    return select(table.c.body).where(*where).order_by(table.c.entry, *table.primary_key)


ASSIGNMENTS = _in_turn(assignments)
ASSIGNMENTS_OF = _in_turn(assignments, _is(assignments.c.article))
ASSIGNMENTS_TO = _in_turn(assignments, _is(assignments.c.reviewer))
ASSIGNMENTS_OF_TO = _in_turn(assignments, _is(assignments.c.article), _is(assignments.c.reviewer))
MARKS = _in_turn(marks, _is(marks.c.article))
MARKS_BY = _in_turn(marks, _is(marks.c.article), _is(marks.c.reviewer))
REVIEWS = _in_turn(reviews, _is(reviews.c.article))
SIGNATURES = _in_turn(signatures, _is(signatures.c.article))
REMARKS = select(remarks.c.body).where(_is(remarks.c.article)).order_by(remarks.c.at, remarks.c.id)
OPEN_REMARKS = (
    select(remarks.c.body)
    .where(remarks.c.resolved == 0)
    .order_by(remarks.c.at.desc(), remarks.c.id)
    .limit(bindparam("most"))
)

SLIP_ITSELF = (slips.c.kind, slips.c.key, slips.c.value, slips.c.owner, slips.c.expires, slips.c.changed)
FRESH = (slips.c.expires == "") | (slips.c.expires > bindparam("now"))
SLIP = select(*SLIP_ITSELF).where(_is(slips.c.kind), _is(slips.c.key), FRESH)
SLIPS = (
    select(*SLIP_ITSELF)
    .where(_is(slips.c.kind), _is(slips.c.owner), FRESH)
    .order_by(slips.c.changed.desc(), slips.c.written.desc(), slips.c.key)
)
