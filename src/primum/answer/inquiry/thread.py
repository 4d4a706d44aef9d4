"""Follow-up questions: what is asked, put as a whole question, so that a thread keeps its subject.

"and in pregnancy?", "what about children?", "how is it treated?", "what about asthma?", "which of these is safest?" say
half of what they mean; the other half is in the question before. The whole question is shown to the asker, who can
correct it; from there on it is a question like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from primum.answer.inquiry.intents import INTENTS, OVERVIEW, intent_of
from primum.answer.inquiry.named import concepts_in
from primum.answer.inquiry.population import population_in
from primum.answer.lexicon.vocabulary import Vocabulary
from primum.model import Answer, Claim, Concept
from primum.text.terms import fold, stems

MOST_OPTIONS = 4
"""Options that a question of choice names; with more, it is asked of the treatments as a whole."""

_LEAD = re.compile(
    r"^\s*(?:(?:ok(?:ay)?|thanks?(?: you)?|and|but|also|so|then|now)\b[\s,.!]*)*"
    r"(?:(?:what|how) about|what if|what of|and)?\s*",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"^(?:i am|i'm|im|she is|she's|he is|he's|they are|the patient is|someone is|you are|you're|one is)\s+",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:(?:this|that|the) (?:condition|disease|illness|disorder|problem|drug|medicine|medication)|it|this|that)\b",
    re.IGNORECASE,
)
_OWNING = re.compile(r"\b(?:its|their)\b", re.IGNORECASE)
_THEM = re.compile(
    r"\b(?:of (?:these|those|them|the (?:options|treatments|medicines|drugs)))\b|\b(?:these|those|them|they)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\bwhich\b|\bwhat(?:'s| is) the (?:best|safest)\b", re.IGNORECASE)
_SAFEST = re.compile(r"\bsafe|\bside[- ]?effects?\b|\bharm|\brisk", re.IGNORECASE)
_WHOM = {
    "pregnant": "in pregnancy",
    "lactating": "during breastfeeding",
    "infant": "in infants",
    "child": "in children",
    "older": "in older adults",
}
# How a whole question of an intent is asked of a subject; the others take the subject in brackets.
_WHOLE = {
    "causes": "What causes {}?",
    "symptoms": "What are the symptoms of {}?",
    "diagnosis": "How is {} diagnosed?",
    "treatment": "How is {} treated?",
    "prevention": "How can {} be prevented?",
    "prognosis": "What is the outlook for {}?",
    "complications": "What are the complications of {}?",
    "risk_factors": "What are the risk factors for {}?",
    "red_flags": "When should someone with {} see a doctor?",
    "definition": "What is {}?",
    "dose": "What is the dose of {}?",
    "adverse_effects": "What are the side effects of {}?",
    "interactions": "What does {} interact with?",
    "contraindications": "Who should not take {}?",
    "inheritance": "Is {} inherited?",
    "screening": "Who should be screened for {}?",
    "epidemiology": "How common is {}?",
    "transmission": "Is {} contagious?",
    "types": "What types of {} are there?",
    "onset": "At what age does {} begin?",
    "self_care": "What can people with {} do themselves?",
}
# "And in kidney disease?" asks of the same subject there.
_WITH = re.compile(
    r"(?:for|in) (?:someone|somebody|people|patients?|those|a person|a patient) with\b|(?:in|with|during|after|before)\b",
    re.IGNORECASE,
)
# Between the first word and the people stands no other such word: in "for gout in pregnancy" gout is asked of.
_BEFORE = r"(?:in|for|during|of|with|when|while|if)"
_PHRASES = rf"{_BEFORE}\s+(?:(?!{_BEFORE}\b)\w+\s+){{0,2}}?"
_POPULATION_PHRASE = re.compile(
    rf"\s*\b{_PHRASES}(?:pregnan\w+|trimesters?|breast-?feed\w*|lactation|nursing|infants?|bab(?:y|ies)|newborns?|"
    r"child(?:ren)?|kids|adolescents|teenagers|older (?:adults?|people)|(?:the )?elderly)\b",
    re.IGNORECASE,
)


def follow_up(text: str, before: Answer, *, vocabulary: Vocabulary) -> str:
    """The whole question that a follow-up asks; the text itself where it stands alone already."""
    text = " ".join(text.split())
    subject = before.inquiry.subject
    rest = _STATE.sub("", _LEAD.sub("", text, count=1)).strip(" ?.!,")
    population = population_in(text)
    named = _named(rest, vocabulary, population, subject)
    if _names(subject, rest):
        return text
    intent = intent_of(rest)
    if not named and _is_of_treatments(rest, intent.name, before, vocabulary):
        return _of_options(rest, before, vocabulary)
    if named and _POINTING.search(rest):
        return _ended(_pointed(rest, subject.words), text)
    if named and _WITH.match(rest):
        return f"{_POPULATION_PHRASE.sub('', before.inquiry.question.text).rstrip(' ?.!')} {rest}?"
    if named:
        return _about_another(rest, named[0], before, vocabulary) if _is_half(text) else text
    asks = intent not in (OVERVIEW, *(i for i in INTENTS if i.name in {"pregnancy", "lactation"}))
    if population is not None and (not asks or len(rest.split()) <= 3):
        return _for_people(before.inquiry.question.text, population)
    if _POINTING.search(rest) or _OWNING.search(rest) or _THEM.search(rest):
        return _ended(_pointed(rest, subject.words), text)
    if asks and len(rest.split()) <= 4 and intent.name in _WHOLE:
        return _WHOLE[intent.name].format(subject.words)
    return f"{_ended(rest, text).rstrip('?.')} ({subject.words})?"


def _is_of_treatments(rest: str, intent: str, before: Answer, vocabulary: Vocabulary) -> bool:
    """Whether "these", "them" or bare side effects mean what the article before names to treat its subject with."""
    if before.inquiry.intent != "treatment" or _is_drug(before.inquiry.subject.words, vocabulary):
        return False
    return bool(_THEM.search(rest) or (_OWNING.search(rest) and intent != "treatment")) or intent == "adverse_effects"


def _is_drug(words: str, vocabulary: Vocabulary) -> bool:
    return bool(vocabulary.classes_of(words) or vocabulary.members(words))


def _named(rest: str, vocabulary: Vocabulary, population: Concept | None, subject: Concept) -> tuple[Concept, ...]:
    """The medical things that a follow-up names itself, besides the people and the subject of the thread."""
    whom = {s for name in (population.names if population else ()) for s in stems(name)}
    own = {s for name in subject.names for s in stems(name)}
    found = (c for c in concepts_in(rest, vocabulary) if vocabulary.find(c.words) or vocabulary.classes_of(c.words))
    return tuple(c for c in found if not set(stems(c.words)) <= whom | own)


def _names(subject: Concept, rest: str) -> bool:
    said = set(stems(rest))
    return any(set(stems(name)) <= said for name in subject.names if stems(name))


def _is_half(text: str) -> bool:
    """Whether a text leans on the question before: it begins with "and" or "what about", or is no sentence."""
    lead = _LEAD.match(text)
    return bool(lead and lead.group().strip()) or len(text.split()) <= 3


def _about_another(rest: str, other: Concept, before: Answer, vocabulary: Vocabulary) -> str:
    """ "what about asthma?": the same question of another subject, or of a drug within the subject's treatment."""
    inquiry = before.inquiry
    subject, asked = inquiry.subject.words, inquiry.question.text
    drug, was_drug = _is_drug(other.words, vocabulary), _is_drug(subject, vocabulary)
    place = re.search(re.escape(subject), asked, re.IGNORECASE)
    if drug == was_drug and place:
        return f"{asked[: place.start()]}{other.words}{asked[place.end() :]}"
    if drug:
        return f"Is {other.words} used for {subject}?"
    if was_drug:
        return f"Is {subject} used for {other.words}?"
    return f"{rest} ({subject})?"


