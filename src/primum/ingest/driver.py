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
from primum.ingest.naming import no_document
from primum.ingest.opening import Opened, damage, open_all, read_whole, too_large
from primum.ingest.origin import NOTHING, Origin, Supply
from primum.ingest.outcomes import Overlooked, Read, Skipped, failure
from primum.ingest.readers import READERS, Reader, detect, unknown
from primum.model import Document, Notice

LIMIT_BYTES = 250_000_000


def measure(paths: Sequence[Path]) -> int:
    """Total bytes of the files under `paths`, as `Read.done` counts them."""
    return sum(size for _, _, size in _walk_all(paths))


def read_paths(
    paths: Sequence[Path], *, supply: Supply = NOTHING, format: str = "", limit_bytes: int = LIMIT_BYTES
) -> Iterator[Read]:
    """Documents, notices and skipped files under `paths`, in the order given and by name within folders: what `find`
    finds, settled."""
    from primum.ingest.settling import settled  # its rules take a while to load, and who only finds does without

    return settled(find(paths, supply=supply, format=format, limit_bytes=limit_bytes))


def find(
    paths: Sequence[Path], *, supply: Supply = NOTHING, format: str = "", limit_bytes: int = LIMIT_BYTES
) -> Iterator[Read]:
    """What the readers make of everything under `paths`, each document by itself; to be `settled`.

    `format` names a reader of READERS for every file; Invalid where there is none of that name. `limit_bytes` is the
    most that a file may have whose format must be read whole.
    """
    if format and format not in READERS:
        raise Invalid(f"there is no format {format!r}; there are {', '.join(sorted(READERS))}")
    return _read_all(paths, _Settings(supply, READERS.get(format), limit_bytes))


@dataclass(frozen=True, slots=True)
class _Settings:
    supply: Supply
    reader: Reader | None
    limit: int


def _read_all(paths: Sequence[Path], settings: _Settings) -> Iterator[Read]:
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
            yield from _read_file(_File(item, shown, base, size), settings)
        base += size


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it is shown; `base` counts the bytes of the files before it."""

    path: Path
    shown: str
    base: int
    size: int

    def done(self, opened: Opened) -> int:
        return self.base + min(opened.done(), self.size)


def _read_file(file: _File, settings: _Settings) -> Iterator[Read]:
    shown = file.shown
    try:
        with file.path.open("rb", buffering=0) as raw:
            for opened in open_all(raw, shown, file.size):
                if isinstance(opened, Unreadable):
                    yield Read(shown, Skipped(opened.where, opened.reason), file.base)
                else:
                    yield from _read_opened(opened, file, settings)
    except Unreadable as error:
        yield Read(shown, Skipped(error.where, error.reason), file.base)
    except OSError as error:
        yield Read(shown, Skipped(shown, damage(error) or _system(error)), file.base)
    except Exception as error:
        reason = damage(error) or f"it cannot be opened ({type(error).__name__}: {error})"
        yield Read(shown, Skipped(shown, reason), file.base)


def _read_opened(opened: Opened, file: _File, settings: _Settings) -> Iterator[Read]:
    """What one opened file holds; whatever goes wrong becomes a Skipped."""
    path = opened.path
    reason = no_document(path) if "!" in path else ""
    if reason:
        yield Read(path, Skipped(path, reason), file.done(opened))
        return
    try:
        reader = _choose(opened, settings)
        for item in reader.read(_stream(opened, reader, settings.limit), Origin(path, settings.supply)):
            yield Read(path, _supplied(item, settings.supply), file.done(opened), reader.name)
    except Exception as error:
        yield Read(path, failure(path, error), file.done(opened))


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


def _supplied(
    item: Document | Notice | Unreadable | Overlooked, supply: Supply
) -> Document | Notice | Skipped | Overlooked:
    """One item of a reader, a document's source filled in with what it lacks."""
    if isinstance(item, Unreadable):
        return Skipped(item.where, item.reason)
    if isinstance(item, Notice | Overlooked):
        return item
    filled = supply.fill(item.source)
    return item if filled is item.source else replace(item, source=filled)


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
