"""MEDLINE files of any length: every citation is read, and what was read is let go."""

from __future__ import annotations

import io

import medline_files

from primum.ingest.medline import RECORDS, read
from primum.ingest.origin import Origin
from primum.ingest.xml_files import elements
from primum.model import Document


def test_every_generated_citation_is_read_with_blocks_that_fill_its_text() -> None:
    stream = io.BytesIO()
    medline_files.write(stream, 200, seed=3)
    stream.seek(0)
    found = [item for item in read(stream, Origin("generated.xml")) if isinstance(item, Document)]
    assert [d.id for d in found] == [f"pmid:{n}" for n in range(1, 201)]
    for document in found:
        assert "".join(document.text[b.start : b.end] for b in document.blocks) == document.text.replace("\n", "")


def test_what_was_read_is_let_go() -> None:
    """The tree never holds more than the few records of one chunk, so memory stays flat however long the file."""
    stream = io.BytesIO()
    medline_files.write(stream, 300)
    stream.seek(0)
    held = []
    for record in elements(stream, RECORDS, where="generated.xml"):
        parent = record.getparent()
        assert parent is not None
        held.append(len(parent))
    assert len(held) == 300
    assert max(held) < 50
