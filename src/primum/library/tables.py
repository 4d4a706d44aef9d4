"""The tables of a library wherever they lie: a folder, memory, or object storage, all by one address."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

import pyarrow as pa

from primum.errors import NotFound, PrimumError, Unavailable
from primum.library.engine import FTS, LOOP, Bitmap, BTree, LabelList, lancedb
from primum.library.rows import DOCUMENTS, NOTICES, PASSAGES, digest, vectors_schema

T = TypeVar("T")
HEAD = pa.schema([("documents", pa.int64()), ("passages", pa.int64()), ("vectors", pa.int64()), ("mark", pa.string())])
INDEX_CACHE = 512 << 20
METADATA_CACHE = 128 << 20
"""Bytes that the engine may hold of indexes and of files' metadata; by default it would hold gigabytes."""
_NAME = re.compile(r"d(\d+)\.p(\d+)\.v(\d+)(?:\.([0-9a-f]{8}))?")
_FILTERS = {
    "document": BTree(),
    "kind": Bitmap(),
    "year": BTree(),
    "publisher": BTree(),
    "jurisdiction": Bitmap(),
    "populations": LabelList(),
}
_INDEXES: dict[str, dict[str, Any]] = {
    "documents": {"id": BTree(), "subject": FTS()},
    "passages": {"id": BTree(), "words": FTS(), **_FILTERS},
    "vectors": {"id": BTree(), **_FILTERS},
}


@dataclass(frozen=True, slots=True)
class Head:
    """A version of a library: the version of each table. `mark` stands for the encoder; empty means no vectors."""

    documents: int
    passages: int
    vectors: int = 0
    mark: str = ""

    @property
    def name(self) -> str:
        """The string by which a reader pins this version."""
        plain = f"d{self.documents}.p{self.passages}.v{self.vectors}"
        return f"{plain}.{self.mark}" if self.mark else plain

    @property
    def tables(self) -> dict[str, int]:
        """Version by name of table."""
        held = {"documents": self.documents, "passages": self.passages}
        return {**held, vectors_table(self.mark): self.vectors} if self.mark else held

    def moved(self, table: str, version: int) -> Head:
        """This head with one table ("documents", "passages", "vectors") at another version."""
        versions = {"documents": self.documents, "passages": self.passages, "vectors": self.vectors, table: version}
        return Head(**versions, mark=self.mark)

    @property
    def where(self) -> str:
        """SQL that holds for this head's row alone."""
        return (
            f"documents = {self.documents} AND passages = {self.passages} AND vectors = {self.vectors} "
            f"AND mark = '{self.mark}'"
        )


def parse(name: str) -> Head:
    """The head that a version's name stands for, or NotFound."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise NotFound(f"{name!r} is no version of this library")
    documents, passages, vectors, mark = found.groups()
    return Head(int(documents), int(passages), int(vectors), mark or "")


def encoder_mark(name: str) -> str:
    """Eight hexadecimal digits that stand for an encoder's name."""
    return digest(name)[:8]


def vectors_table(mark: str) -> str:
    """Each encoder's vectors have a table of their own, so that they are never compared with another's."""
    return f"vectors_{mark}"


