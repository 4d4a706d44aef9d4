"""What every library does, whatever it is made of: one suite, run on the reference and on the one on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from primum.errors import NotFound
from primum.library.lance import LanceLibrary
from primum.library.memory import MemoryLibrary
from primum.model import Document, Filters, Kind, Notice, Query, Source
from primum.ports import Encoder, Library, Vectors
from primum.text.terms import stems

Open = Callable[[Encoder | None], Library]


class HashingEncoder:
    """Texts that share stems lie near each other; `same` stems count as one, as a trained encoder's synonyms do."""

    name = "hashing-1"
    dimension = 64

    def __init__(self, same: dict[str, str] | None = None) -> None:
        self._same = same or {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.full((len(texts), self.dimension), 1e-3, np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for stem in stems(text):
                place = hashlib.sha256(self._same.get(stem, stem).encode()).digest()[0] % self.dimension
                row[place] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture(params=["memory", "lance"])
def open_empty(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    def memory(encoder: Encoder | None) -> Library:
        return MemoryLibrary(encoder)

    def lance(encoder: Encoder | None) -> Library:
        return LanceLibrary(str(tmp_path / "library"), encoder=encoder, create=True, retain=timedelta(milliseconds=1))

    return memory if request.param == "memory" else lance


@pytest.fixture
def library(open_empty: Open) -> Library:
    return open_empty(HashingEncoder())


def document(id: str, text: str, **facts: object) -> Document:
    return Document(id=id, source=Source(**{"title": id.title(), **facts}), text=text)  # type: ignore[arg-type]


CRAMPS = document("cramps", "Stretching eases a cramp in the calf.", kind=Kind.GUIDELINE, published="2020-05")
GOUT = document("gout", "Uric acid crystals inflame the joint.", kind=Kind.TRIAL, published="2010")
FEVER = document("fever", "Paracetamol lowers fever in adults.", kind=Kind.LABEL)


def found(library: Library, text: str, **how: object) -> list[str]:
    return [hit.passage.document for hit in library.search(Query(text, **how))]  # type: ignore[arg-type]


def test_an_empty_library_finds_nothing(library: Library) -> None:
    assert library.search(Query("anything")) == ()
    assert library.about("anything") == ()
    assert list(library.sources()) == []
    assert library.holdings().documents == 0
    assert library.encode() == 0


def test_words_can_be_searched_when_add_returns(library: Library) -> None:
    added = library.add([CRAMPS, GOUT, FEVER])
    assert (added.new, added.changed, added.same) == (("cramps", "gout", "fever"), (), ())
    assert found(library, "how to stretch cramping calves") == ["cramps"]
    library.add([document("burns", "Cool the burn under running water.")])
    assert found(library, "burns") == ["burns"]


def test_a_hit_carries_its_passage_and_source(library: Library) -> None:
    library.add([CRAMPS])
    (hit,) = library.search(Query("cramp"))
    assert hit.source == CRAMPS.source
    assert CRAMPS.text[hit.passage.start : hit.passage.end] == hit.passage.text == CRAMPS.text
    assert hit.words > 0
    assert hit.cosine == 0


def test_documents_come_back_whole(library: Library) -> None:
    library.add([CRAMPS, GOUT])
    assert library.document("gout") == GOUT
    assert library.document("gout").content_hash == GOUT.content_hash
    assert library.documents(["gout", "nothing", "cramps"]) == {"gout": GOUT, "cramps": CRAMPS}
    assert list(library.sources()) == [("cramps", CRAMPS.source), ("gout", GOUT.source)]
    assert list(library.sources(["gout", "never there"])) == [("gout", GOUT.source)]
    assert list(library.sources([])) == []
    assert library.hashes() == {d.id: d.content_hash for d in (CRAMPS, GOUT)}
    with pytest.raises(NotFound, match="nothing"):
        library.document("nothing")


def test_the_same_document_adds_nothing(library: Library) -> None:
    library.add([CRAMPS])
    before = library.version()
    assert library.add([CRAMPS]).same == ("cramps",)
    assert library.version() == before


def test_a_changed_document_replaces_the_old_one(library: Library) -> None:
    library.add([CRAMPS, GOUT])
    library.encode()
    added = library.add([replace(CRAMPS, text="Magnesium was no better than placebo."), GOUT])
    assert (added.changed, added.same) == (("cramps",), ("gout",))
    assert found(library, "stretching the calf", dense=0.0) == []
    assert found(library, "magnesium", dense=0.0) == ["cramps"]
    assert library.holdings().documents == 2


def test_a_new_title_alone_is_a_new_version_too(library: Library) -> None:
    library.add([CRAMPS])
    library.encode()
    library.add([replace(CRAMPS, source=replace(CRAMPS.source, title="Muscle spasm"))])
    assert found(library, "spasm", dense=0.0) == ["cramps"]
    assert library.about("spasms")[0][0] == "cramps"


def test_a_change_of_metadata_keeps_the_vectors(library: Library) -> None:
    library.add([CRAMPS, GOUT])
    library.encode()
    library.add([replace(GOUT, source=replace(GOUT.source, published="2024"))])
    assert library.holdings().pending == 0
    assert found(library, "joint", filters=Filters(from_year=2024)) == ["gout"]


def test_removed_documents_are_gone(library: Library) -> None:
    library.add([CRAMPS, GOUT])
    library.encode()
    assert library.remove(["gout", "nothing"]) == ("gout",)
    assert found(library, "uric acid crystals") == ["cramps"]
    assert found(library, "uric acid crystals", dense=0.0) == []
    assert library.holdings().passages == 1
    assert library.remove(["gout"]) == ()


def test_the_dense_side_finds_what_words_miss(open_empty: Open) -> None:
    library = open_empty(HashingEncoder({"pyrexia": "fever"}))
    library.add([CRAMPS, GOUT, FEVER])
    assert library.encode() == 3
    assert found(library, "pyrexia", dense=0.0) == []
    assert found(library, "pyrexia", dense=1.0, k=1) == ["fever"]
    assert library.search(Query("pyrexia", k=1))[0].cosine > 0


def test_both_parts_of_a_score_are_shown(library: Library) -> None:
    library.add([CRAMPS, GOUT, FEVER])
    library.encode()
    best = library.search(Query("uric acid", prior=False))[0]
    assert best.passage.document == "gout"
    assert best.words > 0
    assert 0 < best.cosine <= 1
    assert best.score == pytest.approx(1.0)


def test_encode_tells_how_far_it_is_and_makes_each_vector_once(library: Library) -> None:
    library.add([CRAMPS, GOUT, FEVER])
    assert library.holdings().pending == 3
    told: list[tuple[int, int]] = []
    assert library.encode(progress=lambda made, of: told.append((made, of))) == 3
    assert told[-1] == (3, 3)
    assert library.encode() == 0
    holdings = library.holdings()
    assert (holdings.pending, holdings.encoder) == (0, "hashing-1")


def test_without_an_encoder_search_is_by_words(open_empty: Open) -> None:
    library = open_empty(None)
    library.add([CRAMPS, GOUT])
    assert library.encode() == 0
    assert found(library, "crystals", dense=1.0) == ["gout"]


@pytest.mark.parametrize("encoded", [False, True])
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(kinds=(Kind.TRIAL, Kind.LABEL)), {"b", "c"}),
        (Filters(from_year=2010), {"a", "b"}),
        (Filters(to_year=2010), {"b"}),
        (Filters(from_year=2010, to_year=2019), {"b"}),
        (Filters(publishers=("Children's Health",)), {"a"}),
        (Filters(jurisdictions=("GB",)), {"b"}),
        (Filters(populations=("pregnant", "older")), {"c"}),
        (Filters(documents=("a", "c")), {"a", "c"}),
        (Filters(kinds=(Kind.TRIAL,), jurisdictions=("FR",)), set()),
    ],
)
def test_filters_narrow_both_sides(library: Library, encoded: bool, filters: Filters, expected: set[str]) -> None:
    text = "Rest and fluids are advised."
    library.add(
        [
            document("a", text, kind=Kind.GUIDELINE, published="2020", publisher="Children's Health"),
            document("b", text, kind=Kind.TRIAL, published="2010-01", jurisdiction="GB"),
            document("c", text, kind=Kind.LABEL, populations=("pregnant",)),
        ]
    )
    if encoded:
        library.encode()
    assert set(found(library, "rest", filters=filters)) == expected


