"""Answers from passages that came with the question: plain statements, chosen by whoever asks."""

from __future__ import annotations

from primum.app import App
from primum.config import Config
from primum.model import Answer, Outcome, Question

PASSAGES = [
    ("one", "Zelmoran lowered relapse rates in adults with neuritis, we found"),
    ("two", "We aimed to determine whether zelmoran lowers relapse rates in neuritis. Relapses fell by a third."),
    ("three", "Tea is grown in many countries."),
]


def asked(question: str, passages: list[tuple[str, str]] | None = None) -> Answer:
    return App(Config(encoder="", library="")).ask_from(Question(question), PASSAGES if passages is None else passages)


def test_a_lone_line_without_a_full_stop_is_a_statement() -> None:
    answer = asked("Does zelmoran lower relapse rates in neuritis?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.summary[0].text.startswith("Zelmoran lowered relapse rates")


def test_what_was_found_comes_before_what_was_asked() -> None:
    answer = asked("Does zelmoran lower relapse rates in neuritis?")
    assert not answer.summary[0].text.startswith("We aimed")


def test_a_passage_on_something_else_says_nothing() -> None:
    answer = asked("Does zelmoran lower relapse rates in neuritis?")
    assert "three" not in {c.document for claim in answer.claims() for c in claim.citations}


def test_passages_that_name_nothing_that_was_asked_about_are_no_answer() -> None:
    assert asked("Does ibuprofen cause ulcers?").outcome is Outcome.DECLINED
    about_others = [("p", "Labetalol is used for high blood pressure in pregnancy.")]
    assert asked("Is ibuprofen safe in pregnancy?", about_others).outcome is Outcome.DECLINED


def test_every_quote_stands_in_its_passage() -> None:
    texts = dict(PASSAGES)
    for claim in asked("Does zelmoran lower relapse rates in neuritis?").claims():
        for citation in claim.citations:
            assert texts[citation.document][citation.start : citation.end] == citation.quote


def test_the_direct_answer_is_of_one_passage_in_its_order() -> None:
    told = "Zelmoran is a drug that lowers relapse rates in neuritis. It is taken by mouth once a day."
    answer = asked("What is zelmoran?", [("a", told), ("b", "Zelmoran lowers relapse rates in neuritis.")])
    sources = [claim.citations[0] for claim in answer.summary]
    assert len({c.document for c in sources}) == 1
    assert [c.start for c in sources] == sorted(c.start for c in sources)


def test_a_name_is_found_with_a_trade_mark_behind_it() -> None:
    assert asked("What is zelmoran?", [("p", "Zelmoran™ is approved for neuritis.")]).outcome is Outcome.ANSWERED


def test_a_sentence_that_holds_much_of_the_question_is_enough_under_any_name_of_its_subject() -> None:
    told = "Xelvo-bodies are more active and larger than stretched bodies."
    answer = asked("Are stretched bodies transcribed more than xelvo-bodies?", [("p", told)])
    assert answer.outcome is not Outcome.DECLINED
    assert answer.conclusion is not None


def test_a_name_of_letters_and_digits_is_the_same_with_and_without_its_hyphen() -> None:
    told = "ZX-4417, a form of cytarabine in tiny drops of fat, is given in leukemia."
    assert asked("What is ZX4417?", [("p", told)]).summary[0].text == told
    assert asked("What is ZX4418?", [("p", told)]).outcome is Outcome.DECLINED


def test_labels_of_an_abstract_are_neither_structure_nor_part_of_what_is_said() -> None:
    passages = [
        ("a", "CONCLUSIONS\nZelmoran lowers relapse rates in neuritis by a third."),
        ("b", "RESULTS: Two of three wards gave zelmoran against neuritis at night."),
    ]
    answer = asked("Does zelmoran lower relapse rates in neuritis?", passages)
    assert {claim.text for claim in answer.claims()} == {
        "Zelmoran lowers relapse rates in neuritis by a third.",
        "Two of three wards gave zelmoran against neuritis at night.",
    }


def test_one_passage_with_a_heading_does_not_change_how_the_others_are_read() -> None:
    plain = [("a", "Zelmoran lowers relapse rates in neuritis."), ("b", "Zelmoran is given for neuritis at night.")]
    headed = ("c", "Storage\nZelmoran is kept in the dark, and away from children and pets of the house.")
    question = "Does zelmoran lower relapse rates in neuritis?"
    assert asked(question, [*plain, headed]).summary[0].text == asked(question, plain).summary[0].text


def test_sentences_whose_space_was_lost_are_two() -> None:
    told = "Zelmoran lowers relapse rates in neuritis.METHODS: Two wards gave it at night."
    answer = asked("Does zelmoran lower relapse rates in neuritis?", [("a", told)])
    assert "Zelmoran lowers relapse rates in neuritis." in {claim.text for claim in answer.claims()}
