"""Material to candidates: statements with what they cover and what they are worth, and choosing among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from primum.answer.composing.sameness import defined, is_told_by, same
from primum.answer.evidence.appraise import ELSEWHERE
from primum.answer.evidence.retrieve import Material
from primum.answer.inquiry.intents import BY_NAME, FACETS
from primum.answer.inquiry.named import GENERIC
from primum.answer.inquiry.population import tells_ages_of
from primum.answer.lexicon.names import COURSES, Match, heads, name_stems, names_in, text_stems
from primum.answer.statements.compress import asks
from primum.answer.statements.damage import (
    has_doubtful_number,
    has_glued_words,
    has_heading_in_front,
    has_lost_dash,
    is_damaged,
)
from primum.answer.statements.merit import merit
from primum.answer.statements.parts import Part
from primum.answer.statements.units import Unit, UnitCache
from primum.model import Concept, Document, Evidence, Kind
from primum.text.headings import role_of
from primum.text.instructions import instructs
from primum.text.populations import of_others
from primum.text.terms import stems

DEPTH = 150
"""Statements of a pool that are looked at, best first."""
THEME_COST = 0.12
"""What a statement is worth less for each that was chosen on its theme before."""
LOOSE = 0.6
"""Share of a question's telling words with which a statement answers where no page is about any of its concepts."""
BARE = 4
"""Words up to which an item of a list is but a name."""
LARGE = 60_000
"""Characters above which a page is read only where its sections can answer."""
_LEVEL_WORTH = {Match.EXACT: 1.0, Match.NEAR: 0.5, Match.NARROWER: 0.3, Match.BROADER: 0.4, Match.NONE: 0.4}
OF_ONE_SUBJECT = {Kind.REFERENCE, Kind.SUMMARY, Kind.GUIDELINE, Kind.LABEL}
"""Pages on one subject each: what they say in passing of another is no answer about that other."""


@dataclass(frozen=True)
class Candidate:
    """A statement with its document, the concepts it meets (in the order of `Material.concepts`, then the population),
    its worth before any facet is asked for, whether the question asks of some people and this speaks of them, the
    share of the question's telling words that it holds, whether its page is about any of the concepts, whether it is an
    item that begins with the subject and says something of it, on a page about that and more, and whether it answers by
    name on a page about something else."""

    unit: Unit
    document: Document
    evidence: Evidence
    level: Match
    covered: tuple[bool, ...]
    names_subject: bool
    worth: float
    for_people: bool = False
    share: float = 0.0
    at_home: bool = False
    opens_on_it: bool = False
    by_name: bool = False

    @property
    def place(self) -> tuple[str, tuple[int, int]]:
        """Document and first span: where the statement stands."""
        return self.document.id, self.unit.spans[0]


def candidates(material: Material, evidence: dict[str, Evidence], cache: UnitCache) -> list[Candidate]:
    """Every statement that speaks of the subject, best first."""
    found: list[Candidate] = []
    best_hit = max((hits[0].score for hits in material.found.values()), default=1.0) or 1.0
    named = frozenset(s for n in material.concepts[0].names for s in name_stems(n))
    asked = frozenset(s for s in material.reading.soft if s not in GENERIC or s in _TELLING) - named
    unpaged = [c for c, at in zip(material.concepts, material.levels, strict=True) if Match.EXACT not in at.values()]
    told = _roles_told(material) if unpaged else frozenset[str]()
    whole = {id for id, d in material.documents.items() if heads(material.concepts[0].names, d.source.title)}
    for id, document in material.documents.items():
        apart = _told_apart(document.source.title, material.concepts[0].names)
        page = any(material.level(id, i) is Match.EXACT for i in range(len(material.concepts)))
        people = _is_on_people(material, document)
        for part in cache.parts(document):
            hit = _hit_score(material, id, part) / best_hit
            if not (hit or page) or (
                page and len(document.text) > LARGE and not hit and not _can_answer(material, part)
            ):
                continue
            labels = part.role in told and _labels_any(unpaged, document.text[part.start : part.end])
            place = _Place(document, evidence[id], _levels(material, document, part), people, asked, labels)
            if not place.may_count:
                continue
            for unit in cache.units(document, part):
                candidate = _candidate(material, place, unit, hit=hit if _touches(material, id, unit) else hit / 2)
                if candidate is not None and not (whole and id not in whole and _is_of_a_kind(document, unit, apart)):
                    found.append(candidate)
    found.sort(key=lambda c: (-c.worth, c.place))
    return found


