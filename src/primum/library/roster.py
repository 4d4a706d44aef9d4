"""What every passage of one version is called and what the prior asks of it, by the engine's row number.

The engine finds row numbers fast, but reads columns at several times the cost of the search itself. So the few that
every candidate needs are held in memory, about 40 bytes a passage, and in a library of up to HELD bytes the rest, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from primum.library.rows import SHOWN
from primum.model import Kind

HELD = 192 << 20
"""Size on disk up to which all passages are held in memory, where they take about as much."""


class Found(NamedTuple):
    """A candidate: its score on one side, its row number, and what the prior asks of it."""

    score: float
    row: int
    kind: Kind
    year: int | None

    @property
    def card(self) -> tuple[Kind, int | None]:
        """Kind and year, for the prior."""
        return self.kind, self.year


class Roster:
    """Ids, kinds and years of all passages of a version."""

    def __init__(self, table: Any) -> None:
        shown = SHOWN if table.stats()["total_bytes"] <= HELD else ()
        rows = table.search().select(["id", "kind", "year", *shown]).with_row_id(True).to_arrow()
        rows = rows.sort_by("_rowid").combine_chunks()
        self._rows: NDArray[np.uint64] = rows["_rowid"].to_numpy()
        self._ids = _whole(rows["id"])
        self._shown: pa.Table | None = rows.select(["_rowid", *shown]) if shown else None
        kinds = _whole(rows["kind"].dictionary_encode())
        self._kinds = [Kind(kind) for kind in kinds.dictionary.to_pylist()] if len(rows) else []
        self._kind: NDArray[np.int32] = kinds.indices.to_numpy() if len(rows) else np.zeros(0, np.int32)
        self._year: NDArray[np.int32] = rows["year"].fill_null(0).to_numpy()

    def places(self, ids: pa.Array) -> NDArray[np.int64]:
        """Places of passages in this roster; every id must be in it, and none twice."""
        # A table is made of the few, not of all: that would take a hundred times as long.
        places = np.flatnonzero(pc.is_in(self._ids, value_set=ids).to_numpy(zero_copy_only=False))
        order = pc.index_in(self._ids.take(pa.array(places)), value_set=ids).to_numpy(zero_copy_only=False)
        found = np.empty(len(places), np.int64)
        found[order] = places
        return found

    def at_rows(self, rows: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Places of row numbers in this roster."""
        return np.searchsorted(self._rows, rows)

    def shown(self, rows: Sequence[int]) -> pa.Table | None:
        """The SHOWN columns of passages, with `_rowid`, or None where they are not held."""
        if self._shown is None:
            return None
        return self._shown.take(pa.array(self.at_rows(np.array(rows, np.uint64))))

    def best(self, places: NDArray[np.int64], scores: Sequence[float], n: int) -> dict[str, Found]:
        """The `n` best candidates by score, then id: from the places of all, and their scores."""
        ids = self._ids.take(pa.array(places)).to_pylist()
        ranked = sorted(zip((-score for score in scores), ids, places.tolist(), strict=True))[:n]
        held = np.array([place for _, _, place in ranked], np.int64)
        facts = zip(self._rows[held].tolist(), self._kind[held].tolist(), self._year[held].tolist(), strict=True)
        return {
            id: Found(-less, row, self._kinds[kind], year or None)
            for (less, id, _), (row, kind, year) in zip(ranked, facts, strict=True)
        }


def _whole(column: pa.ChunkedArray) -> Any:
    return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
