"""Whom a question concerns: the populations that evidence is told apart by, and the words that name each."""

from __future__ import annotations

import re
from collections.abc import Collection

from primum.answer.lexicon.vocabulary import Vocabulary
from primum.model import Concept
from primum.text.populations import populations
from primum.text.terms import fold, stem

POPULATIONS: dict[str, tuple[str, ...]] = {
    "pregnant": (
        "pregnancy",
        "pregnant",
        "pregnancies",
        "first trimester",
        "second trimester",
        "third trimester",
        "trimester",
        "gestation",
        "gestational",
        "fetus",
        "foetus",
    ),
    "lactating": ("breastfeeding", "breast-feeding", "breastfed", "lactation", "nursing", "human milk"),
    "infant": ("infant", "infants", "baby", "babies", "newborn", "neonate", "neonatal"),
    "child": tuple(
        "child children paediatric pediatric adolescent infant baby babies childhood teen teenager youth".split()
    ),
    "older": ("older adults", "older people", "elderly", "geriatric", "older persons", "aged"),
}
# A grown-up is somebody's child as well.
_KIN = re.compile(r"\b(?:sons?|daughters?|grand(?:sons?|daughters?))\b", re.IGNORECASE)
# "can I take it at 34 weeks?"
_WEEKS = re.compile(r"\bat (?:1[2-9]|2\d|3\d|4[0-2]) ?(?:weeks?|wks?)\s*[?.!]*$", re.IGNORECASE)


def population_in(text: str) -> Concept | None:
    """The population that a question speaks of, or None."""
    found = {*populations(_KIN.sub(" ", text)), *(["pregnant"] if _WEEKS.search(text) else [])}
    for name, words in POPULATIONS.items():
        if name in found:
            return Concept(name, words)
    return None


def without_people(concept: Concept, people: Collection[str], vocabulary: Vocabulary) -> Concept:
    """A name without the people whom a telegram puts right after it: "digoxin elderly". `people` are their stems."""
    said = concept.words.split()
    while len(said) > 1 and stem(fold(said[-1])) in people and not vocabulary.find(concept.words):
        said.pop()
    left = " ".join(said)
    return concept if left == concept.words else Concept(left, (left, *vocabulary.names(left)))
