"""From printed lines to headings, paragraphs, list items and table rows.

What a line is, is read from its type (size, weight), its place (gaps and indents) and its first characters. Nothing
is dropped here but tables of contents.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise

from primum.ingest.itself import of_itself
from primum.ingest.outlining import DocumentBuilder
from primum.ingest.pdf_lines import Line, joined, vocabulary_of

_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+\S")
_SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")
_PARTED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[A-Z][^\d=<>]*$")
_CAPTION = re.compile(r"(?:Fig(?:ure|\.)?|Table|Box)\s+\d+(?:\.\d+)*[.:]?\s+[A-Z]")
_LEADER = re.compile(r"(?:\.\s?){4,}\s*(?:\d+|[ivxlc]+)$|…+\s*\d+$")
_PAGE_AT_END = re.compile(r"\S.*\s(?:\d{1,3}|[ivxlc]{1,5})$")
_ENDS = re.compile(r"[.!?:;][\"”’)\]\d,–-]*$")
_FULL_STOP = re.compile(r"[.!?][\"”’)\]]*$")


@dataclass(slots=True)
class _Part:
    """Lines that belong together."""

    kind: str  # heading, paragraph, item, row
    lines: list[Line] = field(default_factory=list)

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]


def flow(lines: list[Line], *, title: str = "") -> DocumentBuilder:
    """The document's blocks with their pages. Lines that only repeat the title are left out."""
    contents = _contents_pages(lines)
    kept = [line for line in lines if line.page not in contents and not _LEADER.search(line.text)]
    words = vocabulary_of(lines)
    parts = _parts(kept, _body_size(kept))
    writer = _Writer(_ranks(parts))
    for part in parts:
        text = joined([line.text for line in part.lines], words)
        if part.kind == "row" or folded(text) != folded(title):
            writer.write(part, text, words)
    return writer.builder


class _Writer:
    """Writes parts down as blocks; what stands under "References" or "Acknowledgements" is left out."""

    def __init__(self, ranks: dict[float, int]) -> None:
        self.builder = DocumentBuilder()
        self._ranks = ranks
        self._indents: list[float] = []
        self._page = 0
        self._chapters: dict[str, tuple[float, int]] = {}  # type size and level of the heading with this number
        self._itself = 0

    def write(self, part: _Part, text: str, words: frozenset[str]) -> None:
        """One part with its text."""
        page = part.first.page
        if part.kind == "heading" and not _CAPTION.match(text):
            self._head(text, self._level(text, part.first), page)
            return
        if self._itself:
            return
        if part.kind != "item" or page != self._page:
            self._indents = []
        self._page = page
        if part.kind == "item":
            self.builder.item(_unnumbered(text), level=_depth(part.first.x, self._indents), page=page)
        elif part.kind == "row":
            self.builder.row([joined(cell, words) for cell in _cells(part)], page=page)
        elif _CAPTION.match(text) and len(text) < 250:
            self.builder.caption(text, page=page)
        else:
            self.builder.paragraph(text, page=page)

    def _level(self, text: str, line: Line) -> int:
        """A heading's level: by its number where that has parts ("3.1"), else by its type size."""
        numbered = _SECTION.match(text)
        rank = self._ranks.get(float(round(line.size)), 1)
        if numbered is None:
            return rank
        chapter, *parts = numbered[1].split(".")
        if not parts:
            self._chapters[chapter] = line.size, rank
            return rank
        size, top = self._chapters.get(chapter, (0.0, 1))
        return min(6, (top if size > line.size else 1) + len(parts))

    def _head(self, text: str, level: int, page: int) -> None:
        if self._itself and level > self._itself:
            return
        self._itself = level if of_itself(text) else 0
        if not self._itself:
            (self.builder.question if text.endswith("?") else self.builder.heading)(text, level=level, page=page)


def _cells(part: _Part) -> list[list[str]]:
    """The lines of each cell of a row: a line below belongs to the cell that begins right above it."""
    cells = [cell.split("\n") for cell in part.first.cells]
    for line in part.lines[1:]:
        cells[_column(part.first, line)].append(line.text)
    return cells


def _column(row: Line, line: Line) -> int:
    """Index of the row's column at whose left edge a line begins, or -1."""
    return _column_at(row, line.x)


def _column_at(row: Line, left: float) -> int:
    return next((n for n, x in enumerate(row.columns) if abs(x - left) < 4), -1)


def _aligned(line: Line, row: Line) -> Line:
    """A line below a row that falls into its columns, by gaps too narrow to tell alone; any other as it is."""
    if len(row.columns) < 2 or line.page != row.page or line.bullet or len(line.cells) >= len(row.columns):
        return line
    starts = [0]
    for n, (before, word) in enumerate(pairwise(line.words), start=1):
        if word.left - before.right > 0.42 * line.size and _column_at(row, word.left) > 0:
            starts.append(n)
    places = [_column_at(row, line.words[n].left) for n in starts] if line.words else []
    if len(starts) < 2 or len(starts) < len(line.cells) or -1 in places or sorted(set(places)) != places:
        return line
    cells = [""] * len(row.columns)
    for place, start, end in zip(places, starts, [*starts[1:], len(line.words)], strict=True):
        cells[place] = " ".join(word.text for word in line.words[start:end])
    return replace(line, cells=tuple(cells), columns=row.columns)


def _contents_pages(lines: list[Line]) -> set[int]:
    """Pages of which most lines end in a page number: tables of contents."""
    every: Counter[int] = Counter(line.page for line in lines)
    ending = Counter(line.page for line in lines if _PAGE_AT_END.fullmatch(line.text) or _LEADER.search(line.text))
    return {page for page, count in every.items() if count >= 8 and ending[page] > 0.6 * count}


