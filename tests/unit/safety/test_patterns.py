"""The language in which signs are written."""

from __future__ import annotations

import pytest

from primum.errors import Invalid
from primum.safety.patterns import Lexicon

PARTS = {"PAIN": "pain*, ache*", "PART": "chest, belly, CHEST_WALL", "CHEST_WALL": "rib cage"}


def found(pattern: str, sentence: str) -> list[str]:
    """What a pattern finds in a sentence, in words."""
    words = sentence.split()
    lexicon = Lexicon(PARTS, {"sign": pattern})
    return [" ".join(words[first:end]) for _, (first, end), _ in lexicon.scan(words)]


@pytest.mark.parametrize(
    ("pattern", "sentence", "expected"),
    [
        ("pain", "a pain here", ["pain"]),
        ("pain*", "painful", ["painful"]),
        ("pain", "painful", []),
        ("sore throat", "my sore throat", ["sore throat"]),
        ("sore throat", "sore red throat", []),
        ("chest ~ pain", "chest and some pain", ["chest and some pain"]),
        ("chest ~ pain", "pain in the chest", []),
        ("chest & pain", "pain in the chest", ["pain in the chest"]),
        ("chest ~ pain", "chest a b c d e pain", []),
        ("chest ~~ pain", "chest a b c d e pain", ["chest a b c d e pain"]),
        ("PAIN & PART", "belly aches", ["belly aches"]),
        ("PART ~ PAIN", "rib cage pains", ["rib cage pains"]),
        ("(my, his)? leg", "his leg", ["his leg", "leg"]),
        ("# pills", "40 pills", ["40 pills"]),
        ("# pills", "forty pills", ["forty pills"]),
        ("# pills", "some pills", []),
    ],
)
def test_a_pattern_finds_what_it_says(pattern: str, sentence: str, expected: list[str]) -> None:
    assert sorted(found(pattern, sentence)) == sorted(expected)


@pytest.mark.parametrize("pattern", ["(a", "a ~", "? a", "a & & b", "a $ b", "NOWHERE", "a,"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(Invalid):
        found(pattern, "a")


def test_a_pattern_that_names_itself_is_refused() -> None:
    with pytest.raises(Invalid):
        Lexicon({"A": "B", "B": "A"}, {"sign": "A"})


def test_what_denies_something_itself_is_told_apart() -> None:
    lexicon = Lexicon({"WEAK": "weak, not move"}, {"sign": "arm ~ WEAK"})
    assert [denies for _, _, denies in lexicon.scan(["arm", "is", "weak"])] == [False]
    assert [denies for _, _, denies in lexicon.scan(["arm", "will", "not", "move"])] == [True]
