"""Reading bytes with one reader, for tests."""

from __future__ import annotations

import io
from pathlib import Path

from primum.ingest import READERS, Origin, Read, Skipped, Supply, read_paths
from primum.model import Block, BlockKind, Document


def one(format: str, data: bytes | str, path: str = "file.txt") -> Document:
    """The only document that a reader makes of these bytes."""
    items = list(READERS[format].read(io.BytesIO(data.encode() if isinstance(data, str) else data), Origin(path)))
    assert len(items) == 1
    assert isinstance(items[0], Document), items[0]
    return items[0]


def shown(document: Document) -> list[tuple[str, str]]:
    """(kind, text) of each block."""
    return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]


def texts(document: Document, kind: BlockKind) -> list[str]:
    """The texts of the blocks of one kind."""
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind]


def led(document: Document) -> dict[str, str]:
    """Text of each item that has a lead, with the text of its lead."""

    def text(block: Block) -> str:
        return document.text[block.start : block.end]

    return {text(b): text(document.blocks[b.lead]) for b in document.blocks if b.lead is not None}


def read_all(*paths: Path, supply: Supply = Supply(), format: str = "", limit: int = 250_000_000) -> list[Read]:  # noqa: B008
    """Everything that comes of reading paths."""
    return list(read_paths(paths, supply=supply, format=format, limit_bytes=limit))


def documents(reads: list[Read]) -> list[Document]:
    """The documents among what was read."""
    return [read.item for read in reads if isinstance(read.item, Document)]


def skipped(reads: list[Read]) -> dict[str, str]:
    """Reasons of what was skipped, by the file's or record's last name."""
    found = [read.item for read in reads if isinstance(read.item, Skipped)]
    return {item.where.rpartition("/")[2]: item.reason for item in found}
