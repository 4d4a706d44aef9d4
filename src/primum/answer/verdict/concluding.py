"""Yes, no, conflicting or unknown: what an article's statements come to, for a question that asks for one of them.

From passages that came with the question, by a small logistic model over measures that can be named (`stance.py`), made
by `train/verdict.py` (`verdict.json`; docs/verdict.md has its card); from a library, by what single claims plainly say
(`plainly.py`). It decides nothing about what is shown: it stands on claims that passed the checker.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from primum.answer.composing.given import AIM
from primum.answer.verdict import asserted, plainly
from primum.answer.verdict.logistic import model
from primum.answer.verdict.results import FIGURES, chances
from primum.answer.verdict.stance import NAMES, bare, hold, measures
from primum.model import Claim, Conclusion
from primum.text import sentences
from primum.text.instructions import instructs

HELD = 0.4
"""Share of the question, by weight, that a claim must hold to speak for or against."""
STUDY = {"plain": -6.5, "drawn": -5.5, "general": -4.0, "results": 2.2, "": 2.8}
"""How much passages are one study without its conclusion, as a logit, by shares of passages that are one sentence
beside its methods and that draw a conclusion, the share of statements that are general, and whether a passage is
results: set on the passages, not the answers, of BioASQ 7B to 9B and of PubMedQA's development half."""
BARE = 1.2
"""From this on nothing is concluded: a result there is more often of something else than what was asked."""
DOUBTFUL, SURE = {"yes": 0.0, "no": -1.0}, {"yes": 1.5, "no": 2.0}
"""From which logit the passages may be such a study, and how far from even odds a verdict lies then at least."""
OTHERWISE, SOME = {"yes": -1.0, "no": -3.0}, 0.1
"""From which logit, and which share on aims and methods, passages may still be such a study, so that what its results
come to is added to the odds, and both together lie as far from even."""
RESULTS = {"yes": 0.72, "no": 0.7}
"""From which chance on bare results come to yes and to no (`results.py`)."""
FEW, MANY, LONG, METHODS = 4, 8, 1.5, 0.15
"""One study has no fewer statements than the first, no more passages (the sections of its abstract) than the second,
and these have on average no fewer sentences than the third; the fourth is the least share on aims and methods of bare
results."""
_ASKS = re.compile(
    r"(?:^|[:,.;–—-])\s*(?:is|are|was|were|does|do|did|can|could|has|have|had|should|will|would|may|might)\s[^:]*\?"
    r"|^\s*(?:is|are|was|were|does|do|did|can|could|has|have|had|should|will|would|may|might)\b|\byes or no\b",
    re.IGNORECASE,
)
_GUESSES = re.compile(
    r"^(?!.*\b(?:what|which|who|whom|whose|when|where|why|how)\b)(?=(?:\W*\w+){4}).*\?\s*$", re.IGNORECASE
)
"""A title that puts something up without a verb ("Hearing loss: a complication of pre-eclampsia?")."""
_CHOICE = re.compile(r"\b(?:better|safer|worse|rather|preferred|cheaper)\b.*\bor\b(?!\s+not\b)", re.IGNORECASE)
# Whether somebody may take something, or whether it does harm, is never told by counting statements of a library.
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
# What a thing is, causes, and comes from is told beside any caution.
_OF_NATURE = re.compile(
    r"\b(?:caus\w+|contagious|infectious|hereditary|inherit\w*|genetic|affect\w*|linked|related|associated|risk|vaccines?"
    r"|autoimmune|cur(?:e|ed|able))\b",
    re.IGNORECASE,
)
# Of a person, and of what mothers are given: not even from passages that somebody gave. "I" after the name of a kind
# ("type I", "TFII-I") is a number.
_OF_A_PERSON = re.compile(
    r"(?<!-)(?<!type )(?<!phase )(?<!stage )(?<!grade )(?<!class )(?<!group )(?<!bipolar )(?<!factor )(?<!interferon )\bI\b(?!-)"
    r"|\b(?:my|me|mine|you|your)\b|\b(?:take|taking|avoid|stop)\b",
    re.IGNORECASE,
)
_OF_MOTHERS = re.compile(r"\b(?:pregnan\w*|breast-?feed\w*|breast milk|lactat\w*|nursing)\b", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:safe\w*|unsafe|harm\w*|us(?:e|ed|ing)|treat\w*|therap\w*|drugs?|medic\w+|dos\w+|given|administ\w+"
    r"|recommended|effective|contra-?indicated|allowed|prescri\w+)\b",
    re.IGNORECASE,
)
# What ought to be done is no result.
_SHOULD = re.compile(r"\bshould\b", re.IGNORECASE)
_METHOD = re.compile(
    r"\b(?:retrospectiv\w+|prospectiv\w+|consecutive|questionnaires?|survey(?:ed)?|cohort|cross-sectional|case-control"
    r"|data (?:were|was|from)|were (?:reviewed|collected|analy[sz]ed|compared|obtained|performed|measured|asked|calculated"
    r"|identified|used|treated|followed|studied|selected|determined)|was (?:performed|used|conducted|measured"
    r"|carried out|assessed|evaluated|calculated|determined|analy[sz]ed|compared)|we (?:compared|reviewed|used|performed"
    r"|conducted|collected|analy[sz]ed|surveyed|aimed)|underwent|multivaria\w+|regression|participants"
    r"|(?:this|the present|our) (?:\w+ )?(?:study|paper|article|trial) (?:was|is|assess|examin|investigat|aim|evaluat"
    r"|compar|explor)\w*|(?:from|in) (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:is|are|has|have|can|may|does|do|remains?|plays?|causes?|leads?|inhibits?|reduces?|increases?|improves?|induces?"
    r"|promotes?|prevents?|encodes?|acts?|binds?|regulates?|provides?|represents?|appears?|seems?|suggests?|supports?"
    r"|should|could|includes?|contains?|becomes?|results? in|occurs?|exists?|affects?|mediates?|controls?|requires?"
    r"|depends?|belongs?|consists?|shows?|demonstrates?|indicates?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did)\b")
