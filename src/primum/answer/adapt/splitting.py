"""Long sentences in short ones, where that is safe: at full stops that the writer could have set, never within a
condition, a denial's reach, or what someone is said to hold."""

from __future__ import annotations

import re
from collections.abc import Callable

from primum.answer.adapt.defining import Parts, at_called, at_ill, at_kind, at_passing
from primum.answer.adapt.listing import LONG, listed
from primum.answer.adapt.predicates import at_second_verb
from primum.text.negation import negations
from primum.text.sentences import spans

LEAST = 3
"""Fewest words of a part."""
SPLICED = (
    "this",
    "these",
    "it",
    "they",
    "that",
    "but",
    "so",
    "is",
    "are",
    "depends",
    "because",
    "also",
    "way",
    "examples",
)
"""Words that splitting may add."""

_CONDITION = re.compile(
    r"^\W*(?:if|when|whenever|unless|until|although|though|because|while|since|after|before|once|as|given|where"
    r"|in order|to|whether|despite|even|except)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:whether|if|unless|when)\b|\b(?:say|said|suggest|believ|think|thought|report|conclud|recommend|advis|show|found"
    r"|find|know|mean|stat|likely|possible|fact|idea|evidence|sure|clear|hope)\w*\s+that\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(may|might|can|could|should|must|would|will|shall)\b", re.IGNORECASE)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|might|must|will|would|should|could|does|do|did|cannot|causes?|affects?"
    r"|makes?|helps?|needs?|includes?|occurs?|happens?|becomes?|gets?|lives?|works?|contains?|produces?|leads?|provides?"
    r"|measures?|starts?|begins?|develops?|raises?|lowers?|increases?|reduces?|shows?|means|comes?|goes|go)\b"
)
_SEMICOLON = re.compile(r";\s+(?:(?P<link>however|therefore|thus|in addition|also|for example|instead),?\s+)?")
_AND = re.compile(r",\s+(?P<link>and|but|while|whereas|although|though|even though)\s+")
_PRONOUN = re.compile(r"(?:it|they|you|he|she|we|there)(?:['’](?:s|re|ll|ve))?\s+(?!\w+ing\b)[a-z]", re.IGNORECASE)
_COLON = re.compile(r":\s+(?=(?:it|they|he|she|you)\s)")
# A subject of up to seven words without a comma or a clause of its own, then a verb that can be nothing else.
_NOUN_CLAUSE = re.compile(
    r"(?!(?:\w+ing|\w+ed|to|in|on|at|by|for|with|from|of|not|also|then|especially|particularly)\b)"
    r"(?:(?!(?:that|which|who|whom|to|when|if|where|can|may|is|are|was|were|has|have|will|should|must)\b)[\w'’()/-]+\s+){1,7}"
    r"(?:can|may|is|are|was|were|has|have|will|should|must|might|cannot|does|do)\s",
    re.IGNORECASE,
)
# A subject and a verb that could also be a noun: told apart only where a clause must stand.
_PLURAL_CLAUSE = re.compile(
    r"(?!(?:usually|often|not|rare|mild|common|in|at|for|with)\b)(?:[\w'’-]+\s+){1,5}(?:get|go|live|work|do|feel|need|want"
    r"|know|use|take|make|cause|occur|come|last|pass|begin|start|help|seem|become|develop|affect|lead|remain|stay)s?\b"
)
_SO = re.compile(r",\s+so (?:that )?(?=(?:it|they|you|he|she) (?:can|could|may|might)\b)")
_RESULT = re.compile(
    r",\s+so\s+(?!that\b|long\b|far\b|as\b|much\b|many\b|called\b|(?:it|they|you|he|she) (?:can|could|may|might)\b)"
)
_WHICH = re.compile(
    r",\s+which\s+(?=(?:(?:also|usually|often|normally|sometimes|most often|then|typically) )?(?P<verb>[a-z]+)\b)"
)
_TAIL = re.compile(
    r",\s+(?:thereby\s+|thus\s+)?(?P<verb>causing|leading to|resulting in|making|allowing|preventing|producing"
    r"|increasing|reducing|raising|lowering|affecting|damaging|blocking|creating|helping|depending on)\s+"
)
_BECAUSE = re.compile(r"(?<!\bonly)(?<!\bjust)(?<!\bmainly)(?<!\bpartly)(?<!\bperhaps)\s+because\s+(?!of\b)")
_EXAMPLES = re.compile(r",\s+(?:such as|for example,?)\s+|(?<=[a-z][a-rt-z]s)\s+such as\s+")
_NO_EXAMPLE = re.compile(r"\b(?:when|if|because|by|where|while)\b")
_MEASURED = re.compile(r"\b(?:years?|months?|weeks?|days?|hours?|everyone|anyone|everybody|all)\b[^,]*$")
_INCLUDING = re.compile(r",\s+including\s+(?!but\b)")
# After a comma, the verb of a sentence that a clause had interrupted.
_GOES_ON = re.compile(
    r",\s+(?:(?:and|but|or|which|who|that|so)\s|(?:(?:often|usually|also|sometimes|generally|then|typically)\s+)?(?:is|are|was|were|has|have|had|can|may|might|must|will|would|should|could"
    r"|does|do|did|get|go|make|cause|help|need|occur|lead|\w+s)\b)|,\s+\w+ed\.?$"
)
_APPOSED = re.compile(
    r",\s+(?=(?:an?|the)\s+(?!few\b|lot\b|more\b|less\b|\w+er\b|little\b|day\b|week\b|year\b|month\b))"
)
_DEFINES = re.compile(r"\b(?:that|which|who|found|used|caused|called|made|where|in which|for|of)\b")
_CONCEDED = re.compile(
    r"^(?P<link>Although|Though|Even though|Because"
    r"|While (?=(?:the (?:exact )?cause|most|many|some|it is|there is|there are)\b))\s*"
    r"(?P<left>[^,;:]+),\s+(?P<right>[^;:]+)$"
)
_DEPENDING = re.compile(r"^Depending (?:up)?on (?P<left>[^,;:]+),\s+(?P<right>[^;:]+?)\.?$")
_SHORT = {
    "However": "But", "Nevertheless": "But", "Nonetheless": "But", "Therefore": "So", "Thus": "So",
    "Consequently": "So", "As a result": "So", "In addition": "Also,", "Additionally": "Also,", "Furthermore": "Also,",
    "Moreover": "Also,",
}  # fmt: skip
_LINKED = re.compile(rf"(?P<link>{'|'.join(_SHORT)}),\s+(?=[a-z])")
_BASES = {
    "causing": "cause", "leading to": "lead to", "resulting in": "result in", "making": "make", "allowing": "allow",
    "preventing": "prevent", "producing": "produce", "increasing": "increase", "reducing": "reduce",
    "raising": "raise", "lowering": "lower", "affecting": "affect", "damaging": "damage", "blocking": "block",
    "creating": "create", "helping": "help", "depending on": "depend on",
}  # fmt: skip
_PLURAL_VERBS = frozenset(("are", "were", "have", "do", "cause", "make", "help", "carry", "contain", "lead", "affect"))
_SINGULAR_VERBS = frozenset(("is", "was", "has", "causes", "makes", "helps", "leads", "means", "allows", "affects"))
_MODALS = frozenset(("may", "can", "might", "could"))
_HAPPENS = frozenset(
    ("causes", "makes", "helps", "leads", "means", "allows", "affects", "results", "happens", "occurs")
)
_GOVERNED = re.compile(r"\b(of|in|on|at|by|with|from|for|to|into|around|through|near|behind|inside|under|and|or)\s+$")
_STANDS = frozenset(("is", "are", "was", "were", "has", "have", "contain", "contains"))
_NOUN_BEFORE = re.compile(
    r"\b(?:an?|the|your)\s+(?:(?!(?:and|or|they|you|it|we|he|she|that|who|to)\s)[a-z0-9-]+\s+){0,3}?(?P<noun>(?!\w+(?:ed|ing)\b|(?:out|off|away|down|back|over)\b)[a-z]{3,})(?:\s*\([^()]*\))?$",
    re.I,
)


