"""Primum's own lay words: many, well formed, and never a number that the source does not give."""

from __future__ import annotations

import re

import pytest

from primum.answer.adapt.inflection import is_plural, plural, verb_forms
from primum.answer.adapt.lexicon import KINDS, key, lexicon, rows
from primum.text.numbers import quantities
from primum.text.readability import syllables

TABLES = ("lay.tsv", "plain.tsv")
EVERY = [(name, *row) for name in TABLES for row in rows(name)]


def test_there_are_enough_of_them() -> None:
    worded = [row for row in EVERY if row[1] not in {"keep", "short"}]
    assert len(worded) >= 1500


def test_no_term_has_two_meanings_in_one_use() -> None:
    seen: set[tuple[str, bool]] = set()
    for _, kind, term, _ in EVERY:
        mark = (term, kind == "who")
        assert mark not in seen, term
        seen.add(mark)


def test_no_lay_word_brings_a_number() -> None:
    for _, kind, term, lay in EVERY:
        if kind in {"keep", "latin"} or term.startswith("on a ") or re.search(r"type \d|B12", lay):
            continue
        assert not quantities(lay), f"{term}: {lay}"
        assert not re.search(r"\d", lay), f"{term}: {lay}"


def test_rows_are_clean() -> None:
    for _, kind, term, lay in EVERY:
        assert kind in KINDS
        assert term == term.strip()
        assert lay == lay.strip()
        assert lay != term, term
        assert not re.search(r"[;<>=]|  ", term + lay)


def test_plain_words_are_shorter_to_speak_on_average() -> None:
    replaced = [(term, lay) for _, kind, term, lay in EVERY if kind in {"noun", "verb", "word", "adj", "free"}]

    def per_word(texts: list[str]) -> float:
        words = [w for text in texts for w in re.findall(r"[A-Za-z]+", text)]
        return sum(map(syllables, words)) / len(words)

    assert per_word([lay for _, lay in replaced]) < per_word([term for term, _ in replaced]) - 0.8


def test_spellings_are_one() -> None:
    assert key("oedema") == key("edema")
    assert lexicon().said("haemorrhage") == lexicon().said("hemorrhage") == "heavy bleeding"


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("heart attack", "heart attacks"), ("a bulge in a blood vessel", "bulges in a blood vessel"),
        ("biopsy", "biopsies"), ("diagnosis", "diagnoses"), ("abscess", "abscesses"),
        ("brother or sister", "brother or sisters"),
        ("person taking part", "person taking parts"), ("surgery to remove a kidney", "surgeries to remove a kidney"),
    ],
)  # fmt: skip
def test_plurals_are_made_at_the_head(one: str, many: str) -> None:
    assert plural(one) == many


def test_plural_phrases_are_told() -> None:
    assert is_plural("loose stools")
    assert is_plural("stones in the kidney")
    assert not is_plural("loss of movement")
    assert not is_plural("lupus")


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("give", ("give", "gives", "gave", "given", "giving")),
        ("pass on", ("pass on", "passes on", "passed on", "passed on", "passing on")),
        ("carry out", ("carry out", "carries out", "carried out", "carried out", "carrying out")),
        ("stop", ("stop", "stops", "stopped", "stopped", "stopping")),
    ],
)
def test_verbs_are_inflected(verb: str, forms: tuple[str, ...]) -> None:
    assert verb_forms(verb) == forms
