"""What the words of a statement are worth as an answer."""

from __future__ import annotations

import pytest

from primum.answer.merit import merit
from primum.model import Kind


@pytest.mark.parametrize("text", ["Gout can be hard to diagnose.", "It is difficult for doctors to treat."])
def test_a_statement_that_only_says_how_hard_it_is_is_worth_less(text: str) -> None:
    assert merit(text, Kind.REFERENCE, "diagnosis") < merit(
        "Crystals in the fluid of a joint prove gout.", Kind.REFERENCE, "diagnosis"
    )