def mentions(
    material: Material, evidence: dict[str, Evidence], cache: UnitCache, answers: Callable[[Unit], bool]
) -> list[Candidate]:
    """The statements on pages about something else that name all concepts and answer by their own words."""
    found: list[Candidate] = []
    for id, document in material.documents.items():
        # A page on a kind of it, or on it in some people, tells what holds for those.
        own = any(material.level(id, i) >= Match.NARROWER for i in range(len(material.concepts)))
        if own or document.source.kind not in OF_ONE_SUBJECT:
            continue
        people = _is_on_people(material, document)
        place = _Place(
            document,
            evidence[id],
            [material.level(id, i) for i in range(len(material.concepts))],
            people,
            frozenset(),
            by_name=True,
        )
        for part in cache.parts(document):
            said = text_stems(document.text[part.start : part.end])
            if not all(names_in(c.names, said) for c in material.concepts):
                continue
            for unit in cache.units(document, part):
                if all(names_in(c.names, unit.stems) for c in material.concepts) and answers(unit):
                    made = _candidate(material, place, unit, hit=0.0)
                    found += [replace(made, by_name=True, at_home=True)] if made is not None else []
    return found


# On the page of a kind these words mean that kind.
_ITS_OWN = re.compile(
    r"\b(?:the|this) (?:condition|disorder|syndrome)\b|\baffected (?:individuals|people|persons|patients|children|infants)\b",
    re.IGNORECASE,
)
_ITS_SIDES = {"symptoms", "causes", "treatment", "prognosis", "diagnosis", "definition"}
"""Roles of sections that say of a kind what may not hold for the whole."""
# "Dystrophic epidermolysis bullosa" is a kind; "Diabetes and pregnancy", "Kidney stones in children", the acute form are not.
_NO_KIND = re.compile(r"\b(?:and|in|with|after|for|of|during)\b|:| [-–—] ", re.IGNORECASE)


def _told_apart(title: str, names: Sequence[str]) -> frozenset[str]:
    """What in the title of a page sets a kind of the subject apart from the whole; nothing where it is no kind."""
    if _NO_KIND.search(title) or role_of(title) != "other":
        return frozenset()
    have = name_stems(title)
    return next((have - want - COURSES for want in map(name_stems, names) if want and want < have), frozenset())


def _is_of_a_kind(document: Document, unit: Unit, apart: frozenset[str]) -> bool:
    """Whether a statement on the page of a kind tells of that kind alone and does not name it: the row of a register of
    signs, "affected individuals"; signs, causes and care, where the title tells the kind `apart`."""
    start, end = unit.spans[0]
    if apart and unit.role in _ITS_SIDES and apart.isdisjoint(unit.stems):
        return True
    row = unit.listed and unit.role == "symptoms" and " | " in document.text[start:end]
    return row or (_ITS_OWN.search(unit.text) is not None and not text_stems(document.source.title) <= unit.stems)


@dataclass(frozen=True, slots=True)
class _Place:
    """What all statements of a section share: how it stands to each concept, whether its document is on the people whom
    the question names; and the stems that the question asks with beside its subject."""

    document: Document
    evidence: Evidence
    levels: Sequence[Match]
    on_people: bool
    asked: frozenset[str]
    labels: bool = False
    by_name: bool = False

    @property
    def may_count(self) -> bool:
        """Whether any statement here can be one on the subject: where none can, the section is not cut up."""
        return (
            self.document.source.kind not in OF_ONE_SUBJECT
            or self.on_people
            or self.labels
            or Match.EXACT in self.levels
            or (self.document.source.kind is Kind.GUIDELINE and Match.BROADER in self.levels)
        )


