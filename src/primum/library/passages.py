"""Cutting a Document into Passages: pieces of one section, of a length that an encoder reads whole.

Blocks under one heading are joined up to WORDS words. A block is split only where it alone is longer, and then at the
ends of sentences; items and rows stay with the line that leads them in; headings alone make no passage. A short
abstract stays one passage, its labels notwithstanding: one vector then stands for one abstract.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from primum.model import Block, BlockKind, Document, Passage, Source
from primum.text import sentences
from primum.text.headings import role_of
from primum.text.instructions import orders
from primum.text.kept import Kept, joined, spared

WORDS = 180
"""Words that a passage is filled up to (about 240 word pieces of an English encoder)."""
WHOLE = 400
"""Words up to which an abstract is one passage."""
SHORT = 50
"""Words below which a section joins its neighbour of the same role."""

_HEADS = frozenset({BlockKind.HEADING, BlockKind.QUESTION})
_LED = frozenset({BlockKind.ITEM, BlockKind.ROW})
_ABSTRACT = frozenset({"background", "methods", "results", "conclusions", "evidence", "other"})
_POPULATIONS = {
    "pregnancy": "pregnant",
    "lactation": "lactating",
    "children": "child",
    "older_people": "older",
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A span that belongs together, counted in words, under its headings."""

    start: int
    end: int
    words: int
    headings: tuple[str, ...] = ()
    role: str = ""
    sections: tuple[str, ...] = ()


def cut(document: Document) -> tuple[Passage, ...]:
    """The passages of a document in reading order: disjoint spans that together hold every block but headings.

    What gives orders to a machine is no evidence: passages are cut as if it were not there, and have blanks in its
    place, so that no search reads it."""
    gaps = orders(document.text)
    if not gaps:
        return _cut(document)
    kept = Kept(document.text, gaps)
    if not kept.text.strip():
        return ()
    blocks = []
    for block in spared(document.text, document.blocks, gaps):
        start, end = kept.within(block.start, block.end)
        blocks.append(replace(block, start=start, end=end))
    shown = replace(document, text=kept.text, blocks=joined(kept.text, blocks))
    return tuple(_in_whole(passage, kept) for passage in _cut(shown))


def _in_whole(passage: Passage, kept: Kept) -> Passage:
    """A passage of the text that was kept as it stands in the whole, with blanks for what was left out."""
    start, end = kept.place(passage.start, passage.end)
    id = f"{passage.document}#{start}-{end}"
    return replace(passage, id=id, start=start, end=end, text=kept.blanked(start, end))


def _cut(document: Document) -> tuple[Passage, ...]:
    blocks = document.blocks or (Block(BlockKind.PARAGRAPH, *_bounds(document.text)),)
    body = [b for b in blocks if b.kind not in _HEADS]
    if not body:
        return ()
    if _is_abstract(document.text, blocks):
        whole = _Piece(body[0].start, body[-1].end, 0)
        return (_passage(document, whole, roles=()),)
    pieces = _merged(list(_sections(document.text, blocks)))
    return tuple(_passage(document, piece, roles=piece.sections) for piece in pieces)


def searchable(passage: Passage, source: Source) -> str:
    """What search reads of a passage: title, headings and text, so that a section of a page on X is found for X."""
    heads = (h for h in passage.headings if h != source.title)
    return "\n".join(part for part in (source.title, *heads, passage.text) if part)


def subject(source: Source) -> str:
    """What `about` reads of a document: its title and the names of its subjects."""
    return "\n".join(part for part in (source.title, *source.subjects) if part)


