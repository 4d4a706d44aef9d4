"""Which articles to list: a Shelf as SQL, in pages that go on where the last one ended.

A page ends with a cursor: the place of its last article in the order. What is added or changed meanwhile neither
repeats nor hides an article that keeps its place."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import astuple
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Select,
    and_,
    any_,
    false,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from primum.board import Article
from primum.errors import Invalid
from primum.ports import Shelf, Shelved
from primum.store import rows
from primum.store.tables import WORDS, articles, assignments, citations

MOST = 1000
"""Articles on one page at most."""
MOST_WORDS = 40
"""Words that are looked for at most; of a whole text, the first ones tell enough."""
_A = articles.c
_ORDERS = {
    "newest": (_A.created, True),
    "changed": (_A.changed, True),
    "oldest": (_A.created, False),
    "risk": (_A.risk, True),
    "title": (_A.title, False),
}


def listed(connection: Connection, shelf: Shelf) -> Shelved:
    """One page of the shelf's articles."""
    if shelf.order not in _ORDERS:
        raise Invalid(f"articles are ordered by {', '.join(_ORDERS)}, not {shelf.order!r}")
    if not 1 <= shelf.limit <= MOST:
        raise Invalid(f"a page holds between 1 and {MOST} articles, not {shelf.limit}")
    column, falling = _ORDERS[shelf.order]
    found = _narrowed(connection, select(_A.body, _A.id, column.label("place")), shelf)
    if shelf.after:
        place, id = _read(shelf)
        before = column < place if falling else column > place
        found = found.where(or_(before, and_(column == place, _A.id > id)))
    found = found.order_by(column.desc() if falling else column, _A.id).limit(shelf.limit + 1)
    page = connection.execute(found).all()
    last = page[shelf.limit - 1] if len(page) > shelf.limit else None
    after = _written(shelf.order, last.place, last.id) if last is not None else ""
    return Shelved(tuple(rows.noun(Article, row.body) for row in page[: shelf.limit]), after)


def counted(connection: Connection, shelf: Shelf) -> int:
    """How many articles the shelf has on all its pages."""
    found = _narrowed(connection, select(func.count()).select_from(articles), shelf)
    return int(connection.execute(found).scalar_one())


def _narrowed(connection: Connection, found: Select[Any], shelf: Shelf) -> Select[Any]:
    if not rows.fits(list(astuple(shelf))):
        return found.where(false())
    if shelf.cites:
        # A library update may name more documents than a statement may have parameters: they travel as one.
        if connection.dialect.name == "sqlite":
            named = select(func.json_each(json.dumps(shelf.cites)).table_valued("value").c.value)
            cited: ColumnElement[bool] = citations.c.document.in_(named)
        else:
            cited = citations.c.document == any_(literal(list(shelf.cites), ARRAY(WORDS)))
        found = found.where(
            tuple_(_A.id, _A.revision).in_(select(citations.c.article, citations.c.revision).where(cited))
        )
    return found.where(*_conditions(shelf))


def _conditions(shelf: Shelf) -> list[ColumnElement[bool]]:
    made: list[ColumnElement[bool]] = []
    if shelf.states:
        made.append(_A.state.in_([state.value for state in shelf.states]))
    for column, value in ((_A.specialty, shelf.specialty), (_A.subject, shelf.subject), (_A.author, shelf.author)):
        if value:
            made.append(column == value)
    # Each word is looked for at the beginning of a word: "cramp" finds "cramps".
    words = dict.fromkeys(rows.words(shelf.words).split())
    made += [_A.words.contains(f" {word}", autoescape=True) for word in list(words)[:MOST_WORDS]]
    if shelf.reviewer:
        mine = (assignments.c.reviewer == shelf.reviewer) & (assignments.c.ended == 0)
        made.append(_A.id.in_(select(assignments.c.article).where(mine)))
    if shelf.approved is not None:
        made.append(_A.approved > 0 if shelf.approved else _A.approved == 0)
    if shelf.overdue_on:
        made.append(and_(_A.review_by != "", _A.review_by < shelf.overdue_on))
    return made


def _written(order: str, place: str | int, id: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([order, place, id]).encode()).decode().rstrip("=")


def _read(shelf: Shelf) -> tuple[Any, str]:
    padded = shelf.after + "=" * (-len(shelf.after) % 4)
    try:
        order, place, id = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, TypeError):
        raise Invalid("the page to go on from is not one that was given here") from None
    if order != shelf.order or not isinstance(id, str) or isinstance(place, str) is (order == "risk"):
        raise Invalid(f"the page to go on from is not one of articles by {shelf.order!r}")
    if not isinstance(place, str | int) or not rows.fits([place, id]):
        raise Invalid("the page to go on from is not one that was given here")
    return place, id
