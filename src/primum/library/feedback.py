"""A second look for short questions: what the first three passages say moves the search towards their subject.

The vector moves by Rocchio's rule (J. J. Rocchio, "Relevance Feedback in Information Retrieval", in The SMART Retrieval
System, 1971, positive part alone); the words get the passages' most frequent ones beside them, as in RM3 (Abdul-Jaleel
and others, "UMass at TREC 2004: Novelty and HARD"). Both help topics of a few words and harm long, precise questions,
which say enough themselves: docs/benchmarks.md has the figures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from primum.library import ranking
from primum.model import Query
from primum.text.terms import STOPWORDS

WORDS = 5
"""Words that a question may have."""
TOP = 3
"""Passages that are taken to be right."""
TERMS = 10
"""Words of theirs that are looked for as well."""
SHARE = 0.3
"""Weight of those words beside the question's own."""
DENSE = 0.45
"""Weight of the dense side on the second look."""
_WORD = re.compile(r"[a-z][a-z-]{2,}")


def suits(query: Query) -> bool:
    """Whether a question gets a second look: a short one, whose weights are the library's to choose."""
    return query.dense is None and len(query.text.split()) <= WORDS


class Sides(Protocol):
    """What a second look asks of a library: its two sides, and what passages hold."""

    def words(self, text: str) -> Mapping[str, float]:
        """BM25 scores of the candidates, by id."""

    def near(self, vector: NDArray[np.float32]) -> Mapping[str, float]:
        """Cosines of the candidates, by id."""

    def texts(self, ids: Sequence[str]) -> list[str]:
        """What passages say, title first, in this order."""

    def vectors(self, ids: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of those that have one, of shape (number, dimension)."""


def look_again(
    sides: Sides, question: str, vector: NDArray[np.float32], words: Mapping[str, float], fused: Mapping[str, float]
) -> dict[str, float]:
    """Fused scores of the second look, from those of the first and the scores of its words."""
    first = ranking.order(fused, TOP)
    ids = [id for id, _ in first]
    held = sides.vectors(ids)
    more = sides.words(terms(sides.texts(ids), [score for _, score in first], question))
    near = sides.near(moved(vector, held) if len(held) else vector)
    return ranking.fuse(joined(words, more), near, dense=DENSE)


def moved(vector: NDArray[np.float32], nearest: NDArray[np.float32]) -> NDArray[np.float32]:
    """The unit vector halfway between the question's and the mean of the first passages', of shape (n, dimension)."""
    towards = vector + nearest.mean(axis=0)
    return np.asarray(towards / np.linalg.norm(towards), np.float32)


def terms(texts: Sequence[str], scores: Sequence[float], question: str) -> str:
    """The words that say most of these texts: by their share of each text, weighed with its score; ties by alphabet."""
    weights: Counter[str] = Counter()
    for text, score in zip(texts, scores, strict=True):
        words = [word for word in _WORD.findall(text.lower()) if word not in STOPWORDS]
        for word, count in Counter(words).items():
            weights[word] += score * count / len(words)  # type: ignore[assignment]
    known = set(_WORD.findall(question.lower()))
    ranked = sorted((-round(weight, 9), word) for word, weight in weights.items() if word not in known)
    return " ".join(word for _, word in ranked[:TERMS])


def joined(words: Mapping[str, float], more: Mapping[str, float]) -> dict[str, float]:
    """Scores of the question's words and of the further ones as one, each side's best counting as 1."""
    best, best_more = max(words.values(), default=1.0) or 1.0, max(more.values(), default=1.0) or 1.0
    return {
        id: (1 - SHARE) * words.get(id, 0.0) / best + SHARE * more.get(id, 0.0) / best_more
        for id in words.keys() | more.keys()
    }