def test_a_filter_leaves_k_hits_where_there_are_so_many(library: Library) -> None:
    many = [document(f"loud{n}", "Cough cough cough.", kind=Kind.OTHER) for n in range(300)]
    few = [document(f"quiet{n}", "A cough may come with many other things.", kind=Kind.TRIAL) for n in range(5)]
    library.add([*many, *few])
    assert len(found(library, "cough", k=5, filters=Filters(kinds=(Kind.TRIAL,)))) == 5


def test_ties_are_broken_by_passage_id(library: Library) -> None:
    library.add(
        [document(f"twin{n:03}", "Hot water bottles relax muscles.", title="Twin") for n in reversed(range(300))]
    )
    expected = [f"twin{n:03}" for n in range(10)]
    assert found(library, "relaxing muscles", prior=False) == expected
    library.encode()
    assert found(library, "relaxing muscles", prior=False) == expected


def test_the_prior_prefers_guidelines_and_the_recent_among_equals(library: Library) -> None:
    text = "Drink enough water."
    library.add(
        [
            document("a", text, title="Water", kind=Kind.CASE_REPORT, published="2020"),
            document("b", text, title="Water", kind=Kind.GUIDELINE, published="2001"),
            document("c", text, title="Water", kind=Kind.GUIDELINE, published="2020"),
        ]
    )
    assert found(library, "water") == ["c", "b", "a"]
    assert found(library, "water", prior=False) == ["a", "b", "c"]


