"""The printed lines of a PDF: text, place and type, as pdfium finds them."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from primum.ingest.pdf_drawn import Drawn
from primum.ingest.xml_files import SUPERSCRIPTS, raised

_SYMBOLS = re.compile(r"symbol|dingbat|wingding|webding|bullet", re.IGNORECASE)
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_BULLETS = "•●○◦▪■□‣⁃➢✓\uf0b7\uf0a7·–"
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?|[-–]\s*\d+\s*[-–]", re.IGNORECASE
)
_PRINTED = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d.*|(?:https?|file)://\S+(?:[\s|]+\d+\s*/\s*\d+)?")
"""What browsers print at the edges of a sheet: day and hour with the page's title, address with the sheet's number."""
_DIGITS = re.compile(r"\d+")
_SOFT_HYPHEN = "\x02"
_HYPHENS = ("-", "\u2010", _SOFT_HYPHEN, "\xad")
_RAISED_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two spaces of a line, and its edges."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. Places are points (1/72 inch) from the lower left; `x` is its left edge, `y` its base line.

    pdfium joins lines at a hyphen: `low` is the base line of the last of them. `cells` has more than one part where the
    line is broken by wide gaps, as table rows are, and `columns` their left edges; `height` is the page's. A `ruled`
    line is a whole row of a table with rules around its cells."""

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
    words: tuple[Word, ...] = ()
    ruled: bool = False


def page_lines(textpage: pdfium.PdfTextPage, page: int, height: float, drawn: Drawn) -> list[Line]:
    """All upright lines of a page in reading order; what is raised above a line is part of it."""
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
    return _with_dots(_with_raised(lines), drawn)


def _with_raised(lines: list[Line]) -> list[Line]:
    """Lines with what pdfium parts from them because it is raised, and with what stands behind that: 10, 9 and /L."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        gap = line.x - last.right if last else 0.0
        if last is None or not -0.2 * last.size < gap < 0.6 * last.size:
            found.append(line)
        elif _is_raised(line, last):
            found[-1] = _joined_by(last, line, raised(line.text), "")
        elif last.text[-1] in SUPERSCRIPTS and abs(line.y - last.low) < 0.1 * last.size and not line.bullet:
            found[-1] = _joined_by(last, line, line.text, " " if gap > 0.15 * last.size else "")
        else:
            found.append(line)
    return found


def _is_raised(line: Line, last: Line) -> bool:
    small = line.size < 0.92 * last.size and len(line.text) <= _RAISED_LENGTH
    return small and 0.12 * last.size < line.y - last.low < 0.7 * last.size


def _joined_by(last: Line, line: Line, text: str, space: str) -> Line:
    words = [*last.words]
    if space:
        words += line.words
    else:
        words[-1] = Word(f"{words[-1].text}{text.split(' ', 1)[0]}", words[-1].left, line.words[0].right)
        words += line.words[1:]
    cells = (*last.cells[:-1], f"{last.cells[-1]}{space}{text}")
    return replace(last, text=f"{last.text}{space}{text}", right=line.right, cells=cells, words=tuple(words))


def _with_dots(lines: list[Line], drawn: Drawn) -> list[Line]:
    """Lines that stand right behind a drawn bullet as items, their left edge that of the bullet."""
    return [_dotted(line, drawn) for line in lines] if drawn.dots else lines


def _dotted(line: Line, drawn: Drawn) -> Line:
    if line.bullet:
        return line
    for left, low, right, high in drawn.dots:
        if line.y - 0.1 * line.size < (low + high) / 2 < line.y + 0.7 * line.size and (
            0 < line.x - right < 2.2 * line.size
        ):
            return replace(line, bullet=True, x=left)
    return line


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
    base = _raise(textpage, characters, indices, drawn, size)
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
            low=_origin(textpage, indices[base])[1],
            right=max(box[2] for box in boxes),
            size=size,
            bold=weight >= 600 or bool(_BOLD.search(font)),
            bullet=bullet,
            cells=cells,
            columns=tuple(boxes[n][0] for n in starts),
            height=height,
            words=_words(characters, drawn, boxes),
        )
    ]


def _raise(
    textpage: pdfium.PdfTextPage, characters: list[str], indices: list[int], drawn: list[int], size: float
) -> int:
    """Turn what is set small and above the line into superscript characters, without the space that pdfium puts before
    it. Gives the place of the last character that is not raised."""
    sizes = [raw.FPDFText_GetFontSize(textpage, indices[k]) for k in drawn]
    usual = Counter(sizes).most_common(1)[0][0]
    if min(sizes) > 0.92 * usual:
        return drawn[-1]
    base = _origin(textpage, indices[drawn[sizes.index(usual)]])[1]
    high = {
        k
        for k, its in zip(drawn, sizes, strict=True)
        if its <= 0.92 * usual and 0.12 * size < _origin(textpage, indices[k])[1] - base < 0.7 * size
    }
    for k in drawn[1:]:
        if k in high and k - 1 not in high:
            run = [k]
            while run[-1] + 1 in high:
                run.append(run[-1] + 1)
            text = raised("".join(characters[n] for n in run))
            for n in run:
                characters[n] = ""
            characters[k] = text
            if text[-1] in SUPERSCRIPTS and characters[k - 1] == " ":
                characters[k - 1] = ""
    return next((k for k in reversed(drawn) if k not in high), drawn[-1])


def _words(characters: list[str], drawn: list[int], boxes: list[tuple[float, ...]]) -> tuple[Word, ...]:
    """The words of a line with their edges."""
    found: list[Word] = []
    last = -2
    for k, box in zip(drawn, boxes, strict=True):
        if found and not any(c.isspace() for c in characters[last + 1 : k]):
            found[-1] = Word(found[-1].text + "".join(characters[last + 1 : k + 1]), found[-1].left, box[2])
        else:
            found.append(Word(characters[k], box[0], box[2]))
        last = k
    return tuple(Word(" ".join(word.text.split()), word.left, word.right) for word in found)


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


def without_running(lines: list[Line], pages: int) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and apart page numbers, headers and footers: short ones at an edge of several pages."""
    edges = Counter({key: len(on) for key, on in _pages_by_edge(lines).items()})
    often = max(3, pages // 20) if pages > 3 else 2
    kept: list[Line] = []
    running: list[Line] = []
    for line in lines:
        alone = _PAGE_NUMBER.fullmatch(line.text) or _PRINTED.fullmatch(line.text)
        repeats = _at_edge(line) and (alone or edges[_edge_key(line)] >= often)
        (running if repeats else kept).append(line)
    return kept, running


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
        elif text.endswith(_HYPHENS) and part[:1].isalpha() and text[-2:-1].isalpha():
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
