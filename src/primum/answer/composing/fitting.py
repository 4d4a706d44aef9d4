"""How well a statement serves a side of its subject: by the section it stands in, and by its own words."""

from __future__ import annotations

import re

from primum.answer.composing.byothers import is_not_ones_own
from primum.answer.composing.forwhom import is_on_people
from primum.answer.composing.select import BARE, NOT_PREGNANT, Candidate
from primum.answer.inquiry.intents import FACETS, Facet
from primum.answer.lexicon.names import name_stems, text_stems
from primum.answer.statements.parts import OPEN
from primum.answer.statements.units import Unit
from primum.model import Kind
from primum.text.headings import role_of
from primum.text.hinted import Hinted
from primum.text.terms import stems

# What a label says in a section of its own, and elsewhere only of trials and special cases.
_LABEL_SECTIONS = {
    "dose",
    "adverse_effects",
    "interactions",
    "contraindications",
    "indications",
    "treatment",
    "boxed_warning",
}
# "Crohn's disease is a chronic disease that …" tells what it is, wherever it stands.
DEFINES = re.compile(r"^(?:an? |the )?(?:[\w’'()-]+ ){1,5}?(?:is|are) (?:an? |the |one of |your )", re.IGNORECASE)
_SCREENS = re.compile(r"\bscreen", re.IGNORECASE)

_NAMING = {"definition", "types"}
"""Facets that a sentence serves only where it names the subject: a page speaks of types of much else."""


def fit(candidate: Candidate, name: str) -> float:
    """How well a statement serves a facet: 1 where its section is about it, 0.6 where its words show it, else 0."""
    facet: Facet = FACETS[name]
    unit = candidate.unit
    own, cued = unit.role in facet.roles, facet.cue.search(unit.text) is not None
    if candidate.opens_on_it and (name == "definition" or cued):
        return 0.8  # "Heat exhaustion - an illness that …; symptoms include …", in a list of illnesses
    if not (own or unit.role in OPEN or name in _CROSS or candidate.for_people):
        return 0.0
    if _is_elsewhere(candidate, name, own=own) or _says_another_thing(candidate, name, cued=cued):
        return 0.0
    if name == "definition" and unit.order == 0 and unit.role in {"definition", "summary"}:
        return 1.0
    if name == "definition" and is_on_another_side(unit):
        return 0.0
    if name != "definition" and not (cued or own) and DEFINES.search(unit.text):
        return 0.0
    return (
        _fit_of_section(candidate, facet, name, cued=cued) if own else _fit_outside(candidate, facet, name, cued=cued)
    )


def _is_elsewhere(candidate: Candidate, name: str, *, own: bool) -> bool:
    """Whether a facet has a place that a statement does not stand in: a label's sections, what is said of some people."""
    if own:
        return False
    if name in _LABEL_SECTIONS and candidate.document.source.kind is Kind.LABEL:
        return True
    return name in _FOR_PEOPLE and not (candidate.for_people or is_on_people(candidate.unit, name))


def _says_another_thing(candidate: Candidate, name: str, *, cued: bool) -> bool:
    """Whether the words of a statement say something else than a facet, wherever it stands."""
    unit = candidate.unit
    opening = _OPENING.match(unit.text) if name in _OPENS_ON else None
    if opening is not None and not opening[1].lower().startswith(_OPENS_ON[name]):
        return True
    if name in _DONE and name != "prevention" and _AT_RISK.match(unit.text):
        return True
    if name in _DONE and not cued and candidate.names_subject and DEFINES.match(unit.text):
        return True  # "A kidney stone is a solid piece of material", among what is to be remembered of its treatment
    if name == "treatment" and _TAKERS.search(unit.text) and not FACETS[name].cue.search(_TAKERS.sub("", unit.text)):
        return True
    if name in {"treatment", "self_care"} and _keeps_away(candidate):
        return True
    if name == "self_care" and is_not_ones_own(unit):
        return True
    if name == "pregnancy" and NOT_PREGNANT.search(unit.text):
        return True
    if name == "red_flags" and _NO_HURRY.search(unit.text):
        return True
    if name == "transmission" and _GROWS.search(unit.text):
        return True
    return _is_no_item(unit, name) if unit.listed else _is_no_sentence(candidate, name, cued=cued)


