"""The dense side of a search over one version: which passages lie near a query's vector.

Up to FLAT passages the vectors are held in memory and compared exactly; beyond that the table's own index is used and
its nearest are compared exactly.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from lancedb.index import IvfPq
from numpy.typing import NDArray

from primum.model import Kind

FLAT = 150_000
"""Passages up to which all vectors are held in memory: 230 MB at 384 numbers each."""
PROBES = 40
REFINE = 4
"""Parts of the index that are looked at, and how many times the wanted number is compared exactly."""

Card = tuple[Kind, int | None]


class Nearness(Protocol):
    """Which passages of one version lie nearest to a query's vector."""

    def nearest(self, vector: NDArray[np.float32], where: str, n: int) -> dict[str, tuple[float, Card]]:
        """Cosine and (kind, year) of the `n` nearest passages for which the SQL holds, by id."""


def open_nearness(table: Any) -> Nearness:
    """The dense side over a vectors table at one version."""
    return Flat(table) if table.count_rows() <= FLAT else Indexed(table)


def index_vectors(table: Any) -> None:
    """Give the vectors an index where there are too many to hold in memory and there is none yet."""
    if table.count_rows() > FLAT and "vector" not in {column for i in table.list_indices() for column in i.columns}:
        dimension = table.schema.field("vector").type.list_size
        table.create_index("vector", config=IvfPq(distance_type="dot", num_sub_vectors=max(1, dimension // 4)))


class Flat:
    """All vectors of a version in memory."""

    def __init__(self, table: Any) -> None:
        self._table = table
        rows = table.search().select(["id", "kind", "year", "vector"]).to_arrow().combine_chunks()
        self._ids: list[str] = rows["id"].to_pylist()
        self._place = {id: place for place, id in enumerate(self._ids)}
        self._cards: list[Card] = [
            (Kind(kind), year) for kind, year in zip(rows["kind"].to_pylist(), rows["year"].to_pylist(), strict=True)
        ]
        vectors = rows["vector"].chunk(0) if len(rows) else None
        flat = vectors.flatten().to_numpy(zero_copy_only=False) if vectors is not None else np.zeros(0, np.float32)
        self._matrix: NDArray[np.float32] = (
            flat.reshape(len(self._ids), -1) if self._ids else np.zeros((0, 0), np.float32)
        )

    def nearest(self, vector: NDArray[np.float32], where: str, n: int) -> dict[str, tuple[float, Card]]:
        """See `Nearness`. Cosines that agree to six digits are ordered by passage id."""
        if not self._ids:
            return {}
        scores = np.vecdot(self._matrix, vector)  # in one thread: as fast as BLAS, whose threads wait by spinning
        if where:
            held = self._table.search().where(where).select(["id"]).to_arrow()["id"].to_pylist()
            places = np.fromiter((self._place[id] for id in held), dtype=np.int64, count=len(held))
        else:
            places = np.arange(len(self._ids))
        if len(places) > n:
            least = np.partition(scores[places], len(places) - n)[len(places) - n]
            places = places[scores[places] >= least - 1e-6]
        best = sorted(places.tolist(), key=lambda place: (-round(float(scores[place]), 6), self._ids[place]))[:n]
        return {self._ids[place]: (float(scores[place]), self._cards[place]) for place in best}


class Indexed:
    """Vectors on disk, found by the table's index."""

    def __init__(self, table: Any) -> None:
        self._table = table

    def nearest(self, vector: NDArray[np.float32], where: str, n: int) -> dict[str, tuple[float, Card]]:
        """See `Nearness`."""
        found = self._table.search(vector).distance_type("dot").nprobes(PROBES).refine_factor(REFINE).limit(n)
        if where:
            found = found.where(where, prefilter=True)
        rows = found.select(["id", "kind", "year", "_distance"]).to_list()
        return {r["id"]: (1.0 - float(r["_distance"]), (Kind(r["kind"]), r["year"])) for r in rows}
