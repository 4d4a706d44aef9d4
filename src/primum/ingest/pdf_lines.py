"""The printed lines of a PDF: text, place and type, as pdfium finds them."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

_SYMBOLS = re.compile(r"symbol|dingbat|wingding|webding|bullet", re.IGNORECASE)
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_BULLETS = "•●○◦▪■□‣⁃➢✓\uf0b7\uf0a7·–"
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?|[-–]\s*\d+\s*[-–]", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_SOFT_HYPHEN = "\x02"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. Places are points (1/72 inch) from the lower left; `x` is its left edge, `y` its base line.

    pdfium joins lines at a hyphen: `low` is the base line of the last of them. `cells` has more than one part where the
    line is broken by wide gaps, as table rows are, and `columns` their left edges; `height` is the page's."""

    text: str
    page: int
    x: float
    y: float
    low: float
    right: float
    size: float
    bold: bool
    bullet: bool
    cells: tuple[str, ...]
    columns: tuple[float, ...]
    height: float


def lines_of(pdf: pdfium.PdfDocument) -> list[Line]:
    """All upright lines in reading order, without page numbers and what repeats at the edges of pages."""
    found: list[Line] = []
    for number in range(len(pdf)):
        page = pdf[number]
        textpage = page.get_textpage()
        try:
            found.extend(_page_lines(textpage, number + 1, page.get_height()))
        finally:
            textpage.close()
            page.close()
    return _without_running(found, len(pdf))


def _page_lines(textpage: pdfium.PdfTextPage, page: int, height: float) -> list[Line]:
    lines: list[Line] = []
    indices: list[int] = []
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code == 10:
            lines.extend(_line(textpage, indices, page, height))
            indices = []
        elif code != 13:
            indices.append(index)
    lines.extend(_line(textpage, indices, page, height))
    return lines


