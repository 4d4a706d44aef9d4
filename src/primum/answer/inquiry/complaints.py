"""Complaints of a part of the body, however they are put: "my hip hurts", "pain under the ribs", "swollen left ankle".

Each is one concept, the part with its complaint ("hip pain"). A page on that alone is seldom written; then the page on
the part's disorders serves, never the page on pain itself nor one on some other disease of the part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from primum.answer.lexicon.vocabulary import Match, Vocabulary
from primum.model import Concept
from primum.text.terms import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PARTS = _set(
    "abdomen ankle anus arm armpit back belly bladder bone breast buttock calf cheek chest chin collarbone ear elbow eye "
    "eyelid face finger foot foreskin forearm forehead gland groin gum hand head heel hip jaw joint kidney knee leg lip "
    "liver lung mouth muscle nail navel neck nipple nose ovary pelvis penis rectum rib scalp shin shoulder skin spine "
    "spleen stomach tailbone testicle thigh throat thumb thyroid toe tongue tonsil tooth uterus vagina vulva wrist"
)
_PLURALS = {
    "feet": "foot", "teeth": "tooth", "calves": "calf", "ovaries": "ovary", "testicles": "testicle",
    "testes": "testicle", "buttocks": "buttock", "butt": "buttock", "tummy": "belly", "ribcage": "rib", "womb": "uterus",
}  # fmt: skip
_OF_TWO_WORDS = ("lower back", "upper back", "lower abdomen", "upper abdomen", "lymph node", "rib cage", "belly button")
# What comes from a part, and the body as a whole: where a question names more than that, it is not about them.
_PRODUCTS = _set("blood stool poop feces urine pee sweat tears saliva mucus phlegm sputum spit body wound")
_SIDES = _set("left right lower upper both inner outer front side")
_PEOPLE = re.compile(
    r"(?:ologist|atrician|etrician|physician|doctor|nurse|surgeon|therapist|dentist|pharmacist|specialist|caregiver)s?$"
)

_PROCEDURE = re.compile(
    r"(?:oscopy|ectomy|ography|ogram|biopsy|surgery|surgical|operation|tests?|scan|x-?ray|mri|ct|ultrasound|counseling|therapy|transplant(?:ation)?|"
    r"centesis|dialysis)$"
)
_AT_LARGE = _set(
    "disease diseases disorder disorders condition conditions problem problems dermatologic genetic health"
)

_COMPLAINTS = (
    ("pain", r"pain(?:s|ful)?|ach(?:e|es|ed|ing|y)|hurt(?:s|ing)?|sore(?:ness)?|tender(?:ness)?|discomfort"),
    ("swelling", r"swell(?:s|ing)?|swollen|puffy"),
    ("itching", r"itch(?:es|y|ing|iness)?"),
    ("numbness", r"numb(?:ness)?"),
    ("tingling", r"tingl(?:e|es|ing)"),
    ("burning", r"burn(?:s|ing)"),
    ("bleeding", r"bleed(?:s|ing)?"),
    ("stiffness", r"stiff(?:ness)?"),
    ("lump", r"lumps?"),
    ("cramps", r"cramp(?:s|ing)?"),
    ("weakness", r"weak(?:ness)?"),
    ("twitching", r"twitch(?:es|ing)?"),
)
_WORD = rf"(?P<said>{'|'.join(pattern for _, pattern in _COMPLAINTS)})"
_NAMES = sorted({*_PARTS, *(f"{p}s" for p in _PARTS), *_PLURALS, *_OF_TWO_WORDS, *(f"{p}s" for p in _OF_TWO_WORDS)})
_PART = rf"(?P<part>{'|'.join(sorted(_NAMES, key=len, reverse=True))})"
_BETWEEN = (
    r"(?:(?:bone|wall|area|region|muscle|side|is|are|am|was|still|feels?|really|very|so|also|always|constantly|keeps?|gets?|"
    r"has|have|been|a|bit|little) ){0,3}"
)
_WHOSE = r"(?:(?:my|your|the|his|her|their|our|a|one|both|left|right|side|of|inner|outer|whole|entire) ){0,4}"
_KIND = r"(?:(?!(?:after|when|while|from|with|that|which|if|or|is|are|was|my|the)\b)[a-z-]+ ){0,3}?"
_PATTERNS = tuple(
    re.compile(rf"\b{pattern}\b", re.IGNORECASE)
    for pattern in (
        rf"{_PART} {_BETWEEN}{_WORD}",
        rf"{_WORD} (?:in|on|of|at|around|under|underneath|behind|near|inside|below|above|beneath) {_WHOSE}{_KIND}{_PART}",
        r"(?P<said>swollen|sore|painful|itchy|itching|numb|stiff|aching|achy|burning|bleeding|tingling|tender|puffy|"
        rf"cramping|twitching|weak) (?:left |right |lower |upper )?{_PART}",
    )
)


# How a statement speaks of a complaint.
_SPOKEN = {
    "pain": ("pain", "painful", "ache", "hurt", "sore", "tender"),
    "swelling": ("swelling", "swollen"),
    "itching": ("itch", "itchy"),
    "numbness": ("numbness", "numb"),
    "tingling": ("tingling",),
    "burning": ("burning",),
    "bleeding": ("bleeding", "blood"),
    "stiffness": ("stiffness", "stiff"),
    "lump": ("lump", "lumps", "bumps"),
    "cramps": ("cramps", "cramping", "spasm"),
    "weakness": ("weakness", "weak"),
    "twitching": ("twitching", "twitch"),
}


@lru_cache(maxsize=1024)
def _complaint(said: str) -> str:
    return next(noun for noun, pattern in _COMPLAINTS if re.fullmatch(pattern, said))


def _one(part: str) -> str:
    """A part in the singular."""
    if part in _PLURALS or part in _PARTS:
        return _PLURALS.get(part, part)
    return part.removesuffix("s")


def complaints_in(text: str, vocabulary: Vocabulary) -> dict[int, tuple[int, Concept]]:
    """The complaints of a text by where they start, each with its end and its concept. What the vocabulary knows as a
    whole ("lump in the throat") is left to it."""
    found: dict[int, tuple[int, Concept]] = {}
    if not any(pattern.search(text) for pattern in _PATTERNS):
        return found
    known = [(m.start, m.end) for m in vocabulary.find(text)]
    for start, end, part, said in sorted(_matches(text)):
        if any(s <= start and end <= e for s, e in known) or any(s < end and start < e for s, (e, _) in found.items()):
            continue
        words = f"{_one(fold(part))} {_complaint(fold(said))}"
        found[start] = end, Concept(words, (words, *vocabulary.names(words)))
    return found


def _matches(text: str) -> Iterator[tuple[int, int, str, str]]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), match["part"], match["said"]


def part_of(words: str) -> str:
    """The part of the body that a complaint is of ("hip pain"); "" where the words are no complaint."""
    part, _, noun = words.rpartition(" ")
    return part if noun in dict(_COMPLAINTS) and (part in _PARTS or part in _OF_TWO_WORDS) else ""


def complaint_of(concept: Concept) -> tuple[Concept | None, Concept]:
    """For a complaint ("hip pain") the part, under the names that pages on its disorders have, and what a statement must
    speak of; None and the concept itself where it is no complaint."""
    part = part_of(concept.words)
    if not part:
        return None, concept
    place, noun = part.split()[-1], concept.words.rpartition(" ")[2]
    kinds = ("injuries and disorders", "disorders", "problems", "diseases", "injuries")
    return Concept(f"{part} problems", (part, *(f"{place} {kind}" for kind in kinds))), Concept(
        concept.words, _SPOKEN[noun]
    )


def same_complaint(names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two things are both a swelling, or both a bleeding, or both cramps, by their names: bleeding after
    menopause is vaginal bleeding, wherever and whenever else that is told of."""
    return not {_head(name) for name in names}.isdisjoint({_head(name) for name in others} - {""})