def _can_answer(material: Material, part: Part) -> bool:
    plan = BY_NAME[material.inquiry.intent].plan
    return any(part.role in FACETS[f].roles for f in (*plan, "definition", "indications"))


def _hit_score(material: Material, document: str, part: Part) -> float:
    return max(
        (
            h.score
            for h in material.found.get(document, ())
            if h.passage.start < part.end and h.passage.end > part.start
        ),
        default=0.0,
    )


def _touches(material: Material, document: str, unit: Unit) -> bool:
    start, end = unit.spans[-1]
    return any(h.passage.start < end and h.passage.end > start for h in material.found.get(document, ()))


def _levels(material: Material, document: Document, part: Part) -> list[Match]:
    """How a section stands to each concept: its document's subject, or, of what has no pages of its own or is not all
    that was asked about, a heading above it."""
    found = []
    for index, concept in enumerate(material.concepts):
        level = material.level(document.id, index)
        alone = len(material.concepts) == 1 and Match.EXACT in material.levels[index].values()
        if level is not Match.EXACT and not alone and any(heads(concept.names, h) for h in part.headings):
            level = Match.EXACT
        found.append(level)
    return found


# "SSRIs: SSRIs can cause …": an item on what its label names.
_LABEL = re.compile(r"([^:.;]{2,40}): ")
_LABELS = re.compile(r"^[^\w\n]*([^:.;\n]{2,40}): ", re.MULTILINE)


def _roles_told(material: Material) -> frozenset[str]:
    """The roles of sections in which an item tells what is asked of the thing that its label names; how much of it is
    given depends on the illness."""
    intent = BY_NAME[material.inquiry.intent]
    if len(material.concepts) > 1 and intent.name in {"overview", "yes_no", "comparison"}:
        return frozenset(role for facet in FACETS.values() for role in facet.roles)
    return frozenset(FACETS[intent.plan[0]].roles) - {"dose", "definition"}


def _labels_any(concepts: Sequence[Concept], text: str) -> bool:
    wanted = {name_stems(name) for concept in concepts for name in concept.names}
    return any(name_stems(label[1]) in wanted for label in _LABELS.finditer(text))


def _is_called(concept: Concept, label: str) -> bool:
    return name_stems(label) in {name_stems(name) for name in concept.names}


def _own_levels(material: Material, place: _Place, unit: Unit) -> Sequence[Match]:
    """How a statement stands to each concept: as its section does; a guideline on diabetes recommends "all with type 2
    diabetes" something: that is on type 2."""
    if place.labels and unit.listed and (label := _LABEL.match(unit.text)):
        return [
            Match.EXACT if Match.EXACT not in pages.values() and _is_called(concept, label[1]) else level
            for level, concept, pages in zip(place.levels, material.concepts, material.levels, strict=True)
        ]
    if Match.BROADER not in place.levels or place.document.source.kind is not Kind.GUIDELINE:
        return place.levels
    return [
        Match.EXACT if level is Match.BROADER and names_in(concept.names, unit.stems) else level
        for level, concept in zip(place.levels, material.concepts, strict=True)
    ]


def _is_on_people(material: Material, document: Document) -> bool:
    people = material.reading.population
    return people is not None and names_in(people.names, _subject_stems(document))


@lru_cache(maxsize=4096)
def _stems_of(text: str) -> frozenset[str]:
    return frozenset(stems(text))


def _subject_stems(document: Document) -> frozenset[str]:
    return _stems_of(" ".join((document.source.title, *document.source.subjects)))


def _share(material: Material, unit: Unit) -> float:
    """Share, by weight, of the question's telling words that a statement holds; 0 without one that is no everyday word."""
    telling = material.reading.telling
    met = [weight for stem, weight in telling if stem in unit.context_stems]
    return sum(met) / sum(w for _, w in telling) if met and max(met) > 1 else 0.0


