"""How every reader writes a document down: blocks appended one by one, text and offsets growing together.

    builder = DocumentBuilder()
    builder.heading("Symptoms", level=2, role="symptoms")
    builder.paragraph("Symptoms include:")
    builder.item("• fever")
    builder.item("cough")
    text, blocks = builder.build()

gives the text "Symptoms\\nSymptoms include:\\nfever\\ncough" and four blocks; both items have `lead == 1`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from primum.model import Block, BlockKind

# Soft hyphens, zero-width marks and control characters are invisible and break words apart; half of a surrogate pair
# cannot be written as UTF-8.
_INVISIBLE: dict[int, str | None] = dict.fromkeys([0xAD, 0xFEFF, 0x200B, 0x2060, 0x200E, 0x200F, 0x7F, *range(0x20)])
_INVISIBLE.update(dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"))

_BULLET = re.compile(r"^(?:[•·∙●○◦▪▫■□◆‣⁃➢✓\uf0b7\uf0a7*–—-]+\s+|[•●▪■\uf0b7]|o\s+(?=[A-Z]))")
_LEADS_IN = re.compile(r"(?::|[^.!?…\"”)\]])$|\b(?:following|below)\b[^.!?]*[.]$", re.IGNORECASE)

_HEADS = (BlockKind.HEADING, BlockKind.QUESTION)
# A heading that is the beginning of a sentence: "Ask a doctor if you have".
_READS_ON = re.compile(r"(?::|\b(?:if|when|is|are|has|have|include|includes|including|may|should|to))$", re.IGNORECASE)


def tidy(text: str) -> str:
    """Text on one line: any run of white space is one space, none at the ends, nothing invisible."""
    if text.isprintable() and "  " not in text:  # then no white space but single spaces: most texts, in half the time
        return text.strip()
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(line.translate(_INVISIBLE).split())


def leads_in(text: str) -> bool:
    """Whether a paragraph that stands right above a list introduces it: it ends with a colon, has no full stop, or
    its last sentence speaks of what follows."""
    return bool(_LEADS_IN.search(text))


class DocumentBuilder:
    """Appends blocks to a growing text.

    Each block stands on a line of its own; an empty line stands before each heading and question. White space inside a
    block is collapsed, so a block never holds a line break; a bullet at the start of an item is dropped; a block
    without any text is ignored. Every method that appends returns the index of its block, or None where it was ignored.

    A list is a run of items. Its outermost items get as `lead` the block right above the list where that is a
    paragraph or caption that leads in (see `leads_in`) or a heading that reads on ("Stop use if"); items of a nested
    list (level > 0) get the item above that they belong to. A reader that knows better passes `lead` itself;
    `end_list` parts two lists that touch.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._blocks: list[Block] = []
        self._end = 0
        self._leads: list[int | None] = []
        self._has_body = False

    def heading(self, text: str, *, level: int = 1, role: str = "", page: int | None = None) -> int | None:
        """A heading; level 1 is the top."""
        return self._append(BlockKind.HEADING, text, level=level, role=role, page=page)

    def question(self, text: str, *, level: int = 1, role: str = "", page: int | None = None) -> int | None:
        """A question that the blocks below it answer."""
        return self._append(BlockKind.QUESTION, text, level=level, role=role, page=page)

    def paragraph(self, text: str, *, page: int | None = None) -> int | None:
        """A paragraph."""
        return self._append(BlockKind.PARAGRAPH, text, page=page)

    def caption(self, text: str, *, page: int | None = None) -> int | None:
        """The caption of a table or figure; that of a table stands above its rows."""
        return self._append(BlockKind.CAPTION, text, page=page)

    def row(self, cells: Sequence[str], *, page: int | None = None) -> int | None:
        """A table row, its cells joined by " | "; empty cells keep their place, but not at the end."""
        kept = [tidy(cell) for cell in cells]
        while kept and not kept[-1]:
            kept.pop()
        return self._append(BlockKind.ROW, " | ".join(kept) if any(kept) else "", page=page)

    def item(self, text: str, *, level: int = 0, lead: int | None = None, page: int | None = None) -> int | None:
        """A list item; level 0 is the outermost. `lead` is found where it is not given."""
        line = _BULLET.sub("", tidy(text))
        if not line:
            return None
        if not self._leads:
            self._leads = [self._lead_in()]
        del self._leads[level + 1 :]
        while len(self._leads) <= level:
            self._leads.append(self._leads[-1])
        lead = self._leads[level] if lead is None else lead
        index = self._write(BlockKind.ITEM, line, level=level, role="", lead=lead, page=page)
        self._leads.append(index)
        return index

    def end_list(self) -> None:
        """The next item begins a new list."""
        self._leads = []

    @property
    def has_body(self) -> bool:
        """Whether anything but headings and questions was written."""
        return self._has_body

    @property
    def last(self) -> Block | None:
        """The block written last."""
        return self._blocks[-1] if self._blocks else None

    def build(self) -> tuple[str, tuple[Block, ...]]:
        """The text and its blocks, in order; ("", ()) where nothing was written."""
        return "".join(self._lines), tuple(self._blocks)

    def _append(
        self, kind: BlockKind, text: str, *, level: int = 0, role: str = "", page: int | None = None
    ) -> int | None:
        line = tidy(text)
        if not line:
            return None
        self._leads = []
        return self._write(kind, line, level=level, role=role, lead=None, page=page)

    def _write(self, kind: BlockKind, line: str, *, level: int, role: str, lead: int | None, page: int | None) -> int:
        heads = kind in _HEADS
        start = self._end
        if self._blocks:
            gap = "\n\n" if heads else "\n"
            self._lines.append(gap)
            start += len(gap)
        self._has_body = self._has_body or not heads
        self._end = start + len(line)
        self._lines.append(line)
        self._blocks.append(Block(kind, start, self._end, level, role, lead, page))
        return len(self._blocks) - 1

    def _lead_in(self) -> int | None:
        last = self.last
        if last is None or last.kind in (BlockKind.ITEM, BlockKind.ROW):
            return None
        heads = last.kind in _HEADS
        line = self._lines[-1]
        return len(self._blocks) - 1 if (_READS_ON.search(line) if heads else leads_in(line)) else None
