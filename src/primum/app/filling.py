"""Filling the library: documents read, written batch by batch, and encoded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from primum.app.ahead import ahead
from primum.ingest import Skipped, Supply, measure, read_paths
from primum.library import Packed, Packing
from primum.model import Document, Notice
from primum.ports import Added, Library

# A batch is written to the library when it reaches either: enough to write fast, little enough to hold in memory.
BATCH_DOCUMENTS = 2000
BATCH_CHARACTERS = 8_000_000
LARGE = 10_000_000
"""Bytes from which a second process reads while this one writes: below, starting it takes as long as it saves."""


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
    opened: Callable[[], Library],
    paths: Sequence[Path],
    *,
    supply: Supply,
    format: str = "",
    encode: bool = True,
    limit: int,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Ingested:
    """Read everything under `paths` into a library, batch by batch; what is written stays, whatever comes after.

    Words can be searched after each batch; `encode` makes the vectors as well before it returns. `limit` is the
    largest file, in bytes, that is read whole. The library is opened while reading starts."""
    done, total = Ingested(), measure(paths)
    given = (paths, supply, format, limit)
    with ahead(_batches, *given) if total >= LARGE else nullcontext(_batches(*given)) as batches:
        library = opened()
        for batch in batches:
            done.read += batch.read
            done.notices += len(batch.notices)
            done.skipped += batch.skipped
            done.count(library.add(batch.documents, notices=batch.notices))
            progress(Progress("reading", batch.position, total, done.read))
    if encode:
        done.vectors = library.encode(progress=lambda made, all: progress(Progress("encoding", made, all, done.read)))
    elif done.new or done.changed or done.removed:
        library.index()
    return done


@dataclass(slots=True)
class _Batch:
    """What is written to the library at a time; `position` counts the bytes read up to its end."""

    documents: Packed
    notices: list[Notice]
    skipped: list[Skipped]
    read: int
    position: int


def _batches(paths: Sequence[Path], supply: Supply, format: str, limit: int) -> Iterator[_Batch]:
    packing = Packing()
    notices: list[Notice] = []
    skipped: list[Skipped] = []
    documents = characters = position = 0
    for read in read_paths(paths, supply=supply, format=format, limit_bytes=limit):
        position = read.done
        if isinstance(read.item, Document):
            packing.add(read.item)
            documents += 1
            characters += len(read.item.text)
        elif isinstance(read.item, Notice):
            notices.append(read.item)
        else:
            skipped.append(read.item)
        if documents + len(notices) >= BATCH_DOCUMENTS or characters >= BATCH_CHARACTERS:
            yield _Batch(packing.packed(), notices, skipped, documents, position)
            packing, notices, skipped, documents, characters = Packing(), [], [], 0, 0
    yield _Batch(packing.packed(), notices, skipped, documents, position)
