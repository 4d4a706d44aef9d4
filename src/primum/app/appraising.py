"""Appraising single documents, for those who measure it: their kind as their text tells it, and their study."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from primum.answer.appraisal.study import study
from primum.answer.statements.parts import parts
from primum.ingest import read_paths
from primum.ingest.kind_reading import read_kind
from primum.model import Document, Study

__all__ = ["read", "read_kind", "study_of"]


def read(paths: Sequence[Path]) -> Iterator[Document]:
    """The documents under these paths, as an ingest would read them."""
    return (found.item for found in read_paths(paths) if isinstance(found.item, Document))


def study_of(document: Document) -> Study:
    """What a document says of its own study."""
    return study(document, parts(document))
