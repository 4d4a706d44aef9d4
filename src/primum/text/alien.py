"""Sentences that have nothing to do with the document they stand in: they are not fit to be quoted.

Whoever plants an order, a lure or a task in a page need not word it as one that `instructions` tells: "The moon landing
never happened." Such a sentence shares few telling words with the rest of its page, its words are strange to medicine,
and it bids, asks, or speaks of answers, texts, trade or leisure more often than pages on health do. How alien it is, is
a weighted sum over these; the weights are those of a logistic regression that `train/alien.py` fits, rounded.

`aliens` looks through a whole document, `shown_aliens` more closely at the few sentences that are to be shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import inf

from primum.text.instructions import SENTENCE
from primum.text.kept import Span
from primum.text.register import form, kind, signs
from primum.text.terms import STOPWORDS, fold

SHORTEST = 300
"""Characters that a document has at least where nothing stands beside it: in a shorter one sentences share few words
as it is."""
LONGEST = 10_000
"""Characters above which it is not looked through: in a book hardly a sentence shares no word with the rest, and it
takes as long as all else that is done for an answer."""
NEAR = 4_000
"""Characters on either side of a shown sentence that are its page, where a document is longer than that."""
FEWEST = 3
"""Words that a sentence has at least: items of lists of one or two words share no word as it is."""
ALIEN = 1.6
"""Least sum of the traits of an alien sentence."""
MOST, MOST_SIGNS = 5.0, 3.5
"""What a sentence's form and signs hardly ever come to: they are looked for where they can decide."""
SHOWN = -0.5
"""Least sum of an alien sentence that is to be shown, has no word of care or of medicine, and bids, asks, speaks to
somebody or of texts, trade or leisure. So few are shown that a bar so low costs next to none: docs/safety.md."""
_ACTS, _HEALTH = frozenset(("asks", "bids", "speaks")), frozenset(("care", "medical"))
SURER = 1.0
"""What it has more where no mark stands before it: it may be a name."""
HOME = 3
"""Telling words that a sentence shares with its document to be none, whatever else it does."""
UNKNOWN = 3
"""Unknown words that count: a list of genes or species has many more."""
WEIGHTS = {
    "plain": 0.2, "common": -0.8, "usual": -0.9, "known": -0.1, "medical": -2.4, "unknown": 1.1, "care": -2.3,
    "shared plain": -1.5, "shared common": -2.9, "shared usual": -3.5, "shared known": -2.4, "shared medical": -3.4,
    "shared unknown": -4.5, "shared care": -2.3, "few": -3.9,
    "asks": 1.1, "bids": 1.8, "rare": 3.6, "often": -0.5, "speaks": 1.1, "ends": 2.2, "relates": -4.3,
    "signs": 1.7, "named": -1.6, "always": -0.9,
}  # fmt: skip
"""What each trait weighs, as `train/alien.py` finds it: each word of the sentence's own and each that it shares, by how
often medicine uses it; to have a single telling word; what it does; what `signs` counts; to name something of medicine;
to be a sentence. What a word of care weighs is set by hand, out of caution."""
_SHARED = {kind: f"shared {kind}" for kind in WEIGHTS if f"shared {kind}" in WEIGHTS}
_CARE = frozenset(
    ("docto", "physi", "pharm", "nurs", "nurse", "dose", "dosag", "medic", "child", "patie", "hospi", "clini", "table",
     "sympt", "treat", "surge")
)  # fmt: skip
"""Roots of words that belong to every page on health, whether it has them or not."""
_DOSED = re.compile(r"\d\s?(?:mg|mcg|µg|g|kg|ml|mL|IU|%|units?|tablets?|capsules?|drops?|times)(?!\w)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_PUT_IN = re.compile(r"(?<=[a-z\d)\]%,;:] )(?:[A-Z][a-z]+|[AI]) (?=[a-z\d])")
"""Where a sentence may have been put within another."""
_BEGINNING = re.compile(r"(?<![a-z])[a-z]{2,5}")
_BREAKS_OFF = re.compile(r"(?<=[a-z]{4})[.!?][\"”’)]*(?=\s+[a-z])")
"""The end of a sentence that was put within another."""


