"""The nouns of Primum: frozen, standard library only, and impossible to build wrongly.

Offsets are counted in characters (code points) of `Document.text`; `start` is inclusive, `end` exclusive.
Dates are ISO 8601 and may be partial: "2021", "2021-08" or "2021-08-25".
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from operator import attrgetter

from primum.errors import Invalid


class Kind(StrEnum):
    """What a source is, in falling order of the attention that a reader gives it."""

    GUIDELINE = "guideline"
    SYSTEMATIC_REVIEW = "systematic_review"
    TRIAL = "trial"
    OBSERVATIONAL = "observational"
    REVIEW = "review"
    CASE_REPORT = "case_report"
    LABEL = "label"
    REFERENCE = "reference"
    SUMMARY = "summary"
    PREPRINT = "preprint"
    OTHER = "other"


class BlockKind(StrEnum):
    """What a stretch of a document is. A question heads its answer as a heading heads its section."""

    HEADING = "heading"
    QUESTION = "question"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    CAPTION = "caption"


class Audience(StrEnum):
    """Who is reading."""

    PATIENT = "patient"
    STUDENT = "student"
    NURSE = "nurse"
    PHYSICIAN = "physician"


class Outcome(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    DECLINED = "declined"


class State(StrEnum):
    """Where an article stands with the editorial board."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class Support(StrEnum):
    """How well the cited passages bear a claim out."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    UNCHECKED = "unchecked"


class Strength(StrEnum):
    """Source strength: how much weight a source can bear. Not a GRADE certainty."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"


