"""British and American spellings of one word meet; other words stay as they are."""

from __future__ import annotations

import pytest

from primum.text.variants import american, british

PAIRS = [
    ("oedema", "edema"), ("lymphoedema", "lymphedema"), ("haemorrhage", "hemorrhage"), ("anaemia", "anemia"),
    ("leukaemia", "leukemia"),
    ("oesophagus", "esophagus"), ("oestrogen", "estrogen"), ("foetus", "fetus"), ("paediatric", "pediatric"),
    ("diarrhoea", "diarrhea"),
    ("dyspnoea", "dyspnea"), ("tumour", "tumor"), ("ischaemic", "ischemic"), ("caecum", "cecum"), ("faeces", "feces"),
    ("aetiology", "etiology"), ("coeliac", "celiac"), ("anaesthesia", "anesthesia"), ("gynaecology", "gynecology"),
    ("goitre", "goiter"),
    ("hypercholesterolaemia", "hypercholesterolemia"), ("gonorrhoea", "gonorrhea"), ("behaviour", "behavior"),
    ("fibre", "fiber"),
]  # fmt: skip
UNTOUCHED = [
    "does",
    "toes",
    "goes",
    "raised",
    "exercised",
    "systemic",
    "academia",
    "them",
    "hemiplegia",
    "chemist",
    "our",
    "hour",
    "area",
]


@pytest.mark.parametrize(("here", "there"), PAIRS)
def test_spellings_meet(here: str, there: str) -> None:
    assert american(here) == there == american(there)
    assert british(there) == here


@pytest.mark.parametrize("word", UNTOUCHED)
def test_other_words_stay(word: str) -> None:
    assert american(word) == word == british(word)
