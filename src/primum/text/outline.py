"""The structure of plain text: which lines are headings, questions, paragraphs, list items and table rows.

The text is never changed; blocks are spans over it, trimmed of white space. What tells the roles apart:

- a short line that ends in "?" heads what follows;
- a line that ends in ":" (or in words such as "including" right before an indented or empty line) leads the lines
  below it as items, until an empty line, a heading, or a line that reads as a paragraph of its own;
- a line with a bullet or a number is an item wherever it stands;
- a short line without a full stop above a longer one is a heading; everything else is a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from primum.model import Block, BlockKind
from primum.text.abstracts import is_labelled, labelled
from primum.text.instructions import orders
from primum.text.kept import Kept, spared

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_BULLET = re.compile(r"(?:[•·●○◦▪■‣⁃*–—-]\s+|[•●▪■]|\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S))")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"[-=_*~\s|:+]{3,}")
_ENDS = re.compile(r"[.!?…][\"”’)\]]*$")
_LEADING_WORDS = re.compile(
    r"\b(?:includ(?:e|es|ing)|such as|like|that|who|which|are|is|if|when|to|by|of|as|with|for|you|may|can|might|should"
    r"|following|have|the|your|a|or|and)$",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"\b(?:the|a|an|of|your|their|in|at|on|from|for|and|or|by|to|is|not|than|its|our|his|her)$|,$")
_LISTING_WORDS = re.compile(
    r"\b(?:includ(?:e|es|ing)|such as|like|are|that|who|which|if|if you|when|when you|may|can|should|as follows)$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:NIH|CDC|FDA|NHS|WHO|NCI|Centers? for|National|Agency for|Department of|Food and Drug|Environmental Protection"
    r"|Veterans|Office o[nf]|Substance Abuse|Administration|Federal|U\.?S\.?)\b[^.?!]*$"
)
_OPENER = re.compile(
    r"(?:you|your|if|its?|most|many|some|others?|there|the|they|their|these|this|those|that|in|but|however|although"
    r"|treatments?|doctors|people|health|talk|see|call|sometimes|often|usually|not|for|when|women|men|children|depending"
    r"|because|since|while|even|once|as|with|without|after|before|during|at|each|both|all|everyone|anyone|no|having"
    r"|researchers|experts|we|our|he|she|another|also|then|so|until|to|doing|over)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|might|will|should|must|do|does|did|need|needs|help|helps|depends?|causes?"
    r"|get|gets|could|would|cannot|can't|don't|doesn't|isn't|aren't|won't|include|includes|begins?|happens?|occurs?"
    r"|talk|see|call|ask|use|uses|make|makes|go|goes|take|takes|try|find|stands?|affects?|become|becomes)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:if|when|because|since|while|although|as|once|even|after|before|during|for|in|with|at|over|depending|without|until"
    r"|sometimes|often|usually|also|then|however|but|to|besides)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whose|whether|if|how|what|when|where|because)\b|[,:(]| [-–—] ", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    indent: int
    gap: int  # empty lines above it
    hollow: bool  # an empty line below it that holds white space, as lists leave behind

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(slots=True)
class _List:
    """A list that is open: its lead, and the items so far."""

    lead: int | None
    indent: int
    items: list[str] = field(default_factory=list)
    marked: bool = False


def outline(text: str) -> tuple[Block, ...]:
    """Blocks of a plain text, in order, none overlapping; () where the text is empty.

    What gives orders to a machine is no part of any block: the others are as they would be without it."""
    gaps = orders(text)
    if not gaps:
        return tuple(_Walk(_lines(text), is_labelled(text)).blocks())
    kept = Kept(text, gaps)
    found = []
    for block in _Walk(_lines(kept.text), is_labelled(kept.text)).blocks():
        start, end = kept.place(block.start, block.end)
        found.append(replace(block, start=start, end=end))
    return spared(text, found, gaps)


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    gap = 0
    hollow = False
    for match in _LINE.finditer(text):
        raw = match.group()
        line = raw.strip()
        if not line:
            if raw and found and not gap and len(raw.rstrip("\r\n")):
                hollow = True
            gap += 1
            continue
        if hollow and found:
            last = found[-1]
            found[-1] = _Line(last.text, last.start, last.indent, last.gap, True)
        lead = len(raw) - len(raw.lstrip())
        indent = (lead + 3 * raw[:lead].count("\t")) // 2  # one space is a slip, a tab is a step
        found.append(_Line(line, match.start() + lead, indent, gap, False))
        gap, hollow = 0, False
    return found


class _Walk:
    """Goes down the lines once, with the lists that are open at each."""

    def __init__(self, lines: list[_Line], labelled: bool) -> None:
        self._lines = lines
        self._labelled = labelled
        self._found: list[Block] = []
        self._open: list[_List] = []
        self._prose = False  # whether the line above was a paragraph

    def blocks(self) -> list[Block]:
        """All blocks."""
        for number, line in enumerate(self._lines):
            self._close(line)
            self._place(number, line)
        return self._found

    def _place(self, number: int, line: _Line) -> None:
        following = self._lines[number + 1] if number + 1 < len(self._lines) else None
        if _RULE.fullmatch(line.text):
            return
        if self._prose and not self._open and _goes_on(line, self._lines[number - 1]):
            last = self._found[-1]
            self._found[-1] = Block(last.kind, last.start, line.end)
            return
        self._prose = False
        if hashes := _HASHES.match(line.text):
            self._head(BlockKind.HEADING, line, hashes.end(), level=len(hashes[1]))
        elif _is_row(line.text):
            self._row(line)
        elif (bullet := _BULLET.match(line.text)) and bullet.end() < len(line.text):
            self._bullet(line, bullet.end())
        elif self._is_question(line, following):
            self._head(BlockKind.QUESTION, line, 0)
        elif self._open and self._is_item(number, line, following):
            self._item(line, 0, following)
        elif not self._open and _is_heading(line, following):
            self._head(BlockKind.HEADING, line, 0)
        elif not self._open and _is_run(self._lines[number : number + 3]):
            self._open = [_List(None, line.indent)]
            self._item(line, 0, following)
        else:
            self._paragraph(line, following)

    def _close(self, line: _Line) -> None:
        """Close the lists that an outdent or empty lines end. Where a nested list ends, two empty lines stand."""
        gap = line.gap
        while self._open:
            last = self._open[-1]
            if last.marked:
                if _BULLET.match(line.text):
                    return
                self._open.pop()
            elif not last.items:
                return
            elif line.indent < last.indent:
                self._open.pop()
            elif gap >= 2 and len(self._open) > 1:
                self._open.pop()
                gap -= 2
            elif gap >= 1 and not (line.indent and line.indent == last.indent):
                self._open.clear()
            else:
                return

    def _is_question(self, line: _Line, following: _Line | None) -> bool:
        if not line.text.endswith("?") or len(line.text) > 200 or following is None or re.search(r"[.!?] ", line.text):
            return False
        if self._open:
            items = self._open[-1].items
            return bool(items) and not items[-1].endswith("?")
        return not following.text.endswith("?") or following.gap > 0 or line.gap > 0 or len(line.text) < 80

    def _is_item(self, number: int, line: _Line, following: _Line | None) -> bool:
        last = self._open[-1]
        if following is None and _CREDIT.match(line.text) and last.items:
            return False
        if not last.items or (line.indent and line.indent == last.indent):
            return True
        if not _leads(line, following) and (not _ENDS.search(line.text) or self._goes_on_below(number)):
            return True
        return not _reads_as_paragraph(line.text, last.items)

    def _goes_on_below(self, number: int) -> bool:
        """Whether a line without a full stop comes before the list can have ended: then all above it are items."""
        for below in range(number + 1, min(number + 40, len(self._lines))):
            line = self._lines[below]
            following = self._lines[below + 1] if below + 1 < len(self._lines) else None
            if line.gap or line.text.endswith("?") or _leads(line, following) or _is_heading(line, following):
                return False
            if not _ENDS.search(line.text):
                return following is not None or not _CREDIT.match(line.text)
        return False

    def _item(self, line: _Line, skip: int, following: _Line | None) -> None:
        last = self._open[-1]
        if not last.items:
            last.indent = line.indent
        last.items.append(line.text)
        index = self._add(BlockKind.ITEM, line, skip, level=len(self._open) - 1, lead=last.lead)
        if _leads(line, following):
            self._open.append(_List(index, line.indent))

    def _bullet(self, line: _Line, skip: int) -> None:
        while self._open and self._open[-1].items:
            if self._open[-1].marked and line.indent >= self._open[-1].indent:
                break
            self._open.pop()
        if not self._open:
            self._open = [_List(self._lead_above(), line.indent, marked=True)]
        elif self._open[-1].items and line.indent > self._open[-1].indent:
            self._open.append(_List(len(self._found) - 1, line.indent, marked=True))
        last = self._open[-1]
        last.marked = True
        last.indent = line.indent if not last.items else last.indent
        last.items.append(line.text)
        self._add(BlockKind.ITEM, line, skip, level=len(self._open) - 1, lead=last.lead)

    def _lead_above(self) -> int | None:
        if self._found and self._found[-1].kind is BlockKind.PARAGRAPH:
            return len(self._found) - 1
        return None

    def _row(self, line: _Line) -> None:
        self._open.clear()
        inner = line.text.strip("|").strip()
        if inner:
            skip = line.text.index(inner)
            self._found.append(Block(BlockKind.ROW, line.start + skip, line.start + skip + len(inner)))

    def _head(self, kind: BlockKind, line: _Line, skip: int, *, level: int = 1) -> None:
        self._open.clear()
        self._add(kind, line, skip, level=level)

    def _paragraph(self, line: _Line, following: _Line | None) -> None:
        self._open.clear()
        inner = labelled(line.text, line.start) if self._labelled else []
        if inner:
            self._found.extend(inner)
            return
        index = self._add(BlockKind.PARAGRAPH, line, 0)
        self._prose = True
        if _leads(line, following):
            self._open = [_List(index, line.indent)]

    def _add(self, kind: BlockKind, line: _Line, skip: int, *, level: int = 0, lead: int | None = None) -> int:
        self._found.append(Block(kind, line.start + skip, line.end, level=level, lead=lead))
        return len(self._found) - 1


def _leads(line: _Line, following: _Line | None) -> bool:
    """Whether a line introduces the lines below it."""
    if following is None:
        return False
    if line.text.endswith(":"):
        return True
    if _ENDS.search(line.text) or (following.text.endswith("?") and following.gap):
        return False
    if line.hollow and _LEADING_WORDS.search(line.text):
        return True
    return bool(_LISTING_WORDS.search(line.text)) and following.text[0].isupper()


def _goes_on(line: _Line, above: _Line) -> bool:
    """Whether a line goes on with the sentence of the paragraph right above it, which was broken off."""
    if line.gap or _ENDS.search(above.text) or above.text.endswith((":", ";")) or len(above.text) < 40:
        return False
    return line.text[0].islower() or bool(_BROKEN.search(above.text))


def _is_heading(line: _Line, following: _Line | None) -> bool:
    if following is None or len(line.text) > 90 or len(line.text.split()) > 12 or re.search(r"[.,;:!?]$", line.text):
        return False
    if not line.text[0].isupper() and not line.text[0].isdigit():
        return False
    if following.text == line.text:
        return True
    return len(following.text) > len(line.text) and bool(re.search(r"[.:]", following.text))


def _is_run(lines: list[_Line]) -> bool:
    """Whether three short lines without a full stop follow each other: a list that nothing leads."""
    if len(lines) < 3 or any(line.gap for line in lines[1:]):
        return False
    return all(
        len(x.text) < 150 and (x.text[0].isupper() or x.text[0].isdigit()) and not re.search(r"[.?!:;,]$", x.text)
        for x in lines
    )


def _is_row(text: str) -> bool:
    return (text.startswith("|") and text.count("|") >= 2) or text.count(" | ") >= 2


def _reads_as_paragraph(text: str, items: list[str]) -> bool:
    """Whether a line in a list is rather the paragraph after it: a whole sentence where the items are none."""
    opening = re.split(r"(?<=[.!?:])\s", text, maxsplit=1)[0]
    words = opening.split()
    if len(words) < 5 or not _says_something(opening):
        return False
    if _OPENER.match(text):
        alike = sum(1 for item in items if _OPENER.match(item) and _ENDS.search(item))
        return 2 * alike < len(items)
    if _FINITE.match(text):  # "Are older than forty" goes on with its lead
        return False
    stopped = sum(1 for item in items if _ENDS.search(item))
    return len(items) >= 2 and not stopped and len(text.split()) >= 8 and bool(_ENDS.search(text))


def _says_something(sentence: str) -> bool:
    """Whether a sentence has a main verb: one that stands before any "that", "which" or comma of its main clause."""
    main = sentence
    if _CLAUSE.match(sentence) and "," in sentence:
        main = sentence.partition(",")[2]
    verb = _FINITE.search(main)
    return verb is not None and not _SUBORDINATE.search(main[: verb.start()])
