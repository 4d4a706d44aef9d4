"""A claim held against its evidence: what of it is met, where, and which way both go.

The evidence is cut into sentences; the one that meets most of the claim, and comes nearest to it where there is an
encoder, is what the claim is compared with. Nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from primum.answer.verify.amounts import Amounts, amounts
from primum.answer.verify.relations import Relations, relations, signed
from primum.answer.verify.wording import GENERIC, Term, abbreviations, coverage, keys, meets, places, terms, words_of
from primum.text import sentences
from primum.text.populations import populations
from primum.text.terms import stem

Similarity = Callable[[str, Sequence[str]], Sequence[float]]
"""Cosine of a text to each of several, -1..1."""

AIM = 0.3
"""What an aim or a question loses when the sentence to compare with is chosen."""
SENTENCES = 80
"""Most sentences of one evidence that are read."""
LOOKED_AT = 8
"""Sentences that the encoder is asked about: those that meet most of the claim."""
FEW, VERY_FEW, LEAST_OF_FEW = 5, 4, 0.75
"""A claim of FEW terms is short: of these a sentence may lack a third; of VERY_FEW it must meet this share by weight."""
CLOSE = 0.7
"""At such a cosine a sentence lies close to a claim: it may say in other words what it does not say in the same."""
VERY_NEAR = 0.8
"""At such a cosine a short claim is met, whatever of its words is missing."""
_TOKEN = re.compile(r"[^\W_]+")
_PREFIX = re.compile(r"^(?:un|in|im|ir|non|de|dis|anti|mis|a)-?(?=[a-z]{5})")
_COMPOUND = re.compile(r"([^\W_]+)[-–]([a-z]{5,})\b")
_HYPHEN = re.compile(r"\b(non|un|in|anti|de|dis|mis)-(?=[a-z])", re.IGNORECASE)
_THAN = re.compile(r"\bthan\b", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:than|compar\w+|versus|vs|relative to|while|whereas|in contrast|control|placebo)\b", re.IGNORECASE
)
_AIMS = re.compile(
    r"^(?:the |an? )?(?:(?:comparative|clinical|differential|protective|long-term|acute) )?(?:effects?|associations?|roles?|impact"
    r"|influence|relationships?|efficacy|safety|comparison|evaluation|assessment|determinants|objectives?|aims?|background)\b",
    re.IGNORECASE,
)
_DESIGN = re.compile(
    r":\s*(?:an? |the )?(?:[\w-]+[ ,]+){0,8}(?:trial|review|meta-analysis|study|studies|analysis|survey|cohort|report"
    r"|protocol)s?\b[^.:]{0,60}\.?\s*$",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"^(?:INTERVENTIONS?|(?:MAIN |PRIMARY )?OUTCOMES?|METHODS?|(?:STUDY )?DESIGN|SETTINGS?|PARTICIPANTS|PATIENTS"
    r"|OBJECTIVES?|AIMS?|PURPOSE|MEASUREMENTS|MATERIALS?|DATA SOURCES?|EXPOSURES?)\b(?=[ :]+[A-Z])"
)
_SAYS = re.compile(r"\b(?:is|are|was|were|has|have|had|did|does|do|can|may|might|show\w*|found|increas\w+|reduc\w+)\b")
_DEGREE = frozenset(
    stem(w) for w in "all every first most mainly primary leading best double doubles triple half".split()
)
_STRESSED = frozenset(
    stem(w)
    for w in "cure cures curable proven proves always never none only solely entirely completely universally exclusively definitely".split()
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found. `sentence` is the one compared with, of `sentences`; `missing` are the terms that it lacks,
    `absent` those that the whole evidence lacks, `unsaid` the longest run of these, `gap` the length of the longest run
    that the sentence lacks, `scattered` whether no other sentence has all of that run. Shares are 0..1, weights those of `wording.terms`; `cosine` is None where there is no
    encoder. `brief` says that of a short claim more is missing than can be spared. `others` are people of whom the evidence speaks
    and not the claim, where the claim speaks of people that the evidence does not, and `unnamed` are these."""

    claim: str
    sentence: str
    sentences: int
    terms: tuple[Term, ...]
    missing: tuple[Term, ...]
    absent: tuple[Term, ...]
    unsaid: tuple[Term, ...]
    gap: int
    scattered: bool
    brief: bool
    coverage: float
    coverage_all: float
    concepts: float
    reverse: float
    cosine: float | None
    agree: int
    conflict: int
    unaligned: int
    mixed: int
    denied: int
    signed_missing: int
    grouped_missing: int
    degree: int
    antonyms: tuple[str, ...]
    stressed: tuple[str, ...]
    compares: bool
    theirs: Relations
    ours: Relations
    amounts: Amounts
    others: tuple[str, ...]
    unnamed: tuple[str, ...]

    @property
    def close(self) -> bool:
        """Whether the sentence lies close to the claim; never so without an encoder."""
        return self.cosine is not None and self.cosine >= CLOSE


