"""Whether a statement bears on what was asked, where its section and its words alone would let in what is no answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from primum.answer.composing.byothers import is_not_ones_own
from primum.answer.composing.directly import is_beside
from primum.answer.composing.fitting import ADVISES, IS_WHAT_BRINGS, advises_on, fit
from primum.answer.composing.select import BARE, Candidate
from primum.answer.evidence.retrieve import Material
from primum.answer.inquiry.aspects import aspect_words
from primum.answer.inquiry.intents import FACETS, WITHOUT_DRUGS, Intent
from primum.answer.inquiry.message import LONG
from primum.answer.inquiry.points import points_of
from primum.answer.lexicon.names import Match, names_in, text_stems
from primum.answer.lexicon.spelling import is_common
from primum.answer.lexicon.vocabulary import vocabulary
from primum.answer.statements.compress import is_sentence
from primum.answer.statements.merit import states
from primum.answer.statements.parts import OPEN
from primum.text.terms import stem

DIRECT_FIT = 0.6
"""How well a statement must serve the facet asked for to stand in the direct answer, where any does."""
TOLD = {"prognosis", "complications"}
"""Intents that are not answered by what only borders on them."""
_SAID_BACK = {"serious", "danger"}
"""Stems of a question on the outlook that answer it where a statement says them back."""
_DOES_WITHOUT = re.compile(WITHOUT_DRUGS, re.IGNORECASE)
_FOOD = re.compile(
    r"\b(?:diets?|dietary|eat(?:ing|en)?|foods?|drinks?|drinking|meals?|nutrition\w*|fluids?|protein|salt|sodium|potassium|fat|fib(?:er|re)|"
    r"vegetables?|fruits?|calories|sugar|alcohol|gluten|vitamins?|calcium)\b",
    re.IGNORECASE,
)
_SAMPLE = re.compile(r"\bsamples?\b", re.IGNORECASE)
# Who, when and how often somebody is screened is not told by what screening is.
_WHO = re.compile(r"\b(?:who|when|how often|what age|which (?:people|patients|adults))\b", re.IGNORECASE)


# People whom a question may ask about beside those that the inquiry knows as a population.
_GROUPS = (
    re.compile(r"\b(?:women|woman|females?|girls?)\b", re.IGNORECASE),
    re.compile(r"\b(?:men|man|males?|boys?)\b", re.IGNORECASE),
    re.compile(r"\b(?:teens?|teenagers?|young (?:people|adults))\b", re.IGNORECASE),
    re.compile(r"\b(?:smokers?|people who smoke)\b", re.IGNORECASE),
    re.compile(r"\bathletes?\b", re.IGNORECASE),
)


def tells_of_those_asked(text: str, focus: str) -> bool:
    """Whether a statement tells what holds in the women, men, … whom a question asks about, and not in both alike."""
    asked = [group for group in _GROUPS if group.search(focus)]
    if len(asked) != 1:
        return False
    opens = re.match(r"(?:[\w’'-]+[,:]? ){0,3}", text)
    opening = opens.group() if opens else ""
    of_one = [group for group in _GROUPS if group.search(text.partition(" than ")[0])]
    return of_one == asked and (asked[0].search(opening) is not None or _IN.search(text) is not None)


def tells_of_others(text: str, focus: str) -> bool:
    """Whether a statement tells what holds in women alone where a question asks of men, or the other way round."""
    women, men = _GROUPS[:2]
    if (women.search(focus) is None) == (men.search(focus) is None):
        return False
    if men.search(focus):
        return men.search(text) is None and (women.search(text) or _MOTHERS.search(text)) is not None
    return men.search(text) is not None and women.search(text) is None


_MOTHERS = re.compile(r"\b(?:pregnan\w+|prenatal|postnatal|breast-?feeding)\b", re.IGNORECASE)
_IN = re.compile(
    r"\b(?:in|among|for) (?:\w+ )?(?:women|men|girls|boys|females|males|teen\w*|young|smokers|athletes)\b",
    re.IGNORECASE,
)


def does_without_drugs(material: Material) -> bool:
    """Whether the question asks what can be done without drugs."""
    return _DOES_WITHOUT.search(material.reading.focus) is not None


# How a medicine is kept answers nobody, whomever it is kept from, nor do its seal and a telephone number.
_KEPT = re.compile(
    r".{0,40}\b(?:safety seal|toll[- ]free|1-8\d\d-)|(?:keep|store)\b[^.]{0,60}\b(?:reach|temperature|container|dry place|package)\b",
    re.IGNORECASE,
)


def bears(candidate: Candidate, intent: Intent, material: Material) -> bool:
    """Whether a statement may answer a question of this intent at all."""
    names, focus = material.concepts[0].names, material.reading.focus
    if _KEPT.match(candidate.unit.text):
        return False
    if intent.name in {"overview", "yes_no"} and candidate.unit.listed:
        # Below "Physical examination" the item "Pelvic examination" says nothing of the fever, nor does a mere name among
        # sentences on every side of it: "Trephining of frontal sinus".
        own = asks_certainly(intent, material) and says_it(material.reading.own_words, candidate.unit.stems)
        said = candidate.unit.length > 2 * BARE or is_sentence(candidate.unit.text)
        return own or (said and any(names_in(c.names, candidate.unit.stems) for c in material.concepts))
    if intent.name == "causes":
        return len(material.concepts) > 1 or _is_on_its_causes(candidate, names)
    if intent.name == "risk_factors":
        return _is_on_its_risks(candidate, names)
    if intent.name == "prevention" and not (candidate.unit.listed or candidate.names_subject):
        return not _is_of_another_illness(candidate.unit.text, names)
    if intent.name in TOLD:
        return not is_brought_about(candidate, names)
    if intent.name == "treatment":
        return _is_on_treatment(candidate)
    if intent.name == "self_care":
        asks_of_food = _FOOD.search(focus) is not None
        return _is_self_care(candidate) and (not asks_of_food or _is_on_food(candidate))
    return True


# "… medicines that increase the risk of bleeding during surgery", "… to prevent heart disease": of what, where it is named.
_OF_WHAT = re.compile(
    r"\b(?:risks?|chances?) (?:of|for) (?!(?:it|this|the (?:disease|condition|disorder|infection)|getting|having|developing)\b)(?P<risk>[^.,:;]{3,40})"
    r"|\bprevent(?:s|ed|ing)? (?!(?:it|this|them|the (?:disease|condition|disorder|infection))\b)(?P<prevented>[^.,:;]{3,40})",
    re.IGNORECASE,
)


def _is_on_its_risks(candidate: Candidate, names: Sequence[str]) -> bool:
    """Whether a statement may tell who is at risk: by its section, by words of risk for the subject, or as a cause."""
    unit, facet = candidate.unit, FACETS["risk_factors"]
    if unit.listed or unit.role in facet.roles:
        return True
    risky = facet.cue.search(unit.text) is not None
    return not _is_of_another_illness(unit.text, names) if risky else _is_on_its_causes(candidate, names)


def _is_of_another_illness(text: str, names: Sequence[str]) -> bool:
    """Whether a sentence tells the risk or the prevention of an illness by another name than the subject's."""
    found = _OF_WHAT.search(text)
    what = (found["risk"] or found["prevented"]) if found else ""
    return bool(vocabulary().find(what)) and not names_in((*names, *_parts(names[0])), text_stems(what))


