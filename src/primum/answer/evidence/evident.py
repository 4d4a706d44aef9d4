"""A library as the answer reads it: without what documents hold in orders to a machine.

Every document is read as if its orders had never been there, so that no step of the answer can be moved by one. What
was chosen is looked at more closely: where a sentence is shown that is alien to its page and to the question, the
answer is made again without it. At the end each quote is put back to where it stands in the whole text; one that an
order parts becomes two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from primum.answer.evidence.retrieve import FOUND
from primum.answer.lexicon.vocabulary import vocabulary
from primum.model import Answer, Citation, Document, Hit, Query, Question
from primum.ports import Library
from primum.text.alien import aliens, shown_aliens
from primum.text.instructions import orders
from primum.text.kept import Kept, Span, joined, spared
from primum.text.outline import outline

P = ParamSpec("P")
_SHOWN = re.compile(r"[^\n]")
AGAIN = 6
"""Times that an answer is made at most, each without what was found alien in the one before."""
_FEW = 12
"""Letters and figures that stand between two blocks where no order does: marks, and the numbers of list items."""


def on_evidence(make: Callable[Concatenate[Question, P], Answer]) -> Callable[Concatenate[Question, P], Answer]:
    """Let what makes an answer from `library` read it through `Evident`, and give its quotes their places."""

    @wraps(make)
    def made(question: Question, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
        given = cast(Sequence[str], kwargs.get("given", ()))
        seen = Evident(cast(Library, kwargs["library"]), question.text, given)
        kwargs["library"] = seen
        if given:
            kwargs["given"] = tuple(seen.documents(given))
        for _ in range(AGAIN):
            answer = make(question, *args, **kwargs)
            if not seen.finds_aliens(answer):
                break
        return seen.restored(answer)

    return made


class Evident:
    """A library whose documents hold no orders; whatever else is asked of it, the library itself does. It is read for a
    question, and of documents `given` with it each is part of the others' page."""

    def __init__(self, library: Library, question: str = "", given: Sequence[str] = ()) -> None:
        self._library = library
        self._question = question
        self._given = {id: d.text for id, d in library.documents(given).items()} if given else {}
        self._read: dict[str, tuple[Document, tuple[Span, ...]]] = {}
        self._parted: dict[str, tuple[Document, Kept]] = {}
        self._alien: dict[str, tuple[Span, ...]] = {}
        self._near: set[str] = set()
        self._empty: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    def documents(self, ids: Sequence[str], *, version: str = "") -> dict[str, Document]:
        """Those of `ids` that exist, without orders; one that holds nothing else does not."""
        read = {id: self._evident(d) for id, d in self._library.documents(ids, version=version).items()}
        return {id: document for id, document in read.items() if id not in self._empty}

    def document(self, id: str, *, version: str = "") -> Document:
        """The document without orders, or NotFound."""
        return self._evident(self._library.document(id, version=version))

    def search(self, query: Query) -> tuple[Hit, ...]:
        """The best passages, at their places in documents without orders."""
        hits = self._library.search(query)
        ids = list(dict.fromkeys(hit.passage.document for hit in hits))
        # Where a passage lies is known once its document was read: those that the answer is to read anyway.
        self.documents([id for n, id in enumerate(ids) if n < FOUND or id in self._near], version=query.version)
        return tuple(self._placed(hit) for hit in hits if hit.passage.document not in self._empty)

    def about(self, name: str, *, k: int = 10, version: str = "") -> tuple[tuple[str, float], ...]:
        """As the library finds them: documents that are about something."""
        found = self._library.about(name, k=k, version=version)
        self._near.update(id for id, _ in found)
        return found

    def restored(self, answer: Answer) -> Answer:
        """The answer with every quote at its place in the whole text."""
        return cast(Answer, _rebuilt(answer, self._quotes)) if self._parted else answer

    def finds_aliens(self, answer: Answer) -> bool:
        """Whether an answer shows what is alien to its page and to the question; it is left out from then on."""
        shown: dict[str, dict[Span, None]] = {}
        for claim in answer.claims():
            for citation in claim.citations:
                spans = shown.setdefault(citation.document, {})
                spans.update(dict.fromkeys((c.start, c.end) for c in self._quotes(citation)))
        found = False
        for id, spans in shown.items():
            document, gaps = self._read[id]
            page = _blanked(document.text, gaps)
            if told := shown_aliens(page, list(spans), names_medicine, self._beside(document)):
                found = True
                self._alien[id] = (*self._alien.get(id, ()), *told)
        return found

    def _beside(self, document: Document) -> str:
        """What belongs to the page of a document beside its text."""
        others = (text for id, text in self._given.items() if id != document.id)
        return "\n".join((document.source.title, self._question, *others))

    def _evident(self, document: Document) -> Document:
        told = orders(document.text) if _holds_more(document) else ()
        gaps = left_out(document.text, told, self._beside(document), self._alien.get(document.id, ()))
        self._read[document.id] = document, gaps
        kept = Kept(document.text, gaps)
        if not gaps:
            return document
        if not kept.text.strip():
            self._empty.add(document.id)
            return document
        self._parted[document.id] = document, kept
        if document.blocks == outline(document.text):  # Told from the text alone: told anew from what is left of it.
            return replace(document, text=kept.text, blocks=outline(kept.text))
        parts = spared(document.text, document.blocks, gaps)
        spans = [kept.within(b.start, b.end) for b in parts]
        blocks = [replace(b, start=start, end=end) for b, (start, end) in zip(parts, spans, strict=True)]
        return replace(document, text=kept.text, blocks=joined(kept.text, blocks))

    def _placed(self, hit: Hit) -> Hit:
        found = self._parted.get(hit.passage.document)
        if found is None:
            return hit
        _, kept = found
        start, end = kept.within(hit.passage.start, hit.passage.end)
        return replace(hit, passage=replace(hit.passage, start=start, end=end, text=kept.text[start:end]))

    def _quotes(self, citation: Citation) -> list[Citation]:
        found = self._parted.get(citation.document)
        if found is None:
            return [citation]
        document, kept = found
        return [document.quote(*span) for span in kept.places(citation.start, citation.end)]


