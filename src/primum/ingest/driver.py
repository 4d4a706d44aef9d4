"""Walks paths, opens what is packed, picks each file's reader, and loses nothing on the way.

Every file under the paths ends as documents or as a `Skipped` with its reason; a reader's failure, whatever it is,
costs its own file only.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from primum.errors import Invalid, Unreadable
from primum.ingest.claims import Claims
from primum.ingest.kind_reading import with_kind
from primum.ingest.naming import no_document
from primum.ingest.opening import Opened, damage, open_all, read_whole, too_large
from primum.ingest.origin import NOTHING, Origin, Supply
from primum.ingest.readers import READERS, Reader, detect, unknown
from primum.model import Document, Kind, Notice
from primum.text.instructions import orders
from primum.text.kept import spared

LIMIT_BYTES = 250_000_000


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or a record of one, that became no document."""

    where: str
    reason: str

    @property
    def failed(self) -> bool:
        """False for what never was a document: a licence, a table of queries."""
        return not self.reason.startswith("no document")


@dataclass(frozen=True, slots=True)
class Read:
    """One result of reading. `path` is the file it came from; `done` counts the input bytes worked through so far."""

    path: str
    item: Document | Notice | Skipped
    done: int = 0


def measure(paths: Sequence[Path]) -> int:
    """Total bytes of the files under `paths`, as `Read.done` counts them."""
    return sum(size for _, _, size in _walk_all(paths))


def read_paths(
    paths: Sequence[Path], *, supply: Supply = NOTHING, format: str = "", limit_bytes: int = LIMIT_BYTES
) -> Iterator[Read]:
    """Documents, notices and skipped files under `paths`, in the order given and by name within folders.

    `format` names a reader of READERS for every file; Invalid where there is none of that name. `limit_bytes` is the
    most that a file may have whose format must be read whole.
    """
    if format and format not in READERS:
        raise Invalid(f"there is no format {format!r}; there are {', '.join(sorted(READERS))}")
    return _read_all(paths, _Settings(supply, READERS.get(format), limit_bytes), Claims())


@dataclass(frozen=True, slots=True)
class _Settings:
    supply: Supply
    reader: Reader | None
    limit: int


def _read_all(paths: Sequence[Path], settings: _Settings, claims: Claims) -> Iterator[Read]:
    base = 0
    trusted = set(paths) if settings.reader else set()  # a file named with its format is taken at its word
    for shown, item, size in _walk_all(paths):
        if isinstance(item, Skipped):
            yield Read(shown, item, base)
            continue
        reason = "" if item in trusted else no_document(shown)
        if reason:
            yield Read(shown, Skipped(shown, reason), base + size)
        else:
            for read in _read_file(item, shown, size, settings, claims):
                yield Read(read.path, read.item, base + min(read.done, size))
        base += size


def _read_file(path: Path, shown: str, size: int, settings: _Settings, claims: Claims) -> Iterator[Read]:
    try:
        with path.open("rb", buffering=0) as raw:
            for opened in open_all(raw, shown, size):
                if isinstance(opened, Unreadable):
                    yield Read(shown, Skipped(opened.where, opened.reason))
                else:
                    yield from _read_opened(opened, settings, claims)
    except Unreadable as error:
        yield Read(shown, Skipped(error.where, error.reason))
    except OSError as error:
        yield Read(shown, Skipped(shown, damage(error) or _system(error)))
    except Exception as error:
        yield Read(shown, Skipped(shown, damage(error) or f"it cannot be opened ({type(error).__name__}: {error})"))


def _read_opened(opened: Opened, settings: _Settings, claims: Claims) -> Iterator[Read]:
    """What one opened file holds; whatever goes wrong becomes a Skipped."""
    path = opened.path
    reason = no_document(path) if "!" in path else ""
    if reason:
        yield Read(path, Skipped(path, reason), opened.done())
        return
    try:
        reader = _choose(opened, settings)
        for item in reader.read(_stream(opened, reader, settings.limit), Origin(path, settings.supply)):
            yield Read(path, _settle(item, path, reader, settings.supply, claims), opened.done())
    except Exception as error:
        yield Read(path, _failure(path, error), opened.done())


def _choose(opened: Opened, settings: _Settings) -> Reader:
    head = opened.head
    if not head:
        raise Unreadable(opened.path, "the file is empty")
    reader = settings.reader or detect(opened.path, head)
    if reader is None:
        raise Unreadable(opened.path, unknown(opened.path, head))
    return reader


def _stream(opened: Opened, reader: Reader, limit: int) -> BinaryIO:
    """What a reader gets: the open file, or, where it must be read whole, all its bytes if they are not too many."""
    if reader.streamed:
        return opened.stream
    if opened.size is not None and opened.size > limit:
        raise Unreadable(opened.path, too_large(reader.what, limit))
    return io.BytesIO(read_whole(opened.stream, opened.path, limit, reader.what))


def _settle(
    item: Document | Notice | Unreadable, path: str, reader: Reader, supply: Supply, claims: Claims
) -> Document | Notice | Skipped:
    """What one item of a reader comes to: supplied with what it lacks, and refused where its id is another's."""
    if isinstance(item, Unreadable):
        return Skipped(item.where, item.reason)
    if isinstance(item, Notice):
        return item
    filled = supply.fill(item.source)
    document = item if filled == item.source else replace(item, source=filled)
    if filled.kind is Kind.OTHER and not reader.tells_kind:
        document = with_kind(document)
    if gaps := orders(document.text):  # What gives orders to a machine is kept in the text, and is no part of a block.
        document = replace(document, blocks=spared(document.text, document.blocks, gaps))
    other = claims.conflict(document, path, updates=reader.updates)
    if not other:
        return document
    has = "which the same file has already" if other == path else f"which {other} has already"
    return Skipped(path, f"it claims the id {document.id}, {has}, with other content; the first was kept")


def _failure(path: str, error: Exception) -> Skipped:
    if isinstance(error, Unreadable):
        return Skipped(error.where, error.reason)
    if isinstance(error, MemoryError):
        return Skipped(path, "reading it needs more memory than there is")
    if isinstance(error, RecursionError):
        return Skipped(path, "it is nested too deeply to be read")
    return Skipped(path, damage(error) or f"its reader failed on it ({type(error).__name__}: {str(error)[:200]})")


def _walk_all(paths: Sequence[Path]) -> Iterator[tuple[str, Path | Skipped, int]]:
    for path in paths:
        yield from _walk(path, given=True)


def _walk(path: Path, *, given: bool = False) -> Iterator[tuple[str, Path | Skipped, int]]:
    """(shown name, file or why not, size) of everything at and under a path, by name."""
    shown = path.as_posix()
    try:
        if path.is_dir():
            if not given and path.is_symlink():
                yield shown, Skipped(shown, "a link to a folder; name the folder itself to read it"), 0
            elif not given and path.name.startswith("."):
                yield shown, Skipped(shown, "no document: a hidden folder, left out with all it holds"), 0
            else:
                for name in sorted(os.listdir(path)):
                    yield from _walk(path / name)
        elif not path.exists():
            reason = "a link that leads nowhere" if path.is_symlink() else "there is no such file or folder"
            yield shown, Skipped(shown, reason), 0
        elif not path.is_file():
            yield shown, Skipped(shown, "not a regular file"), 0
        elif not given and path.name.startswith("."):
            yield shown, Skipped(shown, "no document: a hidden file"), path.stat().st_size
        else:
            yield shown, path, path.stat().st_size
    except OSError as error:
        yield shown, Skipped(shown, _system(error)), 0


def _system(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return f"it cannot be read ({error.strerror or error})"
