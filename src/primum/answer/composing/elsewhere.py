"""What a page on something else says of the subject by name: "Epinephrine, a medicine to treat anaphylaxis"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from primum.answer.composing.compose import Draft
from primum.answer.composing.paring import FREE
from primum.answer.composing.select import Candidate, mentions
from primum.answer.evidence.retrieve import Material
from primum.answer.inquiry.complaints import is_bare, part_of
from primum.answer.inquiry.intents import BY_NAME, FACETS
from primum.answer.inquiry.named import GENERIC
from primum.answer.lexicon.names import names_in, text_stems
from primum.answer.lexicon.spelling import is_common
from primum.answer.lexicon.vocabulary import vocabulary
from primum.answer.statements.units import Unit, UnitCache
from primum.model import Concept, Evidence
from primum.text.populations import populations
from primum.text.terms import fold, stem

# What is given for what comes next, and what is done about what came before.
_FOR = re.compile(
    r"\b(?:to (?:treat|relieve|control)|treat(?:s|ing)?|(?:treatment|therapy|management|(?:medicine|drug|treatment)s? of choice) (?:of|for)"
    r"|(?:used|given|indicated|required|needed|recommended|effective) (?:for|in|against)) ",
    re.IGNORECASE,
)
_IS_TREATED = re.compile(
    r"\b(?:(?:is|are|can be|may be|should be|must be) (?:\w+ )?(?:treated|managed|relieved|controlled)|responds? to|treatment (?:is|includes|consists|using|with|by))\b",
    re.IGNORECASE,
)
# "If you have eclampsia or preeclampsia, you will …", in a section on treatment.
_WHO_HAS = re.compile(
    r"^(?:if you have|for|in|patients with|people with|women with|children with)\b.{3,150}?,? "
    r"(?:you|they|patients|treatment|doctors?|your (?:doctor|provider)|should|must|may|can|will|need)\b",
    re.IGNORECASE,
)
# "Varices: beta-blockers lower the pressure in them", "Salt-poor albumin for intractable ascites": items on treatment.
_LABEL = re.compile(r"([^.:;]{3,40}?)(?:[.:] | [-–—] )(?=\w+ \w+)")
_ITEM_FOR = re.compile(r"[^.:;]{3,60} (?:for|in) (?P<what>[\w’'-]+(?: [\w’'-]+){0,3})$")
# What a treatment does beside, and what is looked into, treats nobody; the symptoms of another illness are treated as that.
_BESIDE = re.compile(
    r"^(?:\w+ ){0,2}symptoms,? (?:such as|like|including)\b|\b(?:can|may|might|could) (?:also )?(?:cause|increase|lead|trigger|interact|worsen|raise|make)|\bside effects?\b|\bcaused by\b"
    r"|\bmay (?:also )?occur\b|\baffected\b|\bassociated with\b|\b(?:risk|research|stud(?:y|ies|ied)|trials?)\b|\b(?:not|no|never|cannot|untreated)\b|n['’]t\b|\bsame\b",
    re.IGNORECASE,
)
_OF_SOME = {"child", "infant", "older", "pregnant", "lactating", "animal"}
"""People of whom an answer for all does not tell."""
_AT_RISK = re.compile(r"\bat risk (?:of|for)\b", re.IGNORECASE)
_NEAR = 5
"""Words after "to treat" within which what is treated must be named."""
_APART = {
    "causes",
    "risk_factors",
    "adverse_effects",
    "interactions",
    "symptoms",
    "differential",
    "evidence",
    "diagnosis",
}
"""Roles of sections in which a treatment is named for another reason than to tell of it."""


def told_elsewhere(material: Material, evidence: dict[str, Evidence], cache: UnitCache) -> list[Candidate]:
    """Statements on pages about something else that answer all the same, since they name what is asked about and say
    what is done: on treatment, on prevention by something, on a drug in some people. None for another question."""
    intent, several = material.inquiry.intent, len(material.concepts) > 1
    if any(part_of(c.words) or is_bare(c.words) or _is_everyday(c.words) for c in material.concepts):
        return []  # where it hurts, and why, is not said by "pain", nor anything by "Is there a treatment"
    material = replace(material, concepts=tuple(map(_of_an_organ, material.concepts)))
    names, people = material.concepts[0].names, material.reading.population

    def answers(unit: Unit) -> bool:
        if people is None and not several and not _OF_SOME.isdisjoint(populations(unit.text)):
            return False
        if unit.role in _APART or _BESIDE.search(_AT_RISK.sub(" ", unit.text) if intent == "prevention" else unit.text):
            return False
        within = unit.role in (*FACETS["treatment"].roles, *FACETS[intent].roles)
        own_item = within and unit.listed and _is_item_on(unit.text, names)
        return own_item or (several and within) or is_treated(unit.text, names, within=within)

    if _is_of_a_drug_in_people(material):
        return mentions(material, evidence, cache, lambda unit: _advises(unit, people))
    asked = intent == "treatment" or (intent == "prevention" and several)
    return mentions(material, evidence, cache, answers) if asked else []


def _is_everyday(words: str) -> bool:
    """Whether words name nothing of medicine, alone or together."""
    return not vocabulary().find(words) and all(stem(w) in GENERIC or is_common(w) for w in fold(words).split())


_ORGANS = {"kidney": ("kidney", "renal"), "renal": ("kidney", "renal"), "liver": ("liver", "hepatic")} | {
    "hepatic": ("liver", "hepatic")
}
_STATES = ("disease", "impairment", "failure", "insufficiency", "dysfunction", "poor function", "impaired function")
_FAILS = re.compile(rf"(?:chronic )?(?P<organ>{'|'.join(_ORGANS)}) (?:{'|'.join(_STATES)}|problems)", re.IGNORECASE)


def _of_an_organ(concept: Concept) -> Concept:
    """Kidney or liver disease at large by every name of an organ that works badly: advice on a drug names any of them."""
    found = _FAILS.fullmatch(concept.words)
    if found is None:
        return concept
    names = (f"{organ} {state}" for organ in _ORGANS[found["organ"].lower()] for state in _STATES)
    return replace(concept, names=tuple(dict.fromkeys((*concept.names, *names))))


def _is_of_a_drug_in_people(material: Material) -> bool:
    """Whether a question asks of a drug in pregnancy, in the old, in kidney disease, and of nothing else."""
    drugs = [vocabulary().classes_of(c.words) or vocabulary().members(c.words) for c in material.concepts]
    failing = [_FAILS.fullmatch(c.words) for c in material.concepts]
    whom = (material.reading.population is not None) + sum(map(bool, failing))
    return sum(map(bool, drugs)) == 1 and whom == 1 and len(drugs) == 1 + sum(map(bool, failing))


def _advises(unit: Unit, people: Concept | None) -> bool:
    """Whether a statement gives advice, and names the people whom it is for where some were asked about."""
    said = f"{unit.group} {unit.lead} {unit.text}"
    return _ADVISED.search(unit.text) is not None and (people is None or names_in(people.names, text_stems(said)))


_ADVISED = re.compile(
    r"\b(?:avoid\w*|contra-?indicated|(?:not )?recommended|preferred|cautio\w+|safe|should|must|do not|not be (?:used|given)|"
    r"(?:reduce|lower|adjust)\w* (?:\w+ ){0,2}dos\w+)\b",
    re.IGNORECASE,
)


def in_passing(draft: Draft, material: Material) -> Draft:
    """An article of such statements is one in part: no page is on what was asked."""
    intent, named = BY_NAME[material.inquiry.intent], ", ".join(concept.words for concept in material.concepts)
    asked = named if intent.name in FREE else f"{FACETS[intent.plan[0]].heading.lower()} ({named})"
    return replace(draft, complete=False, missing=(f"{asked}, beyond what pages on something else say",))


def _is_item_on(text: str, names: Sequence[str]) -> bool:
    """Whether an item on treatment is under the name of the subject, or ends in what is given for it."""
    label, item = _LABEL.match(text), _ITEM_FOR.match(text.rstrip(" ."))
    return (label is not None and names_in(names, text_stems(label[1]))) or (
        item is not None and names_in(names, text_stems(item["what"]))
    )


def is_treated(text: str, names: Sequence[str], *, within: bool) -> bool:
    """Whether a text says what treats the thing of these names; `within` a section on treatment it may say so of those
    who have it."""
    for found in _FOR.finditer(text):
        after = re.split(r"[,.;:]", text[found.end() :], maxsplit=1)[0]
        if names_in(names, text_stems(" ".join(after.split()[:_NEAR]))):
            return True
    before = [done for pattern in (_IS_TREATED, _WHO_HAS if within else _IS_TREATED) if (done := pattern.search(text))]
    return any(names_in(names, text_stems(text[: done.end()])) for done in before)
