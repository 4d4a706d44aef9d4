"""The sentences of a document in which its study is told: of an article the abstract, of a short text all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from primum.answer.statements.parts import Part
from primum.model import BlockKind, Document
from primum.text import sentences

ABSTRACT = 6000
"""Characters of a text without an abstract of its own in which a study is looked for."""
_ABSTRACT = re.compile(r"abstract|summary|synopsis", re.IGNORECASE)
_BY_HEADING: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("results", re.compile(r"result|finding", re.IGNORECASE)),
    ("conclusions", re.compile(r"conclusion|interpretation|discussion|implication|significance", re.IGNORECASE)),
    ("people", re.compile(r"participant|^patients?$|subject|population|^setting", re.IGNORECASE)),
    ("compared", re.compile(r"intervention|exposure", re.IGNORECASE)),
    ("methods", re.compile(r"method|design|material|selection|data|measure|procedure|search|outcome", re.IGNORECASE)),
    ("background", re.compile(r"background|introduction|objective|aim|purpose|context|importance|rationale", re.I)),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence at start..end, what its section tells ("results", "people", "" where none says), and where it stands
    in the whole, from 0 (first) to 1 (last)."""

    start: int
    end: int
    text: str
    told: str
    place: float


def lines(document: Document, every: Sequence[Part]) -> tuple[Line, ...]:
    """The sentences of the abstract, else of the beginning; of its sections, `every`, the others are left out."""
    own = _abstract(every)
    scope = own or [p for p in every if p.start < ABSTRACT]
    limit = scope[-1].end if own else ABSTRACT
    return _of(document, scope, limit)


def methods(document: Document, every: Sequence[Part]) -> tuple[Line, ...]:
    """The sentences in which an article with an abstract tells at length who took part: its methods and results."""
    own = _abstract(every)
    if not own:
        return ()
    rest = [p for p in every if p.start >= own[-1].end and p.role in {"methods", "results"}]
    return _of(document, rest[:6], rest[min(5, len(rest) - 1)].end if rest else 0)


def _abstract(every: Sequence[Part]) -> list[Part]:
    found: list[Part] = []
    for part in every:
        if part.headings and _ABSTRACT.fullmatch(part.headings[0].strip(" :.")):
            found.append(part)
        elif found:
            break
    # Labels of an abstract under a heading of its own; where nothing else follows, it is all there is.
    return found if len(found) < len(every) else []


def _of(document: Document, scope: Sequence[Part], limit: int) -> tuple[Line, ...]:
    spans: list[tuple[int, int, str]] = []
    for part in scope:
        told = _told(part)
        for index in part.blocks:
            block = document.blocks[index]
            if block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
                spans += [(a, b, told) for a, b in sentences.spans(document.text, block.start, block.end)]
        if not part.blocks:
            spans += [(a, b, told) for a, b in sentences.spans(document.text, part.start, min(part.end, limit))]
    spans = [s for s in spans if s[0] < limit]
    last = max(1, len(spans) - 1)
    return tuple(Line(a, b, document.text[a:b], told, n / last) for n, (a, b, told) in enumerate(spans))


def _told(part: Part) -> str:
    heading = part.headings[-1] if part.headings else ""
    found = next((name for name, pattern in _BY_HEADING if pattern.search(heading)), "")
    return found or (part.role if part.role in {"results", "conclusions", "methods", "background"} else "")
