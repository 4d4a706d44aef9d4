"""One page per question: other wordings of a question lead to its page, other questions do not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from boardroom import Board

from primum.app.desk.likeness import same_question
from primum.model import Inquiry, Question


@cache
def _board() -> Board:
    return Board(Path(mkdtemp()))


def inquiry(question: str) -> Inquiry:
    return _board().ask(Question(question)).inquiry


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What causes muscle cramps?", "muscle cramps causes"),
        ("What causes muscle cramps?", "Why do I get muscle cramps?"),
        ("How is gout treated?", "What is the best treatment for gout?"),
        ("Is ibuprofen safe in pregnancy?", "Can I take ibuprofen while pregnant?"),
        ("What are the side effects of metformin?", "metformin adverse effects"),
        ("What is the dose of ibuprofen for children?", "ibuprofen dosage in kids"),
    ],
)
def test_other_words_for_the_same_question(one: str, other: str) -> None:
    assert same_question(inquiry(one), inquiry(other))
    assert same_question(inquiry(other), inquiry(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How is gout treated?", "What causes gout?"),
        ("How is gout treated?", "How is gout treated in pregnancy?"),
        ("Is ibuprofen safe in pregnancy?", "Is ibuprofen safe in children?"),
        ("What is the first-line treatment for gout?", "What is the second-line treatment for gout?"),
        ("What lowers blood pressure?", "What raises blood pressure?"),
        ("What are the early symptoms of gout?", "What are the symptoms of gout?"),
        ("How is mild asthma treated?", "How is severe asthma treated?"),
        ("What are the causes of infertility in men?", "What are the causes of infertility in women?"),
    ],
)
def test_another_question_is_not_led_to_the_page(one: str, other: str) -> None:
    assert not same_question(inquiry(one), inquiry(other))
