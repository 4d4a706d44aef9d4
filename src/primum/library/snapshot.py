"""One version of a library on disk, opened for reading. Its tables never change, so what is read may be kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

import numpy as np
import pyarrow as pa

from primum.library.held import AFTER, HeldDocuments, may_be_held
from primum.library.nearness import Nearness, open_nearness
from primum.library.roster import Found, Roster
from primum.library.rows import SHOWN, one_of, unpack_document, unpack_passage, unpack_source
from primum.library.tables import Head, Tables, begun, inner, run, vectors_table
from primum.model import Document, Passage, Source

T = TypeVar("T")
DOCUMENT_BYTES = 64 << 20
SOURCE_BYTES = 8 << 20
PASSAGE_BYTES = 32 << 20
"""What a snapshot keeps of documents, sources and passages that were read, counted in characters of their text."""


class Recent(Generic[T]):
    """What was used last, by id, up to a total size."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._held: OrderedDict[str, tuple[T, int]] = OrderedDict()
        self._total = 0
        self._lock = threading.Lock()

    def known(self, ids: Iterable[str]) -> dict[str, T]:
        """Those of `ids` that are held."""
        found: dict[str, T] = {}
        with self._lock:
            for id in ids:
                if id in self._held:
                    self._held.move_to_end(id)
                    found[id] = self._held[id][0]
        return found

    def put(self, id: str, value: T, size: int) -> None:
        """Hold a value of some size; the least used make room."""
        with self._lock:
            if id not in self._held:
                self._held[id] = (value, size)
                self._total += size
            while self._total > self._size and len(self._held) > 1:
                _, (_, freed) = self._held.popitem(last=False)
                self._total -= freed


