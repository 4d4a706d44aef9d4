"""What the clauses of a study's results find."""

from __future__ import annotations

import pytest

from primum.answer.verdict.clauses import NAMES, findings
from primum.answer.verdict.stance import hold

QUESTION = "Does zelmoran improve survival in gout?"


def measured(name: str, question: str, *told: str) -> float:
    return float(findings(question, told, hold(question, told))[NAMES.index(name)])


def test_every_measure_has_a_name() -> None:
    told = ["Survival was longer with zelmoran than without it (p = 0.01)."]
    assert findings(QUESTION, told, hold(QUESTION, told)).shape == (len(NAMES),)


def test_the_clause_that_holds_the_question_counts_most() -> None:
    found = "Zelmoran significantly improved survival in gout, whereas the length of stay was similar."
    none = "Zelmoran did not improve survival in gout, whereas the length of stay was significantly shorter."
    name = "found less none, by clause"
    assert measured(name, QUESTION, found) > 0 > measured(name, QUESTION, none)


def test_no_difference_counts_the_other_way_where_the_question_asks_for_likeness() -> None:
    told = "There was no significant difference between zelmoran and veltimab in gout (p = 0.64)."
    assert measured("turned, by clause", "Does zelmoran work better than veltimab in gout?", told) < 0
    assert measured("turned, by clause", "Is zelmoran as effective as veltimab in gout?", told) > 0


def test_how_alike_groups_were_at_the_start_is_no_finding() -> None:
    start = "There was no difference in baseline characteristics between the groups."
    found = "Survival was significantly longer with zelmoran (p < 0.001)."
    assert measured("clauses that find none", QUESTION, start, found) == 0


@pytest.mark.parametrize(
    ("interval", "finds"), [("1.20 to 2.40", True), ("0.31-0.74", True), ("0.80 to 1.90", False), ("0.52-1.08", False)]
)
def test_an_interval_of_a_ratio_finds_something_where_it_leaves_out_one(interval: str, finds: bool) -> None:
    told = f"The hazard ratio of death in gout with zelmoran was 1.01 (95% CI {interval})."
    assert (measured("clauses that find", QUESTION, told) > 0) is finds


def test_a_title_is_told_from_a_question_with_a_verb() -> None:
    told = "Survival was significantly longer with zelmoran."
    assert measured("asks: without a verb", "Zelmoran: a new treatment of gout?", told) == 1
    assert measured("asks: without a verb", QUESTION, told) == 0
