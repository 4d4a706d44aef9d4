"""Candidates to a draft article: a direct answer, then sections by intent, each statement with its citations.

Nothing is judged here: every claim leaves unchecked, and `verify` decides what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from primum.answer.composing.bearing import (
    DIRECT_FIT,
    TOLD,
    asks_certainly,
    bears,
    does_without_drugs,
    is_narrow,
    tells,
    tells_of_others,
    tells_of_those_asked,
)
from primum.answer.composing.brought import brought_about, says_so, shown_of
from primum.answer.composing.byothers import is_on_drugs
from primum.answer.composing.directly import direct_answer, is_beside
from primum.answer.composing.fitting import advises_on, fit
from primum.answer.composing.listed import without_registers
from primum.answer.composing.otherwise import A_MESSAGE, instead, is_grown, is_of_a_drug_list, unmet_by
from primum.answer.composing.paring import (
    ENOUGH,
    FREE,
    PARTED,
    Scored,
    asked_beside,
    holding,
    is_shown,
    items_shown,
    newest_wording,
    no_echo,
    proper,
    stems_of,
    strong,
    telling,
    untold,
)
from primum.answer.composing.remedies import worth_in_an_attack
from primum.answer.composing.sameness import says_little
from primum.answer.composing.scoring import score
from primum.answer.composing.select import LOOSE, OF_ONE_SUBJECT, Candidate, choose, is_glued
from primum.answer.composing.sides import are_named_together, definitions, each, of_each
from primum.answer.composing.writing import POPULATIONS, Writer, heading_of, theme_of, worth_a_heading
from primum.answer.evidence.retrieve import Material
from primum.answer.inquiry.complaints import part_of
from primum.answer.inquiry.intents import BY_NAME, DRUG_INTENTS, FACETS, Intent
from primum.answer.inquiry.points import points_of
from primum.answer.lexicon.names import Match, names_in, text_stems
from primum.answer.statements.merit import TELLS_NOTHING, merit
from primum.model import Claim, Concept, Disagreement, Section

_OF_ONE = {"comparison", "interactions", "yes_no"}
"""Intents that ask how two things stand to each other, not of each of them."""
MAIN_WORDS, SIDE_WORDS, ALL_WORDS = 300, 100, 620
MAIN_MOST, OVERVIEW_MOST, SIDE_MOST = 14, 6, 4
_ORIENTS = 0.5
"""How much more a statement on treatment or the outlook is worth to somebody who asks what no rule knows."""
_OF_THOSE = 1.0
"""How much more a statement is worth that tells of just those women, men, … whom the question asks about."""
SHORT = 60
"""Words of an answer below which the article says what the subject is as well."""
_SIDE_FIT, _CUED, _SIDE_WEAK = 0.75, 0.5, 0.9
# What says what it names: "Scarlet fever - an illness that follows strep throat".
_EXPLAINS = re.compile(r"[^.;,]{3,60}? (?:[-–—]+ \w|(?:is|are) (?:an?|the|when) |means? that )")
_BY_WHAT_IT_IS = FREE | {"definition"}
"""Intents that an item answers by what a thing is: "Strep throat - a sore, red throat"."""
_SAYS = 4
"""Words from which an item says something of what it names."""
_DONE = {"treatment", "self_care", "prevention", "screening"}
"""Facets that tell what is done about a thing."""
_MAKES = re.compile(r"\b(?:causes?|leads? to|makes? (?:you|people|one)|results? in|brings? on) (?P<what>[^.;]{3,60})")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it is judged. `missing` names what the question asked for and the evidence does not meet;
    `loose` says that its statements were found by the question's words and not by its subject."""

    summary: tuple[Claim, ...] = ()
    sections: tuple[Section, ...] = ()
    missing: tuple[str, ...] = ()
    complete: bool = False
    loose: bool = False
    disagreements: tuple[Disagreement, ...] = ()


