"""Misspellings as people make them, from a fixed generator: a neighbouring key, two letters swapped, one doubled or
dropped, a word written as it sounds."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_HEARD = (
    ("ph", "f"), ("y", "i"), ("ae", "e"), ("oe", "e"), ("ei", "ie"), ("ie", "ei"), ("rrh", "r"), ("rh", "r"),
    ("x", "ks"), ("c(?=[eiy])", "s"), ("c(?=[aou])", "k"), ("tion", "shun"), ("ea", "ee"), (r"([a-z])\1", r"\1"),
    ("ous$", "us"), ("al$", "el"), ("er$", "or"), ("ent$", "ant"), ("ps", "s"), ("gh", ""), ("z", "s"),
)  # fmt: skip


def misspelt(word: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """One misspelling of each kind that the word allows, as (kind, misspelling)."""
    at = chance.randrange(1, len(word) - 1)
    key = _neighbour(word[at], chance)
    made = [
        ("key", word[:at] + key + word[at + 1 :]),
        ("swap", word[:at] + word[at + 1] + word[at] + word[at + 2 :]),
        ("double", word[:at] + word[at] + word[at:]),
        ("drop", word[:at] + word[at + 1 :]),
    ]
    heard = [new for old, sound in _HEARD if (new := re.sub(old, sound, word, count=1)) != word]
    vowels = [i for i, letter in enumerate(word[1:-1], start=1) if letter in "aeiou"]
    if heard:
        made.append(("sound", chance.choice(heard)))
    if vowels:
        at = chance.choice(vowels)
        made.append(("vowel", word[:at] + chance.choice([v for v in "aeiou" if v != word[at]]) + word[at + 1 :]))
    yield from ((kind, new) for kind, new in made if new != word)


def _neighbour(letter: str, chance: random.Random) -> str:
    row = next((row for row in _ROWS if letter in row), letter)
    at = row.index(letter)
    return chance.choice([row[i] for i in (at - 1, at + 1) if 0 <= i < len(row)] or [letter])
