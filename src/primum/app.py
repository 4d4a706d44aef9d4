"""The hall: builds the rooms from the config and joins them. Doors know the rooms through this alone."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import primum
from primum.answer.pipeline import answer
from primum.config import Config
from primum.ingest import Skipped, Supply, measure, read_paths
from primum.library import open_library
from primum.library.memory import MemoryLibrary
from primum.lm import open_encoder
from primum.model import Answer, BlockKind, Document, Hit, Kind, Notice, Query, Question, Source
from primum.ports import Added, Encoder, Holdings, Library
from primum.text.outline import outline

__all__ = ["App", "Context", "Ingested", "Progress", "Skipped", "Supply", "open_app"]

DEMONSTRATION = "Primum demonstration library"
# A batch is written to the library when it reaches either: enough to write fast, little enough to hold in memory.
BATCH_DOCUMENTS = 2000
BATCH_CHARACTERS = 8_000_000
_HEADS = frozenset({BlockKind.HEADING, BlockKind.QUESTION})


@dataclass(frozen=True, slots=True)
class Context:
    """A quote among its surroundings, which begin and end where blocks do; `headings` from the outermost in."""

    before: str
    quote: str
    after: str
    headings: tuple[str, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is: bytes while "reading", passages while "encoding"."""

    stage: str
    done: int
    total: int
    documents: int = 0


@dataclass(slots=True)
class Ingested:
    """What an ingest did: documents read, those among them that stood in the library already (`same`), notices of
    other documents (retracted, deleted), vectors made, and what was skipped."""

    read: int = 0
    notices: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0
    vectors: int = 0
    skipped: list[Skipped] = field(default_factory=list)

    def count(self, added: Added) -> None:
        """Add what became of one batch."""
        self.new += len(added.new)
        self.changed += len(added.changed)
        self.same += len(added.same)
        self.removed += len(added.removed)


@cache
def code_name() -> str:
    """Version of Primum and eight hexadecimal digits over its installed files: equal names mean equal code."""
    root = Path(primum.__file__).parent
    whole = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.suffix in {".py", ".yaml", ".tsv", ".txt"}):
        whole.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{primum.__version__}+{whole.hexdigest()[:8]}"


def open_app(config: Config, *, create: bool = False) -> App:
    """The app over the configured library. Without a library there: Unavailable, unless `create`."""
    app = App(config)
    app.open(create=create)
    return app


