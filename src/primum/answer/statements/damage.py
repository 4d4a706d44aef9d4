"""Signs that a document lost marks on its way: dashes between numbers, apostrophes, spaces between words.

"2–3 readings" that has become "23 readings" is a wrong number in plain sight: nothing may be quoted from it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from primum.answer.lexicon.spelling import is_valid

_LOST_APOSTROPHE = re.compile(
    r"\b(?:bodys|doesnt|dont|theyre|youre|youve|isnt|arent|cant|wont|womans|mans|persons (?=[a-z]+ (?:is|are|has|may)))\b"
)
# Two numbers run together, the smaller first: 23 for 2–3, 1015 for 10–15.
_RUN_TOGETHER = re.compile(
    r"(?<![\d.,/$<>≥≤=])\b(\d)(\d)\b(?![\d.,/%]|\s?(?:percent|per cent|mm))|(?<![\d.,/$])\b(\d\d)(\d\d)\b(?![\d.,/%])"
)
_WORD = re.compile(r"\b[a-z]{9,}\b")
_SHORTEST = 3
_LONG = 150
"""Characters below which no statement has so many words in a row."""
_WHOLE = 7
# A dash that was lost before one of these: "two genesone from each parent".
_AFTER_A_DASH = re.compile(r"\b([a-z]{4,})(?:one|for|such|which|including|and|if)\b")
_HEADED = re.compile(
    r"(?:(?:[\"“]?[A-Z][\w’'-]*|\d(?:-\d)+)[\"”,]? (?:(?:at|a|an|the|of|and|to|in|for|with) )*){4,}[\"“]?[a-z]"
)
# Names of bodies and of studies are written like headings.
_BODY = re.compile(
    r"\b(?:Force|Organi[sz]ation|Association|Institutes?|Centers?|Committee|Society|College|Academy|Health|Administration|"
    r"Act|Trial|Study|Service|Network|Group|Department|Ministry|Foundation|University|Hospital)\b"
)
# Lines of a list run into one: "may be used: Chemotherapy Targeted therapy Radiation therapy Surgery".
_LINES = re.compile(r": (?:[A-Z][a-z]+(?: [a-z][a-z-]+){0,3} ){3,}[A-Z][a-z]+")
# A list that lost its commas: "includes changes of habits medicines surgery for some".
_UNPARTED = re.compile(r"\b(?:includ(?:e|es|ing)|such as)(?: (?!(?:and|or)\b)[\w’'()/-]+){7,}[.]?$", re.IGNORECASE)
_LONG_RUN = re.compile(r"(?:^|[,.;:])(?: ?[\w’'()/-]+(?: |$)){28,}")
LONGEST = 22
"""Letters beyond which an unknown word is taken for two."""


@lru_cache(maxsize=4096)
def is_damaged(text: str) -> bool:
    """Whether a document shows that it lost marks."""
    return _LOST_APOSTROPHE.search(text) is not None


def has_doubtful_number(statement: str) -> bool:
    """Whether a statement holds a number that may have been two."""
    for found in _RUN_TOGETHER.finditer(statement):
        low, high = (found.group(1), found.group(2)) if found.group(1) else (found.group(3), found.group(4))
        if int(low) < int(high) and low != "0" and not found.group().startswith(("19", "20")):
            return True
    return False


_OFTEN = 3
"""Times that a text holds a word that is one."""


@lru_cache(maxsize=16384)
def has_glued_words(statement: str, text: str = "") -> bool:
    """Whether two words of a statement run into one: "personfor example". A word that its document's text holds time and
    again is one: "mouthpieces"."""
    if has_lost_dash(statement) or has_heading_in_front(statement) or has_lost_commas(statement):
        return True
    for word in _WORD.findall(statement):
        if is_valid(word):
            continue
        if len(word) > LONGEST:
            return True
        if text.count(word) < _OFTEN and any(
            is_valid(word[:k]) and is_valid(word[k:]) for k in range(_SHORTEST, len(word) - _SHORTEST + 1)
        ):
            return True
    return False


def has_lost_commas(statement: str) -> bool:
    """Whether the members of a list stand side by side in a statement with nothing between them."""
    return _UNPARTED.search(statement) is not None or (
        len(statement) > _LONG and _LONG_RUN.search(statement) is not None
    )


@lru_cache(maxsize=16384)
def has_heading_in_front(statement: str) -> bool:
    """Whether a heading ran into the statement below it: "Keep Pressure at a Normal Level High pressure causes …"; or
    the lines of a list into one another."""
    found = _HEADED.match(statement)
    return (found is not None and not _BODY.search(found.group())) or _LINES.search(statement) is not None


@lru_cache(maxsize=16384)
def has_lost_dash(statement: str) -> bool:
    """Whether a word and the one that followed a dash run into one that is no word: "genesone from each parent"."""
    if any(is_valid(m.group(1)) and not is_valid(m.group()) for m in _AFTER_A_DASH.finditer(statement)):
        return True
    return any(_is_two(word) for word in _WORD.findall(statement) if len(word) >= 2 * _WHOLE and not is_valid(word))


def _is_two(word: str) -> bool:
    """Whether a word is two long ones: "inflammationirritation"."""
    return any(is_valid(word[:k]) and is_valid(word[k:]) for k in range(_WHOLE, len(word) - _WHOLE + 1))
