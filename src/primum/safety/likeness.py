"""How like the words of a text are to those in which people tell of emergencies: for what no rule names.

`likeness.tsv` has a weight for each word, pair of neighbouring words, and sign; `train/likeness.py` makes it. The likeness
of one to three sentences that follow one another is the sum of the weights of what they hold, over the square root of
how many that are, plus the weight of nothing; a text has the highest of its sentences. So what is said before or after
can only raise it. No unit: 0 lies midway between the emergencies and the small complaints it was made from.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise

ALARMING = 0.5
"""From here on the words alone raise an alarm."""
SURER = 1.5
"""The same where a rule calls what is told urgent: a swollen calf after a flight is seen today, not by an ambulance."""
_WORD = re.compile(r"\w+")
_MANY = re.compile(r"\d{2,}|[05-9]")
_RUN = 3
_DOUBT = 1e-6
"""More than rounding parts two sums."""
_NOTHING = ""
Features = frozenset[str]


def features(sentence: str, signs: Iterable[str], denied: Sequence[tuple[int, int]] = ()) -> Features:
    """What a sentence made plain is weighed by: its words, with 0 for numbers over 4, their pairs, and its signs after an `@`.

    A word in one of the spans that are `denied` stands after a `!` and is another than the word itself."""
    words = [
        ("!" if any(low <= word.start() < high for low, high in denied) else "") + _MANY.sub("0", word[0])
        for word in _WORD.finditer(sentence)
    ]
    return frozenset((*words, *map(" ".join, pairwise(words)), *(f"@{sign}" for sign in signs)))


def runs(sentences: Sequence[Features]) -> list[Features]:
    """One to three sentences that follow one another, every way."""
    return [frozenset().union(*sentences[first:end]) for first, end in _stretches(len(sentences))]


def _stretches(number: int) -> Iterator[tuple[int, int]]:
    """Where each run of so many sentences begins, and the place after its end."""
    for length in range(1, min(_RUN, number) + 1):
        for first in range(number - length + 1):
            yield first, first + length


def likeness(sentences: Sequence[Features]) -> float:
    """The likeness of the run that is likest; minus infinity where there is no sentence."""
    known = weights()
    most = [sum(w for f in s if (w := known.get(f, 0.0)) > 0) for s in sentences]
    best = -math.inf
    for first, end in _stretches(len(sentences)):
        size = max(map(len, sentences[first:end]))
        # No run weighs more than what speaks for it in each of its sentences, over the root of the longest.
        if not size or known[_NOTHING] + sum(most[first:end]) / math.sqrt(size) < best - _DOUBT:
            continue
        run = frozenset().union(*sentences[first:end])
        best = max(best, known[_NOTHING] + math.fsum([known[f] for f in run & known.keys()]) / math.sqrt(len(run)))
    return best


@cache
def weights() -> dict[str, float]:
    """Weights by word, pair or sign; under the empty name that of nothing."""
    lines = resources.files(__package__).joinpath("likeness.tsv").read_text(encoding="utf-8").splitlines()
    return {name: float(weight) for name, weight in (line.split("\t") for line in lines if line[:1] != "#")}