def _is_no_item(unit: Unit, name: str) -> bool:
    """Whether an item, or what leads its list in, says that it is none of a facet's."""
    if name == "definition" or (name in _DONE and _PROBLEMS.match(unit.lead)):
        return True
    return _is_out_of_list(unit, name) or (name in _NOT_FELT and _FELT_OF.match(unit.lead) is not None)


# "Damaged cartilage can cause symptoms such as pain": what comes of it.
_BRINGS_SYMPTOMS = re.compile(r"\bcauses? (?:\w+ ){0,2}symptoms\b", re.IGNORECASE)


def _is_no_sentence(candidate: Candidate, name: str, *, cued: bool) -> bool:
    """Whether a sentence speaks near a facet and does not serve it."""
    unit = candidate.unit
    if name in _NAMING and not candidate.names_subject and unit.role != "types":
        return True
    if name not in _NAMING and _PHRASE.match(unit.text):
        return True
    if _is_done_about_it(unit.text, name) or (name in _DONE and not cued and _IS_DUE.search(unit.text)):
        return True
    if name == "self_care" and unit.role in OPEN and not ADVISES.search(unit.text):
        return True
    if name in {"treatment", "self_care"} and _GOES.search(unit.text):
        return True
    if name == "treatment" and unit.role not in FACETS[name].roles and _IS_A_DRUG.match(unit.text):
        return True
    if name == "causes" and _BRINGS_SYMPTOMS.search(unit.text):
        return True
    return name in _BROUGHT and candidate.names_subject and IS_WHAT_BRINGS.match(unit.text) is not None


# "Opioids are a type of drug", on the page on taking too much of them, treats nobody.
_IS_A_DRUG = re.compile(
    r"(?!.*\b(?:treat|to relieve|help|therap))[^.;:]{3,60}? (?:is|are) (?:also )?an? (?:(?:type|kind|class|group)s? of )?(?:[\w-]+ )?"
    r"(?:drug|medicine|medication|opioid)s?\b",
    re.IGNORECASE,
)
# "A chronic disease of the airways that is characterized by …": what the heading above it is, and no sentence.
_PHRASE = re.compile(
    r"An? (?:[\w-]+,? ){0,5}?(?:disease|disorder|condition|infection|illness|syndrome|inflammation|cause|surgery|procedure|emergency|tumou?r)"
    r" (?:of|that|which|caused|characteri[sz]ed|due|resulting|affecting)\b(?!.*(?<!that )(?<!which )\b(?:is|are|was|were|can|may|has|have|occurs?)\b)",
)


def _fit_of_section(candidate: Candidate, facet: Facet, name: str, *, cued: bool) -> float:
    """How well a statement of a section on a facet serves it."""
    unit = candidate.unit
    if name != "definition" and not unit.listed and not cued and DEFINES.search(unit.text):
        return 0.3
    if name in _NOT_EXPLAINED and not (unit.listed or candidate.names_subject) and _EXPLAINS.match(unit.text):
        return 0.3
    if name == "red_flags" and not unit.listed and not cued:
        return 0.3
    if unit.listed and (name in _DONE or name == "causes") and not cued and _names_things(unit, facet):
        return 0.3
    if name in _DONE and not cued and candidate.names_subject and _IS_OR_BRINGS.match(unit.text):
        return 0.3
    if unit.listed or cued:
        return 1.0
    # Who looks for a disease asks about what is felt.
    others = (side for side in _OTHER_SIDES if side != name and not (name == "diagnosis" and side == "symptoms"))
    elsewhere = any(_OTHER_SIDES[side].search(unit.text) for side in others)
    return 0.3 if elsewhere or name in {"prognosis", "prevention"} else 0.8


