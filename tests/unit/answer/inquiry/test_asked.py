"""What a question turns on."""

from __future__ import annotations

import pytest

from primum.answer.inquiry.asked import asks_yes_or_no, clause, practical
from primum.answer.inquiry.question import ASKING, Reading, read
from primum.answer.lexicon.spelling import Speller
from primum.answer.lexicon.vocabulary import vocabulary
from primum.model import Inquiry, Question

SPELLER = Speller(ASKING)


def reading(text: str) -> tuple[Inquiry, Reading]:
    return read(Question(text), vocabulary=vocabulary(), speller=SPELLER)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("I take pills for hay fever but should I worry about my tonsils?", "should I worry about my tonsils?"),
        ("If the test is positive, is it gout?", "is it gout?"),
        ("What causes gout?", "What causes gout?"),
        ("It hurts but not much", "It hurts but not much"),
    ],
)
def test_the_clause_that_asks_follows_the_one_that_tells(text: str, asks: str) -> None:
    assert clause(text) == asks


def test_what_is_asked_comes_before_what_is_told() -> None:
    inquiry, read_as = reading("I take pills for hay fever, but should I be worried about gout?")
    assert inquiry.subject.words == "gout"
    assert read_as.turns_on == ("gout",)


def test_a_message_turns_on_what_its_title_names() -> None:
    told = "I have gout and take vitamin C. " * 6
    assert reading(f"SUBJECT: Velnarone\nMESSAGE: {told}How much is in it?")[1].turns_on == ("Velnarone",)
    assert reading(f"SUBJECT: some more questions\nMESSAGE: {told}How much is in it?")[1].turns_on == ()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Could it be a kidney infection?", "symptoms"),
        ("Is it possible for it to be pneumonia?", "symptoms"),
        ("Should I get checked for gout?", "symptoms"),
        ("Might I have shingles?", "symptoms"),
        ("Could it be the salt that causes gout?", "causes"),
        ("Could I have a vaccine?", "prevention"),
        ("Wouldn't that mean that gout is inherited?", "inheritance"),
        ("If gout is inherited, how is it treated?", "treatment"),
        ("Is gout rare?", "epidemiology"),
        ("Any idea why I keep having gout?", "causes"),
        ("What would help my gout right now?", "treatment"),
        ("Can sudden infant death be stopped?", "prevention"),
        ("What are the symptoms of velnar deficiency, combined 3?", "symptoms"),
        ("What is severe combined immunodeficiency?", "definition"),
        ("Is there medication for sleep?", "treatment"),
    ],
)
def test_the_intent_is_that_of_the_clause_that_asks(text: str, intent: str) -> None:
    assert reading(text)[0].intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Can I drive while taking warfarin?", "yes_no"),
        ("Can I take warfarin with food?", "yes_no"),
        ("Can I take warfarin with ibuprofen?", "interactions"),
        ("Does warfarin interact with other medicines?", "interactions"),
    ],
)
def test_what_one_medicine_is_taken_with_may_be_no_medicine(text: str, intent: str) -> None:
    assert reading(text)[0].intent == intent


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("When can I wash my hair with shingles?", ("wash", "hair")),
        ("Can I get shingles?", ()),
        ("Can I run with shingles?", ("run",)),
        ("Can I go to work with shingles?", ("work",)),
        ("Can people with shingles eat fruit?", ("fruit",)),
        ("What can I eat with shingles?", ()),
        ("Shingles. Please send me any literature. Is there information?", ()),
        ("shingles", ()),
    ],
)
def test_the_words_of_its_own_say_what_a_question_asks_of_its_subject(text: str, own: tuple[str, ...]) -> None:
    assert reading(text)[1].own_words == own


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Could you recommend a good specialist for gout?", "whom to turn to"),
        ("Do you have an office in our town?", "whom to turn to"),
        ("How can I participate in a trial on gout?", "studies to take part in"),
        ("What does it cost?", ""),
        ("Should I see a doctor about gout?", ""),
    ],
)
def test_what_is_asked_for_beside_knowledge(text: str, wanted: str) -> None:
    assert " ".join(c.words for c in practical(text)) == wanted


def test_no_fever_is_not_what_ails_somebody() -> None:
    assert "fever" not in reading("Why do I cough but no fever?")[0].subject.words


def test_pudding_is_no_short_form() -> None:
    assert vocabulary().find("a pudding") == ()
    assert vocabulary().find("PUD")[0].preferred == "peptic ulcer"


@pytest.mark.parametrize(
    ("text", "subject"),
    [("Do I need eye drops?", "eye drops"), ("pain in my ball and socket joint", "joint pain")],
)
def test_a_thing_for_a_part_of_the_body_is_not_the_part(text: str, subject: str) -> None:
    assert reading(text)[0].subject.words == subject


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Is there anything I can take to help with the flu?", "treatment"),
        ("I write in a serious matter: what is the treatment of gout?", "treatment"),
        ("Could I have caught shingles from my partner?", "transmission"),
        ("What percentage of people have gout?", "epidemiology"),
        ("At what age should cataracts be removed?", "treatment"),
        ("How does gout come about?", "causes"),
        ("What would you recommend for gout?", "treatment"),
        ("So it lasts for days, it's gout?", "symptoms"),
    ],
)
def test_wording_of_messages_shows_the_intent(text: str, intent: str) -> None:
    assert reading(text)[0].intent == intent


def test_of_a_title_of_several_things_the_known_ones_are_turned_on() -> None:
    told = "I have gout and fly a machine. " * 6
    assert reading(f"SUBJECT: Aviation and gout\nMESSAGE: {told}May I?")[1].turns_on == ("gout",)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Does gout cause kidney stones?", True),
        ("Gout causes kidney stones?", True),
        ("I have gout and my knee is bad, what causes gout?", False),
        ("How is gout treated?", False),
        ("gout kidney stones", False),
    ],
)
def test_whether_a_yes_or_a_no_is_wanted(text: str, wants: bool) -> None:
    assert asks_yes_or_no(text) is wants