def split(text: str) -> tuple[str, tuple[str, ...]]:
    """The text in shorter sentences, and the list that its last sentence leads in, if it does."""
    whole = listed(text)
    if whole and "." in "".join(whole[1]):
        return whole
    done: list[str] = []
    sentences = [_linked(text[start:end]) for start, end in spans(text)]
    for sentence in sentences[:-1]:
        done.extend(_parts(sentence))
    *before, last = _parts(sentences[-1]) if sentences else [text]
    found = listed(last) or listed(sentences[-1] if sentences else text)
    if found and (listed(last) or before == []):
        return " ".join([*done, *before, found[0]]), found[1]
    return " ".join([*done, *before, last]), ()


def _linked(sentence: str) -> str:
    """The sentence with a short word for a long one that joins it to what was said before."""
    found = _LINKED.match(sentence)
    if not found:
        return sentence
    rest = sentence[found.end() :]
    return f"{_SHORT[found['link']]} {rest}"


def _parts(sentence: str) -> list[str]:
    """The sentence, split once where it can be, and its parts again."""
    if len(sentence.split()) < LONG:
        return [sentence]
    for rule in _RULES:
        # Between the items of a list nothing else is parted.
        found = rule(sentence) if rule is _at_semicolon or ";" not in sentence else None
        # What "which" speaks of may be named by two words: "A1C test, which …".
        least = LEAST - 1 if rule is _at_which else LEAST
        if found and min(len(part.split()) for part in found) >= least:
            left, right = found
            return [*_parts(_closed(_opened(left))), *_parts(_closed(_opened(right)))]
    return [sentence]


