"""What is drawn on a page beside its letters: the rules of tables, and bullets that are shapes and no characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

_THIN = 2.5  # points: a shape no wider is a rule
_LONG = 8.0  # and one no longer than this no rule
_DOT = (1.5, 8.0)  # least and most that a bullet measures
_MOST = 20_000  # a page with more shapes is a drawing

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points


@dataclass(frozen=True, slots=True)
class Drawn:
    """Shapes of a page. `upright` rules are (x, low, high), `level` ones (y, left, right), `dots` boxes of bullets."""

    upright: tuple[tuple[float, float, float], ...] = ()
    level: tuple[tuple[float, float, float], ...] = ()
    dots: tuple[Box, ...] = ()


def drawn_on(page: pdfium.PdfPage) -> Drawn:
    """The rules and dots of a page; the edges of boxes count as rules."""
    upright: list[tuple[float, float, float]] = []
    level: list[tuple[float, float, float]] = []
    dots: list[Box] = []
    for box in _boxes(page):
        left, low, right, high = box
        wide, tall = right - left, high - low
        if wide <= _THIN and tall > _LONG:
            upright.append(((left + right) / 2, low, high))
        elif tall <= _THIN and wide > _LONG:
            level.append(((low + high) / 2, left, right))
        elif wide > _LONG and tall > _LONG:
            upright += [(left, low, high), (right, low, high)]
            level += [(low, left, right), (high, left, right)]
        elif _DOT[0] <= wide <= _DOT[1] and _DOT[0] <= tall <= _DOT[1] and max(wide, tall) < 1.4 * min(wide, tall):
            dots.append(box)
    return Drawn(tuple(upright), tuple(level), tuple(dots))


def _boxes(page: pdfium.PdfPage) -> Iterator[Box]:
    if raw.FPDFPage_CountObjects(page) > _MOST:
        return
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        left, low, right, high = shape.get_bounds()
        if right - left < 0.95 * page.get_width():
            yield left, low, right, high