def test_about_reads_titles_and_subjects_only(library: Library) -> None:
    library.add(
        [
            document("one", "Text on leg cramps.", title="Muscle Cramps", subjects=("Charley horse",)),
            document("two", "Gout is no cramp, though cramps are named here.", title="Gout"),
        ]
    )
    assert [id for id, _ in library.about("muscle cramp")] == ["one"]
    assert [id for id, _ in library.about("charley horses")] == ["one"]
    assert all(score > 0 for _, score in library.about("gout"))


@pytest.mark.parametrize("late", [False, True])
def test_a_retraction_reaches_its_document_now_or_later(library: Library, late: bool) -> None:
    notice = Notice("retracted", "gout", by="pmid:1")
    if not late:
        library.add([GOUT])
    library.add([CRAMPS], notices=[notice])
    if late:
        library.add([GOUT])
    assert library.document("gout").source.retracted
    assert library.search(Query("crystals"))[0].source.retracted
    assert not library.document("cramps").source.retracted
    assert library.add([GOUT], notices=[notice]).same == ("gout",)


@pytest.mark.parametrize("held", [True, False])
def test_a_notice_by_an_identifier_that_only_the_source_states_finds_its_document(library: Library, held: bool) -> None:
    article = document("pmcid:PMC5", "Uric acid crystals inflame the joint.", doi="10.1000/gout.5", pmcid="PMC5")
    other = document("pmcid:PMC6", "Rest eases a cramp.", doi="10.1000/cramp.6", pmcid="PMC6")
    notice = Notice("retracted", "doi:10.1000/gout.5", by="doi:10.1000/notice")
    if held:
        library.add([article, other])
        assert library.add([], notices=[notice]).changed == ("pmcid:PMC5",)
    else:
        library.add([], notices=[notice])
        library.add([article, other])
    assert library.document("pmcid:PMC5").source.retracted
    assert not library.document("pmcid:PMC6").source.retracted


def test_the_library_tells_the_date_of_the_newest_table_of_retractions(library: Library) -> None:
    assert library.checked() == ""
    library.add([GOUT], notices=[Notice("checked", "retractions", by="2020-06-17")])
    library.add([], notices=[Notice("checked", "retractions", by="2019-01-01"), Notice("retracted", "gout")])
    assert library.checked() == "2020-06-17"
    assert library.document("gout").source.retracted