@dataclass(frozen=True, slots=True)
class WrittenFrom:
    """A source that a summary was written from, as its front matter names it."""

    title: str
    publisher: str = ""
    published: str = ""
    url: str = ""
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of where a document comes from. Unknown facts are empty, never guessed.

    `subjects` are the names of what the document is about (focus and synonyms, drug names, major MeSH headings);
    `populations` are those that its metadata names: adult, child, infant, older, pregnant, lactating, animal.
    `jurisdiction` is an ISO 3166 country code or "INT"; `retracted` says that the source supports nothing;
    `kind_read` that no metadata states the kind: it was read from the title and the text.
    """

    kind: Kind = Kind.OTHER
    title: str = ""
    publisher: str = ""
    jurisdiction: str = ""
    authors: tuple[str, ...] = ()
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    licence: str = ""
    published: str = ""
    language: str = "en"
    subjects: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    written_from: tuple[WrittenFrom, ...] = ()
    retracted: bool = False
    superseded_by: str = ""
    kind_read: bool = False

    @property
    def year(self) -> int | None:
        """The year of publication, or None where the source gives none."""
        head = self.published[:4]
        return int(head) if len(head) == 4 and head.isascii() and head.isdigit() else None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document with one role.

    `level` is the depth of a heading or question (1 is the top; the document's title is no block unless it stands in
    the text) or the nesting of an item (0 is the outermost). `role` is what the source's metadata calls the section
    (see `text.headings.ROLES`), empty where it says nothing; it is set on headings and questions. `lead` is the index
    of the block that leads a list in ("Causes include:"), `page` the printed page, from 1, where there are pages.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    role: str = ""
    lead: int | None = None
    page: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise Invalid(f"a block needs 0 <= start < end, not {self.start}..{self.end}")


def _all_of(noun: type[Block | Source | WrittenFrom]) -> attrgetter[tuple[object, ...]]:
    """What gets all fields of a noun, by name: `asdict` takes ten times as long, and every document read is hashed.

    A field that came later is hashed only where it says something, so that older hashes stand."""
    return attrgetter(*sorted(f.name for f in fields(noun) if f.name != "kind_read"))


_OF_BLOCK, _OF_SOURCE, _OF_WRITTEN_FROM = _all_of(Block), _all_of(Source), _all_of(WrittenFrom)


@dataclass(frozen=True)
class Document:
    """A source with its immutable text. `content_hash` covers text, blocks and source: any change is a new version."""

    id: str
    source: Source
    text: str
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        if not self.id or self.id != self.id.strip():
            raise Invalid(f"a document needs an id without surrounding white space, not {self.id!r}")
        if not self.text.strip():
            raise Invalid(f"document {self.id} has no text")
        for previous, block in zip((0, *(b.end for b in self.blocks)), self.blocks, strict=False):
            if block.start < previous or block.end > len(self.text):
                raise Invalid(f"document {self.id}: block {block.start}..{block.end} overlaps or leaves the text")

    @cached_property
    def content_hash(self) -> str:
        """SHA-256, hexadecimal, of text, blocks and source; the order in which fields are declared plays no part."""
        parts = (self.text, [*map(_OF_BLOCK, self.blocks)], _OF_SOURCE(self.source) + ("read",) * self.source.kind_read)
        return hashlib.sha256(json.dumps(parts, default=_OF_WRITTEN_FROM).encode("ascii")).hexdigest()

    def quote(self, start: int, end: int) -> Citation:
        """The one way to make a Citation: the text at start..end, verbatim; Invalid where there is none."""
        return Citation(document=self.id, start=start, end=end, quote=self.text[start:end])


@dataclass(frozen=True, slots=True)
class Notice:
    """What one record says of another document: it is deleted, retracted or superseded. `by` is that record.

    A notice that is "checked" says of what date (`by`) the data are that the documents were checked against; `target`
    is what for, "retractions"."""

    kind: str
    target: str
    by: str = ""

    def __post_init__(self) -> None:
        if self.kind not in {"deleted", "retracted", "superseded", "checked"}:
            raise Invalid(f"a notice is deleted, retracted, superseded or checked, not {self.kind!r}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a document that search returns: part of one section, with the headings above it."""

    id: str
    document: str
    start: int
    end: int
    text: str
    headings: tuple[str, ...] = ()
    role: str = ""
    populations: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.text) != self.end - self.start:
            raise Invalid(f"passage {self.id}: {len(self.text)} characters do not fill {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Filters:
    """Narrowing of a search; empty means any. Years are inclusive."""

    kinds: tuple[Kind, ...] = ()
    from_year: int | None = None
    to_year: int | None = None
    publishers: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A search. `dense` is the weight of the dense side in 0..1 (None lets the library choose by the text's length, 0
    is BM25 alone); `prior` adds the small prior for evidence kind and recency; `version` pins a library version."""

    text: str
    k: int = 10
    filters: Filters = Filters()
    dense: float | None = None
    prior: bool = True
    version: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `score` is the fused score; `words` (BM25) and `cosine` are its parts, 0 where one lacks it."""

    passage: Passage
    source: Source
    score: float
    words: float = 0.0
    cosine: float = 0.0


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote with offsets: `document.text[start:end] == quote`."""

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if self.start < 0 or len(self.quote) != self.end - self.start or not self.quote:
            raise Invalid(f"citation of {self.document}: the quote does not fill {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, and who is reading."""

    text: str
    audience: Audience = Audience.PHYSICIAN

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise Invalid("the question is empty")


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that a question speaks of: its words as asked, and the names that mean the same."""

    words: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the safety layer saw in a question."""

    kind: str
    level: str
    message: str


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question understood. `subject` is what it is about; `others` are further concepts that evidence must meet."""

    question: Question
    intent: str
    subject: Concept
    others: tuple[Concept, ...] = ()
    population: str = ""
    corrected: str = ""
    safety: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Study:
    """What a source says of its own study, each in a quote of it, None where it gives none: who was studied, what was
    compared, what was found, and how many took part (`size`, with the quote that says so)."""

    population: Citation | None = None
    comparison: Citation | None = None
    finding: Citation | None = None
    counted: Citation | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document appraised: `tier` orders kinds for this question (0 is best); `concerns` are named reasons; `study`
    is what it says of its own study."""

    document: str
    source: Source
    tier: int
    strength: Strength
    concerns: tuple[str, ...] = ()
    study: Study = Study()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge says of a claim, and why."""

    support: Support
    reason: str
    judge: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence shown, the key term it begins with, and the quotes it stands on.

    `secondary` is whom its source credits for it, in the source's words, "" where it speaks for itself; `original` is
    the document of that other work, where the library holds it."""

    id: str
    text: str
    citations: tuple[Citation, ...]
    term: str = ""
    strength: Strength = Strength.VERY_LOW
    verdict: Verdict = Verdict(Support.UNCHECKED, "not yet judged", "none")
    secondary: str = ""
    original: str = ""

    def __post_init__(self) -> None:
        if not self.citations:
            raise Invalid(f"a claim without a citation cannot be built: {self.text[:80]!r}")
        if self.term and self.term not in self.text:
            raise Invalid(f"the key term {self.term!r} is no part of its claim")


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of an article. `kind` is a role of `text.headings.ROLES`."""

    kind: str
    heading: str
    claims: tuple[Claim, ...] = ()
    sections: tuple[Section, ...] = ()

    def every(self) -> tuple[Claim, ...]:
        """Its claims and those of the sections in it, in reading order."""
        return (*self.claims, *(claim for section in self.sections for claim in section.every()))


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that was not shown, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """A source that comes near a question that could not be answered."""

    document: str
    title: str
    kind: Kind
    url: str = ""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The answer to a yes/no question: "yes", "no", "conflicting" or "unknown", with the claims that speak for yes and
    those that speak against it, by id."""

    answer: str
    pro: tuple[str, ...] = ()
    contra: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.answer not in {"yes", "no", "conflicting", "unknown"}:
            raise Invalid(f"a conclusion is yes, no, conflicting or unknown, not {self.answer!r}")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two claims, by id, of which the sources say opposite things, and how they differ."""

    claims: tuple[str, str]
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    """What it takes to make an answer again. `millis` is the wall time, in milliseconds; `retractions` is the date of
    the newest table of retractions that the library was checked against, "" where there was none."""

    code: str
    config: str
    library_version: str
    models: tuple[str, ...] = ()
    millis: float = 0.0
    retractions: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The article that answers a question, or the reason why there is none. References are numbered from 1 on."""

    id: str
    inquiry: Inquiry
    title: str
    outcome: Outcome
    run: Run
    state: State = State.DRAFT
    decline_reason: str = ""
    not_found: tuple[str, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    disclaimer: str = ""
    summary: tuple[Claim, ...] = ()
    sections: tuple[Section, ...] = ()
    references: tuple[Evidence, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    conclusion: Conclusion | None = None
    disagreements: tuple[Disagreement, ...] = ()
    numbers: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", {e.document: n for n, e in enumerate(self.references, start=1)})
        for claim in self.claims():
            for citation in claim.citations:
                if citation.document not in self.numbers:
                    raise Invalid(f"claim {claim.id} cites {citation.document}, which is not among the references")

    def claims(self) -> tuple[Claim, ...]:
        """Every claim in reading order."""
        return (*self.summary, *(claim for section in self.sections for claim in section.every()))
