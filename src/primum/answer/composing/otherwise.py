"""Where nothing answers a question: what of it no statement meets, and what can be said all the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from primum.answer.composing.bearing import DIRECT_FIT, TOLD, asks_certainly, bears, is_brought_about, tells
from primum.answer.composing.brought import brought_about
from primum.answer.composing.directly import is_beside, says_what_it_is
from primum.answer.composing.fitting import advises_on, fit, precedence
from primum.answer.composing.paring import FREE, Scored
from primum.answer.composing.scoring import main_fit, score
from primum.answer.composing.select import BARE, Candidate
from primum.answer.evidence.retrieve import Material
from primum.answer.inquiry.complaints import is_bare, is_weak
from primum.answer.inquiry.intents import BY_NAME, DRUG_INTENTS, FACETS, Intent
from primum.answer.inquiry.points import points_of
from primum.answer.lexicon.names import Match, names_in, text_stems
from primum.answer.lexicon.spelling import is_common
from primum.answer.statements.merit import TELLS_NOTHING, merit
from primum.model import Kind
from primum.text.terms import fold

A_MESSAGE = 40
"""Words above which a question is a message: who tells a story asks for one thing."""
_NEARLY: dict[str, tuple[str, ...]] = {
    "causes": ("risk_factors", "transmission"),
    "transmission": ("causes",),
    "diagnosis": ("symptoms",),
    "screening": ("diagnosis",),
    "red_flags": ("symptoms",),
    "complications": ("prognosis", "symptoms"),
    "prognosis": ("treatment",),
    "prevention": ("risk_factors", "causes"),
}
"""What is said where a subject's pages do not speak to the side of it that was asked for, before what it is."""
_OF_A_WORD = {"transmission", "epidemiology", "inheritance", "types"}
"""Intents of which, where a question asks one thing of its subject ("Is it catching?"), whatever else stands on that
side speaks beside it."""
_POINTED = _OF_A_WORD | {"definition", "dose", "causes", "diagnosis", "treatment"}
"""Intents that a point says more nearly: an imaging is asked for, and not how the illness is found at large."""
PEOPLE = {
    "pregnant": "pregnancy",
    "lactating": "breastfeeding",
    "infant": "infants",
    "child": "children",
    "older": "older people",
}


def unmet_by(material: Material, pool: Sequence[Candidate], required: Sequence[int], intent: Intent) -> tuple[str, ...]:
    """What no statement meets: concepts by their words, else the facet that was asked for."""
    people = PEOPLE.get(material.reading.population.words, "") if material.reading.population else ""
    labels = [*(c.words for c in material.concepts), people]
    alone = tuple(labels[i] for i in required if not any(c.covered[i] and c.covered[0] for c in pool))
    if alone:
        return alone
    if (brought := brought_about(material)) is not None:
        return (f"whether {brought.cause[0]} causes or affects {brought.effect[0]}",)
    first = material.stands_in and len(required) > 1  # a wider subject, which nobody asked about
    named = [labels[i] for i in required[first:] if labels[i] and labels[i] != people]
    if brought_about(material) is not None:
        return (f"a causal link ({', '.join(named)})",)
    points = points_of(material.reading.focus)
    told = (c for c in pool if c.covered[0] and bears(c, intent, material))
    named_all = any(all(c.covered[i] for i in required) for c in pool)
    if named_all or not any(main_fit(c, intent, points) > 0 and tells(c, intent, material) for c in told):
        own = " ".join(material.reading.own_words) if asks_certainly(intent, material) else ""
        pointed = own or (points.name if intent.name in FREE | TOLD | _POINTED else "")
        side = pointed or FACETS[intent.plan[0]].heading.lower()
        named = [name for name in named if name != side] or named
        of_whom = f" in {people}" if people and not _names_people(material, named) else ""
        return (f"{side} ({', '.join(named)}{of_whom})",)
    return (_together(named) + (f" in {people}" if people else ""),)


def _names_people(material: Material, named: Sequence[str]) -> bool:
    """Whether the people asked about are in the name of what was: "nausea in pregnancy", "premature babies"."""
    people = material.reading.population
    return people is not None and any(names_in(people.names, text_stems(name)) for name in named)


def _together(named: Sequence[str]) -> str:
    """Things that no statement names at once, in words."""
    return " and ".join((", ".join(named[:-1]), named[-1])) + " together" if len(named) > 1 else "".join(named)


