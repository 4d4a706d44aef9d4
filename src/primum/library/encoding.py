"""Filling in the vectors of passages that lack one, durably batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from primum.library.rows import CARD, one_of, vector_rows
from primum.library.tables import Tables, encoder_mark, vectors_table
from primum.library.writing import Draft, Writer
from primum.ports import Encoder

BATCH = 512
"""Passages whose vectors are made, and made durable, at a time."""


def encode(tables: Tables, writer: Writer, encoder: Encoder, progress: Callable[[int, int], None] | None) -> int:
    """Make vectors for all passages that lack one; how many were made. Stopped midway, the batches done are kept."""
    lacking = _lacking(tables, encoder)
    made = 0
    for rows in _batches(tables, lacking):
        texts = rows["words"].to_pylist()
        unique = list(dict.fromkeys(texts))
        place = {text: n for n, text in enumerate(unique)}
        vectors = encoder.encode(unique)[np.array([place[text] for text in texts])]
        writer.write(_saving(vector_rows(rows, vectors, encoder=encoder.name), encoder))
        made += len(rows)
        if progress is not None:
            progress(min(made, len(lacking)), len(lacking))
    return made


def _saving(rows: pa.Table, encoder: Encoder) -> Callable[[Draft], None]:
    """Append vectors, but for passages that another writer has changed or done meanwhile."""

    def change(draft: Draft) -> None:
        draft.use_encoder(encoder.name, encoder.dimension)
        named = one_of("id", rows["id"].to_pylist())
        now = draft.table("passages").search().where(named).select(["id", "digest"]).to_arrow()
        done = draft.table("vectors").search().where(named).select(["id"]).to_arrow()
        stands = pc.is_in(_keys(rows), value_set=_keys(now))
        fresh = pc.invert(pc.is_in(rows["id"], value_set=done["id"].combine_chunks()))
        draft.append("vectors", rows.filter(pc.and_(stands, fresh)))

    return change


def _keys(rows: pa.Table) -> pa.Array:
    return pc.binary_join_element_wise(rows["id"].combine_chunks(), rows["digest"].combine_chunks(), " ")


def _lacking(tables: Tables, encoder: Encoder) -> pa.Array:
    """Ids of the passages without a vector of this encoder, in the order of the table."""
    head = tables.head()
    ids = tables.open("passages", version=head.passages).search().select(["id"]).to_arrow()["id"]
    if head.mark != encoder_mark(encoder.name):
        return ids.combine_chunks()
    done = tables.open(vectors_table(head.mark), version=head.vectors).search().select(["id"]).to_arrow()["id"]
    return ids.filter(pc.invert(pc.is_in(ids, value_set=done.combine_chunks()))).combine_chunks()


def _batches(tables: Tables, ids: pa.Array) -> Iterator[pa.Table]:
    """The rows of passages, BATCH at a time."""
    table = tables.open("passages")
    for start in range(0, len(ids), BATCH):
        part = ids.slice(start, BATCH).to_pylist()
        yield table.search().where(one_of("id", part)).select([*CARD, "words"]).to_arrow()