def compose(material: Material, pool: Sequence[Candidate], *, required: Sequence[int]) -> Draft:
    """Lay the article out. `required` are indexes into a candidate's `covered` that the answer itself must meet."""
    intent = BY_NAME[material.inquiry.intent]
    pool = _for_those_asked(newest_wording(pool), material, intent)
    both = _of_both(material, pool, intent) if intent.name not in _OF_ONE and are_named_together(material) else None
    if both is not None:
        return both
    brought = brought_about(material)
    main = _answering(material, pool, required, intent)
    loose = not main and brought is None and not any(Match.EXACT in level.values() for level in material.levels)
    if loose:
        main = _by_words(pool, intent)
    sides = definitions(material, pool) if intent.name == "comparison" else []
    names = material.concepts[0].names
    top = [(c, "") for c in sides] or _direct(main, intent, material, names)
    if brought is not None:
        top = shown_of(top, brought, main)
    missing = () if top else unmet_by(material, pool, required, intent)
    if missing:
        intent, main = instead(material, pool, intent, required)
        top = _direct(main, intent, material, names)
    elif of_all := _for_all(main, material, pool, required, intent):
        main = [*main, *of_all]
        top = [*_direct(of_all, intent, material, names)[:1], *top[:1]]
    writer = Writer(pool, names, telling=[c for _, c in main] if brought is not None else ())
    named = stems_of(material.concepts[:1])
    summary = tuple(writer.claim(c, text=text) for c, text in top)
    taken = [c for c, text in top if not c.unit.list_id >= 0 or not text]
    sections: list[Section] = []
    shown = items_shown(top)
    main = [] if sides else untold(proper(strong(main), intent), shown)
    # What is said instead of an answer needs no more; what is given for an illness is told whole.
    most = OVERVIEW_MOST if missing and intent.plan[0] not in _DONE else MAIN_MOST
    if intent.name == "overview" and not missing:
        main, most = _for_orientation(main, material, intent)
    body = choose(
        telling(main, intent, named),
        most=most,
        words=MAIN_WORDS,
        taken=taken,
        per_document=8,
        theme=lambda c: theme_of(intent.plan[0], c),
    )
    body = no_echo(body, shown)
    if worth_a_heading(body):
        sections += _main_sections(body, intent, writer, loose=loose or brought is not None)
    elif len(top) == 1 and not top[0][1]:
        # Too little for a heading, and no reason to keep it from the reader: "Cherries do not cure gout."
        more = [c for c in body if not c.unit.listed and not is_beside(c.unit.text, intent.name)]
        summary = (*summary, *(writer.claim(c) for c in more))
    taken = [*taken, *body]
    if intent.name == "comparison":
        sections += each(material, pool, taken, writer)
    else:
        shown_sides = {s.kind for s in sections}
        plan = _beside(material, intent, shown_sides, sum(c.unit.length for c in taken), whole=not missing)
        beside = [c for c in pool if all(c.covered[i] for i in required if 0 < i < len(material.concepts))]
        sections += _side_sections(
            [c for c in (pool if missing else beside) if not is_shown(c, shown)],
            plan,
            taken,
            writer,
            named,
            asked=intent.plan[0],
            for_people=intent.name in POPULATIONS,
        )
    return Draft(
        summary, tuple(s for s in sections if s.claims or s.sections), missing, complete=not missing, loose=loose
    )


def _for_all(
    main: Scored, material: Material, pool: Sequence[Candidate], required: Sequence[int], intent: Intent
) -> Scored:
    """What holds for all, where no more than a line or two answer for older people: it is told before them."""
    sayable = (c for _, c in main if not c.unit.furniture)
    told = [c for c in sayable if fit(c, intent.plan[0]) >= DIRECT_FIT and tells(c, intent, material)]
    if not is_grown(material) or intent.name in DRUG_INTENTS or not 0 < len(told) < ENOUGH:
        return []
    wide = _answering(material, pool, [i for i in required if i < len(material.concepts)], intent)
    return [(s, c) for s, c in wide if not (c.for_people or is_of_a_drug_list(c))]


def _for_those_asked(pool: Sequence[Candidate], material: Material, intent: Intent) -> list[Candidate]:
    """The pool without what a question leaves out: drugs, others than the men or women it asks of; and, on treatment,
    the items that a page's section on prevention has word for word: a plan for a country, and nothing for who is ill."""
    if does_without_drugs(material):
        pool = [c for c in pool if not is_on_drugs(c.unit)]
    pool = [c for c in pool if not tells_of_others(c.unit.text, material.reading.focus)]
    if intent.name != "treatment":
        return pool
    prevents = {(c.document.id, c.unit.text) for c in pool if c.unit.role == "prevention"}
    return [c for c in pool if c.unit.role == "prevention" or (c.document.id, c.unit.text) not in prevents]


