"""Reading documents in, and looking at what the library holds, by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Run


def test_ingest_says_what_it_did_on_stderr_alone(run: Run, pages: Path) -> None:
    first = run("ingest", pages)
    assert (first.code, first.out) == (0, "")
    assert "read 2 documents: 2 new, 0 changed, 0 as before" in first.err
    again = run("ingest", pages)
    assert "read 2 documents: 0 new, 0 changed, 2 as before" in again.err


def test_a_changed_file_is_a_new_version_of_its_document(filled: Run, pages: Path) -> None:
    page = pages / "gout.md"
    page.write_text(page.read_text(encoding="utf-8").replace("big toe", "great toe"), encoding="utf-8")
    assert "0 new, 1 changed, 1 as before" in filled("ingest", pages).err
    assert "great toe" in filled("document", "gout", "--text").out


def test_what_is_skipped_is_named_with_the_reason_and_reported(run: Run, pages: Path, tmp_path: Path) -> None:
    (pages / "empty.md").write_text("", encoding="utf-8")
    (pages / "LICENSE").write_text("Do what you like.", encoding="utf-8")
    done = run("ingest", pages, "--report", tmp_path / "report.jsonl")
    assert done.code == 0
    assert "empty.md" in done.err
    report = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {Path(row["where"]).name: row["failed"] for row in report} == {"empty.md": True, "LICENSE": False}
    assert all(row["reason"] for row in report)


def test_a_misspelt_fact_is_named_and_the_document_is_read(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.md", "b.md"):
        (folder / name).write_text(
            f"---\nid: {name}\ntitel: Hiccups\nlayout: page\npublished: 2024\n---\n\nHiccups pass.\n", encoding="utf-8"
        )
    done = run("ingest", folder, "--report", tmp_path / "report.jsonl")
    assert "read 2 documents" in done.err
    passed_over = "a.md:3: `titel` is no fact of a document and was passed over, here and in 1 more"
    assert f"{passed_over}; did you mean `title`?" in done.err
    assert "`layout` is no fact of a document and was passed over, here and in 1 more\n" in done.err
    assert "`published`" not in done.err
    report = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["reason"].split()[0], row["failed"]) for row in report] == [("`titel`", False), ("`layout`", False)]


def test_records_may_hold_more_than_facts_but_a_slip_is_named(run: Run, tmp_path: Path) -> None:
    row = {"id": "h", "text": "Hiccups pass.", "publised": "2024", "wards": 7, "title": "Hiccups", "titles": ["Hic"]}
    (tmp_path / "h.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    done = run("ingest", tmp_path / "h.jsonl")
    assert "h.jsonl:1: `publised` is no fact of a document and was passed over; did you mean `published`?" in done.err
    assert "wards" not in done.err
    assert "titles" not in done.err


def test_an_export_read_back_has_no_slips(filled: Run, tmp_path: Path) -> None:
    assert filled("library", "export", "--out", tmp_path / "all.jsonl").code == 0
    done = filled("ingest", tmp_path / "all.jsonl", "--library", tmp_path / "other")
    assert "read 2 documents" in done.err
    assert "passed over" not in done.err


def test_a_licence_that_is_kept_out_is_skipped_and_said_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, licence in (("free", "CC BY 4.0"), ("bought", "CC BY-NC-SA 3.0 IGO"), ("unsaid", "")):
        (folder / f"{name}.md").write_text(
            f"---\nid: {name}\nlicence: {licence}\n---\n\nHiccups pass in the {name} ward.\n", encoding="utf-8"
        )
    monkeypatch.setenv("PRIMUM_REFUSED_LICENCES", "NC, none")
    done = run("ingest", folder)
    assert "read 1 documents: 1 new" in done.err
    assert "bought: its licence is CC BY-NC-SA 3.0 IGO, and PRIMUM_REFUSED_LICENCES has NC" in done.err
    assert "unsaid: it states no licence, and PRIMUM_REFUSED_LICENCES has none" in done.err
    assert [json.loads(row)["licence"] for row in run("library", "list", "--json").out.splitlines()] == ["CC BY 4.0"]
    assert "read 2 documents: 1 new" in run("ingest", folder, "--licence", "CC0 1.0").err


def test_nothing_read_is_exit_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("ingest", tmp_path / "empty")
    assert done.code == 2
    assert "nothing was read" in done.err
    missing = run("ingest", tmp_path / "missing")
    assert missing.code == 2
    assert "missing" in missing.err


def test_what_the_file_lacks_can_be_supplied(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "bare.md"
    page.write_text("# Bare\n\nAspirin thins the blood.\n", encoding="utf-8")
    supplied = [
        "--kind",
        "guideline",
        "--publisher",
        "Us",
        "--published",
        "2020",
        "--jurisdiction",
        "GB",
        "--licence",
        "CC0-1.0",
    ]
    assert run("ingest", page, *supplied, "--url", "https://example.org/x").code == 0
    (row,) = (json.loads(line) for line in run("library", "list", "--json").out.splitlines())
    facts = run("library", "show", str(row["document"]), "--json").json()
    assert isinstance(facts, dict)
    assert (facts["kind"], facts["publisher"], facts["year"], facts["jurisdiction"]) == ("guideline", "Us", 2020, "GB")
    assert (facts["licence"], facts["url"]) == ("CC0-1.0", "https://example.org/x")


def test_an_unknown_format_is_wrong_usage_and_names_those_there_are(run: Run, pages: Path) -> None:
    done = run("ingest", pages, "--format", "papyrus")
    assert done.code == 2
    assert "papyrus" in done.err
    assert "markdown" in done.err


def test_status_list_show_and_document(filled: Run) -> None:
    status = filled("library", "status", "--json").json()
    assert isinstance(status, dict)
    assert (status["documents"], status["kinds"]) == (2, {"guideline": 1, "summary": 1})
    assert status["pending"] == status["passages"] > 0, "no encoder here, so no vectors"
    assert "documents  2" in filled("library", "status").out
    assert filled("library", "list").out.splitlines() == [
        "cramp\tsummary\t2024\tMuscle Cramps",
        "gout\tguideline\t2021\tGout",
    ]
    shown = filled("library", "show", "gout").out
    assert "Test Society" in shown
    assert '["' not in shown, "lists are shown as words"
    assert "Symptoms" in shown
    assert "big toe" in filled("document", "gout").out


def test_document_text_is_what_citations_count(filled: Run) -> None:
    text = filled("document", "cramp", "--text").out
    whole = filled("document", "cramp", "--json").json()
    assert isinstance(whole, dict)
    assert whole["text"] == text
    item = next(b for b in whole["blocks"] if b["kind"] == "item")
    assert text[item["start"] : item["end"]] == "straining or overusing a muscle"


def test_export_holds_every_document_with_its_text(filled: Run, tmp_path: Path) -> None:
    target = tmp_path / "docs.jsonl"
    assert filled("library", "export", "--out", target).code == 0
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").split("\n") if line]
    assert [(r["document"], r["kind"], r["title"]) for r in rows] == [
        ("cramp", "summary", "Muscle Cramps"),
        ("gout", "guideline", "Gout"),
    ]
    assert rows[1]["text"] == filled("document", "gout", "--text").out
    assert len(filled("library", "export", "--out", "-").rows()) == 2


def test_remove_names_what_was_not_there(filled: Run) -> None:
    done = filled("library", "remove", "gout", "goat")
    assert done.code == 1
    assert "goat" in done.err
    assert [line.split("\t")[0] for line in filled("library", "list").out.splitlines()] == ["cramp"]
    assert filled("document", "gout").code == 1


def test_compact_keeps_every_document(filled: Run) -> None:
    assert filled("library", "compact").code == 0
    assert len(filled("library", "list").out.splitlines()) == 2


def test_library_may_be_named_before_and_after_the_command(filled: Run, pages: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert filled("--library", other, "ingest", pages / "gout.md").code == 0
    assert filled("library", "list", "--library", other).out.count("\n") == 1
    assert filled("--library", other, "library", "list").out.count("\n") == 1
    assert filled("--library", tmp_path / "nowhere", "library", "list", "--library", other).out.count("\n") == 1


def test_without_a_library_one_line_says_how_to_make_one(run: Run) -> None:
    for command in (["ask", "What is gout?"], ["search", "gout"], ["library", "status"], ["document", "gout"]):
        done = run(*command)
        assert (done.code, done.out) == (1, "")
        complaint = done.err.strip().splitlines()[-1]
        assert complaint.startswith("primum: ")
        assert "primum ingest" in complaint


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a file that is always full")
def test_a_full_disk_is_said_in_one_line(filled: Run) -> None:
    done = filled("library", "export", "--out", "/dev/full")
    assert (done.code, done.err.strip().splitlines()[-1]) == (1, "primum: no disk space is left")
