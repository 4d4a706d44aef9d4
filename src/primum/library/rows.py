"""The tables of a library on disk, and how nouns become their rows.

documents  one row per document: its text, blocks and source, and the words that `about` reads
passages   one row per passage: the words that search reads, which end with the passage's own text, and the columns
           that it is filtered by
vectors    one row per passage that has a vector, with the same columns to filter by
notices    what records said of other documents
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from primum.library.passages import searchable, subject
from primum.model import Block, BlockKind, Document, Filters, Kind, Notice, Passage, Source, WrittenFrom

DOCUMENTS = pa.schema(
    [(name, pa.string()) for name in ("id", "hash", "kind", "subject", "source", "text", "blocks")],
)
_FILTERED: list[tuple[str, Any]] = [
    ("document", pa.string()),
    ("kind", pa.string()),
    ("year", pa.int32()),
    ("publisher", pa.string()),
    ("jurisdiction", pa.string()),
    ("populations", pa.list_(pa.string())),
]
PASSAGES = pa.schema(
    [
        ("id", pa.string()),
        *_FILTERED,
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("headings", pa.list_(pa.string())),
        ("role", pa.string()),
        ("words", pa.string()),
        ("digest", pa.string()),
        ("source", pa.string()),
    ]
)
NOTICES = pa.schema([(name, pa.string()) for name in ("kind", "target", "by")])
CARD = ("id", *(name for name, _ in _FILTERED), "digest")
"""Columns of a passage that its vector's row repeats."""

_SOURCE_FIELDS = tuple(f.name for f in fields(Source))
_OF_SOURCE = attrgetter(*_SOURCE_FIELDS)
_UNKNOWN = _OF_SOURCE(Source())
_BLOCK_KINDS = {str(kind): kind for kind in BlockKind}
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def vectors_schema(dimension: int) -> pa.Schema:
    """Schema of the vectors table for vectors of one length."""
    own = [("digest", pa.string()), ("encoder", pa.string()), ("vector", pa.list_(pa.float32(), dimension))]
    return pa.schema([("id", pa.string()), *_FILTERED, *own])


def pack_source(source: Source) -> str:
    """A source as JSON, without the facts that are unknown."""
    stated = zip(_SOURCE_FIELDS, _OF_SOURCE(source), _UNKNOWN, strict=True)
    known = {name: value for name, value, unknown in stated if value != unknown}
    if source.written_from:
        known["written_from"] = [[getattr(w, f.name) for f in fields(WrittenFrom)] for w in source.written_from]
    return _JSON(known)


@lru_cache(maxsize=8192)
def unpack_source(packed: str) -> Source:
    """The source that `pack_source` wrote."""
    known: dict[str, Any] = json.loads(packed)
    for name in ("authors", "subjects", "populations"):
        if name in known:
            known[name] = tuple(known[name])
    if "kind" in known:
        known["kind"] = Kind(known["kind"])
    known["written_from"] = tuple(WrittenFrom(*values) for values in known.get("written_from", ()))
    return Source(**known)


def pack_blocks(blocks: Sequence[Block]) -> str:
    """Blocks as JSON, one list of values each."""
    rows = [[b.kind, b.start, b.end, b.level, b.role, b.lead, b.page] for b in blocks]
    return _JSON(rows)


def unpack_document(row: Mapping[str, Any]) -> Document:
    """A document from its row."""
    blocks = tuple([Block(_BLOCK_KINDS[kind], *rest) for kind, *rest in json.loads(row["blocks"])])
    return Document(id=row["id"], source=unpack_source(row["source"]), text=row["text"], blocks=blocks)


def document_rows(documents: Sequence[Document]) -> pa.Table:
    """Rows of the documents table."""
    columns = [
        [d.id for d in documents],
        [d.content_hash for d in documents],
        [str(d.source.kind) for d in documents],
        [subject(d.source) for d in documents],
        [pack_source(d.source) for d in documents],
        [d.text for d in documents],
        [pack_blocks(d.blocks) for d in documents],
    ]
    return pa.table(columns, schema=DOCUMENTS)


def passage_rows(cuts: Iterable[tuple[Document, tuple[Passage, ...], str]]) -> pa.Table:
    """Rows of the passages table, for documents with their passages and their source as `pack_source` wrote it."""
    rows: list[tuple[Any, ...]] = []
    for document, passages, packed in cuts:
        source = document.source
        for p in passages:
            words = searchable(p, source)
            card = (document.id, str(source.kind), source.year, source.publisher, source.jurisdiction, p.populations)
            rows.append((p.id, *card, p.start, p.end, p.headings, p.role, words, digest(words), packed))
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * len(PASSAGES)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, PASSAGES, strict=True)], schema=PASSAGES)


SHOWN = ("headings", "role", "populations", "words", "source")
"""Columns of a passage that a hit needs beside its id. Each takes half a millisecond to read: the rest is left out."""


def unpack_passage(id: str, row: Mapping[str, Any]) -> Passage:
    """A passage from its id, which tells where it stands, and its row: the end of its words is its own text."""
    document, _, span = id.rpartition("#")
    start, end = (int(edge) for edge in span.split("-"))
    return Passage(
        id=id,
        document=document,
        start=start,
        end=end,
        text=row["words"][start - end :],
        headings=tuple(row["headings"]),
        role=row["role"],
        populations=tuple(row["populations"]),
    )


def vector_rows(cards: pa.Table, vectors: NDArray[np.float32], *, encoder: str) -> pa.Table:
    """Rows of the vectors table: the CARD columns of passages, and one vector for each."""
    schema = vectors_schema(vectors.shape[1])
    flat = pa.array(np.ascontiguousarray(vectors, dtype=np.float32).ravel())
    columns = [cards.column(name) for name in CARD]
    columns += [pa.array([encoder] * len(cards)), pa.FixedSizeListArray.from_arrays(flat, vectors.shape[1])]
    return pa.table(columns, schema=schema)


def notice_rows(notices: Iterable[Notice]) -> pa.Table:
    """Rows of the notices table."""
    rows = [{"kind": n.kind, "target": n.target, "by": n.by} for n in notices]
    return pa.Table.from_pylist(rows, schema=NOTICES)


def digest(text: str) -> str:
    """Sixteen hexadecimal digits that name a text: what it stands for has a vector already, or not."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def one_of(column: str, values: Iterable[str]) -> str:
    """SQL: the column is one of the values."""
    return f"{column} IN ({', '.join(_literal(v) for v in values)})"


def where(filters: Filters) -> str:
    """SQL for filters over passages or vectors; empty where nothing is narrowed."""
    parts = [
        one_of(column, values)
        for column, values in (
            ("kind", filters.kinds),
            ("publisher", filters.publishers),
            ("jurisdiction", filters.jurisdictions),
            ("document", filters.documents),
        )
        if values
    ]
    if filters.from_year is not None:
        parts.append(f"year >= {int(filters.from_year)}")
    if filters.to_year is not None:
        parts.append(f"year <= {int(filters.to_year)}")
    if filters.populations:
        parts.append(f"array_has_any(populations, [{', '.join(_literal(p) for p in filters.populations)}])")
    return " AND ".join(parts)


def _literal(value: str) -> str:
    return "'" + str(value).replace("'", "''") + "'"
