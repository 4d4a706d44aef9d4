"""Candidates to claims and sections: citations, key terms, sub-headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from primum.answer.composing.byothers import is_not_ones_own
from primum.answer.composing.select import Candidate, in_reading_order
from primum.answer.composing.themes import LIVED_BY, OTHER, THEMES, WITHOUT_DRUGS
from primum.answer.inquiry.intents import FACETS
from primum.answer.lexicon.names import name_stems
from primum.answer.statements.phrase import key_term
from primum.answer.statements.units import Unit
from primum.model import Claim, Section, Strength
from primum.text.hinted import Hinted
from primum.text.terms import stems

POPULATIONS = {
    "pregnancy": "Pregnancy", "lactation": "Breastfeeding", "children": "Children", "older_people": "Older people",
    "renal": "Kidney impairment", "hepatic": "Liver impairment",
}  # fmt: skip
BACKERS = 2
"""Most further documents cited for a statement that they make in the same words."""
ALIKE, MOST_ALIKE = 0.8, 4
"""The share of a statement's words that another study's must hold to be cited for it, and most such studies."""
MOST_HEADING = 14
"""Most words of a source's sub-heading."""
SEEN_LATER = "When to see a doctor"
LONG = 6
"""Statements from which a section is divided by theme."""
_TITLE = 4
"""Most words of a heading that names a theme and nothing beside it."""
_STRENGTHS = [Strength.VERY_LOW, Strength.LOW, Strength.MODERATE, Strength.HIGH]


# Danger, or haste; and that somebody is to be seen, which may be any day.
_URGES = Hinted(
    r"right away|immediate|emergenc|\b911\b|9-1-1|urgent|prompt|at once|as soon as|hospital|ambulance|\bER\b|life[- ]threat|warning signs|"
    r"danger|serious|severe|sudden|poison|(?:trouble|fast) breathing|(?:difficulty|shortness of) breath|chest pain|unconscious|faint|"
    r"seizure|stiff neck|suicid|stroke|blood|bleed|confus|dehydrat|paraly|numb|vision|high fever",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"\b(?:see|call|contact|visit|tell|talk to)\b.{0,60}\b(?:doctor|provider|physician|dentist)", re.IGNORECASE
)


def is_urgent(unit: Unit) -> bool:
    """Whether a warning is one to act on at once: danger, haste, or a sign that is told without a doctor to be seen."""
    told = " ".join((unit.text, unit.lead, *unit.headings[-1:]))
    return _URGES.search(told) is not None or _SEEN.search(told) is None


def heading_of(facet: str, chosen: Sequence[Candidate]) -> str:
    """The heading of a facet's section; "contact your provider if it comes back" is no haste."""
    later = facet == "red_flags" and not any(is_urgent(c.unit) for c in chosen)
    return SEEN_LATER if later else FACETS[facet].heading


def worth_a_heading(chosen: Sequence[Candidate]) -> bool:
    """A heading needs two statements under it, or one that says something."""
    return len(chosen) > 1 or (bool(chosen) and chosen[0].unit.length >= 8)