@lru_cache(maxsize=256)
def _parts(name: str) -> tuple[str, ...]:
    """The illnesses that make up a name: who asks of "atrial fibrillation stroke" asks of strokes."""
    found = vocabulary().find(name)
    return tuple(name[m.start : m.end] for m in found) if len(found) > 1 else ()


def _is_self_care(candidate: Candidate) -> bool:
    """Whether a statement is on what people do for themselves: by its section, or by its words as advice."""
    unit = candidate.unit
    if is_not_ones_own(unit):
        return False
    if unit.role == "self_care" or (unit.listed and unit.role == "prevention"):
        return True
    if unit.role not in OPEN and unit.role not in {"treatment", "prevention"}:
        return False
    if (not unit.listed and FACETS["diagnosis"].cue.search(unit.text)) or _SAMPLE.search(unit.text):
        return False
    return FACETS["self_care"].cue.search(unit.text) is not None and (
        unit.listed or ADVISES.search(unit.text) is not None
    )


def _is_on_food(candidate: Candidate) -> bool:
    return any(_FOOD.search(text) for text in (candidate.unit.text, candidate.unit.lead, *candidate.unit.headings[-1:]))


_BRINGS = re.compile(
    r"\b(?:causing|causes?(?! (?:are|is|of|include|may|can|for)\b|,? (?:includ|such as))|leads? to|leading to|results? in|triggers?|brings? on|provokes?)\b",
    re.IGNORECASE,
)
_COMES_OF = re.compile(r"\b(?:caused by|due to|results? from|resulting from|arises? from|comes? from)\b", re.IGNORECASE)


