"""The judge: whether passages bear a claim out, whoever wrote it. Certain layers first, then a calibrated score.

1. A claim whose words stand in a passage, unbroken, is supported; so is one that differs from a sentence in little
   words, endings and synonyms alone. Any other change of such a sentence is named, and it is not supported.
2. Otherwise the layers compare numbers, denials, directions, people, subjects. What one objects to is not supported.
3. What none objects to is supported where the score says so with the probability that `scoring` asks for, and no other
   sentence contradicts it; where not, it is unchecked, for a person.
4. A model that is plugged in may lower what is left, or abstain; it never raises.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from primum.answer.verify import deletion, layers, nearly, scoring
from primum.answer.verify.comparison import Similarity, compare, sentences_of
from primum.errors import Invalid, Unavailable
from primum.model import Support, Verdict
from primum.ports import Encoder, Judge
from primum.text.terms import words

NAME = "layers/1"
"""What verdicts of this judge carry as their author."""
SURE = 0.7
"""The least probability at which the score alone says that a claim is contradicted, unsupported or only partly so."""
KEPT = 4096
"""About as many vectors of sentences are kept between claims: 6 MB."""
_VECTORS: WeakKeyDictionary[Encoder, dict[str, NDArray[np.float32]]] = WeakKeyDictionary()
_CERTAIN = 0.97
"""The probability given to what is certain: wording was read, not understood."""
_STANDS = dict(zip(scoring.CLASSES, (_CERTAIN, 0.01, 0.01, 0.01), strict=True))
_EDITED = {
    Support.PARTLY: dict(zip(scoring.CLASSES, (0.6, 0.3, 0.05, 0.05), strict=True)),
    Support.UNSUPPORTED: dict(zip(scoring.CLASSES, (0.4, 0.1, 0.2, 0.3), strict=True)),
    Support.CONTRADICTED: dict(zip(scoring.CLASSES, (0.05, 0.05, 0.85, 0.05), strict=True)),
}
"""The probabilities given to a sentence of the source with a change that matters: of those that people judged, many were
borne out all the same, but a word was left out or put for another, and which it may be is for a person to say."""
_MARKS = re.compile(r"\s*(?:\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\])+|\*\*")
_LISTED = re.compile(r"^\s*\d{1,2}[.)]\s+(?=[A-Z])")
_VIRUS = re.compile(
    r"\bcovid 19\b|\b(?:novel )?coronavirus(?: disease)?[- ](?:20)?19\b(?: \(covid-19\))?|\b2019[- ](?:novel )?coronavirus(?: disease)?\b",
    re.IGNORECASE,
)
"""Ways to write the one illness: the year in its name counts nothing."""
_ADDRESS = re.compile(r"^\s*(?:\[\d{1,3}\]\s*)?https?://\S+\s*$", re.MULTILINE)
_UNREAD = dict(zip(scoring.CLASSES, (0.4, 0.2, 0.2, 0.2), strict=True))
"""The probabilities given where there was nothing to read."""
_RANK = (Support.SUPPORTED, Support.PARTLY, Support.UNCHECKED, Support.UNSUPPORTED, Support.CONTRADICTED)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on all passages together, calibrated probabilities of the four classes, and the verdict on each
    passage alone, in their order."""

    verdict: Verdict
    scores: dict[Support, float]
    each: tuple[Verdict, ...] = ()


def judge(
    claim: str,
    evidence: Sequence[str],
    *,
    encoder: Encoder | None = None,
    second: Judge | None = None,
    weights: scoring.Weights | None = None,
) -> Judgement:
    """Judge a claim on the texts of the passages it cites, together and each by itself.

    `encoder` sharpens the score; `second` is a model that may lower the verdict; `weights` are those of another fit.
    An empty claim, or no passage with text, raises Invalid."""
    text, passages = plain(claim, evidence)
    weights = weights or scoring.load(vectors=encoder is not None)
    similarity = _similarity(encoder) if encoder else None

    def once(cited: Sequence[str]) -> Judgement:
        found = _once(text, cited, similarity, weights)
        return found if second is None else _lowered(found, second, text, cited)

    together = once([p for p in passages if p])
    if len(passages) == 1:
        return replace(together, each=(together.verdict,))
    nothing = Verdict(Support.UNSUPPORTED, "the passage is empty", NAME)
    each = tuple(once([p]).verdict if p else nothing for p in passages)
    return replace(together, verdict=_weighed(together.verdict, each), each=each)


def plain(claim: str, evidence: Sequence[str]) -> tuple[str, list[str]]:
    """A claim without reference marks and its number in a list, and passages without lines that are addresses, where more is left; Invalid where nothing is left."""
    text = _VIRUS.sub("COVID-19", _LISTED.sub("", _MARKS.sub("", claim))).strip()
    passages = [_VIRUS.sub("COVID-19", _ADDRESS.sub("", passage).strip() or passage.strip()) for passage in evidence]
    if not text:
        raise Invalid("the claim is empty")
    if not any(passages):
        raise Invalid("there is no evidence to judge the claim on")
    return text, passages


def told(passages: Sequence[str]) -> bool:
    """Whether any of the passages has more than an address: one that has not was not read."""
    return any(_ADDRESS.sub("", passage).strip() for passage in passages)


def _is_line(text: str, passages: Sequence[str]) -> bool:
    """Whether a claim of a word or two is the whole of a passage's line, as the item of a list is: a word that only
    stands somewhere in the passage says nothing."""
    want = words(text)
    return bool(want) and any(words(line) == want for passage in passages for line in passage.splitlines())


