"""The plugs through which the rooms of floor 2 are used. Each has one contract suite in tests/contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from primum.model import Document, Hit, Notice, Query, Source

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


class Library(Protocol):
    """Documents, their passages, and hybrid search over them.

    A library is opened with an Encoder or None; with None, search is by words alone. A write is durable when the call
    returns. Every read takes an optional `version`, a string that `version()` gave;
    reads of an unknown or discarded version raise NotFound.
    """

    def version(self) -> str:
        """The name of the newest version."""

    def add(self, documents: Sequence[Document], *, notices: Sequence[Notice] = ()) -> Added:
        """Add or replace documents by id; the same content hash adds nothing. Words can be searched on return.

        A notice that names a document takes effect now, or when that document is added later."""

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Remove documents and their passages; the ids that were there."""

    def encode(self, *, progress: Callable[[int, int], None] | None = None) -> int:
        """Make vectors for all passages that lack one, durably batch by batch; how many were made.

        `progress` gets (made so far, to be made). A library that was opened without an encoder makes none."""

    def document(self, id: str, *, version: str = "") -> Document:
        """The document, or NotFound."""

    def documents(self, ids: Sequence[str], *, version: str = "") -> dict[str, Document]:
        """Those of `ids` that exist."""

    def sources(self, *, version: str = "") -> Iterator[tuple[str, Source]]:
        """Every document's id and source, ordered by id."""

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

    def holdings(self) -> Holdings:
        """Counts, for people."""
