"""The sheet for a person: its marks are read, and what was found wrong is listed; the curve of declining."""

from __future__ import annotations

from pathlib import Path

import pytest

from primum.bench.declining import curve
from primum.bench.sheet import read
from primum.errors import Invalid

ENTRY = """## {number}. What eases gout?

Article: What eases gout? › the answer

**Claim:** Rest eases gout.

> A page: **Rest eases gout.** So does ice.

Borne out:{mark}
Answers:{mark}
Remark:{remark}
"""


def sheet(folder: Path, *marks: tuple[str, str]) -> Path:
    entries = [ENTRY.format(number=n, mark=mark, remark=remark) for n, (mark, remark) in enumerate(marks, start=1)]
    place = folder / "sheet.md"
    place.write_text("# A hundred claims\n\n" + "\n".join(entries), encoding="utf-8")
    return place


def test_marks_are_counted_and_faults_listed(tmp_path: Path) -> None:
    found = read(sheet(tmp_path, (" yes", ""), (" No", " the page says ice"), ("", ""), (" partly ", " if mild")))
    assert found.figures == {"drawn": 4, "marked": 3, "borne_out": 1, "answers_marked": 3, "answers": 1}
    faults = found.tables[1]
    assert faults.title.startswith("Wrong")
    told = "What eases gout?", "Rest eases gout.", "the page says ice"
    assert faults.rows[:2] == (("borne out by its passage", "no", *told), ("an answer to its question", "no", *told))
    assert faults.rows[2][1] == "partly"


def test_whether_it_is_borne_out_and_whether_it_answers_are_two_marks(tmp_path: Path) -> None:
    place = sheet(tmp_path, (" yes", ""))
    place.write_text(place.read_text(encoding="utf-8").replace("Answers: yes", "Answers: no"), encoding="utf-8")
    assert (read(place).figures["borne_out"], read(place).figures["answers"]) == (1, 0)


def test_a_mark_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="claim 2 is 'perhaps'"):
        read(sheet(tmp_path, (" yes", ""), (" perhaps", "")))


def test_the_curve_counts_the_surest_first_and_equals_together() -> None:
    rows = curve([(1.0, False), (1.0, False), (0.5, True), (0.2, False), (0.0, True)])
    assert rows == ((0.4, 0.0), (0.6, 0.3333), (0.8, 0.25))
