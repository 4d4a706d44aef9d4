"""Yes, no, conflicting or unknown: what an article's statements come to, for a question that asks for one of them.

A small logistic model over features that can be named: how much of the question a statement holds, whether it denies,
which way it points, how it is hedged. `train/verdict.py` makes its weights (`verdict.json`); docs/verdict.md has its
card. It decides nothing about what is shown: it weighs the claims that passed the checker, and stands on them.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from primum.answer.given import AIM
from primum.model import Claim, Conclusion
from primum.text.negation import negations
from primum.text.terms import STOPWORDS, fold, stem, stems

TOP = 8
"""Statements that are weighed, those first that hold most of the question."""
HELD = 0.6
"""Share of the question's words that a statement must hold to speak for or against."""
MARGIN = 0.02
"""How far from even odds a verdict of yes or no lies at least."""
_ASKS = re.compile(
    r"(?:^|[:,.;–—-])\s*(?:is|are|was|were|does|do|did|can|could|has|have|had|should|will|would|may|might)\s[^:]*\?"
    r"|^\s*(?:is|are|was|were|does|do|did|can|could|has|have|had|should|will|would|may|might)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\b(?:better|safer|worse|rather|preferred|cheaper)\b.*\bor\b(?!\s+not\b)", re.IGNORECASE)