def _fit_outside(candidate: Candidate, facet: Facet, name: str, *, cued: bool) -> float:
    """How well a statement of another section serves a facet."""
    unit = candidate.unit
    if name == "treatment" and candidate.for_people and unit.role in CAUTIONS and advises_on(unit.text):
        return 0.8
    # An item right below the heading that names the people says by itself what it is on.
    alone = not unit.listed or (cued and unit.lead in ("", *unit.headings))
    if candidate.for_people and unit.role in _FOR_PEOPLE and name not in _FOR_PEOPLE and alone:
        return 0.95 if facet.cue.search(" ".join(unit.headings)) else 0.9 if cued else 0.35
    if unit.listed:
        return 0.7 if unit.role in OPEN and unit.lead and facet.cue.search(unit.lead) else 0.0
    if unit.role == "summary":
        return _fit_of_summary(candidate, facet, name, cued=cued)
    if unit.role == "recommendations" and (cued or (name == "treatment" and not _SCREENS.search(unit.text))):
        return 1.2 if cued else 0.9
    if cued and (unit.role in OPEN or name in _CROSS):
        told = unit.role == "definition" and name in _OTHER_SIDES and candidate.names_subject
        told = told and not (DEFINES.match(unit.text) and ". " not in unit.text)
        return 0.8 if told and _OTHER_SIDES[name].search(unit.text) else 0.6
    return 0.0


CAUTIONS = {"adverse_effects", "warnings", "contraindications"}
"""Roles of sections that warn: of which drugs in the people asked about is a part of how these are treated."""
_ADVISED = re.compile(
    r"\b(?:should|must|avoid\w*|recommend\w*|contra-?indicated|cautio\w+|preferred|safe(?:ly)?|unsafe|do not|not be|continued?|stopped|"
    r"given|adjust\w*|for (?:\w+ ){0,2}(?:child(?:ren)?|infants|babies|adolescents|teenagers|pregnant|older|elderly))\b",
    re.IGNORECASE,
)


def advises_on(text: str) -> bool:
    """Whether a statement advises for or against what it names as given or done: not "Avoid in the first trimester"."""
    found = _ADVISED.search(text)
    return found is not None and found.start() > 0


def _is_done_about_it(text: str, name: str) -> bool:
    """Whether a sentence says how a thing is found, where to go with it or what is studied, and nothing of that side."""
    sends = name in {"symptoms", "treatment"} and _SENDS.match(text) is not None
    return (
        sends
        or (name in _FELT and _DIAGNOSES.search(text) is not None)
        or (name in _IS and _CARED_FOR.search(text) is not None)
        or (name in _HELPS and bool(_RESEARCH.search(text)))
    )


