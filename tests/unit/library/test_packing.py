"""Documents with their rows made beforehand are the same documents, and a library takes them as such."""

from __future__ import annotations

import pickle
from pathlib import Path

from primum.library import open_library
from primum.library.packing import pack
from primum.model import Block, BlockKind, Document, Notice, Query, Source

COLD = Document("cold", Source(title="Colds", subjects=("common cold",)), "A cold passes by itself.")
FLU = Document(
    "flu",
    Source(title="Influenza", published="2021-08", populations=("adult",)),
    "Symptoms\nFever comes first.",
    (Block(BlockKind.HEADING, 0, 8, level=1, role="symptoms"), Block(BlockKind.PARAGRAPH, 9, 27)),
)
LATER = Document("cold", Source(title="Colds"), "A cold passes within ten days.")


def test_documents_come_out_as_they_went_in_even_from_another_process() -> None:
    packed = pickle.loads(pickle.dumps(pack([COLD, FLU])))
    assert list(packed) == [COLD, FLU]
    assert packed.hashes == {d.id: d.content_hash for d in (COLD, FLU)}


def test_of_two_documents_with_one_id_the_later_counts() -> None:
    packed = pack([COLD, FLU, LATER])
    assert sorted(d.text for d in packed) == sorted([LATER.text, FLU.text])
    assert set(packed.passages["document"].to_pylist()) == {"cold", "flu"}


def test_some_of_them_come_with_their_passages_and_no_others() -> None:
    some = pack([COLD, FLU]).only(["flu"])
    assert list(some) == [FLU]
    assert some.passages["document"].to_pylist() == ["flu"]
    assert list(some + pack([COLD])) == [FLU, COLD]
    assert list(pack([]).only([])) == []


def test_a_library_takes_packed_documents_and_heeds_notices_of_them(tmp_path: Path) -> None:
    for uri in ("memory:", str(tmp_path / "library")):
        library = open_library(uri, create=True)
        added = library.add(pack([COLD, FLU]), notices=[Notice("retracted", "flu"), Notice("deleted", "cold")])
        assert (added.new, added.removed) == (("flu",), ("cold",))
        assert library.document("flu").source.retracted
        assert library.add(pack([FLU])).same == ("flu",)
        assert library.add(pack([COLD]), notices=()).removed == ("cold",)
        (hit,) = library.search(Query("fever"))
        assert hit.passage.document == "flu"
