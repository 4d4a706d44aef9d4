"""Whether a statement says what another says, or next to nothing, by its words alone."""

from __future__ import annotations

import re

from primum.answer.inquiry.named import GENERIC
from primum.answer.lexicon.spelling import is_common
from primum.answer.statements.units import Unit
from primum.text.terms import stem, stems, words


def same(a: Unit, b: Unit) -> bool:
    """Whether two statements say nearly the same."""
    if a.figures and b.figures and a.figures != b.figures:
        return False
    if _denies_alike(a, b):
        return True
    shared = len(a.gist & b.gist)
    small, large = sorted((len(a.gist), len(b.gist)))
    if not small:
        return True
    alike = shared / small >= _PROSE_SHARED and shared / (small + large - shared) >= _PROSE_OF_BOTH
    if small >= _PROSE and alike and not (a.listed or b.listed):
        short, long = (a, b) if len(a.gist) == small else (b, a)
        # In kidney or in liver disease: one word of medicine may be all that sets them apart.
        held = long.gist | {s[:5] for s in long.stems}
        return all(is_common(w) for w in words(short.text) if stem(w.lower())[:5] not in held)
    return shared / small >= (0.8 if small >= 4 else 1.0) or shared / (small + large - shared) >= 0.6


# "There is no cure for gout": what is said beside it is seldom more than that there is treatment.
_NO_CURE = re.compile(r"\bno (?:known )?cure\b", re.IGNORECASE)
_BESIDE_IT = 3
"""Telling words up to which a statement that there is no cure says nothing else."""


def _denies_alike(a: Unit, b: Unit) -> bool:
    """Whether two statements say that there is no cure, and one of them next to nothing else."""
    if not (_NO_CURE.search(a.text) and _NO_CURE.search(b.text)):
        return False
    return min(len(a.stems - GENERIC - b.stems), len(b.stems - GENERIC - a.stems)) <= _BESIDE_IT


def is_told_by(item: Unit, sentence: Unit) -> bool:
    """Whether an item that is a statement says what the sentence that opens its list said of all of them."""
    if not item.listed or sentence.listed or item.length < _A_STATEMENT or not item.figures <= sentence.figures:
        return False
    return len(item.gist & sentence.gist) >= _TOLD * len(item.gist)


# "Gout (podagra) is an inherited disease of …"
_DEFINITION = re.compile(
    r"(?:(?:an?|the) )?(?P<what>[\w’'-]+(?: [\w’'-]+){0,4}?)(?:,? (?:or|also (?:called|known as)) [^.;]{2,40}?,?| \([^)]*\),?)* "
    r"(?:is|are) (?:an?|the|one) (?:\(?[\w’'-]+\)?,? ){0,6}?(?:diseases?|disorders?|conditions?|syndromes?|illness(?:es)?|infections?|inflammations?|outbreaks?|cancers?|tumou?rs?|problems?|medicines?|drugs?)\b",
    re.IGNORECASE,
)


def defined(text: str) -> frozenset[str]:
    """The stems of what a sentence says to be a disease, an infection, a medicine of some kind; none if it says no such thing."""
    found = _DEFINITION.match(text)
    return frozenset(stem(w) for w in words(found["what"].lower())) - _ANY_ILLNESS if found else frozenset()


# "Tuberous sclerosis complex" and "tuberous sclerosis" are one.
_ANY_ILLNESS = frozenset(stems("disease disorder syndrome complex condition"))


_A_STATEMENT, _TOLD = 7, 0.7
"""Words from which an item is a statement, and the share of its telling words that tells it."""


def says_little(unit: Unit, subject: frozenset[str]) -> bool:
    """Whether a sentence says next to nothing of its subject, whose stems are given, in any but the words of every
    question: "Treatment of gout often includes medicines". What it denies may be much all the same."""
    own = len(unit.stems - GENERIC - subject)
    if unit.listed or own > _LITTLE or unit.role in _TERSE or own * _OF_WORDS > unit.length or _MUCH.search(unit.text):
        return False
    return all(is_common(word) for word in words(unit.text) if stem(word.lower()) not in subject)


_LITTLE, _OF_WORDS = 2, 4
"""Telling words up to which a sentence says little, if it has so many times as many words: "Rest and ice treat gout" says
much in few."""
_TERSE = {"dose", "contraindications", "interactions", "boxed_warning", "warnings", "recommendations"}
_MUCH = re.compile(
    r"\b(?:no|not|none|never|cannot|only|unless|most common|fatal|\w+n['’]t|should|must|avoid|stop|once|twice|worse|better|death|disability|permanent|daily|hours?|days?|weeks?|months?|years?|lifelong)\b|\d",
    re.IGNORECASE,
)
_PROSE, _PROSE_SHARED, _PROSE_OF_BOTH = 9, 0.68, 0.4
"""Telling words from which two sentences that share so many of the shorter one's, and of both, say the same in other
words: they differ by chance in a word or two, which in a short one would be what it says."""
