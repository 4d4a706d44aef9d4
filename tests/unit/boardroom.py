"""A board at work: people, a small library, a store in a file, and a clock that can be moved."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

from bookshelf import SHELF, YEAR, knowledge

from primum.answer.pipeline import answer
from primum.app.desk import Desk
from primum.board import Actor, Article, Decision, Event, Person, Role, Stance, instant
from primum.config import Config
from primum.library.memory import MemoryLibrary
from primum.model import Answer, Claim, Document, Question
from primum.ports import Store
from primum.store import open_store

QUESTION = "What causes muscle cramps?"
NAMES = {
    "ann": {Role.AUTHOR},
    "rob": {Role.REVIEWER},
    "rae": {Role.REVIEWER},
    "ray": {Role.REVIEWER},
    "eve": {Role.EDITOR},
    "eli": {Role.EDITOR, Role.REVIEWER},
    "ada": {Role.ADMINISTRATOR},
    "joe": {Role.READER},
}


class Clock:
    """Time that passes a second at each look, and by days when it is told to. What is kept for a while knows the real
    time alone, so this one begins there."""

    def __init__(self) -> None:
        self.time = datetime.now(UTC).replace(microsecond=0)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time

    def pass_days(self, days: int) -> None:
        """Move on by so many days."""
        self.time += timedelta(days=days)


def move_in(store: Store) -> None:
    """Put the people of the board on record."""
    for id, roles in NAMES.items():
        at = instant()
        person = Person(id, id.title(), f"{id}@example.org", frozenset(roles), credentials="MD", created=at)
        store.record(Event("system", "person.add", f"person:{id}", at), person)


@cache
def _inhabited() -> Path:
    """A database with the people in it, to be copied: making one takes longer than most tests."""
    place = Path(mkdtemp()) / "board.db"
    store, _ = open_store(str(place))
    move_in(store)
    store.close()
    return place


class Board:
    """A desk with its people over the bookshelf's documents, or those given."""

    def __init__(self, folder: Path, documents: Sequence[Document] = SHELF, **settings: str | int) -> None:
        self.clock = Clock()
        self.library = MemoryLibrary(None)
        self.library.add(list(documents))
        database = str(settings.pop("database", folder / "board.db"))
        if not (Path(database).exists() or "://" in database):
            shutil.copy(_inhabited(), database)
        self.config = Config(database=database, keys=str(folder / "keys"), **settings)  # type: ignore[arg-type]
        self.store, self.workspace = open_store(self.config.database)
        names = count(1)
        self.desk = Desk(
            self.store,
            self.workspace,
            self.config,
            library=lambda: self.library,
            ask=self.ask,
            now=self.clock,
            name=lambda: f"id{next(names)}",
        )
        self.desk.background = False
        if not self.store.people():
            move_in(self.store)
        self.people = {person.id: person for person in self.store.people()}

    def __getattr__(self, name: str) -> Actor:
        """A person as an actor, by name: `board.ann`."""
        if name not in NAMES:
            raise AttributeError(name)
        return self.people[name].actor

    def close(self) -> None:
        """Close the database."""
        self.store.close()

    def ask(self, question: Question) -> Answer:
        """The answer from the board's library as it now is."""
        return answer(question, library=self.library, code="code", config="config", year=YEAR, knowledge=knowledge())

    def submitted(self, question: str = QUESTION) -> Article:
        """An article that Ann submitted."""
        kept = self.desk.keep_answer(self.ann, self.ask(Question(question)))
        return self.desk.submit(self.ann, kept.id).article

    def under_review(self, question: str = QUESTION) -> Article:
        """An article that Rob and Rae are to review; neither has said anything yet."""
        article = self.submitted(question)
        for reviewer in ("rob", "rae"):
            article = self.desk.assign(self.eve, article.id, reviewer)
        return article

    def reviewed(self, article: Article, *names: str, decision: Decision = Decision.APPROVE) -> Article:
        """These reviewers declare, agree with all they have not marked, and sign."""
        for name in names:
            actor = self.people[name].actor
            self.desk.declare(actor, article.id, conflict=False, statement="None.")
            if decision is Decision.APPROVE:
                case = self.desk.case(actor, article.id)
                self.desk.agree(actor, article.id, [f.claim.id for f in case.claims if f.mine is None])
            article = self.desk.sign(actor, article.id, decision, comment="Read.")
        return article

    def approved(self, question: str = QUESTION) -> Article:
        """An approved article, signed by Rob and Rae."""
        return self.reviewed(self.under_review(question), "rob", "rae")

    def claims(self, article: Article) -> tuple[Claim, ...]:
        """The claims of the newest revision."""
        return self.desk.content(self.desk.find(article.id)).answer.claims()

    def object(self, name: str, article: Article, claim: str, reason: str = "Not what it says.") -> None:
        """A reviewer declares, and disagrees with a claim."""
        actor = self.people[name].actor
        self.desk.declare(actor, article.id, conflict=False, statement="None.")
        self.desk.mark(actor, article.id, claim, Stance.DISAGREE, reason=reason)
