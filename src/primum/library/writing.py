"""How a library is written: every change whole or not at all, and writers take turns without a lock.

Readers open the versions that the head names. A writer changes the tables first and moves the head last, in one
compare-and-set: killed before that, it has changed nothing that anyone reads. The next writer finds tables ahead of the
head, waits until they are still, and puts them back. Of two writers at work at once, the one whose changes do not
directly follow the versions it started from, or who finds the head moved, starts again.
"""

from __future__ import annotations

import random
import threading
import time
from asyncio import gather
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar

import pyarrow as pa

from primum.errors import Busy
from primum.library.nearness import index_vectors
from primum.library.tables import Head, Tables, encoder_mark, inner, run, translated, vectors_table

T = TypeVar("T")
QUIET = 1.0
"""Seconds without any change after which a writer that left tables ahead of the head is taken for dead."""
PATIENCE = 60.0
"""Seconds that a writer waits for others before it gives up."""
LOOSE = (100, 2000)
BULK = 1000
BULK_LOOSE = (40_000, 200_000)
"""Rows that may wait to be indexed: a fiftieth of those indexed, but at least and at most LOOSE. While BULK rows and
more come at a time, twice as many as are indexed, but at least and at most BULK_LOOSE, for indexing reads and writes
much of what is there. Rows that wait are searched all the same, but slower (70 microseconds each); `index`, `encode`
and `compact` leave none waiting."""
_FOREVER = timedelta(days=36500)
_WORDS = {"documents": "subject_idx", "passages": "words_idx"}


class Overtaken(Exception):
    """Another writer came between; what was written is not acknowledged."""


class Draft:
    """Changes to the tables that no reader sees until the head moves to `head`."""

    def __init__(self, tables: Tables, base: Head) -> None:
        self._tables = tables
        self._open: dict[str, Any] = {}
        self._rows: dict[str, int] = {}
        self._added: dict[str, int] = {}
        self.base = base
        self.head = base

    def table(self, name: str) -> Any:
        """A table as this draft leaves it. For `vectors`, the table of the head's encoder."""
        if name not in self._open:
            table = self._tables.open(vectors_table(self.head.mark) if name == "vectors" else name)
            held = getattr(self.head, name)
            if int(table.version) != held:
                table.restore(held)
                self.head = self.head.moved(name, int(table.version))
            self._open[name] = table
            self._rows[name] = table.count_rows()
        return self._open[name]

    def append(self, name: str, rows: pa.Table) -> None:
        """Append rows; none changes nothing."""
        if len(rows):
            self._follows(name, self.table(name).add(rows).version)
            self._rows[name] += len(rows)
            self._added[name] = self._added.get(name, 0) + len(rows)

    def delete(self, name: str, where: str) -> None:
        """Delete the rows for which SQL holds."""
        result = self.table(name).delete(where)
        self._follows(name, result.version, unchanged=result.num_deleted_rows == 0)
        self._rows[name] -= result.num_deleted_rows

    def use_encoder(self, name: str, dimension: int) -> None:
        """Vectors are those of this encoder from here on; another's are left behind, for older versions to read."""
        if self.head.mark != encoder_mark(name):
            mark = encoder_mark(name)
            self._open.pop("vectors", None)
            self.head = replace(self.head, mark=mark, vectors=self._tables.make_vectors(mark, dimension))
            self.delete("vectors", "true")

    def index(self, *, all: bool = False, merged: bool = False) -> None:
        """Bring indexes up to date where many rows wait for it, or with `all` wherever any does; merge small files.

        What was just indexed is merged with what was indexed before the next time, or with `merged` now. Old versions
        stay: until the head moves, it names one of them.
        """
        names = [n for n in ("documents", "passages", "vectors") if n in self._open or (all and self._has(n))]
        names = [n for n in names if all or (n in _WORDS and self._overdue(n))]
        tables = {name: self.table(name) for name in names}
        run(_optimized(tables.values()))
        if merged:
            run(_optimized(tables.values()))
        for name, table in tables.items():
            if name == "vectors":
                index_vectors(table)
            if table.count_rows() != self._rows[name]:
                raise Overtaken
            self.head = self.head.moved(name, int(table.version))

    def _overdue(self, name: str) -> bool:
        stats = self.table(name).index_stats(_WORDS[name])
        indexed = stats.num_indexed_rows
        bulk = self._added.get(name, 0) >= BULK
        (least, most), share = (BULK_LOOSE, indexed * 2) if bulk else (LOOSE, indexed // 50)
        return bool(stats.num_unindexed_rows > min(max(least, share), most))

    def _has(self, name: str) -> bool:
        return name != "vectors" or bool(self.head.mark)

    def _follows(self, name: str, version: int, *, unchanged: bool = False) -> None:
        before = getattr(self.head, name)
        if version != before + 1 and not (unchanged and version == before):
            raise Overtaken
        self.head = self.head.moved(name, int(version))


async def _optimized(tables: Iterable[Any]) -> None:
    """All tables at once: the engine does most of this work for one of them on one processor."""
    await gather(*(inner(table).optimize(cleanup_older_than=_FOREVER) for table in tables))


class Writer:
    """Runs changes one after the other, each until it is acknowledged or PATIENCE runs out."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._turn = threading.Lock()

    def write(self, change: Callable[[Draft], T]) -> T:
        """Run `change` on a draft until its head is the newest; Busy where others keep coming first."""
        deadline = time.monotonic() + PATIENCE
        with self._turn, translated(self._tables.uri):
            while time.monotonic() < deadline:
                draft = Draft(self._tables, self._settled(deadline))
                try:
                    result = change(draft)
                    if draft.head == draft.base or self._tables.advance(draft.base, draft.head):
                        return result
                except Overtaken:
                    pass
                except (RuntimeError, ValueError, OSError) as error:
                    if "conflict" not in str(error).lower():
                        raise
                time.sleep(random.uniform(0.05, 0.5))
        raise Busy(f"another process keeps writing to the library at {self._tables.uri}; try again when it is done")

    def _settled(self, deadline: float) -> Head:
        """The head, once its tables are at its versions or nobody has touched them for QUIET seconds."""
        seen: tuple[Head, dict[str, int]] | None = None
        since = time.monotonic()
        while True:
            head = self._tables.head()
            latest = {name: int(self._tables.open(name).version) for name in head.tables}
            if latest == head.tables:
                return head
            if seen != (head, latest):
                seen, since = (head, latest), time.monotonic()
            elif time.monotonic() - since > QUIET:
                return head
            if time.monotonic() > deadline:
                raise Busy(f"another process is writing to the library at {self._tables.uri}")
            time.sleep(0.05)
