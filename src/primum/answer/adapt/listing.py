"""Lists that stand in a sentence, as a lead-in and its items."""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST_ITEM = 12
"""Most words of an item that is told by commas alone."""
LONG = 11
"""Words from which a sentence is worth taking apart."""
LEAST = 3
"""Fewest items of a list."""
_BY_SEMICOLON = re.compile(r"^(?P<lead>[^:;]{3,260}?):\s+(?P<items>[^:]+;[^:]+;.+?)\.?$", re.DOTALL)
# After these words a list of things may begin; what stands before goes for each of them.
_OPENS = re.compile(
    r"\b(?:(?:includes?|are|affects?|causes?|such as|caused by|due to|because of|risk of|risk for|(?:signs|symptoms) of"
    r"|results of|based on|treated with|made up of|leads? to|diagnosed with|linked to|problems with|changes in"
    r"|levels of|damages?|brings?|have|has|called|like|from|with|by|through):?|(?:include|are|these|following):)\s+"
)
_STRONG = re.compile(r"\b(?:includes?|are|such as|based on|these|following)$")
_VERBAL = re.compile(r"(?:or )?[a-z]+ (?:the|your|a|an|their|its|his|her|this|that|these)\b")
_OF = re.compile(r"\b(?:of|in|from|for|to|with|on|at|by|such as)\b")
_ARE = re.compile(r"\b(?:symptoms|causes|signs|examples|types|kinds|factors|tests|treatments|effects|options)\b", re.I)
_CLOSED = re.compile(r"\b(?:if|unless|when|whether|not|no|never|without|neither|nor|between|both|either)\b", re.I)
_BREAK = re.compile(r",\s+(?:(?P<last>and|or)\s+)?|\s+(?P<end>and|or)\s+(?=[^,]*$)")
_NOT_AN_ITEM = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|might|must|will|would|should|could|does|do|did|cannot|which|who|that"
    r"|because|if|when|but|then|it|they|you|he|she|we|there|also)\b|^(?:ask|take|use|make|get|give|keep|help|avoid"
    r"|treat|see|call|talk|tell|include|check|look|stop|eat|drink|try|go|cause|lead|in|at|on|to|as|with|for|especially|including)\b"
    r"|^\w+[^e]ed\b",
    re.IGNORECASE,
)


def listed(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """A sentence that ends in a list: its lead-in, which ends in a colon, and its items; None where there is none."""
    found = _BY_SEMICOLON.match(sentence)
    if found:
        items = [re.sub(r"^and ", "", item.strip()) for item in re.split(r";\s+", found["items"])]
        return (f"{found['lead']}:", tuple(items)) if all(items) and len(items) >= LEAST else None
    return _by_commas(sentence)


def _by_commas(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    comma = sentence.find(", ")
    if comma < 0 or len(sentence.split()) < LONG or any(mark in sentence for mark in "();“"):
        return None
    opens = list(_OPENS.finditer(sentence, 0, comma))
    if not opens or sentence[: opens[0].start()].count(",") or _CLOSED.search(sentence[: opens[-1].end()]):
        return None
    at = opens[-1]
    lead = sentence[: at.end()].rstrip(" :")
    strong = _STRONG.search(lead) is not None
    if not strong and not _plain_opening(sentence, at.end(), comma):
        return None
    if lead.split()[-1] == "are" and not _ARE.search(lead):
        return None
    items = _items(sentence[at.end() :].rstrip("."))
    if not strong and any(_VERBAL.match(item) for item in items[1:]):
        items = ()  # "help with symptoms, slow the disease, and improve your life"
    return (f"{lead}:", items) if items and len(lead.split()) > 1 else None


def _plain_opening(sentence: str, start: int, comma: int) -> bool:
    """Whether the one word that may open a list does so plainly: no other might, and no preposition in the first item
    takes the others to itself."""
    only = len(list(_OPENS.finditer(sentence))) == 1
    return only and not re.search(r"\b(?:in|for|of|with|to|from|by|on|at)\b", sentence[start:comma])


def _shared(items: Sequence[str]) -> bool:
    """Whether a word of the first or the last item may belong to all: "abnormal hair, skin and nails", "storing,
    cooking and handling foods"."""
    first, *others = items
    *before, last = items
    if len(first.split()) > 1 and all(len(item.split()) == 1 for item in others):
        return True
    if len(last.split()) > 1 and all(len(item.split()) == 1 for item in before):
        return True
    return bool(_OF.search(last)) and not any(_OF.search(item) for item in before)


def _items(text: str) -> tuple[str, ...]:
    """The items of "a, b, and c" or "a, b or c"; empty where it is not plainly such a list."""
    breaks = list(_BREAK.finditer(text))
    if len(breaks) < LEAST - 1 or any(b["last"] or b["end"] for b in breaks[:-1]):
        return ()
    link = breaks[-1]["last"] or breaks[-1]["end"]
    starts, ends = [0, *(b.end() for b in breaks)], [*(b.start() for b in breaks), len(text)]
    items = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    if not link or any(not i or len(i.split()) > MOST_ITEM or _NOT_AN_ITEM.search(i) for i in items):
        return ()
    if not breaks[-1]["last"] and any(re.search(r"\b(?:and|or)\b", item) for item in items):
        return ()  # without a comma before the last link, links within the items are not told from it
    if _shared(items):
        return ()
    if link == "or":
        items[-1] = f"or {items[-1]}"
    return tuple(items)
