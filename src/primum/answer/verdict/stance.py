"""How statements stand to a question of yes or no: measures that can be named, one row for all statements together.

A statement counts by how much of the question it holds (`verify.wording`: synonyms, abbreviations that the texts
explain themselves), more where it concludes, less where it says what was asked or done. Measured are denials near the
words of the question, what stands in the place of one of them (`contrast.py`), and what of the question no
statement holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from primum.answer.composing.given import AIM
from primum.answer.verdict.contrast import Floats, excepted, negated, numbers_absent, opposed, renamed, slots
from primum.answer.verify.relations import relations
from primum.answer.verify.wording import Term, abbreviations, coverage, keys, meets, places, terms

NAMES = (
    "denied near", "denied", "no difference", "opposite word", "points the other way", "points the same way", "hedged",
    "not known", "denied near, best three", "opposite word, best three", "most held", "held in all", "rare word absent",
    "words absent", "last word absent", "rare words missing in the best", "asks of all or only", "that word absent",
    "concludes and denies", "concludes and affirms", "share denied near", "plain less denied", "asks of effect",
    "asks can", "asks does", "asks has", "asks is there", "length", "asks should", "effect denied", "all or only, held",
    "pairs of words held", "another word in place", "another word, own absent", "negative form", "number absent",
    "but not", "another name in place", "goes badly", "last word absent, endings apart",
)  # fmt: skip
"""The measures, in their order."""

_PLAIN = r"(?:statistically |significantly |clinically |found to be |been |shown to )*"
_DENIES = re.compile(
    r"\bfail(?:s|ed)? (?:to|in)\b|\bfailure to\b"
    r"|\b(?:did|does|do|was|were|is|are|has|have|had|could|can) ?not\b|\bcannot\b"
    rf"|\bnot {_PLAIN}(?:associated|effective|improve\w*|reduc\w+|increas\w+|differ\w*|affect\w*|support\w*"
    r"|recommend\w*|show\w*|related|correlat\w*|approved|superior|benefi\w+|warranted|useful|required|necessary|essential|sufficient"
    r"|detected|observed|confirmed|met)\b"
    r"|\bno (?:\w+ ){0,3}(?:difference|effect|association|benefit|improvement|correlation|relationship|change|increase"
    r"|reduction|impact|influence|role|evidence|efficacy|activity|response|advantage|link|significan\w+)s?\b"
    r"|\bnone of\b|\bneither\b|\bnever\b|\bun(?:likely|able to)\b|\bin(?:effective|efficacious)\b"
    r"|\bin(?:sufficient|conclusive)\b"
    r"|\black(?:s|ed|ing|luster)? (?:\w+ )?(?:of )?(?:efficacy|effect\w*|benefit|activity|evidence"
    r"|association|response)|\bdisappointing|\bfutil\w+"
    r"|\bdiscontinued|\btermina\w+ (?:early|due|for)|\bnegative (?:results?|trial|phase)"
    r"|\bcontra-?indicated|\bruled? out|\bpoor (?:global |overall )?(?:result|outcome|response)s?"
    r"|\bwithout (?:any )?(?:significant |clear )?(?:effect|benefit|improv\w+|differen\w+|evidence|impact)"
    r"|\b(?:rather than|instead of|contrary to|devoid of|resistan(?:t|ce) to)\b|\babsen(?:t|ce)\b|\bspared?\b"
    r"|\b(?:independent(?:ly)? of|regardless of|irrespective of)\b|\bmyth\b|\bmisconception|\bnon-?inferior"
    r"|\blimited (?:\w+ )?(?:activity|efficacy|effect|benefit|value|role)",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:similar|comparable|equivalent|unchanged|unaffected|unrelated|equal|no better|the same)\b|\bdid not differ"
    r"|\bno (?:statistically |significant |clear )*differen|\bnot (?:statistically |significantly )*differen"
    r"|\bp ?[=>] ?(?:0?\.[1-9]|0?\.0[6-9])",
    re.IGNORECASE,
)
_AFFIRMS = re.compile(
    r"\b(?:effective\w*|effica\w+|improv\w+|benefi\w+|promising|approv\w+|success\w*|superior|well[- ]tolerated"
    r"|active in|activity (?:in|against)|useful|recommended|first[- ]line|indicated (?:for|in)|used (?:for|to|in|as)"
    r"|treatment of|potential|demonstrat\w+|show\w*|confirm\w*|reveal\w*|support\w*|associated with|linked? to"
    r"|correlat\w+|plays? (?:an? )?\w* ?(?:role|part)|involved in|responsible for|caus\w+|induc\w+|risk factors?|key"
    r"|important|essential|critical|required|necessary|mediat\w+|contribut\w+|identified|discovered|found (?:in|to)"
    r"|express\w+|exist\w*|available|known)\b",
    re.IGNORECASE,
)
CONCLUDES = re.compile(
    r"\b(?:conclu\w+|interpretation|in summary|taken together|overall|suggest\w*|recommend\w*|meta-analysis"
    r"|systematic review|(?:these|our) (?:data|results|findings)|we (?:found|show|report|demonstrate|conclude))\b",
    re.IGNORECASE,
)
_WHOLLY = re.compile(
    r"\b(?:only|all|always|every|exclusive(?:ly)?|solely|never|single|complete(?:ly)?|entirely|most|main|fully|same"
    r"|identical|unique|first|just|ideal|perfect|both|universal\w*|ubiquitous\w*|usually)\b",
    re.IGNORECASE,
)
_CONCEDES = re.compile(r"\b(?:although|though|despite|in spite of|while|whereas)\b[^,.;]*[,;]", re.IGNORECASE)
_TURNS = re.compile(r"[;:]|, but|, however")
_OF_EFFECT = re.compile(
    r"\beffective|\befficac|improve|benefi|useful|help|treat|prolong|increase survival|recommended", re.IGNORECASE
)
_BADLY = re.compile(
    r"\b(?:harmful|detriment\w*|wors\w+|poorer|deleterious|disappoint\w*|negative (?:trial|study|efficacy|result)\w*"
    r"|terminat\w+|halted|discontinu\w+|withdrawn|futil\w*|inferior|abandon\w*|setback|fail(?:ed|s|ure)\b(?! to thrive)"
    r"|unsuccess\w*|ineffective\w*|no longer|controvers\w*|conflicting|inconclusive)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r",? ?yes or no ?\??\s*$", re.IGNORECASE)
_RARE = 1.2
"""The weight from which a term is no everyday word."""
_AIM_COUNTS, _CONCLUSION_COUNTS = 0.7, 0.5


def bare(question: str) -> str:
    """A question without the words that ask for yes or no."""
    return _TAIL.sub("", question)


@dataclass(frozen=True)
class Held:
    """Statements held against a question: its terms, and for each statement its keys and the share that it holds."""

    question: str
    statements: tuple[str, ...]
    terms: tuple[Term, ...]
    keys: tuple[frozenset[str], ...]
    shares: Floats


def hold(question: str, statements: Sequence[str]) -> Held:
    """Statements, each once and questions apart, held against a question; a single empty one where there is none."""
    question = bare(question)
    kept = {s.lower().strip(): s for s in sorted(statements) if len(s) >= 15 and not s.rstrip().endswith("?")}
    told = tuple(kept.values()) or ("",)
    explained = abbreviations([question, *told])
    wanted = terms(question, explained)
    held = tuple(keys(s, explained) for s in told)
    return Held(question, told, wanted, held, np.array([coverage(wanted, k) for k in held]))


def measures(held: Held) -> Floats:
    """One row of measures, of shape (len(NAMES),)."""
    told, shares, question = held.statements, held.shares, held.question
    near, denied = _denials(held)
    opposite = opposed(question, told)
    concludes = np.array([bool(CONCLUDES.search(s)) for s in told], float)
    aims = np.array([bool(AIM.search(s)) for s in told], float)
    affirms = np.array([bool(_AFFIRMS.search(s)) for s in told], float)
    weights = shares**2 * (1 - _AIM_COUNTS * aims) * (1 + _CONCLUSION_COUNTS * concludes) + 1e-6
    weights /= weights.sum()
    best = np.argsort(-(shares - 0.2 * aims + 0.1 * concludes), kind="stable")[:3]
    against = (near > 0) | (opposite > 0)
    asked = relations(question).direction
    ways = np.array([asked * relations(s).direction for s in told], float)
    denies = weights @ near
    of_effect, wholly = bool(_OF_EFFECT.search(question)), _WHOLLY.findall(question)
    values = [
        denies,
        weights @ denied,
        weights @ np.array([bool(_SAME.search(s)) for s in told], float),
        weights @ opposite,
        weights @ (ways < 0),
        weights @ (ways > 0),
        weights @ np.array([bool(relations(s).hedges) for s in told], float),
        weights @ np.array([bool(relations(s).unknown) for s in told], float),
        near[best].mean(),
        opposite[best].mean(),
        shares.max(),
        *_lacking(held, int(best[0])),
        bool(wholly),
        any(not re.search(rf"\b{word}\b", s, re.IGNORECASE) for word in wholly for s in [" ".join(told)]),
        bool((concludes * near).any()),
        bool((concludes * (near == 0) * affirms * (shares > 0.4)).any()),
        (near > 0).mean(),
        float(shares[~against].max(initial=0)) - float(shares[against].max(initial=0)),
        of_effect,
        *_form(question),
        len(held.terms),
        bool(re.search(r"\bshould|recommended", question, re.IGNORECASE)),
        of_effect * denies,
        bool(wholly) * shares.max(),
        *slots(question, told),
        weights @ negated(question, told),
        numbers_absent(question, told),
        excepted(question, told),
        weights @ renamed(question, told),
        weights @ np.array([bool(_BADLY.search(s)) for s in told], float),
        _end_absent(held),
    ]
    return np.array(values, float)


def _denials(held: Held) -> tuple[Floats, Floats]:
    """For each statement, denials near words of the question, and denials at all, at most two of each."""
    near, whole = [], []
    for statement in held.statements:
        text = _CONCEDES.sub(lambda m: " " * len(m.group()), statement)
        found = [(m.start(), m.end()) for m in _DENIES.finditer(text)]
        spots = [p for term in held.terms for p in places(term, statement)] if found else []
        close = sum(
            any(-25 <= p - a <= 70 and not _TURNS.search(statement[min(p, a) : max(p, b)]) for p in spots)
            for a, b in found
        )
        near.append(min(2, close))
        whole.append(min(2, len(found)))
    return np.array(near, float), np.array(whole, float)


def _lacking(held: Held, best: int) -> tuple[float, ...]:
    """What all statements hold; whether a rare word is in none, how many words, whether the last; how many rare words
    the best statement lacks."""
    whole = frozenset().union(*held.keys)
    absent = [t for t in held.terms if not meets(t, whole)]
    return (
        coverage(held.terms, whole),
        any(t.weight >= _RARE for t in absent),
        min(3, len(absent)),
        bool(absent) and absent[-1] is held.terms[-1],
        sum(t.weight >= _RARE and not meets(t, held.keys[best]) for t in held.terms),
    )


def _end_absent(held: Held) -> bool:
    """Whether no statement has the last word of the question, nor a word that begins like it ("nucleus", "nuclear")."""
    last = held.terms[-1:]
    whole = frozenset().union(*held.keys)
    return any(not meets(t, whole) and not any(_alike(part, key) for part in t.parts for key in whole) for t in last)


def _alike(one: str, other: str) -> bool:
    """Whether two stems share their beginning: four letters, and seven tenths of the shorter."""
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= 4 and shared >= 0.7 * min(len(one), len(other))


def _form(question: str) -> tuple[bool, ...]:
    """How the question begins: can, does, has, is there."""
    starts = (r"(?:can|could|may|might)\b", r"(?:does|do|did)\b", r"(?:has|have|had)\b", r"(?:is|are) there\b")
    return tuple(bool(re.match(rf"\s*{start}", question, re.IGNORECASE)) for start in starts)
