"""What somebody tells beside a question: "how do I stop it, my leg is gushing"; "is that normal? I have it now".

A question in general words raises no alarm by itself. It does where whoever asks goes on to say that it happens to them.
"""

from __future__ import annotations

import re

_WHO = (
    r"(?:i|we|he|she|they|mine|(?:my|our|his|her) (?:own |little |new )?(?:\d+ (?:year|month|week|day) old )?[a-z-]+"
    r"(?: [a-z-]+)?|the (?:baby|child|kids?))"
)
# What is told of now: a state that has just begun, or what somebody did.
_TELLS = (
    r"(?:(?:just|only|also|still|already|now|suddenly|has|have|had|is|am|are|was|were) )*"
    r"(?:(?:am|is|are|has|have|had) (?:it|this|one|these|them|not|been)|(?:can|could|will|did|does|do) not|"
    r"(?:got|gets?|keeps?|feels?|felt|took|taken|ate|eaten|drank|fell|fallen|hit|cut|woke|wakes?|went|gone|began|started|came|lost|threw|swallowed|stopped|broke|bit|hurts?|did|done|say|says|reads?|looks?)\b|"
    r"(?:gush|bleed|pour|spurt|swell|shak|fitt|burn|chok|gasp|vomit|faint|collaps|throb|wheez|sweat|turn|go|get)(?:ing|ed)\b|soaked|passed|filled|decided|unconscious|huge|swollen|boiling|limp|floppy|blue)"
)
# After a stop, or after "and", "because"; "if" and "when" tell of no one.
_GOES_ON = re.compile(
    rf"(?:[,;:?)] ?|- |\b(?:and|but|because|cause|since|as|so) )(?:(?:and|but|because|so|now|well|cos|cuz) ){{0,5}}{_WHO} {_TELLS}"
    r"|[,;:?] ?(?:and |but |also )*(?:can not (?:walk|move|stand|breathe|see|sleep|eat|swallow|keep|stop|feel|get|lift|talk|pee)|(?:been|keeps?|feeling|started|woke|now) (?!in\b|that\b)\w+)\b"
    # "How can I help my mother, who ...": told of somebody by name, whatever is asked of it.
    r"|\b(?:my|our) (?:(?:own|little|new|poor|elderly|old|\d+ (?:year|month|week|day) old) ){0,2}(?:(?!patients?\b|characters?\b|students?\b|class\b)[a-z]+|\d+ (?:year|month|week|day) old),? who (?:just |has |is |was |had |can |will |suddenly |now )*\w+"
    r"|^\W*(?:how|where) (?:do|can|should|would) (?:i|we) (?:go|take (?:him|her|them|my \w+)|get|remove|take|pull|fish|dig)\b.* (?:out of|from|off|with|for) (?:(?:my|his|her|our|their)\b|an? (?:\d+|two|three|four|five|six|seven|eight|nine|ten|one) (?:year|month|week) old s\b|an? (?:swollen|broken|burnt|deep|severe|bleeding|sudden)\b)"
    r"|\b(?:because|as|since) (?:mine|his|hers|he|she|my \w+) (?:just |now |already )?(?:do|does|did|has|is)\b"
    r"|^\W*how (?:can|do|could|should) (?:i|we) \w+ .*\bthat (?:just |suddenly )?(?:came|started|began|has|will not|is not|keeps|went) \w"
    r"|\w (?<!if )(?<!when )(?<!that )(?<!after )(?<!before )(?<!because )\bi (?:(?:have|just|accidentally) )*(?:took|taken|swallowed|drank|overdosed)\b(?! (?:a test|the test))"
)
# Somebody who wants to know tells of nothing.
_CURIOUS = re.compile(
    r"\b(?:i|we) (?:am |are |was |just |have |had )*(?:curious|asked|asking|wonder\w*|reading|read|watch\w*|saw|heard|learn\w*|writing|study\w*|worried|afraid|going to (?:write|give|travel)|got (?:asked|told|curious|interested|an? (?:exam|essay|test)))\b"
)
_POINTS_BACK = re.compile(
    rf"^\W*(?:(?:and|but|because|so|well|cos|as) )*(?:{_WHO} (?:(?:just|now|also) )*(?:"
    r"(?:has|have) (?:(?:just|now|also|got|had|done|taken|swallowed|eaten|drunk|exactly) )+(?:it|this|that|these|them|those|one|all of (?:it|them))\b|"
    r"(?:has|have) (?:it|this|that|one|these|them|those|all of (?:it|them)) (?:now|right now|just now|today|tonight|since|and)\b|"
    r"(?<=just )(?:had|did|took|swallowed|ate|drank|done) (?:it|this|one|them|that|all of)|"
    r"(?:took|swallowed|ate|drank) (?:them|it|all of (?:it|them)|that many|the lot)\b|"
    r"is (?:doing|having|getting) (?:it|this|that|one|them)\b)|(?:this is |it is |i am |we are )?(?:asking )?for my [a-z]+,? who has (?:both|all|it|that|this|them|these)\b|mine (?:just|is|has|did|does)\b|"
    r"it (?:is|was) (?:my|our) (?:\d+ year old|[a-z]+)\W*$|it is happening\b)"
)
_WHY_NOW = re.compile(
    r"^\W*(?:why|how come) (?:am i|are we|is (?:he|she|(?:my|our) [a-z]+)) (?:\w+ ){0,2}?(?!being)\w+ing\b"
)


