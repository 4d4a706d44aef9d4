"""JSON lines: one record a line with `id` or `_id` and `text`, and what it knows of its source.

The text stays exactly as it is in the record, so that quotes can be checked against the record by anyone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from primum.errors import Invalid, Unreadable
from primum.ingest.decoding import WIDE_MARKS, wrong_encoding
from primum.ingest.fields import Fields, overlooked, source_of
from primum.ingest.origin import Origin
from primum.ingest.outcomes import Overlooked
from primum.model import Document
from primum.text.outline import outline

MAX_RECORD = 64_000_000
_TRIES = 20


def sniff(head: bytes) -> bool:
    """Whether a file begins with a record, or with marks of an encoding that `read` will name."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" or head[:2] in WIDE_MARKS or not head.isascii()


def read(stream: BinaryIO, origin: Origin) -> Iterator[Document | Unreadable | Overlooked]:
    """A document for each line; a bad line is Unreadable with its number. A file without any text is refused whole.

    Records may hold much that is no fact of a source; names that look like a slip of one that is are named."""
    for where, record in records(stream, origin):
        if isinstance(record, Unreadable):
            yield record
        else:
            yield document(record, where)
            yield from overlooked(record, where, slips_alone=True)


def records(stream: BinaryIO, origin: Origin) -> Iterator[tuple[str, dict[str, object] | Unreadable]]:
    """("file:line", record) of each line; a file whose first records hold no `text` at all is no file of documents."""
    waiting: list[tuple[str, dict[str, object] | Unreadable]] = []
    known = False
    for where, record in _parsed(stream, origin):
        if known:
            yield where, record
            continue
        waiting.append((where, record))
        known = not isinstance(record, Unreadable) and "text" in record
        if known:
            yield from waiting
        elif len(waiting) >= _TRIES:
            raise _no_documents(waiting, origin)
    if not known:
        raise _no_documents(waiting, origin)


def document(record: Fields, where: str) -> Document | Unreadable:
    """The document that a record holds, or why it holds none."""
    try:
        text = record.get("text")
        if not isinstance(text, str) or not text.strip():
            raise Invalid("the record has no `text`" if text is None else "the record's `text` is empty or no text")
        return Document(identity(record), source_of(record), text, outline(text))
    except Invalid as error:
        return Unreadable(where, str(error))


def identity(record: Fields) -> str:
    """The record's `id` or `_id`, as it stands; `document` in a library's own export."""
    found = next((record[key] for key in ("id", "_id", "document") if record.get(key) is not None), None)
    if isinstance(found, bool) or not isinstance(found, str | int) or found == "":
        raise Invalid("the record has no `id` (or `_id`)" if found is None else f"the record's id is {found!r}")
    return str(found)


def _parsed(stream: BinaryIO, origin: Origin) -> Iterator[tuple[str, dict[str, object] | Unreadable]]:
    number = 0
    while line := stream.readline(MAX_RECORD + 1):
        number += 1
        where = f"{origin.path}:{number}"
        if number == 1:
            if line[:2] in WIDE_MARKS or b"\0" in line[:2]:
                raise Unreadable(origin.path, "UTF-16 text; JSON lines must be UTF-8")
            line = line.removeprefix(b"\xef\xbb\xbf")
        if len(line) > MAX_RECORD:
            raise Unreadable(where, f"a line of more than {MAX_RECORD // 1_000_000} MB")
        if line.strip():
            yield where, _loaded(line, where, number)


def _loaded(line: bytes, where: str, number: int) -> dict[str, object] | Unreadable:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Unreadable(where, wrong_encoding(line[error.start], number))
    except json.JSONDecodeError as error:
        return Unreadable(where, f"no valid JSON ({error.msg} at character {error.pos + 1})")
    except (RecursionError, ValueError) as error:
        return Unreadable(where, f"no valid JSON ({error})")
    if not isinstance(record, dict):
        return Unreadable(where, "not a JSON object")
    if b"\\u" in line and not _whole(record):
        return Unreadable(where, "it holds half a surrogate pair, which is no character")
    return record


def _whole(record: dict[str, object]) -> bool:
    """Whether all texts can be written as UTF-8: JSON can name halves of characters."""
    try:
        json.dumps(record, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _no_documents(waiting: list[tuple[str, dict[str, object] | Unreadable]], origin: Origin) -> Unreadable:
    for _, record in waiting:
        if not isinstance(record, Unreadable):
            return Unreadable(origin.path, f"no documents: its records hold no `text` (they hold {', '.join(record)})")
    if waiting and isinstance(first := waiting[0][1], Unreadable):
        return first if len(waiting) == 1 else Unreadable(origin.path, f"no documents: {first}")
    return Unreadable(origin.path, "it holds no records")
