"""Cells of a table that reach over several rows or columns, for HTML and for XML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from lxml import etree

WIDEST = 1000
"""Rows or columns over which a cell reaches at most, whatever it says."""


def spread(rows: Iterable[Sequence[etree._Element]], text: Callable[[etree._Element], str]) -> Iterator[list[str]]:
    """Texts of the cells by row, a cell that reaches down in each of its rows; [] for a row without any text."""
    held: dict[int, tuple[str, int]] = {}  # column: the text from above, and the rows that it still reaches
    for row in rows:
        cells: list[str] = []
        for cell in row:
            _fill(cells, held)
            told, span = text(cell), _number(cell.get("rowspan"))
            if span > 1:
                held[len(cells)] = (told, span - 1)
            cells += [told, *[""] * (_number(cell.get("colspan")) - 1)]
        _fill(cells, held)
        yield cells if any(cells) else []


def _fill(cells: list[str], held: dict[int, tuple[str, int]]) -> None:
    while len(cells) in held:
        text, left = held.pop(len(cells))
        if left > 1:
            held[len(cells)] = (text, left - 1)
        cells.append(text)


def _number(text: str | None) -> int:
    return min(int(text), WIDEST) if text and text.isascii() and text.isdigit() and int(text) else 1
