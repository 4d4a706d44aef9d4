"""Sentences that have nothing to do with the document they stand in: they are not fit to be quoted.

Whoever plants an order, a lure or a task in a page need not word it as one that `instructions` tells: "The moon landing
never happened." Such a sentence shares no telling word with the rest of its page, and its words are strange to
medicine. Of the sentences of real pages fewer than one in fifty share no word with the rest, and the words of these are
of medicine nearly always.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from primum.text.instructions import GLUED, SENTENCE, Around, begins
from primum.text.register import strangeness
from primum.text.terms import STOPWORDS

SHORTEST = 600
"""Characters that a document has at least: in a shorter one sentences share few words as it is."""
LONGEST = 10_000
"""Characters above which it is not looked through: in a book hardly a sentence shares no word with the rest, and it
takes as long as all else that is done for an answer."""
FEWEST = 2
"""Spaces that a sentence has at least: items of lists of one or two words share no word as it is."""
ALIEN = 4.4
"""Least strangeness of a sentence that shares no word with its document."""
ODD = 2.0
"""Least strangeness of a sentence that is looked at more closely, which takes longer."""
_WORD = re.compile(r"[a-z]{3,}")
_ROOT = 5
_BEGINNING = re.compile(rf"(?<![a-z])[a-z]{{3,{_ROOT}}}")
_MARKS = " \t\r-–—*•·●○◦▪■\"'“‘([#>"


def _nothing(_: str) -> bool:
    return False


@lru_cache(maxsize=1024)
def aliens(text: str, knows: Callable[[str], bool] = _nothing) -> tuple[tuple[int, int], ...]:
    """The spans of a document's sentences that are alien to it, in order.

    `knows` says whether a sentence names something of medicine: it is spared then, unless it gives an order."""
    if not SHORTEST <= len(text) <= LONGEST:
        return ()
    often = Counter(_BEGINNING.findall(text.lower()))
    around = Around(text)
    glued = [match.start() for match in GLUED.finditer(text)]
    found = []
    for match in SENTENCE.finditer(text):
        end = match.start() + len(match[0].rstrip())
        inside = glued[bisect_right(glued, match.start()) : bisect_left(glued, match.end())]
        for start in (_start(match), *(at for at in inside if _is_put_behind(at, match))):
            sentence = text[start:end]
            body = sentence.lstrip(_MARKS)
            if body.count(" ") < FEWEST or body[0].islower() or _shares(body.lower(), often):
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


def _start(sentence: re.Match[str]) -> int:
    return sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())


def _is_put_behind(at: int, sentence: re.Match[str]) -> bool:
    """Whether an order may begin at this place of a sentence, put behind words that no mark ends."""
    before = sentence.string[sentence.start() : at].split()
    return len(before) > 1 and not before[-1].istitle()


def _shares(sentence: str, often: Counter[str]) -> bool:
    """Whether a word of a sentence, in small letters, stands elsewhere in a text that has these beginnings of words."""
    for match in _WORD.finditer(sentence):
        root = match[0][:_ROOT]
        if often[root] < 2 or match[0] in STOPWORDS:
            continue
        # Seldom is a word said so often in one sentence that its own must be told from letters within other words.
        if often[root] > sentence.count(root) or often[root] > _BEGINNING.findall(sentence).count(root):
            return True
    return False
