"""Words written as they sound: "throte", "vishon", "breevin", read as the word that sounds the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from primum.text.distance import distance

_LIKE = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in (
        # Silent letters at either end.
        (r"^kn|^gn|^pn", "n"), (r"^wr", "r"), (r"^ps", "s"), (r"^wh", "w"), (r"mb$", "m"),
        # Consonants that are written in several ways; "mouf", "breev": th as many say it.
        (r"tch", "ch"), (r"(?<=\w)(?:[st]|ss|sc)i(?=on|ou|al|en)|(?<=\w)sh|ch(?=ine)", "sh"), (r"ph|th|v|gh$", "f"),
        (r"gh(?=t)", ""), (r"x", "ks"), (r"sc(?=[eiy])|c(?=[eiy])|z", "s"), (r"dg(?=e)|ge$|j", "j"),
        (r"qu", "kw"), (r"ck|c(?!h)|q", "k"), (r"(?<=[aeiouy])[hw](?![aeiouy])", ""), (r"(.)\1+", r"\1"),
        # An "e" or a vowel more or less; a vowel is a vowel.
        (r"(?<=[^aeiouy])e$", ""), (r"[aeiouy]+", "a"),
    )
)  # fmt: skip


def sound(word: str) -> str:
    """A word of small letters by its sound: consonants as they are heard, and an "a" for any vowels between them."""
    for pattern, heard in _LIKE:
        word = pattern.sub(heard, word)
    return word


def nearest(word: str, others: Iterable[str]) -> str:
    """The one word of several that is nearest in letters; nothing where two are equally near, or where more than two in five
    letters differ."""
    ranked = sorted((distance(word, other, len(word) + len(other)), other) for other in others)
    if not ranked or 5 * ranked[0][0] > 2 * len(word) or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return ""
    return ranked[0][1]
