"""What the clauses of a study's results find, held against what kind of question was asked.

A sentence of results often finds a difference in one clause and none in the next, so clauses are counted alone, by how
much of the question each holds. A missing difference is a no to "does it differ?" and a yes to "is it as good as?":
what is found is counted with its sign turned for questions of the second kind. Who took part, and how alike groups were
at the start, is no finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from primum.answer.composing.given import AIM
from primum.answer.verdict.contrast import Floats
from primum.answer.verdict.stance import Held
from primum.answer.verify.wording import abbreviations, coverage, keys

_CUTS = re.compile(r";|, (?:but|whereas|while|although|however)\b|\b(?:but|whereas)\b|\. ")
_NONE = re.compile(
    r"\bno(?:t|r)? (?:\w+[ -]){0,3}(?:significan|differ|associat|correlat|relat|improv|effect|increas|decreas|reduc"
    r"|change|predict|influenc|affect|impact|evidence|relationship|link|benefit|statistic)"
    r"|\b(?:did|do|does|was|were|is|are|could|had|has|have) not\b|\bsimilar(?:ly)?\b|\bunchanged\b|non-?significant"
    r"|\bp ?(?:=|>|≥) ?(?:0?\.[1-9]|0?\.0[6-9])|\bn\.?s\.?\b|comparable|unrelated|unaffected|\bneither\b|\bfailed to\b"
    r"|\bindependent of\b|\bnone of|\bdisappear|\blost (?:its )?significance|\bno longer\b|\bequal(?:ly)?\b"
    r"|\bidentical\b|\bthe same\b|\bwithout (?:any )?(?:significant )?(?:differ|effect|change)|\black of\b",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"\bsignifican(?:t|tly)\b|\bp ?(?:<|≤|=|less than) ?0?\.0[0-4]|\bp ?[<≤] ?0?\.05|\bassociated with\b"
    r"|\bcorrelat(?:ed|ion|es)\b|\bpredict(?:ed|or|ors|ive|s)\b|\bdiffer(?:ed|s)\b|\brelated to\b|\brisk factor"
    r"|independent(?:ly)? (?:predict|risk|associat|factor|prognos)|\b(?:more|less) likely\b"
    r"|\b(?:higher|greater|lower|fewer|better|worse|longer|shorter|more|less|larger|smaller)\b"
    r"[^,;.]{0,60}\b(?:than|compared|in the|versus|vs)\b|\bincreased\b|\bdecreased\b|\breduced\b|\bimproved\b",
    re.IGNORECASE,
)
_INTERVAL = r"(?:95 ?%? ?(?:CI|confidence intervals?))[^0-9]{0,6}(\d+\.\d+)[^0-9.]{1,5}(\d+\.\d+)"
_RATIO = re.compile(
    rf"\b(?:[as]?OR|S?HR|I?RR|PR|ratio|risk)\b[^;.]{{0,40}}?\d+\.\d+[^;a-z]{{0,12}}{_INTERVAL}"
    rf"|\d+\.\d+ ?[\[(;,]* ?{_INTERVAL}",
    re.IGNORECASE,
)
_START = re.compile(
    r"\b(?:baseline|demographic|mean age|median age|age range|characteristics|completed the|response rate|matched"
    r"|were (?:included|enrolled|identified|recruited|eligible)|comparable for)\b",
    re.IGNORECASE,
)
_QUALIFIES = re.compile(
    r"explain|account(?:s|ed)? for|mixed|inconsistent|weak(?:ly)?\b|only\b|modest|slight|poor|low\b|trend|moderate"
    r"|borderline",
    re.IGNORECASE,
)
_VERB = r"\b(?:is|are|was|were|does|do|did|can|could|has|have|had|should|will|would|may|might|must)\b"
_KINDS = {
    "as good": r"\bsimilar|\bthe same\b|\bcomparable|\bequivalent|\bequal|\bas (?:\w+ ){1,2}as\b|inferior|\balternative"
               r"|\breplace|\bsubstitut|interchangeable|\bagree|consisten|reproducib|reliab",
    "safe or possible": r"\bsafe|\bfeasib|\bpossible|\btolerat|\bviable",
    "differs": r"\bdiffer|\bvary|\bdistinct|\bdisparit|\bgap\b",
    "related": r"\bassociat|\brelat(?:ed|ion)|\bcorrelat|\blink|\bdepend|\bpredict|\bprognos|\brisk factor|\binfluenc"
               r"|\baffect|\beffect\b|\bimpact|\brole\b|\bdetermin|\bcontribut|\bmarker|\bindicat|\bcaus|\bmatter",
    "better or more": r"\bbetter|\bimprov|\breduc|\bincreas|\bsuperior|\bbenefi|\bprevent|\benhanc|\bhigher|\blower"
                      r"|\bmore\b|\bless\b|\bworse|\bdecreas|\bprotect|\bdelay|\bprolong",
    "needed": r"\bnecess|\bneed|\brequir|^should|\bjustif|\bwarrant|\bworthwhile|\broutine|\balways\b|\bsufficient"
              r"|\benough|\bmust\b|\bstill\b|\bobsolete|\breally\b|\ball\b",
    "useful": r"\buseful|\bhelp|\bvalid|\baccura|\beffective|\befficac|\badequate|\bsuccess|\bvalue\b|\badd\b",
    "can": r"^(?:can|could|may|might)|: (?:can|could|may)",
    "either": r"\bor\b",
    "is there": r"(?:is|are) there",
}  # fmt: skip
_ASKS = {kind: re.compile(words, re.IGNORECASE) for kind, words in _KINDS.items()}
_TURNED = ("as good", "safe or possible")
"""Kinds of question to which a missing difference is rather a yes."""
NAMES = (
    "found less none, by clause", "none, by clause", "found less none, best three clauses",
    "found less none, most held", "clauses that find", "clauses that find none", "found less none, counted",
    "turned, by clause", "turned, most held", "turned, best three clauses", "qualified, second half",
    *(f"asks: {kind}" for kind in _KINDS), "asks: without a verb",
)  # fmt: skip
"""The measures, in their order."""
_LEAST = 12
"""Letters of a clause."""


def findings(question: str, told: Sequence[str], held: Held) -> Floats:
    """One row of measures, of shape (len(NAMES),); `told` are all statements of a study in their order."""
    texts, places = _clauses(told)
    explained = abbreviations([question, *told])
    shares = np.array([coverage(held.terms, keys(text, explained)) for text in texts])
    ratios = np.array([_ratios(text) for text in texts], float)
    none = np.array([bool(_NONE.search(text)) for text in texts], float)
    none = np.maximum(none, (ratios[:, 1] > 0) & (ratios[:, 0] == 0))
    found = np.array([bool(_FOUND.search(text)) for text in texts], float)
    found = np.maximum(found, ratios[:, 0] > 0) * (1 - none)
    weights = shares**2 + 1e-3
    weights /= weights.sum()
    best = np.argsort(-(shares + 0.05 * places), kind="stable")[:3]
    net, three = weights @ (found - none), (found - none)[best].mean()
    most = (shares * found).max() - (shares * none).max()
    kinds = {kind: bool(words.search(question)) for kind, words in _ASKS.items()}
    turn = -1 if any(kinds[kind] for kind in _TURNED) else 1
    later = told[len(told) // 2 :]
    return np.array(
        [
            net, weights @ none, three, most, found.mean(), none.mean(),
            np.tanh(found.sum() / 2) - np.tanh(none.sum() / 2), turn * net, turn * most, turn * three,
            sum(bool(_QUALIFIES.search(s)) for s in later) / len(told), *kinds.values(),
            not re.search(_VERB, question, re.IGNORECASE),
        ],
        float,
    )  # fmt: skip


def _clauses(told: Sequence[str]) -> tuple[list[str], Floats]:
    """Clauses that say what was found, and where in the study each stands, 0..1; the last statement where none does."""
    stated = [(n, s) for n, s in enumerate(told) if not (AIM.search(s) or _START.search(s))]
    cut = [(n, c.strip()) for n, s in stated for c in _CUTS.split(s) if len(c.strip()) > _LEAST]
    cut = cut or [(len(told) - 1, told[-1])]
    return [c for _, c in cut], np.array([n / max(1, len(told) - 1) for n, _ in cut])


def _ratios(text: str) -> tuple[int, int]:
    """How many confidence intervals of ratios leave out 1, and how many hold it."""
    bounds = [[float(g) for g in m.groups() if g] for m in _RATIO.finditer(text)]
    ordered = [(low, high) for low, high in bounds if low <= high]
    apart = sum(low > 1 or high < 1 for low, high in ordered)
    return apart, len(ordered) - apart
