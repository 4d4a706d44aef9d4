"""Whether it can be known what a question asks. "Does it contain sulfur?", "will the drops affect my sleep?" and "is
there an antibiotic that could help?" speak of what was spoken of before, and of nothing that could be looked up.

Such a question is declined, whatever pages there are on the words that it does have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from primum.answer.inquiry.complaints import is_bare, is_weak
from primum.answer.inquiry.intents import DRUG_INTENTS
from primum.answer.inquiry.message import Message
from primum.model import Concept
from primum.text.terms import STOPWORDS, fold


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FORMS = _set(
    "drop drops spray sprays cream creams gel gels ointment ointments lotion lotions pill pills tablet "
    "tablets capsule capsules syrup patch patches injection injections shot shots lozenge lozenges "
    "suppository suppositories powder solution wash rinse mouthwash shampoo inhaler "
    "medicine medicines medication medications meds med brace splint"
)
"""What a medicine or an aid comes as: with a part of the body in front ("eye drops") it is a thing of its own."""
# Things of which only the kind is said: of which infection, against what?
_AT_LARGE = _set(
    "infection infections virus viruses viral bacteria bacterial germ germs antiviral antivirals antibiotic "
    "antibiotics steroid steroids surgery operation pain painkiller painkillers inflammation "
    "medicine medicines medication medications med meds drug drugs vitamin vitamins supplement supplements ice heat"
)
_DOES = r"\b(?:do|does|did|will|would|wo|can|could|should|might|may|has|have)(?:n['’]?t)?"
_POINTER = r"(?P<open>it|this|that|these|those|they)"
_RELATES = (
    r"(?:caus\w+|affect\w*|interact\w*|interfere\w*|contain\w*|have|given?|giving|made|make|trigger\w*|worsen\w*|work|cure|"
    r"treat|kill|prevent|help|react|come from|go away|clear up)\b"
)
# "A drink that could cause it" points back within its sentence.
_NO_RELATIVE = r"(?P<open>it|this|these|those|they|(?<=\bis )that|(?<=\bwas )that)"
_POINTS = re.compile(rf"\b{_POINTER}\b", re.IGNORECASE)
# What acts is not named: "would that cause swelling?", "it could have given me a cold", "is this related to it?"
_WHAT_ABOUT = re.compile(
    r"^\W*(?:(?:ok|okay|so|and|also)\W+)*what a?bout (?P<open>(?:the|this|that|these|those|my) [\w ]+)", re.IGNORECASE
)
_WILL_HELP = re.compile(
    rf"^\W*(?:(?:ok|okay|so|and|also)\W+)*(?:is|are|was|will|would|does|do|could) {_POINTER} (?:going to )?(?:(?!not)\w+ )?help\b"
    r"(?! (?:to|if|when|me to|you to))",
    re.IGNORECASE,
)
_FEW = 9
_AGENTS = (
    re.compile(
        rf"{_DOES} {_POINTER} (?!(?:help|hurt|make sense|take|matter)s? (?:to|if|when|for)\b)"
        rf"(?:[\w’']+ ){{0,3}}?{_RELATES}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_NO_RELATIVE} (?:could|would|might|may|will) (?:\w+ ){{0,2}}?{_RELATES}", re.IGNORECASE),
    re.compile(
        rf"\b{_NO_RELATIVE}(?:['’]s)? (?:(?:is|are|was|were|be|just|all|also|can|could|might|may|possibly) )*"
        r"(?:related to|caused (?:by|from)|due to|because of|linked to|a (?:side effect|symptom|sign) of)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\bcaus(?:e|es|ing|ed) (?P<open>it|this|that|these)\b", re.IGNORECASE),
)
_OBJECT = re.compile(
    r"\b(?:take|taking|use|using|apply|applying|drink|swallow|combine|mix|stop taking) "
    r"(?P<open>it|them|this|that|these|those)\b(?! \w+(?:s|ine|ion)\b)",
    re.IGNORECASE,
)
_THE_FORM = re.compile(
    rf"\b(?P<open>(?:the|this|that|these|those) (?:(?!same\b)[\w-]+ )?(?:{'|'.join(sorted(FORMS))}))\b"
    r"(?! (?:for|of|called|named|against)\b)",
    re.IGNORECASE,
)
# Nor does "the antibiotics" say which, whatever they are to help.
_WHICHEVER = re.compile(
    r"\b(?P<open>(?:the|this|that|these|those) (?:antibiotics?|antivirals?|steroids?|painkillers?|shots?|infection|virus|pain))\b"
    r"(?! (?:for|of|called|named|against|in|with|from)\b)",
    re.IGNORECASE,
)
_OF_A_FORM = re.compile(
    rf"^\W*(?:(?:ok|okay|so|and)\W+)*(?:is|are|does|do|will|can|would) {_THE_FORM.pattern}", re.IGNORECASE
)
# "If it is a virus, will it go away?" says what it speaks of.
_EXPLAINED = re.compile(r"\b(?:if|when|called|named)\b", re.IGNORECASE)
_PERSONAL = re.compile(
    r"\b(?:i|i['’]?m|i['’]ve|me|my|we|our|us)\b|^\W*any(?:thing)?\b|\bwhat a?bout\b|"
    r"\b(?:do|would|can|could) you (?:recommend|suggest|advise|prescribe)\b|"
    r"^\W*(?:(?:ok|okay|so|and|or|also|maybe)\W+)+(?:an? |any |some )?[\w-]+\W*$",
    re.IGNORECASE,
)
_HELPS = re.compile(r"\b(?:that|which) (?:\w+ ){0,2}(?:help|work)s?\W*$|\ban option\W*$", re.IGNORECASE)
_LEFT_OPEN = {"yes_no", "overview", "causes", "definition"} | DRUG_INTENTS
_GENERAL = {"yes_no", "treatment", "overview"}


def left_open(message: Message, focus: str, intent: str, concepts: Sequence[Concept]) -> str:
    """The words of a question that point at something it does not name ("it", "the drops"), where the answer turns on
    that; the bare thing at large that it names alone ("antibiotic"); "" where it says what it asks about.

    A story is what "this" points at: of a long message that is left open only where nothing in it is named before."""
    if message.is_long and concepts and all(is_bare(fold(c.words)) or is_at_large(c) for c in concepts):
        return concepts[0].words  # a story of pain, and of nothing that has a name
    if message.is_long:
        found = _AGENTS[-1].search(message.whole) if intent == "causes" else None
        return found["open"] if found and not _is_named_before(concepts, message.whole, found.start("open")) else ""
    whose = _WHAT_ABOUT.match(focus)
    if whose is not None and len(focus.split()) <= _FEW:
        return whose["open"]
    if (will := _WILL_HELP.match(focus)) is not None:
        return will["open"]
    if not concepts:
        found = _POINTS.search(focus)
        return found["open"] if found else ""
    return _pointing(focus, intent, concepts) or _at_large(focus, intent, concepts)


def is_at_large(concept: Concept) -> bool:
    """Whether a concept is a part of the body, pain and the like, or a thing of which only the kind is said."""
    said = [w for w in fold(concept.words).split() if w not in STOPWORDS]
    return all(w in _AT_LARGE for w in said) or any(map(is_bare, (concept.words, *concept.names[:3])))


def _is_felt(concept: Concept) -> bool:
    """Whether a concept is a complaint that has pages of its own, wherever it is felt: itching, not pain."""
    return is_bare(concept.words) and not is_weak(concept.words) and "pain" not in (concept.words, *concept.names)


def _pointing(focus: str, intent: str, concepts: Sequence[Concept]) -> str:
    form = _OF_A_FORM.search(focus)
    if form is not None and not _names_a_form(concepts, focus, form):
        return form["open"]
    if intent not in _LEFT_OPEN:
        return ""
    for pattern in (*_AGENTS, _OBJECT):
        found = pattern.search(focus)
        told = found is None or _EXPLAINED.search(focus) or _is_named_before(concepts, focus, found.start("open"))
        if found is not None and not told:
            return found["open"]
    form = _THE_FORM.search(focus)
    if form is not None and not _names_a_form(concepts, focus, form):
        return form["open"]
    which = _WHICHEVER.search(focus)
    return which["open"] if which is not None and not _is_named_before(concepts, focus, which.start()) else ""


def _names_a_form(concepts: Sequence[Concept], focus: str, form: re.Match[str]) -> bool:
    """Whether a question says which drops it means: by a name in or right after them, or anywhere by "eye drops"."""
    start, end = form.span("open")
    said = [set(fold(c.words).split()) for c in concepts]
    return any(FORMS & held and held - FORMS for held in said) or any(
        start <= focus.find(c.words, start) <= end + 1 and not held <= FORMS
        for c, held in zip(concepts, said, strict=True)
    )


def _is_named_before(concepts: Sequence[Concept], text: str, at: int) -> bool:
    return any(-1 < text.find(c.words) < at and not is_weak(c.words) for c in concepts)


def _at_large(focus: str, intent: str, concepts: Sequence[Concept]) -> str:
    """The things at large, and nothing else, that somebody asks about for themselves."""
    if intent not in _GENERAL or not all(is_at_large(c) and not _is_felt(c) for c in concepts):
        return ""
    return concepts[0].words if _PERSONAL.search(focus) or _HELPS.search(focus) else ""