def _body_size(lines: list[Line]) -> float:
    """The type size that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _parts(lines: list[Line], body: float) -> list[_Part]:
    leading = _leading(lines)
    parts: list[_Part] = []
    for found in lines:
        last = parts[-1] if parts else None
        line = _aligned(found, last.first) if last is not None and last.kind == "row" else found
        kind = _kind(line, body)
        if last is not None and _continues(last, line, kind, leading):
            last.lines.append(line)
        else:
            parts.append(_Part(kind, [line]))
    for n, part in enumerate(parts):
        below = parts[n + 1] if n + 1 < len(parts) else None
        if part.kind == "heading" and not _heads(part, below):
            part.kind = "paragraph"
        elif part.kind == "paragraph" and _is_numbered_head(part, below):
            part.kind = "heading"
    return parts


def _is_numbered_head(part: _Part, below: _Part | None) -> bool:
    """Whether a line of plain type is a heading by its number ("2.1 First-line drugs"), with text below it."""
    text = part.first.text
    if len(part.lines) > 1 or below is None or below.kind == "heading" or len(text) > 90:
        return False
    return bool(_PARTED.match(text)) and not _ENDS.search(text)


def _leading(lines: list[Line]) -> dict[float, float]:
    """The usual distance of base lines within a paragraph, by type size."""
    steps: dict[float, Counter[float]] = {}
    for above, below in pairwise(lines):
        step = above.low - below.y
        if above.page == below.page and above.size == below.size and 0 < step < 2 * above.size:
            steps.setdefault(above.size, Counter())[round(step)] += 1
    return {size: float(counts.most_common(1)[0][0]) for size, counts in steps.items()}


def _kind(line: Line, body: float) -> str:
    large = line.size > 1.12 * body
    if line.ruled:
        return "row"
    if line.bullet:
        return "item"
    if len(line.cells) > 1 and not large:
        return "row"
    if large or (line.bold and line.size > 0.95 * body):
        return "heading"
    if _NUMBERED.match(line.text):
        return "item"
    return "paragraph"


def _continues(part: _Part, line: Line, kind: str, leading: dict[float, float]) -> bool:
    """Whether a line goes on with what stands above it."""
    last = part.last
    if kind in ("item", "row"):
        return False
    if line.page != last.page or line.y > last.low + 2 * line.size:
        return _picks_up(part, line, kind)
    step = last.low - line.y
    if abs(step) < 0.3 * line.size:
        return kind == part.kind
    usual = leading.get(line.size, 1.2 * line.size)
    return 0 < step <= 1.25 * usual + 0.5 and _right_below(part, line, kind)


def _right_below(part: _Part, line: Line, kind: str) -> bool:
    """Whether a line goes on with the part that ends right above it, on the same page."""
    last = part.last
    alike = abs(line.size - last.size) < 0.15 * last.size
    if part.kind == "heading" or kind == "heading":
        return alike and (kind == part.kind or (part.kind != "heading" and _midway(part, line)))
    if part.kind == "row":
        return _column(part.first, line) > 0
    if part.kind == "item":
        return line.x > part.first.x + 2 or (not _FULL_STOP.search(last.text) and line.text[:1].islower())
    return alike


def _midway(part: _Part, line: Line) -> bool:
    """A line in bold that is the middle of a sentence, not a heading."""
    return not _ENDS.search(part.last.text) and line.text[:1].islower()


def _picks_up(part: _Part, line: Line, kind: str) -> bool:
    """Whether the first line of a page or column goes on with a sentence that the one before broke off."""
    last = part.last
    if line.page > last.page + 1 or kind != "paragraph" or part.kind in ("heading", "row"):
        return False
    if _FULL_STOP.search(last.text) or last.text.endswith((":", ";")) or abs(line.size - last.size) >= 0.1 * line.size:
        return False
    return line.text[:1].islower() or (line.page != last.page and _long(part, line))


def _long(part: _Part, line: Line) -> bool:
    return part.kind == "paragraph" and len(part.lines) > 1 and part.last.right > 0.9 * max(x.right for x in part.lines)


def _heads(part: _Part, below: _Part | None) -> bool:
    """Whether what looks like a heading can be one: short, no sentence, and something below it."""
    text = " ".join(line.text for line in part.lines)
    if below is None or len(part.lines) > 4 or len(text) > 220 or not re.search(r"[^\W\d_]{2}", text):
        return False
    return not (_FULL_STOP.search(text) and len(text.split()) > 9 and not text.endswith("?"))


def _ranks(parts: list[_Part]) -> dict[float, int]:
    """Levels of headings by their type size, the largest first."""
    sizes = sorted({round(p.first.size) for p in parts if p.kind == "heading"}, reverse=True)
    return {float(size): min(6, rank) for rank, size in enumerate(sizes, start=1)}


def folded(text: str) -> str:
    """A heading's words alone, for comparing."""
    return " ".join(re.findall(r"\w+", text.lower()))


def _depth(x: float, indents: list[float]) -> int:
    """How deep an item at `x` is nested under the items above it."""
    while indents and x < indents[-1] - 3:
        indents.pop()
    if not indents or x > indents[-1] + 3:
        indents.append(x)
    return len(indents) - 1


def _unnumbered(text: str) -> str:
    found = _NUMBERED.match(text)
    return text[found.end() - 1 :] if found else text
