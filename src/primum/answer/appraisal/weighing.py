"""A draft held against its sources once more: what they only pass on, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from primum.answer.appraisal.disagreement import Statement, disagreement, may_oppose, statement
from primum.answer.appraisal.originals import Originals
from primum.answer.composing.compose import Draft
from primum.answer.composing.select import Candidate
from primum.answer.lexicon.names import text_stems
from primum.model import Answer, Claim, Disagreement, Document, Dropped, Evidence, Section

HEADING = "Where sources disagree"
KIND = "evidence"
MOST = 3
"""Disagreements that one article shows."""
ALIKE = 0.3
"""Share of the words of the shorter of two statements that the other must have, before they are read more closely."""
POOL = 200
"""Statements that were not chosen and are looked at for what contradicts those that were, best first."""


@lru_cache(maxsize=8192)
def _read(text: str) -> Statement:
    return statement(text)


def from_the_originals(
    draft: Draft, documents: dict[str, Document], originals: Originals
) -> tuple[Draft, list[Document]]:
    """The draft with its secondary statements marked, or in the words of the work that they credit; and the documents
    that this newly cites."""
    added: list[Document] = []

    def claims(old: Sequence[Claim]) -> tuple[Claim, ...]:
        made = []
        for claim in old:
            marked, found = originals.marked(claim, documents[claim.citations[0].document])
            added.extend([found] if found is not None else [])
            made.append(marked)
        return tuple(made)

    def section(old: Section) -> Section:
        return replace(old, claims=claims(old.claims), sections=tuple(map(section, old.sections)))

    marked = replace(draft, summary=claims(draft.summary), sections=tuple(map(section, draft.sections)))
    return marked, added


def with_disagreements(draft: Draft, pool: Sequence[Candidate], check: Callable[[Claim], Claim | Dropped]) -> Draft:
    """The draft, whose claims passed the checker, with a section of its own for those that contradict each other, side
    by side. What contradicts the direct answer stands there alone; what was not chosen comes in where it contradicts
    what was, and passes `check`."""
    shown = [*draft.summary, *(c for s in draft.sections for c in s.every())]
    pairs = _among(shown)
    pairs += _against(shown, pool, {id for p, _ in pairs for id in p.claims}, check)
    pairs = pairs[:MOST]
    if not pairs:
        return draft
    fixed = {c.id for c in draft.summary}
    known = {c.id: c for c in shown} | {c.id: c for _, c in pairs if c is not None}
    moved = dict.fromkeys(id for pair, _ in pairs for id in pair.claims if id not in fixed)
    sections = [new for s in draft.sections if (new := _without(s, set(moved))).claims or new.sections]
    # Warning signs stay last.
    last = next((n for n, s in enumerate(sections) if s.kind == "red_flags"), len(sections))
    if moved:
        sections.insert(last, Section(KIND, HEADING, tuple(known[id] for id in moved)))
    return replace(draft, sections=tuple(sections), disagreements=tuple(pair for pair, _ in pairs))


_Pairs = list[tuple[Disagreement, Claim | None]]


def _among(shown: Sequence[Claim]) -> _Pairs:
    found: _Pairs = []
    taken: set[str] = set()
    for at, one in enumerate(shown):
        for other in shown[at + 1 :]:
            if taken & {one.id, other.id} or _sources(one) & _sources(other):
                continue
            reason = _reason(one.text, other.text)
            if reason:
                found.append((Disagreement((one.id, other.id), reason), None))
                taken |= {one.id, other.id}
    return found


def _against(
    shown: Sequence[Claim], pool: Sequence[Candidate], taken: set[str], check: Callable[[Claim], Claim | Dropped]
) -> _Pairs:
    """Statements of the pool that contradict a claim, each as a claim of its own."""
    found: _Pairs = []
    others = [c for c in pool[:POOL] if all(c.covered) and not c.unit.listed and not c.unit.furniture]
    for one in shown:
        if one.id in taken:
            continue
        for other in others:
            if other.document.id in _sources(one) or not _reason(one.text, other.unit.text):
                continue
            quotes = tuple(other.document.quote(*span) for span in other.unit.spans)
            claim = check(Claim(f"d{len(found) + 1}", other.unit.text, quotes, strength=other.evidence.strength))
            if isinstance(claim, Claim):
                found.append((Disagreement((one.id, claim.id), _reason(one.text, claim.text)), claim))
                break
    return found


def in_conflict(answer: Answer) -> tuple[Evidence, ...]:
    """The references, those that another contradicts with a concern that says so."""
    claims = {c.id: c for c in answer.claims()}
    concerns: dict[str, dict[str, None]] = {}
    for pair in answer.disagreements:
        one, other = (_sources(claims[id]) for id in pair.claims)
        for mine, theirs in ((one, other), (other, one)):
            numbers = ", ".join(str(answer.numbers[d]) for d in sorted(theirs, key=lambda d: answer.numbers[d]))
            for document in mine:
                concerns.setdefault(document, {})[f"conflicting: reference {numbers} says otherwise on a point"] = None
    return tuple(replace(e, concerns=(*e.concerns, *concerns.get(e.document, {}))) for e in answer.references)


def _reason(one: str, other: str) -> str:
    if not may_oppose(one, other):
        return ""
    ours, theirs = text_stems(one), text_stems(other)
    if len(ours & theirs) < ALIKE * min(len(ours), len(theirs)):
        return ""
    return disagreement(_read(one), _read(other))


def _sources(claim: Claim) -> set[str]:
    return {c.document for c in claim.citations}


def _without(section: Section, gone: set[str]) -> Section:
    kept = tuple(new for s in section.sections if (new := _without(s, gone)).claims or new.sections)
    return replace(section, claims=tuple(c for c in section.claims if c.id not in gone), sections=kept)