def _is_on_its_causes(candidate: Candidate, names: Sequence[str]) -> bool:
    """Whether a sentence outside a section on causes tells what brings the subject about, and not what the subject, or
    something else, brings about."""
    unit = candidate.unit
    if unit.listed:
        return True
    if IS_WHAT_BRINGS.match(unit.text):
        return False
    if candidate.level is Match.EXACT and _NAMES_THE_CAUSE.search(unit.text):
        return True
    came, brought = _COMES_OF.search(unit.text), _BRINGS.search(unit.text)
    if unit.role in FACETS["causes"].roles:
        # "Gallstones can cause sudden pain" stands among causes, and names none.
        brings = came is None and brought is not None and names_in(names, text_stems(unit.text[: brought.start()]))
        after = unit.text[brought.end() :].partition(". ")[0] if brought else ""
        return not brings or names_in(names, text_stems(after))
    if came is not None:
        # "… for blockage of the urethra due to it": what comes of the subject.
        of_it = names_in(names, text_stems(" ".join(unit.text[came.end() :].split()[:6]).partition(",")[0]))
        return names_in(names, text_stems(unit.text[: came.start()])) and not of_it
    if brought is None:
        arises = _ARISES.match(unit.text)  # "Inflammation is swelling that happens when …"
        if arises is None or names_in(names, text_stems(arises[1])):
            return True
        return not arises["that"] and not vocabulary().find(arises[1])  # "Diabetes develops when …", on strokes
    # "Jaundice causes your skin to turn yellow": the subject, and what it looks like.
    begins = names_in(names, text_stems(unit.text[: brought.start()]))
    after = unit.text[brought.end() :].partition(". ")[0]
    return names_in(names[:1] if begins else names, text_stems(_IN_WHOM.split(after)[0]))


# "Weak muscles can cause trouble breathing in people with botulism": not the botulism.
_IN_WHOM = re.compile(
    r"\b(?:in|among) (?:\w+ ){0,2}(?:people|patients|individuals|children|adults|persons|those)\b"
    # "… cause many of the urinary problems you may have with it"
    r"|\b(?:problems|symptoms|complications)\b[^.]{0,30}\b(?:with|of|from)\b",
    re.IGNORECASE,
)


# "Group A strep bacteria are the most common cause.", "Most often due to streptococci": of what its page is on.
_NAMES_THE_CAUSE = re.compile(
    r"\b(?:is|are) (?:\w+ ){0,2}(?:common|usual|main|leading|frequent|chief|major|primary) causes?(?=[.,;]|$)|"
    r"^(?:(?:it|is|most|often|usually|commonly|mainly|mostly|typically) ){1,4}(?:caused by|due to)\b",
    re.IGNORECASE,
)
_ARISES = re.compile(
    r"(?!(?:it|they|this|these)\b)([^.;]{2,60}?) (?P<that>that )?(?:happens?|occurs?|develops?) when\b", re.IGNORECASE
)
# How somebody falls ill is no treatment, whatever drug, cut or bite it names.
_FALLS_ILL = re.compile(
    r"\b(?:causes? (?:is|are|of|include)|caused by|enters? (?:your|the|a) body|\b(?:may|might|can|could) (?:also )?get .{2,50}? (?:if|when|from|by)\b|reactions? to|spreads?|get infected)\b",
    re.IGNORECASE,
)
_BRINGS_IT = re.compile(
    r"\b(?:medic(?:ine|ation)s?|drugs?|substances?|foods?|things) (?:that|known to) (?:can |may |might )?(?:cause|trigger|worsen|bring on)\b",
    re.IGNORECASE,
)
_TREATS = re.compile(r"\btreat|\btherap|\bmanag|\bcure|\breliev|\bhelp|\bprescri|\bgiven\b|\brecommend", re.IGNORECASE)


def _is_on_treatment(candidate: Candidate) -> bool:
    """Whether a sentence outside a section on treatment may be on it: none on how somebody falls ill."""
    unit = candidate.unit
    if unit.listed and _BRINGS_IT.search(unit.lead):
        return False
    if unit.listed or unit.role not in OPEN:
        return True
    if candidate.names_subject and _BRINGS_IT.search(unit.text):
        return False
    return not _FALLS_ILL.search(unit.text) or _TREATS.search(unit.text) is not None


