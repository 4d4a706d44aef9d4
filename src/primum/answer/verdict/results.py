"""What the bare results of a study come to, for a question of yes or no: the sections of an abstract from which nobody
has drawn a conclusion yet.

Two small logistic models, one for yes and one for no, over measures with names (those of `stance.py`, and signs
of significant and of missing differences, counted by how much of the question a sentence holds) and over the wording of
the question. Most such abstracts do not say which of their many results is the answer: a side is taken only where a
model is sure, which is one time in eight.

`train/results.py` makes the weights (`results.json`; docs/verdict.md has their card), one set for each part of all
studies, fitted on those of the other parts: no study is weighed by weights that were fitted on it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from primum.answer.composing.given import AIM
from primum.answer.verdict import clauses
from primum.answer.verdict.logistic import Floats, model, part
from primum.answer.verdict.stance import NAMES as STANCE
from primum.answer.verdict.stance import Held, hold, measures
from primum.text.terms import stem

_NONE = re.compile(
    r"\bno(?:t)? (?:\w+ ){0,2}(?:significan|differ|associat|correlat|relat|improv|effect|increase|change)|\bdid not\b"
    r"|\bsimilar\b|\bunchanged\b|non-?significant|\bp ?[=>] ?(?:0?\.[1-9]|0?\.0[6-9])|\bno evidence"
    r"|\bthere (?:was|were) no\b|comparable|not related",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"\bsignificantly\b|\bp ?<=? ?0?\.0|p ?= ?0?\.0[0-4]|\bassociated with\b|\bcorrelated with\b"
    r"|independent(?:ly)? (?:predict|risk|associat)",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:higher|greater|lower|fewer|more|less|better|worse|longer|shorter|increased?|decreased?|reduced?|improve[ds]?"
    r"|elevated)\b",
    re.IGNORECASE,
)
FIGURES = re.compile(
    r"\d ?%|\bp ?[<=>]|\bCI\b|\bn ?= ?\d|\bgroups?\b|\bmeans?\b|\bmedian\b|\bsignifican|\bof the \d"
    r"|\b(?:was|were|had)\b|\b\d+ (?:\w+ )?(?:patients|subjects|cases|women|men|children|participants)\b"
    r"|\bpatients who\b",
    re.IGNORECASE,
)
"""Signs of what was counted or measured."""
_CHANCE = re.compile(r"\bp ?(?:<|≤|=|less than) ?(0?\.\d+)", re.IGNORECASE)
_ASKED = re.compile(r"[a-z]+|[?:]")
NAMES = (
    *STANCE, "none, best of it", "found, best of it", "found less none, best of it", "none", "found", "none, last",
    "found, last", "none, last three", "found, last three", "statements", "question words",
    *(f"{what}, best {n}" for n in (1, 2, 3) for what in ("none", "found")),
    "none, second half", "found, second half", "compares", "by chance under 0.05", "by chance from 0.05",
    "chances told", "by chance under 0.01", "none, weighed", "found, weighed", "compares, weighed", "most held",
    "held on average", *clauses.NAMES,
)  # fmt: skip
"""The measures, in their order."""


PARTS = 10
"""Parts of all studies: each is weighed by weights fitted on nine tenths, since five hundred studies are few."""


class Chances(NamedTuple):
    """How likely experts would say yes, and no, of the bare results, each in 0..1."""

    yes: float
    no: float


def chances(question: str, told: Sequence[str]) -> Chances:
    """What all statements of a study without its conclusion, in their order, come to for a question."""
    weights = model("results", NAMES)
    row = np.concatenate([figures(question, told), worded(question, weights.words)])
    yes, no = (weights.logit(side, row, part=part(told, PARTS)) for side in ("yes", "no"))
    return Chances(1 / (1 + math.exp(-yes)), 1 / (1 + math.exp(-no)))


def figures(question: str, told: Sequence[str]) -> Floats:
    """One row of measures, of shape (len(NAMES),)."""
    held = hold(question, told)
    shares = dict(zip(held.statements, held.shares.tolist(), strict=True))
    none = {s: bool(_NONE.search(s)) for s in told}
    found = {s: bool(_FOUND.search(s)) and not none[s] for s in told}
    stated = [s for s in told if not AIM.search(s)]
    against = sum(none[s] * shares.get(s, 0.2) ** 2 for s in stated)
    favour = sum(found[s] * shares.get(s, 0.2) ** 2 for s in stated)
    return np.array(
        [
            *measures(held), against, favour, against - favour,
            _share(none[s] for s in stated), _share(found[s] for s in stated),
            none[told[-1]], bool(_FOUND.search(told[-1])),
            sum(none[s] for s in told[-3:]), sum(bool(_FOUND.search(s)) for s in told[-3:]),
            len(told), len(question.split()), *_of_results(held, told, none, found),
            *clauses.findings(question, told, held),
        ],
        float,
    )  # fmt: skip


def _of_results(held: Held, told: Sequence[str], none: dict[str, bool], found: dict[str, bool]) -> list[float]:
    """Measures over the statements that are results; over all where none is."""
    shares = dict(zip(held.statements, held.shares.tolist(), strict=True))
    results = [s for s in told if FIGURES.search(s) and not AIM.search(s)] or list(told)
    best = sorted(results, key=lambda s: -shares.get(s, 0.0))
    half = told[len(told) // 2 :]
    compares = [bool(_COMPARES.search(s)) for s in results]
    by_chance = [float(p) for s in results for p in _CHANCE.findall(s)]
    weights = np.array([shares.get(s, 0.0) ** 2 for s in results]) + 1e-6
    weights /= weights.sum()
    return [
        *(_share(sign[s] for s in best[:n]) for n in (1, 2, 3) for sign in (none, found)),
        _share(none[s] for s in half), _share(found[s] for s in half), _share(compares),
        any(p < 0.05 for p in by_chance), any(p >= 0.05 for p in by_chance), float(np.log1p(len(by_chance))),
        any(p < 0.01 for p in by_chance),
        float(weights @ [none[s] for s in results]), float(weights @ [found[s] for s in results]),
        float(weights @ [c and not none[s] for c, s in zip(compares, results, strict=True)]),
        max(shares.get(s, 0.0) for s in results), _share(shares.get(s, 0.0) for s in results),
    ]  # fmt: skip


def worded(question: str, words: Sequence[str]) -> Floats:
    """Which of these words and pairs of words a question has, as 0 and 1; "^does" is its first word."""
    own = wording(question)
    return np.array([w in own for w in words], float)


def wording(question: str) -> set[str]:
    """The stems of a question, its pairs of neighbouring stems, and its first word marked."""
    found = [stem(w) for w in _ASKED.findall(question.lower())]
    return {*found, *(f"{a} {b}" for a, b in pairwise(found)), *(f"^{w}" for w in found[:1])}


def _share(values: Iterable[float]) -> float:
    held = list(values)
    return sum(held) / len(held) if held else 0.0
