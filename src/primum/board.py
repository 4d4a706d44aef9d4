"""The nouns of the editorial board: people, articles, revisions, reviews and the events that change them.

Frozen, standard library only. Instants are ISO 8601 in UTC, to the second, ending in "Z" ("2026-03-01T09:30:00Z");
days are "2026-03-01". A person is named everywhere by `Person.id` alone, so that a name can be erased.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from primum.errors import Invalid
from primum.model import Citation, State, Verdict


class Role(StrEnum):
    """What a person may do, besides reading what is public."""

    READER = "reader"
    AUTHOR = "author"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class Decision(StrEnum):
    """What a review comes to."""

    APPROVE = "approve"
    REQUEST_CHANGES = "request_changes"


class Stance(StrEnum):
    """What a reviewer says of one claim. The last three carry a proposal that an author or editor may take up."""

    AGREE = "agree"
    DISAGREE = "disagree"
    OVERRIDE = "override"
    EDIT = "edit"
    CITE = "cite"
    REMOVE = "remove"


class RemarkKind(StrEnum):
    """Where a remark comes from: the board's own threads, a reader, or a change in the library."""

    COMMENT = "comment"
    FEEDBACK = "feedback"
    EVIDENCE = "evidence"


def instant(at: datetime | None = None) -> str:
    """A point in time as the board writes it; now, where none is given."""
    return (at or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person's id and roles. The software itself is SYSTEM, an anonymous reader ANYONE."""

    id: str
    roles: frozenset[Role] = frozenset()


SYSTEM = Actor("system")
ANYONE = Actor("anyone", frozenset({Role.READER}))


@dataclass(frozen=True, slots=True)
class Interest:
    """A declared interest: with whom, of what nature, and from when to when (days; `until` empty while it lasts)."""

    party: str
    nature: str
    since: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone known to the host. An erased person keeps the id alone: no name, no address, no profile."""

    id: str
    name: str
    email: str
    roles: frozenset[Role] = frozenset({Role.READER})
    credentials: str = ""
    specialty: str = ""
    registration: str = ""
    interests: tuple[Interest, ...] = ()
    active: bool = True
    erased: bool = False
    created: str = ""

    @property
    def actor(self) -> Actor:
        """The person as an actor; one who is not active has no roles."""
        return Actor(self.id, self.roles if self.active else frozenset())


@dataclass(frozen=True, slots=True)
class Credential:
    """A person's password, as an argon2 hash; `subject` ("issuer subject") for single sign-on. Either may be empty."""

    person: str
    password: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A key to the API: `digest` is the SHA-256 of the secret, which is shown once. `expires` empty: never."""

    id: str
    person: str
    digest: str
    scopes: frozenset[str]
    label: str = ""
    created: str = ""
    expires: str = ""
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """One text of an article, from number 1 on. `content` is its canonical JSON (see `canon`): the very bytes that are
    signed; `hash` is their SHA-256. `reason` says why it was made, `documents` which sources it cites."""

    article: str
    number: int
    content: str
    hash: str
    author: str
    made: str
    reason: str = ""
    documents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.hash != content_hash(self.content):
            raise Invalid(f"revision {self.number} of {self.article}: its hash is not that of its content")


def content_hash(content: str) -> str:
    """SHA-256, hexadecimal, of a revision's content in UTF-8."""
    return hashlib.sha256(content.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Article:
    """A question's page. `version` counts its moves, for compare-and-set: a move is refused where it is not the one
    that was read. `revision` is the newest revision's number, `approved` the number of the one last signed (0: none).
    `notice` is what a reader must be told (why it was withdrawn, corrected, or went back to review)."""

    id: str
    slug: str
    question: str
    title: str
    state: State
    author: str
    created: str
    changed: str
    version: int = 0
    revision: int = 1
    approved: int = 0
    approved_at: str = ""
    review_by: str = ""
    specialty: str = ""
    subject: str = ""
    intent: str = ""
    risk: int = 0
    readers: int = 0
    notice: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A reviewer's interests with regard to this article's subject. One with a conflict cannot sign."""

    conflict: bool
    statement: str
    at: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A reviewer asked to review an article by a day (`due`, empty: none set). Dropped ones stay, marked `ended`.

    `declaration` is what the reviewer declared for this article, once that was done."""

    article: str
    reviewer: str
    by: str
    at: str
    due: str = ""
    ended: bool = False
    declaration: Declaration | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reviewer says of one claim, with a reason where it is more than agreement, and the proposal, if any.

    `claim_hash` (see `canon.claim_hash`) binds it to the claim's words and citations: it stands for later revisions in
    which these are the same. `verdict` is the judge's of a proposed text, or the reviewer's own (OVERRIDE)."""

    article: str
    revision: int
    reviewer: str
    claim: str
    claim_hash: str
    stance: Stance
    at: str
    reason: str = ""
    text: str = ""
    citations: tuple[Citation, ...] = ()
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewer's decision on one revision; `revision_hash` binds it to that revision's bytes."""

    article: str
    revision: int
    revision_hash: str
    reviewer: str
    decision: Decision
    declaration: Declaration
    at: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """That this server recorded this approval: `payload` is canonical JSON (article, slug, revision, hash, reviewer,
    credentials, declaration, at, server), `signature` its Ed25519 signature in base64, `key` the public key's id."""

    article: str
    revision: int
    reviewer: str
    payload: str
    signature: str
    key: str
    at: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in a thread (`reply_to` names the one it answers), a reader's report, or a change of evidence.

    `claim` is the claim spoken of, or empty for the whole article; `contact` is empty unless a reader gave one."""

    id: str
    article: str
    revision: int
    kind: RemarkKind
    person: str
    at: str
    text: str
    claim: str = ""
    reply_to: str = ""
    contact: str = ""
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """What was done, by whom, to what, when. `detail` holds ids, states and hashes: never a name, a text, a question.

    `subject` is "article:ID", "person:ID", "token:ID" or "settings"."""

    actor: str
    action: str
    subject: str
    at: str
    detail: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.actor or not self.action or not self.subject:
            raise Invalid("an event needs an actor, an action and a subject")


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in the audit trail: numbered from 1, each chained to the one before by `previous` and `hash`."""

    number: int
    event: Event
    previous: str
    hash: str


Record = Person | Credential | Token | Article | Revision | Assignment | Mark | Review | Signature | Remark
"""What the store keeps on record, each written with an Event."""