def _opened(sentence: str) -> str:
    first = sentence.split(maxsplit=1)[0]
    return sentence[0].upper() + sentence[1:] if (first.islower() and len(first) > 1) or first == "a" else sentence


def _closed(sentence: str) -> str:
    return sentence if sentence.rstrip().endswith((".", "!", "?", ":")) else sentence.rstrip(" ,;") + "."


def _cut(sentence: str, at: re.Match[str]) -> Parts | None:
    """What stands before and after, unless the place is within brackets or quotes."""
    left, right = sentence[: at.start()], sentence[at.end() :]
    if left.count("(") != left.count(")") or left.count("“") != left.count("”") or not right:
        return None
    return left, right


def _clause(text: str) -> bool:
    """Whether a text begins with a subject and its verb."""
    return bool(_PRONOUN.match(text) or _NOUN_CLAUSE.match(text))


def _finite(text: str) -> bool:
    return bool(FINITE.search(text) or _PRONOUN.match(text))


def _free(left: str) -> bool:
    """Whether what is said does not hang on a condition or on someone's word."""
    return not _CONDITION.match(left) and not _HELD.search(left)


def _at_semicolon(sentence: str) -> Parts | None:
    for at in _SEMICOLON.finditer(sentence):
        parts = _cut(sentence, at)
        link = at["link"]
        if not parts or ":" in parts[0] or not (link or (FINITE.search(parts[0]) and _finite(parts[1]))):
            continue
        if link == "however":
            return parts[0], f"but {parts[1]}"
        return parts[0], f"{link}, {parts[1]}" if link else parts[1]
    return None


def _at_and(sentence: str) -> Parts | None:
    for at in _AND.finditer(sentence):
        parts = _cut(sentence, at)
        if not parts or not _free(parts[0]) or not _clause(parts[1]):
            continue
        if not _PRONOUN.match(parts[1]) and (re.search(r",\s", parts[0]) or not FINITE.search(parts[0])):
            continue
        return parts[0], parts[1] if at["link"] == "and" else f"but {parts[1]}"
    return None


def _at_so(sentence: str) -> Parts | None:
    """ "…, so it can be tested": what is done for a purpose, and the purpose."""
    at = _SO.search(sentence)
    parts = _cut(sentence, at) if at else None
    return (parts[0], f"that way, {parts[1]}") if parts and _free(parts[0]) and not negations(parts[0]) else None


def _at_result(sentence: str) -> Parts | None:
    at = _RESULT.search(sentence)
    parts = _cut(sentence, at) if at else None
    return (parts[0], f"so {parts[1]}") if parts and _free(parts[0]) and _clause(parts[1]) else None


def _at_which(sentence: str) -> Parts | None:
    for at in _WHICH.finditer(sentence):
        parts = _cut(sentence, at)
        if not parts or _GOES_ON.search(parts[1]) or not _free(parts[0]) or negations(parts[0]):
            continue
        if not FINITE.search(parts[0]) and re.search(r"\b(?:of|in|on|at|by|with|from|for|to)\b", parts[0]):
            continue  # "Germs in the blood, which happen when …"
        taken_up = _which(parts[0], at["verb"])
        if taken_up:
            return parts[0], f"{taken_up} {parts[1]}"
    return None


def _which(left: str, verb: str) -> str:
    """What a clause with "which" and this verb speaks of: the noun before it, or all that was said; empty where that
    is not plain."""
    named = _NOUN_BEFORE.search(left)
    link = _GOVERNED.search(left[: named.start()]) if named else None
    singular = verb in _SINGULAR_VERBS or verb in _MODALS or re.fullmatch(r"[a-z]+[^s]s", verb) is not None
    if verb in _HAPPENS or (link and verb in _MODALS):
        return "" if link and link[1] in ("and", "or") else "this"
    if named is None or (link and link[1] in ("and", "or")):
        return "this" if singular and verb not in _MODALS and not link else ""
    noun = named["noun"]
    many = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    if link and verb not in _STANDS:
        return ""
    if many == (verb in _PLURAL_VERBS) or verb in _MODALS:
        return f"{'these' if many else 'this'} {noun}"
    return "this" if singular and not many else ""


