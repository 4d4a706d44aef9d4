"""What a study found: the sentence of its own account that tells the result."""

from __future__ import annotations

import re
from collections.abc import Sequence

from primum.answer.appraisal.lines import Line

LONGEST = 75
"""Most words of a sentence that tells a result."""
_COMPARES = re.compile(
    r"\b(?:significant(?:ly)?|difference|differ(?:ed|s)?|higher|lower|greater|fewer|less|more|better|worse|longer|shorter"
    r"|increas\w+|decreas\w+|reduc\w+|improv\w+|associated|similar|comparable|superior|inferior|effective|correlat\w+"
    r"|predict\w*|no effect|unchanged|prevent\w*|likely)\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"\b[pP] ?[<=>≤] ?0?\.\d|\bCI\b|\b(?:odds|hazard|risk|relative|rate) (?:ratio|risk)|\b[AO]?[OHR]R\b|\d ?%|\bvs\.? |\bversus\b"
)
_BETWEEN = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|vs|between|groups?|placebo|control|relative to|respectively)\b",
    re.IGNORECASE,
)
_MAIN = re.compile(r"\bprimary\b|\bmain\b|\boverall\b", re.IGNORECASE)
_NO_RESULT = re.compile(
    r"\b(?:were|was) (?:enrolled|recruited|randomi[sz]ed|included|screened|analy[sz]ed|measured|assessed|collected"
    r"|evaluated|performed|used|followed)\b|\bbaseline\b|\bmean age\b|\bfurther (?:studies|research|trials)\b|\bshould be\b"
    r"|\bto (?:determine|assess|investigate|evaluate|examine|compare|test)\b|\baim(?:ed|s)?\b|\bhypothesi|\bregist(?:ered|ration)\b"
    r"|\bwhether\b|\bwe (?:compared|studied|examined|investigated|evaluated)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"(?:BACKGROUND|INTRODUCTION|OBJECTIVES?|AIMS?|PURPOSE|METHODS?|DESIGN|SETTING)\b")
_CONCLUDES = re.compile(
    r"\bconclu|\bsuggest|\bdemonstrat|\bindicat|\b(?:these|our|the present) (?:results|findings|data|study)\b", re.I
)
_TOLD = {"results": 3.0, "conclusions": 1.5, "background": -3.0, "methods": -2.5, "people": -2.5, "compared": -2.0}


def found(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Where the text tells its result, the main one where it says which, else the first that compares; or None."""
    best: tuple[float, int, int] | None = None
    for line in lines:
        if len(line.text.split()) > LONGEST or len(line.text.split()) < 5 or line.text.rstrip().endswith("?"):
            continue
        worth = _worth(line)
        if worth > 1.5 and (best is None or worth > best[0]):
            best = (worth, line.start, line.end)
    return best[1:] if best else None


def _worth(line: Line) -> float:
    text = line.text
    worth = _TOLD.get(line.told, 1.0 * line.place)
    worth -= 3.0 if _NOT_YET.match(text) else 0.0
    worth += 1.2 if _COMPARES.search(text) else 0.0
    worth += 0.8 if _FIGURES.search(text) else 0.0
    worth += 0.7 if _BETWEEN.search(text) else 0.0
    worth += 0.8 if _MAIN.search(text) else 0.0
    worth += 0.5 if not line.told and _CONCLUDES.search(text) else 0.0
    worth -= 2.0 if _NO_RESULT.search(text) and not _FIGURES.search(text) else 0.5 if _NO_RESULT.search(text) else 0.0
    return worth - 0.4 * line.place
