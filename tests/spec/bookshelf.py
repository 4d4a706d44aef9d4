"""A small library in our own words, and how it is asked: what the tables of behaviour stand on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from primum.answer.lexicon.spelling import Speller
from primum.answer.pipeline import Knowledge, answer
from primum.library.memory import MemoryLibrary
from primum.model import Answer, Claim, Document, Kind, Question, Section, Source
from primum.text.outline import outline

YEAR = 2026


def page(
    id: str,
    title: str,
    text: str,
    *,
    kind: Kind = Kind.REFERENCE,
    subjects: Sequence[str] = (),
    published: str = "2024",
    retracted: bool = False,
) -> Document:
    """A document whose structure is read from its plain text."""
    source = Source(
        kind=kind,
        title=title,
        publisher="Example press",
        published=published,
        subjects=tuple(subjects),
        retracted=retracted,
    )
    text = text.strip() + "\n"
    return Document(id=id, source=source, text=text, blocks=outline(text))


CRAMPS = page(
    "cramps",
    "Muscle cramps",
    """
# What are muscle cramps?

Muscle cramps are sudden, painful contractions of a muscle that cannot be relaxed at will.

# Causes

Causes of muscle cramps include:

- Straining or overusing a muscle
- Loss of fluid in hot weather
- Low levels of potassium or calcium
- Pressure on a nerve in the back or neck
- Certain medicines, such as diuretics

# Treatment

Stretching the cramped muscle gently relieves most muscle cramps within minutes.

However, quinine is not recommended for muscle cramps because of its serious effects on the blood.

This should be tried before anything else.

As Fig. 2 shows, most muscle cramps ease with massage.

# When to see a doctor

Contact a doctor if the muscle cramps:

- last longer than an hour
- come with swelling or redness of the leg
- happen after contact with a toxin
""",
    subjects=["Muscle cramps", "Leg cramps"],
)
RARE = page(
    "rare",
    "Komura syndrome",
    """
# Overview

Komura syndrome is a rare disease of childhood that causes muscle spasms, loss of hair and diarrhea.

# Causes

The cause of Komura syndrome is an immune attack, and the muscle spasms are caused by overactive nerves.
""",
)
CORONARY = page(
    "coronary",
    "Coronary artery spasm",
    """
# Causes

Coronary artery spasm is caused by smoking, cocaine and cold, and this spasm of heart muscle can cause chest pain.
""",
)
PRESSURE = page(
    "pressure",
    "Guideline on the treatment of high blood pressure in adults",
    """
# Recommendations

The society recommends a thiazide diuretic or a calcium channel blocker as first-line treatment of hypertension.

The society recommends starting treatment in adults whose systolic blood pressure is 140 mmHg or more.

Combining an ACE inhibitor with an angiotensin receptor blocker is not recommended in hypertension.
""",
    kind=Kind.GUIDELINE,
    subjects=["Hypertension", "High blood pressure"],
    published="2023",
)
PRESSURE_PAGE = page(
    "pressure-page",
    "High blood pressure",
    """
# What is high blood pressure?

High blood pressure is a lasting rise of the pressure in the arteries to 140/90 mmHg or more.

# Treatment

High blood pressure is treated with a change of diet, with exercise and, where needed, with medicines.

# Prevention

Eating less salt helps to prevent high blood pressure.
""",
    subjects=["Hypertension"],
)
ALDOSTERONE = page(
    "aldosterone",
    "Familial hyperaldosteronism",
    """
# Treatment

The first-line treatment of familial hyperaldosteronism with severe hypertension is a low dose of dexamethasone.
""",
)
LABEL = page(
    "label",
    "Tolvapril tablets",
    """
# Indications and usage

Tolvapril tablets are indicated for the treatment of hypertension in adults.

# Dosage and administration

The recommended starting dose of tolvapril is 10 mg once daily, and the maximum dose is 40 mg daily.

# Adverse reactions

In trials the dose of 80 mg of tolvapril caused dizziness in 12% of patients.

# Pregnancy

Tolvapril should be stopped when pregnancy is found because it can harm the fetus.

Tolvapril was well tolerated by non-pregnant women of childbearing age in one trial.
""",
    kind=Kind.LABEL,
    subjects=["Tolvapril"],
)
IBUPROFEN = page(
    "ibuprofen",
    "Ibuprofen tablets",
    """
# Dosage and administration

The recommended dose of ibuprofen for mild to moderate pain is 400 mg every 4 to 6 hours.

# Pregnancy

Ibuprofen should be avoided from about 20 weeks of pregnancy because it can harm the kidneys of the fetus.
""",
    kind=Kind.LABEL,
    subjects=["Ibuprofen"],
)
CUSHING_SYNDROME = page(
    "cushing-syndrome",
    "Cushing's syndrome",
    """
# What is Cushing's syndrome?

Cushing's syndrome is the set of changes that a long excess of cortisol brings about.

# Causes

Cushing's syndrome is most often caused by long use of steroid medicines.
""",
)
CUSHING_DISEASE = page(
    "cushing-disease",
    "Cushing's disease",
    """
# What is Cushing's disease?

Cushing's disease is an excess of cortisol driven by a small tumor of the pituitary gland.

# Causes

Cushing's disease is caused by a pituitary tumor that makes too much corticotropin.
""",
)
THYROID = page(
    "nodal",
    "Nodal dystrophy",
    """
# Symptoms

## Type 1

- Weakness of the hands from early childhood
- Clouding of the lens of the eye

## Type 2

- Pain in the thighs from middle age
- Stiff fingers in cold weather
""",
)
MIGRAINE = page(
    "migraine",
    "Migraine",
    """
# What is migraine?

Migraine is a headache disorder with attacks of throbbing pain, often on one side of the head.

# Treatment

Ibuprofen 400 mg relieves migraine attacks in about half of adults.

Ibuprofen 400 mg relieves attacks of migraine in about half of all adults.

Triptans are used for migraine attacks that simple painkillers do not relieve.
""",
)
SHELF = (
    CRAMPS, RARE, CORONARY, PRESSURE, PRESSURE_PAGE, ALDOSTERONE, LABEL, IBUPROFEN, CUSHING_SYNDROME, CUSHING_DISEASE,
    THYROID, MIGRAINE,
)  # fmt: skip


@cache
def knowledge() -> Knowledge:
    """The same for all: its speller knows the shelf's own words, as the hall's does."""
    return Knowledge(speller=Speller([t for d in SHELF for t in (d.source.title, *d.source.subjects)]))


@cache
def library(*documents: Document) -> MemoryLibrary:
    """The documents in memory, searched by words alone; no documents: the whole shelf."""
    shelf = MemoryLibrary(None)
    shelf.add(documents or SHELF)
    return shelf


def ask(question: str | Question, *documents: Document) -> Answer:
    """The answer from these documents alone; from the whole shelf where none are given."""
    asked = question if isinstance(question, Question) else Question(question)
    return answer(asked, library=library(*documents), code="code", config="config", year=YEAR, knowledge=knowledge())


def told(claims: Sequence[Claim]) -> str:
    """What claims say, line by line."""
    return "\n".join(c.text for c in claims)


def whole(found: Answer) -> str:
    """Everything that an article says, line by line."""
    return told(found.claims())


def cited(found: Answer) -> list[str]:
    """The documents an article cites, in order."""
    return [e.document for e in found.references]


def every_section(found: Answer) -> list[Section]:
    """All sections and sub-sections in reading order."""
    out: list[Section] = []
    pending = list(reversed(found.sections))
    while pending:
        section = pending.pop()
        out.append(section)
        pending.extend(reversed(section.sections))
    return out
