"""`primum verify`: rows in, verdicts out."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import Run

PASSAGE = "Adults take 10 mg of velnarone twice daily. Velnarone is not used in children."


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows), encoding="utf-8")
    return path


def test_every_pair_gets_a_verdict_scores_and_a_reason(run: Run, tmp_path: Path) -> None:
    pairs = write(
        tmp_path / "p.jsonl",
        {"_id": "true", "claim": "Adults take 10 mg of velnarone twice daily.", "evidence": PASSAGE},
        {"_id": "dose", "claim": "Adults take 100 mg of velnarone twice daily.", "evidence": [PASSAGE]},
        {"_id": "two", "claim": "Velnarone is not used in children.", "evidence": ["Rest is advised.", PASSAGE]},
    )
    out = tmp_path / "v.jsonl"
    assert run("verify", "--pairs", pairs, "--out", out).code == 0
    rows = {row["_id"]: row for row in map(json.loads, out.read_text(encoding="utf-8").splitlines())}
    assert list(rows) == ["true", "dose", "two"]
    assert rows["true"]["support"] == "supported"
    assert rows["dose"]["support"] == "contradicted"
    assert "100" in rows["dose"]["reason"]
    assert rows["two"]["support"] == "supported"
    assert [each["support"] for each in rows["two"]["each"]] == ["unsupported", "supported"]
    for row in rows.values():
        assert list(row["scores"]) == ["supported", "partly", "contradicted", "unsupported"]
        assert abs(sum(row["scores"].values()) - 1) < 0.001


def test_a_verdict_that_the_scores_do_not_put_first_says_so(run: Run, tmp_path: Path) -> None:
    pairs = write(
        tmp_path / "p.jsonl",
        {"_id": "denied", "claim": "Colchicine has no effect on gout.", "evidence": "Colchicine is effective in gout."},
        {"_id": "said", "claim": "Velnarone is not used in children.", "evidence": PASSAGE},
    )
    out = tmp_path / "v.jsonl"
    assert run("verify", "--pairs", pairs, "--out", out).code == 0
    denied, said = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert denied["support"] == "contradicted"
    assert denied["scores"]["contradicted"] < max(denied["scores"].values()), "else this test shows nothing"
    assert "rule" in denied["note"]
    assert said["note"] == ""


def test_a_bad_row_is_named_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    pairs = write(
        tmp_path / "p.jsonl",
        "not json",
        {"_id": "empty", "claim": "Rest helps.", "evidence": []},
        {"_id": "none", "claim": " ", "evidence": PASSAGE},
        {"claim": "Rest helps.", "evidence": PASSAGE},
        {"_id": "good", "claim": "Velnarone is not used in children.", "evidence": PASSAGE},
    )
    done = run("verify", "--pairs", pairs)
    assert done.code == 0
    assert [json.loads(line)["_id"] for line in done.out.splitlines()] == ["good"]
    for place in ("line 1", "row empty", "row none", "line 4"):
        assert place in done.err


def test_nothing_done_is_a_fault(run: Run, tmp_path: Path) -> None:
    assert run("verify", "--pairs", write(tmp_path / "p.jsonl", "{}")).code == 2
