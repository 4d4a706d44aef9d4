"""The works that sources credit, where the library holds them: what they say themselves is preferred."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from primum.answer.appraisal.secondary import Credit, credit, names_body
from primum.answer.lexicon.names import text_stems
from primum.answer.statements.units import Unit, UnitCache
from primum.model import Claim, Document, Evidence, Query, Source
from primum.ports import Library

LOOKED_FOR = 4
"""Secondary statements of one article whose originals are looked for: each takes a search."""
HITS = 12
SAYS = 0.7
"""Share of a secondary statement's words that a statement of the original must have to stand in its place."""
_TITLE = 0.8
_LEFT_OUT = re.compile(
    r"\b(?:et al|colleagues|reported|found|showed|according|study|review|recommends?)\b|\[[^\]]*\]|\d{4}"
)


class Originals:
    """Looks for the works that the statements of one article credit."""

    def __init__(
        self, library: Library, version: str, cache: UnitCache, appraised: Callable[[Document], Evidence]
    ) -> None:
        self._library, self._version, self._cache, self.appraised = library, version, cache, appraised
        self._left = LOOKED_FOR

    def marked(self, claim: Claim, document: Document) -> tuple[Claim, Document | None]:
        """The claim as it is where it speaks for itself; marked as secondary where its source credits another; and in
        the words of that other where the library holds it and it says so, with its document."""
        given = next(
            (c for q in claim.citations if q.document == document.id and (c := credit(q.quote, document))), None
        )
        if given is None:
            return claim, None
        found = self._found(given, claim, document)
        if found is None:
            return replace(claim, secondary=given.who), None
        own = self._says(found, claim, given)
        if own is None:
            return replace(claim, secondary=given.who, original=found.id), None
        quote = found.quote(*own.spans[-1])
        strength = self.appraised(found).strength
        return replace(claim, text=own.text, term="", citations=(quote,), strength=strength), found

    def _found(self, given: Credit, claim: Claim, document: Document) -> Document | None:
        """The document of the work credited, if the library holds it, and it is not retracted."""
        ids = [f"{i.kind}:{i.value}" for i in given.identifiers if i.kind in {"doi", "pmid", "pmcid"}]
        held = self._library.documents(ids, version=self._version) if ids else {}
        candidates: Iterable[tuple[str, Source]] = [(id, d.source) for id, d in held.items()]
        if not held and self._left and (given.author or given.body or given.entry):
            self._left -= 1
            hits = self._library.search(Query(given.entry[:300] or claim.text, k=HITS, version=self._version))
            candidates = [(h.passage.document, h.source) for h in hits]
        for id, source in candidates:
            if id != document.id and not source.retracted and (id in held or is_work(source, given)):
                return self._library.documents([id], version=self._version).get(id)
        return None

    def _says(self, document: Document, claim: Claim, given: Credit) -> Unit | None:
        """The statement of a document that has most of a claim's words, and all its figures."""
        want = text_stems(_LEFT_OUT.sub(" ", claim.text.replace(given.who, " ")))
        best: tuple[float, Unit] | None = None
        for part in self._cache.parts(document):
            for unit in self._cache.units(document, part):
                if unit.listed or unit.furniture or credit(unit.text, document) is not None:
                    continue
                share = len(want & unit.stems) / max(1, len(want))
                if share >= SAYS and (best is None or share > best[0]):
                    best = (share, unit)
        return best[1] if best else None


def is_work(source: Source, given: Credit) -> bool:
    """Whether a source is the work credited: by identifier, by title, by its first author and year, or by publisher."""
    known = {source.doi, source.pmid, source.pmcid} - {""}
    if any(i.value in known for i in given.identifiers):
        return True
    if given.entry:
        title = text_stems(source.title)
        return len(title) > 3 and len(title & text_stems(given.entry)) >= _TITLE * len(title)
    if given.author:
        first = source.authors[0].split()[0] if source.authors else ""
        return first.lower() == given.author.lower() and bool(given.year) and source.year == int(given.year)
    return bool(given.body) and names_body(given.body, source.publisher)
