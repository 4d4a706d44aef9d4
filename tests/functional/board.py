"""A board over the real hall: its people, and articles brought to any state by what people really do."""

from __future__ import annotations

from pathlib import Path

from primum.app import App
from primum.board import ANYONE, SYSTEM, Actor, Article, Decision, Event, Interest, Person, Role, instant
from primum.model import Audience, Question

PEOPLE = (
    Person("pauthor", "Ada Lind", "ada@board.example", frozenset({Role.READER, Role.AUTHOR}), "MD", created=instant()),
    Person("peditor", "Eli Roth", "eli@board.example", frozenset({Role.READER, Role.EDITOR}), "MD", created=instant()),
    Person(
        "pana",
        "Ana Sol",
        "ana@board.example",
        frozenset({Role.READER, Role.REVIEWER}),
        "MD, PhD",
        "Neurology",
        "GMC 0000001",
        (Interest("Example Pharma", "speaker's fees", "2022-01-01", "2023-06-30"),),
        created=instant(),
    ),
    Person(
        "pbo",
        "Bo Ek",
        "bo@board.example",
        frozenset({Role.READER, Role.REVIEWER}),
        "RN",
        "Primary care",
        created=instant(),
    ),
)


class Board:
    """The people of PEOPLE at the desk of an app. `who(id)` is one of them as an actor."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.desk = app.desk
        self.desk.background = False
        store, _ = app.records
        for person in PEOPLE:
            store.record(Event(SYSTEM.id, "person.invited", f"person:{person.id}", instant()), person)

    def who(self, id: str) -> Actor:
        """The person as an actor."""
        return self.app.records[0].person(id).actor

    def sign_in(self, id: str) -> str:
        """The id of a new session of theirs."""
        return self.app.people.door.admit(self.app.records[0].person(id))

    def submit(self, question: str) -> Article:
        """An answer to the question, submitted by the author."""
        kept = self.desk.keep_answer(ANYONE, self.app.ask(Question(question, Audience.PHYSICIAN)))
        return self.desk.submit(self.who("pauthor"), kept.id).article

    def assign(self, article: Article) -> Article:
        """Under review by both reviewers, who have declared their interests."""
        for id in ("pana", "pbo"):
            self.desk.assign(self.who("peditor"), article.id, id)
            self.desk.declare(self.who(id), article.id, conflict=False, statement="None.")
        return self.app.records[0].article(article.id)

    def sign(self, article: Article, *ids: str) -> Article:
        """Approved by these reviewers (both, where none is named), each of whom agrees with every claim."""
        claims = [c.id for c in self.desk.content(self.app.records[0].article(article.id)).answer.claims()]
        for id in ids or ("pana", "pbo"):
            self.desk.agree(self.who(id), article.id, claims)
            self.desk.sign(self.who(id), article.id, Decision.APPROVE)
        return self.app.records[0].article(article.id)

    def approve(self, question: str) -> Article:
        """From the question to an approved article."""
        return self.sign(self.assign(self.submit(question)))


def starter_app(folder: Path, **settings: object) -> App:
    """An app with a database and keys of its own over the starter library, searched by words alone."""
    from primum.app import Supply
    from primum.config import read

    given = {
        "library": str(folder / "library"),
        "encoder": "",
        "database": str(folder / "primum.db"),
        "keys": str(folder / "keys"),
        "scorecard": str(folder / "scorecard.json"),
        **settings,
    }
    made = App(read({}, **given))
    made.ingest([Path(__file__).parents[2] / "starter"], supply=Supply())
    return made