def _line(textpage: pdfium.PdfTextPage, indices: list[int], page: int, height: float) -> list[Line]:
    """The line of these characters, as a list of one; of none where it is empty or stands on its side."""
    characters = [chr(raw.FPDFText_GetUnicode(textpage, i)) for i in indices]
    drawn = [k for k, c in enumerate(characters) if not c.isspace() and c != _SOFT_HYPHEN]
    if not drawn or abs(raw.FPDFText_GetCharAngle(textpage, indices[drawn[len(drawn) // 2]])) > 0.1:
        return []
    middle = indices[drawn[len(drawn) // 2]]
    font, weight = _font(textpage, middle)
    boxes = [textpage.get_charbox(indices[k]) for k in drawn]
    size = _size(textpage, [indices[k] for k in drawn])
    symbol = _is_symbol(textpage, indices, drawn, boxes, size)
    bullet = symbol or (characters[drawn[0]] in _BULLETS and len(drawn) > 1)
    if symbol:
        characters[drawn[0]] = "• "
    starts = _starts(drawn, boxes, size, skip=1 if bullet else 0)
    ends = [*(drawn[n] for n in starts[1:]), len(characters)]
    cells = tuple(" ".join("".join(characters[drawn[n] : end]).split()) for n, end in zip(starts, ends, strict=True))
    x, y = _origin(textpage, indices[drawn[1 if symbol else 0]])
    return [
        Line(
            text=" ".join("".join(characters).split()),
            page=page,
            x=boxes[0][0] if bullet else x,
            y=y,
            low=_origin(textpage, indices[drawn[-1]])[1],
            right=max(box[2] for box in boxes),
            size=size,
            bold=weight >= 600 or bool(_BOLD.search(font)),
            bullet=bullet,
            cells=cells,
            columns=tuple(boxes[n][0] for n in starts),
            height=height,
        )
    ]


def _starts(drawn: list[int], boxes: list[tuple[float, ...]], size: float, *, skip: int) -> list[int]:
    """Where the line's parts begin: at its start, and after gaps that are wider than any space."""
    gaps = (n for n in range(1 + skip, len(drawn)) if boxes[n][0] - boxes[n - 1][2] > 1.5 * size)
    return [0, *gaps]


def _size(textpage: pdfium.PdfTextPage, indices: list[int]) -> float:
    """The type size of most of a line, as the height of its font's box; a symbol among words does not count."""
    step = max(1, len(indices) // 7)
    sizes: Counter[float] = Counter()
    for index in indices[::step]:
        box = textpage.get_charbox(index, loose=True)
        sizes[round(box[3] - box[1], 1)] += 1
    return sizes.most_common(1)[0][0]


def _is_symbol(
    textpage: pdfium.PdfTextPage, indices: list[int], drawn: list[int], boxes: list[tuple[float, ...]], size: float
) -> bool:
    """Whether a line begins with a bullet drawn by a font of symbols, set off from its text."""
    if len(drawn) < 2 or not _SYMBOLS.search(_font(textpage, indices[drawn[0]])[0]):
        return False
    return drawn[1] > drawn[0] + 1 or boxes[1][0] - boxes[0][2] > 0.2 * size


def _font(textpage: pdfium.PdfTextPage, index: int) -> tuple[str, int]:
    """A character's font name and weight (400 is plain, 700 bold, -1 unknown)."""
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, index, buffer, 128, flags)
    return buffer.value.decode("utf-8", "replace"), int(raw.FPDFText_GetFontWeight(textpage, index))


def _origin(textpage: pdfium.PdfTextPage, index: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, index, x, y)
    return x.value, y.value


def _without_running(lines: list[Line], pages: int) -> list[Line]:
    """Without page numbers, headers and footers: short lines at an edge that stand on several pages."""
    edges = Counter({key: len(on) for key, on in _pages_by_edge(lines).items()})
    often = max(3, pages // 20)
    return [
        line
        for line in lines
        if not _at_edge(line) or not (_PAGE_NUMBER.fullmatch(line.text) or edges[_edge_key(line)] >= often)
    ]


def _pages_by_edge(lines: list[Line]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for line in lines:
        if _at_edge(line):
            found.setdefault(_edge_key(line), set()).add(line.page)
    return found


def _at_edge(line: Line) -> bool:
    return len(line.text) < 150 and not 0.09 * line.height < line.y < 0.91 * line.height


def _edge_key(line: Line) -> str:
    return f"{_DIGITS.sub('#', line.text.lower())}"


def joined(parts: list[str], vocabulary: frozenset[str]) -> str:
    """Lines put together again. A hyphen at a line's end stays where the whole text writes the word so."""
    text = ""
    for part in parts:
        if not text:
            text = part
        elif text.endswith(("-", _SOFT_HYPHEN, "\xad")) and part[:1].isalpha() and text[-2:-1].isalpha():
            text = _hyphen(text[:-1], part, vocabulary)
        else:
            text = f"{text} {part}"
    while _SOFT_HYPHEN in text:
        before, _, after = text.partition(_SOFT_HYPHEN)
        text = _hyphen(before, after.lstrip(), vocabulary)
    return text


def _hyphen(before: str, after: str, vocabulary: frozenset[str]) -> str:
    first = re.split(r"[^\w-]", before)[-1].lower()
    second = re.split(r"[^\w-]", after, maxsplit=1)[0].lower()
    if not first or not second:
        return f"{before}-{after}"
    if first + second in vocabulary and after[:1].islower():
        return before + after
    kept = not after[:1].islower() or f"{first}-{second}" in vocabulary
    both = first in vocabulary and second in vocabulary and len(first) > 2 and len(second) > 3
    return f"{before}-{after}" if kept or both else before + after


def vocabulary_of(lines: list[Line]) -> frozenset[str]:
    """Words of the text, lower case, with their inner hyphens; the parts at broken ends are no words."""
    words: set[str] = set()
    for line in lines:
        whole = re.sub(rf"\S*[{_SOFT_HYPHEN}]\S*", " ", line.text)
        whole = re.sub(r"\S*-$", " ", whole)
        words.update(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", whole.lower()))
    return frozenset(words)
