"""Random bytes and random documents into every reader: documents with sound blocks come out, or Unreadable."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_maker import Shape, Text, grid, pdf

from primum.errors import Unreadable
from primum.ingest import READERS, Origin, Overlooked, Skipped, read_paths
from primum.model import Document, Notice
from primum.text.outline import outline

QUICK = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
SEEDS = {
    "beir": b'{"_id": "1", "title": "t", "text": "some text"}\n',
    "jsonlines": b'{"id": "1", "text": "Signs include:\\nPain\\nFever"}\n',
    "markdown": b"---\nid: a\ntitle: T\n---\n# H\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n",
    "html": b"<body><main><h1>T</h1><p>Some text of a page, long enough to be one.<sup>2</sup></p><ul><li>a</li></ul>"
    b"<dl><dt>b</dt><dd>c</dd></dl><table><caption>d</caption><tr><td rowspan=2>e<td>f<br>g<tr><td>h</table><details>"
    b"<summary>i</summary>j</details></main>",
    "jats": b"<article><front><article-meta><article-id pub-id-type='pmid'>1</article-id></article-meta></front>"
    b"<body><p>x y</p></body></article>",
    "spl": b"<document xmlns='urn:hl7-org:v3'><setId root='a'/><component><structuredBody/></component></document>",
    "medline": b"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation></PubmedArticle>"
    b"</PubmedArticleSet>",
    "medquad": b"<Document id='1' source='X'><Focus>F</Focus><QAPairs><QAPair><Question>q?</Question>"
    b"<Answer>a b</Answer></QAPair></QAPairs></Document>",
    "pdf": pdf(
        [
            Text("Words of a page", 700),
            Text("2", 704, x=160, size=7),
            Text("stand here.", 686),
            Shape(60, 671, 3, 3),
            Text("an item", 670, x=80),
            *grid([70, 150, 250], [610, 630, 650]),
            Text("a", 640, x=74),
            Text("b", 640, x=154),
            Text("c", 620, x=74),
            Text("d", 620, x=154),
        ]
    ),
    "retractions": b"doi\tretracted\tupdate_types\tdate\n10.1000/a\t1\tretraction\t2020-05-01\n",
    "text": b"Title\n\nA line: \n- item\n",
}

# Readers that write a document down block by block; the others keep the text that they are given.
BUILT = ("markdown", "html", "jats", "spl", "medline", "medquad", "pdf")

texts = st.text(st.sampled_from("ab Z.?:;-*#|\n\t\r&<>\"'{}[]()1é’•ß\u2028\u00a0\ud800"), max_size=200)


def sound(document: Document) -> None:
    """The blocks lie in the text, in order, trimmed, with leads above them; the text can be stored."""
    document.text.encode("utf-8")
    assert document.content_hash
    for number, block in enumerate(document.blocks):
        text = document.text[block.start : block.end]
        assert text
        assert text == text.strip()
        assert block.lead is None or block.lead < number


def whole(document: Document) -> None:
    """What a reader wrote down block by block holds nothing but its blocks and the white space between them."""
    between = list(document.text)
    for block in document.blocks:
        between[block.start : block.end] = " " * (block.end - block.start)
    assert not "".join(between).strip()
    assert "\n" not in "".join(document.text[b.start : b.end] for b in document.blocks)


def outcome(name: str, data: bytes) -> None:
    """Read the bytes; anything but a document, a notice or an Unreadable that names the file fails the test."""
    found: list[object] = []
    try:
        found.extend(READERS[name].read(io.BytesIO(data), Origin(f"x/a.{name}")))
    except Unreadable as error:
        found.append(error)
    for item in found:
        assert isinstance(item, Document | Notice | Unreadable | Overlooked)
        if isinstance(item, Document):
            sound(item)
            if name in BUILT:
                whole(item)
        if isinstance(item, Unreadable):
            assert item.where.startswith("x/a.")
            assert item.reason


def test_every_reader_has_a_seed() -> None:
    assert set(SEEDS) == set(READERS)


@pytest.mark.parametrize("name", sorted(READERS))
@QUICK
@given(data=st.binary(max_size=400))
def test_random_bytes_give_documents_or_a_reason(name: str, data: bytes) -> None:
    outcome(name, data)


@pytest.mark.parametrize("name", sorted(READERS))
@QUICK
@given(data=st.data())
def test_damaged_documents_give_documents_or_a_reason(name: str, data: st.DataObject) -> None:
    seed = SEEDS[name]
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, len(seed)))
    noise = data.draw(st.binary(max_size=20) | texts.map(lambda t: t.encode("utf-8", "surrogatepass")))
    outcome(name, seed[:start] + noise + seed[end:])


@QUICK
@given(text=texts.filter(lambda t: "\ud800" not in t))
def test_the_text_of_a_record_comes_back_verbatim(text: str) -> None:
    line = json.dumps({"id": "a", "text": text}).encode()
    try:
        (item,) = READERS["jsonlines"].read(io.BytesIO(line), Origin("a.jsonl"))
    except Unreadable:
        item = None
    if text.strip():
        assert isinstance(item, Document)
        assert item.text == text
        sound(item)
    else:
        assert not isinstance(item, Document)


@settings(max_examples=300)
@given(text=texts)
def test_an_outline_covers_all_words_and_overlaps_nowhere(text: str) -> None:
    blocks = outline(text)
    end = 0
    for block in blocks:
        assert block.start >= end
        end = block.end
        assert text[block.start : block.end].strip() == text[block.start : block.end]
    covered = "".join(text[b.start : b.end] for b in blocks)
    letters = [c for c in text if c in "abZé"]
    assert [c for c in covered if c in "abZé"] == letters or any(
        mark in text for mark in ("a.", "a)", "b.", "b)", "Z.", "Z)")
    )


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    files=st.dictionaries(
        st.sampled_from(["a.md", "b.jsonl", "c.html", "d.xml", "e.pdf", "f.zip", "g.gz", "h.nxml", "LICENSE", "i.txt"]),
        st.binary(max_size=120) | st.sampled_from(list(SEEDS.values())) | st.binary(max_size=60).map(gzip.compress),
        max_size=6,
    )
)
def test_every_file_of_a_random_folder_is_accounted_for(
    files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder: Path = tmp_path_factory.mktemp("random")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    reads = list(read_paths([folder]))
    seen = {read.path.rpartition("/")[2].partition("!")[0] for read in reads}
    assert seen >= set(files)
    for read in reads:
        if isinstance(read.item, Skipped):
            assert read.item.reason
        elif isinstance(read.item, Document):
            sound(read.item)
