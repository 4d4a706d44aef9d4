"""Whether one thing brings about another: "Can obesity cause sleep apnea?" is not answered by what sleep apnea leads to.

A question gives a cause and an effect; a statement answers where it speaks of both and goes the same way. A page or a
heading may stand for one of the two, never for both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from primum.answer.composing.select import Candidate
from primum.answer.evidence.retrieve import Material
from primum.answer.inquiry.named import GENERIC
from primum.answer.lexicon.names import Match, name_stems, names_in, text_stems
from primum.model import Concept

INTENTS = {"causes", "yes_no", "overview", "complications", "risk_factors", "adverse_effects", "overdose"}
"""Intents under which such a question is read."""
_CAN = r"(?:can|could|do|does|did|may|might|will|would)\s+"
_EVER = r"(?:(?:also|ever|really|actually|always|sometimes|directly|eventually) )*"
_ASKS = re.compile(
    rf"^\W*{_CAN}(?P<cause>[^?]{{2,80}}?)\s+{_EVER}(?:causes?|leads? to|results? in|triggers?|brings? on|provokes?|affects?|damages?|harms?"
    rf"|(?:increase|raise)s? (?:the|your|my|one's) (?:risk|chances?) (?:of|for))\s+(?P<effect>[^?]{{2,80}}?)\s*\??$",
    re.IGNORECASE,
)
_ASKS_BACK = re.compile(
    rf"^\W*(?:(?:is|are)\s+(?P<effect>[^?]{{2,80}}?)\s+{_EVER}|{_CAN}(?P<effect2>[^?]{{2,80}}?)\s+{_EVER}be\s+)"
    rf"(?:caused|triggered|brought on|provoked)\s+by\s+(?P<cause>[^?]{{2,80}}?)\s*\??$",
    re.IGNORECASE,
)
# What points back or at anything.
_ANYTHING = re.compile(
    r"^(?:it|this|that|these|those|they|he|she|you|i|we|any(?:thing|one|body)|some(?:thing|one|body)|what|which|who)\b",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"\b(?:causing|caused?(?! by\b)(?! of\b)|causes(?! of\b)|lead(?:s|ing)? to|led to|results? in|resulting in|triggers?|brings? on|provokes?"
    r"|contribut\w+ to|(?:increas|rais)(?:e|es|ed|ing) (?:\w+ ){0,3}(?:risks?|chances?) (?:of|for)|(?:causes?|risk factors?|(?:at|higher|greater|increased) (?:\w+ )?risks?) (?:of|for)"
    r"|complicat\w+|damag\w+|hurts?|harms?|affects?|linked to|associated with|makes? \w+ more likely|turns? into|develops? into|progress\w* to)\b",
    re.IGNORECASE,
)
_BACKWARD = re.compile(
    r"\b(?:caused by|due to|results? from|resulting from|because of|comes? from|arises? from|triggered by|brought on by|worse with"
    r"|(?:develops?|occurs?|happens?|starts?|begins?) (?:\S+ ){0,6}?(?:after|from|with|in|when|if)|(?:more|most) (?:likely|common|often)\b[^.;]{0,40}?\b(?:in|among|if|when|after))\b",
    re.IGNORECASE,
)
# "Risk factors for bladder cancer include smoking": the effect comes first.
_OF_IT = re.compile(
    r"\b(?:causes?|risk factors?|reasons?|triggers?) (?:of|for|to)\b|\b(?:risk factors?|causes?|triggers?)\b[^.;]{0,40}\b(?:include|includes|are|is|such as)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(r"\b(?:includes?|are|is|may|can|such as)\b|:", re.IGNORECASE)
# "In NAFLD the fat is not due to alcohol use", on the page on cirrhosis: said of something else there.
_OF_ANOTHER = re.compile(r"\bnot (?:due to|caused by|related to|the result of)\b", re.IGNORECASE)
_OF_CAUSES, _OF_EFFECTS = (
    {"causes", "risk_factors"},
    {"complications", "adverse_effects", "symptoms", "prognosis", "warnings", "boxed_warning"},
)


@dataclass(frozen=True, slots=True)
class Brought:
    """A cause and its effect, as the names of each."""

    cause: tuple[str, ...]
    effect: tuple[str, ...]


def brought_about(material: Material) -> Brought | None:
    """The cause and the effect that a question asks about; None where it asks for no such thing."""
    if material.inquiry.intent not in INTENTS or material.stands_in:
        return None
    return _read(material.reading.focus, material.concepts)


@lru_cache(maxsize=64)
def _read(focus: str, concepts: tuple[Concept, ...]) -> Brought | None:
    found = _ASKS.match(focus) or _ASKS_BACK.match(focus)
    if found is None:
        return None
    groups = found.groupdict()
    cause, effect = groups["cause"], groups.get("effect2") or groups["effect"]
    if _ANYTHING.match(cause) or _ANYTHING.match(effect):
        return None
    asked = Brought(_named(cause, concepts), _named(effect, concepts))
    return asked if asked.cause and asked.effect and asked.cause != asked.effect else None


def _named(words: str, concepts: Sequence[Concept]) -> tuple[str, ...]:
    """The names of the concept that stands in these words; where none does, the words, which must then all be said."""
    said = text_stems(words)
    held = [c for c in concepts if names_in((c.words, *c.names), said)]
    if held:
        best = max(held, key=lambda c: len(c.words))
        return (best.words, *best.names)
    telling = " ".join(w for w in words.split() if name_stems(w) - GENERIC)
    return (telling,) if telling else ()


def shown_of(
    top: Sequence[tuple[Candidate, str]], asked: Brought, main: Sequence[tuple[float, Candidate]]
) -> list[tuple[Candidate, str]]:
    """The direct answer without shortened lists that lost what was asked, after a sentence that names both, where there
    is one; else the statement that is worth most."""
    kept = [
        (c, text)
        for c, text in top
        if not text or any(names_in(n, text_stems(text)) for n in (asked.cause, asked.effect))
    ]
    best = [c for _, c in sorted(main, key=lambda p: (p[1].unit.listed, -p[0], p[1].place))]
    whole = [c for c in best if not c.unit.listed and _names_both(c, asked)]
    if whole and not (kept and any(_names_both(c, asked) for c, text in kept if not text)):
        return [(whole[0], ""), *kept[:1]]
    return kept or [(c, "") for c in best[:1]]


def _names_both(candidate: Candidate, asked: Brought) -> bool:
    return all(names_in(names, candidate.unit.stems) for names in (asked.cause, asked.effect))


def says_so(candidate: Candidate, asked: Brought, material: Material) -> bool:
    """Whether a statement tells that the cause brings about the effect, or that it does not."""
    unit = candidate.unit
    text = f"{unit.lead} {unit.text}" if unit.listed else unit.text
    said = text_stems(text)
    cause, effect = names_in(asked.cause, said), names_in(asked.effect, said)
    if cause and effect:
        # "Complications of sickle cell disease include:", and below it "Stroke".
        listed = unit.listed and unit.role in _OF_EFFECTS and names_in(asked.cause, text_stems(unit.lead))
        return (listed and _is_page_on(candidate, asked.cause, material)) or _goes_that_way(text, asked)
    if effect and _is_page_on(candidate, asked.cause, material):
        return _comes_of_the_page(candidate, text, asked.effect)
    if cause and _is_page_on(candidate, asked.effect, material):
        return _brings_the_page_about(candidate, text, asked.cause)
    return False


def _is_page_on(candidate: Candidate, names: Sequence[str], material: Material) -> bool:
    stems = {name_stems(name) for name in names}
    return any(
        material.level(candidate.document.id, n) is Match.EXACT
        for n, concept in enumerate(material.concepts)
        if name_stems(concept.words) in stems
    )


def _goes_that_way(text: str, asked: Brought) -> bool:
    """Whether a text that names both goes from the cause to the effect by its own words."""
    if (of := _OF_IT.search(text)) is not None:
        before, after = text_stems(text[: of.start()]), text[of.end() :]
        of_what = text_stems(f"{of[0]} {_LISTS.split(after, maxsplit=1)[0]}")
        if names_in(asked.effect, of_what):
            return names_in(asked.cause, before | text_stems(after)) and not names_in(asked.effect, before)
        if names_in(asked.cause, of_what):
            return False
    ways = ((_BACKWARD, asked.effect, asked.cause), (_FORWARD, asked.cause, asked.effect))
    return any(
        names_in(one, text_stems(text[: found.start()])) and names_in(other, text_stems(text[found.end() :]))
        for cue, one, other in ways
        for found in cue.finditer(text)
    )


def _comes_of_the_page(candidate: Candidate, text: str, effect: Sequence[str]) -> bool:
    """Whether a statement on a page on the cause says that the effect comes of it."""
    unit = candidate.unit
    if unit.role in _OF_CAUSES:
        return False
    if unit.listed and unit.role in _OF_EFFECTS:
        return True
    return any(names_in(effect, text_stems(text[found.end() :])) for found in _FORWARD.finditer(text))


def _brings_the_page_about(candidate: Candidate, text: str, cause: Sequence[str]) -> bool:
    """Whether a statement on a page on the effect says that the cause brings it about."""
    unit = candidate.unit
    if _OF_ANOTHER.search(text):
        return False
    turned = any(names_in(cause, text_stems(text[found.end() :])) for found in _FORWARD.finditer(text))
    if unit.role in _OF_CAUSES:
        return unit.listed or not turned or _OF_IT.search(text) is not None
    cued = (*_BACKWARD.finditer(text), *_OF_IT.finditer(text))
    return any(names_in(cause, text_stems(text[found.end() :])) for found in cued)
