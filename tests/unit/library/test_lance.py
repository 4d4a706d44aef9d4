"""What only a library on disk can do: be found missing, be half-written, be shared, change its encoder."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from primum.errors import Busy, NotFound, Unavailable
from primum.library import held, nearness, open_library, roster, writing
from primum.library.lance import LanceLibrary
from primum.library.tables import Tables, encoder_mark, vectors_table
from primum.library.writing import Draft
from primum.model import Document, Filters, Notice, Query, Source
from primum.ports import Vectors


class Named:
    """An encoder with a name and a length of vectors of its own."""

    def __init__(self, name: str, dimension: int = 4) -> None:
        self.name = name
        self.dimension = dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.ones((len(texts), self.dimension), np.float32)
        vectors[:, 0] += [len(text) for text in texts]
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def document(id: str, text: str = "Cramps hurt.") -> Document:
    return Document(id, Source(title=id), text)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "library")


def test_a_library_that_is_not_there_is_named(folder: str, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no library at .*library; make one with: primum ingest"):
        open_library(folder)
    assert not Path(folder).exists()
    with pytest.raises(NotFound, match="no library"):
        open_library(str(tmp_path))


def test_a_place_that_cannot_be_used_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unavailable, match="cannot be used"):
        open_library(str(tmp_path / "file" / "library"), create=True)


def test_another_reader_sees_what_was_acknowledged_at_once(folder: str) -> None:
    writer = open_library(folder, create=True)
    reader = open_library(folder)
    writer.add([document("a")])
    assert [hit.passage.document for hit in reader.search(Query("cramps"))] == ["a"]
    assert reader.version() == writer.version()


def test_a_library_opens_anywhere_that_tables_can_lie() -> None:
    library = LanceLibrary("memory://", encoder=Named("one"), create=True)
    library.add([document("a")])
    assert library.encode() == 1
    assert library.search(Query("cramps"))[0].cosine > 0


def test_what_a_dead_writer_left_is_neither_seen_nor_kept(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "QUIET", 0.1)
    library = open_library(folder, create=True)
    library.add([document("a")])
    before = library.version()
    draft = Draft(Tables(folder, create=False), Tables(folder, create=False).head())
    draft.delete("documents", "true")
    draft.delete("passages", "true")
    assert library.version() == before
    assert library.document("a") == document("a")
    library.add([document("b")])
    assert list(library.hashes()) == ["a", "b"]
    assert {hit.passage.document for hit in library.search(Query("cramps"))} == {"a", "b"}


def test_writers_take_turns_and_none_is_lost(folder: str) -> None:
    open_library(folder, create=True)
    failures: list[Exception] = []

    def write(name: str) -> None:
        library = open_library(folder)
        for n in range(4):
            try:
                library.add([document(f"{name}{n}"), document("shared", f"Written by {name}{n}.")])
            except Exception as error:
                failures.append(error)

    threads = [threading.Thread(target=write, args=[name]) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    library = open_library(folder)
    assert failures == []
    assert set(library.hashes()) == {"shared", *(f"{name}{n}" for name in "ab" for n in range(4))}
    assert library.holdings().passages == 9


def test_a_writer_that_never_gets_its_turn_says_so(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.5)
    library = open_library(folder, create=True)
    monkeypatch.setattr(Tables, "advance", lambda *_: False)
    with pytest.raises(Busy, match=r"another process (keeps|is) writing"):
        library.add([document("a")])


def test_vectors_of_another_encoder_are_never_compared(folder: str) -> None:
    old = open_library(folder, encoder=Named("one"), create=True)
    old.add([document("a"), document("b", "Fever.")])
    old.encode()
    kept = old.version()
    with pytest.warns(UserWarning, match="by another encoder than two"):
        new = open_library(folder, encoder=Named("two", dimension=6))
    assert [hit.cosine for hit in new.search(Query("cramps"))] == [0]
    assert new.encode() == 2
    assert new.holdings().encoder == "two"
    assert new.search(Query("cramps"))[0].cosine > 0
    assert [hit.cosine for hit in new.search(Query("cramps", version=kept))] == [0]
    with pytest.warns(UserWarning, match="by another encoder than one"):
        old = open_library(folder, encoder=Named("one"))
    assert old.search(Query("cramps", version=kept))[0].cosine > 0


def test_encoding_goes_on_where_it_was_stopped(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("primum.library.encoding.BATCH", 10)
    library = open_library(folder, encoder=Named("one"), create=True)
    library.add([document(f"d{n}", f"Number {n}.") for n in range(35)])

    def stop(made: int, of: int) -> None:
        if made == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.encode(progress=stop)
    assert library.holdings().pending == 15
    assert library.encode() == 15


def test_a_notice_outlives_the_process(folder: str) -> None:
    open_library(folder, create=True).add([], notices=[Notice("retracted", "a")])
    library = open_library(folder)
    library.add([document("a")])
    assert library.document("a").source.retracted


def test_many_small_additions_are_indexed_by_themselves(folder: str) -> None:
    library = LanceLibrary(folder, encoder=None, create=True)
    for n in range(3):
        library.add([document(f"d{n}-{m}", f"Cramp number {m}.") for m in range(80)])
    stats = Tables(folder, create=False).open("passages").index_stats("words_idx")
    assert stats.num_unindexed_rows <= 100
    assert len(library.search(Query("cramps", k=300))) == 240


def test_what_comes_in_bulk_waits_for_its_index_but_never_too_much_of_it(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "BULK", 10)
    monkeypatch.setattr(writing, "BULK_LOOSE", (20, 30))
    library = LanceLibrary(folder, encoder=None, create=True)
    passages = Tables(folder, create=False)
    waiting = []
    for n in range(7):
        library.add([document(f"d{n}-{m}", f"Cramp number {m}.") for m in range(10)])
        waiting.append(passages.open("passages").index_stats("words_idx").num_unindexed_rows)
        assert len(library.search(Query("cramps", k=300))) == 10 * (n + 1)
    assert waiting == [10, 20, 0, 10, 20, 30, 0]


def test_compaction_makes_the_folder_smaller_and_changes_no_answer(tmp_path: Path) -> None:
    from datetime import timedelta

    folder = tmp_path / "library"
    library = LanceLibrary(str(folder), encoder=Named("one"), create=True, retain=timedelta(milliseconds=1))
    for n in range(8):
        library.add([document(f"d{m}", f"Cramp number {m}, told {n} times.") for m in range(50)])
    library.encode()
    hits = library.search(Query("cramp number 7", k=50))
    before = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    library.compact()
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < before / 2
    after = library.search(Query("cramp number 7", k=50))
    assert [(h.passage, h.score) for h in after] == [(h.passage, pytest.approx(h.score, abs=1e-3)) for h in hits]


def test_indexing_leaves_no_word_waiting_and_compaction_nothing_to_put_back(folder: str) -> None:
    library = open_library(folder, create=True)
    tables = Tables(folder, create=False)
    for batch in range(4):
        library.add([document(f"d{batch}-{n}", f"Cramp number {n}.") for n in range(20)])
        if batch == 1:
            library.index()
            waiting = {n: tables.open(n).index_stats(i).num_unindexed_rows for n, i in writing._WORDS.items()}
            assert waiting == {"documents": 0, "passages": 0}
    library.compact()
    head = tables.head()
    assert {name: tables.open(name).version for name in head.tables} == head.tables


def test_many_vectors_are_found_by_an_index(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Random(Named):
        def encode(self, texts: Sequence[str]) -> Vectors:
            chance = [np.random.default_rng(len(text)) for text in texts]
            vectors = np.array([c.standard_normal(self.dimension) for c in chance], np.float32)
            return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    library = open_library(folder, encoder=Random("random", 16), create=True)
    library.add([document(f"d{n:03}", "x" * (n + 1)) for n in range(600)])
    library.encode()
    query = Query("y" * 300, dense=1.0, prior=False)
    exact = library.search(query)
    monkeypatch.setattr(nearness, "FLAT", 500)
    library = open_library(folder, encoder=Random("random", 16))
    library.compact()
    found = library.search(query)
    indexes = Tables(folder, create=False).open(vectors_table(encoder_mark("random"))).list_indices()
    assert "vector_idx" in {index.name for index in indexes}
    assert found[0].cosine == pytest.approx(exact[0].cosine, abs=1e-5)
    assert len({hit.passage.id for hit in found} & {hit.passage.id for hit in exact}) >= 8
    allowed = library.search(Query("y" * 300, dense=1.0, filters=Filters(documents=("d001", "d002"))))
    assert {hit.passage.document for hit in allowed} == {"d001", "d002"}


def test_a_library_too_large_to_hold_reads_passages_as_they_are_shown(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library(folder, create=True)
    library.add([document("a"), document("b", "Cramps in the calf.")])
    held = library.search(Query("cramps"))
    monkeypatch.setattr(roster, "HELD", 0)
    assert open_library(folder).search(Query("cramps")) == held


def test_what_is_looked_up_after_the_documents_are_held_is_what_the_engine_finds(folder: str) -> None:
    writer = open_library(folder, create=True)
    names = [f"gout {n}" for n in range(4 * held.AFTER)]
    writer.add(document(name, text=f"Joint {name}.") for name in names)
    writer.remove(names[3:5])
    library = open_library(folder)
    for name in names[: held.AFTER]:
        library.documents([name])
    last, fresh = names[held.AFTER - 2 :], open_library(folder)
    wanted = [last[7], "nobody", names[4], last[2]]
    assert (
        library.documents(wanted) == fresh.documents(wanted) == {id: document(id, f"Joint {id}.") for id in wanted[::3]}
    )
    assert dict(library.sources(last)) == dict(fresh.sources(last))
    assert library.about("gout 30", k=7) == fresh.about("gout 30", k=7)
    assert library.about("gout 30", k=7)[0][0] == "gout 30"


def test_documents_of_a_large_library_are_not_held(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "HELD", 0)
    monkeypatch.setattr(held.HeldDocuments, "__init__", lambda *_: pytest.fail("all documents were read"))
    library = open_library(folder, create=True)
    library.add([document("a")])
    for n in range(2 * held.AFTER):
        assert library.documents([f"b{n}"]) == {}
