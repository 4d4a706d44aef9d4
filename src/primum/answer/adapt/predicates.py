"""Two things that one sentence says of one subject: told one after the other."""

from __future__ import annotations

import re

from primum.answer.adapt.defining import MODALS, PERSONS, Parts
from primum.answer.adapt.inflection import is_plural
from primum.answer.adapt.surroundings import words_of

_AUX = r"(?:can|may|will|should|must|might|is|are|was|were|has|have|does|do)"
# Verbs that are not nouns too, or that an object follows.
_DOES = (
    r"(?:happens|begins|lasts|makes|helps|gives|keeps|allows|affects|prevents|includes|becomes|gets|goes|occurs|contains|carries|grows|sends"
    r"|protects|reduces|lowers|raises|improves|removes|destroys|appears|leads to|depends on|comes from"
    r"|spreads (?:to|through)"
    r"|(?:causes|increases|decreases|blocks|slows|damages|controls|supports|starts|stops|needs|uses) "
    r"(?=(?:the|a|an|your|it|them|more|less|blood|other|some)\b))"
)
_DO = (
    r"(?:happen|begin|last|make|help|give|keep|allow|affect|prevent|include|become|get|go|occur|contain|carry|grow|send|protect|reduce|lower"
    r"|raise|improve|remove|destroy|appear|lead to|depend on|come from)"
)
_SUBJECT = r"^(?P<subject>[A-Za-z][\w'’-]*(?: (?!(?:and|or|that|who|which|if|when|not|to)\b)[\w'’()-]+){0,6}?)"
_TWO = re.compile(
    rf"{_SUBJECT} (?P<verb>{_AUX}|{_DOES}|{_DO}) (?P<first>[^;:]+?),? (?P<link>and|but)"
    rf" (?P<second>(?:also |then |most often |usually |often |sometimes |rarely )?"
    rf"(?:(?!ha[sv]|do)(?:{_AUX})|{_DOES}|(?P<do>{_DO})"
    r"|(?:has|have|does|do) not)\b (?!not only\b)[^;:]+)$"
)
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whom|whose|if|when|where|while|because|or|than|as|what|how|so|whether|both|either|to|not only"
    r"|can|may|might|will|should|must)\b"
)
_CLAUSE = re.compile(r",\s+(?:but|so|while|whereas|yet|then)\b")
_WITHIN = re.compile(r" (?:of|in|on|for|with|from|by|at|whose) ")
_NO_SUBJECT = words_of(
    "some many most a an few several one it there this these that what here if when as in for "
    "to on at by with during after before because since although while once from without besides despite"
)
_OPENING = frozenset(("Your", "The", "Their", "You", "They"))


def at_second_verb(sentence: str) -> Parts | None:
    """ "Your doctor will do an exam and may order tests": two things said of one subject."""
    found = _TWO.match(sentence)
    if not found or _SUBORDINATE.search(found["first"]) or _SUBORDINATE.search(found["subject"]):
        return None
    left = sentence[: found.end("first")]
    if "," in found["first"] and sentence[found.end("first")] == ",":
        return None  # the last of three: "have a rash, feel sick, and grow slowly"
    subject = found["subject"]
    if (
        left.count("(") != left.count(")")
        or _CLAUSE.search(found["first"])
        or subject.split()[0].lower() in _NO_SUBJECT
    ):
        return None
    many = (
        is_plural(subject.lower())
        if found["verb"] in MODALS
        else re.fullmatch(rf"{_DO}|are|were|have|do", found["verb"]) is not None
    )
    if found["do"] and (not many or found["verb"] in MODALS):
        return None  # "may cause pain and lead to …" stays under its "may"
    link = "but " if found["link"] == "but" else ""
    return left, f"{link}{_again(subject, many=many)} {found['second']}"


def _again(subject: str, *, many: bool) -> str:
    """The subject taken up again: by its own words where it is short and someone."""
    head = _WITHIN.split(subject)[0].split()[-1]
    if head.lower() not in PERSONS and subject not in ("You", "They", "It"):
        return "they" if many else "it"
    if many and subject != "You":
        return "they"
    return subject[0].lower() + subject[1:] if subject.split(maxsplit=1)[0] in _OPENING else subject
