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
from primum.text.populations import of_others
from primum.text.terms import STOPWORDS, fold, stems, words

JUDGE = "deletion-rules/1"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# What may be left out of a sentence: brackets, reference marks, a figure of formula markup.
_BRACKETS = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|\$\^?\{?[^$]{0,20}\}?\$|(?<=[a-z)]),\d{1,3}(?:[,–-]\d{1,3})+(?=\s)|[¹²³⁰⁴-⁹]+"
)
# Where the parts of a list, or whole sentences, meet in a claim.
_STRETCH = re.compile(r"[:;.!?]\s+")
# Words that link a sentence to the one before; without them it says the same.
_LINKS = frozenset(
    """however in addition additionally also furthermore moreover therefore thus hence consequently as a
    result fact of note finally overall general generally speaking summary conclusion conclusions
    short to summarize summarise that said nevertheless nonetheless similarly likewise importantly
    notably interestingly contrast on the other hand for example instance words indeed accordingly
    such again besides first second third lastly taken together by conversely results result
    findings unfortunately fortunately sadly but and so yet remember keep mind at same time
    particular specifically""".split()
)
_NUMBER = re.compile(r"\d[\d.,/–-]*")


def verify(
    claim: Claim,
    documents: Mapping[str, Document],
    *,
    subject: Sequence[str],
    about: Mapping[str, bool],
    population: str = "",
) -> Verdict:
    """Judge one claim.

    `subject` are the names of the question's subject; `about[document]` says whether a document is about it;
    `population` is whom the question asks about ("pregnant", "child" …), "" for anyone."""
    failed = (
        _quotes(claim, documents)
        or _numbers(claim)
        or _whole(claim)
        or _negations(claim)
        or _speaks_of(claim, subject, about)
        or _people(claim, population)
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


def _whole(claim: Claim) -> Verdict | None:
    """One quote must hold the claim's words in order, and each stretch of them unbroken: the parts of a list may be
    taken singly and brackets left out, but no word from within a sentence, for that could turn what it says."""
    quote = _holder(claim)
    if quote is None:
        return _fails("the words are not those of a quote, in its order")
    held, starts = _words_and_starts(_BRACKETS.sub(" ", quote))
    at = 0
    for stretch in _STRETCH.split(_BRACKETS.sub(" ", claim.text)):
        want = words(stretch)
        places = [n for n in range(at, len(held) - len(want) + 1) if held[n : n + len(want)] == want]
        if want and not places:
            return _fails("words from within the source's sentence were left out")
        whole = [n for n in places if n == at > 0 or _begins(held, starts, n)]
        if want and not whole:
            return _fails("the beginning of the source's sentence was left out")
        at = (whole[0] if whole else at) + len(want)
    return None


def _words_and_starts(quote: str) -> tuple[list[str], list[int]]:
    """The words of a quote, and the places among them where a sentence or a list item begins."""
    held: list[str] = []
    starts: list[int] = []
    for line in quote.splitlines():
        for start, end in sentences.spans(line):
            starts.append(len(held))
            held += words(line[start:end])
    return held, starts


def _begins(held: list[str], starts: list[int], place: int) -> bool:
    """Whether a stretch begins its sentence, but for words that only link it to the one before."""
    start = max((s for s in starts if s <= place), default=0)
    return all(word in _LINKS for word in held[start:place])


def _holder(claim: Claim) -> str | None:
    """The quote that holds the claim's words, in order."""
    want = words(claim.text)
    for citation in claim.citations:
        rest = iter(words(citation.quote))
        if all(word in rest for word in want):
            return citation.quote
    return None


def _numbers(claim: Claim) -> Verdict | None:
    quote = _holder(claim) or claim.citations[0].quote
    held = [q.key for q in quantities(quote)]
    for quantity in quantities(claim.text):
        if quantity.key not in held:
            return _fails(f"the source does not say {claim.text[quantity.start : quantity.end]!r}")
    lost = set(_NUMBER.findall(claim.text)) - set(_NUMBER.findall(quote))
    return _fails(f"the source does not give the number {sorted(lost)[0]}") if lost else None


def _negations(claim: Claim) -> Verdict | None:
    """A claim keeps every negation of the sentences that it takes words from."""
    quote = _holder(claim) or ""
    taken = _places(claim.text, quote)
    needed = sum(
        len(negations(quote[start:end]))
        for start, end in sentences.spans(quote)
        if any(start <= place < end for place in taken)
    )
    return _fails("a negation of the source was lost") if len(negations(claim.text)) < needed else None


def _places(text: str, quote: str) -> list[int]:
    """Where in the quote the claim's telling words stand: as late and as close together as they go."""
    held = [(m.start(), fold(m.group())) for m in _WORD.finditer(quote)]
    want = [fold(m.group()) for m in _WORD.finditer(text)]
    end = 0
    for place, (_, word) in enumerate(held):
        if end < len(want) and word == want[end]:
            end, last = end + 1, place
    if not want or end < len(want):
        return []
    places: list[int] = []
    for start, word in reversed(held[: last + 1]):
        if want and word == want[-1]:
            want.pop()
            if word not in STOPWORDS:
                places.append(start)
    return places


def _people(claim: Claim, population: str) -> Verdict | None:
    others = of_others(claim.text, population) if population else ()
    return _fails(f"the source speaks of others than were asked about ({', '.join(others)})") if others else None


def _speaks_of(claim: Claim, subject: Sequence[str], about: Mapping[str, bool]) -> Verdict | None:
    if any(about.get(c.document, False) for c in claim.citations):
        return None
    said = frozenset(stems(" ".join([claim.text, *(c.quote for c in claim.citations)])))
    wanted = [frozenset(stems(name)) for name in subject]
    if any(w and w <= said for w in wanted):
        return None
    return _fails("the passage does not speak of the subject of the question")