def _once(text: str, passages: Sequence[str], similarity: Similarity | None, weights: scoring.Weights) -> Judgement:
    if (len(text.split()) >= 3 or _is_line(text, passages)) and not deletion.fault(text, passages):
        return _certain("the words stand in the passage")
    if not told(passages):
        return Judgement(_verdict(Support.UNCHECKED, "the passage is only an address: nothing was read"), dict(_UNREAD))
    edited = nearly.nearest(text, passages)
    if edited is not None:
        finding = layers.of_edits(edited)
        if finding is None:
            return _certain("the passage says it in nearly the same words")
        if finding.layer != layers.ADDED:
            return Judgement(_verdict(finding.support, finding.reason), dict(_EDITED[finding.support]))
        if lost := nearly.unheard(edited, passages):
            reason = f"the source nowhere says {lost!r}"
            return Judgement(_verdict(Support.UNCHECKED, reason), dict(_EDITED[Support.UNSUPPORTED]))
    found = compare(text, passages, similarity)
    objections = layers.findings(found)
    scores = scoring.probabilities(scoring.features(found, objections), weights.barred if objections else weights.free)
    if found.coverage_all < layers.SPEAKS_OF:
        return Judgement(_verdict(Support.UNSUPPORTED, "the source does not speak of it"), scores)
    if objections and objections[0].support is not Support.UNCHECKED:
        return Judgement(_verdict(objections[0].support, objections[0].reason), scores)
    if not objections and scores[Support.SUPPORTED] >= scoring.THRESHOLD:
        if otherwise := _otherwise(text, found.sentence, passages):
            return Judgement(_verdict(Support.UNCHECKED, f"another sentence there differs: {otherwise}"), scores)
        return Judgement(_verdict(Support.SUPPORTED, "the passage says so in other words"), scores)
    likely = max((s for s in scores if s is not Support.SUPPORTED), key=lambda s: scores[s])
    if scores[likely] >= SURE:
        return Judgement(_verdict(likely, _REASONS[likely]), scores)
    reason = objections[0].reason if objections else "this takes a person: the wording is not the passage's"
    return Judgement(_verdict(Support.UNCHECKED, reason), scores)


def _otherwise(text: str, sentence: str, passages: Sequence[str]) -> str:
    """Why another sentence than the one that bears a claim out contradicts it; empty where none does."""
    others = (compare(text, [other]) for other in sentences_of(passages) if other != sentence)
    grave = (f.reason for found in others for f in layers.findings(found) if f.support is Support.CONTRADICTED)
    return next(grave, "")


_REASONS = {
    Support.PARTLY: "the passage bears out a part of it",
    Support.CONTRADICTED: "the passage seems to say otherwise",
    Support.UNSUPPORTED: "the passage does not say so",
}


def _verdict(support: Support, reason: str) -> Verdict:
    return Verdict(support, reason, NAME)


def _certain(reason: str) -> Judgement:
    return Judgement(_verdict(Support.SUPPORTED, reason), dict(_STANDS))


def _lowered(found: Judgement, second: Judge, text: str, passages: Sequence[str]) -> Judgement:
    """What is left once a model was heard: it lowers, or abstains, and words that stand in the source are not its
    business. Where it cannot be heard, nothing is supported that it might have lowered."""
    if found.scores[Support.SUPPORTED] >= _CERTAIN:
        return found
    try:
        verdict = second.judge(text, passages)
    except Unavailable as error:
        if found.verdict.support is not Support.SUPPORTED:
            return found
        return replace(found, verdict=Verdict(Support.UNCHECKED, f"left for a person: {error}", second.name))
    if verdict.support is Support.UNCHECKED or _RANK.index(verdict.support) <= _RANK.index(found.verdict.support):
        return found
    if found.verdict.support is Support.UNCHECKED:
        return replace(found, verdict=verdict)
    return replace(found, verdict=Verdict(Support.UNCHECKED, f"judges differ: {verdict.reason}", verdict.judge))


def _weighed(together: Verdict, each: Sequence[Verdict]) -> Verdict:
    """A claim that one passage bears out and another contradicts is supported only in part."""
    bears = [n for n, v in enumerate(each, start=1) if v.support is Support.SUPPORTED]
    denies = [n for n, v in enumerate(each, start=1) if v.support is Support.CONTRADICTED]
    if (together.support is Support.SUPPORTED or bears) and denies:
        reason = f"passage {denies[0]} says otherwise: {each[denies[0] - 1].reason}"
        return replace(together, support=Support.PARTLY, reason=reason)
    if bears and together.support is not Support.SUPPORTED:
        return replace(together, support=Support.SUPPORTED, reason=f"passage {bears[0]}: {each[bears[0] - 1].reason}")
    return together


def _similarity(encoder: Encoder) -> Similarity:
    """Cosines by an encoder. Vectors are kept for the next claim, which often cites the same passages."""
    kept = _VECTORS.setdefault(encoder, {})

    def cosines(text: str, others: Sequence[str]) -> list[float]:
        texts = dict.fromkeys([text, *others])
        known = {t: vector for t in texts if (vector := kept.get(t)) is not None}
        new = [t for t in texts if t not in known]
        if new:
            made = dict(zip(new, encoder.encode(new), strict=True))
            known |= made
            if len(kept) > KEPT:
                kept.clear()
            kept.update(made)
        return [float(v) for v in np.stack([known[t] for t in others]) @ known[text]]

    return cosines