def _answering(material: Material, pool: Sequence[Candidate], required: Sequence[int], intent: Intent) -> Scored:
    """The statements that answer: none where of those that border on the question none tells what was asked."""
    met = [c for c in pool if all(c.covered[i] for i in required)]
    focus = material.reading.focus
    met = [replace(c, worth=c.worth + _OF_THOSE) if tells_of_those_asked(c.unit.text, focus) else c for c in met]
    if intent.name == "treatment":
        asked = material.reading.soft
        met = [replace(c, worth=c.worth + worth_in_an_attack(c.unit.text, asked)) for c in met]
    if (brought := brought_about(material)) is not None:
        return [(c.worth + DIRECT_FIT, c) for c in met if says_so(c, brought, material)]
    if material.stands_in:
        met = [c for c in met if _opens_on(c, material.concepts[-1]) or _brings_about(c, material.concepts[-1], intent)]
        met = [c for c in met if _explains(c) or intent.name != "definition" or c.unit.listed]
        met = [c for c in met if intent.name in _BY_WHAT_IT_IS or not _explains(c) or _speaks_of(c, intent)]
    met = [c for c in met if bears(c, intent, material)]
    main = without_registers(score(met, intent, points_of(focus)))
    if material.stands_in and intent.name == "definition":
        main += [(c.worth, c) for c in met if _EXPLAINS.match(c.unit.text)]
    told = [(s, c) for s, c in main if tells(c, intent, material)]
    return told if is_narrow(intent, material) else main if told else []


def _explains(candidate: Candidate) -> bool:
    return _EXPLAINS.match(candidate.unit.text) is not None


def _speaks_of(candidate: Candidate, intent: Intent) -> bool:
    return FACETS[intent.plan[0]].cue.search(candidate.unit.text) is not None


def _for_orientation(main: Scored, material: Material, intent: Intent) -> tuple[Scored, int]:
    """What an overview says at large, and how many statements of it. What holds the words that the question asks with
    comes first; where they ask something that no rule knows, the rest is for orientation alone: few statements, those
    before others that tell what is done and how it goes. What has a section of its own stands there."""
    asked = asked_beside(material)
    is_message = len(material.inquiry.question.text.split()) > A_MESSAGE
    held = holding(main, asked)
    if len(held) >= ENOUGH:
        return held, OVERVIEW_MOST
    if asked or is_message:
        main = [(s + _ORIENTS * any(fit(c, f) >= DIRECT_FIT for f in ("treatment", "prognosis")), c) for s, c in main]
    if not is_message:
        main = [(s, c) for s, c in main if asked & c.unit.stems or not any(_side_fit(c, f) for f in intent.plan[1:])]
    return main, OVERVIEW_MOST if asked or is_message else MAIN_MOST


def _main_sections(body: Sequence[Candidate], intent: Intent, writer: Writer, *, loose: bool) -> list[Section]:
    """The answer's own section, and one for each side that answers nearly as well: what comes of a disease stands under
    "Complications", also where the outlook was asked for."""
    sides: dict[str, list[Candidate]] = {intent.plan[0]: []}
    for candidate in body:
        near = (
            intent.also
            if intent.name in PARTED | {"adverse_effects"} and fit(candidate, intent.plan[0]) < DIRECT_FIT
            else ()
        )
        side = max(near, key=lambda f: fit(candidate, f), default="")
        told = side if side and fit(candidate, side) >= DIRECT_FIT else intent.plan[0]
        sides.setdefault(told, []).append(candidate)
    kept = {facet: group for facet, group in sides.items() if worth_a_heading(group)}
    own = "What the sources say" if intent.name in FREE else heading_of(intent.plan[0], kept.get(intent.plan[0], ()))
    heading, kind = ("What the sources say", "conclusions") if loose else (own, intent.plan[0])
    return [
        writer.section(*((heading, kind) if facet == intent.plan[0] else (FACETS[facet].heading, facet)), group)
        for facet, group in kept.items()
    ]


