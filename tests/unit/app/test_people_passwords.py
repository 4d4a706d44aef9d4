"""Which passwords will do."""

from __future__ import annotations

import pytest

from primum.app.people.passwords import LONGEST, check_password
from primum.errors import Invalid

ME = ("Mary Jane Seacole", "m.seacole@ward-seven.example")


@pytest.mark.parametrize(
    "password",
    [
        "glacier umbrella nine",
        "tyrannosaurus",
        "kjx83nvqpwl2",
        "über den Wolken",
        "十二文字以上の合言葉にします",
        "all lower case words do",
    ],
)
def test_a_long_unusual_password_will_do_whatever_its_characters(password: str) -> None:
    check_password(password, about=ME)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("elevenchars", "at least 12"),
        ("x" * (LONGEST + 1), "at most|256"),
        ("password1234", "guessed first"),
        ("P@ssw0rd2026!!", "guessed first"),
        ("123456789012", "guessed first"),
        ("qwertyuiop[]", "guessed first|at least"),
        ("1q2w3e4r5t6y", "guessed first"),
        ("aaaaaaaaaaaaaa", "guessed first"),
        ("abcabcabcabcabc", "guessed first"),
        ("Administrator1", "guessed first"),
        ("Primum-Primum-1", "guessed first"),
        ("MaryJaneSeacole", "your own name"),
        ("seacole-seacole-7", "your own name"),
        ("m.seacole@ward-seven.example", "your own name"),
    ],
)
def test_a_password_that_is_short_or_guessed_first_will_not(password: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        check_password(password, about=ME)
