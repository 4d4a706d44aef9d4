"""The store on the command line: the audit trail, backups, bringing them back."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from board_things import article, event, person, revision
from command_line import Run

from primum.store import open_store


@pytest.fixture
def on_record(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run` over a store with three entries."""
    monkeypatch.setenv("PRIMUM_DATABASE", str(tmp_path / "primum.db"))
    store, _ = open_store(str(tmp_path / "primum.db"))
    store.record(event("invited", "person:p1"), person())
    store.record(event("submitted", "article:a1", actor="p1", to="submitted"), article(), revision())
    store.record(event("moved", "article:a1", actor="p1"), store.article("a1"))
    store.close()
    return run


def test_the_trail_is_shown_and_verified(on_record: Run) -> None:
    shown = on_record("audit", "show", "--subject", "article:a1")
    assert shown.out.splitlines() == [
        "2\t2026-03-01T09:30:00Z\tp1\tsubmitted\tarticle:a1\tto=submitted",
        "3\t2026-03-01T09:30:00Z\tp1\tmoved\tarticle:a1\t",
    ]
    rows = [
        json.loads(line)
        for line in on_record("audit", "show", "--json", "--after", "1", "--limit", "1").out.splitlines()
    ]
    assert [(row["number"], row["detail"]) for row in rows] == [(2, {"to": "submitted"})]
    done = on_record("audit", "verify")
    assert done.code == 0
    assert done.out.startswith("3 entries, all in order")
    assert json.loads(on_record("audit", "verify", "--json").out)["entries"] == 3


def test_a_trail_cut_short_together_with_its_head_is_found_by_a_head_noted_elsewhere(
    on_record: Run, tmp_path: Path
) -> None:
    noted = json.loads(on_record("audit", "verify", "--json").out)["head"]
    assert on_record("audit", "verify", "--head", noted).code == 0
    with sqlite3.connect(tmp_path / "primum.db") as database:
        database.executescript(
            "DROP TRIGGER events_delete; DROP TRIGGER head_update; DROP TRIGGER events_update;"
            "UPDATE articles SET body = (SELECT replace(body, '\"version\":2', '\"version\":1') FROM articles),"
            " version = 1, entry = 2; DELETE FROM events WHERE number = 3;"
            "UPDATE head SET number = 2, hash = (SELECT hash FROM events WHERE number = 2);"
        )
    database.close()
    assert on_record("audit", "verify").code == 0
    done = on_record("audit", "verify", "--head", noted)
    assert done.code == 1
    assert "entry 3" in done.err


def test_a_changed_entry_is_named_and_the_exit_code_says_so(on_record: Run, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "primum.db") as database:
        database.executescript("DROP TRIGGER events_update; UPDATE events SET actor = 'p9' WHERE number = 2")
    database.close()
    done = on_record("audit", "verify")
    assert done.code == 1
    assert "entry 2" in done.err


def test_a_backup_brings_everything_back(on_record: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = on_record("backup", tmp_path / "b.zip", "--json")
    assert json.loads(made.out)["number"] == 3
    assert on_record("restore", tmp_path / "b.zip").code == 1
    monkeypatch.setenv("PRIMUM_DATABASE", str(tmp_path / "other.db"))
    done = on_record("restore", tmp_path / "b.zip")
    assert done.code == 0
    assert "audit trail up to 3:" in done.err
    assert on_record("restore", tmp_path / "b.zip", "--force").code == 0
    assert on_record("audit", "verify").code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["audit", "verify", "--head", "x"], 2, "--head"),
        (["restore", "none.zip"], 1, "no file"),
        (["restore", "."], 1, "directory"),
        (["backup", "."], 1, "folder"),
        (["backup", "nowhere/b.zip"], 1, "nowhere/b.zip cannot be written: No such file or directory"),
        (["audit", "show", "--limit", "-1"], 2, "--limit"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(on_record: Run, words: list[str], code: int, said: str) -> None:
    done = on_record(*words)
    assert done.code == code
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_nothing_to_verify_is_no_success(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRIMUM_DATABASE", str(tmp_path / "none.db"))
    for words in (["audit", "verify"], ["audit", "show"], ["backup", str(tmp_path / "b.zip")]):
        done = run(*words)
        assert done.code == 1
        assert "there is no database" in done.err
