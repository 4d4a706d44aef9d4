"""Bad input: a clear error that names the file; the rest goes in, nothing half read."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from pdf_maker import Text, pdf
from reading import documents, read_all, skipped

GOOD = json.dumps({"id": "good", "text": "Rest helps a sore back."}) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good file, which must come through whatever lies beside it."""
    (tmp_path / "zz.jsonl").write_text(GOOD)
    return tmp_path


def only(folder: Path, **settings: int) -> tuple[str, str]:
    """Name and reason of the one file that was skipped, once the good one was read."""
    reads = read_all(folder, **settings)  # type: ignore[arg-type]
    assert [d.id for d in documents(reads)] == ["good"]
    ((name, reason),) = skipped(reads).items()
    return name, reason


@pytest.mark.parametrize("name", ["a.jsonl", "a.md", "a.pdf", "a.html", "a.xml", "a.zip"])
def test_an_empty_file(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"")
    assert only(folder) == (name, "the file is empty")


def test_truncated_xml_gives_what_was_whole_and_says_where_it_broke(folder: Path) -> None:
    whole = (
        "<PubmedArticle><MedlineCitation><PMID>{}</PMID><Article><ArticleTitle>Backs</ArticleTitle></Article>"
        "</MedlineCitation></PubmedArticle>"
    )
    (folder / "a.xml").write_text("<PubmedArticleSet>\n" + whole.format(1) + "\n<PubmedArticle><MedlineCitation><PM")
    reads = read_all(folder)
    assert [d.id for d in documents(reads)] == ["pmid:1", "good"]
    assert "broken XML in line 3" in skipped(reads)["a.xml"]


def test_entities_that_expand_are_refused(folder: Path) -> None:
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    (folder / "a.xml").write_text(
        f"<!DOCTYPE PubmedArticleSet [<!ENTITY l0 'ha'>{laughs}]>"
        "<PubmedArticleSet><PubmedArticle>&l9;</PubmedArticle></PubmedArticleSet>"
    )
    name, reason = only(folder)
    assert name == "a.xml"
    assert "entities" in reason


def test_a_pdf_of_scans(folder: Path) -> None:
    (folder / "scan.pdf").write_bytes(pdf([], []))
    assert only(folder) == ("scan.pdf", "a scan: its pages hold no text; make it searchable (OCR) first")


def test_a_locked_pdf(folder: Path) -> None:
    (folder / "locked.pdf").write_bytes(pdf([Text("Rest helps.", 700)], encrypted=True))
    assert only(folder) == ("locked.pdf", "it is encrypted; save it without a password first")


