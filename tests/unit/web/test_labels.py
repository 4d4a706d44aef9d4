"""What a page says of review is a function of the state, and of nothing else."""

from __future__ import annotations

import pytest

from primum.model import Kind, State
from primum.rendition import opening
from primum.web.labels import count, kind_label, sentence, sources, standing, steps, with_days


@pytest.mark.parametrize("state", [s for s in State if s is not State.APPROVED])
def test_only_an_approved_article_says_that_it_was_approved(state: State) -> None:
    said = standing(state)
    assert "approved" not in f"{said.headline} {said.board}".lower()
    assert said.tone != "good"
    assert ("Approved", "done") not in steps(state)
    assert "No member" in said.board


@pytest.mark.parametrize(
    ("state", "marks"),
    [
        (State.DRAFT, ["open", "open", "open"]),
        (State.SUBMITTED, ["current", "open", "open"]),
        (State.UNDER_REVIEW, ["done", "current", "open"]),
        (State.CHANGES_REQUESTED, ["done", "current", "open"]),
        (State.APPROVED, ["done", "done", "done"]),
        (State.WITHDRAWN, ["open", "open", "open"]),
    ],
)
def test_the_stepper_shows_how_far_the_article_came(state: State, marks: list[str]) -> None:
    assert steps(state) == list(zip(("Submitted", "Under review", "Approved"), marks, strict=True))


def test_days_on_record_are_written_as_people_write_them() -> None:
    assert (
        with_days("Back under review since 2026-03-02: it changed")
        == "Back under review since 2 March 2026: it changed"
    )
    assert with_days("Trial 2026-13-45 of version 12026-03-02") == "Trial 2026-13-45 of version 12026-03-02"


def test_counts_agree_with_their_nouns() -> None:
    assert count(1, "passage") == "1 passage"
    assert count(1204, "passage") == "1,204 passages"
    assert count(2, "observational study") == "2 observational studies"
    assert sources(1, "Other") == "1 other source"
    assert sources(2, "Drug label") == "2 drug labels"


def test_every_kind_has_a_name() -> None:
    assert kind_label(Kind.LABEL) == "Drug label"
    assert kind_label(Kind.SYSTEMATIC_REVIEW) == "Systematic review"
    assert all(kind_label(kind)[0].isupper() for kind in Kind)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("first-line treatment for gout", "First-line treatment for gout"),
        ("What is gout?", "What is gout?"),
        ("a man with gout", "A man with gout"),
        ("p values in trials", "p values in trials"),
        ("pH of gastric juice", "pH of gastric juice"),
        ("mRNA vaccines", "mRNA vaccines"),
        ("5 mg of what?", "5 mg of what?"),
    ],
)
def test_a_question_is_a_title_with_a_capital_where_it_may_have_one(question: str, title: str) -> None:
    assert opening(question) == title


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("say what is to be changed", "Say what is to be changed."),
        ("a ruling needs a reason", "A ruling needs a reason."),
        ("The question is empty.", "The question is empty."),
        ("pH must be named", "pH must be named."),
        ("", ""),
    ],
)
def test_a_message_is_shown_as_a_sentence(text: str, said: str) -> None:
    assert sentence(text) == said
