"""The sections of a document: the headings above each, what it speaks of, and its blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from primum.model import Block, BlockKind, Document
from primum.text.headings import role_of

Span = tuple[int, int]
_HEADS = {BlockKind.HEADING, BlockKind.QUESTION}
# Sections whose sub-sections keep speaking of them, whatever the sub-heading says.
_STICKY = {
    "treatment",
    "dose",
    "adverse_effects",
    "interactions",
    "contraindications",
    "boxed_warning",
    "causes",
    "symptoms",
    "diagnosis",
    "prevention",
    "pregnancy",
    "lactation",
    "overdose",
}
OPEN = {
    "",
    "summary",
    "other",
    "definition",
    "background",
    "results",
    "conclusions",
    "evidence",
    "recommendations",
    "description",
    "populations",
    "warnings",
    "epidemiology",
}
"""Roles of sections that may hold a statement on anything; elsewhere the section's own role decides."""


@dataclass(frozen=True)
class Part:
    """A section of a document: the headings above it, its role, and its blocks (indexes into `document.blocks`)."""

    headings: tuple[str, ...]
    role: str
    blocks: tuple[int, ...]
    start: int
    end: int
    group: str = ""
    heading: Span | None = None


_SHORT = 3
"""Letters up to which a title may be part of any word."""
_HABITS = re.compile(r"(?:unhealthy )?(?:lifestyle|diet|habits?)(?: (?:habits|factors|choices))?$", re.IGNORECASE)


def _role(block: Block, heading: str, above: str, title: str) -> str:
    # "What are the symptoms of asthma in children?" on the page of that name is on symptoms, not on children.
    own = block.role or role_of(_without(heading, title))
    own = role_of(heading) if own == "other" else own
    if heading.lower().startswith("what to do for"):
        return "other"
    if own in {"other", "description"} and above:
        return above
    if (
        above in _STICKY
        and own
        in {"definition", "treatment", "background", "methods", "results", "evidence", "warnings", "recommendations"}
        and not block.role
    ):
        return above
    # "Lifestyle habits" under "What causes it?" are habits that cause it, not what to do.
    if above == "treatment" and own == "symptoms" and not block.role:
        return above
    if above in {"causes", "risk_factors"} and _HABITS.match(heading.strip()) and not block.role:
        return above
    return own


def _without(heading: str, title: str) -> str:
    """A heading without its page's title."""
    if len(title) <= _SHORT or title.lower() not in heading.lower():
        return heading
    return re.sub(re.escape(title), "", heading, flags=re.IGNORECASE)


_TABLE = re.compile(
    r"(?:table|figure|fig|box|panel)\b|.*\b(?:scope|objectives?|guidelines?|introduction|contents)\b", re.IGNORECASE
)


def _inherits(path: list[tuple[int, str, str]]) -> bool:
    """Whether the last heading names a case within the section above it, and no side of the subject of its own."""
    return (
        path[-1][2] == path[-2][2]
        and not _TABLE.match(path[-1][1])
        and role_of(path[-1][1]) in {"other", "description"}
    )


def parts(document: Document) -> tuple[Part, ...]:
    """The sections of a document in order; text before the first heading has the role "definition" ("" in research)."""
    found: list[Part] = []
    path: list[tuple[int, str, str]] = []
    run: list[int] = []
    above: Block | None = None

    def close() -> None:
        if run:
            role = path[-1][2] if path else ""
            heads = tuple(h for _, h, _ in path)
            group = heads[-1] if len(path) > 1 and _inherits(path) else ""
            span = (above.start, above.end) if above is not None else None
            start, end = document.blocks[run[0]].start, document.blocks[run[-1]].end
            found.append(Part(heads, role, tuple(run), start, end, group, span))
            run.clear()

    for index, block in enumerate(document.blocks):
        if block.kind not in _HEADS:
            run.append(index)
            continue
        close()
        above = block
        heading = document.text[block.start : block.end]
        while path and path[-1][0] >= block.level:
            path.pop()
        path.append((block.level, heading, _role(block, heading, path[-1][2] if path else "", document.source.title)))
    close()
    if not document.blocks:
        found.append(Part((), "", (), 0, len(document.text)))
    return tuple(found)
