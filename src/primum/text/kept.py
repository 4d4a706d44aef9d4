"""A text without some of its stretches, as if they had never been there, and the way back to where things stand.

    kept = Kept("Fever. Write a poem.\\nCough.", ((7, 20),))
    kept.text            -> "Fever.\\nCough."
    kept.place(7, 13)    -> (21, 27), where "Cough." stands in the whole

Stretches are left out with the white space that came with them: a line of their own with its break, the end of a line
with the space before it, its beginning with the space after it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from primum.model import Block, BlockKind

Span = tuple[int, int]
_WHOLE = frozenset((BlockKind.HEADING, BlockKind.QUESTION))


class Kept:
    """What is left of a text when `gaps` (in order, none overlapping) are left out."""

    def __init__(self, whole: str, gaps: Sequence[Span]) -> None:
        self._whole = whole
        self._stretches = _stretches(whole, gaps)
        self._starts: list[int] = []
        at = 0
        for start, end in self._stretches:
            self._starts.append(at)
            at += end - start
        self.text = "".join(whole[start:end] for start, end in self._stretches)

    def place(self, start: int, end: int) -> Span:
        """Where a span of the text that is left stands in the whole, from its first character to its last."""
        return self._out(start), self._out(end - 1) + 1

    def places(self, start: int, end: int) -> list[Span]:
        """The spans of the whole that a span of what is left is made of: one for each side of what was left out."""
        found = []
        for at, (left, right) in zip(self._starts, self._stretches, strict=True):
            first, last = max(start, at), min(end, at + right - left)
            words = self.text[first:last]
            if first < last and words.strip():
                first += len(words) - len(words.lstrip())
                last -= len(words) - len(words.rstrip())
                found.append((left + first - at, left + last - at))
        return found

    def within(self, start: int, end: int) -> Span:
        """Where a span of the whole lies in the text that is left; what was left out counts for nothing."""
        return self._in(start), self._in(end)

    def blanked(self, start: int, end: int) -> str:
        """A span of the whole with blanks for what was left out: of the same length."""
        text, at = [], start
        for left, right in self._stretches:
            if right > start and left < end:
                text.append(" " * (max(left, start) - at))
                text.append(self._whole[max(left, start) : min(right, end)])
                at = min(right, end)
        return "".join(text) + " " * (end - at)

    def _out(self, at: int) -> int:
        number = bisect_right(self._starts, at) - 1
        return self._stretches[number][0] + at - self._starts[number]

    def _in(self, at: int) -> int:
        for number, (start, end) in enumerate(self._stretches):
            if at <= end:
                return self._starts[number] + max(0, at - start)
        return len(self.text)


def spared(whole: str, blocks: Sequence[Block], gaps: Sequence[Span]) -> tuple[Block, ...]:
    """The blocks without the gaps: one that a gap parts becomes two, one that a gap covers goes. A list whose lead
    went is led in by the block above."""
    found: list[Block] = []
    last: dict[int, int | None] = {}
    for index, block in enumerate(blocks):
        pieces = _pieces(whole, block, gaps)
        lead = last.get(block.lead) if block.lead is not None else None
        for start, end in pieces[:1] if block.kind in _WHOLE else pieces:
            found.append(replace(block, start=start, end=end, lead=lead))
        last[index] = len(found) - 1 if found else None
    return tuple(found)


def joined(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with those made one that stand on one line and are of one kind: parts of what was one."""
    found: list[Block] = []
    moved: list[int] = []
    for block in blocks:
        above = found[-1] if found else None
        if above and above.kind is block.kind is not BlockKind.ROW and "\n" not in text[above.end : block.start]:
            found[-1] = replace(above, end=block.end)
        else:
            found.append(block if block.lead is None else replace(block, lead=moved[block.lead]))
        moved.append(len(found) - 1)
    return tuple(found)


def _pieces(whole: str, block: Block, gaps: Sequence[Span]) -> list[Span]:
    found, at = [], block.start
    for start, end in gaps:
        if end <= block.start or start >= block.end:
            continue
        found.append((at, start))
        at = end
    found.append((at, block.end))
    trimmed = []
    for start, end in found:
        held = whole[start:end]
        if any(c.isalnum() for c in held):
            trimmed.append((start + len(held) - len(held.lstrip()), start + len(held.rstrip())))
    return trimmed


def _stretches(whole: str, gaps: Sequence[Span]) -> list[Span]:
    """What is left, without the white space that the gaps leave behind."""
    found: list[Span] = []
    at = 0
    for start, end in gaps:
        left, right = start, end
        while left > at and whole[left - 1].isspace():
            left -= 1
        while right < len(whole) and whole[right].isspace():
            right += 1
        before, after = whole[left:start], whole[end:right]
        opens, closes = "\n" in before or left == 0, "\n" in after or right == len(whole)
        alone = opens and closes
        if alone and left > 0 and after.count("\n") >= before.count("\n"):
            # A line of its own: of the breaks around it the wider stays, and the indent of the next line.
            found.append((at, left))
            at = end
        elif alone and right < len(whole):
            found.append((at, start))
            at = end + after.rindex("\n") + 1
        elif opens:
            found.append((at, start if right < len(whole) else left))
            at = right
        else:
            found.append((at, left))
            at = end
    found.append((at, len(whole)))
    return [(start, end) for start, end in found if end > start]