# What is done about a thing tells nothing of how it comes about, shows and goes: "All infested persons should be treated".
_CARED_FOR = re.compile(
    r"\b(?:should|must|needs? to) (?:\w+ ){0,2}?be (?:\w+ly )?(?:treated|checked|examined|tested|taught|given|seen|monitored|managed|evaluated)\b|"
    r"\b(?:doctors?|providers?|physicians?|specialists?) (?:may|might|can|will|should|could) (?:also |then |want to )?(?:prescribe|recommend|suggest|give|help|treat|advise|work with)\b|"
    r"\b(?:is|are) treated (?:with|by)\b|^(?:it(?: is|['’]s) (?:very )?important to|to (?:help )?(?:control|prevent|treat|avoid|manage|relieve)|treating)\b",
    re.IGNORECASE,
)
_IS = {"symptoms", "causes", "risk_factors", "complications", "transmission", "onset", "types", "epidemiology"}
# "A biopsy is a procedure that removes …" says what a biopsy is, and nothing of the disease that it finds.
_EXPLAINS = re.compile(
    r"(?:an? |the )?(?:[\w’'()-]+ ){1,5}?(?:"
    r"(?:is|are) (?!the\b)(?:\w+ ){0,3}(?:tests?|procedures?|exams?|techniques?|devices?|instruments?|substances?|chemicals?|products?|measures?(?= of))\b"
    r"(?=,? of (?:how|the)|,? (?:that|which|in which|to|for which|your|doctors?|health|using|used|found|made)\b)"
    r"|involves? (?:taking|removing|inserting|drawing|putting|passing)\b|(?:is|are) (?:called|painless|taken)\b)"
    # What somebody goes through who is tested.
    r"|(?:before|during|after) the (?:test|procedure|exam|scan|biopsy)\b|.{0,80}\b(?:needle|outpatient|numb|(?:before|during|after) the (?:test|procedure|exam|scan|biopsy))\b",
    re.IGNORECASE,
)
# What is looked into helps nobody yet, and brings nothing about.
_RESEARCH = Hinted(
    r"\bresearch(?:ers)? (?:is|are|has|have|continues?|funded|supported)\b|\b(?:ongoing|current) research\b|\bone day\b|\bif researchers\b|"
    r"\bclinical trials?\b|\b(?:may|could) (?:reveal|yield)\b|\badvances in\b|\bmay (?:one day )?lead to (?:new|better)\b|\bis being (?:studied|investigated)|\bare being (?:studied|investigated|developed|tested)",
    re.IGNORECASE,
)
_HELPS = {"treatment", "prevention", "self_care", "diagnosis", "screening", "complications", "prognosis", "inheritance"}
_NOT_EXPLAINED = {"diagnosis", "symptoms", "causes", "risk_factors", "complications"}


def _fit_of_summary(candidate: Candidate, facet: Facet, name: str, *, cued: bool) -> float:
    """How well a statement of a page's summary serves a facet: what the page's title says it is about counts."""
    title = candidate.document.source.title
    about = role_of(title)
    if candidate.for_people and about in _FOR_PEOPLE:
        about = "other"
    cued = cued or (name == "definition" and candidate.names_subject and _IN_IT.match(candidate.unit.text) is not None)
    told = (
        about in facet.roles
        or facet.cue.search(title)
        or (cued and (name == "definition" or name in _CROSS or about in {"other", "definition"}))
    )
    if not told or (not cued and _OF_SEVERAL.search(title)):
        return 0.0
    return 1.1 if cued else 0.8


# "In gout, crystals form in a joint": what goes on in a thing says what it is, as does what it means.
_IN_IT = re.compile(r"In (?:an? |the )?[^,.;]{2,40}, |[^.;]{2,70} (?:means?|arises?|occurs?|happens?|develops?) ")
# "Asthma: causes, symptoms and diagnosis": such a title does not tell of which of them a sentence speaks.
_OF_SEVERAL = re.compile(r":.*(?:,|\band\b)")


# What a page says in its opening of sides that have sections of their own: "Doctors use scans to diagnose it".
_OTHER_SIDES = {
    "diagnosis": Hinted(r"\bdiagnos(?:e[ds]?|is)\b|\b(?:blood|imaging|breathing|lab) tests?\b", re.IGNORECASE),
    "treatment": Hinted(r"\bno cure\b|\btreat(?:ed|ments?|s)?\b|\bmedicines? (?:can|may)\b", re.IGNORECASE),
    "symptoms": Hinted(r"\bsymptoms?\b", re.IGNORECASE),
    "causes": Hinted(
        r"\b(?:is|are) (?:(?:often|usually|sometimes|mostly|most often|mainly) )?caused by\b|\bcauses? (?:are|include)\b|\bexact cause\b",
        re.IGNORECASE,
    ),
}

# "Dandruff is often a symptom of eczema" tells what it is, and none of its symptoms.
_IS_ONE = re.compile(
    r"(?:[\w’'(),-]+ ){1,6}?(?:is|are) (?:\w+ly |often |sometimes )?(?:an? |the |one of |symptoms? of )", re.IGNORECASE
)


