"""The order of an article's parts and their headings, by reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from primum.model import Audience
from primum.reader import Part

# What a patient reads first, once the answer itself is given: where help is needed, and what must not be done.
_URGENT = ("red_flags", "boxed_warning")
# What a nurse watches for.
_WATCHED = ("red_flags", "boxed_warning", "warnings", "adverse_effects", "contraindications")
_MONITORING = "Monitoring and follow-up"
_ASKED = {
    "What it is": "What is it?",
    "How common it is": "How common is it?",
    "Causes": "What causes it?",
    "Who is at risk": "Who is more likely to get it?",
    "Symptoms and signs": "What are the signs?",
    "Complications": "What problems can it lead to?",
    "Diagnostic approach": "How do doctors find out?",
    "Differential diagnosis": "What else could it be?",
    "Screening": "Who should be tested, and how?",
    "Management": "How is it treated?",
    "Self-care and living with it": "What can I do myself?",
    "Dose and administration": "How much is taken, and how?",
    "What it is used for": "What is it used for?",
    "Who should not use it": "Who should not use it?",
    "Boxed warning": "Most serious warning",
    "Warnings and precautions": "What to be careful about",
    "Adverse effects": "What are the side effects?",
    "Interactions": "What does not go well with it?",
    "Description": "What is it?",
    "Overdose": "What if too much was taken?",
    "How it works": "How does it work?",
    "Pregnancy": "In pregnancy",
    "Breastfeeding": "While breastfeeding",
    "Children": "In children",
    "Older people": "In older people",
    "Kidney impairment": "If the kidneys work poorly",
    "Liver impairment": "If the liver works poorly",
    "Prevention": "How can it be prevented?",
    "Outlook": "What happens over time?",
    "Inheritance": "Is it passed down in families?",
    "When to seek care urgently": "When to get help",
    "When to see a doctor": "When to see a doctor",
    "Recommendations": "What experts advise",
    "What studies report": "What studies found",
    "What the sources say": "What the sources say",
    "Where sources disagree": "Where sources do not agree",
    "Special populations": "For certain groups of people",
    "Medicines and substances": "Medicines and other substances",
    "Fluids, electrolytes and metabolism": "Fluids, salts and how the body works",
    "Physical and environmental triggers": "Strain, surroundings and habits",
    "Genes and inheritance": "Genes and family",
    "Immune system": "The body's defenses",
    "Tumours": "Tumors and cancer",
    "When and whom to treat": "When is treatment needed?",
    "Procedures and surgery": "Procedures and surgery",
    "Lifestyle and self-care": "Daily habits and self-care",
    "Monitoring and follow-up": "Check-ups",
    "Other symptoms and signs": "Other signs",
    "Other measures": "Other steps",
}


def headings(reader: Audience) -> dict[str, str]:
    """The headings of Primum's own that read otherwise for this reader."""
    return _ASKED if reader is Audience.PATIENT else {}


def ordered(parts: Sequence[Part], *, reader: Audience) -> tuple[Part, ...]:
    """The parts in this reader's order: as composed, with what matters most to them first."""
    if reader is Audience.PATIENT:
        return _first(parts, lambda p: p.kind in _URGENT)
    if reader is Audience.NURSE:
        inner = tuple(replace(p, parts=_first(p.parts, _monitors)) for p in parts)
        return _first(inner, lambda p: p.kind in _WATCHED or any(_monitors(s) for s in p.parts))
    return tuple(parts)


def _monitors(part: Part) -> bool:
    return part.heading == _MONITORING or part.heading.lower().startswith("monitor")


def _first(parts: Sequence[Part], chosen: Callable[[Part], bool]) -> tuple[Part, ...]:
    """The chosen parts, then the others, each in the order they had."""
    return (*(p for p in parts if chosen(p)), *(p for p in parts if not chosen(p)))