def sentences_of(evidence: Sequence[str]) -> tuple[str, ...]:
    """The sentences of all passages in order; what is shorter than 15 characters says nothing by itself."""
    found = [text[a:b] for text in evidence for a, b in sentences.spans(text)[:SENTENCES] if b - a >= 15]
    return tuple(found or [text for text in evidence if text.strip()])


def compare(claim: str, evidence: Sequence[str], similarity: Similarity | None = None) -> Comparison:
    """Hold a claim against passages. There must be at least one sentence in them."""
    parts = sentences_of(evidence)
    explained = abbreviations([claim, *evidence])
    wanted = terms(claim, explained)
    held = [keys(part, explained) for part in parts]
    met = [coverage(wanted, k) for k in held]
    cosines: dict[int, float] = {}
    if similarity is not None:
        looked_at = sorted(range(len(parts)), key=lambda n: (-met[n], n))[:LOOKED_AT]
        cosines = dict(zip(looked_at, similarity(claim, [parts[n] for n in looked_at]), strict=True))
    best = max(range(len(parts)), key=lambda n: (met[n] + cosines.get(n, -1.0) - AIM * asks(parts[n]), -n))
    whole = frozenset().union(*held)
    sentence, ours, theirs = parts[best], relations(claim), relations(parts[best])
    agree, conflict, unaligned, mixed, denied = _directions(wanted, sentence, ours, theirs)
    missing = tuple(t for t in wanted if not meets(t, held[best]))
    absent = tuple(t for t in wanted if not meets(t, whole))
    gap = _run(wanted, missing)
    claimed, given = populations(claim), populations("\n".join(evidence))
    return Comparison(
        claim=claim,
        sentence=sentence,
        sentences=len(parts),
        terms=wanted,
        missing=missing,
        absent=absent,
        unsaid=_run(wanted, absent),
        gap=len(gap),
        scattered=not any(all(meets(t, k) for t in gap) for k in held),
        brief=cosines.get(best, 0.0) < VERY_NEAR and _brief(wanted, held[best]),
        coverage=met[best],
        coverage_all=coverage(wanted, whole),
        concepts=coverage([t for t in wanted if t.weight >= 1], whole),
        reverse=coverage(terms(sentence, explained)[:40], keys(claim, explained)),
        cosine=cosines.get(best) if cosines else None,
        agree=agree,
        conflict=conflict,
        unaligned=unaligned,
        mixed=mixed,
        denied=denied,
        signed_missing=sum(t.parts[0] in signed() for t in missing),
        grouped_missing=sum(t.weight > GENERIC and any(key.startswith("~") for key in t.keys) for t in missing),
        degree=len(_lacking(claim, sentence, _DEGREE)),
        antonyms=_antonyms(claim, sentence),
        stressed=_lacking(claim, sentence, _STRESSED),
        compares=bool(_THAN.search(claim)) and not _COMPARES.search(sentence),
        theirs=theirs,
        ours=ours,
        amounts=amounts(claim, sentence, evidence),
        others=tuple(p for p in given if p not in claimed) if set(claimed) - set(given) else (),
        unnamed=tuple(p for p in claimed if p not in given and p != "adult"),
    )


