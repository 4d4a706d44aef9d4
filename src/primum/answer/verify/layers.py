"""The certain layers: what of a comparison is enough to lower a verdict, and the reason in words a reader understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from primum.answer.verify.comparison import Comparison, asks
from primum.answer.verify.nearly import Change, Edited
from primum.answer.verify.relations import relations
from primum.model import Support
from primum.text.negation import negations

ADDED = "added"
"""The layer that finds words put into a sentence: the passage may have them elsewhere."""
LEAST_MET, LEAST_NEAR = 0.45, 0.6
"""What one sentence must have before *supported* may be said of other words: the share of the claim's weight that it
meets, and its cosine to the claim. Where no encoder tells the cosine, it must meet LEAST_ALONE."""
LEAST_ALONE = 0.6
LONG = 25
"""Of more sentences than these one comes near a claim by chance."""
LEAST_MET_FULLY, LEAST_NEAR_FULLY = 0.7, 0.55
"""Where a sentence meets so much of the claim, a lower cosine will do: long sentences say more than the claim."""
LEAST_MET_CLOSE = 0.4
"""What a sentence that lies close must meet: it says more in other words."""
UNSAID, UNSAID_CLOSE = 3, 4
"""So many terms side by side that the evidence nowhere has are a part of the claim that it does not say. So
many that the sentence lacks are one that it does not say, unless another sentence has all of them. The second is for a
sentence that lies close."""
TURNED = 2
"""Of a sentence that lies close so many terms may go the other way, where as many go the claim's way, and the whole."""
SPEAKS_OF = 0.3
"""The share of a claim's weight that the whole evidence must meet to speak of what the claim speaks of."""
ABOUT_IT = 0.6
"""The share of a claim's weight that one sentence must meet before it can contradict the claim."""
SAME_BUT_FOR = 0.8
"""The share that it must meet before another number contradicts the claim: of less, it may be the number of something else."""
_WORKS = re.compile(
    r"\b(?:effective\w*|efficac\w+|works?|help(?:s|ed)?|benefi\w+|associated|linked|correlat\w+|caus\w+|affect(?:s|ed)?|influenc\w+"
    r"|treats?|prevents?|leads?)\b",
    re.IGNORECASE,
)
"""What reports an effect without saying more or less."""
_PEOPLE = {
    "adult": "adults", "child": "children", "infant": "infants", "older": "older people", "pregnant": "pregnancy",
    "lactating": "breastfeeding", "animal": "animals", "men": "men", "women": "women", "renal": "kidney disease",
    "hepatic": "liver disease",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """What a layer found: the highest verdict that is left, and why."""

    layer: str
    support: Support
    reason: str


def findings(found: Comparison) -> tuple[Finding, ...]:
    """What all layers say of a comparison, the gravest first; nothing where none objects."""
    made = [finding for layer in LAYERS for finding in layer(found)]
    return tuple(sorted(made, key=lambda f: _GRAVITY.index(f.support)))


def of_edits(edited: Edited) -> Finding | None:
    """What changed in a sentence that the claim otherwise repeats: the first change that is told by itself, else words
    put in; None where no change matters."""
    told = [_of_change(change) for change in edited.changes if not change.harmless]
    return next((finding for finding in told if finding.layer != ADDED), told[0] if told else None)


def _of_change(change: Change) -> Finding:
    if bool(negations(change.said)) != bool(negations(change.given)):
        said = "denies what the source says" if negations(change.said) else "leaves out a denial of the source"
        return Finding("negation", Support.CONTRADICTED, f"the sentence {said} ({change.said or change.given!r})")
    if not change.said:
        return Finding("words", Support.PARTLY, f"the source says {change.given!r} as well, the sentence does not")
    if not change.given:
        return Finding(ADDED, Support.UNSUPPORTED, f"the source does not say {change.said!r}")
    signs = relations(change.said).direction * relations(change.given).direction
    grave = signs < 0 or any(c.isdigit() for c in change.said + change.given)
    support = Support.CONTRADICTED if grave else Support.UNSUPPORTED
    return Finding("words", support, f"the source says {change.given!r}, the sentence {change.said!r}")


def _amounts(found: Comparison) -> Iterator[Finding]:
    for said, given in found.amounts.wrong:
        near = found.coverage >= SAME_BUT_FOR
        support = Support.CONTRADICTED if near else Support.UNSUPPORTED
        yield Finding("amounts", support, f"the source says {given}, the sentence {said}")
    for said in found.amounts.unmet:
        yield Finding("amounts", Support.UNSUPPORTED, f"the source does not give {said}")
    for said in found.amounts.apart:
        yield Finding("amounts", Support.UNCHECKED, f"the source gives {said} in another sentence")


def _denials(found: Comparison) -> Iterator[Finding]:
    ours, theirs = found.ours, found.theirs
    if ours.negations and not theirs.negations and not theirs.nulls:
        yield Finding("denial", Support.UNCHECKED, "the sentence denies something, and the source's denies nothing")
    if found.coverage < ABOUT_IT:
        return
    if theirs.nulls and not ours.nulls and not ours.negations and found.denied:
        yield Finding("denial", Support.CONTRADICTED, "the source reports no difference, or denies it")
    elif ours.nulls and (theirs.signs or _WORKS.search(found.sentence)) and not theirs.nulls and not theirs.negations:
        yield Finding("denial", Support.CONTRADICTED, "the source reports an effect, the sentence none")
    elif bool(ours.negations) != bool(theirs.negations) and found.denied:
        side = "the source" if theirs.negations else "the sentence"
        yield Finding("denial", Support.UNCHECKED, f"{side} denies something that the other does not")


def _direction(found: Comparison) -> Iterator[Finding]:
    if found.coverage < ABOUT_IT:
        return
    if found.antonyms:
        yield Finding("direction", Support.CONTRADICTED, f"the source says the opposite ({', '.join(found.antonyms)})")
    even = len(found.ours.negations) % 2 == len(found.theirs.negations) % 2
    if found.conflict and not found.agree and even:
        yield Finding("direction", Support.CONTRADICTED, "the source says that it goes the other way")
    elif even and _turned(found):
        yield Finding("direction", Support.UNCHECKED, "the source uses words that go the other way")
    rising = sum(1 if r > 1 else -1 for r in found.theirs.ratios)
    if rising * found.ours.direction < 0 and even:
        shown = ", ".join(f"{r:g}" for r in found.theirs.ratios)
        yield Finding("direction", Support.CONTRADICTED, f"the source's ratio goes the other way ({shown})")


def _turned(found: Comparison) -> bool:
    """Whether a claim says more where its sentence says less and nothing else, or the reverse."""
    ours, theirs = found.ours, found.theirs
    more = ours.up and not ours.down and theirs.down and not theirs.up
    less = ours.down and not ours.up and theirs.up and not theirs.down
    return bool(found.signed_missing and (more or less))


def _certainty(found: Comparison) -> Iterator[Finding]:
    if bool(found.theirs.no_evidence) != bool(found.ours.no_evidence):
        yield Finding("certainty", Support.UNCHECKED, "only one of the two says that evidence is lacking")
    if found.stressed:
        yield Finding("certainty", Support.UNCHECKED, f"the source does not say {found.stressed[0]!r}")


def _people(found: Comparison) -> Iterator[Finding]:
    if found.others:
        named = ", ".join(_PEOPLE[p] for p in found.others)
        yield Finding("population", Support.UNSUPPORTED, f"the source speaks of {named}")
    elif found.unnamed:
        named = ", ".join(_PEOPLE[p] for p in found.unnamed)
        yield Finding("population", Support.UNSUPPORTED, f"the source does not speak of {named}")


def _subject(found: Comparison) -> Iterator[Finding]:
    lost = list(dict.fromkeys(t.text for t in found.absent if t.drug))
    if lost:
        yield Finding("subject", Support.UNSUPPORTED, f"the source does not speak of {', '.join(lost)}")


def _part(found: Comparison) -> Iterator[Finding]:
    if len(found.unsaid) >= _most_unsaid(found):
        support = Support.PARTLY if found.coverage >= ABOUT_IT else Support.UNCHECKED
        shown = found.claim[found.unsaid[0].start : found.unsaid[-1].end]
        yield Finding("part", support, f"the source does not say {shown!r}")


def _wording(found: Comparison) -> Iterator[Finding]:
    least = LEAST_NEAR_FULLY if found.coverage >= LEAST_MET_FULLY else LEAST_NEAR
    far = found.coverage < LEAST_ALONE if found.cosine is None else found.cosine < least
    if found.coverage < (LEAST_MET_CLOSE if found.close else LEAST_MET) or far or found.brief:
        lost = ", ".join(dict.fromkeys(t.text for t in found.missing)) or "the whole of it"
        yield Finding("wording", Support.UNCHECKED, f"no one sentence of the source has all of it ({lost})")
    elif found.gap >= _most_unsaid(found) and found.scattered:
        yield Finding("wording", Support.UNCHECKED, "a part of it is in no one sentence of the source")
    elif found.sentences > LONG:
        yield Finding("wording", Support.UNCHECKED, "the passage is long, and no sentence says it in the same words")
    elif found.conflict and not _outweighed(found):
        yield Finding("wording", Support.UNCHECKED, "a part of the source's sentence goes the other way")
    elif found.compares:
        yield Finding("wording", Support.UNCHECKED, "the source's sentence compares nothing")
    elif asks(found.sentence):
        yield Finding("wording", Support.UNCHECKED, "the source's sentence says what was asked, not what was found")


def _most_unsaid(found: Comparison) -> int:
    return UNSAID_CLOSE if found.close else UNSAID


def _outweighed(found: Comparison) -> bool:
    """Whether what goes the other way is a part of a sentence that on the whole goes the claim's way."""
    same = found.ours.direction * found.theirs.direction > 0
    return found.close and same and found.agree >= TURNED >= found.conflict


LAYERS: tuple[Callable[[Comparison], Iterator[Finding]], ...] = (
    _amounts,
    _denials,
    _direction,
    _certainty,
    _people,
    _subject,
    _part,
    _wording,
)
"""Every layer, in the order in which their reasons are told."""
_GRAVITY = (Support.CONTRADICTED, Support.UNSUPPORTED, Support.PARTLY, Support.UNCHECKED)
