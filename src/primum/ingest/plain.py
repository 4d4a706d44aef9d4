"""Plain text, read only when asked for by name: a `.txt` may be anything, from a protocol to a list of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from primum.errors import Unreadable
from primum.ingest.decoding import decode
from primum.ingest.origin import Origin
from primum.model import Document, Source
from primum.text.outline import outline

_MARKED = re.compile(r"\s*(?:[-*•–]|\(?\d{1,2}[.)])\s|\s{2,}\S|#|\|")


def read(stream: BinaryIO, origin: Origin) -> Iterator[Document]:
    """The one document that the file is. Lines that were broken at a fixed width are joined again."""
    data = stream.read()
    text = unwrapped(decode(data, origin.path).replace("\r\n", "\n").replace("\0", ""))
    if not text.strip():
        raise Unreadable(origin.path, "it holds no text")
    first = text.strip().split("\n", 1)[0].strip("# ")
    title = first if len(first) <= 120 and not first.endswith((".", ":", ",")) else origin.stem
    yield Document(origin.file_id(data), Source(title=title), text, outline(text))


def unwrapped(text: str) -> str:
    """The text with its paragraphs on one line each, where it looks broken at a fixed width; else as it is."""
    lines = text.split("\n")
    long = sorted(len(line) for line in lines if len(line) >= 40)
    if len(long) < 3 or long[-1] > 130 or long[len(long) // 2] < 55:
        return text
    width = 0.6 * long[-1]
    joined: list[str] = []
    for above, line in zip(["", *lines], lines, strict=False):
        if joined and len(above) >= width and line.strip() and not _MARKED.match(line):
            joined[-1] = f"{joined[-1].rstrip()} {line.lstrip()}"
        else:
            joined.append(line)
    return "\n".join(joined)
