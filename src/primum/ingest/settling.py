"""What one document comes to among all that are read: its kind told, orders to a machine left out, its id its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from primum.ingest.claims import Claims
from primum.ingest.kind_reading import with_kind
from primum.ingest.outcomes import Read, Skipped, failure
from primum.ingest.readers import READERS
from primum.model import Document, Kind
from primum.text.instructions import orders
from primum.text.kept import spared


def settled(found: Iterable[Read]) -> Iterator[Read]:
    """What readers found, in its order, as it goes into a library. Of two documents that claim one id the first is
    kept, and the other becomes a Skipped that names both."""
    claims = Claims()
    for read in found:
        if isinstance(read.item, Document):
            yield Read(read.path, _settle(read.item, read, claims), read.done, read.reader)
        else:
            yield read


def _settle(document: Document, read: Read, claims: Claims) -> Document | Skipped:
    path, reader = read.path, READERS[read.reader]
    try:
        if document.source.kind is Kind.OTHER and not reader.tells_kind:
            document = with_kind(document)
        if gaps := orders(document.text):  # These stay in the text, and are no part of a block.
            document = replace(document, blocks=spared(document.text, document.blocks, gaps))
        other = claims.conflict(document, path, updates=reader.updates)
    except Exception as error:
        return failure(path, error)
    if not other:
        return document
    has = "which the same file has already" if other == path else f"which {other} has already"
    return Skipped(path, f"it claims the id {document.id}, {has}, with other content; the first was kept")
