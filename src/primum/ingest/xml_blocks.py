"""Marked-up prose as blocks: paragraphs, lists and tables, whatever a format calls them."""

from __future__ import annotations

import html.entities
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from primum.ingest.outlining import DocumentBuilder, tidy
from primum.ingest.spans import spread
from primum.ingest.xml_files import local, raised

_DASHED = re.compile(r"[-–]\s?(?=[A-Za-z])")  # a paragraph that is an item: "-with heart failure"
_BULLETS = re.compile(r"\s*[•●▪■]\s*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a format calls its blocks.

    `captions` head lists and tables; `skipped` elements are left out with all they hold; `notes` are taken out of the
    line and stand below a table. `heads` says which paragraphs are headings in all but name. `inline` gives the text of
    elements that do not read as they stand, None for the others. `blocks` has writers for further elements that are
    blocks of their own. `mend` corrects the text of each block."""

    paragraphs: frozenset[str]
    lists: frozenset[str]
    items: frozenset[str]
    captions: frozenset[str] = frozenset({"caption"})
    skipped: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    heads: Callable[[etree._Element], bool] = lambda paragraph: False
    inline: Callable[[etree._Element, str], str | None] = lambda element, text: None
    blocks: Mapping[str, Callable[[FlowWriter, etree._Element], None]] = field(default_factory=dict)
    mend: Callable[[str], str] = tidy


class FlowWriter:
    """Writes the content of elements into a DocumentBuilder; headings found on the way get `level`."""

    def __init__(self, builder: DocumentBuilder, words: Vocabulary, *, level: int = 2) -> None:
        self.builder = builder
        self.level = level
        self._words = words

    def part(self, element: etree._Element) -> None:
        """One element of a section: a block of its own, or else text."""
        name = local(element)
        if name in self._words.blocks or name in self._words.lists or name == "table":
            self._block(element, level=0)
        elif name and name not in self._words.skipped:
            self.flow(element)

    def flow(self, element: etree._Element) -> None:
        """Everything in an element: running text as paragraphs, lists as items, tables as rows."""
        parts: list[str] = []
        for event in self._events(element):
            if isinstance(event, str) and event != "\n":
                parts.append(event)
                continue
            self._paragraph(parts)
            if not isinstance(event, str):
                self._block(event, level=0)
        self._paragraph(parts)

    def line(self, element: etree._Element | None) -> str:
        """All text in an element on one line."""
        if element is None:
            return ""
        parts = [event if isinstance(event, str) else f" {self._within(event)} " for event in self._events(element)]
        return self._words.mend(tidy("".join(parts)))

    def _within(self, block: etree._Element) -> str:
        """A block that stands within a line; the items of a list are parted by semicolons."""
        if local(block) not in self._words.lists:
            return " ".join(str(text) for text in block.itertext())
        items = (self.line(item) for item in block if local(item) in self._words.items)
        return "; ".join(item.rstrip(";") for item in items if item)

    def table(self, table: etree._Element) -> None:
        """A table's rows; a cell that spans rows is said in each. A table of one column is layout, and read as text."""
        rows = [row for row in self._rows(table) if row]
        if all(len(row) == 1 for row in rows):
            for row in rows:
                self.flow(row[0])
        else:
            self._captions(table)
            for cells in spread(rows, self.line):
                self.builder.row(cells)
        for note in (e for e in table.iter() if local(e) in self._words.notes):
            self.builder.paragraph(self.line(note))

    def _events(self, element: etree._Element) -> Iterator[str | etree._Element]:
        """Text as it comes, "\\n" where a line ends, and whole elements that are blocks of their own."""
        words = self._words
        if element.text:
            yield element.text.replace("\n", " ")
        for child in element:
            name = local(child)
            if name in words.skipped or name in words.notes:
                pass
            elif name and (text := words.inline(child, name)) is not None:
                yield text
            elif (
                name in words.lists
                or name in words.blocks
                or name == "table"
                or (name in words.paragraphs and words.heads(child))
            ):
                yield child
            elif name in words.paragraphs or name in ("br", "break"):
                yield "\n"
                yield from self._events(child)
                yield "\n"
            elif name == "sup":
                yield raised("".join(e for e in self._events(child) if isinstance(e, str)))
            elif name:
                yield from self._events(child)
            elif isinstance(child, etree._Entity):
                yield html.entities.html5.get(f"{child.name};", "")
            if child.tail:
                yield child.tail.replace("\n", " ")

    def _block(self, element: etree._Element, *, level: int) -> None:
        name = local(element)
        if name in self._words.blocks:
            self._words.blocks[name](self, element)
            return
        if name == "table":
            self.table(element)
            return
        if name in self._words.paragraphs:
            self.builder.heading(plain_case(self.line(element)), level=self.level)
            return
        self._captions(element)
        for item in element:
            if local(item) in self._words.items:
                self._item(item, level=level)

    def _captions(self, element: etree._Element) -> None:
        for caption in element:
            if local(caption) in self._words.captions:
                text = self.line(caption)
                if local(element) == "table":
                    self.builder.caption(text)
                else:
                    self.builder.paragraph(text)

    def _item(self, item: etree._Element, *, level: int) -> None:
        parts: list[str] = []
        for event in self._events(item):
            if isinstance(event, str):
                parts.append(event)
            elif local(event) in self._words.paragraphs:
                parts.append(self.line(event))
            else:
                self._flush_item(parts, level=level)
                self._block(event, level=level + 1)
        self._flush_item(parts, level=level)

    def _flush_item(self, parts: list[str], *, level: int) -> None:
        """An item; some labels write bullets of their own into it, in line or below it."""
        lines = [line for line in "".join(parts).split("\n") if line.strip()]
        parts.clear()
        texts: list[tuple[int, str]] = []
        for line in lines:
            pieces = [p for p in _BULLETS.split(line) if p.strip()]
            below = bool(texts) and bool(_BULLETS.match(line))
            if texts and not below and pieces:
                texts[-1] = (texts[-1][0], f"{texts[-1][1]} {pieces.pop(0)}")
            texts += [(level + below, piece) for piece in pieces]
        for depth, text in texts:
            self.builder.item(self._words.mend(tidy(text)), level=depth)

    def _paragraph(self, parts: list[str]) -> None:
        text = tidy("".join(parts))
        parts.clear()
        if not text:
            return
        if _DASHED.match(text):
            self.builder.item(self._words.mend(text[1:]))
            return
        first, *bullets = _BULLETS.split(text)
        if not bullets:
            self.builder.paragraph(self._words.mend(text))
            return
        self.builder.paragraph(self._words.mend(first))
        for bullet in bullets:
            self.builder.item(self._words.mend(bullet))

    def _rows(self, table: etree._Element) -> Iterator[list[etree._Element]]:
        """Cells by row, those of tables inside a cell not among them."""
        for part in table:
            name = local(part)
            if name == "tr":
                yield [cell for cell in part if local(cell) in ("td", "th")]
            elif name in ("thead", "tbody", "tfoot"):
                yield from self._rows(part)


def plain_case(heading: str) -> str:
    """A heading without number, final colon and capitals throughout: "5.1 RISK OF FALLS:" is "Risk of falls"."""
    text = re.sub(r"^(?:\d+(?:\.\d+)*\.?|[IVX]+\.)\s+(?=\D)", "", tidy(heading)).rstrip(" :")
    return text.capitalize() if text.isupper() and len(text) > 4 else text[:1].upper() + text[1:]
