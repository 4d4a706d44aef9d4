"""The checker, first form: what can be decided for certain of a claim made by deletion. It does not know the writer.

A claim is supported when every quote stands verbatim at its offsets, the claim's words are a subsequence of one quote,
and no number, unit, dose or negation of the sentence it was taken from is lost; when it, or the page it stands on,
speaks of the subject; and when its source is not retracted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from primum.model import Claim, Document, Support, Verdict
from primum.text import sentences
from primum.text.negation import negations
from primum.text.numbers import quantities
from primum.text.terms import stems, words

JUDGE = "deletion-rules/1"
_NUMBER = re.compile(r"\d[\d.,/–-]*")


def verify(
    claim: Claim, documents: Mapping[str, Document], *, subject: Sequence[str], about: Mapping[str, bool]
) -> Verdict:
    """Judge one claim.

    `subject` are the names of the question's subject; `about[document]` says whether a document is about it."""
    failed = (
        _quotes(claim, documents)
        or _subsequence(claim)
        or _numbers(claim)
        or _negations(claim)
        or _speaks_of(claim, subject, about)
    )
    return failed or Verdict(Support.SUPPORTED, "the words stand in the quoted passage", JUDGE)


def _fails(reason: str, support: Support = Support.UNSUPPORTED) -> Verdict:
    return Verdict(support, reason, JUDGE)


def _quotes(claim: Claim, documents: Mapping[str, Document]) -> Verdict | None:
    for citation in claim.citations:
        document = documents.get(citation.document)
        if document is None:
            return _fails(f"the library does not hold {citation.document}")
        if document.source.retracted:
            return _fails(f"{citation.document} is retracted and supports nothing")
        if document.text[citation.start : citation.end] != citation.quote:
            return _fails(f"the quote does not stand at its place in {citation.document}")
    return None


def _subsequence(claim: Claim) -> Verdict | None:
    """One quote alone must hold the claim's words in order: joining words of two quotes could say what neither says."""
    want = words(claim.text)
    for citation in claim.citations:
        rest = iter(words(citation.quote))
        if all(word in rest for word in want):
            return None
    return _fails("the words are not those of a quote, in its order")


def _holder(claim: Claim) -> str:
    """The quote that holds the claim's words."""
    want = words(claim.text)
    for citation in claim.citations:
        rest = iter(words(citation.quote))
        if all(word in rest for word in want):
            return citation.quote
    return claim.citations[0].quote


def _numbers(claim: Claim) -> Verdict | None:
    quote = _holder(claim)
    held = [q.key for q in quantities(quote)]
    for quantity in quantities(claim.text):
        if quantity.key not in held:
            return _fails(f"the source does not say {claim.text[quantity.start : quantity.end]!r}")
    lost = set(_NUMBER.findall(claim.text)) - set(_NUMBER.findall(quote))
    return _fails(f"the source does not give the number {sorted(lost)[0]}") if lost else None


def _negations(claim: Claim) -> Verdict | None:
    """A sentence that the claim takes words from may not lose its negation on the way."""
    quote = _holder(claim)
    shown = set(words(claim.text))
    kept = len(negations(claim.text))
    needed = 0
    for start, end in sentences.spans(quote):
        piece = quote[start:end]
        if len(shown & set(words(piece))) >= 0.5 * len(set(words(piece))):
            needed += len(negations(piece))
    return _fails("a negation of the source was lost") if kept < min(needed, 1) else None


def _speaks_of(claim: Claim, subject: Sequence[str], about: Mapping[str, bool]) -> Verdict | None:
    if any(about.get(c.document, False) for c in claim.citations):
        return None
    said = frozenset(stems(" ".join([claim.text, *(c.quote for c in claim.citations)])))
    wanted = [frozenset(stems(name)) for name in subject]
    if any(w and w <= said for w in wanted):
        return None
    return _fails("the passage does not speak of the subject of the question")
