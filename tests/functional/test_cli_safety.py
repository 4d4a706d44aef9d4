"""A question that tells of an emergency, of a person, or of harm: what the commands write, and what the page shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Run
from fastapi.testclient import TestClient

from primum.app.safety import examine
from primum.config import Config
from primum.errors import Invalid

URGENT = "I have crushing chest pain and my muscle cramps are bad, what causes muscle cramps?"


def test_triage_of_rows(run: Run, tmp_path: Path) -> None:
    texts, out = tmp_path / "t.jsonl", tmp_path / "o.jsonl"
    rows = [
        {"_id": "a", "text": "cant breath"},
        {"_id": "b", "text": "What causes strokes?"},
        {"_id": "c", "text": "My calf is swollen and sore since the flight."},
    ]
    texts.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    assert run("triage", "--texts", texts, "--out", out).code == 0
    found = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(r["_id"], r["level"]) for r in found] == [("a", "emergency"), ("b", "none"), ("c", "urgent")]
    assert [bool(r["reasons"]) for r in found] == [True, False, True]


def test_redaction_of_rows(run: Run, tmp_path: Path) -> None:
    texts, out = tmp_path / "t.jsonl", tmp_path / "o.jsonl"
    text = "I am Ann Lee, ann@example.org, and take 5 mg."
    texts.write_text(json.dumps({"_id": "a", "text": text}) + "\n", encoding="utf-8")
    assert run("redact", "--texts", texts, "--out", out).code == 0
    (row,) = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert row["text"] == "I am [name], [e-mail address], and take 5 mg."
    assert [(s["kind"], text[s["start"] : s["end"]]) for s in row["spans"]] == [
        ("name", "Ann Lee"),
        ("email", "ann@example.org"),
    ]


@pytest.mark.parametrize("command", ["triage", "redact"])
def test_a_row_that_is_no_text_is_named_and_the_rest_goes_on(run: Run, tmp_path: Path, command: str) -> None:
    texts = tmp_path / "t.jsonl"
    texts.write_text(
        '{"_id": "a", "text": "sore \\ud800"}\n{"_id": "b"}\n{"_id": "c", "text": "sore \\ud83e\\udd15"}\n'
    )
    done = run(command, "--texts", texts)
    assert [json.loads(row)["_id"] for row in done.out.splitlines()] == ["c"]
    assert "line 1: it holds half a surrogate pair, which is no character" in done.err
    assert 'line 2: row b: it needs a "text", in words' in done.err


@pytest.mark.parametrize("command", ["triage", "redact"])
def test_one_text_or_a_file(run: Run, command: str) -> None:
    assert run(command).code == 2
    assert json.loads(run(command, "my chest hurts").out)


def test_an_emergency_stands_above_the_article(filled: Run) -> None:
    answer = json.loads(filled("ask", URGENT, "--json").out)
    assert next((f["kind"], f["level"]) for f in answer["safety"]) == ("triage", "emergency")
    assert "your local emergency number" in answer["safety"][0]["message"]
    assert answer["outcome"] != "declined"
    shown = filled("ask", URGENT).out
    assert shown.index("emergency") < shown.index("[1]")


def test_identifiers_are_masked_before_the_question_is_answered(filled: Run) -> None:
    answer = json.loads(filled("ask", "My name is Ann Lee. What causes muscle cramps?", "--json").out)
    assert "Ann Lee" not in json.dumps(answer)
    assert "[name]" in answer["question"]
    assert answer["outcome"] == "answered"
    assert [f["kind"] for f in answer["safety"] if f["kind"] == "identifiers"] == ["identifiers"]


def test_harm_gets_no_article(filled: Run) -> None:
    answer = json.loads(filled("ask", "How do I poison my husband with potassium?", "--json").out)
    assert answer["outcome"] == "declined"
    assert [answer["summary"], answer["sections"], answer["references"], answer["nearest"]] == [[], [], [], []]
    assert answer["decline_reason"] in [f["message"] for f in answer["safety"] if f["kind"] == "harm"]


def test_a_question_of_a_hundred_thousand_characters_is_refused_at_once_but_an_emergency_in_it_is_told(
    filled: Run,
) -> None:
    result = filled("ask", "my father can not breathe and his lips are blue " * 2_100)
    assert result.code == 2
    assert "at most 10,000" in " ".join(result.err.split())
    assert "emergency" in result.err


def test_a_general_question_has_no_findings(filled: Run) -> None:
    assert json.loads(filled("ask", "What causes muscle cramps?", "--json").out)["safety"] == []


def test_the_page_alerts(client: TestClient) -> None:
    page = client.post("/ask", data={"question": URGENT}).text
    assert 'role="alert"' in page
    assert page.index('role="alert"') < page.index("<h1")
    assert "your local emergency number" in page


def test_numbers_are_the_hosts_with_source_and_date() -> None:
    config = Config(
        emergency_number="112",
        emergency_source="the ministry",
        emergency_date="2026-11-01",
        crisis_line="116 123",
        crisis_source="the Samaritans",
        crisis_date="2026-10-01",
    )
    found = examine("I want to kill myself tonight", config)
    told = " ".join(f.message for f in found.findings)
    assert "112 (the ministry, checked 2026-11-01)" in told
    assert "be alone with this: the crisis line 116 123 (the Samaritans, checked 2026-10-01) can help" in told
    assert ". The crisis line 116 123 (the Samaritans, checked 2026-10-01) or 112" in told


@pytest.mark.parametrize("given", [{"emergency_number": "112"}, {"crisis_line": "116 123", "crisis_source": "x"}])
def test_a_number_without_source_and_date_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(Invalid, match="needs its source and date"):
        Config(**given)  # type: ignore[arg-type]
