"""Asking and searching by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Run

from primum import wire


def write(path: Path, *rows: object) -> Path:
    """A file of JSON lines; text rows stand as they are."""
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows), encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_an_answer_as_json_passes_the_schema_and_its_quotes_stand_in_the_documents(filled: Run) -> None:
    done = filled("ask", "What causes muscle cramps?", "--json")
    assert done.code == 0, done.err
    answer = wire.check(json.loads(done.out))
    assert (answer.outcome, answer.audience, answer.question) == ("answered", "physician", "What causes muscle cramps?")
    claims = [*answer.summary, *(c for s in answer.sections for c in s.claims)]
    text = filled("document", "cramp", "--text").out
    for citation in (c for claim in claims for c in claim.citations):
        assert citation.document == "cramp"
        assert text[citation.start : citation.end] == citation.quote
    assert any("dehydration" in claim.text for claim in claims)


def test_the_same_question_gives_the_same_bytes(filled: Run) -> None:
    one, two = (json.loads(filled("ask", "How is gout treated?", "--json").out) for _ in range(2))
    assert {**one, "run": {**one["run"], "millis": 0}} == {**two, "run": {**two["run"], "millis": 0}}


def test_the_article_for_people_and_as_markdown(filled: Run) -> None:
    shown = filled("ask", "How is gout treated?").out
    assert "How is gout treated?" in shown
    assert "Draft, not reviewed" in shown
    assert "[1]" in shown
    assert "Test Society" in shown
    text = filled("ask", "How is gout treated?", "--markdown").out
    assert text.startswith("# How is gout treated?\n")
    assert "## References" in text


def test_declining_exits_0_and_shows_no_article(filled: Run) -> None:
    done = filled("ask", "What is the incubation period of Lassa fever?", "--json")
    assert done.code == 0
    answer = wire.check(json.loads(done.out))
    assert answer.outcome == "declined"
    assert answer.decline_reason
    assert [answer.summary, answer.sections, answer.references] == [[], [], []]


def test_without_a_library_an_emergency_is_told_before_the_error(run: Run) -> None:
    done = run("ask", "My father suddenly cannot speak.", "--json")
    assert (done.code, done.out) == (1, "")
    notice, error = done.err.index("Call your local emergency number now"), done.err.index("primum: no library")
    assert notice < error
    assert "emergency" not in run("ask", "How is gout treated?").err


def test_the_audience_is_named_or_the_hosts(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert json.loads(filled("ask", "What is gout?", "--audience", "patient", "--json").out)["audience"] == "patient"
    monkeypatch.setenv("PRIMUM_AUDIENCE", "nurse")
    assert json.loads(filled("ask", "What is gout?", "--json").out)["audience"] == "nurse"
    assert filled("ask", "What is gout?", "--audience", "king").code == 2


def test_a_saved_answer_keeps_its_library_version(filled: Run, pages: Path, tmp_path: Path) -> None:
    saved = tmp_path / "gout.json"
    assert filled("ask", "How is gout treated?", "--save", saved).code == 0
    answer = wire.check(json.loads(saved.read_text(encoding="utf-8")))
    assert filled("library", "remove", "gout").code == 0
    assert filled("library", "compact").code == 0
    from primum.app import open_app
    from primum.config import read as read_config

    document = open_app(read_config()).document("gout", version=answer.run.library_version)
    citation = answer.summary[0].citations[0]
    assert document.text[citation.start : citation.end] == citation.quote


def test_a_batch_of_questions_loses_nothing_to_its_bad_rows(filled: Run, tmp_path: Path) -> None:
    rows = write(
        tmp_path / "q.jsonl",
        {"_id": "a", "text": "How is gout treated?"},
        "{not json",
        {"_id": "b"},
        {"_id": "c", "text": "What causes muscle cramps?", "audience": "patient"},
    )
    done = filled("ask", "--questions", rows, "--out", tmp_path / "a.jsonl")
    assert done.code == 0
    answers = [wire.check(row) for row in read(tmp_path / "a.jsonl")]
    assert [(a.id, a.audience, a.outcome) for a in answers] == [
        ("a", "physician", "answered"),
        ("c", "patient", "answered"),
    ]
    assert "q.jsonl, line 2" in done.err
    assert "q.jsonl, line 3" in done.err
    assert "2 rows done, 2 failed" in done.err


def test_rows_with_passages_need_no_library(run: Run, tmp_path: Path) -> None:
    text = "Gout\n\nGout is treated with colchicine.  Café owners get it too.\n"
    rows = write(
        tmp_path / "q.jsonl",
        {"_id": 1, "text": "How is gout treated?", "passages": [{"id": "p1", "text": text}]},
        {"_id": 2, "text": "How is gout treated?", "passages": []},
        {"_id": 3, "text": "How is gout treated?"},
    )
    done = run("ask", "--questions", rows)
    assert done.code == 0
    first, second = (wire.check(row) for row in done.rows())
    assert (first.id, first.outcome, second.outcome) == ("1", "answered", "declined")
    for claim in first.summary:
        for citation in claim.citations:
            assert (citation.document, text[citation.start : citation.end]) == ("p1", citation.quote)
    assert "row 3" in done.err
    assert "primum ingest" in done.err


def test_a_batch_without_one_good_row_is_exit_2(filled: Run, tmp_path: Path) -> None:
    assert filled("ask", "--questions", write(tmp_path / "q.jsonl", "nothing")).code == 2
    assert filled("ask", "--questions", tmp_path / "missing.jsonl").code == 1


@pytest.mark.parametrize(
    "words",
    [
        ["ask"],
        ["ask", " "],
        ["ask", "What is gout?", "--json", "--markdown"],
        ["ask", "What is gout?", "--out", "a.jsonl"],
        ["ask", "--questions", "q.jsonl", "--save", "a.json"],
        ["search"],
        ["search", "gout", "--out", "run.jsonl"],
        ["search", "gout", "-k", "0"],
        ["sing"],
    ],
)
def test_wrong_usage_is_exit_2_and_one_line(filled: Run, words: list[str]) -> None:
    done = filled(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip().splitlines()[-1].startswith("primum: ")
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["ask", "x", "--audience", "doctor"],
            "--audience: 'doctor' is none of 'patient', 'student', 'nurse', 'physician'",
        ),
        (["search", "x", "-k", "0"], "-k: it must be 1 or more"),
        (["serve", "--port", "http"], "--port: it must be a whole number"),
        (
            ["ingest", ".", "--published", "lately"],
            "--published is 'lately'; write 2021, 2021-04 or 2021-04-27",
        ),
        (["bench", "board", "--seconds", "long"], "--seconds: it must be a number"),
    ],
)
def test_a_value_that_cannot_be_is_named_in_plain_words(run: Run, words: list[str], said: str) -> None:
    done = run(*words)
    assert (done.code, done.err.strip()) == (2, f"primum: {said}")


def test_search_shows_passages_and_as_json_the_parts_of_their_scores(filled: Run) -> None:
    assert "Muscle Cramps" in filled("search", "dehydration").out
    found = filled("search", "gout flares", "-k", "3", "--json").json()
    assert isinstance(found, dict)
    hits = found["hits"]
    assert (hits[0]["document"], hits[0]["kind"]) == ("gout", "guideline")
    assert hits[0]["words"] > 0
    assert [h["score"] for h in hits] == sorted((h["score"] for h in hits), reverse=True)
    text = filled("document", "gout", "--text").out
    assert text[hits[0]["start"] : hits[0]["end"]] == hits[0]["text"]


def test_a_run_file_ranks_each_document_once(filled: Run, tmp_path: Path) -> None:
    rows = write(tmp_path / "q.jsonl", {"_id": "1", "text": "muscle cramps and gout"}, {"_id": "2", "text": "xyzzy"})
    done = filled("search", "--queries", rows, "-k", "100", "--out", tmp_path / "run.jsonl")
    assert done.code == 0
    first, second = read(tmp_path / "run.jsonl")
    assert isinstance(first["hits"], list)
    assert sorted(h["document"] for h in first["hits"]) == ["cramp", "gout"]
    assert set(first["hits"][0]) == {"document", "passage", "score"}
    assert second == {"_id": "2", "hits": []}


def test_schema_prints_the_published_schema(run: Run) -> None:
    assert run("schema").json() == wire.schema()