# "Less often, bacteria can also cause bronchitis."
_ALSO_BRINGS = re.compile(r"\b(?:can|may) also (?:cause|lead to|result in)\b|^the exact cause\b", re.IGNORECASE)


def is_on_another_side(unit: Unit) -> bool:
    """Whether a sentence of a page's opening is not on what a thing is, but on how it is found, treated or felt."""
    if unit.listed or _IS_ONE.match(unit.text):
        return False
    # What causes a thing may say what it is.
    sides = any(cue.search(unit.text) for side, cue in _OTHER_SIDES.items() if side != "causes")
    return sides or _ALSO_BRINGS.search(unit.text) is not None


# "Gout is a disorder that causes sudden pain" tells what it is, and none of its causes.
IS_WHAT_BRINGS = re.compile(
    r"^[^.,]{2,60}?\b(?:is|are) (?:(?:an?|the|any|\w+|\w+ \([^()]*\)) )?[^.]{0,60}?\b(?:that|which) (?:can |may )?(?:causes?|leads?|results?)\b",
    re.IGNORECASE,
)
_BROUGHT = {"causes", "complications"}
# "See a doctor right away if you have symptoms" tells none.
_SENDS = re.compile(
    r"(?:you (?:should|may need to) )?(?:see|call|contact|visit|talk to|tell) (?:an? |the |your )?(?:\w+ ){0,2}(?:doctor|provider|physician|911)\b",
    re.IGNORECASE,
)
# Advice, and no account of how a thing comes about.
ADVISES = re.compile(
    r"\b(?:can|should|may|might|helps?|recommend\w*|try|avoid\w*|limit\w*|lower\w*|reduc\w+|control\w*|improv\w+|manag\w+|lifestyle|important|needs? to|(?:you|people|patients) need)\b|(?:^|, )(?:eat|drink|rest|exercise|get|keep|quit|stop|use|wear|apply|take) ",
    re.IGNORECASE,
)
# "Kidney stones are caused by high levels of calcium", "A cough lasts less than three weeks".
_IS_OR_BRINGS = re.compile(
    r"(?:an? |the )?(?:[\w’'()-]+ ){1,5}?"
    r"(?:(?:is|are) (?:an? |one of |(?:\w+ly )?caused by )|lasts? )|"
    r"[^.;]{3,70}? (?:can|may) (?:also )?(?:cause|lead to|interfere with) |(?:the )?(?:\w+ ){0,2}causes? of ",
    re.IGNORECASE,
)
# "Nail problems that sometimes require treatment include" leads no list of treatments.
_DONE = {"treatment", "prevention", "diagnosis", "self_care"}
# "It is caused by a germ" and, of a test, "it is treated with drugs": sentences that lead on to the next.
_IS_DUE = re.compile(r"\b(?:is|are) (?:\w+ )?(?:caused by|treated (?:by|with))\b", re.IGNORECASE)
# "People taking certain medications need to be careful": of them, and no treatment.
_TAKERS = re.compile(
    r"\b(?:people|patients|persons|those|anyone|someone) (?:(?:who|that) (?:are )?)?(?:taking|takes?|on|using) (?:[\w-]+ ){0,2}?"
    r"(?:medic\w+|drugs?|treatments?)\b",
    re.IGNORECASE,
)
_AT_RISK = re.compile(
    r"^(?:the )?risk factors?\b|\W*you(?:'re|’re| are) (?:at (?:\w+ )?risk|more likely)\b|^your (?:chances?|risk) of\b|^you have a (?:higher|greater) (?:risk|chance)|^(?:having|being) [^.]{3,60}\b(?:increases|raises) (?:the|your) risk\b",
    re.IGNORECASE,
)
_DIAGNOSES = re.compile(
    r"^to (?:confirm|rule out|find out)\b|\bto diagnose\b|"
    r"\b(?:doctor|provider|physician|professional|dentist|hygienist)s? (?:\w+ ){0,4}(?:diagnose|order|examine|check|take an|ask about|(?:should|will|may): ask|look for)s?\b|"
    r"\b(?:dentist|hygienist|doctor|provider)s? (?:\w+ ){1,3}?: ",
    re.IGNORECASE,
)
# "Diagnosis mostly by criteria" says nothing of what is felt, wherever it stands.
_OPENS_ON: dict[str, tuple[str, ...]] = {
    "symptoms": ("sym",),
    "causes": ("caus",),
    "complications": ("compl",),
    "diagnosis": ("diag",),
    "treatment": ("treat", "manag"),
    "prevention": ("prev",),
}
_OPENING = re.compile(
    r"(diagnosis|treatment|management|prevention)\b(?! of (?:the )?(?:cause|underlying))", re.IGNORECASE
)
_PROBLEMS = re.compile(r"(?:\w+ ){0,3}(?:problems|conditions|diseases|disorders|illnesses)\b", re.IGNORECASE)
_FOR_PEOPLE = {"pregnancy", "lactation", "children", "older_people"}
# "Washing your hands will help you avoid colds" keeps a disease away, and treats none.
_AVOIDS = re.compile(r"\b(?:help|helps|way to|ways to) (?:\w+ )?(?:avoid|prevent|protect)\b", re.IGNORECASE)
# "Taking medicines to prevent HIV", on its page.
_KEEPS_IT_OFF = re.compile(
    r"\b(?:medicines?|drugs?|medications?) to prevent (?P<what>[\w’'-]+(?: [\w’'-]+)?)", re.IGNORECASE
)
# Care that goes on, or an illness that does not show at once, is no reason to hurry.
_NO_HURRY = re.compile(
    r"^to prevent\b|\bspeciali[sz]|\b[a-z]+ologist\b|\bongoing\b|(?:n[’']t|not)\b[^.]{0,40}\bright away\b|\bregular(?:ly)?\b|\btreatment plan\b|\b(?:develop|appear|start|begin|occur|happen)s? right away\b|\b(?:may|can|might) prescribe\b|\bstay home\b",
    re.IGNORECASE,
)
# A cancer that spreads is not caught.
_GROWS = re.compile(r"\b(?:cancers?|tumou?rs?|carcinomas?|metasta\w+)\b", re.IGNORECASE)
# How an illness goes is no treatment of it.
_GOES = re.compile(
    r"^(?:most|many|some) (?:people|patients|adults|children|cases)\b.{0,60}\b(?:(?:feel|get) better|recover|develop|die|live|go away|become|have (?:chronic|severe|mild|milder))\b|"
    r"\bgets? worse over time\b|\b(?:isn[’']t|is not|are not) life-threatening\b|\b(?:difficult|hard) to (?:\w+ )?treat\b|\bresembles?\b|\b(?:is|are) (?:\w+ )?(?:an? )?side effects? of\b|\brecurs?\b.{0,40}\bafter\b",
    re.IGNORECASE,
)
# A row of a score ("2 or more: admit"), and what is done about what is felt.
_SCORED = re.compile(r"^\d+(?: (?:or|to|and) (?:\d+|more|above|less))?\s?[:–-]\s|^score\b", re.IGNORECASE)
# "Urea > 7 mmol/L" is a row of a score; a temperature is felt.
_MEASURED = re.compile(r"^(?!.*(?:fever|temperature)).*[<>≤≥]\s?\d", re.IGNORECASE)
_HANDLED = re.compile(
    r"\b(?:manage|treat|refer|admit|admission|referral|to (?:confirm|identify|exclude)|rule out)\b|^history suggestive\b",
    re.IGNORECASE,
)
# "Signs of a swollen liver include": what is felt of one thing that comes of a disease is none of those that come.
_FELT_OF = re.compile(
    r"(?:(?:the|some|common|early|other) )*(?:signs?|symptoms?)(?: (?:and|or) \w+)? of\b", re.IGNORECASE
)
_NOT_FELT = {"complications", "causes", "risk_factors", "prevention"}
_FELT = {"symptoms", "causes", "risk_factors", "complications", "red_flags"}
# Items that name who, and not what: read with their lead-in alone.
_WHO = re.compile(
    r"^(?:(?:\w+ )?(?:people|persons|patients|women|men|children|adults|anyone|those)) (?:who|with|whose|living|at)\b",
    re.IGNORECASE,
)
_WHOM = {
    "risk_factors",
    "screening",
    "indications",
    "contraindications",
    "red_flags",
    "epidemiology",
    *_FOR_PEOPLE,
}
# Who sees to it says nothing of it.
_SPECIALISTS = re.compile(r"(?:specialists?|doctors|providers) (?:involved|who)\b", re.IGNORECASE)
_AIMS = re.compile(r"^(?:treatment )?(?:goals?|aims?|objectives?)(?: of (?:\w+ ){0,2}\w+)?$", re.IGNORECASE)
# "Drug treatment", "Medicines", "Pharmacological therapy"; not "Non drug".
_GIVEN = re.compile(
    r"(?:(?!non)\w+ )?(?:drugs?|medic(?:ines?|ations?)|pharmacolog\w+|pharmacotherapy)\b", re.IGNORECASE
)


