"""Whatever the text, offsets are kept: nothing of it is lost, moved or counted twice."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from primum.text.sentences import spans

PIECES = [
    "e.g.",
    "Dr.",
    "mg.",
    "5",
    ".05",
    "[3]",
    "12",
    "The",
    "pain",
    "...",
    "?",
    "!",
    '"',
    "(",
    ")",
    "\n",
    "\n\n",
    " ",
    ". ",
    ".\t",
    "E.",
    "é",
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_sentences_hold_every_visible_character_once(text: str) -> None:
    found = spans(text)
    seen = "".join(text[a:b] for a, b in found)
    assert "".join(seen.split()) == "".join(text.split())
    assert all(a < b for a, b in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    assert all(text[a:b] == text[a:b].strip() and "\n\n" not in text[a:b] for a, b in found)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(0, 300), st.integers(0, 300))
def test_sentences_of_a_part_stay_inside_it(text: str, one: int, two: int) -> None:
    start, end = min(one, two), max(one, two)
    found = spans(text, start, end)
    assert all(start <= a < b <= min(end, len(text)) for a, b in found)
    assert "".join("".join(text[a:b] for a, b in found).split()) == "".join(text[start:end].split())
