"""A claim held against its evidence: what of it is met, where, and which way both go.

The evidence is cut into sentences; the one that meets most of the claim, and comes nearest to it where there is an
encoder, is what the claim is compared with. Nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from primum.answer.verify.amounts import Amounts, amounts
from primum.answer.verify.relations import Relations, relations
from primum.answer.verify.wording import Term, abbreviations, coverage, keys, meets, terms, word_keys, words_of
from primum.text import sentences
from primum.text.populations import populations
from primum.text.terms import stem

Similarity = Callable[[str, Sequence[str]], Sequence[float]]
"""Cosine of a text to each of several, -1..1."""

SENTENCES = 80
"""Most sentences of one evidence that are read."""
LOOKED_AT = 8
"""Sentences that the encoder is asked about: those that meet most of the claim."""
_TOKEN = re.compile(r"[^\W_]+")
_PREFIX = re.compile(r"^(?:un|in|im|ir|non|de|dis|anti|mis|a)-?(?=[a-z]{5})")
_THAN = re.compile(r"\bthan\b", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:than|compar\w+|versus|vs|relative to|while|whereas|in contrast|control|placebo)\b", re.IGNORECASE
)
_STRESSED = frozenset(stem(w) for w in "cure cures curable proven proves always never none entirely completely".split())


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found. Shares are 0..1, weights those of `wording.terms`; `cosine` is None where there is no encoder."""

    claim: str
    sentence: str
    terms: tuple[Term, ...]
    missing: tuple[Term, ...]
    absent: tuple[Term, ...]
    coverage: float
    coverage_all: float
    concepts: float
    reverse: float
    cosine: float | None
    agree: int
    conflict: int
    unaligned: int
    denied: int
    antonyms: tuple[str, ...]
    stressed: tuple[str, ...]
    compares: bool
    theirs: Relations
    ours: Relations
    amounts: Amounts
    others: tuple[str, ...]


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
    best = max(range(len(parts)), key=lambda n: (met[n] + cosines.get(n, 0.0 if not cosines else -1.0), -n))
    whole = frozenset().union(*held)
    sentence, ours, theirs = parts[best], relations(claim), relations(parts[best])
    agree, conflict, unaligned, denied = _directions(wanted, sentence, ours, theirs)
    claimed, given = populations(claim), populations("\n".join(evidence))
    return Comparison(
        claim=claim,
        sentence=sentence,
        terms=wanted,
        missing=tuple(t for t in wanted if not meets(t, held[best])),
        absent=tuple(t for t in wanted if not meets(t, whole)),
        coverage=met[best],
        coverage_all=coverage(wanted, whole),
        concepts=coverage([t for t in wanted if t.weight >= 1], whole),
        reverse=coverage(terms(sentence, explained)[:40], keys(claim, explained)),
        cosine=cosines.get(best) if cosines else None,
        agree=agree,
        conflict=conflict,
        unaligned=unaligned,
        denied=denied,
        antonyms=_antonyms(claim, sentence),
        stressed=_stressed(claim, sentence),
        compares=bool(_THAN.search(claim)) and not _COMPARES.search(sentence),
        theirs=theirs,
        ours=ours,
        amounts=amounts(claim, sentence, evidence),
        others=tuple(p for p in given if p not in claimed) if set(claimed) - set(given) else (),
    )


def _directions(wanted: Sequence[Term], sentence: str, ours: Relations, theirs: Relations) -> tuple[int, int, int, int]:
    """Over the terms that both have: how many move the same way, the other way, in the claim alone; how many are denied
    on one side alone."""
    agree = conflict = unaligned = denied = 0
    tokens = [(m.start(), word_keys(m.group())) for m in _TOKEN.finditer(sentence)]
    for term in wanted:
        if term.weight < 0.5:
            continue
        places = [start for start, k in tokens if meets(term, k)]
        if not places:
            continue
        sign, no = ours.around(term.start)
        around = [theirs.around(place) for place in places]
        if sign and sign in [s for s, _ in around]:
            agree += 1
        elif sign and -sign in [s for s, _ in around]:
            conflict += 1
        elif sign:
            unaligned += 1
        denied += all(n != no for _, n in around)
    return agree, conflict, unaligned, denied


def _antonyms(claim: str, sentence: str) -> tuple[str, ...]:
    """Words of one side whose negative form is on the other: "accurate" and "inaccurate", "-dependent" and
    "-independent"."""
    sides = set(words_of(claim)), set(words_of(sentence))
    found = []
    for own, other in (sides, sides[::-1]):
        roots, others = {stem(w) for w in own}, {stem(w) for w in other}
        for word in sorted(own):
            match = _PREFIX.match(word)
            bare = stem(word[match.end() :]) if match else ""
            if bare and bare in others and bare not in roots and stem(word) not in others:
                found.append(word)
    return tuple(found)


def _stressed(claim: str, sentence: str) -> tuple[str, ...]:
    """Words of certainty and degree that the claim has and the sentence lacks: "cures", "proven", "always"."""
    there = {stem(w) for w in _TOKEN.findall(sentence.lower())}
    return tuple(w for w in _TOKEN.findall(claim.lower()) if stem(w) in _STRESSED and stem(w) not in there)
