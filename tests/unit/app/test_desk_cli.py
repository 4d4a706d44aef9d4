"""The command line of the board: articles, keys, the watch, notices."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from boardroom import NAMES, QUESTION, move_in
from bookshelf import CRAMPS
from typer.testing import CliRunner, Result

from primum.app import App, Supply
from primum.board import Actor, Article, Decision
from primum.cli import cli
from primum.config import read
from primum.errors import Invalid, NotFound
from primum.model import Question, State

PAGE = """---
id: cramps
title: Muscle cramps
kind: reference
published: "2024"
subjects: [Muscle cramps]
---
"""
Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place where everything lies, with one page in the library."""
    places = {"LIBRARY": "library", "DATABASE": "primum.db", "KEYS": "keys"}
    for name, place in places.items():
        monkeypatch.setenv(f"PRIMUM_{name}", str(tmp_path / place))
    monkeypatch.setenv("PRIMUM_ENCODER", "")
    (tmp_path / "cramps.md").write_text(PAGE + CRAMPS.text, encoding="utf-8")
    App(read()).ingest([tmp_path / "cramps.md"], supply=Supply())
    return tmp_path


@pytest.fixture
def run(home: Path) -> Run:
    """A command's result; an error is raised."""
    runner = CliRunner()
    return lambda *args: runner.invoke(cli, list(args), catch_exceptions=False)


def actor(name: str) -> Actor:
    return Actor(name, frozenset(NAMES[name]))


@pytest.fixture
def article(home: Path) -> Article:
    """An approved article."""
    app = App(read())
    move_in(app.records[0])
    desk = app.desk
    kept = desk.keep_answer(actor("ann"), app.ask(Question(QUESTION)))
    made = desk.submit(actor("ann"), kept.id).article
    for name in ("rob", "rae"):
        desk.assign(actor("eve"), made.id, name)
        desk.declare(actor(name), made.id, conflict=False, statement="None.")
        desk.agree(actor(name), made.id, [f.claim.id for f in desk.case(actor(name), made.id).claims])
        made = desk.sign(actor(name), made.id, Decision.APPROVE)
    assert made.state is State.APPROVED
    return made


def test_articles_are_listed_and_shown(run: Run, article: Article) -> None:
    assert run("article", "list").stdout.split("\t")[:3] == ["approved", "what-causes-muscle-cramps", "1"]
    (row,) = map(json.loads, run("article", "list", "--json", "--state", "approved").stdout.splitlines())
    assert row["id"] == article.id
    assert run("article", "list", "--state", "draft").stdout == ""
    assert run("article", "list", "--overdue").stdout == ""
    shown = run("article", "show", article.slug).stdout
    assert "approved by" in shown
    assert "Rob, MD" in shown
    facts = json.loads(run("article", "show", article.id, "--json").stdout)
    assert [r["number"] for r in facts["revisions"]] == [1]
    with pytest.raises(NotFound):
        run("article", "show", "nothing")


