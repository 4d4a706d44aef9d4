"""Candidates to a draft article: a direct answer, then sections by intent, each statement with its citations.

Nothing is judged here: every claim leaves unchecked, and `verify` decides what is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from primum.answer.directly import direct_answer
from primum.answer.intents import BY_NAME, FACETS
from primum.answer.names import Match
from primum.answer.phrase import key_term
from primum.answer.retrieve import Material
from primum.answer.select import Candidate, choose, fit, in_reading_order
from primum.answer.themes import OTHER, THEMES
from primum.model import Citation, Claim, Section, Strength

POPULATIONS = {
    "pregnancy": "Pregnancy",
    "lactation": "Breastfeeding",
    "children": "Children",
    "older_people": "Older people",
    "renal": "Kidney impairment",
    "hepatic": "Liver impairment",
}
FREE = {"yes_no", "comparison", "overview"}
"""Intents whose answer may stand in any section, as long as it meets every concept."""
MAIN_WORDS, SIDE_WORDS, ALL_WORDS = 330, 110, 640
MAIN_MOST, SIDE_MOST = 12, 4
ENOUGH = 3
"""Statements from pages about the subject that make mentions on other pages needless."""
_SIDE_FIT = 0.55
_STRENGTHS = [Strength.VERY_LOW, Strength.LOW, Strength.MODERATE, Strength.HIGH]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it is judged. `missing` names what the question asked for and the evidence does not meet."""

    summary: tuple[Claim, ...]
    sections: tuple[Section, ...]
    missing: tuple[str, ...]
    complete: bool


def compose(material: Material, pool: Sequence[Candidate], *, required: Sequence[int]) -> Draft:
    """Lay the article out. `required` are indexes into a candidate's `covered` that the answer itself must meet."""
    intent = BY_NAME[material.inquiry.intent]
    met = [c for c in pool if all(c.covered[i] for i in required)]
    main = _scored(met, intent.name, intent.plan[0])
    complete = bool(main)
    missing = [] if complete else _missing(material, pool, required, intent.plan[0])
    if not complete:
        main = _scored([c for c in pool if c.covered[0]], intent.name, intent.plan[0])
    top = direct_answer(main, intent=intent.name)
    writer = _Writer(pool)
    summary = tuple(writer.claim(c, text=text) for c, text in top)
    taken = [c for c, text in top if not text]
    body = choose(main, most=MAIN_MOST, words=MAIN_WORDS, taken=taken, per_document=7)
    sections: list[Section] = []
    if body:
        sections.append(writer.section(_heading(intent.name, intent.plan[0]), intent.plan[0], body))
    spent = sum(c.unit.length for c in (*taken, *body))
    sections += _side_sections(material, pool, intent.plan[1:], [*taken, *body], writer, spent)
    return Draft(summary, tuple(s for s in sections if s is not None), tuple(missing), complete)


def _heading(intent: str, facet: str) -> str:
    return "What the sources say" if intent in FREE else FACETS[facet].heading


def _scored(pool: Sequence[Candidate], intent: str, facet: str) -> list[tuple[float, Candidate]]:
    scored = []
    for candidate in pool:
        suits = fit(candidate, facet)
        if intent in FREE:
            suits = max(suits, 0.5 if candidate.names_subject or sum(candidate.covered) > 1 else 0.0)
        if suits:
            scored.append((candidate.worth + suits, candidate))
    return _of_the_subject(scored)


