"""What a heading says its section is about.

Readers set a role where the source's own metadata names one (LOINC section code, MedQuAD question type, abstract label);
everywhere else the heading's words decide.
"""

from __future__ import annotations

import re
from functools import lru_cache

from primum.text.hinted import Hinted

ROLES = (
    "summary",
    "definition", "epidemiology", "causes", "risk_factors", "symptoms", "red_flags", "complications", "diagnosis", "differential",
    "screening", "treatment", "self_care", "dose", "indications", "contraindications", "boxed_warning", "warnings",
    "adverse_effects", "interactions", "overdose", "mechanism", "pregnancy", "lactation", "children", "older_people",
    "renal", "hepatic", "populations", "prevention", "prognosis", "inheritance", "recommendations", "evidence",
    "background", "methods", "results", "conclusions", "description", "types", "other",
)  # fmt: skip

# The first rule that matches decides, so the narrow ones stand before the wide ones.
_RULES: tuple[tuple[str, str], ...] = (
    ("summary", r"^in short|^at a glance|^key points|^summary$|^bottom line|^in brief|^the essentials"),
    ("boxed_warning", r"\bboxed warning|black box"),
    ("treatment", r"^(?:treating|managing)\b"),
    ("red_flags", r"\bred flags?|when (?:should|do|to) .*(?:doctor|provider|help|call|seek)|seek (?:medical|urgent|emergency)"
                  r"|warning signs|urgent (?:evaluation|referral)|when to (?:refer|worry)|emergency (?:signs|symptoms|warning)|medical emergency"),
    ("treatment", r"^what (?:should|can|must) (?:i|you|we|one) do (?:if|when|about)\b|^what to do (?:if|when)\b|^first[- ]aid\b"),
    ("lactation", r"\blactation|breast-?feed|nursing mothers?"),
    ("pregnancy", r"\bpregnan|obstetric|gestation"),
    ("children", r"\bp(?:a)?ediatric|\bchildren\b|\binfants?\b|\bneonat|\badolescen"),
    ("older_people", r"\bgeriatric|\belderly|\bolder (?:people|adults|persons|patients)"),
    ("renal", r"\brenal impairment|kidney (?:disease|impairment)"),
    ("hepatic", r"\bhepatic impairment|liver (?:disease|impairment)"),
    ("populations", r"special populations|specific populations|special considerations|special groups"),
    ("overdose", r"\boverdos"),
    ("interactions", r"\binteraction|(?:drugs?|medicines?|vitamins|herbs|supplements)\b.*\b(?:avoid while|should i avoid|interact)"),
    ("contraindications", r"\bcontra-?indicat|should not (?:take|use)|who should not"),
    ("adverse_effects", r"\badverse|\bside[- ]effects?|undesirable effects"),
    ("dose", r"\bdos(?:e|es|age|ing)\b|how (?:should|do) .*\b(?:taken|used?|take)\b|administration"),
    ("indications", r"\bindications?\b|\buses?\b of|what is .* used for|why .* prescribed"),
    ("prevention", r"\bprevent|\b(?:lower|reduc|decreas|cut)\w* (?:(?:your|my|the|their) )?(?:risk|chance)"),
    ("screening", r"\bscreen"),
    ("inheritance", r"\binherit|\bgenetic changes|runs? in famil|\bgenes? (?:are|is) related"),
    ("risk_factors", r"\brisk factors?|who is (?:more likely|at (?:high )?risk|at .*risk)|\bat risk\b|(?:increase|raise)s? .* risk|risk of developing"),
    ("complications", r"\bcomplication|(?:health|other) problems .* (?:cause|linked)|long-term (?:effects|problems)|sequelae"),
    ("causes", r"\bcause|\ba?etiolog|precipitating|triggers?\b|pathogenesis"),
    ("epidemiology", r"\bhow (?:common|many)|epidemiolog|prevalence|incidence|frequency|who gets"),
    ("types", r"^(?:what|which|are there|how many)?\b ?(?:are |is )?(?:the |different |main |major |common |various |two |three |four )*(?:types?|kinds|forms|grades|stages|subtypes|classification)(?: of (?!treatment|therap|surger|test|exam|doctor|specialist|medic|drug|health|care)|\s*\??$)"),
    ("prognosis", r"\bprognos|\boutlook|life expectancy|long-term outlook|expected (?:duration|course)"),
    ("differential", r"\bdifferential"),
    ("diagnosis", r"\bdiagnos|investigation|\btest(?:s|ing)?\b|\bexams?\b|work-?up|differential|laborator|imaging|evaluation|assessment"),
    ("self_care", r"self-?care|home remed|lifestyle|eating, diet|diet and nutrition|living with|coping|non[- ]?drug"),
    ("treatment", r"\btreat|\btherap|\bmanage|\bdrugs?\b|\bmedic(?:ine|ation)|supportive measures|surgery|care plan|pharmacolog"),
    ("recommendations", r"\brecommend|clinical guidance|practice (?:points?|statement)|key (?:points|messages)"),
    ("symptoms", r"\bsymptom|\bsigns?\b|clinical (?:features|presentation|findings|manifestations)|presentation|manifestation"),
    ("mechanism", r"\bmechanism|how .* works?\b|clinical pharmacology|pathophysiolog"),
    ("warnings", r"\bwarnings?|\bprecautions?|\bcautions?"),
    ("methods", r"^(?:materials? and )?methods?\b|study (?:design|population|selection)|statistical|data (?:sources|extraction|collection)|setting|participants|patients and methods|interventions?$|main outcome"),
    ("results", r"^results?\b|^findings"),
    ("conclusions", r"conclusion|^discussion|^summary|implications|interpretation|bottom line"),
    ("background", r"^background|^objectives?|^aims?\b|^purpose|rationale|^importance|^context"),
    ("definition", r"^what (?:is|are)\b|\bdefinition|^overview|^introduction|^about\b|what does .* mean|^information"),
    ("evidence", r"\bevidence|research|clinical trials|studies"),
    ("description", r"\bdescription"),
)  # fmt: skip
_COMPILED = tuple((role, Hinted(pattern, re.IGNORECASE)) for role, pattern in _RULES)


@lru_cache(maxsize=16384)
def role_of(heading: str) -> str:
    """The role (one of ROLES) that a heading's words name; "other" where they name none."""
    for role, pattern in _COMPILED:
        if pattern.search(heading):
            return role
    return "other"
