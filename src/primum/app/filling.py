"""Filling the library: documents read, written batch by batch, and encoded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from primum.app.ahead import ahead
from primum.app.lots import batches, find_lots
from primum.ingest import Overlooked, Skipped, Supply, measure

if TYPE_CHECKING:
    from primum.ports import Added, Library

LARGE = 10_000_000
"""Bytes from which other processes read while this one writes: below, starting them takes as long as they save."""


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
    other documents (retracted, deleted), vectors made, what was skipped, and which names of facts were passed over: the
    first place of each, and in how many documents it stands."""

    read: int = 0
    notices: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0
    vectors: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    overlooked: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    """By the name that stands there and the one that was meant, "" where none is like it."""

    def count(self, added: Added) -> None:
        """Add what became of one batch."""
        self.new += len(added.new)
        self.changed += len(added.changed)
        self.same += len(added.same)
        self.removed += len(added.removed)

    def note(self, found: Iterable[Overlooked]) -> None:
        """Add names of facts that were passed over."""
        for one in found:
            first, count = self.overlooked.get((one.name, one.meant), (one.where, 0))
            self.overlooked[one.name, one.meant] = first, count + 1


def fill(
    opened: Callable[[], Library],
    paths: Sequence[Path],
    *,
    supply: Supply,
    format: str = "",
    encode: bool = True,
    limit: int,
    refused: Sequence[str] = (),
    progress: Callable[[Progress], None] = lambda _: None,
) -> Ingested:
    """Read everything under `paths` into a library, batch by batch; what is written stays, whatever comes after.

    Words can be searched after each batch; `encode` makes the vectors as well before it returns. `limit` is the
    largest file, in bytes, that is read whole; documents whose licence is one of those `refused` are skipped. The
    library is opened while reading starts."""
    done, total = Ingested(), measure(paths)
    given = (paths, supply, format, limit, refused)
    apart = ahead(find_lots, *given, then=batches) if total >= LARGE else nullcontext(batches(find_lots(*given)))
    with apart as made:
        library = opened()
        for batch in made:
            done.read += batch.read
            done.notices += len(batch.notices)
            done.skipped += batch.skipped
            done.note(batch.overlooked)
            done.count(library.add(batch.documents, notices=batch.notices))
            progress(Progress("reading", batch.position, total, done.read))
    if encode:
        done.vectors = library.encode(progress=lambda made, all: progress(Progress("encoding", made, all, done.read)))
    elif done.new or done.changed or done.removed:
        library.index()
    return done