def _run(wanted: Sequence[Term], lost: Sequence[Term]) -> tuple[Term, ...]:
    """The longest run of terms side by side that are all among the lost ones; words of studies do not count."""
    longest: list[Term] = []
    current: list[Term] = []
    for term in wanted:
        if term.weight <= GENERIC:
            continue
        current = [*current, term] if term in lost else []
        longest = max(longest, current, key=len)
    return tuple(longest)


def _brief(wanted: Sequence[Term], held: frozenset[str]) -> bool:
    """Whether a claim has few terms, and a sentence with these keys lacks too many of them."""
    told = [t for t in wanted if t.weight > GENERIC]
    lacks = 3 * sum(not meets(t, held) for t in told) > len(told)
    return len(told) <= FEW and (lacks or (len(told) <= VERY_FEW and coverage(told, held) < LEAST_OF_FEW))


def _directions(
    wanted: Sequence[Term], sentence: str, ours: Relations, theirs: Relations
) -> tuple[int, int, int, int, int]:
    """Over the terms that both have: how many move the same way, the other way, in the claim alone, both ways in the
    source; how many are denied on one side alone."""
    agree = conflict = unaligned = mixed = denied = 0
    for term in wanted:
        if term.weight < 0.5:
            continue
        around = [theirs.around(place) for place in places(term, sentence)]
        if not around:
            continue
        sign, no = ours.around(term.start)
        signs = {s for s, _ in around}
        mixed += {1, -1} <= signs
        if sign and sign in signs:
            agree += 1
        elif sign and -sign in signs:
            conflict += 1
        elif sign:
            unaligned += 1
        denied += all(n != no for _, n in around)
    return agree, conflict, unaligned, mixed, denied


def _antonyms(claim: str, sentence: str) -> tuple[str, ...]:
    """Words of one side whose negative form is on the other: "accurate" and "inaccurate", "-dependent" and
    "-independent". Of two compounds with the same first part one denies the other, whatever else either side says."""
    sides = set(words_of(_joined(claim))), set(words_of(_joined(sentence)))
    compounds = [set(_COMPOUND.findall(_joined(text.lower()))) for text in (claim, sentence)]
    found = [
        f"{head}-{last}"
        for own, other in (compounds, compounds[::-1])
        for head, last in sorted(own - other)
        if (prefix := _PREFIX.match(last)) and (head, last[prefix.end() :]) in other
    ]
    for own, other in (sides, sides[::-1]):
        roots, others = {stem(w) for w in own}, {stem(w) for w in other}
        for word in sorted(own):
            match = _PREFIX.match(word)
            bare = stem(word[match.end() :]) if match else ""
            if bare and bare in others and bare not in roots and stem(word) not in others:
                found.append(word)
    return tuple(found)


def _joined(text: str) -> str:
    """A text in which "non-steroidal" is "nonsteroidal", so that a hyphen makes no difference."""
    return _HYPHEN.sub(lambda match: match[1], text)


def _lacking(claim: str, sentence: str, stressed: frozenset[str]) -> tuple[str, ...]:
    """Words of certainty or degree that the claim has and the sentence lacks: "cures", "always"; "most", "doubles"."""
    there = {stem(w) for w in _TOKEN.findall(sentence.lower())}
    return tuple(w for w in _TOKEN.findall(claim.lower()) if stem(w) in stressed and stem(w) not in there)


def asks(sentence: str) -> bool:
    """Whether a sentence is a title, an aim, a question or the lead of a list, which says what was looked at, not what was found."""
    titled = bool(_AIMS.search(sentence) or _DESIGN.search(sentence)) and not _SAYS.search(sentence)
    opens = sentence.rstrip().endswith(("?", ":"))
    return titled or opens or bool(_HEADED.match(sentence)) or bool(relations(sentence).unknown)
