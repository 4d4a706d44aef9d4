"""What stands around a quote: for the pages that open it in its context."""

from __future__ import annotations

from dataclasses import dataclass

from primum.model import BlockKind, Document

_HEADS = frozenset({BlockKind.HEADING, BlockKind.QUESTION})


@dataclass(frozen=True, slots=True)
class Context:
    """A quote among its surroundings, which begin and end where blocks do; `headings` from the outermost in."""

    before: str
    quote: str
    after: str
    headings: tuple[str, ...] = ()
    page: int | None = None


def surroundings(document: Document, start: int, end: int, *, width: int) -> Context:
    """What stands around `start..end` of a document, up to about `width` characters on each side.

    They stay within the section, and begin and end where blocks do; a block longer than `width` is cut between
    words. Invalid where the text has no such place."""
    text, quote = document.text, document.quote(start, end).quote
    low, high = _section(document, start, end)
    low, high = max(low, start - width), min(high, end + width)
    first = min((b.start for b in document.blocks if low <= b.start <= start), default=low)
    last = max((b.end for b in document.blocks if end <= b.end <= high), default=high)
    before, after = text[_word_start(text, first) : start], text[end : _word_end(text, last)]
    # A quote may begin with its heading: what it stands under is seen from its end.
    return Context(before, quote, after, _headings(document, end - 1), _page(document, end - 1))


def _headings(document: Document, at: int) -> tuple[str, ...]:
    """The headings and questions that the place stands under, outermost first."""
    above: list[tuple[int, str]] = []
    for block in document.blocks:
        if block.start > at:
            break
        if block.kind in _HEADS and block.end <= at:
            above = [(level, text) for level, text in above if level < block.level]
            above.append((block.level, document.text[block.start : block.end]))
    return tuple(text for _, text in above)


def _section(document: Document, start: int, end: int) -> tuple[int, int]:
    """The span between the heading above a place and the heading below it."""
    heads = [b for b in document.blocks if b.kind in _HEADS]
    above = max((b.end for b in heads if b.end <= start), default=0)
    return above, min((b.start for b in heads if b.start >= end), default=len(document.text))


def _word_start(text: str, at: int) -> int:
    """The place itself, or the start of the next word where it lies within one."""
    if at <= 0:
        return 0
    following = text.find(" ", at)
    return at if text[at - 1].isspace() or following < 0 else following + 1


def _word_end(text: str, at: int) -> int:
    """The place itself, or the end of the word before where it lies within one."""
    if at >= len(text):
        return len(text)
    return at if text[at].isspace() else max(0, text.rfind(" ", 0, at))


def _page(document: Document, at: int) -> int | None:
    return next((b.page for b in document.blocks if b.start <= at < b.end), None)