def left_out(text: str, orders: Sequence[Span], beside: str = "", others: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The spans of a document's orders, of what is alien to the rest of it and to what stands `beside` it, and of
    `others`, in order."""
    return _together(text, (*orders, *aliens(_blanked(text, orders), names_medicine, beside), *others))


def _blanked(text: str, gaps: Sequence[Span]) -> str:
    """The text with blanks for what gives orders: it is no part of the page that a sentence is alien to."""
    for start, end in gaps:
        text = text[:start] + _SHOWN.sub(" ", text[start:end]) + text[end:]
    return text


def names_medicine(sentence: str) -> bool:
    """Whether a sentence names something that the vocabulary knows."""
    return any(found.type != "ambiguous" for found in vocabulary().find(sentence))


def _together(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, those that meet, or have nothing but blanks between them, made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def _holds_more(document: Document) -> bool:
    """Whether words stand outside the blocks of a document, as orders do: reading takes them out of every block."""
    text, at = document.text, 0
    for block in document.blocks:
        if block.start - at > _FEW and sum(map(str.isalnum, text[at : block.start])) > _FEW:
            return True
        at = block.end
    return sum(map(str.isalnum, text[at:])) > _FEW


def _rebuilt(thing: Any, quotes: Callable[[Citation], list[Citation]]) -> Any:
    """A noun, or a tuple of them, with each citation as `quotes` has it: the first of several where one alone fits."""
    if isinstance(thing, Citation):
        return quotes(thing)[0]
    if isinstance(thing, tuple):
        parts = [quotes(t) if isinstance(t, Citation) else [_rebuilt(t, quotes)] for t in thing]
        return tuple(p for some in parts for p in some)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    held = {f.name: getattr(thing, f.name) for f in fields(thing) if f.init}
    made = {name: _rebuilt(value, quotes) for name, value in held.items()}
    changed = {name: value for name, value in made.items() if value is not held[name] and value != held[name]}
    return replace(thing, **changed) if changed else thing