def test_a_superseded_document_names_its_successor(library: Library) -> None:
    library.add([GOUT])
    assert library.add([], notices=[Notice("superseded", "gout", by="gout-2")]).changed == ("gout",)
    assert library.document("gout").source.superseded_by == "gout-2"


@pytest.mark.parametrize("late", [False, True])
def test_a_deleted_document_is_gone(library: Library, late: bool) -> None:
    notice = Notice("deleted", "gout")
    if late:
        library.add([], notices=[notice])
        assert library.add([GOUT]).removed == ("gout",)
    else:
        library.add([GOUT])
        assert library.add([], notices=[notice]).removed == ("gout",)
    assert library.documents(["gout"]) == {}
    assert found(library, "crystals") == []


def test_a_version_goes_on_answering_as_it_did(library: Library) -> None:
    library.add([CRAMPS, GOUT])
    library.encode()
    old, hits = library.version(), library.search(Query("crystals in a joint"))
    library.remove(["gout"])
    library.add([document("new", "Crystals of calcium form stones.")])
    assert library.version() != old
    assert library.search(Query("crystals in a joint", version=old)) == hits
    assert library.document("gout", version=old) == GOUT
    assert library.documents(["new"], version=old) == {}
    assert [id for id, _ in library.sources(version=old)] == ["cramps", "gout"]
    assert [id for id, _ in library.about("gout", version=old)] == ["gout"]


def test_compaction_spares_kept_versions_and_drops_the_others(library: Library) -> None:
    library.add([CRAMPS, GOUT])
    library.encode()
    kept, hits = library.version(), library.search(Query("crystals in a joint"))
    library.keep(kept, name="answer/1: what is gout?")
    library.add([replace(GOUT, text="Colchicine helps early.")])
    library.encode()
    dropped = library.version()
    library.remove(["cramps"])
    newest = found(library, "colchicine")
    library.compact()
    assert found(library, "colchicine") == newest == ["gout"]
    assert library.search(Query("crystals in a joint", version=kept)) == hits
    assert library.document("gout", version=kept) == GOUT
    with pytest.raises(NotFound):
        library.document("gout", version=dropped)


def test_a_released_version_goes_at_the_next_compaction(library: Library) -> None:
    library.add([CRAMPS])
    old = library.version()
    library.keep(old, name="answer")
    library.add([GOUT])
    library.release("answer")
    library.release("never there")
    library.compact()
    with pytest.raises(NotFound):
        library.search(Query("cramp", version=old))


def test_a_name_keeps_the_version_it_was_given_last(library: Library) -> None:
    library.add([CRAMPS])
    first = library.version()
    library.add([GOUT])
    second = library.version()
    library.keep(first, name="answer")
    library.keep(second, name="answer")
    library.add([FEVER])
    library.compact()
    assert library.document("gout", version=second) == GOUT
    with pytest.raises(NotFound):
        library.document("cramps", version=first)


@pytest.mark.parametrize("version", ["d999.p999.v0", "m999", "nonsense"])
def test_an_unknown_version_is_not_found(library: Library, version: str) -> None:
    library.add([CRAMPS])
    with pytest.raises(NotFound):
        library.search(Query("cramp", version=version))
    with pytest.raises(NotFound):
        library.keep(version, name="answer")


def test_holdings_count_by_kind(library: Library) -> None:
    library.add([CRAMPS, GOUT, FEVER, document("more", "More.", kind=Kind.TRIAL)])
    holdings = library.holdings()
    assert holdings.kinds == {"guideline": 1, "label": 1, "trial": 2}
    assert (holdings.documents, holdings.passages, holdings.version) == (4, 4, library.version())


@pytest.mark.parametrize(
    "text",
    ["", "the of and", "(", '"muscle cramps"', '"', 'a AND b OR "c" + -d: ~e*', "'; DROP", "é", "词", "x " * 600],
)
def test_any_text_can_be_searched_for(library: Library, text: str) -> None:
    library.add([CRAMPS, document("it's", "A title with 'quotes' and \"more\".")])
    library.encode()
    library.search(Query(text))
    library.about(text)
    assert "it's" in found(library, '"quotes"')
    assert found(library, "quotes", filters=Filters(documents=("it's",))) == ["it's"]