# Whether something may be taken, or does harm, is never told by counting statements: advice to avoid it denies nothing.
_OF_SAFETY = re.compile(
    r"\b(?:safe(?:ly|r|ty)?|unsafe|harm(?:ful|s)?|danger(?:ous)?|avoid(?:ed)?|risky|contra-?indicated|tak(?:e|en|ing)|"
    r"allowed|ok(?:ay)?|good|bad|stop(?:ped)?|pregnan\w*|breast-?feed\w*)\b",
    re.IGNORECASE,
)
_CAUTIONS = re.compile(
    r"\b(?:avoid\w*|contra-?indicat\w*|not (?:be )?(?:recommended|used|taken|given)|should not|stop\w*|discontinu\w*|"
    r"warn\w*|harm\w*|danger\w*|life-threatening|toxic\w*)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(r"^(?:is|are|was|were|does|do|did|can|could|has|have|had|should|will|would|may)$")
_WHOLLY = re.compile(r"\b(?:only|all|always|every|exclusively|solely|never|single|completely|entirely|any)\b", re.I)
_DENIES = re.compile(
    r"\bno (?:significant |clear |statistically |evidence|association|difference|effect|correlation|benefit|improvement|"
    r"relationship|change|increase|reduction|impact|influence|role)|"
    r"\bno[t]? (?:been )?(?:significant|associated|effective|improve|reduce|increase|differ|affect|support|recommend|show|"
    r"demonstrat|related|correlat|approved|change|alter|cause|found|observed|influence|predict|superior|beneficial|"
    r"protect|able)|\b(?:did|does|do|was|were|is|are|can) ?not\b|\bfail(?:s|ed|ure)? to\b|\bneither\b|\bnor\b|"
    r"\black(?:s|ed|ing)?\b|\bwithout\b|\binsufficient|\binconclusive|\bunlikely|\bunable\b|\bineffective|"
    r"\brather than\b|\binstead of\b|\bcontra(?:ry|indicated)|\bresistant to\b|\bunchanged|\bsimilar\b|\bcomparable\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:increas|elevat|promot|enhanc|rais|upregulat|induc|activat|stimulat|higher|worsen|positiv|facilitat|accelerat|"
    r"greater|gain)\w*",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:decreas|reduc|inhibit|suppress|lower|attenuat|downregulat|prevent|protect|block|impair|diminish|negativ|"
    r"alleviat|ameliorat|loss|less|antagonis|repress)\w*",
    re.IGNORECASE,
)
_HEDGES = re.compile(
    r"\b(?:may|might|could|suggest|possibl|potential|unclear|controvers|further (?:studies|research)|limited|unknown|"
    r"conflicting)\w*",
    re.IGNORECASE,
)
_AFFIRMS = re.compile(
    r"\b(?:effective|significant(?:ly)?|associated with|improv\w*|benefi\w*|approved|confirm\w*|demonstrat\w*|support\w*|"
    r"successful\w*|safe|efficac\w*|show\w*|found|reveal\w*|identified|plays? (?:an? )?\w* ?role|link\w*|caus\w*)\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"\d ?%|\bp ?[<=>]|\bCI\b|\bn ?=|\bgroups?\b|\bmeans?\b|\bmedian\b|\bsignifican|\bof the \d|\bpatients (?:had|were|who)\b",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(
    r"\b(?:conclu\w+|recommend\w*|suggest\w*|should be|(?:these|our) (?:data|results|findings)|we (?:found|show|report)|"
    r"(?:is|are) (?:an? )?(?:\w+ )?(?:effective|safe|useful|associated|approved|required|involved|used))\b",
    re.IGNORECASE,
)
_FIRST_KIND = re.compile(r"\beffective|\befficac|improve|benefi|useful", re.IGNORECASE)
_SECOND_KIND = re.compile(r"\bassociat|related|link|correlat", re.IGNORECASE)


def asks_yes_or_no(question: str) -> bool:
    """Whether a question is to be answered with yes or no; one that gives a choice of things is not."""
    return bool(_ASKS.search(question)) and not _CHOICE.search(question)


def conclude(question: str, claims: Sequence[Claim]) -> Conclusion | None:
    """What the claims come to; None for a question that asks for no yes or no. Questions of safety, and articles that
    caution, come to "unknown": these are for a person to read."""
    if not asks_yes_or_no(question):
        return None
    asked = content(question)
    telling = [c for c in claims if _share(asked, c.text) >= HELD and not AIM.search(c.text)]
    odds = {c.id: probability(question, [c.text]) for c in telling}
    pro = tuple(c.id for c in telling if odds[c.id] >= 0.5)
    contra = tuple(c.id for c in telling if odds[c.id] < 0.5)
    whole = probability(question, [c.text for c in claims])
    cautioned = any(_CAUTIONS.search(c.text) for c in claims)
    if _OF_SAFETY.search(question) or (cautioned and not _CAUTIONS.search(question)):
        return Conclusion("unknown")
    if not claims or _is_bare_result([c.text for c in telling or claims]):
        return Conclusion("unknown", pro, contra)
    if abs(whole - 0.5) < MARGIN:
        return Conclusion("conflicting" if pro and contra else "unknown", pro, contra)
    return Conclusion("yes" if whole > 0.5 else "no", pro, contra)


def probability(question: str, statements: Sequence[str]) -> float:
    """How likely the answer is yes, in 0..1, from statements alone."""
    weights = _weights()
    scaled = (features(question, statements) - weights["mean"]) / weights["spread"]
    return 1 / (1 + math.exp(-float(weights["bias"][0] + scaled @ weights["weight"])))


def content(question: str) -> list[str]:
    """Stems of the words that say what is asked about, each once."""
    words = (fold(word) for word in re.findall(r"[\w-]+", question))
    kept = (stem(w) for w in words if w not in STOPWORDS and not _AUXILIARY.match(w) and len(w) > 1)
    return list(dict.fromkeys(kept))


def features(question: str, statements: Sequence[str]) -> NDArray[np.float64]:
    """What the model looks at, of shape (19,): see `NAMES`."""
    asked = content(question)
    rows = sorted(
        ((_share(asked, s), s) for s in statements if not AIM.search(s)), key=lambda row: (-row[0], row[1])
    ) or [(0.0, "")]
    top = rows[:TOP]
    weights = np.array([share**3 + 1e-6 for share, _ in top])
    weights /= weights.sum()

    def mean(values: Sequence[float]) -> float:
        return float(weights @ np.asarray(values, float))

    texts = [s for _, s in top]
    up, down = bool(_UP.search(question)), bool(_DOWN.search(question))
    denied = [len(_DENIES.findall(s)) for s in texts]
    negated = [len(negations(s)) for s in texts]
    every = frozenset(s for _, text in rows for s in stems(text))
    plain = [share for (share, _), d, n in zip(top, denied, negated, strict=True) if not d and not n]
    against = [share for (share, _), d, n in zip(top, denied, negated, strict=True) if d or n]
    return np.array(
        [
            mean([min(1, d) for d in denied]),
            mean([min(1, n) for n in negated]),
            mean([min(2, d) for d in denied]),
            rows[0][0],
            sum(s in every for s in asked) / max(1, len(asked)),
            mean([_opposes(s, up, down) for s in texts]),
            mean([bool(_HEDGES.search(s)) for s in texts]),
            mean([min(2, len(_AFFIRMS.findall(s))) for s in texts]),
            bool(_WHOLLY.search(question)),
            bool(negations(question)),
            max(plain, default=0.0) - max(against, default=0.0),
            denied[0] > 0,
            negated[0] > 0,
            math.log1p(len(rows)),
            bool(_FIRST_KIND.search(question)),
            bool(_SECOND_KIND.search(question)),
            bool(re.match(r"\s*(?:can|could)\b", question, re.IGNORECASE)),
            bool(re.match(r"\s*(?:does|do|did)\b", question, re.IGNORECASE)),
            sum(1 for d in denied if d) / len(top),
        ],
        float,
    )


NAMES = (
    "denied", "negated", "denials", "most held", "held in all", "points the other way", "hedged", "affirmed",
    "asks of all or only", "question negated", "plain less denied", "first denied", "first negated", "statements",
    "asks of effect", "asks of a link", "asks can", "asks does", "share denied",
)  # fmt: skip


def _share(asked: Sequence[str], statement: str) -> float:
    held = frozenset(stems(statement))
    return sum(s in held for s in asked) / max(1, len(asked))


def _opposes(statement: str, up: bool, down: bool) -> bool:
    """Whether a statement points down where the question points up, or the other way round."""
    rises, falls = bool(_UP.search(statement)), bool(_DOWN.search(statement))
    return (up and not down and falls and not rises) or (down and not up and rises and not falls)


def _is_bare_result(statements: Sequence[str]) -> bool:
    """Whether the statements are figures of studies that nobody has drawn a conclusion from."""
    figures = sum(bool(_FIGURES.search(s)) for s in statements)
    return 2 * figures >= len(statements) and 3 * sum(bool(_CONCLUDES.search(s)) for s in statements) < len(statements)


@cache
def _weights() -> dict[str, NDArray[np.float64]]:
    held = json.loads(files("primum.answer").joinpath("verdict.json").read_text(encoding="utf-8"))
    return {name: np.asarray(held[name], float) for name in ("bias", "weight", "mean", "spread")}
