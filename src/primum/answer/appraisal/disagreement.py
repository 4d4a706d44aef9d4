"""Where two sources say opposite things of the same relation: which way it goes, whether there is one at all, whether
something is advised.

Precise before complete: two statements disagree only where each speaks of most of what the other speaks of, of the
same people, where one says plainly what the other plainly denies, and neither is an aim, a doubt or a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from primum.answer.verify.comparison import asks
from primum.answer.verify.relations import relations
from primum.answer.verify.wording import COMMON, RARE, Term, keys, meets, terms
from primum.text.negation import negations
from primum.text.populations import populations

SHARED, LEAST = 0.5, 0.38
"""Share of the weight of the statements' terms that the other must meet: on average, and of each."""
CONCEPTS = 2
"""Terms of medicine that both must have: the two sides of a relation."""
LONGEST = 50
"""Most words of a statement that is looked at: longer ones say several things."""
REACH = 60
"""Characters after a word that denies, advises or gives a direction within which stands what it speaks of."""
NEAR, HALF = 0.65, 0.5
"""Share of the weight of what a denial stands beside, and of what an assertion does, that the other must speak of."""
DIRECTION, EFFECT, ADVICE = (
    "one says that it goes up, the other that it goes down",
    "one reports an effect or a link, the other none",
    "one advises what the other advises against",
)
_ADJECTIVES = r"(?:[\w-]+ ){0,3}"
_NO_LINK = re.compile(
    rf"\b(?:no|without|lack of|absence of) (?:an? |any )?{_ADJECTIVES}(?:associations?|correlations?|relationships?|relation|link)\b"
    rf"|\b(?:not|neither) (?:(?:\w+ly|been|be|found|shown|to) ){{0,4}}(?:associated|correlated?|related|linked)\b|\bunrelated to\b"
    rf"|\b(?:no|not|without)\b[^.;,]{{0,30}}\bincreased? (?:in )?(?:the )?risk\b",
    re.IGNORECASE,
)
_NO_EFFECT = re.compile(
    rf"\bno {_ADJECTIVES}(?:effects?|benefits?|improvements?|reductions?|efficacy|advantage)\b|\bineffective\b"
    rf"|\bnot (?:(?:\w+ly|been|be|found|shown|to|more) ){{0,4}}(?:effective|beneficial|efficacious)\b"
    rf"|\b(?:did|does|do|could|has|have|was|is) not {_ADJECTIVES}(?:reduced?|improved?|prevent(?:ed)?|lower(?:ed)?|decreased?|affect(?:ed)?|increased?|shown to)\b"
    r"|\bfail(?:s|ed)? to (?:reduce|improve|prevent|lower|decrease|increase)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\b(?:associated|correlated|linked|related) (?:with|to)\b|\bcorrelat(?:es|ed|ion) with\b|\brisk factors? for\b"
    r"|\b(?:positive|negative|inverse|significant|strong|reverse|clear) (?:\w+ ){0,2}?(?:association|correlation|relationship)\b"
    r"|\b(?:association|correlation|relationship|link)\b[^.;]{0,80}\b(?:was|were|is) (?:statistically )?(?:significant|found|observed|confirmed)\b"
    r"|\bincreas(?:es?|ed|ing) (?:the )?(?:risk|odds|likelihood|incidence)\b|\b(?:increased|higher|greater|elevated) (?:risk|odds|incidence)\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:is|are|was|were|be|proved|highly|most|found) (?:\w+ ){0,2}?(?:effective|beneficial|efficacious)\b"
    r"|\b(?:reduces?|reduced|improves?|improved|prevents?|prevented|lowers?|lowered|decreases?|decreased|increases|increased)\b(?! by 0\b)"
    r"|\b(?:significant|marked|substantial|clear) (?:\w+ ){0,2}?(?:reductions?|improvements?|benefits?)\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:(?P<up>increases|increased|raises|raised|elevates|elevated|worsens|worsened|exacerbates|exacerbated|is more likely|are more likely)"
    r"|(?P<down>decreases|decreased|reduces|reduced|lowers|lowered|diminishes|diminished|protects against|prevents|prevented|is less likely|are less likely))\b",
    re.IGNORECASE,
)
# What turns the sense of a direction: less of a lack is more.
_TURNS = re.compile(
    r"\b(?:low|lack|deficien\w+|absen\w+|loss|withdraw\w+|discontinu\w+|inhibit\w*|high|without|knock\w*|delet\w+|mutat\w+|than|rather|except|only)\b",
    re.IGNORECASE,
)
_ADVISES = re.compile(
    r"\b(?:is|are) (?:\w+ ){0,2}?(?:recommended|advised|indicated|preferred)\b|\brecommends?\b|\bshould be (?:used|given|offered|started|considered|prescribed|taken)\b"
    r"|\bshould (?:receive|take|have|undergo|use)\b|\b(?:is|are) (?:the )?(?:first-line|treatments? of choice)\b",
    re.IGNORECASE,
)
_ADVISES_AGAINST = re.compile(
    r"\b(?:not|never|no longer) (?:\w+ ){0,2}?(?:recommended|advised|indicated|be (?:used|given|taken|offered|started|prescribed))\b"
    r"|\b(?:recommends?|advises?) (?:strongly )?against\b|\bnot recommend\b|\bcontra-?indicated\b|\bshould (?:be avoided|not (?:receive|take|have|undergo|use))\b",
    re.IGNORECASE,
)
_STATISTICS = re.compile(
    r"[HOR]R|aOR|aHR|CI|SD|adjusted|confidence|interval|hazard|odds|ratios?|RESULTS?|CONCLUSIONS?|INTERPRETATION|phase|I{1,3}|randomi[sz]ed|random-effects|trials?|meta-analys[ei]s|cohorts?|(?:first|second)-line|baseline|statistically|significant(?:ly)?|analys[ei]s",
    re.I,
)
_AIMS = re.compile(
    r"\b(?:study|trial|review|we|article|paper) (?:\w+ )?(?:investigat\w+|aim\w*|examin\w+|was designed|evaluat\w+|assess\w+|describ\w+)\b|\b(?:speculat|hypothes|suspect)|\bdesign of\b|\bif\b|\bunless\b",
    re.IGNORECASE,
)