def _candidate(material: Material, place: _Place, unit: Unit, *, hit: float) -> Candidate | None:
    document, evidence, asked, on_people = place.document, place.evidence, place.asked, place.on_people
    levels = _own_levels(material, place, unit)
    level = levels[0]
    names_subject = names_in(material.concepts[0].names, unit.stems)
    people = material.reading.population
    passing = Match.EXACT not in levels and document.source.kind in OF_ONE_SUBJECT
    if passing and not (place.by_name or (on_people and names_subject)):
        return None
    if people is not None and people.words == "pregnant" and NOT_PREGNANT.search(unit.text):
        return None
    covered = [
        at is Match.EXACT or names_in(c.names, unit.context_stems)
        for at, c in zip(levels, material.concepts, strict=True)
    ]
    if people is not None:
        whole = level is Match.EXACT and names_in(people.names, name_stems(material.concepts[0].words))
        told = unit.role in _POPULATION_ROLES.get(people.words, ()) or names_in(people.names, unit.context_stems)
        told = told or tells_ages_of(unit.text, people.words)
        covered.append(whole or told or on_people)
        others = of_others(unit.text, people.words)
        if others and not told:
            return None
    if _is_of_another(material, document, unit):
        return None
    share = _share(material, unit) if Match.EXACT not in levels else 0.0
    if not any(covered) and share < LOOSE:
        return None
    if is_damaged(document.text) and has_doubtful_number(unit.text):
        return None
    if instructs(unit.text) or instructs(unit.lead) or asks(unit.text) or unit.text.rstrip(" .").endswith(":"):
        return None
    overlap = len(asked & unit.context_stems) / len(asked) if asked else 1.0
    length = unit.length
    worth = (
        _LEVEL_WORTH[level]
        + 0.6 * overlap
        + 0.4 * hit
        + 0.35 * (1 - evidence.tier / 10)
        + 0.15 / (1 + unit.order / 3)
        + (0.1 if names_subject else 0.0)
        + (0.05 if unit.term else 0.0)
        + (0.25 if evidence.source.kind is Kind.GUIDELINE and _RECOMMENDS.search(unit.text) else 0.0)
        - (0.35 if len(document.text) > LARGE // 2 and not unit.listed and not _RECOMMENDS.search(unit.text) else 0.0)
        + 0.75 * merit(unit.text, document.source.kind, material.inquiry.intent)
        - (0.25 if any(c.startswith(ELSEWHERE) for c in evidence.concerns) else 0.0)
        - (0.4 if _LEFTOVER.search(unit.lead) else 0.0)
        - (0.2 if not unit.listed and (length < 6 or length > 42) else 0.0)
    )
    for_people = people is not None and covered[-1]
    at_home = Match.EXACT in levels
    several = names_subject and unit.listed and bool(unit.lead) and length > BARE
    opens = several and _opens_on(unit.text, material)
    covers = tuple(covered)
    return Candidate(unit, document, evidence, level, covers, names_subject, worth, for_people, share, at_home, opens)


# "Heat exhaustion - an illness that …", "Anorexia nervosa, in which you …"
_ITEM_HEAD = re.compile(r"[\w’' -]{3,40}?(?=(?: [-–—] |: |, (?:in |which|where|when)| (?:is|are) ))")


def _opens_on(text: str, material: Material) -> bool:
    """Whether the head of an item is the subject, or the subject with what else was asked: "Nebulized salbutamol: …"."""
    found = _ITEM_HEAD.match(text)
    if found is None:
        return False
    head = name_stems(found[0])
    beside = material.reading.soft.union(*(name_stems(name) for c in material.concepts[1:] for name in c.names))
    return any(name <= head <= name | beside for name in map(name_stems, material.concepts[0].names))


# "Risk factors for falling", on the page on another thing.
_OF_WHAT = re.compile(
    r"\b(?:risk factors for|causes of|your risk of) (?!(?:the|this|developing|getting|having)\b)(?P<what>[^.,:;?]{4,60})",
    re.IGNORECASE,
)


def _is_of_another(material: Material, document: Document, unit: Unit) -> bool:
    """Whether the heading right above a statement, or what leads its list in, says of what else than its page's subject it
    tells causes or risks."""
    if unit.role not in {"risk_factors", "causes"}:
        return False
    for above in (unit.lead, *unit.headings[-1:]):
        told = _OF_WHAT.search(above) if above else None
        what = text_stems(told["what"]) if told is not None else frozenset()
        if what and not (what & _subject_stems(document) or any(names_in(c.names, what) for c in material.concepts)):
            return True
    return False


NOT_PREGNANT = re.compile(r"\bnon-? ?pregnan|\bnot pregnant\b", re.IGNORECASE)
# A guideline's own recommendation, and a list of what is left over.
_RECOMMENDS = re.compile(
    r"\b(?:recommends|recommend|suggests|is recommended|are recommended|should be)\b|^Recommended\b"
)
_LEFTOVER = re.compile(r"\b(?:other|less common|rare(?:ly)?)\b", re.IGNORECASE)
_TELLING = {"first", "line", "main", "common", "earli", "earliest", "best", "most", "type", "stage", "daili", "maximum"}
_POPULATION_ROLES = {
    "pregnant": ("pregnancy",),
    "lactating": ("lactation",),
    "child": ("children",),
    "infant": ("children",),
    "older": ("older_people",),
}


def is_glued(candidate: Candidate) -> bool:
    """Whether words ran together in a statement of a document that lost marks."""
    text = candidate.unit.text
    return (
        has_lost_dash(text)
        or has_heading_in_front(text)
        or (is_damaged(candidate.document.text) and has_glued_words(text, candidate.document.text))
    )


def choose(
    pool: Iterable[tuple[float, Candidate]],
    *,
    most: int,
    words: int,
    taken: Sequence[Candidate] = (),
    per_document: int = 5,
    theme: Callable[[Candidate], str] | None = None,
) -> list[Candidate]:
    """The best statements of a scored pool without repetitions, within a number of statements and of words.

    Of a document at most `per_document` are taken, where a short item of a list counts for half of one. With `theme`,
    each further statement on a theme is worth a little less, so that every theme comes to speak."""
    chosen: list[Candidate] = []
    counts: dict[str, float] = {}
    used = 0
    waiting = sorted(pool, key=lambda p: (-p[0], p[1].place))[:DEPTH]
    while waiting and len(chosen) < most:
        at = 0
        if theme is not None:
            at = min(
                range(len(waiting)),
                key=lambda i: (THEME_COST * counts.get("#" + theme(waiting[i][1]), 0) - waiting[i][0], i),
            )
        candidate = waiting.pop(at)[1]
        if used + candidate.unit.length > words or counts.get(candidate.document.id, 0) >= per_document:
            continue
        if is_glued(candidate) or any(is_told_by(candidate.unit, other.unit) for other in chosen):
            continue
        # Of studies each is cited that says what a thing is; pages on it say so one like the other.
        what = defined(candidate.unit.text) if candidate.level is Match.EXACT else None
        if what and any(what == defined(o.unit.text) for o in (*taken, *chosen)):
            continue
        if candidate.unit.furniture or any(same(candidate.unit, other.unit) for other in (*taken, *chosen)):
            continue
        chosen.append(candidate)
        used += candidate.unit.length
        for key in (candidate.document.id, "#" + theme(candidate) if theme is not None else "#"):
            counts[key] = counts.get(key, 0) + (
                0.5 if candidate.unit.listed and candidate.unit.length <= 2 * BARE else 1
            )
    return _without_lone_names(chosen)


def _without_lone_names(chosen: list[Candidate]) -> list[Candidate]:
    """A bare name says something among others of its list, and nothing alone: "Secondary HTN"."""
    lists = Counter((c.document.id, c.unit.list_id) for c in chosen if c.unit.listed)
    return [
        c
        for c in chosen
        if not c.unit.listed or c.unit.length > BARE or ":" in c.unit.text or lists[c.document.id, c.unit.list_id] > 1
    ]


def in_reading_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Statements grouped by document in the order of their best, each document's in the order of its text."""
    documents = list(dict.fromkeys(c.document.id for c in chosen))
    return sorted(chosen, key=lambda c: (documents.index(c.document.id), c.unit.spans[-1]))
