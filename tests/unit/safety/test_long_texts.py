"""A text of any length and kind is read in a time that grows with its length alone, and to its end."""

from __future__ import annotations

import time

import pytest

from primum import safety
from primum.answer.lexicon.spelling import is_valid

_LENGTH = 20_000
_HOSTILE = [
    "1", "1 ", "12-", " ", "\t", "\n", "\n> ", "(", "()", "a", "A", "a.", "@", "a@", "Ab-", "no ", "no pain, ",
    "and ", "Ab ", "?", "i have ", "paracetamol ", "took a pill ", "12 Street ", "DE89 ", "he is ", "Xuqt Bvorl ",
]  # fmt: skip


@pytest.mark.parametrize("part", _HOSTILE, ids=repr)
def test_no_string_takes_long(part: str) -> None:
    text = (part * _LENGTH)[:_LENGTH]
    started = time.process_time()
    safety.triage(text, is_word=is_valid)
    safety.redact(text, is_word=is_valid)
    safety.screen(text)
    assert time.process_time() - started < 4


def test_a_sentence_without_end_is_read_to_its_end() -> None:
    story = "we went to the shops and the park and had tea and then " * 400
    assert safety.triage(story).level is safety.Level.NONE
    assert safety.triage(f"{story} she can not breathe and her lips are blue").level is safety.Level.EMERGENCY


def test_what_parts_no_more_words_than_a_sign_has_is_found_wherever_a_stretch_ends() -> None:
    for length in range(1_440, 1_540, 7):
        words = ("walk " * 400)[:length]
        assert safety.triage(f"{words} my crushing chest pain, i walk {words}").level is safety.Level.EMERGENCY


def test_every_name_of_a_long_list_is_masked() -> None:
    lines = [f"Patient: Adaeze Okonkwo{n % 7 * 'a'}, e-mail a{n}@example.org" for n in range(400)]
    masked = safety.redact("\n".join(lines), is_word=is_valid)
    assert len(masked.spans) == 800
    assert "Adaeze" not in masked.text
    assert "@" not in masked.text
