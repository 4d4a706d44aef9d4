"""Tables with ruled cells: the printed lines inside them as rows, whatever order they were printed in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from primum.ingest.pdf_drawn import Drawn
from primum.ingest.pdf_lines import Line, Word

_SLACK = 2.0  # points by which a rule may miss


@dataclass(frozen=True, slots=True)
class _Piece:
    """The words of a line that stand in one cell, with the places of the cell's edges."""

    words: tuple[Word, ...]
    line: Line
    left: float
    right: float
    top: float


def tabled(lines: list[Line], drawn: Drawn) -> list[Line]:
    """The lines of a page, those that stand in a ruled table of two rows and two columns at least as its rows."""
    if len(drawn.upright) < 2 or len(drawn.level) < 2:
        return lines
    grid = _Grid(drawn)
    found: list[Line] = []
    for inside, run in groupby(lines, key=lambda line: bool(grid.pieces(line))):
        held = list(run)
        for table in _tables([piece for line in held for piece in grid.pieces(line)]) if inside else ():
            found += _rows(table) or list(dict.fromkeys(piece.line for piece in table))
        found += () if inside else held
    return found


def _tables(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Pieces by table: one that shares no edge with those before it stands in another one, beside them."""
    found: list[list[_Piece]] = []
    left = right = 0.0
    for piece in pieces:
        if found and left - _SLACK <= piece.right and piece.left <= right + _SLACK:
            found[-1].append(piece)
            left, right = min(left, piece.left), max(right, piece.right)
        else:
            found.append([piece])
            left, right = piece.left, piece.right
    return found


class _Grid:
    """The rules of a page, sorted so that those around a place are soon found."""

    def __init__(self, drawn: Drawn) -> None:
        self._upright = sorted(drawn.upright)
        self._level = sorted(drawn.level)
        self._xs = [x for x, _, _ in self._upright]
        self._ys = [y for y, _, _ in self._level]

    def pieces(self, line: Line) -> list[_Piece]:
        """A line's words by cell; none where one of them stands in no cell."""
        middle = line.y + 0.3 * line.size
        parts: dict[tuple[float, float], list[Word]] = {}
        for word in line.words:
            sides = self._sides((word.left + word.right) / 2, middle)
            if sides is None:
                return []
            parts.setdefault(sides, []).append(word)
        found = []
        for (left, right), words in parts.items():
            top = self._top((words[0].left + words[-1].right) / 2, middle)
            if top is None:
                return []
            found.append(_Piece(tuple(words), line, left, right, top))
        return found

    def _sides(self, x: float, y: float) -> tuple[float, float] | None:
        """The upright rules left and right of a place, None where one is missing."""
        at = bisect_left(self._xs, x)
        after = (rule for rule, low, high in self._upright[at:] if low - _SLACK <= y <= high + _SLACK)
        before = (rule for rule, low, high in reversed(self._upright[:at]) if low - _SLACK <= y <= high + _SLACK)
        right, left = next(after, None), next(before, None)
        return None if left is None or right is None else (left, right)

    def _top(self, x: float, y: float) -> float | None:
        """The level rule above a place, where there is one below it too."""
        at = bisect_right(self._ys, y)
        if not any(left - _SLACK <= x <= right + _SLACK for _, left, right in self._level[:at]):
            return None
        return next((rule for rule, left, right in self._level[at:] if left - _SLACK <= x <= right + _SLACK), None)


def _rows(pieces: list[_Piece]) -> list[Line]:
    """The rows of a table, [] where these pieces make none. A cell of several lines has them parted by line breaks."""
    lefts = _merged({piece.left for piece in pieces})
    tops = _merged({piece.top for piece in pieces})
    if len(lefts) < 2 or len(tops) < 2:
        return []
    cells: dict[tuple[int, int], list[_Piece]] = {}
    for piece in pieces:
        cells.setdefault((_index(tops, piece.top), _index(lefts, piece.left)), []).append(piece)
    filled = Counter(row for row, _ in cells)
    full = sum(count > 1 for count in filled.values())
    if full < 2 or 2 * full < len(filled):  # boxes of a chart or a frame, and no table
        return []
    return list(_written(cells, len(tops), len(lefts)))


def _written(cells: dict[tuple[int, int], list[_Piece]], rows: int, columns: int) -> Iterator[Line]:
    for row in reversed(range(rows)):
        held = [cells.get((row, column), []) for column in range(columns)]
        pieces = [piece for cell in held for piece in cell]
        if pieces:
            texts = tuple("\n".join(" ".join(w.text for w in piece.words) for piece in cell) for cell in held)
            first = min(pieces, key=lambda piece: (-piece.line.y, piece.left)).line
            low = min(piece.line.low for piece in pieces)
            text = " ".join(text for text in texts if text)
            yield replace(first, text=text, low=low, cells=texts, columns=(), bullet=False, ruled=True)


def _merged(places: set[float]) -> list[float]:
    """Places in order, those that differ by a rule's breadth as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > 2 * _SLACK:
            found.append(place)
    return found


def _index(places: list[float], place: float) -> int:
    return bisect_right(places, place + 0.01) - 1
