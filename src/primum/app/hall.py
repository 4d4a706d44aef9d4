"""The hall: builds the rooms from the config and joins them. Doors know the rooms through this alone.

Each verb imports what it needs: to import all of it takes longer than to answer a question.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from primum.app.identity import code_name
from primum.config import Config
from primum.errors import Invalid
from primum.model import Answer, Document, Hit, Kind, Query, Question, Source

if TYPE_CHECKING:
    from primum.answer.pipeline import Knowledge
    from primum.app.desk import Desk
    from primum.app.filling import Ingested, Progress
    from primum.app.ground import Ground
    from primum.app.judging import Judging
    from primum.app.people import People
    from primum.app.surroundings import Context
    from primum.app.watching import SourceChange, Watch
    from primum.ingest import Supply
    from primum.ports import Encoder, Holdings, Library, Store, Workspace
    from primum.review.keys import Keyring

DEMONSTRATION = "Primum demonstration library"
LONGEST_QUESTION = 10_000
"""Characters of a question; the page and the API allow fewer."""


def open_app(config: Config, *, create: bool = False) -> App:
    """The app over the configured library. Without a library there: Unavailable, unless `create`."""
    app = App(config)
    app.open(create=create)
    return app


class App:
    """Everything that Primum does, for the doors. The library and the encoder are opened when first needed."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.found: tuple[SourceChange, ...] = ()
        """What the last ingest, or removal, changed for articles."""
        self._library: Library | None = None
        self._demonstration: tuple[str, bool] | None = None

    def open(self, *, create: bool = False) -> Library:
        """Open the library now; `create` makes an empty one where there is none."""
        if self._library is None:
            from primum.library import open_library

            self._library = open_library(self.config.library, encoder=self.encoder, create=create)
        return self._library

    @property
    def library(self) -> Library:
        """The library; Unavailable where there is none."""
        return self.open()

    @cached_property
    def encoder(self) -> Encoder | None:
        """The configured encoder, or None: search is by words alone then."""
        from primum.lm import open_encoder

        folder = self.config.encoder_folder
        return open_encoder(folder, threads=self.config.threads or os.cpu_count() or 1) if folder else None

    # People

    @cached_property
    def records(self) -> tuple[Store, Workspace]:
        """What is on record, and what is kept for a while: one database, opened when first needed."""
        from primum.app.storing import open_stores

        return open_stores(self.config)

    @property
    def holds_records(self) -> bool:
        """Whether there is a database already; looking makes none."""
        return "://" in self.config.database or Path(self.config.database).is_file()

    @cached_property
    def people(self) -> People:
        """Who is known here: signing in, accounts, keys to the API."""
        from primum.app.people import People

        store, workspace = self.records
        return People(store, workspace, self.config)

    @cached_property
    def judging(self) -> Judging:
        """The judge of claims, whoever wrote them."""
        from primum.app.judging import open_judging

        return open_judging(self.config, encoder=self.encoder)

    @cached_property
    def desk(self) -> Desk:
        """The editorial desk: answers' pages, articles, reviews."""
        from primum.app.desk import Desk

        store, workspace = self.records
        return Desk(
            store, workspace, self.config, library=lambda: self.library, ask=self.ask, judging=lambda: self.judging
        )

    @property
    def keyring(self) -> Keyring:
        """The keys that sign approvals; there may be none yet."""
        from primum.review.keys import Keyring

        return Keyring(Path(self.config.keys))

    @cached_property
    def watch(self) -> Watch:
        """The watch over articles whose sources may have changed."""
        from primum.app.watching import Watch

        return Watch(self.desk)

    @property
    def ground(self) -> Ground:
        """Which library the articles on record stand on."""
        from primum.app.ground import Ground

        return Ground(*self.records, self.config.library)

    # Asking

    def ask(self, question: Question, *, id: str = "") -> Answer:
        """The answer from the library."""
        return self._answer(question, self.library, id=id, encoder=self.encoder)

    def ask_without(self, part: str, question: Question) -> Answer:
        """The answer from the library without a part of what Primum knows ("subject", "heading", "population", "kind"),
        to measure what that part is worth; Invalid for any other part."""
        from primum.answer.blind import without

        library, knowledge = without(part, question, self.library)
        return self._answer(question, library, id="", encoder=self.encoder, knowledge=knowledge)

    def confidence(self, answer: Answer) -> float:
        """How sure it is that an article answers what was asked, 0..1."""
        from primum.answer.decline import confidence

        return confidence(answer)

    def warm(self) -> None:
        """Load what the first question would wait for: the steps, the encoder, the vocabulary, the tables of safety."""
        import_module("primum.answer.pipeline")
        from primum.answer.lexicon.vocabulary import spoken
        from primum.app.safety import examine

        examine("A question.", self.config)
        spoken()
        if self.encoder is not None:
            self.encoder.encode(["A question."])
        # What is loaded stays: to look through it for cycles would hold a question up for a fifth of a second.
        gc.collect()
        gc.freeze()

    def follow_up(self, text: str, before: Answer) -> str:
        """The whole question that a follow-up to an answer asks: "and in pregnancy?" with the rest of it said."""
        from primum.answer.inquiry.thread import follow_up
        from primum.answer.lexicon.vocabulary import spoken

        return follow_up(text, before, vocabulary=spoken())

    def ask_from(self, question: Question, passages: Sequence[tuple[str, str]], *, id: str = "") -> Answer:
        """The answer from these (id, text) passages alone, by words, without any library; offsets are into these."""
        from primum.library.memory import MemoryLibrary
        from primum.text.outline import outline

        given = MemoryLibrary(encoder=None)
        documents = [
            Document(id=passage, source=Source(title=passage), text=text, blocks=outline(text))
            for passage, text in passages
        ]
        given.add(documents)
        return self._answer(question, given, id=id, encoder=None, given=[d.id for d in documents])

    def _answer(
        self,
        question: Question,
        library: Library,
        *,
        id: str,
        encoder: Encoder | None,
        given: Sequence[str] = (),
        knowledge: Knowledge | None = None,
    ) -> Answer:
        from primum.answer.pipeline import answer
        from primum.app.safety import examine

        if len(question.text) > LONGEST_QUESTION:
            raise Invalid(f"The question has {len(question.text):,} characters; at most {LONGEST_QUESTION:,} are read.")
        examined = examine(question.text, self.config)
        return answer(
            replace(question, text=examined.text),
            library=library,
            code=code_name(),
            config=self.config.digest(),
            models=(encoder.name,) if encoder else (),
            region=self.config.region,
            id=id,
            safety=examined.findings,
            refusal=examined.refusal,
            given=given,
            knowledge=knowledge,
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
        """What stands around `start..end` of a document (see `surroundings`); NotFound where that version has none."""
        from primum.app.surroundings import surroundings

        return surroundings(self.library.document(id, version=version), start, end, width=width)

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
        """Read everything under `paths` into the library; see `fill`. `wait` makes the vectors before it returns.

        Where articles stand on this library, their sources are compared with it afterwards: see `found`."""
        from primum.app.filling import fill

        encode = wait and self.config.encoder_folder is not None
        done = fill(
            lambda: self._shelf(encode=encode),
            paths,
            supply=supply,
            format=format,
            encode=encode,
            limit=self.config.max_file_mb * 1_000_000,
            refused=self.config.licences_refused,
            progress=progress,
        )
        self._look_after()
        return done

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Remove documents; those that were there. Articles are compared with the library, as after an ingest."""
        gone = self.library.remove(ids)
        self._look_after()
        return gone

    def _look_after(self) -> None:
        looks = self.holds_records and self.ground.has_articles and not self.ground.elsewhere
        self.found = self.watch.check_sources() if looks else ()

    def _shelf(self, *, encode: bool) -> Library:
        """The library to fill. Where no vectors are made it needs no encoder, which takes half a second to open and
        150 MB; but a library in memory ends with who opened it."""
        from primum.library import MEMORY, open_library

        if self.holds_records:
            _ = self.records  # opened while reading starts, for what comes after it
        if encode or self._library is not None or self.config.library == MEMORY:
            return self.open(create=True)
        return open_library(self.config.library, create=True)
