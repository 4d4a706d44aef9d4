"""Whatever the text, offsets are kept: nothing of it is lost, moved or counted twice."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from primum.answer.lexicon.vocabulary import vocabulary
from primum.text.identifiers import identifiers
from primum.text.negation import negations
from primum.text.numbers import quantities
from primum.text.readability import grade_of
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


@settings(max_examples=300)
@given(TEXTS)
def test_sentences_hold_every_visible_character_once(text: str) -> None:
    found = spans(text)
    seen = "".join(text[a:b] for a, b in found)
    assert "".join(seen.split()) == "".join(text.split())
    assert all(a < b for a, b in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    assert all(text[a:b] == text[a:b].strip() and "\n\n" not in text[a:b] for a, b in found)


@settings(max_examples=200)
@given(TEXTS, st.integers(0, 300), st.integers(0, 300))
def test_sentences_of_a_part_stay_inside_it(text: str, one: int, two: int) -> None:
    start, end = min(one, two), max(one, two)
    found = spans(text, start, end)
    assert all(start <= a < b <= min(end, len(text)) for a, b in found)
    assert "".join("".join(text[a:b] for a, b in found).split()) == "".join(text[start:end].split())


DOSES = [
    "at least ",
    "5–10",
    " mg",
    "/kg",
    " daily",
    "twice",
    " every 6 hours",
    "½",
    "≥",
    "1,000",
    "no ",
    "not ",
    "n't",
    "-",
]
NAMES = ["heart attack", "HTN", "of the ", "renal ", "failure", "10.1000/abc", "PMID: 12", "NCT01234567", "’s"]
CLINICAL = st.lists(st.sampled_from(PIECES + DOSES + NAMES), max_size=40).map("".join)


@settings(max_examples=300)
@given(st.one_of(CLINICAL, st.text(max_size=200)))
def test_whatever_is_found_stands_in_the_text_in_order_without_overlap(text: str) -> None:
    for found in (quantities(text), negations(text), identifiers(text), vocabulary().find(text)):
        places = [(one.start, one.end) for one in found]
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert all(left[1] <= right[0] for left, right in pairwise(places))


@settings(max_examples=200)
@given(CLINICAL, CLINICAL)
def test_quantities_of_a_sentence_do_not_depend_on_the_next_line(one: str, two: str) -> None:
    alone = [q.key for q in quantities(one)]
    both = [q.key for q in quantities(f"{one}\n\nHere nothing is counted.\n\n{two}")]
    assert both[: len(alone)] == alone


@settings(max_examples=100)
@given(TEXTS)
def test_every_text_has_a_grade(text: str) -> None:
    assert -20 < grade_of([text]) < 10_000
