"""What of a scored pool an article shows: nothing that its direct answer lists, that a newer label says in the same
words, that is far weaker than the best, only borders on what was asked, or says next to nothing."""

from __future__ import annotations

from collections.abc import Sequence

from primum.answer.composing.bearing import DIRECT_FIT, TOLD
from primum.answer.composing.fitting import fit
from primum.answer.composing.select import BARE, Candidate, says_little
from primum.answer.inquiry.intents import Intent
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

Scored = list[tuple[float, Candidate]]


def newest_wording(pool: Sequence[Candidate]) -> list[Candidate]:
    """The pool without what a label says in the same words as a newer one: makers of one drug copy its label."""
    newest: dict[str, tuple[str, str]] = {}
    for candidate in (c for c in pool if c.document.source.kind is Kind.LABEL):
        dated = (candidate.document.source.published, candidate.document.id)
        newest[candidate.unit.text] = max(newest.get(candidate.unit.text, dated), dated)
    return [c for c in pool if c.unit.text not in newest or newest[c.unit.text][1] == c.document.id]


def strong(scored: Scored) -> Scored:
    """The pool without what is far weaker than its best: an article is no longer than it deserves."""
    best = max((s for s, _ in scored), default=0.0)
    return [(s, c) for s, c in scored if s >= best - WEAK]


def proper(scored: Scored, intent: Intent) -> Scored:
    """Of what answers nearly as well, nothing where enough answers: its own section beside has it, or it is the tail of
    an article that has said what it had to say."""
    own = [(s, c) for s, c in scored if fit(c, intent.plan[0]) >= DIRECT_FIT]
    enough = ENOUGH if intent.name in PARTED else 2 * ENOUGH
    return own if intent.name not in FREE and len(own) >= enough else scored


def telling(scored: Scored, intent: Intent, subject: frozenset[str]) -> Scored:
    """Without statements that tell nothing, where there are others."""
    found = [
        (s, c)
        for s, c in scored
        if merit(c.unit.text, c.document.source.kind, intent.name) > TELLS_NOTHING and not says_little(c.unit, subject)
    ]
    return found if len(found) >= ENOUGH else scored


def items_shown(top: Sequence[tuple[Candidate, str]]) -> list[frozenset[str]]:
    """The gist of each item that lists of the direct answer show."""
    lists = [text.partition(": ")[2].rstrip(".") for _, text in top if text]
    items = [item for told in lists for item in told.split("; ")]
    return [frozenset(s[:5] for s in text_stems(item) if not s.startswith("=")) for item in items]


def untold(main: Scored, shown: Sequence[frozenset[str]]) -> Scored:
    """The pool without what the direct answer's list shows, where enough is left to be read without it."""
    left = [(s, c) for s, c in main if not is_shown(c, shown)]
    return left if len(left) >= 2 * ENOUGH else main


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