def _for_people(asked: str, population: Concept) -> str:
    """The question before, asked for these people."""
    bare = _POPULATION_PHRASE.sub("", asked).rstrip(" ?.!")
    return f"{bare} {_WHOM[population.words]}?"


def _pointed(rest: str, subject: str) -> str:
    """The subject in the place of the first word that points at it."""
    owned = _OWNING.sub(f"{subject}'s", rest, count=1)
    if owned != rest:
        return owned
    pointing = _POINTING if _POINTING.search(rest) else _THEM
    many = re.search(r"(?<![sui])s$", subject) is not None
    return pointing.sub(subject, re.sub(r"^is\b", "are", rest, flags=re.IGNORECASE) if many else rest, count=1)


def _ended(question: str, typed: str) -> str:
    whole = question[:1].upper() + question[1:]
    return f"{whole}?" if typed.rstrip().endswith("?") or not whole.endswith(".") else whole


def _of_options(rest: str, before: Answer, vocabulary: Vocabulary) -> str:
    """ "which of these is safest?": asked of the drugs that the article names, or of the treatments as a whole."""
    subject = before.inquiry.subject.words
    options = _options(before.claims(), vocabulary, set(stems(subject)))
    if _CHOICE.search(rest) and 2 <= len(options) <= MOST_OPTIONS:
        asked = "safer" if _SAFEST.search(rest) else "better"
        return f"Which is {asked} for {subject}: {', '.join(options[:-1])} or {options[-1]}?"
    if _SAFEST.search(rest):
        return f"What are the side effects of the treatments for {subject}?"
    if _CHOICE.search(rest):
        return f"What is the first-line treatment for {subject}?"
    return _ended(_THEM.sub(f"the treatments for {subject}", rest, count=1), "?")


def _options(claims: Sequence[Claim], vocabulary: Vocabulary, own: set[str]) -> list[str]:
    """The drugs, or classes of drugs, that key terms of an article name, in reading order."""
    found: dict[str, str] = {}
    for claim in claims:
        for known in vocabulary.find(claim.term or ""):
            words = claim.term[known.start : known.end]
            if _is_drug(known.preferred, vocabulary) and not set(stems(words)) <= own:
                found.setdefault(known.preferred, fold(words))
    return list(found.values())
