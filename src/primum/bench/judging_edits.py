"""Sentences of real sources, true as they stand, and made false by one edit: does the judge see it?

The evidence is the passage that the sentence stands in, with the sentences around it. What is edited is drawn from
abstracts and pages of the development data, and what an edit puts in from the lists below.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from primum.app.judging import Judging, open_judging
from primum.bench.ground import SEED, Ground
from primum.bench.result import Cell, Result, Table
from primum.model import Support
from primum.text import sentences

EACH = 200
"""Edits of each kind, 1,000 in all."""
FROM_ONE = 4
"""Most sentences drawn from one text."""
AROUND = 2
"""Sentences before and after that the passage has."""
_DRUGS = tuple(
    """
    aspirin ibuprofen naproxen paracetamol acetaminophen warfarin heparin apixaban rivaroxaban clopidogrel
    metformin insulin glipizide pioglitazone liraglutide atorvastatin simvastatin rosuvastatin lisinopril
    enalapril ramipril losartan valsartan amlodipine nifedipine verapamil diltiazem metoprolol atenolol
    propranolol carvedilol furosemide spironolactone digoxin amiodarone prednisone prednisolone dexamethasone
    hydrocortisone amoxicillin penicillin azithromycin doxycycline ciprofloxacin vancomycin rifampicin isoniazid
    fluconazole acyclovir oseltamivir lamivudine zidovudine tenofovir fluoxetine sertraline citalopram
    amitriptyline lithium haloperidol olanzapine risperidone clozapine diazepam lorazepam morphine oxycodone
    methadone naloxone naltrexone gabapentin carbamazepine phenytoin valproate lamotrigine levetiracetam
    levodopa donepezil memantine omeprazole ranitidine ondansetron methotrexate azathioprine cyclosporine
    tacrolimus infliximab etanercept rituximab trastuzumab tamoxifen imatinib cisplatin paclitaxel doxorubicin
    estrogen testosterone levothyroxine alendronate salbutamol albuterol theophylline allopurinol colchicine
    """.split()
)
_PEOPLE = (
    ("men", "women"), ("women", "men"), ("children", "adults"), ("adults", "children"), ("infants", "older adults"),
    ("boys", "girls"), ("girls", "boys"), ("newborns", "adolescents"), ("adolescents", "infants"), ("mice", "humans"),
    ("pregnant women", "older men"), ("elderly", "newborn"), ("older adults", "infants"), ("males", "females"),
    ("females", "males"), ("humans", "mice"), ("rats", "children"),
)  # fmt: skip
_UNITS = (
    ("mg", "g"), ("g", "mg"), ("mcg", "mg"), ("kg", "g"), ("mL", "L"), ("ml", "l"), ("hours", "days"),
    ("days", "weeks"),
    ("weeks", "months"), ("months", "years"), ("years", "months"), ("minutes", "hours"), ("%", " mg"), 
    ("percent", "years"),
    ("cm", "mm"), ("mm", "cm"), ("mmHg", "kPa"), ("year", "month"), ("day", "hour"), ("week", "day"),
)  # fmt: skip
_AUXILIARY = re.compile(r"\b(is|are|was|were|can|could|may|might|should|will|would|has|have|had|does|do|did)\b(?! not)")
_NOT = re.compile(r"\b(is|are|was|were|can|could|may|might|should|will|would|has|have|had|does|do|did) not\b")
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:\.\d+)?(?![\w-]|,\d|\.\d)")


@dataclass(frozen=True, slots=True)
class Edit:
    """A true sentence, its passage, what was made of it, and by what kind of edit."""

    kind: str
    true: str
    false: str
    passage: str


def measure(ground: Ground) -> Result:
    """How many of 1,000 edited sentences are not *supported*, and how many of the unedited ones are."""
    judge = open_judging(ground.config)
    rows: list[tuple[Cell, ...]] = []
    missed: list[tuple[Cell, ...]] = []
    seen = kept = total = 0
    for kind, edits in drawn(ground).items():
        caught, upheld, missing = _told(judge, edits)
        rows.append((kind, len(edits), caught, upheld))
        missed += missing
        seen, kept, total = seen + caught, kept + upheld, total + len(edits)
        ground.say(f"{kind}: {len(edits)} edits")
    rows.append(("all", total, seen, kept))
    tables = [Table(("edit", "sentences", "edited: not supported", "unedited: supported"), tuple(rows))]
    if missed:
        tables.append(Table(("edit", "fault", "sentence", "verdict"), tuple(missed), title="Wrong"))
    figures: dict[str, Cell] = {
        "edits": total,
        "edited_not_supported": seen / total,
        "unedited_supported": kept / total,
    }
    return Result("edits", tuple(tables), figures)


def _told(judge: Judging, edits: list[Edit]) -> tuple[int, int, list[tuple[Cell, ...]]]:
    caught = upheld = 0
    missed: list[tuple[Cell, ...]] = []
    for edit in edits:
        false, true = judge(edit.false, [edit.passage]).verdict, judge(edit.true, [edit.passage]).verdict
        caught += false.support is not Support.SUPPORTED
        upheld += true.support is Support.SUPPORTED
        if false.support is Support.SUPPORTED:
            missed.append((edit.kind, "not seen", edit.false[:120], false.reason))
        if true.support is not Support.SUPPORTED:
            missed.append((edit.kind, "true sentence", edit.true[:120], f"{true.support}: {true.reason}"))
    return caught, upheld, missed


def drawn(ground: Ground) -> dict[str, list[Edit]]:
    """EACH edits of each kind, from sentences in a fixed order of chance; a sentence is used once."""
    chance = random.Random(SEED)
    found: dict[str, list[Edit]] = {kind: [] for kind in EDITS}
    for sentence, passage in _sentences(ground, chance):
        for kind in sorted(found, key=lambda k: len(found[k])):
            if len(found[kind]) == EACH:
                continue
            false = EDITS[kind](sentence, chance)
            if false and false != sentence and false not in passage:
                found[kind].append(Edit(kind, sentence, false, passage))
                break
        if all(len(edits) == EACH for edits in found.values()):
            break
    return found


def _sentences(ground: Ground, chance: random.Random) -> Iterator[tuple[str, str]]:
    texts = [str(row["text"]) for row in ground.rows("scifact/corpus.jsonl.gz")]
    texts += [str(row["text"]) for row in ground.rows("guidelines/medlineplus_documents.jsonl.gz")]
    for text in chance.sample(texts, len(texts)):
        spans = sentences.spans(text)
        for at in chance.sample(range(len(spans)), min(FROM_ONE, len(spans))):
            start, end = spans[at]
            sentence = text[start:end]
            if 6 <= len(sentence.split()) <= 45 and sentence[0].isupper() and sentence.endswith("."):
                first, last = spans[max(0, at - AROUND)], spans[min(len(spans) - 1, at + AROUND)]
                yield sentence, text[first[0] : last[1]]


def _number(sentence: str, chance: random.Random) -> str:
    places = list(_NUMBER.finditer(sentence))
    if not places:
        return ""
    place = chance.choice(places)
    value = float(place.group())
    other = value * chance.choice((0.1, 0.5, 2, 3, 10)) if value else 5.0
    shown = f"{other:.{len(place.group().partition('.')[2])}f}" if other >= 1 or "." in place.group() else "7"
    return _put(sentence, place, shown) if shown != place.group() else ""


def _unit(sentence: str, chance: random.Random) -> str:
    for unit, other in chance.sample(_UNITS, len(_UNITS)):
        place = re.search(rf"(?<=\d)\s?{re.escape(unit)}(?![\w%])", sentence)
        if place:
            return _put(sentence, place, place.group().replace(unit, other))
    return ""


def _negation(sentence: str, chance: random.Random) -> str:
    denied = _NOT.search(sentence)
    if denied:
        return _put(sentence, denied, denied[1])
    places = list(_AUXILIARY.finditer(sentence))
    return _put(sentence, places[0], f"{places[0].group()} not") if places else ""


def _drug(sentence: str, chance: random.Random) -> str:
    place = re.search(rf"\b(?:{'|'.join(_DRUGS)})\b", sentence, re.IGNORECASE)
    if not place:
        return ""
    other = chance.choice([d for d in _DRUGS if d != place.group().lower()])
    return _put(sentence, place, other.capitalize() if place.group()[0].isupper() else other)


def _population(sentence: str, chance: random.Random) -> str:
    for people, others in chance.sample(_PEOPLE, len(_PEOPLE)):
        place = re.search(rf"\b{people}\b", sentence)
        if place:
            return _put(sentence, place, others)
    return ""


def _put(sentence: str, place: re.Match[str], text: str) -> str:
    return sentence[: place.start()] + text + sentence[place.end() :]


EDITS: dict[str, Callable[[str, random.Random], str]] = {
    "number": _number,
    "unit": _unit,
    "negation": _negation,
    "drug": _drug,
    "population": _population,
}
"""Each kind of edit: a sentence to one that says something else, or to nothing where it cannot be made."""
