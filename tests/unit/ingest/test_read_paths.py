"""Walking paths: every file ends as documents or as skipped with its reason."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from pathlib import Path

import pytest
from reading import documents, read_all, skipped

from primum.errors import Invalid
from primum.ingest import Skipped, Supply, measure
from primum.model import Document, Kind


def record(id: str, text: str = "Rest helps a sore back.", **more: object) -> str:
    return json.dumps({"id": id, "text": text, **more}) + "\n"


def test_a_folder_is_read_by_name_and_all_its_files_are_accounted_for(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(record("b"))
    (tmp_path / "a.md").write_text("# Back pain\n\nRest helps.")
    (tmp_path / "README.md").write_text("about these files")
    (tmp_path / "notes.xyz").write_text("what is this")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden").write_text("x")
    reads = read_all(tmp_path)
    assert [d.id.partition("#")[0] for d in documents(reads)] == ["file:a.md", "b"]
    assert skipped(reads) == {
        ".hidden": "no document: a hidden file",
        "README.md": "no document: a read-me file",
        "notes.xyz": "no reader for this sort of file; name one with --format",
        "picture.png": "no document: a picture",
    }


def test_what_is_no_document_did_not_fail(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text("MIT")
    (tmp_path / "bad.jsonl").write_text("{")
    failed = {
        Path(r.item.where).name.partition(":")[0]: r.item.failed
        for r in read_all(tmp_path)
        if isinstance(r.item, Skipped)
    }
    assert failed == {"LICENSE": False, "bad.jsonl": True}


@pytest.mark.parametrize(
    "name",
    ["queries.jsonl", "queries_dev.jsonl.gz", "qrels/test.tsv", "qrels/dev.jsonl", "LICENCE.txt", "data_LICENSE",
     "CHANGELOG.md", "origin_readme.txt", "table.csv"],
)  # fmt: skip
def test_licences_queries_and_tables_are_no_documents(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(record("a"))
    (read,) = read_all(tmp_path)
    assert isinstance(read.item, Skipped)
    assert read.item.reason.startswith("no document: ")


def test_a_guideline_about_licences_is_a_document(tmp_path: Path) -> None:
    (tmp_path / "driving-licence-and-epilepsy.md").write_text("# Driving\n\nAsk before you drive.")
    assert len(documents(read_all(tmp_path))) == 1


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert skipped(read_all(tmp_path / "none.pdf")) == {"none.pdf": "there is no such file or folder"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(record("a"))
    path.chmod(0)
    assert skipped(read_all(path)) == {"a.jsonl": "no permission to read it"}


def test_links_that_lead_nowhere_and_pipes_are_named(tmp_path: Path) -> None:
    (tmp_path / "gone.md").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe.md")
    assert skipped(read_all(tmp_path)) == {"gone.md": "a link that leads nowhere", "pipe.md": "not a regular file"}


def test_a_hidden_folder_is_left_out_and_said_so(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.md").write_text("# A\n\ntext")
    assert skipped(read_all(tmp_path)) == {".git": "no document: a hidden folder, left out with all it holds"}


def test_gz_and_zip_are_opened_and_members_come_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(record("a").encode()))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("z/two.md", "# Two\n\nSecond.")
        archive.writestr("one.jsonl.gz", gzip.compress(record("one").encode()))
        archive.writestr("README.md", "read me")
    reads = read_all(tmp_path)
    assert [d.id.partition("#")[0] for d in documents(reads)] == ["a", "one", "file:two.md"]
    assert [r.path.rpartition("/")[2] for r in reads][:3] == ["a.jsonl.gz", "b.zip!README.md", "b.zip!one.jsonl.gz"]


def test_a_zip_within_a_zip_is_opened_but_no_deeper(tmp_path: Path) -> None:
    def packed(name: str, data: bytes, path: Path) -> bytes:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, data)
        return path.read_bytes()

    inner = packed("a.jsonl", record("a").encode(), tmp_path / "inner.tmp")
    middle = packed("inner.zip", inner, tmp_path / "middle.tmp")
    packed("inner.zip", inner, tmp_path / "two.zip")
    packed("middle.zip", middle, tmp_path / "three.zip")
    assert [d.id for d in documents(read_all(tmp_path / "two.zip"))] == ["a"]
    reasons = skipped(read_all(tmp_path / "three.zip"))
    assert list(reasons.values()) == ["an archive within an archive within an archive; unpack it first"]


def test_names_that_climb_out_of_an_archive_write_nothing(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("../../evil.md", "# Evil\n\nBut only a name.")
    before = sorted(tmp_path.rglob("*"))
    assert len(documents(read_all(tmp_path / "a.zip"))) == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_the_command_line_supplies_what_a_file_lacks_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        record("bare") + record("full", kind="trial", publisher="A journal", licence="CC0")
    )
    supply = Supply(kind=Kind.GUIDELINE, publisher="St Elsewhere", published="2024", licence="local", jurisdiction="GB")
    bare, full = documents(read_all(tmp_path, supply=supply))
    assert (bare.source.kind, bare.source.publisher, bare.source.licence) == (Kind.GUIDELINE, "St Elsewhere", "local")
    assert (full.source.kind, full.source.publisher, full.source.licence) == (Kind.TRIAL, "A journal", "CC0")
    assert full.source.jurisdiction == "GB"


def test_two_documents_with_one_id_are_an_error_that_names_both_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(record("x", "One text."))
    (tmp_path / "b.jsonl").write_text(record("x", "Another text.") + record("y"))
    reads = read_all(tmp_path)
    assert [d.text for d in documents(reads)] == ["One text.", "Rest helps a sore back."]
    assert skipped(reads) == {
        "b.jsonl": f"it claims the id x, which {tmp_path}/a.jsonl has already, with other content; the first was kept"
    }


def test_the_same_document_twice_is_no_conflict(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(record("x"))
    (tmp_path / "b.jsonl").write_text(record("x"))
    assert skipped(read_all(tmp_path)) == {}


def test_later_versions_of_a_citation_in_medline_are_updates(tmp_path: Path) -> None:
    def citation(title: str) -> str:
        return (
            "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version='1'>7</PMID><Article><ArticleTitle>"
            f"{title}</ArticleTitle><Abstract><AbstractText>Rest helped.</AbstractText></Abstract></Article>"
            "</MedlineCitation></PubmedArticle></PubmedArticleSet>"
        )

    (tmp_path / "pubmed1.xml").write_text(citation("Rest"))
    (tmp_path / "pubmed2.xml").write_text(citation("Rest, corrected"))
    (tmp_path / "z.jsonl").write_text(record("pmid:7"))
    reads = read_all(tmp_path)
    assert [d.source.title for d in documents(reads)] == ["Rest", "Rest, corrected"]
    assert "pubmed2.xml has already" in skipped(reads)["z.jsonl"]


def test_a_format_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "protocol.txt").write_text("Back pain\nRest helps. Call us when it does not.")
    assert "read it with --format text" in skipped(read_all(tmp_path))["protocol.txt"]
    (document,) = documents(read_all(tmp_path, format="text"))
    assert document.source.title == "Back pain"


def test_a_file_named_with_its_format_is_taken_at_its_word(tmp_path: Path) -> None:
    path = tmp_path / "queries.jsonl"
    path.write_text(record("q1"))
    assert [d.id for d in documents(read_all(path, format="jsonlines"))] == ["q1"]


def test_an_unknown_format_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"there is no format 'word'; there are .*jsonlines.*pdf"):
        read_all(tmp_path, format="word")


def test_progress_never_goes_back_and_ends_at_the_measure(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.jsonl").write_text("".join(record(f"{name}{n}") for n in range(500)))
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        for name in ("d1", "d2"):
            archive.writestr(f"{name}.jsonl", record(name))
    reads = read_all(tmp_path)
    done = [read.done for read in reads]
    assert done == sorted(done)
    assert done[-1] <= measure([tmp_path])
    assert done[-1] > 0.9 * measure([tmp_path])


def test_one_bad_file_in_a_thousand_costs_itself_alone(tmp_path: Path) -> None:
    for n in range(999):
        (tmp_path / f"{n:03}.md").write_text(f"# Topic {n}\n\nText number {n}.")
    (tmp_path / "500x.md").write_bytes(b"# Caf\xe9\n\nLatin-1.")
    reads = read_all(tmp_path)
    assert len(documents(reads)) == 999
    assert list(skipped(reads)) == ["500x.md"]


def test_reading_is_the_same_every_time(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nText.")
    (tmp_path / "b.jsonl").write_text(record("b", "Signs include:\nPain\nFever"))

    def hashes() -> list[str]:
        return [d.content_hash for d in documents(read_all(tmp_path))]

    assert hashes() == hashes()


def test_a_reader_that_breaks_is_named_with_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import dataclasses

    from primum.ingest import driver

    def broken(*_: object) -> None:
        raise ZeroDivisionError("by chance")

    reader = dataclasses.replace(driver.READERS["markdown"], read=broken)  # type: ignore[arg-type]
    monkeypatch.setattr(driver, "detect", lambda path, head: reader)
    (tmp_path / "a.md").write_text("# A\n\nText.")
    assert skipped(read_all(tmp_path)) == {"a.md": "its reader failed on it (ZeroDivisionError: by chance)"}
    assert not any(isinstance(r.item, Document) for r in read_all(tmp_path))
