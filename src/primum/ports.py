"""The plugs through which the rooms of floor 2 are used. Each has one contract suite in tests/contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

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
from primum.model import Document, Hit, Notice, Query, Source, State, Verdict

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of documents given to a library, by id."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a library holds. `pending` passages have no vector yet; `encoder` names what made the vectors."""

    documents: int
    passages: int
    pending: int
    version: str
    encoder: str
    kinds: dict[str, int]
    bytes: int = 0


class Encoder(Protocol):
    """Text to unit vectors. A vector depends on its text alone, never on the batch it was made in."""

    @property
    def name(self) -> str:
        """Name and content hash of the model: vectors of two names are never compared."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Array of shape (len(texts), dimension), float32, rows of length 1."""


class Judge(Protocol):
    """A second opinion on whether passages bear a claim out. It may lower a verdict or abstain; it never raises one."""

    @property
    def name(self) -> str:
        """Name and content hash of what judges; its verdicts carry it."""

    def judge(self, claim: str, evidence: Sequence[str]) -> Verdict:
        """The verdict on a claim and the texts of its passages together; *unchecked* where it abstains. Unavailable
        where it cannot be heard."""


class Library(Protocol):
    """Documents, their passages, and hybrid search over them.

    A library is opened with an Encoder or None; with None, search is by words alone. A write is durable when the call
    returns. Every read takes an optional `version`, a string that `version()` gave;
    reads of an unknown or discarded version raise NotFound.
    """

    def version(self) -> str:
        """The name of the newest version."""

    def add(self, documents: Iterable[Document], *, notices: Sequence[Notice] = ()) -> Added:
        """Add or replace documents by id; the same content hash adds nothing. Words can be searched on return.

        A notice that names a document, by its id or by the DOI, PMID or PMCID that its source states ("doi:…"), takes
        effect now, or when that document is added later."""

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Remove documents and their passages; the ids that were there."""

    def index(self) -> None:
        """Bring indexes up to date; what waits for that is searched all the same, but slower. `encode` does it, too."""

    def encode(self, *, progress: Callable[[int, int], None] | None = None) -> int:
        """Make vectors for all passages that lack one, durably batch by batch; how many were made.

        `progress` gets (made so far, to be made). A library that was opened without an encoder makes none."""

    def document(self, id: str, *, version: str = "") -> Document:
        """The document, or NotFound."""

    def documents(self, ids: Sequence[str], *, version: str = "") -> dict[str, Document]:
        """Those of `ids` that exist."""

    def sources(self, ids: Sequence[str] | None = None, *, version: str = "") -> Iterator[tuple[str, Source]]:
        """Every document's id and source, ordered by id; with `ids` those of them that exist, in no sure order."""

    def hashes(self) -> dict[str, str]:
        """Content hash of every document, by id."""

    def search(self, query: Query) -> tuple[Hit, ...]:
        """The best `query.k` passages, best first; ties are broken by passage id."""

    def about(self, name: str, *, k: int = 10, version: str = "") -> tuple[tuple[str, float], ...]:
        """Documents whose title or subjects match `name`, by BM25 with stemming: (id, score), best first."""

    def keep(self, version: str, *, name: str) -> None:
        """Keep a version readable under a name (of a saved answer) until `release(name)`, compaction or not."""

    def release(self, name: str) -> None:
        """Let a kept version go; nothing happens where the name is unknown."""

    def compact(self) -> None:
        """Merge small files and drop old versions that no name keeps."""

    def checked(self) -> str:
        """The date of the newest table of retractions that was read in, "" where there was none."""

    def holdings(self) -> Holdings:
        """Counts, for people."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Which articles to list; empty means any. `words` are looked for in title, question, subject and summary.

    `order` is "newest" (created), "changed", "oldest", "risk" (highest first) or "title"; `cites` narrows to articles
    whose newest revision cites any of these documents; `approved` to those that have, or have not, a signed revision;
    `after` goes on where a page of `limit` articles ended."""

    states: tuple[State, ...] = ()
    specialty: str = ""
    subject: str = ""
    words: str = ""
    author: str = ""
    reviewer: str = ""
    cites: tuple[str, ...] = ()
    approved: bool | None = None
    overdue_on: str = ""
    order: str = "changed"
    limit: int = 50
    after: str = ""


