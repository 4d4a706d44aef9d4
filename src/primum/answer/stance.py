"""How statements stand to a question of yes or no: measures that can be named, one row for all statements together.

A statement counts by how much of the question it holds (`verify.wording`: synonyms, abbreviations that the texts
explain themselves), more where it concludes, less where it says what was asked or done. Measured are denials near the
words of the question, the opposite of a word of the question ("agonist", "antagonist"; "typical", "atypical"), another
word in its place ("obligate anaerobe" for "facultative anaerobe"), and what of the question no statement holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from primum.answer.given import AIM
from primum.answer.verify.relations import relations
from primum.answer.verify.wording import Term, abbreviations, coverage, keys, meets, places, terms
from primum.text.terms import STOPWORDS, fold, stem

Floats = NDArray[np.float64]

NAMES = (
    "denied near", "denied", "no difference", "opposite word", "points the other way", "points the same way", "hedged",
    "not known", "denied near, best three", "opposite word, best three", "most held", "held in all", "rare word absent",
    "words absent", "last word absent", "rare words missing in the best", "asks of all or only", "that word absent",
    "concludes and denies", "concludes and affirms", "share denied near", "plain less denied", "asks of effect",
    "asks can", "asks does", "asks has", "asks is there", "length", "asks should", "effect denied", "all or only, held",
    "pairs of words held", "another word in place", "another word, own absent", "negative form", "number absent",
    "but not",
)  # fmt: skip
"""The measures, in their order."""

_PLAIN = r"(?:statistically |significantly |clinically |found to be |been |shown to )*"
_DENIES = re.compile(
    r"\bfail(?:s|ed|ure)? (?:to|in)\b|\b(?:did|does|do|was|were|is|are|has|have|had|could|can) ?not\b|\bcannot\b"
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
    r"\b(?:only|all|always|every|exclusive(?:ly)?|solely|never|single|complete(?:ly)?|entirely|any|most|main|fully|same"
    r"|identical|unique|first|just|ideal|perfect|both|universal\w*|usually)\b",
    re.IGNORECASE,
)
_CONCEDES = re.compile(r"\b(?:although|though|despite|in spite of|while|whereas)\b[^,.;]*[,;]", re.IGNORECASE)
_TURNS = re.compile(r"[;:]|, but|, however")
_OF_EFFECT = re.compile(
    r"\beffective|\befficac|improve|benefi|useful|help|treat|prolong|increase survival|recommended", re.IGNORECASE
)
_BUT_NOT = re.compile(
    r"\bbut not (?:in |for |of |on |by |to |with )?(?:the )?([\w-]+)|\bnon-?([a-z]\w+)"
    r"|\bnot (?:in|for|by|with|a|an|the) ([\w-]+)",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"^(?:un|in|im|ir|non|de|dis|anti|mis|a)-?(?=[a-z]{4})")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?|(?<=[A-Za-z-])\d+|\b(?:I{1,3}|IV|V)\b")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_OPPOSITES = (
    (
        "agonist|activator|activate|stimulat|induc|promot|enhanc|up-?regulat|favor|facilitat|potentiat|increas|elevat"
        "|higher|gain|worsen|exacerbat|rais",
        "antagonist|inhibit|suppress|repress|block|down-?regulat|attenuat|decreas|reduc|lower|loss|prevent|protect"
        "|alleviat|ameliorat|impair|deplet|silenc",
    ),
    ("agonist", "antagonist|inverse agonist"), ("enriched|enrichment", "depleted|depletion"),
    ("monoclonal", "polyclonal"), ("benign", "malignant"), ("dominant", "recessive"), ("acute", "chronic"),
    ("oncogen|oncoprotein", "tumou?r.suppress"), ("coding", "non-?coding"), ("hypo\\w+", "hyper\\w+"),
    ("sensitive|sensitivity", "resistant|resistance"), ("intracellular", "extracellular"),
    ("gram-positive", "gram-negative"), ("prokaryot|bacteria", "eukaryot|human"), ("early", "late"),
    ("reversible", "irreversible"), ("male|men\\b", "female|women"), ("inherited|germline", "acquired|somatic"),
    ("single-stranded", "double-stranded"), ("linear", "circular"), ("oral", "intravenous|subcutaneous|injection"),
    ("plant", "animal|snake|fish|mammal"), ("virus|viral", "bacteri"), ("invasive", "non-?invasive"),
    ("permanent", "temporary|transient"), ("common", "rare|uncommon"), ("safe", "unsafe|toxic|adverse"),
    ("dependent", "independent"), ("type 1", "type 2"), ("synthetic", "natural"), ("lethal", "viable"),
    ("short", "long"), ("small", "large"), ("euchromat", "heterochromat"), ("methylat", "demethylat|unmethylat"),
    ("autosomal", "x-linked"),
)  # fmt: skip
_PAIRS = tuple(
    (re.compile(rf"\b(?:{a})\w*", re.IGNORECASE), re.compile(rf"\b(?:{b})\w*", re.IGNORECASE)) for a, b in _OPPOSITES
)
_LITTLE = STOPWORDS - {"other", "same", "only", "against", "between", "under", "over"} | {"yes"}
_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?", re.IGNORECASE)
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
    opposite = _opposites(question, told)
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
        *_slots(question, told),
        _negative_forms(question, told),
        min(2, len(_numbers([question]) - _numbers(told))),
        _excepted(question, told),
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


def _opposites(question: str, told: Sequence[str]) -> Floats:
    """For each statement, whether it has the opposite of a word of the question and not that word."""
    found = np.zeros(len(told))
    for own, other in (pair for a, b in _PAIRS for pair in ((a, b), (b, a))):
        if own.search(question) and not other.search(question):
            for n, statement in enumerate(told):
                found[n] = max(found[n], bool(other.search(statement)) and not own.search(statement))
    return found


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


def _form(question: str) -> tuple[bool, ...]:
    """How the question begins: can, does, has, is there."""
    starts = (r"(?:can|could|may|might)\b", r"(?:does|do|did)\b", r"(?:has|have|had)\b", r"(?:is|are) there\b")
    return tuple(bool(re.match(rf"\s*{start}", question, re.IGNORECASE)) for start in starts)


def _roots(text: str) -> list[str]:
    words = (stem(w) for w in _WORD.findall(fold(text).replace("-", " ")))
    return [_ROMAN.get(w, w) for w in words]


def _slots(question: str, told: Sequence[str]) -> tuple[float, float, float]:
    """Over neighbouring words of the question: the share that some statement has side by side; the share of which a
    statement has the second word after another first; how many of the latter have their first word nowhere."""
    asked = _roots(question)
    pairs = [(a, b) for a, b in pairwise(asked) if not {a, b} & _LITTLE]
    if not pairs:
        return 0.0, 0.0, 0.0
    before: dict[str, set[str]] = {}
    seen: set[str] = set()
    for statement in told:
        roots = _roots(statement)
        seen.update(roots)
        for a, b in pairwise(roots):
            before.setdefault(b, set()).add(a)
    lost = [(a, b) for a, b in pairs if a not in before.get(b, ())]
    other = [(a, b) for a, b in lost if before.get(b, set()) - _LITTLE]
    return 1 - len(lost) / len(pairs), len(other) / len(pairs), min(2, sum(a not in seen for a, _ in other))


def _negative_forms(question: str, told: Sequence[str]) -> float:
    """The share of statements that have a word of the question with a prefix that denies it, or the other way round."""
    asked = {w.lower() for w in re.findall(r"[A-Za-z]{4,}", question)}
    roots = {stem(w) for w in asked}
    denied = {stem(w) for w in asked}, {stem(w[m.end() :]): stem(w) for w in asked if (m := _NEGATIVE.match(w))}
    hits = 0
    for statement in told:
        words = {w.lower() for w in re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)?", statement)}
        theirs = {stem(w) for w in words}
        cut = ((w, stem(w[m.end() :])) for w in words if (m := _NEGATIVE.match(w)))
        own = any(root in denied[0] and root not in theirs and stem(w) not in roots for w, root in cut)
        hits += own or any(root in theirs and whole not in theirs for root, whole in denied[1].items())
    return hits / len(told)


def _numbers(texts: Sequence[str]) -> set[str]:
    return {_ROMAN.get(n.lower(), n) for text in texts for n in _NUMBER.findall(text)}


def _excepted(question: str, told: Sequence[str]) -> float:
    """How often a statement excepts a word of the question ("but not in vitro"), for each statement, at most 1."""
    roots = set(_roots(question))
    found = sum(any(g and stem(g.lower()) in roots for g in m.groups()) for s in told for m in _BUT_NOT.finditer(s))
    return min(1.0, found / len(told))
