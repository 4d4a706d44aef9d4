"""Quotes with what stands around them: for the text of an article, and for those who look for better ones."""

from __future__ import annotations

from collections.abc import Iterable

from primum.app.surroundings import surroundings
from primum.canon import Content, Setting
from primum.model import Answer, Citation, Document
from primum.ports import Library

WIDTH = 600
"""Characters kept on each side of a quote."""


def content_of(answer: Answer, library: Library) -> Content:
    """The answer with the surroundings of every quote, read from the library version that it names."""
    citations = [citation for claim in answer.claims() for citation in claim.citations]
    documents = library.documents(sorted({c.document for c in citations}), version=answer.run.library_version)
    return Content(answer, tuple(settings_of(citations, documents)))


def settings_of(citations: Iterable[Citation], documents: dict[str, Document]) -> list[Setting]:
    """The surroundings of quotes, each once, in their order; none for a document that is not there."""
    found: dict[tuple[str, int, int], Setting] = {}
    for citation in citations:
        document = documents.get(citation.document)
        key = (citation.document, citation.start, citation.end)
        if document is None or key in found:
            continue
        around = surroundings(document, citation.start, citation.end, width=WIDTH)
        found[key] = Setting(*key, around.before, around.after, around.headings, around.page)
    return list(found.values())
