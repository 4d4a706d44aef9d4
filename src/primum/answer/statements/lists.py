"""Lists: what a lead-in makes of its items, and items that say nothing without what stood beside them: links to other
bodies, amounts without the drug."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from primum.answer.lexicon.names import text_stems
from primum.answer.statements.compress import continues_lead
from primum.answer.statements.parts import OPEN, Part
from primum.model import Document
from primum.text.headings import role_of

_BODY = re.compile(
    r"\b(?:Registry|Encyclopedia|Association|Society|Foundation|Institutes?|Cent(?:er|re)s?|University|Hospital|Clinic|"
    r"Programme|Federation|Library|Network|Council|Alliance|College|Academy|Genetics Home Reference|Gene ?Reviews?)\b"
)
_SMALL = re.compile(r"\b[a-z]{4,}\b")
_JOINING = {"with", "from", "against", "into"}
_AMOUNT = re.compile(
    r"\d[\d.,]*(?:\s?[-–—]\s?\d[\d.,]*|\s?[-–—])?\s?(?:mg|mcg|[µμ]g|micrograms?|g|ml|IU|"
    r"(?:million )?units?|mmol|puffs?|tablets?|capsules?|drops?)\b(?:/kg)?|\bdos(?:es?|ing)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
# What an amount is given with, and to whom: all the words that it may have beside it without naming what is given.
_BESIDE_AMOUNTS = """
about above according adjusted administered adolescent adolescents adult adults affected age aged also alternate and
another antibiotics any appropriate bds bedtime before below between birth body bodyweight bolus bottle but can
capsule capsules child children complete continued controlled course courses daily day days depending diluted
divided dosage dosages dose doses dosing double doubled drip drops drug drugs each ear either elderly equal equally every
eye eyes fasting first five followed for four from further given giving hour hourly hours immediately impairment
increase increased increasing infant infants infection infections infusion inhaled initial initially inject injected
injection interval intervals into intramuscular intramuscularly intravenous intravenously kilogram least less lesser
load loading long low lower maintain maintenance max maximum may medication medicine medicines micrograms million
minute minutes mmol month months more morning mouth necessary needed neonate neonates next night nocte nostril
nostrils not occasion older once one only oral orally over patient patients per preferably premature preparation
preparations puff puffs rate rectally rectum reduce reduced renal repeat repeated require required response same
second seconds severe severity should single site slow slowly solution spray sprays start starting subcutaneous
subcutaneously subsequent subsequently suspension symptoms syrup tablet tablets taken tds than the then therapy
third thirty three time times tolerated topically total treat treatment twice two under unit units until upto usual
usually week weekly weeks weighing weight weights well when with within year years young younger
"""
_DOSING = frozenset(_BESIDE_AMOUNTS.split())


def are_links(items: Sequence[str]) -> bool:
    """Whether the items of a list name bodies and what they publish, and not things: where to read more."""
    return 2 * sum(_is_link(item) for item in items) >= len(items)


def _is_link(item: str) -> bool:
    name = item.partition(":")[0]
    written_as_name = not set(_SMALL.findall(name)) - _JOINING
    return len(item.split()) > 2 and written_as_name and _BODY.search(name) is not None


def is_nameless_amount(item: str, above: str) -> bool:
    """Whether an item of a list tells how much is given and not of what: "Child: 20 mg/kg daily". `above` is its
    lead-in or heading, which may say it."""
    amounts = list(_AMOUNT.finditer(item))
    # "Reduce dose to 50 µg": the figure says how much.
    found = next((m for m in amounts if m.group()[0].isdigit()), amounts[0] if amounts else None)
    if found is None or not _DOSING.issuperset(w.lower() for w in _WORD.findall(above)):
        return False
    # "Adult: 1 g intravenously …": who, how much, and then how.
    opens = found.start() == 0 or (
        found.group()[0].isdigit() and _DOSING.issuperset(w.lower() for w in _WORD.findall(item[: found.start()]))
    )
    opening = _WORD.search(item, found.end()) if opens else None
    if opening is not None and opening.group().lower() in _DOSING:
        return True
    return _DOSING.issuperset(w.lower() for w in _WORD.findall(item))


# "Group A strep causes" is followed by what it brings about, "Common causes" by what brings it about.
_EFFECTS = re.compile(
    r"(?<!common)(?<!related)(?<!possible)(?<!other)(?<!main)(?<!leading)(?<!known)(?<!rare)(?<!many)(?<!frequent)(?<!following)(?<!the)"
    r"(?<!of)(?<!its)(?<!usual)(?<!that)(?<!which) "
    r"(?:causes|can cause|may cause|leads to|can lead to|may lead to|results in|can result in)"
    r"(?: \w+){0,4}:?$",
    re.IGNORECASE,
)


def under_its_lead(document: Document, part: Part, lead: str, *, led: bool) -> Part:
    """The section of a list, with the role that its lead-in names where the section's own is open: "Symptoms include:"
    on a page of one section says what its items are."""
    told = role_of(lead) if part.role in OPEN and lead else "other"
    if led and (effects := _EFFECTS.search(lead)):
        # "Some kinds of goitre can cause goutiness" leads, on the page on goutiness, to what brings it about.
        page = text_stems(document.source.title)
        named = bool(page) and page <= text_stems(effects.group())
        told = "causes" if named else "complications"
    if told in {"treatment", "indications"} and led and _WORSENS.search(lead):
        told = "causes"
    if part.role in _BROUGHT and led and _WAYS.search(lead):
        told = "prevention"
    if part.role not in OPEN and _URGES.search(lead):
        told = "red_flags"
    return part if told in OPEN else replace(part, role=told)


# "Certain medicines can raise your blood pressure:" leads to no treatment of it.
_WORSENS = re.compile(
    r"^(?:[\w-]+ ){0,3}(?:medic(?:ine|ation)s?|drugs?|treatments?)\b[^.:]{0,30}"
    r"\b(?:raise|increase|cause|trigger|worsen|lead to|affect|interfere)",
    re.IGNORECASE,
)


# "Here are some ways to lower it:" leads, among what raises it, to what is done.
_WAYS = re.compile(
    r"\b(?:ways|steps|tips|measures|things (?:that )?you can do) (?:you can take )?(?:to|that)\b|"
    r"\bto (?:prevent|reduce|lower|avoid)\b",
    re.I,
)
_BROUGHT = {"risk_factors", "causes", "symptoms", "complications"}
# "Call your doctor if you have:" leads a list of signs, in whatever section it stands.
_URGES = re.compile(
    r"\b(?:call|contact|see|seek|tell)\b[^.]{0,60}\b(?:doctor|provider|help|care|attention|911|9-1-1)\b[^.]{0,40}\b(?:if|when|for|with)\b|"
    r"\b(?:emergency|warning signs)\b[^.]{0,40}\b(?:if|are|include|when)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|when|who|that|whether|unless|and|or|you|they|have|has|were|was|is)\b[^.]{0,40}:?$", re.IGNORECASE
)


# A lead-in that has begun a clause: "A doctor usually:", "It helps to:".
_BEGUN = re.compile(
    r"\b(?:to|usually|often|also|may|might|will|can|should|could|must|would|who|that|when|if|whether|because|while|doctor|provider|dietitian|specialist|for|in|with|at)$",
    re.IGNORECASE,
)
# A lead-in without which its items would say the opposite: "Do not use it if:", "Avoid:".
_AGAINST = re.compile(
    r"\b(?:avoid\w*|never|not|cannot|don['’]t|stop|limit|unless|except|without|less likely|rather than)\b", re.I
)


# "It can cause: arteries to harden": the item is what the verb makes do something.
_MADE_TO = re.compile(r"(?:[\w'’(),-]+ ){1,8}?to [a-z]+\b")


# "FIT every year", "colonoscopy every 10 years": any one of them will do, which each alone does not say.
_IN_TURN = re.compile(
    r"\b(?:every (?:\w+ (?:(?:to|or) \w+ )?)?(?:years?|months?)|yearly|annual(?:ly)?)\b", re.IGNORECASE
)


def is_made_to(lead: str, item: str) -> bool:
    """Whether an item is what the verb of its lead-in makes do something."""
    return lead.rstrip(": ").endswith(("cause", "causes")) and _MADE_TO.match(item) is not None


def must_join(lead: str, texts: Sequence[str]) -> bool:
    """Whether the items of a list can only be read behind their lead-in, in one sentence."""
    if 2 * sum(is_made_to(lead, text) for text in texts) > len(texts):
        return True
    if len(texts) > 1 and all(_IN_TURN.search(t) for t in texts):
        return True
    if _BEGUN.search(lead.rstrip(": ")) or _AGAINST.search(lead):
        return True
    continuing = sum(continues_lead(t) for t in texts)
    return continuing * 2 >= len(texts) or (continuing > 0 and bool(_CONDITION.search(lead.rstrip(": "))))
