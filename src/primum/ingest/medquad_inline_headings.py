"""Headings that ran into the sentence below them, as in NIHSeniorHealth pages: "Family History The parents of …"."""

from __future__ import annotations

import re

_NAME = r"[A-Z0-9][\w'’-]*"
_SMALL = r"(?:of|the|and|to|for|in|a|an|with|or|on|from|by|is|are|at|vs\.?|&)"
_STARTERS = (
    r"A(?! (?:is|are|can|has|and|or|virus)\b)|The|In|If|When|Most|Some|There|People|Research|Researchers|Scientists|"
    "Doctors|You|Your|Many|It|This|These|As|For|Although|An|Because|Talk|To|Several|Once|Today|While|Studies|Having|"
    "Other|Each|During|With|Not|One|Two|Both|After|Before|Men|Women|Older|Depending|Since|Like|Even|Sometimes|Usually|"
    "Over|Experts|Ask|Use|Try|Keep|Make|They"
)
# At the start of a sentence: a name said twice ("Polyps Polyps are …"), or words with capitals and then a word that
# begins a sentence.
_TWICE = re.compile(rf"(?:^|(?<=[.!?)])\s+)((?:{_NAME}|[a-z]+)(?: (?:{_NAME}|[a-z]+)){{0,4}}) +(?=(?i:\1) [a-z])")
_TITLED = (
    rf"(?:^|(?<=[.!?)])\s+)({_NAME}(?: (?:{_NAME}|{_SMALL})){{0,8}})(\??) +(?=(?:{_STARTERS}|{{subject}}),? [a-z])"
)
_NO_HEADING = re.compile(rf"(?:.* )?(?:{_SMALL}|{_STARTERS})", re.DOTALL)


def parted(answer: str, *, subject: str) -> str:
    """The answer with each such heading on a line of its own; a sentence may begin with the page's subject."""
    titled = re.compile(_TITLED.replace("{subject}", re.escape(subject.capitalize())))
    return titled.sub(_on_its_own_line, _TWICE.sub(r"\n\1\n", answer))


def _on_its_own_line(match: re.Match[str]) -> str:
    if _NO_HEADING.fullmatch(match.group(1)):
        return match.group()
    return f"\n{match.group(1)}{match.group(2)}\n"
