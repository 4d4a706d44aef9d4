"""What the bare results of a study come to for a question of yes or no."""

from __future__ import annotations

import pytest

from primum.answer.verdict import conclude
from primum.answer.verdict.logistic import part
from primum.answer.verdict.results import NAMES, PARTS, chances, figures, worded
from primum.model import Citation, Claim

QUESTION = "Does zelmoran improve survival after surgery for gout?"
AIM = "We aimed to assess whether zelmoran improves survival after surgery for gout."
METHOD = "Ninety patients who underwent surgery for gout were randomized to two groups."


def results(*found: str) -> list[str]:
    return [AIM, METHOD, "Survival was measured at five years.", *found]


NONE = results(
    "Survival was not significantly different between the groups (p = 0.62).",
    "There was no significant difference in survival after surgery with zelmoran (p = 0.48).",
    "Zelmoran did not improve survival in any group of patients.",
)
BETTER = results(
    "Survival was significantly longer with zelmoran (p < 0.001).",
    "Zelmoran was associated with higher survival after surgery for gout (p < 0.01).",
    "Fewer patients died with zelmoran than without it (p = 0.003).",
)


def test_significant_differences_make_yes_likelier_and_missing_ones_no() -> None:
    none, better = chances(QUESTION, NONE), chances(QUESTION, BETTER)
    assert better.yes > none.yes
    assert none.no > better.no


def test_every_measure_has_a_name() -> None:
    assert figures(QUESTION, BETTER).shape == (len(NAMES),)
    assert figures(QUESTION, [AIM]).shape == (len(NAMES),)


@pytest.mark.parametrize(
    ("name", "said", "more"),
    [("by chance under 0.05", BETTER, NONE), ("none, weighed", NONE, BETTER), ("found, weighed", BETTER, NONE)],
)
def test_measures_tell_what_they_are_called(name: str, said: list[str], more: list[str]) -> None:
    place = NAMES.index(name)
    assert figures(QUESTION, said)[place] > figures(QUESTION, more)[place]


def test_words_are_found_by_their_stems_and_the_first_is_marked() -> None:
    words = ["^do", "surviv", "improv surviv", "drug improv", "^drug"]
    assert worded("Do drugs improve survival?", words).tolist() == [1, 1, 1, 1, 0]


def test_a_study_is_of_the_same_part_in_whatever_order_its_statements_come() -> None:
    assert part(BETTER) == part(BETTER[::-1])
    assert {part([f"Statement {n}."], PARTS) for n in range(90)} == set(range(PARTS))


def test_a_study_whose_results_are_not_sure_comes_to_unknown_and_names_its_claims() -> None:
    told = results(
        "Headache was reported by 12% of patients.", "The mean fell by 9 in one group and by 4 in the other."
    )
    claim = Claim("c1", told[-1], (Citation("d", 0, len(told[-1]), told[-1]),))
    found = conclude(QUESTION, [claim], [" ".join(told)])
    assert found is not None
    assert found.answer == "unknown"


def test_a_study_that_found_no_difference_again_and_again_does_not_come_to_yes() -> None:
    claim = Claim("c1", NONE[-1], (Citation("d", 0, len(NONE[-1]), NONE[-1]),))
    found = conclude(QUESTION, [claim], [" ".join(NONE)])
    assert found is not None
    assert found.answer in ("no", "unknown")
    assert found.contra if found.answer == "no" else True


def concluded(question: str, told: list[str], *, apart: bool = False) -> str | None:
    """What a study comes to that was given as one passage, or each of its statements as a passage."""
    claim = Claim("c1", told[-1], (Citation("d", 0, len(told[-1]), told[-1]),))
    found = conclude(question, [claim], told if apart else [" ".join(told)])
    return found.answer if found else None


def test_a_title_that_puts_something_up_is_a_question_where_a_study_came_with_it() -> None:
    title = "Zelmoran after surgery for gout: a better survival?"
    assert concluded(title, BETTER) in ("yes", "unknown")
    assert concluded(title, ["Zelmoran is a sedative."]) is None
    assert concluded("Which drug after surgery for gout: zelmoran or veltimab?", BETTER) is None


def test_what_ought_to_be_done_is_no_result() -> None:
    assert concluded("Should zelmoran be given after surgery for gout?", NONE) == "unknown"
    assert concluded("Should zelmoran be given after surgery for gout?", NONE, apart=True) == "unknown"


GENERAL = "Zelmoran is a sedative that acts on the brain and has many uses."


def test_of_what_may_be_a_study_no_is_said_where_the_outcome_asked_about_shows_no_difference() -> None:
    missed = results(NONE[3], "Zelmoran did not improve survival after surgery for gout.", GENERAL)
    assert concluded(QUESTION, missed, apart=True) == "no"
    of_another = results(
        "Zelmoran did not improve sleep after surgery for gout.",
        "The risk of infection after surgery was significantly lower with zelmoran (p = 0.02).",
        GENERAL,
    )
    assert concluded(QUESTION, of_another, apart=True) == "unknown"
