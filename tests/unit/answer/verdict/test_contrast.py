"""What stands in a statement in place of a word of the question."""

from __future__ import annotations

import pytest

from primum.answer.verdict.contrast import excepted, negated, numbers_absent, opposed, renamed, slots


@pytest.mark.parametrize(
    ("question", "says_otherwise", "says_so"),
    [
        ("Is zelmoran an agonist?", "Zelmoran is an antagonist.", "Zelmoran is an agonist."),
        ("Is kinase ABX dispensable?", "Kinase ABX is essential.", "Kinase ABX is dispensable."),
        ("Is ABX expressed early?", "ABX is expressed late.", "ABX is expressed early, and never late."),
    ],
)
def test_an_opposite_counts_where_the_word_itself_is_missing(question: str, says_otherwise: str, says_so: str) -> None:
    assert opposed(question, [says_otherwise, says_so]).tolist() == [1, 0]


@pytest.mark.parametrize(
    ("question", "says_otherwise", "says_so"),
    [
        ("Is zelmoran a typical sedative?", "Zelmoran is an atypical sedative.", "Zelmoran is a typical sedative."),
        ("Is ABX pro-apoptotic?", "ABX is antiapoptotic.", "ABX is proapoptotic."),
        ("Is the delay syndromic?", "The delay is non-syndromic.", "The delay is syndromic."),
        ("Is ABX inactive?", "ABX is active.", "ABX is inactive."),
    ],
)
def test_a_beginning_that_turns_a_word_round_counts(question: str, says_otherwise: str, says_so: str) -> None:
    assert negated(question, [says_otherwise, says_so]).tolist() == [1, 0]


@pytest.mark.parametrize(
    ("question", "says_otherwise", "says_so"),
    [
        ("Is it caused by a CTG repeat?", "It is caused by a CAG repeat.", "It is caused by a CTG repeat."),
        ("Was zelmoran tested in phase 3?", "Zelmoran was tested in phase 2.", "Zelmoran was tested in phase 3."),
        ("Does zelmoran block IL-6?", "Zelmoran may block IL-17.", "Zelmoran may block IL6."),
    ],
)
def test_another_name_in_the_same_place_counts(question: str, says_otherwise: str, says_so: str) -> None:
    assert renamed(question, [says_otherwise, says_so]).tolist() == [1, 0]


def test_without_names_in_the_question_none_can_be_another() -> None:
    assert renamed("does zelmoran help?", ["Zelmoran blocks IL-17."]).tolist() == [0]


def test_neighbouring_words_another_first_word_numbers_and_exceptions() -> None:
    assert slots("Is it a facultative anaerobe?", ["It is an obligate anaerobe."]) == (0.0, 1.0, 1)
    assert slots("Is it a facultative anaerobe?", ["It is a facultative anaerobe."]) == (1.0, 0.0, 0)
    assert numbers_absent("Is it on chromosome 4?", ["It is on chromosome 17."]) == 1
    assert excepted("Does it work in vitro?", ["It works in mice, but not in vitro."]) == 1
