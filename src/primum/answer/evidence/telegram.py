"""Telegrams, whose names stand side by side: "COPD exacerbation", "uric acid gout"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from primum.answer.inquiry.asked import KIND_WORDS
from primum.answer.inquiry.complaints import is_bare, is_weak, part_of
from primum.answer.inquiry.named import MODIFIERS, NAMING
from primum.answer.lexicon.names import Match, match
from primum.answer.lexicon.vocabulary import Vocabulary
from primum.model import Concept, Source
from primum.text.terms import fold, stem

TELEGRAM = 12
"""Words up to which a question may be a telegram."""
SOFT_MODIFIERS = frozenset(
    stem(w)
    for w in "stage grade attack attacks flare flares flare-up flareup episode episodes bout bouts acute chronic severe mild moderate recurrent persistent sudden frequent painful bad constant simple uncomplicated new-onset onset virus extreme slight minor long-term longterm nocturnal night nighttime bacterial viral".split()
)
"""Stems of words of degree and course, which make no other thing of what they stand beside."""
_PARTING = NAMING | MODIFIERS | KIND_WORDS
# "Ischemic stroke" is a kind of stroke, and "BNP heart failure" is none of heart failure.
_OF_A_KIND = re.compile(r"(?:al|ic|ar|ary|ous|ive|ant|ent|ed|ing|oid|form|less)$")


def halves(concept: Concept, sources: Sequence[Source], vocabulary: Vocabulary) -> tuple[str, str]:
    """The longest name of one of the sources' subjects that a run of words begins or ends in, and the rest; "" twice where
    there is none, where the rest makes another thing of it, or the run is one name or one complaint."""
    said = concept.words.split()
    known = any(m.end - m.start == len(concept.words) for m in vocabulary.find(concept.words))
    if not sources or known or part_of(concept.words):
        return "", ""
    for size in range(len(said) - 1, 0, -1):
        for core, rest, before in ((said[:size], said[size:], False), (said[-size:], said[:-size], True)):
            name = " ".join(_without_course(core))
            if is_weak(name) or is_bare(name) or _makes_another(rest, before=before):
                continue
            names = (name, *vocabulary.names(name))
            if any(match(names, source) is Match.EXACT for source in sources):
                return name, " ".join(rest)
    return "", ""


def _makes_another(rest: Sequence[str], *, before: bool) -> bool:
    """Whether words beside a name make the name of another thing of it, or are a part of the body."""
    said = [fold(word) for word in rest]
    if is_weak(" ".join(rest)) or any(word in _PARTING or any(map(str.isdigit, word)) for word in said):
        return True
    return before and _OF_A_KIND.search(said[-1]) is not None


def _without_course(name: Sequence[str]) -> list[str]:
    """A name without the words of degree and course that it begins and ends with: "acute asthma attack"."""
    found = list(name)
    while len(found) > 1 and stem(fold(found[0])) in SOFT_MODIFIERS:
        found.pop(0)
    while len(found) > 1 and stem(fold(found[-1])) in SOFT_MODIFIERS:
        found.pop()
    return found
