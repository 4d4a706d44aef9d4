"""What the API says of articles and the desk: the board's nouns as JSON. Instants and days are written as on record.

Each shape reads its fields from the noun of the same name, and stands in the OpenAPI document."""

from __future__ import annotations

from typing import Any, TypeVar

from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from primum import wire
from primum.app.desk import Action, Change, Fate
from primum.board import Decision, RemarkKind, Stance
from primum.model import Audience, Kind, State, Strength, Support

PRIVATE = {"Cache-Control": "no-store"}


class Shape(BaseModel):
    """A part of what is said; every field is present."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


Said = TypeVar("Said", bound=Shape)


def said(shape: type[Said], noun: Any, *, status: int = 200) -> JSONResponse:
    """A noun, or a mapping of its fields, in this shape; for the one who asked alone, and kept nowhere."""
    return JSONResponse(plain(shape, noun), status, PRIVATE)


def plain(shape: type[Said], noun: Any) -> Any:
    """A noun in this shape as JSON-ready values."""
    return shape.model_validate(noun).model_dump(mode="json", by_alias=True)


class RootShape(Shape):
    """Where the API is described: paths on this site."""

    version: str
    page: str = Field(description="The same for people.")
    openapi: str
    schema_: str = Field(alias="schema", description="The JSON Schema of an answer.")


class ArticleShape(Shape):
    """An article as readers find it. `version` counts its moves; `approved` is the revision last signed (0: none)."""

    id: str
    slug: str
    question: str
    title: str
    state: State
    created: str
    changed: str
    version: int
    revision: int
    approved: int
    approved_at: str
    review_by: str
    specialty: str
    subject: str
    intent: str
    notice: str
    summary: str


class FiledShape(ArticleShape):
    """An article as the desk knows it."""

    author: str
    risk: int
    readers: int


class ArticlesShape(Shape):
    """A page of articles; `next` is the `after` of the page that follows, empty at the end."""

    articles: list[ArticleShape]
    next: str
    total: int = Field(description="Articles on all pages.")


class SubmittedShape(Shape):
    """What became of a submission: `new` is false where the question had an article already."""

    article: FiledShape
    new: bool


class SignerShape(Shape):
    """Who approved the revision last approved: by id, name (empty: erased) and credentials."""

    id: str
    name: str
    credentials: str
    at: str
    key: str = Field(description="The public key that the approval was signed with; empty where none is on record.")


class AlertShape(Shape):
    """A change of evidence that nobody has dealt with yet; `claim` is empty where it concerns the whole."""

    claim: str
    text: str
    at: str


class PageShape(Shape):
    """An article as readers get it. `answer` is the text of revision `shown`; `retracted` are documents it cites that
    the library knows to be retracted by now; `overdue` says that it should have been reviewed again."""

    article: ArticleShape
    shown: int
    hash: str
    signed: bool = Field(description="Whether the revision shown is the one last approved.")
    reviewers: list[SignerShape]
    alerts: list[AlertShape]
    retracted: list[str]
    overdue: bool
    answer: wire.AnswerJson


class RevisionShape(Shape):
    """One text of an article, by number and by the SHA-256 of its bytes."""

    number: int
    hash: str
    author: str
    made: str
    reason: str
    documents: list[str]


class RevisionsShape(Shape):
    """The revisions that may be read, oldest first."""

    revisions: list[RevisionShape]


class TextShape(Shape):
    """A revision with its text. `content` is the very text that is signed, canonical JSON; its SHA-256 is the hash."""

    revision: RevisionShape
    content: str
    answer: wire.AnswerJson


class VerdictShape(Shape):
    """What a judge says of a claim, and why."""

    support: Support
    reason: str
    judge: str


class CitationShape(Shape):
    """A quote with its place in a document's text, in code points."""

    document: str
    start: int
    end: int
    quote: str


class ClaimShape(Shape):
    """One sentence with what it stands on."""

    id: str
    text: str
    term: str
    citations: list[CitationShape]
    strength: Strength
    verdict: VerdictShape


class StretchShape(Shape):
    """Words in a row that stayed, went or are new."""

    fate: Fate
    text: str


class DifferenceShape(Shape):
    """One claim that differs between two revisions."""

    change: Change
    claim: str
    section: str
    before: ClaimShape | None
    after: ClaimShape | None
    words: list[StretchShape]


class DifferencesShape(Shape):
    """What changed from one revision to another."""

    differences: list[DifferenceShape]


class InterestShape(Shape):
    """A declared interest, with days; `until` is empty while it lasts."""

    party: str
    nature: str
    since: str
    until: str


class ReviewerShape(Shape):
    """Somebody of the board, as readers see them."""

    id: str
    name: str
    credentials: str
    specialty: str
    registration: str
    roles: list[str]
    interests: list[InterestShape]
    active: bool


