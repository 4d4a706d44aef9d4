"""What of a scored pool an article shows: nothing that its direct answer lists, that a newer label says in the same
words, that is far weaker than the best, only borders on what was asked, or says next to nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from primum.answer.composing.bearing import DIRECT_FIT, TOLD
from primum.answer.composing.fitting import fit
from primum.answer.composing.listed import is_a_label
from primum.answer.composing.sameness import says_little
from primum.answer.composing.select import BARE, Candidate
from primum.answer.evidence.retrieve import Material
from primum.answer.inquiry.intents import FACETS, Intent
from primum.answer.inquiry.named import GENERIC
from primum.answer.lexicon.names import text_stems
from primum.answer.statements.merit import TELLS_NOTHING, merit
from primum.model import Concept, Kind

FREE = {"yes_no", "comparison", "overview"}
"""Intents whose answer may stand in any section, as long as it meets every concept."""
PARTED = TOLD | {"self_care", "risk_factors"}
"""Intents of whose article another section shows what answers nearly as well."""
WEAK = 1.3
"""How much less than the best a statement may be worth to be shown."""
ENOUGH = 3
"""Statements from pages about the subject that make mentions on other pages needless."""
LONG = 6
"""Items of a direct answer's list from which a section tells them again, by theme."""
ELSEWHERE = 0.35
"""How well, at most, a statement serves a facet that is on another side of its subject."""

Scored = list[tuple[float, Candidate]]


def newest_wording(pool: Sequence[Candidate]) -> list[Candidate]:
    """The pool without what a label says in the same words as a newer one: makers of one drug copy its label."""
    newest: dict[str, tuple[str, str]] = {}
    for candidate in (c for c in pool if c.document.source.kind is Kind.LABEL):
        dated = (candidate.document.source.published, candidate.document.id)
        newest[candidate.unit.text] = max(newest.get(candidate.unit.text, dated), dated)
    return [c for c in pool if c.unit.text not in newest or newest[c.unit.text][1] == c.document.id]


def strong(scored: Scored, *, by: float = WEAK) -> Scored:
    """The pool without what is weaker than its best `by` so much: an article is no longer than it deserves."""
    best = max((s for s, _ in scored), default=0.0)
    return [(s, c) for s, c in scored if s >= best - by]


def proper(scored: Scored, intent: Intent) -> Scored:
    """Of what answers nearly as well, nothing where enough answers: its own section beside has it, or it is the tail of
    an article that has said what it had to say."""
    if intent.name in FREE:
        return scored
    own = [(s, c) for s, c in scored if fit(c, intent.plan[0]) >= DIRECT_FIT]
    # What people do for themselves treats as well, and often has no section of its own.
    if len(own) >= (2 * ENOUGH if intent.name == "treatment" else ENOUGH):
        return own
    near = [
        (s, c)
        for s, c in scored
        if any(fit(c, f) > ELSEWHERE for f in (intent.plan[0], *intent.also))
        # A section on the outlook tells it in words of every kind.
        or (intent.name in TOLD and c.unit.role in FACETS[intent.plan[0]].roles)
    ]
    return near or scored


def telling(scored: Scored, intent: Intent, subject: frozenset[str]) -> Scored:
    """Without statements that tell nothing, where there are others, nor such as say little, where there are enough; a
    figure, and danger to life, are never nothing."""
    found = [
        (s, c)
        for s, c in scored
        if merit(c.unit.text, c.document.source.kind, intent.name) > TELLS_NOTHING or _weighs(c)
    ]
    much = [(s, c) for s, c in found if not says_little(c.unit, subject)]
    if len(much) >= ENOUGH:
        return much
    return scored if intent.name in FREE else found or scored


_WEIGHS = re.compile(r"\d|\b(?:deaths?|die|fatal|emergency)\b", re.IGNORECASE)


def _weighs(candidate: Candidate) -> bool:
    """Whether a statement on a page for everybody, where figures are none of a trial, tells one or a danger to life."""
    return candidate.document.source.kind in {Kind.REFERENCE, Kind.SUMMARY} and bool(
        _WEIGHS.search(candidate.unit.text)
    )


def items_shown(top: Sequence[tuple[Candidate, str]]) -> list[frozenset[str]]:
    """The gist of each item that lists of the direct answer show."""
    lists = [(text if is_a_label(c.unit.lead) else text.partition(": ")[2]).rstrip(".") for c, text in top if text]
    items = [item for told in lists for item in told.split("; ")]
    return [frozenset(s[:5] for s in text_stems(item) if not s.startswith("=")) for item in items]


def asked_beside(material: Material) -> frozenset[str]:
    """The stems by which a question asks something of its subjects: none of "Tell me about gout"."""
    return material.reading.soft - GENERIC - stems_of(material.concepts)


def holding(main: Scored, asked: frozenset[str]) -> Scored:
    """The statements that hold a word that the question asks with."""
    return [(s, c) for s, c in main if asked & c.unit.stems]


def untold(main: Scored, shown: Sequence[frozenset[str]]) -> Scored:
    """The pool without what the direct answer's list shows, where enough is left to be read without it, or where that
    short list was all there is: among other lists, and where it is long, a section puts its items in order."""
    left = [(s, c) for s, c in main if not is_shown(c, shown)]
    alone = len(main) - len(left) < LONG and not any(c.unit.listed for _, c in left)
    return left if alone or len(left) >= 2 * ENOUGH else main


def no_echo(body: Sequence[Candidate], shown: Sequence[frozenset[str]]) -> list[Candidate]:
    """A section without what the direct answer's list shows, where that is nearly all that it has: read once is enough."""
    left = [c for c in body if not is_shown(c, shown)]
    return left if _NEARLY_ALL * len(left) <= len(body) else list(body)


_NEARLY_ALL = 4


def is_shown(candidate: Candidate, shown: Sequence[frozenset[str]]) -> bool:
    """Whether a direct answer's list has an item, of whatever page, in as many words but for a short form."""
    gist = candidate.unit.gist
    if not candidate.unit.listed or candidate.unit.group:
        return False
    bare = candidate.unit.length <= BARE
    return any(
        gist == item or (bare and gist <= item) or (len(gist) == len(item) + 1 and item < gist) for item in shown
    )


def stems_of(concepts: Sequence[Concept]) -> frozenset[str]:
    """The stems of all names of some concepts."""
    return frozenset(stem for concept in concepts for name in concept.names for stem in text_stems(name))