def instead(
    material: Material, pool: Sequence[Candidate], intent: Intent, required: Sequence[int]
) -> tuple[Intent, Scored]:
    """What can be said all the same, from the subject's own pages: the intent for it alone, or what it is."""
    subject = material.concepts[0].words
    if intent.name != "adverse_effects" and brought_about(material) is not None:
        return intent, []  # what causes the one, or what it is, says nothing of whether it causes the other
    if material.stands_in or is_bare(subject):
        return intent, []  # that there is a nose, and what it is for, is no answer to what ails it
    if intent.name in FREE and intent.name != "comparison" and not _comes_first(material):
        return intent, []
    beside = [c.words for i, c in enumerate(material.concepts) if i and not _is_told_of_it(material, i, pool)]
    if any(_one_name(material, words) and not _is_said_after(material, words) for words in beside):
        return intent, []
    own = [c for c in pool if c.level is Match.EXACT and not (is_grown(material) and is_of_a_drug_list(c))]
    defined = BY_NAME["definition"]
    if _may_harm(material, intent):
        # What holds for others may harm those who were asked about: only what the subject is.
        return defined, _serving(
            [c for c in own if c.unit.role in {"definition", "summary"}], defined, intent, material
        )
    drug = any(c.document.source.kind is Kind.LABEL for c in own)
    whole = any(all(c.covered[i] for i in required) for c in pool)
    near = [BY_NAME[name] for name in _NEARLY.get(intent.name, ()) if whole]
    both = [c for c in own if all(c.covered[i] for i in required)] if len(required) > 1 else []
    if intent.name in DRUG_INTENTS and (main := _serving(both, BY_NAME["treatment"], intent, material)):
        return BY_NAME["treatment"], main  # what else is said of a drug in the illness
    # Who tells a story of an illness knows what it is.
    last = () if len(material.inquiry.question.text.split()) > A_MESSAGE else (defined, BY_NAME["indications"])
    points = points_of(material.reading.focus)
    beside_it = intent.name in _OF_A_WORD and points and not points.timed
    nearer = [] if beside_it else [intent, *near]
    for other in (*nearer, *last[: 1 + drug]):
        if other.name not in FREE and (main := _serving(own, other, intent, material)):
            return other, main
    return intent, []


def _may_harm(material: Material, intent: Intent) -> bool:
    """Whether what holds for people at large may harm, or mislead, those asked about: a drug always, the rest where they
    are no grown-ups or there is an unborn child."""
    if material.reading.population is None:
        return False
    return intent.name in DRUG_INTENTS or not is_grown(material)


def is_grown(material: Material) -> bool:
    """Whether the people asked about are older people, whom a page on the illness has in mind as well."""
    return material.reading.population is not None and material.reading.population.words == "older"


def is_of_a_drug_list(candidate: Candidate) -> bool:
    """Whether an item names a drug, or how much of it, without a word of advice: older people may need less of it, or
    none."""
    return candidate.unit.listed and precedence(candidate.unit, "treatment") > 0 and not advises_on(candidate.unit.text)


def _serving(own: Sequence[Candidate], other: Intent, asked: Intent, material: Material) -> Scored:
    """What serves in place of an answer: statements that tell that other side plainly. A page's opening that does not say
    what its subject is ("Normally, sweat cools the body") tells nobody anything who asked for something else."""
    names = material.concepts[0].names
    bearing = [c for c in own if bears(c, other, material) and not is_beside(c.unit.text, other.name)]
    bearing = [c for c in bearing if merit(c.unit.text, c.document.source.kind, other.name) > TELLS_NOTHING]
    main = score(bearing, other)
    if other.name == "definition":
        return [(s, c) for s, c in main if c.opens_on_it or says_what_it_is(c.unit.text, names)]
    sides = (other.plan[0], *(other.also if other is asked and asked.name not in TOLD else ()))
    main = [(s, c) for s, c in main if any(fit(c, side) >= DIRECT_FIT for side in sides)]
    if asked.name in TOLD and other.name not in TOLD:
        return [(s, c) for s, c in main if _AMENDS.search(c.unit.text) or (c.unit.listed and c.unit.length <= BARE)]
    return [(s, c) for s, c in main if other.name not in TOLD or not is_brought_about(c, names)]


# How treatment changes an outlook says something of it; that there is treatment does not.
_AMENDS = re.compile(
    r"\b(?:cur(?:e[ds]?|able)|recover|improv|control|reliev|prevent|heal|better|worse|slow|stop|help|symptoms?)",
    re.IGNORECASE,
)


def _comes_first(material: Material) -> bool:
    """Whether the question names the subject before any other concept: "Is gout a form of arthritis?" asks of gout."""
    focus = material.reading.focus
    return all(focus.find(material.concepts[0].words) <= focus.find(c.words) for c in material.concepts[1:])


def _one_name(material: Material, words: str) -> bool:
    """Whether the subject and another concept stand together as one name ("alopecia epilepsy syndrome", "angiitis of
    the nervous system"): then a part of the name is another thing."""
    focus = material.reading.focus
    places = sorted((focus.find(w), w) for w in (material.concepts[0].words, words))
    if places[0][0] < 0 or places[1][0] < places[0][0] + len(places[0][1]):
        return False
    between = focus[places[0][0] + len(places[0][1]) : places[1][0]]
    return re.fullmatch(r"[\s,-]*(?:of(?: the)?|with)?[\s,-]*", between) is not None


def _is_told_of_it(material: Material, index: int, pool: Sequence[Candidate]) -> bool:
    """Whether a concept beside the subject is something that the subject's own pages tell of it, and makes no other
    illness of it: a part of the body ("knee osteoarthritis"), what everybody knows ("osteoarthritis exercise")."""
    subject, said = material.concepts[0].words, material.concepts[index].words
    known = f"{subject} {said}" in material.reading.focus and all(is_common(word) for word in fold(said).split())
    met = any(c.level is Match.EXACT and c.covered[0] and c.covered[index] for c in pool)
    return met and (known or is_weak(said))


def _is_said_after(material: Material, words: str) -> bool:
    """Whether a telegram has everyday words right after its subject, to say what of it is asked: "COPD exacerbation"."""
    focus = material.reading.focus
    after = words in material.parted and -1 < focus.find(material.concepts[0].words) < focus.find(words)
    return after and all(is_common(word) or word in _TURNS for word in fold(words).split())


# Turns that an illness takes.
_TURNS = frozenset(
    "exacerbation exacerbations relapse relapses recurrence decompensation progression remission crisis flare flares".split()
)
