"""Signs: reading `concepts.txt` and `signs.txt`, and finding which of the signs a sentence reports and does not deny."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import resources

from primum.errors import Invalid
from primum.safety.denial import denied, is_denied_after
from primum.safety.patterns import Lexicon
from primum.safety.sounds import nearest, sound

MEASURED = (
    "under_three_months old_age many_pills high_fever fever cold_body low_oxygen fast_pulse slow_pulse fast_breathing bp_crisis bp_severe_pregnant breaths_sixty acid_blood "
    "peak_flow_low high_bp_word low_bp sugar_very_low sugar_low sugar_very_high baby child told two_complaints three_complaints four_complaints "
    "alarming_words critical_result news_emergency news_urgent child_vitals_emergency child_vitals_urgent"
).split()
"""Signs that measures.py and vitals.py find in numbers, some of which have words as well; and those that triage.py
counts: `told` of a sentence that asks nothing, several complaints at once, words alone."""
_WORD = re.compile(r"\d+\.\d+|\w+")
_ASKS = re.compile(r"^\W*(?:is|are|was|were)\b")
IsWord = Callable[[str], bool]
_SHORTEST = 4
"""Shorter words are never taken for a misspelling."""
_LONGEST = 40
"""Nor are longer ones: no word of a sign comes near."""


@cache
def lexicon() -> Lexicon:
    """All patterns. Invalid where a file cannot be read as described in patterns.py."""
    return Lexicon(read("concepts.txt"), read("signs.txt"))


def known() -> frozenset[str]:
    """The names of all signs that a text may show, by words or by numbers."""
    return frozenset((*lexicon().signs, *MEASURED))


def reported(sentence: str, *, is_word: IsWord | None = None) -> frozenset[str]:
    """The signs that a sentence states and does not deny. A word that `is_word` does not know is read as the word of a
    pattern from which one letter parts it, or that sounds like it."""
    places = [m.span() for m in _WORD.finditer(sentence)]
    spans = denied(sentence)
    asks = _ASKS.match(sentence) is not None
    found: set[str] = set()
    words = [sentence[a:b] for a, b in places]
    for name, (first, end), denies in lexicon().scan(words, found, others=_others(words, is_word)):
        if name not in found and _stands(sentence, places[first][0], places[end - 1], spans, denies=denies, asks=asks):
            found.add(name)
    return frozenset(found)


# A guess may neither deny anything nor make a topic of what is told.
_NEVER_GUESSED = frozenset(
    """without never denies denied deny absence negative neither free rather instead sign signs symptom symptoms cause causes test tests
    treat treatment therapy risk risks dose types stages scale score scores rules tools review reviews study trials facts what which when
    where whose""".split()
)
_LETTERS = re.compile(r"(?<![\w'])[a-z]{4,40}(?![\w'])")


def mended(sentence: str, is_word: IsWord | None) -> str:
    """The sentence with words that `is_word` does not know written as the one word of the patterns that they can be meant for."""
    if is_word is None:
        return sentence

    def mend(found: re.Match[str]) -> str:
        meant = _meant(found[0])
        sure = len(meant) == 1 and meant[0] not in _NEVER_GUESSED and not is_word(found[0])
        return meant[0] if sure else found[0]

    return _LETTERS.sub(mend, sentence)


def _others(words: list[str], is_word: IsWord | None) -> dict[int, tuple[str, ...]]:
    """What the words that `is_word` does not know may be meant for, by their places."""
    if is_word is None:
        return {}
    return {n: meant for n, word in enumerate(words) if (meant := _meant(word)) and not is_word(word)}


@lru_cache(maxsize=20_000)
def _meant(word: str) -> tuple[str, ...]:
    """The words of the patterns that lack, add, change or swap a letter of this one, or else that which sounds like it."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or lexicon().knows(word):
        return ()
    found = {w for part in _shortened(word) for w in _places().get(part, ()) if _is_one_off(word, w)}
    if not found and (near := nearest(word, _alike(word))):
        found.add(near)
    return tuple(sorted(found))


def _alike(word: str) -> frozenset[str]:
    """The patterns' words that sound like this one, or, as many write "choking" and "dropped", like it with a whole ending."""
    said = {word, re.sub(r"in$", "ing", word), re.sub(r"(?<=[^aeiouyr])d$", "ed", word)}
    return frozenset(other for each in said for other in _sounds().get(sound(each), ()))


@cache
def _sounds() -> dict[str, tuple[str, ...]]:
    """The patterns' words by their sound."""
    found: dict[str, list[str]] = {}
    for word in lexicon().words:
        if len(word) >= _SHORTEST - 1:
            found.setdefault(sound(word), []).append(word)
    return {heard: tuple(words) for heard, words in found.items()}


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """The patterns' words by what is left of them when one letter is left out."""
    found: dict[str, list[str]] = {}
    for word in lexicon().words:
        if len(word) >= _SHORTEST:
            for part in _shortened(word):
                found.setdefault(part, []).append(word)
    return {part: tuple(words) for part, words in found.items()}


def _shortened(word: str) -> set[str]:
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}


def _is_one_off(word: str, other: str) -> bool:
    """Whether one letter left out, put in, changed, or swapped with its neighbour makes the one word the other. First letters
    agree, since few are mistyped, and the last may not be all that differs: endings are no misspellings."""
    if word[0] != other[0] or abs(len(word) - len(other)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    if at >= min(len(word), len(other)) - 1 and word[-1] != other[-1]:
        return False
    left, right = word[at:], other[at:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[1::-1] == right[:2] and left[2:] == right[2:])
    )


def _stands(
    sentence: str, start: int, last: tuple[int, int], spans: tuple[tuple[int, int], ...], *, denies: bool, asks: bool
) -> bool:
    """Whether no denial reaches a finding; one that denies something itself may reach into such a span, not begin in it.
    "Is green vomit normal" asks, and denies nothing."""
    for low, high in spans:
        if low <= start < high or (not denies and low <= last[0] < high):
            return False
    return asks or not is_denied_after(sentence[last[1] : last[1] + 40])


def read(name: str) -> dict[str, str]:
    """The patterns of a file by their names; a line that begins with a space goes on with the one above."""
    found: dict[str, str] = {}
    last = ""
    for number, line in enumerate(resources.files(__package__).joinpath(name).read_text("utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] == " ":
            found[last] += f" {line.strip()}"
            continue
        last, mark, pattern = (part.strip() for part in line.partition("="))
        if not mark or last in found:
            raise Invalid(f"{name}, line {number}: no name, or one that stands there twice: {last!r}")
        found[last] = pattern
    return found
