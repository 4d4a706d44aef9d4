"""Opens files, `.gz` and `.zip`: gives one stream after the other, and never unpacks anything to disk.

Archives are guarded before and while they are read: what says it is small and unpacks to far more is refused
(`MAX_RATIO`, from `FREE_BYTES` on), as is what is encrypted, damaged, or nested too deeply.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, BinaryIO

from primum.errors import Unreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_RATIO = 200
FREE_BYTES = 50_000_000
MAX_INNER_ARCHIVE = 100_000_000
_BUFFER = 1 << 16
_DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, zipfile.LargeZipFile)


@dataclass(frozen=True, slots=True)
class Opened:
    """One file, open. `size` is its unpacked size where known; `done` counts the bytes of the outer file read so far.

    The stream is good until the next file is asked for."""

    path: str
    stream: io.BufferedReader[_Counted]
    size: int | None
    done: Callable[[], int]

    @property
    def head(self) -> bytes:
        """The first bytes, still to be read."""
        return self.stream.peek(_BUFFER)[:_BUFFER]


def damage(error: BaseException) -> str:
    """What a damaged archive's error means, in plain words; empty where the error is of another sort."""
    if not isinstance(error, _DAMAGE):
        return ""
    return f"damaged or cut short ({str(error).strip(' .') or type(error).__name__})"


def open_all(raw: BinaryIO, path: str, size: int, *, depth: int = 1) -> Iterator[Opened | Unreadable]:
    """The file itself, or what it holds where it is a `.gz` or a `.zip`; members in order of their names.

    `depth` is how many archives may still lie within this one. Damage of the archive itself is raised as Unreadable.
    """
    plain = io.BufferedReader(_Counted(raw, path, None), _BUFFER)
    magic = plain.peek(4)[:4]
    if magic[:2] == b"\x1f\x8b":
        counted = _Counted(gzip.GzipFile(fileobj=plain), path, raw.tell)
        yield Opened(path, io.BufferedReader(counted, _BUFFER), None, raw.tell)
        if counted.rubbish:
            yield Unreadable(path, "what stands behind its packed data is not packed, and was left out")
    elif magic == b"PK\x03\x04" and path.lower().endswith(".zip"):
        yield from _members(raw, path, size, depth)
    else:
        yield Opened(path, plain, size, raw.tell)


def _members(raw: BinaryIO, path: str, size: int, depth: int) -> Iterator[Opened | Unreadable]:
    raw.seek(0)
    try:
        archive = zipfile.ZipFile(raw)
    except (*_DAMAGE, OSError, ValueError) as error:
        raise Unreadable(path, f"the zip archive is {damage(error) or error}") from error
    with archive:
        found = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
        total = sum(m.file_size for m in found)
        if total > FREE_BYTES and total > MAX_RATIO * size:
            raise Unreadable(path, f"a zip bomb: {size:,} bytes would unpack to {total:,}; nothing of it was read")
        done = 0
        for member in found:
            name = f"{path}!{member.filename}"
            so_far = done
            yield from _member(archive, member, name, depth, lambda so_far=so_far: so_far)  # type: ignore[misc]
            done += member.compress_size


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, depth: int, done: Callable[[], int]
) -> Iterator[Opened | Unreadable]:
    if member.flag_bits & 0x1:
        yield Unreadable(name, "it is encrypted; unpack it with its password first")
        return
    if member.file_size > FREE_BYTES and member.file_size > MAX_RATIO * max(1, member.compress_size):
        yield Unreadable(name, f"a zip bomb: {member.compress_size:,} bytes would unpack to {member.file_size:,}")
        return
    try:
        with closing(archive.open(member)) as inner:
            if name.lower().endswith((".zip", ".gz")):
                yield from _nested(inner, member, name, depth, done)
            else:
                yield Opened(name, io.BufferedReader(_Counted(inner, name, None), _BUFFER), member.file_size, done)
    except (*_DAMAGE, NotImplementedError, OSError, RuntimeError) as error:
        yield Unreadable(name, damage(error) or f"it cannot be unpacked ({error})")


def _nested(
    inner: IO[bytes], member: zipfile.ZipInfo, name: str, depth: int, done: Callable[[], int]
) -> Iterator[Opened | Unreadable]:
    """An archive in the archive: held in memory, so it may be neither large nor hold another one."""
    if depth <= 0:
        yield Unreadable(name, "an archive within an archive within an archive; unpack it first")
    elif member.file_size > MAX_INNER_ARCHIVE:
        yield Unreadable(name, f"an archive of {member.file_size:,} bytes within an archive; unpack it first")
    else:
        try:
            for opened in open_all(io.BytesIO(inner.read()), name, member.file_size, depth=depth - 1):
                yield Opened(opened.path, opened.stream, opened.size, done) if isinstance(opened, Opened) else opened
        except Unreadable as error:
            yield error


class _Counted(io.RawIOBase):
    """Passes bytes on, and stops where they have become too many for what they were packed in (`packed` tells).

    `rubbish` says that something else stands behind the packed data."""

    def __init__(self, inner: IO[bytes] | gzip.GzipFile, path: str, packed: Callable[[], int] | None) -> None:
        self._inner = inner
        self._path = path
        self._packed = packed
        self._count = 0
        self.rubbish = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = b"" if self.rubbish else self._read(len(view))
        view[: len(data)] = data
        self._count += len(data)
        if self._packed and self._count > FREE_BYTES and self._count > MAX_RATIO * max(1, self._packed()):
            raise Unreadable(self._path, f"a gzip bomb: it unpacks to more than {MAX_RATIO} times its size")
        return len(data)

    def _read(self, size: int) -> bytes:
        try:
            if isinstance(self._inner, gzip.GzipFile):
                return self._inner.read1(size)  # which gives all that was packed before it looks at what follows
            return self._inner.read(size)
        except gzip.BadGzipFile as error:
            if not self._count or not str(error).startswith("Not a gzipped file"):
                raise
            self.rubbish = True  # all that was packed has come, and its check sum was right
            return b""


def read_whole(stream: BinaryIO, path: str, limit: int, what: str) -> bytes:
    """All bytes of a stream; Unreadable where they are more than `limit`."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise Unreadable(path, too_large(what, limit))
    return data


def too_large(what: str, limit: int) -> str:
    """The reason why a file that must be read whole is refused."""
    return f"larger than {limit / 1e6:,.0f} MB, the most that {what} may have (setting PRIMUM_MAX_FILE_MB)"
