"""The dense side of a search over one version: which passages lie nearest to a query's vector.

Up to FLAT passages the vectors are held in memory and compared exactly; beyond that the table's own index is used and
its nearest are compared exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from primum.library.engine import IvfPq
from primum.library.roster import Found, Roster
from primum.library.rows import one_of

FLAT = 150_000
"""Passages up to which all vectors are held in memory: 230 MB at 384 numbers each."""
PROBES = 40
REFINE = 4
"""Parts of the index that are looked at, and how many times the wanted number is compared exactly."""


class Nearness(Protocol):
    """Which passages of one version lie nearest to a query's vector."""

    def nearest(self, vector: NDArray[np.float32], where: str, n: int) -> dict[str, Found]:
        """The `n` nearest passages for which the SQL holds, by id, each with its cosine."""

    def vectors(self, ids: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of those passages that have one, of shape (number, dimension)."""


def open_nearness(table: Any, roster: Roster) -> Nearness:
    """The dense side over a vectors table at one version."""
    return Flat(table, roster) if table.count_rows() <= FLAT else Indexed(table, roster)


def index_vectors(table: Any) -> None:
    """Give the vectors an index where there are too many to hold in memory and there is none yet."""
    if table.count_rows() > FLAT and "vector" not in {column for i in table.list_indices() for column in i.columns}:
        dimension = table.schema.field("vector").type.list_size
        table.create_index("vector", config=IvfPq(distance_type="dot", num_sub_vectors=max(1, dimension // 4)))


class Flat:
    """All vectors of a version in memory."""

    def __init__(self, table: Any, roster: Roster) -> None:
        self._table = table
        self._roster = roster
        rows = table.search().select(["id", "vector"]).with_row_id(True).to_arrow()
        rows = rows.sort_by("_rowid").combine_chunks()
        self._rows: NDArray[np.uint64] = rows["_rowid"].to_numpy()
        self._places = roster.places(rows["id"].combine_chunks())
        flat = rows["vector"].combine_chunks().flatten().to_numpy(zero_copy_only=False)
        self._matrix: NDArray[np.float32] = flat.reshape(len(rows), rows.schema.field("vector").type.list_size)

    def nearest(self, vector: NDArray[np.float32], where: str, n: int) -> dict[str, Found]:
        """See `Nearness`. Cosines that agree to six digits are ordered by passage id."""
        scores = np.vecdot(self._matrix, vector)  # in one thread: as fast as BLAS, whose threads wait by spinning
        held = np.arange(len(scores))
        if where:
            allowed = self._table.search().where(where).select([]).with_row_id(True).to_arrow()["_rowid"].to_numpy()
            held = np.searchsorted(self._rows, np.sort(allowed))
        if len(held) > n:
            least = np.partition(scores[held], len(held) - n)[len(held) - n]
            held = held[scores[held] >= least - 1e-6]
        return self._roster.best(self._places[held], np.round(scores[held].astype(float), 6).tolist(), n)

    def vectors(self, ids: Sequence[str]) -> NDArray[np.float32]:
        """See `Nearness`."""
        rows = np.flatnonzero(np.isin(self._places, self._roster.places(pa.array(ids, pa.string()))))
        return self._matrix[rows]


class Indexed:
    """Vectors on disk, found by the table's index."""

    def __init__(self, table: Any, roster: Roster) -> None:
        self._table = table
        self._roster = roster

    def nearest(self, vector: NDArray[np.float32], where: str, n: int) -> dict[str, Found]:
        """See `Nearness`."""
        found = self._table.search(vector).distance_type("dot").nprobes(PROBES).refine_factor(REFINE).limit(n)
        if where:
            found = found.where(where, prefilter=True)
        rows = found.select(["id", "_distance"]).to_arrow()
        scores = np.round(1.0 - rows["_distance"].to_numpy().astype(float), 6)
        return self._roster.best(self._roster.places(rows["id"].combine_chunks()), scores.tolist(), n)

    def vectors(self, ids: Sequence[str]) -> NDArray[np.float32]:
        """See `Nearness`."""
        rows = self._table.search().where(one_of("id", ids)).select(["vector"]).to_arrow()
        return np.array(rows["vector"].to_pylist(), np.float32)
