"""The library on disk: LanceDB tables in a folder, or on object storage by the same code."""

from __future__ import annotations

import hashlib
import threading
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from primum.errors import NotFound
from primum.library import encoding, feedback, ranking, upsert
from primum.library.notices import CHECKED
from primum.library.packing import pack
from primum.library.roster import Found
from primum.library.rows import unpack_source, where
from primum.library.snapshot import Snapshot
from primum.library.tables import Tables, encoder_mark, parse, translated
from primum.library.writing import Draft, Writer
from primum.model import Document, Hit, Notice, Query, Source
from primum.ports import Added, Encoder, Holdings

RETAIN = timedelta(hours=1)
"""Age below which compaction leaves a version alone although no name keeps it: somebody may be reading it."""
_OPEN = 3
"""Versions held open at once."""


class LanceLibrary:
    """`primum.ports.Library` over the tables at `uri`."""

    def __init__(self, uri: str, *, encoder: Encoder | None, create: bool, retain: timedelta = RETAIN) -> None:
        self._tables = Tables(uri, create=create)
        self._writer = Writer(self._tables)
        self._encoder = encoder
        self._retain = retain
        self._snapshots: OrderedDict[str, Snapshot] = OrderedDict()
        self._lock = threading.Lock()
        self._checked = (-1, "")
        mark = self._tables.head().mark
        if encoder is not None and mark and mark != encoder_mark(encoder.name):
            warnings.warn(
                f"the vectors of the library at {uri} were made by another encoder than {encoder.name}; "
                "search is by words alone until they are made again (primum ingest makes them)",
                stacklevel=3,
            )

    def version(self) -> str:
        """See `primum.ports.Library`."""
        return self._tables.head().name

    def add(self, documents: Iterable[Document], *, notices: Sequence[Notice] = ()) -> Added:
        """See `primum.ports.Library`."""
        own = pack(documents)
        if not own.hashes and not notices:
            return Added()
        with translated(self._tables.uri):
            told = upsert.note(self._tables, notices, own)
        return self._writer.write(lambda draft: upsert.put(draft, own, told))

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        """See `primum.ports.Library`."""

        def change(draft: Draft) -> tuple[str, ...]:
            held = upsert.hashes(draft.table("documents"), ids)
            gone = tuple(dict.fromkeys(id for id in ids if id in held))
            upsert.drop(draft, gone)
            return gone

        return self._writer.write(change)

    def index(self) -> None:
        """See `primum.ports.Library`."""
        self._writer.write(lambda draft: draft.index(all=True))

    def encode(self, *, progress: Callable[[int, int], None] | None = None) -> int:
        """See `primum.ports.Library`."""
        self.index()
        if self._encoder is None:
            return 0
        made = encoding.encode(self._tables, self._writer, self._encoder, progress)
        if made:
            self.index()
        return made

    def document(self, id: str, *, version: str = "") -> Document:
        """See `primum.ports.Library`."""
        try:
            return self.documents([id], version=version)[id]
        except KeyError:
            raise NotFound(f"the library has no document {id!r}") from None

    def documents(self, ids: Sequence[str], *, version: str = "") -> dict[str, Document]:
        """See `primum.ports.Library`."""
        return self._at(version).documents(ids)

    def sources(self, ids: Sequence[str] | None = None, *, version: str = "") -> Iterator[tuple[str, Source]]:
        """See `primum.ports.Library`."""
        if ids is not None:
            yield from self._at(version).sources(ids).items()
            return
        table = self._at(version).documents_table
        rows = table.search().select(["id", "source"]).to_arrow().sort_by("id")
        for batch in rows.to_batches():
            for id, packed in zip(batch["id"].to_pylist(), batch["source"].to_pylist(), strict=True):
                yield id, unpack_source(packed)

    def hashes(self) -> dict[str, str]:
        """See `primum.ports.Library`."""
        rows = self._at("").documents_table.search().select(["id", "hash"]).to_arrow()
        return dict(zip(rows["id"].to_pylist(), rows["hash"].to_pylist(), strict=True))

    def search(self, query: Query) -> tuple[Hit, ...]:
        """See `primum.ports.Library`."""
        snapshot = self._at(query.version)
        dense = self._weight(snapshot, query)
        sides = _Sides(snapshot, where(query.filters), ranking.depth(query, dense=dense))
        words = sides.begun(query.text) if dense < 1 else None
        # The engine looks words up while the question is encoded.
        vector = self._encoder.encode([query.text])[0] if self._encoder is not None and dense else None
        cosines = sides.near(vector) if vector is not None else {}
        bm25 = words() if words is not None else {}
        fused = ranking.fuse(bm25, cosines, dense=dense)
        if vector is not None and fused and feedback.suits(query):
            fused = feedback.look_again(sides, query.text, vector, bm25, fused)
        if query.prior:
            fused = ranking.with_prior(fused, {id: sides.found[id].card for id in fused})
        best = ranking.order(fused, query.k)
        held = snapshot.passages({id: sides.found[id].row for id, _ in best})
        return tuple(Hit(*held[id], score, bm25.get(id, 0.0), cosines.get(id, 0.0)) for id, score in best)

    def about(self, name: str, *, k: int = 10, version: str = "") -> tuple[tuple[str, float], ...]:
        """See `primum.ports.Library`."""
        return tuple(self._at(version).about(name, k))

    def keep(self, version: str, *, name: str) -> None:
        """See `primum.ports.Library`."""
        head = self._at(version).head
        self.release(name)
        for table, number in head.tables.items():
            self._tables.open(table).branches.create(_branch(name), None, number)
        Snapshot(self._tables, head)

    def release(self, name: str) -> None:
        """See `primum.ports.Library`."""
        for table in self._tables.names():
            branches = self._tables.open(table).branches
            if _branch(name) in branches.list():
                branches.delete(_branch(name))

    def compact(self) -> None:
        """See `primum.ports.Library`. Versions younger than RETAIN stay, for those who are reading them."""
        self._writer.write(lambda draft: draft.index(all=True, merged=True))
        with translated(self._tables.uri):
            for name in self._tables.names():
                self._tables.open(name).optimize(cleanup_older_than=self._retain)
        with self._lock:
            self._snapshots.clear()

    def checked(self) -> str:
        """See `primum.ports.Library`."""
        with translated(self._tables.uri):
            table, version = self._tables.latest("notices")
        if self._checked[0] != version:
            kind, target = CHECKED
            rows = table.search().where(f"kind = '{kind}' AND target = '{target}'").to_list()
            self._checked = version, max((row["by"] for row in rows), default="")
        return self._checked[1]

    def holdings(self) -> Holdings:
        """See `primum.ports.Library`."""
        snapshot = self._at("")
        kinds = snapshot.documents_table.search().select(["kind"]).to_arrow()["kind"].value_counts().to_pylist()
        passages = snapshot.passages_table.count_rows()
        vectors = snapshot.vectors_table
        made = vectors.search().select(["encoder"]).limit(1).to_list() if vectors is not None else []
        return Holdings(
            documents=snapshot.documents_table.count_rows(),
            passages=passages,
            pending=passages - (vectors.count_rows() if vectors is not None else 0),
            version=snapshot.head.name,
            encoder=made[0]["encoder"] if made else "",
            kinds=dict(sorted((row["values"], row["counts"]) for row in kinds)),
            bytes=sum(self._tables.open(name).stats()["total_bytes"] for name in self._tables.names()),
        )

    def _weight(self, snapshot: Snapshot, query: Query) -> float:
        """The weight of the dense side; 0 where it takes no part."""
        if self._encoder is None or snapshot.head.mark != encoder_mark(self._encoder.name):
            return 0.0
        return ranking.weight(query.text, query.dense)

    def _at(self, version: str) -> Snapshot:
        """The snapshot of a version, the newest where none is named."""
        head = parse(version) if version else self._tables.head()
        with self._lock:
            if head.name not in self._snapshots:
                self._snapshots[head.name] = Snapshot(self._tables, head)
                while len(self._snapshots) > _OPEN:
                    self._snapshots.popitem(last=False)
            self._snapshots.move_to_end(head.name)
            return self._snapshots[head.name]


