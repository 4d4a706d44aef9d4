"""Misspelt medical words in questions: "diabetis", "hypertention", "alzhiemers".

Precision first: only words that no list knows are changed, only into medical words that are near in letters or in
sound,
and only where no everyday word is as near.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from primum.answer.lexicon.vocabulary import vocabulary
from primum.text.distance import distance
from primum.text.terms import STOPWORDS, fold, stem
from primum.text.terms import words as words_of
from primum.text.variants import american

SHORTEST = 5
"""Words with fewer letters are never changed."""
LONG = 8
"""Words with at least so many letters may differ by two."""
SELDOM = 3
"""A shorter word that a library names fewer times than this is too rare to be what somebody meant."""
CLEARLY = 10
"""Of two words equally near, one is meant where it is so many times as common among the words known."""

_TOKEN = re.compile(r"(?<![\w@./\[<&-])[^\W\d_]+(?:['’]s)?(?![\w@\]/-]|\.\w)")
_VOWELS = re.compile("[aeiou]")
_OPERATION = re.compile(r"(?:ectomy|ostomy|otomy|oscopy|oplasty|opexy|ography)$")
_ENDING = re.compile(r"(?:ic|ist|ia|al|ine?|ect)s?$")
# How a word sounds to one who never saw it written: rewritten in this order.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:pn|kn|gn|mn)", "n"), (r"^ps", "s"), (r"^wr", "r"), (r"^x", "s"), ("eu", "u"), ("ph", "f"),
        (r"(?<=[aeiou])h(?=[lmnr])", ""), (r"rr?h", "r"),
        (r"[ao]e", "e"), (r"sch", "sk"), (r"[ts]i(?=on|ous|al|an)", "sh"), (r"ck|q(?!u)", "k"), (r"cc(?=[eiy])", "x"),
        (r"sc(?=[eiy])", "s"), (r"c(?=[eiy])", "s"), (r"ch?", "k"), (r"qu", "kw"), ("z", "s"), (r"[kx]s|x", "x"),
        (r"y", "i"), (r"sthm|thsm", "sm"), (r"g(?=[ei])", "j"), (r"ght", "t"), (r"(.)\1+", r"\1"),
        (r"(?<=..)e$", ""),
    )
)  # fmt: skip


class Speller:
    """Corrects towards the vocabulary's words and `words`: those of a library's titles and subjects, and single words,
    which are right however common they are."""

    def __init__(self, words: Iterable[str]) -> None:
        words = tuple(words)
        given = Counter(word for text in words for word in words_of(text))
        own = Counter(
            word for row in vocabulary().rows() for name in (row.preferred, *row.names) for word in words_of(name)
        )
        self._times = given + own
        singles = {
            w[0] for row in vocabulary().rows() for name in (row.preferred, *row.names) if len(w := words_of(name)) == 1
        }
        seldom = {w for w in given if given[w] < SELDOM and len(w) < 10 and w not in own}
        rest = _stems_of(frozenset(self._times.keys() - seldom)) - _stems_of(_english())
        asked = frozenset(text for text in words if text.isalpha())
        self._right = rest | _stems_of(frozenset(singles)) | _stems_of(asked)
        rare = _listed("rare.txt")
        all_words = self._times.keys() | _english() | _valid() | rare
        self._known = frozenset(stem(american(word)) for word in all_words - rare)
        self._rare = rare | {word + "s" for word in rare}
        self._places: dict[tuple[str, int], list[tuple[str, str, int, int]]] = {}
        for word in sorted(all_words):
            if len(word) >= SHORTEST - 1 and word.isalpha():
                heard = sound(word)
                self._places.setdefault((heard[0], len(heard)), []).append(
                    (word, heard, _letters(heard), _pairs(heard))
                )

    def knows(self, word: str) -> bool:
        """Whether a word is one that the lists hold, in any inflection or spelling; a rare one as it is, or with an s,
        since its stem is often that of another word misspelt ("larva migrans" and "migrane")."""
        folded = fold(word)
        return stem(american(folded)) in self._known or folded in STOPWORDS or folded in self._rare

    def correct(self, text: str) -> list[tuple[str, str]]:
        """The misspelt words of a text as (wrong, right), in order, each once. The right word is in small letters."""
        found: dict[str, str] = {}
        shouted = text.upper() == text
        for token in _TOKEN.finditer(text):
            word = re.sub(r"['’]s$", "", token.group())
            if word in found or len(word) < SHORTEST or (word.isupper() and not (shouted and len(word) >= LONG)):
                continue
            if self.knows(word):
                continue
            named = word[0].isupper() and not _begins(text, token.start())
            right = self._nearest(fold(word), strict=named)
            if right:
                found[word] = right
        return list(found.items())

    def _nearest(self, word: str, *, strict: bool) -> str:
        """The one medical word that is nearest, or nothing where none is near enough, where two are equally near and
        equally common, or where an everyday word is as near. `strict` asks for the same sound or one letter in a long
        word: names are easily mistaken."""
        heard = sound(word)
        far = 2 if len(word) >= LONG and not strict else 1
        limit = 1 if strict and len(word) < LONG else 4 * far
        best: list[str] = []
        for other, other_heard in self._near(heard, far):
            cost = _cost(word, other, heard, other_heard, min(far, (limit + 4) // 4))
            if cost < limit:
                best, limit = [], cost
            if cost == limit:
                best.append(other)
        best = [other for other in best if not _inflected(word, other) and not _opposed(word, other)]
        if not best or not self._right.issuperset(stem(american(other)) for other in best):
            return ""
        times: Counter[str] = Counter()
        for other in best:
            times[stem(american(other))] += self._times[other]
        (first, most), *others = times.most_common()
        if others and most < CLEARLY * others[0][1]:
            return ""
        best = [other for other in best if stem(american(other)) == first]
        return max(best, key=lambda other: (other[-1] == word[-1], self._times[other], other))

    def _near(self, heard: str, far: int) -> Iterator[tuple[str, str]]:
        letters, pairs = _letters(heard), _pairs(heard)
        for length in range(len(heard) - far, len(heard) + far + 1):
            for other, other_heard, other_letters, other_pairs in self._places.get((heard[0], length), ()):
                if (letters ^ other_letters).bit_count() <= 2 * far and (
                    pairs ^ other_pairs
                ).bit_count() <= 5 * far + 1:
                    yield other, other_heard


def is_common(word: str) -> bool:
    """Whether a word is everyday English, in any inflection."""
    folded = fold(word)
    return folded in STOPWORDS or stem(american(folded)) in _stems_of(_english())


@lru_cache(maxsize=65536)
def is_valid(word: str) -> bool:
    """Whether a word is everyday English or one of medicine, in any inflection."""
    folded = fold(word)
    return is_common(folded) or stem(american(folded)) in _valid_stems()


@lru_cache(maxsize=4096)
def slips_of(word: str) -> frozenset[str]:
    """The stems of the words that lists know from which a word that none knows differs in one letter, or in the order of
    two: "questins", "asnwer"; none for a word that is right."""
    word = fold(word)
    if is_valid(word) or not word.isalpha():
        return frozenset()
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    letters = "abcdefghijklmnopqrstuvwxyz"
    near = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    near |= {a + c + b[1:] for a, b in cuts if b for c in letters} | {a + c + b for a, b in cuts for c in letters}
    return frozenset(stem(american(other)) for other in near if is_valid(other))


@lru_cache(maxsize=1)
def _valid_stems() -> frozenset[str]:
    return _stems_of(_valid() | vocabulary().words())


def sound(word: str) -> str:
    """A folded word as it sounds: "ibuprophen" and "ibuprofen" sound alike."""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


def _cost(word: str, other: str, heard: str, other_heard: str, far: int) -> int:
    """How far a word is from another, in quarter letters: the same sound is a quarter; the same consonants are a
    quarter nearer; in long words a letter more may differ where the sounds are one apart. Beyond `far` letters, a
    large number."""
    if heard == other_heard:
        return 1
    near = _VOWELS.sub("", heard) == _VOWELS.sub("", other_heard)
    letters = distance(word, other, far)
    if letters <= far:
        return 4 * letters - near
    return 8 - near if far > 1 and distance(heard, other_heard, 1) == 1 and distance(word, other, 3) == 3 else 99


def _letters(word: str) -> int:
    """The letters of a word as a set of bits: one edit changes at most two."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def _pairs(word: str) -> int:
    """The pairs of neighbouring letters of a word as a set of bits, for a quick first look: one edit changes at most
    six."""
    bits = 0
    for one, two in pairwise(word):
        bits |= 1 << ((ord(one) * 31 + ord(two)) & 255)
    return bits


