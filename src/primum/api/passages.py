"""What the API says of the library: passages that were found, and documents."""

from __future__ import annotations

from pydantic import Field

from primum.api.shapes import Shape
from primum.model import Block, Kind, WrittenFrom


class HitShape(Shape):
    """A passage that was found: `words` is its BM25 score, `cosine` the similarity of vectors, `score` what they are
    fused to; `text` stands in the document at characters `start` to `end`."""

    document: str
    passage: str
    score: float
    words: float
    cosine: float
    kind: Kind
    title: str
    publisher: str
    year: int | None
    url: str
    headings: list[str]
    start: int
    end: int
    text: str


class HitsShape(Shape):
    """Passages, best first, in a version of the library."""

    version: str
    hits: list[HitShape]


class DocumentShape(Shape):
    """A document of the library, as of one version of it. Offsets count code points of `text`; what is not known of the
    source is empty."""

    document: str = Field(description="Its id.")
    kind: Kind
    title: str
    text: str
    publisher: str
    jurisdiction: str = Field(description="An ISO 3166 country code, or INT.")
    authors: list[str]
    doi: str
    pmid: str
    pmcid: str
    url: str
    licence: str
    published: str
    language: str
    subjects: list[str]
    populations: list[str]
    written_from: list[WrittenFrom]
    retracted: bool
    superseded_by: str
    kind_read: bool = Field(description="No metadata states the kind: it was read from the text.")
    year: int | None
    hash: str
    blocks: list[Block]
