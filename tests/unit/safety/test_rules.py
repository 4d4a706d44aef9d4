"""Conditions of the table of warning signs."""

from __future__ import annotations

import pytest

from primum.errors import Invalid
from primum.safety.rules import compiled

KNOWN = dict.fromkeys(("a", "b", "c"))


@pytest.mark.parametrize(
    ("when", "signs", "holds"),
    [
        ("a", "a", True),
        ("a & b", "a", False),
        ("a & (b | c)", "ac", True),
        ("a & !b", "ab", False),
        ("a | b & c", "a", True),
        ("!(a | b)", "c", True),
    ],
)
def test_a_condition_holds_as_written(when: str, signs: str, holds: bool) -> None:
    assert compiled(when, known=KNOWN)(frozenset(signs)) is holds


@pytest.mark.parametrize("when", ["a &", "(a", "a b", "a & d", "a + b", ""])
def test_a_condition_that_cannot_be_read_is_refused(when: str) -> None:
    with pytest.raises(Invalid):
        compiled(when, known=KNOWN)