class App:
    """Everything that Primum does, for the doors. The library and the encoder are opened when first needed."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._library: Library | None = None
        self._demonstration: tuple[str, bool] | None = None

    def open(self, *, create: bool = False) -> Library:
        """Open the library now; `create` makes an empty one where there is none."""
        if self._library is None:
            self._library = open_library(self.config.library, encoder=self.encoder, create=create)
        return self._library

    @property
    def library(self) -> Library:
        """The library; Unavailable where there is none."""
        return self.open()

    @cached_property
    def encoder(self) -> Encoder | None:
        """The configured encoder, or None: search is by words alone then."""
        folder = self.config.encoder_folder
        return open_encoder(folder, threads=self.config.threads or os.cpu_count() or 1) if folder else None

    # Asking

    def ask(self, question: Question, *, id: str = "") -> Answer:
        """The answer from the library."""
        return self._answer(question, self.library, id=id, encoder=self.encoder)

    def ask_from(self, question: Question, passages: Sequence[tuple[str, str]], *, id: str = "") -> Answer:
        """The answer from these (id, text) passages alone, by words, without any library; offsets are into these."""
        given = MemoryLibrary(encoder=None)
        documents = [
            Document(id=passage, source=Source(title=passage), text=text, blocks=outline(text))
            for passage, text in passages
        ]
        given.add(documents)
        return self._answer(question, given, id=id, encoder=None)

    def _answer(self, question: Question, library: Library, *, id: str, encoder: Encoder | None) -> Answer:
        return answer(
            question,
            library=library,
            code=code_name(),
            config=self.config.digest(),
            models=(encoder.name,) if encoder else (),
            region=self.config.region,
            id=id,
        )

    def keep(self, answer: Answer, *, name: str) -> None:
        """Keep the library version that an answer names readable under `name`, compaction or not."""
        self.library.keep(answer.run.library_version, name=name)

    # Looking

    def search(self, query: Query) -> tuple[Hit, ...]:
        """The best passages, best first."""
        return self.library.search(query)

    def search_documents(self, text: str, *, k: int) -> list[Hit]:
        """The best `k` documents, each by its best passage, without the prior for kind and recency."""
        wanted = k * 2
        while True:
            hits = self.library.search(Query(text, k=wanted, prior=False))
            best: dict[str, Hit] = {}
            for hit in hits:
                best.setdefault(hit.passage.document, hit)
            if len(best) >= k or len(hits) < wanted:
                return list(best.values())[:k]
            wanted *= 3

    def documents(self) -> Iterator[Document]:
        """Every document, ordered by id."""
        version = self.library.version()
        for id, _ in self.library.sources(version=version):
            yield self.library.document(id, version=version)

    def document(self, id: str, *, version: str = "") -> Document:
        """The document, or NotFound."""
        return self.library.document(id, version=version)

    def context(self, id: str, start: int, end: int, *, version: str = "", width: int = 600) -> Context:
        """What stands around `start..end` of a document, up to about `width` characters on each side.

        They stay within the section, and begin and end where blocks do; a block longer than `width` is cut between
        words. NotFound where that version has no such document, Invalid where its text has no such place."""
        document = self.library.document(id, version=version)
        text, quote = document.text, document.quote(start, end).quote
        low, high = _section(document, start, end)
        low, high = max(low, start - width), min(high, end + width)
        first = min((b.start for b in document.blocks if low <= b.start <= start), default=low)
        last = max((b.end for b in document.blocks if end <= b.end <= high), default=high)
        before, after = text[_word_start(text, first) : start], text[end : _word_end(text, last)]
        return Context(before, quote, after, _headings(document, start), _page(document, start))

    def holdings(self) -> Holdings:
        """Counts of what the library holds."""
        return self.library.holdings()

    @property
    def demonstration(self) -> bool:
        """Whether the library holds documents of Primum's own demonstration library."""
        version = self.library.version()
        if self._demonstration is None or self._demonstration[0] != version:
            held = self.library.holdings().kinds.get(Kind.SUMMARY, 0) > 0 and any(
                source.publisher == DEMONSTRATION for _, source in self.library.sources()
            )
            self._demonstration = (version, held)
        return self._demonstration[1]

    # Filling

    def ingest(
        self,
        paths: Sequence[Path],
        *,
        supply: Supply,
        format: str = "",
        wait: bool = True,
        progress: Callable[[Progress], None] = lambda _: None,
    ) -> Ingested:
        """Read everything under `paths` into the library, batch by batch; what is written stays, whatever comes after.

        Words can be searched after each batch; `wait` makes the vectors as well before it returns."""
        library, done = self.open(create=True), Ingested()
        total = measure(paths)
        for documents, notices, position in self._batches(paths, supply, format, done):
            done.count(library.add(documents, notices=notices))
            progress(Progress("reading", position, total, done.read))
        if wait and self.encoder is not None:
            done.vectors = library.encode(
                progress=lambda made, all: progress(Progress("encoding", made, all, done.read))
            )
        elif done.new or done.changed or done.removed:
            library.compact()  # indexes the words, which encoding would have done
        return done

    def _batches(
        self, paths: Sequence[Path], supply: Supply, format: str, done: Ingested
    ) -> Iterator[tuple[list[Document], list[Notice], int]]:
        documents: dict[str, Document] = {}
        notices: list[Notice] = []
        characters = position = 0
        limit = self.config.max_file_mb * 1_000_000
        for read in read_paths(paths, supply=supply, format=format, limit_bytes=limit):
            position = read.done
            if isinstance(read.item, Skipped):
                done.skipped.append(read.item)
            elif isinstance(read.item, Notice):
                notices.append(read.item)
                done.notices += 1
            else:
                documents[read.item.id] = read.item
                characters += len(read.item.text)
                done.read += 1
            if len(documents) + len(notices) >= BATCH_DOCUMENTS or characters >= BATCH_CHARACTERS:
                yield list(documents.values()), notices, position
                documents, notices, characters = {}, [], 0
        if documents or notices:
            yield list(documents.values()), notices, position


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