def _beside(material: Material, intent: Intent, shown: Collection[str], told: int, *, whole: bool) -> tuple[str, ...]:
    """The facets that an article of so many words shows beside its answer. Where that is not all that was asked, or
    answers a message, everything else about the subject would bury it: warning signs alone."""
    if (
        not whole
        or (intent.name == "yes_no" and is_narrow(intent, material))
        or len(material.inquiry.question.text.split()) > A_MESSAGE
    ):
        return ("red_flags",)
    plan = tuple(f for f in intent.plan[1:] if f not in shown)
    if told <= SHORT:
        plan = tuple(f for f in (*intent.plan[1:], "definition", "complications") if f != intent.plan[0])
    if material.reading.population is not None:
        plan = tuple(f for f in plan if f not in POPULATIONS)
    return tuple(dict.fromkeys(plan))


def _of_both(material: Material, pool: Sequence[Candidate], intent: Intent) -> Draft | None:
    """The article on two things named in one breath: each answered from its own pages; None where one is not."""
    found = [
        (concept, score(side, intent)) for concept, side in zip(material.concepts, of_each(material, pool), strict=True)
    ]
    tops = [_naming(concept, _direct(main, intent, material, concept.names)) for concept, main in found]
    if not all(tops):
        return None
    writer = Writer(pool, [name for concept, _ in found for name in concept.names])
    named = stems_of([concept for concept, _ in found])
    summary = tuple(writer.claim(c, text=text) for top in tops for c, text in top)
    taken = [c for top in tops for c, text in top if not c.unit.list_id >= 0 or not text]
    sections: list[Section] = []
    for concept, main in found:
        body = choose(telling(strong(main), intent, named), most=MAIN_MOST // 2, words=MAIN_WORDS // 2, taken=taken)
        if worth_a_heading(body):
            sections.append(writer.section(concept.words[:1].upper() + concept.words[1:], intent.plan[0], body))
            taken += body
    return Draft(summary, tuple(s for s in sections if s.claims or s.sections), complete=True)


def _naming(concept: Concept, top: list[tuple[Candidate, str]]) -> list[tuple[Candidate, str]]:
    """Of some statements the one that says what it is about, since others stand beside it; the first if none does."""
    named = [(c, text) for c, text in top if names_in(concept.names, text_stems(text or c.unit.text))]
    return (named or top)[:1]


def _direct(main: Scored, intent: Intent, material: Material, names: Sequence[str]) -> list[tuple[Candidate, str]]:
    """The direct answer on what goes by these names: its statements, each with a shorter text or ""."""
    points = points_of(material.reading.focus)
    told = [
        (s, c)
        for s, c in main
        if intent.name in FREE or fit(c, intent.plan[0]) >= DIRECT_FIT or points.are_in(c.unit.text)
    ]
    if intent.name in FREE and len(material.concepts) > 1:  # of two things, what names both by itself
        told = [(s, c) for s, c in told if all(names_in(k.names, c.unit.stems) for k in material.concepts)] or told
    if points or intent.name in TOLD | {"screening", "types"} or asks_certainly(intent, material):
        told = [(s, c) for s, c in main if tells(c, intent, material)] or told
    told = [(s + points.worth(c.unit.text), c) for s, c in told]
    subject = frozenset(stem for name in names for stem in text_stems(name))
    if intent.name != "definition":  # "Hepatitis is an inflammation of the liver" is all that was asked
        told = [(s, c) for s, c in told if not says_little(c.unit, subject)] or told
    top = direct_answer(told or main, intent=intent.name, subject=names, asked=material.reading.soft)
    if not top:
        left = sorted(told or main, key=lambda p: -p[0])
        return [(c, "") for _, c in left if not (is_glued(c) or (c.unit.furniture and c.unit.listed))][:1]
    focus = material.reading.focus
    if any(tells_of_those_asked(text or c.unit.text, focus) for c, text in top):
        return top
    own = [
        (s, c) for s, c in told if tells_of_those_asked(c.unit.text, focus) and not (c.unit.furniture or is_glued(c))
    ]
    # Whoever asks of women is told what holds in them, beside what holds in all.
    return [top[0], (max(own, key=lambda p: p[0])[1], "")] if own else top


def _opens_on(candidate: Candidate, concept: Concept) -> bool:
    """Whether a statement on a page about a wider subject begins with what was asked about; of a complaint it need only
    speak, as those do that came so far."""
    opening = " ".join((candidate.unit.lead, *candidate.unit.text.split()[:6]))
    if candidate.unit.listed and candidate.unit.length < _SAYS and names_in(concept.names, candidate.unit.stems):
        return False  # an item that names it and says no more
    return bool(part_of(concept.words)) or names_in(concept.names, text_stems(opening))


def _brings_about(candidate: Candidate, concept: Concept, intent: Intent) -> bool:
    """Whether a statement on a page about a wider subject tells what brings about the one that was asked for."""
    made = _MAKES.search(candidate.unit.text) if intent.name == "causes" else None
    return made is not None and names_in(concept.names, text_stems(made["what"]))


def _by_words(pool: Sequence[Candidate], intent: Intent) -> Scored:
    """Where no page is about any concept of the question: statements of studies and other texts that hold most of its
    telling words; of pages on something else, those that speak of the treatment where that is asked for."""
    near = [c for c in pool if c.share >= LOOSE and not c.unit.listed]
    if intent.name == "treatment":
        near = [
            c
            for c in near
            if c.document.source.kind not in OF_ONE_SUBJECT or FACETS["treatment"].cue.search(c.unit.text)
        ]
    return [(c.worth + 2 * c.share, c) for c in near]


def _side_sections(
    pool: Sequence[Candidate],
    plan: Sequence[str],
    taken: list[Candidate],
    writer: Writer,
    subject: frozenset[str],
    *,
    asked: str,
    for_people: bool,
) -> list[Section]:
    """Sections beside the answer itself, which tells the facet `asked`, within the words that an article deserves; of
    those people alone where the question asks of some."""
    own = [c for c in pool if c.level is Match.EXACT]
    about = own or [c for c in pool if c.covered[0] and c.names_subject and not c.unit.listed]
    if for_people:
        about = [c for c in about if c.for_people]
    about = [
        c
        for c in about
        if merit(c.unit.text, c.document.source.kind, "") > TELLS_NOTHING and not says_little(c.unit, subject)
    ]
    chosen = _side_choices(about, plan, taken, asked)
    written: list[Section] = []
    for facet in (f for f in plan if f in chosen and f not in POPULATIONS and f != "red_flags"):
        written.append(writer.section(FACETS[facet].heading, facet, chosen[facet]))
    populations = writer.populations([(f, chosen[f]) for f in plan if f in chosen and f in POPULATIONS])
    written += [populations] if populations is not None else []
    if "red_flags" in chosen:
        written += writer.warnings(chosen["red_flags"])
    return written


def _side_choices(
    about: Sequence[Candidate], plan: Sequence[str], taken: list[Candidate], asked: str
) -> dict[str, list[Candidate]]:
    """What each facet shows. Warning signs choose first: an article leaves others out for its length. Of some
    people is shown what is done for them, where the question asks what is done."""
    spent = sum(c.unit.length for c in taken)
    found: dict[str, list[Candidate]] = {}
    for facet in sorted(plan, key=lambda f: f != "red_flags"):
        if spent >= ALL_WORDS:
            break
        of_these = [c for c in about if _is_done(c, asked)] if facet in POPULATIONS and asked in _DONE else about
        scored = [(c.worth + f, c) for c in of_these if (f := _side_fit(c, facet))]
        chosen = choose(
            strong(scored, by=_SIDE_WEAK),
            most=SIDE_MOST,
            words=min(SIDE_WORDS, ALL_WORDS - spent),
            taken=taken,
            per_document=4,
        )
        if worth_a_heading(chosen):
            found[facet] = chosen
            taken = [*taken, *chosen]
            spent += sum(c.unit.length for c in chosen)
    return found


def _is_done(candidate: Candidate, asked: str) -> bool:
    return FACETS[asked].cue.search(candidate.unit.text) is not None or advises_on(candidate.unit.text)


def _side_fit(candidate: Candidate, facet: str) -> float:
    """Beside the answer, a section needs statements from sections about it; of people, sentences that name the subject
    serve as well."""
    suits = fit(candidate, facet)
    if suits >= _SIDE_FIT:
        return suits
    if facet in POPULATIONS or facet == "red_flags":
        return suits if candidate.names_subject and suits >= _CUED else 0.0
    return suits if candidate.names_subject and candidate.unit.role in {"", "conclusions", "results"} else 0.0


def cited_documents(claims: Sequence[Claim]) -> list[str]:
    """Documents in the order of their first mention."""
    return list(dict.fromkeys(c.document for claim in claims for c in claim.citations))
