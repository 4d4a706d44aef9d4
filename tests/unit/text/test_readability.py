"""Syllables as spoken, and grades that rank texts as a reader would."""

from __future__ import annotations

import pytest

from primum.text.readability import grade_of, syllables

SPOKEN = [
    ("pain", 1), ("cramp", 1), ("muscle", 2), ("doctor", 2), ("table", 2), ("make", 1), ("makes", 1), ("treated", 2),
    ("helped", 1),
    ("diet", 2), ("patient", 2), ("infection", 3), ("medicine", 3), ("disease", 2), ("diseases", 3),
    ("hypertension", 4), ("area", 3),
    ("radio", 3), ("treatment", 2), ("people", 2), ("breathe", 1), ("vaccination", 4), ("management", 3), ("the", 1),
    ("rhythm", 1),
    ("science", 2), ("special", 2), ("usual", 3), ("are", 1), ("use", 1), ("uses", 2), ("one", 1), ("eye", 1),
]  # fmt: skip


@pytest.mark.parametrize(("word", "count"), SPOKEN)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_plain_text_reads_easier_than_learned_text() -> None:
    plain = "Drink water. Rest the leg. Rub it. The pain will pass in a day or two."
    learned = (
        "Pharmacological management of idiopathic nocturnal musculoskeletal cramping necessitates individualised "
        "consideration of comorbidity, polypharmacy and electrolyte abnormalities."
    )
    assert grade_of([plain]) < 4
    assert grade_of([learned]) > 16


def test_grade_follows_the_formula() -> None:
    # Seven words, two sentences, eight syllables.
    assert grade_of(["Rest the leg. Drink some more water."]) == pytest.approx(0.39 * 7 / 2 + 11.8 * 8 / 7 - 15.59)


def test_text_without_words() -> None:
    assert grade_of([""]) == grade_of(["12 ... 5"]) == 0.0
