"""Lists that stand in a sentence, as a lead-in and its items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

MOST_ITEM = 12
"""Most words of an item that is told by commas alone."""
LONG = 9
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
_STRONG = re.compile(r"\b(?:includes?|involves?|are|such as|based on|these|following)$")
_BRINGS = re.compile(r"\b(?:have|has|causes?|causing)$")
_VERBAL = re.compile(r"(?:or )?[a-z]+ (?:the|your|a|an|their|its|his|her|this|that|these)\b")
_OF = re.compile(r"\b(?:of|in|from|for|to|with|on|at|by|such as)\b")
_ARE = re.compile(r"\b(?:symptoms|causes|signs|examples|types|kinds|factors|tests|treatments|effects|options)\b", re.I)
_CLOSED = re.compile(r"\b(?:if|unless|when|whether|not|no|never|without|neither|nor|between|both|either)\b", re.I)
_BREAK = re.compile(r",\s+(?:(?P<last>and|or)\s+)?|\s+(?P<end>and|or)\s+(?=[^,]*$)")
_NOT_AN_ITEM = re.compile(
    r":|\b(?:is|are|was|were|has|have|had|can|may|might|must|will|would|should|could|does|do|did|cannot|which|who|that"
    r"|because|if|when|but|then|it|they|you|he|she|we|there|also|between|both|usually|typically|often|develops?)\b|^(?:ask|take|use|make|get|give|keep|help|avoid"
    r"|treat|see|call|talk|tell|include|check|look|stop|eat|drink|try|go|cause|lead|such|like|called|known|caused|used|found|made|order|those|most|mostly|commonly|mainly|leading|resulting|beginning|starting|prevent|cure|manage|reduce|in|at|on|to|as|with|for|especially|including)\b",
    re.IGNORECASE,
)
# A part of the body that stands as an item by itself.
_PART = re.compile(
    r"(?:other |your |the |their )?(?:eyes?|ears?|nose|skin|brain|heart|lungs?|liver|kidneys?|bones?|joints?|muscles?"
    r"|nerves?|hands?|feet|legs?|arms?|face|neck|back|chest|stomach|throat|mouth|teeth|gums|organs?|tissues?|parts|areas"
    r"|spine|spinal cord|blood|bladder|bowels?|hips?|knees?|wrists?|elbows?|ankles?|fingers?|toes?|head|lips|tongue"
    r"|scalp|abdomen|belly|spleen|pancreas|lymph (?:nodes|glands)|blood vessels|body parts?|parts of the body)$"
)
# A preposition that takes no further items to itself.
_WHOLE = re.compile(
    r"(?:shortness of breath|loss of (?:appetite|weight|balance|consciousness)|lack of (?:energy|appetite)|sense of"
    r"|feeling of|ringing in|blood in|pain in|pain when|swelling of|yellowing of)\b"
)
_SPREADS = re.compile(
    r"(?:trouble|difficulty|difficulties|problems|normal|abnormal|impaired|delayed|decreased|increased|reduced|less|more"
    r"|changes|risk|loss|lack)\b"
)
_ARTICLE = re.compile(r"(?:or )?(?:an?|the) ")
_SPLIT_ASIDE = re.compile(r"\([^()]*[,:]")
_DONE = re.compile(r"^\w+[^e]ed\b", re.IGNORECASE)
_DONE_BY = re.compile(r"^\w+(?:ed|en) (?:either|with|by|in|from|to|using|at|on)\b", re.IGNORECASE)
# One word that names a thing, where an adjective might stand as well: "dry, scaly skin".
_THING = re.compile(
    r"(?:\w+(?:[^su]s|ing|tion|sion|ness|ia|ity|ment|ism|itis|osis)|pain|fever|cough|rash|stroke|death|cancer|asthma|trauma|surgery|shock"
    r"|stress|heat|rest|exercise|insulin|flu|sweat|anger|fear|smoke|dust|alcohol|chemotherapy|cirrhosis)$"
)
_SINCE = re.compile(r"(?:because|although|though|while|since|as|to|after|before)\b", re.IGNORECASE)


def listed(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """A sentence that ends in a list: its lead-in, which ends in a colon, and its items; None where there is none."""
    found = _BY_SEMICOLON.match(sentence)
    if found:
        items = [re.sub(r"^and ", "", item.strip()) for item in re.split(r";\s+", found["items"])]
        return (f"{found['lead']}:", tuple(items)) if all(items) and len(items) >= LEAST else None
    return _by_commas(sentence)


def _by_commas(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    comma = sentence.find(", ")
    opens = list(_OPENS.finditer(sentence, 0, comma)) if comma > 0 else []
    if not opens or len(sentence.split()) < LONG or not _told_by_commas(sentence) or _SINCE.match(sentence):
        return None
    # "Medicines include those taken by mouth, …": the word that leads in the list, not one within its first item.
    at = next((o for o in reversed(opens) if _STRONG.search(o.group().rstrip(" :"))), opens[-1])
    if _CLOSED.search(sentence[: at.end()]):
        return None
    lead = sentence[: at.end()].rstrip(" :")
    strong = _STRONG.search(lead) is not None
    if not strong and not _plain_opening(sentence, at.end(), comma, only=_BRINGS.search(lead) is None):
        return None
    if lead.count("(") != lead.count(")") or (lead.endswith(" are") and not _ARE.search(lead)):
        return None
    items = _items(sentence[at.end() :].rstrip("."))
    if items and (not strong or lead.endswith(" are")) and _unlike(items):
        items = ()
    return (f"{lead}:", items) if items and len(lead.split()) > 1 else None


def _told_by_commas(sentence: str) -> bool:
    """Whether every comma stands outside of brackets and quotes, and no semicolon beside it."""
    if sentence.endswith("?"):
        return False
    whole = sentence.count("(") == sentence.count(")") and not _SPLIT_ASIDE.search(sentence)
    return whole and not any(mark in sentence for mark in ";“")


def _plain_opening(sentence: str, start: int, comma: int, *, only: bool) -> bool:
    """Whether a word that may open a list does so plainly: no preposition in the first item takes the others to
    itself, and, where `only` is asked, no other word might open it."""
    alone = not only or len(list(_OPENS.finditer(sentence))) == 1
    return alone and not re.search(r"\b(?:in|for|of|with|to|from|by|on|at)\b", sentence[start:comma])


def _unlike(items: Sequence[str]) -> bool:
    """Whether items may be no things, after a word that opens other things than lists: deeds ("help with symptoms, slow
    the disease"), qualities of one thing ("dry, scaly skin")."""
    deeds = any(_VERBAL.match(item) for item in items[1:]) or any(_DONE.match(item) for item in items)
    first = re.sub(r"^(?:an?|the) ", "", items[0])
    return deeds or (" " not in first and not _THING.match(first)) or first.startswith(("trouble ", "difficult"))


def _bare(items: Sequence[str]) -> bool:
    """Whether items could hang on a preposition before them: none has one of its own, or an article."""
    return any(_PART.match(item) for item in items) or not any(_OF.search(i) or _ARTICLE.match(i) for i in items)


def _shared(items: Sequence[str]) -> bool:
    """Whether a word of the first or the last item may belong to all: "abnormal hair, skin and nails", "storing,
    cooking and handling foods"."""
    first, *others = items
    *before, last = items
    if len(first.split()) > 1 and all(len(item.split()) == 1 for item in others):
        return True
    hung = [n for n, item in enumerate(before) if _OF.search(item) and not _WHOLE.match(item)]
    if hung and _bare(items[hung[-1] + 1 :]) and (hung[-1] == 0 or _SPREADS.match(items[hung[-1]])):
        return True  # "damage to the brain, eyes, and other organs", "exposure to smoke, dust, and fumes"
    if _SPREADS.match(first) and (len(others[0].split()) < 3 or others[0].split()[0].endswith("ing")):
        return True  # "normal head size, height, and weight", "trouble speaking, reading, and writing"
    if re.search(r"\b(?:including|especially|such as)\b", first):
        return True
    if len(last.split()) > 1 and all(len(item.split()) == 1 for item in before):
        # "coughing, wheezing, and chest pain" shares nothing; "storing, cooking, and handling foods" does.
        return not all(item.endswith("ing") for item in before) or last.split()[0].endswith("ing")
    return bool(_OF.search(last)) and not any(_OF.search(item) for item in before)


def _mixed(items: Sequence[str], *, link: str, plain: bool) -> bool:
    """Whether what stands between commas may not be items of one list: "A and B, C, or D"; "leukemia, a cancer of the
    blood and bones"; "ways to treat, prevent, and cure it"."""
    other = "and" if link == "or" else "or"
    if any(f" {other} " in item for item in items[:1]) or re.search(r"\bto \w+$", items[0]):
        return True
    if items[0][0].islower() and any(re.match(r"[A-Z][a-z]", item) for item in items[1:]):
        return True  # "the National Heart, Lung, and Blood Institute"
    if any(_DONE_BY.match(item) for item in items) or (
        any(i[0].isdigit() for i in items) and not items[0][0].isdigit()
    ):
        return True
    if any(" " not in one and " " in other and not _THING.match(one) for one, other in pairwise(items)):
        return True  # "biologic, and targeted therapies"; "a rapid, strong pulse"
    return plain and any(re.match(r"(?:an?|the) ", item) for item in items[1:])


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
    if _shared(items) or _mixed(items, link=link, plain=not breaks[-1]["last"]):
        return ()
    if link == "or":
        items[-1] = f"or {items[-1]}"
    return tuple(items)
