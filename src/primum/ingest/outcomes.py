"""What comes of reading: a document, a notice, a reason why there is none, or a fact that was passed over."""

from __future__ import annotations

from dataclasses import dataclass

from primum.errors import Unreadable
from primum.ingest.opening import damage
from primum.model import Document, Notice


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
class Overlooked:
    """A name among the facts of a document that is read, and that no fact goes by: what it says was passed over.

    `meant` is the name that it is likely to be a slip of, "" where it is like none."""

    where: str
    name: str
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """One result of reading. `path` is the file it came from; `done` counts the input bytes worked through so far;
    `reader` names the reader that gave it, "" where none did."""

    path: str
    item: Document | Notice | Skipped | Overlooked
    done: int = 0
    reader: str = ""


def failure(path: str, error: Exception) -> Skipped:
    """What whoever works on a file failed with, in plain words."""
    if isinstance(error, Unreadable):
        return Skipped(error.where, error.reason)
    if isinstance(error, MemoryError):
        return Skipped(path, "reading it needs more memory than there is")
    if isinstance(error, RecursionError):
        return Skipped(path, "it is nested too deeply to be read")
    return Skipped(path, damage(error) or f"its reader failed on it ({type(error).__name__}: {str(error)[:200]})")
