"""Sentence boundaries that a careful reader of medical text would draw. "|" marks each expected boundary."""

from __future__ import annotations

import time

import pytest

from primum.text.sentences import spans

CASES = [
    "No one knows what causes MS.| It may be autoimmune.",
    "Ms. Lee edits it, ed. Smith too.",
    "It gives off U.S. Food and Drug advice.",
    "Rest the leg.| Drink water.",
    "Use a sedative, e.g. Diazepam, at night.| Stop after a week.",
    "The older name, i.e. Dropsy, is gone.",
    "Placebo vs. Drug was compared.| Drug won.",
    "See Fig. 2 for the curve.| It is flat.",
    "Smith et al. Reported pain relief.",
    "This was shown by Smith et al. (2019) in mice.",
    "The method follows Jones et al.| The results differ.",
    "Dr. Lee saw No. 5 of them.| All went home.",
    "Did it help?| No.| The pain stayed.",
    "The mean was approx. 5 mg.| The range was wide.",
    "Take 10 mg. daily with food.",
    "Give 5 mg q.d. and 10 mg b.i.d. with food.| Stop on rash.",
    "It is given b.i.d.| Patients tolerate it.",
    "E. coli and S. aureus grew.| K. Pneumoniae did not.",
    "The strain S. Typhi was found.",
    "J. R. Smith wrote it.| He was right.",
    "Too little vitamin C.| Scurvy follows.",
    "She carries hepatitis B.| Vaccination is free.",
    "The pH was 7.35 and p < .05 held.| We stopped.",
    "The result was significant (p < .05).| We stopped.",
    "1. Take the tablet.| 2. Drink water.",
    "Do these: 1. Rest.| 2. Drink.",
    "Wait...| Then call.| Stay calm.",
    "The pain went on ... and on.",
    'He said "Stop."| She did not.',
    '"Does it hurt?" she asked.| It did.',
    "It fades (usually within days.)| Nothing else helps.",
    "It is a chronic disease.12 |The cause is unknown.",
    "It is a chronic disease.12,13 |The cause is unknown.",
    "It is a chronic disease.[3] |The cause is unknown.",
    "It is a chronic disease. [3] |The cause is unknown.",
    "It lasts a day.|Patients then recover.",
    "Is it safe?|Most people think so.",
    "He went to St.John and came back.",
    "Read https://www.example.org/page.Html first.",
    "The dose rose to 5.|The next day it fell.".replace("|", "| "),
    "It began at 8 a.m.| Treatment followed.",
    "In the U.S. Army it is common.",
    "It is common in the U.S.| The cause is unknown.",
    "Rates vary in age, sex, etc.| Most are low.",
    "mRNA falls first.| pH follows.",
    "In 2010 there were 40 cases.| 12 patients died.",
    "my hand hurts at night.| what can i do?| please help",
    "The dose (see Sec. 4) is low.| Doses vary.",
    "Bacteria (Salmonella spp.) are killed.",
    "St. John's wort interacts.| Avoid it.",
    "The drug helps!| It really does.",
    "Blood pressure was ≥ 140 mmHg.| Treat it.",
    "Serum K+ was 2.8 mmol/L.| Give potassium.",
    "Published in N. Engl. J. Med. in May.",
    "The first, second, etc. are listed.",
]


@pytest.mark.parametrize("marked", CASES)
def test_boundaries(marked: str) -> None:
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    assert [text[a:b] for a, b in spans(text)] == expected


def test_line_break_ends_a_sentence() -> None:
    text = "Causes\nSmoking\nAlcohol"
    assert [text[a:b] for a, b in spans(text)] == ["Causes", "Smoking", "Alcohol"]


def test_wrapped_line_does_not() -> None:
    text = "Cramps are sudden and painful contractions of a muscle that\noften come at night. They pass."
    assert [text[a:b] for a, b in spans(text)] == [
        "Cramps are sudden and painful contractions of a muscle that\noften come at night.",
        "They pass.",
    ]


def test_empty_line_always_ends_a_sentence() -> None:
    text = "Cramps are sudden and painful contractions of a muscle that\n\noften come at night"
    assert len(spans(text)) == 2


def test_bullet_is_never_joined_to_the_line_before() -> None:
    text = "These causes of cramps are known to many doctors and\n- dehydration\n- pregnancy"
    assert len(spans(text)) == 3


def test_part_of_a_text_keeps_its_offsets() -> None:
    text = "One is here. Two is here. Three is here."
    assert [text[a:b] for a, b in spans(text, 13, 25)] == ["Two is here."]


def test_nothing_in_nothing() -> None:
    assert spans("") == spans(" \n ") == []


def test_speed() -> None:
    text = "The dose was 5 mg daily in most patients, e.g. those with pain (see Fig. 2). Others had less.\n" * 5000
    began = time.perf_counter()
    spans(text)
    assert time.perf_counter() - began < 2.0, "under a quarter of a megabyte per second"


def test_no_backtracking_on_hostile_input() -> None:
    began = time.perf_counter()
    for hostile in (" " * 200_000, "." * 200_000, "1," * 100_000, "[1" * 50_000, "a.\n" * 50_000, ". [1,1,1" * 20_000):
        spans(hostile)
    assert time.perf_counter() - began < 5.0
