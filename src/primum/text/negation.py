"""Where a text denies, excludes or warns off: "no", "without", "denies", "contraindicated"."""

from __future__ import annotations

import re
from dataclasses import dataclass

# "not only … but also" and "whether or not" deny nothing; "no." before a number is an abbreviation.
_NOTHING = r"not only\b|not just\b|whether or not\b|or not\b(?=\s*[.,;?])|no\.?\s*(?=\d+\b(?!\s*%))|no doubt\b|nos\.\s"
_DENIAL = (
    r"(?:is|are|was|were|do|does|did|has|have|had|ca|could|wo|would|should|must|need|might)n['’]t\b"
    r"|cannot\b|can not\b|not\b|no(?:t one)?\b|none\b|nobody\b|nothing\b|nowhere\b|never\b|neither\b|nor\b|without\b"
    r"|no longer\b"
    r"|absence of\b|absent\b|lacks?\b|lacking\b|lack of\b|den(?:y|ies|ied|ying)\b|free (?:of|from)\b|negative for\b"
    r"|rul(?:e|es|ed|ing) out\b|exclud(?:e|es|ed|ing)\b|unlikely\b|fail(?:s|ed|ure)? to\b|except\b|other than\b"
    r"|rather than\b|instead of\b"
    r"|contra-?indicat(?:ed|ions?)\b|avoid(?:s|ed|ing|ance)?\b|hardly\b|rarely\b|seldom\b|insufficient evidence\b"
    r"|unable to\b"
    r"|unless\b|refrain(?:s|ed)? from\b|discontinu(?:e|es|ed|ing)\b|(?:do|should) stop\b|withh(?:old|eld)\b|against\b"
)
_PATTERN = re.compile(rf"(?<![\w-])(?:(?P<nothing>{_NOTHING})|(?P<denial>{_DENIAL}))", re.IGNORECASE)
# "against" denies only after a verb that advises; "protects against" does not.
_ADVISES = re.compile(
    r"\b(?:recommend(?:s|ed|ation)?|advis(?:e|es|ed)|caution(?:s|ed)?|warn(?:s|ed)?|evidence)\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Negation:
    """A word or phrase that denies, at start..end; `key` is it in small letters, as one would compare it."""

    start: int
    end: int
    key: str


def negations(text: str) -> tuple[Negation, ...]:
    """The negations of a text in order. Words with un- and non- are plain adjectives here, "unlikely" and "unable"
    apart."""
    found = []
    for match in _PATTERN.finditer(text):
        if match["denial"] is None:
            continue
        key = " ".join(match["denial"].lower().replace("’", "'").split())
        if key == "against" and not _ADVISES.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        found.append(Negation(match.start(), match.end(), key))
    return tuple(found)
