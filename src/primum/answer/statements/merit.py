"""What the words of a statement are worth as an answer: less where they tell nothing, a special case or how a study was
done; more where they say what the intent asks for."""

from __future__ import annotations

import re

from primum.model import Kind
from primum.text.hinted import Hinted

# How something goes depends on other things: of an outlook that is an answer.
_DEPENDS = Hinted(
    r"\bdepends? (?:up)?on\b|\bvar(?:y|ies)\b|\bdifferent (?:from|for) (?:each )?person|\brange from mild|\bdiffer from person to person\b|\b(?:is|are) (?:\w+ly )?variable\b|\b(?:is|are) different\.$",
    re.IGNORECASE,
)
# That there are several of a thing: of kinds and stages that is one.
_SEVERAL = Hinted(
    r"^there (?:are|is) (?:also )?(?:a number of|other (?=steps|ways|things)|many|several|some|different|effective|various|two|no single)\b",
    re.IGNORECASE,
)
# Sentences that say that there is something to say, and not what.
_EMPTY = Hinted(
    r"\b(?:has|have) many (?:possible |different |other )?(?:causes|symptoms|reasons|treatments)\b(?!.*(?::|includ|such as))|"
    r"\bmay (?:one day )?allow (?:doctors|researchers|scientists)\b|\bstudied whether\b|\bhave risks\.$|^anything that (?:increases|raises)\b|^(?:learn|find out|read|see) more\b|^(?:the )?good news\b|^for example\b|^other (?:\w+ ){1,3}(?:can|may|might) also\b|"
    r"^(?:you|people|many people|most people)\b.{0,40}\bcan have many\b|\bfirst to notice\b|^sometimes people (?:dismiss|ignore)\b|"
    r"\bcan be (?:scary|frightening|confusing)\b|^early (?:diagnosis|detection|treatment)\b.{0,40}\b(?:helps?|important)\b|"
    r"\b(?:is|are) (?:now )?under ?way\b|\bpeace of mind\b|\bdoes not mean (?:that )?you will\b|^(?:the )?(?:main |overall |chief )?(?:goals?|aims?|objectives?) (?:of|for|in) (?:\w+ ){0,3}(?:treatment|therapy|management|care|treating|managing)\b|"
    r"^(?:many|certain|several|different|various|some) (?:\w+ )?(?:things|factors|types|tests|conditions|treatments|procedures)\b(?!.*:)|"
    r"\bvariety of (?:approaches|treatments)|\bfirst step\b|^(?:researchers|scientists|doctors|investigators) (?:now |also |still )?(?:continue|hope|are|do not|don.t|believe|think|use a)\b|"
    r"^to understand\b[^,]{2,40}, it helps\b|\bvariations? (?:from|between|among)\b|\bmay be similar to those of\b|\bare familiar with\b|\bwho speciali[sz]es? in\b|"
    r"\bcan decide (?:the|which|what|whether)\b|\bpublic education\b|\bcan take many forms\b|\bconsider (?:various|many|several|different) factors\b|"
    r"\bwill (?:most |very )?(?:likely |help )?(?:lead to the identification|give researchers|allow researchers|help researchers)\b|"
    r"\bopportunity to develop\b|\bpolicies and procedures\b|\bhas been documented\b|\bresearch capacit|"
    r"\b(?:mistaken for|confused with)\b|\bspecialists who\b|\bhow you can\b|\byou can take steps\b(?!.*\bby \w+ing\b)|\b(?:people|adults|patients|women|men) prefer\b|\bcan cause serious side effects\b|^treatments? can help\b|"
    r"\bcan be (?:prevented|treated|cured|diagnosed)\.$|\bis essential for\b|\bevery effort\b|\bright for everyone|\bwill likely lead|"
    r"^(?:\w+ ){0,3}(?:doctors|physicians|specialists|providers) (?:often |usually |may |also )*(?:diagnose|treat)\b|"
    r"\b(?:hard|difficult) (?:for \w+ )?to (?:diagnose|treat|detect|tell)\b|"
    r"\bdecisions? (?:about|on)\b.{0,60}\bdifficult\b|^not all\b.{0,60}\b(?:are|is) helpful\b|\bmay (?:help )?(?:have|has) no (?:signs or )?symptoms\.$|\blong period of time|\bapply to all\b|\bare related to\b",
    re.IGNORECASE,
)
# A label's special cases and its trials: not what the many need.
_SPECIAL = Hinted(
    r"^(?:in|for|among) (?:\w+ ){0,2}patients\b|^patients (?:with|taking|who|receiving)\b|\bHIV\b|"
    r"\b(?:were|was) (?:tested|evaluated|studied|randomi[sz]ed|enrolled)\b|\bin stud(?:y|ies)\b|\bplacebo\b|\bthe stud(?:y|ies)\b|\bantibodies to\b|"
    r"\bstud(?:y|ies) [A-Z]{1,3}-?[IVX]+\b|\bopen-label|\(n ?= ?\d|\bimmunogenicity|\b(?:ASCOT|CARDS|TNT|SPARCL)\b",
    re.IGNORECASE,
)
_ANIMAL = Hinted(
    r"\b(?:rats?|rabbits?|mice|mouse|pups?|monkeys?|dogs?|mg/kg/day|animal (?:studies|reproduction))\b", re.IGNORECASE
)
# What a body said once, told by what it says now.
_HISTORY = Hinted(
    r"^in (?:\w+ )?(?:19|20)\d\d,|^as it did\b|\bpreviously recommended\b|\bprior recommendation\b", re.IGNORECASE
)
# How a disease is met says nothing of what is felt.
_ON_PATIENTS = re.compile(
    r"^(?:(?:most|some|many|the) (?:patients?|cases) (?!(?:also |often |usually )?(?:have|feel|experience|develop)\b)|(?:the )?(?:commonest|most common) form\b)",
    re.IGNORECASE,
)
# What comes of having none is no treatment.
_UNTREATED = Hinted(r"\bif (?:\w+ ){0,3}not treated\b|\buntreated\b|\bwithout treatment\b", re.IGNORECASE)
# Nor is a test.
_TESTS = Hinted(r"\b(?:types? of )?tests?\b|\btesting\b|\bA1C\b", re.IGNORECASE)
_STATED = {
    "dose": r"\b(?:recommended|usual|starting|initial|maximum)\b.{0,25}\bdos(?:e|age)\b.{0,60}\d|\bdos(?:e|age) range\b.{0,60}\d",
    "pregnancy": r"contraindicated|should not|must not|not recommended|do not take|may cause fetal harm|to be avoided",
    "lactation": r"contraindicated|should not|must not|not recommended|do not",
    "contraindications": r"contraindicated|should not|must not",
    "transmission": r"\b(?:spreads?|passed|caught) (?!to (?:the|your|other (?:parts|organs|areas))\b)(?:\w+ ){0,2}(?:through|by|from|on|to)\b|\bcontagious\b|\bnot (?:be )?(?:spread|passed)",
    "definition": r"(?:is|are) an? (?!major|leading|common cause|serious)(?:[\w-]+,? ){0,4}(?:disease|disorder|condition|syndrome|infection|inflammation|cancer|injury|test|medicine|drug)\b",
    "onset": r"\b(?:begins?|beginning|starts?|appears?|develops?|developing|(?:is|are) diagnosed|onset|noticed|shows? up)\b[^.;]{0,60}"
    r"(?:\bages? (?:of )?\d|\d0s\b|(?:twen|thir|for|fif|six|seven)ties\b|\b(?:childhood|adulthood|adolescence|middle age|birth|infancy)\b|\d years (?:of age|old))",
    "types": r"(?<!one of the )\b(?:two|three|four|five|six|seven|main|major|most common|\d) (?:(?!treatment)[\w-]+ ){0,2}(?!treatment)(?:types|kinds|forms|grades|stages|groups|phases)\b|"
    r"\b(?:several|many|different) (?:[\w-]+ ){0,2}(?:types|kinds|forms|grades|stages|groups)\b.*(?:[:;]|\binclud|\bsuch as\b)",
    "adverse_effects": r"most (?:common|frequent)|common (?:side effects|adverse)",
    "epidemiology": r"\b\d[\d.,]* ?(?:million|billion|percent|per cent|in \d|per \d)|\d ?%|\b(?:one|1|about one|about 1) in \w+|\b(?:thousands|millions) of\b|\bmillion (?:people|adults|children|americans)\b|\b(?:very |quite |relatively )?rare (?:disease|disorder|condition|cancer)",
    "screening": r"\brecommends?\b|\brecommended\b|\bshould (?:be|have|get)\b|\bages? \d|\baged \d|\b\d+ (?:to|or) (?:\d+|older)\b|\bat (?:\w+ )?risk\b",
}
_STATES = {intent: Hinted(pattern, re.IGNORECASE) for intent, pattern in _STATED.items()}
# What a guideline reports of other bodies is not its own recommendation.
_OTHERS_SAY = Hinted(
    r"\b(?:American|Royal|European|Canadian|National|International)\b[^.]{0,90}\brecommends?\b|"
    r"\b(?:College|Society|Association|Academy)\b[^.]{0,60}\brecommends?\b"
)
# Nor is a study that it weighed.
_STUDY = re.compile(
    r"^(?:an? |the |other |some |several |one |two |three )?(?:[\w-]+ ){0,3}?"
    r"(?:study|studies|trials?|reviews?|analys[ie]s|evidence profiles?|meta-analys[ie]s)\b(?! (?:should|must|is recommended))",
    re.IGNORECASE,
)
# Nor is how it weighed them, nor what is still to be found out.
_WEIGHED = Hinted(
    r"\b(?:was|were) (?:judged|rated|graded|downgraded|considered) (?:to be |as )?(?:\w+ )?(?:trivial|small|moderate|large|low|high|certain|uncertain)|"
    r"\bbody of evidence\b|\bper 1,?000 (?:treated |screened )?(?:people|persons|patients|adults|women|men)\b|"
    r"\b(?:more|further|additional) (?:evidence|research|studies|trials?|data) (?:is|are) (?:still )?(?:required|needed|necessary|warranted)",
    re.IGNORECASE,
)
COUNTED = frozenset({"long", "age", "mani", "often", "much", "soon", "rate"})
"""Stems by which a question asks for a figure."""
_FIGURE = Hinted(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:days?|weeks?|months?|years?|hours?)\b|\blifelong\b|\brest of your life\b",
    re.IGNORECASE,
)


