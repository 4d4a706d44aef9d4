"""What people want to know, said in less usual words: "What harm can it do?", "Could I hand it down to my son?".

These words mean too many things to be looked for first. They are asked where the usual ones (`intents`) leave open
what is wanted to be known of one subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from primum.answer.inquiry.intents import BY_NAME, Intent
from primum.text.hinted import Hinted

OPEN = {"overview", "yes_no", "definition", "indications"}
"""Intents that may be but a question's form."""

_YOUNG = r"(?:child(?:ren)?|kids?|baby|babies|sons?|daughters?|offspring|generations?)\b"
_OLD = r"(?:parents?|mother|father|mom|dad|family|grand\w+)\b"
# In this order: "the odds that my child has it, too" is on inheritance, and "how it hurts in the long run" on harm.
_MEANT: tuple[tuple[str, str], ...] = (
    ("epidemiology", r"^\W*(?:so )?(?:is|are) (?:it|that|this|they) (?:a |an )?(?:very |really |quite |so |that |at all )?(?:rare|common|uncommon|unusual)\b(?! (?:to|for|that|in|with|after)\b)"),
    (
        "inheritance",
        rf"\b(?:pass|passed|passes|hand|handed|give|transmit)\b.{{0,50}}\b{_YOUNG}|\bhand(?:ed)? (?:it )?down\b|\bgenerations?\b"
        rf"|\bfrom (?:(?:a|my|the|one|his|her|their|our) )?{_OLD}|\bin (?:the|my|our|your|their) (?:genes|family|families|blood|dna)\b"
        rf"|\bif (?:my|one's|a) {_OLD}|\b(?:my|our|their|your) (?:future |unborn |own )?{_YOUNG}.{{0,40}}\b(?:from me|too|as well|also)\b"
        r"|\bfamilial (?:disease|disorder|condition|illness)\b",
    ),
    (
        "complications",
        r"\b(?:what|how|can|could|does|do|will)\b.{1,60}\b(?:harm|damage|hurt)s?\b|\bgo(?:es)? wrong with\b|\b(?:be|is|are|was) (?:ignored|neglected|left alone)\b"
        r"|\bconsequences?\b|\bafter-?effects?\b|\blate effects?\b|\bturns? into\b"
        r"|\b(?:other|further|more|new) (?:health )?(?:problems?|troubles?)\b"
        r"|\b(?:problems?|troubles?) (?:can|may|might|could) (?:follow|arise|come|develop|result)\b|\bdangers? of (?!getting)",
    ),
    (
        "risk_factors",
        r"\bwho (?:should (?:worry|be worried)|is (?:affected|(?:most |more )?likely)|develops|has|tends|suffers)\b"
        r"|\b(?:which|what|what kind of) (?:people|persons|patients|groups|women|men)\b"
        r"|\btends? to (?:get|have|develop)\b|\bin danger of\b|\bmore (?:likely|common) (?:in|among)\b|\bmakes? .{1,60} (?:more|less) likely\b"
        r"|\b(?:increase|raise)s? (?:my|your|the|one's|someone's) (?:chances?|odds|likelihood|risk)\b|\bmost often affect|\baffected by\b",
    ),
    (
        "prevention",
        r"\bkeeps?\b.{1,60}\b(?:away|at bay)\b|\bstay (?:free|clear|safe)\b|\b(?:guard|protect)\b.{0,30}\b(?:against|from)\b|\bescape\b|\bnever get\b"
        r"|\b(?:lower|reduce|cut|decrease|lessen)s? (?:my|your|the|one's) (?:chances?|odds|likelihood)\b|\bhow not to get\b"
        r"|\bbe (?:stopped|averted)\b|\bso that (?:i|we|you|one) (?:do not|don't|never|does not|doesn't) (?:get|have|catch|develop)\b",
    ),
    (
        "prognosis",
        r"\bturns? out\b|\bin the (?:long|end)\b.{0,6}\b|\bfuture\b|\bshortens?\b|\bover (?:time|the years)\b|\b(?:usual|natural|typical) course\b"
        r"|\bgets? (?:better|worse|well)\b|\bend up\b|\bdangerous\b|\bharmless\b|\bbenign\b",
    ),
    (
        "diagnosis",
        r"\bestablish|\bidentif|\bpicked up\b|\bproven?s?\b|\b(?:is|are) it (?:found|discovered|seen|shown|spotted)\b|\b(?:known|recogni[sz]ed|seen|found) by (?:a )?(?:doctors?|physicians?|specialists?)\b|\b(?:told|tell|distinguish\w*)\b.{0,60}\b(?:from|apart)\b"
        r"|\b(?:blood|urine|stool|tissue) (?:sample|count)s?\b|\bexaminations?\b|\bchecks? for\b|\b(?:make|be) (?:sure|certain)\b|\breveals?\b"
        r"|\bshows? that (?:someone|somebody|a person|one|i|it)\b",
    ),
    (
        "treatment",
        r"\bhelps?\b.{0,30}\bagainst\b|\bwhat (?:else )?(?:helps|(?:would|will|could|can|might|does) help)\b|\bhandled?\b|\btackle|\bprescribed? (?:for|in|against)\b|\b(?:doctors|physicians|they|you) prescribe\b|\b(?:which|what) (?:drugs?|pills?)\b|\btaken? care of\b|\bdeal(?:s|t)? with\b"
        r"|\bworks? (?:for|against|best)\b|\bis (?:given|done|recommended) (?:for|in|with|against)\b|\bdo (?:you|doctors|they) give\b"
        r"|\b(?:combat|fight|beat|overcome)\b|\bway out\b",
    ),
    (
        "symptoms",
        r"\bnotic|\bspots? (?:it|them)\b|\bspot\b|\brecogni[sz]|\bfeels?\b|\bfelt\b|\bexperience|\bgoes wrong\b|\bcomplaints?\b|\bhints?\b"
        r"|\bpoints? to\b|\b(?:look|watch) out for\b|\bhow (?:does|do|will) .{1,60} appear\b|\bproblems do\b.{0,60}\bhave\b|\bsuffer from\b",
    ),
    (
        "causes",
        r"\bresponsible for\b|\bideas? (?:as to |to |on |of )?why\b|\bhow come\b|\bgives? (?:you|one|people|rise)\b|\borigins?\b|\bis behind\b|\bsets? off\b|\bunderl(?:ies|ying)\b"
        r"|\bmakes? .{1,60} happen\b|\bcomes? (?:from|about)\b|\bbrings? .{1,60} (?:about|on)\b|\bhow (?:does|do) .{1,60} (?:start|begin)\b",
    ),
)  # fmt: skip
_INTENTS = tuple((BY_NAME[name], Hinted(words, re.IGNORECASE)) for name, words in _MEANT)


def meant(text: str, names: Iterable[str]) -> Intent | None:
    """The intent that a question shows in such words beside those that name its subject; None where it shows none."""
    text = without_names(text, names)
    return next((intent for intent, words in _INTENTS if words.search(text)), None)


def without_names(text: str, names: Iterable[str]) -> str:
    """A question with "it" for the names of what it is about: a name's own words tell nothing of what is asked."""
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b", "it", text, flags=re.IGNORECASE)
    return text
