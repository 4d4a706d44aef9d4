"""What a sentence denies: "no chest pain", "denies fever, chills or cough", "is not confused"."""

from __future__ import annotations

import re
from itertools import islice

# Only plain denials count: missing one raises a needless alarm, seeing one too many misses an emergency.
_CUE = re.compile(
    r"\b(?:no|without|denie[sd]|deny|denying|neither|nor|negative for|absence of|free of|ruled out|instead of|rather than|"
    r"never (?:had|have|has|been)|(?:currently )?not (?=pregnan|diabet|allergic|breast|asthma)|"
    r"(?:^|(?<=, )|(?<=and )|(?<=but ))not (?=(?:sweaty|swollen|red|hot|warm|tender|stiff|painful|sore|bleeding|weeping|infected|short|breathless|confused|drowsy|dizzy|pale|blue|yellow|numb|weak|feverish|vomiting|spreading|severe)\b)|(?:do|does|did|has|have|had|is|are|am|was|were) not (?:have|having|had|any|a|an|feel|feeling|felt|got|get|"
    r"experienc\w*|notic\w*|report\w*|complain\w*|in|been|seem|really|at all|having|a lot of|show\w*)?)\b"
)
# Words that look like denials and deny nothing that follows.
_SPARED = re.compile(
    r"\b(?:no (?:idea|one|longer|doubt|matter|relief|better|improvement|clue|known|wonder|reason|time|ambulance|help|way|joke|good|use|"
    r"sign of (?:stop|improv|slow|eas)\w*|warning|phone|signal|car|insurance|money|sense|sleep)|without (?:relief|success|warning|help|stopping)|"
    r"(?:have|has|had) not (?:been (?:able|right|well|himself|herself|eating|drinking|sleeping|feeling)|had (?:a wee|a pee|a wet|a drink|any (?:wet|fluid|sleep))|(?:got|get) (?:any )?better)|"
    r"never (?:had|have|has) (?:one|anything|this|such|it|a (?:pain|headache|migraine|seizure|fit) (?:like|this|so|before)|\w+ (?:like|before|so))|"
    r"(?:is|am|are|was|were) not (?:a (?:doctor|big|drama|hypochondriac)|in (?:a|the|my|his|her)|really (?:here|there|responding|breathing|with)|feeling (?:well|right|good|great|too)|getting|having any of)|"
    r"(?:do|does|did) not (?:feel (?:right|well|good|too|great|like|safe|my|his|her|the|anything)|really (?:respond|know|wake|move)|seem (?:right|to|himself|herself|well|with)|get (?:better|up|enough|any)|have (?:a |any )?(?:car|money|ride|time|phone|doctor|insurance|appointment|epi\w*|inhaler)|notice (?:me|us)))\b"
)
_TURN = re.compile(
    r"\b(?:but|however|except|although|though|yet|just|now|then|because|since|who|which|until|still|apart from|other than|"
    r"while|when|after|presents?|presented|developed|develops|complain\w*|reports?|i am|i have|he is|she is|he has|she has|my|has had|have had|"
    r"there is|is having|has been|started|it is|it was|so|only|feels?|cannot|can not|could not|will not)\b|[;:()]|\.\s| - "
)
_DENIED_AFTER = re.compile(
    r"^\W*(?:(?:was|were|is|are|has been)\s+)?(?:absent|denied|ruled out|negative|excluded|none|: ?no\b)|"
    r"^ (?:test |exam\w* |power |sounds? )?(?:(?:was|were|is|are|has been|have been) )?(?:both |all |entirely |completely |otherwise )?"
    r"(?:negative|normal(?:ly)?|intact|unremarkable|unaffected|not affected|full and)(?=\W*$|[,.;)]| and\b| on\b| in\b| to\b| with\b| without\b| but\b)"
)
# "and" that begins something new: "no stool for four days and throwing up".
_AND = re.compile(
    r"\band (?=\w+ing\b|i\b|he\b|she\b|we\b|it\b|am\b|is\b|has\b|have\b|a\b|an\b|severe|sudden|very|can\b|the\b|vomit|threw|now)"
)
_PLAIN_LIST = re.compile(r"^ ?(?:(?!\w+ing\b)\w+, )+(?:and |nor )?(?!\w+ing\b)\w+,? (?:or|nor) \w+")
_ANY_AND = re.compile(r"\band\b")
_WORD = re.compile(r"\w+")
_REACH = 9
_LONG_REACH = 30
# Nobody denies so often in one sentence; what is denied after that counts as said.
_MOST_CUES = 60
# More characters than so many words have.
_FAR = 400


# "Denies fever, chest pain and shortness of breath": who denies goes on to the last.
_ITEM = r"(?:(?!has|have|is|was|with|but|he|she|it|presents|reports|developed|now)[\w-]+ ?){1,4}"
_DENIES_ALL = re.compile(rf"^ (?:any )?{_ITEM}(?:, {_ITEM})*,? ?and {_ITEM}(?=[.;]|$)")


def denied(sentence: str) -> tuple[tuple[int, int], ...]:
    """The spans of a sentence that a denial reaches: start and end in characters."""
    cues = list(islice(_CUE.finditer(sentence), _MOST_CUES))
    if not cues:
        return ()
    spared = [m.span() for m in _SPARED.finditer(sentence)]
    return tuple(
        (
            cue.end(),
            _end(
                sentence,
                cue.end(),
                lists=_lists(cue[0], sentence[cue.end() : cue.end() + _FAR]),
                denies=cue[0].startswith("den"),
            ),
        )
        for cue in cues
        if not any(start <= cue.start() < end for start, end in spared)
    )


def is_denied_after(rest: str) -> bool:
    """Whether the words after a finding deny it: "chest pain: no"."""
    return _DENIED_AFTER.match(rest) is not None


def _lists(cue: str, rest: str) -> bool:
    """Whether a denial may reach over commas: "no a, b or c"; of "is not a, b or c" only where each is one word."""
    return (" not" not in cue and "never" not in cue) or _PLAIN_LIST.match(rest) is not None


def _end(sentence: str, start: int, *, lists: bool, denies: bool) -> int:
    """Where a denial ends: at a turn, after some words, or at a comma unless an enumeration goes on to "or"."""
    rest = sentence[start : start + _FAR]
    if denies and (every := _DENIES_ALL.match(rest)):
        return start + every.end()
    turn = _TURN.search(rest)
    stop = turn.start() if turn else len(rest)
    comma = rest.find(",", 0, stop)
    if comma >= 0 and not (lists and re.search(r"\b(?:or|nor)\b", rest[comma:stop])):
        stop = comma
    elif comma < 0:
        both = (_AND if lists else _ANY_AND).search(rest, 0, stop)
        stop = both.start() if both else stop
    words = list(_WORD.finditer(rest[:stop]))
    limit = _LONG_REACH if 0 <= comma < stop else _REACH
    return start + (words[limit - 1].end() if len(words) > limit else stop)
