"""Tables of figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from primum import bench
from primum.bench.result import Result, Table, quantile
from primum.config import Config
from primum.errors import NotFound


def test_a_table_reads_well_as_it_stands() -> None:
    text = Table(("engine", "p50 ms"), (("ours", 1.5), ("another engine", 1234.5), ("count", 70000))).markdown()
    lines = text.splitlines()
    assert lines[0] == "| engine         | p50 ms  |"
    assert lines[1] == "|----------------|---------|"
    assert lines[2:] == ["| ours           | 1.500   |", "| another engine | 1,234.5 |", "| count          | 70,000  |"]


def test_a_result_is_markdown_and_json() -> None:
    result = Result("x", (Table(("a",), ((1,),), title="T"),), {"a": 1}, ("a note",))
    assert result.markdown().startswith("## x\n\nT\n\n| a |")
    assert "- a note" in result.markdown()
    value = json.loads(json.dumps(result.json()))
    assert (value["figures"], value["tables"]) == ({"a": 1}, [{"title": "T", "rows": [{"a": 1}]}])
    assert "Python" in value["machine"]


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([], 0.5, 0.0), ([7.0], 0.95, 7.0), ([1.0, 2.0, 3.0], 0.5, 2.0), ([float(n) for n in range(101)], 0.95, 95.0)],
)
def test_quantiles(values: list[float], share: float, expected: float) -> None:
    assert quantile(values, share) == pytest.approx(expected)


def test_every_bench_says_what_it_measures_and_an_unknown_one_is_refused() -> None:
    assert all(name and what for name, what in bench.described())
    with pytest.raises(NotFound, match="there are ask, "):
        bench.run("speed", data=Path("."), config=Config())


def test_missing_data_is_named() -> None:
    with pytest.raises(NotFound, match="--data"):
        bench.run("ask", data=Path("/no/such/folder"), config=Config())
