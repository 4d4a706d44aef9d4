"""Structured abstracts that were run together into one paragraph: their labels found again, the text left as it is."""

from __future__ import annotations

import re

from primum.model import Block, BlockKind
from primum.text.headings import role_of

_NAMES = (
    r"BACKGROUND|CONTEXT|INTRODUCTION|IMPORTANCE|RATIONALE|OBJECTIVES?|AIMS?|PURPOSE|HYPOTHESIS|GOALS?"
    r"|METHODS?|METHODOLOGY|MATERIALS?|PATIENTS?|PARTICIPANTS|SUBJECTS|DESIGN|SETTING|STUDY DESIGN|DATA SOURCES?"
    r"|STUDY SELECTION|DATA EXTRACTION|DATA SYNTHESIS|DATA COLLECTION|SEARCH METHODS|SELECTION CRITERIA|INTERVENTIONS?"
    r"|EXPOSURES?|MEASUREMENTS?|MAIN OUTCOMES?(?: MEASURES?)?|OUTCOME MEASURES|PRIMARY OUTCOME"
    r"|RESULTS?|MAIN RESULTS|FINDINGS|PRINCIPAL FINDINGS|METHODOLOGY/PRINCIPAL FINDINGS|CONCLUSIONS?"
    r"|CONCLUSIONS?/SIGNIFICANCE|AUTHORS' CONCLUSIONS|DISCUSSION|INTERPRETATION|SIGNIFICANCE|LIMITATIONS?|FUNDING"
    r"|TRIAL REGISTRATION|REGISTRATION|SUMMARY|KEY MESSAGES|IMPLICATIONS|RELEVANCE|CLINICAL RELEVANCE"
)
_CAPITALS = re.compile(r"[A-Z]{4}")  # a quick look: most paragraphs hold no label at all
_LABEL = re.compile(
    rf"(?:(?<=^)|(?<=[.!?\])] ))(?P<label>(?:{_NAMES})(?:(?: AND |/| & )(?:{_NAMES}))*)"
    r"(?::| -)?\s+(?=[A-Z0-9(\"“<>≥])"
)


def labelled(text: str, offset: int = 0) -> list[Block]:
    """Blocks of a paragraph in which at least two labels in capitals stand ("BACKGROUND … METHODS …"); else none.

    Each label is a heading with its role, what follows it a paragraph; offsets are counted from `offset`."""
    if len(_CAPITALS.findall(text)) < 2:
        return []
    found = [m for m in _LABEL.finditer(text) if len(m["label"]) > 3]
    if len(found) < 2:
        return []
    blocks: list[Block] = []
    _paragraph(blocks, text, 0, found[0].start(), offset)
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        start, stop = match.span("label")
        blocks.append(Block(BlockKind.HEADING, offset + start, offset + stop, level=1, role=role_of(match["label"])))
        _paragraph(blocks, text, match.end(), end, offset)
    return blocks


def _paragraph(blocks: list[Block], text: str, start: int, end: int, offset: int) -> None:
    inner = text[start:end]
    kept = inner.strip()
    if kept:
        first = start + len(inner) - len(inner.lstrip())
        blocks.append(Block(BlockKind.PARAGRAPH, offset + first, offset + first + len(kept)))