# Whether a thing is dangerous is told by the harm that it does, and not by how long it lasts.
_IS_DANGEROUS = re.compile(r"\b(?:dangerous|serious|harmful|harmless)\W*$", re.IGNORECASE)
_HARMS = re.compile(
    r"\bharm|\blife[- ]threat|\bfatal|\bdeaths?\b|\bdie[sd]?\b|\bcomplicat|\bdamag|\bemergency\b|"
    r"\b(?:can|may|could|might) (?:also )?(?:lead to|cause|result in)\b|\bleads? to\b|"
    r"\b(?:rais|increas)\w+ (?:the |your )?(?:risk|chance)|\b(?:higher|greater|increased) risk\b",
    re.IGNORECASE,
)
_CERTAIN = {"yes_no", "self_care"}
"""Intents of a question that may turn on words of its own."""
_NARROW = {"yes_no", "epidemiology", "types"}
"""Intents of which, where a question has a point, nothing else is an answer."""


def asks_certainly(intent: Intent, material: Material) -> bool:
    """Whether a yes or a no is asked of something that words of the question's own name ("Can I drive with epilepsy?"):
    then what does not speak of that is no answer. Who tells a story asks in too many words."""
    short = len(material.inquiry.question.text.split()) <= LONG
    own = bool(material.reading.own_words) and intent.name in _CERTAIN
    return own and short and not points_of(material.reading.focus)


def is_narrow(intent: Intent, material: Material) -> bool:
    """Whether only what tells the very thing that was asked may stand under the answer."""
    pointed = intent.name in _NARROW and bool(points_of(material.reading.focus))
    return pointed or asks_certainly(intent, material)


def says_it(own: Sequence[str], said: Collection[str]) -> bool:
    """Whether stems hold most of the words by which a question asks something certain of its subject, or one by which
    the same is said."""
    weights = {stem(word): 1.0 if is_common(word) else 3.0 for word in own}
    met = sum(weight for word, weight in weights.items() if word in said)
    return met > sum(weights.values()) / 2 or not aspect_words(" ".join(own)).isdisjoint(said)


def tells(candidate: Candidate, intent: Intent, material: Material) -> bool:
    """Whether a statement speaks to what was asked where what borders on it is no answer: an outlook, how long."""
    if intent.name == "screening" and _WHO.search(material.reading.focus):
        return states(candidate.unit.text, "screening")
    if not candidate.unit.listed and is_beside(candidate.unit.text, intent.name):
        return False
    if intent.name == "treatment" and material.reading.population is not None and not candidate.unit.listed:
        # That women need more iodine, on the page on the thyroid, is no treatment of theirs.
        return FACETS["treatment"].cue.search(candidate.unit.text) is not None or advises_on(candidate.unit.text)
    points = points_of(material.reading.focus)
    if intent.name == "types":
        told = candidate.unit.role == "types" or candidate.unit.listed or states(candidate.unit.text, "types")
        # "Stage 3-5: refer", in a list of what is done, counts none.
        apart = candidate.unit.listed and candidate.unit.role in {"treatment", "self_care", "prevention", "dose"}
        said = candidate.unit.lead if apart else f"{candidate.unit.lead} {candidate.unit.text}"
        return told and (not points or points.are_in(said))
    if asks_certainly(intent, material):
        return says_it(material.reading.own_words, candidate.unit.stems | text_stems(candidate.unit.lead))
    if points:
        return points.are_in(candidate.unit.text)
    if intent.name == "red_flags":
        return fit(candidate, "red_flags") >= DIRECT_FIT or candidate.unit.role == "symptoms"
    if intent.name not in TOLD:
        return True
    soft = material.reading.soft
    sides = (intent.plan[0], *(intent.also if "serious" in soft else ()))
    if soft & candidate.unit.stems & _SAID_BACK:
        return True
    # Outside a section on what comes of it, "can cause the reaction" may be said of anything.
    own = candidate.names_subject or candidate.unit.role in FACETS["complications"].roles
    if _IS_DANGEROUS.search(material.reading.focus):
        return own and _HARMS.search(candidate.unit.text) is not None
    return any(fit(candidate, s) >= DIRECT_FIT and (own or s == intent.plan[0]) for s in sides)


def is_brought_about(candidate: Candidate, names: Sequence[str]) -> bool:
    """Whether a sentence tells what brings the subject about: nothing that comes of it."""
    unit = candidate.unit
    brought = _BRINGS.search(unit.text)
    if unit.listed or brought is None or names_in(names, text_stems(unit.text[: brought.start()])):
        return False
    after = unit.text[brought.end() :]
    return _IT.match(after) is not None or names_in(names, text_stems(after))


# "An injury can cause it."
_IT = re.compile(r"\W*(?:it|this|them)\b", re.IGNORECASE)
