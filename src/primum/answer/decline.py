"""When there is no answer: what is required of the evidence, why a question is declined, and what came near."""

from __future__ import annotations

import re
from collections.abc import Sequence

from primum.answer.composing.bearing import says_it
from primum.answer.composing.paring import FREE
from primum.answer.composing.select import LOOSE, Candidate
from primum.answer.composing.sides import are_named_together
from primum.answer.evidence.retrieve import Material
from primum.answer.inquiry.asked import PRACTICAL, asks_yes_or_no
from primum.answer.inquiry.complaints import is_weak
from primum.answer.inquiry.message import LONG
from primum.answer.inquiry.points import points_of
from primum.answer.inquiry.question import Reading
from primum.answer.inquiry.unsaid import is_at_large
from primum.answer.lexicon.names import Match, match, names_in, text_stems
from primum.answer.lexicon.spelling import is_common, is_valid
from primum.answer.lexicon.vocabulary import Vocabulary
from primum.model import Answer, Document, Nearest, Outcome
from primum.text.terms import STOPWORDS, fold, stems, words

NEAREST = 5
_NEARNESS = {Match.EXACT: 1.0, Match.NEAR: 0.8, Match.NARROWER: 0.6, Match.BROADER: 0.5, Match.NONE: 0.3}
_PARTLY = 0.6
ADD = "Ask it as a whole question, with the name of the illness, the medicine or the complaint that it is about."
"""What to do about a question that says too little."""
_OF_TWO = {"yes_no", "overview", "causes", "symptoms", "diagnosis", "definition", "prognosis"}
"""Intents of a question whether one thing has to do with another."""
_NO_SIDE = {"yes_no", "overview", "definition", "children", "older_people", "pregnancy"}
"""Intents of a question that asks for somebody to turn to and nothing else."""
# "Is gout a form of arthritis?" is answered, if by anything, by what gout is.
_IDENTITY = re.compile(
    r"\b(?:form|kind|type|sort|name|same as|called)\b|^\W*(?:is|are) (?:an? )?[\w' -]+ (?:an? )[\w -]+\W*$",
    re.IGNORECASE,
)


def required(material: Material, vocabulary: Vocabulary) -> list[int]:
    """Indexes of what the answer must meet: the subject, every concept that is medical or unusual, the population; all
    concepts where the question asks how they stand to one another."""
    if material.inquiry.intent in FREE:
        wanted = list(range(len(material.concepts)))
        return [*wanted, len(material.concepts)] if material.reading.population is not None else wanted
    wanted = [0]
    for index, concept in enumerate(material.concepts[1:], start=1):
        known = bool(vocabulary.find(concept.words)) or Match.EXACT in material.levels[index].values()
        if (
            known
            or concept.words in PRACTICAL
            or concept.words in material.parted
            or is_weak(concept.words)
            or not all(is_common(w) for w in words(concept.words))
        ):
            wanted.append(index)
    if material.reading.population is not None:
        wanted.append(len(material.concepts))
    return wanted


def is_answerable(material: Material, pool: Sequence[Candidate]) -> bool:
    """Whether it can be known what is asked, and anything found is about the subject: a page or a section of its own,
    or a statement that names it."""
    if not pool or material.reading.left_open:
        return False
    if Match.EXACT in material.levels[0].values():
        return True
    return any(((c.names_subject or c.level is Match.EXACT) and c.covered[0]) or c.share >= LOOSE for c in pool)