def _of_the_subject(scored: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """Where pages about the subject have enough to say, pages that only mention it are left out; elsewhere such a page
    serves with sentences that name the subject, not with items of lists on something else."""
    own = [(s, c) for s, c in scored if c.level is Match.EXACT]
    if len(own) >= ENOUGH:
        return own
    return own + [(s, c) for s, c in scored if c.level is not Match.EXACT and c.names_subject and not c.unit.listed]


def _missing(material: Material, pool: Sequence[Candidate], required: Sequence[int], facet: str) -> list[str]:
    """What no statement meets: concepts by their words, else the facet that was asked for."""
    labels = [
        *(c.words for c in material.concepts),
        material.reading.population.words if material.reading.population else "",
    ]
    alone = [labels[i] for i in required if not any(c.covered[i] and c.covered[0] for c in pool)]
    if alone:
        return alone
    if not any(fit(c, facet) for c in pool if c.covered[0]):
        return [f"{FACETS[facet].heading.lower()} ({material.concepts[0].words})"]
    return [" with ".join(labels[i] for i in required if labels[i])]


def _side_sections(
    material: Material,
    pool: Sequence[Candidate],
    plan: Sequence[str],
    taken: list[Candidate],
    writer: _Writer,
    spent: int,
) -> list[Section]:
    about = [c for c in pool if c.covered[0] and (c.level is Match.EXACT or c.names_subject)]
    sections: list[Section] = []
    special: list[tuple[str, list[Candidate]]] = []
    for facet in plan:
        if spent >= ALL_WORDS:
            break
        scored = _of_the_subject([(c.worth + f, c) for c in about if (f := fit(c, facet)) >= _SIDE_FIT])
        chosen = choose(scored, most=SIDE_MOST, words=min(SIDE_WORDS, ALL_WORDS - spent), taken=taken, per_document=4)
        if not chosen or (facet not in POPULATIONS and not _worth_a_heading(chosen)):
            continue
        taken.extend(chosen)
        spent += sum(c.unit.length for c in chosen)
        if facet in POPULATIONS:
            special.append((facet, chosen))
        else:
            sections.append(writer.section(FACETS[facet].heading, facet, chosen))
    populations = writer.populations(special)
    if populations is not None:
        last = next((i for i, s in enumerate(sections) if s.kind == "red_flags"), len(sections))
        sections.insert(last, populations)
    return sections


def _worth_a_heading(chosen: Sequence[Candidate]) -> bool:
    return len(chosen) > 1 or chosen[0].unit.length >= 12


class _Writer:
    """Turns candidates into claims, numbered in the order in which they are written."""

    def __init__(self, pool: Sequence[Candidate]) -> None:
        self._pool = pool
        self._count = 0

    def claim(self, candidate: Candidate, *, text: str = "") -> Claim:
        """One claim; `text` is a shorter form made by deletion, "" for the unit's own."""
        self._count += 1
        unit = candidate.unit
        shown = text or unit.text
        spans = [unit.spans[-1], *unit.spans[:-1]] if unit.listed else list(unit.spans)
        if text:
            spans = [(min(s for s, _ in unit.spans), max(e for _, e in unit.spans))]
        cited = [candidate.document.quote(*span) for span in spans]
        backers = [] if text else self._backers(candidate)
        strength = max((c.evidence.strength for c in (candidate, *backers)), key=_STRENGTHS.index)
        for backer in backers:
            cited.append(backer.document.quote(*backer.unit.spans[-1]))
        term = key_term(shown, listed=unit.listed)
        return Claim(f"c{self._count}", shown, tuple(cited), term if term in shown else "", strength)

    def _backers(self, candidate: Candidate) -> list[Candidate]:
        """Statements of other documents that hold every word of this one: at most two."""
        want = candidate.unit.stems
        if len(want) < 2:
            return []
        backers: dict[str, Candidate] = {}
        for other in self._pool:
            if (
                other.document.id != candidate.document.id
                and want <= other.unit.stems
                and other.unit.role == candidate.unit.role
            ):
                backers.setdefault(other.document.id, other)
                if len(backers) == 2:
                    break
        return list(backers.values())

    def section(self, heading: str, kind: str, chosen: Sequence[Candidate]) -> Section:
        """A section; where it is long, statements that share a theme stand under a sub-heading."""
        ordered = in_reading_order(chosen)
        groups = _themed(kind, ordered)
        if len(groups) < 2:
            return Section(kind, heading, tuple(self.claim(c) for c in ordered))
        rest = [c for title, group in groups if not title for c in group]
        named = [(title, group) for title, group in groups if title]
        subs = [Section(kind, title, tuple(self.claim(c) for c in group)) for title, group in named]
        if len(rest) > 1 and kind in OTHER:
            subs.append(Section(kind, OTHER[kind], tuple(self.claim(c) for c in rest)))
            rest = []
        return Section(kind, heading, tuple(self.claim(c) for c in rest), tuple(subs))

    def populations(self, special: Sequence[tuple[str, list[Candidate]]]) -> Section | None:
        """One section for all populations that the evidence speaks of."""
        if not special:
            return None
        if len(special) == 1:
            facet, chosen = special[0]
            if not _worth_a_heading(chosen):
                return None
            return Section(
                "populations",
                f"Special populations: {POPULATIONS[facet].lower()}",
                tuple(self.claim(c) for c in chosen),
            )
        subs = tuple(
            Section(facet, POPULATIONS[facet], tuple(self.claim(c) for c in chosen)) for facet, chosen in special
        )
        return Section("populations", "Special populations", (), subs)


def _themed(kind: str, chosen: Sequence[Candidate]) -> list[tuple[str, list[Candidate]]]:
    """Statements by theme in the table's order; those without one, or alone in theirs, under ""."""
    if len(chosen) < 6 or kind not in THEMES:
        return [("", list(chosen))]
    groups: dict[str, list[Candidate]] = {title: [] for title, _ in THEMES[kind]}
    rest: list[Candidate] = []
    for candidate in chosen:
        title = next((t for t, cue in THEMES[kind] if cue.search(candidate.unit.text)), "")
        (groups[title] if title else rest).append(candidate)
    kept = [(t, g) for t, g in groups.items() if len(g) > 1]
    rest += [c for g in groups.values() if len(g) == 1 for c in g]
    rest.sort(key=lambda c: chosen.index(c))
    return [*kept, ("", rest)] if rest else kept


def cited_documents(claims: Sequence[Claim]) -> list[str]:
    """Documents in the order of their first mention."""
    return list(dict.fromkeys(c.document for claim in claims for c in _by_appearance(claim)))


def _by_appearance(claim: Claim) -> tuple[Citation, ...]:
    return claim.citations