def precedence(unit: Unit, name: str) -> float:
    """What a statement on treatment is worth more where its section is on what to give, and less where on what to live
    by: that has a section of its own."""
    if name != "treatment":
        return 0.0
    if unit.role == "self_care":
        return -0.3
    return 0.2 if unit.headings and _GIVEN.match(unit.headings[-1]) else 0.0


def _keeps_away(candidate: Candidate) -> bool:
    """Whether a statement tells how not to get what its page is about."""
    drug = _KEEPS_IT_OFF.search(candidate.unit.text)
    if drug is not None and not name_stems(candidate.document.source.title).isdisjoint(text_stems(drug["what"])):
        return True
    found = _AVOIDS.search(candidate.unit.text)
    if found is None:
        return False
    after = frozenset(stems(candidate.unit.text[found.end() : found.end() + 40]))
    title = stems(candidate.document.source.title)
    return candidate.unit.role not in FACETS["treatment"].roles or (title[-1:] != [] and title[-1] in after)


def _is_out_of_list(unit: Unit, name: str) -> bool:
    """Whether an item says nothing of a side under which its list stands: rows of a score, who and not what, aims."""
    if _SCORED.match(unit.text) or any(_AIMS.match(h) or _SPECIALISTS.match(h) for h in unit.headings[-1:]):
        return True
    if name in _FELT and name != "red_flags" and (_HANDLED.search(unit.text) or _MEASURED.search(unit.text)):
        return True
    return name not in _WHOM and unit.role not in _WHOM and _WHO.match(unit.text) is not None


def _names_things(unit: Unit, facet: Facet) -> bool:
    """Whether an item only names a thing, under a sentence that does not speak of the side asked for: sources of what is
    to be avoided, among treatments."""
    sentence = bool(unit.lead) and unit.lead not in unit.headings and " " in unit.lead
    if facet is FACETS["causes"]:
        return sentence and not facet.cue.search(unit.lead) and not _COUNTS.search(unit.lead)
    return sentence and unit.length <= 2 * BARE and not facet.cue.search(unit.lead) and not _YOU.search(unit.lead)


_COUNTS = re.compile(r"\b(?:includ\w*|such as|following|reasons?|factors?|risk|common|types?)\b", re.IGNORECASE)
_YOU = re.compile(
    r"\b(?:you|your|doctors?|providers?|should|help|options?|steps|ways|include the following|recommend\w*|approach\w*)\b",
    re.IGNORECASE,
)


# Facets that a statement may serve from any section of a page.
_CROSS = {
    "types",
    "transmission",
    "onset",
    "prevention",
    "pregnancy",
    "children",
    "older_people",
    "red_flags",
    "lactation",
    "screening",
    "boxed_warning",
}
