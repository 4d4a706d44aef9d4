"""How like the words of a text are to those of emergencies."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from primum.safety import Level
from primum.safety.likeness import ALARMING, features, likeness, runs, weights
from primum.safety.triage import triage, weighed

FELL = "my uncle keeled over and his eyes rolled up"


def test_words_pairs_and_signs_are_weighed_and_numbers_are_alike() -> None:
    found = features("she took 40 of them", ["overdose"])
    assert found == {"she", "took", "0", "of", "them", "she took", "took 0", "0 of", "of them", "@overdose"}
    assert features("she took 12 of them", ["overdose"]) == found


def test_a_word_that_is_denied_is_another_word() -> None:
    assert features("no chest pain", [], [(3, 13)]) == {"no", "!chest", "!pain", "no !chest", "!chest !pain"}


def test_no_more_than_three_sentences_are_weighed_together() -> None:
    assert [len(run) for run in runs([frozenset({str(n)}) for n in range(5)])] == [1] * 5 + [2] * 4 + [3] * 3


def test_nothing_told_is_like_nothing() -> None:
    assert likeness([]) == -math.inf
    assert likeness([frozenset()]) == -math.inf


@pytest.mark.parametrize("more", ["My wife says it's nothing.", "The weather is lovely.", "I want to go on holiday."])
def test_what_is_said_before_or_after_never_lowers_the_likeness(more: str) -> None:
    alone = likeness(weighed(f"{FELL}."))
    assert likeness(weighed(f"{FELL}. {more}")) >= alone
    assert likeness(weighed(f"{more} {FELL}.")) >= alone


def test_a_general_question_is_not_weighed() -> None:
    assert weighed("What causes a stroke?") == []


def test_the_table_weighs_alarming_words_above_small_ones() -> None:
    found = weights()
    order = [found[word] for word in ("unconscious", "sneezing")]
    assert all(more > less for more, less in pairwise(order))


def test_words_alone_raise_an_alarm_where_no_rule_names_the_sign() -> None:
    text = "Grandpa keeled over at the table and his eyes rolled up, he is barely with us."
    assert likeness(weighed(text)) >= ALARMING
    assert triage(text).level is Level.EMERGENCY


def test_the_likest_run_is_found_wherever_it_stands() -> None:
    """The bound by which runs are passed over leaves none out: the same as weighing every run."""
    known = weights()
    rest = ["my knee clicks", "she ate some toast", "the weather is lovely", "i have a sore toe", "he went to work"]
    for at in range(len(rest) + 1):
        told = [features(s, []) for s in (*rest[:at], FELL, *rest[at:])]
        every = [known[""] + math.fsum(known.get(f, 0.0) for f in run) / math.sqrt(len(run)) for run in runs(told)]
        assert likeness(told) == pytest.approx(max(every), abs=1e-9)
