"""All of the development data: every file is read or named, and every block lies where it says."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from reading import documents, led, read_all, skipped

from primum.ingest import Skipped
from primum.model import BlockKind, Document

DATA = Path(os.environ.get("PRIMUM_DATA", Path(__file__).parents[4] / "shared" / "data"))
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DATA.is_dir(), reason="the development data is not there (PRIMUM_DATA)"),
]


@pytest.mark.parametrize(
    ("folder", "count"),
    [
        ("pubmed_xml", 9),
        ("spl", 7),
        ("scifact", 5183),
        ("nfcorpus", 3193),
        ("pubmedqa", 0),
        ("bioasq", 0),
        ("guidelines", 1390),
    ],
)
def test_every_file_is_read_or_named(folder: str, count: int) -> None:
    reads = read_all(DATA / folder)
    assert len(documents(reads)) >= count
    accounted = {read.path.partition("!")[0] for read in reads}
    hidden = {read.item.where for read in reads if isinstance(read.item, Skipped)}
    files = {path.as_posix() for path in (DATA / folder).rglob("*") if path.is_file()}
    assert files <= accounted | hidden
    assert not [reason for reason in skipped(reads).values() if "its reader failed" in reason]
    for document in documents(reads):
        for block in document.blocks:
            text = document.text[block.start : block.end]
            assert text == text.strip()


def test_the_guideline_in_pdf_gives_its_recommendation_as_a_list() -> None:
    (document,) = documents(read_all(DATA / "guidelines" / "pdf"))
    items = [item for item, lead in led(document).items() if lead.endswith("as an initial treatment:")]
    assert len(items) == 3
    assert document.source.title.startswith("Guideline for the pharmacological treatment")
    assert all(block.page for block in document.blocks)


def test_questions_head_the_health_topics() -> None:
    found = documents(read_all(DATA / "guidelines" / "medlineplus_documents.jsonl.gz"))
    kinds = Counter(block.kind for document in found for block in document.blocks)
    assert kinds[BlockKind.QUESTION] > 1500
    assert kinds[BlockKind.ITEM] > 8000
    items = sum(1 for d in found for b in d.blocks if b.kind is BlockKind.ITEM and b.lead is None)
    assert items < 0.02 * kinds[BlockKind.ITEM]


def test_reports_in_one_page_are_parted() -> None:
    reads = read_all(DATA / "guidelines" / "mmwr_html" / "mmwr-selectees-compiled.html")
    found = [read.item for read in reads if isinstance(read.item, Document)]
    assert len(found) == 56
    assert all(document.source.doi and document.source.published for document in found)
