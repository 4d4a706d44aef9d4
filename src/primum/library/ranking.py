"""How the two sides of a search become one order: fusion, its weight, and the small stated prior.

Fusion is a weighted sum of min-max normalised scores (Bruch, Gai and Ingber, "An Analysis of Fusion Functions for
Hybrid Retrieval", ACM TOIS 42, 2023), taken over the union of both candidate lists. Its measured gain over either side
and over reciprocal ranks is in docs/benchmarks.md.
"""

from __future__ import annotations

from collections.abc import Mapping

from primum.model import Kind, Query

DEPTH = 200
"""Candidates that each side brings at the least; five times `k` where that is more."""
SHORT_WEIGHT = 0.4
LONG_WEIGHT = 0.6
LONG = 25
"""Weight of the dense side for questions of up to LONG words, and for longer, rambling ones."""
PRIOR = 0.05
"""The most that the prior adds to a fused score, which lies in 0..1: three fifths for kind, two for recency."""
YEARS = 20
"""Years after which a document has no more credit for being recent."""

_KINDS = {
    Kind.GUIDELINE: 1.0,
    Kind.SYSTEMATIC_REVIEW: 0.9,
    Kind.TRIAL: 0.7,
    Kind.LABEL: 0.7,
    Kind.REVIEW: 0.6,
    Kind.REFERENCE: 0.6,
    Kind.SUMMARY: 0.5,
    Kind.OBSERVATIONAL: 0.5,
    Kind.CASE_REPORT: 0.2,
    Kind.PREPRINT: 0.1,
    Kind.OTHER: 0.3,
}


def depth(query: Query, *, dense: float) -> int:
    """How many candidates each side brings: no more than are asked for where words alone, without the prior, decide."""
    return query.k if dense == 0 and not query.prior else max(DEPTH, 5 * query.k)


def weight(text: str, asked: float | None) -> float:
    """Weight of the dense side in 0..1: what the query asks for, else by the length of its text."""
    if asked is not None:
        return min(max(asked, 0.0), 1.0)
    return LONG_WEIGHT if len(text.split()) > LONG else SHORT_WEIGHT


def fuse(words: Mapping[str, float], cosines: Mapping[str, float], *, dense: float) -> dict[str, float]:
    """Fused score in 0..1 of every passage in either mapping.

    The least that a side can give is 0 for words, which is what BM25 gives to a passage without any of them, and the
    last candidate's cosine for the dense side. A side that lacks a passage counts as its least.
    """
    left, right = _normal(words, least=0.0), _normal(cosines, least=min(cosines.values(), default=0.0))
    return {id: (1 - dense) * left.get(id, 0.0) + dense * right.get(id, 0.0) for id in left.keys() | right.keys()}


def prior(kind: Kind, year: int | None, *, newest: int | None) -> float:
    """What a document's kind and age add to a fused score: 0..PRIOR. Age counts from the newest candidate's year."""
    recency = 0.0
    if year is not None and newest is not None:
        recency = max(0.0, 1 - (newest - year) / YEARS)
    return PRIOR * (0.6 * _KINDS[kind] + 0.4 * recency)


def with_prior(scores: Mapping[str, float], cards: Mapping[str, tuple[Kind, int | None]]) -> dict[str, float]:
    """Fused scores with the prior of each passage's (kind, year) added."""
    newest = max((year for _, year in cards.values() if year is not None), default=None)
    return {id: score + prior(*cards[id], newest=newest) for id, score in scores.items()}


def order(scores: Mapping[str, float], k: int) -> list[tuple[str, float]]:
    """The best `k`, best first; scores that agree to six digits are ordered by passage id."""
    rounded = ((id, round(score, 6)) for id, score in scores.items())
    return sorted(rounded, key=lambda pair: (-pair[1], pair[0]))[:k]


def _normal(scores: Mapping[str, float], *, least: float) -> dict[str, float]:
    span = max(scores.values(), default=0.0) - least
    return {id: (score - least) / span if span > 0 else 1.0 for id, score in scores.items()}