class Tables:
    """A connection to the tables at `uri`. Missing tables are made where `create` is set, else raise NotFound."""

    def __init__(self, uri: str, *, create: bool) -> None:
        self.uri = uri
        self._kept: dict[str, Any] = {}
        self._read = (-1, Head(0, 0))
        self._missing = NotFound(f"no library at {uri}; make one with: primum ingest PATH")
        if not create and "://" not in uri and not Path(uri).is_dir():
            raise self._missing
        with translated(uri):
            session = lancedb.Session(index_cache_size_bytes=INDEX_CACHE, metadata_cache_size_bytes=METADATA_CACHE)
            self._db = lancedb.connect(uri, session=session)
            if "head" not in self._names():
                if not create:
                    raise self._missing
                self._make()

    def open(self, name: str, *, version: int | None = None) -> Any:
        """A table of its own, at a version or the latest; NotFound where the version is gone."""
        with translated(self.uri):
            table = self._db.open_table(name)
            if version is not None:
                _checkout(table, version)
            return table

    def latest(self, name: str) -> tuple[Any, int]:
        """A table at its latest version, and that version. Its handle is kept: every answer asks for it."""
        if name not in self._kept:
            self._kept[name] = self._db.open_table(name)
        return self._kept[name], run(_latest(inner(self._kept[name])))

    def head(self) -> Head:
        """The newest acknowledged version."""
        with translated(self.uri):
            table, version = self.latest("head")
            if version != self._read[0]:
                row = table.search().limit(1).to_list()[0]
                self._read = (version, Head(row["documents"], row["passages"], row["vectors"], row["mark"]))
            return self._read[1]

    def advance(self, base: Head, to: Head) -> bool:
        """Make `to` the newest version if `base` still is: whether it was."""
        values = {"documents": to.documents, "passages": to.passages, "vectors": to.vectors, "mark": to.mark}
        table, _ = self.latest("head")
        return int(table.update(where=base.where, values=values).rows_updated) == 1

    def make_vectors(self, mark: str, dimension: int) -> int:
        """Make the table for an encoder's vectors if it is not there; its version."""
        name = vectors_table(mark)
        if name not in self._names():
            _indexed(self._db.create_table(name, schema=vectors_schema(dimension), exist_ok=True), "vectors")
        return int(self._db.open_table(name).version)

    def names(self) -> list[str]:
        """Names of all tables that are there."""
        return self._names()

    def _names(self) -> list[str]:
        return list(self._db.list_tables(limit=1000).tables)

    def _make(self) -> None:
        """The tables of an empty library; the head comes last, so a library that has one is whole."""
        self._db.create_table("notices", schema=NOTICES, exist_ok=True)
        versions = {}
        for name, schema in (("documents", DOCUMENTS), ("passages", PASSAGES)):
            table = self._db.create_table(name, schema=schema, exist_ok=True)
            _indexed(table, name)
            versions[name] = int(table.version)
        row = {**versions, "vectors": 0, "mark": ""}
        self._db.create_table("head", pa.Table.from_pylist([row], schema=HEAD), exist_ok=True)


async def _latest(table: Any) -> int:
    """Bring a table to its latest version; that version."""
    await table.checkout_latest()
    return int(await table.version())


def inner(table: Any) -> Any:
    """The asynchronous side of a table: the synchronous one crosses between threads five times for a query."""
    return table._table


def run(query: Coroutine[Any, Any, T]) -> T:
    """The result of a query on the asynchronous side of a table."""
    loop: Any = LOOP
    return cast("T", loop.run(query))


def begun(query: Coroutine[Any, Any, T]) -> Future[T]:
    """A query on the asynchronous side of a table, which goes on while something else is done."""
    return asyncio.run_coroutine_threadsafe(query, cast(Any, LOOP).loop)


def _indexed(table: Any, name: str) -> None:
    held = {column for index in table.list_indices() for column in index.columns}
    for column, index in _INDEXES[name].items():
        if column not in held:
            table.create_index(column, config=index, replace=True)


def _checkout(table: Any, version: int) -> None:
    try:
        table.checkout(version)
    except (ValueError, RuntimeError, OSError) as error:
        raise NotFound(f"the library's version {version} of {table.name} is not there; it may be discarded") from error


@contextmanager
def translated(uri: str) -> Iterator[None]:
    """Say what the storage could not do in one clear line."""
    try:
        yield
    except PrimumError:
        raise
    except (OSError, RuntimeError, ValueError) as error:
        text = str(error)
        if "No space left" in text or "os error 28" in text:
            raise Unavailable(f"no disk space is left for the library at {uri}") from error
        if "Permission denied" in text or "Read-only file system" in text or "os error 13" in text:
            raise Unavailable(f"no permission to use the library at {uri}") from error
        if isinstance(error, OSError):
            raise Unavailable(f"the library at {uri} cannot be used: {text.splitlines()[0]}") from error
        raise
