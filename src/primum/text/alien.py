"""Sentences that have nothing to do with the document they stand in: they are not fit to be quoted.

Whoever plants an order, a lure or a task in a page need not word it as one that `instructions` tells: "The moon landing
never happened." Such a sentence shares few telling words with the rest of its page, its words are strange to medicine,
and it bids, asks, or speaks of answers, texts, trade or leisure more often than pages on health do. How alien it is, is
a weighted sum over these; the weights are those of a logistic regression (`docs/safety.md`), rounded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from math import inf

from primum.text.instructions import SENTENCE
from primum.text.kept import Span
from primum.text.register import form, kind, signs
from primum.text.terms import STOPWORDS, fold

SHORTEST = 300
"""Characters that a document has at least: in a shorter one sentences share few words as it is."""
LONGEST = 10_000
"""Characters above which it is not looked through: in a book hardly a sentence shares no word with the rest, and it
takes as long as all else that is done for an answer."""
FEWEST = 3
"""Words that a sentence has at least: items of lists of one or two words share no word as it is."""
ALIEN = 1.6
"""Least sum of the traits of an alien sentence."""
MOST, MOST_SIGNS = 5.0, 3.5
"""What a sentence's form and signs hardly ever come to: they are looked for where they can decide."""
SURER = 1.0
"""What it has more where no mark stands before it: it may be a name."""
HOME = 3
"""Telling words that a sentence shares with its document to be none, whatever else it does."""
UNKNOWN = 3
"""Unknown words that count: a list of genes or species has many more."""
_OWN = {"plain": 0.3, "common": -0.7, "usual": -0.4, "known": 0.1, "medical": -1.2, "unknown": 0.9, "care": -2.3}
_SHARED = {"plain": -1.6, "common": -2.3, "usual": -2.8, "known": -3.0, "medical": -2.1, "unknown": -3.1, "care": -2.3}
_FORM = {"asks": 1.2, "bids": 2.3, "rare": 2.0, "often": -0.4, "speaks": 0.8, "ends": 2.6, "relates": -2.1}
_ALWAYS, _FEW, _NAMED, _SIGNS = -1.8, -2.0, -1.7, 1.7
"""Weights: of the sentence's own words and of those it shares, by how often medicine uses them; of what it does; of
every sentence, of one with a single telling word, of one that names something of medicine, of what `signs` counts."""
_CARE = frozenset(
    ("docto", "physi", "pharm", "nurs", "nurse", "dose", "dosag", "medic", "child", "patie", "hospi", "clini", "table",
     "sympt", "treat")
)  # fmt: skip
"""Roots of words that belong to every page on health, whether it has them or not."""
_DOSED = re.compile(r"\d\s?(?:mg|mcg|µg|g|kg|ml|mL|IU|%|units?|tablets?|capsules?|drops?|times)(?!\w)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_PUT_IN = re.compile(r"(?<=[a-z\d)\]%,;:] )[A-Z][a-z]* (?=[a-z\d])")
"""Where a sentence may have been put within another."""
_BEGINNING = re.compile(r"(?<![a-z])[a-z]{2,5}")
_BREAKS_OFF = re.compile(r"(?<=[a-z]{4})[.!?][\"”’)]*(?=\s+[a-z])")
"""The end of a sentence that was put within another."""


def _nothing(_: str) -> bool:
    return False


@lru_cache(maxsize=1024)
def aliens(text: str, knows: Callable[[str], bool] = _nothing) -> tuple[Span, ...]:
    """The spans of a document's sentences that are alien to it, in order.

    `knows` says whether a sentence names something of medicine: it is spared then, unless it asks or bids."""
    if not SHORTEST <= len(text) <= LONGEST:
        return ()
    page = _Page(text, Counter(_BEGINNING.findall(text.lower())), knows)
    looked = (_looked_at(sentence, page) for sentence in SENTENCE.finditer(text))
    return tuple(found for found in looked if found)


class _Page:
    """A text, how often it has each beginning of a word, and who knows medicine."""

    def __init__(self, text: str, often: Mapping[str, int], knows: Callable[[str], bool]) -> None:
        self.text = text
        self._often, self._knows = often, knows
        self._roots: Counter[str] | None = None

    def strangeness(self, start: int, end: int) -> float:
        """How alien a sentence is: the sum of what it has."""
        sentence = self.text[start:end]
        words = _WORD.findall(sentence)
        if len(words) < FEWEST or words[0][0].islower():
            return -inf
        told = [found for word in words if (found := _told(word))[0]]
        strange = _sum([(beginning, worth) for beginning, _, worth in told], self._often)
        if strange + MOST < ALIEN:
            return -inf
        does = form(sentence)
        strange += _ALWAYS + sum(_FORM[name] for name in does)
        if strange >= ALIEN - MOST_SIGNS:
            strange += _SIGNS * signs(sentence)
        if strange < ALIEN or _DOSED.search(sentence):
            return -inf
        # Roots are surer than beginnings ("cell", "cells"), and take longer.
        if self._roots is None:
            self._roots = Counter(_told(word)[1] for word in _WORD.findall(self.text))
        roots = [(root, worth) for _, root, worth in told]
        strange += _sum(roots, self._roots) - _sum([(beginning, worth) for beginning, _, worth in told], self._often)
        if strange >= ALIEN and self._knows(sentence):
            strange += _NAMED if {"asks", "bids"} & set(does) else -inf
        return strange


def _sum(words: Sequence[tuple[str, str]], often: Mapping[str, int]) -> float:
    """What the words of a sentence come to, each once; nothing above the least where it shares `HOME` with its page."""
    times = Counter(words)
    shared, unknown, total = 0, 0, _FEW if len(times) < 2 else 0.0
    for (root, worth), number in times.items():
        if often[root] > number:
            total += _SHARED[worth]
            shared += worth != "plain"
            if shared == HOME:
                return -inf
        elif worth != "unknown" or unknown < UNKNOWN:
            unknown += worth == "unknown"
            total += _OWN[worth]
    return total


def _looked_at(sentence: re.Match[str], page: _Page) -> Span | None:
    """What is alien between two full stops: all of it, or what was put within it, which begins with a capital after a
    word of small letters."""
    start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
    end = sentence.start() + len(sentence[0].rstrip())
    if page.strangeness(start, end) >= ALIEN:
        return start, end
    for put in _PUT_IN.finditer(page.text, start, end):
        before = page.text[start : put.start()].split()
        if len(before) < 2 or before[-1] in STOPWORDS:  # "of the Red Cross" is a name
            continue
        closed = _BREAKS_OFF.search(page.text, put.end(), end)
        last = closed.end() if closed else end
        if page.strangeness(put.start(), last) >= ALIEN + SURER:
            return put.start(), last
    return None


@lru_cache(maxsize=65536)
def _told(word: str) -> tuple[str, str, str]:
    """The beginning of a word as it stands, its root and its kind; none where it tells nothing."""
    folded = fold(word).removesuffix("'s")
    root, worth = kind(folded)
    return (folded[:5] if root else ""), root, "care" if root in _CARE else worth
