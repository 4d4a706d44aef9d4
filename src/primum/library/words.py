"""BM25 over texts in memory, with the stems that every search in Primum counts."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping

from primum.text.terms import stems

K1 = 1.2
B = 0.75


class WordIndex:
    """BM25 (Robertson and Zaragoza 2009, with Lucene's never negative idf) over texts by id."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._postings: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._lengths: dict[str, int] = {}
        for id, text in texts.items():
            counts = Counter(stems(text))
            self._lengths[id] = counts.total()
            for stem, count in counts.items():
                self._postings[stem].append((id, count))
        self._average = sum(self._lengths.values()) / len(self._lengths) if self._lengths else 0.0

    def scores(self, query: str) -> dict[str, float]:
        """BM25 score, above 0, of every text that shares a stem with the query."""
        found: dict[str, float] = defaultdict(float)
        for stem, repeats in sorted(Counter(stems(query)).items()):
            postings = self._postings.get(stem, ())
            idf = math.log(1 + (len(self._lengths) - len(postings) + 0.5) / (len(postings) + 0.5))
            for id, count in postings:
                norm = K1 * (1 - B + B * self._lengths[id] / self._average)
                found[id] += repeats * idf * count * (K1 + 1) / (count + norm)
        return dict(found)
