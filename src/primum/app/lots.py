"""What is written to a library, made in two halves that may run in two processes: `find_lots` reads files, which is
mostly parsing, and `batches` settles what was found, cuts it and makes rows.

Each half imports what the other does without only where it runs: until then nothing is read.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from primum.ingest import Overlooked, Read, Skipped, Supply, find
from primum.ingest.licences import kept_out
from primum.model import Block, Document, Notice, Source

if TYPE_CHECKING:
    from primum.library import Packed

LOT = 200
"""Documents, notices and skips that one half hands the other at a time."""
# A batch is written to the library when it reaches either: enough to write fast, little enough to hold in memory.
BATCH_DOCUMENTS = 2000
BATCH_CHARACTERS = 8_000_000


@dataclass(slots=True)
class Batch:
    """What is written to the library at a time; `position` counts the bytes read up to its end."""

    documents: Packed
    notices: list[Notice]
    skipped: list[Skipped]
    overlooked: list[Overlooked]
    read: int
    position: int


def find_lots(
    paths: Sequence[Path], supply: Supply, format: str, limit: int, refused: Sequence[str] = ()
) -> Iterator[list[Read]]:
    """What is found under `paths`, in order; `limit` is the largest file, in bytes, that is read whole. A document
    whose licence is one of those `refused` (see `kept_out`) is skipped."""
    lot: list[Read] = []
    characters = 0
    for read in find(paths, supply=supply, format=format, limit_bytes=limit):
        lot.append(_allowed(read, refused))
        characters += len(read.item.text) if isinstance(read.item, Document) else 0
        if len(lot) >= LOT or characters >= BATCH_CHARACTERS:
            yield lot
            lot, characters = [], 0
    yield lot


def _allowed(read: Read, refused: Sequence[str]) -> Read:
    """What was read, or why a document of its licence is kept out."""
    if not refused or not isinstance(read.item, Document):
        return read
    licence = read.item.source.licence
    rule = kept_out(licence, refused)
    if not rule:
        return read
    says = f"its licence is {licence}" if licence else "it states no licence"
    reason = f"no document for this library: {read.item.id}: {says}, and PRIMUM_REFUSED_LICENCES has {rule}"
    return replace(read, item=Skipped(read.path, reason))


def batches(lots: Iterable[list[Read]]) -> Iterator[Batch]:
    """What was found as it is written; the last batch may be empty, and tells how far all was read."""
    from primum.ingest.settling import settled
    from primum.library import Packing

    packing = Packing()
    notices: list[Notice] = []
    skipped: list[Skipped] = []
    overlooked: list[Overlooked] = []
    documents = characters = position = 0
    for read in settled(chain.from_iterable(lots)):
        position = read.done
        if isinstance(read.item, Document):
            packing.add(read.item)
            documents += 1
            characters += len(read.item.text)
        elif isinstance(read.item, Notice):
            notices.append(read.item)
        elif isinstance(read.item, Overlooked):
            overlooked.append(read.item)
        else:
            skipped.append(read.item)
        if documents + len(notices) >= BATCH_DOCUMENTS or characters >= BATCH_CHARACTERS:
            yield Batch(packing.packed(), notices, skipped, overlooked, documents, position)
            packing, notices, skipped, overlooked, documents, characters = Packing(), [], [], [], 0, 0
    yield Batch(packing.packed(), notices, skipped, overlooked, documents, position)


def _built(noun: type[Block | Source]) -> Callable[[Any], tuple[Any, ...]]:
    """How a noun is pickled: as what it is built of, which takes half the time of its fields by name."""
    values = attrgetter(*(f.name for f in fields(noun)))
    return lambda item: (noun, values(item))


copyreg.pickle(Block, _built(Block))
copyreg.pickle(Source, _built(Source))
