"""Long sentences in short ones, where that is safe: at full stops that the writer could have set, never within a
condition, a denial's reach, or what someone is said to hold."""

from __future__ import annotations

import re

from primum.text.negation import negations
from primum.text.sentences import spans

LONG = 11
"""Words from which a sentence is worth splitting."""
LEAST = 4
"""Fewest words of a part."""
MOST_ITEM = 12
"""Most words of a list's item."""
SPLICED = frozenset("this these it they that but however because also examples example".split())
"""Words that splitting may add."""

_CONDITION = re.compile(
    r"^\W*(?:if|when|whenever|unless|until|although|though|because|while|since|after|before|once|as|given|where|in order"
    r"|to|whether|despite|even|except)\b",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:that|whether|says?|said|suggests?|believed?|thinks?|thought|reports?|concluded?)\b", re.I)
_MODAL = re.compile(r"\b(may|might|can|could|should|must|would|will|shall)\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|might|must|will|would|should|could|does|do|did|cannot|causes?|affects?"
    r"|makes?|helps?|needs?|includes?|occurs?|happens?|becomes?|gets?|lives?|works?|contains?|produces?|leads?)\b"
)
_SEMICOLON = re.compile(r";\s+(?:(?P<link>however|therefore|thus|in addition|also|for example|instead),?\s+)?")
_SUBJECT = r"(?:it|they|you|he|she|we|there|this|these|your \w+|the \w+) "
_AND = re.compile(rf",\s+(?P<link>and|but|so)\s+(?={_SUBJECT})")
_WHICH = re.compile(r",\s+which\s+(?=(?P<verb>[a-z]+)\b)")
_TAIL = re.compile(
    r",\s+(?:thereby\s+|thus\s+)?(?P<verb>causing|leading to|resulting in|making|allowing|preventing|producing|increasing"
    r"|reducing|raising|lowering|affecting|damaging|blocking|creating|helping)\s+"
)
_ALTHOUGH = re.compile(r",\s+(?:although|though|whereas)\s+")
_BECAUSE = re.compile(r"(?<!\bonly)(?<!\bjust)(?<!\bmainly)(?<!\bpartly)(?<!\bperhaps)\s+because\s+(?!of\b)")
_EXAMPLES = re.compile(r",\s+(?:such as|for example,?|e\.g\.,?)\s+")
_BASES = {
    "causing": "cause", "leading to": "lead to", "resulting in": "result in", "making": "make", "allowing": "allow",
    "preventing": "prevent", "producing": "produce", "increasing": "increase", "reducing": "reduce",
    "raising": "raise", "lowering": "lower", "affecting": "affect", "damaging": "damage", "blocking": "block",
    "creating": "create", "helping": "help",
}  # fmt: skip
_PLURAL_VERBS = frozenset("are were have do cause make help carry contain produce lead affect include occur".split())
_NOUN_BEFORE = re.compile(r"\b(?:an?|the|your)\s+(?:[a-z0-9-]+\s+){0,3}?(?P<noun>[a-z]{3,})(?:\s*\([^()]*\))?$", re.I)
_LIST_LEAD = re.compile(r"^(?P<lead>[^:;]{3,160}?):\s+(?P<items>[^:]+;[^:]+;.+?)\.?$", re.DOTALL)
_INCLUDE = re.compile(r"^(?P<lead>.{4,120}?\b(?:includes?|include|are))(?::|\s)\s*(?P<items>[^;:()]+?)\.?$")
_ITEM_BREAK = re.compile(r",\s+(?:(?P<last>and|or)\s+)?|\s+(?P<end>and|or)\s+(?=[^,]*$)")


def split(text: str) -> tuple[str, tuple[str, ...]]:
    """The text in shorter sentences, and the list that its last sentence leads in, if it does."""
    done: list[str] = []
    whole = [text[start:end] for start, end in spans(text)]
    items: tuple[str, ...] = ()
    for number, sentence in enumerate(whole):
        found = _listed(sentence) if number == len(whole) - 1 else None
        if found:
            sentence, items = found
            done.append(sentence)
        else:
            done.extend(_parts(sentence))
    return " ".join(done), items