def _inflected(word: str, other: str) -> bool:
    """Whether two words differ in a learned ending alone, and not just in a vowel of it: "arthritic" is no misspelt
    "arthritis", and "ibuprofin" is no other word than "ibuprofen"."""
    ending = word[:-3] == other[: len(word) - 3] and _ENDING.search(word) is not None
    return ending and _VOWELS.sub("", word) != _VOWELS.sub("", other)


def _opposed(word: str, other: str) -> bool:
    """Whether two words differ in the part that says which: "nephrostomy" and "nephrectomy", "hypo-" and "hyper-"."""
    operations = _OPERATION.search(word), _OPERATION.search(other)
    if all(operations) and operations[0][0] != operations[1][0]:  # type: ignore[index]
        return True
    return {word[:4], other[:4]} == {"hypo", "hype"}


def _begins(text: str, at: int) -> bool:
    """Whether a word at `at` begins a sentence or a line, where a capital tells nothing."""
    before = text[:at].rstrip(" \"'(")
    return not before or before[-1] in ".!?:\n"


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return _listed("english.txt")


@lru_cache(maxsize=1)
def _valid() -> frozenset[str]:
    return _listed("valid.txt")


def _listed(name: str) -> frozenset[str]:
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=4)
def _stems_of(words: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(american(word)) for word in words)