# A question that names nothing, before or after what is told: "what should I do, ...", "..., is that serious?".
_EMPTY = (
    r"(?:what|how|which|who|where|when|(?:is|are|am|can|could|should|do|does|will|would|may|must|shall) (?:i|we|you|he|she|it|this|that|there|they))"
    r"(?: (?:can|could|should|shall|do|does|will|would|must|may|might|is|are|am|be|been|i|we|you|he|she|it|this|that|these|there|them|him|her|me|my|the|a|an|any|anything|something|anyone|someone|else|for|to|at|in|on|of|about|with|by|or|"
    r"and|not|now|next|here|still|just|first|best|better|right|help|think|know|mean|means|happen\w*|going|wrong|matter|serious|normal|bad|dangerous|ok|okay|alright|fine|safe|common|usual|worr\w+|urgent|emergency|need|have|"
    r"has|call|ring|phone|see|go|come|take|give|try|get|ask|tell|wait|drive|ambulance|doctors?|dr|gp|nurse|hospital|er|ed|a&e|pharmacist|till|until|tomorrow|tonight|today|morning|monday|soon|long|quickly|bed|rest|home|away|advise|suggest|recommend|please|so|as))*"
)
_EMPTY_HEAD = re.compile(rf"^\W*(?:(?:hi|hello|please|so|ok|help|sorry)\b[ ,]*)*{_EMPTY}(?:[,:;] ?| - )(?=\w+ \w)")
_EMPTY_TAIL = re.compile(
    rf"(?:[,:;] ?| - )(?!(?:when|how \w+) (?:is|are|do|does|to|can) (?:it|they|this|that|to)\b|(?:when|why|how|which)\W*$){_EMPTY}\W*$"
)
# "Is it normal that my son ...", "should I worry that she ...": what follows is told.
_ASKED_OF = re.compile(
    r"^\W*(?:(?:hi|hello|please|so|ok|and|but|sorry)\b[ ,]*)*(?:(?:is|was|would|could|can|does|do|should|shall) (?:it|this|that|i|we)\b(?: \w+){0,3}|(?:are|is) (?:we|there)(?: \w+){0,3}) "
    r"(?:normal|common|usual|ok|okay|all right|alright|fine|bad|worry|worried|matters?|serious|dangerous|urgent|concerned|concerning|emergency|weird|strange|odd) that "
    r"(?!(?:people|women|men|children|babies|infants|kids|adults|patients|doctors|some|many|most|all|you|one|a|an|someone|somebody|no|it is|it has|this is)\b)(?=\w+ \w)"
)
_SUPPOSED = re.compile(
    r"^\W*(?:if|when|for|in|after|with|during|about|on|suppose|say|imagine|what|how|which|who|why|where|is|are|can|could|does|do|should)\b"
)


def told_beside(sentence: str) -> str:
    """What is left of a sentence without the questions at its ends that name nothing; what follows one is told, not asked."""
    asked = _ASKED_OF.match(sentence)
    left = _EMPTY_HEAD.sub("", sentence[asked.end() :] if asked else sentence)
    if _SUPPOSED.match(left):
        return left
    if left != sentence:
        left = left.rstrip("? ")
    return _EMPTY_TAIL.sub("", left)


def goes_on(sentence: str) -> bool:
    """Whether a question, as one sentence, goes on to tell of somebody."""
    return _GOES_ON.search(sentence) is not None and not _CURIOUS.search(sentence)


def points_back(sentence: str) -> bool:
    """Whether a sentence says that what was asked before happens to somebody: "my baby has just done it"."""
    return _POINTS_BACK.match(sentence) is not None and not _CURIOUS.search(sentence)


def asks_of_now(sentence: str) -> bool:
    """Whether a question asks why something goes on right now: "why am I throwing up blood"."""
    return _WHY_NOW.match(sentence) is not None
