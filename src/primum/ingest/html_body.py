"""trafilatura's tree of a page's main text, as blocks.

Its elements: head (rend="h2"), p, list > item, table > row > cell, quote, code; hi, ref, lb and del stand in lines.
"""

from __future__ import annotations

import re

from lxml import etree

from primum.ingest.html_mending import CAPTION
from primum.ingest.itself import of_itself
from primum.ingest.outlining import DocumentBuilder

_INLINE = frozenset({"hi", "ref", "del", "lb", "span", "sub", "sup", "code", "quote_inline", "graphic"})
_JUNK = re.compile(
    r"\[?\s*(?:top of (?:page|\w+)|back to top|skip to .*|share|print|view (?:suggested citation|author)"
    r"|(?:pdf )?icon \[?pdf)[^.]{0,40}\]?",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"related (?:links?|conditions?|topics?|pages?|content|articles?|resources?|guidance)|see also"
    r"|further reading"
    r"|external links?|share this(?: page)?|on this page|in this section|(?:page )?contents"
    r"|was this (?:page|article) helpful\?|rate this page|feedback"
    r"|cookies(?: on this (?:web)?site)?|subscribe.*|follow us|sign up for .*",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:(?:this )?(?:page|content|article|information) )?(?:was )?(?:last|next) (?:full )?(?:medically )?"
    r"(?:reviewed|updated|modified|review(?: due)?|full review)(?: date)?(?: on)?\b.{0,120}",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:fig(?:ure|\.)?|table|box)\b.{0,4}[\dA-Z.:]", re.IGNORECASE)
_NOTE = re.compile(r"[*†‡§¶]+ ?[\w“]")  # a footnote says more of the text above
_BULLET = re.compile(r"[-–•·*]\s+\S|[•●]")
_LABEL = re.compile(r"\s*\[[\w.-]+\]$")


def write(body: etree._Element, title: str) -> DocumentBuilder:
    """The blocks of a main text; a heading that only repeats the title at its top is left out."""
    writer = _Writer(title)
    writer.walk(body)
    writer.flush()
    return writer.builder


class _Writer:
    def __init__(self, title: str) -> None:
        self.builder = DocumentBuilder()
        self._title = _folded(title)
        self._line: list[str] = []
        self._beside = False  # whether what stands below the last heading is beside the text

    def walk(self, element: etree._Element) -> None:
        """An element that holds blocks: loose text between them is paragraphs of its own."""
        self._line.append(element.text or "")
        for child in element:
            name = child.tag if isinstance(child.tag, str) else ""
            if name in _INLINE:
                self._line.append("\n" if name == "lb" else _inline(child))
            elif name:
                self.flush()
                self._block(child, name)
            self._line.append(child.tail or "")
        self.flush()

    def flush(self) -> None:
        """Write the loose text so far."""
        text, self._line = "".join(self._line), []
        for part in () if self._beside else re.split(r"\n\s*\n", text):
            self._paragraph(part)

    def _block(self, element: etree._Element, name: str) -> None:
        if name == "head":
            self._head(element)
        elif name == "table":
            self._beside = False
            self._table(element)
        elif self._beside:
            if _NOTE.match(note := " ".join(_inline(element).split())):
                self.builder.paragraph(note)
        elif name == "list":
            self._list(element, 0)
        elif any(isinstance(c.tag, str) and c.tag not in _INLINE for c in element) or name in ("div", "main", "body"):
            self.walk(element)
        else:
            self._paragraph(_inline(element, lines=True))

    def _paragraph(self, text: str) -> None:
        parts = [part.strip() for part in text.split("\n")]
        bulleted = [n for n, part in enumerate(parts) if _BULLET.match(part)]
        if len(bulleted) > 1 and all(_BULLET.match(part) for part in parts[bulleted[0] : bulleted[-1]] if part):
            self._paragraph("\n".join(parts[: bulleted[0]]))
            for part in parts[bulleted[0] : bulleted[-1] + 1]:
                self.builder.item(part)
            self._paragraph("\n".join(parts[bulleted[-1] + 1 :]))
            return
        line = " ".join(text.split())
        if line and not _JUNK.fullmatch(line) and not _DATED.fullmatch(line):
            if line.endswith("?") and len(line) <= 160 and not re.search(r"[.!?] ", line):
                self.builder.question(line, level=4)
            else:
                self.builder.paragraph(line)

    def _head(self, element: etree._Element) -> None:
        inner = element.find("head")
        if inner is not None:
            self._head(inner)
            return
        text = " ".join(_inline(element).split())
        found = re.search(r"\d", element.get("rend") or "")
        level = int(found[0]) if found else 2
        self._beside = of_itself(text) or bool(_BESIDE.fullmatch(text))
        if self._beside:
            return
        if not self.builder.has_body and self._title and _folded(_LABEL.sub("", text)) == self._title:
            return
        if _CAPTION.match(text) and len(text) > 12:
            self.builder.caption(text)
            return
        (self.builder.question if text.endswith("?") else self.builder.heading)(text, level=level)

    def _list(self, element: etree._Element, level: int) -> None:
        for item in element.iterchildren("item", "list"):
            if item.tag == "list":
                self._list(item, level + 1)
                continue
            text = _inline(item, skip=("list", "table"))
            if not _JUNK.fullmatch(" ".join(text.split())):
                self.builder.item(text, level=level)
            for inner in item.iterchildren("list"):
                self._list(inner, level + 1)
            for table in item.iterchildren("table"):
                self._table(table)
        if not level:
            self.builder.end_list()

    def _table(self, element: etree._Element) -> None:
        for row in element.iter("row"):
            cells = [" ".join(_inline(cell).split()) for cell in row.iterchildren("cell")]
            if cells and not any(cells[1:]) and (_CAPTION.match(cells[0]) or cells[0].startswith(CAPTION)):
                self.builder.caption(cells[0].removeprefix(CAPTION))
            else:
                self.builder.row(cells)


def _inline(element: etree._Element, skip: tuple[str, ...] = (), *, lines: bool = False) -> str:
    """The text of an element; with `lines`, each of its line breaks is one."""
    parts = [_flat(element.text, lines=lines)]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in skip:
            parts.append(("\n" if lines else " ") if child.tag == "lb" else _inline(child, skip, lines=lines))
            if child.tag in ("p", "item", "cell"):
                parts.append(" ")
        parts.append(_flat(child.tail, lines=lines))
    return "".join(parts)


def _flat(text: str | None, *, lines: bool) -> str:
    """A stretch of text; where line breaks are to mean something, without those of the file."""
    return " ".join((text or "").split("\n")) if lines else text or ""


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
