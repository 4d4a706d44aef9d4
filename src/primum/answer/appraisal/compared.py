"""What a study compared: the clause of its own account that names the sides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from primum.answer.appraisal.lines import Line

TOLD = 2.4
"""What a clause must be worth to be told as what was compared."""
LONGEST = 60
"""Most words of a clause that names what was compared."""
# In the order of what they tell, each with words of which one must be there: looking for these is quicker. `said` is
# the clause shown.
_REST = r"(?:[^;]|;(?= ?(?:\(|or |and |[A-D][):]|group |[1-4][).])))*"
_SIDES = (
    (6.0, ("random",), rf"\brandom(?:ly|i[sz]ed|i[sz]ation)\b[^.;]{{0,60}}?\b(?:to|into|between)\b (?P<said>{_REST}?\b(?:or|and|vs|versus|compared|control)\b{_REST})"),
    (6.0, ("assigned", "allocated", "divided", "distributed"), rf"\b(?:were|was) (?:\w+ ){{0,3}}?(?:assigned|allocated|divided|distributed) (?:\w+ ){{0,4}}?(?:to|into)\b (?P<said>{_REST}?\b(?:or|and|vs|versus|control|group)\b{_REST})"),
    (5.0, ("compar",), rf"\b(?:compar(?:ed?|ing|es)|comparison of|comparison between) (?!(?:with|to|against|favou?rably|by)\b)(?P<said>{_REST}?\b(?:with|to|versus|vs|and|against)\b{_REST})"),
    (4.2, ("than", "compared", "versus", " vs"), rf"\b(?:whether|if|that) (?P<said>{_REST}?\b(?:than|compared (?:with|to)|versus|vs)\b{_REST})"),
    (4.0, ("versus", " vs", "compared", "comparison"), r"(?P<said>[^;,]*?\b(?:versus|vs\.?|compared (?:with|to)|in comparison with)\b[^;]*)"),
    (4.2, ("received", "given", "underwent", "took", "receiving", "treated"), rf"\b(?:received|were given|underwent|took|receiving|treated with) (?P<said>(?:either )?{_REST}?\b(?:or|while|whereas|and the other)\b{_REST})"),
    (2.8, ("effect", "efficacy", "impact", "influence", "role", "safety", "benefit"), r"\b(?:effects?|effectiveness|efficacy|impact|influence|role|safety|benefits?) of (?P<said>[^;]*?\b(?:on|in|for|against|to)\b[^;]*)"),
    (2.5, ("associat", "relation", "correlat", "link"), r"\b(?:associations?|relationships?|relation|correlations?|links?) (?:between|of) (?P<said>[^;]*?\b(?:and|with|to)\b[^;]*)"),
)  # fmt: skip
_PATTERNS = tuple((worth, hints, re.compile(pattern, re.IGNORECASE)) for worth, hints, pattern in _SIDES)
# Where a clause goes on to something else than the sides.
_GOES_ON = re.compile(
    r",? (?:and (?:were|was|then|\d+ (?:completed|were))|were (?:followed|measured|assessed|evaluated)|before and after each|using (?:a |the )?"
    r"(?:t-?test|analysis|logistic|regression|chi)|was (?:measured|assessed|evaluated|analy[sz]ed)|followed by a"
    r"|we (?:measured|assessed))\b|\.$|\. *$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:[^;,]{0,80}? )?to (?:receive|have|undergo|take|be given) (?:either )?|(?:receive|receiving|either) (?:either )?"
    r"|(?:one of )?(?:two|three|four|2|3|4) (?:\w+ )?(?:groups|arms)(?: of \w+(?: \w+)?)?[:,]? (?:to receive|receiving|and subjected to|either)? ?",
    re.IGNORECASE,
)
_RESULT = re.compile(r"\b[pP] ?[<=>≤]|\bCI\b|\d\.\d+[^;]*(?:vs|versus|compared|than)[^;]*\d\.\d|\(OR |\(HR |\(RR ")
_KNOWN = re.compile(
    r"\b(?:have been|has been|is|are) (?:shown|known|reported|widely|commonly|often)\b|\bknow (?:relatively )?little\b|\bcontrovers",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    "two three four both the a an of in to or and n one equal study trial case control treatment intervention experimental"
    " group groups arm arms either with without per each subjects patients participants different first second".split()
)
_TOLD = {"compared": 2.0, "methods": 1.5, "background": 1.0, "people": 0.5, "results": -1.5, "conclusions": -1.5}


def compared(lines: Iterable[Line]) -> tuple[int, int] | None:
    """Where the text says what was held against what, or what was looked at for its effect on what; None where nowhere."""
    best: tuple[float, int, int] | None = None
    for line in lines:
        plain = line.text.lower()
        for base, hints, pattern in _PATTERNS:
            if (best is not None and base + 2.5 < best[0]) or not any(hint in plain for hint in hints):
                continue
            match = pattern.search(line.text)
            if match is None:
                continue
            start, end = _clause(line.text, *match.span("said"))
            worth = base + _worth(line, line.text[start:end])
            if worth > TOLD and (best is None or worth > best[0]):
                best = (worth, line.start + start, line.start + end)
    return best[1:] if best else None


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without what leads to the sides and what follows them."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    cut = _GOES_ON.search(text, start + 12, end)
    said = text[start : cut.start() if cut else end]
    start += len(said) - len(said.lstrip(" ,."))
    said = said.strip(" ,.")
    if said.count("(") > said.count(")"):
        said = said[: said.rindex("(")].rstrip(" ,")
    return start, start + len(said)


def _worth(line: Line, said: str) -> float:
    """What the place and the words of a clause add to what its form tells, or take from it."""
    if not 3 <= len(said.split()) <= LONGEST:
        return -10.0
    worth = _TOLD.get(line.told, 0.0) - 0.3 * line.place
    worth -= 3.0 if _RESULT.search(said) else 0.0
    worth -= 1.5 if _KNOWN.search(line.text) else 0.0
    telling = sum(w not in _PLAIN for w in re.findall(r"[a-z]+", said.lower()))
    return worth - ((3.0, 2.0, 1.0)[telling] if telling < 3 else 0.0)
