"""Sub-headings of a long section: a theme is shown where at least two statements fall under it."""

from __future__ import annotations

import re

from primum.text.hinted import Hinted

OTHER = {"causes": "Other causes", "treatment": "Other measures", "symptoms": "Other symptoms and signs"}


def _theme(heading: str, cue: str) -> tuple[str, Hinted]:
    return heading, Hinted(cue, re.IGNORECASE)


LIVED_BY, WITHOUT_DRUGS = "Lifestyle and self-care", "Measures without drugs"
"""What to live by is a part of what is done without drugs, where a source has all of that under one heading."""

# The first theme whose words a statement holds takes it.
THEMES: dict[str, tuple[tuple[str, Hinted], ...]] = {
    "causes": (
        _theme(
            "Medicines and substances",
            r"\bmedic(?:ine|ation)|\bdrugs?\b|statin|diuretic|dilator|blocker|inhibitor|haloperidol|alcohol|smok|nicotine|caffeine|cocaine|toxin|poison|steroid|antipsychotic|chemotherap",
        ),
        _theme(
            "Treatments and procedures",
            r"\bsurger|radiation|radiotherap|\btreatments? (?:for|of)\b|transplant|catheter",
        ),
        _theme("Infections", r"\binfect|virus|viral|bacteri|fung|parasit"),
        _theme(
            "Fluids, electrolytes and metabolism",
            r"electrolyte|dehydrat|potassium|calcium|magnesium|sodium|metabol|vitamin|glucose|sugar|thyroid|kidney|liver|dialysis|hormon|deficien",
        ),
        _theme(
            "Nerves and brain", r"\bnerv|neuro|spinal|brain|stroke|sclerosis|parkinson|dystoni|spastic|motor neuron"
        ),
        _theme(
            "Heart and circulation",
            r"circulat|\bblood (?:flow|vessel|clot|supply)|arter|\bvein|vascular|\bheart\b|hypertension|blood pressure",
        ),
        _theme("Genes and inheritance", r"\bgene\b|genes\b|genetic|mutation|inherit|chromosom"),
        _theme("Immune system", r"\bimmun|autoimmun|allerg|inflammat"),
        _theme(
            "Physical and environmental triggers",
            r"exercis|overus|strain|fatigue|injur|posture|cold\b|heat\b|stress|lifting|sport|activity|weather|exposure|pollut|diet|food|eating|obes|overweight",
        ),
        _theme("Age, sex and pregnancy", r"pregnan|\bage\b|ageing|aging|older|menopaus|sex\b"),
        _theme("Tumours", r"tumou?r|cancer|malignan"),
    ),
    "treatment": (
        _theme(
            "When and whom to treat",
            r"\binitiat|threshold|\btarget|treat(?:ment)? goal|goals?\b|diagnosis of|assessment|risk",
        ),
        _theme(
            "Medicines",
            r"\bmg\b(?!/dl)|\bmedic(?:ine|ation)|(?<!non )(?<!non-)\bdrugs?\b|[µμ]g\b|\bpuffs?\b|(?<!non)(?<!non[- –])pharmacolog|inhibitor|blocker|diuretic|antibiotic|steroid|statin|insulin|metformin|analges|\bNSAID|aspirin|tablet|oral(?:ly)?\b|inject|dose|vaccin|toxin|monotherap|-?agonist|antagonist|antidepress|relaxant|thiazide|\bagents?\b|antihypertens|\bACE|\bARBs?\b|\bCCBs?\b|[a-z]{4,}(?:pril|sartan|olol|azole|cillin|mycin|oxacin|dipine|statin|triptan|prazole|gliptin|gliflozin|glutide|parin|caine|azepam|pam|dine|mab)\b",
        ),
        _theme(
            "Procedures and surgery",
            r"surg|operation|procedure|transplant|radiotherap|radiation|\blaser|stent|resection|dialysis|ablation|implant|catheter",
        ),
        _theme(
            LIVED_BY,
            r"lifestyle|\bhealthy eating|exercis|stretch|massage|\bdiet|weight|salt|smok|alcohol|\brest\b|\bice\b|\bheat|fluid|drink|sleep|stress|activity|physical therap|physiotherap|hydrat|avoid|warm|wash",
        ),
        _theme(WITHOUT_DRUGS, r"\bnon[- –]?(?:drug|pharmac)"),
        _theme("Monitoring and follow-up", r"monitor|follow[- ]?up|check|review"),
    ),
    "adverse_effects": (
        _theme("Common", r"\bmost common|\bcommonly\b|most frequent|\bincidence\b"),
        _theme(
            "Serious",
            r"serious|severe|fatal|death|life-threat|anaphyla|angioedema|failure|bleed|hepat|rhabdo|warning|stroke|infarction",
        ),
    ),
}
