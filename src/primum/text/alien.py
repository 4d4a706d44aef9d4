"""Sentences that have nothing to do with the document they stand in: they are not fit to be quoted.

Whoever plants an order, a lure or a task in a page need not word it as one that `instructions` tells: "The moon landing
never happened." Such a sentence shares no telling word with the rest of its page, and its words are strange to
medicine. Of the sentences of real pages fewer than one in fifty share no word with the rest, and the words of these are
of medicine nearly always.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from primum.text.instructions import GLUED, SENTENCE, Around, begins
from primum.text.register import strangeness
from primum.text.terms import STOPWORDS

SHORTEST = 600
"""Characters that a document has at least: in a shorter one sentences share few words as it is."""
ALIEN = 4.4
"""Least strangeness of a sentence that shares no word with its document."""
ODD = 2.0
"""Least strangeness of a sentence that is looked at more closely, which takes longer."""
_WORD = re.compile(r"[a-z]{3,}")
_ROOT = 5
_MARKS = " \t\r-–—*•·●○◦▪■\"'“‘([#>"


def _nothing(_: str) -> bool:
    return False


@lru_cache(maxsize=256)
def aliens(text: str, knows: Callable[[str], bool] = _nothing) -> tuple[tuple[int, int], ...]:
    """The spans of a document's sentences that are alien to it, in order.

    `knows` says whether a sentence names something of medicine: it is spared then, unless it gives an order."""
    if len(text) < SHORTEST:
        return ()
    often = Counter(word[:_ROOT] for word in _WORD.findall(text.lower()))
    around = Around(text)
    found = []
    for match in SENTENCE.finditer(text):
        end = match.start() + len(match[0].rstrip())
        for start in _starts(match):
            sentence = text[start:end]
            body = sentence.lstrip(_MARKS)
            if not body or body[0].islower() or _shares(body.lower(), often):
                continue
            strange = strangeness(body, {})
            if strange < ODD:
                continue
            if begins(sentence, around) == 0 or (
                strange >= ALIEN and strangeness(body, around()) >= ALIEN and not knows(body)
            ):
                found.append((start, end))
                break
    return tuple(found)


def _starts(sentence: re.Match[str]) -> Iterator[int]:
    """Where a sentence begins, and where in it an order may, put behind words that no mark ends."""
    yield sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
    for glued in GLUED.finditer(sentence[0]):
        before = sentence[0][: glued.start()].split()
        if len(before) > 1 and not before[-1].istitle():
            yield sentence.start() + glued.start()


def _shares(sentence: str, often: Counter[str]) -> bool:
    """Whether a word of a sentence, in small letters, stands elsewhere in a text that has these beginnings of words."""
    for match in _WORD.finditer(sentence):
        root = match[0][:_ROOT]
        if often[root] > 1 and match[0] not in STOPWORDS:
            own = sum(word[:_ROOT] == root for word in _WORD.findall(sentence))
            if often[root] > own:
                return True
    return False
