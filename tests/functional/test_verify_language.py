"""`primum verify` with a language model as second judge, over HTTP."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from chat_server import Server, said
from command_line import Run

PASSAGE = "In a trial of 200 adults, velnarone reduced the number of migraine attacks compared with placebo."
CLAIM = "Compared with placebo, fewer migraine attacks occur with velnarone."
ROWS = [{"_id": "1", "claim": CLAIM, "evidence": PASSAGE}, {"_id": "2", "claim": PASSAGE, "evidence": PASSAGE}]


def test_it_is_heard_over_http_and_what_it_cannot_judge_is_left_for_a_person(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    server = Server()
    server.answer = lambda _: (200, said("partly", "the passage speaks of adults"))
    monkeypatch.setenv("PRIMUM_JUDGE", server.address)
    monkeypatch.setenv("PRIMUM_JUDGE_MODEL", "m")
    first, second = (json.loads(line) for line in run("verify", "--pairs", pairs).out.splitlines())
    assert (first["support"], second["support"]) == ("unchecked", "supported")
    assert "the passage speaks of adults" in first["reason"]
    server.close()
    first, second = (json.loads(line) for line in run("verify", "--pairs", pairs).out.splitlines())
    assert (first["support"], second["support"]) == ("unchecked", "supported")
    assert f"the language model m at {server.address}/chat/completions could not be asked" in first["reason"]