_DRAWN = re.compile(
    r"\bconclu\w+|\binterpretation\b|\b(?:these|our) (?:data|results|findings)\b|\bin summary|\btaken together"
    r"|\bthis study (?:demonstrat|show|suggest|confirm|support|provid|indicat)\w*|\bmeta-analysis|\bsystematic review"
    r"|\bwe (?:show|find|found|demonstrate|conclude|report that|identify)\b"
    r"|\b(?:results|data|findings|studies|evidence) (?:suggest|indicat|support|demonstrat|show)\w*",
    re.IGNORECASE,
)


def asks_yes_or_no(question: str) -> bool:
    """Whether a question is to be answered with yes or no; one that gives a choice of things is not."""
    return bool(asserted.statement(question) or (_ASKS.search(question) and not _CHOICE.search(question)))


def conclude(
    question: str, claims: Sequence[Claim], given: Sequence[str] = (), *, titles: Mapping[str, str] | None = None
) -> Conclusion | None:
    """What the claims come to; None for a question that asks for no yes or no. `given` are the passages that came with
    the question: all their sentences are weighed, and the claims named are those that speak for and against.

    Questions of safety, and articles that caution, come to "unknown" from a library; what asks of a person, or of what
    mothers are given, from given passages too: these are for a person to read. So do most bare results of studies.
    From other passages that were given a side is taken, however even the odds: they were chosen to answer; but of a
    statement that is put up for a yes or a no only where it is sure (`asserted.py`)."""
    asks = asks_yes_or_no(question)
    passages = [[s for s in _sentences(text) if not instructs(s)] for text in given]
    if not asks and not (_GUESSES.search(question) and _may_be_study(passages)):
        return None
    if _is_for_a_person(question, claims, given=bool(given)) or not claims:
        return Conclusion("unknown")
    if not given:
        return _from_library(question, claims, titles or {})
    told, claim = [s for passage in passages for s in passage], asserted.statement(question)
    odds = _weighed(question, claim, told)
    settled = _settled(question, passages, odds)
    odds = settled or odds
    answer = "yes" if odds > 0 else "no"
    pro, contra = _sides(question, claim, claims, odds)
    if claim and answer != asserted.odds(claim, told).side:
        settled = 0.0
    if not settled or not (pro or contra):
        return Conclusion("unknown", pro, contra)
    if not (pro if answer == "yes" else contra):
        return Conclusion("conflicting" if pro and contra else "unknown", pro, contra)
    return Conclusion(answer, pro, contra)


def _from_library(question: str, claims: Sequence[Claim], titles: Mapping[str, str]) -> Conclusion:
    """What single claims plainly say; "conflicting" where some say so and some deny it."""
    pro, contra = plainly.sides(question, claims, titles)
    if pro and contra:
        return Conclusion("conflicting", pro, contra)
    return Conclusion("yes" if pro else "no" if contra else "unknown", pro, contra)


def likely(question: str, told: Sequence[str]) -> float:
    """How likely the answer is yes, as a logit, from statements alone."""
    return model("verdict", NAMES).logit("yes", measures(hold(question, told)))


