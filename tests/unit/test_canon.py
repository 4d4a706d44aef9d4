"""The canonical text of nouns: equal nouns give equal bytes, and nothing is lost on the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from primum import canon
from primum.board import Interest, Mark, Person, Role, Stance, instant
from primum.errors import Invalid
from primum.model import (
    Answer,
    Citation,
    Claim,
    Concept,
    Evidence,
    Inquiry,
    Kind,
    Outcome,
    Question,
    Run,
    Source,
    State,
    Strength,
)

QUOTE = Citation("doc", 0, 24, "Fluid loss makes cramps.")
CLAIM = Claim("c1", "Fluid loss makes cramps.", (QUOTE,), term="Fluid loss")


def answer(**changes: object) -> Answer:
    inquiry = Inquiry(Question("What causes cramps?"), "causes", Concept("cramps", ("cramps", "spasms")))
    evidence = Evidence("doc", Source(Kind.REVIEW, title="Cramps – a review"), 1, Strength.LOW, ("old",))
    made = Answer("a1", inquiry, "What causes cramps?", Outcome.ANSWERED, Run("1", "c", "d1", ("m",), 3.5))
    return replace(made, summary=(CLAIM,), references=(evidence,), **changes)  # type: ignore[arg-type]


def test_an_answer_comes_back_whole() -> None:
    content = canon.Content(answer(), (canon.Setting("doc", 0, 24, "", " More.", ("Causes",), 3),))
    text = canon.content_text(content)
    back = canon.read_content(text)
    assert back.answer == replace(content.answer, run=replace(content.answer.run, millis=0.0))
    assert back.settings == content.settings
    assert canon.content_text(back) == text


def test_time_taken_and_state_do_not_change_the_bytes() -> None:
    slower = replace(answer(), run=replace(answer().run, millis=99.0), state=State.APPROVED)
    assert canon.content_text(canon.Content(slower)) == canon.content_text(canon.Content(answer()))


def test_a_changed_word_changes_the_bytes_and_the_claims_hash() -> None:
    changed = replace(CLAIM, text="Fluid loss makes cramps!", term="")
    assert canon.claim_hash(changed) != canon.claim_hash(CLAIM)
    assert canon.claim_hash(replace(CLAIM, id="c9")) == canon.claim_hash(CLAIM)


@pytest.mark.parametrize(
    "noun",
    [
        Person(
            "p1", "Ana", "a@b.c", frozenset({Role.EDITOR, Role.REVIEWER}), interests=(Interest("X", "fee", "2020"),)
        ),
        Mark("a", 1, "p1", "c1", "h", Stance.EDIT, instant(), text="New.", citations=(QUOTE,), verdict=CLAIM.verdict),
    ],
)
def test_the_boards_nouns_come_back(noun: Person | Mark) -> None:
    assert canon.load(type(noun), canon.dump(noun)) == noun


def test_what_does_not_fit_is_named() -> None:
    with pytest.raises(Invalid, match="email"):
        canon.load(Person, {"id": "p1", "name": "Ana"})
