"""The reference library: everything in memory, every version an immutable snapshot, nothing clever.

It also serves to answer from a few given passages, so building one takes no longer than cutting its documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from primum.errors import NotFound
from primum.library import feedback, ranking
from primum.library.notices import CHECKED, amend, newest, other_names
from primum.library.passages import cut, searchable, subject
from primum.library.words import WordIndex
from primum.model import Document, Filters, Hit, Notice, Passage, Query, Source
from primum.ports import Added, Encoder, Holdings

BATCH = 256
"""Passages encoded at a time."""


@dataclass(frozen=True)
class _State:
    """One version. Vectors are kept by the text that they stand for."""

    number: int = 0
    documents: Mapping[str, Document] = field(default_factory=dict)
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    vectors: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"m{self.number}"

    @cached_property
    def texts(self) -> dict[str, str]:
        """Searchable text by passage id."""
        return {p.id: searchable(p, self.documents[d].source) for d, ps in self.passages.items() for p in ps}

    @cached_property
    def by_id(self) -> dict[str, Passage]:
        return {p.id: p for ps in self.passages.values() for p in ps}

    @cached_property
    def words(self) -> WordIndex:
        return WordIndex(self.texts)

    @cached_property
    def subjects(self) -> WordIndex:
        return WordIndex({id: subject(d.source) for id, d in self.documents.items()})

    @cached_property
    def matrix(self) -> tuple[list[str], NDArray[np.float32]]:
        """Ids of the passages that have a vector, and their vectors as rows."""
        ids = [id for id, text in self.texts.items() if text in self.vectors]
        return ids, np.stack([self.vectors[self.texts[id]] for id in ids]) if ids else np.zeros((0, 0), np.float32)


class _Sides:
    """Both sides of one search over a state."""

    def __init__(self, state: _State, filters: Filters, wanted: int) -> None:
        passes = (p.id for p in state.by_id.values() if _passes(p, state.documents[p.document].source, filters))
        self._state, self._allowed, self._wanted = state, set(passes), wanted

    def words(self, text: str) -> dict[str, float]:
        return self._best(self._state.words.scores(text))

    def near(self, vector: NDArray[np.float32]) -> dict[str, float]:
        ids, matrix = self._state.matrix
        return self._best(dict(zip(ids, (matrix @ vector).tolist(), strict=True)))

    def texts(self, ids: Sequence[str]) -> list[str]:
        passages = [self._state.by_id[id] for id in ids]
        return [f"{self._state.documents[p.document].source.title} {p.text}" for p in passages]

    def vectors(self, ids: Sequence[str]) -> NDArray[np.float32]:
        known, matrix = self._state.matrix
        return matrix[[n for n, id in enumerate(known) if id in set(ids)]]

    def _best(self, scores: Mapping[str, float]) -> dict[str, float]:
        return dict(ranking.order({id: s for id, s in scores.items() if id in self._allowed}, self._wanted))


class MemoryLibrary:
    """`primum.ports.Library` in memory: gone when the process ends."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._encoder = encoder
        self._state = _State()
        self._versions = {self._state.name: self._state}
        self._kept: dict[str, str] = {}
        self._notices: dict[str, list[Notice]] = {}

    def version(self) -> str:
        """See `primum.ports.Library`."""
        return self._state.name

    def add(self, documents: Iterable[Document], *, notices: Sequence[Notice] = ()) -> Added:
        """See `primum.ports.Library`."""
        for notice in notices:
            self._notices.setdefault(notice.target, []).append(notice)
        held = self._state.documents
        own = {d.id: d for d in documents}
        targets = {n.target for n in notices}
        named = {id for id, d in held.items() if id in targets or not targets.isdisjoint(other_names(id, d.source))}
        given = {id: held[id] for id in held if id in named} | own
        fate: dict[str, list[str]] = {"new": [], "changed": [], "same": [], "removed": []}
        kept: dict[str, Document] = {}
        for id, document in given.items():
            names = (id, *other_names(id, document.source))
            amended = amend(document, [n for name in names for n in self._notices.get(name, ())])
            if amended is None:
                fate["removed"].append(id)
            elif id in held and held[id].content_hash == amended.content_hash:
                fate["same"].extend([id] if id in own else [])
            else:
                fate["changed" if id in held else "new"].append(id)
                kept[id] = amended
        self._replace(kept, gone=fate["removed"])
        return Added(**{name: tuple(ids) for name, ids in fate.items()})

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        """See `primum.ports.Library`."""
        gone = tuple(dict.fromkeys(id for id in ids if id in self._state.documents))
        self._replace({}, gone=gone)
        return gone

    def index(self) -> None:
        """See `primum.ports.Library`. Every version is indexed as a whole."""

    def encode(self, *, progress: Callable[[int, int], None] | None = None) -> int:
        """See `primum.ports.Library`."""
        if self._encoder is None:
            return 0
        state = self._state
        lacking = [t for t in dict.fromkeys(state.texts.values()) if t not in state.vectors]
        for start in range(0, len(lacking), BATCH):
            batch = lacking[start : start + BATCH]
            made = dict(zip(batch, self._encoder.encode(batch), strict=True))
            self._advance(replace(self._state, vectors={**self._state.vectors, **made}))
            if progress is not None:
                progress(start + len(batch), len(lacking))
        return sum(text in set(lacking) for text in state.texts.values())

    def document(self, id: str, *, version: str = "") -> Document:
        """See `primum.ports.Library`."""
        try:
            return self._at(version).documents[id]
        except KeyError:
            raise NotFound(f"the library has no document {id!r}") from None

    def documents(self, ids: Sequence[str], *, version: str = "") -> dict[str, Document]:
        """See `primum.ports.Library`."""
        held = self._at(version).documents
        return {id: held[id] for id in ids if id in held}

    def sources(self, ids: Sequence[str] | None = None, *, version: str = "") -> Iterator[tuple[str, Source]]:
        """See `primum.ports.Library`."""
        held = self._at(version).documents
        return iter([(id, held[id].source) for id in sorted(held if ids is None else held.keys() & set(ids))])

    def hashes(self) -> dict[str, str]:
        """See `primum.ports.Library`."""
        return {id: d.content_hash for id, d in self._state.documents.items()}

    def search(self, query: Query) -> tuple[Hit, ...]:
        """See `primum.ports.Library`."""
        state = self._at(query.version)
        dense = ranking.weight(query.text, query.dense) if self._encoder and state.vectors else 0.0
        vector = self._encoder.encode([query.text])[0] if dense > 0 and self._encoder is not None else None
        sides = _Sides(state, query.filters, ranking.depth(query, dense=dense))
        words = sides.words(query.text)
        cosines = sides.near(vector) if vector is not None else {}
        fused = ranking.fuse(words, cosines, dense=dense)
        if vector is not None and fused and feedback.suits(query):
            fused = feedback.look_again(sides, query.text, vector, words, fused)
        if query.prior:
            cards = {id: state.documents[state.by_id[id].document].source for id in fused}
            fused = ranking.with_prior(fused, {id: (s.kind, s.year) for id, s in cards.items()})
        return tuple(
            Hit(
                p := state.by_id[id],
                state.documents[p.document].source,
                score,
                words.get(id, 0.0),
                cosines.get(id, 0.0),
            )
            for id, score in ranking.order(fused, query.k)
        )

    def about(self, name: str, *, k: int = 10, version: str = "") -> tuple[tuple[str, float], ...]:
        """See `primum.ports.Library`."""
        return tuple(ranking.order(self._at(version).subjects.scores(name), k))

    def keep(self, version: str, *, name: str) -> None:
        """See `primum.ports.Library`."""
        self._kept[name] = self._at(version).name

    def release(self, name: str) -> None:
        """See `primum.ports.Library`."""
        self._kept.pop(name, None)

    def compact(self) -> None:
        """See `primum.ports.Library`."""
        wanted = {self._state.name, *self._kept.values()}
        self._versions = {name: state for name, state in self._versions.items() if name in wanted}

    def checked(self) -> str:
        """See `primum.ports.Library`."""
        return newest(self._notices.get(CHECKED[1], ()))

    def holdings(self) -> Holdings:
        """See `primum.ports.Library`."""
        state = self._state
        return Holdings(
            documents=len(state.documents),
            passages=len(state.texts),
            pending=len(state.texts) - len(state.matrix[0]),
            version=state.name,
            encoder=self._encoder.name if self._encoder and state.vectors else "",
            kinds=dict(sorted(Counter(str(d.source.kind) for d in state.documents.values()).items())),
        )

    def _at(self, version: str) -> _State:
        try:
            return self._versions[version] if version else self._state
        except KeyError:
            raise NotFound(f"the library has no version {version!r}; it may have been discarded") from None

    def _replace(self, documents: Mapping[str, Document], *, gone: Sequence[str]) -> None:
        left = {id: d for id, d in self._state.documents.items() if id not in set(gone)}
        if documents or len(left) < len(self._state.documents):
            cuts = {id: cut(document) for id, document in documents.items()}
            passages = {id: self._state.passages[id] for id in left} | cuts
            self._advance(replace(self._state, documents={**left, **documents}, passages=passages))

    def _advance(self, state: _State) -> None:
        self._state = replace(state, number=self._state.number + 1)
        self._versions[self._state.name] = self._state


def _passes(passage: Passage, source: Source, filters: Filters) -> bool:
    """Whether a passage is within the filters; a source without a year is outside any range of years."""
    year = source.year
    return (
        (not filters.kinds or source.kind in filters.kinds)
        and (filters.from_year is None or (year is not None and year >= filters.from_year))
        and (filters.to_year is None or (year is not None and year <= filters.to_year))
        and (not filters.publishers or source.publisher in filters.publishers)
        and (not filters.jurisdictions or source.jurisdiction in filters.jurisdictions)
        and (not filters.populations or bool(set(filters.populations) & set(passage.populations)))
        and (not filters.documents or passage.document in filters.documents)
    )