def _weighed(question: str, claim: str, told: Sequence[str]) -> float:
    """The odds of yes as a logit; of a statement that is put up for a yes or a no, as the judge's parts measure it."""
    if not claim:
        return likely(question, told)
    odds = asserted.odds(claim, told)
    return odds.yes - odds.no if math.isfinite(odds.yes) else 0.0


def _sides(question: str, claim: str, claims: Sequence[Claim], odds: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the claims that speak for and against. One claim alone holds less of the question than all together, and
    what it lacks speaks against it: so the odds of each count by how far they lie from the mean of all. What was asked
    or done is no evidence, except where there is nothing else."""
    telling = [c for c in claims if not AIM.search(c.text)] or list(claims)
    shares = {c.id: float(hold(question, [c.text]).shares.max()) for c in telling}
    least = min(HELD, max(shares.values(), default=0.0))
    alone = {c.id: _weighed(question, claim, [c.text]) for c in telling if shares[c.id] >= least}
    if not alone:
        return (), ()
    shift = odds - sum(alone.values()) / len(alone)
    pro = tuple(i for i, logit in alone.items() if logit + shift >= 0)
    return pro, tuple(i for i in alone if i not in pro)


def _is_for_a_person(question: str, claims: Sequence[Claim], *, given: bool) -> bool:
    """Whether the answer is not to be weighed by a machine."""
    if given:
        asked = bare(question)
        mothers = bool(_OF_MOTHERS.search(asked) and _GIVEN.search(asked))
        return mothers or bool(_OF_A_PERSON.search(asked))
    cautioned = any(_CAUTIONS.search(c.text) for c in claims)
    heeded = cautioned and not (_CAUTIONS.search(question) or _OF_NATURE.search(question))
    return bool(_OF_SAFETY.search(question)) or heeded


def _sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences.spans(text)]


def _may_be_study(passages: Sequence[Sequence[str]]) -> bool:
    """Whether passages have the shape of one study, and no more than that draws a conclusion."""
    told = [s for passage in passages for s in passage]
    shaped = len(told) >= max(FEW, LONG * len(passages)) and len(passages) <= MANY
    return shaped and study([p for p in passages if p]) >= DOUBTFUL["no"]


def _settled(question: str, passages: Sequence[Sequence[str]], odds: float) -> float:
    """The odds, as a logit; 0 where the passages are a study without its conclusion and its results are not sure, or
    may be one and the odds are not sure. Where results are sure, they decide; of what may still be such a study a side
    is taken where the odds and its results are sure of it together."""
    told = [s for passage in passages for s in passage]
    if len(told) < FEW or len(passages) > MANY:
        return odds
    bare, answer = study([p for p in passages if p]), "yes" if odds > 0 else "no"
    found, methods = chances(question, told), sum(bool(AIM.search(s) or _METHOD.search(s)) for s in told)
    doubtful = bare >= DOUBTFUL[answer] and abs(odds) < SURE[answer]
    long, ought = len(told) >= LONG * len(passages), bool(_SHOULD.search(question))
    if long and (doubtful or (bare >= BARE and methods >= METHODS * len(told))):
        side = 0 if ought else (found.yes >= RESULTS["yes"]) - (found.no >= RESULTS["no"])
        return math.copysign(odds, side) if side else 0.0
    shaped = bare >= BARE or (bare >= OTHERWISE[answer] and methods >= SOME * len(told))
    like = shaped and (long or answer == "no")
    chance = found.yes if answer == "yes" else found.no
    together = abs(odds) + math.log(chance / (1 - chance))
    return 0.0 if like and (ought or together < SURE[answer]) else odds


def study(passages: Sequence[Sequence[str]]) -> float:
    """How much passages, each its sentences, are methods and results of a study that nobody has drawn a conclusion
    from, as a logit."""
    told = [s for passage in passages for s in passage]
    general = sum(
        bool(_GENERAL.search(s)) and not (_PAST.search(s) or AIM.search(s) or FIGURES.search(s)) for s in told
    )
    plain = sum(len(p) == 1 and not (AIM.search(p[0]) or _METHOD.search(p[0])) for p in passages)
    drawn = sum(any(_DRAWN.search(s) and not AIM.search(s) for s in p) for p in passages)
    results = any(len(p) > 1 and 2 * sum(bool(FIGURES.search(s)) for s in p) >= len(p) for p in passages)
    shares = {"plain": plain, "drawn": drawn, "general": 0.0, "results": 0.0}
    found = {name: count / max(1, len(passages)) for name, count in shares.items()}
    found |= {"general": general / max(1, len(told)), "results": float(results), "": 1.0}
    return sum(STUDY[name] * value for name, value in found.items())
