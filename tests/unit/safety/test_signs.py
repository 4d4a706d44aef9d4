"""Which signs a sentence reports, and which it denies."""

from __future__ import annotations

import pytest

from primum.answer.lexicon.spelling import is_valid
from primum.safety.signs import known, mended, reported


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("there is a band round my ribs", "chest_pain"),
        ("my chest hurts", "chest_pain"),
        ("he can not get any air", "cannot_breathe"),
        ("his arm will not move", "one_sided_weak"),
        ("no pulse", "not_breathing"),
        ("i am not able to lift my left arm", "one_sided_weak"),
        ("we can not wake her", "unconscious"),
        ("no fever but my chest hurts", "chest_pain"),
    ],
)
def test_a_sign_is_reported(sentence: str, sign: str) -> None:
    assert sign in reported(sentence)


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("i have no chest pain", "chest_pain"),
        ("she denies fever, cough or chest pain", "chest_pain"),
        ("he is not confused", "confused"),
        ("he does not have a fever", "fever"),
        ("without any vomiting", "vomit"),
        ("chest pain: no", "chest_pain"),
        ("his legs are not swollen, red or tender", "leg_swollen"),
        ("the knee is cool, not swollen, and bends fully", "leg_swollen"),
        ("her pregnancy test is negative", "pregnant"),
        ("not breathless, not dizzy, just a hoarse voice", "dizzy"),
    ],
)
def test_a_denied_sign_is_not_reported(sentence: str, sign: str) -> None:
    assert sign in known()
    assert sign not in reported(sentence)


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("her faace is swolen", "face_swollen"),
        ("she has nymb hands", "numb_word"),
        ("my throte is swelin", "swollen_airway"),
        ("he choakd on a grape", "choking"),
    ],
)
def test_a_word_that_nobody_knows_is_every_word_that_it_may_be_meant_for(sentence: str, sign: str) -> None:
    assert sign in reported(sentence, is_word=lambda _: False)
    assert sign not in reported(sentence)


def test_a_known_word_is_no_misspelling() -> None:
    assert "choking" not in reported("he choakd on a grape", is_word=lambda _: True)


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("she is trowing up", "she is throwing up"),
        ("two sezures", "two seizures"),
        ("witout fever", "witout fever"),  # A guess denies nothing,
        ("simptoms of stroke", "simptoms of stroke"),  # and makes no topic.
        ("my hand is hrad", "my hand is hrad"),  # "Hard", or "head".
        ("my knee is red", "my knee is red"),
    ],
)
def test_a_word_that_can_mean_one_thing_alone_is_put_in_its_place(sentence: str, meant: str) -> None:
    assert mended(sentence, is_valid) == meant


def test_nothing_is_guessed_where_no_word_is_known() -> None:
    assert mended("oxygn", None) == "oxygn"
