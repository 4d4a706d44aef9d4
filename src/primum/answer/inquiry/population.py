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
    "older": ("older adults", "older people", "elderly", "geriatric", "older persons"),
}
# A grown-up is somebody's child as well; who asks whether they can have children asks of no child.
_KIN = re.compile(r"\b(?:sons?|daughters?|grand(?:sons?|daughters?))\b|\bhave (?:children|kids)\b", re.IGNORECASE)
# "can I take it at 34 weeks?"
_WEEKS = re.compile(r"\bat (?:1[2-9]|2\d|3\d|4[0-2]) ?(?:weeks?|wks?)\s*[?.!]*$", re.IGNORECASE)


def population_in(text: str) -> Concept | None:
    """The population that a question speaks of, or None."""
    found = {*populations(_KIN.sub(" ", text)), *(["pregnant"] if _WEEKS.search(text) else [])}
    for name, words in POPULATIONS.items():
        if name in found:
            return Concept(name, words)
    return None


# Children's doses stand by their years: "6 - 12 years: 1 tablet", "under 12 years of age".
_AGES = re.compile(
    r"(?<![\d.,–-])(?:\d{1,2} ?(?:years? |months? |weeks? )?(?:-|–|to) ?|(?:under|below|less than|up to|<) ?)"
    r"(?P<to>\d{1,2}) ?(?P<unit>years?|months?)(?: of age\b|\s*:)",
    re.IGNORECASE,
)
_GROWN = {"child": 18, "infant": 1}
"""Years to which somebody is one of these."""


def tells_ages_of(text: str, population: str) -> bool:
    """Whether a text gives what holds for children by their ages, and need not call them children."""
    grown = _GROWN.get(population, 0)
    return any(
        int(age["to"]) <= grown * (12 if age["unit"].lower().startswith("month") else 1)
        for age in (_AGES.finditer(text) if grown else ())
    )


# "Children emergency treatment": many of them, beside the name of a thing; "child abuse" is one name.
_MANY = frozenset(
    "children infants babies newborns neonates toddlers adolescents teenagers teens elderly pregnant".split()
)


def without_people(concept: Concept, people: Collection[str], vocabulary: Vocabulary) -> Concept:
    """A name without the people whom a telegram puts right beside it: "digoxin elderly", "children emergency". `people`
    are their stems."""
    said = concept.words.split()
    while len(said) > 1 and stem(fold(said[-1])) in people and not vocabulary.find(concept.words):
        said.pop()
    while len(said) > 1 and fold(said[0]) in _MANY and not vocabulary.find(concept.words):
        said.pop(0)
    left = " ".join(said)
    return concept if left == concept.words else Concept(left, (left, *vocabulary.names(left)))
