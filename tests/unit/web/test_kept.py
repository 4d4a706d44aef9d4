"""Answers are held for a bounded time, in a bounded number, under names nobody can guess."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from primum.errors import NotFound
from primum.model import Answer, Concept, Inquiry, Outcome, Question, Run
from primum.web.kept import Answers

ANSWER = Answer(
    "a", Inquiry(Question("Why?"), "causes", Concept("x")), "Why?", Outcome.DECLINED, Run("1", "c", "1"), disclaimer="d"
)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 31, 23, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


def test_an_answer_is_found_by_its_name_until_its_time_is_over() -> None:
    clock = Clock()
    answers = Answers(hours=24, now=clock)
    kept = answers.keep(ANSWER)
    clock.time += timedelta(hours=23, minutes=59)
    assert answers.get(kept.id).answer is ANSWER
    clock.time += timedelta(minutes=2)
    with pytest.raises(NotFound, match="no longer held"):
        answers.get(kept.id)


def test_the_oldest_goes_when_there_are_too_many() -> None:
    answers = Answers(most=3)
    names = [answers.keep(ANSWER).id for _ in range(5)]
    for gone in names[:2]:
        with pytest.raises(NotFound):
            answers.get(gone)
    assert [answers.get(name).id for name in names[2:]] == names[2:]


def test_names_are_long_and_differ() -> None:
    answers = Answers()
    names = {answers.keep(ANSWER).id for _ in range(200)}
    assert len(names) == 200
    assert min(len(name) for name in names) >= 22


def test_a_follow_up_remembers_what_it_follows_only_while_that_is_held() -> None:
    answers = Answers()
    first = answers.keep(ANSWER)
    assert answers.keep(ANSWER, after=first.id).after == first.id
    assert answers.keep(ANSWER, after="never-was").after == ""
