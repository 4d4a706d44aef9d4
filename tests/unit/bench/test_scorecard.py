"""The scorecard: every figure with its bar and interval; one absent or broken bench costs no other its figures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from primum import bench
from primum.bench import judging, scorecard
from primum.bench.ground import Ground
from primum.bench.judging import Judged
from primum.bench.judging_sets import NEUTRAL, REFUTES, SUPPORTS, Pair
from primum.bench.result import Result, Table, interval
from primum.bench.scorecard_measures import MEASURES, Bar, cells, figure
from primum.config import Config
from primum.errors import NotFound, Unavailable
from primum.model import Support


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept of a bench lies in a folder of the test's own."""
    monkeypatch.setattr("primum.bench.ground.HOME", tmp_path / "home")


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    return Ground(tmp_path, Config())


def edits(_: Ground) -> Result:
    """What the bench of edits gives where one of ten edited sentences slipped through."""
    wrong = Table(("edit", "sentence"), (("number", "Take 50 mg."),), title="Wrong")
    return Result("edits", (wrong,), {"edits": 10, "edited_not_supported": 0.9, "unedited_supported": 1.0})


def absent(_: Ground) -> Result:
    raise Unavailable("the encoder is not there")


def lacking(_: Ground) -> Result:
    raise NotFound("the development data has no questions")


def broken(_: Ground) -> Result:
    raise ZeroDivisionError("nothing to divide by")


def test_figures_come_with_their_bar_interval_command_and_date(ground: Ground) -> None:
    card = scorecard.measure(ground, {"edits": edits}).json()
    seen, kept = card["measures"]
    assert (seen["value"], seen["size"], seen["met"]) == (0.9, 10, False)
    assert (kept["value"], kept["met"]) == (1.0, True)
    assert seen["interval"] == pytest.approx([0.5958, 0.9821], abs=1e-4)
    assert seen["bar"] == {"sense": "at least", "value": 0.98}
    assert seen["command"] == "primum bench edits --data DIR"
    assert seen["date"].endswith("Z")
    assert card["failures"] == [
        {"bench": "edits", "title": "Wrong", "columns": ["edit", "sentence"], "rows": [["number", "Take 50 mg."]]}
    ]
    assert json.loads(json.dumps(card))["measures"] == card["measures"]


def test_a_bench_that_is_absent_or_breaks_stops_no_other(ground: Ground) -> None:
    parts = {"judge": absent, "quotes": lacking, "triage": broken, "edits": edits}
    card = scorecard.measure(ground, parts).json()
    states = {run["bench"]: (run["state"], run["why"]) for run in card["benches"]}
    assert states["judge"] == ("skipped", "the encoder is not there")
    assert states["quotes"] == ("skipped", "the development data has no questions")
    assert states["triage"] == ("failed", "ZeroDivisionError: nothing to divide by")
    assert states["edits"] == ("measured", "")
    assert {m["bench"] for m in card["measures"]} == {"edits"}


def test_a_bench_without_a_figure_that_the_card_has_is_named_as_failed(ground: Ground) -> None:
    card = scorecard.measure(ground, {"edits": lambda _: Result("edits", (), {"edits": 10})}).json()
    assert card["benches"][0]["state"] == "failed"
    assert "edited_not_supported" in card["benches"][0]["why"]
    assert card["measures"] == []


def test_what_was_measured_is_kept_and_not_run_again_unless_it_is_named(ground: Ground) -> None:
    runs: list[str] = []

    def counted(given: Ground) -> Result:
        runs.append("edits")
        return edits(given)

    first = scorecard.measure(ground, {"edits": counted}).json()
    second = scorecard.measure(ground, {"edits": counted}).json()
    assert runs == ["edits"]
    assert second["measures"] == first["measures"]
    assert second["failures"] == first["failures"]
    scorecard.measure(replace(ground, only=("edits",)), {"edits": counted})
    assert len(runs) == 2
    part = scorecard.measure(replace(ground, only=("judge",)), {"judge": absent, "edits": counted}).json()
    assert {m["bench"] for m in part["measures"]} == {"edits"}
    assert len(runs) == 2


def test_only_the_benches_asked_for_run(tmp_path: Path) -> None:
    card = scorecard.measure(Ground(tmp_path, Config(), only=("edits",)), {"edits": edits, "judge": broken}).json()
    assert {run["bench"]: run["state"] for run in card["benches"]} == {"edits": "measured", "judge": "skipped"}
    with pytest.raises(NotFound, match="has no dice"):
        bench.run("scorecard", data=tmp_path, config=Config(), only=["dice"])


