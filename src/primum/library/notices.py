"""What a notice does to the document that it names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from primum.model import Document, Notice


def amend(document: Document, notices: Iterable[Notice]) -> Document | None:
    """The document as its notices leave it: marked as retracted or superseded, or None where it is deleted."""
    source = document.source
    for notice in notices:
        if notice.kind == "deleted":
            return None
        if notice.kind == "retracted":
            source = replace(source, retracted=True)
        else:
            source = replace(source, superseded_by=notice.by or source.superseded_by)
    return document if source == document.source else replace(document, source=source)
