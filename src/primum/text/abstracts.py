"""Structured abstracts of which only the text is left: their labels found again, the text left as it is."""

from __future__ import annotations

import re

from primum.model import Block, BlockKind
from primum.text.headings import role_of

_NAMES = (
    r"BACKGROUND|CONTEXT|INTRODUCTION|IMPORTANCE|RATIONALE|(?:STUDY )?OBJECTIVES?|AIMS?|PURPOSE|HYPOTHESIS|GOALS?"
    r"|METHODS?|METHODOLOGY|MATERIALS?|PATIENTS?|PARTICIPANTS|SUBJECTS|DESIGN|SETTING|STUDY DESIGN|DATA SOURCES?"
    r"|STUDY SELECTION|DATA EXTRACTION|DATA SYNTHESIS|DATA COLLECTION(?: AND ANALYSIS)?|SEARCH METHODS"
    r"|SELECTION CRITERIA|INTERVENTIONS?|EXPOSURES?|MEASUREMENTS?|MAIN OUTCOMES?(?: MEASURES?)?|OUTCOME MEASURES"
    r"|PRIMARY OUTCOME|RESULTS?|MAIN RESULTS|FINDINGS|PRINCIPAL FINDINGS|METHODOLOGY/PRINCIPAL FINDINGS|CONCLUSIONS?"
    r"|CONCLUSIONS?/SIGNIFICANCE|AUTHORS' CONCLUSIONS|DISCUSSION|INTERPRETATION|SIGNIFICANCE|LIMITATIONS?|FUNDING"
    r"|TRIAL REGISTRATION|REGISTRATION|SUMMARY|KEY MESSAGES|IMPLICATIONS|RELEVANCE|CLINICAL RELEVANCE|UNLABELLED"
)
_FOUND = re.compile(r"RESULT|FINDING|CONCLUSION", re.IGNORECASE)  # a quick look: most texts are no abstract
# In capitals anywhere a sentence may begin; in small letters only where a colon follows.
_LABEL = re.compile(
    rf"(?:(?<=^)|(?<=[.!?\])] ))(?P<label>(?:{_NAMES})(?:(?: AND |/| & )(?:{_NAMES}))*"
    rf"|(?i:(?:{_NAMES})(?:(?: and |/| & )(?:{_NAMES}))*)(?=:))"
    r"(?::| -)?\s+(?=[A-Z0-9(\"“<>≥])",
    re.MULTILINE,
)

_LEADING = (
    rf"{_NAMES}|PURPOSE OF REVIEW|RECENT FINDINGS|AREAS COVERED|EXPERT OPINION|EXPERIMENTAL DESIGN|MOTIVATION"
    r"|CASE (?:PRESENTATION|REPORT)|PRESENTATION OF CASE|STUDY QUESTION|AVAILABILITY|IMPLEMENTATION"
)
_LEADS = re.compile(rf"(?i:(?:{_LEADING})(?:(?: AND |/| & )(?:{_LEADING}))*)(?::\s+|$)")


def behind_label(text: str, start: int, end: int) -> int:
    """Where a sentence at these offsets begins without the label in front of it ("Conclusions: …"); its end where it is
    a label and nothing else."""
    found = _LEADS.match(text, start, end)
    return found.end() if found else start


def is_labelled(text: str) -> bool:
    """Whether a text has at least two labels of an abstract, one for what was found ("Methods: … Results: …")."""
    if not _FOUND.search(text):
        return False
    found = [m["label"] for m in _LABEL.finditer(text) if len(m["label"]) > 3]
    return len(found) > 1 and any(_FOUND.search(label) for label in found)


def labelled(text: str, offset: int = 0) -> list[Block]:
    """Blocks of a paragraph of a text that is labelled, () where it has no label itself.

    Each label is a heading with its role, what follows it a paragraph; offsets are counted from `offset`."""
    found = [m for m in _LABEL.finditer(text) if len(m["label"]) > 3]
    if not found:
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