@dataclass(frozen=True, slots=True)
class Shelved:
    """Articles found, and where to go on ("" at the end)."""

    articles: tuple[Article, ...]
    after: str = ""


class Store(Protocol):
    """Everything on record: people, articles, reviews, and the trail of events. Safe to use from several threads.

    `record` is the one way to write. Reads raise NotFound where an id that must exist does not."""

    def record(self, event: Event, *things: Record) -> Entry:
        """Write `things` and the event in one transaction: all or nothing, durable on return.

        A thing with a known key replaces what stood there (Revision, Review, Signature and Mark of another claim hash
        excepted: those are added, and never changed). An Article is compared and set: its `version` must be the one
        on record (0 for a new one), and is one higher afterwards; else Conflict, and nothing is written. A slug, an
        e-mail address or a subject of single sign-on that another row has: Conflict."""

    def erase(self, event: Event, person: str) -> Entry:
        """Forget name, address, profile, credential and tokens of a person; the id and what it did stay."""

    # People

    def person(self, id: str) -> Person: ...
    def person_by_email(self, email: str) -> Person | None: ...
    def people(self) -> tuple[Person, ...]: ...
    def credential(self, person: str) -> Credential | None: ...
    def person_by_subject(self, subject: str) -> Person | None: ...
    def tokens(self, person: str) -> tuple[Token, ...]: ...
    def token(self, digest: str) -> Token | None: ...

    # Articles

    def article(self, id: str) -> Article: ...
    def article_at(self, slug: str) -> Article: ...
    def articles(self, shelf: Shelf) -> Shelved: ...
    def count(self, shelf: Shelf) -> int: ...
    def revision(self, article: str, number: int) -> Revision: ...
    def revisions(self, article: str) -> tuple[Revision, ...]: ...
    def assignments(self, *, article: str = "", reviewer: str = "") -> tuple[Assignment, ...]: ...
    def marks(self, article: str, *, reviewer: str = "") -> tuple[Mark, ...]: ...
    def reviews(self, article: str) -> tuple[Review, ...]: ...
    def signatures(self, article: str) -> tuple[Signature, ...]: ...
    def remarks(self, article: str) -> tuple[Remark, ...]: ...
    def open_remarks(self, *, limit: int = 200) -> tuple[Remark, ...]: ...

    # The trail

    def trail(self, *, subject: str = "", after: int = 0, limit: int = 200) -> tuple[Entry, ...]:
        """Entries in the order of their numbers, from `after` on (exclusive)."""

    def verify_trail(self) -> int:
        """How many entries the chain has; Invalid, naming the first number that does not fit, where one was changed or
        is missing."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Something kept for a while: a session, a draft, an answer's page. `expires` is an instant, or empty for never."""

    kind: str
    key: str
    value: str
    owner: str = ""
    expires: str = ""
    changed: str = ""


class Workspace(Protocol):
    """What is kept for a while and is no record: sessions, drafts as they are typed, answers' pages, one-time links,
    counts of failed sign-ins, idempotency keys. No event; durable on return; what has expired is not found."""

    def put(self, slip: Slip) -> None:
        """Keep it, in the place of one with the same kind and key."""

    def get(self, kind: str, key: str) -> Slip | None: ...

    def take(self, kind: str, key: str) -> Slip | None:
        """Get and remove at once: of two who take the same, one gets None."""

    def drop(self, kind: str, key: str) -> None: ...

    def of(self, kind: str, owner: str) -> tuple[Slip, ...]:
        """What an owner keeps of one kind, newest first."""

    def drop_all(self, kind: str, owner: str) -> None: ...

    def count(self, kind: str, key: str, *, seconds: int) -> int:
        """Add one to a count that starts anew `seconds` after its first; the count with this one."""

    def sweep(self) -> int:
        """Remove what has expired; how many."""
