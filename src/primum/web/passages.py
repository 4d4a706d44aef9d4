"""The passages behind sentences. What one sentence quotes from one place of a document is shown as one passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from primum.app import App
from primum.canon import Content, Setting
from primum.errors import PrimumError
from primum.model import Answer, Citation, Claim

WIDTH = 200
"""Characters of surroundings on each side of a quoted passage, about."""
NEAR = 600
"""Quotes of one sentence with at most so many characters between them are one passage: a lead-in and its item."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quotes from one place of one document, in the order of its text; never empty."""

    document: str
    citations: tuple[Citation, ...]

    @property
    def start(self) -> int:
        """Where the first quote begins."""
        return self.citations[0].start

    @property
    def end(self) -> int:
        """Where the last quote to end ends."""
        return max(c.end for c in self.citations)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A passage to be read: `pieces` are (text, whether it is quoted), between what stands before and after.

    `cut_before` and `cut_after` say that the surroundings begin or end within a sentence."""

    before: str
    pieces: tuple[tuple[str, bool], ...]
    after: str
    headings: tuple[str, ...] = ()
    page: int | None = None
    cut_before: bool = False
    cut_after: bool = False


def passages_of(claim: Claim) -> tuple[Quoted, ...]:
    """The passages that a sentence stands on, those of one document together, in the order of its citations."""
    documents = dict.fromkeys(c.document for c in claim.citations)
    return tuple(
        passage
        for document in documents
        for passage in _gathered(document, sorted({c for c in claim.citations if c.document == document}, key=_place))
    )


def quoted(answer: Answer) -> tuple[Quoted, ...]:
    """Every passage that the answer quotes, once, in order of first mention. Notes are numbered in this order."""
    return tuple(dict.fromkeys(passage for claim in answer.claims() for passage in passages_of(claim)))


def surroundings(passage: Quoted, app: App, *, version: str, width: int = WIDTH) -> Surroundings:
    """The passage among its surroundings in the library; the quotes alone where it no longer holds them."""
    try:
        around = app.context(passage.document, passage.start, passage.end, version=version, width=width)
    except PrimumError:
        return _alone(passage)
    pieces = tuple(_pieces(around.quote, passage))
    before, cut_before = _from_a_word(around.before, passage.start)
    after, cut_after = _to_a_word(around.after)
    return Surroundings(before, pieces, after, around.headings, around.page, cut_before, cut_after)


class Settled:
    """The passages of a revision among the surroundings that it keeps itself, whatever became of the library."""

    def __init__(self, content: Content) -> None:
        self._settings = {(s.document, s.start, s.end): s for s in content.settings}

    def around(self, passage: Quoted, *, width: int = WIDTH) -> Surroundings:
        """The passage with up to about `width` characters on each side; the quotes alone where none were kept."""
        settings = [self._settings.get((c.document, c.start, c.end)) for c in passage.citations]
        kept = [s for s in settings if s is not None]
        if len(kept) < len(settings):
            return _alone(passage)
        first, last = kept[0], max(kept, key=lambda s: s.end)
        before, cut_before = _shortened(first.before, passage.start, width)
        after, cut_after = _to_a_word(_up_to(last.after, width))
        pieces = tuple(_joined(passage, kept))
        return Surroundings(before, pieces, after, last.headings, last.page, cut_before, cut_after)


def _joined(passage: Quoted, settings: Sequence[Setting]) -> Iterator[tuple[str, bool]]:
    """The quotes with what stands between them, as far as the surroundings of the earlier one reach."""
    done, after = passage.start, ""
    for citation, setting in zip(passage.citations, settings, strict=True):
        gap = citation.start - done
        if gap > 0:
            yield (after[:gap] if len(after) >= gap else " … "), False
        if citation.end > done:
            yield citation.quote[max(0, done - citation.start) :], True
            done, after = citation.end, setting.after


def _shortened(before: str, end: int, width: int) -> tuple[str, bool]:
    """The last `width` characters, from a line's beginning where one lies near, else from a whole word on."""
    if len(before) <= width:
        return _from_a_word(before, end)
    line = before.rfind("\n", 0, len(before) - width // 2)
    if line >= len(before) - width:
        return before[line + 1 :].lstrip(), False
    return before[-width:].partition(" ")[2], True


def _up_to(after: str, width: int) -> str:
    if len(after) <= width:
        return after
    line = after.find("\n", width // 2, width)
    return after[:line] if line >= 0 else after[:width]


def _alone(passage: Quoted) -> Surroundings:
    pieces = [piece for c in passage.citations for piece in ((" … ", False), (c.quote, True))]
    return Surroundings("", tuple(pieces[1:]), "")


def _from_a_word(before: str, end: int) -> tuple[str, bool]:
    """What stands before, from its first whole word on where it begins within a sentence; and whether it does."""
    text = before.lstrip()
    if len(before) >= end or not text or text[0].isupper() or not text[0].isalnum():
        return text, False
    return text.partition(" ")[2], True


def _to_a_word(after: str) -> tuple[str, bool]:
    """What stands after, up to its last whole word where it ends within a sentence; and whether it does."""
    text = after.rstrip()
    if not text or not text[-1].isalnum() or "\n" in text[-80:]:
        return text, False
    return text.rpartition(" ")[0], True


def _place(citation: Citation) -> tuple[int, int]:
    return citation.start, citation.end


def _gathered(document: str, citations: Sequence[Citation]) -> Iterator[Quoted]:
    together: list[Citation] = []
    for citation in citations:
        if together and citation.start - max(c.end for c in together) > NEAR:
            yield Quoted(document, tuple(together))
            together = []
        together.append(citation)
    yield Quoted(document, tuple(together))


def _pieces(text: str, passage: Quoted) -> Iterator[tuple[str, bool]]:
    """The text of the passage in quoted and other stretches; quotes that overlap are one stretch."""
    done = 0
    for citation in passage.citations:
        start, end = citation.start - passage.start, citation.end - passage.start
        if start > done:
            yield text[done:start], False
        if end > done:
            yield text[max(start, done) : end], True
            done = end
