"""Question to Inquiry: what it wants to know, what it is about, and whom it concerns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from primum.answer.inquiry.asked import (
    apart_from_the_wanted,
    asks_for_help,
    asks_of_one,
    in_whole_words,
    intent_asked,
    own_words,
    practical,
    turning,
)
from primum.answer.inquiry.aspects import aspect_words
from primum.answer.inquiry.intents import BY_NAME, FOR_PEOPLE, OVERVIEW, Intent
from primum.answer.inquiry.measures import apart_from_measures
from primum.answer.inquiry.message import Message, parted
from primum.answer.inquiry.named import DENIED, GENERIC, POINTED_AT, TOKEN, concepts_in, telling
from primum.answer.inquiry.points import points_of
from primum.answer.inquiry.population import population_in, without_people
from primum.answer.inquiry.story import told_of
from primum.answer.inquiry.unsaid import left_open
from primum.answer.lexicon.spelling import Speller, is_common
from primum.answer.lexicon.vocabulary import Vocabulary
from primum.model import Concept, Inquiry, Question
from primum.text.terms import STOPWORDS, fold, stem

ASKING = (
    "symptom symptoms treatment treatments treat prevention prevent diagnosis diagnosed medicine medicines medication disease "
    "dosage recommended pregnancy vaccine complications prognosis inherited screening condition disorder syndrome surgery "
    "contagious infection infections infectious infected cause causes dangerous serious operation doctor doctors medications "
    "tablet tablets antibiotic antibiotics therapy vaccination pregnant breastfeeding children recover recovery curable cured "
    "hereditary genetic diseases disorders conditions virus bacteria allergic allergy allergies pressure headache headaches "
    "stomach swollen swelling bleeding muscle muscles exercise nutrition hospital emergency prescription prescribed overdose "
    "interaction interactions effects difference between recommend permanent painful remedy remedies natural safely "
    "breathing throat shoulder tongue kidney kidneys bladder intestine vomiting diarrhea insomnia vitamin vitamins"
).split()
"""Words that questions are asked in, for the speller to know."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as read: the sentence that asks, its candidates for concepts in order, its words (stems) with those by
    which a sentence speaks of the side asked about, the weight of the words that tell one question from another, the
    concepts without which nothing answers it, the words of its own by which it asks something certain of its subject, and
    those that leave open what it asks about ("it", "the drops")."""

    focus: str
    concepts: tuple[Concept, ...]
    population: Concept | None
    soft: frozenset[str]
    telling: tuple[tuple[str, float], ...] = ()
    turns_on: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    left_open: str = ""


_DOES_CAUSE = re.compile(r"^\s*(?:can|do|does|could|will|is it true that|may)\b.{1,60}\bcause\b", re.IGNORECASE)
# "What does Ebola disease do?" asks for no use of it.
_DOES = re.compile(r"\bdoes .{2,40}\b(?:disease|disorder|syndrome|virus|infection|cancer)\b do\b", re.IGNORECASE)
_DANGEROUS = re.compile(r"\b(?:is|are) .{2,40}\b(?:dangerous|harmful)\b", re.IGNORECASE)


# "Lipoamide dehydrogenase deficiency (E3)": the name is said already.
_SHORT_FORM = re.compile(r"(?<=[a-z]) \([A-Z][A-Z0-9-]{1,7}\)")


def read(
    question: Question,
    *,
    vocabulary: Vocabulary,
    speller: Speller,
    is_right: Callable[[str], bool] = lambda _: False,
    is_paged: Callable[[str], bool] = lambda _: False,
) -> tuple[Inquiry, Reading]:
    """Read a question. The Inquiry's subject is the first concept until the library has shown whose page there is.
    `is_right` tells of a word that the speller would change whether it is right as it stands: it is in the name of a
    page, or in a passage that came with the question; `is_paged` of words of a long message whether a page is about them."""
    message = parted(question.text)
    corrections = [(wrong, right) for wrong, right in speller.correct(message.whole) if not is_right(wrong)]
    title, asking, whole = (_mended(text, corrections) for text in (message.title, message.asking, message.whole))
    message = Message(title, asking, whole)
    focus = in_whole_words(message.asking)
    population = population_in(focus)
    predicate = POINTED_AT if points_of(focus) else frozenset[str]()
    focus = _SHORT_FORM.sub("", focus)
    if message.is_long:
        concepts = told_of(message, focus, vocabulary, is_paged=is_paged)
    else:
        concepts = concepts_in(focus, vocabulary)
    if population is not None:
        consumed = {stem(w) for name in population.names for w in fold(name).split()}
        concepts = tuple(c for c in concepts if not {stem(w) for w in fold(c.words).split()} <= consumed)
        concepts = telling([without_people(c, consumed, vocabulary) for c in concepts], vocabulary)
    concepts = tuple(c for c in concepts if fold(c.words) not in predicate) or concepts
    turns_on = turning(message, focus, concepts, vocabulary)
    concepts = (*sorted(concepts, key=lambda c: c.words not in turns_on), *practical(focus))
    intent = intent_asked(focus, concepts)
    if intent.name != "comparison":
        concepts = apart_from_measures(concepts, vocabulary)
    if intent.name == "treatment":
        concepts = apart_from_the_wanted(focus, concepts)
    if intent.name == "inheritance":
        population = None  # the children that it asks of are those who inherit
    drugs = any(_is_drug(c, vocabulary) for c in concepts)
    if (intent is OVERVIEW or (message.is_long and intent.name == "yes_no")) and not practical(focus):
        intent = BY_NAME["treatment"] if concepts and not drugs and asks_for_help(focus) else intent
    if population is not None and intent.name in {"yes_no", "overview"} and (drugs or not message.is_long):
        intent = FOR_PEOPLE.get(population.words, intent)
    intent = _of_its_things(intent, focus, concepts, vocabulary)
    bare = DENIED.sub("", focus).strip(" ?.!")
    subject = concepts[0] if concepts else Concept(bare, (bare,))
    inquiry = Inquiry(
        question=question,
        intent=intent.name if concepts or intent is not OVERVIEW else OVERVIEW.name,
        subject=subject,
        others=concepts[1:],
        population=population.words if population else "",
        corrected="; ".join(f"{w} → {r}" for w, r in corrections),
    )
    open = "" if population is not None else left_open(message, focus, intent.name, concepts)
    own = own_words(focus, concepts, intent.name, GENERIC | {stem(w) for w in STOPWORDS})
    soft = frozenset(stem(w) for t in TOKEN.findall(focus) for w in fold(t).split("-") if w not in STOPWORDS)
    soft |= aspect_words(focus)
    return inquiry, Reading(focus, concepts, population, soft, _telling_words(focus), turns_on, own, open)


# "Can I take prednisone and levofloxacin the same day?"
_TOGETHER = re.compile(
    r"\b(?:take|taking|taken|use|using|used)\b.*\b(?:and|with|same|together|after|before)\b", re.IGNORECASE
)
# What to eat with a disease is no question of what a drug goes with.
_EATEN = re.compile(r"\b(?:foods?|diets?|eat|eating|drinks?|drinking|meals?|fruits?|vegetables?)\b", re.IGNORECASE)

_TAKEN = re.compile(r"\b(?:while|when|if|after|before) (?:\w+ ){0,2}(?:taking|using|on)\b", re.IGNORECASE)


def _of_its_things(intent: Intent, focus: str, concepts: Sequence[Concept], vocabulary: Vocabulary) -> Intent:
    """The intent, where the wording alone would misread it: what a drug causes are its effects, an illness is not used."""
    if intent.name == "causes" and _DOES_CAUSE.search(focus) and any(_is_drug(c, vocabulary) for c in concepts[:1]):
        return BY_NAME["adverse_effects"]
    two = len(concepts) > 1 and all(_is_drug(c, vocabulary) for c in concepts[:2])
    if intent.name == "yes_no" and two and _TOGETHER.search(focus):
        return BY_NAME["interactions"]
    drugs = any(_is_drug(c, vocabulary) for c in concepts) or _TAKEN.search(focus) is not None
    if intent.name == "interactions" and _EATEN.search(focus) and not drugs:
        return BY_NAME["self_care"]
    if intent.name == "interactions" and asks_of_one(focus, concepts):
        return BY_NAME["yes_no"]
    if intent.name == "indications" and _DOES.search(focus) and not drugs:
        return BY_NAME["complications"]
    dangerous = intent.name == "adverse_effects" and concepts and _DANGEROUS.search(focus) is not None
    return BY_NAME["prognosis"] if dangerous and not _is_drug(concepts[0], vocabulary) else intent


def _is_drug(concept: Concept, vocabulary: Vocabulary) -> bool:
    return bool(vocabulary.classes_of(concept.words) or vocabulary.members(concept.words))


def _mended(text: str, corrections: Sequence[tuple[str, str]]) -> str:
    for wrong, right in corrections:
        text = re.sub(rf"\b{re.escape(wrong)}\b", right, text)
    return text


def _telling_words(text: str) -> tuple[tuple[str, float], ...]:
    """Stems of the words that are neither stop words nor generic; one that is no everyday word weighs as much as three."""
    weights: dict[str, float] = {}
    for word in (fold(part) for token in TOKEN.findall(text) for part in token.split("-")):
        if len(word) > 1 and word not in STOPWORDS and stem(word) not in GENERIC:
            weights[stem(word)] = 1.0 if is_common(word) else 3.0
    return tuple(weights.items())
