"""The words of a claim: its key term, and the short form of a list item. Deletions only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from primum.answer.lexicon.spelling import is_common
from primum.answer.lexicon.vocabulary import vocabulary

_LABEL = re.compile(r"^([^:.;]{2,60}?)\s*(?::|\s[–—-]\s(?!\d)|(?<!\d)\s[–—-]\s|\.\s)")
_VERB = re.compile(
    r"\s(?:is|are|was|were|can|cannot|\w+n['’]t|may|might|will|would|should|must|could|has|have|had|do|does|did|include|includes|including|occurs?|happens?|causes?|"
    r"results?|leads?|affects?|helps?|requires?|involves?|tends?|develops?|usually|often|also|reduces?|increases?|improves?|prevents?|treats?|recommends?|"
    r"suggests?|shows?|gets?|begins?|becomes?|seems?|lasts?|where|provides?|represents?|refers|means|uses(?! of)|diagnoses|prefers?|presents|belongs?|differs?|var(?:y|ies)|depends?|appears?|spreads|damages|destroys?|starts|indicates?|demonstrates?|found|never|almost|makes?|works?|relieves?|remains?|concludes?|recogni[sz]es?|encourages?|states|notes|need|needs|harms|comes|keeps|gives|goes|lets|brings|enters|contains|consists|produces|protects|allows|arises|removes|slows|lowers|raises|hurts|kills|focuses|weakens|interferes|aims(?= (?:to|at)\b)|stands(?= for\b)|leaves(?= the\b)|(?:form|forms)(?= when\b)|who|that|which|such as|e\.g|i\.e|from|due to|caused|like|by|if|when|with|because|to)\b|[(;]|,(?!\d)"
)
_AFTER_PARTICIPLE = re.compile(r"(?:from|due to|caused|like|by|if|when|with|because|to)$")
# Words that make a label of a clause: "Cirrhosis can lead to:", "See your doctor if you:", "Anxiolytics e.g."
_NO_LABEL = re.compile(
    r"\b(?:is|are|was|were|can|may|might|will|should|must|could|has|have|do|does|includ(?:es?|ing)|causes|leads?|diagnoses|uses|you|your|if|when|see|call)\b|"
    r"\b(?:with|to|of|for|by|from|e\.g|i\.e|[A-Z]|suggests?|(?:begin|start|appear|last|take)s? \d+ \w+)$|^plus$"
)
# "Many older adults", "Not all attacks", "Eighty percent of women": how many, and not what.
_QUANTIFIED = re.compile(
    r"(?:not|no|some|many|most|few|several|all|any|each|every|any|almost|nearly|about|half|(?:approximately |about )?\w+ (?:percent|per cent)|approximately|(?:more|fewer|less) than|up to|at least|a (?:number|few|lot|variety)|once|other|the (?:sooner|more|less|earlier|longer|higher|older))\b",
    re.IGNORECASE,
)
# Who acts, and who is acted on: a line is seldom about them.
_ANYBODY = re.compile(
    r"(?:an?|the|your|their)? ?(?:health ?care |medical |primary |affected |trained |other )*"
    r"(?:doctors?|physicians?|providers?|professionals?|workers?|clinicians?|specialists?|researchers?|scientists?|experts?|patients|people|individuals?|persons?|someone)\b",
    re.IGNORECASE,
)
# "One theory researchers have": who holds it, within the words.
_WHO_THINKS = re.compile(r"\w (?:researchers|scientists|doctors|experts|you|they|we)$", re.IGNORECASE)
_HOLDS = re.compile(r"(?:concludes?|recogni[sz]es?|encourages?|states|notes|suggests?|recommends?|found)$")
# "Furosemide 20 - 80 mg daily": the name stands before the dose.
_AMOUNT = re.compile(
    r"(?<!of)(?<!over)(?<!least)(?<!than)(?<!to) \d[\d.,]*(?:\s?[-–—]\s?\d[\d.,]*)? ?(?:mg|mcg|[µμ]g|g|ml|mL|IU|units?)\b"
)
_CONDITIONAL = re.compile(r"(?:if|when|where|while|although|because)\b", re.IGNORECASE)
_MOST_TERM = 6
# "Spread carbohydrate over 3 small …" breaks off at a number that counts.
_COUNTED = re.compile(r"\b(?:over|of|in|for|at|within|every|by) \d")
_ADJECTIVE = re.compile(r"\w{3,}(?:al|ic|ive|ous|ful|ary)")
# "Initiation of drug (DRG) treatment should …": the noun comes after the bracket.
_SHORT_FORM_WITHIN = re.compile(r"\s?\([A-Z][A-Za-z-]{1,8}\) ")
_OF_PEOPLE = re.compile(
    r" (?:of|in|for|among) (?:(?:all|some|most) )?(?:individuals|patients|people|persons|adults|adolescents|children|women|men)$"
)
_WEAK = re.compile(
    r"^(?:it|there|some|many|most|other|you|your|if|when|although|while|because|since|in|on|at|for|after|before|during|to|by|as|with|several|various|all|these|people|patients|the|a|an|and|or|due|follows?|tendency|occasionally|initiation|adults?|certain|given|based|compared|depending|according|less|more|early|treatment|who|each|no|not|one|another|such|any|this|that|both|only|take|use|avoid|data|examples?|trials?|studies|research|even|evidence|results|having|being|underlying|possible|likely|seldom|they|but|what|how|why|here|those|along|it['’]s|that['’]s|others|anyone|everyone|have|try|talk|check|give|infuse|inject|administer|start|continue|repeat|common|root|no single|single|exact|the exact|[a-z]+ly|plus|tends|even|two|three|four|five|six|up|made)$",
    re.IGNORECASE,
)
_OPENS_CLAUSE = re.compile(
    r"^(?:if|within|learn|even|besides|unlike|when|while|because|since|in|on|at|for|after|before|during|to|by|as|with|without|although|though|until|over|under|according|"
    r"must|may|can|should|will|is|are|was|were|associated|generally|usually|often|sometimes|you|your|we|there|it|based|compared|however|most of|you['’]re)$",
    re.IGNORECASE,
)
_ADVISED = re.compile(
    r"^.{0,120}?\b(?:recommends?|suggests?|recommend|suggest|advises?)(?: that| the use of| against)? (?:the )?(?!that\b)(?=[A-Za-z])"
)
# What is left out may not be further members of an enumeration, nor may a sentence lose its end.
_GOES_ON = re.compile(r"\)\s*[/\w]|^,[^;]*\b(?:and|or)\b|/")
_STATES = re.compile(r"\b(?:is|are|was|were|should|must|can|may|will|has|have)\b")
_KEEP_WHOLE = re.compile(r"\b(?:unless|except|only|if|but|without|not|no|never|until|avoid\w*)\b", re.IGNORECASE)
_HEAD_END = re.compile(
    r"[.;](?=\s|$)|,\s(?=(?:which|a|an|such|including|especially|for example|from)\b)|\s\(|\s(?:such as|including|for example|e\.g\.|–|—)\s"
)


def key_term(text: str, *, listed: bool) -> str:
    """The words that a bullet is about: its label, or what stands before the verb; "" where that says nothing."""
    if label := _label(text):
        return label
    if _QUANTIFIED.match(text) and len(text.split()) > _MOST_TERM:
        return ""
    advised = None if _CONDITIONAL.match(text) else _ADVISED.match(text)
    if advised:
        text = text[advised.end() :]
    head, verb = _before_verb(text, listed=listed)
    if listed and len(text.split()) <= 5:
        return text.rstrip(" .;,")
    if _HOLDS.match(verb):  # who says it, and not what
        return ""
    words = _trimmed(head.rstrip(" .;,").split(), verb)
    if not words or _breaks_off(words, head, text):
        return ""
    if len(words) > _MOST_TERM:
        return " ".join(words) if listed and not verb and len(words) <= _MOST_TERM + 4 else ""
    if len(words) == 1 and (_WEAK.match(words[0]) or len(words[0]) < 3 or (advised and _ADJECTIVE.fullmatch(words[0]))):
        return ""
    term = _OF_PEOPLE.sub("", " ".join(words)) if advised else " ".join(words)
    return "" if _says_nothing(term, text, verb, listed=listed) else term


def _label(text: str) -> str:
    """What stands before a colon, a dash or a full stop and names what follows; "" where nothing does."""
    label = _LABEL.match(text)
    if label is None:
        return ""
    said = label.group(1)
    if _NO_LABEL.search(said) or _OPENS_CLAUSE.match(said.split()[0]):
        return ""
    clause = text[label.end(1)] == "." and _VERB.search(said)
    whole = len(said.split()) <= _MOST_TERM + 2 and said.count("(") == said.count(")")
    return said.strip() if whole and not clause else ""


def _before_verb(text: str, *, listed: bool) -> tuple[str, str]:
    """What stands before a statement's verb, and the verb, "" where it has none. A short form in brackets may stand within:
    "Initiation of drug (DRG) treatment should …"."""
    verb = _VERB.search(text)
    head = text[: verb.start()] if verb else text
    if listed and (amount := _AMOUNT.search(head)):
        head = head[: amount.start()]
    if (within := _SHORT_FORM_WITHIN.match(text, len(head))) and (beyond := _VERB.search(text, within.end() - 1)):
        head, verb = text[: beyond.start()], beyond
    return head, verb.group().strip() if verb else ""


def _trimmed(words: list[str], verb: str) -> list[str]:
    """The words before a verb without those that belong to it: "Medicines used to treat …", but not "Screening tests and
    bleeding can …"."""
    kept = list(words)
    while len(kept) > 1 and _AFTER_PARTICIPLE.match(verb) and re.search(r"(?:ed|ing)$", kept[-1]):
        kept.pop()
    while kept and kept[-1] in {"be", "not"}:
        kept.pop()
    return kept