class Writer:
    """Turns candidates into claims, numbered in the order in which they are written. Of `studies`, those are cited for
    one statement, too, that say it in other words; what is `telling` of the very thing that was asked is cited for one
    that says no more, on whatever page and under whatever heading it stands."""

    def __init__(
        self,
        pool: Sequence[Candidate],
        subject: Sequence[str],
        *,
        studies: bool = False,
        telling: Sequence[Candidate] = (),
    ) -> None:
        self._pool = pool
        self._studies = studies
        self._telling = {(c.document.id, c.unit.spans) for c in telling}
        self._subject = [name_stems(name) for name in subject]
        self._count = 0
        self._marked: set[frozenset[str]] = set()

    def claim(self, candidate: Candidate, *, text: str = "") -> Claim:
        """One claim; `text` is a shorter form made by deletion, "" for the unit's own."""
        self._count += 1
        unit = candidate.unit
        shown = text or unit.text
        # The quote that holds the words comes first, the lead-in of its list after it.
        spans = [unit.spans[-1], *unit.spans[:-1]] if unit.listed else list(unit.spans)
        cited = [candidate.document.quote(*span) for span in spans]
        backers = [] if text else self._backers(candidate)
        cited += [b.document.quote(*b.unit.spans[-1]) for b in backers]
        strength = max((c.evidence.strength for c in (candidate, *backers)), key=_STRENGTHS.index)
        term = "" if text else self._term(shown, listed=unit.listed)
        return Claim(f"c{self._count}", shown, tuple(cited), term if term in shown else "", strength)

    def _term(self, shown: str, *, listed: bool) -> str:
        """The key term of a claim, but for a sentence's that stood out before, or that names the subject and one of its
        sides alone ("The symptoms of gout"): a bold word in every line marks none."""
        term = key_term(shown, listed=listed)
        if listed or not term:
            return term
        term_stems = name_stems(term)
        names = _SIDES.union(*self._subject)
        if term_stems in self._marked or (
            term_stems <= names and any(name and name <= term_stems for name in self._subject)
        ):
            return ""
        self._marked.add(term_stems)
        return term

    def _backers(self, candidate: Candidate) -> list[Candidate]:
        """Statements of other documents, in a section of the same role or telling what was asked as well, that hold every
        word of this one; of studies, any that hold most of its words and all its figures. Whether they bear it out is not judged here."""
        want = candidate.unit.stems
        if not want:
            return []
        if self._studies:
            return self._alike(candidate)
        backers: dict[str, Candidate] = {}
        for other in self._pool:
            if len(backers) == BACKERS:
                break
            if (
                other.document.id != candidate.document.id
                and want <= other.unit.stems
                and other.unit.listed == candidate.unit.listed
                and (self._is_alike(candidate, other) or self._tell_alike(candidate, other))
            ):
                backers.setdefault(other.document.id, other)
        return list(backers.values())

    @staticmethod
    def _is_alike(candidate: Candidate, other: Candidate) -> bool:
        return other.level == candidate.level and other.unit.role == candidate.unit.role

    def _tell_alike(self, candidate: Candidate, other: Candidate) -> bool:
        return all((c.document.id, c.unit.spans) in self._telling for c in (candidate, other))

    def _alike(self, candidate: Candidate) -> list[Candidate]:
        want, figures = candidate.unit.gist, candidate.unit.figures
        alike: dict[str, Candidate] = {}
        for other in self._pool:
            held = len(want & other.unit.gist)
            if (
                other.document.id != candidate.document.id
                and held >= ALIKE * len(want)
                and figures <= other.unit.figures
            ):
                alike.setdefault(other.document.id, other)
        return list(alike.values())[:MOST_ALIKE]

    def section(self, heading: str, kind: str, chosen: Sequence[Candidate]) -> Section:
        """A section. Statements that need their source's sub-heading stand under it; a long rest is parted by theme."""
        ordered = in_reading_order(chosen)
        plain = [c for c in ordered if not c.unit.outside(self._subject)]
        grouped: dict[str, list[Candidate]] = {}
        for candidate in ordered:
            if candidate.unit.outside(self._subject):
                grouped.setdefault(candidate.unit.group, []).append(candidate)
        themes = _themed(kind, plain)
        rest = [c for title, group in themes if not title for c in group]
        named = [
            *((t, g) for t, g in themes if t),
            *((t, g) for t, g in grouped.items() if worth_a_heading(g) and _is_heading(t)),
        ]
        if len(rest) > 1 and kind in OTHER and named and any(t for t, _ in themes):
            named.append((OTHER[kind], rest))
            rest = []
        top = tuple(self.claim(c) for c in rest)
        return Section(kind, heading, top, tuple(Section(kind, t, tuple(map(self.claim, g))) for t, g in named))

    def warnings(self, chosen: Sequence[Candidate]) -> list[Section]:
        """What is urgent, and under a heading of its own whatever can wait for a visit."""
        now = [c for c in chosen if is_urgent(c.unit)]
        later = [c for c in chosen if not is_urgent(c.unit)]
        parted = [now, later] if worth_a_heading(now) and worth_a_heading(later) else [list(chosen)]
        return [self.section(heading_of("red_flags", group), "red_flags", group) for group in parted]

    def populations(self, special: Sequence[tuple[str, list[Candidate]]]) -> Section | None:
        """One section for all populations that the evidence speaks of."""
        kept = [(facet, chosen) for facet, chosen in special if worth_a_heading(chosen)]
        if len(kept) == 1:
            facet, chosen = kept[0]
            return Section(facet, f"Special populations: {POPULATIONS[facet].lower()}", tuple(map(self.claim, chosen)))
        subs = tuple(Section(facet, POPULATIONS[facet], tuple(map(self.claim, chosen))) for facet, chosen in kept)
        return Section("populations", "Special populations", (), subs) if subs else None


# The sides of a subject that sections are about.
_SIDES = frozenset(
    stems(
        "symptoms signs treatment management therapy diagnosis causes risk goals aims prevention complications outlook patients people cases"
    )
)
# What a page calls its own parts.
_OF_THE_PAGE = re.compile(r"\b(?:PDF|Menu|Print|Share|Download|Navigation|Bookmarks?)\b")


def _is_heading(text: str) -> bool:
    """Whether a source's sub-heading reads as one: short, and no sentence or question."""
    asks = text.endswith(("?", ".")) or text.startswith(("Whether ", "If "))
    return len(text.split()) <= MOST_HEADING and not asks and not _OF_THE_PAGE.search(text)


def theme_of(kind: str, candidate: Candidate) -> str:
    """The sub-heading under which a statement falls, "" where none fits: what its source put it under says more than
    its own words, and what leads its list in less."""
    unit = candidate.unit
    above = unit.headings[-1] if unit.headings else ""
    named = _theme_of(kind, above) if len(above.split()) <= _TITLE and not above.endswith("?") else ""
    found = named or _theme_of(kind, unit.text) or (_theme_of(kind, unit.lead) if unit.listed else "")
    return "" if found == LIVED_BY and is_not_ones_own(unit) else found


@lru_cache(maxsize=16384)
def _theme_of(kind: str, text: str) -> str:
    return next((t for t, cue in THEMES.get(kind, ()) if cue.search(text)), "")


def _themed(kind: str, chosen: Sequence[Candidate]) -> list[tuple[str, list[Candidate]]]:
    """Statements by theme in the table's order; those without one, or alone in theirs, under ""."""
    if len(chosen) < LONG or kind not in THEMES:
        return [("", list(chosen))]
    groups: dict[str, list[Candidate]] = {title: [] for title, _ in THEMES[kind]}
    rest: list[Candidate] = []
    for candidate in chosen:
        title = theme_of(kind, candidate)
        (groups[title] if title else rest).append(candidate)
    if groups.get(WITHOUT_DRUGS):
        groups[WITHOUT_DRUGS] = sorted((*groups[LIVED_BY], *groups[WITHOUT_DRUGS]), key=chosen.index)
        groups[LIVED_BY] = []
    kept = [(t, g) for t, g in groups.items() if len(g) > 1]
    rest += [c for g in groups.values() if len(g) == 1 for c in g]
    rest.sort(key=chosen.index)
    if rest and (len(kept) < 2 or sum(len(g) for _, g in kept) <= len(rest)):
        return [("", list(chosen))]  # most of it under "other" is no order
    return [*kept, ("", rest)] if rest else kept
