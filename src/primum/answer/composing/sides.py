"""Several subjects side by side: a comparison says what each is; of two named together, each is answered by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from primum.answer.composing.directly import says_what_it_is
from primum.answer.composing.fitting import fit
from primum.answer.composing.select import Candidate, choose, is_glued
from primum.answer.composing.writing import Writer, worth_a_heading
from primum.answer.evidence.retrieve import Material
from primum.answer.lexicon.names import Match, name_stems, names_in, text_stems
from primum.model import Concept, Section

Scored = list[tuple[float, Candidate]]
_AT_ONCE = re.compile(r"\b(?:both|together|same time|at once)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|,? ?(?:and|or|and/or|&)) (?:the |an? )?", re.IGNORECASE)


def are_named_together(material: Material) -> bool:
    """Whether a question names just two things in one breath ("diarrhea and vomiting"), each with pages of its own."""
    if len(material.concepts) != 2 or material.reading.population is not None or material.stands_in:
        return False
    if not all(Match.EXACT in level.values() for level in material.levels):
        return False
    focus = material.reading.focus
    if _AT_ONCE.search(focus):
        return False
    places = sorted((focus.find(c.words), c.words) for c in material.concepts)
    if places[0][0] < 0:
        return False
    return _AND.fullmatch(focus[places[0][0] + len(places[0][1]) : places[1][0]]) is not None


def of_each(material: Material, pool: Sequence[Candidate]) -> list[list[Candidate]]:
    """The statements of a pool on each subject's own pages, as ones for an article on it."""
    return [
        [replace(_as_subject(c, concept), level=Match.EXACT) for c in pool if _level(material, c, index)]
        for index, concept in enumerate(material.concepts)
    ]


def _level(material: Material, candidate: Candidate, index: int) -> bool:
    """Whether a document is about a side of a comparison: its own pages, or narrower ones where it has none. On a page
    about several sides a statement must name this one."""
    exact = Match.EXACT in material.levels[index].values()
    id = candidate.document.id
    if material.level(id, index) is not (Match.EXACT if exact else Match.NARROWER):
        return False
    shared = any(material.level(id, i) is Match.EXACT for i in range(len(material.levels)) if i != index)
    return not shared or names_in(material.concepts[index].names, candidate.unit.stems)


def _as_subject(candidate: Candidate, concept: Concept) -> Candidate:
    """The candidate, as one for an article on this concept."""
    return replace(candidate, names_subject=names_in(concept.names, candidate.unit.stems))


def definitions(material: Material, pool: Sequence[Candidate]) -> list[Candidate]:
    """For each side of a comparison the sentence that says what it is; none where a side lacks one. What is said of
    both ("blood sugar is too high") gives way to what is said of one alone."""
    sides: list[list[Candidate]] = []
    for index, concept in enumerate(material.concepts[:3]):
        side = (_as_subject(c, concept) for c in pool if _level(material, c, index) and not c.unit.listed)
        told = [
            c for c in side if c.names_subject and not c.unit.furniture and not is_glued(c) and fit(c, "definition")
        ]
        told.sort(key=lambda c: (not says_what_it_is(c.unit.text, concept.names), c.unit.order, -c.worth, c.place))
        if not told:
            return []
        sides.append(told[:_LOOKED_AT])
    if len(sides) < 2:
        return []
    own = frozenset(s[:5] for c in material.concepts for n in c.names for s in name_stems(n))
    apart = [_alone(side, [c for other in sides if other is not side for c in other], own) for side in sides]
    return [*_contrast(material, pool), *apart]


_LOOKED_AT = 8
"""Sentences of each side among which one is looked for that tells it from the others."""
_OF_ITS_OWN = 2
"""Words that none of the others' sentences has, with which a sentence tells its side from them."""
_OF_ANY = (
    "disease disorder condition illness problem characterized common form type kind cause affect people person often "
    "usually called abnormal chronic also many most may"
)
_ANY_DISEASE = frozenset(s[:5] for s in name_stems(_OF_ANY))


def _alone(side: Sequence[Candidate], others: Sequence[Candidate], subjects: frozenset[str]) -> Candidate:
    """The first sentence of a side that says something of it which no sentence of the others says of them; the first
    where there is none."""
    said = subjects | _ANY_DISEASE | {s for c in others for s in c.unit.gist}
    return next((c for c in side if len(_own_words(c) - said) >= _OF_ITS_OWN), side[0])


def _own_words(candidate: Candidate) -> frozenset[str]:
    """The words of a statement without how its subject is spoken: "Psoriasis (sow RYE uh sis)"."""
    spoken = text_stems(" ".join(_SPOKEN.findall(candidate.unit.text)))
    return candidate.unit.gist - {s[:5] for s in spoken}


_SPOKEN = re.compile(r"\([^()]*\b[A-Z]{2,}\b[^()]*\)")


# "The measles-mumps-rubella vaccine" sets nothing apart.
_COMPOUND = re.compile(r"\b\w+(?:-\w+){2,}")
_CONTRASTS = re.compile(
    r"\b(?:unlike|whereas|while|differs?|different|in contrast|compared|(?<!rather )(?<!other )than|but|only)\b",
    re.IGNORECASE,
)


def _contrast(material: Material, pool: Sequence[Candidate]) -> list[Candidate]:
    """The sentence that sets one side against the other, where a page of either has one."""
    sides = material.concepts[:2]
    told = [
        c
        for c in pool
        if not c.unit.listed
        and not c.unit.furniture
        and _CONTRASTS.search(c.unit.text)
        and any(_level(material, c, i) for i in range(len(sides)))
        and all(names_in(side.names, text_stems(_COMPOUND.sub(" ", c.unit.text))) for side in sides)
    ]
    return sorted(told, key=lambda c: (-c.worth, c.place))[:1]


def each(material: Material, pool: Sequence[Candidate], taken: list[Candidate], writer: Writer) -> list[Section]:
    """A comparison shows each side by itself: what it is, how it shows, how it is treated."""
    sections = []
    for index, concept in enumerate(material.concepts[:3]):
        scored: Scored = []
        for plain in pool:
            if not plain.covered[index] or not _level(material, plain, index) or plain.unit.listed:
                continue
            candidate = _as_subject(plain, concept)
            suits = max(
                fit(candidate, "definition"),
                fit(candidate, "causes") - 0.2,
                fit(candidate, "treatment") - 0.3,
                fit(candidate, "symptoms") - 0.2,
            )
            if suits > 0.5:
                scored.append(
                    (
                        candidate.worth + suits + (0.3 if name_stems(concept.words) <= candidate.unit.stems else 0),
                        candidate,
                    )
                )
        chosen = choose(scored, most=6, words=150, taken=taken)
        if worth_a_heading(chosen):
            heading = concept.words[:1].upper() + concept.words[1:]
            sections.append(writer.section(heading, "definition", chosen))
            taken = [*taken, *chosen]
    return sections
