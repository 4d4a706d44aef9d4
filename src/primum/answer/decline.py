"""When there is no answer: what is required of the evidence, why a question is declined, and what came near."""

from __future__ import annotations

from collections.abc import Sequence

from primum.answer.compose import FREE
from primum.answer.names import Match, match, text_stems
from primum.answer.retrieve import Material
from primum.answer.select import LOOSE, Candidate
from primum.answer.spelling import is_common
from primum.answer.vocabulary import Vocabulary
from primum.model import Answer, Nearest, Outcome
from primum.text.terms import STOPWORDS, stems, words

NEAREST = 5
_NEARNESS = {Match.EXACT: 1.0, Match.NEAR: 0.8, Match.NARROWER: 0.6, Match.BROADER: 0.5, Match.NONE: 0.3}
_PARTLY = 0.6


def required(material: Material, vocabulary: Vocabulary) -> list[int]:
    """Indexes of what the answer must meet: the subject, every concept that is medical or unusual, the population; all
    concepts where the question asks how they stand to one another."""
    if material.inquiry.intent in FREE:
        wanted = list(range(len(material.concepts)))
        return [*wanted, len(material.concepts)] if material.reading.population is not None else wanted
    wanted = [0]
    for index, concept in enumerate(material.concepts[1:], start=1):
        known = bool(vocabulary.find(concept.words)) or Match.EXACT in material.levels[index].values()
        if known or not all(is_common(w) for w in words(concept.words)):
            wanted.append(index)
    if material.reading.population is not None:
        wanted.append(len(material.concepts))
    return wanted


def is_answerable(material: Material, pool: Sequence[Candidate]) -> bool:
    """Whether anything found is about the subject: a page of its own, or a statement that names it."""
    if not pool:
        return False
    if Match.EXACT in material.levels[0].values():
        return True
    return any((c.names_subject and c.covered[0]) or c.share >= LOOSE for c in pool)


def reason(material: Material, missing: Sequence[str]) -> str:
    """Why there is no article, in one plain sentence."""
    if not material.reading.concepts:
        return "The question names no medical subject that could be looked up."
    named = missing or [c.words for c in material.concepts[:1]]
    return f"The library holds no passage that answers this question: nothing found on {', '.join(named)}."


def confidence(answer: Answer) -> float:
    """How sure it is that an article answers what was asked, 0..1; 0 where there is none.

    It is the product of how nearly its sources are about the subject, of how much of what was asked its sentences name,
    and of a share where the article itself says that something was not found."""
    if not answer.claims():
        return 0.0
    subject = answer.inquiry.subject
    nearest = max(
        (_NEARNESS[match(subject.names or (subject.words,), e.source)] for e in answer.references), default=0.0
    )
    asked = {s for c in (subject, *answer.inquiry.others) for s in stems(c.words) if s not in STOPWORDS}
    shown = text_stems(" ".join((*(e.source.title for e in answer.references), *(c.text for c in answer.claims()))))
    named = len(asked & shown) / len(asked) if asked else 0.0
    return nearest * (0.3 + 0.7 * named) * (_PARTLY if answer.outcome is Outcome.PARTIAL else 1.0)


def nearest(material: Material) -> tuple[Nearest, ...]:
    """The sources that search brought up, best first: for a person to look through, not an answer."""
    found = []
    for id in material.found:
        document = material.documents.get(id)
        if document is not None:
            found.append(Nearest(id, document.source.title or id, document.source.kind, document.source.url))
    return tuple(found[:NEAREST])
