"""What a notice does to the document that it names, by its id or by another identifier that its source states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from primum.model import Document, Notice, Source

CHECKED = ("checked", "retractions")
"""Kind and target of the notices that say of what date a table of retractions was."""


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


def other_names(id: str, source: Source) -> tuple[str, ...]:
    """The identifiers of a source, as notices write them, that are not the document's id."""
    named = (("doi", source.doi), ("pmid", source.pmid), ("pmcid", source.pmcid))
    return tuple(name for kind, value in named if value and (name := f"{kind}:{value}") != id)


def newest(notices: Iterable[Notice]) -> str:
    """The date of the newest table of retractions, "" where there was none."""
    return max((n.by for n in notices if (n.kind, n.target) == CHECKED), default="")
