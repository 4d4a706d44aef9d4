"""Statements that are put up for a yes or a no, weighed by the parts of the judge."""

from __future__ import annotations

import math
from itertools import permutations

import pytest

from primum.answer.verdict.asserted import LEAST, NAMES, Odds, measures, odds, statement
from primum.answer.verdict.concluding import asks_yes_or_no, conclude
from primum.model import Citation, Claim, Conclusion

CLAIM = "Zelmoran lowers blood pressure in adults with hypertension"
BACKGROUND = "Hypertension is common in adults, and its treatment is often stopped."
SAYS = "Zelmoran significantly lowered blood pressure in adults with hypertension."
DENIES = "Zelmoran did not lower blood pressure in adults with hypertension."
OTHER = "Ninety women with gout were treated with colchicine for three months."


def concluded(question: str, *given: str) -> Conclusion:
    said = [Claim(f"c{n}", text, (Citation("d", 0, len(text), text),)) for n, text in enumerate(given, start=1)]
    found = conclude(question, said, given)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "question",
    [
        f"{CLAIM}, yes or no?",
        f"{CLAIM}: true or false?",
        f"{CLAIM}. Is that true?",
        f"Is it true that {CLAIM}?",
        f"Is it really the case that {CLAIM}?",
        f"True or false: {CLAIM}.",
    ],
)
def test_a_statement_is_read_out_of_the_question_that_puts_it_up(question: str) -> None:
    assert statement(question) == CLAIM
    assert asks_yes_or_no(question)


@pytest.mark.parametrize(
    "question",
    ["Does zelmoran lower blood pressure?", "Is zelmoran a sedative, yes or no?", "What is zelmoran?", f"{CLAIM}?"],
)
def test_a_question_in_its_own_form_puts_up_no_statement(question: str) -> None:
    assert statement(question) == ""


def test_what_says_so_is_yes_what_denies_it_no_and_what_tells_neither_unknown() -> None:
    question = f"{CLAIM}, yes or no?"
    yes, no = concluded(question, BACKGROUND, SAYS), concluded(question, BACKGROUND, DENIES)
    assert (yes.answer, "c2" in yes.pro) == ("yes", True)
    assert (no.answer, "c2" in no.contra) == ("no", True)
    assert concluded(question, BACKGROUND, OTHER).answer == "unknown"


@pytest.mark.parametrize(
    ("claim", "says", "denies"),
    [
        ("Zelmoran use raises the risk of falls", "Zelmoran was associated with a higher risk of falls.",
         "Zelmoran was associated with a lower risk of falls."),
        ("Zelmoran has no effect on sleep", "Zelmoran had no effect on sleep.", "Zelmoran markedly improved sleep."),
        ("Gout is more frequent in men than in women", "Gout was more frequent in men than in women.",
         "Gout was less frequent in men than in women."),
    ],
)  # fmt: skip
def test_what_says_the_contrary_speaks_for_no(claim: str, says: str, denies: str) -> None:
    assert odds(claim, [says]).yes > odds(claim, [denies]).yes
    assert odds(claim, [denies]).no > odds(claim, [says]).no


def test_the_order_of_sentences_does_not_matter_and_every_measure_has_a_name() -> None:
    found = {tuple(measures(CLAIM, told)) for told in permutations([BACKGROUND, SAYS, DENIES, OTHER])}
    assert len(found) == 1
    assert len(found.pop()) == len(NAMES)


def test_where_nothing_is_said_neither_side_is_taken() -> None:
    assert odds(CLAIM, ["Short."]) == Odds(-math.inf, -math.inf)
    assert odds(CLAIM, ["Short."]).side == ""
    assert concluded(f"{CLAIM}, yes or no?", "Is this a question on blood pressure?").answer == "unknown"


def test_a_side_is_taken_only_where_one_model_is_sure_and_the_other_is_not() -> None:
    assert Odds(LEAST["yes"], -9).side == "yes"
    assert Odds(-9, LEAST["no"]).side == "no"
    assert Odds(LEAST["yes"] - 0.01, LEAST["no"] - 0.01).side == ""
    assert Odds(9, 9).side == ""


def test_a_statement_on_what_a_person_takes_is_left_to_a_person() -> None:
    assert concluded("Zelmoran lowers my blood pressure, yes or no?", SAYS).answer == "unknown"
