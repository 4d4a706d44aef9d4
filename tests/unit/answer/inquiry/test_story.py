"""What a long message is about, of all that its story names."""

from __future__ import annotations

import pytest

from primum.answer.inquiry.question import ASKING, read
from primum.answer.lexicon.spelling import Speller
from primum.answer.lexicon.vocabulary import spoken
from primum.model import Question

STORY = (
    "We moved house in spring and since then nothing has gone right for us at all. My neighbour says that I should not "
    "wait any longer, and so I am writing to you today. "
)
SPELLER = Speller(ASKING)


def _read(question: str, *pages: str) -> tuple[str, tuple[str, ...], str]:
    inquiry, reading = read(
        Question(STORY + question), vocabulary=spoken(), speller=SPELLER, is_paged=lambda words: words in pages
    )
    return inquiry.intent, tuple(c.words for c in reading.concepts), reading.left_open


@pytest.mark.parametrize(
    ("told", "intent", "concepts"),
    [
        # Who has an illness and asks for help asks what to do about it.
        ("I have psoriasis on both arms. Please help me.", "treatment", ("psoriasis",)),
        ("My brother has gout. Is there anything that can be done to ease his days?", "treatment", ("gout",)),
        ("I have psoriasis. Where could I find any information to read, please help.", "definition", ("psoriasis",)),
        # When it was found is told, not asked.
        ("She was diagnosed with gout. Is there anything new for someone like her?", "yes_no", ("gout",)),
        # How old somebody is makes a question no question of old age.
        ("I am 77 years old and have gout. Is it a rare thing?", "epidemiology", ("gout",)),
        # A part of the body or pain leads where nothing else is named.
        ("I have sarcoidosis, and it is in my chest. What could help the pain?", "treatment", ("sarcoidosis", "pain")),
        # Of two that are named alike either may be meant.
        ("I have had gout and psoriasis for years. What should I do?", "treatment", ("gout", "psoriasis")),
        # What somebody suspects is asked about, whatever the story names.
        ("She has had a cough, and the cough got worse. Could this be catatonia?", "symptoms", ("catatonia",)),
    ],
)
def test_a_story_is_read_by_what_it_asks(told: str, intent: str, concepts: tuple[str, ...]) -> None:
    assert _read(told)[:2] == (intent, concepts)


def test_a_name_that_no_list_knows_must_be_met_and_a_slip_names_nothing() -> None:
    assert _read("My sister has psoriasis. Could she use Salinomycin for it?")[1] == ("psoriasis", "Salinomycin")
    assert _read("My sister has psoriasis. What do you recommend, and can it be sent to Lagos?")[1] == ("psoriasis",)
    assert _read("My sister has psoriasis. I have questins on what she could use for it.")[1] == ("psoriasis",)


def test_a_title_says_which() -> None:
    told = f"SUBJECT: thalamic lacunar strokes\nMESSAGE: {STORY}I had this stroke. How is the stroke treated?"
    inquiry, _ = read(Question(told), vocabulary=spoken(), speller=SPELLER)
    assert inquiry.subject.words == "thalamic lacunar strokes"


def test_a_name_that_only_the_library_knows_is_a_name() -> None:
    told = "A swab showed serratia marcescens. Can the infection still be passed from hand to hand?"
    assert "serratia marcescens" in _read(told, "serratia marcescens")[1]
    assert "serratia marcescens" not in _read(told)[1]


def test_two_words_that_are_a_page_together_are_one_thing() -> None:
    told = "Could someone of my age get throat cancer?"
    assert _read(told, "throat cancer")[1] == ("throat cancer",)


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("I would appreciate if you could provide some advice on my gout.", "I would appreciate"),
        ("The weather is fine. Kindly suggest a diet for gout.", "Kindly suggest"),
        ("The weather is fine. I am trying to find the cause of my gout.", "I am trying to find"),
    ],
)
def test_requests_ask(told: str, asked: str) -> None:
    _, reading = read(Question(STORY + told), vocabulary=spoken(), speller=SPELLER)
    assert reading.focus.startswith(asked)
