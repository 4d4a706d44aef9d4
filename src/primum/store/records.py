"""The store on SQL: all that `ports.Store` promises, on SQLite and on PostgreSQL by the same statements."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import Connection, Select, select

from primum.board import (
    Article,
    Assignment,
    Credential,
    Entry,
    Event,
    Mark,
    Person,
    Record,
    Remark,
    Review,
    Revision,
    Signature,
    Token,
)
from primum.errors import NotFound
from primum.ports import Shelf, Shelved
from primum.store import rows, shelving, trail, witness, writing
from primum.store.database import Database
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
    tokens,
)

Noun = TypeVar("Noun")


class SqlStore:
    """Everything on record, in a database. `record` and `erase` alone write."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def close(self) -> None:
        """Close the database's connections."""
        self.database.close()

    def record(self, event: Event, *things: Record) -> Entry:
        """Write things and their event; see `ports.Store`."""
        writing.check(event, things)

        def work(connection: Connection) -> Entry:
            head = trail.lock_head(connection)
            written = writing.write(connection, things, entry=head[0] + 1)
            return trail.append(connection, event, written, after=head)

        return self.database.write(work)

    def erase(self, event: Event, person: str) -> Entry:
        """Forget a person; see `ports.Store`. Sessions and drafts of theirs go, too."""
        writing.check(event, ())

        def work(connection: Connection) -> Entry:
            head = trail.lock_head(connection)
            written = writing.forget(connection, person, entry=head[0] + 1)
            return trail.append(connection, event, written, after=head)

        entry = self.database.write(work)
        self.database.scrub()
        return entry

    # People

    def person(self, id: str) -> Person:
        """The person with this id, or NotFound."""
        return self._one(Person, select(people.c.body).where(people.c.id == id), f"person {id}")

    def person_by_email(self, email: str) -> Person | None:
        """Who has this address; capitals play no part."""
        wanted = rows.email(email)
        return self._first(Person, select(people.c.body).where(people.c.email == wanted)) if wanted else None

    def people(self) -> tuple[Person, ...]:
        """Everyone, erased people too, by id."""
        return self._all(Person, select(people.c.body).order_by(people.c.id))

    def credential(self, person: str) -> Credential | None:
        """A person's password and single sign-on, if any."""
        return self._first(Credential, select(credentials.c.body).where(credentials.c.person == person))

    def person_by_subject(self, subject: str) -> Person | None:
        """Who signs in as this subject elsewhere."""
        joined = select(people.c.body).join(credentials, credentials.c.person == people.c.id)
        return self._first(Person, joined.where(credentials.c.subject == subject)) if subject else None

    def tokens(self, person: str) -> tuple[Token, ...]:
        """A person's keys to the API, revoked ones too, in the order they were written."""
        mine = select(tokens.c.body).where(tokens.c.person == person)
        return self._all(Token, mine.order_by(tokens.c.entry, tokens.c.id))

    def token(self, digest: str) -> Token | None:
        """The key with this digest; whether it still holds is for the caller to say."""
        return self._first(Token, select(tokens.c.body).where(tokens.c.digest == digest))

    # Articles

    def article(self, id: str) -> Article:
        """The article with this id, or NotFound."""
        return self._one(Article, select(articles.c.body).where(articles.c.id == id), f"article {id}")

    def article_at(self, slug: str) -> Article:
        """The article at this address, or NotFound."""
        return self._one(Article, select(articles.c.body).where(articles.c.slug == slug), f"article at {slug}")

    def articles(self, shelf: Shelf) -> Shelved:
        """One page of a shelf."""
        with self.database.reading() as connection:
            return shelving.listed(connection, shelf)

    def count(self, shelf: Shelf) -> int:
        """How many articles a shelf has; its `limit` and `after` play no part."""
        with self.database.reading() as connection:
            return shelving.counted(connection, shelf)

    def revision(self, article: str, number: int) -> Revision:
        """One text of an article, or NotFound."""
        wanted = (revisions.c.article == article) & (revisions.c.number == number)
        with self.database.reading() as connection:
            found = connection.execute(select(revisions.c.body, revisions.c.content).where(wanted)).one_or_none()
        if found is None:
            raise NotFound(f"there is no revision {number} of article {article}")
        return rows.revision(found.body, found.content)

    def revisions(self, article: str) -> tuple[Revision, ...]:
        """All texts of an article, from number 1 on."""
        found = select(revisions.c.body, revisions.c.content).where(revisions.c.article == article)
        with self.database.reading() as connection:
            texts = connection.execute(found.order_by(revisions.c.number)).all()
        return tuple(rows.revision(row.body, row.content) for row in texts)

    def assignments(self, *, article: str = "", reviewer: str = "") -> tuple[Assignment, ...]:
        """Assignments of an article, of a reviewer, or all; ended ones too, in the order they were written."""
        found = select(assignments.c.body)
        for column, value in ((assignments.c.article, article), (assignments.c.reviewer, reviewer)):
            found = found.where(column == value) if value else found
        by = (assignments.c.entry, assignments.c.article, assignments.c.reviewer)
        return self._all(Assignment, found.order_by(*by))

    def marks(self, article: str, *, reviewer: str = "") -> tuple[Mark, ...]:
        """Marks on an article's claims, in the order they were last written."""
        found = select(marks.c.body).where(marks.c.article == article)
        found = found.where(marks.c.reviewer == reviewer) if reviewer else found
        return self._all(Mark, found.order_by(marks.c.entry, marks.c.reviewer, marks.c.claim))

    def reviews(self, article: str) -> tuple[Review, ...]:
        """Decisions on all revisions of an article, in the order they were made."""
        found = select(reviews.c.body).where(reviews.c.article == article)
        return self._all(Review, found.order_by(reviews.c.entry, reviews.c.reviewer))

    def signatures(self, article: str) -> tuple[Signature, ...]:
        """Signatures under all revisions of an article, in the order they were made."""
        found = select(signatures.c.body).where(signatures.c.article == article)
        return self._all(Signature, found.order_by(signatures.c.entry, signatures.c.reviewer))

    def remarks(self, article: str) -> tuple[Remark, ...]:
        """What was said of an article, resolved or not, oldest first."""
        found = select(remarks.c.body).where(remarks.c.article == article)
        return self._all(Remark, found.order_by(remarks.c.at, remarks.c.id))

    def open_remarks(self, *, limit: int = 200) -> tuple[Remark, ...]:
        """What nobody has resolved yet, on any article, newest first."""
        found = select(remarks.c.body).where(remarks.c.resolved == 0)
        return self._all(Remark, found.order_by(remarks.c.at.desc(), remarks.c.id).limit(limit))

    # The trail

    def trail(self, *, subject: str = "", after: int = 0, limit: int = 200) -> tuple[Entry, ...]:
        """Entries in the order of their numbers, after `after`."""
        with self.database.reading() as connection:
            return trail.entries(connection, subject=subject, after=after, limit=limit)

    def verify_trail(self) -> int:
        """How many entries there are. Invalid, naming the first number that does not fit; or the first row on record
        that is not what its event wrote."""
        with self.database.viewing() as connection:
            number, written = trail.verify(connection)
            witness.compare(connection, written)
        return number

    def _first(self, kind: type[Noun], found: Select[Any]) -> Noun | None:
        with self.database.reading() as connection:
            body: Any = connection.execute(found).scalar_one_or_none()
        return None if body is None else rows.noun(kind, body)

    def _one(self, kind: type[Noun], found: Select[Any], what: str) -> Noun:
        noun = self._first(kind, found)
        if noun is None:
            raise NotFound(f"there is no {what}")
        return noun

    def _all(self, kind: type[Noun], found: Select[Any]) -> tuple[Noun, ...]:
        with self.database.reading() as connection:
            bodies = connection.execute(found).all()
        return tuple(rows.noun(kind, row[0]) for row in bodies)
