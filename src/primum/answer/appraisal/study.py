"""The row of a source in an article's table of evidence: who was studied, what was compared, what was found, how many.

Each cell is a quote of the source, found by rules over its own account, and empty where the rules find none.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from primum.answer.appraisal.compared import compared
from primum.answer.appraisal.found import found
from primum.answer.appraisal.lines import lines, methods
from primum.answer.appraisal.people import how_many, who
from primum.answer.statements.parts import Part
from primum.answer.statements.units import UnitCache
from primum.model import Citation, Document, Kind, Study

STUDIES = frozenset(
    {Kind.SYSTEMATIC_REVIEW, Kind.TRIAL, Kind.OBSERVATIONAL, Kind.CASE_REPORT, Kind.PREPRINT, Kind.OTHER}
)
"""Kinds that may tell of a study of their own. A guideline, a label or a page of reference has no row."""
NONE = Study()


def study(document: Document, sections: Sequence[Part]) -> Study:
    """What a source says of its own study; nothing where it is of a kind that has none, or tells of none. `sections`
    are its `units.parts`."""
    if document.source.kind not in STUDIES:
        return NONE
    told = lines(document, sections)
    people, sides, result = who(told), compared(told), found(told)
    many = how_many(told) or how_many(methods(document, sections))
    # A leaflet compares, too ("more than two days"): a text of unknown kind is a study where it tells of people studied.
    if document.source.kind is Kind.OTHER and (result is None or (people is None and many is None)):
        return NONE
    return Study(
        population=_quote(document, people),
        comparison=_quote(document, sides),
        finding=_quote(document, result),
        counted=document.quote(many.start, many.end) if many else None,
        size=many.size if many else None,
    )


class StudyCache:
    """Rows of recently cited documents, by id and text; bounded by count."""

    def __init__(self, size: int = 2048) -> None:
        self._size = size
        self._held: OrderedDict[tuple[str, int], Study] = OrderedDict()
        self._lock = Lock()

    def study(self, document: Document, units: UnitCache) -> Study:
        """See `study`; the sections are those that composing found."""
        key = (document.id, hash((document.text, document.source.kind)))
        known = self._held.get(key)
        if known is None:
            known = study(document, units.parts(document))
            with self._lock:
                self._held[key] = known
                while len(self._held) > self._size:
                    self._held.popitem(last=False)
        return known


def _quote(document: Document, span: tuple[int, int] | None) -> Citation | None:
    return document.quote(*span) if span else None