def _breaks_off(words: Sequence[str], head: str, text: str) -> bool:
    """Whether words before a verb are a clause, or end before their noun: "A healthy, balanced diet"."""
    length = len(" ".join(words))
    after = head[length:] or text[length:]
    two = len(words) == 2 and words[0].lower() in {"a", "an"}
    if after.startswith(",") and (two or _ADJECTIVE.fullmatch(words[-1])):
        return True
    alone = len(words) == 1 and is_common(words[0]) and text[len(words[0]) :].startswith(",")
    return alone or _OPENS_CLAUSE.match(words[0]) is not None


def _says_nothing(term: str, text: str, verb: str, *, listed: bool) -> bool:
    """Whether a term names nothing that a reader would look for: somebody, everyday words, a part of a phrase."""
    words = term.split()
    if term.count("(") != term.count(")") or term.count('"') % 2 or _COUNTED.search(term):
        return True
    if _ANYBODY.match(term) or (verb and re.search(r"\w{4}ed$", term)):
        return True
    bracketed = text[len(term) :].lstrip().startswith("(")
    if len(words) == 1 and (bracketed or verb.startswith("cause")) and _ADJECTIVE.fullmatch(term):
        return True
    if _WHO_THINKS.search(term):
        return True
    if words[-1][-1:].isdigit() or (_WEAK.match(words[-1]) and not _SHORT_FORM_WITHIN.search(term + " ")):
        return True
    if listed:
        return False
    plain = all(is_common(w.lower()) for w in re.findall(r"[\w’'-]+", term)) and not vocabulary().find(term)
    return plain or term == text.rstrip(" .;,")


def head_of(item: str) -> str:
    """The part of a list item that names the thing, where leaving the rest out changes no condition."""
    label = _LABEL.match(item)
    if label and item[label.end(1) :].lstrip().startswith(":"):
        return label.group(1).strip()
    first = item.split(". ", 1)[0]
    if 2 <= len(first.split()) < len(item.split()) and re.match(
        r"For example|Such as|This|These", item[len(first) + 2 :]
    ):
        return first
    end = _HEAD_END.search(item)
    rest = item[end.start() :] if end is not None else ""
    if end is None or end.start() < 3 or _KEEP_WHOLE.search(rest) or _GOES_ON.search(rest) or _STATES.search(item):
        return item.rstrip(" .;,")
    return item[: end.start()].rstrip(" .;,")
