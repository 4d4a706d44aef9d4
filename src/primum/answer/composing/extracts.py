"""Extracts of passages that somebody gave with a question: runs of consecutive sentences of one passage, and how near
each comes to what an expert would answer.

The worth of an extract is a sum of small trees over measures with names: what of the question it holds, how much of it
the other passages say too, where it stands, how long it is, and signs of its wording. Each tree asks the same few
questions of every extract and adds the value of the leaf that it comes to ("oblivious" trees). `train/extracts.py`
makes them (`extracts.json`); docs/verdict.md has their card.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from primum.text.terms import STOPWORDS, stem, words

Floats = NDArray[np.float64]
Pair = tuple[str, str]

MOST_WORDS = 100
"""Most words of an extract of several sentences."""
LEAST_WORDS = 3
_SIGNS = {
    "aim": r"\b(?:aim(?:s|ed)?|purpose|objective|goal|hypothes\w*|sought|whether|unknown|unclear|controversial|we (?:"
    r"investigated|examined|evaluated|assessed|studied|compared|analy[sz]ed)|to (?:determine|assess|evaluate|"
    r"investigate|examine|test|compare|explore|establish|clarify|identify|study))\b",
    "figures": r"\d ?%|\bp ?[<=]|\bCI\b",
    "concludes": r"\bconclu\w*|in summary|taken together|overall",
    "finds": r"\b(?:suggest|indicat|demonstrat|show|reveal|found|report|support|confirm)\w*",
    "leans": r"^(?:these|this|our|we|it|they|here|the present|the results)\b",
    "own": r"\b(?:we|our)\b",
    "links": r"^(?:however|in addition|additionally|furthermore|moreover|therefore|thus|in contrast|although|while|"
    r"whereas|but|finally|interestingly|consequently)\b",
    "defines": r"^(?:[\w()/,’'-]+ ){1,10}?(?:is|are) (?:an?|the|one of)\b",
    "labelled": r"^(?:background|objective|purpose|aim|introduction|methods?|results?|conclusions?)\b",
    "method": r"\bwere (?:measured|analy[sz]ed|assessed|performed|used|included|enrolled)|\bwas (?:performed|used|"
    r"measured)|patients were\b",
    "past": r"\b(?:was|were|had)\b",
    "present": r"\b(?:is|are|has|have|can|may)\b",
    "used for": r"\b(?:approved|recommended|used (?:for|to|in)|treat\w*|indicated)\b",
    "causes": r"\b(?:caus|associat|lead|result|due|mutation|characteri[sz]|inherit)\w*",
    "lists": r"\binclud\w*|such as|e\.g\.",
    "case": r"\b(?:case report|case of|we report|year-old)\b",
    "unended": r"[^.!?\s]\s*$",
    "begun": r"^[a-z]",
}
_ASKS = {
    "what": r"\bwhat\b",
    "which": r"\bwhich\b",
    "how": r"\bhow\b",
    "list": r"^(?:list|name)\b|\b(?:which|what) are\b|\bwhich (?:\w+ ){0,3}?\w+s (?:are|have|can|were)\b",
    "yes or no": r"^(?:is|are|was|were|does|do|did|can|could|has|have|should|will)\b",
    "explain": r"\b(?:describe|explain|role|function|mechanism|difference|definition|why|what is known|how does|how is|"
    r"how do|basis)\b",
    "what is": r"^what (?:is|are) (?:the |a |an )?[\w-]+(?: [\w-]+){0,2}\?",
    "treatment": r"\b(?:treat\w*|drugs?|therap\w*|used for|indicated)\b",
}
_SIGN = {name: re.compile(pattern, re.IGNORECASE if name != "begun" else 0) for name, pattern in _SIGNS.items()}
_ASK = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _ASKS.items()}
_CAPITALS, _NUMBER = re.compile(r"\b[A-Z]{2,}"), re.compile(r"\d+")
_OF_QUESTION = ("question held", "of it the question", "question pairs held", "question words absent",
                "question words", "first question word", "new words", "opens with it")  # fmt: skip
_OF_OTHERS = ("pairs elsewhere", "words elsewhere", "new words elsewhere", "pairs elsewhere, sum", "pairs twice",
              "pairs thrice", "pairs of all", "words of all", "sentences' pairs covered", "sentences' words covered",
              "said by")  # fmt: skip
_OF_PLACE = ("passage", "passages", "passage, share", "sentence", "sentences before the end", "sentences of passage",
             "sentences", "whole passage", "all sentences")  # fmt: skip
_OF_FORM = ("words", "of the median sentence", "of the median passage", "median sentence", "median passage",
            "words a sentence", "letters a word", "brackets", "commas", "capitals", "numbers")  # fmt: skip
_RELATIVE = ("question held", "pairs elsewhere", "words elsewhere", "sentences' words covered", "pairs of all")
NAMES = (
    *_OF_QUESTION, *_OF_OTHERS, *_OF_PLACE, *_OF_FORM, *_SIGNS, *(f"asks {name}" for name in _ASKS),
    *(f"{name}, {than}" for name in _RELATIVE for than in ("less the best", "less the mean")),
)  # fmt: skip
"""The measures, in their order."""


@dataclass(frozen=True, slots=True)
class Extract:
    """Sentences `first` to `last`, inclusive, of the passage with number `passage`, which has `of` sentences; `said_by`
    is how many passages have the very same."""

    passage: int
    first: int
    last: int
    of: int
    text: str
    said_by: int = 1


def extracts(passages: Sequence[Sequence[str]]) -> list[Extract]:
    """Every run of sentences of a passage, the same words once, where they stand first. An empty sentence is one that
    may not be shown: no run holds it."""
    found: dict[tuple[str, ...], list[Extract]] = {}
    for number, told in enumerate(passages):
        for first in range(len(told)):
            for last in range(first, len(told)):
                text = " ".join(told[first : last + 1])
                if not told[last] or (last > first and len(text.split()) > MOST_WORDS):
                    break
                said = tuple(words(text))
                if len(said) >= LEAST_WORDS:
                    found.setdefault(said, []).append(Extract(number, first, last, len(told), text))
    return [
        Extract(e.passage, e.first, e.last, e.of, e.text, len({s.passage for s in same}))
        for same in found.values()
        for e in same[:1]
    ]


class _Said:
    """What the passages say between them: in how many each word and each pair of neighbouring words stands, and what
    covering one is worth as a share of all sentences."""

    def __init__(self, passages: Sequence[Sequence[str]]) -> None:
        rooted = [[_roots(s) for s in told if s] for told in passages]
        distinct = {tuple(s): None for told in rooted for s in told if len(s) >= LEAST_WORDS}
        self.passages = max(1, len(passages))
        self.sentences = max(1, len(distinct))
        self.words = Counter(w for told in rooted for w in {w for s in told for w in _telling(s)})
        self.pairs = Counter(p for told in rooted for p in {p for s in told for p in pairwise(s)})
        self.all_words, self.all_pairs = max(1, self.words.total()), max(1, self.pairs.total())
        self.covers: Counter[str] = Counter()
        self.covers_pairs: Counter[Pair] = Counter()
        for sentence in distinct:
            telling, pairs = _telling(sentence), set(pairwise(sentence))
            self.covers.update(dict.fromkeys(telling, 1 / max(1, len(telling)) / self.sentences))
            self.covers_pairs.update(dict.fromkeys(pairs, 1 / max(1, len(pairs)) / self.sentences))
        self.sentence = float(np.median([len(s) for s in distinct] or [1]))
        self.passage = float(np.median([sum(map(len, told)) or 1 for told in rooted] or [1]))


def measures(question: str, passages: Sequence[Sequence[str]], found: Sequence[Extract]) -> Floats:
    """One row for each extract of the passages, of shape (len(found), len(NAMES))."""
    said = _Said(passages)
    asks = [bool(pattern.search(question)) for pattern in _ASK.values()]
    asked = _roots(question)
    rows = [(*_row(extract, said, asked), *asks) for extract in found]
    values = np.array(rows, float).reshape(len(found), len(NAMES) - 2 * len(_RELATIVE))
    if not found:
        return np.zeros((0, len(NAMES)))
    compared = [values[:, NAMES.index(name)] for name in _RELATIVE]
    return np.column_stack([values, *(c - than for c in compared for than in (c.max(), c.mean()))])


def _row(extract: Extract, said: _Said, asked: Sequence[str]) -> list[float]:
    roots = _roots(extract.text)
    own, pairs, length = _telling(roots), set(pairwise(roots)), len(roots)
    wanted = _telling(asked)
    wanted_pairs = set(pairwise(asked))
    new = own - wanted
    at = next((n for n, w in enumerate(roots) if w in wanted), length)
    others = max(1, said.passages - 1)
    counts = [said.pairs[p] for p in pairs]
    elsewhere = sum(c - 1 for c in counts) / others
    sentences = extract.last - extract.first + 1
    many = max(1, len(pairs))
    return [
        # Of the question.
        len(wanted & own) / max(1, len(wanted)), len(wanted & own) / max(1, len(own)),
        len(wanted_pairs & pairs) / max(1, len(wanted_pairs)), len(wanted - own), len(wanted), at / length, len(new),
        at < 4,
        # Of the other passages.
        elsewhere / many, sum(said.words[w] - 1 for w in own) / max(1, len(own)) / others,
        sum(said.words[w] - 1 for w in new) / max(1, len(new)) / others, elsewhere,
        sum(c > 1 for c in counts) / many, sum(c > 2 for c in counts) / many, sum(counts) / said.all_pairs,
        sum(said.words[w] for w in own) / said.all_words, math.fsum(said.covers_pairs[p] for p in sorted(pairs)),
        math.fsum(said.covers[w] for w in sorted(own)), extract.said_by,
        # Of place.
        extract.passage, said.passages, extract.passage / said.passages, extract.first,
        extract.of - 1 - extract.last, extract.of, sentences, sentences == extract.of, said.sentences,
        # Of form.
        length, length / said.sentence, length / said.passage, said.sentence, said.passage, length / sentences,
        len(extract.text) / length, extract.text.count("("), extract.text.count(","),
        len(_CAPITALS.findall(extract.text)), len(_NUMBER.findall(extract.text)),
        *(bool(pattern.search(extract.text)) for pattern in _SIGN.values()),
    ]  # fmt: skip


def _roots(text: str) -> list[str]:
    return [stem(w) for w in words(text)]


def _telling(roots: Sequence[str]) -> set[str]:
    return {w for w in roots if w not in STOPWORDS}


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees of one depth: which measures each asks for, the limits above which the answer is yes, and its leaves."""

    asked: NDArray[np.intp]
    limits: Floats
    leaves: Floats

    def worth(self, values: Floats) -> Floats:
        """The sum of all trees' leaves for each row of measures, of shape (rows,)."""
        above = values[:, self.asked] > self.limits
        at = above @ (1 << np.arange(self.asked.shape[1]))
        return np.asarray(self.leaves[np.arange(len(self.leaves)), at].sum(axis=1), float)


@cache
def _trees() -> Trees:
    told = json.loads((files(__package__) / "extracts.json").read_text(encoding="utf-8"))
    if tuple(told["names"]) != NAMES:
        raise ValueError("extracts.json was made for other measures: run train/extracts.py")
    return Trees(np.array(told["asked"]), np.array(told["limits"], float), np.array(told["leaves"], float))


def worths(question: str, passages: Sequence[Sequence[str]], found: Sequence[Extract]) -> list[float]:
    """What each extract of the passages is worth as an answer to a question: higher is better."""
    return [round(float(w), 9) for w in _trees().worth(measures(question, passages, found))]