_TIME = re.compile(
    r"\b(?:\d+|an?|few|several|some|two|three|four|five|six|eight|ten|many|within) (?:to \d+ )?(?:hours?|days?|weeks?|months?|years?)\b|"
    r"\b(?:lifelong|life-long|chronic|permanent(?:ly)?|for life|rest of your life|life expectancy|life ?spans?|normal life|survival (?:rates?|time)|"
    r"(?:hours|days|weeks|months|years)|(?:in)?to (?:adulthood|old age|middle age))\b",
    re.IGNORECASE,
)


def tells_time(text: str) -> bool:
    """Whether a statement says how long something takes, or that it does not end."""
    return _TIME.search(text) is not None


def states(text: str, intent: str) -> bool:
    """Whether a statement says what an intent asks for in so many words."""
    return intent in _STATES and _STATES[intent].search(text) is not None


TELLS_NOTHING = -0.7
"""Merit at or below which a statement is not worth showing beside an answer."""


def merit(text: str, kind: Kind, intent: str, *, counted: bool = False) -> float:
    """The worth of a statement's words for an intent, about -2.5 to 1.6; `counted` says that a figure was asked for."""
    empty = (
        _EMPTY.search(text)
        or (intent != "prognosis" and _DEPENDS.search(text))
        or (intent != "types" and _SEVERAL.search(text))
    )
    worth = -0.8 if empty else 0.0
    worth -= 0.8 if kind is Kind.LABEL and _SPECIAL.search(text) else 0.0
    worth -= 0.8 if _ANIMAL.search(text) else 0.0
    past = _HISTORY.search(text) is not None
    worth -= 0.8 if past else 0.0
    worth -= (
        1.0
        if kind is Kind.GUIDELINE and (_OTHERS_SAY.search(text) or _STUDY.search(text) or _WEIGHED.search(text))
        else 0.0
    )
    worth -= 0.8 if intent == "symptoms" and _ON_PATIENTS.search(text) else 0.0
    worth -= 0.8 if intent == "treatment" and (_TESTS.search(text) or _UNTREATED.search(text)) else 0.0
    worth += 0.8 if intent in _STATES and not past and _STATES[intent].search(text) else 0.0
    return worth + (0.8 if counted and _FIGURE.search(text) else 0.0)
