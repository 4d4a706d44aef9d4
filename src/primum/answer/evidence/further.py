"""A second look into the library for what the pages on a subject do not tell: pages on something else that name it."""

from __future__ import annotations

from dataclasses import replace

from primum.answer.evidence.retrieve import Material
from primum.answer.inquiry.intents import BY_NAME, FACETS
from primum.answer.lexicon.names import match
from primum.model import Hit, Query
from primum.ports import Library

_NAMES, _PASSAGES, _MORE = 8, 30, 8


def further(material: Material, *, library: Library, version: str) -> Material:
    """The material with a few documents more, whose passages name what was asked about by any of its names, whatever
    they are about; without retracted ones."""
    heading = FACETS[BY_NAME[material.inquiry.intent].plan[0]].heading
    said = " ".join(concept.words for concept in material.concepts)
    names = " ".join(name for concept in material.concepts for name in concept.names[:_NAMES])
    found: dict[str, list[Hit]] = {}
    for text in (f"{said} {heading}", names):
        hits = library.search(Query(text=text, k=_PASSAGES, version=version, dense=0.0))
        new = dict.fromkeys(h.passage.document for h in hits if h.passage.document not in material.documents)
        for id in list(new)[:_MORE]:
            found[id] = [*found.get(id, ()), *(h for h in hits if h.passage.document == id)]
    documents = library.documents(list(found), version=version)
    live = {id: document for id, document in documents.items() if not document.source.retracted}
    levels = tuple(
        level | {id: match(concept.names, document.source) for id, document in live.items()}
        for concept, level in zip(material.concepts, material.levels, strict=True)
    )
    more = {id: tuple(found[id]) for id in live}
    return replace(material, levels=levels, documents=material.documents | live, found=material.found | more)
