"""Extracts of given passages: which runs there are, and which of them answers best."""

from __future__ import annotations

import time

from primum.answer.composing.extracts import MOST_WORDS, NAMES, extracts, measures, worths
from primum.answer.composing.given import sentences_of

QUESTION = "What is zelmoran used for?"


def best(*passages: str, question: str = QUESTION) -> str:
    told = [sentences_of(text) for text in passages]
    runs = extracts(told)
    return max(zip(worths(question, told, runs), [run.text for run in runs], strict=True))[1]


def test_runs_are_consecutive_sentences_of_one_passage() -> None:
    found = [run.text for run in extracts([["It is one thing.", "It is two things."], ["It is three things."]])]
    assert found == [
        "It is one thing.",
        "It is one thing. It is two things.",
        "It is two things.",
        "It is three things.",
    ]


def test_no_run_holds_a_sentence_that_may_not_be_shown() -> None:
    told = sentences_of("Zelmoran calms the nerves. Does it last long enough? It wears off by night.")
    assert [bool(sentence) for sentence in told] == [True, False, True]
    assert [run.text for run in extracts([told])] == ["Zelmoran calms the nerves.", "It wears off by night."]


def test_the_same_words_are_one_extract_that_knows_how_many_say_it() -> None:
    (run,) = extracts([["Zelmoran calms nerves."], ["zelmoran calms nerves"], ["Zelmoran calms nerves."]])
    assert (run.passage, run.said_by) == (0, 3)


def test_a_run_of_sentences_has_an_end() -> None:
    told = [[f"Sentence number {n} says nothing more than that." for n in range(400)]]
    assert max(len(run.text.split()) for run in extracts(told)) <= MOST_WORDS


def test_there_is_a_row_of_measures_for_each_extract_and_none_without() -> None:
    told = [["Zelmoran calms nerves.", "It is taken at night."]]
    found = extracts(told)
    assert measures(QUESTION, told, found).shape == (3, len(NAMES))
    assert measures(QUESTION, [], []).shape == (0, len(NAMES))
    assert worths(QUESTION, [], []) == []


def test_what_passages_agree_on_comes_before_what_one_says_of_something_else() -> None:
    assert best(
        "Zelmoran is a calming agent used for the treatment of neuritis in adults.",
        "Recruitment took place in three towns between spring and autumn.",
        "Zelmoran is used for the treatment of neuritis.",
        "The calming agent zelmoran is used for neuritis.",
    ).startswith(("Zelmoran is", "The calming agent"))


def test_worths_do_not_depend_on_what_was_weighed_before() -> None:
    told = [sentences_of("Zelmoran is used for neuritis. It is taken at night."), sentences_of("It calms the nerves.")]
    runs = extracts(told)
    assert worths(QUESTION, told, runs) == worths(QUESTION, told, list(runs))


def test_whole_books_are_weighed_in_little_time() -> None:
    told = [[f"Zelmoran was given to group {n} of ward {m} for neuritis." for n in range(40)] for m in range(40)]
    began = time.process_time()
    worths(QUESTION, told, extracts(told))
    assert time.process_time() - began < 10
