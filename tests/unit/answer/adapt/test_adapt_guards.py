"""What no rewording may lose or add."""

from __future__ import annotations

import pytest

from primum.answer.adapt.guards import broken
from primum.answer.adapt.lexicon import Entry
from primum.answer.adapt.wording import Edit

SOURCE = "Give 5 mg of enalapril daily; it does not cure Addison disease."


def edit(source: str, found: str, said: str) -> Edit:
    at = source.index(found)
    return Edit(at, at + len(found), said, Entry("word", found, said))


@pytest.mark.parametrize(
    ("reworded", "why"),
    [
        ("Give 50 mg of enalapril daily; it does not cure Addison disease.", "number"),
        ("Give 5 g of enalapril daily; it does not cure Addison disease.", "quantity"),
        ("Give 5 mg of enalapril weekly; it does not cure Addison disease.", "quantity"),
        ("Give 5 mg of enalapril daily; it does cure Addison disease.", "denial"),
        ("Give 5 mg of lisinopril daily; it does not cure Addison disease.", "enalapril"),
        ("Give 5 mg of enalapril daily; it does not cure the disease.", "Addison"),
        ("Give 5 mg of enalapril daily; it does not Addison disease.", "cure"),
        ("Give 5 mg of enalapril daily; it does not always cure Addison disease.", "added"),
    ],
)
def test_a_loss_or_gain_is_named(reworded: str, why: str) -> None:
    assert why in broken(SOURCE, reworded, ())


@pytest.mark.parametrize(
    "reworded",
    [
        SOURCE,
        "Give 5 mg of enalapril daily. It does not cure Addison disease.",
        "Give 5 mg of enalapril daily. But it does not cure Addison disease.",
    ],
)
def test_full_stops_and_small_words_are_free(reworded: str) -> None:
    assert broken(SOURCE, reworded, ()) == ""


def test_what_the_lexicon_exchanged_may_go() -> None:
    source = "Many cases are asymptomatic."
    made = "Many cases are without symptoms."
    assert broken(source, made, (edit(source, "asymptomatic", "without symptoms"),)) == ""
    assert broken(source, made, ()) != ""


def test_a_number_in_a_name_may_come_with_the_name() -> None:
    source = "T1D is for life."
    made = "type 1 diabetes is for life."
    assert broken(source, made, (edit(source, "T1D", "type 1 diabetes"),)) == ""
