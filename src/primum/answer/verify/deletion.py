"""What can be decided for certain of a claim made by deletion, as the pipeline's claims are.

A claim is supported when every quote stands verbatim at its offsets, the claim's words are a subsequence of one quote,
and no number, unit, dose or negation of the sentence it was taken from is lost; when it, or the page it stands on,
speaks of the subject; and when its source is not retracted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from primum.model import BlockKind, Claim, Document, Support, Verdict
from primum.text import sentences
from primum.text.negation import negations
from primum.text.numbers import quantities
from primum.text.populations import of_others, populations
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
_QUESTION = re.compile(r"[^\n.:;]+\?\s*\n")
_ASIDE = re.compile(r"\w+\W*\([^()]*\)|\w+\W*\[[^\[\]]*\]")
_NUMBER = re.compile(r"\d+(?:[.,/–-]+\d+)*")


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
    reason = (
        _quotes(claim, documents)
        or fault(claim.text, [c.quote for c in claim.citations])
        or _speaks_of(claim, subject, about)
        or _people(claim, documents, population)
    )
    if reason:
        return Verdict(Support.UNSUPPORTED, reason, JUDGE)
    return Verdict(Support.SUPPORTED, "the words stand in the quoted passage", JUDGE)


def fault(text: str, quotes: Sequence[str]) -> str:
    """Why a text does not come from one of the quotes by leaving out alone; empty where it does."""
    quote = _holder(text, quotes)
    if quote is None:
        return _numbers(text, quotes[0]) or "the words are not those of a quote, in its order"
    return _numbers(text, quote) or _whole(text, quote) or _asides(text, quote) or _negations(text, quote)


def _quotes(claim: Claim, documents: Mapping[str, Document]) -> str:
    for citation in claim.citations:
        document = documents.get(citation.document)
        if document is None:
            return f"the library does not hold {citation.document}"
        if document.source.retracted:
            return f"{citation.document} is retracted and supports nothing"
        if document.text[citation.start : citation.end] != citation.quote:
            return f"the quote does not stand at its place in {citation.document}"
    return ""


def _asides(text: str, quote: str) -> str:
    """What a claim has in brackets stands in the quote as it is: only a whole bracket may be left out."""
    held = words(quote)
    for aside in _ASIDE.findall(text):
        want = words(aside)
        if not any(held[n : n + len(want)] == want for n in range(len(held) - len(want) + 1)):
            return f"the source does not say {aside!r}"
    return ""


def _whole(text: str, quote: str) -> str:
    """One quote must hold the claim's words in order, and each stretch of them unbroken: the parts of a list may be
    taken singly and brackets left out, but no word from within a sentence, for that could turn what it says."""
    held, starts = _words_and_starts(_BRACKETS.sub(" ", quote))
    # What a question names may stand in front of its answer: "Gout: This condition …", under "Is gout inherited?".
    asked = len(words(question.group())) if (question := _QUESTION.match(quote)) and ": " in text else 0
    at = 0
    for stretch in _STRETCH.split(_BRACKETS.sub(" ", text)):
        want = words(stretch)
        places = [n for n in range(at, len(held) - len(want) + 1) if held[n : n + len(want)] == want]
        if want and not places:
            return "words from within the source's sentence were left out"
        whole = [n for n in places if n == at > 0 or _begins(held, starts, n) or (at == 0 and n < asked)]
        if want and not whole:
            return "the beginning of the source's sentence was left out"
        at = (whole[0] if whole else at) + len(want)
    return ""


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


def _holder(text: str, quotes: Sequence[str]) -> str | None:
    """The quote that holds the claim's words, in order."""
    want = words(text)
    for quote in quotes:
        rest = iter(words(quote))
        if all(word in rest for word in want):
            return quote
    return None


def _numbers(text: str, quote: str) -> str:
    held = [q.key for q in quantities(quote)]
    for quantity in quantities(text):
        if quantity.key not in held:
            return f"the source does not say {text[quantity.start : quantity.end]!r}"
    lost = set(_NUMBER.findall(text)) - set(_NUMBER.findall(quote))
    return f"the source does not give the number {sorted(lost)[0]}" if lost else ""


def _negations(text: str, quote: str) -> str:
    """A claim keeps every negation of the sentences that it takes words from."""
    taken = _places(text, quote)
    needed = sum(
        len(negations(quote[start:end]))
        for start, end in sentences.spans(quote)
        if any(start <= place < end for place in taken)
    )
    return "a negation of the source was lost" if len(negations(text)) < needed else ""


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


def _people(claim: Claim, documents: Mapping[str, Document], population: str) -> str:
    """A statement on others does not answer for those asked about; nor does one that stands under a heading on them."""
    if not population or population in populations(claim.text):
        return ""
    others = of_others(claim.text, population)
    for citation in claim.citations if not others else ():
        above = headings_above(documents[citation.document], citation.start)
        others = of_others(" \n ".join(above), population) if above else ()
        if not others:
            return ""
    return f"the source speaks of others than were asked about ({', '.join(others)})" if others else ""


def headings_above(document: Document, place: int) -> tuple[str, ...]:
    """The headings that a place of a document stands under, outermost first; its title is none."""
    found: list[tuple[int, str]] = []
    for block in document.blocks:
        if block.start > place:
            break
        if block.kind in {BlockKind.HEADING, BlockKind.QUESTION}:
            found = [(level, text) for level, text in found if level < block.level]
            found.append((block.level, document.text[block.start : block.end]))
    return tuple(text for _, text in found)


def _speaks_of(claim: Claim, subject: Sequence[str], about: Mapping[str, bool]) -> str:
    if any(about.get(c.document, False) for c in claim.citations):
        return ""
    said = frozenset(stems(" ".join([claim.text, *(c.quote for c in claim.citations)])))
    wanted = [frozenset(stems(name)) for name in subject]
    if any(w and w <= said for w in wanted):
        return ""
    return "the passage does not speak of the subject of the question"
