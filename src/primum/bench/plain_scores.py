"""How near a simplified sentence comes to what experts wrote: SARI.

Source: Xu, Napoles, Pavlick, Chen, Callison-Burch (2016), Optimizing statistical machine translation for text
simplification, Transactions of the ACL 4: for n-grams of 1 to 4 words, the mean of F1 of what was kept, F1 of what was
added, and the precision of what was deleted, each against the references. Own implementation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from primum.text.terms import words

LONGEST = 4
Grams = Counter[tuple[str, ...]]


def sari(source: str, output: str, references: Sequence[str]) -> float:
    """SARI of one sentence, 0..100; `references` are what experts made of the source, one at least."""
    total = 0.0
    for n in range(1, LONGEST + 1):
        before, after = _grams(source, n), _grams(output, n)
        expected = [_grams(text, n) for text in references]
        total += _kept(before, after, expected) + _added(before, after, expected) + _deleted(before, after, expected)
    return 100 * total / (3 * LONGEST)


def _grams(text: str, n: int) -> Grams:
    found = words(text)
    return Counter(tuple(found[i : i + n]) for i in range(len(found) - n + 1))


def _share(part: float, whole: float) -> float:
    """A part of a whole; of nothing it is 0, so that a text left as it is earns nothing for deleting nothing."""
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _weights(expected: Sequence[Grams]) -> Counter[tuple[str, ...]]:
    """How many references hold each n-gram, counted as often as it stands there."""
    joined: Grams = Counter()
    for grams in expected:
        joined.update(grams)
    return joined


def _scaled(grams: Grams, by: int) -> Grams:
    return Counter({gram: count * by for gram, count in grams.items()})


def _kept(before: Grams, after: Grams, expected: Sequence[Grams]) -> float:
    many, joined = len(expected), _weights(expected)
    source, output = _scaled(before, many), _scaled(after, many)
    kept, right = source & output, source & joined
    good = kept & joined
    precision = _share(sum(good[g] / kept[g] for g in good), len(kept))
    recall = _share(sum(good[g] / right[g] for g in good), len(right))
    return _f1(precision, recall)


def _deleted(before: Grams, after: Grams, expected: Sequence[Grams]) -> float:
    many, joined = len(expected), _weights(expected)
    source, output = _scaled(before, many), _scaled(after, many)
    gone, right = source - output, source - joined
    good = gone & right
    return _share(sum(good[g] / gone[g] for g in good), len(gone))


def _added(before: Grams, after: Grams, expected: Sequence[Grams]) -> float:
    new, wanted = set(after) - set(before), set(_weights(expected)) - set(before)
    good = new & wanted
    return _f1(_share(len(good), len(new)), _share(len(good), len(wanted)))
