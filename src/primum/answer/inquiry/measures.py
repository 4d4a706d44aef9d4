"""What is measured, and the illness of which that measure is high or low.

"Target BP in hypertension" names one thing twice: hypertension is high blood pressure, and what is said of its pages'
subject is said of the blood pressure, whether in these words or in mm Hg.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from primum.answer.lexicon.names import Stems, name_stems
from primum.answer.lexicon.vocabulary import Vocabulary
from primum.model import Concept
from primum.text.terms import stem

_OFF = frozenset(
    stem(w)
    for w in "high low raised elevated increased decreased reduced excess excessive underactive overactive".split()
)


def apart_from_measures(concepts: Sequence[Concept], vocabulary: Vocabulary) -> tuple[Concept, ...]:
    """The concepts of a question without the measures by which another of them is told, and with the full name of a
    measure for its short form, where others stand beside it: BP is the blood pressure, and no bipolar disorder."""
    if len(concepts) < 2:
        return tuple(concepts)
    spelt = [_spelt(concept, vocabulary) for concept in concepts]
    return tuple(c for c in spelt if not any(_is_off(other, c) for other in spelt if other is not c))


def _spelt(concept: Concept, vocabulary: Vocabulary) -> Concept:
    for sense in vocabulary.senses(concept.words):
        state = f"high {sense}"
        if any(m.end - m.start == len(state) for m in vocabulary.find(state)):
            return replace(concept, names=tuple(dict.fromkeys((*concept.names, sense, *vocabulary.names(sense)))))
    return concept


def _is_off(state: Concept, measure: Concept) -> bool:
    """Whether a concept, by another name than the one it was called by, is a measure that is high or low."""
    called = name_stems(state.words)
    if any(_holds(called, name) for name in measure.names):
        return False
    return any(_holds(name_stems(name), other) for name in state.names for other in measure.names)


def _holds(state: Stems, name: str) -> bool:
    measure = name_stems(name)
    return measure < state and state - measure <= _OFF
