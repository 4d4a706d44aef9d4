"""Documents with their rows already made.

Cutting documents up and writing their rows down takes as long as storing them. It needs no library, so a process that
reads files can do it and hand over tables, which cross between processes at next to no cost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from primum.library.passages import cut
from primum.library.rows import document_rows, passage_rows, unpack_document
from primum.model import Document, Passage


class Packed(Iterable[Document]):
    """The rows of documents, one document to an id, and of their passages."""

    def __init__(self, documents: pa.Table, passages: pa.Table) -> None:
        self.documents = documents
        self.passages = passages

    def __iter__(self) -> Iterator[Document]:
        for batch in self.documents.to_batches(max_chunksize=100):
            yield from map(unpack_document, batch.to_pylist())

    @cached_property
    def hashes(self) -> dict[str, str]:
        """Content hash of every document, by id."""
        ids, hashes = self.documents["id"].to_pylist(), self.documents["hash"].to_pylist()
        return dict(zip(ids, hashes, strict=True))

    def only(self, ids: Collection[str]) -> Packed:
        """Those of `ids`."""
        if len(self.hashes) == len(ids) and self.hashes.keys() >= set(ids):
            return self
        named = pa.array(ids, pa.string())
        return Packed(
            self.documents.filter(pc.is_in(self.documents["id"], value_set=named)),
            self.passages.filter(pc.is_in(self.passages["document"], value_set=named)),
        )

    def __add__(self, other: Packed) -> Packed:
        return Packed(
            pa.concat_tables([self.documents, other.documents]), pa.concat_tables([self.passages, other.passages])
        )


class Packing:
    """Takes documents one by one and cuts each at once; of two with one id, the later stays."""

    def __init__(self) -> None:
        self._cuts: dict[str, tuple[Document, tuple[Passage, ...]]] = {}

    def add(self, document: Document) -> None:
        """Take a document."""
        self._cuts[document.id] = document, cut(document)

    def packed(self) -> Packed:
        """The rows of all that was taken."""
        rows = document_rows([document for document, _ in self._cuts.values()])
        cuts = zip(self._cuts.values(), rows["source"].to_pylist(), strict=True)
        return Packed(rows, passage_rows((*cut, source) for cut, source in cuts))


def pack(documents: Iterable[Document]) -> Packed:
    """The rows of documents; of two with one id, those of the later."""
    if isinstance(documents, Packed):
        return documents
    packing = Packing()
    for document in documents:
        packing.add(document)
    return packing.packed()
