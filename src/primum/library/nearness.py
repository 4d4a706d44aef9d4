"""The dense side of a search over one version: which passages lie near a query's vector.

Up to FLAT passages the vectors are held in memory and compared exactly; beyond that the table's own index is used and
its nearest are compared exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from primum.library.rows import one_of
from primum.model import Kind

FLAT = 150_000
"""Passages up to which all vectors are held in memory: 230 MB at 384 numbers each."""
PROBES = 40
REFINE = 4
"""Parts of the index that are looked at, and how many times the wanted number is compared exactly."""

Card = tuple[Kind, int | None]


class Nearness(Protocol):
    """Cosines between a query's vector and the passages of one version."""

    def nearest(self, vector: NDArray[np.float32], where: str, n: int) -> dict[str, tuple[float, Card]]:
        """Cosine and (kind, year) of the `n` nearest passages for which the SQL holds, by id."""

    def cosines(self, vector: NDArray[np.float32], ids: Iterable[str]) -> dict[str, float]:
        """Cosine of those of `ids` that have a vector."""


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
        scores = self._matrix @ vector
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

    def cosines(self, vector: NDArray[np.float32], ids: Iterable[str]) -> dict[str, float]:
        """See `Nearness`."""
        known = [id for id in ids if id in self._place]
        if not known:
            return {}
        scores = self._matrix[[self._place[id] for id in known]] @ vector
        return {id: float(score) for id, score in zip(known, scores, strict=True)}


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

    def cosines(self, vector: NDArray[np.float32], ids: Iterable[str]) -> dict[str, float]:
        """See `Nearness`."""
        wanted = list(ids)
        if not wanted:
            return {}
        rows = self._table.search().where(one_of("id", wanted)).select(["id", "vector"]).to_list()
        return {r["id"]: float(np.asarray(r["vector"], np.float32) @ vector) for r in rows}