def _bounds(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _is_abstract(text: str, blocks: tuple[Block, ...]) -> bool:
    """Whether the document is short, and its headings, if any, are the labels of a structured abstract."""
    heads = [b for b in blocks if b.kind in _HEADS]
    if any(b.kind is BlockKind.QUESTION for b in heads) or len(text.split()) > WHOLE:
        return False
    if not heads:
        return True
    roles = {_role(text, b) for b in heads}
    return roles <= _ABSTRACT and bool(roles & {"results", "conclusions", "methods"})


def _role(text: str, head: Block) -> str:
    return head.role or role_of(text[head.start : head.end])


def _sections(text: str, blocks: tuple[Block, ...]) -> Iterator[list[_Piece]]:
    """For each section its pieces, each no longer than a passage."""
    path: list[tuple[int, str, str]] = []
    body: list[Block] = []
    for block in blocks:
        if block.kind not in _HEADS:
            body.append(block)
            continue
        if body:
            yield _fill(text, body, path)
            body = []
        while path and path[-1][0] >= block.level:
            path.pop()
        path.append((block.level, " ".join(text[block.start : block.end].split()), _role(text, block)))
    if body:
        yield _fill(text, body, path)


def _fill(text: str, body: list[Block], path: list[tuple[int, str, str]]) -> list[_Piece]:
    """Join the units of one section up to WORDS words a piece."""
    headings = tuple(words for _, words, _ in path)
    roles = tuple(role for *_, role in path)
    role = next((r for r in reversed(roles) if r != "other"), "other" if roles else "")
    pieces: list[_Piece] = []
    for start, end in _units(text, body):
        unit = _Piece(start, end, len(text[start:end].split()), headings, role, roles)
        if pieces and pieces[-1].words + unit.words <= WORDS:
            pieces[-1] = replace(pieces[-1], end=end, words=pieces[-1].words + unit.words)
        else:
            pieces.append(unit)
    return pieces


def _units(text: str, body: list[Block]) -> Iterator[tuple[int, int]]:
    """Spans that are not to be parted: a paragraph, or a lead-in with its first items."""
    group: list[Block] = []
    words = 0
    for block in body:
        length = len(text[block.start : block.end].split())
        led = block.kind in _LED or (bool(group) and group[-1].kind is BlockKind.CAPTION)
        if group and led and words + length <= WORDS:
            group.append(block)
            words += length
            continue
        if group:
            yield from _within(text, group, words)
        group, words = [block], length
    if group:
        yield from _within(text, group, words)


def _within(text: str, group: list[Block], words: int) -> Iterator[tuple[int, int]]:
    """The span of a group, or, where it is too long, spans that end with sentences."""
    start, end = group[0].start, group[-1].end
    if words <= WORDS * 4 // 3:
        yield start, end
        return
    first, count = start, 0
    last = start
    for left, right in sentences.spans(text[start:end]):
        length = len(text[start + left : start + right].split())
        if count and count + length > WORDS:
            yield first, last
            first, count = start + left, 0
        last = start + right
        count += length
    yield first, end


def _merged(sections: list[list[_Piece]]) -> list[_Piece]:
    """Pieces in order; a short section joins the one before it where both have one role and one parent."""
    pieces: list[_Piece] = []
    for section in sections:
        first = section[0]
        if pieces and len(section) == 1 and _join(pieces[-1], first):
            before = pieces[-1]
            pieces[-1] = replace(before, end=first.end, words=before.words + first.words)
        else:
            pieces.extend(section)
    return pieces


def _join(before: _Piece, piece: _Piece) -> bool:
    return (
        before.role == piece.role
        and before.headings[:-1] == piece.headings[:-1]
        and min(before.words, piece.words) < SHORT
        and before.words + piece.words <= WORDS
    )


def _passage(document: Document, piece: _Piece, *, roles: tuple[str, ...]) -> Passage:
    found = [*document.source.populations, *(_POPULATIONS[r] for r in roles if r in _POPULATIONS)]
    return Passage(
        id=f"{document.id}#{piece.start}-{piece.end}",
        document=document.id,
        start=piece.start,
        end=piece.end,
        text=document.text[piece.start : piece.end],
        headings=piece.headings,
        role=piece.role,
        populations=tuple(dict.fromkeys(found)),
    )