def test_a_broken_pdf(folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\n" + b"garbage" * 100)
    assert only(folder)[1].startswith("no readable PDF")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(folder: Path) -> None:
    with (
        zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.jsonl", "w") as member,
    ):
        for _ in range(64):
            member.write(b" " * 1_000_000)
    tracemalloc.start()
    name, reason = only(folder)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert name == "bomb.zip"
    assert "a zip bomb" in reason
    assert "64,000,000" in reason
    assert peak < 30_000_000


def test_a_gzip_bomb_stops_on_the_way(folder: Path) -> None:
    with gzip.open(folder / "bomb.html.gz", "wb") as packed:
        for _ in range(80):
            packed.write(b" " * 1_000_000)
    name, reason = only(folder)
    assert name == "bomb.html.gz"
    assert "a gzip bomb" in reason


def test_a_cut_off_gz(folder: Path) -> None:
    whole = gzip.compress(json.dumps({"id": "a", "text": "word " * 5000}).encode())
    (folder / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    assert only(folder)[1].startswith("damaged or cut short")


def test_a_zip_without_its_directory(folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("a.jsonl", GOOD)
    (folder / "a.zip").write_bytes((folder / "a.zip").read_bytes()[:-30])
    assert "damaged or cut short" in only(folder)[1]


def test_a_member_with_wrong_content_is_named(folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("a.md", "# A\n\nSome text that is long enough.")
        archive.writestr("b.md", "# B\n\nOther text that is long enough.")
    data = bytearray((folder / "a.zip").read_bytes())
    data[data.index(b"Some")] = ord("D")
    (folder / "a.zip").write_bytes(bytes(data))
    reads = read_all(folder)
    assert [d.source.title for d in documents(reads)] == ["B", ""]
    assert "damaged or cut short" in skipped(reads)["a.zip!a.md"]


def test_an_encrypted_member(folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("secret.md", "# A\n\nText.")
    data = bytearray((folder / "a.zip").read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (folder / "a.zip").write_bytes(bytes(data))
    assert only(folder) == ("a.zip!secret.md", "it is encrypted; unpack it with its password first")


def test_text_in_another_encoding_names_the_byte_and_the_line(folder: Path) -> None:
    (folder / "a.md").write_bytes("# Schmerz\n\nEine \xdcbung f\xfcr den R\xfccken.".encode("latin-1"))
    name, reason = only(folder)
    assert name == "a.md"
    assert reason.startswith("not UTF-8 text (byte 0xdc in line 3); convert it first")


def test_utf_16_is_read_where_it_is_marked_and_named_where_lines_must_be_utf_8(folder: Path) -> None:
    (folder / "a.md").write_text("# Backs\n\nRest helps.", encoding="utf-16")
    (folder / "b.jsonl").write_text(GOOD, encoding="utf-16")
    reads = read_all(folder)
    assert [d.text for d in documents(reads)] == ["Rest helps.", "Rest helps a sore back."]
    assert skipped(reads) == {"b.jsonl": "UTF-16 text; JSON lines must be UTF-8"}


@pytest.mark.parametrize(
    ("name", "what"), [("a.pdf", "a PDF"), ("a.html", "an HTML page"), ("a.md", "a Markdown file")]
)
def test_a_300_mb_file_that_must_be_read_whole_is_refused_unread(folder: Path, name: str, what: str) -> None:
    with (folder / name).open("wb") as file:
        file.write(b"%PDF-1.7 <html> # A")
        file.write(b" " * 70_000)
        file.truncate(300_000_000)
    tracemalloc.start()
    found = only(folder)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == (name, f"larger than 250 MB, the most that {what} may have (setting PRIMUM_MAX_FILE_MB)")
    assert peak < 30_000_000


def test_a_packed_file_that_turns_out_too_large_is_refused_too(folder: Path) -> None:
    text = "".join(f"Sentence number {n} of many.\n" for n in range(20_000))
    (folder / "a.md.gz").write_bytes(gzip.compress(text.encode()))
    assert "larger than 0 MB" in only(folder, limit=100_000)[1]


@pytest.mark.slow
def test_a_300_mb_file_of_json_lines_is_streamed(tmp_path: Path) -> None:
    line = json.dumps({"id": "ID", "text": "Rest helps a sore back. " * 4000}) + "\n"
    with (tmp_path / "a.jsonl").open("w") as file:
        for n in range(300_000_000 // len(line) + 1):
            file.write(line.replace("ID", str(n)))
    tracemalloc.start()
    from primum.ingest import read_paths

    count = sum(1 for _ in read_paths([tmp_path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 300_000_000 // len(line) + 1
    assert peak < 30_000_000


def test_one_endless_line_is_refused_with_bounded_memory(folder: Path) -> None:
    with (folder / "a.jsonl").open("wb") as file:
        file.write(b'{"id": "a", "text": "')
        file.truncate(300_000_000)
    assert only(folder) == ("a.jsonl:1", "a line of more than 64 MB")


def test_files_packed_or_built_otherwise_are_named_for_what_they_are(folder: Path) -> None:
    (folder / "a.xlsx").write_bytes(b"PK\x03\x04 workbook")
    (folder / "b.json").write_text('{"resourceType": "PlanDefinition"}')
    (folder / "c.xml").write_text("<modelInfo/>")
    (folder / "d.bin").write_bytes(bytes(range(256)))
    (folder / "e.json").write_text("[1, 2]")
    assert skipped(read_all(folder)) == {
        "a.xlsx": "a packed or Office file; there is no reader for it: unpack it, or save it as PDF, HTML or Markdown",
        "b.json": "a FHIR PlanDefinition; there is no reader for it",
        "c.xml": "XML of a sort that there is no reader for (its root is <modelInfo>)",
        "d.bin": "binary data of a sort that there is no reader for",
        "e.json": "JSON of a sort that there is no reader for; JSON lines with `id` and `text` can be read",
    }


CITATION = (
    "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>{}</ArticleTitle></Article>"
    "</MedlineCitation></PubmedArticle></PubmedArticleSet>"
)


def test_what_stands_behind_packed_data_is_named_and_costs_nothing(folder: Path) -> None:
    (folder / "a.xml.gz").write_bytes(gzip.compress(CITATION.format("Backs").encode()) + b"rubbish")
    reads = read_all(folder)
    assert [d.id for d in documents(reads)] == ["pmid:1", "good"]
    assert skipped(reads) == {"a.xml.gz": "what stands behind its packed data is not packed, and was left out"}


def test_names_of_characters_and_white_space_before_a_declaration_do_no_harm(folder: Path) -> None:
    long = "&micro;g of a medicine " * 5000  # so that names fall on the edges of what is read at once
    (folder / "a.xml").write_text(f'\n<?xml version="1.0"?>{CITATION.format(long + "&plusmn; 2 &lt; 3")}')
    found = documents(read_all(folder))[0]
    assert found.text == "µg of a medicine " * 5000 + "± 2 < 3"


def test_a_name_of_no_character_is_an_error_that_says_so(folder: Path) -> None:
    (folder / "a.xml").write_text(CITATION.format("&nosuchname;"))
    assert only(folder) == ("a.xml", "broken XML in line 1: Entity 'nosuchname' not defined")


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.xml"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_named(folder: Path, name: str, encoding: str) -> None:
    (folder / name).write_text("<p>Rest helps a sore back.</p>", encoding=encoding)
    wide = encoding.upper().replace("-16-", "-16")
    why = f"it looks like UTF-16 without its mark; convert it first, e.g. `iconv -f {wide} -t UTF-8`"
    assert only(folder) == (name, why)


def test_a_stray_zero_byte_costs_no_text(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"# Backs\n\nRest helps a sore\0 back.")
    assert [d.source.title for d in documents(read_all(folder))] == ["Backs", ""]
