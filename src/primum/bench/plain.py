"""The article in the reader's words: its grade for each audience, whether every claim is there, and how near plain
wording comes to what experts wrote (PLABA)."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from primum.app import adapted, plain_words
from primum.bench.examples import QUESTIONS
from primum.bench.ground import Ground
from primum.bench.plain_scores import sari
from primum.bench.result import Cell, Result, Table, quantile
from primum.model import Answer, Audience, Question
from primum.reader import Rendition
from primum.text.readability import grade_of, smog_of

EACH = 10
"""Of the questions of HealthSearchQA every so many-th is asked too."""
HARD = 11
"""The physician's grade from which an article counts as hard."""
PAIRS = 3000
"""Sentences of PLABA that are measured, in the order of the file."""


def measure(ground: Ground) -> Result:
    """Grades of the ten example articles for each audience, claim parity, time, and the comparison with experts."""
    app = ground.development()
    asked = [row["question"].lstrip(",") for row in ground.rows("questions/healthsearchqa_1000.jsonl")][::EACH]
    further, whole_further = _further([app.ask(Question(text)) for text in asked])
    answers = [a for a in (app.ask(Question(text)) for text in QUESTIONS) if a.claims()]
    first, again = _spent(answers), _spent([replace(a, id=f"{a.id} again") for a in answers])
    rows: list[tuple[Cell, ...]] = []
    gaps, whole = [], 0
    for answer in answers:
        made = {audience: adapted(answer, audience) for audience in Audience}
        whole += all(_same_claims(answer, r) for r in made.values())
        grades = [made[audience].grade for audience in Audience]
        gaps.append(made[Audience.PHYSICIAN].grade - made[Audience.PATIENT].grade)
        rows.append((answer.title, *(round(g, 1) for g in grades), round(gaps[-1], 1), _changed(answer, made)))
    expert, figures = _against_experts(ground)
    return Result(
        "plain",
        (
            Table(("article", *(a.value for a in Audience), "gap", "reworded"), tuple(rows), "Flesch–Kincaid grade"),
            further,
            expert,
        ),
        {
            "mean_gap": round(sum(gaps) / len(gaps), 2),
            "further_gap": float(further.rows[-1][-1]),
            "claim_parity": (whole + whole_further) / (len(answers) + int(further.rows[-1][1])),
            "first_p50_ms": round(quantile(first, 0.5), 1),
            "again_p50_ms": round(quantile(again, 0.5), 1),
            "again_longest_ms": round(max(again), 1),
            **figures,
        },
        (
            "gap: the physician's grade less the patient's; reworded: claims worded otherwise for the patient",
            "the items of a list count as sentences, as they do in the physician's article",
            "milliseconds of the processor for a patient's rendition; again: its sentences have been judged before",
        ),
    )


def _further(answers: list[Answer]) -> tuple[Table, int]:
    """Mean grades of other articles, easy and hard ones apart, and in how many every claim is worded once."""
    grades: list[tuple[float, float]] = []
    whole = 0
    for answer in (a for a in answers if a.claims()):
        patient, physician = adapted(answer, Audience.PATIENT), adapted(answer, Audience.PHYSICIAN)
        whole += _same_claims(answer, patient) and _same_claims(answer, physician)
        grades.append((patient.grade, physician.grade))
    rows = []
    for name, low, high in ((f"below {HARD}", -99, HARD), (f"{HARD} and more", HARD, 99), ("all", -99, 99)):
        of = [g for g in grades if low <= g[1] < high]
        patient_mean, physician_mean = (sum(g[n] for g in of) / len(of) if of else 0.0 for n in (0, 1))
        gap = round(physician_mean - patient_mean, 2)
        rows.append((name, len(of), round(patient_mean, 1), round(physician_mean, 1), gap))
    head = ("physician's grade", "articles", "patient", "physician", "gap")
    return Table(head, tuple(rows), f"{len(answers)} further questions, of HealthSearchQA"), whole


def _spent(answers: list[Answer]) -> list[float]:
    """Milliseconds of the processor that each patient's rendition takes."""
    spent = []
    for answer in answers:
        began = time.process_time()
        adapted(answer, Audience.PATIENT)
        spent.append((time.process_time() - began) * 1000)
    return spent


def _same_claims(answer: Answer, rendition: Rendition) -> bool:
    """Whether every claim of the answer is worded once, and nothing else."""
    return sorted(w.claim for w in rendition.lines()) == sorted(c.id for c in answer.claims())


def _changed(answer: Answer, made: dict[Audience, Rendition]) -> str:
    texts = {c.id: c.text for c in answer.claims()}
    other = sum(w.whole != texts[w.claim] for w in made[Audience.PATIENT].lines())
    return f"{other} of {len(texts)}"


def _against_experts(ground: Ground) -> tuple[Table, dict[str, float]]:
    """PLABA's sentences as they are, in plain words, and as experts adapted them: grades and SARI."""
    pairs = list(islice(_pairs(ground), PAIRS))
    plain = [plain_words(source).whole for source, _ in pairs]
    sources = [source for source, _ in pairs]
    experts = [adaptations[0] for _, adaptations in pairs]
    scores = {
        "as it is": sum(sari(s, s, r) for s, r in pairs) / len(pairs),
        "plain words": sum(sari(s, p, r) for (s, r), p in zip(pairs, plain, strict=True)) / len(pairs),
    }
    texts = {"as it is": sources, "plain words": plain, "experts": experts}
    rows = tuple(
        (name, round(_grade(t), 2), round(smog_of(_lines(t)), 2), round(scores[name], 2) if name in scores else "")
        for name, t in texts.items()
    )
    changed = sum(p != s for p, s in zip(plain, sources, strict=True)) / len(pairs)
    title = f"PLABA, {len(pairs):,} sentences with their adaptations"
    return Table(("text", "Flesch–Kincaid", "SMOG", "SARI"), rows, title), {
        "plaba_gap": round(_grade(sources) - _grade(plain), 2),
        "plaba_sari": round(scores["plain words"], 2),
        "plaba_sari_unchanged": round(scores["as it is"], 2),
        "plaba_reworded": round(changed, 3),
    }


def _grade(texts: list[str]) -> float:
    return grade_of(_lines(texts))


def _lines(texts: list[str]) -> Iterator[str]:
    for text in texts:
        yield from text.splitlines()


def _pairs(ground: Ground) -> Iterator[tuple[str, list[str]]]:
    """Sentences of abstracts with what experts made of them; sentences that they left out are left out."""
    with gzip.open(ground.path("plain_language/plaba_train.json.gz"), "rt", encoding="utf-8") as file:
        questions = json.load(file)
    for question in questions.values():
        for record in question.values():
            if not isinstance(record, dict):
                continue
            for number, sentence in record["abstract"].items():
                adapted_by = [a.get(number, "").strip() for a in record["adaptations"].values()]
                references = [text for text in adapted_by if text]
                if sentence.strip() and references:
                    yield sentence, references
