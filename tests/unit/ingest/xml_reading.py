"""Reading XML with one reader, for tests."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from primum.errors import Unreadable
from primum.ingest.origin import Origin
from primum.model import Document, Notice

Item = Document | Notice | Unreadable
Reader = Callable[[BinaryIO, Origin], Iterator[Item]]


def items(read: Reader, xml: str | bytes, path: str = "file.xml") -> list[Item]:
    """Everything that a reader gives for a file."""
    return list(read(io.BytesIO(xml.encode() if isinstance(xml, str) else xml), Origin(path)))


def document(read: Reader, xml: str | bytes, path: str = "file.xml") -> Document:
    """The one document of a file; notices beside it are let pass."""
    (found,) = [item for item in items(read, xml, path) if not isinstance(item, Notice)]
    assert isinstance(found, Document), found
    return found


def up_to_error(read: Reader, xml: str | bytes, path: str = "file.xml") -> tuple[list[Item], Unreadable]:
    """What a reader gives before it raises, and what it raises."""
    found: list[Item] = []
    try:
        for item in read(io.BytesIO(xml.encode() if isinstance(xml, str) else xml), Origin(path)):
            found.append(item)
    except Unreadable as error:
        return found, error
    raise AssertionError("the reader did not raise")