def test_an_exported_article_is_checked_where_there_is_neither_database_nor_library(
    run: Run, article: Article, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = home / "article.json"
    run("article", "export", article.slug, "--out", str(file))
    current = json.loads(run("keys", "show", "--json").stdout)["current"]
    monkeypatch.setenv("PRIMUM_DATABASE", str(home / "no" / "such" / "place.db"))
    monkeypatch.setenv("PRIMUM_LIBRARY", str(home / "nowhere"))
    checked = run("article", "verify", str(file), "--key", current)
    assert checked.exit_code == 0
    assert "Approved by rob (Rob, MD)" in checked.stdout
    assert "This proves" in checked.stdout
    assert "It does not prove" in checked.stdout
    assert not (home / "no").exists()
    assert json.loads(run("article", "verify", str(file), "--json").stdout)["approvals"] == 2
    file.write_text(file.read_text(encoding="utf-8").replace("relieves", "worsens"), encoding="utf-8")
    broken = run("article", "verify", str(file))
    assert broken.exit_code == 1
    assert "The content was changed" in broken.stdout
    for other in (b"{}", b"PK\x03\x04\xd8\x00"):
        (home / "other.json").write_bytes(other)
        with pytest.raises(Invalid, match="no exported article"):
            run("article", "verify", str(home / "other.json"))


def test_keys_are_shown_and_rotated_and_old_signatures_hold(run: Run, article: Article, home: Path) -> None:
    before = json.loads(run("keys", "show", "--json").stdout)
    assert "is retired" in run("keys", "rotate").stderr
    after = json.loads(run("keys", "show", "--json").stdout)
    assert before["current"] != after["current"]
    assert set(before["keys"]) < set(after["keys"])
    assert run("keys", "show").stdout.count("\tretired\n") == 1
    run("article", "export", article.slug, "--out", str(home / "a.json"))
    assert run("article", "verify", str(home / "a.json")).exit_code == 0


def test_before_the_first_approval_there_is_no_key(run: Run) -> None:
    assert "the first approval makes one" in run("keys", "show").stderr


def test_reading_in_a_changed_source_sends_the_article_back(run: Run, article: Article, home: Path) -> None:
    (home / "cramps.md").write_text((PAGE + CRAMPS.text).replace("Loss of fluid", "Lack of salt"), encoding="utf-8")
    done = run("ingest", str(home / "cramps.md"))
    assert "1 article stands on sources that changed" in done.stderr
    row = json.loads(run("article", "list", "--json").stdout)
    assert row["state"] == "under_review"
    assert "no longer has the words quoted from it" in run("article", "show", article.slug).stdout


def test_reading_into_another_library_leaves_the_articles_alone(run: Run, article: Article, home: Path) -> None:
    """Somebody tries things in a library of their own, with the same records."""
    App(read()).ground.settle()
    (home / "gout.md").write_text("# Gout\n\nGout is treated with rest of the joint.\n", encoding="utf-8")
    other = ("--library", str(home / "other"))
    done = run("ingest", str(home / "gout.md"), *other)
    said = " ".join(done.stderr.split())
    assert f"stand on the library at {home / 'library'}; none was compared with this one" in said
    assert App(read(library=str(home / "other"))).ground.settle() == str(home / "library")
    assert json.loads(run("article", "list", "--json").stdout)["state"] == "approved"
    assert "the library no longer holds its source" in run("watch", *other).stdout
    run("watch", "--apply", *other)
    assert json.loads(run("article", "list", "--json").stdout)["state"] == "under_review"
    assert not App(read(library=str(home / "other"))).ground.settle(), "they stand on this one now"


def test_a_library_that_moved_is_still_that_of_the_articles(run: Run, article: Article, home: Path) -> None:
    App(read()).ground.settle()
    (home / "library").rename(home / "moved")
    moved = App(read(library=str(home / "moved")))
    moved.remove(["cramps"])
    assert [finding.document for finding in moved.found] == ["cramps"]


def test_removing_a_cited_document_sends_the_article_back(run: Run, article: Article) -> None:
    done = run("library", "remove", "cramps")
    assert "removed 1 document\n" in done.stderr
    assert "1 article stands on sources that changed" in done.stderr
    assert json.loads(run("article", "list", "--json").stdout)["state"] == "under_review"


def test_the_watch_shows_what_would_change_and_records_it_when_told_to(run: Run, article: Article, home: Path) -> None:
    assert "nothing would change" in run("watch").stdout
    App(read()).library.remove(["cramps"])
    looked = run("watch")
    assert "the library no longer holds its source" in looked.stdout
    assert "\n    - " in looked.stdout, "the sentence itself, whole"
    assert "nothing was recorded" in looked.stderr
    assert json.loads(run("article", "list", "--json").stdout)["state"] == "approved"
    rows = [json.loads(line) for line in run("watch", article.slug, "--json").stdout.splitlines()]
    assert [r.get("fate", r.get("outcome")) for r in rows] == ["removed", "declined"]
    assert "recorded" in run("watch", "--apply").stderr
    assert json.loads(run("article", "list", "--json").stdout)["state"] == "under_review"


def test_notices_without_a_server_are_none(run: Run, article: Article) -> None:
    assert "notices are off: PRIMUM_SMTP_HOST or PRIMUM_WEBHOOK turns them on" in run("notices", "send").stderr


def test_reading_in_makes_no_database(run: Run, home: Path) -> None:
    run("ingest", str(home / "cramps.md"))
    assert not (home / "primum.db").exists()