def _listed(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """A sentence that is a list: its lead-in, ending in a colon, and its items."""
    found = _LIST_LEAD.match(sentence)
    if found:
        items = [item.strip().removeprefix("and ") for item in re.split(r";\s+", found["items"])]
        if all(items) and len(items) >= 3:
            return f"{found['lead']}:", tuple(items)
    found = _INCLUDE.match(sentence)
    if not found or _CONDITION.match(sentence) or negations(found["lead"]):
        return None
    if found["lead"].endswith("are") and not re.search(r"\b(?:symptoms|causes|signs|examples|types)\b", found["lead"]):
        return None
    items = _enumerated(found["items"])
    return (f"{found['lead']}:", tuple(items)) if items else None


def _enumerated(text: str) -> list[str]:
    """The items of "a, b, and c" or "a, b or c"; empty where it is not plainly such a list."""
    breaks = list(_ITEM_BREAK.finditer(text))
    if len(breaks) < 3 or not (breaks[-1]["last"] or breaks[-1]["end"]) or any(b["last"] for b in breaks[:-1]):
        return []
    if " and " in text[: breaks[-1].start()] or " or " in text[: breaks[-1].start()] or _HELD.search(text):
        return []
    link = breaks[-1]["last"] or breaks[-1]["end"]
    edges = [0, *(b.end() for b in breaks)], [*(b.start() for b in breaks), len(text)]
    items = [text[start:end].strip() for start, end in zip(*edges, strict=True)]
    if any(not i or len(i.split()) > MOST_ITEM or _FINITE.search(i) or re.search(r"\bwhich\b|\bwho\b", i) for i in items):
        return []
    if link == "or":
        items[-1] = f"or {items[-1]}"
    return items


def _parts(sentence: str) -> list[str]:
    """The sentence, split once where it can be, and its parts again."""
    if len(sentence.split()) < LONG:
        return [sentence]
    for rule in (_at_semicolon, _at_which, _at_tail, _at_although, _at_and, _at_because, _at_examples):
        found = rule(sentence)
        if found and min(len(part.split()) for part in found) >= LEAST:
            left, right = found
            return [*_parts(_closed(left)), *_parts(_closed(right[0].upper() + right[1:]))]
    return [sentence]


def _closed(sentence: str) -> str:
    return sentence if sentence.rstrip().endswith((".", "!", "?", ":")) else sentence.rstrip(" ,;") + "."


def _cut(sentence: str, at: re.Match[str]) -> tuple[str, str] | None:
    """What stands before and after, unless the place is within brackets or quotes."""
    left, right = sentence[: at.start()], sentence[at.end() :]
    if left.count("(") != left.count(")") or left.count("“") != left.count("”") or not right:
        return None
    return left, right


def _at_semicolon(sentence: str) -> tuple[str, str] | None:
    for at in _SEMICOLON.finditer(sentence):
        parts = _cut(sentence, at)
        if not parts or ":" in parts[0] or not (_FINITE.search(parts[0]) and _FINITE.search(parts[1])):
            continue
        link = at["link"]
        if link == "however":
            return parts[0], f"but {parts[1]}"
        return parts[0], f"{link}, {parts[1]}" if link else parts[1]
    return None


def _at_and(sentence: str) -> tuple[str, str] | None:
    for at in _AND.finditer(sentence):
        parts = _cut(sentence, at)
        if not parts or _CONDITION.match(sentence) or _HELD.search(parts[0]) or not _clause(parts[1]):
            continue
        if re.search(r"\b(?:if|when|unless)\b", parts[0]) or not _FINITE.search(parts[0]):
            continue
        return parts[0], parts[1] if at["link"] == "and" else f"{at['link']} {parts[1]}"
    return None


def _clause(text: str) -> bool:
    """Whether a text has a verb of its own near its beginning."""
    return bool(_FINITE.search(" ".join(text.split()[:6])))


def _at_which(sentence: str) -> tuple[str, str] | None:
    for at in _WHICH.finditer(sentence):
        parts = _cut(sentence, at)
        if not parts or re.search(r",\s", parts[1]) or _CONDITION.match(sentence) or _HELD.search(parts[0]):
            continue
        named = _NOUN_BEFORE.search(parts[0])
        if not named or negations(parts[0]):
            continue
        if re.search(r"\b(?:of|in|on|for|from|with|to|by)\s+$", parts[0][: named.start()]) and " of " in parts[0][-40:]:
            continue
        noun = named["noun"]
        many = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
        if many != (at["verb"] in _PLURAL_VERBS) and at["verb"] not in {"may", "can", "might", "could"}:
            continue
        return parts[0], f"{'these' if many else 'this'} {noun} {parts[1]}"
    return None


def _at_tail(sentence: str) -> tuple[str, str] | None:
    for at in _TAIL.finditer(sentence):
        parts = _cut(sentence, at)
        if not parts or _CONDITION.match(sentence) or _HELD.search(parts[0]) or negations(parts[0]):
            continue
        modals = {m.lower() for m in _MODAL.findall(parts[0])}
        if not _FINITE.search(parts[0]) or not modals <= {"may", "might", "can", "could"} or len(modals) > 1:
            continue
        base = _BASES[at["verb"]]
        if modals:
            return parts[0], f"this {modals.pop()} {base} {parts[1]}"
        verb, _, rest = base.partition(" ")
        return parts[0], f"this {verb}s {rest} {parts[1]}".replace("  ", " ")
    return None


def _at_although(sentence: str) -> tuple[str, str] | None:
    at = _ALTHOUGH.search(sentence)
    parts = _cut(sentence, at) if at else None
    if not parts or _CONDITION.match(sentence) or _HELD.search(parts[0]) or not _clause(parts[1]):
        return None
    return parts[0], f"but {parts[1]}"


def _at_because(sentence: str) -> tuple[str, str] | None:
    at = _BECAUSE.search(sentence)
    parts = _cut(sentence, at) if at else None
    if not parts or _CONDITION.match(sentence) or _HELD.search(parts[0]) or not _clause(parts[1]):
        return None
    if negations(parts[0]) or _MODAL.search(parts[0]) or not _FINITE.search(parts[0]):
        return None
    return parts[0], f"this is because {parts[1]}"


def _at_examples(sentence: str) -> tuple[str, str] | None:
    at = _EXAMPLES.search(sentence)
    parts = _cut(sentence, at) if at else None
    if not parts or _FINITE.search(parts[1]) or _CONDITION.match(sentence) or re.search(r"\bwho\b|\bthat\b", parts[1]):
        return None
    if negations(parts[0]) or ("," not in parts[1] and " and " not in parts[1] and " or " not in parts[1]):
        return None
    listed = re.sub(r",?\s+or\s+(?=[^,]*$)", " and ", parts[1])
    return parts[0], f"examples are {listed}"
