"""Labels of abstracts: what begins behind them, and what is no label."""

from __future__ import annotations

import pytest

from primum.text.abstracts import behind_label


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CONCLUSIONS: Zelmoran helps.", "Zelmoran helps."),
        ("Background and aims: Zelmoran helps.", "Zelmoran helps."),
        ("METHODS", ""),
        ("Results", ""),
        ("Results of zelmoran are good.", "Results of zelmoran are good."),
        ("ZELMO: a tool for wards.", "ZELMO: a tool for wards."),
        ("Zelmoran helps: results are good.", "Zelmoran helps: results are good."),
    ],
)
def test_a_sentence_begins_behind_its_label(text: str, said: str) -> None:
    assert text[behind_label(text, 0, len(text)) :] == said


def test_only_the_sentence_itself_is_looked_at() -> None:
    text = "Zelmoran helps. Results: it did. Methods: none."
    start, end = 16, 32
    assert text[behind_label(text, start, end) : end] == "it did."
