"""Long patterns made fast: one is tried only on a text that holds a word without which it cannot match.

A pattern of many wordings is tried at every character of a text, each of its branches in turn, which takes a hundred
times as long as looking for those words does. Few texts hold one of them, and only these get the closer look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_SHORTEST = 2
"""Characters that a word looked for must have: nearly every text holds any one letter."""
# What a pattern that ignores case takes for an i and an s, and what is left of a capital dotted i in small letters.
_ALSO = str.maketrans({"\u0131": "i", "\u017f": "s", "\u0307": None})
# A bracket or a bar that means one; what is escaped or in a class of characters means itself.
_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_REPEATS = {code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT}

Words = frozenset[str]


class Hinted:
    """A pattern, of each of whose branches it is known which words in small letters a text must hold one of.

    It is compiled when it is first tried: many never are, and compiling all takes a program's start a third of a
    second."""

    __slots__ = ("_flags", "_hints", "_pattern", "_patterns")

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._pattern, self._flags = pattern, flags
        self._patterns: tuple[re.Pattern[str], ...] = ()
        self._hints: list[tuple[str, int]] = []

    def search(self, text: str) -> re.Match[str] | None:
        """Where one of the pattern's branches is found, not always the leftmost; None where none is."""
        low = text.lower() if text.isascii() else text.lower().translate(_ALSO)
        if not self._patterns:
            self._compile()
        # Most texts hold no word of any branch: that is told in one go.
        for number in dict.fromkeys([number for hint, number in self._hints if hint in low]):
            if found := self._patterns[number].search(text):
                return found
        return None

    def _compile(self) -> None:
        compiled = [_compiled(branch, self._flags) for branch in _branches(self._pattern)]
        self._hints = [(hint, number) for number, (hints, _) in enumerate(compiled) for hint in hints]
        self._patterns = tuple(pattern for _, pattern in compiled)  # last: who finds them finds the hints, too


def _compiled(branch: str, flags: re.RegexFlag) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """A branch with the words that it needs, the shortest first."""
    compiled = re.compile(branch, flags)
    words = _hints(parser.parse(branch, compiled.flags)) or {""}  # what is empty stands in every text
    return tuple(sorted(words, key=len)), compiled


def _branches(pattern: str) -> list[str]:
    """The wordings that a pattern parts by `|` outside all brackets."""
    parts, depth, start = [], 0, 0
    for sign in _SIGN.finditer(pattern):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == "|" and depth == 0:
            parts.append(pattern[start : sign.start()])
            start = sign.end()
    return [*parts, pattern[start:]]


def _hints(parts: Iterable[tuple[Any, Any]]) -> Words | None:
    """Of what stands in a row, the words that tell most; None where there are none."""
    found: list[Words] = []
    run = ""
    for what, value in parts:
        if what is code.LITERAL and value < 128:
            run += chr(value).lower()
            continue
        found += _word(run)
        run = ""
        if (words := _within(what, value)) is not None:
            found.append(words)
    found += _word(run)
    return max(found, key=lambda words: (min(map(len, words)), -len(words)), default=None)


def _word(run: str) -> list[Words]:
    return [frozenset((run,))] if len(run) >= _SHORTEST else []


def _within(what: Any, value: Any) -> Words | None:
    if what is code.BRANCH:
        return _any(value[1])
    if what is code.SUBPATTERN:
        return _hints(value[3])
    if what is code.ATOMIC_GROUP:
        return _hints(value)
    if what in _REPEATS and value[0] > 0:
        return _hints(value[2])
    return None


def _any(branches: Sequence[Iterable[tuple[Any, Any]]]) -> Words | None:
    """The words of all branches, without those that hold another; None where a branch has none."""
    found: set[str] = set()
    for branch in branches:
        words = _hints(branch)
        if words is None:
            return None
        found |= words
    return frozenset(w for w in found if not any(other in w for other in found if other != w))
