"""What each statement of a pool is worth as an answer to the intent and the points of a question."""

from __future__ import annotations

from collections.abc import Sequence

from primum.answer.composing.bearing import DIRECT_FIT
from primum.answer.composing.fitting import DEFINES, fit, is_on_another_side, precedence
from primum.answer.composing.paring import ENOUGH, FREE, Scored
from primum.answer.composing.select import Candidate
from primum.answer.inquiry.intents import Intent
from primum.answer.inquiry.points import NONE, Points
from primum.answer.lexicon.names import Match

ALSO = 0.25
"""How much less a facet that answers nearly as well is worth."""


def main_fit(candidate: Candidate, intent: Intent, points: Points) -> float:
    """How well a statement answers a question of this intent and these points, 0..1.2; 0 where it does not."""
    suits = max((fit(candidate, intent.plan[0]), *(fit(candidate, f) - ALSO for f in intent.also)))
    if intent.name == "interactions" and sum(candidate.covered) > 1:
        suits = max(suits, 0.5)
    told = not candidate.unit.listed and candidate.unit.role == "definition" and candidate.level is Match.EXACT
    told = told and (candidate.names_subject or not DEFINES.match(candidate.unit.text))
    if intent.name == "definition" and told and not is_on_another_side(candidate.unit):
        suits = max(suits, 0.4)
    if intent.name in FREE:
        suits = max(suits, 0.5 if sum(candidate.covered) > 1 or candidate.names_subject else 0.0)
    return max(suits, DIRECT_FIT) if candidate.by_name or points.are_in(candidate.unit.text) else suits


def score(pool: Sequence[Candidate], intent: Intent, points: Points = NONE) -> Scored:
    """The statements that answer, each with its worth as an answer."""
    fits = ((main_fit(c, intent, points), c) for c in pool)
    return _of_the_subject([(c.worth + f + precedence(c.unit, intent.name), c) for f, c in fits if f > 0])


def _of_the_subject(scored: Scored) -> Scored:
    """Where pages about the subject have enough to say, pages that only mention it are left out; elsewhere such a page
    serves with sentences that name the subject, not with items of lists on something else. (Whether dehydration causes
    cramps, the item "Dehydration" on the page on cramps does answer.)"""
    own = [(s, c) for s, c in scored if c.level is Match.EXACT]
    if len(own) >= ENOUGH:
        return own
    told = [(s, c) for s, c in scored if c.level is not Match.EXACT and c.names_subject]
    return own + [(s, c) for s, c in told if not c.unit.listed or c.at_home]