def test_an_empty_folder_gives_a_card_that_says_why_nothing_was_measured(tmp_path: Path) -> None:
    card = bench.run("scorecard", data=tmp_path, config=Config(), only=["triage", "redact"]).json()
    reasons = {run["bench"]: run["why"] for run in card["benches"] if run["why"] != "not asked for"}
    assert set(reasons) == {"triage", "redact"}
    assert all("the development data has no" in why for why in reasons.values())


def test_the_interval_is_wilsons() -> None:
    # Newcombe, 1998, Statistics in Medicine 17: 857-872, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    assert interval(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert interval(15 / 148, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert interval(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert interval(1 / 29, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)
    assert interval(0, 0) == (0.0, 1.0)


def test_a_bar_is_met_at_its_edge() -> None:
    assert Bar(0.85).met(0.85)
    assert not Bar(0.85).met(0.8499)
    assert Bar(0, most=True).met(0)
    assert not Bar(0, most=True).met(1)


def test_a_figure_is_found_by_name_and_a_cell_by_row_and_column() -> None:
    result = Result("x", (Table(("set", "a", "b"), (("one", 2, 3), ("two", 4, 5))),), {"p": 0.5, "q": 0.2})
    assert figure("p", less="q")(result) == pytest.approx(0.3)
    assert cells("two", "a", "b")(result) == 9
    with pytest.raises(KeyError, match="three"):
        cells("three", "a")(result)


def test_every_bench_with_a_measure_is_one_that_the_card_runs() -> None:
    assert {m.bench for m in MEASURES} == set(scorecard.PARTS)
    assert set(scorecard.PARTS) <= set(bench.BENCHES)


def judged(label: str, said: Support, chance: float) -> Judged:
    return Judged(Pair("p", "c", ("e",), label, "g"), said, chance, "")


def test_risk_is_that_of_the_likeliest_and_grows_as_more_are_covered() -> None:
    all_of_them = [
        judged(NEUTRAL, Support.UNSUPPORTED, 0.1),
        judged(SUPPORTS, Support.SUPPORTED, 0.9),
        judged(REFUTES, Support.CONTRADICTED, 0.2),
        judged(SUPPORTS, Support.SUPPORTED, 0.8),
    ]
    assert judging.risks(all_of_them, steps=4) == [(0.25, 0.0), (0.5, 0.0), (0.75, 0.333), (1.0, 0.5)]
    assert judging.risks([]) == []


def test_confusion_counts_what_was_said_of_each_label() -> None:
    rows = judging.confusion([judged(SUPPORTS, Support.SUPPORTED, 0.9), judged(SUPPORTS, Support.UNCHECKED, 0.5)])
    said = dict(zip(Support, rows[0][1:], strict=True))
    assert rows[0][0] == SUPPORTS
    assert (said[Support.SUPPORTED], said[Support.UNCHECKED], sum(map(int, said.values()))) == (1, 1, 2)


def test_plots_hold_the_numbers_of_the_benches() -> None:
    tables = (
        Table(("p", "pairs", "mean", "were"), (("0.9–1.0", 7, 0.95, 0.9),), title="Calibration, all sets"),
        Table(
            ("probability of supported", "said supported", "were supported", "left to a person", "of these supported"),
            (("0.9–1.0", 7, 0.9, 0, 0.0), ("0.6–0.7", 0, 0.0, 4, 0.5)),
            title="Calibration where it says supported, and where it abstains",
        ),
        Table(("set", "coverage", "risk"), (("a", 0.5, 0.1), ("a", 1.0, 0.2)), title="Risk and coverage"),
        Table(("set", "label", "supported", "unchecked"), (("a", "supports", 3, 1),), title="Confusion"),
    )
    drawn = scorecard.plots([Result("judge", tables)])
    assert drawn["calibration"] == [[0.95, 0.9, 7]]
    assert drawn["abstained"] == [[0.65, 0.5, 4]]
    assert drawn["risk_coverage"] == {"a": [[0.5, 0.1], [1.0, 0.2]]}
    assert drawn["confusion"] == [
        {"title": "judge: a", "columns": ["supported", "unchecked"], "rows": [["supports", 3, 1]]}
    ]


def test_the_card_does_not_tell_where_the_data_lies(tmp_path: Path) -> None:
    def lost(ground: Ground) -> Result:
        raise OSError(f"cannot read {ground.data}/secret")

    def without(ground: Ground) -> Result:
        return Result("judge", (), {"path": str(ground.path("nothing"))})

    card = scorecard.measure(Ground(tmp_path, Config()), {"judge": without, "edits": lost}).json()
    assert str(tmp_path) not in json.dumps(card)
    assert "DIR/nothing" in card["benches"][0]["why"]
