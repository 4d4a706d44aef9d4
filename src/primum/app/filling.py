"""Filling the library: documents read, written batch by batch, and encoded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from primum.ingest import Skipped, Supply, measure, read_paths
from primum.model import Document, Notice
from primum.ports import Added, Library

# A batch is written to the library when it reaches either: enough to write fast, little enough to hold in memory.
BATCH_DOCUMENTS = 2000
BATCH_CHARACTERS = 8_000_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is: bytes while "reading", passages while "encoding"."""

    stage: str
    done: int
    total: int
    documents: int = 0


@dataclass(slots=True)
class Ingested:
    """What an ingest did: documents read, those among them that stood in the library already (`same`), notices of
    other documents (retracted, deleted), vectors made, and what was skipped."""

    read: int = 0
    notices: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0
    vectors: int = 0
    skipped: list[Skipped] = field(default_factory=list)

    def count(self, added: Added) -> None:
        """Add what became of one batch."""
        self.new += len(added.new)
        self.changed += len(added.changed)
        self.same += len(added.same)
        self.removed += len(added.removed)


def fill(
    library: Library,
    paths: Sequence[Path],
    *,
    supply: Supply,
    format: str = "",
    encode: bool = True,
    limit: int,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Ingested:
    """Read everything under `paths` into the library, batch by batch; what is written stays, whatever comes after.

    Words can be searched after each batch; `encode` makes the vectors as well before it returns. `limit` is the
    largest file, in bytes, that is read whole."""
    done = Ingested()
    total = measure(paths)
    for documents, notices, position in _batches(paths, supply, format, limit, done):
        done.count(library.add(documents, notices=notices))
        progress(Progress("reading", position, total, done.read))
    if encode:
        done.vectors = library.encode(progress=lambda made, all: progress(Progress("encoding", made, all, done.read)))
    elif done.new or done.changed or done.removed:
        library.compact()  # indexes the words, which encoding would have done
    return done


def _batches(
    paths: Sequence[Path], supply: Supply, format: str, limit: int, done: Ingested
) -> Iterator[tuple[list[Document], list[Notice], int]]:
    documents: dict[str, Document] = {}
    notices: list[Notice] = []
    characters = position = 0
    for read in read_paths(paths, supply=supply, format=format, limit_bytes=limit):
        position = read.done
        if isinstance(read.item, Skipped):
            done.skipped.append(read.item)
        elif isinstance(read.item, Notice):
            notices.append(read.item)
            done.notices += 1
        else:
            documents[read.item.id] = read.item
            characters += len(read.item.text)
            done.read += 1
        if len(documents) + len(notices) >= BATCH_DOCUMENTS or characters >= BATCH_CHARACTERS:
            yield list(documents.values()), notices, position
            documents, notices, characters = {}, [], 0
    if documents or notices:
        yield list(documents.values()), notices, position
