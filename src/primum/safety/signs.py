"""Signs in plain words: reading `signs.yaml`, and finding which of them a sentence reports or denies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from primum.errors import Invalid

_PART = re.compile(r"\{(\w+)\}")
_GAPS = (("~~", r"(?:\W+(?:\w+\W+){0,9}?)"), ("~", r"(?:\W+(?:\w+\W+){0,5}?)"))
_BREAK = r"[\s,'/-]"
# What denies, and how far: up to eight words on, not past a word that turns the sentence.
_DENIAL = re.compile(
    r"\b(?:no|not|never|without|denie[sd]|denying|nor|neither|negative for|absence of|free of|ruled out|absent|"
    r"no (?:evidence|signs?|history|complaints?) of|instead of|rather than)\b"
)
# Words that look like denials and deny nothing that follows.
_NO_DENIAL = re.compile(
    r"\b(?:no (?:idea|one|longer|doubt|matter|relief|better|improvement|clue|known|wonder|reason|time|ambulance|help|way|joke|good|help)|"
    r"not (?:sure|only|certain|know|better|getting|going|just|really sure|to worry|worry|worried|bother|stopp?\w*|able|helping|working|"
    r"sleep\w*|serious|dangerous|a big deal|want\w*|look\w*|feel\w*|well|right|good|been|be|tell\w*|like|used|even|enough|yet|too|so|"
    r"that bad|overreact\w*|panic\w*|have insurance|have (?:a |any )?(?:car|money|ride|time|phone|doctor|appointment)|think (?:he|she|i|it) (?:will|can|is going)|"
    r"remember|understand|seen|see|explain\w*|believe|stop|wake|respond|move|breathe|speak|talk|walk|eat|drink|feed|pee|let up|go away|ease|resolv\w*|improv\w*|long ago)|"
    r"never (?:had|felt|experienced|been|happened|mind|seen|stops?)|do not (?:know|understand)|no pain (?:relief|killers?)|without (?:relief|success|warning|help))\b"
)
_TURN = re.compile(
    r"\b(?:but|however|except|although|though|yet|just|now|then|because|since|who|which|until|still|apart from|other than|"
    r"while|when|after|presents?|presented|developed|develops|complain\w*|reports?|i am|i have|he is|she is|he has|she has|my|has had|have had|there is|is having|has been|started|it is|it was|so)\b|[;:()]"
)
_DENIED_AFTER = re.compile(
    r"^\W*(?:(?:was|were|is|are|has been)\s+)?(?:absent|denied|ruled out|negative|excluded|none|: ?no\b)"
)
# "and" that begins something new: "no stool for four days and throwing up".
_AND = re.compile(r"\band (?=\w+ing\b|i\b|he\b|she\b|we\b|it\b|am\b|is\b|has\b|have\b|a\b|an\b|severe|sudden)")
_ANY_AND = re.compile(r"\band\b")
_REACH = 9
_UNDENIED = frozenset(("baby_moves_word", "no_kick_word"))
"""Signs that name a subject alone, so that a denial of it is no denial of them: "have not felt the baby move"."""
_DENYING_WORDS = re.compile(r"\b(?:not|no|never|without|un\w+|in\w+ab\w+|lost|stop\w*|absent)\b")


@cache
def patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """Every sign with its compiled patterns. Invalid where the file cannot be read as described."""
    raw = yaml.safe_load(resources.files(__package__).joinpath("signs.yaml").read_text(encoding="utf-8"))
    parts = raw["parts"]
    return {name: tuple(_compiled(name, p, parts) for p in given) for name, given in raw["signs"].items()}


def reported(sentence: str) -> frozenset[str]:
    """The signs that a sentence states and does not deny."""
    denied = _denied(sentence)
    return frozenset(
        name
        for name, found in patterns().items()
        if any(p.search(sentence) if name in _UNDENIED else _states(p, sentence, denied) for p in found)
    )


def denied_spans(sentence: str) -> tuple[tuple[int, int], ...]:
    """The spans of a sentence that a denial reaches: start and end in characters."""
    return _denied(sentence)


def _compiled(name: str, pattern: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    for _ in range(4):
        pattern = _PART.sub(lambda m: parts[m[1]] if m[1] in parts else m[0], pattern)
    for mark, gap in _GAPS:
        pattern = re.sub(rf" ?{mark}(?: (?!\?))?", lambda _, g=gap: g, pattern)  # type: ignore[misc]
    pattern = re.sub(r"(?<=[\w)])\*", r"\\w*", pattern)
    pattern = pattern.replace(" ?", f"{_BREAK}*").replace(" ", f"{_BREAK}+")
    try:
        return re.compile(rf"\b(?:{pattern})(?!\w)")
    except re.error as error:
        raise Invalid(f"signs.yaml: the sign {name} has a pattern that cannot be read: {error}") from None


def _denied(sentence: str) -> tuple[tuple[int, int], ...]:
    spared = [m.span() for m in _NO_DENIAL.finditer(sentence)]
    spans = []
    for cue in _DENIAL.finditer(sentence):
        if any(start <= cue.start() < end for start, end in spared):
            continue
        end = _reach(sentence, cue.end(), lists=cue[0] not in {"not", "never"})
        spans.append((cue.end(), end))
    return tuple(spans)


def _reach(sentence: str, start: int, *, lists: bool) -> int:
    """Where a denial ends: at a turn, after some words, or at a comma unless an enumeration goes on to "or"."""
    rest = sentence[start:]
    turn = _TURN.search(rest)
    stop = turn.start() if turn else len(rest)
    comma = rest.find(",", 0, stop)
    if comma >= 0 and not (lists and re.search(r"\b(?:or|nor)\b", rest[comma:stop])):
        stop = comma
    elif comma < 0:
        both = (_AND if lists else _ANY_AND).search(rest, 0, stop)
        stop = both.start() if both else stop
    words = list(re.finditer(r"\w+", rest[:stop]))
    limit = 30 if comma >= 0 and stop > comma else _REACH
    return start + (words[limit - 1].end() if len(words) > limit else stop)


def _states(pattern: re.Pattern[str], sentence: str, denied: tuple[tuple[int, int], ...]) -> bool:
    for found in pattern.finditer(sentence):
        if not found[0].strip():
            continue
        inside = any(start <= found.start() < end for start, end in denied)
        across = any(found.start() < start and end > start and start < found.end() for start, end in denied)
        if across and not _DENYING_WORDS.search(pattern.pattern):
            inside = True
        if not inside and not _DENIED_AFTER.match(sentence[found.end() :]):
            return True
    return False
