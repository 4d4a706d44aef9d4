"""What stands in a statement in place of a word of the question: its opposite, its negative form, another name.

"Agonist" for "antagonist", "atypical" for "typical", "anti-apoptotic" for "pro-apoptotic", "obligate anaerobe" for
"facultative anaerobe", "CAG repeat" for "CTG repeat", phase 2 for phase 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from primum.text.terms import STOPWORDS, fold, stem

Floats = NDArray[np.float64]

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
    ("gram-positive", "gram-negative"), ("early", "late"), ("reversible", "irreversible"),
    ("male|men\\b", "female|women"), ("inherited|germline|congenital", "acquired|somatic"),
    ("single-stranded", "double-stranded"), ("linear", "circular"), ("oral", "intravenous|subcutaneous|injection"),
    ("plant", "animal|snake|fish|mammal"), ("virus|viral", "bacteri"), ("invasive", "non-?invasive"),
    ("permanent", "temporary|transient"), ("common|frequent|prevalent", "rare|uncommon|infrequent"),
    ("safe", "unsafe|toxic|adverse"), ("dependent", "independent"), ("type 1", "type 2"), ("synthetic", "natural"),
    ("lethal", "viable"), ("short", "long"), ("small", "large"), ("euchromat", "heterochromat"),
    ("methylat", "demethylat|unmethylat"), ("autosomal", "x-linked"),
    ("dispensable|redundant|unnecessary", "indispensable|essential|required|necessary|critical|crucial"),
    ("kinase|phosphorylat", "phosphatase|dephosphorylat"), ("ubiquitin ligase|ubiquitinat", "deubiquitin"),
    ("acetylat|acetyltransferase", "deacetylas|deacetylat"), ("tighten", "loosen"), ("leading", "lagging"),
    ("maternal", "paternal"), ("proximal", "distal"), ("sterile", "contaminated|colonized"),
    ("beneficial|protective", "harmful|detrimental|deleterious"), ("better|superior", "worse|poorer|inferior"),
    ("upstream", "downstream"), ("primary", "secondary|metastatic"), ("dna virus", "rna virus"),
    ("anterior", "posterior"), ("dorsal", "ventral"), ("central", "peripheral"), ("systolic", "diastolic"),
    ("slow", "fast|rapid"), ("thick", "thin"), ("strong", "weak"), ("positive", "negative"),
    ("active", "inactive|dormant"), ("open", "closed"), ("parallel", "antiparallel"), ("homozyg", "heterozyg"),
    ("conserved", "divergent"), ("nuclear", "cytoplasmic|cytosolic"), ("adenovir", "lentivir|retrovir"),
    ("aerob", "anaerob"), ("easy|easily", "difficult|hard"), ("cured?|curable", "incurable|no cure"),
    ("conventional", "biologic"), ("supervised", "unsupervised"), ("symptomatic", "asymptomatic"),
    ("in vitro", "in vivo"), ("left", "right"), ("randomi[sz]ed", "observational|retrospective"),
    ("inpatient", "outpatient"), ("unilateral", "bilateral"), ("excitatory", "inhibitory"),
    ("afferent", "efferent"), ("hydrophilic", "hydrophobic"), ("soluble", "insoluble"), ("innate", "adaptive"),
    ("cellular", "humoral"), ("arterial", "venous"), ("ischa?emic", "ha?emorrhagic"),
    ("focal", "diffuse|generali[sz]ed"),
    ("live", "inactivated|killed"), ("neonatal|pa?ediatric|children", "adult|elderly"), ("first", "last"),
)  # fmt: skip
_PAIRS = tuple(
    (re.compile(rf"\b(?:{a})\w*", re.IGNORECASE), re.compile(rf"\b(?:{b})\w*", re.IGNORECASE)) for a, b in _OPPOSITES
)
_PREFIXES = tuple(
    pair
    for a, b in (("pro", "anti"), ("hypo", "hyper"), ("up", "down"), ("intra", "extra"), ("mono", "poly"),
                 ("mono", "multi"), ("homo", "hetero"), ("endo", "exo"), ("uni", "bi"), ("pre", "post"))
    for pair in ((a, b), (b, a))
)  # fmt: skip
"""Beginnings of words that turn them round: "pro-apoptotic", "anti-apoptotic"."""
_NEGATIVE = re.compile(r"^(?:un|in|im|ir|non|de|dis|anti|mis|a|bi|pseudo)-?(?=[a-z]{4})")
_BUT_NOT = re.compile(
    r"\bbut not (?:in |for |of |on |by |to |with )?(?:the )?([\w-]+)|\bnon-?([a-z]\w+)"
    r"|\bnot (?:in|for|by|with|a|an|the) ([\w-]+)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?|(?<=[A-Za-z-])\d+|\b(?:I{1,3}|IV|V)\b")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_LITTLE = STOPWORDS - {"other", "same", "only", "against", "between", "under", "over"} | {"yes"}
_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z0-9][\w+'’/-]*")
_SYMBOL = re.compile(r"\d|[A-Za-z][A-Z]|^(?:[A-Z]{1,6}|I{1,3}|IV|V)$")
"""What makes a word the name of one of a kind: a digit, a capital inside, capitals alone."""


def opposed(question: str, told: Sequence[str]) -> Floats:
    """For each statement, 1 where it has the opposite of a word of the question and not that word."""
    found = np.zeros(len(told))
    for own, other in (pair for a, b in _PAIRS for pair in ((a, b), (b, a))):
        if own.search(question) and not other.search(question):
            for n, statement in enumerate(told):
                found[n] = max(found[n], bool(other.search(statement)) and not own.search(statement))
    return found


def negated(question: str, told: Sequence[str]) -> Floats:
    """For each statement, 1 where it has a word of the question with a beginning that denies or turns it, or the other
    way round."""
    asked = {w.lower() for w in re.findall(r"[A-Za-z]{4,}", question)}
    roots = {stem(w) for w in asked}
    denied = {stem(w[m.end() :]): stem(w) for w in asked if (m := _NEGATIVE.match(w))}
    turned = list(_turned(question.lower()))
    found = np.zeros(len(told))
    for n, statement in enumerate(told):
        words = {w.lower() for w in re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)?", statement)}
        theirs = {stem(w) for w in words} | {stem(w.partition("-")[0]) for w in words}
        cut = ((w, stem(w[m.end() :])) for w in words if (m := _NEGATIVE.match(w)))
        own = any(root in roots and root not in theirs and stem(w) not in roots for w, root in cut)
        own = own or any(root in theirs and whole not in theirs for root, whole in denied.items())
        low = statement.lower()
        found[n] = own or any(there.search(low) and not here.search(low) for here, there in turned)
    return found


def _turned(question: str) -> Iterable[tuple[re.Pattern[str], re.Pattern[str]]]:
    for own, other in _PREFIXES:
        for match in re.finditer(rf"\b{own}[- ]?([a-z]{{5}})", question):
            yield re.compile(rf"\b{own}[- ]?{match[1]}"), re.compile(rf"\b{other}[- ]?{match[1]}")


def renamed(question: str, told: Sequence[str]) -> Floats:
    """For each statement, 1 where the name of one of a kind ("CTG", "phase 3") is not in it, and another such name
    stands beside the same word."""
    asked = _TOKEN.findall(question)
    names = [n for n, word in enumerate(asked) if n and _SYMBOL.search(word)]
    found = np.zeros(len(told))
    for n, statement in enumerate(told) if names else ():
        words = _TOKEN.findall(statement)
        roots = [stem(fold(w)) for w in words]
        flat = re.sub(r"[^a-z0-9]", "", statement.lower())
        lost = [place for place in names if not _has(asked[place], statement, flat)]
        found[n] = any(
            root == stem(fold(asked[place - step]))
            and 0 <= at + step < len(words)
            and _SYMBOL.search(words[at + step])
            and words[at + step].lower() != asked[place].lower()
            for place in lost
            for step in (1, -1)
            if 0 <= place - step < len(asked) and asked[place - step].lower() not in STOPWORDS
            for at, root in enumerate(roots)
        )
    return found


def _has(name: str, statement: str, flat: str) -> bool:
    """Whether a statement has a name; a longer one with other hyphens or spaces, too."""
    if len(name) > 3 and re.sub(r"[^a-z0-9]", "", name.lower()) in flat:
        return True
    return bool(re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", statement, re.IGNORECASE))


def slots(question: str, told: Sequence[str]) -> tuple[float, float, float]:
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


def numbers_absent(question: str, told: Sequence[str]) -> int:
    """How many numbers of the question no statement has, at most 2."""
    return min(2, len(_numbers([question]) - _numbers(told)))


def excepted(question: str, told: Sequence[str]) -> float:
    """How often a statement excepts a word of the question ("but not in vitro"), for each statement, at most 1."""
    roots = set(_roots(question))
    found = sum(any(g and stem(g.lower()) in roots for g in m.groups()) for s in told for m in _BUT_NOT.finditer(s))
    return min(1.0, found / len(told))


def _roots(text: str) -> list[str]:
    words = (stem(w) for w in _WORD.findall(fold(text).replace("-", " ")))
    return [_ROMAN.get(w, w) for w in words]


def _numbers(texts: Sequence[str]) -> set[str]:
    return {_ROMAN.get(n.lower(), n) for text in texts for n in _NUMBER.findall(text)}