def _head(name: str) -> str:
    said = fold(name).split()
    return next(
        (noun for noun in ("swelling", "bleeding", "cramps") if any(_COMPLAINT[noun].fullmatch(word) for word in said)),
        "",
    )


_COMPLAINT = {noun: re.compile(pattern) for noun, pattern in _COMPLAINTS}


def is_weak(words: str) -> bool:
    """Whether words name a part of the body (or its diseases at large), what comes from it, or a helper: where a question
    names an illness or a drug as well, it is about that."""
    said = [w for w in fold(words).split() if w not in _SIDES]
    named = [w for w in said if w not in _AT_LARGE]
    parts = bool(said) and all(_one(w) in _PARTS or w in _PRODUCTS for w in named)
    return parts or bool(_PEOPLE.search(fold(words)))


def is_of_a_part(words: str, known: Match) -> bool:
    """Whether a name says more than a part of the body that is known in it: an ectopic kidney."""
    return known.end - known.start < len(words) and is_weak(words[known.start : known.end])


def is_bare(words: str) -> bool:
    """Whether words name a part of the body and nothing that ails it ("left ear"), or pain and the like without a part:
    what a page says of either at large answers nobody."""
    said = [w for w in fold(words).split() if w not in _SIDES]
    return words in dict(_COMPLAINTS) or (bool(said) and all(_one(w) in _PARTS for w in said))


def is_procedure(words: str) -> bool:
    """Whether words name a test or an operation: what a story is about is the illness that it is done for."""
    return bool(_PROCEDURE.search(fold(words)))
