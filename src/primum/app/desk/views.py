"""What the desk hands to its doors."""

from __future__ import annotations

from dataclasses import dataclass

from primum.board import Article, Assignment, Declaration, Mark, Person, Remark, Review, Revision
from primum.canon import Content, Setting
from primum.model import Answer, Citation, Claim, Evidence, Source, State
from primum.review.policies import Obstacle
from primum.review.risk import Risk, RiskKind
from primum.review.transitions import Action


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer on its asker's own page. `after` is the id of the answer that it follows up, or empty."""

    id: str
    answer: Answer
    owner: str
    asked: str
    expires: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """What became of a submission: the article, and whether it is `new` or the question had one already."""

    article: Article
    new: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """A citation as it is read: with its surroundings and its source appraised."""

    citation: Citation
    number: int
    evidence: Evidence
    setting: Setting | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A reviewer's EDIT, CITE or REMOVE. `answer` is the remark that turned it down, or None while it is open."""

    id: str
    mark: Mark
    answer: Remark | None


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """One claim as the desk shows it. `mine` is what the one who looks said of it; `marks` all that they may see of
    the claim as it now reads; `ruling` an editor's; the claim's verdict names who gave it."""

    claim: Claim
    hash: str
    headings: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    mine: Mark | None
    marks: tuple[Mark, ...]
    proposals: tuple[Proposal, ...]
    ruling: Mark | None
    remarks: tuple[Remark, ...]
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """An article as one person sees it at the desk: nothing in it that they may not see.

    `allowed` is what they may do now; `obstacles` what stands in the way of approval; `people` those named in it, by
    id; `blind` says that reviewers do not see each other yet; `declared` is the viewer's own declaration; `disagreed`
    are claims on which reviewers differ."""

    article: Article
    revision: Revision
    content: Content
    claims: tuple[ClaimFile, ...]
    assignments: tuple[Assignment, ...]
    reviews: tuple[Review, ...]
    remarks: tuple[Remark, ...]
    obstacles: tuple[Obstacle, ...]
    disagreed: tuple[str, ...]
    allowed: frozenset[Action]
    blind: bool
    declared: Declaration | None
    risk: Risk
    people: dict[str, Person]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles the queue shows; empty means any. `mine` keeps to those assigned to the one who looks, `risk` to
    those for which this kind of reason speaks."""

    states: tuple[State, ...] = ()
    specialty: str = ""
    words: str = ""
    mine: bool = False
    overdue: bool = False
    order: str = "risk"
    limit: int = 50
    after: str = ""
    risk: RiskKind | None = None


@dataclass(frozen=True, slots=True)
class QueueRow:
    """An article in the queue. `due` is the earliest day that a reviewer was given (empty: none), `late` says that it
    has passed; `overdue`, that the article should have been reviewed again; `reviews` how many are in for its newest
    revision."""

    article: Article
    reviewers: tuple[str, ...]
    due: str
    late: bool
    overdue: bool
    reviews: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence of the library that can be cited: `text` stands at `start..end` of the document."""

    document: str
    start: int
    end: int
    text: str
    headings: tuple[str, ...]
    source: Source
    score: float


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Notices that could not be sent: how many are `waiting`, the oldest `since` when, for which reasons; and how many
    were `given_up` lately. Nothing failed where there are no reasons."""

    waiting: int = 0
    since: str = ""
    reasons: tuple[str, ...] = ()
    given_up: int = 0