class Snapshot:
    """Reads of one version. Raises NotFound at once where the version is gone."""

    def __init__(self, tables: Tables, head: Head) -> None:
        self.head = head
        self._documents = tables.open("documents", version=head.documents)
        self._passages = tables.open("passages", version=head.passages)
        self._vectors = tables.open(vectors_table(head.mark), version=head.vectors) if head.mark else None
        self._recent_documents: Recent[Document] = Recent(DOCUMENT_BYTES)
        self._recent_sources: Recent[Source] = Recent(SOURCE_BYTES)
        self._recent_passages: Recent[tuple[Passage, Source]] = Recent(PASSAGE_BYTES)
        self._nearness: Nearness | None = None
        self._roster: Roster | None = None
        self._held: HeldDocuments | None = None
        self._looked_up = 0
        self._lock = threading.Lock()

    @property
    def documents_table(self) -> Any:
        """The documents table at this version."""
        return self._documents

    @property
    def passages_table(self) -> Any:
        """The passages table at this version."""
        return self._passages

    @property
    def vectors_table(self) -> Any | None:
        """The vectors table at this version, or None where there are no vectors."""
        return self._vectors

    @property
    def nearness(self) -> Nearness | None:
        """The dense side, or None where there are no vectors."""
        if self._vectors is None:
            return None
        roster = self.roster
        with self._lock:
            if self._nearness is None:
                self._nearness = open_nearness(self._vectors, roster)
        return self._nearness

    @property
    def roster(self) -> Roster:
        """Ids, kinds and years of all passages."""
        with self._lock:
            if self._roster is None:
                self._roster = Roster(self._passages)
        return self._roster

    def words(self, text: str, where: str, n: int) -> Callable[[], dict[str, Found]]:
        """The `n` best passages by BM25 for which the SQL holds, by id, best first: looked up from now on, and had by
        the call."""
        matches = _matches(self._passages, "words", text, where=where, n=n, columns=[])

        def found() -> dict[str, Found]:
            rows = matches()
            places = self.roster.at_rows(rows["_rowid"].to_numpy())
            return self.roster.best(places, rows["_score"].to_pylist(), n)

        return found

    def about(self, name: str, k: int) -> list[tuple[str, float]]:
        """BM25 score of the `k` best documents by title and subjects, best first."""
        held = self._held
        # Of documents in memory the engine need not read the ids, which takes it half as long as the search itself.
        rows = _matches(self._documents, "subject", name, where="", n=k, columns=[] if held else ["id"])()
        ids = held.ids(rows["_rowid"].to_numpy()) if held else rows["id"].to_pylist()
        scored = zip(ids, rows["_score"].to_pylist(), strict=True)
        return sorted(scored, key=lambda one: (-one[1], one[0]))[:k]

    def passages(self, rows: Mapping[str, int]) -> dict[str, tuple[Passage, Source]]:
        """Passages with their sources, by id, from their row numbers by id."""
        found = self._recent_passages.known(rows)
        missing = {row: id for id, row in rows.items() if id not in found}
        if missing:
            shown = self.roster.shown(list(missing))
            if shown is None:
                query = inner(self._passages).take_row_ids(list(missing)).select(list(SHOWN)).with_row_id()
                shown = run(query.to_arrow())
            for row in shown.to_pylist():
                id = missing[row["_rowid"]]
                found[id] = value = (unpack_passage(id, row), unpack_source(row["source"]))
                self._recent_passages.put(id, value, len(row["words"]) + len(row["source"]))
        return found

    def sources(self, ids: Sequence[str]) -> dict[str, Source]:
        """Sources of those documents of `ids` that exist; their texts, which take four times as long, are not read."""
        found = self._recent_sources.known(ids)
        missing = [id for id in dict.fromkeys(ids) if id not in found]
        if missing:
            for row in self._rows(missing, ("id", "source")):
                found[row["id"]] = source = unpack_source(row["source"])
                self._recent_sources.put(row["id"], source, len(row["source"]))
        return found

    def documents(self, ids: Sequence[str]) -> dict[str, Document]:
        """Those of `ids` that exist, in their order."""
        found = self._recent_documents.known(ids)
        missing = list(dict.fromkeys(id for id in ids if id not in found))
        if missing:
            for row in self._rows(missing, ("id", "source", "text", "blocks")):
                found[row["id"]] = document = unpack_document(row)
                self._recent_documents.put(row["id"], document, len(row["text"]) + 4 * len(row["blocks"]))
        return {id: found[id] for id in ids if id in found}

    def _rows(self, ids: Sequence[str], columns: Sequence[str]) -> list[dict[str, Any]]:
        """Rows of the documents table; after the first look-ups all of them are in memory, where they are few."""
        with self._lock:
            self._looked_up += 1
            if self._looked_up == AFTER and may_be_held(self._documents):
                self._held = HeldDocuments(self._documents)
        if self._held is not None:
            return self._held.rows(ids, columns)
        query = inner(self._documents).query().where(one_of("id", ids)).select(list(columns))
        found: list[dict[str, Any]] = run(query.to_arrow()).to_pylist()
        return found


def _matches(table: Any, column: str, text: str, *, where: str, n: int, columns: list[str]) -> Callable[[], pa.Table]:
    """At least the `n` best texts by BM25, if there are so many: `_rowid`, `_score` and columns, in no sure order.

    Which of several rows with one score the engine returns at the end of its list is chance, so more are fetched until
    the list does not end within such a tie.
    """
    # The engine takes a text in quotation marks for a phrase, for which these indexes hold no places.
    text = text.replace('"', " ")

    def asked(wanted: int) -> Future[pa.Table]:
        query = inner(table).query().nearest_to_text(text, columns=[column]).limit(wanted).with_row_id()
        if where:
            query = query.where(where)
        return begun(query.select([*columns, "_score"]).to_arrow())

    first = asked(n + 1)

    def found() -> pa.Table:
        wanted, answer = n + 1, first
        while True:
            rows = answer.result()
            scores = np.round(rows["_score"].to_numpy().astype(float), 4)
            rows = rows.set_column(rows.schema.get_field_index("_score"), "_score", pa.array(scores))
            if len(rows) < wanted or np.sort(scores)[-n] > scores.min():
                return rows
            wanted *= 2
            answer = asked(wanted)

    return found
