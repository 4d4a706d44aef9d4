"""Direct answers from given passages beside those that experts wrote: ROUGE-2 on BioASQ 10B with its gold snippets.

ROUGE-2 F1 is the harmonic mean of the shares of word pairs that two texts have in common (Lin, 2004, "ROUGE: a package
for automatic evaluation of summaries"), over stems of letters and digits; of several ideal answers the nearest counts.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from primum.app import App
from primum.bench.bioasq import Asked, questions
from primum.bench.ground import Ground
from primum.bench.result import Cell, Result, Table
from primum.model import Question
from primum.text.terms import stem

TYPES = ("summary", "yesno", "factoid", "list")
_WORD = re.compile(r"[a-z0-9]+")
_UNSTEMMED = 3
"""Words of up to this many letters stay as they are, as in the usual implementation."""
_Z = 1.96


def measure(ground: Ground) -> Result:
    """ROUGE-2 F1 and recall of direct answers, and of the first snippet alone, by type of question."""
    app = App(ground.config)
    scored = [(asked.type, *_scores(app, asked)) for asked in questions(ground)]
    rows: list[tuple[Cell, ...]] = []
    figures: dict[str, Cell] = {}
    for name in ("all", *TYPES):
        of_type = [values for type, *values in scored if name in ("all", type)]
        if not of_type:
            continue
        columns = list(zip(*of_type, strict=True))
        ours, first = columns[0], columns[2]
        half = _Z * statistics.stdev(ours) / len(ours) ** 0.5 if len(ours) > 1 else 0.0
        rows.append((name, len(ours), *(round(statistics.fmean(c), 3) for c in columns[:4]), round(half, 3),
                     round(statistics.median(columns[4])), round(statistics.median(columns[5]))))  # fmt: skip
        figures |= {
            f"{name}_f1": round(statistics.fmean(ours), 4),
            f"{name}_first_f1": round(statistics.fmean(first), 4),
        }
    head = ("questions of type", "number", "F1", "recall", "F1 of the first snippet", "its recall", "± (95 %)",
            "words", "words of the ideal answer")  # fmt: skip
    note = "a question without an answer counts 0; best of several ideal answers; stems, letters and digits only"
    return Result("ideal", (Table(head, tuple(rows)),), figures, (note,))


def _scores(app: App, asked: Asked) -> tuple[float, ...]:
    """F1 and recall of our direct answer and of the first snippet, words of ours, words of the first ideal answer."""
    answer = app.ask_from(Question(asked.text), asked.passages)
    said = " ".join(claim.text for claim in answer.summary)
    ours, first = rouge_2(said, asked.ideal), rouge_2(asked.snippets[0][1], asked.ideal)
    return (*ours, *first, len(said.split()), len(asked.ideal[0].split()))


def rouge_2(text: str, ideals: Sequence[str]) -> tuple[float, float]:
    """F1 and recall of word pairs, each against the nearest of the ideal answers, 0..1."""
    own = _pairs(text)
    found = [(own, _pairs(ideal)) for ideal in ideals]
    both = [((a & b).total(), a.total(), b.total()) for a, b in found]
    return (
        max((2 * common / (a + b) for common, a, b in both if common), default=0.0),
        max((common / b for common, _, b in both if common), default=0.0),
    )


def _pairs(text: str) -> Counter[tuple[str, str]]:
    words = (stem(w) if len(w) > _UNSTEMMED else w for w in _WORD.findall(text.lower()))
    return Counter(pairwise(words))