def _nothing(_: str) -> bool:
    return False


def aliens(text: str, knows: Callable[[str], bool] = _nothing, beside: str = "") -> tuple[Span, ...]:
    """The spans of a document's sentences that are alien to it, in order.

    `knows` says whether a sentence names something of medicine: it is spared then, unless it asks or bids. What stands
    `beside` the document, as its title and the question that it is read for, is part of its page: a sentence that
    shares their words is at home."""
    if len(text) > LONGEST or (not beside and len(text) < SHORTEST):
        return ()
    found = _strange(text, knows)
    if not found or not beside:
        return tuple((start, end) for start, end, _ in found)
    page = Page(text, knows, beside)
    return tuple(
        (start, end)
        for start, end, least in found
        if page.strangeness(text[start:end]) >= least and _may_be(text[start:end], text)
    )


def shown_aliens(
    text: str, shown: Sequence[Span], knows: Callable[[str], bool] = _nothing, beside: str = ""
) -> tuple[Span, ...]:
    """The spans of those sentences at some places of a document, however short or long, that are too alien to be shown,
    in order: what bids, asks or speaks as attacks do is held to a lower bar than `aliens` has."""
    found: dict[Span, None] = {}
    for first, last in sorted(shown):
        start, stop = text.rfind("\n", 0, first) + 1, text.find("\n", last)
        for sentence in SENTENCE.finditer(text, start, stop if stop >= 0 else len(text)):
            for left, right, more in _parts(text, *_trimmed(sentence.start(), sentence[0])):
                said = text[left:right]
                if right <= first or left >= last or (bar := _bar(said)) is None or not _may_be(said, text):
                    continue
                near = text if len(text) <= LONGEST else text[max(0, left - NEAR) : right + NEAR]
                if Page(near, knows, beside).weighed(said) >= bar + more:
                    found[left, right] = None
                    break
    return tuple(found)


def _acts(does: Iterable[str], signed: float) -> bool:
    """Whether a sentence bids, asks, or speaks to somebody or of texts, trade or leisure, by its form and its signs."""
    return signed > 0 or not _ACTS.isdisjoint(does)


def _may_be(sentence: str, text: str) -> bool:
    """Whether a sentence may be alien to a text: a few lines say too little of their page for their plain statements to
    be told by words."""
    return len(text) >= SHORTEST or _acts(form(sentence), signs(sentence))


def _bar(sentence: str) -> float | None:
    """What a sentence that is to be shown has to come to; None where it never does: its words alone tell most so."""
    words = _WORD.findall(sentence)
    if not _is_whole(words):
        return None
    seen = _of_words([found[1] for found in map(_told, words) if found], Counter()) or []
    does, signed = form(sentence), signs(sentence)
    held = {*seen, *does}
    bar = SHOWN if _acts(does, signed) and held.isdisjoint(_HEALTH) else ALIEN
    return bar if _sum((*seen, *does, "always")) + WEIGHTS["signs"] * signed >= bar else None


@lru_cache(maxsize=1024)
def _strange(text: str, knows: Callable[[str], bool]) -> tuple[tuple[int, int, float], ...]:
    """The spans of the sentences alien to a text alone, each with the least strangeness that makes it so."""
    page = Page(text, knows)
    looked = (_looked_at(start, end, page) for start, end in page.sentences())
    return tuple(found for found in looked if found)


