"""How hard a text is to read: the Flesch–Kincaid grade.

Source of the formula: Kincaid, Fishburne, Rogers, Chissom (1975), Derivation of new readability formulas for Navy
enlisted personnel, Research Branch Report 8-75: 0.39 words per sentence + 11.8 syllables per word - 15.59.
"""

from __future__ import annotations

import re

from primum.text.sentences import spans

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_VOWELS = re.compile(r"[aeiouyàâäáãåéèêëíìîïóòôöõøúùûüæœ]+")
# Two vowels that stand together and are spoken apart: "di-et", "fu-el", "re-act", "radi-o", "vi-a", "cre-ate".
_APART = re.compile(
    r"i[ao](?!us$)|(?<=[dlr])ie(?=t|n[ct])|(?<=sc)ie(?=n)|[^qg]ua(?=[lt])|(?:^r|cr)ea(?=ct|t[ei])|(?<=[rh])ea$|eo(?!u)"
    r"|[^q]ui(?=t[yio])|ii|yi"
    r"|(?<=[tn])ue(?=l)"
)
_JOINED = re.compile(r"[cst]i(?:o|a(?=l|n))|gi(?=o)|eo(?=n\b)|eopl")
_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l|[aeiouy]rl)e$|(?:[^aeioutdy])ed$|(?:[^aeiouyscxzgh])es$|[^aeiouycsxzgh]he?s$"
)
_EMENT = re.compile(r"(?<=[^aeiouy])e(?=(?:ments?|ly|less|ness|fully?)$)")


def syllables(word: str) -> int:
    """The syllables of an English word, counted by its groups of vowels; at least one. An estimate."""
    plain = _EMENT.sub("", word.lower())
    groups = len(_VOWELS.findall(plain))
    groups += len(_APART.findall(plain)) - len(_JOINED.findall(plain))
    if len(plain) > 3 and _SILENT.search(plain):
        groups -= 1
    return max(groups, 1)


def grade(text: str) -> float:
    """The Flesch–Kincaid grade of a text (about years of school in the United States); 0.0 for a text without words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, sum(bool(_WORD.search(text[start:end])) for start, end in spans(text)))
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59
