"""The store on SQL: all that `ports.Store` promises, on SQLite and on PostgreSQL by the same statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection, Select

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
from primum.store import rows, shelving, statements, trail, witness, writing
from primum.store.database import Database, Doubtful
from primum.store.trail import Written

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

        return self._append(event, lambda connection, entry: writing.write(connection, things, entry=entry))

    def erase(self, event: Event, person: str) -> Entry:
        """Forget a person; see `ports.Store`. Sessions and drafts of theirs go, too."""
        writing.check(event, ())
        entry = self._append(event, lambda connection, entry: writing.forget(connection, person, entry=entry))
        self.database.scrub()
        return entry

    # People

    def person(self, id: str) -> Person:
        """The person with this id, or NotFound."""
        return self._one(Person, statements.PERSON, f"person {id}", id=id)

    def person_by_email(self, email: str) -> Person | None:
        """Who has this address; capitals play no part."""
        wanted = rows.email(email)
        return self._first(Person, statements.PERSON_BY_EMAIL, email=wanted) if wanted else None

    def people(self) -> tuple[Person, ...]:
        """Everyone, erased people too, by id."""
        return self._all(Person, statements.PEOPLE)

    def credential(self, person: str) -> Credential | None:
        """A person's password and single sign-on, if any."""
        return self._first(Credential, statements.CREDENTIAL, person=person)

    def person_by_subject(self, subject: str) -> Person | None:
        """Who signs in as this subject elsewhere."""
        return self._first(Person, statements.PERSON_BY_SUBJECT, subject=subject) if subject else None

    def tokens(self, person: str) -> tuple[Token, ...]:
        """A person's keys to the API, revoked ones too, in the order they were written."""
        return self._all(Token, statements.TOKENS, person=person)

    def token(self, digest: str) -> Token | None:
        """The key with this digest; whether it still holds is for the caller to say."""
        return self._first(Token, statements.TOKEN, digest=digest)

    # Articles

    def article(self, id: str) -> Article:
        """The article with this id, or NotFound."""
        return self._one(Article, statements.ARTICLE, f"article {id}", id=id)

    def article_at(self, slug: str) -> Article:
        """The article at this address, or NotFound."""
        return self._one(Article, statements.ARTICLE_AT, f"article at {slug}", slug=slug)

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
        found = self.database.rows(statements.REVISION, article=article, number=number)
        if not found:
            raise NotFound(f"there is no revision {number} of article {article}")
        return rows.revision(*found[0])

    def revisions(self, article: str) -> tuple[Revision, ...]:
        """All texts of an article, from number 1 on."""
        return tuple(rows.revision(*row) for row in self.database.rows(statements.REVISIONS, article=article))

    def assignments(self, *, article: str = "", reviewer: str = "") -> tuple[Assignment, ...]:
        """Assignments of an article, of a reviewer, or all; ended ones too, in the order they were written."""
        if article and reviewer:
            return self._all(Assignment, statements.ASSIGNMENTS_OF_TO, article=article, reviewer=reviewer)
        if article:
            return self._all(Assignment, statements.ASSIGNMENTS_OF, article=article)
        if reviewer:
            return self._all(Assignment, statements.ASSIGNMENTS_TO, reviewer=reviewer)
        return self._all(Assignment, statements.ASSIGNMENTS)

    def marks(self, article: str, *, reviewer: str = "") -> tuple[Mark, ...]:
        """Marks on an article's claims, in the order they were last written."""
        if reviewer:
            return self._all(Mark, statements.MARKS_BY, article=article, reviewer=reviewer)
        return self._all(Mark, statements.MARKS, article=article)

    def reviews(self, article: str) -> tuple[Review, ...]:
        """Decisions on all revisions of an article, in the order they were made."""
        return self._all(Review, statements.REVIEWS, article=article)

    def signatures(self, article: str) -> tuple[Signature, ...]:
        """Signatures under all revisions of an article, in the order they were made."""
        return self._all(Signature, statements.SIGNATURES, article=article)

    def remarks(self, article: str) -> tuple[Remark, ...]:
        """What was said of an article, resolved or not, oldest first."""
        return self._all(Remark, statements.REMARKS, article=article)

    def open_remarks(self, *, limit: int = 200) -> tuple[Remark, ...]:
        """What nobody has resolved yet, on any article, newest first."""
        return self._all(Remark, statements.OPEN_REMARKS, most=max(0, limit))

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

    def _append(self, event: Event, write: Callable[[Connection, int], list[Written]]) -> Entry:
        """Write, and the event with it, in one transaction."""
        made: list[Entry] = []

        def work(connection: Connection) -> Entry:
            head = trail.lock_head(connection)
            written = write(connection, head[0] + 1)
            made.append(trail.append(connection, event, written, after=head))
            return made[-1]

        try:
            return self.database.write(work)
        except Doubtful:
            # The connection was lost while it ended. The trail knows whether it counts.
            if made and self.trail(after=made[-1].number - 1, limit=1) == (made[-1],):
                return made[-1]
            raise

    def _first(self, kind: type[Noun], statement: Select[Any], **values: str) -> Noun | None:
        found = self.database.rows(statement, **values)
        return rows.noun(kind, found[0][0]) if found else None

    def _one(self, kind: type[Noun], statement: Select[Any], what: str, **values: str) -> Noun:
        noun = self._first(kind, statement, **values)
        if noun is None:
            raise NotFound(f"there is no {what}")
        return noun

    def _all(self, kind: type[Noun], statement: Select[Any], **values: str | int) -> tuple[Noun, ...]:
        return tuple(rows.noun(kind, row[0]) for row in self.database.rows(statement, **values))