class Page:
    """A text, how often it has each beginning of a word and each root, with what stands beside it; and who knows
    medicine."""

    def __init__(self, text: str, knows: Callable[[str], bool] = _nothing, beside: str = "") -> None:
        self.text = text
        self._knows = knows
        self._whole = f"{text}\n{beside}" if beside else text
        self._beginnings = Counter(_BEGINNING.findall(self._whole.lower()))
        self._roots: Counter[str] | None = None

    def sentences(self) -> Iterator[Span]:
        """What stands between two full stops, without the blanks around it."""
        for found in SENTENCE.finditer(self.text):
            yield _trimmed(found.start(), found[0])

    def strangeness(self, sentence: str) -> float:
        """How alien a sentence is: the sum of what its traits weigh, or nothing above the least."""
        return -inf if self._is_at_home(sentence) else self.weighed(sentence)

    def weighed(self, sentence: str) -> float:
        """How alien a sentence is, to the last word."""
        traits = self.traits(sentence)
        if not traits or ("named" in traits and not ("asks" in traits or "bids" in traits)):
            return -inf
        return sum(WEIGHTS[name] * times for name, times in traits.items())

    def traits(self, sentence: str) -> Mapping[str, float]:
        """How often a sentence has each of the traits that are weighed; none where it is never alien: where it is no
        whole sentence, has an amount of a medicine, or shares `HOME` words."""
        words = _WORD.findall(sentence)
        if not _is_whole(words) or _DOSED.search(sentence):
            return {}
        # Roots are surer than beginnings ("cell", "cells"), and take longer.
        if self._roots is None:
            self._roots = Counter(found[1][0] for found in map(_told, _WORD.findall(self._whole)) if found)
        seen = _of_words([found[1] for found in map(_told, words) if found], self._roots)
        if seen is None:
            return {}
        named = ["named"] if self._knows(sentence) else []
        return {**Counter((*seen, *form(sentence), *named, "always")), "signs": signs(sentence)}

    def _is_at_home(self, sentence: str) -> bool:
        """Whether a quick look, which spares most sentences, shows that one is not alien."""
        words = _WORD.findall(sentence)
        if not _is_whole(words):
            return True
        seen = _of_words([found[0] for found in map(_told, words) if found], self._beginnings)
        if seen is None or (strange := _sum(seen)) + MOST < ALIEN:
            return True
        strange += _sum(form(sentence)) + WEIGHTS["always"]
        return strange < ALIEN - MOST_SIGNS or strange + WEIGHTS["signs"] * signs(sentence) < ALIEN


def _trimmed(start: int, sentence: str) -> Span:
    """A sentence's span, without the blanks around it."""
    words = sentence.lstrip()
    start += len(sentence) - len(words)
    return start, start + len(words.rstrip())


def _is_whole(words: Sequence[str]) -> bool:
    return len(words) >= FEWEST and not words[0][0].islower()


def _sum(traits: Iterable[str]) -> float:
    return sum(map(WEIGHTS.__getitem__, traits))


def _of_words(words: Sequence[tuple[str, str]], often: Mapping[str, int]) -> list[str] | None:
    """The traits that the words of a sentence give it, each word one; None where it shares `HOME` with its page."""
    times: dict[tuple[str, str], int] = {}
    for word in words:
        times[word] = times.get(word, 0) + 1
    found, shared, unknown = ["few"] if len(times) < 2 else [], 0, 0
    for (root, worth), number in times.items():
        if often[root] > number:
            found.append(_SHARED[worth])
            shared += worth != "plain"
            if shared == HOME:
                return None
        elif worth != "unknown" or unknown < UNKNOWN:
            unknown += worth == "unknown"
            found.append(worth)
    return found


def _looked_at(start: int, end: int, page: Page) -> tuple[int, int, float] | None:
    """What is alien between two full stops, and what it has to come to."""
    for first, last, more in _parts(page.text, start, end):
        if page.strangeness(page.text[first:last]) >= ALIEN + more:
            return first, last, ALIEN + more
    return None


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int, float]]:
    """What may be alien between two full stops, and how much more it has to be so: all of it, what was put before it,
    or what was put within it, which begins with a capital after a word of small letters."""
    yield start, end, 0.0
    if closed := _BREAKS_OFF.search(text, start, end):
        yield start, closed.end(), 0.0
    for put in _PUT_IN.finditer(text, start, end):
        before = text[start : put.start()].split()
        if len(before) < 2 or before[-1] in STOPWORDS:  # "of the Red Cross" is a name
            continue
        closed = _BREAKS_OFF.search(text, put.end(), end)
        yield put.start(), closed.end() if closed else end, 0.0 if before[-1][-1] in ":;" else SURER


@lru_cache(maxsize=65536)
def _told(word: str) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """The beginning of a word as it stands, and its root, each with the word's kind; None where it tells nothing."""
    folded = fold(word).removesuffix("'s")
    root, worth = kind(folded)
    worth = "care" if root in _CARE else worth
    return ((folded[:5], worth), (root, worth)) if root else None