def unmet(material: Material, pool: Sequence[Candidate], needed: Sequence[int]) -> tuple[str, ...]:
    """What a question turns on and no statement on its subject meets: then what the subject is at large is no answer.

    `needed` is what `required` gives. A question turns on what its title and the clause that asks name, on an unusual
    name, on somebody to turn to, and, where it asks how one thing stands to another ("does this help against that?"),
    on both; where it asks something certain of one thing, on the words that say what."""
    concepts, reading, intent = material.concepts, material.reading, material.inquiry.intent
    alone = [i for i in needed if i < len(concepts) and not any(c.covered[i] and c.covered[0] for c in pool)]
    told = intent == "self_care" or _says_it(reading, pool)
    if 0 in alone or (material.stands_in and told):
        return ()  # nothing on the subject, or a wider one in its place: that is seen to elsewhere
    if material.stands_in:
        return (" ".join(reading.own_words),)
    long = len(material.inquiry.question.text.split()) > LONG
    related = intent in _OF_TWO and not long and asks_yes_or_no(reading.focus) and not _IDENTITY.search(reading.focus)
    related = related and not are_named_together(material)
    asked = [concepts[i] for i in alone]
    if any(
        c.words in reading.turns_on
        or related
        or is_at_large(concepts[0])
        or (c.words in PRACTICAL and intent in _NO_SIDE)
        or (not long and intent != "comparison" and _is_a_rare_name(c.words))
        for c in asked
    ):
        return tuple(c.words for c in asked)
    return () if asked or told else (" ".join(reading.own_words),)


def _says_it(reading: Reading, pool: Sequence[Candidate]) -> bool:
    """Whether a statement on the subject holds most of the words by which a question asks something certain of it, or
    says its points."""
    own, points = reading.own_words, points_of(reading.focus)
    about = (c.unit for c in pool if c.covered[0])
    return not own or any(says_it(own, unit.context_stems) or points.are_in(unit.text) for unit in about)


def _is_a_rare_name(words: str) -> bool:
    """Whether words name one certain thing that few texts name: they hold a word of five letters that no list knows."""
    return any(len(w) > 4 and w.isalpha() and not is_valid(w) for w in fold(words).split())


def reason(material: Material, missing: Sequence[str]) -> str:
    """Why there is no article, in plain sentences."""
    open, named = material.reading.left_open, [c.words for c in material.reading.concepts]
    pointed = f": it does not say what “{open}” is" if open and open not in named else ""
    if not named:
        return f"The question names no medical subject that could be looked up{pointed}. {ADD}"
    if open:
        lacking = pointed or f": of “{open}” it says neither which nor what for"
        return f"The question says too little to be answered{lacking}. {ADD}"
    subject = material.concepts[0].words
    within = f" in what it holds on {subject}" if _is_beside(subject, missing, material) else ""
    wanted = ", ".join(missing or (subject,)) + within
    told = f"The library holds no passage that answers this question: nothing found on {wanted}."
    return told if nearest(material) else f"{told} No source in it is on a subject near this one."


def _is_beside(subject: str, missing: Sequence[str], material: Material) -> bool:
    """Whether what is missing is something else than the subject, which has pages of its own."""
    paged = Match.EXACT in material.levels[0].values()
    return paged and bool(missing) and not any(subject in wanted for wanted in missing)


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
    """Sources for a person to look through, not an answer, best first: those about a concept of the question, nearly or
    wholly, then those whose passages, brought up by search, name one. What only resembles the wording is none."""
    if not material.reading.concepts:
        return ()
    ranked = sorted(
        (rank, id)
        for id, document in material.documents.items()
        if (rank := _nearness(material, id, document)) is not None
    )
    found = [
        Nearest(id, s.title or id, s.kind, s.url) for _, id in ranked[:NEAREST] for s in [material.documents[id].source]
    ]
    return tuple(found)


def _nearness(material: Material, id: str, document: Document) -> tuple[int, int] | None:
    """How near a source stands, lower is nearer; None where it shares nothing with the question but everyday words."""
    place = list(material.found).index(id) if id in material.found else len(material.found)
    levels = [material.level(id, i) for i, c in enumerate(material.concepts) if not is_weak(c.words)]
    best = max(levels, default=Match.NONE)
    if best is Match.EXACT or best is Match.NEAR:
        return 0, place
    if best is not Match.NONE:
        return 1, place
    titled = text_stems(document.source.title)
    if any(names_in(c.names, titled) for c in material.concepts):
        return 1, place
    said = [text_stems(document.text[h.passage.start : h.passage.end]) for h in material.found.get(id, ())[:3]]
    names = [
        n
        for c in material.concepts
        if not is_weak(c.words) and (len(c.names) > 1 or not _is_plain(c.words))
        for n in c.names
    ]
    return (2, place) if any(names_in(names, passage) for passage in said) else None


def _is_plain(words: str) -> bool:
    return all(is_common(word) for word in fold(words).split())
