"""Answering without a part of what Primum knows of evidence, so that a bench can measure what that part is worth.

subject     every document counts as one on what was asked about; none is looked up by its subject
heading     a statement's section tells nothing of what it is on; its own words alone do
population  that a question is of pregnant women, children or the old is not understood
kind        a guideline counts as much as any page, in the search and after
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast

from primum.answer.inquiry.question import read
from primum.answer.pipeline import Knowledge
from primum.answer.statements.parts import Part
from primum.answer.statements.units import UnitCache
from primum.errors import Invalid
from primum.model import Document, Hit, Kind, Query, Question, Source
from primum.ports import Library

PARTS = ("subject", "heading", "population", "kind")
"""What it can do without."""


def without(part: str, question: Question, library: Library) -> tuple[Library, Knowledge]:
    """Library and knowledge with which a question is answered without one of PARTS; Invalid for any other part."""
    if part not in PARTS:
        raise Invalid(f"answering can do without {', '.join(PARTS)}, not without {part!r}")
    knowledge = _knowledge(part)
    if part in {"heading", "population"}:
        return library, knowledge
    names: tuple[str, ...] = ()
    if part == "subject":
        _, reading = read(question, vocabulary=knowledge.vocabulary, speller=knowledge.speller)
        names = tuple(name for concept in reading.concepts for name in concept.names)
    return cast(Library, _Alike(library, names)), knowledge


@cache
def _knowledge(part: str) -> Knowledge:
    return Knowledge(cache=_Headless() if part == "heading" else UnitCache(), people=part != "population")


class _Headless(UnitCache):
    """Sections of which nobody knows what they are on."""

    def parts(self, document: Document) -> tuple[Part, ...]:
        return tuple(replace(part, role="") for part in super().parts(document))


@dataclass(frozen=True)
class _Alike:
    """A library whose documents are all about the same `names`, or, without names, all of one kind."""

    library: Library
    names: tuple[str, ...]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.library, name)

    def documents(self, ids: Sequence[str], *, version: str = "") -> dict[str, Document]:
        found = self.library.documents(ids, version=version)
        return {id: replace(document, source=self._alike(document.source)) for id, document in found.items()}

    def sources(self, ids: Sequence[str] | None = None, *, version: str = "") -> Iterator[tuple[str, Source]]:
        return ((id, self._alike(source)) for id, source in self.library.sources(ids, version=version))

    def search(self, query: Query) -> tuple[Hit, ...]:
        return self.library.search(query if self.names else replace(query, prior=False))

    def about(self, name: str, *, k: int = 10, version: str = "") -> tuple[tuple[str, float], ...]:
        return () if self.names else self.library.about(name, k=k, version=version)

    def _alike(self, source: Source) -> Source:
        return replace(source, subjects=self.names) if self.names else replace(source, kind=Kind.REFERENCE)