def _branch(name: str) -> str:
    """The branch that keeps a version: clean-up spares what a branch began at, but stops at a tag."""
    return "keep-" + hashlib.sha256(name.encode()).hexdigest()[:32]


class _Sides:
    """Both sides of one search over a snapshot; `found` holds every candidate that either has brought."""

    def __init__(self, snapshot: Snapshot, where: str, wanted: int) -> None:
        self._snapshot, self._where, self._wanted = snapshot, where, wanted
        self.found: dict[str, Found] = {}

    def words(self, text: str) -> dict[str, float]:
        return self.begun(text)()

    def begun(self, text: str) -> Callable[[], dict[str, float]]:
        found = self._snapshot.words(text, self._where, self._wanted)
        return lambda: self._scores(found())

    def near(self, vector: NDArray[np.float32]) -> dict[str, float]:
        nearness = self._snapshot.nearness
        return self._scores(nearness.nearest(vector, self._where, self._wanted)) if nearness else {}

    def texts(self, ids: Sequence[str]) -> list[str]:
        held = self._snapshot.passages({id: self.found[id].row for id in ids})
        return [f"{source.title} {passage.text}" for passage, source in (held[id] for id in ids)]

    def vectors(self, ids: Sequence[str]) -> NDArray[np.float32]:
        nearness = self._snapshot.nearness
        return nearness.vectors(ids) if nearness else np.zeros((0, 0), np.float32)

    def _scores(self, found: dict[str, Found]) -> dict[str, float]:
        self.found |= found
        return {id: candidate.score for id, candidate in found.items()}
