"""Words written as they sound."""

from __future__ import annotations

import pytest

from primum.safety.sounds import nearest, sound


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("throte", "throat"),
        ("wonkey", "wonky"),
        ("reacshun", "reaction"),
        ("unconshus", "unconscious"),
        ("amitriptaline", "amitriptyline"),
        ("nife", "knife"),
        ("rist", "wrist"),
        ("anafilactic", "anaphylactic"),
    ],
)
def test_the_same_word_sounds_the_same(heard: str, meant: str) -> None:
    assert sound(heard) == sound(meant)


@pytest.mark.parametrize(
    ("one", "other"), [("chest", "cheese"), ("lips", "legs"), ("bleed", "bread"), ("numb", "nine")]
)
def test_other_words_sound_otherwise(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_the_nearest_in_letters_is_meant() -> None:
    assert nearest("feever", ["father", "fever"]) == "fever"
    assert nearest("tibble", ["table", "tubal"]) == "table"


def test_nothing_is_meant_where_two_are_as_near_or_none_is_near() -> None:
    assert nearest("mouve", ["mauve", "moove"]) == ""
    assert nearest("coffin", ["caving"]) == ""
    assert nearest("coffin", []) == ""