def _at_tail(sentence: str) -> Parts | None:
    for at in _TAIL.finditer(sentence):
        parts = _cut(sentence, at)
        if not parts or not _free(parts[0]) or negations(parts[0]):
            continue
        modals = {m.lower() for m in _MODAL.findall(parts[0])}
        base = _BASES[at["verb"]]
        if base != "depend on" and (not modals <= _MODALS or len(modals) > 1):
            continue
        if modals and base != "depend on":
            return parts[0], f"this {modals.pop()} {base} {parts[1]}"
        verb, _, rest = base.partition(" ")
        return parts[0], f"this {verb}s {rest} {parts[1]}".replace("  ", " ")
    return None


def _at_because(sentence: str) -> Parts | None:
    at = _BECAUSE.search(sentence)
    parts = _cut(sentence, at) if at else None
    if not parts or not _free(parts[0]) or not _clause(parts[1]) or not FINITE.search(parts[0]):
        return None
    if negations(parts[0]):
        return None
    return parts[0], f"this is because {parts[1]}"


def _at_examples(sentence: str) -> Parts | None:
    at = _EXAMPLES.search(sentence)
    parts = _cut(sentence, at) if at else None
    if at is None or not parts or FINITE.search(parts[1]) or _CONDITION.match(sentence):
        return None
    if re.search(r"\bwho\b|\bthat\b", parts[1]) or _NO_EXAMPLE.search(parts[1]):
        return None
    if negations(parts[0]) or _HELD.search(parts[0]) or not re.search(r",| and | or ", parts[1]):
        return None
    if "," not in at.group() and ("," in parts[0] or not FINITE.search(parts[0])):
        return None  # "It causes seizures, problems such as …, and …"
    told = parts[1].replace(", or ", ", and ").replace(" or ", " and ") if parts[1].count(" or ") == 1 else parts[1]
    return parts[0], f"examples are {told}"


def _at_including(sentence: str) -> Parts | None:
    at = _INCLUDING.search(sentence)
    parts = _cut(sentence, at) if at else None
    if not parts or FINITE.search(parts[1]) or not _free(parts[0]) or negations(parts[0]):
        return None
    if _MEASURED.search(parts[0]) or not FINITE.search(parts[0]):
        return None  # "for everyone at age 45 years, including …"
    many = re.search(r"[a-z]{2}[^su]s$", parts[0]) is not None
    return parts[0], f"{'these include' if many else 'this includes'} {parts[1]}"


def _at_apposition(sentence: str) -> Parts | None:
    """ "… hemoglobin, the molecule that carries oxygen": what a thing is, said at the end of a sentence."""
    at = _APPOSED.search(sentence)
    parts = _cut(sentence, at) if at else None
    if not parts or "," in parts[1] or not _DEFINES.search(parts[1]) or not FINITE.search(parts[0]):
        return None
    noun = re.search(r"(?P<noun>[a-z]{3,})$", parts[0])
    if not noun or noun["noun"].endswith("s") or not _free(parts[0]) or negations(parts[0]) or " or " in parts[1]:
        return None
    return parts[0], f"this is {parts[1]}"


def _at_concession(sentence: str) -> Parts | None:
    depends = _DEPENDING.match(sentence)
    if depends and FINITE.search(depends["right"]):
        return depends["right"], f"this depends on {depends['left']}"
    found = _CONCEDED.match(sentence)
    if (
        not found
        or "however" in sentence
        or _PRONOUN.match(found["left"])
        or not (_clause(found["left"]) or _PLURAL_CLAUSE.match(found["left"]))
    ):
        return None
    return found["left"], f"{'so' if found['link'] == 'Because' else 'but'} {found['right']}"


def _at_colon(sentence: str) -> Parts | None:
    at = _COLON.search(sentence)
    parts = _cut(sentence, at) if at else None
    return parts if parts and _clause(parts[1]) else None


_RULES: tuple[Callable[[str], Parts | None], ...] = (
    _at_semicolon,
    _at_colon,
    at_called,
    at_passing,
    at_kind,
    at_ill,
    _at_concession,
    _at_which,
    _at_so,
    _at_tail,
    _at_result,
    _at_and,
    _at_because,
    _at_examples,
    _at_including,
    _at_apposition,
    at_second_verb,
)
