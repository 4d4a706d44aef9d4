"""How hard a text is to read: the Flesch–Kincaid grade, and SMOG.

Sources of the formulas: Kincaid, Fishburne, Rogers, Chissom (1975), Derivation of new readability formulas for Navy
enlisted personnel, Research Branch Report 8-75: 0.39 words per sentence + 11.8 syllables per word - 15.59.
McLaughlin (1969), SMOG grading: a new readability formula, Journal of Reading 12: 3.1291 + 1.0430 times the root of
the number of words of three and more syllables in thirty sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from primum.text.sentences import spans

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_VOWELS = re.compile(r"[aeiouyàâäáãåéèêëíìîïóòôöõøúùûüæœ]+")
# Two vowels that stand together and are spoken apart: "di-et", "fu-el", "re-act", "radi-o", "vi-a", "cre-ate".
_APART = re.compile(
    r"i[ao](?!us$)|(?<=[dlr])ie(?=t|n[ct])|(?<=sc)ie(?=n)|[^qg]ua(?=[lt])|(?:^r|cr)ea(?=ct|t[ei])|(?<=[rhn])ea$|eo(?!u)"
    r"|[^q]ui(?=t[yio])|ii|yi"
    r"|(?<=[tn])ue(?=l)"
)
_JOINED = re.compile(r"[cst]i(?:o|a(?=l|n))|gi(?=o)|eo(?=n\b)|eopl")
_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l|[aeiouy]rl)e$|(?:[^aeioutdy])ed$|(?:[^aeiouyscxzgh])es$|[^aeiouycsxzgh]he?s$"
)
_EMENT = re.compile(r"(?<=[^aeiouy])e(?=(?:ments?|ly|less|ness|fully?)$)")
# The silent e at the end of a compound's first word: "some-times", "life-style".
_INNER = re.compile(
    r"(?<=^som)e(?=[tobhwp])|(?<=^lif)e(?=st|l|t)|(?<=^ther)e(?=[fbi])|(?<=^hom)e(?=s|w)|(?<=^sid)e(?=[wl])"
)


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """The syllables of an English word, counted by its groups of vowels; at least one. An estimate."""
    plain = _INNER.sub("", _EMENT.sub("", word.lower()))
    groups = len(_VOWELS.findall(plain))
    groups += len(_APART.findall(plain)) - len(_JOINED.findall(plain))
    if len(plain) > 2 and _SILENT.search(plain):
        groups -= 1
    return max(groups, 1)


def grade_of(lines: Iterable[str]) -> float:
    """The Flesch–Kincaid grade (about years of school in the United States) of lines taken together, each one sentence
    at least, as the items of a list are; 0.0 where there are no words."""
    words, sentences, spoken, _ = _counted(lines)
    return 0.39 * words / sentences + 11.8 * spoken / words - 15.59 if words else 0.0


def smog_of(lines: Iterable[str]) -> float:
    """The SMOG grade of lines taken together, each one sentence at least; 0.0 where there are no words. It was made
    for thirty sentences and more."""
    words, sentences, _, long = _counted(lines)
    return 3.1291 + 1.0430 * (long * 30 / sentences) ** 0.5 if words else 0.0


def _counted(lines: Iterable[str]) -> tuple[int, int, int, int]:
    """How many words, sentences, syllables, and words of three syllables and more."""
    words = sentences = spoken = long = 0
    for line in lines:
        found = _WORD.findall(line)
        if not found:
            continue
        counts = [syllables(word) for word in found]
        words += len(found)
        spoken += sum(counts)
        long += sum(count > 2 for count in counts)
        sentences += max(1, sum(bool(_WORD.search(line[start:end])) for start, end in spans(line)))
    return words, sentences, spoken, long