class ReviewersShape(Shape):
    """The board, and how many of its reviewers an approval takes."""

    reviewers: list[ReviewerShape]
    needed: int


class ReportedShape(Shape):
    """A report that was received."""

    id: str
    at: str


class KeptShape(Shape):
    """An answer on its asker's own page, until `expires`; `after` is the answer that it follows up, or empty."""

    id: str
    asked: str
    expires: str
    after: str
    answer: wire.AnswerJson


class QueueRowShape(Shape):
    """An article in the queue: who reviews it, by when, what is in, and why it is urgent."""

    article: FiledShape
    reviewers: list[str]
    due: str
    late: bool
    overdue: bool
    reviews: int
    reasons: list[str]


class QueueShape(Shape):
    """A page of the queue; `next` is the `after` of the page that follows, empty at the end."""

    articles: list[QueueRowShape]
    next: str


class DeclarationShape(Shape):
    """A reviewer's interests with regard to the subject of one article."""

    conflict: bool
    statement: str
    at: str


class AssignmentShape(Shape):
    """A reviewer asked to review; `ended` where they no longer are."""

    reviewer: str
    by: str
    at: str
    due: str
    ended: bool
    declaration: DeclarationShape | None


class MarkShape(Shape):
    """What a person says of one claim, bound to its words by `claim_hash`."""

    reviewer: str
    claim: str
    claim_hash: str
    revision: int
    stance: Stance
    at: str
    reason: str
    text: str
    citations: list[CitationShape]
    verdict: VerdictShape | None


class RemarkShape(Shape):
    """A comment, a reader's report, or a change of evidence; `contact` is for editors alone."""

    id: str
    revision: int
    kind: RemarkKind
    person: str
    at: str
    text: str
    claim: str
    reply_to: str
    contact: str
    resolved: bool


class ReviewShape(Shape):
    """A signed decision on one revision."""

    revision: int
    revision_hash: str
    reviewer: str
    decision: Decision
    at: str
    comment: str


class ObstacleShape(Shape):
    """What stands in the way of approval; `claim` is empty where it concerns the whole."""

    reason: str
    claim: str


class SettingShape(Shape):
    """What stands around a quote."""

    before: str
    after: str
    headings: list[str]
    page: int | None


class SourceShape(Shape):
    """Where a document comes from."""

    kind: Kind
    title: str
    publisher: str
    published: str
    url: str
    doi: str
    pmid: str
    retracted: bool
    superseded_by: str


class EvidenceShape(Shape):
    """A document appraised."""

    document: str
    source: SourceShape
    strength: Strength
    concerns: list[str]


class QuotedShape(Shape):
    """A quote with its surroundings and its source; `number` is the reference's."""

    citation: CitationShape
    number: int
    evidence: EvidenceShape
    setting: SettingShape | None


class ProposalShape(Shape):
    """A reviewer's proposal; `answer` is the remark that turned it down, null while it is open."""

    id: str
    mark: MarkShape
    answer: RemarkShape | None


class ClaimFileShape(Shape):
    """One claim at the desk: `mine` is what the one who asks said of it, `marks` all that they may see."""

    claim: ClaimShape
    hash: str
    headings: list[str]
    quotes: list[QuotedShape]
    mine: MarkShape | None
    marks: list[MarkShape]
    proposals: list[ProposalShape]
    ruling: MarkShape | None
    remarks: list[RemarkShape]
    obstacles: list[ObstacleShape]


class NamedShape(Shape):
    """A person by name."""

    name: str
    credentials: str


class CaseShape(Shape):
    """An article as one person sees it at the desk: nothing in it that they may not see. `allowed` is what they may do
    now; `blind` says that reviewers do not see each other yet; `disagreed` are claims on which they differ."""

    article: FiledShape
    revision: RevisionShape
    claims: list[ClaimFileShape]
    assignments: list[AssignmentShape]
    reviews: list[ReviewShape]
    remarks: list[RemarkShape]
    obstacles: list[ObstacleShape]
    disagreed: list[str]
    allowed: list[Action]
    blind: bool
    declared: DeclarationShape | None
    reasons: list[str] = Field(description="Why it is urgent, weightiest first.")
    grades: dict[Audience, float] = Field(description="For editors: the reading grade of each audience's wording.")
    people: dict[str, NamedShape]


class MarksShape(Shape):
    """Marks just made."""

    marks: list[MarkShape]


class FoundShape(Shape):
    """A sentence of the library that can be cited as it stands: give `document`, `start` and `end`."""

    document: str
    start: int
    end: int
    text: str
    headings: list[str]
    source: SourceShape
    score: float


class FoundsShape(Shape):
    """Sentences found, best passage first."""

    found: list[FoundShape]


class DraftShape(Shape):
    """What somebody is typing at a place of the desk."""

    place: str
    text: str


class DraftsShape(Shape):
    """Everything half written."""

    drafts: list[DraftShape]
