"""All documents of a small version in memory, packed as they are stored.

To look up a dozen documents takes the engine three milliseconds, however small the library, and an answer looks some
up five times. Packed, documents take about twice their size on disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

HELD = 32 << 20
"""Size on disk up to which all documents are held."""
AFTER = 12
"""Look-ups after which they are: for one or two questions it is not worth reading all."""


def may_be_held(table: Any) -> bool:
    """Whether a documents table is small enough."""
    return int(table.stats()["total_bytes"]) <= HELD


class HeldDocuments:
    """The rows of a documents table at one version."""

    def __init__(self, table: Any) -> None:
        rows = table.search().select(["id", "source", "text", "blocks"]).with_row_id(True).to_arrow()
        rows = rows.sort_by("_rowid").combine_chunks()
        self._numbers: NDArray[np.uint64] = rows["_rowid"].to_numpy()
        self._ids: list[str] = rows["id"].to_pylist()
        self._places = {id: place for place, id in enumerate(self._ids)}
        self._rows: pa.Table = rows.drop_columns(["_rowid"])

    def ids(self, numbers: NDArray[np.uint64]) -> list[str]:
        """The ids at row numbers of the engine."""
        return [self._ids[place] for place in np.searchsorted(self._numbers, numbers).tolist()]

    def rows(self, ids: Iterable[str], columns: Sequence[str]) -> list[dict[str, Any]]:
        """The rows of those of `ids` that exist."""
        places = [self._places[id] for id in ids if id in self._places]
        found: list[dict[str, Any]] = self._rows.select(list(columns)).take(pa.array(places, pa.int64())).to_pylist()
        return found