# What holds for some does not contradict what holds for most: "some people show no improvement".
_OF_SOME = re.compile(
    r"^(?:in |for |among )?(?:some|a few|few|certain|not (?:all|every\w*)|a (?:small|minority)|rarely|occasionally|sometimes)\b"
    r"|\bin (?:some|rare|a few|certain) (?:cases|people|patients)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence read for what it asserts and what it denies. `plain` is False for aims, doubts and long sentences."""

    text: str
    terms: tuple[Term, ...]
    keys: frozenset[str]
    plain: bool

    @property
    def weight(self) -> float:
        """What its terms weigh together."""
        return sum(t.weight for t in self.terms)


def statement(text: str) -> Statement:
    """Read a sentence."""
    short = 5 <= len(text.split()) <= LONGEST
    plain = short and not asks(text) and not relations(text).unknown
    plain = plain and not _AIMS.search(text) and not _OF_SOME.search(text)
    telling = (t for t in terms(text) if t.weight >= COMMON and not _STATISTICS.fullmatch(t.text))
    return Statement(text, tuple(telling), keys(text), plain)


@lru_cache(maxsize=16384)
def side(text: str) -> tuple[bool, bool, bool]:
    """A quick look: whether a sentence denies or advises against anything, says that anything rises, or falls."""
    denies = any(p.search(text) for p in (_NO_LINK, _NO_EFFECT, _ADVISES_AGAINST))
    moves = {m.lastgroup for m in _MOVES.finditer(text)}
    return denies, "up" in moves, "down" in moves


def may_oppose(one: str, other: str) -> bool:
    """Whether it is worth the time to hold two sentences against each other: one denies, or both move, and not alike."""
    (denies, up, down), (other_denies, other_up, other_down) = side(one), side(other)
    return denies != other_denies or (up and other_down and not down) or (down and other_up and not up)


def disagreement(one: Statement, other: Statement) -> str:
    """How two statements of different sources contradict each other, "" where they do not, or not surely."""
    if not one.plain or not other.plain or not _alike(one, other):
        return ""
    if _advice(one, other) or _advice(other, one):
        return ADVICE
    if _denies(one, other) or _denies(other, one):
        return EFFECT
    return DIRECTION if _turns(one, other) else ""


def _alike(one: Statement, other: Statement) -> bool:
    """Whether the statements speak of the same things and of the same people."""
    shared = [t for t in one.terms if meets(t, other.keys)]
    if sum(t.weight >= RARE for t in shared) < CONCEPTS or not one.weight or not other.weight:
        return False
    there = sum(t.weight for t in shared) / one.weight
    back = sum(t.weight for t in other.terms if meets(t, one.keys)) / other.weight
    if min(there, back) < LEAST or there + back < 2 * SHARED:
        return False
    return set(populations(one.text)) == set(populations(other.text))


def _advice(one: Statement, other: Statement) -> bool:
    """Whether the second advises against what the first advises."""
    against = _ADVISES_AGAINST.search(other.text)
    return bool(against and _ADVISES.search(one.text) and not negations(one.text))


def _denies(one: Statement, other: Statement) -> bool:
    """Whether the second reports no link, or no effect, where the first reports one, of the same thing."""
    for asserts, denied in ((_LINK, _NO_LINK), (_DOES, _NO_EFFECT)):
        none, said = denied.search(other.text), asserts.search(one.text)
        if none is None or said is None or negations(one.text) or denied.search(one.text):
            continue
        if {_way(none.group()), _way(said.group())} == {1, -1}:
            continue  # what does not lower a thing may well raise it
        # One that says both, of different things, contradicts neither.
        if asserts.search(other.text[: none.start()] + other.text[none.end() :]):
            continue
        if _speaks_of(other, none.end(), one, NEAR) and _speaks_of(one, said.end(), other, HALF):
            return True
    return False


_DOWN = re.compile(r"reduc|lower|decreas|prevent", re.IGNORECASE)


def _way(text: str) -> int:
    """Whether words speak of a rise (+1) or a fall (-1); 0 where of neither."""
    return -1 if _DOWN.search(text) else 1 if "increas" in text.lower() else 0


def _speaks_of(said: Statement, at: int, other: Statement, share: float) -> bool:
    """Whether the other speaks of this share of what stands around a place, and of every drug there."""
    near = [t for t in said.terms if -REACH <= t.start - at <= REACH and t.weight >= RARE]
    after = [t for t in near if t.start >= at][:2]
    if any(t.drug and not meets(t, other.keys) for t in near) or (
        after and not any(meets(t, other.keys) for t in after)
    ):
        return False
    return sum(t.weight for t in near if meets(t, other.keys)) >= share * sum(t.weight for t in near) > 0


def _turns(one: Statement, other: Statement) -> bool:
    """Whether all that moves in one statement rises and in the other falls, and it is the same thing that moves."""
    if negations(one.text) or negations(other.text) or bool(_TURNS.search(one.text)) or bool(_TURNS.search(other.text)):
        return False
    ours, theirs = _moved(one), _moved(other)
    if len({sign for sign, _ in ours}) != 1 or {-sign for sign, _ in ours} != {sign for sign, _ in theirs}:
        return False
    moved = {t for _, near in ours for t in near}
    there = [t for _, near in theirs for t in near]
    same = [t for t in moved if any(not t.keys.isdisjoint(u.keys) or t.parts == u.parts for u in there)]
    rest = [t for t in one.terms if t not in moved and t.weight >= RARE and meets(t, other.keys)]
    return any(t.weight >= RARE for t in same) and bool(rest)


def _moved(said: Statement) -> list[tuple[int, tuple[Term, ...]]]:
    """What a statement says rises (+1) or falls (-1): the sign, and the first two terms that stand after it."""
    return [
        (1 if m["up"] else -1, tuple(t for t in said.terms if 0 <= t.start - m.end() <= REACH)[:2])
        for m in _MOVES.finditer(said.text)
    ]
